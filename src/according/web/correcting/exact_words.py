"""Exact words: the place of what a person typed or pasted, and what is offered where that is not clear."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from according.core import Document, Span
from according.job.words_in_place import places, same_words

#: So many places are offered where words stand more than once, or nearly.
MOST = 6
#: Longer words are not looked for by likeness, and long texts only so far: words times text bound the time.
_LONGEST, _WORK = 1_000, 40_000_000
#: From this likeness on, out of 100, words are offered in place of what was typed.
_NEAR = 60.0
#: Words on either side by which a person recognises a place.
_AROUND = 40
#: So many characters from the former words is still their place.
_BESIDE = 400
_WORD = re.compile(r"\w(?:[\w'’.-]*\w)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words in their place, with some of the text on either side; ``line`` counts the text's lines from 1."""

    span: Span
    before: str
    words: str
    after: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Words for which no one place was found: what was typed, why, and the places that may be meant."""

    words: str
    why: str
    places: tuple[Place, ...] = ()


def place_of(
    document: Document, words: str, *, near: Span | None = None, chosen: Span | None = None
) -> Span | Unplaced:
    """Where ``words`` stand in the document.

    Args:
        document: the text.
        words: as they were typed or pasted.
        near: where the words stood that they are to replace: of several places the one there is taken, or the one
            that is much nearer to it than all others.
        chosen: the place that the person picked; it counts if these words stand there.

    Returns:
        The place, or why there is none and which ones may be meant.

    """
    text, wanted = document.text, words.strip()
    if not wanted:
        return Unplaced(words=words, why="No words were given.")
    if chosen is not None and chosen.end <= len(text) and same_words(chosen.of(text), wanted):
        return chosen
    found = places(text, wanted)
    if len(found) == 1:
        return found[0]
    if not found:
        return _offered(text, wanted, near)
    there = [span for span in found if near is not None and span.overlaps(near)]
    if len(there) == 1:
        return there[0]
    nearest = sorted(found, key=lambda span: (_distance(span, near) if near is not None else 0, span.start))
    if near is not None and _close(_distance(nearest[0], near), _distance(nearest[1], near)):
        return nearest[0]
    return Unplaced(
        words=wanted,
        why=f"These words stand {len(found)} times in this text. Say which place you mean, or give some more words.",
        places=tuple(shown(text, span) for span in sorted(nearest[:MOST])),
    )


def shown(text: str, span: Span) -> Place:
    """The words at ``span`` with some of the text on either side."""
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    # A word that the window cuts is left out.
    if span.start > _AROUND:
        before = before.partition(" ")[2] or before
    if span.end + _AROUND < len(text):
        after = after.rpartition(" ")[0] or after
    return Place(
        span=span,
        before=("… " if span.start > _AROUND else "") + " ".join(before.split()),
        words=" ".join(span.of(text).split()),
        after=" ".join(after.split()) + (" …" if span.end + _AROUND < len(text) else ""),
        line=text.count("\n", 0, span.start) + 1,
    )


def span_of(text: str) -> Span | None:
    """A place as forms carry it ("120-154"); None for anything else."""
    start, _, end = text.partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(text) < 30):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) else None


def _distance(span: Span, near: Span) -> int:
    return max(0, span.start - near.end, near.start - span.end)


def _close(first: int, second: int) -> bool:
    """Whether the nearest place stands where the former words did, and no other one nearly so."""
    return first <= _BESIDE and second > 3 * first + 100


def _offered(text: str, wanted: str, near: Span | None) -> Unplaced:
    """What stands in the text and comes nearest to what was typed."""
    why = "These words do not stand in this text."
    if len(wanted) > _LONGEST:
        return Unplaced(words=wanted, why=why)
    found: dict[Span, float] = {}
    windows = [text[: _WORK // len(wanted)]]
    starts = [0]
    if near is not None:
        # Words a letter off stand, most likely, where the former ones did.
        starts.append(max(0, near.start - 2 * len(wanted) - 200))
        windows.append(text[starts[1] : near.end + 2 * len(wanted) + 200])
    for start, window in zip(starts, windows, strict=True):
        aligned = fuzz.partial_ratio_alignment(wanted, window)
        if aligned is not None and aligned.score >= _NEAR and aligned.dest_start < aligned.dest_end:
            span = _whole_words(text, Span(start + aligned.dest_start, start + aligned.dest_end))
            found[span] = max(aligned.score, found.get(span, 0.0))
    if not found:
        return Unplaced(words=wanted, why=why)
    ordered = sorted(found, key=lambda span: (-found[span], span.start))
    return Unplaced(
        words=wanted, why=f"{why} Did you mean these?", places=tuple(shown(text, s) for s in ordered[:MOST])
    )


def _whole_words(text: str, span: Span) -> Span:
    """The stretch with the words that it cuts taken in whole, and no white space at its ends."""
    low, high = max(0, span.start - 60), min(len(text), span.end + 60)
    for match in _WORD.finditer(text, low, high):
        if match.start() < span.start < match.end():
            span = Span(match.start(), span.end)
        if match.start() < span.end < match.end():
            span = Span(span.start, match.end())
    words = span.of(text)
    lead, trail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
    return Span(span.start + lead, span.end - trail) if lead + trail < len(words) else span
