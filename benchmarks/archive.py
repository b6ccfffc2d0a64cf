"""A whole run over an archive: its rate, its share of the bare models' own time, its memory, and how its cost grows.

    python -m benchmarks.archive --documents N --folder F [--texts FILE] [--workers 2] [--no-reader] [--no-encoder]
    python -m benchmarks.archive --curve 1000,10000,100000 --folder F [--no-reader --no-encoder] [--texts FILE]

Articles are generated (see ``archive_texts``) and lie, with the run, under ``F``; a run that is there already is begun
anew. ``--corpus`` takes what lies there instead. The share is what the models' bare passes over the same texts take
(measured on ``--sample`` articles, in as many processes at once) by what the whole run takes. It is given twice: with
the passes of the reader and the encoder over each article alone (by the word), and with those that the scorer of pairs
needs to compare the stories (by the document of a story). ``--curve`` fits the exponent of the cost: 1 is a cost that
grows as the archive does.
"""

import argparse
import json
import math
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.archive_meter import Meter
from benchmarks.archive_texts import archive, written
from benchmarks.measured import Figure, table


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run over so many articles took; seconds are the processor's but for ``wall``, memory is in MB."""

    documents: int
    words: int
    wall: float
    seconds: dict[str, float]
    driver: float
    worker: float
    stories: int = 0
    copies: int = 0
    findings: int = 0
    bare: float = 0.0
    bare_pairs: float = 0.0
    sample: dict[str, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """Processor seconds of all stages."""
        return sum(self.seconds.values())


def main() -> int:
    """Measure and print; the exit code is 1 where a goal was missed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.archive", description=__doc__.split("\n", maxsplit=1)[0]
    )
    parser.add_argument("--documents", type=int, default=1000, help="articles of the archive (1000)")
    parser.add_argument("--curve", default="", help="several numbers of articles, with commas between")
    parser.add_argument("--folder", type=Path, required=True, help="where the archive and the run are put")
    parser.add_argument("--texts", type=Path, default=None, help="JSON Lines of texts to put in, each once")
    parser.add_argument(
        "--corpus", type=Path, default=None, help="a folder of JSON Lines in place of what is generated"
    )
    parser.add_argument("--day", type=int, default=250, help="articles of one day (250)")
    parser.add_argument("--workers", type=int, default=2, help="processes (2)")
    parser.add_argument("--engine", default="local", help="local or spark")
    parser.add_argument("--no-reader", action="store_true", help="rules alone in place of the reading model")
    parser.add_argument("--no-encoder", action="store_true", help="words alone in place of the sentence encoder")
    parser.add_argument("--sample", type=int, default=80, help="articles on which the bare passes are measured (80)")
    parser.add_argument("--keep", action="store_true", help="leave the run's folder where it is")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.curve:
        return _curve([int(count) for count in given.curve.split(",")], given)
    run = measured(given)
    if given.json:
        print(json.dumps(asdict(run)))
        return 0
    figures = figures_of(run, given.workers)
    print(table(figures))
    return 0 if all(figure.reached in (None, True) for figure in figures) else 1


def measured(given: argparse.Namespace) -> Run:
    """One run, from texts on the disk to tables."""
    from according.wiring.archive import ArchiveSettings, run_archive

    corpus, words, documents = _corpus(given)
    out = given.folder / f"run{documents}"
    shutil.rmtree(out, ignore_errors=True)
    settings = ArchiveSettings(
        engine=given.engine, workers=given.workers, encoder=not given.no_encoder, reader=not given.no_reader
    )
    begun = told = time.monotonic()
    with Meter() as meter:

        def watch(progress: object) -> None:
            nonlocal told
            stage = str(progress.stage.value)  # type: ignore[attr-defined]
            meter.at(stage)
            if time.monotonic() - told > 10:
                told = time.monotonic()
                done, total = progress.done, progress.total  # type: ignore[attr-defined]
                print(f"  {documents}: {stage} {done} of {total}, {told - begun:.0f} s", file=sys.stderr, flush=True)

        report = run_archive([str(corpus)], out, settings, watch=watch)
        meter.at("tables")
    wall = time.monotonic() - begun
    if not given.keep:
        shutil.rmtree(out, ignore_errors=True)
    run = Run(
        documents=documents,
        words=words,
        wall=wall,
        seconds=meter.seconds,
        driver=meter.driver,
        worker=meter.worker,
        stories=report.stories,
        copies=sum(count for _, count in report.copies),
        findings=sum(count for _, count in report.findings),
    )
    if given.no_reader or given.no_encoder or not given.sample:
        return run
    from benchmarks.archive_bare import bare

    found = bare(corpus, given.sample, given.workers)
    compared = sum(stage.documents for stage in report.stages if stage.stage.value == "compare")
    return Run(
        **(asdict(run) | {
            "bare": found.bare / found.words * words,
            "bare_pairs": found.pairs / max(found.accounts, 1) * compared,
            "sample": asdict(found),
        })
    )  # fmt: skip


def figures_of(run: Run, workers: int) -> list[Figure]:
    """The figures of one run beside their goals."""
    figures = [
        Figure(name="articles", value=run.documents, unit=""),
        Figure(name="  words an article", value=run.words / run.documents, unit=""),
        Figure(name="  stories", value=run.stories, unit=""),
        Figure(name="  copies", value=run.copies, unit=""),
        Figure(name="  findings", value=run.findings, unit=""),
        Figure(name="articles a second", value=run.documents / run.wall, unit=f"/s ({workers} workers)"),
        Figure(name="articles a second and core", value=run.documents / run.total, unit="/s"),
        Figure(name="most memory of the driver", value=run.driver, unit="MB"),
        Figure(name="most memory of a worker", value=run.worker, unit="MB"),
        *(
            Figure(name=f"  {stage}, processor time an article", value=1000 * seconds / run.documents, unit="ms")
            for stage, seconds in run.seconds.items()
        ),
    ]
    if run.sample:
        sample = run.sample
        figures += [
            Figure(
                name="bare passes by the stage that feeds the models",
                value=sample["bare"] / sample["stage"],
                unit="",
                goal=0.85,
                at_most=False,
            ),
            Figure(name="bare passes by annotate", value=sample["bare"] / sample["annotate"], unit=""),
            Figure(name="reader's and encoder's bare passes by the run", value=run.bare / run.total, unit=""),
            Figure(
                name="all models' bare passes by the run",
                value=(run.bare + run.bare_pairs) / run.total,
                unit="",
                goal=0.65,
                at_most=False,
            ),
        ]
    return figures


def exponent(counts: Sequence[int], costs: Sequence[float]) -> float:
    """The slope of the line through the logarithms, by least squares."""
    x, y = [math.log(count) for count in counts], [math.log(max(cost, 1e-9)) for cost in costs]
    middle, height = sum(x) / len(x), sum(y) / len(y)
    return sum((a - middle) * (b - height) for a, b in zip(x, y, strict=True)) / sum((a - middle) ** 2 for a in x)


def _corpus(given: argparse.Namespace) -> tuple[Path, int, int]:
    """The folder of the articles, how many words they have, how many they are."""
    if given.corpus is not None:
        texts = [json.loads(line)["text"] for file in sorted(given.corpus.glob("*.jsonl")) for line in file.open()]
        return given.corpus, sum(len(text.split()) for text in texts), len(texts)
    corpus = given.folder / f"archive{given.documents}"
    shutil.rmtree(corpus, ignore_errors=True)
    documents, words = written(archive(given.documents, day=given.day, texts=given.texts), corpus)
    return corpus, words, documents


def _curve(counts: Sequence[int], given: argparse.Namespace) -> int:
    """One run for each number of articles, each in a process of its own, and how cost and memory grow."""
    runs: list[Run] = []
    passed = [f"--{name}" for name in ("no-reader", "no-encoder") if getattr(given, name.replace("-", "_"))]
    passed += ["--texts", str(given.texts)] if given.texts else []
    for count in counts:
        command = [sys.executable, "-m", "benchmarks.archive", "--json", "--documents", str(count), *passed]
        command += ["--folder", str(given.folder), "--day", str(given.day), "--workers", str(given.workers)]
        command += ["--engine", given.engine, "--sample", str(given.sample if count == counts[0] else 0)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        run = Run(**json.loads(done.stdout.splitlines()[-1]))
        runs.append(run)
        print(f"\n{table(figures_of(run, given.workers))}", flush=True)
    stages = [stage for stage in runs[0].seconds if all(run.seconds.get(stage) for run in runs)]
    costs = {stage: exponent(counts, [run.seconds[stage] for run in runs]) for stage in stages}
    figures = [
        *(Figure(name=f"  exponent of {stage}", value=cost, unit="") for stage, cost in costs.items()),
        Figure(name="exponent of the cost", value=exponent(counts, [r.total for r in runs]), unit="", goal=1.05),
        Figure(name="memory of a worker, largest by smallest archive", value=runs[-1].worker / runs[0].worker, unit=""),
        Figure(
            name="memory of the driver, more by more articles",
            value=1e6 * (runs[-1].driver - runs[0].driver) / max(1, counts[-1] - counts[0]),
            unit="bytes",
        ),
    ]
    print(f"\n{table(figures)}")
    return 0 if all(figure.reached in (None, True) for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
