"""Jobs: work that takes a while is queued in the workspace and done by a process of its own.

What came with a job is stored with it, so that nothing is lost when a process or the machine goes down. The process
that serves the pages never runs a model.
"""

import contextlib
import logging
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from starlette.requests import Request

from according.core import AccordingError
from according.store import Job, JobState, Workspace
from according.store.workspace.inputs import JobInput
from according.web.errors import Told
from according.web.uploads import Upload

#: The kinds of work: documents to be read, annotated and taken into a story; a story to be compared anew.
ADD, COMPARE = "add", "compare"
#: Characters of a title that become the name of a pasted text.
_NAME = 80
#: How often a job may bring the working process down before it is given up.
_TRIES = 2
#: Seconds in which the working process must let go of a job that is not wanted any more.
_GRACE = 5.0
_LOG = logging.getLogger("according.web")
#: A button that is pressed twice is two requests at one time: the second finds the job of the first.
_queueing = threading.Lock()


def queue_add(request: Request, workspace: Workspace, inputs: Sequence[JobInput], story: str | None = None) -> Job:
    """Queue inputs to be read, annotated and taken into a story; their bytes are stored with the job."""
    job = workspace.queue_with_inputs(ADD, {}, inputs, story=story)
    request.app.state.wake()
    return job


def uploaded(files: Sequence[Upload]) -> tuple[JobInput, ...]:
    """Uploaded files as inputs of a job: what they are is told by their content, when they are read."""
    return tuple(JobInput(name=file.name or "upload", data=file.read()) for file in files)


def pasted(text: str, title: str = "", **given: str) -> JobInput:
    """Pasted text as the input of a job; ``given`` is what the person says of it: outlet, url, author, published.

    Raises:
        Told: if there is no text.

    """
    # Browsers send every line's end as two characters; the text that was pasted had one.
    kept = text.replace("\r\n", "\n").strip("\n")
    if not kept.strip():
        raise Told("There is no text to add.", "Paste the text of the account, or choose a file.")
    told = {name: " ".join(words.split()) for name, words in {"title": title, **given}.items() if words.strip()}
    name = told.get("title", "pasted text").replace("/", " ")[:_NAME]
    return JobInput(name=f"{name}.txt", data=kept.encode(), given=told)


def queue_compare(request: Request, workspace: Workspace, story: str) -> Job:
    """Queue a story to be compared anew; a job that waits to do so already is the one."""
    job = queued_compare(workspace, story)
    request.app.state.wake()
    return job


def queued_compare(workspace: Workspace, story: str) -> Job:
    """The job that waits to compare this story, a new one where none waits; one that has begun may have read before."""
    with _queueing:
        waiting = (job for job in workspace.jobs(open_only=True) if job.kind == COMPARE and job.story == story)
        return next((job for job in waiting if job.state is JobState.QUEUED), None) or workspace.queue(
            COMPARE, {}, story=story
        )


def under_way(workspace: Workspace, story: str) -> Job | None:
    """The job at work on a story, the first of those that wait where none is at work; None where there is none."""
    jobs = [job for job in workspace.jobs(open_only=True) if job.story == story]
    return next((job for job in jobs if job.state is JobState.RUNNING), jobs[0] if jobs else None)


def cancel(request: Request, workspace: Workspace, job: str) -> None:
    """Take a job back; what it has in hand is let go of, and what it had added already stays."""
    workspace.cancel(job)
    request.app.state.wake()


class Worker:
    """The working process, as the serving one sees it: started at first need, replaced when it goes down."""

    def __init__(self, workspace: Path, *, encoder: bool = True, reader: bool = True) -> None:
        self._workspace = workspace
        # -P: what lies in the folder of the texts is never imported.
        self._command = [sys.executable, "-P", "-m", "according.web.working", str(workspace.absolute())]
        self._command += [*([] if encoder else ["--no-encoder"]), *([] if reader else ["--no-reader"])]
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._in_hand = ""
        self._released: subprocess.Popen[bytes] | None = None
        self._falls: dict[str, int] = {}
        self._closed = False

    def resume(self) -> None:
        """Take up what an earlier start left."""
        if self._open_jobs():
            self.wake()

    def wake(self) -> None:
        """Something was queued or taken back."""
        with self._lock:
            if self._closed:
                return
            if self._process is None:
                self._start()
            self._tell()
        if self._in_hand:
            timer = threading.Timer(_GRACE, self._let_go, (self._in_hand,))
            timer.daemon = True
            timer.start()

    def close(self) -> None:
        """End it; what it has in hand is taken up at the next start."""
        with self._lock:
            self._closed = True
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def _start(self) -> None:
        # In a session of its own: Ctrl-C is the server's, which ends this one in its turn.
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        self._in_hand = ""
        threading.Thread(target=self._follow, args=(self._process,), daemon=True).start()

    def _tell(self) -> None:
        process = self._process
        if process is not None and process.stdin is not None:
            # Where it has just ended, whoever follows it starts another if there is work.
            with contextlib.suppress(OSError):
                process.stdin.write(b"\n")
                process.stdin.flush()

    def _follow(self, process: subprocess.Popen[bytes]) -> None:
        """Keeps in mind what the process has in hand, and replaces it when it ends in the middle."""
        for line in _lines(process.stdout):
            self._in_hand = line.decode("ascii", "replace").strip()
        code = process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        with self._lock:
            if self._process is not process:
                return
            self._process = None
            job, self._in_hand = self._in_hand, ""
        if (not code or self._released is process or self._goes_on(job)) and self._open_jobs():
            self.wake()

    def _goes_on(self, job: str) -> bool:
        """Whether to go on after the process went down with ``job`` in hand."""
        falls = self._falls[job] = self._falls.get(job, 0) + 1
        _LOG.error("the working process went down%s", f" with job {job}" if job else "")
        if falls < _TRIES:
            return True
        del self._falls[job]
        if not job:
            # It does not even come up: trying on would only keep the machine busy. The next wish tries again.
            return False
        words = "It brought the working process down twice: it may be too large for this machine's memory."
        try:
            with Workspace.open(self._workspace) as workspace:
                workspace.finish(job, words, failed=True)
        except AccordingError:
            return False
        return True

    def _let_go(self, job: str) -> None:
        """Ends the process if it still works on a job that was taken back."""
        process = self._process
        if process is None or self._in_hand != job:
            return
        try:
            with Workspace.open(self._workspace, write=False) as workspace:
                wanted = workspace.job(job).open
        except AccordingError:
            return
        if not wanted and self._in_hand == job:
            self._released = process
            process.kill()

    def _open_jobs(self) -> bool:
        try:
            with Workspace.open(self._workspace, write=False) as workspace:
                return bool(workspace.jobs(open_only=True))
        except AccordingError:
            return False


def _lines(stream: IO[bytes] | None) -> list[bytes] | IO[bytes]:
    return stream if stream is not None else []
