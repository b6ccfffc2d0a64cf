"""Parser: a process of its own that parses foreign markup, kept from page to page and replaced when it fails."""

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from according.read.child import receive, send
from according.read.limits import WAIT

#: A parsing process is replaced after so many pages, since its libraries' caches grow.
PAGES = 400


class ParserFailed(Exception):  # noqa: N818 - it never leaves this folder; readers turn it into an InputError
    """The parsing process gave no answer; the message says why, in half a sentence about the page."""


class Parser:
    """Sends pages to the parsing process, one at a time; the process starts with the first page or before."""

    def __init__(self, wait: float = WAIT) -> None:
        self._wait = wait
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner, self._pages = 0, 0

    def parse(self, page: str) -> dict[str, Any]:
        """The answer for a page.

        Raises:
            ParserFailed: if the process crashed, took too long or too much, or could not parse the page.

        """
        with self._lock:
            process = self._started()
            overdue = threading.Event()
            timer = threading.Timer(self._wait, self._overdue, (process, overdue))
            timer.daemon = True
            timer.start()
            try:
                answer = self._asked(process, page)
            except (OSError, ValueError) as error:
                self.close()
                if overdue.is_set():
                    raise ParserFailed(f"took longer than {self._wait:.0f} seconds to parse") from error
                raise ParserFailed("brought the parser down or took more than a page may take") from error
            finally:
                timer.cancel()
            self._pages += 1
            if self._pages >= PAGES:
                self.close()
        if "error" in answer:
            raise ParserFailed(str(answer["error"])[:200])
        return answer

    def start(self) -> None:
        """Starts the process ahead of the first page, so that it gets ready meanwhile."""
        # Where it cannot be started, the first page will say so.
        with self._lock, contextlib.suppress(OSError):
            self._started()

    def close(self) -> None:
        """Ends the process; the next page starts another."""
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

    def _started(self) -> subprocess.Popen[bytes]:
        # After a fork the parent's process is not ours to talk to.
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            root = str(Path(__file__).resolve().parents[2])
            paths = os.pathsep.join(p for p in (root, os.environ.get("PYTHONPATH", "")) if p)
            self._process = subprocess.Popen(
                # -P: a file in the user's folder must not be taken for one of our modules.
                [sys.executable, "-P", "-m", "according.read.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
            self._owner, self._pages = os.getpid(), 0
        return self._process

    @staticmethod
    def _asked(process: subprocess.Popen[bytes], page: str) -> dict[str, Any]:
        if process.stdin is None or process.stdout is None:
            raise ValueError("the process has no pipes")
        send(process.stdin, {"page": page})  # type: ignore[arg-type]
        answer = receive(process.stdout)  # type: ignore[arg-type]
        if answer is None:
            raise ValueError("the process ended")
        return answer

    @staticmethod
    def _overdue(process: subprocess.Popen[bytes], overdue: threading.Event) -> None:
        overdue.set()
        process.kill()


PARSER = Parser()
atexit.register(PARSER.close)
