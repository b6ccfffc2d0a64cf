"""Pieces: a paragraph cut where furniture stands inside it, between its sentences or within one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from according.clean.furniture import furniture, inner_furniture
from according.clean.insets import insets
from according.core import RegionKind

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[•►@#©]?[A-ZÀ-Þ0-9@#©])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Maj|Det|Sr|Jr|Ste?|No|vs|Prof|Rev|Hon|Jan|Feb|Aug|Sept?|Oct"
    r"|Nov|Dec|Mt|Ft|Ave|Blvd|[A-Z])|[A-Z]\.[A-Z]|[ap]\.m)\.$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph with the part it plays; None: the account's, as far as its own words tell.

    ``paragraph`` is the paragraph's number, ``start`` the piece's place in the text; ``whole``: it is all of its
    paragraph.
    """

    paragraph: int
    start: int
    words: str
    whole: bool
    kind: RegionKind | None = None
    why: str = ""


def pieces(paragraph: int, start: int, words: str) -> list[Piece]:
    """The paragraph ``words``, which begins at ``start``, cut into furniture and sentences, without white space."""
    why = furniture(words)
    if why:
        return [Piece(paragraph, start, words, True, RegionKind.FURNITURE, why)]
    cuts = [(words[a:b], a, kind, why) for a, b, kind, why in _cuts(words)]
    found = []
    for stretch, at, kind, why in cuts:
        shown = stretch.strip()
        if shown:
            before = len(stretch) - len(stretch.lstrip())
            found.append(Piece(paragraph, start + at + before, shown, len(shown) == len(words), kind, why))
    return found


def _cuts(words: str) -> Iterator[tuple[int, int, RegionKind | None, str]]:
    at = 0
    for inset in insets(words):
        yield from _sentences(words, at, inset.start)
        yield inset.start, inset.end, inset.kind, inset.why
        at = inset.end
    yield from _sentences(words, at, len(words))


def _sentences(words: str, start: int, end: int) -> Iterator[tuple[int, int, RegionKind | None, str]]:
    at = start
    ends = [m for m in _END.finditer(words, start, end) if not _is_abbreviated(words, m)]
    for last in (*(m.end() for m in ends), end):
        why = inner_furniture(words[at:last].strip()) if last - at < len(words) else None
        yield at, last, RegionKind.FURNITURE if why else None, why or ""
        at = last


def _is_abbreviated(words: str, match: re.Match[str]) -> bool:
    first = match.start()
    return words[first] == "." and _ABBREVIATED.search(words, max(0, first - 7), first + 1) is not None
