"""Records to JSON and back: objects with named fields, so that SQL can ask them and a field with a default may come."""

import typing
import zlib
from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from math import isfinite
from sys import float_info
from typing import Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from according.core import Annotated, Comparison, Document, Figure

T = TypeVar("T")

_encode = msgspec.json.Encoder().encode


def _record(kind: type, without: frozenset[str]) -> type[msgspec.Struct]:
    """A struct with the fields of a dataclass, but for some; what is not compared is no part of a record."""
    hints = typing.get_type_hints(kind)
    listed: list[tuple[str, Any] | tuple[str, Any, Any]] = []
    for one in fields(kind):
        if one.name in without or not one.init:
            continue
        default = msgspec.NODEFAULT if one.default is MISSING else one.default
        if one.default_factory is not MISSING:
            default = msgspec.field(default_factory=one.default_factory)
        listed.append((one.name, hints[one.name], default))
    return msgspec.defstruct(f"{kind.__name__}Record", listed, kw_only=True, frozen=True)


#: What was found in a document, without the document itself; vectors are kept apart.
_Found = _record(Annotated, frozenset({"document", "vectors"}))
#: A comparison without its documents.
_Compared = _record(Comparison, frozenset({"documents"}))

_FOUND = tuple(_Found.__struct_fields__)
_COMPARED = tuple(_Compared.__struct_fields__)

_pieces = msgspec.msgpack.Decoder(tuple[bytes, int, bytes])
_records = msgspec.msgpack.Decoder(tuple[bytes, str, bytes])
_documents = msgspec.json.Decoder(Document)
_founds = msgspec.json.Decoder(_Found)
_compareds = msgspec.json.Decoder(_Compared)


def document_record(document: Document) -> bytes:
    """All of a document but its text, which stands beside."""
    return _encode(replace(document, text="", path=printable(document.path)))


def document_of(record: str | bytes, text: str) -> Document:
    """The document of this record and text.

    Raises:
        ValueError: if the record does not fit the type.

    """
    return replace(_documents.decode(record), text=text)


def found_record(annotated: Annotated) -> bytes:
    """All that was found in a document, but for the vectors."""
    found = {name: getattr(annotated, name) for name in _FOUND}
    if not all(isfinite(one.value) and isfinite(one.high or 0.0) for one in annotated.figures):
        found["figures"] = tuple(map(_bounded, annotated.figures))
    return _encode(found)


def annotated_of(document: Document, record: str | bytes, vectors: NDArray[np.float32]) -> Annotated:
    """The document with what was found in it.

    Raises:
        ValueError: if the record does not fit the type.

    """
    found = _founds.decode(record)
    return Annotated(document=document, vectors=vectors, **{name: getattr(found, name) for name in _FOUND})


def annotated_piece(annotated: Annotated) -> bytes:
    """All of an annotated document in one piece, words and vectors too; its records are packed (zlib), vectors not."""
    records = (document_record(annotated.document), annotated.document.text, found_record(annotated))
    packed = zlib.compress(msgspec.msgpack.encode(records), 1)
    return msgspec.msgpack.encode((packed, len(annotated.vectors), bytes(vectors_blob(annotated.vectors))))


def annotated_of_piece(piece: bytes) -> Annotated:
    """The annotated document of a piece.

    Raises:
        ValueError: if the piece is damaged.

    """
    try:
        packed, rows, vectors = _pieces.decode(piece)
        document, text, found = _records.decode(zlib.decompress(packed))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return annotated_of(document_of(document, text), found, vectors_of(vectors, rows))


def text_of_piece(piece: bytes) -> str:
    """The text of the document of a piece.

    Raises:
        ValueError: if the piece is damaged.

    """
    try:
        return _records.decode(zlib.decompress(_pieces.decode(piece)[0]))[1]
    except zlib.error as error:
        raise ValueError(str(error)) from error


def comparison_record(comparison: Comparison) -> bytes:
    """All of a comparison but its documents."""
    return _encode({name: getattr(comparison, name) for name in _COMPARED})


def comparison_of(record: str | bytes, documents: tuple[Annotated, ...]) -> Comparison:
    """The comparison of these documents.

    Raises:
        ValueError: if the record does not fit the type.

    """
    held = _compareds.decode(record)
    return Comparison(documents=documents, **{name: getattr(held, name) for name in _COMPARED})


def _bounded(figure: Figure) -> Figure:
    """A figure of more than three hundred digits as the greatest number that there is: JSON has no infinity."""
    high = None if figure.high is None else max(-float_info.max, min(float_info.max, figure.high))
    return replace(figure, value=max(-float_info.max, min(float_info.max, figure.value)), high=high)


def vectors_blob(vectors: NDArray[np.float32]) -> memoryview:
    """Float32, little-endian, row after row; not copied where they lie so already."""
    return np.ascontiguousarray(vectors, dtype="<f4").reshape(-1).data


def vectors_of(blob: bytes, rows: int) -> NDArray[np.float32]:
    """The rows of a blob; an empty array where there are none."""
    if not rows:
        return np.zeros((0, 0), np.float32)
    return np.frombuffer(blob, dtype="<f4").astype(np.float32, copy=False).reshape(rows, -1)


def encoded(value: Any) -> str:
    """Any frozen record of ours as JSON."""
    return _encode(value).decode()


def decoder(kind: type[T]) -> Callable[[str | bytes], T]:
    """What reads records of a type.

    The function raises ValueError where one does not fit.
    """
    return msgspec.json.Decoder(kind).decode


def printable(name: str) -> str:
    """A file's name with bytes that are no UTF-8 written out; SQLite and JSON have no place for them."""
    return name.encode("utf-8", "backslashreplace").decode()
