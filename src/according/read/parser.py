"""Parser: a process of its own that parses foreign bytes, kept from input to input and replaced when it fails."""

import atexit
import contextlib
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from according.core import InputError
from according.read.child import receive, send
from according.read.limits import WAIT

#: A parsing process is replaced after so many inputs, since its libraries' caches grow.
INPUTS = 400

Answer = tuple[dict[str, Any], bytes]


class ParserFailed(Exception):  # noqa: N818 - it never leaves this folder; readers turn it into an InputError
    """The parsing process gave no answer: why, in half a sentence about the input, and the way out if one is known."""

    def __init__(self, why: str, remedy: str | None = None) -> None:
        super().__init__(why, remedy)
        self.why, self.remedy = why, remedy


@contextlib.contextmanager
def answering(name: str, remedy: str) -> Iterator[None]:
    """Turns what goes wrong with the parsing process's answers into an error that names the input.

    ``remedy`` is the way out where the process tells none.

    Raises:
        InputError: where it gave no answer, or one that is none.

    """
    try:
        yield
    except ParserFailed as error:
        raise InputError(name, error.why, error.remedy or remedy) from error
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(name, "was answered by the parser with nonsense", remedy) from error


class Parser:
    """Sends inputs to the parsing process, one at a time; the process starts with the first input or before."""

    def __init__(self, wait: float = WAIT) -> None:
        self._wait = wait
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner, self._inputs = 0, 0

    def ask(self, message: dict[str, Any], body: bytes = b"") -> dict[str, Any]:
        """The answer to a message about one input, whose bytes are ``body``.

        Raises:
            ParserFailed: if the process crashed, took too long or too much, or could not parse the input.

        """
        with self._lock:
            (answer, _) = next(self._answers(message, body))
            self._inputs += 1
            if self._inputs >= INPUTS:
                self.close()
        return answer

    def each(self, message: dict[str, Any], body: bytes = b"") -> Iterator[Answer]:
        """The answers to a message that asks for several, up to the one that says ``end``.

        Each has as long as an input may take. Left half read, the process is replaced.

        Raises:
            ParserFailed: as ``ask`` does, where the answers break off.

        """
        with self._lock:
            left = True
            try:
                for answer, content in self._answers(message, body):
                    if "end" in answer:
                        left = False
                        break
                    yield answer, content
            except ParserFailed:
                # Told in an answer, it was the last one; else the process is gone already.
                left = False
                raise
            finally:
                self._inputs += 1
                if left or self._inputs >= INPUTS:
                    self.close()

    def start(self, ahead: Sequence[str] = ()) -> None:
        """Starts the process before the first input comes, so that it gets ready (imports ``ahead``) meanwhile."""
        # Where it cannot be started, the first input will say so.
        with self._lock, contextlib.suppress(OSError):
            self._started(ahead)

    def close(self) -> None:
        """Ends the process; the next input starts another."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream:
                # What was still to be written has nobody to read it.
                with contextlib.suppress(OSError):
                    stream.close()
        process.wait()

    def _answers(self, message: dict[str, Any], body: bytes) -> Iterator[Answer]:
        process = self._started()
        first = True
        watch = _Watch(process, self._wait)
        try:
            while True:
                watch.begin()
                try:
                    if first:
                        send(_stream(process.stdin), message, body)
                        first = False
                    answer = _received(process)
                except (OSError, ValueError) as error:
                    self.close()
                    if watch.overdue:
                        raise ParserFailed(f"took longer than {self._wait:.0f} seconds to parse") from error
                    raise ParserFailed("brought the parser down or took more than an input may take") from error
                finally:
                    watch.pause()
                if "error" in answer[0]:
                    remedy = answer[0].get("remedy")
                    raise ParserFailed(str(answer[0]["error"])[:300], str(remedy)[:300] if remedy else None)
                yield answer
        finally:
            watch.end()

    def _started(self, ahead: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        # After a fork the parent's process is not ours to talk to.
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            root = str(Path(__file__).resolve().parents[2])
            paths = os.pathsep.join(p for p in (root, os.environ.get("PYTHONPATH", "")) if p)
            self._process = subprocess.Popen(
                # -P: a file in the user's folder must not be taken for one of our modules.
                [sys.executable, "-P", "-m", "according.read.child", *ahead],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
            self._owner, self._inputs = os.getpid(), 0
        return self._process


class _Watch:
    """Ends a process that keeps its asker waiting longer than ``wait`` seconds: a thread for all answers of a message.

    The thread never sleeps longer than that, so that it wakes before whatever was begun in the meantime is overdue.
    """

    def __init__(self, process: subprocess.Popen[bytes], wait: float) -> None:
        self._process, self._wait = process, wait
        self._until = math.inf
        self._done = threading.Event()
        self.overdue = False
        threading.Thread(target=self._watch, daemon=True).start()

    def begin(self) -> None:
        """An answer is waited for."""
        self._until = time.monotonic() + self._wait

    def pause(self) -> None:
        """It came; how long its asker takes over it does not count."""
        self._until = math.inf

    def end(self) -> None:
        """No more are asked for."""
        self._done.set()

    def _watch(self) -> None:
        while not self._done.wait(min(self._wait, max(0.0, self._until - time.monotonic()))):
            if time.monotonic() >= self._until:
                self.overdue = True
                self._process.kill()
                return


def _received(process: subprocess.Popen[bytes]) -> Answer:
    answer = receive(_stream(process.stdout))
    if answer is None:
        raise ValueError("the process ended")
    return answer


def _stream(stream: IO[bytes] | None) -> Any:
    if stream is None:
        raise ValueError("the process has no pipes")
    return stream


PARSER = Parser()
atexit.register(PARSER.close)
