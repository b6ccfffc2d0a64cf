"""Pieces: a paragraph cut where furniture stands inside it, between its sentences or within one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from according.clean.furniture import Signs, furniture, inner_furniture
from according.clean.insets import Hints, insets
from according.clean.promises import titled
from according.core import RegionKind

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[•►@#©]?[A-ZÀ-Þ0-9@#©])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Maj|Det|Sr|Jr|Ste?|No|vs|Prof|Rev|Hon|Jan|Feb|Aug|Sept?|Oct"
    r"|Nov|Dec|Mt|Ft|Ave|Blvd|[A-Z])|[A-Z]\.[A-Z]|[ap]\.m)\.$"
)
#: Titles with their lengths, several in a row.
_PLAYLIST = re.compile(r"(?:\| ?\d{1,2}:\d\d\b[^|\n]{1,400}){2}\||\d of \d{1,2} [^|\n]{5,200}\| ?\d:\d\d\b")
#: A word of a title with the first word of what follows, and no name that is written so.
_GLUED = re.compile(
    r"\b(?!Whats|Turbo|Linked|Master|Power|Smart|Swift|Space|Health|Quick|Block)[A-Z][a-z]{4,}(?=[A-Z][a-z]* [a-z])"
)
LABELLED = re.compile(r"(?i)(?:watch|video|listen|photos?|audio|podcast)\s?:\s?\S+(?:\s\S+){3}")


class Piece(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Cutter:
    """What cuts the paragraphs of one document: it knows which signs of furniture the document has at all."""

    signs: Signs
    hints: Hints

    @classmethod
    def of(cls, text: str) -> "Cutter":
        """The cutter for a document of this text."""
        return cls(Signs.of(text), Hints.of(text))

    def pieces(self, paragraph: int, start: int, words: str) -> list[Piece]:
        """The paragraph ``words``, which begins at ``start``, cut into furniture and sentences, without white space."""
        # A label may stand before the words of a headline, too.
        if paragraph == 0 and LABELLED.match(words):
            return [Piece(paragraph, start, words, True)]
        why = furniture(words, self.signs) or (titled(words) if paragraph else None)
        if why:
            return [Piece(paragraph, start, words, True, RegionKind.FURNITURE, why)]
        if paragraph and is_teaser(words):
            return [
                Piece(paragraph, start, words, True, RegionKind.FURNITURE, "the title of another story, and its gist")
            ]
        if "|" in words and _PLAYLIST.search(words):
            return [Piece(paragraph, start, words, True, RegionKind.FURNITURE, "a player's list of videos")]
        found = []
        for first, last, kind, why in self._cuts(words):
            stretch = words[first:last]
            shown = stretch.strip()
            if shown:
                at = start + first + len(stretch) - len(stretch.lstrip())
                found.append(Piece(paragraph, at, shown, len(shown) == len(words), kind, why))
        return found

    def _cuts(self, words: str) -> Iterator[tuple[int, int, RegionKind | None, str]]:
        at = 0
        for inset in insets(words, self.hints):
            yield from self._sentences(words, at, inset.start)
            yield inset.start, inset.end, inset.kind, inset.why
            at = inset.end
        yield from self._sentences(words, at, len(words))

    def _sentences(self, words: str, start: int, end: int) -> Iterator[tuple[int, int, RegionKind | None, str]]:
        at = start
        ends = [m for m in _END.finditer(words, start, end) if not _is_abbreviated(words, m)]
        for last in (*(m.end() for m in ends), end):
            why = inner_furniture(words[at:last].strip(), self.signs) if last - at < len(words) else None
            yield at, last, RegionKind.FURNITURE if why else None, why or ""
            at = last


def is_teaser(words: str) -> bool:
    """Whether a paragraph is another story's title and gist, run together: "Best Tacos In TownThe coast has many"."""
    glued = _GLUED.search(words, 12, 120)
    if glued is None or "MORE" in words or "@" in words:
        return False
    title = words[: glued.end()].split()
    long = [word for word in title if len(word) >= 4]
    return (
        len(title) >= 5
        and len(long) >= 4
        and all(word[0].isupper() or word[0].isdigit() for word in long)
        and not any(word[-1] in ".!?:,;" for word in title[:-1])
    )


def _is_abbreviated(words: str, match: re.Match[str]) -> bool:
    first = match.start()
    return words[first] == "." and _ABBREVIATED.search(words, max(0, first - 7), first + 1) is not None
