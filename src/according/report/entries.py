"""A finding as the reader sees it: its sentence, each account's words in context, its origins, rule and citation."""

from dataclasses import dataclass, replace

from according.core import Annotated, Finding, OriginKind, words
from according.report.account_lines import AccountLine
from according.report.excerpts import Excerpt, excerpt
from according.report.grounds import Ground, grounds
from according.report.leaves import pages
from according.report.sections import Numbered, relation_words
from according.report.visible import one_line

#: Pieces of evidence of one account that a finding shows at once; further ones are folded.
FIRST = 4
#: Words from which the same words in several accounts are shown once; in shorter ones the context tells more.
_SAME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One account's words in a finding: those shown, and those folded."""

    account: AccountLine
    first: tuple[Excerpt, ...]
    more: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Accounts with the same words, which are shown once: ``words`` are the first account's."""

    words: Words
    others: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOrigin:
    """An origin with its circled number ("" where none is given), what it is, and who carries it."""

    sign: str
    name: str
    kind: str
    letters: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finding in the page's own terms."""

    number: int
    finding: Finding
    relation: str
    words: tuple[Words, ...]
    absent: tuple[AccountLine, ...]
    origins: tuple[ShownOrigin, ...]
    independent: int
    grounds: tuple[Ground, ...]
    citation: str

    @property
    def together(self) -> tuple[Same, ...]:
        """The words with accounts that say the very same grouped, in the user's order of their first accounts."""
        groups: dict[object, list[Words]] = {}
        for said in self.words:
            bare = _bare(said.first[0].words) if len(said.first) == 1 and not said.more else ()
            key = (said.first[0].role, bare) if len(bare) >= _SAME else said.account.id
            groups.setdefault(key, []).append(said)
        return tuple(Same(words=group[0], others=tuple(group[1:])) for group in groups.values())


def entry(numbered: Numbered, documents: dict[str, Annotated], accounts: dict[str, AccountLine]) -> Entry:
    """The finding with its words per account, in the user's order of accounts."""
    finding = numbered.finding
    pieces: dict[str, list[Excerpt]] = {}
    # A role that all evidence shares tells nothing.
    telling = len({evidence.role for evidence in finding.evidence}) > 1
    for evidence in dict.fromkeys(finding.evidence):
        if not telling:
            evidence = replace(evidence, role="")
        made = excerpt(documents[evidence.document], accounts[evidence.document], evidence)
        pieces.setdefault(evidence.document, []).append(made)
    pieces = {document: _roles_first(made) for document, made in pieces.items()}
    ordered = sorted(pieces, key=lambda document: accounts[document].place)
    return Entry(
        number=numbered.number,
        finding=finding,
        relation=relation_words(finding),
        words=tuple(
            Words(account=accounts[d], first=tuple(pieces[d][:FIRST]), more=tuple(pieces[d][FIRST:])) for d in ordered
        ),
        # An account may be cited for naming what it does not quote; then its row says so itself.
        absent=tuple(
            sorted((accounts[d] for d in finding.absent if d not in pieces), key=lambda account: account.place)
        ),
        origins=shown_origins(finding, accounts),
        independent=sum(origin.kind is not OriginKind.NOT_GIVEN for origin in finding.origins),
        grounds=grounds(finding.why, accounts),
        citation=citation(finding, documents, accounts),
    )


def shown_origins(finding: Finding, accounts: dict[str, AccountLine]) -> tuple[ShownOrigin, ...]:
    """The independent origins with circled numbers, then the accounts that give none."""
    shown = []
    for count, origin in enumerate((o for o in finding.origins if o.kind is not OriginKind.NOT_GIVEN), 1):
        shown.append(
            ShownOrigin(
                sign=circled(count),
                name=one_line(origin.name) or f"one {origin.kind.value}",
                kind=origin.kind.value if origin.name else "",
                letters=", ".join(accounts[document].letter for document in origin.documents),
                why=origin.why,
            )
        )
    named = {d for origin in finding.origins if origin.kind is not OriginKind.NOT_GIVEN for d in origin.documents}
    silent = [origin for origin in finding.origins if origin.kind is OriginKind.NOT_GIVEN]
    without = [document for origin in silent for document in origin.documents if document not in named]
    if without:
        letters = (accounts[document].letter for document in without)
        shown.append(
            ShownOrigin(
                sign="",
                name=silent[0].kind.value,
                kind="",
                letters=", ".join(dict.fromkeys(letters)),
                why="; ".join(dict.fromkeys(origin.why for origin in silent if origin.why)),
            )
        )
    return tuple(shown)


def circled(number: int) -> str:
    """A circled number up to 20, in parentheses beyond."""
    return chr(0x245F + number) if 1 <= number <= 20 else f"({number})"


def citation(finding: Finding, documents: dict[str, Annotated], accounts: dict[str, AccountLine]) -> str:
    """The finding as one can cite it: its sentence, then the words, the account, its date and the place in its text."""
    parts = [finding.title.rstrip(".") + "."]
    for evidence in dict.fromkeys(finding.evidence):
        account, document = accounts[evidence.document], documents[evidence.document].document
        leaf = pages(document, evidence.span)
        leaf = f"{leaf}, " if leaf else ""
        of = account.name if account.name == account.file else f"{account.name} ({account.file})"
        parts.append(
            f"{account.letter}: “{one_line(documents[evidence.document].words(evidence.span))}”, {of}, "
            f"{account.date or 'no date given'}, {leaf}characters {evidence.span.start}–{evidence.span.end} "
            f"of the text (SHA-256 {document.raw.sha256[:12]})."
        )
    return " ".join([*parts, f"[{finding.id}]"])


def _roles_first(made: list[Excerpt]) -> list[Excerpt]:
    """The pieces, so ordered that what is shown at once has one of each part: a denial is not folded away."""
    if len(made) <= FIRST:
        return made
    leading = list({piece.role: piece for piece in reversed(made)}.values())[::-1]
    return [*leading, *(piece for piece in made if piece not in leading)]


def _bare(text: str) -> tuple[str, ...]:
    """The words alone: neither case, quotation marks nor the point at the end tell two wordings apart."""
    return tuple(word.form for word in words(text, 0, len(text)))
