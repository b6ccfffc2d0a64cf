"""Apache Spark beside the pool of processes: the same documents annotated by two workers of each, by turns.

    python -m benchmarks.engines FILE… [--workers N] [--rounds N] [--documents N]

Warm is from the beginning of the first task to the end of the last, when the models are loaded; cold is from the call
to the last result. A round is both, one after the other, since other work on the machine comes and goes; the median of
the rounds' ratios is shown. Every task gives back what it found, and both must find the same.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median

from according.core import Annotated, Models, Skipped
from according.engines import Engine, Processes, Spark
from according.job import annotate_one
from according.read import Source, discover
from according.wiring.running import models
from benchmarks.measured import Figure, table

#: Documents a task: enough that handing them out costs nothing, as the shards of a run are.
A_TASK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A task: when it began and ended, by the machine's clock, and what was found in each document."""

    begun: float
    ended: float
    found: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One map: its seconds from the call and from the first task's beginning, and what was found."""

    cold: float
    warm: float
    found: tuple[tuple[int, int, int], ...]


def engine_figures(names: Sequence[str], *, workers: int, rounds: int, documents: int) -> list[Figure]:
    """Documents a second of both engines, and the ratio of Spark's to the pool's."""
    sources = [source for source in discover(names) if not isinstance(source, Skipped)]
    tasks = list(_batches(islice(cycle(sources), documents)))
    spark, pool = Spark(workers), Processes(workers)
    first = _round(spark, tasks)
    pairs = [(_round(pool, tasks), _round(spark, tasks)) for _ in range(rounds)]
    spark.close()
    if any(one.found != first.found for pair in pairs for one in pair):
        raise AssertionError("the engines found different things")
    count = sum(len(task) for task in tasks)
    return [
        Figure(
            name="Spark's warm rate by the pool's",
            value=median(p.warm / s.warm for p, s in pairs),
            unit="",
            goal=0.8,
            at_most=False,
        ),
        Figure(name="  the pool, warm", value=count / median(p.warm for p, _ in pairs), unit="documents/s"),
        Figure(name="  Spark, warm", value=count / median(s.warm for _, s in pairs), unit="documents/s"),
        Figure(
            name="Spark's rate by the pool's, from the call, session there",
            value=median(p.cold / s.cold for p, s in pairs),
            unit="",
        ),
        Figure(name="Seconds to the first task: the pool", value=median(_start(p) for p, _ in pairs), unit="s"),
        Figure(name="  Spark, nothing started yet", value=_start(first), unit="s"),
        Figure(name="  Spark, its session there", value=median(_start(s) for _, s in pairs), unit="s"),
        Figure(name="  documents", value=count, unit=""),
    ]


def _start(one: Round) -> float:
    return one.cold - one.warm


def _batches(sources: Iterator[Source]) -> Iterator[tuple[Source, ...]]:
    while task := tuple(islice(sources, A_TASK)):
        yield task


def _round(engine: Engine, tasks: Sequence[tuple[Source, ...]]) -> Round:
    begun = time.perf_counter()
    done = list(engine.map(annotator, tasks, _lost))
    cold = time.perf_counter() - begun
    return Round(
        cold=cold,
        warm=max(one.ended for one in done) - min(one.begun for one in done),
        found=tuple(found for one in done for found in one.found),
    )


def annotator() -> Callable[[tuple[Source, ...]], Done]:
    """Annotates a task's documents with the shipped models, one thread each."""
    given = models(threads=1)
    return lambda sources: _annotated(sources, given)


def _annotated(sources: Sequence[Source], given: Models) -> Done:
    begun = time.monotonic()
    found = tuple(_counted(annotate_one(source, given)) for source in sources)
    return Done(begun=begun, ended=time.monotonic(), found=found)


def _counted(row: Annotated | Skipped) -> tuple[int, int, int]:
    if isinstance(row, Skipped):
        return (0, 0, 0)
    return (len(row.attributions), len(row.entities), len(row.statements))


def _lost(sources: Sequence[Source], why: str) -> Done:
    raise RuntimeError(f"{sources[0].name}: {why}")


def main() -> int:
    """Measure and print; the exit code is 1 where the goal was missed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.engines", description=__doc__.split("\n", maxsplit=1)[0]
    )
    parser.add_argument("names", nargs="+", help="the documents; taken again from the beginning where they are too few")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--documents", type=int, default=192)
    given = parser.parse_args()
    figures = engine_figures(given.names, workers=given.workers, rounds=given.rounds, documents=given.documents)
    sys.stdout.write(table(figures) + "\n")
    return 0 if all(figure.reached in (None, True) for figure in figures) else 1


if __name__ == "__main__":
    # As a module of its own name, not as __main__: workers of Spark must find it again.
    from benchmarks.engines import main as run

    sys.exit(run())
