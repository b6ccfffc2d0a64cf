"""The working process: jobs queued by the pages, done beside them, and taken up again whatever happens."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from filled_workspace import LEDGER, POST, RELEASE

from according.store import Job, JobState, Workspace
from according.store.workspace.inputs import JobInput
from according.web.errors import Told
from according.web.jobs import ADD, COMPARE, Worker, pasted, queued_compare, under_way
from according.web.working import carry_out
from according.wiring import Settings

_RULES = Settings(encoder=False, reader=False)
_TEXTS = (
    JobInput(name="ledger.txt", data=LEDGER.encode()),
    JobInput(name="post.txt", data=POST.encode()),
    JobInput(name="release.txt", data=RELEASE.encode()),
)


@pytest.fixture
def workspace(workspace_path: Path) -> Iterator[Workspace]:
    """An empty workspace, open."""
    with Workspace.open(workspace_path) as opened:
        yield opened


def _done(workspace: Workspace, job: Job) -> Job:
    """The job after it was carried out here and now."""
    claimed = workspace.claim()
    assert claimed is not None
    assert claimed.id == job.id
    carry_out(workspace, claimed, _RULES)
    return workspace.job(job.id)


def test_inputs_become_accounts_of_the_story_which_is_compared(workspace: Workspace) -> None:
    """What was uploaded is read, put into the story in its order, and the story is compared after it."""
    story = workspace.new_story("Hill Street")
    job = workspace.queue_with_inputs(ADD, {}, _TEXTS, story=story.id)
    assert under_way(workspace, story.id) == job
    added = _done(workspace, job)
    assert (added.state, added.message) == (JobState.DONE, "3 accounts read.")
    assert [one["outcome"] for one in added.payload["outcomes"]] == ["added"] * 3
    assert [row.path for row in workspace.documents(story=story.id)] == ["ledger.txt", "post.txt", "release.txt"]
    assert workspace.job_inputs(job.id) == ()
    (compare,) = workspace.jobs(open_only=True)
    assert (compare.kind, compare.story) == (COMPARE, story.id)
    compared = _done(workspace, compare)
    assert compared.state is JobState.DONE
    assert compared.message.startswith("3 accounts compared: ")
    assert workspace.kept_comparison(story.id) is not None
    assert under_way(workspace, story.id) is None


def test_adding_again_adds_nothing(workspace: Workspace) -> None:
    """The same texts a second time are told as being there."""
    story = workspace.new_story("Hill Street")
    for outcome in ("added", "same"):
        job = _done(workspace, workspace.queue_with_inputs(ADD, {}, _TEXTS[:1], story=story.id))
        assert [one["outcome"] for one in job.payload["outcomes"]] == [outcome]
        for each in workspace.jobs(open_only=True):
            workspace.cancel(each.id)
    assert len(workspace.documents()) == 1


@pytest.mark.parametrize(
    ("name", "data", "outcome", "words"),
    [
        ("photo.jpg", LEDGER.encode(), "added", "its name ends in “.jpg”; by its content it is text/plain"),
        ("ledger.pdf", f"<html><body><p>{LEDGER}</p></body></html>".encode(), "added", "text/html"),
        ("ledger.txt", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, "skipped", ""),
        ("ledger.html", b"%PDF-1.4\nbroken", "skipped", ""),
        ("ledger.txt", b"", "skipped", "is empty"),
        ("https://evil.example/page", LEDGER.encode(), "added", ""),
        ("-", LEDGER.encode(), "added", ""),
        ("/etc/passwd", LEDGER.encode(), "added", ""),
    ],
    ids=("picture", "pdf", "not-text", "not-html", "empty", "address", "dash", "path"),
)
def test_uploads_are_what_they_hold(workspace: Workspace, name: str, data: bytes, outcome: str, words: str) -> None:
    """An upload is read as what its bytes are, and says so where its name says otherwise; a name leads nowhere."""
    job = _done(workspace, workspace.queue_with_inputs(ADD, {}, [JobInput(name=name, data=data)]))
    (one,) = job.payload["outcomes"]
    assert (one["outcome"], one["name"]) == (outcome, name)
    assert words in one["why"]
    assert bool(one["why"]) == (bool(words) or outcome == "skipped")
    if outcome == "skipped":
        assert one["remedy"]
        assert job.message == "0 accounts read, 1 left out."
    else:
        assert "140 pupils" in workspace.document(one["document"]).text


def test_archives_bring_all_that_they_hold(workspace: Workspace) -> None:
    """A table with several texts gives several accounts, and a ZIP that is none of ours a reason."""
    rows = "title,text,outlet\n" + "\n".join(
        f'Title {n},"{text}",Paper {n}' for n, text in enumerate(("One said no.", "Two said yes."))
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../evil.txt", "out of here")
    given = [JobInput(name="texts.csv", data=rows.encode()), JobInput(name="a.zip", data=packed.getvalue())]
    job = _done(workspace, workspace.queue_with_inputs(ADD, {}, given))
    assert [one["outcome"] for one in job.payload["outcomes"]] == ["added", "added", "skipped"]
    assert {row.outlet for row in workspace.documents()} == {"Paper 0", "Paper 1"}


def test_pasted_text_keeps_what_the_person_says_of_it(workspace: Workspace) -> None:
    """A pasted text has the line ends that it had, and the outlet, title, date and address that were typed."""
    one = pasted(
        LEDGER.replace("\n", "\r\n"),
        "A/B: the school",
        outlet="The Ledger ",
        url="https://ledger.example/1",
        published="",
    )
    assert one.name == "A B: the school.txt"
    assert one.data.decode() == LEDGER.strip("\n")
    job = _done(workspace, workspace.queue_with_inputs(ADD, {}, [one]))
    (row,) = workspace.documents(ids=[job.payload["outcomes"][0]["document"]])
    assert (row.title, row.outlet, row.url) == ("A/B: the school", "The Ledger", "https://ledger.example/1")
    for empty in ("", " \r\n "):
        with pytest.raises(Told, match="no text"):
            pasted(empty)


def test_job_that_is_not_wanted_any_more_is_left(workspace: Workspace) -> None:
    """A job that is taken back in the middle stops before the next text, and what it added stays."""
    story = workspace.new_story("Hill Street")
    job = workspace.queue_with_inputs(ADD, {}, _TEXTS, story=story.id)
    claimed = workspace.claim()
    assert claimed is not None
    workspace.cancel(job.id)
    carry_out(workspace, claimed, _RULES)
    assert workspace.job(job.id).state is JobState.CANCELLED
    assert workspace.documents() == ()
    assert len(workspace.job_inputs(job.id)) == 3
    again = workspace.queue_again(job.id)
    assert again.state is JobState.QUEUED
    assert _done(workspace, again).state is JobState.DONE
    assert len(workspace.documents()) == 3


@pytest.mark.parametrize("kind", ["compare", "paint"])
def test_job_that_cannot_be_done_says_why(workspace: Workspace, kind: str) -> None:
    """A job without a story, or of an unknown kind, fails with a sentence and does not stop the others."""
    job = _done(workspace, workspace.queue(kind, {}))
    assert job.state is JobState.FAILED
    assert job.message
    assert "Traceback" not in job.message


def test_faults_of_a_job_show_nothing_of_the_texts(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault while a job is done is noted as one, without the words of the error."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("140 pupils")

    monkeypatch.setattr("according.web.working.take_in", fail)
    job = _done(workspace, workspace.queue_with_inputs(ADD, {}, _TEXTS))
    assert job.state is JobState.FAILED
    assert "fault of the program" in job.message
    assert "pupils" not in job.message + caplog.text
    assert len(workspace.job_inputs(job.id)) == 3


def test_one_comparison_waits_at_a_time(workspace: Workspace) -> None:
    """A story that waits to be compared is not queued again; one that is being compared is."""
    story = workspace.new_story("Hill Street")
    first = queued_compare(workspace, story.id)
    assert queued_compare(workspace, story.id) == first
    assert workspace.claim() is not None
    second = queued_compare(workspace, story.id)
    assert second.id != first.id
    assert queued_compare(workspace, story.id) == second


def test_what_came_with_failed_jobs_is_forgotten_after_a_while(workspace: Workspace) -> None:
    """Inputs of a job that ended without being done stay to be tried again, and not for ever."""
    stopped = workspace.queue_with_inputs(ADD, {}, _TEXTS)
    workspace.cancel(stopped.id)
    waiting = workspace.queue_with_inputs(ADD, {}, _TEXTS)
    workspace.tidy_jobs("2000-01-01T00:00:00.000Z", 200)
    assert len(workspace.job_inputs(stopped.id)) == 3
    workspace.tidy_jobs("9000-01-01T00:00:00.000Z", 200)
    assert workspace.job_inputs(stopped.id) == ()
    assert workspace.job(stopped.id).state is JobState.CANCELLED
    workspace.tidy_jobs("9000-01-01T00:00:00.000Z", 0)
    assert [job.id for job in workspace.jobs()] == [waiting.id]
    assert len(workspace.job_inputs(waiting.id)) == 3


def _until(workspace: Workspace, job: str, *states: JobState, seconds: float = 60.0) -> Job:
    return _waited(lambda: workspace.job(job), lambda found: found.state in states, seconds)


def _waited(ask: Callable[[], Job], enough: Callable[[Job], bool], seconds: float) -> Job:
    deadline = time.monotonic() + seconds
    while not enough(found := ask()):
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    return found


@pytest.fixture
def worker(workspace_path: Path) -> Iterator[Worker]:
    """A working process of rules alone, which starts quickly."""
    made = Worker(workspace_path, encoder=False, reader=False)
    yield made
    made.close()


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
def test_worker_takes_up_what_was_left_and_survives_its_end(workspace: Workspace, worker: Worker) -> None:
    """Jobs of an earlier start are done; when the process is killed another takes up the job, and then the next."""
    story = workspace.new_story("Hill Street")
    many = [JobInput(name=f"{n}.txt", data=f"{LEDGER}\nMore of it, {n} times.".encode()) for n in range(60)]
    job = workspace.queue_with_inputs(ADD, {}, many, story=story.id)
    worker.resume()
    running = _waited(
        lambda: workspace.job(job.id), lambda found: found.state is JobState.RUNNING and found.done > 0, 60
    )
    assert running.process is not None
    assert running.process != os.getpid()
    os.kill(running.process, signal.SIGKILL)
    done = _until(workspace, job.id, JobState.DONE, JobState.FAILED)
    assert (done.state, done.message) == (JobState.DONE, "60 accounts read.")
    (compare,) = [each for each in workspace.jobs() if each.kind == COMPARE]
    worker.wake()
    assert _until(workspace, compare.id, JobState.DONE, JobState.FAILED).state is JobState.DONE
    assert len(workspace.story(story.id).documents) == 60


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
def test_job_that_kills_its_process_twice_is_given_up(workspace: Workspace, worker: Worker) -> None:
    """A job that brings the working process down twice fails with a sentence, and the next one is done."""
    many = [JobInput(name=f"{n}.txt", data=f"{LEDGER}\nMore of it, {n} times.".encode()) for n in range(200)]
    deadly = workspace.queue_with_inputs(ADD, {}, many)
    worker.wake()
    killed: set[int] = set()
    while len(killed) < 2:
        found = _waited(
            lambda: workspace.job(deadly.id), lambda job: job.process is not None and job.process not in killed, 60
        )
        assert found.process is not None
        time.sleep(0.2)
        os.kill(found.process, signal.SIGKILL)
        killed.add(found.process)
    failed = _until(workspace, deadly.id, JobState.FAILED, JobState.DONE)
    assert failed.state is JobState.FAILED
    assert "twice" in failed.message
    after = workspace.queue_with_inputs(ADD, {}, _TEXTS[:1])
    worker.wake()
    assert _until(workspace, after.id, JobState.DONE, JobState.FAILED).state is JobState.DONE


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system tells nothing of processes in /proc")
def test_job_of_a_process_that_ended_unseen_is_taken_up(workspace: Workspace, workspace_path: Path) -> None:
    """A job is nobody's as soon as its process has ended, even if nobody has asked yet how it did."""
    job = workspace.queue("compare", {})
    ended = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from according.store import Workspace; Workspace.open(sys.argv[1]).claim()",
            str(workspace_path),
        ]
    )
    _waited(lambda: workspace.job(job.id), lambda found: found.process == ended.pid, 60)
    stat = Path(f"/proc/{ended.pid}/stat")
    deadline = time.monotonic() + 60
    while ") Z " not in stat.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    claimed = workspace.claim()
    assert claimed is not None
    assert (claimed.id, claimed.process) == (job.id, os.getpid())
    ended.wait()


def test_nothing_beside_the_workspace_is_imported(
    workspace: Workspace, worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file among the texts that is called like a module of ours is no program for the working process."""
    (tmp_path / "according.py").write_text("raise SystemExit(3)", encoding="utf-8")
    (tmp_path / "numpy.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    job = workspace.queue_with_inputs(ADD, {}, _TEXTS[:1])
    worker.wake()
    assert _until(workspace, job.id, JobState.DONE, JobState.FAILED).state is JobState.DONE


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
def test_working_process_ends_with_the_server(workspace: Workspace, worker: Worker) -> None:
    """When the server ends, so does the process, and what it had in hand is nobody's and stays queued."""
    many = [JobInput(name=f"{n}.txt", data=f"{LEDGER}\nMore of it, {n} times.".encode()) for n in range(300)]
    job = workspace.queue_with_inputs(ADD, {}, many)
    worker.wake()
    running = _waited(lambda: workspace.job(job.id), lambda found: found.process is not None, 60)
    assert running.process is not None
    worker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(running.process, 0)
    assert workspace.job(job.id).open
    worker.wake()
    claimed = workspace.claim()
    assert claimed is not None
    assert claimed.id == job.id
