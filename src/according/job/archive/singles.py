"""Stories that one document alone tells: rows of the tables of stories, a shard of documents at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from according.core import Story, content_id
from according.export.archive_files import table_bytes
from according.export.archive_story_rows import story_tables
from according.job.archive.annotating import head_of
from according.job.archive.tasks import digest_of
from according.store import shards
from according.store.shards import Shard


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """The task: the documents of the shard ``folder`` but for those in the rows ``told``; ``named`` have ids of old."""

    number: int
    digest: str
    stage: Path
    folder: Path
    told: tuple[int, ...]
    named: tuple[tuple[int, str], ...]


def singles(
    annotated: Sequence[Shard],
    told: Mapping[int, Sequence[int]],
    named: Mapping[int, Sequence[tuple[int, str]]],
    stage: Path,
) -> tuple[Single, ...]:
    """A task for each shard; ``told`` are the rows of documents in stories of several, ``named`` single ones' ids."""
    tasks = []
    for shard in annotated:
        rows, ids = tuple(sorted(told.get(shard.number, ()))), tuple(sorted(named.get(shard.number, ())))
        tasks.append(
            Single(
                number=shard.number,
                digest=digest_of(shard.folder.name, repr(rows), repr(ids)),
                stage=stage,
                folder=shard.folder,
                told=rows,
                named=ids,
            )
        )
    return tuple(tasks)


def single(document: str) -> Story:
    """The story of a document that was never with others."""
    return Story(id=content_id("s", document), documents=(document,))


def tell_singles(task: Single) -> str:
    """Makes the shard."""
    shard = Shard(number=task.number, digest="", folder=task.folder)
    told, named = frozenset(task.told), dict(task.named)
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
