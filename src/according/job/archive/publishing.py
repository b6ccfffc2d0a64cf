"""The tables of a run, gathered from the stages' shards under one folder a table."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from according.export.archive_columns import TABLE_COLUMNS
from according.export.archive_files import table_bytes
from according.job.archive.told import TableFiles
from according.store.shards import Shard, writable


def publish(out: Path, stages: Mapping[str, Iterable[Shard]]) -> tuple[TableFiles, ...]:
    """Makes ``out/tables/<table>/`` anew from the Parquet files of all shards, and tells what is in it.

    The files are links to the shards' own where the disk has links, copies elsewhere. The old tables stay until the new
    ones are whole. A table without a row has one empty file, so that it can be opened.

    Raises:
        InputError: if the disk is full, or the folder cannot be written.

    """
    made, final, old = out / ".tables-making", out / "tables", out / ".tables-old"
    rows: dict[str, int] = dict.fromkeys(TABLE_COLUMNS, 0)
    with writable(final):
        for each in (made, old):
            shutil.rmtree(each, ignore_errors=True)
        for table in TABLE_COLUMNS:
            (made / table).mkdir(parents=True)
        for stage, shards in stages.items():
            for shard in shards:
                counts = shard.told.get("tables", {})
                for table in TABLE_COLUMNS:
                    if counts.get(table):
                        rows[table] += int(counts[table])
                        _link(shard.file(f"{table}.parquet"), made / table / f"{stage}-{shard.folder.name}.parquet")
        for table in TABLE_COLUMNS:
            if not rows[table]:
                (made / table / "empty.parquet").write_bytes(table_bytes(table, []))
        if final.exists():
            final.rename(old)
        made.rename(final)
        shutil.rmtree(old, ignore_errors=True)
    return tuple(
        TableFiles(
            name=table,
            rows=rows[table],
            files=len(files := list((final / table).iterdir())),
            bytes=sum(file.stat().st_size for file in files),
        )
        for table in TABLE_COLUMNS
    )


def _link(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:
        shutil.copyfile(file, name)
