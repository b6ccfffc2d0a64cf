"""The commands that measure by corrections: on a workspace, on an exported log, and on what is neither."""

import json

import pytest
from click.testing import CliRunner

from according.cli import group
from according.core import Action
from according.export import step_record, steps_from, to_json_line
from according.store import Incoming, Workspace
from judged_by_hand import (
    COURIER_ACCOUNT,
    FINDING_SUBJECT,
    LEDGER_ACCOUNT,
    REJECTED_SUBJECT,
    STEPS,
    attribution_subject,
    step,
)

LOG = (
    *STEPS,
    step(8, "Mara", Action.REJECT, REJECTED_SUBJECT),
    step(9, "Theo", Action.REJECT, FINDING_SUBJECT),
    step(10, "Theo", Action.ACCEPT, attribution_subject(COURIER_ACCOUNT)),
)
TEXT = "".join(to_json_line(step_record(one)) for one in LOG)


def run(*arguments):
    return CliRunner().invoke(group, ["evaluate", *map(str, arguments)])


def failed(*arguments):
    """What the run says when it is refused: the command line's last resort prints it."""
    result = run(*arguments)
    assert result.exit_code != 0
    return str(result.exception)


@pytest.fixture
def workspace(tmp_path):
    path = tmp_path / "according.db"
    with Workspace.create(path) as made:
        made.add([Incoming(annotated=one, raw=b"x", model="tool 1") for one in (COURIER_ACCOUNT, LEDGER_ACCOUNT)])
        made.append_many(steps_from(TEXT).drafts)
    return path


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_corrections_of_a_workspace(workspace):
    """The scoreboard tells findings by kind with their intervals, attributions by part, and what is not settled."""
    result = run("corrections", workspace)
    assert result.exit_code == 0, result.output
    assert "10 steps by Mara, Theo" in result.stdout
    assert "0/1 = 0.00" in result.stdout
    assert "Not settled between reviewers, and in none of these counts: 1" in result.stdout
    assert "Mara: accepted; Theo: rejected" in result.stdout
    assert "Documents: 2 wholly reviewed (every attribution judged), 0 in part." in result.stdout


def test_a_log_that_was_exported_counts_the_same(workspace, log):
    """An exported log gives the figures that its workspace gives."""
    ours, theirs = (json.loads(run("corrections", path, "--json").stdout) for path in (workspace, log))
    for record in (ours, theirs):
        record.pop("documents")
    assert ours == theirs
    assert ours["attributions"]["precision"]["right"] == 1
    assert {part["name"]: part["unchanged"]["right"] for part in ours["attribution_parts"]}["content"] == 1


def test_only_what_one_person_said(log):
    """With --by the others' steps do not count, and nothing is left to settle."""
    record = json.loads(run("corrections", log, "--by", "mara", "--json").stdout)
    assert record["reviewers"] == ["Mara"]
    assert record["unsettled"] == []
    assert "there are steps by Mara, Theo" in failed("corrections", log, "--by", "Zoe")


def test_data_are_scored_by_the_scoreboard_of_attributions(workspace, tmp_path):
    """What --data writes is read by evaluate attribution, with the words as people left them."""
    data = tmp_path / "mine.jsonl"
    result = run("corrections", workspace, "--data", data)
    assert result.exit_code == 0, result.output
    assert "2 documents written" in result.stderr
    record = json.loads(run("attribution", data, "--rules", "--json").stdout)
    assert record["articles"] == 2
    contents = [json.loads(line)["attributions"][0]["content"][0]["text"] for line in data.read_text().splitlines()]
    assert contents == ["“Eleven people 🔥 were hurt.”", "Nine people were hurt"]


def test_data_need_the_texts(log, tmp_path):
    """A log alone has no texts to write, and --whole is for data."""
    assert "data need the texts" in failed("corrections", log, "--data", tmp_path / "a.jsonl")
    assert "--whole goes with --data" in failed("corrections", log, "--whole")


def test_agreement_of_two_reviewers(workspace):
    """Agreement tells alpha for verdicts and for marked words, and names each disagreement."""
    result = run("agreement", workspace, "--between", "Mara", "Theo")
    assert result.exit_code == 0, result.output
    assert "verdicts on findings" in result.stdout
    assert "Disagreements: 1" in result.stdout
    record = json.loads(run("agreement", workspace, "--json").stdout)
    assert record["agreement"][0]["findings"] == {
        "alpha": 0.0,
        "agreed": 0.5,
        "units": 2,
        "values": 4,
    }
    assert record["agreement"][0]["marked_characters"]["alpha"] == pytest.approx(1.0)
    assert [one["said"][1]["said"] for one in record["disagreements"]] == ["rejected"]


def test_lines_that_are_none_are_named_and_the_rest_counts(log):
    """A broken line of a log is named on standard error, the others are measured, and the exit code is 3."""
    log.write_text(TEXT + "{\n", encoding="utf-8")
    result = run("corrections", log)
    assert result.exit_code == 3
    assert "line 11" in result.stderr
    assert "10 steps" in result.stdout


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00"], ids=["empty", "csv", "binary"])
def test_what_is_neither_is_refused(tmp_path, content):
    """A file that is neither a workspace nor a log is refused in one sentence."""
    path = tmp_path / "other"
    path.write_bytes(content)
    assert "is neither a workspace nor a log" in failed("corrections", path)
    assert "is neither a workspace nor a log" in failed("agreement", path)
