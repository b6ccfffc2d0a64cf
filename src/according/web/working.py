"""Working: the process that reads, annotates and compares, beside the one that serves the pages.

It is started by ``Worker``, takes jobs from the workspace one after the other, keeps the models for the next one, and
ends when nothing came for a while or when the server is gone. What it has in hand it tells on its standard output: a
line with the job's id, an empty line when it has none.
"""

import argparse
import contextlib
import mimetypes
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from according.core import AccordingError, Metadata, Skipped, UsageError
from according.read import Source
from according.read.archives import opened
from according.store import Job, Workspace
from according.store.workspace.inputs import JobInput
from according.web.errors import log_place
from according.web.jobs import ADD, COMPARE, queued_compare
from according.wiring import Settings
from according.wiring.workspaces import Arrival, compare_story, take_in

#: Seconds without work after which the process ends and gives back the models' memory.
IDLE = 900.0
#: Seconds between two looks for work of which nobody told.
LOOK = 20.0
#: What the page of a job may show of an input, and what it says of one that was left out.
_NOTHING = dict.fromkeys(("name", "outcome", "document", "title", "of", "why", "remedy"), "")
_LEFT_OUT = "skipped"
#: Days for which what came with a job that failed is kept, to be tried again; ended jobs that are remembered.
_DAYS, _JOBS = 7, 200
_FAULT = "failed by a fault of the program; nothing else was touched"


class Cancelled(Exception):  # noqa: N818 - a person's wish
    """The job is not wanted any more."""


def main() -> None:
    """Work until the server closes standard input, or nothing came for a while."""
    options = _options()
    told = os.fdopen(os.dup(1), "w", encoding="ascii", buffering=1)
    # Whatever a library prints is not taken for word from us.
    os.dup2(2, 1)
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)
    woken = threading.Event()
    threading.Thread(target=_listen, args=(woken,), daemon=True).start()
    try:
        _work(options.workspace, Settings(encoder=options.encoder, reader=options.reader), told, woken)
    except AccordingError as error:
        # The workspace's own trouble: whoever started this one decides whether to try again.
        sys.stderr.write(f"{error}\n")
        raise SystemExit(1) from None


def carry_out(workspace: Workspace, job: Job, settings: Settings) -> None:
    """Do one job, and note how it ended."""
    try:
        message = _DOING[job.kind](workspace, job, settings) if job.kind in _DOING else None
        if message is None:
            workspace.finish(job.id, f"There is no work of the kind “{job.kind}”.", failed=True)
        else:
            workspace.finish(job.id, message)
    except Cancelled:
        pass
    except AccordingError as error:
        workspace.finish(job.id, str(error), failed=True)
    except Exception as error:
        log_place(error)
        workspace.finish(job.id, _FAULT, failed=True)


def _work(path: Path, settings: Settings, told: IO[str], woken: threading.Event) -> None:
    with Workspace.open(path) as workspace:
        forget = datetime.now(UTC) - timedelta(days=_DAYS)
        workspace.tidy_jobs(forget.isoformat(timespec="milliseconds").replace("+00:00", "Z"), _JOBS)
    idle = 0.0
    while idle < IDLE:
        with Workspace.open(path) as workspace:
            while (job := workspace.claim()) is not None:
                idle = 0.0
                told.write(f"{job.id}\n")
                carry_out(workspace, job, settings)
                told.write("\n")
        idle += 0.0 if woken.wait(LOOK) else LOOK
        woken.clear()


def _listen(woken: threading.Event) -> None:
    """A line wakes; the end of the input means that the server is gone, and this process with it."""
    while os.read(0, 1000):
        woken.set()
    os._exit(0)


def _add(workspace: Workspace, job: Job, settings: Settings) -> str:
    """Read what came with the job, put it into the workspace and the story, and have the story compared."""
    given = workspace.job_inputs(job.id)
    outcomes: list[dict[str, str]] = []
    for place, one in enumerate(given):
        _look(workspace, job, place, len(given), f"reading “{one.name}”")
        # All that an archive holds is taken out of it first: one process parses, and does one thing at a time.
        rows = tuple(_arrivals(one))
        for number, row in enumerate(rows, 1):
            if len(rows) > 1:
                _look(workspace, job, place, len(given), f"reading “{one.name}”, text {number} of {len(rows)}")
            # One at a time, so that the progress is true and what is done stays done.
            outcomes.append(_taken(workspace, row, job.story, settings))
    workspace.settle(job.id, outcomes)
    added = sum(one["outcome"] != _LEFT_OUT for one in outcomes)
    if added and job.story is not None:
        queued_compare(workspace, job.story)
    left = len(outcomes) - added
    return f"{_counted(added)} read" + (f", {left} left out." if left else ".")


def _compare(workspace: Workspace, job: Job, settings: Settings) -> str:
    """Compare the job's story anew, if anything changed."""
    if job.story is None:
        raise UsageError("the job names no story")
    _look(workspace, job, 0, 0, "comparing the accounts")

    def read_anew(done: int, total: int) -> None:
        _look(workspace, job, done, total, "reading anew" if done < total else "comparing the accounts")

    shown = compare_story(workspace, job.story, settings, done=read_anew)
    found = len(shown.comparison.findings) if shown.comparison else 0
    return f"{_counted(len(shown.story.documents))} compared: {found} finding{'s' * (found != 1)}."


def _arrivals(one: JobInput) -> Iterator[Arrival | Skipped]:
    """What one upload brings in: itself, or what it holds where it is an archive, a mailbox or a table."""
    given = _metadata(one.given) if any(one.given.values()) else None
    for row in opened(Source(name=one.name, data=one.data)):
        if isinstance(row, Skipped):
            yield row
        else:
            yield Arrival(source=row, given=given, address=given.url if given else None)


def _metadata(given: Mapping[str, str]) -> Metadata:
    """What a person says of an upload."""
    return Metadata(
        title=given.get("title"),
        author=given.get("author"),
        outlet=given.get("outlet"),
        url=given.get("url"),
        published=given.get("published"),
        language=given.get("language"),
    )


def _taken(workspace: Workspace, row: Arrival | Skipped, story: str | None, settings: Settings) -> dict[str, str]:
    """What became of one, as the job's page shows it."""
    taken = row if isinstance(row, Skipped) else take_in(workspace, [row], settings, story=story)[0]
    if isinstance(taken, Skipped):
        return {**_NOTHING, "name": taken.name, "outcome": _LEFT_OUT, "why": taken.why, "remedy": taken.remedy}
    return {
        **_NOTHING,
        "name": taken.name,
        "outcome": taken.outcome.value,
        "document": taken.document,
        "title": taken.title or "",
        "of": taken.of or "",
        "why": _posed(taken.name, workspace.document(taken.document).raw.media_type),
    }


def _posed(name: str, read_as: str) -> str:
    """Where the name of an upload says that it is of another type than it was read as; "" where it does not."""
    claimed = mimetypes.guess_type(name.partition("#")[0], strict=False)[0]
    if claimed is None or claimed == read_as or {claimed.partition("/")[0], read_as.partition("/")[0]} == {"text"}:
        return ""
    ending = name.partition("#")[0].rpartition(".")[2]
    return f"its name ends in “.{ending}”; by its content it is {read_as}, and was read as that"


def _look(workspace: Workspace, job: Job, done: int, total: int, words: str) -> None:
    """Note how far it is.

    Raises:
        Cancelled: if it is not wanted any more.

    """
    if not workspace.progress(job.id, done, total, words):
        raise Cancelled


def _counted(accounts: int) -> str:
    return f"{accounts} account{'s' * (accounts != 1)}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--no-encoder", dest="encoder", action="store_false")
    parser.add_argument("--no-reader", dest="reader", action="store_false")
    return parser.parse_args()


_DOING = {ADD: _add, COMPARE: _compare}

if __name__ == "__main__":
    main()
