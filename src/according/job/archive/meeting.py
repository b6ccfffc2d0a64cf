"""The stage at which documents meet: a range of gram numbers or terms out of all shards in, pairs of places out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from according.group import Pairs, runs_met, terms_met
from according.job.archive.places import places
from according.job.archive.tasks import digest_of
from according.store import shards
from according.store.shards import Shard

#: Postings of one partition: while they are sorted and paired, each takes some 250 bytes.
_POSTINGS = 1_500_000
_WHOLE = 1 << 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The task: the numbers of ``kind`` (grams or terms) from ``first`` to before ``end``, out of all ``inputs``."""

    number: int
    digest: str
    stage: Path
    kind: str
    first: int
    end: int
    inputs: tuple[tuple[int, Path], ...]


def meetings(kind: str, annotated: Sequence[Shard], stage: Path, settings: str) -> tuple[Meeting, ...]:
    """The tasks over all shards of annotation: as many partitions as their postings need."""
    count = max(1, -(-sum(int(shard.told[kind]) for shard in annotated) // _POSTINGS))
    made_from = digest_of(kind, settings, count, *(shard.folder.name for shard in annotated))
    edges = [_WHOLE * part // count for part in range(count + 1)]
    inputs = tuple((shard.number, shard.folder) for shard in annotated)
    return tuple(
        Meeting(
            number=part,
            digest=digest_of(made_from, part),
            stage=stage,
            kind=kind,
            first=edges[part],
            end=edges[part + 1],
            inputs=inputs,
        )
        for part in range(count)
    )


def meet(task: Meeting) -> str:
    """Makes the shard: the pairs that meet in this range, ordered by their left places."""
    pairs = _grams(task) if task.kind == "grams" else _terms(task)
    with shards.making(task.stage, task.number, task.digest, {"pairs": len(pairs)}) as draft:
        draft.array("left", pairs.left)
        draft.array("right", pairs.right)
        draft.array("value", pairs.value)
    return ""


def _grams(task: Meeting) -> Pairs:
    numbers, found = [], []
    for shard, first, end in _stretches(task):
        numbers.append(np.asarray(shard.array("grams")[first:end]))
        found.append(places(shard.number, shard.array("grams_at")[first:end]))
    return runs_met(_joined(numbers, np.uint64), _joined(found, np.int64))


def _terms(task: Meeting) -> Pairs:
    terms, found, days, weights = [], [], [], []
    for shard, first, end in _stretches(task):
        rows = np.asarray(shard.array("terms_at")[first:end])
        terms.append(np.asarray(shard.array("terms")[first:end]))
        found.append(places(shard.number, rows))
        days.append(shard.array("days")[rows])
        weights.append(np.asarray(shard.array("weights")[first:end]))
    return terms_met(
        _joined(terms, np.uint64), _joined(found, np.int64), _joined(days, np.int32), _joined(weights, np.float32)
    )


def _stretches(task: Meeting) -> Iterator[tuple[Shard, int, int]]:
    """Each shard with the stretch of its postings that is in the task's range."""
    for number, folder in task.inputs:
        shard = Shard(number=number, digest="", folder=folder)
        keys = shard.array(task.kind)
        first = int(np.searchsorted(keys, np.uint64(task.first), side="left")) if task.first else 0
        end = len(keys) if task.end >= _WHOLE else int(np.searchsorted(keys, np.uint64(task.end), side="left"))
        if first < end:
            yield shard, first, end


def _joined(parts: list[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)
