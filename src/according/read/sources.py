"""Sources: inputs by name, and their bytes."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from according.core import Container, InputError, Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input: ``name`` as the user gave it (or as the folder led to it), and either a ``path`` or the bytes.

    An input in an archive has the archive's path and a slice of it, or its own bytes; ``reader`` names what reads it,
    ``metadata`` is what the archive says of it, ``within`` where it stood. ``columns`` are the user's names for the
    fields of tables.
    """

    name: str
    path: str | None = None
    data: bytes | None = None
    start: int = 0
    length: int | None = None
    reader: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    within: Container | None = None
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> int:
        """The size in bytes.

        Raises:
            InputError: if the file has gone.

        """
        if self.length is not None:
            return self.length
        if self.path is None:
            return len(self.data or b"")
        with _reading(self.name):
            return Path(self.path).stat().st_size

    def read(self, limit: int | None = None) -> bytes:
        """The bytes, the first ``limit`` of them if given.

        Raises:
            InputError: if the file cannot be opened or read.

        """
        wanted = self.length if limit is None else limit if self.length is None else min(limit, self.length)
        if self.path is None:
            end = None if wanted is None else self.start + wanted
            return (self.data or b"")[self.start : end]
        with _reading(self.name), Path(self.path).open("rb") as file:
            file.seek(self.start)
            return file.read(-1 if wanted is None else wanted)

    def digest(self) -> str:
        """The SHA-256 of the bytes in hexadecimal digits.

        Raises:
            InputError: if the file cannot be opened or read.

        """
        return self.measured()[0]

    def measured(self) -> tuple[str, int]:
        """The digest of the bytes and their number, both of the same bytes even of a file that is written to.

        Raises:
            InputError: if the file cannot be opened or read.

        """
        if self.path is None or self.length is not None:
            data = self.read()
            return hashlib.sha256(data).hexdigest(), len(data)
        with _reading(self.name), Path(self.path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()


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
