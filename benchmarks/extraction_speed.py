"""How fast pages are read beside the bare extractor: ``python benchmarks/extraction_speed.py [folder] [rounds]``.

Ours is the whole of it: article, origin map, headers, dates. Every page is read by ours, by the extractor's fast mode
and by its default mode in turn, round after round in an order that changes. The extractor's caches are emptied before
each reading, since each would find the other's results there. A page's time is the least of its rounds, in which
what else the machine does has least part. Then two worker processes of ours, each with every page, beside one of the
bare extractor's, by the clock.
"""

import logging
import multiprocessing
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import trafilatura
from trafilatura.meta import reset_caches

from according.read.kinds.html.page import article
from benchmarks.extraction import CORPUS, load


def _fast(page: str) -> Any:
    return trafilatura.bare_extraction(page, fast=True, include_comments=False)


def _default(page: str) -> Any:
    return trafilatura.bare_extraction(page)


READERS: tuple[tuple[str, Callable[[str], Any]], ...] = (("ours", article), ("fast", _fast), ("default", _default))


def main(corpus: Path, rounds: int) -> None:
    """Prints pages a second and the ratios."""
    logging.disable(logging.CRITICAL)
    if not (corpus / "pages.jsonl").is_file():
        sys.exit(f"skipped, because {corpus} does not hold pages.jsonl")
    pages = [page.html for page in load(corpus)]
    for _, reader in READERS:
        for page in pages:
            reader(page)
    least: dict[str, list[float]] = {name: [float("inf")] * len(pages) for name, _ in READERS}
    for number in range(rounds):
        for i, page in enumerate(pages):
            for name, reader in (READERS[(number + j) % len(READERS)] for j in range(len(READERS))):
                reset_caches()
                begun = time.process_time()
                reader(page)
                least[name][i] = min(least[name][i], time.process_time() - begun)
    spent = {name: sum(seconds) for name, seconds in least.items()}
    print(f"one process, {len(pages)} pages, the least processor time of {rounds} rounds:")
    for name, seconds in spent.items():
        print(
            f"  {name:8} {len(pages) / seconds:5.1f} pages a second; ours: {seconds / spent['ours']:.2f} of its speed"
        )
    _two(pages, rounds)


def _two(pages: list[str], rounds: int) -> None:
    context = multiprocessing.get_context("fork")
    ratios: dict[str, list[float]] = {"fast": [], "default": []}
    for _ in range(rounds):
        ours = _wall(context, pages, "ours", 2)
        for name, told in ratios.items():
            told.append(2 * _wall(context, pages, name, 1) / ours)
    print("two processes of ours beside one of the bare extractor, wall time:")
    for name, told in ratios.items():
        print(f"  ours to {name}: {statistics.median(told):.2f} times its speed ({min(told):.2f}–{max(told):.2f})")


def _wall(context: Any, pages: list[str], name: str, count: int) -> float:
    """Seconds until ``count`` processes have each read every page."""
    workers = [context.Process(target=_work, args=(pages, name)) for _ in range(count)]
    begun = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - begun


def _work(pages: list[str], name: str) -> None:
    reader = dict(READERS)[name]
    for page in pages:
        reader(page)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS, int(sys.argv[2]) if len(sys.argv) > 2 else 5)
