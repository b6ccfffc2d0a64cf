"""The stage at which documents meet: a range of gram numbers or terms out of all shards in, pairs of places out."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from according.group import Pairs, runs_met, terms_met
from according.job.archive.places import places, shard_of
from according.job.archive.tasks import digest_of
from according.store import shards
from according.store.rolls import roll
from according.store.shards import Draft, Shard

#: Postings of one partition. While they are sorted and paired, a gram takes some 250 bytes; a term, which brings many
#: more documents together, took a thousand in an archive of 40,000.
_POSTINGS = {"grams": 1_000_000, "terms": 200_000}
_WHOLE = 1 << 64
#: Bytes of a stretch's digest.
_DIGEST = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The task: the numbers of ``kind`` (grams or terms) from ``first`` to before ``end``, out of all ``documents``.

    ``documents`` is the roll of the shards of annotation.
    """

    number: int
    digest: str
    stage: Path
    kind: str
    first: int
    end: int
    documents: Path


def meetings(kind: str, annotated: Sequence[Shard], documents: Path, stage: Path, settings: str) -> tuple[Meeting, ...]:
    """The tasks over all shards of annotation, and their roll: as many partitions as their postings need."""
    count = max(1, -(-sum(int(shard.told[kind]) for shard in annotated) // _POSTINGS[kind]))
    made_from = digest_of(kind, settings, count, *(shard.folder.name for shard in annotated))
    edges = [_WHOLE * part // count for part in range(count + 1)]
    return tuple(
        Meeting(
            number=part,
            digest=digest_of(made_from, part),
            stage=stage,
            kind=kind,
            first=edges[part],
            end=edges[part + 1],
            documents=documents,
        )
        for part in range(count)
    )


def meet(task: Meeting) -> str:
    """Makes the shard: the pairs that meet in this range, ordered by their left places."""
    pairs = _grams(task) if task.kind == "grams" else _terms(task)
    with shards.making(task.stage, task.number, task.digest, {"pairs": len(pairs)}) as draft:
        write_met(task, draft, pairs)
    return ""


def write_met(task: Meeting, draft: Draft, pairs: Pairs) -> None:
    """Writes pairs, and of the stretch of each shard of left documents where it ends and a digest.

    A stretch's digest tells of its pairs and of the shards of both their documents.
    """
    draft.array("left", pairs.left)
    draft.array("right", pairs.right)
    draft.array("value", pairs.value)
    documents = roll(task.documents)
    left, right = shard_of(pairs.left), shard_of(pairs.right)
    ends = np.flatnonzero(np.diff(left, append=-1)) + 1
    digests = np.zeros((len(ends), _DIGEST), dtype=np.uint8)
    for row, (start, end) in enumerate(zip([0, *ends.tolist()], ends.tolist(), strict=False)):
        told = hashlib.sha256()
        for column in (pairs.left, pairs.right, pairs.value):
            told.update(np.ascontiguousarray(column[start:end]).data)
        told.update(documents.digests(np.unique(np.append(right[start:end], left[start]))))
        digests[row] = np.frombuffer(told.digest(), dtype=np.uint8)
    draft.array("stretches", left[ends - 1])
    draft.array("stretch_ends", ends)
    draft.array("stretch_digests", digests)


def stretch(part: Shard, number: int) -> Pairs:
    """The pairs of a part whose left document is in the shard of this number."""
    numbers, ends = part.array("stretches"), part.array("stretch_ends")
    at = int(np.searchsorted(numbers, number))
    there = at < len(numbers) and numbers[at] == number
    span = slice(int(ends[at - 1]) if at else 0, int(ends[at])) if there else slice(0)
    left, right, value = (np.asarray(part.array(name)[span]) for name in ("left", "right", "value"))
    return Pairs(left=left, right=right, value=value)


def stretch_digests(part: Shard) -> Iterator[tuple[int, bytes]]:
    """The shards of which a part has left documents, each with the digest of its stretch."""
    numbers, digests = np.array(part.array("stretches")), np.array(part.array("stretch_digests"))
    for number, digest in zip(numbers.tolist(), digests, strict=True):
        yield number, digest.tobytes()


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
    for number, folder in roll(task.documents).items():
        shard = Shard(number=number, digest="", folder=folder)
        keys = shard.array(task.kind)
        first = int(np.searchsorted(keys, np.uint64(task.first), side="left")) if task.first else 0
        end = len(keys) if task.end >= _WHOLE else int(np.searchsorted(keys, np.uint64(task.end), side="left"))
        if first < end:
            yield shard, first, end


def _joined(parts: list[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)
