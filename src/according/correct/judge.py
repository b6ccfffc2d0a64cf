"""Judges a comparison as people do: what they rejected is set aside, what they edited is shown as they put it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from according.core import (
    Action,
    Comparison,
    Evidence,
    Finding,
    FindingKind,
    Judged,
    Note,
    Orphan,
    Review,
    Span,
    Step,
    SubjectKind,
    Verdict,
)
from according.correct.amend import Amended
from according.correct.amending import Amending, orphaned
from according.correct.anchors import Placed, Texts
from according.correct.findings import edited, kept, put_in
from according.correct.groups import statements
from according.correct.histories import History, histories
from according.correct.matching import SURELY, alike_places, one_to_one, spans_by_document
from according.correct.members import members_of, whole
from according.correct.standing import standing
from according.correct.unfit import Unfit

_KINDS = {kind: place for place, kind in enumerate(FindingKind)}


def judge(
    comparison: Comparison,
    steps: Sequence[Step],
    successors: Mapping[str, str] | None = None,
    *,
    amended: Amended | None = None,
) -> Comparison:
    """The comparison as it stands after all steps: verdicts, edits, notes, and what could not be carried over.

    Nothing is raised: what cannot be carried over is an orphan, with the reason and the best guess.

    Args:
        comparison: what was compared, from ``amended``'s documents.
        steps: the log, or a part of it; what is undone is passed over.
        successors: for the id of a document the id of its current edition.
        amended: what :func:`amend` gave for the same steps; its verdicts, notes and orphans are taken in.

    """
    held = standing(steps)
    judging = _Judging(comparison, Texts(comparison.documents, successors or {}), amended or Amended(documents=()))
    judging.findings(histories(held, SubjectKind.FINDING))
    for kind, say in ((SubjectKind.ENTITY, judging.entity), (SubjectKind.GROUP, judging.group)):
        for history in histories(held, kind):
            carried = history.without(judging.orphans)
            if carried is not None:
                say(carried)
    for history in histories(held, SubjectKind.STORY):
        judging.notes += history.notes(history.subject.id)
    head = max(steps, key=lambda step: step.number).digest if steps else ""
    return judging.result(len(held), head)


class _Judging:
    """A comparison under judgement."""

    def __init__(self, comparison: Comparison, texts: Texts, amended: Amended) -> None:
        self.comparison, self.texts = comparison, texts
        held = {finding.id: finding for finding in (*comparison.findings, *comparison.set_aside)}
        #: The findings as they were found, so that each keeps its number; what is kept or put in comes after them.
        self.order = comparison.order or tuple((finding.id, finding.kind) for finding in held.values())
        first = (identity for identity, _ in self.order)
        self.shown = {identity: held[identity] for identity in (*first, *held) if identity in held}
        self.aside: set[str] = set()
        self.was_kept = {
            j.id for j in comparison.review.judged if j.kind is SubjectKind.FINDING and j.verdict is Verdict.KEPT
        }
        self.judged: list[Judged] = list(amended.judged)
        self.notes: list[Note] = list(amended.notes)
        self.orphans: dict[int, Orphan] = {orphan.step: orphan for orphan in amended.orphans}
        self.amending = Amending(comparison.documents, texts)

    def findings(self, said_of: Sequence[History]) -> None:
        """What people said of findings."""
        targets = self._targets(said_of)
        of: dict[str, History] = {}
        for history in said_of:
            target = targets.get(history.subject.id)
            if target is None:
                self._missing(history)
            else:
                of[target] = of[target].joined(history) if target in of else history
        for identity, history in of.items():
            self._finding(identity, history)

    def entity(self, history: History) -> None:
        """What people said of somebody; whoever was taken out keeps the id of then."""
        identity = history.subject.id
        if not any(entity.id == identity for entity in self.comparison.entities):
            members = set(members_of(self.amending, history.subject))
            leaving = [a for s in history.steps if s.action is Action.SPLIT and s.after for a in s.after.members]
            members = members - set(whole(self.amending, leaving)) or members
            shared = (
                max(self.comparison.entities, key=lambda e: len(members & set(e.members)), default=None)
                if members
                else None
            )
            if shared is not None and members & set(shared.members):
                identity = shared.id
            elif history.verdict is not Verdict.REJECTED:
                self._orphan(history, f"nobody called “{history.subject.name}” is found by these words any more")
                return
        self._say(history, identity)

    def group(self, history: History) -> None:
        """What people said of a group of statements; one that was split up or dissolved keeps the id of then."""
        identity = history.subject.id
        there = any(alignment.id == identity for alignment in self.comparison.alignments)
        if not there and history.verdict is not Verdict.REJECTED:
            found = {(s.document, s.statement) for s in statements(self.amending, history.subject.anchors)}
            scored = [
                (2 * len(found & keys) / (len(found) + len(keys)), alignment.id)
                for alignment in self.comparison.alignments
                if len(found & (keys := {(s.document, s.statement) for s in alignment.statements})) > 1
            ]
            best = max(scored, default=(0.0, ""))
            if best[0] >= 0.5:
                identity = best[1]
            elif history.verdict in (None, Verdict.ACCEPTED):
                self._orphan(history, "these statements are not found together any more")
                return
        self._say(history, identity)

    def result(self, steps: int, head: str) -> Comparison:
        """The comparison with all that was said."""
        review = Review(
            judged=tuple(self.judged),
            notes=tuple(sorted(self.notes, key=lambda note: note.step)),
            orphans=tuple(self.orphans[number] for number in sorted(self.orphans)),
            steps=steps,
            head=head,
        )
        ordered = sorted(self.shown.values(), key=lambda finding: _KINDS[finding.kind])
        return replace(
            self.comparison,
            findings=tuple(f for f in ordered if f.id not in self.aside),
            set_aside=tuple(f for f in ordered if f.id in self.aside),
            order=self.order,
            review=review,
        )

    def _targets(self, said_of: Sequence[History]) -> dict[str, str]:
        """For the id of each subject the id of the finding that it is."""
        found = {h.subject.id: h.subject.id for h in said_of if h.subject.id in self.shown}
        missing = [h for h in said_of if h.subject.id not in found]
        taken = {history.subject.id: history for history in said_of if history.subject.id in found}
        by_kind: dict[str, list[tuple[str, dict[str, list[Span]]]]] = {}
        for finding in self.shown.values() if missing else ():
            places = _places(finding.evidence)
            by_kind.setdefault(finding.kind.value, []).append((finding.id, places))

        def things(history: History) -> list[tuple[float, str]]:
            placed = [place for place in self.texts.places(history.subject.anchors) if place is not None]
            mine = spans_by_document(placed)
            offers = [(alike_places(mine, theirs), one) for one, theirs in by_kind.get(history.subject.sort, ())]
            # What a person puts in is no other that shares some words with it.
            return [offer for offer in offers if not history.adds or offer[0] >= SURELY]

        return found | one_to_one(missing, things, taken)

    def _finding(self, identity: str, history: History) -> None:
        finding = self.shown[identity]
        fit = self._fit(finding, history)
        if fit is None:
            return
        self.shown[identity] = edited(self.comparison, finding, fit, self.texts)
        if fit.verdict is Verdict.REJECTED:
            self.aside.add(identity)
        keeping = identity in self.was_kept and fit.verdict in (Verdict.ACCEPTED, Verdict.EDITED)
        self._say(fit, identity, Verdict.KEPT if keeping else None)

    def _fit(self, finding: Finding, history: History) -> History | None:
        """The steps of a history but for edits that cannot be; None where nothing is left."""
        kept: list[Step] = []
        for step in history.steps:
            if step.action in (Action.EDIT, Action.ADD):
                try:
                    edited(self.comparison, finding, History(steps=(step,)), self.texts)
                except Unfit as unfit:
                    self._orphan(History(steps=(step,)), str(unfit))
                    continue
            kept.append(step)
        return History(steps=tuple(kept)) if kept else None

    def _missing(self, history: History) -> None:
        """A finding that this model does not make: kept, put in, or for the tray."""
        verdict = history.verdict
        adds = history.adds
        if verdict is None:
            self._orphan(history, "what it was written beside is not found any more")
            return
        if verdict is Verdict.REJECTED and not adds:
            self._orphan(history, "this is not found any more, so that there is nothing to set aside")
            return
        try:
            made = (put_in if adds else kept)(self.comparison, history, self.texts)
        except Unfit as unfit:
            self._orphan(history, str(unfit))
            return
        fit = self._fit(made, history)
        if fit is None:
            return
        self.shown[made.id] = made if adds else edited(self.comparison, made, fit, self.texts)
        if fit.verdict is Verdict.REJECTED:
            self.aside.add(made.id)
        self._say(fit, made.id, None if adds else Verdict.KEPT)

    def _say(self, history: History, identity: str, verdict: Verdict | None = None) -> None:
        told = history.judged(identity, verdict=verdict)
        if told is not None:
            self.judged.append(told)
        self.notes += history.notes(identity)

    def _orphan(self, history: History, why: str) -> None:
        for step in history.steps:
            if step.number not in self.orphans:
                self.orphans[step.number] = orphaned(self.texts, step, why, step.subject.anchors, self._guessed)

    def _guessed(self, placed: Placed) -> str:
        """The id of the finding that has most of the words at a place, "" where none has."""
        over = [
            (sum(placed.span.shared(e.span) for e in finding.evidence if e.document == placed.document), finding.id)
            for finding in self.shown.values()
        ]
        best = max(over, key=lambda item: item[0], default=(0, ""))
        return best[1] if best[0] else ""


def _places(evidence: Sequence[Evidence]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for each in evidence:
        found.setdefault(each.document, []).append(each.span)
    return found
