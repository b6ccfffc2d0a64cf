"""The stage of annotation: a shard of sources in, documents with all that was found in them out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from according.core import Annotated, Skipped
from according.export.archive_files import table_bytes
from according.export.archive_rows import day_of, document_tables, left_out_rows
from according.group import grams, packed_profile, packed_telling, postings, profile, telling
from according.job.archive.places import place
from according.job.archive.source_rows import Row, rows_of
from according.job.archive.tasks import Journal, digest_of
from according.job.archive.told import LeftOut, Reasons, Stage
from according.read import Source
from according.store import shards
from according.store.codec import annotated_of_piece, annotated_piece, printable
from according.store.shards import Shard, opened

#: What a day that is not known is written as.
NO_DAY = -(1 << 30)
_PIECES = ("annotated.bin", "tellings.bin", "profiles.bin", "heads.bin")
#: Copies of many texts are one reason for whoever counts; the table tells which text each is a copy of.
_SAME, _TWICE = "has the same bytes as ", "has the same bytes as another"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotating:
    """The task: annotate the sources of the folder ``intake``, but for what the shard of old (``earlier``) has."""

    number: int
    digest: str
    stage: Path
    intake: Path
    earlier: Path | None = None


def annotate_shard(task: Annotating, annotate: Callable[[Source], Annotated | Skipped]) -> str:
    """Makes the shard: tables, annotated documents as pieces, and by what copies and stories are found.

    A source that ended its worker several times is left out; where its worker dies, the next attempt knows.
    """
    made = _Made(task.number)
    task.stage.mkdir(parents=True, exist_ok=True)
    with (
        Journal(task.stage / f".at-{shards.name(task.number, task.digest)}").attempt() as journal,
        shards.making(task.stage, task.number, task.digest, made.told) as draft,
    ):
        before = _before(task)
        for row, held in enumerate(rows_of(task.intake)):
            source = held.source or held.skipped
            if source is None:
                made.hole()
            elif isinstance(source, Skipped):
                made.leave_out(source, Stage.INTAKE)
            elif row in journal.fatal:
                made.leave_out(_fatal(source), Stage.ANNOTATE)
            elif (known := before.get(_key(held))) is not None:
                made.add(row, annotated_of_piece(known), key=_key(held))
            else:
                journal.at(row)
                made.add(row, _annotated(source, annotate), key=_key(held))
        made.write(draft)
    return ""


class _Made:
    """A shard's rows, gathered one document after the other, so that no annotated document is held longer than that."""

    def __init__(self, number: int) -> None:
        self.told: dict[str, Any] = {}
        self._number = number
        self._reasons = Reasons()
        self._tables: dict[str, list[dict[str, Any]]] = {}
        self._pieces: dict[str, list[bytes]] = {
            "annotated.bin": [],
            "tellings.bin": [],
            "profiles.bin": [],
            "heads.bin": [],
        }
        self._ids: list[bytes] = []
        self._keys: list[bytes] = []
        self._days: list[int] = []
        self._words = 0
        self._found: dict[str, list[Any]] = {name: [] for name in ("grams", "grams_at", "terms", "terms_at", "weights")}

    def hole(self) -> None:
        """A row whose source is gone."""
        self._row(b"", NO_DAY, {})

    def leave_out(self, skipped: Skipped, stage: Stage) -> None:
        """A row whose source was left out."""
        self._more("left_out", left_out_rows(stage.value, (skipped,)))
        self._reasons.add(stage, replace(skipped, why=_TWICE) if skipped.why.startswith(_SAME) else skipped)
        self.hole()

    def add(self, row: int, annotated: Annotated | Skipped, *, key: bytes) -> None:
        """A row with its document, or why it has none."""
        if isinstance(annotated, Skipped):
            self.leave_out(annotated, Stage.ANNOTATE)
            return
        for table, rows in document_tables((annotated,), (place(self._number, row),)).items():
            self._more(table, rows)
            if table == "documents":
                self._words += sum(int(each["words"] or 0) for each in rows)
        told, like = telling(annotated), profile(annotated)
        numbers, by = grams(told), postings(like)
        self._found["grams"].append(numbers)
        self._found["grams_at"].append(np.full(len(numbers), row, dtype=np.int32))
        self._found["terms"].append(by.terms)
        self._found["terms_at"].append(np.full(len(by.terms), row, dtype=np.int32))
        self._found["weights"].append(by.weights)
        self._row(
            annotated.id.encode(),
            like.day if like.day is not None else NO_DAY,
            {
                "annotated.bin": annotated_piece(annotated),
                "tellings.bin": packed_telling(told),
                "profiles.bin": packed_profile(like),
                "heads.bin": msgspec.json.encode(_head(annotated)),
            },
            key,
        )

    def write(self, draft: shards.Draft) -> None:
        """Write all files; what the marker tells is filled in."""
        for name, pieces in self._pieces.items():
            draft.pieces(name, pieces)
        for table in sorted(self._tables):
            draft.write(f"{table}.parquet", table_bytes(table, self._tables[table]))
        _sorted(draft, self._found, "grams", ("grams_at",), np.uint64)
        _sorted(draft, self._found, "terms", ("terms_at", "weights"), np.uint64)
        draft.array("days", np.array(self._days, dtype=np.int32))
        draft.array("keys", np.array(self._keys, dtype="S32"))
        draft.array("ids", np.array(self._ids, dtype="S24"))
        self.told.update(
            documents=sum(map(bool, self._ids)),
            words=self._words,
            rows=len(self._ids),
            tables={table: len(rows) for table, rows in sorted(self._tables.items())},
            left_out=msgspec.to_builtins(self._reasons.told()),
            grams=sum(map(len, self._found["grams"])),
            terms=sum(map(len, self._found["terms"])),
        )

    def _row(self, name: bytes, day: int, pieces: Mapping[str, bytes], key: bytes = b"") -> None:
        self._ids.append(name)
        self._keys.append(key)
        self._days.append(day)
        for file, rows in self._pieces.items():
            rows.append(pieces.get(file, b""))

    def _more(self, table: str, rows: list[dict[str, Any]]) -> None:
        self._tables.setdefault(table, []).extend(rows)


def head_of(folder: Path, row: int) -> dict[str, Any]:
    """What the tables of stories need of a document: its id, path, title, outlet, kind and day."""
    told: dict[str, str | None] = msgspec.json.decode(opened(folder / "heads.bin")[row])
    return {**told, "day": day_of(told["published"])}


def left_out_of(shard: Shard) -> tuple[LeftOut, ...]:
    """What a shard's marker tells of what it left out."""
    return msgspec.convert(shard.told.get("left_out", ()), tuple[LeftOut, ...])


def _head(annotated: Annotated) -> dict[str, str | None]:
    one = annotated.document
    return {
        "document": one.id,
        "path": printable(one.path),
        "title": one.title,
        "outlet": one.outlet,
        "kind": one.kind.value,
        "published": one.published,
    }


def _sorted(
    draft: shards.Draft, found: Mapping[str, list[Any]], by: str, others: tuple[str, ...], kind: type[np.uint64]
) -> None:
    """Columns in the order of the first: a range of its numbers is then one stretch of the file."""
    keys = np.concatenate(found[by]) if found[by] else np.zeros(0, dtype=kind)
    order = np.argsort(keys, kind="stable")
    draft.array(by, keys[order])
    for name in others:
        values = np.concatenate(found[name]) if found[name] else np.zeros(0, dtype=np.int32)
        draft.array(name, values[order])


def _key(row: Row) -> bytes:
    """What an annotated document depends on beside the settings: the source as it is known, under its name."""
    return digest_of(row.key, row.name)[:32].encode()


def _before(task: Annotating) -> dict[bytes, bytes]:
    """The annotated documents of the earlier shard by their sources' keys."""
    if task.earlier is None:
        return {}
    shard = Shard(number=task.number, digest="", folder=task.earlier)
    try:
        keys, pieces = shard.array("keys"), shard.pieces("annotated.bin")
        return {bytes(key): pieces[row] for row, key in enumerate(keys) if key and pieces[row]}
    except (OSError, ValueError):  # taken away meanwhile, or damaged: they are annotated anew
        return {}


def _annotated(source: Source, annotate: Callable[[Source], Annotated | Skipped]) -> Annotated | Skipped:
    try:
        return annotate(source)
    except Exception as error:
        return Skipped(
            name=source.name,
            why=f"could not be annotated ({type(error).__name__}: {error})"[:300],
            remedy="this is our mistake: please tell us, with the document if you may",
        )


def _fatal(source: Source) -> Skipped:
    return Skipped(
        name=source.name,
        why=f"ended the process that worked on it {Journal.DEATHS} times",
        remedy="try it alone with according read, and see that there is memory enough",
    )
