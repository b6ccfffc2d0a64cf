"""A workspace whose rows somebody altered: what cannot be understood is said, and a comparison is made anew."""

import sqlite3
from pathlib import Path

import pytest

from according import wiring
from according.core import InputError
from according.read import Source
from according.store import Workspace

_SETTINGS = wiring.Settings(encoder=False, reader=False)
_TEXT = "The board voted {} on Monday to close the school. The chair, Ines Calder, said it cost ${} million a year.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with a story of two accounts that was compared, and a job."""
    made = tmp_path / "altered.db"
    with Workspace.create(made) as workspace:
        story = workspace.new_story("The vote").id
        arrivals = [
            wiring.Arrival(source=Source(name=f"{name}.txt", data=_TEXT.format(*said).encode()))
            for name, said in (("ledger", ("5-2", 2)), ("post", ("6-1", 3)))
        ]
        wiring.take_in(workspace, arrivals, _SETTINGS, story=story)
        shown = wiring.compare_story(workspace, story, _SETTINGS)
        assert shown.comparison is not None
        assert shown.comparison.findings
        workspace.queue("compare", {}, story)
        wiring.accept(workspace, story, shown.comparison.findings[0].id, who="Ada")
    return made


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE jobs SET state = 'asleep'",
        "UPDATE jobs SET payload = '{'",
        "UPDATE documents SET kind = 'song'",
        "UPDATE texts SET record = '[]'",
        "UPDATE log SET record = json_set(record, '$.subject.anchors', 7)",
        "UPDATE log SET record = json_set(record, '$.action', '<b>')",
    ],
)
def test_rows_of_no_version_are_damage(path: Path, change: str) -> None:
    """A row that no version of ours writes is told as damage, with the way out."""
    _altered(path, change)
    with Workspace.open(path, write=False) as workspace, pytest.raises(InputError, match=r"damaged|does not fit"):
        _read(workspace)


def test_doctor_tells_which_step_was_altered(path: Path) -> None:
    """Where a step cannot be understood, doctor still looks at all of it, and names the step."""
    _altered(path, "UPDATE log SET record = json_set(record, '$.subject.anchors', 7)")
    with Workspace.open(path) as workspace:
        (told,) = (check for check in workspace.doctor() if check.name == "log")
    assert not told.ok
    assert "step 1: it was changed after it was written" in told.words


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE comparisons SET key = ''",
        "UPDATE comparisons SET key = 'x:y:z,\u0663'",
        "UPDATE comparisons SET record = '{}'",
        "DELETE FROM comparison_documents WHERE position = 1",
        "UPDATE comparison_documents SET annotation = NULL, record = NULL, vectors = NULL",
        "DELETE FROM annotations",
        "DELETE FROM texts WHERE document = (SELECT max(document) FROM texts)",
    ],
)
def test_comparison_that_lost_its_ground_is_stale(path: Path, change: str) -> None:
    """A comparison whose key, record or documents are not whole is not shown as if they were."""
    _altered(path, change)
    with Workspace.open(path, write=False) as workspace:
        story = workspace.stories()[0].id
        shown = wiring.shown(workspace, story)
        assert shown.stale or shown.comparison is None


def _read(workspace: Workspace) -> None:
    """Whatever is in the rows."""
    workspace.jobs()
    workspace.log()
    workspace.annotated_many([one.id for one in workspace.documents()])


def _altered(path: Path, change: str) -> None:
    """The workspace after a hand that does not ask what may be."""
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA ignore_check_constraints = ON")
    for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        raw.execute(f'DROP TRIGGER "{name}"')
    raw.execute(change)
    raw.commit()
    raw.close()
