"""What the bare models alone would take for the texts of an archive: measured on some of them, on all cores at once.

Each process takes its part of the sample: the reader's and the encoder's passes over each article, then the articles
grouped and compared, with the passes of the scorer of pairs counted. Seconds are those of the processor.
"""

import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from according.clean import clean
from according.core import Skipped
from according.group import group
from according.neural import OnnxPairScorer
from according.neural.pairs.scorer import SHIPPED as PAIRS
from according.neural.shipped import open_session
from according.pipeline import compared
from according.read import discover, extract
from benchmarks.throughput import Loaded, fed, measured


@dataclass(frozen=True, slots=True)
class Bare:
    """Seconds that a sample took; ``pairs`` are the bare passes of the scorer of pairs over ``accounts`` of stories."""

    documents: int
    words: int
    annotate: float
    stage: float
    bare: float
    compare: float
    pairs: float
    accounts: int


def bare(folder: Path, sample: int, workers: int) -> Bare:
    """The sample: stretches of articles that follow one another, so that stories are whole, evenly over the archive."""
    files = sorted(folder.glob("*.jsonl"))
    lines = [_lines(files, sample // workers, part, workers) for part in range(workers)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(_measured, lines))
    return Bare(*(sum(column) for column in zip(*(astuple(one) for one in found), strict=True)))


def _lines(files: Sequence[Path], count: int, part: int, parts: int) -> list[str]:
    """So many lines in a row out of the middle of one file."""
    lines = files[(2 * part + 1) * len(files) // (2 * parts)].read_text(encoding="utf-8").splitlines()
    first = max(0, (len(lines) - count) * (part + 1) // (parts + 1))
    return lines[first : first + count]


def _measured(lines: list[str]) -> Bare:
    loaded = Loaded.shipped()
    sources = discover(["-"], "\n".join(lines).encode("utf-8"))
    documents = [clean(extract(source)) for source in sources if not isinstance(source, Skipped)]
    given = [fed(document, loaded) for document in documents]
    taken = measured(given, loaded)
    passes = _Timed()
    scorer = OnnxPairScorer(
        passes.of(loaded.encoder.lower), passes.of(open_session(PAIRS, "pairs.onnx", 1)), loaded.encoder.tokenizer
    )
    by_id = {one.annotated.id: one.annotated for one in given}
    seconds, accounts = 0.0, 0
    for story in group(tuple(by_id.values())):
        if len(story.documents) > 1:
            begun = time.process_time()
            compared(tuple(by_id[document] for document in story.documents), pairs=scorer)
            seconds += time.process_time() - begun
            accounts += len(story.documents)
    words = sum(len(document.text.split()) for document in documents)
    return Bare(len(documents), words, taken.annotate, taken.stage, taken.bare, seconds, passes.seconds, accounts)


class _Timed:
    """Seconds inside the sessions that it stands before."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def of(self, session: Any) -> Any:
        """The session, timed."""
        timed = self

        class Before:
            def run(self, *given: Any) -> Any:
                begun = time.process_time()
                out = session.run(*given)
                timed.seconds += time.process_time() - begun
                return out

        return Before()


if __name__ == "__main__":
    print(json.dumps(astuple(bare(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))))
