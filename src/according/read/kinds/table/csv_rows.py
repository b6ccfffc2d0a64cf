"""Tables in CSV and TSV: a header of names, and a row an input."""

from collections.abc import Iterator
from typing import BinaryIO

from according.read.kinds.table.cells import DELIMITER, ENCODING, HEADER, named, split
from according.read.kinds.table.columns import columns_of, listed, metadata_of, missing
from according.read.kinds.table.dialects import ENDINGS, LONGEST_HEADER, Dialect, dialect, open_after
from according.read.kinds.table.elements import LONGEST
from according.read.kinds.table.row import inner
from according.read.kinds.table.streams import opened
from according.read.kinds.table.tally import Tally
from according.read.port import ANY_SIZE, PEEK, Given, Head, Inner, Member, Unreadable
from according.read.signatures import looks_binary, signature

#: So often a quotation mark that never closes is passed over.
_RECOVERIES = 20


class CsvTable:
    """Opens tables in CSV and TSV; every row with a text is an input."""

    name = "csv"
    what = "a table in CSV"
    media_type = "text/csv"
    endings = ENDINGS
    largest = ANY_SIZE
    ahead: tuple[str, ...] = ()

    def knows(self, head: Head) -> bool:
        """Whether its first line names columns, one of them for texts, and the rows below have as many fields."""
        if signature(head.data) or looks_binary(head.data[:4096]) or head.text[:1] in "{[<":
            return False
        return dialect(head) is not None

    def members(self, given: Given) -> Iterator[Member]:
        """Every row with a text, as a slice; what cannot be read and how many have none is told.

        Raises:
            Unreadable: if no column holds texts, or one that the user named is not there.

        """
        stream, direct = opened(given)
        with stream:
            data = stream.read(PEEK)
            more = len(stream.read(1))
            encoding = _encoding(data)
            shown = data.decode(encoding, "replace").encode()
            told = dialect(Head(given.name, shown, len(shown) + more, given.columns))
            if told is None or len(told.header) > LONGEST_HEADER:
                raise Unreadable(
                    "is a table whose columns cannot be told", "save it as CSV, with names in its first row"
                )
            absent = missing(told.names, given.columns)
            if absent:
                raise Unreadable(f"has no column {absent[0]!r}", f"its columns are {listed(told.names)}")
            found = columns_of(told.names, given.columns)
            if "text" not in found:
                remedy = f"name it: --columns text=COLUMN; its columns are {listed(told.names)}"
                raise Unreadable("is a table without a column of texts that is known", remedy)
            columns = (*found.items(), (DELIMITER, told.delimiter), (ENCODING, encoding), (HEADER, told.header))
            tally = Tally()
            try:
                yield from _members(stream, told, columns, encoding, tally, direct=direct)
            except Unreadable:
                yield from tally.told()
                raise
            yield from tally.told()

    def unwrap(self, given: Given) -> Inner:
        """One row: a whole page if its text is one, else as it stands."""
        return inner(given)


READER = CsvTable()


def _members(
    stream: BinaryIO, told: Dialect, columns: tuple[tuple[str, str], ...], encoding: str, tally: Tally, *, direct: bool
) -> Iterator[Member]:
    names, column = list(told.names), dict(columns)["text"]
    for place, start, length, line in _rows(stream, told):
        if isinstance(line, Unreadable):
            yield from tally.broken(place, line)
            continue
        try:
            fields = named(names, split(line.decode(encoding, "replace"), told.delimiter))
        except Unreadable as error:
            yield from tally.broken(place, error)
            continue
        if not str(fields.get(column, "")).strip():
            yield from tally.empty(place)
            continue
        tally.input()
        where = f"{place}, column {column}"
        if direct:
            yield Member(place=where, start=start, length=length, columns=columns)
        else:
            metadata, _ = metadata_of(fields, dict(columns))
            yield Member(place=where, data=line, reader="row", metadata=metadata, columns=columns)


def _rows(stream: BinaryIO, told: Dialect) -> Iterator[tuple[str, int, int, bytes | Unreadable]]:
    """The rows below the header, each with its place; rows are counted as a spreadsheet does, the header the first."""
    delimiter = told.delimiter.encode()
    number, recoveries, position = 0, 0, 0
    stream.seek(0)
    header = False
    while True:
        start, length, quoted = position, 0, False
        lines: list[bytes] = []
        while True:
            line = stream.readline(LONGEST + 1)
            lines.append(line)
            length += len(line)
            # A byte order mark stands before the first field's mark.
            plain = line.removeprefix(b"\xef\xbb\xbf") if not start and len(lines) == 1 else line
            quoted = open_after(plain, delimiter, quoted=quoted)
            if not quoted or not line or length > LONGEST:
                break
        position = start + length
        if not length:
            return
        row = b"".join(lines)
        if not row.strip(b"\r\n \t\xef\xbb\xbf") or (
            not header and row.lower().lstrip(b"\xef\xbb\xbf").startswith(b"sep=")
        ):
            continue
        number += 1
        if not header:
            header = True
        elif quoted:
            # The mark's own line is left out, and the table read on below it.
            recoveries += 1
            why = "opens a quotation mark that is never closed" if length <= LONGEST else "is too long"
            yield f"row {number}", start, 0, Unreadable(why, "mend or take out the row")
            if recoveries > _RECOVERIES:
                raise Unreadable(f"has quotation marks that are never closed, row {number} among them", "save it anew")
            position = start + len(lines[0])
            stream.seek(position)
        elif length > LONGEST:
            yield f"row {number}", start, 0, Unreadable("is too long", "cut its text into several")
        else:
            yield f"row {number}", start, length, row


def _encoding(data: bytes) -> str:
    try:
        data[: data.rfind(b"\n") + 1 or len(data)].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
