"""Opinions: what each reviewer last said of each thing, read off the log."""

from dataclasses import replace

from according.core import Action, Judged, Review, SubjectKind, Values, Verdict
from according.evaluate.opinions import reviewers, things
from judged_by_hand import (
    COMPARISON,
    COURIER_ACCOUNT,
    FINDING_SUBJECT,
    LEDGER_ACCOUNT,
    STEPS,
    WIDER,
    attribution_subject,
    step,
)

LEDGER_SAID = attribution_subject(LEDGER_ACCOUNT)
EDIT = Values(content=WIDER)


def test_notes_and_what_is_undone_are_no_opinions():
    """Of the log's seven steps four judge something: notes and undone steps do not."""
    found = things(STEPS)
    assert [(thing.kind.value, thing.verdict) for thing in found] == [
        ("finding", Verdict.ACCEPTED),
        ("finding", Verdict.REJECTED),
        ("attribution", Verdict.ACCEPTED),
        ("attribution", Verdict.EDITED),
    ]
    assert reviewers(found) == ("Mara", "Theo")
    assert found[3].model == "tool 1"


def test_an_edit_tells_what_was_changed():
    """An edited attribution has the words that the tool gave and those that it was left with."""
    edited = things(STEPS)[3]
    assert edited.document == LEDGER_ACCOUNT.id
    assert [part for part in ("source", "cue", "content", "speaker") if edited.given.differs(edited.left, part)] == [
        "content"
    ]
    assert edited.left.of("content")[0].exact == "Nine people were hurt"


def test_reviewers_at_odds_have_no_verdict():
    """Where one accepts what another rejects there is no verdict, until one of them gives way."""
    odds = (step(1, "Mara", Action.ACCEPT, FINDING_SUBJECT), step(2, "Theo", Action.REJECT, FINDING_SUBJECT))
    (thing,) = things(odds)
    assert thing.verdict is None
    (thing,) = things((*odds, step(3, "Mara", Action.REJECT, FINDING_SUBJECT)))
    assert thing.verdict is Verdict.REJECTED


def test_who_accepts_an_edit_agrees_with_it():
    """Accepting what somebody edited says that the tool was not right as it stood."""
    (thing,) = things(
        (step(1, "Theo", Action.EDIT, LEDGER_SAID, after=EDIT), step(2, "Mara", Action.ACCEPT, LEDGER_SAID))
    )
    assert thing.verdict is Verdict.EDITED
    assert [opinion.version.of("content") for opinion in thing.opinions] == [WIDER, WIDER]


def test_who_never_saw_the_edit_does_not_agree_with_it():
    """In logs that were joined, accepting what the tool gave is no agreement with what another person edited."""
    seen = Values(content=LEDGER_SAID.anchors[2:])
    edited = step(1, "Theo", Action.EDIT, LEDGER_SAID, before=seen, after=EDIT)
    (thing,) = things((edited, step(2, "Mara", Action.ACCEPT, LEDGER_SAID, before=seen)))
    assert [opinion.verdict for opinion in thing.opinions] == [Verdict.EDITED, Verdict.ACCEPTED]
    assert thing.by("Mara").version.of("content") == seen.content
    (thing,) = things((edited, step(2, "Mara", Action.ACCEPT, LEDGER_SAID, before=EDIT)))
    assert thing.verdict is Verdict.EDITED


def test_an_undone_step_gives_the_word_back():
    """When an edit is undone, what its author had said before counts again."""
    log = (
        step(1, "Theo", Action.ACCEPT, LEDGER_SAID),
        step(2, "Theo", Action.EDIT, LEDGER_SAID, after=EDIT),
        step(3, "Theo", Action.UNDO, LEDGER_SAID, undoes=2),
    )
    assert things(log)[0].verdict is Verdict.ACCEPTED


def test_what_was_put_in_stays_so():
    """What a person added, and another accepted, was missed by the tool."""
    put_in = replace(attribution_subject(COURIER_ACCOUNT), id="a-new")
    log = (
        step(1, "Mara", Action.ADD, put_in, after=Values(speaker="Ada Lind")),
        step(2, "Theo", Action.ACCEPT, put_in),
    )
    assert things(log)[0].verdict is Verdict.ADDED


def test_the_review_joins_steps_on_one_thing():
    """A finding that got another id when it was compared anew is one thing, as the review tells."""
    log = (
        step(1, "Mara", Action.ACCEPT, FINDING_SUBJECT),
        step(2, "Theo", Action.REJECT, replace(FINDING_SUBJECT, id="finding-9")),
    )
    assert len(things(log)) == 2
    judged = Judged(
        kind=SubjectKind.FINDING, id="finding-9", verdict=Verdict.REJECTED, who=("Mara", "Theo"), when="", steps=(1, 2)
    )
    (thing,) = things(log, [Review(judged=(judged,))])
    assert [opinion.who for opinion in thing.opinions] == ["Mara", "Theo"]
    assert len(things(STEPS, [COMPARISON.review])) == 4
