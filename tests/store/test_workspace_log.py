"""The log of corrections: it only grows, shows where it was changed, and tells who was quicker."""

import hashlib
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spoken import account, draft, edited, incoming, subject

from according.core import Action, Finding, FindingKind, Subject, SubjectKind, UsageError, Values
from according.store import Conflict, Moved, Workspace


def test_a_step_comes_back_as_it_was_taken(workspace):
    """A step has its number, its time, and all that the draft had, a finding's whole record too."""
    record = Finding(id="f-1", kind=FindingKind.DIFFERS, rule="r", title="“Two” counts", evidence=())
    given = replace(draft(why="they count\nother things"), after=Values(kind="differs", record=record), model="m 1")
    step = workspace.append(given)
    assert (step.number, step.who, step.why, step.previous) == (1, "Ada", "they count\nother things", "")
    assert (step.subject, step.before, step.after, step.model) == (given.subject, given.before, given.after, "m 1")
    assert workspace.log() == (step,)
    assert workspace.step(1) == step
    assert workspace.head() == step.digest


def test_a_step_taken_elsewhere_keeps_its_time(workspace):
    """A log that is taken in from elsewhere keeps when its steps were taken."""
    step = workspace.append(replace(draft(), when="2031-05-04T10:00:00Z"))
    assert step.when == "2031-05-04T10:00:00Z"


def test_the_digest_can_be_checked_with_any_tool(workspace):
    """A digest is the SHA-256 of the digest before, a line feed, and the record's text as it is stored."""
    workspace.append_many([draft(), draft(Action.NOTE, why="“why”")])
    with sqlite3.connect(workspace.path) as plain:
        before = ""
        for record, previous, digest in plain.execute("SELECT record, previous, digest FROM log ORDER BY number"):
            assert previous == before
            before = hashlib.sha256(f"{previous}\n{record}".encode()).hexdigest()
            assert digest == before
    assert workspace.verify() == ()


def test_several_steps_are_taken_together_or_not_at_all(workspace):
    """Where one of several drafts cannot be taken, none is."""
    with pytest.raises(UsageError, match="no step 9"):
        workspace.append_many([draft(), draft(Action.UNDO, undoes=9)])
    assert workspace.log() == ()


def test_drafts_made_by_an_older_log_are_not_taken(workspace):
    """Where a step was taken since a log was read, what was made by that log is refused whole."""
    head = workspace.append(draft()).digest
    assert [step.number for step in workspace.append_many([draft()], head=head)] == [2]
    with pytest.raises(Moved):
        workspace.append_many([draft()], head=head)
    with pytest.raises(Moved):
        workspace.append_many([draft()], head="")
    assert len(workspace.log()) == 2


def test_the_second_of_two_people_sees_the_first(workspace):
    """Who corrects what somebody else has corrected meanwhile is told, with the other's step; nothing is written."""
    first = workspace.append(draft(who="Ada", seen=0))
    with pytest.raises(Conflict, match="Ada took a step on this") as caught:
        workspace.append(draft(Action.ACCEPT, who="Bo", seen=0))
    assert caught.value.step == first
    assert workspace.log() == (first,)
    assert workspace.append(draft(Action.ACCEPT, who="Bo", seen=1)).number == 2


def test_a_note_is_nobodys_conflict(workspace):
    """A note that somebody wrote meanwhile changes nothing, and stops nobody."""
    workspace.append(draft(Action.NOTE, who="Ada"))
    assert workspace.append(draft(who="Bo", seen=0)).number == 2


def test_what_was_undone_meanwhile_is_a_conflict_for_who_had_seen_it(workspace):
    """An undoing counts as a step; whoever saw neither the step nor its undoing sees what stands, and goes on."""
    workspace.append(draft(who="Ada", seen=0))
    workspace.append(draft(Action.UNDO, who="Ada", undoes=1, seen=1))
    with pytest.raises(Conflict) as caught:
        workspace.append(draft(Action.EDIT, who="Bo", seen=1))
    assert caught.value.step.number == 2
    assert workspace.append(draft(Action.EDIT, who="Bo", seen=0)).number == 3


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(subject("f-2"), id="another finding"),
        pytest.param(subject(story="s-2"), id="another story"),
        pytest.param(replace(subject(), kind=SubjectKind.GROUP), id="another kind"),
    ],
)
def test_steps_on_other_things_are_no_conflict(workspace, other):
    """Only steps on the same subject count: the same kind and id, in the same story."""
    workspace.append(draft(about=other))
    assert workspace.append(draft(seen=0)).number == 2
    assert (workspace.last(subject()), workspace.last(other)) == (2, 1)


def test_attributions_of_two_documents_may_have_one_id(workspace):
    """Attributions are counted within their document."""
    here = Subject(kind=SubjectKind.ATTRIBUTION, id="a-1", anchors=subject(document="d-1").anchors)
    there = Subject(kind=SubjectKind.ATTRIBUTION, id="a-1", anchors=subject(document="d-2").anchors)
    workspace.append(draft(about=here))
    assert (workspace.last(here), workspace.last(there)) == (1, 0)
    assert workspace.append(draft(about=there, seen=0)).number == 2


def test_a_step_is_undone_and_stands_again(workspace):
    """A step falls by an undoing, and stands again when that is undone; an undoing of what is undone is refused."""
    workspace.append(draft())
    workspace.append(draft(Action.UNDO, undoes=1))
    assert workspace.standing() == {2}
    with pytest.raises(UsageError, match="step 1 is undone already"):
        workspace.append(draft(Action.UNDO, undoes=1, seen=2))
    workspace.append(draft(Action.UNDO, undoes=2))
    assert workspace.standing() == {1, 3}


def test_an_undoing_names_what_it_undoes(workspace):
    """An undoing without a step is refused, and so is another step that undoes."""
    workspace.append(draft())
    for wrong in (draft(Action.UNDO), draft(Action.ACCEPT, undoes=1)):
        with pytest.raises(UsageError, match="undo"):
            workspace.append(wrong)


_MOVES = st.lists(st.one_of(st.none(), st.integers(min_value=1, max_value=12)), max_size=14)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=_MOVES)
def test_what_stands_is_what_a_plain_reckoning_gives(tmp_path_factory, moves):
    """After any steps and undoings, of undoings too, a step stands unless a standing step undoes it."""
    taken: list[int | None] = []
    with Workspace.create(tmp_path_factory.mktemp("log") / "w.db") as workspace:
        for target in moves:
            undoes = target if target is not None and target <= len(taken) else None
            workspace.append(draft(Action.UNDO if undoes else Action.REJECT, undoes=undoes))
            taken.append(undoes)
        assert workspace.standing() == _reckoned(taken)
        assert workspace.verify() == ()
        assert all(check.ok for check in workspace.doctor())


def _reckoned(taken: list[int | None]) -> set[int]:
    """Which steps stand, by asking of each whether any later one that stands undoes it."""

    def stands(number: int) -> bool:
        return not any(
            undoes == number and stands(later) for later, undoes in enumerate(taken, start=1) if later > number
        )

    return {number for number in range(1, len(taken) + 1) if stands(number)}


@pytest.mark.parametrize(
    "change",
    ["UPDATE log SET record = replace(record, 'Ada', 'Eve')", "DELETE FROM log WHERE number = 1", "DELETE FROM log"],
    ids=["changed", "one gone", "all gone"],
)
def test_the_log_cannot_be_changed_in_passing(workspace, change):
    """The tables themselves refuse to change or drop a step."""
    workspace.append(draft())
    with sqlite3.connect(workspace.path) as plain, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        plain.execute(change)


def test_a_step_cannot_be_put_in_between(workspace):
    """The tables refuse a step that does not follow on the last one."""
    step = workspace.append(draft())
    with sqlite3.connect(workspace.path) as plain, pytest.raises(sqlite3.IntegrityError, match="next number"):
        plain.execute(
            """INSERT INTO log (number, previous, record, digest)
            SELECT 3, digest, replace(record, '1', '3'), 'x' FROM log"""
        )
    assert workspace.log() == (step,)


_LOOSE = "DROP TRIGGER log_is_never_changed", "DROP TRIGGER log_is_never_cut"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param("UPDATE log SET record = replace(record, 'Ada', 'Eve') WHERE number = 2", "step 2", id="changed"),
        pytest.param("UPDATE log SET digest = 'x' WHERE number = 3", "step 3", id="another digest"),
        pytest.param("DELETE FROM log WHERE number = 2", "step 2", id="taken out"),
        pytest.param("DELETE FROM log WHERE number = 1", "step 1", id="beginning gone"),
    ],
)
def test_a_changed_history_shows(workspace, change, told):
    """Whoever drops the guards and changes the log is found: the first step where the chain breaks is named."""
    workspace.append_many([draft(who="Ada") for _ in range(4)])
    with sqlite3.connect(workspace.path) as plain:
        for statement in (*_LOOSE, change):
            plain.execute(statement)
    (wrong,) = workspace.verify()
    assert told in wrong
    assert not next(check for check in workspace.doctor() if check.name == "log").ok


def test_an_end_that_was_cut_off_shows_against_a_noted_head(workspace):
    """A log whose last steps were taken away is whole in itself; the head that somebody noted is missing."""
    steps = workspace.append_many([draft() for _ in range(3)])
    assert workspace.verify(steps[1].digest) == ()
    with sqlite3.connect(workspace.path) as plain:
        for statement in (*_LOOSE, "DELETE FROM standing WHERE step = 3", "DELETE FROM step_documents WHERE step = 3"):
            plain.execute(statement)
        plain.execute("DELETE FROM log WHERE number = 3")
    assert workspace.verify() == ()
    assert "cut off" in workspace.verify(steps[2].digest)[0]


def test_a_storys_steps_are_those_taken_in_it_and_on_its_documents(workspace):
    """A story's log has the steps in it, and those on its documents and their earlier editions, not other stories'."""
    old = account("It rained.", url="https://courier.example/a")
    new = edited(old, "It rained twice.")
    workspace.add([incoming(old), incoming(new)])
    story, other = workspace.new_story("Rain", [new.id]), workspace.new_story("Sun", [])
    on_old = Subject(kind=SubjectKind.DOCUMENT, id=old.id)
    steps = workspace.append_many(
        [
            draft(about=subject(story=story.id)),
            draft(about=subject(story=other.id, document=new.id)),
            draft(about=on_old),
            draft(about=Subject(kind=SubjectKind.DOCUMENT, id="d-elsewhere")),
        ]
    )
    assert workspace.log(story=story.id) == (steps[0], steps[2])
    assert workspace.log(document=new.id) == (steps[1],)
    assert workspace.log(subject=on_old) == (steps[2],)


def test_the_log_outlives_what_it_is_about(workspace):
    """A document and a story go; the steps on them stay and can be verified."""
    given = account("It rained.")
    workspace.add([incoming(given)])
    story = workspace.new_story("Rain", [given.id])
    workspace.append(draft(about=subject(story=story.id, document=given.id)))
    workspace.remove(given.id)
    workspace.remove_story(story.id)
    assert len(workspace.log()) == 1
    assert workspace.verify() == ()
