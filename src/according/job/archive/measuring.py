"""The stages that measure pairs: a shard's left documents with all whom they met in, copies or likelihoods out."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from according.core import Copy, CopyKind
from according.export.archive_files import table_bytes
from according.export.archive_rows import copy_rows
from according.group import (
    MATTER,
    PackedProfiles,
    Pairs,
    copy_of,
    runs_enough,
    scored,
    summed,
    telling_of,
    terms_enough,
)
from according.job.archive.meeting import stretch, stretch_digests
from according.job.archive.places import row_of, shard_of
from according.store import shards
from according.store.codec import text_of_piece
from according.store.rolls import roll
from according.store.shards import Shard, opened

#: Less likely pairs are not kept: average linkage counts them as nothing.
_LEAST = 0.05
#: Pairs that are scored at once: some 40 kB of memory each, where each is of other documents.
_AT_ONCE = 2048
#: Unpacked documents that a task keeps at hand.
_AT_HAND = 2048
KINDS = tuple(CopyKind)

P = TypeVar("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measuring:
    """The task: the pairs whose left document is in the shard of this number; rolls of what met, and of documents."""

    number: int
    digest: str
    stage: Path
    met: Path
    documents: Path


def measurings(
    met: Iterable[Shard], met_roll: Path, documents: Path, stage: Path, settings: str
) -> Iterator[Measuring]:
    """A task for each shard of which a document is the left one of a pair; its inputs are named by their rolls."""
    told: dict[int, hashlib._Hash] = {}
    for part in met:
        for number, digest in stretch_digests(part):
            told.setdefault(number, hashlib.sha256(settings.encode())).update(digest)
    for number in sorted(told):
        yield Measuring(number=number, digest=told[number].hexdigest(), stage=stage, met=met_roll, documents=documents)


def measure_copies(task: Measuring) -> str:
    """Makes the shard: which documents copy which, with their spans, and as columns for the stories."""
    at_hand = _at_hand(task, "tellings.bin", telling_of)
    pairs = runs_enough(_pairs(task))
    texts = _at_hand(task, "annotated.bin", text_of_piece)
    found: list[Copy] = []
    words: dict[str, str] = {}
    columns: list[tuple[int, int, int, int]] = []
    for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
        one, other = at_hand(left), at_hand(right)
        copy = copy_of(one, other)
        if copy is not None:
            found.append(copy)
            words |= {one.id: texts(left), other.id: texts(right)}
            ends = (left, right) if copy.of == one.id else (right, left)
            columns.append((*ends, KINDS.index(copy.kind), int(copy.directed)))
    told = {"kinds": _counted(found), "tables": {"copies": len(found)}}
    with shards.making(task.stage, task.number, task.digest, told) as draft:
        for column, name in enumerate(("of", "copy", "kind", "directed")):
            draft.array(name, np.array([row[column] for row in columns], dtype=np.int64))
        draft.array("share", np.array([[copy.share_of, copy.share] for copy in found], dtype=np.float64).reshape(-1, 2))
        draft.write("copies.parquet", table_bytes("copies", copy_rows(found, words)))
    return ""


def measure_likeness(task: Measuring) -> str:
    """Makes the shard: how likely pairs tell one event, and which share many names; the rest is left out."""
    folders = roll(task.documents)
    pairs = terms_enough(_pairs(task))
    values, shares = np.zeros(len(pairs)), np.zeros(len(pairs))
    for first in range(0, len(pairs), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        left, right = pairs.left[part], pairs.right[part]
        documents, at = np.unique(np.concatenate([left, right]), return_inverse=True)
        packed = PackedProfiles(list(_pieces(documents, folders, "profiles.bin")))
        values[part], shares[part] = scored(packed, at[: len(left)], at[len(left) :], MATTER)
    kept = replace(pairs, value=values).where(values >= _LEAST)
    share = replace(pairs, value=shares)
    near = share.where(share.value >= MATTER)
    told = {"scored": len(pairs), "pairs": len(kept), "near": len(near)}
    with shards.making(task.stage, task.number, task.digest, told) as draft:
        for prefix, columns in (("", kept), ("near_", near)):
            draft.array(f"{prefix}left", columns.left)
            draft.array(f"{prefix}right", columns.right)
            draft.array(f"{prefix}value", columns.value)
    return ""


def _pieces(documents: NDArray[np.int64], folders: Mapping[int, Path], file: str) -> Iterator[bytes]:
    """The pieces of documents, whose places ascend, each shard's file opened once."""
    for number, places in groupby(documents.tolist(), shard_of):
        yield from opened(folders[number] / file).some([row_of(place) for place in places])


def _at_hand(task: Measuring, file: str, unpack: Callable[[bytes], P]) -> Callable[[int], P]:
    """The unpacked documents of a task by their places; those used lately are kept."""
    folders = roll(task.documents)

    @lru_cache(maxsize=_AT_HAND)
    def at(place: int) -> P:
        return unpack(opened(folders[shard_of(place)] / file)[row_of(place)])

    return at


def _pairs(task: Measuring) -> Pairs:
    """The task's pairs, each with the sum of its numbers."""
    return summed(stretch(Shard(number=0, digest="", folder=folder), task.number) for folder in roll(task.met).values())


def _counted(found: Sequence[Copy]) -> dict[str, int]:
    return {kind.value: sum(copy.kind is kind for copy in found) for kind in KINDS}
