"""A program that maps over endless items with two workers, whose process numbers it prints, until it is ended."""

import itertools
import os
import sys
import time

from according.engines import Processes, Spark


def working():
    return work


def work(number):
    if number < 100:
        return os.getpid()
    # Longer than any test waits.
    time.sleep(600)
    return None


#: What is still there when the program ends.
HELD = []


def main(engine, how):
    results = {"processes": Processes, "spark": Spark}[engine](2).map(working, itertools.count(), None)
    HELD.append(results)
    for number, worker in enumerate(results):
        if number < 2:
            sys.stdout.write(f"{worker}\n")
            sys.stdout.flush()
        elif how != "waiting":
            break
    if how == "closed":
        results.close()


if __name__ == "__main__":
    # By its own name, under which Spark's workers find the function too.
    from endless import main as run

    run(*sys.argv[1:])
