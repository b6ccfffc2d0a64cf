"""What Spark's Python workers run: rows of items in, rows of outcomes out, the work in a process beside.

Not in the Python worker itself, since Spark fails a whole job for a Python worker that dies a few times of one item,
and does not say which.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from according.engines.worker import Worker, attempted_by

if TYPE_CHECKING:
    import pyarrow as pa

# The process of this Python worker, kept for its next task, and what it was made by.
_KEPT: list[tuple[bytes, Worker]] = []


def rows(make: bytes, batches: Iterable["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
    """For each row (number, item) of Arrow batches a row (number, outcome); an ``mapInArrow`` function."""
    import pyarrow as pa

    for batch in batches:
        for number, item in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True):
            outcome = attempted_by(_worker(make), item)
            yield pa.record_batch(
                [pa.array([number], pa.int64()), pa.array([outcome], pa.binary())], names=["number", "outcome"]
            )


def _worker(make: bytes) -> Worker:
    if not _KEPT or _KEPT[0][0] != make:
        # Two sets of models at once would be too much for many a machine.
        while _KEPT:
            _KEPT.pop()[1].end()
        _KEPT.append((make, Worker(make)))
    return _KEPT[0][1]
