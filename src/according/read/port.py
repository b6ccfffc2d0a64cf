"""The port of readers: what a reader is asked for, what it is given, and what it hands back.

A reader tells its kind of file by content and cuts one text out of it; an archive holds several inputs and names them.
``knows`` runs in the process that asks and looks at bytes alone; everything else runs in the parsing process, with its
limits. A package gives readers of its own through the entry point group ``according`` and the hook
``according_readers`` (see ``registry``).
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Protocol, runtime_checkable

from according.core import DocumentKind, Metadata, OriginMap, Region, Revision
from according.read.decoding import Decoded, decode
from according.read.signatures import wide

_NOTHING = Metadata()
#: The fields of ours that the user may name a table's column for.
FIELDS = ("text", "title", "author", "outlet", "url", "published", "language")
#: So many bytes at the beginning of a file tell its kind.
PEEK = 65_536
#: How large an archive may be whose inputs are read one after the other, none held: as large as files are.
ANY_SIZE = 1_000_000_000_000_000


class Unreadable(Exception):  # noqa: N818 - it never leaves this folder; it becomes an InputError
    """A reader's word that an input cannot be read: why, in half a sentence about the file, and the way out."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why, remedy)
        self.why, self.remedy = why, remedy


@dataclass(frozen=True)
class Head:
    """The beginning of a file (at most PEEK bytes), its name and its size in bytes; nothing of it is parsed yet.

    ``columns`` are the user's names for the fields of tables, as in ``Given``.
    """

    name: str
    data: bytes
    size: int
    columns: tuple[tuple[str, str], ...] = ()

    @cached_property
    def text(self) -> str:
        """The beginning as characters, white space and byte order mark before them left out; broken ones replaced."""
        encoding = wide(self.data) or "utf-8"
        if self.data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
            encoding = "utf-32"
        elif self.data.startswith((b"\xff\xfe", b"\xfe\xff")):
            encoding = "utf-16"
        return self.data.decode(encoding, "replace").lstrip("\ufeff \t\r\n")

    @property
    def ending(self) -> str:
        """What stands after the last dot of the name, in small letters, dot and all; empty if there is none."""
        return Path(self.name.split("#")[0]).suffix.lower()


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a reader reads: the bytes, or for an archive that is too large for memory the path.

    ``columns`` are the pairs (field of ours, column of theirs) that the user named; ``metadata`` is what the archive
    said of the input that it held, ``encoding`` what its server did.
    """

    name: str
    data: bytes | None = None
    path: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    metadata: Metadata = _NOTHING
    encoding: str | None = None

    def open(self) -> BinaryIO:
        """A stream over the bytes."""
        if self.path is not None:
            return Path(self.path).open("rb")
        return io.BytesIO(self.data or b"")

    @cached_property
    def bytes(self) -> bytes:
        """The bytes as a whole."""
        if self.data is not None:
            return self.data
        with self.open() as stream:
            return stream.read()

    def decoded(self, *, markup: bool = False) -> Decoded:
        """The characters.

        Raises:
            Unreadable: if the encoding cannot be told.

        """
        found = decode(self.bytes, markup=markup, encoding=self.encoding)
        if found is None:
            raise Unreadable("is in an encoding that cannot be told", "save it again as UTF-8")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What a reader cut out of one input.

    ``parts`` are the decoded parts that the origin map's pieces count in, each with its name; a reader of one whole
    gives one part, named "". ``encoding`` is that of the bytes ("binary" where there is none).
    """

    text: str
    origin: OriginMap
    parts: tuple[tuple[str, str], ...]
    encoding: str
    metadata: Metadata = _NOTHING
    marked: tuple[Region, ...] = ()
    revisions: tuple[Revision, ...] = ()
    kind: DocumentKind | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One input in an archive: where in the archive it stands ("row 3"), and either its place or its own bytes.

    With ``start`` and ``length`` the slice of the archive is read when its turn comes, and ``unwrap`` of the archive
    opens it; with ``data`` it is ready to be read by the reader named ``reader`` (None: told by content). ``columns``,
    where given, take the place of the user's: ``unwrap`` and the reader find them in what they are given.

    An input that cannot be read has ``why`` instead, half a sentence about it, and the ``remedy``: it becomes a row of
    what was left out, and does not count among the inputs.
    """

    place: str
    start: int | None = None
    length: int | None = None
    data: bytes | None = None
    reader: str | None = None
    metadata: Metadata = _NOTHING
    columns: tuple[tuple[str, str], ...] | None = None
    why: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """What a slice of an archive held: the input's own bytes, what the archive says of it, and its reader's name.

    ``encoding`` is what its server said of it, None where nothing was said.
    """

    data: bytes
    metadata: Metadata = _NOTHING
    reader: str | None = None
    name: str = ""
    notes: tuple[str, ...] = ()
    encoding: str | None = None


@runtime_checkable
class Reader(Protocol):
    """Reads one kind of file.

    ``name`` is its key ("pdf"), ``what`` what people call the kind ("a PDF"), ``extractor`` names what cuts, with its
    version: raised whenever the text that comes out changes. ``endings`` are what names of such files end in: they
    tell whether to get ready for one, never what a file is. ``largest`` is the size in bytes beyond which a file is
    refused; ``ahead`` are modules worth importing before the first file comes.
    """

    name: str
    what: str
    media_type: str
    extractor: str
    endings: frozenset[str]
    largest: int
    ahead: tuple[str, ...]

    def knows(self, head: Head) -> bool:
        """Whether a file that begins so is of this kind; fast, by the bytes alone, and never wrong about text."""
        ...

    def cut(self, given: Given) -> Cut:
        """The text of one input.

        Raises:
            Unreadable: if there is none, or it may not be read.

        """
        ...


class Held:
    """What the readers have in common whose inputs are no files by themselves: only an archive can tell one."""

    endings: frozenset[str] = frozenset()
    ahead: tuple[str, ...] = ()

    def knows(self, head: Head) -> bool:  # noqa: ARG002 - the port's signature
        """Never."""
        return False


@runtime_checkable
class Archive(Protocol):
    """Holds several inputs: a web archive, a mailbox, a feed, a table. Its fields are as a reader's."""

    name: str
    what: str
    media_type: str
    endings: frozenset[str]
    largest: int
    ahead: tuple[str, ...]

    def knows(self, head: Head) -> bool:
        """Whether a file that begins so is of this kind."""
        ...

    def members(self, given: Given) -> Iterator[Member]:
        """The inputs in the archive, one after the other, in its order; memory does not grow with their number.

        Raises:
            Unreadable: if it holds none, or may not be read.

        """
        ...

    def unwrap(self, given: Given) -> Inner:
        """The input in one slice of the archive, as ``members`` gave it.

        Raises:
            Unreadable: if the slice does not hold one.

        """
        ...


def digest(data: bytes) -> str:
    """The SHA-256 of ``data`` in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def filled(own: Metadata, given: Metadata) -> Metadata:
    """What an input says of itself, filled up with what its archive says of it; the dates of both."""
    return replace(
        own,
        title=own.title or given.title,
        author=own.author or given.author,
        outlet=own.outlet or given.outlet,
        url=own.url or given.url,
        published=own.published or given.published,
        language=own.language or given.language,
        dates=(*own.dates, *given.dates),
    )
