"""The stages that measure pairs: a shard's left documents with all whom they met in, copies or likelihoods out."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import numpy as np

from according.core import Copy, CopyKind
from according.export.archive_files import table_bytes
from according.export.archive_rows import copy_rows
from according.group import (
    MATTER,
    Pairs,
    copy_of,
    likelihoods,
    profile_of,
    runs_enough,
    shared_names,
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
#: Pairs that are scored at once: some 5 kB of memory each.
_AT_ONCE = 4096
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
    at_hand = _at_hand(task, "profiles.bin", profile_of)
    pairs = terms_enough(_pairs(task))
    values, shares = np.zeros(len(pairs)), np.zeros(len(pairs))
    for first in range(0, len(pairs), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        lefts, rights = (list(map(at_hand, places[part].tolist())) for places in (pairs.left, pairs.right))
        values[part] = likelihoods(lefts, rights)
        shares[part] = [shared_names(one, other)[0] for one, other in zip(lefts, rights, strict=True)]
    scored = replace(pairs, value=values)
    kept = scored.where(values >= _LEAST)
    share = replace(pairs, value=shares)
    near = share.where(share.value >= MATTER)
    told = {"scored": len(scored), "pairs": len(kept), "near": len(near)}
    with shards.making(task.stage, task.number, task.digest, told) as draft:
        for prefix, columns in (("", kept), ("near_", near)):
            draft.array(f"{prefix}left", columns.left)
            draft.array(f"{prefix}right", columns.right)
            draft.array(f"{prefix}value", columns.value)
    return ""


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
