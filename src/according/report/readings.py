"""The readings of a quotation under one another, as in a critical apparatus: what each cuts, inserts and alters."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from according.core import Annotated, ChangeKind, Evidence, Finding, words
from according.report.account_lines import AccountLine
from according.report.excerpts import anchor
from according.report.visible import one_line, visible_markup

_CHANGE_WORDS = {
    ChangeKind.CUT: "cut",
    ChangeKind.INSERTED: "inserted",
    ChangeKind.REPLACED: "replaced",
    ChangeKind.BRACKETED: "bracketed",
    ChangeKind.ELLIPSIS: "ellipsis",
    ChangeKind.CAPITAL: "capital letter altered",
    ChangeKind.FULL_STOP: "full stop moved",
    ChangeKind.PUNCTUATION: "punctuation",
    ChangeKind.NEGATION: "a negation differs",
    ChangeKind.FIGURE: "a figure differs",
    ChangeKind.SPEAKER: "another speaker",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One account's reading, with what differs from the base marked in place; ``base`` for the one compared with."""

    account: AccountLine
    anchor: str
    passage: Markup
    plain: str
    base: bool
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedChange:
    """A change in words: its kind, and what stands in the base and in the other reading ("" where nothing does)."""

    kind: str
    base_letter: str
    base: str
    other_letter: str
    other: str


def readings(
    finding: Finding, documents: dict[str, Annotated], accounts: dict[str, AccountLine]
) -> tuple[tuple[Reading, ...], tuple[ListedChange, ...]]:
    """The readings of a quotation-variant finding, the base (the longest) first, and its changes as a list."""
    if not finding.evidence:
        return (), ()
    base = _base(finding)
    base_text = _words(documents, base)
    rows = []
    against = _base_marks(finding, base, documents)
    for evidence in (base, *(e for e in finding.evidence if e is not base)):
        account = accounts[evidence.document]
        own = _words(documents, evidence)
        # A spoken word's place in the base's reading shows what another reading lacks; in the others, what they add.
        spans = against if evidence is base else _differing(own, base_text)
        rows.append(
            Reading(
                account=account,
                anchor=anchor(account, evidence.span),
                passage=_passage(own, spans, base=evidence is base),
                plain=_plain(own, spans, base=evidence is base),
                base=evidence is base,
                language=documents[evidence.document].document.language,
            )
        )
    return tuple(rows), tuple(_listed(finding, documents, accounts))


def _base(finding: Finding) -> Evidence:
    """The reading that the changes are told from; without changes the longest, the first of equals."""
    for change in finding.changes:
        for evidence in finding.evidence:
            if (
                change.base is not None
                and evidence.document == change.base.document
                and evidence.span.overlaps(change.base.span)
            ):
                return evidence
    return max(finding.evidence, key=lambda e: len(e.span))


def _base_marks(finding: Finding, base: Evidence, documents: dict[str, Annotated]) -> list[tuple[int, int, str]]:
    marks: set[tuple[int, int, str]] = set()
    own = _words(documents, base)
    for evidence in finding.evidence:
        if evidence is not base:
            marks.update(mark for mark in _differing(own, _words(documents, evidence)) if mark[1] > mark[0])
    merged: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(marks):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), kind)
        else:
            merged.append((start, end, kind))
    return merged


def _differing(own: str, other: str) -> list[tuple[int, int, str]]:
    """The stretches of ``own`` whose words are not in ``other`` there; an empty stretch where ``other`` has more."""
    here, there = words(own), words(other)
    matcher = SequenceMatcher(None, [w.form for w in here], [w.form for w in there], autojunk=False)
    marks = []
    for name, i, j, _, _ in matcher.get_opcodes():
        if name == "equal":
            continue
        if i == j:
            place = here[i].start if i < len(here) else len(own)
            marks.append((place, place, "cut"))
        else:
            marks.append((here[i].start, here[j - 1].end, name))
    return marks


def _passage(text: str, marks: list[tuple[int, int, str]], *, base: bool) -> Markup:
    parts: list[str] = []
    place = 0
    for start, end, _ in marks:
        parts.append(str(visible_markup(text[place:start])))
        if start == end:
            parts.append('<span class="gap" role="img" aria-label="cut here">⌫</span>')
        elif base:
            parts.append(f'<del class="lack">{visible_markup(text[start:end])}</del>')
        else:
            parts.append(f'<ins class="only">{visible_markup(text[start:end])}</ins>')
        place = end
    parts.append(str(visible_markup(text[place:])))
    return Markup("".join(parts))  # noqa: S704 - every part is escaped


def _plain(text: str, marks: list[tuple[int, int, str]], *, base: bool) -> str:
    """The reading with signs alone: [-what others lack-], {+what only this one has+}, ⌫ where it cuts."""
    parts, place = [], 0
    for start, end, _ in marks:
        parts.append(text[place:start])
        parts.append("⌫ " if start == end else f"[-{text[start:end]}-]" if base else f"{{+{text[start:end]}+}}")
        place = end
    return "".join([*parts, text[place:]])


def _listed(finding: Finding, documents: dict[str, Annotated], accounts: dict[str, AccountLine]) -> list[ListedChange]:
    def side(evidence: Evidence | None) -> tuple[str, str]:
        if evidence is None:
            return "", ""
        return accounts[evidence.document].letter, _words(documents, evidence)

    listed = []
    for change in finding.changes:
        (base_letter, base), (other_letter, other) = side(change.base), side(change.other)
        listed.append(
            ListedChange(
                kind=_CHANGE_WORDS[change.kind],
                base_letter=base_letter,
                base=base,
                other_letter=other_letter,
                other=other,
            )
        )
    return list(dict.fromkeys(listed))


def _words(documents: dict[str, Annotated], evidence: Evidence) -> str:
    return one_line(documents[evidence.document].words(evidence.span))
