"""Corrections from the command line: steps taken, told, taken back, carried elsewhere, and what two people see."""

import json

import pytest
from in_workspace import QUICK, TITLE, made, refused, told
from jsonschema import Draft202012Validator
from test_compare import run

from according.core import Action, Draft
from according.export import schema
from according.store import Workspace


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    """A workspace whose story was compared, and somebody to correct it."""
    monkeypatch.setenv("ACCORDING_WHO", "Ada Reviewer")
    return made(tmp_path)


def findings(file, *arguments):
    return told("list", "findings", "-w", file, "--json", *arguments)


def correct(file, *arguments):
    """The one step that a correction took."""
    (step,) = told("correct", *arguments, "-w", file, "--json")
    Draft202012Validator(schema("step")).validate(step)
    return step


def test_a_rejected_finding_is_set_aside_and_keeps_its_number(fresh):
    """Rejecting sets a finding aside with who and why; numbers stay; undo brings it back, and undoing that, too."""
    before = findings(fresh)
    step = correct(fresh, "reject", "1", "--why", "not the same petition")
    assert (step["who"], step["why"], step["action"]) == ("Ada Reviewer", "not the same petition", "reject")
    after = {row["id"]: row for row in findings(fresh)}
    assert after[before[0]["id"]]["set_aside"]
    assert after[before[0]["id"]]["who"] == ["Ada Reviewer"]
    assert {row["id"]: row["number"] for row in before} == {row["id"]: row["number"] for row in after.values()}
    assert told("undo", "1", "-w", fresh, "--json")[0]["undoes"] == 1
    assert findings(fresh) == before
    assert "undone already" in refused("undo", "1", "-w", fresh)
    assert told("undo", "2", "-w", fresh, "--json")[0]["undoes"] == 2
    assert [row["verdict"] for row in findings(fresh, "--verdict", "rejected")] == ["rejected"]
    assert "has no step 9" in refused("undo", "9", "-w", fresh)


def test_what_is_rejected_is_in_no_report(fresh):
    """A rejected finding's title leaves the page's sections and the JSON's findings."""
    first = findings(fresh)[0]
    correct(fresh, "reject", first["id"])
    record = told("compare", "-w", fresh, "--json", *QUICK)
    assert first["id"] not in {each["id"] for each in record["findings"]}
    assert first["id"] in {each["id"] for each in record["set_aside"]}
    rows = told("export", "jsonl", "-w", fresh)
    assert first["id"] not in {row["finding"] for row in rows}


def test_several_are_accepted_at_once(fresh):
    """Several findings take one step each."""
    steps = told("correct", "accept", "1", "2", "-w", fresh, "--json")
    assert [step["action"] for step in steps] == ["accept", "accept"]
    assert [row["number"] for row in findings(fresh, "--verdict", "accepted")] == [1, 2]


def test_a_note_changes_nothing(fresh):
    """A note stands beside a finding, in the log and in its own words, and no verdict comes of it."""
    correct(fresh, "note", "1", "ask the clerk")
    assert {row["verdict"] for row in findings(fresh)} == {"open"}
    text = run("log", "-w", fresh, "--json").stdout
    assert json.loads(text)[0]["why"] == "ask the clerk"


def test_a_finding_is_edited(fresh):
    """Relation and words of a finding are put in place of the tool's; both stand in the log."""
    number = next(row["number"] for row in findings(fresh) if row["kind"] == "differs")
    step = correct(fresh, "edit", str(number), "--relation", "not settled", "--evidence", "B=1,200 residents")
    assert step["before"]["relation"] == "differs"
    assert step["after"]["relation"] == "not settled"
    assert "1,200 residents" in [each["exact"] for each in step["after"]["evidence"]]
    (row,) = findings(fresh, "--verdict", "edited")
    assert "1,200 residents" in row["words"]
    assert row["relation"] == "not settled"


def test_an_attribution_is_edited_and_counted_so(fresh):
    """A corrected speaker is the one who is found in the voices: what is counted follows the correction."""
    rows = told("list", "attributions", "-w", fresh, "--json")
    quoted = next(row for row in rows if "This was about trust" in row["content"])
    correct(fresh, "edit", quoted["attribution"], "--speaker", "Tom Berg")
    again = told("list", "attributions", "-w", fresh, "--json", "--speaker", "berg")
    assert any("This was about trust" in row["content"] for row in again)
    assert "does not stand in" in refused(
        "correct", "edit", quoted["attribution"], "--content", "no such words", "-w", fresh
    )


def test_an_attribution_is_added_and_one_rejected(fresh):
    """What was missed is put in by its words; what is none is taken out."""
    words = ("--content", "to drop an exchange", "--source", "city council", "--cue", "decided")
    step = correct(fresh, "add", "--account", "B", *words)
    assert [each["exact"] for each in step["after"]["content"]] == ["to drop an exchange"]
    rows = told("list", "attributions", "-w", fresh, "--json", "--document", "B")
    added = [row for row in rows if row["content"] == "to drop an exchange"]
    assert added
    correct(fresh, "reject", added[0]["attribution"], "--over", "1")
    rows = told("list", "attributions", "-w", fresh, "--json", "--document", "B")
    assert not [row for row in rows if row["content"] == "to drop an exchange"]


def test_two_names_are_parted_and_joined(fresh):
    """One who was taken for one is two, and one again after the step is taken back."""
    both = next(row for row in told("list", "people", "-w", fresh, "--json") if row["name"] == "Ada Lind")
    assert len(both["members"]) == 2
    correct(fresh, "split", "Ada Lind", "--account", "B")
    people = told("list", "people", "--alone", "-w", fresh, "--json")
    assert sorted(len(row["members"]) for row in people if row["name"] == "Ada Lind") == [1, 1]
    run("undo", "1", "-w", fresh)
    people = told("list", "people", "-w", fresh, "--json")
    assert [len(row["members"]) for row in people if row["name"] == "Ada Lind"] == [2]
    correct(fresh, "merge", "Ada Lind", "Tom Berg")
    people = told("list", "people", "--alone", "-w", fresh, "--json")
    assert "Tom Berg" not in {row["name"] for row in people}


def test_a_group_is_rejected_and_parted(fresh):
    """A group of statements that do not belong together is taken apart."""
    group = told("list", "groups", "-w", fresh, "--json")[0]
    correct(fresh, "reject", group["id"])
    assert group["id"] not in {row["id"] for row in told("list", "groups", "-w", fresh, "--json")}


def test_an_account_is_put_right(fresh):
    """What is told of an account is corrected, and told so everywhere."""
    correct(fresh, "edit", "A", "--outlet", "The Riverside Courier", "--published", "2026-03-03")
    record = told("compare", "-w", fresh, "--json", *QUICK)
    assert record["documents"][0]["outlet"] == "The Riverside Courier"


def test_what_a_thing_does_not_have_is_refused(fresh):
    """Options that a thing of that kind does not have, and kinds that are none, are refused with those there are."""
    words = refused("correct", "edit", "1", "--speaker", "X", "-w", fresh)
    assert "has --kind, --relation, --aspect, --evidence" in words
    assert "say what is to be changed" in refused("correct", "edit", "1", "-w", fresh)
    assert "there is no kind 'x'" in refused("correct", "edit", "1", "--kind", "x", "-w", fresh)
    assert "there is no finding 999" in refused("correct", "accept", "999", "-w", fresh)
    assert "nothing here is called 'Nobody'" in refused("correct", "accept", "Nobody", "-w", fresh)
    assert "name it by its id" in refused("correct", "accept", "a-", "-w", fresh)
    assert "two or more" in refused("correct", "merge", "Ada Lind", "1", "-w", fresh)
    assert "say what goes its own way" in refused("correct", "split", "Ada Lind", "-w", fresh)
    assert told("log", "-w", fresh, "--json") == []


def test_the_second_of_two_people_sees_what_the_first_said(fresh):
    """Who corrects what another has corrected is told so, with the reason, and may do so knowingly."""
    correct(fresh, "reject", "1", "--why", "other petition", "--who", "Ben")
    result = run("correct", "accept", "1", "2", "-w", fresh)
    assert result.exit_code == 3
    assert "step 1: Ben rejected" in result.stderr
    assert "other petition" in result.stderr
    assert [row["verdict"] for row in findings(fresh, "1", "2")] == ["accepted", "rejected"]
    result = run("correct", "accept", "1", "--over", "1", "-w", fresh)
    assert result.exit_code == 0, result.output
    assert [row["verdict"] for row in findings(fresh, "1")] == ["accepted"]
    assert [step["who"] for step in told("log", "-w", fresh, "--json")] == ["Ben", "Ada Reviewer", "Ada Reviewer"]


def test_who_is_never_left_out(fresh, monkeypatch):
    """A name that steers a screen is refused; without one the system's is taken."""
    assert "steers a screen" in refused("correct", "accept", "1", "--who", "A\x1b[2J", "-w", fresh)
    assert "say who you are" in refused("correct", "accept", "1", "--who", " ", "-w", fresh)
    monkeypatch.delenv("ACCORDING_WHO")
    monkeypatch.setenv("LOGNAME", "carla")
    assert correct(fresh, "accept", "1")["who"] == "carla"


def test_the_log_is_told_in_words(fresh):
    """On a terminal a step is a sentence: who did what to what, what it was and became, and why."""
    from according.cli.steps import step_lines
    from according.store import Workspace

    number = next(row["number"] for row in findings(fresh) if row["kind"] == "differs")
    correct(fresh, "edit", str(number), "--relation", "not settled", "--why", "two petitions")
    run("undo", "1", "-w", fresh, "--who", "Ben")
    with Workspace.open(fresh, write=False) as workspace:
        lines = list(step_lines(workspace.log(), frozenset(), {}))
    assert "Ada Reviewer changed the finding “" in lines[0]
    assert "(taken back by step 2)" in lines[0]
    assert lines[1].strip() == "relation: differs → not settled"
    assert lines[2].strip() == "why: two petitions"
    assert "Ben took back step 1, on the finding “" in lines[3]


def test_a_noted_head_is_checked(fresh):
    """The digest of the last step, noted, is found again later; another digest is not."""
    correct(fresh, "accept", "1")
    head = run("log", "--verify", "-w", fresh).stdout.strip()
    correct(fresh, "accept", "2")
    result = run("log", "--verify", head, "-w", fresh)
    assert result.exit_code == 0, result.output
    assert "1 since the one you noted" in result.stderr
    assert run("log", "--verify", "0" * 64, "-w", fresh).exit_code == 1
    (check,) = told("log", "--verify", head, "--json", "-w", fresh)
    Draft202012Validator(schema("check")).validate(check)
    assert check["ok"]


def test_a_log_travels_to_another_workspace(fresh, tmp_path):
    """Steps exported as JSON Lines are taken over where the same texts are, once, with who took them."""
    correct(fresh, "reject", "1", "--why", "other petition")
    rows = told("list", "attributions", "-w", fresh, "--json")
    correct(fresh, "reject", rows[0]["attribution"])
    run("undo", "2", "-w", fresh)
    log = tmp_path / "log.jsonl"
    log.write_text(run("log", "--jsonl", "-w", fresh).stdout, encoding="utf-8")
    (tmp_path / "b").mkdir()
    other = made(tmp_path / "b")
    result = run("correct", "--from", log, "-w", other)
    assert result.exit_code == 0, result.output
    assert "3 steps taken over" in result.stderr
    assert [row["who"] for row in findings(other, "--verdict", "rejected")] == [["Ada Reviewer"]]
    result = run("correct", "--from", log, "-w", other)
    assert "0 steps taken over; 3 there already" in result.stderr
    assert run("log", "--verify", "-w", other).exit_code == 0
    exported = run("export", "jsonl", "--table", "log", "-w", fresh).stdout
    assert exported == log.read_text(encoding="utf-8")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"{}", b"[1, 2", b"no log\n", b'{"schema": "according.step/1"}'])
def test_what_is_no_log_takes_no_step(fresh, tmp_path, data):
    """A file that is no log is refused with its line, and nothing is appended."""
    (tmp_path / "log.jsonl").write_bytes(data)
    result = run("correct", "--from", tmp_path / "log.jsonl", "-w", fresh)
    assert result.exit_code == 2 or result.exception is not None
    assert "Traceback" not in result.output
    assert told("log", "-w", fresh, "--json") == []


def test_the_tray_shows_what_found_no_place(fresh):
    """A correction of words that are gone stands in the tray with the reason."""
    first = findings(fresh)[0]
    correct(fresh, "note", first["id"], "keep an eye on it")
    correct(fresh, "reject", first["id"])
    assert run("story", "take-out", TITLE, "A", "-w", fresh).exit_code == 0
    run("compare", "-w", fresh, *QUICK)
    rows = told("list", "tray", "-w", fresh, "--json")
    assert {row["step"]["number"] for row in rows} == {1, 2}
    for row in rows:
        Draft202012Validator(schema("orphan")).validate(row)
        assert row["why"]


def test_letters_are_those_of_the_storys_order(fresh):
    """After a story is put in another order, an account's letter means the one that stands there now."""
    assert run("story", "order", TITLE, "ledger.txt", "-w", fresh).exit_code == 0
    correct(fresh, "edit", "A", "--outlet", "The Ledger")
    rows = told("export", "jsonl", "--table", "documents", "-w", fresh)
    assert [row["outlet"] for row in rows] == ["The Ledger", None]


def test_a_log_is_taken_over_whole_while_others_write(fresh, tmp_path, monkeypatch):
    """Where somebody takes a step just before those of a log are written, undoing still means the right one."""
    correct(fresh, "reject", "1")
    run("undo", "1", "-w", fresh)
    log = tmp_path / "log.jsonl"
    log.write_text(run("log", "--jsonl", "-w", fresh).stdout, encoding="utf-8")
    (tmp_path / "b").mkdir()
    other = made(tmp_path / "b")
    append = Workspace.append_many

    def late(workspace, drafts, **given):
        monkeypatch.setattr(Workspace, "append_many", append)
        with Workspace.open(other) as beside:
            note = Draft(who="Bo", action=Action.NOTE, subject=drafts[0].subject, why="look")
            append(beside, [note])
        return append(workspace, drafts, **given)

    monkeypatch.setattr(Workspace, "append_many", late)
    assert run("correct", "--from", log, "-w", other).exit_code == 0
    assert [(step["who"], step["undoes"]) for step in told("log", "-w", other, "--json")] == [
        ("Bo", None),
        ("Ada Reviewer", None),
        ("Ada Reviewer", 2),
    ]


def test_what_is_in_no_story_is_corrected(tmp_path, monkeypatch):
    """A document in no story, and what is said in it, are put right by file and id; nothing is compared for it."""
    monkeypatch.setenv("ACCORDING_WHO", "Ada Reviewer")
    file = made(tmp_path, compared=False)
    (tmp_path / "bell.txt").write_text("The bell will ring, Mayor Edda Roth said. Rain fell.\n")
    assert run("add", "-w", file, tmp_path / "bell.txt", *QUICK).exit_code == 0
    correct(file, "edit", "bell.txt", "--outlet", "The Bell")
    added = correct(file, "add", "--account", "bell.txt", "--content", "Rain fell")
    rejected = correct(file, "reject", added["subject"]["id"], "--over", str(added["number"]))
    assert rejected["subject"]["kind"] == "attribution"
    row = next(row for row in told("list", "documents", "-w", file, "--json") if "bell.txt" in row["path"])
    assert told("log", "-w", file, "--json")[0]["subject"]["id"] == row["id"]
    assert "nothing here is called" in refused(
        "correct", "edit", "bell.txt", "--title", "A", "--story", TITLE, "-w", file
    )
