"""Discover: the inputs that a user's names lead to, archives opened, and why others were left out."""

import difflib
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from according.core import InputError, Skipped, UsageError
from according.read.archives import opened
from according.read.extract import HERE
from according.read.parser import PARSER
from according.read.port import FIELDS, PEEK, Head
from according.read.registry import kind_of, readers
from according.read.signatures import signature
from according.read.sources import Source

#: What a stream on standard input is called.
STANDARD_INPUT = "-"
# What the head of our own pages says: left beside the accounts, one would be compared with them the next time.
_REPORT = b'<meta name="generator" content="According">'
#: What the names of texts end in, a page that turns out to hold a plain text among them.
_TEXTS = frozenset({"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
#: Parts a file's name and the number of an input in it.
_NUMBER = "#"


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
    _check(columns)
    found: list[Source | Skipped] = []
    for name in names:
        if name == STANDARD_INPUT:
            found.append(_stream(stdin))
        elif Path(name).is_dir():
            found.extend(_folder(name, tuple(columns)))
        else:
            found.append(_file(name))
    rows = [each for row in found for each in _inputs(row, tuple(columns))]
    return tuple(_without_copies(rows))


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


def _check(columns: Sequence[tuple[str, str]]) -> None:
    fields = [field for field, _ in columns]
    for field in fields:
        if field not in FIELDS:
            near = difflib.get_close_matches(field, FIELDS, n=1)
            meant = f"; did you mean {near[0]}?" if near else ""
            raise UsageError(f"there is no field {field!r} of a text: a column may hold {', '.join(FIELDS)}{meant}")
        if fields.count(field) > 1:
            raise UsageError(f"the field {field!r} is given two columns; it can have one")


def _inputs(row: Source | Skipped, columns: tuple[tuple[str, str], ...]) -> Iterator[Source | Skipped]:
    """The inputs that a row stands for: itself, or those of the archive that it is; one of them if it asks for one."""
    if isinstance(row, Skipped):
        yield row
        return
    wanted = row.name if row.path is not None and row.name != row.path else None
    if wanted is None or row.path is None or _NUMBER not in wanted:
        yield from opened(replace(row, columns=columns))
        return
    for each in opened(replace(row, name=row.path, columns=columns)):
        # The only input of an archive is named as that.
        if each.name == wanted or (each.name == row.path and wanted == f"{row.path}{_NUMBER}1"):
            yield each
            return
    yield Skipped(name=wanted, why="is not there: the file has fewer inputs", remedy="name the file alone to see them")


def _stream(stdin: bytes | None) -> Source | Skipped:
    if stdin is None:
        return Skipped(name=STANDARD_INPUT, why="is closed", remedy="pipe a text in, or name a file")
    return Source(name=STANDARD_INPUT, data=stdin)


def _file(name: str) -> Source | Skipped:
    path = Path(name)
    try:
        if path.is_file():
            return Source(name=name, path=str(path))
        exists = path.exists()
        leads_nowhere = not exists and path.is_symlink()
        whole, mark, number = name.rpartition(_NUMBER)
        if not exists and mark and number.isdecimal() and Path(whole).is_file():
            return Source(name=name, path=whole)
    except (OSError, ValueError):  # a name too long, or with a NUL in it
        exists = leads_nowhere = False
    if leads_nowhere:
        return Skipped(name=name, why="is a link that leads nowhere", remedy="mend the link, or name the file itself")
    if exists:
        return Skipped(name=name, why="is neither a file nor a folder", remedy="save its content to a file first")
    near = _nearest(path)
    remedy = f"did you mean {near}?" if near else "check the name and the folder you are in"
    return Skipped(name=name, why="does not exist", remedy=remedy)


def _nearest(path: Path) -> str | None:
    try:
        beside = sorted(entry.name for entry in path.parent.iterdir() if not entry.name.startswith("."))
    except (OSError, ValueError):
        return None
    lowered = {name.lower(): name for name in reversed(beside)}
    close = difflib.get_close_matches(path.name.lower(), lowered, n=1, cutoff=0.6)
    return str(path.parent / lowered[close[0]]) if close else None


def _folder(name: str, columns: tuple[tuple[str, str], ...]) -> Iterator[Source | Skipped]:
    readable = 0
    for path in _walk(name):
        if isinstance(path, Skipped):
            yield path
            continue
        row = _inside(path, columns)
        readable += isinstance(row, Source)
        yield row
    if not readable:
        yield Skipped(
            name=name,
            why="is a folder without files that can be read",
            remedy="put texts (.txt), saved web pages (.html), PDFs, Word files, mails or web archives into it",
        )


def _walk(name: str) -> Iterator[Path | Skipped]:
    refused: list[Skipped] = []

    def refuse(error: OSError) -> None:
        refused.append(
            Skipped(name=str(error.filename), why="is a folder that may not be read", remedy="give yourself permission")
        )

    for folder, folders, files in os.walk(name, onerror=refuse, followlinks=False):
        yield from refused
        refused.clear()
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for each in sorted(files):
            if not each.startswith("."):
                yield Path(folder) / each
    yield from refused


def _inside(path: Path, columns: tuple[tuple[str, str], ...]) -> Source | Skipped:
    name = str(path)
    if not path.is_file():
        return Skipped(name=name, why="is not a file (a link that leads nowhere, say)", remedy="mend or remove it")
    source = Source(name=name, path=name)
    try:
        head = source.read(PEEK)
    except InputError as error:
        return Skipped.of(error)
    if _REPORT in head:
        return Skipped(name=name, why="is a report that According wrote", remedy="move it out of the folder")
    kind = kind_of(Head(name, head, source.size, columns))
    if kind is None:
        known = signature(head)
        why = known.why if known else "is not a text"
        remedy = known.remedy if known else "save its content as text (.txt) or HTML (.html)"
        return Skipped(name=name, why=why, remedy=remedy)
    # Any text is plain text: in a folder its name must say that it is meant to be read.
    if kind.name == "plain" and path.suffix.lower() not in _TEXTS:
        return Skipped(
            name=name,
            why=f"is a {path.suffix} file",
            remedy="name it by itself if it is a text; in folders texts end in .txt, .text or nothing",
        )
    return source


def _without_copies(found: list[Source | Skipped]) -> Iterator[Source | Skipped]:
    """Every row, but a source whose bytes stood before is told as a copy; only files of one size are read for it."""
    sizes: dict[int, list[Source]] = {}
    digests: dict[str, str] = {}
    for row in found:
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
