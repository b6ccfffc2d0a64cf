"""What a run takes while it goes: processor seconds by stage and memory, of this process and of all it starts."""

import os
import threading
from dataclasses import dataclass, field
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_EVERY = 0.5


@dataclass
class Meter:
    """Begun with ``with``; :meth:`at` tells which stage has gone on.

    Processor seconds are those of this process and of its descendants, living or ended. Memory is the most that this
    process, and the most that any one of its descendants, had in RAM (MB), looked at twice a second.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    driver: float = 0.0
    worker: float = 0.0
    _last: float = 0.0
    _ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Meter":
        self._last = _processor_seconds()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def at(self, stage: str) -> None:
        """A stage has gone on: what was taken since the last call was taken by it."""
        # A child that ends is counted by its parent a moment later.
        now = max(self._last, _processor_seconds())
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = now

    @property
    def total(self) -> float:
        """Processor seconds of all stages."""
        return sum(self.seconds.values())

    def _look(self) -> None:
        while not self._ended.wait(_EVERY):
            self.driver = max(self.driver, _peak(os.getpid()))
            self.worker = max([self.worker, *(_peak(process) for process in _descendants())])


def _processor_seconds() -> float:
    return sum(_taken(process) for process in (os.getpid(), *_descendants()))


def _taken(process: int) -> float:
    """Seconds of a process and of those of its children that have ended."""
    return sum(int(entry) for entry in _fields(process)[11:15]) / _TICKS


def _descendants() -> list[int]:
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _fields(int(entry.name))):
            parents[int(entry.name)] = int(fields[1])
    found, front = [], [os.getpid()]
    while front:
        above = set(front)
        front = [process for process, parent in parents.items() if parent in above]
        found += front
    return found


def _fields(process: int) -> list[str]:
    """The fields of a process's ``stat`` behind its name; none where it is gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(") ")[2].split()
    except OSError:
        return []


def _peak(process: int) -> float:
    """The most memory that a process ever had in RAM, MB."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)
