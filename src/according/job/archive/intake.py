"""The intake: a corpus of any size as shards on the disk, so that whoever works on a part of it needs only a shard.

A source keeps its shard and its row as long as it stays in the corpus, whatever comes or goes around it: what is new
stands in new shards, what is gone leaves a hole in its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from according.core import InputError, Skipped
from according.export.parquet import arrow
from according.job.archive.known import Known, Named, opened
from according.job.archive.places import place, row_of, shard_of
from according.job.archive.source_reader import SourceReader
from according.job.archive.source_rows import FILE, GONE, Row, content, packed, rows_of, skipped_row
from according.job.archive.told import LeftOut, Progress, Reasons, Stage
from according.read import Source, stream
from according.store import shards
from according.store.shards import Shard

#: A shard may have so many rows for each source that it may have: what was left out makes little work.
_ROWS = 16
#: Who watches is told after so many rows.
_OFTEN = 64
_DIGITS = 16
_TWICE = "it is compared once; leave it out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The corpus as it stands: its shards by number, each telling its ``rows``, ``documents`` and ``bytes``.

    ``documents`` are the sources in them; ``came`` and ``went`` those that were not, or are no longer, there.
    ``left_out`` is what was left out by reason; what has the bytes of another source counts as one reason.
    """

    shards: tuple[Shard, ...]
    documents: int
    came: int
    went: int
    left_out: tuple[LeftOut, ...]


def take_in(
    names: Sequence[str],
    folder: Path,
    *,
    columns: Sequence[tuple[str, str]] = (),
    stdin: bytes | None = None,
    apart: Path | None = None,
    size: int = 256,
    first: int | None = None,
    most_bytes: int = 8_000_000,
    done: Callable[[Progress], None] = lambda _: None,
) -> Intake:
    """The inputs behind ``names`` as shards in ``folder``, each of ``size`` sources or ``most_bytes`` bytes at most.

    With ``first`` the first two shards have so many, and then each two after them twice as many as the two before.

    An entry of an archive stands in its shard with its bytes, a file of its own with its path and their digest. A
    source that is larger than a shard has one for itself. Bytes that stood before are left out, and so is what cannot
    be read. Ended at any point and begun again, it gives the shards that it would have given; run over a corpus that
    changed, it changes only those whose sources are gone or stand elsewhere. What is below ``apart``, the folder of the
    run itself, say, is no part of the corpus. ``done`` is told how far it is.

    Raises:
        UsageError: as ``stream`` does; or if pyarrow is not installed.
        InputError: if the folder cannot be written, the disk is full, or another run is at work there.

    """
    rows = stream(names, stdin, columns=columns)
    arrow()
    with shards.writable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with opened(folder) as known:
            taking = _Taking(folder, known, (first or size, size), most_bytes, done)
            for row in rows:
                if apart is None or not _below(row, apart):
                    taking.take(row)
            return taking.ended()


def sources(shard: Path) -> tuple[Source | Skipped | None, ...]:
    """What stands in the rows of a shard's folder: sources, what was left out, and None where something is gone.

    Raises:
        InputError: if the shard is damaged.
        UsageError: if pyarrow is not installed.

    """
    return tuple(row.source or row.skipped for row in rows_of(shard))


class _Taking:
    """One run of the intake."""

    def __init__(
        self, folder: Path, known: Known, sizes: tuple[int, int], most_bytes: int, done: Callable[[Progress], None]
    ) -> None:
        self._folder, self._known, self._done = folder, known, done
        self._sizes, self._most_bytes = sizes, most_bytes
        self._first = self._number = known.next()
        self._seen: dict[int, bytearray] = {}
        self._rows: list[Row] = []
        self._documents = self._bytes = 0
        self._count = self._met = self._kept = self._left = 0
        self._reasons = Reasons()
        self._reader = SourceReader()

    def take(self, given: Source | Skipped) -> None:
        """One input, in its turn."""
        row = skipped_row(given) if isinstance(given, Skipped) else self._reader.row(given)
        self._take(row)
        self._count += 1
        if self._count % _OFTEN == 0:
            self._tell()

    def ended(self) -> Intake:
        """All that stands in the shards, once the last input was taken; what did not come is taken out."""
        self._reader.close()
        for key, to in self._known.elsewhere():
            at = self._known.find(key)
            if at is None or self._is_seen(at):
                self._again(to.name, at)
            else:
                self._mark(at)
                self._known.move(at, to)
                self._met += 1
                self._kept += 1
        self._refuse_emptied()
        if self._rows:
            self._close()
        for shard in tuple(each for each in self._known.shards() if each.number < self._first):
            self._settle(shard)
        came, went = self._known.came, self._known.went
        standing = tuple(self._known.shards())
        shards.tidy(self._folder, {each.folder.name for each in standing})
        self._known.finish()
        self._tell()
        return Intake(
            shards=standing,
            documents=sum(int(each.told["documents"]) for each in standing),
            came=came,
            went=went,
            left_out=self._reasons.told(),
        )

    def _refuse_emptied(self) -> None:
        """Refuses a corpus in which nothing is left of what was there: a disk that is not mounted, most likely."""
        standing = sum(int(each.told["documents"]) for each in self._known.shards())
        if standing and not self._met and not self._documents and not self._known.came:
            raise InputError(
                str(self._folder),
                f"nothing of its {standing} documents is in the corpus any more",
                "see that the corpus is there and can be read; to begin anew name another folder with --out",
            )

    def _take(self, row: Row) -> None:
        at = self._known.find(row.key)
        if at is None:
            self._add(row)
        elif self._is_seen(at):
            if row.source:
                self._again(row.name, at)
            return
        elif row.source and row.source.path is not None and row.source.path != self._known.named(at).path:
            self._known.found_elsewhere(row)
            return
        else:
            self._mark(at)
            self._kept += row.source is not None
        self._met += row.source is not None
        if row.skipped:
            self._left_out(row.skipped)

    def _again(self, name: str, at: int | None) -> None:
        """What has the bytes of a source that stood before."""
        earlier = self._known.named(at).name if at is not None else ""
        why = "is named twice" if earlier == name else f"has the same bytes as {earlier}"
        self._take(skipped_row(Skipped(name=name, why=why, remedy=_TWICE)))

    def _left_out(self, skipped: Skipped) -> None:
        self._left += 1
        if skipped.why.startswith("has the same bytes as "):
            skipped = replace(skipped, why="has the same bytes as another")
        self._reasons.add(Stage.INTAKE, skipped)

    def _add(self, row: Row) -> None:
        size = min(self._sizes[1], self._sizes[0] << min(self._number // 2, 20))
        full = (
            (row.source and self._documents >= size)
            or len(self._rows) >= size * _ROWS
            or (row.size and self._bytes + row.size > self._most_bytes)
        )
        if full and self._rows:
            self._close()
        self._known.add(place(self._number, len(self._rows)), row)
        self._rows.append(row)
        self._documents += row.source is not None
        self._bytes += row.size

    def _close(self) -> None:
        self._write(self._number, self._rows, edition=0)
        self._number += 1
        self._rows = []
        self._documents = self._bytes = 0

    def _write(self, number: int, rows: Sequence[Row], *, edition: int) -> None:
        digest = content(rows)[:_DIGITS]
        documents = sum(row.source is not None for row in rows)
        told = {
            "rows": len(rows),
            "standing": sum(not row.gone for row in rows),
            "documents": documents,
            "bytes": sum(row.size for row in rows),
            "edition": edition,
        }
        with shards.making(self._folder, number, digest, told) as draft:
            draft.write(FILE, packed(rows))
        if not edition:
            self._known.came += documents
        folder = self._folder / shards.name(number, digest)
        self._known.put(Shard(number=number, digest=digest, folder=folder, told=told))

    def _settle(self, shard: Shard) -> None:
        """Takes out of a shard what did not come, and puts right the paths of what stands elsewhere."""
        seen = self._seen.get(shard.number, bytearray())
        moved = self._known.moved(shard.number)
        if sum(map(int.bit_count, seen)) == int(shard.told["standing"]) and not moved:
            return
        rows = list(rows_of(shard.folder))
        for number, row in enumerate(rows):
            at = place(shard.number, number)
            if row.gone:
                continue
            if not self._is_seen(at):
                self._known.forget(at, row.key)
                self._known.went += row.source is not None
                rows[number] = GONE
            elif at in moved and row.source:
                self._known.rename(at, moved[at])
                rows[number] = replace(row, source=_moved(row.source, moved[at]))
        self._write(shard.number, rows, edition=int(shard.told["edition"]) + 1)

    def _is_seen(self, at: int) -> bool:
        number, row = shard_of(at), row_of(at)
        if number >= self._first:
            return True
        seen = self._seen.get(number, b"")
        return row >> 3 < len(seen) and bool(seen[row >> 3] & 1 << (row & 7))

    def _mark(self, at: int) -> None:
        row = row_of(at)
        seen = self._seen.setdefault(shard_of(at), bytearray())
        if row >> 3 >= len(seen):
            seen.extend(bytes((row >> 3) + 1 - len(seen)))
        seen[row >> 3] |= 1 << (row & 7)

    def _tell(self) -> None:
        self._done(
            Progress(
                stage=Stage.INTAKE,
                done=self._number,
                documents=self._met,
                left_out=self._left,
                kept=self._first,
                kept_documents=self._kept,
            )
        )


def _below(row: Source | Skipped, folder: Path) -> bool:
    path = row.path if isinstance(row, Source) else row.name
    return path is not None and Path(path).absolute().is_relative_to(folder.absolute())


def _moved(source: Source, to: Named) -> Source:
    return replace(source, name=to.name, path=to.path)
