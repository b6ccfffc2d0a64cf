"""The history: the log in words, newest first, sifted, exported, and any step of it undone."""

import json
import re
import sqlite3
from pathlib import Path

import pytest
from desk import Desk, seen, words


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A desk at which three things were said, by two people."""
    desk.post(f"{desk.at}/findings/{desk.findings[0]}/accept", seen="0", why="seen the roll")
    desk.post(f"{desk.at}/findings/{desk.findings[1]}/reject", seen="0", client=desk.browser("Grace"))
    desk.post(f"{desk.at}/findings/{desk.findings[2]}/note", why="call the clerk")
    return desk


@pytest.mark.parametrize("whole", [True, False], ids=["log", "story"])
def test_steps_stand_newest_first_in_words(busy: Desk, whole: bool) -> None:
    """Who, what, when and why of each step, the newest first, and that the chain is unbroken."""
    html = busy.page("/history" if whole else f"{busy.at}/history")
    assert re.findall(r'id="step-(\d+)"', html) == ["3", "2", "1"]
    told = words(html)
    assert "Grace set the finding aside" in told
    assert "seen the roll" in told
    assert "The chain is unbroken: 3 steps" in told
    assert busy.log[-1].digest in told


def test_any_step_is_undone_and_the_undoing_too(busy: Desk) -> None:
    """An old step is taken back while the newer ones stand; taking that back brings it into force again."""
    html = busy.page("/history")
    busy.post("/steps/1/undo", seen=seen(html, "/steps/1/undo"), next="/history")
    judged = {j.id for j in busy.comparison.review.judged}
    assert busy.findings[0] not in judged
    assert busy.findings[1] in judged
    html = busy.page("/history")
    assert "undone by step 4" in words(html)
    assert 'action="/steps/1/undo"' not in html
    assert "Undo this undo" in html
    busy.post("/steps/4/undo", seen=seen(html, "/steps/4/undo"), next="/history")
    assert busy.findings[0] in {j.id for j in busy.comparison.review.judged}


def test_sifting_by_person_and_action(busy: Desk) -> None:
    """The log shows whose steps and which are asked for, and of how many."""
    assert re.findall(r'id="step-(\d+)"', busy.page("/history?who=Grace")) == ["2"]
    html = busy.page(f"{busy.at}/history?did=note")
    assert re.findall(r'id="step-(\d+)"', html) == ["3"]
    assert "1 step of 3." in words(html)
    assert "Nobody took such a step." in words(busy.page("/history?who=Nobody%20%3Cb%3E"))


@pytest.mark.parametrize("whole", [True, False], ids=["log", "story"])
def test_steps_are_downloaded_as_lines(busy: Desk, whole: bool) -> None:
    """The export has every step in its order, a JSON object a line."""
    answer = busy.client.get("/history.jsonl" if whole else f"{busy.at}/history.jsonl")
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert [row["number"] for row in rows] == [1, 2, 3]
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_changed_log_shows(busy: Desk) -> None:
    """Whoever changes a step in the file is told of by the page."""
    raw = sqlite3.connect(busy.path)
    raw.execute("PRAGMA writable_schema = ON")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log'").fetchall():
        raw.execute(f'DROP TRIGGER "{name}"')
    columns = {row[1] for row in raw.execute("PRAGMA table_info(log)")}
    column = "why" if "why" in columns else "record"
    raw.execute(f"UPDATE log SET {column} = replace({column}, 'seen the roll', 'seen no roll') WHERE number = 1")  # noqa: S608 - one of two names
    raw.commit()
    raw.close()
    told = words(busy.page("/history"))
    assert "The log does not hold together" in told
    assert "unbroken" not in told


@pytest.mark.parametrize(
    ("number", "status"), [("99", 422), ("0", 422), ("x", 404)], ids=["unknown", "nought", "no number"]
)
def test_steps_that_are_not_there_are_refused(busy: Desk, number: str, status: int) -> None:
    """Undoing what the log does not have is refused with a clear word."""
    busy.post(f"/steps/{number}/undo", status=status)
    assert len(busy.log) == 3


def test_undoing_over_a_newer_step_asks_first(busy: Desk) -> None:
    """Who undoes what somebody else has changed since sees that step before."""
    html = busy.page("/history")
    busy.post(f"{busy.at}/findings/{busy.findings[0]}/reject", seen="1", client=busy.browser("Grace"))
    told = words(busy.post("/steps/1/undo", status=409, seen=seen(html, "/steps/1/undo")))
    assert "Grace took a step on this" in told
    assert "Undo step 1 of the log." in told
