"""When another model reads the same texts, what people said is carried over to what it found, kept, or told."""

from logged import Log, riverside
from sound_records import faults

from according.core import Action, Annotated, Comparison, SubjectKind, Verdict
from according.correct import (
    amend,
    attribution_subject,
    attribution_values,
    finding_subject,
    finding_values,
    judge,
    structural,
)
from according.pipeline import compared


def _said_under(documents: tuple[Annotated, ...], comparison: Comparison) -> Log:
    """A log of verdicts on every other attribution and finding, accepted and rejected in turn."""
    log = Log(documents)
    said = [(d, a) for d in documents for a in d.attributions][::2]
    for number, (annotated, attribution) in enumerate(said):
        action = Action.REJECT if number % 3 == 2 else Action.ACCEPT
        subject, before = attribution_subject(annotated, attribution), attribution_values(annotated, attribution)
        log.say(action, subject, before, model="one")
    for number, finding in enumerate(comparison.findings[::2]):
        action = Action.REJECT if number % 3 == 2 else Action.ACCEPT
        log.say(action, finding_subject(comparison, finding, "s"), finding_values(comparison, finding), model="one")
    return log


def test_no_word_of_a_person_is_lost_between_models() -> None:
    """Every step under the reading model is, under rules alone, a verdict or stands in the tray; most are verdicts."""
    one, other = riverside(reader=True), riverside()
    log = _said_under(one, compared(one))
    log.documents = other
    said = amend(other, log.steps)
    judged = judge(compared(said), log.steps, amended=said)
    assert faults(judged.documents, judged) == []
    carried = {number for j in judged.review.judged for number in j.steps}
    told = {orphan.step for orphan in judged.review.orphans}
    assert carried | told == {step.number for step in log.steps}
    assert not carried & told
    assert len(carried) >= 0.85 * len(log.steps)


def test_what_is_carried_over_has_the_same_words() -> None:
    """An attribution that takes over a verdict shares its words with the one that it was said of."""
    one, other = riverside(reader=True), riverside()
    log = _said_under(one, compared(one))
    said = amend(other, log.steps)
    steps = {step.number: step for step in log.steps}
    texts = {d.id: d for d in (*other, *said.documents)}
    before = {(d.id, a.id): a for d in (*other, *said.documents) for a in d.attributions}
    found = [j for j in said.judged if j.kind is SubjectKind.ATTRIBUTION]
    assert len(found) > 20
    for judged in found:
        attribution = before[judged.document or "", judged.id]
        text = texts[judged.document or ""].document.text
        now = " ".join(span.of(text) for span in attribution.content)
        for number in judged.steps:
            was = " ".join(a.exact for a in steps[number].subject.anchors if a.role == "content")
            assert set(was.split()) & set(now.split())


def test_what_only_the_first_model_found_is_kept_where_it_was_accepted() -> None:
    """Attributions that rules miss are there all the same, and marked as kept; the step is one that had an effect."""
    one, other = riverside(reader=True), riverside()
    log = _said_under(one, compared(one))
    said = amend(other, log.steps)
    kept = [j for j in said.judged if j.verdict is Verdict.KEPT]
    there = {(d.id, a.id) for d in said.documents for a in d.attributions}
    assert kept
    assert all((j.document, j.id) in there for j in kept)
    assert {number for j in kept for number in j.steps} <= set(said.applied)
    assert not {number for j in kept for number in j.steps} & {step.number for step in structural(log.steps)}
