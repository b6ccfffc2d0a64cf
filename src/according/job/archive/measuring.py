"""The stages that measure pairs: a shard's left documents with all whom they met in, copies or likelihoods out."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

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
from according.job.archive.places import place, row_of, shard_of
from according.job.archive.tasks import digest_of
from according.store import shards
from according.store.codec import text_of_piece
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
    """The task: the pairs whose left document is in one shard, as stretches of what met, and the documents' shards."""

    number: int
    digest: str
    stage: Path
    met: tuple[tuple[Path, int, int], ...]
    shards: tuple[tuple[int, Path], ...]


def measurings(
    met: Sequence[Shard], annotated: Mapping[int, Shard], stage: Path, settings: str
) -> tuple[Measuring, ...]:
    """A task for each shard of which a document is the left one of a pair."""
    stretches: dict[int, list[tuple[Path, int, int]]] = {}
    digests: dict[int, hashlib._Hash] = {}
    others: dict[int, set[int]] = {}
    for part in met:
        left, right, value = (part.array(name) for name in ("left", "right", "value"))
        for number, first, end in _by_shard(left):
            stretches.setdefault(number, []).append((part.folder, first, end))
            told = digests.setdefault(number, hashlib.sha256(settings.encode()))
            for column in (left, right, value):
                told.update(np.ascontiguousarray(column[first:end]).data)
            others.setdefault(number, {number}).update(shard_of(right[first:end]).tolist())
    return tuple(
        Measuring(
            number=number,
            digest=digest_of(
                digests[number].digest(), *(annotated[each].folder.name for each in sorted(others[number]))
            ),
            stage=stage,
            met=tuple(stretches[number]),
            shards=tuple((each, annotated[each].folder) for each in sorted(others[number])),
        )
        for number in sorted(stretches)
    )


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
    folders = dict(task.shards)

    @lru_cache(maxsize=_AT_HAND)
    def at(place: int) -> P:
        return unpack(opened(folders[shard_of(place)] / file)[row_of(place)])

    return at


def _pairs(task: Measuring) -> Pairs:
    return summed(
        Pairs(
            left=np.asarray(part.array("left")[first:end]),
            right=np.asarray(part.array("right")[first:end]),
            value=np.asarray(part.array("value")[first:end]),
        )
        for part, first, end in ((Shard(number=0, digest="", folder=folder), a, b) for folder, a, b in task.met)
    )


def _by_shard(left: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """The stretches of a column of places, in order, that are of one shard each."""
    at = 0
    while at < len(left):
        number = shard_of(int(left[at]))
        end = int(np.searchsorted(left, place(number + 1, 0), side="left"))
        yield number, at, end
        at = end


def _counted(found: Sequence[Copy]) -> dict[str, int]:
    return {kind.value: sum(copy.kind is kind for copy in found) for kind in KINDS}
