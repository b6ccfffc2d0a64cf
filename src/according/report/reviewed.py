"""What people said of a comparison: beside each finding, what they set aside, and what could not be carried over."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from according.core import Comparison, Finding, Judged, Note, Orphan, SubjectKind, Verdict
from according.report.account_lines import AccountLine, day
from according.report.entries import Entry, entry
from according.report.places import Places
from according.report.sections import Numbered, numbered
from according.report.visible import one_line

#: Words of an attribution that a line shows of each of its parts.
_PART = 60
_COUNTED = {
    SubjectKind.FINDING: ("finding", "findings"),
    SubjectKind.ATTRIBUTION: ("attribution", "attributions"),
    SubjectKind.ENTITY: ("name", "names"),
    SubjectKind.GROUP: ("group of statements", "groups of statements"),
    SubjectKind.DOCUMENT: ("account", "accounts"),
    SubjectKind.STORY: ("story", "stories"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What people said of one thing, in a line: a verdict, by whom and when, and why ("" where they did not say).

    ``of`` says what it was said of where that is not the thing itself: the group of statements behind a finding.
    """

    verdict: Verdict
    by: str
    why: str
    of: str = ""

    @property
    def word(self) -> str:
        """The verdict as it is shown."""
        return self.verdict.value

    @property
    def line(self) -> str:
        """All of it as plain text: "edited by Ada Lind, 12 May 2026: the years differ"."""
        return f"{self.of}{self.word} {self.by}" + (f": {self.why}" if self.why else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Jotting:
    """A note, who wrote it when, and what it is about ("" beside the thing itself)."""

    text: str
    by: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A finding that people rejected: as it was found, and who rejected it why."""

    entry: Entry
    mark: Mark | None
    jottings: tuple[Jotting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A step that could not be carried over: why, and the words that come nearest ("" where none do)."""

    step: int
    why: str
    words: str
    account: AccountLine | None
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Righted:
    """An attribution of one account that people put right: its words, and what was done."""

    words: str
    mark: Mark


class Reviewed:
    """What people said of a comparison, by what they said it of. False where nobody said anything."""

    def __init__(self, comparison: Comparison, accounts: dict[str, AccountLine], places: Places) -> None:
        self._comparison, self._accounts, self._places = comparison, accounts, places
        self._documents = {annotated.id: annotated for annotated in comparison.documents}
        review = comparison.review
        self._judged = {(judged.kind, judged.id): judged for judged in review.judged}
        self._notes: dict[tuple[SubjectKind, str], list[Note]] = {}
        for note in review.notes:
            self._notes.setdefault((note.kind, note.id), []).append(note)
        self.steps, self.head = review.steps, review.head

    def __bool__(self) -> bool:
        review = self._comparison.review
        return bool(review.judged or review.notes or review.orphans or review.steps or self._comparison.set_aside)

    def marks(self, finding: Finding) -> tuple[Mark, ...]:
        """What people said of a finding, and of the group of statements behind it."""
        found = []
        judged = self._judged.get((SubjectKind.FINDING, finding.id))
        if judged is not None:
            found.append(_mark(judged))
        group = self._judged.get((SubjectKind.GROUP, finding.alignment or ""))
        if group is not None:
            found.append(_mark(group, "which statements belong together: "))
        return tuple(found)

    def name(self, entity: str) -> Mark | None:
        """What people said of who is who, of an entity across accounts."""
        judged = self._judged.get((SubjectKind.ENTITY, entity))
        return None if judged is None else _mark(judged)

    def jottings(self, finding: Finding) -> tuple[Jotting, ...]:
        """The notes on a finding, oldest first."""
        return tuple(_jotting(note) for note in self._notes.get((SubjectKind.FINDING, finding.id), ()))

    @cached_property
    def elsewhere(self) -> tuple[Jotting, ...]:
        """The notes on what is no finding of this comparison, each with what it is about."""
        shown = {finding.id for finding in (*self._comparison.findings, *self._comparison.set_aside)}
        return tuple(
            _jotting(note, self._about(note))
            for note in self._comparison.review.notes
            if note.kind is not SubjectKind.FINDING or note.id not in shown
        )

    @cached_property
    def set_aside(self) -> tuple[SetAside, ...]:
        """The findings that people rejected, in the order in which they were found."""
        made = []
        numbers = {each.finding.id: each.number for each in numbered(self._comparison)}
        for finding in self._comparison.set_aside:
            known = tuple(evidence for evidence in finding.evidence if evidence.document in self._documents)
            absent = tuple(document for document in finding.absent if document in self._accounts)
            left = replace(finding, evidence=known, absent=absent, origins=())
            for evidence in known:
                self._places.link(evidence.document, evidence.span)
            judged = self._judged.get((SubjectKind.FINDING, finding.id))
            made.append(
                SetAside(
                    entry=entry(Numbered(number=numbers[finding.id], finding=left), self._documents, self._accounts),
                    mark=None if judged is None else _mark(judged),
                    jottings=self.jottings(finding),
                )
            )
        return tuple(made)

    @cached_property
    def strays(self) -> tuple[Stray, ...]:
        """The steps that could not be carried over, in the order of the log."""
        return tuple(self._stray(orphan) for orphan in self._comparison.review.orphans)

    def righted(self, document: str) -> tuple[Righted, ...]:
        """The attributions of one account that people put right and that stand in it, in the order of the log."""
        annotated = self._documents[document]
        made = []
        for judged in self._comparison.review.judged:
            if judged.kind is not SubjectKind.ATTRIBUTION or judged.document != document:
                continue
            attribution = annotated.attribution(judged.id)
            if attribution is not None:
                parts = (attribution.source, attribution.cue, attribution.content)
                told = (" … ".join(annotated.words(span) for span in spans) for spans in parts if spans)
                made.append(Righted(words=" · ".join(_short(one_line(words)) for words in told), mark=_mark(judged)))
        return tuple(made)

    @cached_property
    def told(self) -> str:
        """How many corrections took part, in a sentence."""
        counts = Counter((judged.kind, judged.verdict) for judged in self._comparison.review.judged)
        parts = [
            f"{number} {_COUNTED[kind][number != 1]} {verdict.value}"
            for kind in SubjectKind
            for verdict in Verdict
            if (number := counts[kind, verdict])
        ]
        notes, lost = len(self._comparison.review.notes), len(self._comparison.review.orphans)
        parts += [f"{notes} note{'s' * (notes != 1)}"] if notes else []
        parts += [f"{lost} not carried over"] if lost else []
        steps = f"{self.steps} correction{'s' * (self.steps != 1)}"
        return f"{steps} by people took part" + (f": {', '.join(parts)}" if parts else "")

    def _stray(self, orphan: Orphan) -> Stray:
        guess = orphan.guess
        account = self._accounts.get(guess.document) if guess is not None else None
        fits = guess is not None and account is not None and self._stands(guess.document, guess.span.end)
        return Stray(
            step=orphan.step,
            why=orphan.why,
            words=_short(one_line(guess.exact), 2 * _PART) if guess is not None else "",
            account=account,
            anchor=self._places.link(guess.document, guess.span) if fits and guess is not None else "",
        )

    def _stands(self, document: str, end: int) -> bool:
        return end <= len(self._documents[document].document.text)

    def _about(self, note: Note) -> str:
        if note.kind is SubjectKind.STORY:
            return "the story"
        if note.kind is SubjectKind.DOCUMENT and note.id in self._accounts:
            account = self._accounts[note.id]
            return f"{account.letter}, {account.name}"
        if note.kind is SubjectKind.ENTITY:
            return next((one_line(one.name) for one in self._comparison.entities if one.id == note.id), "a name")
        if note.kind is SubjectKind.ATTRIBUTION:
            for annotated in self._comparison.documents:
                attribution = annotated.attribution(note.id)
                if attribution is not None:
                    words = _short(one_line(annotated.words(attribution.place)))
                    return f"{self._accounts[annotated.id].letter}: “{words}”"
        return f"a {_COUNTED[note.kind][0]}"


def people_of(names: Iterable[str]) -> str:
    """Names in a row: "Ada Lind, Ben Roe and Cy Dow"."""
    known = [one_line(name) for name in names] or ["somebody"]
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} and {known[-1]}"


def _mark(judged: Judged, of: str = "") -> Mark:
    by = ", ".join(part for part in (f"by {people_of(judged.who)}", day(judged.when)) if part)
    if judged.verdict is Verdict.KEPT:
        by += "; this model does not find it"
    return Mark(verdict=judged.verdict, by=by, why=one_line(judged.why), of=of)


def _jotting(note: Note, about: str = "") -> Jotting:
    by = ", ".join(part for part in (one_line(note.who), day(note.when)) if part)
    return Jotting(text=note.text.strip(), by=by, about=about)


def _short(words: str, most: int = _PART) -> str:
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + " …"
