"""Extract: one source to its canonical text, its way back into the raw input, and what the input says of itself."""

from typing import Any

from according.core import Extract, InputError, RawInput, Skipped
from according.read.parser import PARSER, answering
from according.read.port import PEEK, Archive, Cut, Given, Head, Reader, Unreadable, digest
from according.read.registry import AnyReader, kind_of, named
from according.read.rows import cut_of, metadata_row
from according.read.signatures import BINARY, looks_binary, signature
from according.read.sources import Source
from according.read.titled import told

#: Read in this process: our own code, linear in its input, with nothing to unpack.
HERE = frozenset({"plain", "markdown"})
_REMEDY = "save its text as plain text (.txt) and name that"


def extract(source: Source) -> Extract:
    """What a reader takes out of ``source``; its kind is told by its content, not by its name.

    Raises:
        InputError: if it is empty, too large, of no kind that is read, cannot be decoded, or holds no text.

    """
    reader = _fit(source)
    data = source.read(reader.largest + 1)
    if len(data) > reader.largest:
        _refuse_size(source.name, len(data), reader)
    if isinstance(reader, Reader) and reader.name in HERE:
        return _here(source, data, reader)
    with answering(source.name, _REMEDY):
        answer = PARSER.ask(_message("cut", reader, source), data)
        return _extract(source, cut_of(answer["cut"]), _raw(answer["raw"]), answer.get("unlimited"))


def unfit(source: Source) -> Skipped | None:
    """Why a source cannot be read, as far as its beginning and its size tell; None if they do not."""
    try:
        _fit(source)
    except InputError as error:
        return Skipped.of(error)
    return None


def raw_parts(source: Source) -> tuple[str, ...]:
    """The decoded parts of the raw input that the places of an extract's origin map count in.

    Raises:
        InputError: as ``extract`` does.

    """
    head = Head(source.name, source.read(PEEK), source.size, source.columns)
    reader = reader_of(source, head)
    with answering(source.name, _REMEDY):
        return tuple(PARSER.ask(_message("parts", reader, source), source.read(reader.largest))["parts"])


def reader_of(source: Source, head: Head) -> AnyReader:
    """The reader for a source: the one it was given with, else the one that knows its beginning.

    Raises:
        InputError: if none does.

    """
    reader = named(source.reader) if source.reader else kind_of(head)
    if reader is not None:
        return reader
    known = signature(head.data)
    if known:
        raise InputError(source.name, known.why, known.remedy)
    if looks_binary(head.data):
        raise InputError(source.name, BINARY, "save its content as text (.txt) or HTML (.html)")
    raise InputError(source.name, "is of no kind that is read", _REMEDY)


def _fit(source: Source) -> AnyReader:
    head = Head(source.name, source.read(PEEK), source.size, source.columns)
    if not head.size and not head.data:
        raise InputError(source.name, "is empty", "check that the text was saved in full")
    reader = reader_of(source, head)
    if isinstance(reader, Archive) and source.length is None:
        raise InputError(source.name, f"is {reader.what} inside another file", "save it by itself and name that")
    _refuse_size(source.name, head.size, reader)
    return reader


def _message(what: str, reader: AnyReader, source: Source) -> dict[str, Any]:
    return {
        "do": what,
        "reader": reader.name,
        "name": source.name,
        "columns": source.columns,
        "metadata": metadata_row(source.metadata),
    }


def _refuse_size(name: str, size: int, reader: AnyReader) -> None:
    if size > reader.largest:
        kind = reader.what.removeprefix("a ").removeprefix("an ")
        raise InputError(
            name,
            f"is too large ({size / 1e6:.0f} MB; a {kind} may have {reader.largest / 1e6:.0f} MB)",
            "cut it into one file an account and name those",
        )


def _here(source: Source, data: bytes, reader: Reader) -> Extract:
    try:
        given = Given(name=source.name, data=data, columns=source.columns, metadata=source.metadata)
        cut = told(reader.cut(given), source.metadata)
    except Unreadable as error:
        raise InputError(source.name, error.why, error.remedy) from error
    raw = {
        "sha256": digest(data),
        "size": len(data),
        "media_type": reader.media_type,
        "extractor": reader.extractor,
    }
    return _extract(source, cut, raw, None)


def _raw(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("sha256", "size", "media_type", "extractor")}


def _extract(source: Source, cut: Cut, raw: dict[str, Any], unlimited: object) -> Extract:
    if not cut.text.strip():
        raise InputError(source.name, "holds nothing but white space", "check that the text was saved in full")
    parts = tuple(name for name, _ in cut.parts)
    return Extract(
        path=source.name,
        raw=RawInput(
            **raw, encoding=cut.encoding, parts=() if len(parts) == 1 and not parts[0] else parts, within=source.within
        ),
        text=cut.text,
        origin=cut.origin,
        metadata=cut.metadata,
        marked=cut.marked,
        notes=(*cut.notes, *((str(unlimited),) if unlimited else ())),
        kind=cut.kind,
        revisions=cut.revisions,
    )
