"""The log travels: what one workspace exports, another takes in, whatever else stands in the file."""

import json
from dataclasses import replace

import pytest

from according.core import Action, Draft, Step
from according.export import log_from, step_record, steps_from, to_json_line
from judged_by_hand import STEPS

LINES = [to_json_line(step_record(step)) for step in STEPS]


def stepped(drafts: tuple[Draft, ...], after: int = 0) -> tuple[Step, ...]:
    """The drafts as a log would number them."""
    return tuple(
        Step(
            number=after + place,
            when=draft.when or "",
            who=draft.who,
            action=draft.action,
            subject=draft.subject,
            before=draft.before,
            after=draft.after,
            why=draft.why,
            undoes=draft.undoes,
            model=draft.model,
        )
        for place, draft in enumerate(drafts, 1)
    )


def bare(step: Step) -> Step:
    return replace(step, previous="", digest="")


def line(**changed: object) -> str:
    return json.dumps(json.loads(LINES[0]) | changed)


def placed(span: object, exact: str) -> str:
    return line(subject={"kind": "finding", "id": "f", "anchors": [{"document": "d", "span": span, "exact": exact}]})


def test_a_log_comes_back_as_it_was():
    """Every step comes back with who, when, what, what it was, what it became and why; only the chain is made anew."""
    taken = steps_from("".join(LINES))
    assert taken.left_out == ()
    assert stepped(taken.drafts) == tuple(map(bare, STEPS))
    assert all(draft.seen is None for draft in taken.drafts)


def test_taking_a_log_in_twice_adds_nothing():
    """Steps that the log has already are counted and not given again."""
    log = stepped(steps_from("".join(LINES)).drafts)
    again = steps_from("".join(LINES), log=log)
    assert (again.drafts, again.known) == ((), len(STEPS))


def test_what_is_undone_is_named_by_its_new_number():
    """In a log that has steps of its own, an undo names the step that it undoes by the number that this has there."""
    own = tuple(replace(step, who="Nia") for step in STEPS[:3])
    taken = steps_from("".join(LINES), log=own)
    assert [draft.undoes for draft in taken.drafts] == [None] * 6 + [9]
    part = steps_from("".join(LINES), log=(*own, replace(STEPS[5], number=4)))
    assert (part.known, part.drafts[-1].undoes) == (1, 4)


def test_an_undo_of_what_is_not_there_is_left_out():
    """An undo whose step was not taken in is left out with its line and the reason; the rest goes on."""
    taken = steps_from("".join((*LINES[:5], "{", LINES[6])))
    assert len(taken.drafts) == 5
    assert [skipped.name for skipped in taken.left_out] == ["the log, line 6"]
    taken = steps_from("\n".join((*(text.strip() for text in LINES[:5]), "{", LINES[6])), name="log.jsonl")
    assert [skipped.name for skipped in taken.left_out] == ["log.jsonl, line 6", "log.jsonl, line 7"]
    assert "undoes step 6" in taken.left_out[1].why


def test_steps_move_into_the_story_here():
    """Steps on findings are moved into a story of this workspace; those on a document's own matter belong to none."""
    stories = [draft.subject.story for draft in steps_from("".join(LINES), story="mine").drafts]
    assert stories == ["mine", "mine", None, None, "mine", "mine", "mine"]


#: Lines that are no steps, and what is said of them.
WRONG = [
    ("{", "is no JSON"),
    ('"step"', "is no record according.step/1"),
    ('{"schema": "according.step/2"}', "is no record according.step/1"),
    (line(number="1"), "expected `int`"),
    (line(number=0), "has no number"),
    (line(action="delete"), "invalid enum value 'delete'"),
    (line(who=" "), "names nobody"),
    (line(who="A\u001b[31m"), "names nobody"),
    (line(who="A" * 201), "names nobody"),
    (line(when="yesterday"), "is no time in UTC"),
    (line(when="2031-05-05T10:00:00+02:00"), "is no time in UTC"),
    (line(undoes=1), "without being an undo"),
    (line(action="undo"), "is an undo of no step"),
    (line(subject={"kind": "finding"}), "missing required field `id`"),
    (placed([5, 5], ""), "0 <="),
    (placed([0, 5], "a"), "no such"),
    (placed(5, "a"), "expected"),
    (line(why="x" * 50_001), "more than 50,000 characters"),
    ("[" * 100_000, "is nested too deeply"),
    (line(why="\\ud800").replace("\\\\ud800", "\\ud800"), "is no JSON"),
    ("x" * 4_000_001, "is longer than"),
]


@pytest.mark.parametrize(("given", "why"), WRONG, ids=[f"{place}-{why[:20]}" for place, (_, why) in enumerate(WRONG)])
def test_a_hostile_line_gives_one_message_and_the_rest_goes_on(given, why):
    """What is no step is left out with one clear message that names its line; the steps around it are taken in."""
    taken = steps_from("\n".join((LINES[0].strip(), given, LINES[1].strip())))
    assert len(taken.drafts) == 2
    (skipped,) = taken.left_out
    assert skipped.name == "the log, line 2"
    assert why in skipped.why
    assert "export the log again" in skipped.remedy


def test_a_log_can_be_looked_at_as_it_stood():
    """An exported log gives its steps with their numbers and digests, and names a number that stands twice."""
    steps, left_out = log_from("".join((*LINES, LINES[0], "{")), name="log.jsonl")
    assert steps == STEPS
    assert [skipped.name for skipped in left_out] == ["log.jsonl, line 8", "log.jsonl, line 9"]
    assert "has the number 1 for the second time" in left_out[0].why


def test_nothing_is_nothing():
    """An empty file, and empty lines, give no step and no message."""
    assert steps_from("") == steps_from("\n  \n")
    assert steps_from("").drafts == ()
    assert Action.UNDO in {draft.action for draft in steps_from("\r\n".join(text.strip() for text in LINES)).drafts}
