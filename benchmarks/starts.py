"""Whole commands in processes of their own: wall seconds and peak memory, beside bare Python doing next to nothing."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measured import Figure

_MEGABYTE = 1024 * 1024

#: As for an installed package: bytecode is kept, by the first run that does not count.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One process: its wall seconds, the processor's seconds, and its peak resident memory in megabytes."""

    wall: float
    processor: float
    memory: float


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, its output thrown away.

    Raises:
        RuntimeError: if it ends with another exit code than 0.

    """
    with tempfile.TemporaryFile() as errors:
        begun = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=_ENVIRONMENT)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            errors.seek(0)
            message = errors.read().decode(errors="replace")[-2000:]
            raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}:\n{message}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall=wall, processor=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss * unit / _MEGABYTE)


def interleaved(first: Sequence[str], second: Sequence[str], runs: int) -> tuple[list[Run], list[Run]]:
    """Both commands by turns, after one run of each that does not count (it fills the file cache)."""
    run(first), run(second)
    pairs = [(run(first), run(second)) for _ in range(runs)]
    return [left for left, _ in pairs], [right for _, right in pairs]


def help_figures(runs: int) -> list[Figure]:
    """``according --help`` beside ``python -c pass``."""
    ours, bare = interleaved(_command("--help"), [sys.executable, "-c", "pass"], runs)
    return [
        Figure(name="according --help", value=median(r.wall for r in ours), unit="s", goal=0.3),
        Figure(name="  as a multiple of python -c pass", value=_ratio(ours, bare), unit="×"),
    ]


def compare_figures(accounts: Sequence[str], runs: int) -> list[Figure]:
    """``according compare`` from a cold process to the finished page, beside importing what the encoder needs."""
    with tempfile.TemporaryDirectory() as folder:
        page = str(Path(folder) / "report.html")
        command = [*_command("compare"), *accounts, "--output", page]
        bare = [sys.executable, "-c", "import numpy, onnxruntime, tokenizers"]
        ours, theirs = interleaved(command, bare, runs)
        size = Path(page).stat().st_size
    return [
        Figure(name="according compare, to finished page", value=median(r.wall for r in ours), unit="s", goal=3),
        Figure(name="  processor time", value=median(r.processor for r in ours), unit="s"),
        Figure(name="  as a multiple of importing the runtime", value=_ratio(ours, theirs), unit="×"),
        Figure(name="  peak memory", value=max(r.memory for r in ours), unit="MB", goal=400),
        Figure(name="  size of the page", value=size / _MEGABYTE, unit="MB"),
    ]


def _command(*words: str) -> list[str]:
    """The installed command beside this Python, or the module where there is none."""
    installed = Path(sys.executable).with_name("according")
    return [str(installed), *words] if installed.is_file() else [sys.executable, "-m", "according", *words]


def _ratio(ours: Sequence[Run], theirs: Sequence[Run]) -> float:
    return median(left.wall / right.wall for left, right in zip(ours, theirs, strict=True))
