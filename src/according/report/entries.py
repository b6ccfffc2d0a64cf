"""A finding as the reader sees it: its sentence, each account's words in context, its origins, rule and citation."""

from dataclasses import dataclass, replace

from according.core import Annotated, Finding, OriginKind
from according.report.account_lines import AccountLine
from according.report.excerpts import Excerpt, excerpt
from according.report.sections import Numbered, relation_words
from according.report.visible import one_line

#: Pieces of evidence of one account that a finding shows at once; further ones are folded.
FIRST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One account's words in a finding: those shown, and those folded."""

    account: AccountLine
    first: tuple[Excerpt, ...]
    more: tuple[Excerpt, ...]


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
    citation: str


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
        citation=citation(finding, documents, accounts),
    )


def shown_origins(finding: Finding, accounts: dict[str, AccountLine]) -> tuple[ShownOrigin, ...]:
    """The independent origins with circled numbers, then the accounts that give none."""
    shown = []
    count = 0
    for origin in sorted(finding.origins, key=lambda origin: origin.kind is OriginKind.NOT_GIVEN):
        given = origin.kind is not OriginKind.NOT_GIVEN
        count += given
        shown.append(
            ShownOrigin(
                sign=circled(count) if given else "",
                name=one_line(origin.name) or (f"one {origin.kind.value}" if given else origin.kind.value),
                kind=origin.kind.value if given and origin.name else "",
                letters=", ".join(accounts[document].letter for document in origin.documents),
                why=origin.why,
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
        place = f"characters {evidence.span.start}–{evidence.span.end}"
        parts.append(
            f"{account.letter} “{one_line(documents[evidence.document].words(evidence.span))}” "
            f"({account.name}, {account.date or 'no date'}, {place} of {document.raw.sha256[:12]})."
        )
    return " ".join([*parts, f"[{finding.id}]"])
