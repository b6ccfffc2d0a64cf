"""What the driver of a run takes by itself: memory and processor time of its stages, at sizes that nobody annotates.

    python -m benchmarks.archive_driver --documents 100000,1000000 --folder F [--again] [--trace]

The driver is the process that deals out tasks and makes the stories; nothing else of a run sees more than a part of
the archive. Its workers are stood in for by one that writes each task's shard without doing its work (see
``archive_shards``): ids, days, pairs that met, likely pairs, copies. ``--again`` runs a second time with more
documents, so that stories have a past; ``--trace`` tells which lines hold most when a stage ends (and is several times
slower). Memory is resident, in MB; bytes a document are what the most of it grew by from one size to the next.
"""

import argparse
import json
import math
import shutil
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from according.engines import Processes
from according.job.archive import tasks
from according.job.archive.chain import Chain, Plan
from according.job.archive.intake import Intake
from according.job.archive.told import Stage
from benchmarks.archive_shards import Archive, Standing, taken_in
from benchmarks.measured import Figure, table

_GOAL = 300.0


def main() -> int:
    """Measure and print; the exit code is 1 where a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive_driver", description=__doc__.split("\n")[0])
    parser.add_argument("--documents", default="10000,100000", help="numbers of documents, with commas between")
    parser.add_argument("--folder", type=Path, required=True, help="where the runs are put")
    parser.add_argument("--again", action="store_true", help="a second edition, with a tenth more documents")
    parser.add_argument("--trace", action="store_true", help="tell which lines hold most")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    counts = [int(count) for count in given.documents.split(",")]
    if given.one:
        print(json.dumps(driven(counts[0], given.folder, given.trace)))
        return 0
    rows = []
    for count in counts:
        out = given.folder / f"driver{count}"
        shutil.rmtree(out, ignore_errors=True)
        for documents in (count, count + count // 10)[: 2 if given.again else 1]:
            command = [sys.executable, "-m", "benchmarks.archive_driver", "--one", "--documents", str(documents)]
            command += ["--folder", str(out), *(["--trace"] if given.trace else [])]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            rows.append(json.loads(done.stdout.splitlines()[-1]))
            print(f"\n{table(_figures(rows[-1]))}", flush=True)
        shutil.rmtree(out, ignore_errors=True)
    figures = _grown(rows)
    print(f"\n{table(figures)}")
    return 0 if all(figure.reached in (None, True) for figure in figures) else 1


def driven(documents: int, out: Path, trace: bool = False) -> dict[str, Any]:
    """A run's stages after the intake, in this process; the most memory and the processor seconds of each."""
    archive = Archive(documents=documents, out=out)
    plan = Plan(names=(), out=out, settings={}, annotator=_none, comparer=_none)
    run = _Metered(plan, _Stood(archive), lambda _: None)
    run.archive, run.trace = archive, trace
    (out / "stages").mkdir(parents=True, exist_ok=True)
    if trace:
        tracemalloc.start()
    with patch.object(tasks, "FEW", 0):  # all work is stood in for, a single task's too
        run.report()
    return {"documents": documents, "most": max(run.most.values()), "memory": run.most, "seconds": run.seconds}


class _Metered(Chain):
    """A run whose stages are measured; its intake is as if it had been done."""

    archive: Archive
    trace: bool

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.most: dict[str, float] = {}
        self.seconds: dict[str, float] = {}

    def _take_in(self) -> Intake:
        shards = taken_in(self.archive)
        return Intake(shards=shards, documents=self.archive.documents, came=0, went=0, left_out=())

    def _timed(self, stage: Stage, work: Callable[[], Any]) -> Any:
        Path("/proc/self/clear_refs").write_text("5")
        begun = time.process_time()
        made = super()._timed(stage, work)
        self.seconds[stage.value] = self.seconds.get(stage.value, 0.0) + time.process_time() - begun
        self.most[stage.value] = max(self.most.get(stage.value, 0.0), _most())
        print(f"  {stage.value}: {self.most[stage.value]:.0f} MB, {self.seconds[stage.value]:.1f} s", file=sys.stderr)
        if self.trace:
            now, most = tracemalloc.get_traced_memory()
            print(f"    held {now / 1e6:.1f} MB, most {most / 1e6:.1f} MB", file=sys.stderr)
            for line in tracemalloc.take_snapshot().statistics("lineno")[:8]:
                print(f"    {line}", file=sys.stderr)
            tracemalloc.reset_peak()
        return made


class _Stood:
    """An engine of one process in which all that is asked for is stood in for."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def map(
        self, make: Callable[[], Callable[[Any], str]], items: Iterable[Any], lost: Callable[[Any, str], str]
    ) -> Iterator[str]:
        """As every engine's."""
        del make
        return Processes(1).map(partial(Standing, self._archive), items, lost)


def _figures(row: dict[str, Any]) -> list[Figure]:
    memory, seconds = row["memory"], row["seconds"]
    return [
        Figure(name="documents", value=row["documents"], unit=""),
        *(Figure(name=f"  {stage}, most memory", value=most, unit="MB") for stage, most in memory.items()),
        *(Figure(name=f"  {stage}, processor time", value=each, unit="s") for stage, each in seconds.items()),
        Figure(name="most memory", value=row["most"], unit="MB"),
        Figure(name="processor time", value=sum(seconds.values()), unit="s"),
    ]


def _grown(rows: Sequence[dict[str, Any]]) -> list[Figure]:
    """What memory and time grew by, from each size to the next."""
    figures = []
    for one, other in pairwise(rows):
        more = other["documents"] - one["documents"]
        if more < one["documents"] / 2:  # a second edition
            continue
        told = f"{one['documents']} to {other['documents']}"
        each = 1e6 * (other["most"] - one["most"]) / more
        figures.append(Figure(name=f"{told}, bytes a document", value=each, unit="bytes", goal=_GOAL))
        taken = [sum(row["seconds"].values()) for row in (one, other)]
        power = math.log(taken[1] / taken[0]) / math.log(other["documents"] / one["documents"])
        figures.append(Figure(name=f"{told}, exponent of the time", value=power, unit="", goal=1.1))
    return figures


def _most() -> float:
    """The most memory that this process had in RAM since it was last asked, MB."""
    status = Path("/proc/self/status").read_text("ascii", "replace")
    return next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def _none() -> Any:
    raise AssertionError("nothing is annotated or compared here")


if __name__ == "__main__":
    sys.exit(main())
