"""Discover: the inputs that a user's names lead to, archives opened, and why others were left out."""

from collections.abc import Iterator, Sequence

from according.core import InputError, Skipped
from according.read.extract import HERE
from according.read.parser import PARSER
from according.read.port import Head
from according.read.registry import readers
from according.read.sources import Source
from according.read.stream import checked, found


def discover(
    names: Sequence[str], stdin: bytes | None = None, *, columns: Sequence[tuple[str, str]] = ()
) -> tuple[Source | Skipped, ...]:
    """The inputs behind ``names`` in the user's order; a folder gives its readable files, sorted by path.

    "-" is standard input, whose bytes are ``stdin``. An archive (a mailbox, feed, web archive, table) gives the inputs
    in it, "name#3" its third alone. ``columns`` are pairs of a field of ours ("text", "title", "author", "outlet",
    "url", "published") and the column of a table that holds it. What is missing, unreadable, of an unknown kind or the
    same as an earlier input comes back as Skipped, with the way out. Hidden files and folders inside a folder are left
    out; links to folders inside a folder are not followed.

    Raises:
        UsageError: if one of ``columns`` is for a field that is none of ours, or for one that has another already.

    """
    return tuple(_without_copies(tuple(found(names, stdin, checked(columns), PARSER))))


def expect(sources: Sequence[Source | Skipped]) -> None:
    """Gets the parsing process ready, beside whatever else has to be loaded, if one of the sources will need it."""
    endings = {ending: reader for reader in reversed(readers()) for ending in reader.endings}
    kinds = {
        name
        for row in sources
        if isinstance(row, Source)
        for name in [row.reader or endings.get(Head(row.name, b"", 0).ending, endings[""]).name]
        if name not in HERE
    }
    if kinds:
        PARSER.start(tuple(dict.fromkeys(m for r in readers() if r.name in kinds for m in r.ahead)))


def _without_copies(rows: Sequence[Source | Skipped]) -> Iterator[Source | Skipped]:
    """Every row, but a source whose bytes stood before is told as a copy; only files of one size are read for it."""
    sizes: dict[int, list[Source]] = {}
    digests: dict[str, str] = {}
    for row in rows:
        if isinstance(row, Skipped):
            yield row
            continue
        try:
            size = row.size
            alike = sizes.setdefault(size, [])
            # Digests are taken only once a second source of this size turns up.
            for earlier in alike if len(alike) == 1 else ():
                digests.setdefault(earlier.digest(), earlier.name)
            original = digests.get(row.digest()) if alike and size else None
            alike.append(row)
            if original is None and len(alike) > 1:
                digests.setdefault(row.digest(), row.name)
        except InputError as error:
            yield Skipped.of(error)
            continue
        if original is None:
            yield row
        else:
            why = "is named twice" if original == row.name else f"has the same bytes as {original}"
            yield Skipped(name=row.name, why=why, remedy="it is compared once; leave it out")
