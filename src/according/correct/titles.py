"""Titles of findings that a person put otherwise: plain sentences made from the parts, as the tool's own are."""

import re
from collections.abc import Iterable, Sequence

from according.core import Aspect, Comparison, Finding, FindingKind, Relation
from according.core.letters import letter

_QUOTED = re.compile(r"“[^”]*”")
#: Words of so many characters are shown for each account; longer ones for one account, up to so many.
_SHORT, _LONG = 40, 100
_LETTER = re.compile(r"(?<![\w’'])[A-Z](?![\w’'.])")
_DIFFERENT = {
    Aspect.FIGURE: "different figures",
    Aspect.DATE: "different dates",
    Aspect.OUTCOME: "different outcomes",
    Aspect.WORDING: "different words",
    Aspect.SCOPE: "a different scope",
    Aspect.SPEAKER: "different speakers",
    Aspect.NAME: "different names",
}
_OF = {
    Aspect.FIGURE: " in the figure",
    Aspect.DATE: " in the date",
    Aspect.OUTCOME: " in the outcome",
    Aspect.WORDING: " in the words",
    Aspect.SCOPE: " in the scope",
    Aspect.SPEAKER: " in the speaker",
    Aspect.NAME: " in the name",
}
_RELATIONS = {
    Relation.SAME: "the same{of}",
    Relation.NARROWER: "the same, more fully in one than in another",
    Relation.DIFFERS: "a difference{of}",
    Relation.DENIES: "one denies what another tells",
    Relation.OTHER_PRECISION: "the same{of}, more precisely in one than in another",
    Relation.CHANGED: "a change with time{of}",
    Relation.NOT_SETTLED: "whether they differ{of} is not settled",
    Relation.ALONE: "found in one account only",
}
_KINDS = {
    FindingKind.DIFFERS: "a difference{of}",
    FindingKind.DENIES: "one denies what another tells",
    FindingKind.FIGURE_VARIANT: "one figure in several readings",
    FindingKind.NOT_SETTLED: "whether they differ{of} is not settled",
    FindingKind.CORROBORATED: "carried by several accounts",
    FindingKind.QUOTATION_VARIANT: "one quotation in several readings",
    FindingKind.VOICES: "who speaks",
    FindingKind.LABEL: "what somebody or something is called",
    FindingKind.AGENCY: "who is said to act",
    FindingKind.CHARGED_WORDING: "charged words",
    FindingKind.SCARE_QUOTE: "words in quotation marks without a speaker",
    FindingKind.CUE: "how words are introduced",
    FindingKind.HEADLINE_GAP: "the headline says more than the text",
    FindingKind.PARAPHRASE_GAP: "the paraphrase says something else than the words",
    FindingKind.UNSOURCED_FIGURE: "a figure without a source",
    FindingKind.SINGLE_ACCOUNT: "found in one account only",
    FindingKind.PROVENANCE: "where it comes from",
    FindingKind.COPIED: "copied passages",
    FindingKind.CIRCULAR: "accounts that have it from each other",
}


def put_so(comparison: Comparison, finding: Finding, who: str) -> str:
    """What a finding is as a person put it: "A and C: different outcomes, as Ada Lind put it: “…”"."""
    return f"{_told(comparison, finding)}, as {who} put it{_words(comparison, finding)}"


def kept_so(comparison: Comparison, finding: Finding, title: str, was: Sequence[str]) -> str:
    """The title of a finding that was kept; in plain words where its letters mean other accounts by now.

    ``was`` are the documents of its evidence in the order of then.
    """
    order = [annotated.id for annotated in comparison.documents]
    places = [order.index(document) for document in was]
    told = set(_LETTER.findall(_QUOTED.sub("", title)))
    meant = {letter(order.index(d)) for d in (*finding.documents, *finding.absent) if d in order}
    if places == sorted(places) and told <= meant:
        return title
    return f"{_told(comparison, finding)}, as it was found before{_words(comparison, finding)}"


def letters(comparison: Comparison, documents: Iterable[str]) -> str:
    """The letters of accounts in their order: "A, C and D"."""
    order = {annotated.id: place for place, annotated in enumerate(comparison.documents)}
    return listed([letter(place) for place in sorted({order[document] for document in documents})])


def listed(names: Sequence[str]) -> str:
    """Names as a list: "A, C and D"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _told(comparison: Comparison, finding: Finding) -> str:
    return f"{letters(comparison, finding.documents)}: {_what(finding)}"


def _words(comparison: Comparison, finding: Finding) -> str:
    """The words that a finding stands on: short ones of each account, else the first account's."""
    known = {annotated.id: annotated for annotated in comparison.documents}
    first = {e.document: " ".join(known[e.document].words(e.span).split()) for e in reversed(finding.evidence)}
    told = list(dict.fromkeys(first[document] for document in finding.documents))
    if not told:
        return ""
    if all(len(words) <= _SHORT for words in told):
        return f": {listed([f'“{words}”' for words in told])}"
    words = told[0]
    return f": “{words if len(words) <= _LONG else words[:_LONG].rstrip() + ' …'}”"


def _what(finding: Finding) -> str:
    of = _OF[finding.aspect] if finding.aspect is not None else ""
    if finding.relation is Relation.DIFFERS and finding.aspect is not None:
        return _DIFFERENT[finding.aspect]
    if finding.relation is not None and finding.kind in _RELATED:
        return _RELATIONS[finding.relation].format(of=of)
    return _KINDS[finding.kind].format(of=of)


#: Kinds that are nothing but their relation.
_RELATED = frozenset(
    {
        FindingKind.DIFFERS,
        FindingKind.DENIES,
        FindingKind.NOT_SETTLED,
        FindingKind.CORROBORATED,
        FindingKind.SINGLE_ACCOUNT,
        FindingKind.FIGURE_VARIANT,
    }
)
