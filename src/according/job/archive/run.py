"""A run over an archive, begun or gone on with: in a folder of its own, by one program at a time."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from according.core import InputError, UsageError
from according.engines import Engine
from according.export import to_json
from according.job.archive.agreed import agree
from according.job.archive.chain import Chain, Plan
from according.job.archive.run_record import run_record
from according.job.archive.told import Progress, RunReport
from according.store.shards import readable, writable


def run(plan: Plan, engine: Engine, watch: Callable[[Progress], None]) -> RunReport:
    """Carries the plan out, or on where it stopped, and tells what was found.

    Raises:
        UsageError: if the folder holds a run with other settings, or another run works in it.
        InputError: if the disk is full, nothing of the corpus can be read, or a stage cannot be finished.

    """
    for name in plan.names:
        if not os.path.lexists(name):
            raise InputError(name, "does not exist", "check the name and the folder you are in; nothing was changed")
    agree(plan.out, {**plan.settings, "accounts": str(plan.accounts)})
    goes_on = (plan.out / "stages").is_dir()
    with _alone(plan.out):
        # Over files of this very run such an error is a mistake of ours, and told as one.
        with readable(plan.out) if goes_on else nullcontext():
            report = Chain(plan, engine, watch).report()
        with writable(plan.out):
            (plan.out / "report.json").write_text(to_json(run_record(report)), "utf-8")
        return report


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keeps other runs out of the folder while this one works in it, where the system can."""
    try:
        import fcntl
    except ImportError:  # no such locks on this system: two runs at a time do twice the work, and nothing worse
        yield
        return
    with writable(out):
        file = (out / ".lock").open("a")
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UsageError(f"another run works in {out}; wait for it, or name another folder with --out") from error
        yield
