"""A map whose tasks write files, as the stages' tasks do: beside, then renamed."""

import os
import time
from functools import partial
from pathlib import Path

#: From this task on, a task waits until the worker is killed.
HELD = 4
TASKS = 24


def writer(folder, held):
    return partial(write, Path(folder), held)


def write(folder, held, number):
    mine = folder / "begun" / f"{number}-{os.getpid()}"
    mine.touch()
    while held and number >= HELD and not (folder / "killed").exists():
        time.sleep(0.02)
    text = "".join(f"{number} {line} {number * line % 97}\n" for line in range(1000))
    beside = folder / f"{number}.{os.getpid()}.part"
    beside.write_text(text)
    beside.rename(folder / f"{number}.txt")
    return {"task": number, "bytes": len(text)}


def lost(number, why):
    return {"task": number, "lost": why}


def doubling():
    return double


def double(number):
    return number * 2
