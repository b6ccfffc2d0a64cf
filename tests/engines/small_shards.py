"""``according`` with shards of two sources, whose annotation waits at a gate: until the file named first is there."""

import sys
import time
from functools import partial
from pathlib import Path

SIZE = 2


def gated(gate, make, *given):
    return partial(held, Path(gate), make(*given))


def held(gate, annotate, source):
    while not gate.exists():
        time.sleep(0.05)
    return annotate(source)


def main(gate, *arguments):
    from according.cli import main as according
    from according.job.archive.intake import take_in
    from according.wiring import archive

    take_in.__kwdefaults__["size"] = SIZE
    archive.annotator = partial(gated, gate, archive.annotator)
    sys.argv[1:] = arguments
    according()


if __name__ == "__main__":
    # By its own name, under which Spark's workers find the functions too.
    from small_shards import main as run

    run(*sys.argv[1:])
