"""The chain of a run's stages, in their order, each going on where an earlier run stopped."""

import heapq
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from according.core import Annotated, Comparison, Skipped
from according.engines import Engine
from according.job.archive.annotating import Annotating, annotate_shard, left_out_of
from according.job.archive.comparing import compare_stories, comparings
from according.job.archive.editions import Edition, edition
from according.job.archive.intake import Intake, take_in
from according.job.archive.links import linkings, tell_links
from according.job.archive.measuring import measure_copies, measure_likeness, measurings
from according.job.archive.meeting import meet, meetings
from according.job.archive.publishing import publish
from according.job.archive.singles import singles, tell_singles
from according.job.archive.tasks import Running, carried_out, digest_of
from according.job.archive.told import LargeStory, Progress, Reasons, RunReport, Stage, StageRun, TableFiles
from according.read import Source
from according.store import shards
from according.store.rolls import enrolled
from according.store.shards import Shard

#: What a worker makes at its start: what annotates a source, what compares documents.
MakeAnnotator = Callable[[], Callable[[Source], Annotated | Skipped]]
MakeComparer = Callable[[], Callable[[tuple[Annotated, ...]], Comparison]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is run: the corpus, where to, and by what.

    Args:
        names: files and folders as the user names them.
        out: the folder of the run.
        columns: which columns of tables hold what.
        settings: names and values of all that decides what is found; a run that goes on must have the same.
        annotator: makes what annotates, once a worker; picklable.
        comparer: makes what compares, once a worker; picklable.
        accounts: documents of one story that are compared at most.
        engine: the engine's name, for the report.
        workers: how many, for the report.

    """

    names: tuple[str, ...]
    out: Path
    settings: Mapping[str, str]
    annotator: MakeAnnotator
    comparer: MakeComparer
    columns: tuple[tuple[str, str], ...] = ()
    accounts: int = 24
    engine: str = "local"
    workers: int = 1


class Chain:
    """The stages of one run."""

    def __init__(self, plan: Plan, engine: Engine, watch: Callable[[Progress], None]) -> None:
        self._plan = plan
        self._stages = plan.out / "stages"
        self._digest = digest_of(repr(sorted(plan.settings.items())))
        self._reasons = Reasons()
        self._running = Running(engine=engine, watch=self._watched, left_out=lambda: self._missing)
        self._watch = watch
        self._missing = 0
        self._times: list[StageRun] = []
        self._last: Progress | None = None

    def report(self) -> RunReport:
        """Goes through all stages, and tells what was found."""
        begun = time.monotonic()
        intake = self._timed(Stage.INTAKE, self._take_in)
        annotated = self._timed(Stage.ANNOTATE, lambda: self._annotate(intake))
        documents = enrolled(self._stages / Stage.ANNOTATE.value, annotated)
        grams, terms = self._timed(Stage.MET, lambda: self._meet(annotated, documents))
        copies = self._timed(Stage.COPIES, lambda: self._measure(Stage.COPIES, grams, documents))
        likely = self._timed(Stage.LIKELY, lambda: self._measure(Stage.LIKELY, terms, documents))
        present, told = self._timed(Stage.STORIES, lambda: self._stories(annotated, copies, likely, documents))
        compared = self._timed(Stage.COMPARE, lambda: self._compare(present, documents))
        tables = self._timed(Stage.TABLES, lambda: self._publish(annotated, copies, present, told, compared))
        return self._told(annotated, copies, present, compared, tables, time.monotonic() - begun)

    def _take_in(self) -> Intake:
        folder = self._stages / Stage.INTAKE.value
        return take_in(
            self._plan.names,
            folder,
            columns=self._plan.columns,
            apart=self._plan.out,
            first=_FIRST,
            done=self._watched,
        )

    def _annotate(self, intake: Intake) -> tuple[Shard, ...]:
        folder = self._stages / Stage.ANNOTATE.value
        there = shards.folders(folder)
        tasks = [
            Annotating(
                number=shard.number,
                digest=digest_of(self._digest, shard.digest),
                stage=folder,
                intake=shard.folder,
                earlier=there[shard.number][-1] if shard.number in there else None,
            )
            for shard in intake.shards
        ]

        make = partial(_annotating, self._plan.annotator)
        return carried_out(
            Stage.ANNOTATE, folder, tasks, make, self._running, tries=_TRIES, guarded=True, seen=self._seen
        )

    def _meet(self, annotated: Sequence[Shard], documents: Path) -> tuple[tuple[Shard, ...], tuple[Shard, ...]]:
        made = []
        for kind in ("grams", "terms"):
            folder = self._stages / f"{Stage.MET.value}-{kind}"
            tasks = meetings(kind, annotated, documents, folder, self._digest)
            many = sum(int(shard.told[kind]) for shard in annotated) > _SMALL
            made.append(carried_out(Stage.MET, folder, tasks, _meeting, self._running, guarded=many))
        return made[0], made[1]

    def _measure(self, stage: Stage, met: Sequence[Shard], documents: Path) -> tuple[Shard, ...]:
        folder = self._stages / stage.value
        met_roll = enrolled(met[0].folder.parent, met)
        tasks = tuple(measurings(met, met_roll, documents, folder, self._digest))
        make = _copying if stage is Stage.COPIES else _likening
        return carried_out(stage, folder, tasks, make, self._running)

    def _stories(
        self, annotated: Sequence[Shard], copies: Sequence[Shard], likely: Sequence[Shard], documents: Path
    ) -> tuple[Edition, Mapping[str, tuple[Shard, ...]]]:
        """The edition, and the shards that tell of its single documents and its links."""
        present = edition(self._plan.out / "editions", annotated, copies, likely, self._digest)
        alone, links = self._stages / "singles", self._stages / "links"
        alone_tasks = tuple(singles(annotated, present.shard.folder, alone))
        link_tasks = tuple(linkings(present.shard, documents, links))
        return present, {
            "singles": carried_out(Stage.STORIES, alone, alone_tasks, _telling_singles, self._running),
            "links": carried_out(Stage.STORIES, links, link_tasks, _telling_links, self._running),
        }

    def _compare(self, present: Edition, documents: Path) -> tuple[Shard, ...]:
        folder = self._stages / Stage.COMPARE.value
        tasks = tuple(comparings(present.shard.folder, documents, folder, self._digest, self._plan.accounts))

        make = partial(_comparing, self._plan.comparer)
        return carried_out(
            Stage.COMPARE, folder, tasks, make, self._running, tries=_TRIES, guarded=True, seen=self._seen
        )

    def _publish(
        self,
        annotated: Sequence[Shard],
        copies: Sequence[Shard],
        present: Edition,
        told: Mapping[str, Sequence[Shard]],
        compared: Sequence[Shard],
    ) -> tuple[TableFiles, ...]:
        past = [_only(each, "story_changes") for each in present.past]
        stages = {
            Stage.ANNOTATE.value: annotated,
            Stage.COPIES.value: copies,
            **told,
            Stage.STORIES.value: [*past, present.shard],
            Stage.COMPARE.value: compared,
        }
        return publish(self._plan.out, stages)

    def _told(
        self,
        annotated: Sequence[Shard],
        copies: Sequence[Shard],
        present: Edition,
        compared: Sequence[Shard],
        tables: tuple[TableFiles, ...],
        seconds: float,
    ) -> RunReport:
        largest = (LargeStory(**each) for shard in compared for each in shard.told["largest"])
        return RunReport(
            corpus=self._plan.names,
            out=str(self._plan.out),
            engine=self._plan.engine,
            workers=self._plan.workers,
            edition=present.number,
            documents=sum(int(shard.told["documents"]) for shard in annotated),
            words=sum(int(shard.told["words"]) for shard in annotated),
            stories=next(table.rows for table in tables if table.name == "stories"),
            several=sum(int(shard.told["several"]) for shard in compared),
            unsettled=sum(int(shard.told["unsettled"]) for shard in compared),
            copies=_added(shard.told["kinds"] for shard in copies),
            findings=_added(shard.told["findings"] for shard in compared),
            changes=_added([present.changes]),
            links=present.links,
            left_out=self._reasons.told(),
            largest=tuple(heapq.nsmallest(5, largest, key=lambda story: (-story.independent, story.id))),
            tables=tables,
            stages=tuple(self._times),
            seconds=seconds,
            settings=tuple(self._plan.settings.items()),
        )

    def _seen(self, shard: Shard) -> int:
        """Counts what a shard left out; gives how many documents it has."""
        told = left_out_of(shard)
        self._reasons.merge(told)
        self._missing += sum(each.count for each in told)
        return int(shard.told["documents"])

    def _watched(self, progress: Progress) -> None:
        self._last = progress
        self._watch(progress)

    def _timed(self, stage: Stage, work: Callable[[], Any]) -> Any:
        begun, self._last = time.monotonic(), None
        made = work()
        last = self._last or Progress(stage=stage, done=0, total=0)
        self._times.append(
            StageRun(
                stage=stage,
                tasks=last.done,
                kept=last.kept,
                documents=last.documents,
                seconds=round(time.monotonic() - begun, 3),
            )
        )
        return made


#: Sources of the first shards; later ones have more. A small archive, too, is work for several workers.
_FIRST = 16
#: Postings that meet in this process, where workers would take longer to start.
_SMALL = 100_000
#: How often lost tasks are tried again: of several documents in a shard that end their worker, each is found.
_TRIES = 12


def _annotating(make: MakeAnnotator) -> Callable[[Annotating], str]:
    annotate = make()
    return lambda task: annotate_shard(task, annotate)


def _comparing(make: MakeComparer) -> Callable[[Any], str]:
    compare = make()
    return lambda task: compare_stories(task, compare)


def _meeting() -> Callable[[Any], str]:
    return meet


def _copying() -> Callable[[Any], str]:
    return measure_copies


def _likening() -> Callable[[Any], str]:
    return measure_likeness


def _telling_singles() -> Callable[[Any], str]:
    return tell_singles


def _telling_links() -> Callable[[Any], str]:
    return tell_links


def _only(shard: Shard, table: str) -> Shard:
    """The shard as if it had this table alone."""
    tables = shard.told.get("tables", {})
    return replace(shard, told={"tables": {table: tables.get(table, 0)}})


def _added(counts: Any) -> tuple[tuple[str, int], ...]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return tuple(sorted(((kind, count) for kind, count in total.items() if count), key=lambda row: (-row[1], row[0])))
