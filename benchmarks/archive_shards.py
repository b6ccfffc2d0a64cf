"""Shards of an archive that nobody annotated: what the stages of a run leave on the disk, made of numbers alone.

Documents come in windows, as they do in time: some tell an event that no other tells, the others stories of two to some
hundreds, a few of them copies. All is drawn from the window's number, so that every task draws the same.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from according.core import CopyKind
from according.export.archive_files import table_bytes
from according.group import Pairs
from according.job.archive.measuring import KINDS
from according.job.archive.meeting import write_met
from according.job.archive.places import ROWS
from according.job.archive.tasks import digest_of
from according.job.archive.told import Stage
from according.store import shards
from according.store.shards import Shard

#: Documents of a shard, and of a window: within one documents meet.
ROWS_EACH, WINDOW = 256, 4096
#: What a document has and meets: terms, grams, pairs that meet by either, likely others beyond its story, others with
#: whom it shares many names.
_TERMS, _GRAMS, _MET_TERMS, _MET_GRAMS, _UNLIKELY, _NEAR = 42, 190, 60, 4, 4, 3
#: How many stories have one document; how the others' sizes fall; the largest; how many a document is held against.
_ALONE, _FALL, _LARGEST, _HELD = 0.72, 2.2, 300, 40
_COPIED = 0.15

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """How many documents there are, and the run's folder."""

    documents: int
    out: Path

    @property
    def shards(self) -> int:
        """How many shards they fill."""
        return -(-self.documents // ROWS_EACH)

    def rows(self, number: int) -> int:
        """How many rows a shard has."""
        return min(ROWS_EACH, self.documents - number * ROWS_EACH)


def taken_in(archive: Archive) -> tuple[Shard, ...]:
    """The shards of the intake; their folders are not there, since whoever would read them is not at work."""
    folder = archive.out / "stages" / Stage.INTAKE.value
    made = []
    for number in range(archive.shards):
        rows = archive.rows(number)
        digest = digest_of("intake", number, rows)
        told = {"rows": rows, "standing": rows, "documents": rows, "bytes": 3000 * rows, "edition": 0}
        made.append(Shard(number=number, digest=digest, folder=folder / shards.name(number, digest), told=told))
    return tuple(made)


class Standing:
    """Stands in for every worker: makes a task's shard without doing its work."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __call__(self, task: Any) -> str:
        """Make the shard."""
        match task.stage.name:
            case "annotate":
                self._annotate(task)
            case "met-grams" | "met-terms":
                self._meet(task)
            case "copies":
                self._copy(task)
            case "likely":
                self._likely(task)
            case "singles":
                self._tell(task, "stories")
            case "links":
                self._tell(task, "story_links")
            case "compare":
                self._compare(task)
        return ""

    def _annotate(self, task: Any) -> None:
        count = self._archive.rows(task.number)
        places = _places(np.arange(count) + task.number * ROWS_EACH)
        names = np.array([f"d-{digest_of(place)[:16]}" for place in places.tolist()], dtype="S24")
        heads = [
            msgspec.json.encode(
                {
                    "document": name.decode(),
                    "path": f"archive/{place}.txt",
                    "title": f"Board of Port Ellery votes on bridge {place}",
                    "outlet": f"Paper {place % 50}",
                    "kind": "article",
                    "published": "2024-05-06",
                }
            )
            for name, place in zip(names.tolist(), places.tolist(), strict=True)
        ]
        rows = [{"document": name.decode(), "place": place} for name, place in zip(names, places.tolist(), strict=True)]
        told = {
            "documents": count,
            "words": 450 * count,
            "rows": count,
            "tables": {"documents": count},
            "left_out": [],
            "grams": _GRAMS * count,
            "terms": _TERMS * count,
        }
        with shards.making(task.stage, task.number, task.digest, told) as draft:
            draft.array("ids", names)
            draft.array("days", (730_000 + places // ROWS // 4).astype(np.int32))
            draft.pieces("heads.bin", heads)
            draft.write("documents.parquet", table_bytes("documents", rows))

    def _meet(self, task: Any) -> None:
        kind = task.stage.name
        each, tasks = (_MET_TERMS, _TERMS) if kind == "met-terms" else (_MET_GRAMS, _GRAMS)
        parts = max(1, -(-self._archive.documents * tasks // 1_500_000))
        draw = np.random.default_rng((task.number, tasks))
        count = self._archive.documents * each // parts
        left = draw.integers(0, self._archive.documents, count)
        right = left + 1 + draw.integers(0, 5 * WINDOW, count)
        kept = right < self._archive.documents
        pairs = _pairs(left[kept], right[kept], draw.random(int(kept.sum())))
        with shards.making(task.stage, task.number, task.digest, {"pairs": len(pairs)}) as draft:
            write_met(task, draft, pairs)

    def _copy(self, task: Any) -> None:
        found = _window(task.number * ROWS_EACH // WINDOW, self._archive.documents)
        mine = found.copies[found.copies[:, 0] // ROWS_EACH == task.number]
        with shards.making(task.stage, task.number, task.digest, {"kinds": {}, "tables": {}}) as draft:
            draft.array("of", _places(mine[:, 0]))
            draft.array("copy", _places(mine[:, 1]))
            draft.array("kind", np.where(mine[:, 2] > 0, KINDS.index(CopyKind.FULL), KINDS.index(CopyKind.EDITED)))
            draft.array("directed", np.ones(len(mine), dtype=np.int64))
            draft.array("share", np.full((len(mine), 2), 0.9))

    def _likely(self, task: Any) -> None:
        found = _window(task.number * ROWS_EACH // WINDOW, self._archive.documents)
        told: dict[str, int] = {}
        with shards.making(task.stage, task.number, task.digest, told) as draft:
            for prefix, (left, right, value) in (("", found.likely), ("near_", found.near)):
                mine = left // ROWS_EACH == task.number
                pairs = _pairs(left[mine], right[mine], value[mine])
                draft.array(f"{prefix}left", pairs.left)
                draft.array(f"{prefix}right", pairs.right)
                draft.array(f"{prefix}value", pairs.value)

    def _tell(self, task: Any, table: str) -> None:
        with shards.making(task.stage, task.number, task.digest, {"tables": {table: 1}}) as draft:
            draft.write(f"{table}.parquet", table_bytes(table, [{"story": f"s-{task.digest[:16]}"}]))

    def _compare(self, task: Any) -> None:
        rows = [{"story": f"s-{digest_of(task.digest, each)[:16]}", "documents": 3} for each in range(32)]
        first = [{"id": row["story"], "title": "Board votes", "documents": 3, "independent": 3} for row in rows[:5]]
        told = {
            "stories": 32,
            "documents": 100,
            "tables": {"stories": 32},
            "left_out": [],
            "findings": {"differs": 40},
            "largest": first,
            "several": 30,
            "unsettled": 0,
        }
        with shards.making(task.stage, task.number, task.digest, told) as draft:
            draft.pieces("stories.bin", [])
            draft.write("stories.parquet", table_bytes("stories", rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    likely: tuple[Numbers, Numbers, NDArray[np.float64]]
    near: tuple[Numbers, Numbers, NDArray[np.float64]]
    copies: Numbers


@lru_cache(maxsize=2)
def _window(number: int, documents: int) -> _Window:
    """What the documents of a window have with each other; documents by their numbers from the archive's first."""
    draw = np.random.default_rng(number)
    first, count = number * WINDOW, min(WINDOW, documents - number * WINDOW)
    members = draw.permutation(count)
    left, right, copies = [], [], []
    at = 0
    while at < count:
        size = 1 if draw.random() < _ALONE else min(1 + int(draw.zipf(_FALL)), _LARGEST)
        story = np.sort(members[at : at + size])
        at += size
        for one, document in enumerate(story.tolist()):
            others = story[one + 1 : one + 1 + _HELD]
            left.append(np.full(len(others), document))
            right.append(others)
            if len(others) and draw.random() < _COPIED:
                copies.append((document + first, int(others[0]) + first, int(draw.random() < 0.5)))
    value = [draw.uniform(0.5, 0.99, sum(map(len, left)))]
    unlikely = _drawn(draw, count, _UNLIKELY)
    left.append(unlikely[0])
    right.append(unlikely[1])
    value.append(draw.uniform(0.05, 0.43, len(unlikely[0])))
    near = _drawn(draw, count, _NEAR)
    return _Window(
        likely=(np.concatenate(left) + first, np.concatenate(right) + first, np.concatenate(value)),
        near=(near[0] + first, near[1] + first, draw.uniform(0.3, 0.7, len(near[0]))),
        copies=np.array(copies, dtype=np.int64).reshape(-1, 3),
    )


def _drawn(draw: np.random.Generator, count: int, each: int) -> tuple[Numbers, Numbers]:
    one, other = draw.integers(0, count, (2, each * count))
    apart = one != other
    return np.minimum(one, other)[apart], np.maximum(one, other)[apart]


def _pairs(left: Numbers, right: Numbers, value: NDArray[np.float64]) -> Pairs:
    """The pairs in order, each once."""
    order = np.lexsort((right, left))
    left, right, value = left[order], right[order], value[order]
    new = np.ones(len(left), dtype=np.bool_)
    new[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    return Pairs(left=_places(left[new]), right=_places(right[new]), value=value[new])


def _places(documents: Numbers) -> Numbers:
    return documents // ROWS_EACH * ROWS + documents % ROWS_EACH
