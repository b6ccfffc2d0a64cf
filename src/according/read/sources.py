"""Sources: the inputs that a user's names lead to, and why others were left out."""

import difflib
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from according.core import InputError, Skipped
from according.read.signatures import looks_binary, signature

#: Suffixes that are read when a folder is given; a file named by itself is read whatever its suffix.
SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
#: What a stream on standard input is called.
STANDARD_INPUT = "-"
_PEEK = 4096
# What the head of our own pages says: left beside the accounts, one would be compared with them the next time.
_REPORT = b'<meta name="generator" content="According">'


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input: ``name`` as the user gave it (or as the folder led to it), and either a ``path`` or the bytes."""

    name: str
    path: str | None = None
    data: bytes | None = None

    @property
    def size(self) -> int:
        """The size in bytes.

        Raises:
            InputError: if the file has gone.

        """
        if self.path is None:
            return len(self.data or b"")
        with _reading(self.name):
            return Path(self.path).stat().st_size

    def read(self, limit: int | None = None) -> bytes:
        """The bytes, the first ``limit`` of them if given.

        Raises:
            InputError: if the file cannot be opened or read.

        """
        if self.path is None:
            return (self.data or b"")[:limit]
        with _reading(self.name), Path(self.path).open("rb") as file:
            return file.read(-1 if limit is None else limit)


def discover(names: Sequence[str], stdin: bytes | None = None) -> tuple[Source | Skipped, ...]:
    """The inputs behind ``names`` in the user's order; a folder gives its readable files, sorted by path.

    "-" is standard input, whose bytes are ``stdin``. What is missing, unreadable, of an unknown kind or the same as an
    earlier input comes back as Skipped, with the way out. Hidden files and folders inside a folder are left out;
    links to folders inside a folder are not followed.
    """
    found: list[Source | Skipped] = []
    for name in names:
        if name == STANDARD_INPUT:
            found.append(_stream(stdin))
        elif Path(name).is_dir():
            found.extend(_folder(name))
        else:
            found.append(_file(name))
    return tuple(_without_copies(found))


class _reading:  # noqa: N801 - a context manager used like a function
    """Turns the operating system's errors into one that names the input."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, PermissionError):
            raise InputError(self.name, "may not be read", "give yourself permission to read the file") from error
        if isinstance(error, OSError):
            why = (error.strerror or "cannot be opened").lower()
            raise InputError(self.name, f"cannot be read ({why})", "check the file and its disk") from error


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


def _folder(name: str) -> Iterator[Source | Skipped]:
    readable = 0
    for path in _walk(name):
        if isinstance(path, Skipped):
            yield path
            continue
        row = _inside(path)
        readable += isinstance(row, Source)
        yield row
    if not readable:
        yield Skipped(
            name=name,
            why="is a folder without files that can be read",
            remedy="put texts (.txt), Markdown (.md) or saved web pages (.html) into it",
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


def _inside(path: Path) -> Source | Skipped:
    name = str(path)
    if not path.is_file():
        return Skipped(name=name, why="is not a file (a link that leads nowhere, say)", remedy="mend or remove it")
    source = Source(name=name, path=name)
    try:
        head = source.read(_PEEK)
    except InputError as error:
        return Skipped(name=error.name, why=error.why, remedy=error.remedy)
    if _REPORT in head:
        return Skipped(name=name, why="is a report that According wrote", remedy="move it out of the folder")
    known = signature(head)
    if known:
        return Skipped(name=name, why=known.why, remedy=known.remedy)
    if path.suffix.lower() not in SUFFIXES:
        kinds = ", ".join(sorted(SUFFIXES - {""}))
        return Skipped(
            name=name, why=f"is a {path.suffix} file", remedy=f"name it by itself if it is a text; folders give {kinds}"
        )
    if not path.suffix and looks_binary(head):
        return Skipped(name=name, why="is not a text", remedy="save its content as text (.txt) or HTML (.html)")
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
                digests.setdefault(_digest(earlier), earlier.name)
            original = digests.get(_digest(row)) if alike and size else None
            alike.append(row)
            if original is None and len(alike) > 1:
                digests.setdefault(_digest(row), row.name)
        except InputError as error:
            yield Skipped(name=error.name, why=error.why, remedy=error.remedy)
            continue
        if original is None:
            yield row
        else:
            why = "is named twice" if original == row.name else f"has the same bytes as {original}"
            yield Skipped(name=row.name, why=why, remedy="it is compared once; leave it out")


def _digest(source: Source) -> str:
    if source.path is None:
        return hashlib.sha256(source.data or b"").hexdigest()
    with _reading(source.name), Path(source.path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
