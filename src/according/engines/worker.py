"""A process that builds its function once and applies it to one item after the other, and may die of one.

Both ends speak in bytes: the item pickled one way, the outcome the other way, so that who stands between need not
open them. One item is under way at a time, so it is never in doubt which one a process died of.
"""

import gc
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from according.engines.engine import EngineError

T = TypeVar("T")
R = TypeVar("R")

#: How often an item may kill its process before it is given up.
DEATHS = 2
#: How often in a row a process may die before its function is built.
STARTS = 3
WHY_LOST = "its process died while working on it"

# Spawned, not forked: a forked onnxruntime session hangs, and spawning is the same on every system.
_CONTEXT = multiprocessing.get_context("spawn")


class Kind(Enum):
    """What became of an item."""

    DONE = "done"
    RAISED = "raised"
    LOST = "lost"


#: The outcome of an item that was lost.
LOST = pickle.dumps((Kind.LOST, None))


class Ended(Exception):  # noqa: N818 - not an error: what a thread meets whose worker was ended under it
    """The worker was ended while an item was under way."""


class Worker:
    """The near end of one process, which starts with the first item and is started anew when it died.

    Args:
        make: the pickled function that builds the function.

    """

    def __init__(self, make: bytes) -> None:
        self._make = make
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._lock = threading.Lock()
        self._ended = False

    def outcome(self, item: bytes) -> bytes:
        """What became of an item, for ``opened``.

        Raises:
            EngineError: if the process dies again and again before its function is built.
            Ended: if it was ended meanwhile.

        """
        for _ in range(DEATHS):
            pipe = self._ready()
            try:
                pipe.send_bytes(item)
                return pipe.recv_bytes()
            except (EOFError, OSError):
                self._bury()
        return LOST

    def kill(self) -> None:
        """Ends the process for good, without waiting for its end."""
        with self._lock:
            self._ended = True
            if self._process is not None:
                self._process.kill()

    def end(self) -> None:
        """Ends the process for good; it is gone when this comes back."""
        self.kill()
        process = self._process
        if process is not None:
            process.join()

    def _ready(self) -> Connection:
        if self._pipe is not None:
            return self._pipe
        for _ in range(STARTS):
            pipe = self._start()
            try:
                said = pipe.recv_bytes()
            except (EOFError, OSError):
                self._bury()
                continue
            if said:
                self._bury()
                raise pickle.loads(said)[1]  # noqa: S301 - our own worker's
            self._pipe = pipe
            return pipe
        raise EngineError(
            f"{STARTS} processes in a row died before they could begin; most likely the memory is too small for their "
            "models: use fewer workers"
        )

    def _start(self) -> Connection:
        with self._lock:
            if self._ended:
                raise Ended
            near, far = _CONTEXT.Pipe()
            process = _CONTEXT.Process(target=_live, args=(far, self._make), name="according-worker")
            with _uninterrupted():
                process.start()
            self._process = process
            far.close()
            return near

    def _bury(self) -> None:
        """Sees to it that the process is gone, and nothing of it stays."""
        with self._lock:
            process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
            if process is not None:
                process.kill()
        if process is not None:
            process.join()
        if pipe is not None:
            pipe.close()
        if self._ended:
            raise Ended


def opened(outcome: bytes, item: T, lost: Callable[[T, str], R]) -> R:
    """An outcome as what it stands for: a result, what was raised, or the item lost."""
    kind, content = pickle.loads(outcome)  # noqa: S301 - our own worker's
    if kind is Kind.RAISED:
        raise content
    result: R = lost(item, WHY_LOST) if kind is Kind.LOST else content
    return result


def attempted_by(worker: Worker, item: bytes) -> bytes:
    """What became of an item, also where the worker could not begin."""
    try:
        return worker.outcome(item)
    except Exception as error:
        return _raised(error)


def _raised(error: Exception) -> bytes:
    """The outcome of what raised this; the place where it was raised goes along as a note."""
    told = "in a worker:\n" + "".join(traceback.format_exception(error)).rstrip()
    with suppress(Exception):
        if not getattr(error, "__notes__", ()):
            error.add_note(told)
        outcome = pickle.dumps((Kind.RAISED, error))
        pickle.loads(outcome)  # noqa: S301 - some exceptions can be packed and not unpacked
        return outcome
    return pickle.dumps((Kind.RAISED, RuntimeError(told)))


def _live(pipe: Connection, make: bytes) -> None:
    """The far end: the life of the process. Its first word is empty where the function is built."""
    threading.Thread(target=_die_with_parent, daemon=True).start()
    try:
        work = pickle.loads(make)()  # noqa: S301 - our own parent's
    except Exception as error:
        pipe.send_bytes(_raised(error))
        return
    # What is built by now stays to the end: it need not be looked through again and again for what can go.
    gc.freeze()
    pipe.send_bytes(b"")
    with suppress(EOFError, OSError):
        while True:
            pipe.send_bytes(_done(work, pipe.recv_bytes()))


def _done(work: Callable[[Any], object], item: bytes) -> bytes:
    try:
        return pickle.dumps((Kind.DONE, work(pickle.loads(item))), pickle.HIGHEST_PROTOCOL)  # noqa: S301 - our parent's
    except Exception as error:
        return _raised(error)


def _die_with_parent() -> None:
    # Also where the parent was killed without a word: nobody is left to take the result.
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Interrupts at the terminal are held back for what starts meanwhile: its parent ends it and says what to say."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Started on the way, it would let interrupts in again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
