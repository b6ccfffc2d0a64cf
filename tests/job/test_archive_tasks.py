"""The stages of a run: what is made is not made again, what is lost is tried again, what kills its worker is known."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from according.core import InputError, UsageError
from according.engines import Processes, Serial
from according.job.archive import tasks
from according.job.archive.agreed import agree, agreed
from according.job.archive.tasks import Journal, Running, carried_out, digest_of
from according.job.archive.told import Stage
from according.store import shards


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A task that writes its number, and notes that it was at work."""

    number: int
    digest: str
    stage: Path


def write(task):
    with (task.stage.parent / "worked").open("a") as file:
        file.write(f"{task.number}\n")
    with shards.making(task.stage, task.number, task.digest, {"number": task.number}) as draft:
        draft.write("number.txt", str(task.number).encode())
    return ""


def writing():
    return write


def _tasks(stage, count, of="a"):
    return [Writing(number=number, digest=digest_of(of, number), stage=stage) for number in range(count)]


def _worked(stage):
    path = stage.parent / "worked"
    return sorted(map(int, path.read_text().split())) if path.exists() else []


@pytest.mark.parametrize("engine", [Serial(), Processes(2)], ids=["serial", "processes"])
def test_what_is_made_is_not_made_again(tmp_path, engine):
    """A second run over the same inputs does nothing, one over others does only what is new."""
    stage, told = tmp_path / "stage", []
    running = Running(engine=engine, watch=told.append)
    made = carried_out(Stage.MET, stage, _tasks(stage, 3), writing, running, guarded=True)
    assert [shard.told["number"] for shard in made] == [0, 1, 2]
    assert _worked(stage) == [0, 1, 2]
    again = carried_out(Stage.MET, stage, _tasks(stage, 4), writing, running, guarded=True)
    assert [shard.folder for shard in again[:3]] == [shard.folder for shard in made]
    assert _worked(stage) == [0, 1, 2, 3]
    assert (told[-1].done, told[-1].total, told[-1].kept) == (4, 4, 3)


def test_shards_of_other_inputs_go(tmp_path):
    """A stage's folder has the shards of its present inputs and no others."""
    stage = tmp_path / "stage"
    running = Running(engine=Serial(), watch=lambda _: None)
    carried_out(Stage.MET, stage, _tasks(stage, 3), writing, running)
    made = carried_out(Stage.MET, stage, _tasks(stage, 2, of="b"), writing, running)
    assert sorted(each.name for each in stage.iterdir()) == sorted(shard.folder.name for shard in made)


class Noting(Serial):
    """An engine that notes which tasks come to it."""

    def __init__(self):
        self.came = []

    def map(self, make, items, lost):
        """As every engine's."""
        return super().map(make, (self.came.append(item.number) or item for item in items), lost)


@pytest.mark.parametrize(
    ("count", "soon", "guarded", "came"),
    [
        (3, 60.0, False, []),
        (3, -1.0, False, [1, 2]),
        (3, 60.0, True, [0, 1, 2]),
        (9, 60.0, False, list(range(9))),
    ],
    ids=["few-and-soon-done", "few-that-take-long", "guarded", "many"],
)
def test_a_few_tasks_are_done_here_as_far_as_that_is_soon_done(tmp_path, monkeypatch, count, soon, guarded, came):
    """Workers take their time to start: few tasks that are soon done are done without; others and guarded ones not."""
    monkeypatch.setattr(tasks, "_SOON", soon)
    engine, stage = Noting(), tmp_path / "stage"
    running = Running(engine=engine, watch=lambda _: None)
    made = carried_out(Stage.MET, stage, _tasks(stage, count), writing, running, guarded=guarded)
    assert engine.came == came
    assert _worked(stage) == [shard.number for shard in made] == list(range(count))


class Losing:
    """An engine that loses the task of number 1 so many times."""

    def __init__(self, times):
        self.times = times

    def map(self, make, items, lost):
        """As every engine's."""
        work = make()
        for item in items:
            if item.number == 1 and self.times:
                self.times -= 1
                yield lost(item, "its worker died")
            else:
                yield work(item)


def test_a_lost_task_is_tried_again(tmp_path):
    """A task whose worker died is tried again while the others' shards stand."""
    stage = tmp_path / "stage"
    running = Running(engine=Losing(2), watch=lambda _: None)
    made = carried_out(Stage.MET, stage, _tasks(stage, 3), writing, running, tries=2, guarded=True)
    assert [shard.number for shard in made] == [0, 1, 2]
    assert _worked(stage) == [0, 1, 2]


def test_a_task_that_is_lost_each_time_ends_the_stage_with_the_way_out(tmp_path):
    """Where a task cannot be done the message says which stage and what can be done; what is made stays."""
    stage = tmp_path / "stage"
    running = Running(engine=Losing(9), watch=lambda _: None)
    with pytest.raises(InputError, match="the stage met cannot be finished: its worker died; give the run fewer"):
        carried_out(Stage.MET, stage, _tasks(stage, 3), writing, running, guarded=True)
    assert len(shards.standing(stage)) == 2


def _die_at(journal, row, attempts):
    # Held on to, since what is thrown away ends in good order, which a worker that dies does not.
    attempts.append(journal.attempt())
    attempts[-1].__enter__()
    for number in range(row + 1):
        journal.at(number)


def test_a_row_that_ends_its_worker_three_times_is_known(tmp_path):
    """The row that a worker was at when it died is counted, and known as fatal after three deaths."""
    path, attempts = tmp_path / "at", []
    for deaths in range(Journal.DEATHS):
        with_fatal = Journal(path)
        assert with_fatal._fatal() == frozenset(), deaths
        _die_at(with_fatal, 5, attempts)
    with Journal(path).attempt() as journal:
        assert journal.fatal == {5}
    assert not path.exists()


def test_an_interruption_counts_against_no_row(tmp_path):
    """A run that is interrupted, or ends with an error that is told, blames no document."""
    path = tmp_path / "at"
    for _ in range(Journal.DEATHS):
        with pytest.raises(KeyboardInterrupt), Journal(path).attempt() as journal:
            _interrupted_at(journal)
    assert Journal(path)._fatal() == frozenset()


def _interrupted_at(journal):
    journal.at(5)
    raise KeyboardInterrupt


def test_a_run_goes_on_with_its_settings_only(tmp_path):
    """Other settings are refused with what differs; the same ones go on."""
    out = tmp_path / "run"
    agree(out, {"reader": "reader 1", "accounts": "24"})
    agree(out, {"reader": "reader 1", "accounts": "24"})
    with pytest.raises(UsageError, match=r"\(reader: reader 1 then, none now; columns: not set then, text=body now\)"):
        agree(out, {"reader": "none", "accounts": "24", "columns": "text=body"})
    assert agreed(out) == {"reader": "reader 1", "accounts": "24"}


def test_a_folder_with_other_things_is_not_run_into(tmp_path):
    """A folder that holds something else is refused, and nothing is written there."""
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds other things"):
        agree(tmp_path, {})
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_without_a_run_is_told(tmp_path):
    """Opening what is no run says how to make one."""
    with pytest.raises(UsageError, match="holds no run; make one with according run"):
        agreed(tmp_path)
