"""Leading back: what every reader promises of the origin map, checked piece by piece."""

import contextlib
import html
import json
import re

from according.core import Extract
from according.read import Source, extract, raw_parts

#: Markup or a control word that stands for a character; the kind's own tests say for which.
_SIGN = re.compile(
    r"(?:<[\w:]+[^<>]*>|\\'[0-9a-fA-F]{2}[^\\{}]?"
    r"|\\u-?\d{1,6} ?(?:\\'[0-9a-fA-F]{2}|[^\\{}])?|\\[a-zA-Z]+-?\d* ?|\\[^a-zA-Z'])+"
)


def lost(source: Source) -> list[str]:
    """The pieces of a source's text whose raw place holds other words, and the words that have no place."""
    extracted = extract(source)
    parts = raw_parts(source)
    found = [
        f"{here!r} <- {there!r}"
        for here, there in _pairs(extracted, parts)
        if " ".join(here.split()) not in (" ".join(words.split()) for words in _meant(there))
        and not (len(here) <= 2 and len(there) <= 200 and _SIGN.fullmatch(there))
    ]
    return found + [f"nowhere: {words!r}" for words in placeless(extracted)]


def placeless(extracted: Extract) -> list[str]:
    """The words of a text whose letters and digits no piece holds; signs between them may be said by a reader."""
    held = bytearray(len(extracted.text))
    for piece in extracted.origin.pieces:
        held[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    return [
        m[0]
        for m in re.finditer(r"\S+", extracted.text)
        if not all(held[at] or not extracted.text[at].isalnum() for at in range(*m.span()))
    ]


def _meant(there: str) -> list[str]:
    """What a raw place may stand for: itself, with its entities decoded, or with the escapes of a JSON string."""
    found = [there, html.unescape(there)]
    if "\\" in there:
        with contextlib.suppress(ValueError):
            found.append(html.unescape(json.loads(f'"{there}"', strict=False)))
    return found


def _pairs(extracted: Extract, parts: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (extracted.text[piece.start : piece.end], parts[piece.part][piece.raw_start : piece.raw_end])
        for piece in extracted.origin.pieces
    ]
