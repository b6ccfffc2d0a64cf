"""What people say of findings is shown as they left it, carried over to another model's, or told in the tray."""

from dataclasses import replace

import pytest
from logged import Log, account, place, riverside
from sound_records import faults

from according.core import (
    Action,
    Aspect,
    Comparison,
    Evidence,
    Finding,
    FindingKind,
    Relation,
    Span,
    SubjectKind,
    Values,
    Verdict,
)
from according.correct import finding_subject, finding_values, judge, new_finding_subject
from according.pipeline import compared


@pytest.fixture(scope="module")
def base() -> Comparison:
    """The example accounts as the tool compares them."""
    return compared(riverside())


@pytest.fixture
def log() -> Log:
    """A log of nothing."""
    return Log(riverside())


def _differs(comparison: Comparison) -> Finding:
    return next(f for f in comparison.findings if f.kind is FindingKind.DIFFERS)


def _say(
    log: Log, base: Comparison, action: Action, finding: Finding, after: Values | None = None, **told: str
) -> None:
    log.say(action, finding_subject(base, finding, "s"), finding_values(base, finding), after, **told)


def test_a_rejected_finding_is_set_aside(base: Comparison, log: Log) -> None:
    """It is in no list and no count, but kept beside them; accepted after that, it is back in its place."""
    finding = _differs(base)
    _say(log, base, Action.REJECT, finding, who="Ada Lind", why="not the same vote")
    judged = judge(base, log.steps)
    assert finding not in judged.findings
    assert judged.set_aside == (finding,)
    assert judged.review.of(SubjectKind.FINDING, finding.id).why == "not the same vote"  # type: ignore[union-attr]
    _say(log, base, Action.ACCEPT, finding, who="Bo Ek")
    judged = judge(base, log.steps)
    assert judged.findings == base.findings
    assert judged.review.judged[0].who == ("Ada Lind", "Bo Ek")
    assert judged.review.judged[0].verdict is Verdict.ACCEPTED


def test_an_edited_finding_is_told_plainly(base: Comparison, log: Log) -> None:
    """Its title is a sentence of what it now is, and whose word that is; the tool's own title is among the reasons."""
    finding = _differs(base)
    _say(log, base, Action.EDIT, finding, Values(relation="differs", aspect="outcome"))
    edited = next(f for f in judge(base, log.steps).findings if f.id == finding.id)
    assert (edited.relation, edited.aspect) == (Relation.DIFFERS, Aspect.OUTCOME)
    assert ": different outcomes, as Ada Lind put it: “" in edited.title
    assert edited.why[-1].detail == f"the tool's words: {finding.title}"


def test_an_edit_that_changes_nothing_leaves_the_title(base: Comparison, log: Log) -> None:
    """To say of a finding what it is already leaves it as the tool put it."""
    finding = _differs(base)
    _say(log, base, Action.EDIT, finding, Values(relation="differs"))
    assert judge(base, log.steps).findings == base.findings


def test_another_kind_stands_among_its_own(base: Comparison, log: Log) -> None:
    """A finding of another kind is listed with that kind."""
    finding = _differs(base)
    _say(log, base, Action.EDIT, finding, Values(kind="not-settled", relation="not settled"))
    kinds = [f.kind for f in judge(base, log.steps).findings]
    order = list(FindingKind)
    assert kinds == sorted(kinds, key=order.index)
    assert kinds.count(FindingKind.NOT_SETTLED) == [f.kind for f in base.findings].count(FindingKind.NOT_SETTLED) + 1


def test_other_evidence_takes_origins_and_silences_with_it(base: Comparison, log: Log) -> None:
    """Accounts that no longer have words in a finding give it no origin, and one that has is not silent."""
    finding = next(f for f in base.findings if f.kind is FindingKind.CORROBORATED and f.absent and f.origins)
    silent = base.document(finding.absent[0])
    start = silent.statements[0].span
    evidence = (*(finding_values(base, finding).evidence or ())[:1],)
    other = replace(evidence[0], document=silent.id, span=start, exact=silent.words(start), prefix="", suffix="")
    _say(log, base, Action.EDIT, finding, Values(evidence=(*evidence, other)))
    judged = judge(base, log.steps)
    edited = next(f for f in judged.findings if f.id == finding.id)
    assert silent.id not in edited.absent
    assert {d for o in edited.origins for d in o.documents} <= set(edited.documents)
    assert faults(judged.documents, judged) == []


def test_what_this_model_does_not_find_is_kept(base: Comparison, log: Log) -> None:
    """An accepted finding whose words stand is kept, with the words and reasons of then; nothing in it dangles."""
    finding = next(f for f in base.findings if f.alignment is not None)
    _say(log, base, Action.ACCEPT, finding)
    without = replace(
        base,
        findings=tuple(f for f in base.findings if f.alignment != finding.alignment),
        alignments=tuple(a for a in base.alignments if a.id != finding.alignment),
    )
    judged = judge(without, log.steps)
    kept = next(f for f in judged.findings if f.id == finding.id)
    assert (kept.title, kept.evidence, kept.alignment) == (finding.title, finding.evidence, None)
    assert judged.review.judged[0].verdict is Verdict.KEPT
    assert faults(judged.documents, judged) == []
    assert judge(judged, log.steps) == judged


def test_a_kept_title_does_not_name_other_accounts(base: Comparison, log: Log) -> None:
    """Where the accounts stand in another order, letters of then would name others: the title is told anew."""
    finding = _differs(base)
    _say(log, base, Action.ACCEPT, finding)
    turned = replace(base, documents=tuple(reversed(base.documents)), findings=(), alignments=(), entities=())
    kept = judge(turned, log.steps).findings[0]
    assert kept.title != finding.title
    assert "as it was found before" in kept.title


def test_a_rejected_finding_that_is_gone_is_told(base: Comparison, log: Log) -> None:
    """Nothing is left to set aside: the step stands in the tray, with its words and the finding that has them."""
    finding = _differs(base)
    _say(log, base, Action.REJECT, finding)
    without = replace(base, findings=tuple(f for f in base.findings if f.id != finding.id))
    judged = judge(without, log.steps)
    assert judged.set_aside == ()
    assert [(o.step, o.guess is not None) for o in judged.review.orphans] == [(1, True)]


def test_another_models_finding_with_the_same_words_is_the_same(base: Comparison, log: Log) -> None:
    """A finding of the same kind with most of the words in common takes over what was said; each takes it once."""
    finding = _differs(base)
    _say(log, base, Action.REJECT, finding)
    span = finding.evidence[0].span
    near = replace(
        finding,
        id="finding-other",
        evidence=(replace(finding.evidence[0], span=Span(span.start, span.end + 2)), *finding.evidence[1:]),
    )
    far = replace(near, id="finding-far", kind=FindingKind.NOT_SETTLED)
    other = replace(base, findings=(near, far))
    judged = judge(other, log.steps)
    assert [f.id for f in judged.set_aside] == ["finding-other"]
    assert [f.id for f in judged.findings] == ["finding-far"]


def test_words_that_are_gone_make_an_orphan() -> None:
    """When an edition drops the words of an accepted finding, it is told in the tray and not shown."""
    one = account("The council voted 6-1 on Tuesday to ban camping in the park.", "a.txt")
    two = account("The council voted 6-0 on Tuesday to ban camping in the park.", "b.txt")
    log = Log((one, two))
    before = log.shown()
    finding = _differs(before)
    _say(log, before, Action.ACCEPT, finding)
    later = account("The council will vote on Thursday, the city said in a statement today.", "a2.txt")
    log.documents, log.successors = (later, two), ((one.id, later.id),)
    after = log.shown()
    assert finding.id not in {f.id for f in after.findings}
    assert ["do not stand there any more" in o.why for o in after.review.orphans] == [True]


def test_a_later_edition_keeps_what_was_said() -> None:
    """When an edition moves the words, the finding is the same, and what was said of it holds."""
    head, told = (
        "Council bans camping\n\n",
        "The council voted {} on Tuesday to ban camping in the park. It starts in May.",
    )
    one, two = account(head + told.format("6-1"), "a.txt"), account(head + told.format("6-0"), "b.txt")
    log = Log((one, two))
    before = log.shown()
    _say(log, before, Action.REJECT, _differs(before))
    later = account(f"{head}It rained in the city all day.\n\n{told.format('6-1')}", "a2.txt")
    log.documents, log.successors = (later, two), ((one.id, later.id),)
    after = log.shown()
    assert [f.kind for f in after.set_aside] == [FindingKind.DIFFERS]
    assert after.review.orphans == ()


def test_a_finding_is_put_in(base: Comparison, log: Log) -> None:
    """What the tool missed is shown as the person put it, under their name, and can be edited and rejected."""
    evidence = (
        place(base.documents[0], "1,394 signatures", "figure"),
        place(base.documents[2], "1,200 signatures", "figure"),
    )
    subject = new_finding_subject("differs", evidence, "s")
    log.say(Action.ADD, subject, None, Values(kind="differs", relation="differs", aspect="figure", evidence=evidence))
    judged = judge(base, log.steps)
    made = next(f for f in judged.findings if f.id == subject.id)
    assert made.title == ("A and C: different figures, as Ada Lind put it: “1,394 signatures” and “1,200 signatures”")
    assert made.evidence == tuple(Evidence(document=a.document, span=a.span, role="figure") for a in evidence)
    assert judged.review.of(SubjectKind.FINDING, made.id).verdict is Verdict.ADDED  # type: ignore[union-attr]
    log.say(Action.REJECT, subject)
    assert [f.id for f in judge(base, log.steps).set_aside] == [subject.id]


@pytest.mark.parametrize(
    ("after", "why"),
    [
        pytest.param(Values(kind="wonder"), "“wonder” is no kind of finding", id="kind"),
        pytest.param(Values(relation="twin"), "“twin” is no relation", id="relation"),
        pytest.param(Values(aspect="smell"), "“smell” is no aspect", id="aspect"),
        pytest.param(Values(evidence=()), "a finding needs words", id="no words"),
    ],
)
def test_what_cannot_be_said_of_a_finding_is_told(base: Comparison, log: Log, after: Values, why: str) -> None:
    """An edit to what there is not leaves the finding as it is, and stands in the tray."""
    _say(log, base, Action.EDIT, _differs(base), after)
    judged = judge(base, log.steps)
    assert judged.findings == base.findings
    assert [o.why for o in judged.review.orphans] == [why]
    assert judged.review.judged == ()


def test_notes_and_numbers_are_told(base: Comparison, log: Log) -> None:
    """The review counts the steps that stand, holds the notes, and names the log's last step."""
    finding = _differs(base)
    _say(log, base, Action.NOTE, finding, why="Ask the clerk.")
    _say(log, base, Action.REJECT, finding)
    log.undo(log.steps[1])
    review = judge(base, log.steps).review
    assert (review.steps, review.head, review.judged) == (1, log.steps[-1].digest, ())
    assert [(n.id, n.text) for n in review.notes] == [(finding.id, "Ask the clerk.")]
