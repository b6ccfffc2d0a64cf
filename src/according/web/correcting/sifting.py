"""Sifting: which findings the list shows, by kind, account, verdict and words, and how many there are of each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from according.core import Comparison, Finding, FindingKind, Judged, Note, SubjectKind, Verdict
from according.report.sections import RELATION_WORDS, SECTIONS, Numbered

#: Findings on one page of the list.
A_PAGE = 50
#: What a finding is that nobody said anything of.
OPEN = "open"
#: The verdicts by which the list is sifted, each with its word.
VERDICTS = (
    ("", "All but those set aside"),
    (OPEN, "Open"),
    (Verdict.ACCEPTED.value, "Accepted"),
    (Verdict.EDITED.value, "Edited"),
    (Verdict.REJECTED.value, "Set aside"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A finding with its number in the report (0 for one set aside), what was said of it, and the notes on it.

    ``verdict`` is "open", "accepted", "edited" or "rejected"; one that is kept though it is not found any more
    counts as accepted.
    """

    numbered: Numbered
    verdict: str
    judged: Judged | None
    notes: tuple[Note, ...]

    @property
    def finding(self) -> Finding:
        """The finding."""
        return self.numbered.finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many findings there are of each verdict."""

    open: int
    accepted: int
    edited: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person wants to see: "" and 1 for no wish.

    ``account`` is a letter, ``section`` the anchor of one of the report.
    """

    kind: str = ""
    section: str = ""
    account: str = ""
    verdict: str = ""
    words: str = ""
    page: int = 1

    @property
    def narrowed(self) -> bool:
        """Whether anything but the verdict is asked for."""
        return bool(self.kind or self.section or self.account or self.words)

    def query(self, **other: str) -> str:
        """The wish as the query of an address ("?kind=differs"), with ``other`` in its place; "" for no wish."""
        fields = {
            "kind": self.kind,
            "section": self.section,
            "account": self.account,
            "words": self.words,
            "verdict": self.verdict,
            **other,
        }
        given = {name: value for name, value in fields.items() if value}
        return f"?{urlencode(given)}" if given else ""


_SECTIONS = {section.anchor: section.kinds for section in SECTIONS}


def wanted(query: Mapping[str, str]) -> Wanted:
    """The wish in an address; what makes no sense in it is no wish."""
    section = query.get("section", "")
    kind, verdict, page = query.get("kind", ""), query.get("verdict", ""), query.get("page", "1")
    return Wanted(
        kind=kind if kind in list(FindingKind) else "",
        section=section if section in _SECTIONS else "",
        account=query.get("account", "")[:3].upper(),
        verdict=verdict if verdict in dict(VERDICTS) else "",
        words=" ".join(query.get("words", "").split())[:200],
        page=int(page) if page.isascii() and page.isdigit() and 0 < int(page[:6]) < 100_000 else 1,
    )


def judgements(comparison: Comparison, numbered: Iterable[Numbered]) -> tuple[Judgement, ...]:
    """All findings in the report's order, then those set aside in the order of their kinds."""
    said = {judged.id: judged for judged in comparison.review.judged if judged.kind is SubjectKind.FINDING}
    notes: dict[str, list[Note]] = {}
    for note in comparison.review.notes:
        if note.kind is SubjectKind.FINDING:
            notes.setdefault(note.id, []).append(note)
    kinds = [kind for section in SECTIONS for kind in section.kinds]
    aside = sorted(comparison.set_aside, key=lambda finding: kinds.index(finding.kind))
    return tuple(
        Judgement(
            numbered=each,
            verdict=_verdict(said.get(each.finding.id), each.number),
            judged=said.get(each.finding.id),
            notes=tuple(notes.get(each.finding.id, ())),
        )
        for each in (*numbered, *(Numbered(number=0, finding=finding) for finding in aside))
    )


def sifted(
    found: Sequence[Judgement], wish: Wanted, texts: Mapping[str, str], letters: Mapping[str, str]
) -> tuple[Judgement, ...]:
    """Those that are wanted.

    Args:
        found: all findings.
        wish: what is wanted.
        texts: the documents' texts, by their ids.
        letters: the documents' ids, by the letters of their accounts.

    """
    words = [word.casefold() for word in wish.words.split()]
    document = letters.get(wish.account)
    return tuple(
        each
        for each in found
        if _is_of(each, wish.verdict)
        and (not wish.kind or each.finding.kind == wish.kind)
        and (not wish.section or each.finding.kind in _SECTIONS[wish.section])
        and (not wish.account or document in each.finding.documents)
        and (not words or _has(each, words, texts))
    )


def tally(found: Iterable[Judgement]) -> Tally:
    """How many there are of each verdict."""
    counts = Counter(each.verdict for each in found)
    return Tally(
        open=counts[OPEN],
        accepted=counts[Verdict.ACCEPTED],
        edited=counts[Verdict.EDITED],
        rejected=counts[Verdict.REJECTED],
    )


def kinds(found: Iterable[Judgement], wish: Wanted) -> tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...]:
    """The sections that have findings of the verdict that is wanted, each with its kinds: value, words, how many.

    The kind that is wanted is among them, whether there is any.
    """
    counts = Counter(each.finding.kind for each in found if _is_of(each, wish.verdict))
    return tuple(
        (section.title, tuple((kind.value, RELATION_WORDS[kind], counts[kind]) for kind in listed))
        for section in SECTIONS
        if (listed := [kind for kind in section.kinds if counts[kind] or kind == wish.kind])
    )


def _is_of(each: Judgement, verdict: str) -> bool:
    """Whether a finding is of the verdict that is wanted: what was set aside shows only where it is asked for."""
    return each.verdict == verdict if verdict else each.verdict != Verdict.REJECTED


def _verdict(judged: Judged | None, number: int) -> str:
    if number == 0:
        return Verdict.REJECTED.value
    if judged is None:
        return OPEN
    return Verdict.ACCEPTED.value if judged.verdict in (Verdict.KEPT, Verdict.ADDED) else judged.verdict.value


def _has(each: Judgement, words: Sequence[str], texts: Mapping[str, str]) -> bool:
    parts = [each.finding.title, *(note.text for note in each.notes)]
    parts += [evidence.span.of(texts[evidence.document]) for evidence in each.finding.evidence]
    text = " ".join(" ".join(parts).split()).casefold()
    return all(word in text for word in words)
