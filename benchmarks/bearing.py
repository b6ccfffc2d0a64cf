"""What a workspace bears: a writing process that is killed, and writers and readers at work together."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from according.core import Action, Anchor, Draft, Span, Subject, SubjectKind
from according.store import Incoming, Workspace, parse_query
from benchmarks.measured import Figure
from benchmarks.short_documents import short_document

#: A writer adds documents and takes steps, and tells each step on its output once the log has it.
_WRITER = "from benchmarks.bearing import write; write({path!r}, {seed})"
_READER = "from benchmarks.bearing import read; read({path!r}, {seconds})"
_ROOT = Path(__file__).resolve().parent.parent
_WAIT = 120


def killed(folder: Path, kills: int, told: Callable[[str], None] | None = None) -> list[Figure]:
    """Kill a writing process at random moments, and look each time for what it had acknowledged."""
    path = folder / "killed.db"
    if path.exists():
        path.unlink()
    Workspace.create(path).close()
    chance = random.Random(11)  # noqa: S311
    lost = corrupt = acknowledged = documents = 0
    for number in range(kills):
        seen = _killed_once(path, number, chance.random() * 0.4)
        acknowledged += len(seen)
        with Workspace.open(path) as workspace:
            there = {step.digest for step in workspace.log()}
            lost += sum(1 for digest in seen if digest not in there)
            wrong = [check for check in workspace.doctor() if not check.ok]
            corrupt += bool(wrong)
            documents = len(workspace.documents())
            if told is not None:
                told(f"{number + 1}: {len(seen)} acknowledged, {len(there)} in all, {documents} documents, {wrong}")
    return [
        Figure(name="acknowledged corrections lost", value=lost, unit="", goal=0),
        Figure(name="times that the doctor found something", value=corrupt, unit="", goal=0),
        Figure(name="  times that the writer was killed", value=kills, unit=""),
        Figure(name="  corrections that it had acknowledged", value=acknowledged, unit=""),
        Figure(name="  documents at the end", value=documents, unit=""),
    ]


def _killed_once(path: Path, seed: int, delay: float) -> list[str]:
    """The digests that a writer told before it was killed, so long after its first."""
    command = [sys.executable, "-c", _WRITER.format(path=str(path), seed=seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=_ROOT) as child:
        if child.stdout is None:
            raise RuntimeError("the writer has no output")
        first = child.stdout.readline()
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read()
    # A line without its end was not told.
    lines = (first + rest).split(b"\n")[:-1]
    return [line.decode() for line in lines]


def write(path: str, seed: int, until: float | None = None) -> int:
    """Add documents and take steps, until somebody kills this process or the time is over."""
    chance = random.Random(seed)  # noqa: S311
    steps = 0
    with Workspace.open(path) as workspace:
        while until is None or time.monotonic() < until:
            names = [f"{seed}-{os.getpid()}-{steps}-{n}" for n in range(chance.randrange(1, 12))]
            workspace.add([_incoming(name, chance) for name in names])
            subject = Subject(kind=SubjectKind.FINDING, id=f"f-{chance.randrange(50)}", anchors=(_anchor(),))
            taken = workspace.append(Draft(who=f"writer {seed}", action=Action.REJECT, subject=subject, why="no"))
            if chance.random() < 0.3:
                taken = workspace.append(
                    Draft(who=f"writer {seed}", action=Action.UNDO, subject=subject, undoes=taken.number)
                )
            steps += 1
            sys.stdout.write(f"{taken.digest}\n")
            sys.stdout.flush()
    return steps


def read(path: str, seconds: float) -> None:
    """Read as the web page does, a connection for each question, and check that what is read belongs together."""
    until = time.monotonic() + seconds
    longest, count = 0.0, 0
    while time.monotonic() < until:
        begun = time.perf_counter()
        with Workspace.open(path, write=False) as workspace:
            hits = workspace.search(parse_query("council -nobody speaker:lind" if count % 2 else "council"))
            rows = workspace.documents(ids=[hit.document for hit in hits.documents[:5]])
            for row in rows[:2]:
                workspace.annotated(row.id)
            steps = workspace.log()
            if [step.number for step in steps] != list(range(1, len(steps) + 1)):
                raise RuntimeError("the log has a gap")
        longest, count = max(longest, time.perf_counter() - begun), count + 1
        time.sleep(0.02)
    print(count, longest)


def together(folder: Path, seconds: float, writers: int = 2, readers: int = 8) -> list[Figure]:
    """Writers and readers at work on one workspace, each in a process of its own."""
    path = folder / "together.db"
    if path.exists():
        path.unlink()
    Workspace.create(path).close()
    with Workspace.open(path) as workspace:
        chance = random.Random(3)  # noqa: S311
        workspace.add([_incoming(f"before-{n}", chance) for n in range(200)])
    reading = [_READER.format(path=str(path), seconds=seconds)] * readers
    writing = [
        f"import time; from benchmarks.bearing import write; write({str(path)!r}, {n}, time.monotonic() + {seconds})"
        for n in range(writers)
    ]
    children = [
        subprocess.Popen([sys.executable, "-c", one], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_ROOT)
        for one in (*reading, *writing)
    ]
    told = [child.communicate(timeout=seconds + _WAIT) for child in children]
    failed = [error.decode()[-2000:] for child, (_, error) in zip(children, told, strict=True) if child.returncode]
    for error in failed:
        print(error, file=sys.stderr)
    counted = [out.split() for out, _ in told[:readers] if out]
    with Workspace.open(path) as workspace:
        wrong = [check for check in workspace.doctor() if not check.ok]
        steps, documents = len(workspace.log()), len(workspace.documents())
    return [
        Figure(name="processes that ended with an error", value=len(failed), unit="", goal=0),
        Figure(name="things that the doctor found", value=len(wrong), unit="", goal=0),
        Figure(name="  writers", value=writers, unit=""),
        Figure(name="  readers", value=readers, unit=""),
        Figure(name="  for", value=seconds, unit="s"),
        Figure(name="  readings", value=sum(int(one[0]) for one in counted), unit=""),
        Figure(name="  the longest of them", value=max((float(one[1]) for one in counted), default=0.0), unit="s"),
        Figure(name="  steps taken", value=steps, unit=""),
        Figure(name="  documents at the end", value=documents, unit=""),
    ]


def _incoming(name: str, chance: random.Random) -> Incoming:
    annotated = short_document(name, chance)
    return Incoming(annotated=annotated, raw=annotated.document.text.encode(), model="by hand")


def _anchor() -> Anchor:
    return Anchor(document="d-1", span=Span(0, 4), exact="Ada ")
