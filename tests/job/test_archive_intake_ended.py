"""The intake, ended and begun again: the shards are those of a run that nothing ended."""

import errno
import json
import os
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from according.core import Container, InputError, Skipped
from according.job.archive import intake as intake_module
from according.job.archive.intake import Intake, take_in
from according.read import Source
from according.store import shards

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


def _write(folder: Path, numbers: range, words: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number:03d}.txt").write_text(f"The council voted {number % 25} to 2 on Monday. {words}\n")


def _corpus(folder: Path) -> list[str]:
    """Thirty files, five of them copies; one that cannot be read; a table."""
    _write(folder, range(30))
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    rows = [json.dumps({"title": f"Row {n}", "text": f"The mayor spoke {n} times."}) for n in range(12)]
    (folder / "rows.jsonl").write_text("\n".join(rows))
    return [str(folder)]


def _changed(folder: Path) -> None:
    """Files that go, come, move and change; rows that come and go."""
    for number in (3, 4, 17):
        (folder / f"{number:03d}.txt").unlink()
    (folder / "020.txt").rename(folder / "120.txt")
    _write(folder, range(40, 47), "Later.")
    _write(folder, range(9, 10), "Corrected.")
    rows = (folder / "rows.jsonl").read_text().split("\n")
    (folder / "rows.jsonl").write_text("\n".join(['{"text": "A first row."}', *rows[:8], *rows[10:]]))


def _standing(out: Path) -> dict[str, bytes]:
    """The files of all shards, and nothing half made beside them."""
    assert not [each.name for each in out.iterdir() if each.name.startswith(".")]
    return {
        f"{each.name}/{file.name}": file.read_bytes()
        for each in sorted(out.iterdir())
        if each.is_dir()
        for file in sorted(each.iterdir())
    }


def _streamed(names: list[str], *_: object, **__: object) -> Iterator[Source | Skipped]:
    """The corpus without a process that opens its table, since it is taken in some hundred times."""
    for path in sorted(Path(names[0]).iterdir()):
        if path.suffix == ".txt":
            yield Source(name=str(path), path=str(path))
        elif path.suffix == ".jpg":
            yield Skipped(name=str(path), why="is a JPEG image", remedy="type it out")
        else:
            for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
                within = Container(sha256="0" * 64, place=f"line {number}")
                name = f"{path}#{number}"
                yield Source(name=name, data=line, length=len(line), reader="json", within=within)


@pytest.fixture(autouse=True)
def _in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake_module, "stream", _streamed)
    # A process that is killed loses nothing that it had written; only a machine that falls does.
    monkeypatch.setattr(shards, "_sync", lambda _: None)


def _take(names: list[str], out: Path) -> Intake:
    return take_in(names, out, size=5)


def _killed(work: Callable[[], object], patch: Callable[[Callable[[], None]], None], at: int) -> bool:
    """Whether a process that does this work was killed where it had come to a step for the ``at``-th time."""
    child = os.fork()
    if child == 0:
        left = at

        def step() -> None:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            patch(step)
            work()
            os._exit(0)
        finally:
            os._exit(9)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work failed"
    return os.WIFSIGNALED(status)


def _before_each_write(step: Callable[[], None]) -> None:
    """Steps: each file before it is synced, each folder before and after it has its name, each that is removed."""
    sync, settle, tidy = shards._sync, shards._settle, shards.tidy

    def synced(descriptor: int) -> None:
        step()
        sync(descriptor)

    def settled(made: Path, final: Path) -> None:
        step()
        settle(made, final)
        step()

    def tidied(stage: Path, keep: set[str]) -> None:
        step()
        tidy(stage, keep)
        step()

    shards._sync, shards._settle, shards.tidy = synced, settled, tidied


def _before_each_statement(step: Callable[[], None]) -> None:
    """Steps: each statement that changes or keeps what is known."""
    run = intake_module.Known._run

    def ran(known: intake_module.Known, statement: str, *values: object) -> None:
        step()
        run(known, statement, *values)

    intake_module.Known._run = ran  # type: ignore[method-assign]


@pytest.mark.parametrize("kept", [1, 1000], ids=["each shard kept", "none kept"])
def test_killed_at_any_write(tmp_path: Path, kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed before or after whatever it writes, then run again, it gives the shards and the counts of one run."""
    monkeypatch.setattr("according.job.archive.known._BATCH", kept)
    names = _corpus(tmp_path / "corpus")
    whole = _take(names, tmp_path / "whole")
    expected = _standing(tmp_path / "whole")
    cuts = 0
    while True:
        out = tmp_path / f"cut-{cuts}"
        if not _killed(lambda out=out: _take(names, out), _before_each_write, cuts):
            break
        found = _take(names, out)
        assert _standing(out) == expected
        assert [(s.number, s.digest, s.told) for s in found.shards] == [
            (s.number, s.digest, s.told) for s in whole.shards
        ]
        assert found.came == whole.came
        assert found.left_out == whole.left_out
        cuts += 1
    assert cuts > 30


@pytest.mark.parametrize("kept", [1, 1000], ids=["each shard kept", "none kept"])
def test_killed_while_a_changed_corpus_is_taken_in(tmp_path: Path, kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """So it does over a corpus that grew, lost, moved and changed files: places stay, and nothing counts twice."""
    monkeypatch.setattr("according.job.archive.known._BATCH", kept)
    corpus = tmp_path / "corpus"
    names = _corpus(corpus)
    _take(names, tmp_path / "before")
    _changed(corpus)
    shutil.copytree(tmp_path / "before", tmp_path / "whole")
    whole = _take(names, tmp_path / "whole")
    expected = _standing(tmp_path / "whole")
    assert (whole.came, whole.went) == (9, 4)
    cuts = 0
    while True:
        out = tmp_path / f"cut-{cuts}"
        shutil.copytree(tmp_path / "before", out)
        if not _killed(lambda out=out: _take(names, out), _before_each_write, cuts):
            break
        found = _take(names, out)
        assert _standing(out) == expected
        assert (found.came, found.went, found.documents) == (whole.came, whole.went, whole.documents)
        cuts += 1
    assert cuts > 30


def test_killed_again_and_again(tmp_path: Path) -> None:
    """Killed a little later each time, it comes to its end, and that is the end of one run."""
    names = _corpus(tmp_path / "corpus")
    _take(names, tmp_path / "whole")
    cuts = 0
    while _killed(lambda: _take(names, tmp_path / "out"), _before_each_write, 3 + cuts % 9):
        cuts += 1
    assert _standing(tmp_path / "out") == _standing(tmp_path / "whole")
    assert cuts > 3


def test_killed_between_statements(tmp_path: Path) -> None:
    """What is known is put right by the shards wherever it was cut off."""
    names = _corpus(tmp_path / "corpus")
    _take(names, tmp_path / "whole")
    expected = _standing(tmp_path / "whole")
    for cut in range(0, 140, 9):
        out = tmp_path / f"cut-{cut}"
        _killed(lambda out=out: _take(names, out), _before_each_statement, cut)
        assert _take(names, out).documents == 37
        assert _standing(out) == expected


@pytest.mark.parametrize("damage", ["missing", "no database", "cut off", "of another run"])
def test_what_is_known_is_made_from_the_shards(tmp_path: Path, damage: str) -> None:
    """Without the file of what is known, or with a damaged one, the shards stay as they are."""
    names = _corpus(tmp_path / "corpus")
    first = _take(names, tmp_path / "out")
    file = tmp_path / "out" / "known.sqlite"
    if damage == "missing":
        file.unlink()
    elif damage == "no database":
        file.write_bytes(b"no database" * 1000)
    elif damage == "cut off":
        file.write_bytes(file.read_bytes()[:4096])
    else:
        with closing(sqlite3.connect(file)) as raw:
            raw.execute("DELETE FROM known")
            raw.execute("UPDATE shards SET digest = 'other'")
            raw.commit()
    again = _take(names, tmp_path / "out")
    assert again.shards == first.shards
    assert (again.came, again.went, again.documents) == (0, 0, 37)


def test_a_full_disk_is_told_and_gone_on_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is one message; no half of a shard counts, and with room the run goes on where it stopped."""
    names = _corpus(tmp_path / "corpus")
    _take(names, tmp_path / "whole")
    left = 7
    sync = shards._sync

    def synced(descriptor: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(shards, "_sync", synced)
        with pytest.raises(InputError, match="the disk is full; make room") as told:
            _take(names, tmp_path / "out")
    assert str(told.value).startswith(f"{tmp_path}/out")
    assert 0 < len(shards.standing(tmp_path / "out")) < 8
    found = _take(names, tmp_path / "out")
    assert _standing(tmp_path / "out") == _standing(tmp_path / "whole")
    assert found.came == 37


def test_two_runs_at_a_time_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run over the same folder is told that another is at work there."""
    monkeypatch.setattr("according.job.archive.known._PATIENCE", 0.1)
    names = _corpus(tmp_path / "corpus")

    def again(_: object) -> None:
        with pytest.raises(InputError, match="another run is at work there"):
            _take(names, tmp_path / "out")

    assert take_in(names, tmp_path / "out", size=5, done=again).documents == 37
