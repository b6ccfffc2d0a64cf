"""What two tellings have in common, measured: how much of each, of what kind, and which of them came first."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from according.core import CopiedPassage, Copy, CopyKind, Span
from according.group.copies.passages import Passage, passages
from according.group.copies.tellings import Telling
from according.group.directions import Direction, Told, days_between, direction, same_house

#: Words outside everybody's quotation marks that a passage must have: quoting one source alike is no copying.
_OWN_WORDS = 8
#: ... and how many of its words they must be, unless they are many, or half of all that one telling has of its own.
_OWN_PART = 0.15
_OWN_HALF = 0.5
#: A speaker's sentences are quoted without marks so far; whoever has more of them has copied an account told like this.
_AT_LENGTH = 120
#: A passage with so many own words counts by itself ...
_LEAST_RUN = 25
#: ... shorter ones where they are nearly a tenth of one telling's own words (two words changed in thirty leave a part
#: unseen), and one of them has so many: lists of the same names and titles have fewer in a row.
_LEAST_SHARE = 0.06
_SHORT_RUN = 14
#: Articles that lie further apart tell other news. A turn of phrase or a line of advice that both have is shorter than
#: such a passage; so few words of them are no copy.
_APART, _APART_WORDS = 10, 40
#: A sentence in which so few words come on each figure, and the figures differ from day to day, is filled in anew.
_FILLED, _PER_FIGURE = 2, 16
#: What one outlet has at the end of two pages, but for so many words, is its own furniture, unless it is long.
_FOOT = 100
_BEHIND = 12
#: An outlet's standing lines (what a series is about, what a video shows) make so small a part of two of its pages; of
#: its own text it copies what is more.
_HOUSE_RUN, _HOUSE_SHARE = 75, 0.08
#: Nearly all of both, and nearly word for word.
_FULL = 0.9
_WORD_FOR_WORD = 0.97
#: An edited copy has most of its words from the other; with less the other was used in part.
_MOST = 0.5


def copy_of(left: Telling, right: Telling) -> Copy | None:
    """How one telling copies another, or None where too little is alike to speak of copying.

    It counts where a passage has 25 words that neither has in quotation marks, or nearly a tenth of one telling's own
    words is copied; between two documents of one outlet, where that is nearly a tenth or 75 words. ``copy`` is the
    later one where an agency's tag, a credit line or the dates tell which it is, otherwise the one of which the larger
    share is copied.
    """
    own = ~left.quoted, ~right.quoted
    alike = passages(left.forms, right.forms)
    if sum(_own_words(own, p) for p in alike) < _AT_LENGTH:
        own = own[0] & ~left.spoken, own[1] & ~right.spoken
    totals = int(np.count_nonzero(own[0])), int(np.count_nonzero(own[1]))
    house = same_house(left.marks, right.marks)
    days = days_between(left.marks, right.marks)
    found = [
        (p, n)
        for p in alike
        if (n := _own_words(own, p)) >= _OWN_WORDS
        and not (house and _foot(p, len(left.forms), len(right.forms)))
        and not (days and _filled_anew(p, left, right))
    ]
    # Two that quote one speech at length have a few words around it alike; where more is copied, it was copied along.
    many = max(_LEAST_RUN, _OWN_HALF * min(totals))
    held = [(p, n) for p, n in found if n >= _OWN_PART * (p.b - p.a) or n >= many]
    if not held:
        return None
    counted = [p for p, _ in found]
    copied, longest = sum(n for _, n in held), max(n for _, n in held)
    shares = (
        _covered([(p.a, p.b) for p in counted]) / len(left.forms),
        _covered([(p.c, p.d) for p in counted]) / len(right.forms),
    )
    if house and longest < _HOUSE_RUN and max(shares) < _HOUSE_SHARE:
        return None
    if longest < _LEAST_RUN and not (
        copied >= _LEAST_SHARE * min(totals)
        and max(shares) >= _LEAST_SHARE
        and (longest >= _SHORT_RUN or copied >= _OWN_HALF * min(totals))
    ):
        return None
    if days is not None and days > _APART and longest < _LEAST_RUN and copied < _APART_WORDS:
        return None
    told = direction(left.marks, right.marks)
    flipped = told.first is Direction.RIGHT if told.first else shares[0] > shares[1]
    of, copy = (right, left) if flipped else (left, right)
    share, share_of = shares if flipped else shares[::-1]
    kind = _kind(share, share_of, counted)
    spans = [
        CopiedPassage(
            left=Span(int(left.starts[p.a]), int(left.ends[p.b - 1])),
            right=Span(int(right.starts[p.c]), int(right.ends[p.d - 1])),
        )
        for p in counted
    ]
    if flipped:
        spans = [CopiedPassage(left=p.right, right=p.left) for p in spans]
    return Copy(
        of=of.id,
        copy=copy.id,
        share=round(share, 4),
        share_of=round(share_of, 4),
        passages=tuple(spans),
        directed=told.first is not None,
        why=_why(counted, share, share_of, told),
        kind=kind,
    )


def _foot(passage: Passage, left: int, right: int) -> bool:
    """Whether a passage is a small part of both tellings at the end of both."""
    size = passage.b - passage.a
    return size <= _FOOT and 2 * size <= min(left, right) and max(left - passage.b, right - passage.d) <= _BEHIND


def _filled_anew(passage: Passage, left: Telling, right: Telling) -> bool:
    """Whether a passage is a form of words into which other figures were filled, as reports of markets are."""
    begins = [(a, c) for a, _, c in passage.blocks]
    ends = [(b, c + b - a) for a, b, c in passage.blocks]
    # The gaps, with the word before the passage and the one behind it.
    ends.insert(0, (max(0, passage.a - 1), max(0, passage.c - 1)))
    begins.append((passage.b + 1, passage.d + 1))
    filled = sum(
        bool(left.figures[b:a].any() and right.figures[d:c].any()) for (b, d), (a, c) in zip(ends, begins, strict=True)
    )
    return filled >= _FILLED and passage.b - passage.a <= _PER_FIGURE * filled


def _own_words(own: tuple[NDArray[np.bool_], NDArray[np.bool_]], passage: Passage) -> int:
    """How many words of a passage are alike in both and stand in nobody's quotation marks."""
    return sum(int(np.count_nonzero(own[0][a:b] & own[1][c : c + b - a])) for a, b, c in passage.blocks)


def _kind(share: float, share_of: float, counted: Sequence[Passage]) -> CopyKind:
    """By how much of the copying telling is copied, and whether words were changed."""
    alike = sum(p.alike for p in counted) / sum(max(p.b - p.a, p.d - p.c) for p in counted)
    if min(share, share_of) >= _FULL and alike >= _WORD_FOR_WORD:
        return CopyKind.FULL
    return CopyKind.EDITED if share >= _MOST else CopyKind.PART


def _why(counted: Sequence[Passage], share: float, share_of: float, told: Told) -> str:
    """What the copy rests on, in words."""
    total, longest = sum(p.b - p.a for p in counted), max(p.b - p.a for p in counted)
    changed = sum(max(p.b - p.a, p.d - p.c) for p in counted) - sum(p.alike for p in counted)
    why = f"{total} words in {len(counted)} passage{'s' if len(counted) > 1 else ''}, the longest {longest} words"
    why += f"; {share:.0%} of the one and {share_of:.0%} of the other"
    if changed:
        why += f"; {changed} word{'s' if changed > 1 else ''} changed inside"
    return f"{why}; {told.why}" if told.why else why


def _covered(ranges: Sequence[tuple[int, int]]) -> int:
    """How many words ranges that may overlap cover."""
    total = reached = 0
    for start, end in sorted(ranges):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
