"""Running: the heads, feet, page numbers and line numbers that belong to the pages and not to the text."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from according.read.kinds.pdf.lines import Row, Stretch
from according.read.kinds.pdf.shapes import Sheet

#: So many rows at the top and at the foot of a page may be its head and foot.
_ROWS = 4
#: The part of a page's height in which heads and feet stand.
_ZONE = 0.17
_NUMBER = re.compile(r"\d+|\b[ivxl]{1,7}\b")
_PAGE = re.compile(
    r"(?i)\W*(?:(?:page|p\.|pg\.?|seite|página|pagina)\s*)?[-–—|\[(]?\s*(?:\d{1,4}|[ivxl]{1,7})\s*[-–—|\])]?"
    r"(?:\s*(?:of|/|von|de|di|sur)\s*\d{1,4})?\W*$"
)
_NAMED_PAGE = re.compile(r"\W*[Pp](?:age|AGE)\s*\d{1,4}\b|.*\bP(?:age|AGE)\s+\d{1,4}(?:\s+(?:of|OF)\s+\d{1,4})?\W*$")
_PRINTED = re.compile(r"(?:https?://|file://|www\.)\S+(?:.*\s\d{1,3}/\d{1,3})?$")
_STAMPED = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d{2}(?:\s*[AP]M)?\s")
_NUMBERS = re.compile(r"\d{1,9}")
#: On so many pages before or behind it a head or foot stands again, at a height that differs by so many points.
_NEARBY, _SAME = 3, 4.0
#: On so many of these it is one, however near to the text it stands.
_OFTEN = 4
_STANDS = "stands at the"
_Seen = dict[tuple[str, bool], dict[int, list[Row]]]
#: A head or foot that is told by its number alone has at most so many words.
_FEW = 14
_DIGITS = re.compile(r"\d{1,4}$")
#: The fewest numbers beside the lines of a page that are line numbers.
_NUMBERED = 5
#: So many that count on tell themselves, whatever stands beside them.
_COUNTED = 15


def heads_and_feet(sheets: Sequence[Sheet], pages: Sequence[list[Row]]) -> list[dict[int, str]]:
    """For each page the places among its rows that are head or foot, with the reason."""
    rounds = [_places(sheet, rows) for sheet, rows in zip(sheets, pages, strict=True)]
    seen: _Seen = {}
    for number, (rows, places) in enumerate(zip(pages, rounds, strict=True)):
        for place, top in places:
            seen.setdefault((_key(rows[place]), top), {}).setdefault(number, []).append(rows[place])
    offsets = _offsets(pages)
    found = []
    for number, rows in enumerate(pages):
        told: dict[int, tuple[str, bool]] = {}
        for place, top in rounds[number]:
            often = _repeated(rows[place], number, seen[_key(rows[place]), top])
            if often == 1 and len(pages) > _NEARBY and _is_prose(rows[place], rows):
                often = 0
            counted = max((offsets[value - number, top] for value in _numbers(rows[place])), default=0)
            counts = counted >= max(3, len(pages) // 5) or (counted == 2 and _is_apart(rows, place, top))
            why = _why(rows, place, top, repeated=often > 0, counts=counts)
            if why:
                told[place] = (why, often >= _OFTEN or not why.startswith(_STANDS))
        found.append(_from_the_edge(told, rounds[number], rows))
    return found


def line_numbers(pages: Sequence[list[Row]]) -> list[tuple[list[Row], list[Stretch]]]:
    """For each page the rows without the numbers that count them in a margin, and these numbers.

    Where some pages have them, a number at the same place on another is one too, however few there are.
    """
    found = [_margin(rows, left=left) for rows in pages for left in (True, False)]
    edges = Counter((place % 2 == 0, edge) for place, (edge, numbers) in enumerate(found) if numbers)
    told = []
    for number, rows in enumerate(pages):
        at_left, at_right = found[2 * number][1], found[2 * number + 1][1]
        gone = at_left or at_right or [s for (left, edge) in edges for s in _at(rows, left, edge)]
        told.append((_without(rows, gone), gone))
    return told


def _at(rows: list[Row], left: bool, edge: int) -> list[Stretch]:
    """The numbers that stand alone at an edge."""
    ends = [row.stretches[0 if left else -1] for row in rows]
    return [s for s in ends if len(s.words) == 1 and _DIGITS.match(s.words[0].form) and abs(_edge(s, left) - edge) <= 1]


def _edge(stretch: Stretch, left: bool) -> int:
    """Where a number's last digit ends or its first begins, in steps of three points."""
    return round((stretch.right if left else stretch.left) / 3)


def _without(rows: list[Row], gone: list[Stretch]) -> list[Row]:
    if not gone:
        return rows
    ids = {id(stretch) for stretch in gone}
    kept = []
    for row in rows:
        stretches = [s for s in row.stretches if id(s) not in ids]
        if stretches:
            kept.append(Row(stretches, row.y, max(s.size for s in stretches)))
    return kept


def _places(sheet: Sheet, rows: list[Row]) -> list[tuple[int, bool]]:
    """The places of the rows that may be head (True) or foot (False)."""
    height = sheet.width if sheet.turn % 2 else sheet.height
    tops = [(i, True) for i in range(min(_ROWS, len(rows))) if rows[i].y > height * (1 - _ZONE)]
    feet = range(max(len(tops), len(rows) - _ROWS), len(rows))
    return tops + [(i, False) for i in feet if rows[i].y < height * _ZONE]


def _key(row: Row) -> str:
    return _NUMBER.sub("#", row.form.lower())


def _offsets(pages: Sequence[list[Row]]) -> Counter[tuple[int, bool]]:
    """How often a number in the first (True) or last row differs from its page's place by so many."""
    found: Counter[tuple[int, bool]] = Counter()
    for number, rows in enumerate(pages):
        for top in (True, False) if rows else ():
            found.update({(value - number, top) for value in _numbers(rows[0 if top else -1])})
    return found


def _numbers(row: Row) -> list[int]:
    """The numbers at the edges of a row, which may be its page's."""
    words = row.words
    return [int(w.form.strip("-–—[]()|")) for w in (words[0], words[-1]) if w.form.strip("-–—[]()|").isdecimal()][:2]


def _repeated(row: Row, number: int, others: dict[int, list[Row]]) -> int:
    """On how many pages nearby a row stands at the same height, its numbers the same or counting the pages."""
    digits = _NUMBERS.findall(row.form)
    return sum(
        any(
            abs(row.y - there.y) <= _SAME and _agree(digits, _NUMBERS.findall(there.form), other - number)
            for there in others.get(other, ())
        )
        for other in range(number - _NEARBY, number + _NEARBY + 1)
        if other != number
    )


def _agree(here: list[str], there: list[str], ahead: int) -> bool:
    """Whether two rows have the same numbers, or differ by as many as there are pages between them."""
    return len(here) == len(there) and all(
        a == b or abs(int(b) - int(a)) in (abs(ahead), 0) for a, b in zip(here, there, strict=True)
    )


def _why(rows: list[Row], place: int, top: bool, *, repeated: bool, counts: bool) -> str:
    row = rows[place]
    words = row.form
    where = "head" if top else "foot"
    edge = place == (0 if top else len(rows) - 1)
    if _PAGE.match(words) and (repeated or (edge and (_is_apart(rows, place, top) or _is_other(rows, place, top)))):
        return "a page number"
    # A row of nothing but marks or a letter says nothing by being repeated.
    if repeated and any(c.isalnum() for c in words):
        return f"{_STANDS} {where} of several pages"
    if not edge:
        return ""
    if len(row.words) <= _FEW and counts:
        return f"a running {where} with the page's number"
    if len(row.words) <= _FEW and _NAMED_PAGE.match(words) and _is_apart(rows, place, top):
        return f"a running {where} with the page's number"
    if (_PRINTED.match(words) or _STAMPED.match(words)) and _is_apart(rows, place, top):
        return "put there by the program that printed the page"
    if all(word.artifact for word in row.words) and _is_apart(rows, place, top) and len(row.words) <= 20:
        return f"the file says that it is the page's {where}"
    return ""


def _is_apart(rows: list[Row], place: int, top: bool) -> bool:
    """Whether more white than between lines stands between a row and the text."""
    other = place + 1 if top else place - 1
    if not 0 <= other < len(rows):
        return True
    return abs(rows[place].y - rows[other].y) > 1.7 * max(rows[place].size, rows[other].size)


def _from_the_edge(
    told: dict[int, tuple[str, bool]], places: list[tuple[int, bool]], rows: list[Row]
) -> dict[int, str]:
    """Those told between which and the edge of the page no text stands.

    What is only repeated must stand apart from the text or be set otherwise; what stands alone keeps at most its text.
    """
    kept: dict[int, str] = {}
    for top in (True, False):
        edge = [place for place, at_top in places if at_top is top]
        run: list[int] = []
        for place in edge if top else reversed(edge):
            if place not in told:
                break
            run.append(place)
        while run and not told[run[-1]][1] and not (_is_apart(rows, run[-1], top) or _is_other(rows, run[-1], top)):
            run.pop()
        kept.update({place: told[place][0] for place in run})
    if len(kept) == len(rows) and any(why.startswith(_STANDS) for why in kept.values()):
        return {place: why for place, why in kept.items() if not why.startswith(_STANDS)}
    return kept


def _is_prose(row: Row, rows: list[Row]) -> bool:
    """Whether a row without a number is as wide as the text: a line of it that stands twice at one height."""
    widest = max(_width(other) for other in rows)
    return _width(row) > 0.6 * widest and len(row.words) > 6 and not _NUMBERS.search(row.form)


def _width(row: Row) -> float:
    return row.stretches[-1].right - row.stretches[0].left


def _is_other(rows: list[Row], place: int, top: bool) -> bool:
    """Whether a row is set in another size than the text beside it."""
    other = place + 1 if top else place - 1
    return 0 <= other < len(rows) and abs(rows[place].size - rows[other].size) > 0.05 * rows[other].size


def _margin(rows: list[Row], *, left: bool) -> tuple[int, list[Stretch]]:
    """The numbers at one edge of the rows that count them, and where they stand."""
    nothing: tuple[int, list[Stretch]] = (0, [])
    found: list[tuple[int, Stretch]] = []
    for place, row in enumerate(rows):
        stretch = row.stretches[0 if left else -1]
        if len(stretch.words) == 1 and _DIGITS.match(stretch.words[0].form):
            found.append((place, stretch))
    if len(found) < _NUMBERED:
        return nothing
    edges = Counter(_edge(s, left) for _, s in found)
    edge = max(edges, key=lambda value: (edges[value], -value))
    aligned = [(p, s) for p, s in found if abs(_edge(s, left) - edge) <= 1]
    if len(aligned) < _NUMBERED:
        return nothing
    values = [int(s.words[0].form) for _, s in aligned]
    steps = Counter(b - a for a, b in itertools.pairwise(values))
    step, often = max(steps.items(), key=lambda item: (item[1], -item[0]))
    if step not in (1, 2, 5, 10) or often * 10 < 8 * (len(values) - 1):
        return nothing
    # Beside prose they number lines; beside cells they are a table's first column.
    numbers = [s for _, s in aligned]
    ids = {id(s) for s in numbers}
    rest = [s for p, _ in aligned for s in rows[p].stretches if id(s) not in ids]
    if sum(len(s.words) for s in rest) < 3 * len(rest) or (step == 1 and len(aligned) < min(_COUNTED, len(rows) / 2)):
        return nothing
    return edge, numbers
