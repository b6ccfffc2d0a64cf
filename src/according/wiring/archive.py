"""Runs over archives: settings to engine and models, and the stories of a run opened again."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from according.core import Annotated, Comparison, UsageError
from according.engines import Engine, EngineError, Processes, Serial
from according.group import likeness_name
from according.job.archive import Plan, Progress, RunReport, Stories, run, run_record
from according.pipeline import compared
from according.wiring.running import Columns, Settings, annotator, made_with, pair_scorer_on

__all__ = ["ENGINES", "ArchiveSettings", "compare_opened", "open_stories", "run_archive", "run_record"]

ENGINES = ("local", "spark")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSettings:
    """How an archive is run over. ``engine``, ``workers`` and ``master`` do not change what is found.

    Args:
        engine: "local" (processes of this machine) or "spark".
        workers: processes or Spark cores, 1 or more; by default as many as this machine has cores.
        master: the address of a Spark cluster; None for one on this machine, or the session that is there.
        encoder: whether statements are aligned with the shipped encoder.
        reader: whether attributions, names and syntax are read by the shipped model.
        accounts: documents of one story that are compared at most.

    """

    engine: str = "local"
    workers: int = os.cpu_count() or 1
    master: str | None = None
    encoder: bool = True
    reader: bool = True
    accounts: int = 24


def run_archive(
    names: Sequence[str],
    out: Path,
    settings: ArchiveSettings,
    *,
    columns: Columns = (),
    watch: Callable[[Progress], None] = lambda _: None,
) -> RunReport:
    """Reads, annotates and compares all that is behind ``names``, story by story, into tables in the folder ``out``.

    A run that was interrupted goes on where it stopped; one over a corpus that grew does what is new.

    Raises:
        UsageError: if the folder holds a run with other settings, or the engine is not there.
        InputError: if the disk is full, nothing of the corpus can be read, or a stage cannot be finished.
        ModelError: if a file of a model is missing or altered.

    """
    models = Settings(encoder=settings.encoder, reader=settings.reader)
    made = {**dict(made_with(models)), "stories": likeness_name()}
    if columns:
        made["columns"] = ", ".join(f"{ours}={theirs}" for ours, theirs in columns)
    plan = Plan(
        names=tuple(names),
        # The workers of a cluster have other working folders.
        out=out.absolute(),
        settings=made,
        # One thread a worker, whatever the engine: all give the same bytes, and none takes another's core.
        annotator=partial(annotator, settings.encoder, settings.reader, 1),
        comparer=partial(_comparer, settings.encoder, tuple(made.items())),
        columns=tuple(columns),
        accounts=settings.accounts,
        engine=settings.engine,
        workers=settings.workers,
    )
    try:
        return run(plan, _engine(settings), watch)
    except EngineError as error:
        raise UsageError(str(error)) from error


def open_stories(out: Path) -> Stories:
    """The stories of a run, to be listed and opened.

    Raises:
        UsageError: if the folder holds no run that came to its end.

    """
    return Stories(out)


def compare_opened(stories: Stories, story: str) -> Comparison:
    """A story of a run compared, all of it, with the models that the run had.

    Raises:
        UsageError: if there is no such story.

    """
    settings = dict(stories.settings)
    encoder = not settings.get("encoder", "none").startswith("none")
    return _compared(encoder, tuple(settings.items()), stories.documents(story), threads=2)


def _engine(settings: ArchiveSettings) -> Engine:
    if settings.engine == "spark":
        from according.engines.spark import Spark

        return Spark(settings.workers, settings.master)
    if settings.engine != "local":
        raise UsageError(f"there is no engine {settings.engine!r}; there are {' and '.join(ENGINES)}")
    return Processes(settings.workers) if settings.workers > 1 else Serial()


def _comparer(encoder: bool, made: tuple[tuple[str, str], ...]) -> Callable[[tuple[Annotated, ...]], Comparison]:
    if encoder:
        pair_scorer_on(1)  # opened once a worker, before the first story
    return partial(_compared, encoder, made)


def _compared(
    encoder: bool, made: tuple[tuple[str, str], ...], documents: tuple[Annotated, ...], threads: int = 1
) -> Comparison:
    return compared(documents, made_with=made, pairs=pair_scorer_on(threads) if encoder else None)
