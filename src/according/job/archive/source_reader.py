"""Sources read into the rows of an intake: a file of its own stays where it is, an entry of an archive comes along."""

import hashlib
import io
from dataclasses import replace
from pathlib import Path

from according.core import InputError, Skipped
from according.job.archive.source_rows import Row, skipped_row, source_row
from according.read import Source, unfit

#: Files of more bytes are looked at before they are read whole: most kinds may have no more.
_LARGE = 20_000_000


class SourceReader:
    """Makes rows of sources; the archive that it read last stays open for the next entry."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._file: io.BufferedReader | None = None

    def row(self, source: Source) -> Row:
        """The row of a source, or of why it is left out."""
        try:
            if source.path is not None and source.length is None:
                return self._whole(source)
            data = self._bytes(source)
        except InputError as error:
            return skipped_row(Skipped.of(error))
        length = None if source.length is None else len(data)
        held = replace(source, path=None, data=data, start=0, length=length)
        if not data and (why := unfit(held)):
            return skipped_row(why)
        return source_row(held, hashlib.sha256(data).hexdigest(), len(data))

    def close(self) -> None:
        """Closes what is open."""
        if self._file:
            self._file.close()
        self._path = self._file = None

    def _whole(self, source: Source) -> Row:
        size = source.size
        if (not size or size > _LARGE) and (why := unfit(source)):
            return skipped_row(why)
        digest, size = source.measured()
        return source_row(replace(source, path=str(Path(source.path or "").absolute())), digest, size)

    def _bytes(self, source: Source) -> bytes:
        if source.path is None:
            return source.read()
        try:
            if self._path != source.path:
                self.close()
                self._file = Path(source.path).open("rb")  # noqa: SIM115 - it stays open for the next entry
                self._path = source.path
            if self._file is None:
                return source.read()
            self._file.seek(source.start)
            data = self._file.read(source.length or 0)
        except OSError:
            self.close()
            data = source.read()
        if len(data) != source.length:
            raise InputError(source.name, "was cut while it was read", "run the same again when nothing writes to it")
        return data
