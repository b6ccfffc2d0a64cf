"""The tables of a run, gathered from the stages' shards under one folder a table."""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from according.export.archive_columns import TABLE_COLUMNS
from according.export.archive_files import table_bytes, table_joined
from according.job.archive.told import TableFiles
from according.store.shards import Shard, writable

#: So many files of a table are left as they are; more are joined, this many at a time: readers open each file.
_JOINED = 64


def publish(out: Path, stages: Mapping[str, Iterable[Shard]]) -> tuple[TableFiles, ...]:
    """Makes ``out/tables/<table>/`` anew from the Parquet files of all shards, and tells what is in it.

    Few files are links to the shards' own where the disk has links, copies elsewhere; many are joined. The old tables
    stay until the new ones are whole. A table without a row has one empty file, so that it can be opened.

    Raises:
        InputError: if the disk is full, or the folder cannot be written.

    """
    made, final, old = out / ".tables-making", out / "tables", out / ".tables-old"
    rows: dict[str, int] = dict.fromkeys(TABLE_COLUMNS, 0)
    parts: dict[str, list[tuple[str, Path]]] = {table: [] for table in TABLE_COLUMNS}
    for stage, shards in stages.items():
        for shard in shards:
            for table, count in shard.told.get("tables", {}).items():
                if count:
                    rows[table] += int(count)
                    parts[table].append((f"{stage}-{shard.folder.name}", shard.file(f"{table}.parquet")))
    with writable(final):
        for each in (made, old):
            shutil.rmtree(each, ignore_errors=True)
        for table, files in parts.items():
            (made / table).mkdir(parents=True)
            _write(made / table, table, files)
        if final.exists():
            final.rename(old)
        made.rename(final)
        shutil.rmtree(old, ignore_errors=True)
        return tuple(_told(final / table, table, rows[table]) for table in TABLE_COLUMNS)


def _write(folder: Path, table: str, files: Sequence[tuple[str, Path]]) -> None:
    if not files:
        (folder / "empty.parquet").write_bytes(table_bytes(table, []))
    elif len(files) <= _JOINED:
        for name, file in files:
            _link(file, folder / f"{name}.parquet")
    else:
        for first in range(0, len(files), _JOINED):
            group = files[first : first + _JOINED]
            with (folder / f"{group[0][0]}-and-{len(group) - 1}.parquet").open("wb") as joined:
                table_joined(table, (file.read_bytes() for _, file in group), joined)


def _told(folder: Path, table: str, rows: int) -> TableFiles:
    files = list(folder.iterdir())
    return TableFiles(name=table, rows=rows, files=len(files), bytes=sum(file.stat().st_size for file in files))


def _link(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:
        shutil.copyfile(file, name)
