"""Words looked for by quotation: as they stood, with what stood around them; else what is most like them.

Each way is linear in the text. What is not sure is a guess: words that stand several times need their surroundings to
agree, and what stands in none of these ways is not claimed to be anywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from according.core import Anchor, Span
from according.correct.likeness import Like, alike
from according.correct.passages import Passage, folded

#: Places of the same words that are looked at, those nearest to the old place first.
_PLACES = 2000
#: A side agrees from this likeness of its characters on; two stretches of prose have less by chance.
_AGREES = 0.7
#: Short words, how closely one side of them must agree, and both together; the latter for longer words too.
_SHORT, _CLOSELY = 16, 0.85
_BOTH = {True: 0.6, False: 0.45}
#: By how much the best of several places must lead by its surroundings.
_LEAD = 0.12
#: Words that stand once need no surroundings from so many characters on.
_TELLING = 24
#: A frame is looked for where each side has so many characters.
_FRAME = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand, or something like them does; not ``sure`` is a guess."""

    span: Span
    score: float
    sure: bool


def quoted(passage: Passage, anchor: Anchor) -> Hit | None:
    """Where the words of an anchor stand in a text, whatever stands at their old place."""
    same = _best([_there(passage, anchor, at) for at in _occurrences(passage, anchor)], anchor)
    if same is not None and same.sure:
        return same
    framed = _framed(passage, anchor)
    if framed is not None and framed.sure and same is None:
        return framed
    if same is not None:
        return same
    like = alike(passage, anchor.exact)
    near = _near(passage, anchor, like) if like else None
    return max((hit for hit in (framed, near) if hit is not None), key=lambda hit: (hit.sure, hit.score), default=None)


@dataclass(frozen=True, slots=True)
class _There:
    """Where the same words stand, and how far what stands before and after agrees (0 to 1)."""

    span: Span
    before: float
    after: float

    @property
    def around(self) -> float:
        return (self.before + self.after) / 2


def _occurrences(passage: Passage, anchor: Anchor) -> list[int]:
    """Where the very words begin, or the words but for marks and blanks; of too many those nearest to the old place."""
    for text, words in ((passage.text, anchor.exact), (passage.folded, folded(anchor.exact))):
        found = sorted(_all(text, words), key=lambda at: (abs(at - anchor.span.start), at))[:_PLACES]
        if found:
            return sorted(found)
    return []


def _all(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        if _whole(text, at, at + len(words)):
            yield at
        at = text.find(words, at + len(words))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch cuts no word in two."""
    first = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    last = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not first and not last


def _there(passage: Passage, anchor: Anchor, at: int) -> _There:
    end = at + len(anchor.exact)
    return _There(Span(at, end), *_around(passage, anchor, at, end))


def _around(passage: Passage, anchor: Anchor, start: int, end: int) -> tuple[float, float]:
    """How far what stands before and after a stretch is what stood around the words."""
    text = passage.folded
    prefix, suffix = folded(anchor.prefix), folded(anchor.suffix)
    before = text[max(0, start - len(prefix)) : start]
    after = text[end : end + len(suffix)]
    return _agreement(prefix[::-1], before[::-1]), _agreement(suffix, after)


def _agreement(was: str, now: str) -> float:
    """How far two surroundings agree, read away from the words: the nearest characters count most."""
    if not was.strip() and not now.strip():
        return 1.0
    if not was.strip() or not now.strip():
        return 0.0
    common = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    return max(common / len(was), fuzz.ratio(was, now) / 100)


def _best(places: list[_There], anchor: Anchor) -> Hit | None:
    """The place whose surroundings agree best; sure where they do, or where long words stand but once."""
    if not places:
        return None
    ranked = sorted(places, key=lambda p: (-p.around, abs(p.span.start - anchor.span.start), p.span.start))
    first = ranked[0]
    # A word or two stand anywhere: both sides have to say that it is there, or one of them almost to the letter.
    short = len(anchor.exact) < _SHORT
    agrees = max(first.before, first.after) >= (_CLOSELY if short else _AGREES) and first.around >= _BOTH[short]
    score = round(0.6 + 0.4 * first.around, 3)
    if len(ranked) == 1:
        return Hit(first.span, score, agrees or len(anchor.exact) >= _TELLING)
    leads = first.around - ranked[1].around >= _LEAD
    return Hit(first.span, score, agrees and leads)


def _framed(passage: Passage, anchor: Anchor) -> Hit | None:
    """What now stands between the words' old surroundings, where both stand as they did and near enough."""
    prefix, suffix = folded(anchor.prefix), folded(anchor.suffix)
    if len(prefix.strip()) < _FRAME or len(suffix.strip()) < _FRAME:
        return None
    text, room = passage.folded, 2 * len(anchor.exact) + 24
    spans: list[Span] = []
    at = text.find(prefix)
    while at >= 0 and len(spans) < 2:
        start = at + len(prefix)
        end = text.find(suffix, start, start + room + len(suffix))
        if end > start:
            spans.append(Span(start, end))
        at = text.find(prefix, at + 1)
    if len(spans) != 1:
        return None
    share = fuzz.ratio(folded(anchor.exact).lower(), spans[0].of(text).lower()) / 100
    return Hit(
        spans[0], round(0.3 + 0.6 * share, 3), share >= 0.6 and _digits(anchor.exact) == _digits(spans[0].of(text))
    )


def _digits(words: str) -> list[str]:
    return [character for character in words if character.isdigit()]


def _near(passage: Passage, anchor: Anchor, likes: list[Like]) -> Hit:
    """The stretch that is most like the words; sure where it is like enough, and no other comes near."""
    first = likes[0]
    before, after = _around(passage, anchor, first.span.start, first.span.end)
    rivals = [like for like in likes[1:] if not like.span.overlaps(first.span)]
    leads = not rivals or first.share - rivals[0].share >= _LEAD
    enough = first.share >= (0.55 if max(before, after) >= _AGREES else 0.7) and first.of >= 0.6
    return Hit(first.span, round(0.9 * first.share, 3), enough and leads and first.telling >= 3)
