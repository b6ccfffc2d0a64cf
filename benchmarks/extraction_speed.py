"""How fast pages are read beside the bare extractor: ``python benchmarks/extraction_speed.py [folder] [rounds]``.

Ours is the whole of it: article, origin map, headers, dates. All pages are read by ours, by the extractor's fast mode
and by its default mode in turn, round after round, in an order that changes (page by page the two modes would find
each other's results in the extractor's caches, and ours would not). Then two worker processes of ours, each with every page, beside one of the bare extractor's.
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
    spent: dict[str, list[float]] = {name: [] for name, _ in READERS}
    for number in range(rounds):
        order = [READERS[(number + i) % len(READERS)] for i in range(len(READERS))]
        for name, reader in order:
            begun = time.process_time()
            for page in pages:
                reader(page)
            spent[name].append(time.process_time() - begun)
    print(f"one process, {rounds} rounds of {len(pages)} pages, median processor time:")
    for name, seconds in spent.items():
        print(f"  {name:8} {len(pages) / statistics.median(seconds):5.1f} pages a second")
    for other in ("fast", "default"):
        ratios = [bare / ours for ours, bare in zip(spent["ours"], spent[other], strict=True)]
        print(f"  ours to {other}: {statistics.median(ratios):.2f} of its speed ({min(ratios):.2f}–{max(ratios):.2f})")
    _two(pages, rounds)


def _two(pages: list[str], rounds: int) -> None:
    context = multiprocessing.get_context("fork")
    ratios: dict[str, list[float]] = {"fast": [], "default": []}
    for _ in range(rounds):
        ours = _wall(context, pages, "ours", 2)
        for name in ratios:
            ratios[name].append(2 * _wall(context, pages, name, 1) / ours)
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
