"""How a stage of an archive's run is carried out: what is not made yet goes through the engine, shard by shard."""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from according.core import InputError
from according.engines import Engine, Serial
from according.job.archive.told import Progress, Stage
from according.store import shards
from according.store.shards import Shard


class Task(Protocol):
    """What one worker does at a time: it makes the shard of this number and digest in the stage's folder."""

    @property
    def number(self) -> int:
        """The number of the shard in its stage."""
        ...

    @property
    def digest(self) -> str:
        """The digest of what the shard is made from."""
        ...

    @property
    def stage(self) -> Path:
        """The folder of the stage."""
        ...


T = TypeVar("T", bound=Task)
#: So few tasks are begun in this process: most are done sooner than workers start. What is left after so many seconds
#: of the processor is the workers'.
FEW, _SOON = 8, 2.0

#: What a task's worker does: it writes the shard and gives back why it could not ("" where it could).
Work = Callable[[T], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What all stages of a run share: the engine, and whom to tell how far it is."""

    engine: Engine
    watch: Callable[[Progress], None]
    left_out: Callable[[], int] = field(default=lambda: 0)


def digest_of(*parts: str | bytes | int) -> str:
    """A digest of what a shard is made from: settings, and the digests of its inputs."""
    told = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "backslashreplace")
        told.update(len(data).to_bytes(8, "little"))
        told.update(data)
    return told.hexdigest()


def carried_out(
    stage: Stage,
    folder: Path,
    tasks: Sequence[T],
    make: Callable[[], Work[T]],
    running: Running,
    *,
    tries: int = 2,
    guarded: bool = False,
    seen: Callable[[Shard], int] = lambda _: 0,
) -> tuple[Shard, ...]:
    """The shards of ``tasks``, in their order; those that are there are not made again, others in the folder go.

    A few tasks of a stage that only counts are done in this process; ``guarded`` ones, which read foreign words, never.
    ``seen(shard)`` counts the documents of a shard, for whoever watches; a task that is lost is tried again so often.

    Raises:
        InputError: if a task cannot be done, or its worker died each time.

    """
    there = shards.standing(folder)
    pending = [task for task in tasks if shards.name(task.number, task.digest) not in there]
    waiting = {shards.name(task.number, task.digest) for task in pending}
    found: dict[str, Shard] = {}
    documents = 0
    for task in tasks:
        if shards.name(task.number, task.digest) not in waiting:
            documents += seen(_found(task, found))
    kept, kept_documents = len(found), documents

    def tell() -> None:
        running.watch(
            Progress(
                stage=stage,
                done=len(found),
                total=len(tasks),
                documents=documents,
                left_out=running.left_out(),
                kept=kept,
                kept_documents=kept_documents,
            )
        )

    tell()
    for round_ in range(tries + 1):
        lost: list[T] = []
        why = ""
        here = not guarded and not round_ and len(pending) <= FEW
        for task, said in zip(pending, _said(pending, make, running.engine, here=here), strict=True):
            if said:
                lost.append(task)
                why = said
                continue
            documents += seen(_found(task, found))
            tell()
        if not lost:
            break
        if round_ == tries:
            raise InputError(
                str(folder), f"the stage {stage.value} cannot be finished: {why}",
                "give the run fewer workers or more memory, then run the same again: it goes on where it stopped",
            )  # fmt: skip
        pending = lost
    shards.tidy(folder, set(found))
    return tuple(found[shards.name(task.number, task.digest)] for task in tasks)


def _said(pending: Sequence[T], make: Callable[[], Work[T]], engine: Engine, *, here: bool) -> Iterator[str]:
    """What the work says of each task, done by the engine; ``here``: in this process as far as that is soon done."""
    done = 0
    if here:
        begun = time.process_time()
        for said in Serial().map(make, iter(pending), _lost):
            yield said
            done += 1
            if time.process_time() - begun > _SOON:
                break
    if done < len(pending):
        yield from engine.map(make, iter(pending[done:]), _lost)


def _found(task: Task, found: dict[str, Shard]) -> Shard:
    shard = shards.shard(task.stage, task.number, task.digest)
    if shard is None:
        raise InputError(
            str(task.stage), f"the shard {shards.name(task.number, task.digest)} is not there though it was made",
            "all workers must see this folder under the same path",
        )  # fmt: skip
    found[shards.name(task.number, task.digest)] = shard
    return shard


def _lost(task: Task, why: str) -> str:
    del task
    return why


class Journal:
    """Which row a worker is at, kept beside its shard: a row that ended its worker several times is known by it.

    Args:
        path: the file; it goes once the shard is made.

    """

    #: So often a row may end its worker before it is left out: a worker may also be killed from outside.
    DEATHS = 3
    _BEGUN, _ENDED = -1, -2

    def __init__(self, path: Path) -> None:
        self._path = path
        self.fatal: frozenset[int] = frozenset()

    @contextmanager
    def attempt(self) -> Iterator["Journal"]:
        """One attempt at the rows; an error or an interruption that is told counts against no row."""
        self.fatal = self._fatal()
        self._write(self._BEGUN)
        try:
            yield self
        except BaseException:
            self._write(self._ENDED)
            raise
        self._path.unlink(missing_ok=True)

    def at(self, row: int) -> None:
        """Write down that a row is begun."""
        self._write(row)

    def _write(self, number: int) -> None:
        with self._path.open("ab") as file:
            file.write(number.to_bytes(4, "little", signed=True))

    def _fatal(self) -> frozenset[int]:
        try:
            data = self._path.read_bytes()
        except OSError:
            return frozenset()
        numbers = [int.from_bytes(data[at : at + 4], "little", signed=True) for at in range(0, len(data) - 3, 4)]
        deaths: dict[int, int] = {}
        for one, following in zip(numbers, [*numbers[1:], self._BEGUN], strict=True):
            if one >= 0 and following == self._BEGUN:
                deaths[one] = deaths.get(one, 0) + 1
        return frozenset(row for row, count in deaths.items() if count >= self.DEATHS)
