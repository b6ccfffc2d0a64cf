"""Stream: the inputs that a user's names lead to, one by one, with as little memory for millions as for three."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from according.core import InputError, Skipped, UsageError
from according.read.archives import opened
from according.read.folders import walk
from according.read.parser import Parser
from according.read.port import FIELDS, PEEK, Head
from according.read.registry import AnyReader, kind_of
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

Columns = tuple[tuple[str, str], ...]


def stream(
    names: Sequence[str], stdin: bytes | None = None, *, columns: Sequence[tuple[str, str]] = ()
) -> Iterator[Source | Skipped]:
    """What ``discover`` gives, in the same order and words, as it is come to, and without a look for copies.

    Folders are walked and archives opened while the inputs are asked for; none is held, however many there are. A
    parsing process of its own opens the archives, so that what came can be read before the rest does.

    Raises:
        UsageError: as ``discover`` does, at once.

    """
    return _streamed(names, stdin, checked(columns))


def checked(columns: Sequence[tuple[str, str]]) -> Columns:
    """The user's names for columns.

    Raises:
        UsageError: if one is for a field that is none of ours, or for one that has another already.

    """
    fields = [field for field, _ in columns]
    for field in fields:
        if field not in FIELDS:
            near = difflib.get_close_matches(field, FIELDS, n=1)
            meant = f"; did you mean {near[0]}?" if near else ""
            raise UsageError(f"there is no field {field!r} of a text: a column may hold {', '.join(FIELDS)}{meant}")
        if fields.count(field) > 1:
            raise UsageError(f"the field {field!r} is given two columns; it can have one")
    return tuple(columns)


def found(names: Sequence[str], stdin: bytes | None, columns: Columns, parser: Parser) -> Iterator[Source | Skipped]:
    """The inputs behind the names, archives opened by ``parser``."""
    for name in names:
        if name == STANDARD_INPUT:
            yield from _inputs(_stdin(stdin), columns, parser)
        elif Path(name).is_dir():
            yield from _folder(name, columns, parser)
        else:
            yield from _inputs(_file(name), columns, parser)


def _streamed(names: Sequence[str], stdin: bytes | None, columns: Columns) -> Iterator[Source | Skipped]:
    parser = Parser()
    try:
        yield from found(names, stdin, columns, parser)
    finally:
        parser.close()


def _inputs(row: Source | Skipped, columns: Columns, parser: Parser) -> Iterator[Source | Skipped]:
    """The inputs that a row stands for: itself, or those of the archive that it is; one of them if it asks for one."""
    if isinstance(row, Skipped):
        yield row
        return
    wanted = row.name if row.path is not None and row.name != row.path else None
    if wanted is None or row.path is None or _NUMBER not in wanted:
        yield from opened(replace(row, columns=columns), parser)
        return
    for each in opened(replace(row, name=row.path, columns=columns), parser):
        # The only input of an archive is named as that.
        if each.name == wanted or (each.name == row.path and wanted == f"{row.path}{_NUMBER}1"):
            yield each
            return
    yield Skipped(name=wanted, why="is not there: the file has fewer inputs", remedy="name the file alone to see them")


def _stdin(stdin: bytes | None) -> Source | Skipped:
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


def _folder(name: str, columns: Columns, parser: Parser) -> Iterator[Source | Skipped]:
    readable = 0
    for path in walk(name):
        row, kind = (path, None) if isinstance(path, Skipped) else _inside(path, columns)
        if isinstance(row, Skipped):
            yield row
            continue
        readable += 1
        yield from opened(row, parser, kind)
    if not readable:
        yield Skipped(
            name=name,
            why="is a folder without files that can be read",
            remedy="put texts (.txt), saved web pages (.html), PDFs, Word files, mails or web archives into it",
        )


def _inside(name: str, columns: Columns) -> tuple[Source | Skipped, AnyReader | None]:
    """The input that a file in a folder is, and the reader that knows it; or why it is none."""
    path = Path(name)
    if not path.is_file():
        return (
            Skipped(name=name, why="is not a file (a link that leads nowhere, say)", remedy="mend or remove it"),
            None,
        )
    source = Source(name=name, path=name, columns=columns)
    try:
        head = Head(name, source.read(PEEK), source.size, columns)
    except InputError as error:
        return Skipped.of(error), None
    if _REPORT in head.data:
        return Skipped(name=name, why="is a report that According wrote", remedy="move it out of the folder"), None
    kind = kind_of(head)
    if kind is None:
        known = signature(head.data)
        why = known.why if known else "is not a text"
        remedy = known.remedy if known else "save its content as text (.txt) or HTML (.html)"
        return Skipped(name=name, why=why, remedy=remedy), None
    # Any text is plain text: in a folder its name must say that it is meant to be read.
    if kind.name == "plain" and path.suffix.lower() not in _TEXTS:
        why = f"is a {path.suffix} file"
        remedy = "name it by itself if it is a text; in folders texts end in .txt, .text or nothing"
        return Skipped(name=name, why=why, remedy=remedy), None
    return source, kind
