"""A program that maps over endless items with two workers, whose process numbers it prints, until it is ended."""

import itertools
import os
import sys
import time

from according.engines import Processes


def working():
    return work


def work(number):
    if number < 2:
        return os.getpid()
    # Longer than any test waits.
    time.sleep(600)
    return None


#: What is still there when the program ends.
HELD = []


def main(how):
    results = Processes(2).map(working, itertools.count(), None)
    HELD.append(results)
    for worker in itertools.islice(results, 2):
        sys.stdout.write(f"{worker}\n")
        sys.stdout.flush()
    if how == "waiting":
        next(results)
    elif how == "closed":
        results.close()


if __name__ == "__main__":
    main(sys.argv[1])
