"""Lines: words to stretches that stand close, and stretches to rows across the page."""

import itertools
import re
from dataclasses import dataclass
from operator import attrgetter

from according.read.kinds.pdf.shapes import Line, Word

#: In sizes: gaps within a stretch, how far baselines of one row may differ, what a note's number is raised by.
_GAP, _LEVEL, _RAISED = 0.7, 0.3, 0.6
_SMALLER = 0.86
#: A note's number or sign, and how far, in sizes, its words may stand behind it.
_MARK = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}")
_TAB = 2.0
#: The gap, in sizes, between two cells of a row.
_CELLS = 2.0
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DROPPED = 1.8
#: More letters of a page are not looked at as initials.
_MOST_INITIALS = 20
_MARKS = ".,;:!?\"“”‘’'()"


@dataclass(slots=True, eq=False)
class Stretch:
    """Words beside each other on one baseline with no more than spaces between them."""

    words: list[Word]
    left: float
    right: float
    y: float
    size: float


@dataclass(slots=True, eq=False)
class Row:
    """Stretches on one baseline across the page, from left to right."""

    stretches: list[Stretch]
    y: float
    size: float

    @property
    def words(self) -> list[Word]:
        """Its words from left to right."""
        return [word for stretch in self.stretches for word in stretch.words]

    @property
    def form(self) -> str:
        """Its words, a space between them."""
        return " ".join(word.form for word in self.words)

    @property
    def low(self) -> float:
        """How far down it reaches."""
        return min(word.low for word in self.words)

    @property
    def high(self) -> float:
        """How far up it reaches."""
        return max(word.high for word in self.words)


def rows(words: list[Word]) -> list[Row]:
    """The rows of a page from top to bottom."""
    _sink_initials(words)
    stretches = _stretches(words)
    stretches.sort(key=lambda s: (-s.y, s.left))
    found: list[Row] = []
    for stretch in stretches:
        row = found[-1] if found else None
        if row and row.y - stretch.y <= _LEVEL * min(row.size, stretch.size):
            row.stretches.append(stretch)
            row.size = max(row.size, stretch.size)
        else:
            found.append(Row([stretch], stretch.y, stretch.size))
    for row in found:
        row.stretches.sort(key=attrgetter("left"))
    return with_raised(found)


def line(page: int, stretches: list[Stretch]) -> Line:
    """A line of these stretches."""
    words = [word for stretch in stretches for word in stretch.words]
    if any(_RIGHT_TO_LEFT.search(word.form) for word in words):
        words.sort(key=attrgetter("start"))
    weights: dict[tuple[float, bool, bool], int] = {}
    for word in words:
        style = (word.size, word.bold, word.slanted)
        weights[style] = weights.get(style, 0) + len(word.form)
    size, bold, slanted = max(weights, key=lambda style: (weights[style], style))
    main = [word for word in words if word.size == size] or words
    return Line(
        page=page,
        words=words,
        left=min(word.left for word in words),
        right=max(word.right for word in words),
        y=main[0].y,
        low=min(word.low for word in words),
        high=max(word.high for word in words),
        size=size,
        bold=bold,
        slanted=slanted,
        cells=_has_cells(words, size),
    )


def alone(word: Word) -> Stretch:
    """A stretch of one word."""
    return Stretch([word], word.left, word.right, word.y, word.size)


def _has_cells(words: list[Word], size: float) -> bool:
    """Whether gaps part a line into cells. A line that is spread to fill its width has gaps that are all alike."""
    gaps = [b.left - a.right for a, b in itertools.pairwise(words) if not b.glued]
    widest = max(gaps, default=0.0)
    if widest < _CELLS * size:
        return False
    if len(gaps) == 1:
        return widest >= 2 * _CELLS * size
    return widest > 1.6 * min(gaps) or (len(gaps) > 2 and min(gaps) >= _CELLS * size)


def _stretches(words: list[Word]) -> list[Stretch]:
    found: list[Stretch] = []
    for word in words:
        last = found[-1] if found else None
        if last and _goes_on(last, word):
            last.words.append(word)
            last.left = min(last.left, word.left)
            last.right = max(last.right, word.right)
            if word.size > last.size:
                last.size, last.y = word.size, word.y
        else:
            found.append(alone(word))
    return found


def _goes_on(last: Stretch, word: Word) -> bool:
    size = max(last.size, word.size)
    gap = word.left - last.right
    if last.right > word.left > word.right - size and _RIGHT_TO_LEFT.search(word.form):
        gap = last.left - word.right
    if not -0.5 * size <= gap <= _GAP * size:
        return False
    difference = abs(word.y - last.y)
    if difference <= 0.15 * size or (word.glued and gap <= 0.1 * size and difference <= 0.45 * size):
        return True
    # A note's number, or the words that go on after one.
    return difference <= _RAISED * size and min(last.size, word.size) <= _SMALLER * size and gap <= 0.5 * size


def _sink_initials(words: list[Word]) -> None:
    """A large letter that opens a paragraph over several lines goes down to the baseline of the first of them."""
    sizes = sorted(word.size for word in words)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    large = [
        w for w in words if w.size >= _DROPPED * usual and len(w.form) <= 2 and w.form.isalpha() and w.form.isupper()
    ]
    for initial in large[:_MOST_INITIALS]:
        beside = [word for word in words if _is_opened_by(initial, word)]
        if not beside:
            continue
        word = max(beside, key=lambda word: (word.y, -word.left))
        initial.y, initial.low, initial.size = word.y, word.low, word.size
        if word.glued or _is_one_word(initial.form, word.form, words):
            word.glued, initial.right = True, max(initial.right, word.left)


def _is_opened_by(initial: Word, word: Word) -> bool:
    """Whether a word stands where the first line beside a large initial begins."""
    return (
        initial.size >= _DROPPED * word.size
        and initial.y + 0.5 * word.size < word.y < initial.high
        and 0 <= word.left - initial.right + 0.3 * word.size <= 1.5 * word.size
    )


def _is_one_word(initial: str, rest: str, words: list[Word]) -> bool:
    """Whether an initial and what stands beside it are one word; of A and I the page's other words tell."""
    if len(initial) != 1 or not rest[0].islower():
        return False
    if initial not in "AI":
        return True
    forms = [word.form.strip(_MARKS).lower() for word in words]
    ending = rest.strip(_MARKS).lower()
    return initial.lower() + ending in forms and forms.count(ending) < 2


def with_raised(found: list[Row]) -> list[Row]:
    """The rows, small raised words that stand between two put into the lower one where they touch its words."""
    kept: list[Row] = []
    for number, row in enumerate(found):
        below = found[number + 1] if number + 1 < len(found) else None
        if (
            below
            and row.size <= _SMALLER * below.size
            and row.y - below.y <= _RAISED * below.size
            and (all(_touches(stretch, below) for stretch in row.stretches) or _marks(row, below))
        ):
            below.stretches = sorted(below.stretches + row.stretches, key=attrgetter("left"))
            continue
        kept.append(row)
    return kept


def _marks(row: Row, below: Row) -> bool:
    """Whether a row is the number or sign of a note alone, a tab before its words."""
    (first, *more) = row.stretches
    left = min(stretch.left for stretch in below.stretches)
    alone = not more and len(first.words) == 1 and _MARK.fullmatch(first.words[0].form) is not None
    return alone and 0 <= left - first.right <= _TAB * below.size


def _touches(stretch: Stretch, row: Row) -> bool:
    reach = 0.5 * row.size
    return any(
        -reach <= stretch.left - other.right <= reach or -reach <= other.left - stretch.right <= reach
        for other in row.stretches
    )
