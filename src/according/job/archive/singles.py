"""Stories that one document alone tells: rows of the tables of stories, a shard of documents at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from according.core import Story, content_id, id_of
from according.export.archive_files import table_bytes
from according.export.archive_story_rows import story_tables
from according.job.archive.annotating import head_of
from according.job.archive.places import place, row_of
from according.job.archive.tasks import digest_of
from according.store import shards
from according.store.shards import Shard


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """The task: the documents of the shard ``folder`` but for those that are of stories of several in ``edition``."""

    number: int
    digest: str
    stage: Path
    folder: Path
    edition: Path


def singles(annotated: Iterable[Shard], edition: Path, stage: Path) -> Iterator[Single]:
    """A task for each shard of documents."""
    for shard in annotated:
        told = (column.tobytes() for column in _of_shard(edition, shard.number))
        yield Single(
            number=shard.number,
            digest=digest_of(shard.folder.name, *told),
            stage=stage,
            folder=shard.folder,
            edition=edition,
        )


def single(document: str) -> Story:
    """The story of a document that was never with others."""
    return Story(id=content_id("s", document), documents=(document,))


def tell_singles(task: Single) -> str:
    """Makes the shard."""
    shard = Shard(number=task.number, digest="", folder=task.folder)
    places, lone, names = _of_shard(task.edition, task.number)
    told = frozenset(map(row_of, places.tolist()))
    named = {row_of(place): id_of("s", name) for place, name in zip(lone.tolist(), names.tolist(), strict=True)}
    tables: dict[str, list[dict[str, Any]]] = {}
    for row, name in enumerate(shard.array("ids")):
        if not name or row in told:
            continue
        document = bytes(name).decode()
        story = Story(id=named.get(row, single(document).id), documents=(document,))
        for table, rows in story_tables(story, None, {document: head_of(task.folder, row)}).items():
            tables.setdefault(table, []).extend(rows)
    counts = {table: len(rows) for table, rows in sorted(tables.items())}
    with shards.making(task.stage, task.number, task.digest, {"tables": counts}) as draft:
        for table in sorted(tables):
            draft.write(f"{table}.parquet", table_bytes(table, tables[table]))
    return ""


def _of_shard(edition: Path, number: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint64]]:
    """The places in a shard that are of stories of several; those with names of old, and the names."""
    shard = Shard(number=0, digest="", folder=edition)
    told, lone, names = (shard.array(name) for name in ("told", "lone", "lone_names"))
    first, end = place(number, 0), place(number + 1, 0)
    among, alone = (slice(*np.searchsorted(column, (first, end)).tolist()) for column in (told, lone))
    return np.array(told[among]), np.array(lone[alone]), np.array(names[alone])
