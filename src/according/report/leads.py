"""What to read first: the few findings that tell most of how the accounts differ."""

from dataclasses import dataclass

from according.core import Annotated, Comparison, Finding, FindingKind
from according.report.account_lines import AccountLine
from according.report.excerpts import excerpt
from according.report.sections import Chapter, weight
from according.report.visible import one_line

#: Findings that are named at the head of the page, in all and of one kind.
MOST, OF_A_KIND = 6, 3
_GIST = 14
#: Evidence up to this many words says little by itself; so many words around it say what it is about.
_BARE, _AROUND = 5, 6

_ORDER = (
    FindingKind.DENIES,
    FindingKind.DIFFERS,
    FindingKind.FIGURE_VARIANT,
    FindingKind.QUOTATION_VARIANT,
    FindingKind.CIRCULAR,
    FindingKind.HEADLINE_GAP,
    FindingKind.PARAPHRASE_GAP,
    FindingKind.COPIED,
    FindingKind.LABEL,
    FindingKind.AGENCY,
    FindingKind.CORROBORATED,
)

#: Kinds before this place in the order tell how accounts differ.
_WITHIN_ONE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A finding named at the head; ``gist`` are the words it is about, where its sentence does not hold them."""

    number: int
    finding: Finding
    gist: str


def leads(
    parts: tuple[Chapter, ...], documents: dict[str, Annotated], accounts: dict[str, AccountLine]
) -> tuple[Lead, ...]:
    """Up to ``MOST`` findings, what is denied or differs before all else, no more than ``OF_A_KIND`` of the rest.

    Quotations in the same words and labels of one account do not count; what several carry fills up the list.
    """
    ranked = sorted(
        (n for chapter in parts for n in chapter.findings if n.finding.kind in _ORDER and _tells(n.finding)),
        key=lambda n: (_rank(n.finding), weight(n.finding), n.number),
    )
    chosen: list[Lead] = []
    counts: dict[FindingKind, int] = {}
    for numbered in ranked:
        kind = numbered.finding.kind
        counts[kind] = counts.get(kind, 0) + 1
        if len(chosen) < MOST and (_rank(numbered.finding) < _WITHIN_ONE or counts[kind] <= OF_A_KIND):
            gist = _gist(numbered.finding, documents, accounts)
            chosen.append(Lead(number=numbered.number, finding=numbered.finding, gist=gist))
    return tuple(chosen)


def apart(comparison: Comparison, accounts: tuple[AccountLine, ...]) -> bool:
    """Whether there are several accounts and no two of them tell one event."""
    return (
        len(accounts) > 1 and bool(comparison.stories) and all(len(story.documents) < 2 for story in comparison.stories)
    )


def _rank(finding: Finding) -> int:
    """The finding's place in the order of kinds; a difference within one account comes after those between accounts."""
    place = _ORDER.index(finding.kind)
    if place >= _WITHIN_ONE:
        return place + 1
    return place if len(finding.documents) > 1 else _WITHIN_ONE


def _gist(finding: Finding, documents: dict[str, Annotated], accounts: dict[str, AccountLine]) -> str:
    """How the longest reading of a quotation begins; of a bare figure or date, the words around it."""
    if not finding.evidence:
        return ""
    if finding.kind in (FindingKind.DIFFERS, FindingKind.FIGURE_VARIANT):
        first = finding.evidence[0]
        if len(documents[first.document].words(first.span).split()) > _BARE:
            return ""
        made = excerpt(documents[first.document], accounts[first.document], first, _AROUND)
        return f"{made.before}{made.words}{made.after}"
    if finding.kind is not FindingKind.QUOTATION_VARIANT:
        return ""
    longest = max(finding.evidence, key=lambda evidence: len(evidence.span))
    found = one_line(documents[longest.document].words(longest.span)).strip("“”\"‘’'").split()
    return " ".join(found[:_GIST]) + (" …" if len(found) > _GIST else "")


def _tells(finding: Finding) -> bool:
    if finding.kind is FindingKind.QUOTATION_VARIANT:
        return weight(finding) < 2
    if finding.kind is FindingKind.LABEL:
        return len(finding.documents) > 1
    return True
