"""The stage of comparison: the stories of two documents and more, each laid side by side, as rows of tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from according.core import Annotated, Comparison, Skipped
from according.export.archive_columns import COLUMNS
from according.export.archive_files import table_bytes
from according.export.archive_rows import left_out_rows
from according.export.archive_story_rows import borrowed, story_tables
from according.job.archive.annotating import head_of
from according.job.archive.held import Held, held_by_name, several_of
from according.job.archive.places import row_of, shard_of
from according.job.archive.tasks import digest_of
from according.job.archive.told import Reasons, Stage
from according.store import shards
from according.store.codec import annotated_of_piece
from according.store.rolls import roll
from according.store.shards import Shard, opened

Compare = Callable[[tuple[Annotated, ...]], Comparison]

#: Stories of one task, about.
_STORIES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparing:
    """The task: the stories of an edition from ``first`` to before ``end``, in the order of their names.

    At most ``most`` documents of each are compared; ``documents`` is the roll of their shards, ``earlier`` are shards
    to take from.
    """

    number: int
    digest: str
    stage: Path
    edition: Path
    first: int
    end: int
    documents: Path
    earlier: tuple[Path, ...]
    most: int

    @property
    def stories(self) -> tuple[Held, ...]:
        """The stories, read from the edition."""
        return tuple(held_by_name(self.edition, self.first, self.end))


def comparings(edition: Path, documents: Path, stage: Path, settings: str, most: int) -> Iterator[Comparing]:
    """The tasks: stories are dealt out by their ids, so that a story comes to the same task while others come and go.

    There are as many tasks as a power of two gives some 32 stories each. Where the archive has grown so far that there
    are twice as many, each takes what it can from the one that it came from.
    """
    count = several_of(edition)
    bits = max(0, (max(1, count) // _STORIES).bit_length())
    there, folders = shards.folders(stage), roll(documents)
    first = 0
    for number, dealt in groupby(held_by_name(edition, 0, count), lambda story: _bucket(story.id, bits)):
        held = tuple(dealt)
        needed = sorted({shard_of(place) for story in held for place in story.places})
        yield Comparing(
            number=number,
            digest=digest_of(settings, most, *(story.key for story in held), *(folders[each].name for each in needed)),
            stage=stage,
            edition=edition,
            first=first,
            end=first + len(held),
            documents=documents,
            earlier=tuple(there.get(number, ())) + tuple(there.get(number >> 1, ()) if bits else ()),
            most=most,
        )
        first += len(held)


def compare_stories(task: Comparing, compare: Compare) -> str:
    """Makes the shard: the rows of all tables of its stories; a story that is as it was is taken over."""
    before = _before(task)
    stories, folders = task.stories, roll(task.documents)
    kept: list[bytes] = []
    tables: dict[str, list[dict[str, Any]]] = {}
    reasons = Reasons()
    for held in stories:
        key = digest_of(held.key, *(folders[shard_of(place)].name for place in held.places))
        piece = before.get(key)
        if piece is None:
            rows, skipped = _compared(held, folders, task.most, compare)
            piece = msgspec.msgpack.encode((key, rows, skipped))
        kept.append(piece)
        _, told, skipped = _read(piece)
        if skipped is not None:
            reasons.add(Stage.COMPARE, skipped)
            told = {**told, "left_out": left_out_rows(Stage.COMPARE.value, (skipped,))}
        for table, more in told.items():
            tables.setdefault(table, []).extend(more)
    content = {
        "stories": len(stories),
        "documents": sum(len(held.documents) for held in stories),
        "tables": {table: len(rows) for table, rows in sorted(tables.items())},
        "left_out": msgspec.to_builtins(reasons.told()),
        "findings": _counted(tables.get("findings", ())),
        "largest": _largest(tables.get("stories", ())),
        "several": sum(row["independent"] > 1 for row in tables.get("stories", ())),
        "unsettled": sum(row["independent"] > 1 and not row["settled"] for row in tables.get("stories", ())),
    }
    with shards.making(task.stage, task.number, task.digest, content) as draft:
        draft.pieces("stories.bin", kept)
        for table in sorted(tables):
            draft.write(f"{table}.parquet", table_bytes(table, tables[table]))
    return ""


def chosen_documents(held: Held, folders: Mapping[int, Path], most: int) -> tuple[Annotated, ...]:
    """The documents of a story that are compared, at most so many, in its order; ``folders`` are the shards' own."""
    return _annotated(_chosen(held, _heads(held, folders), most), folders)


def _compared(
    held: Held, folders: Mapping[int, Path], most: int, compare: Compare
) -> tuple[dict[str, list[dict[str, Any]]], Skipped | None]:
    """The rows of a story, and what is to be told where not all of it was compared."""
    rows = _heads(held, folders)
    taken = _chosen(held, rows, most)
    story, skipped, comparison = held.story, None, None
    if len(taken) < len(held.documents):
        skipped = Skipped(
            name=f"story {held.id}",
            why=f"has {len(held.documents)} documents; {len(taken)} of them were compared, copies left out first",
            remedy="compare more with --accounts, or single ones with according compare",
        )
    try:
        comparison = compare(_annotated(taken, folders))
        if len(comparison.stories) == 1:
            story = replace(story, why=comparison.stories[0].why)
    except Exception as error:
        skipped = Skipped(
            name=f"story {held.id}",
            why=f"could not be compared ({type(error).__name__}: {error})"[:300],
            remedy="this is our mistake: please tell us, with the documents if you may",
        )
    return story_tables(story, comparison, rows, settled=held.settled), skipped


def _chosen(held: Held, rows: Mapping[str, Mapping[str, Any]], most: int) -> tuple[int, ...]:
    """The places of the documents that are compared, in the story's order.

    If there are too many, first come those that tell it in their own words, of each outlet one before its second.
    """
    if len(held.documents) <= most:
        return held.places
    copied = borrowed(held.story)
    turns: dict[str, int] = {}
    ranked = []
    for position, document in enumerate(held.documents):
        outlet = rows[document]["outlet"] or document
        turn = turns[outlet] = turns.get(outlet, -1) + 1
        ranked.append((document in copied, turn, position))
    return tuple(held.places[position] for position in sorted(position for *_, position in sorted(ranked)[:most]))


def _annotated(places: Sequence[int], folders: Mapping[int, Path]) -> tuple[Annotated, ...]:
    return tuple(
        annotated_of_piece(opened(folders[shard_of(place)] / "annotated.bin")[row_of(place)]) for place in places
    )


def _heads(held: Held, folders: Mapping[int, Path]) -> dict[str, dict[str, Any]]:
    return {
        document: head_of(folders[shard_of(place)], row_of(place))
        for document, place in zip(held.documents, held.places, strict=True)
    }


def _before(task: Comparing) -> dict[str, bytes]:
    """What earlier shards have of stories, by their keys."""
    found: dict[str, bytes] = {}
    for folder in task.earlier:
        try:
            pieces = list(Shard(number=0, digest="", folder=folder).pieces("stories.bin").every())
        except OSError:  # taken away meanwhile: it is compared anew
            continue
        for piece in pieces:
            key, *_ = msgspec.msgpack.decode(piece)
            found[str(key)] = piece
    return found


def _read(piece: bytes) -> tuple[str, dict[str, list[dict[str, Any]]], Skipped | None]:
    """A story's piece: its key, its rows with their days as dates, and what was left out."""
    key, rows, skipped = msgspec.msgpack.decode(piece)
    for table, each in rows.items():
        for column in (name for name, kind in COLUMNS[table].items() if kind == "day"):
            for row in each:
                row[column] = None if row[column] is None else date.fromisoformat(row[column])
    return key, rows, None if skipped is None else Skipped(**skipped)


def _counted(findings: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    kinds: dict[str, str] = {f"{row['story']} {row['finding']}": row["kind"] for row in findings}
    return {kind: sum(each == kind for each in kinds.values()) for kind in sorted(set(kinds.values()))}


def _largest(stories: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    first = sorted(stories, key=lambda row: (-row["independent"], row["story"]))[:5]
    return [
        {
            "id": r["story"],
            "title": r["title"],
            "documents": r["documents"],
            "independent": r["independent"],
            "settled": r["settled"],
        }
        for r in first
    ]


def _bucket(story: str, bits: int) -> int:
    return int(story.rpartition("-")[2][:8], 16) >> (32 - bits) if bits else 0
