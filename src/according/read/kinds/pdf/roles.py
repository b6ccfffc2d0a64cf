"""Roles: which paragraphs are headline, headings, footnotes and captions, by their size, weight and place."""

import re
from collections import Counter

from according.core import RegionKind
from according.read.kinds.pdf.shapes import Block, Line

#: How much larger than the text a heading is, and the headline; how much smaller a note.
_LARGER, _MUCH_LARGER, _SMALLER = 1.12, 1.18, 0.93
#: Type is as large as the text's from here on.
_NEARLY_ALL = 0.97
#: What has a few words is the headline although a word or two are so much larger.
_NEARLY = 0.8
#: The headline below a masthead is so much larger than the text.
_TALL = 1.3
_LONGEST_HEADING, _LONGEST_HEADLINE = 25, 45
_CAPTION = re.compile(
    r"(?:Figure|Fig\.|FIGURE|FIG\.|Table|TABLE|Photo|PHOTO|Image|Map|Chart|Graph|Exhibit|Abbildung|Abb\.|Tabelle)"
    r"\s*(?:\d+|[IVX]+|[A-Z])?(?:[.-]\d+)*\s*[.:–—|]"
)
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3}|\[\d{1,3}\]|[a-z])$")
_NOTED = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3}|\[\d{1,3}\])\S")
#: The number of an act: its title stands below.
_NUMBER_OF_ACT = re.compile(
    r"(?i)\W*(?:\w+\s+){0,4}(?:resolution|ordinance|bill|order|proclamation|act)\s*(?:no\.?|number|#)?\s*[\w.-]*\d[\w.-]*$"
)
_ISSUE = re.compile(r"\b(?:19|20)\d{2}\b|(?i:\b(?:vol|volume|issue|no|nr)\b\.?\s*\d)")
#: What the names of papers have in them, and how long they and the line below them are.
_PAPERS = frozenset(
    "news newsletter times post courier gazette herald tribune journal review letter bulletin chronicle observer daily "
    "weekly press star sun globe monitor record register dispatch examiner advocate sentinel independent guardian "
    "telegraph mail express standard echo voice update digest magazine today reporter argus mercury".split()
)
_FEW, _LONGEST_ISSUE = 5, 80
_LEADERS = re.compile(r"(?:\.\s?){5,}|\s\d{1,3}$")
_STOP = re.compile(r"[.;,][\"”’')\]]*$")
#: On so many pages a headline is looked for, and below so many paragraphs.
_FIRST_PAGES = 2


def body_size(lines: list[Line]) -> float:
    """The size in which most letters are set."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += sum(len(word.form) for word in line.words)
    return max(letters, key=lambda size: (letters[size], size)) if letters else 0.0


def tell_notes_and_captions(page: list[Block], size: float, *, last: bool) -> None:
    """Tells the footnotes and captions among the paragraphs of one page; ``last``: the document ends with it."""
    large = [b for b in page if b.size > _SMALLER * size]
    noted = False
    for block in page:
        first = block.lines[0]
        if block.kind is not None:
            continue
        small = block.size < _SMALLER * size and all(
            w.size < _NEARLY_ALL * size for line in block.lines for w in line.words
        )
        # Below a headline alone stand the names of its makers and a date, no notes.
        likely = small and (noted or _is_note(block) or (not last and any(b.size <= _LARGER * size for b in large)))
        if likely and all(b.lines[-1].y > first.y for b in large if _is_above(b, block)):
            block.kind, block.why = RegionKind.FOOTNOTE, "stands at the foot in smaller type"
            noted = True
        elif _CAPTION.match(first.form) and len(block.lines) <= 8:
            block.kind, block.why = RegionKind.CAPTION, "names a figure or table"


def tell_headings(blocks: list[Block], size: float) -> None:
    """Tells the headline and the headings among the paragraphs of a document, in reading order."""
    # Where most of the text is bold (or its font is said to be), that tells no heading.
    bold = 2 * _letters(blocks, bold=True) > _letters(blocks)
    likely = [block for block in blocks if block.kind is None and _is_heading(block, size, told=not bold)]
    headline = _headline(blocks, likely, size)
    for block in likely:
        if block.kind is not None:
            continue
        if block is headline:
            block.kind, block.why = RegionKind.HEADLINE, "the largest or first heading of the first page"
        else:
            larger = block.size > _LARGER * size
            block.kind = RegionKind.HEADING
            block.why = "set larger than the text" if larger else "a line of its own, set in bold"


def _headline(blocks: list[Block], likely: list[Block], size: float) -> Block | None:
    first = [b for b in likely if b.lines[0].page < _FIRST_PAGES and len(b.form.split()) <= _LONGEST_HEADLINE]
    if not first:
        return None
    page = min(block.lines[0].page for block in first)
    first = [block for block in first if block.lines[0].page == page and _has_words(block)]
    if not first:
        return None
    largest = max(block.size for block in first)
    if largest > _MUCH_LARGER * size:
        # A logotype or a date is larger than the title now and then; what has a few words goes before it.
        tall = [block for block in first if block.size > _MUCH_LARGER * size]
        spoken = [b for b in tall if len(b.form.split()) >= 3 and b.size >= _NEARLY * largest] or tall
        chosen = max(spoken, key=lambda block: (block.size, -first.index(block)))
        if _is_masthead(chosen, blocks):
            issue = blocks[blocks.index(chosen) + 1]
            below = [b for b in tall if b not in (chosen, issue) and b.size > _TALL * size and len(b.form.split()) >= 3]
            if below:
                chosen.kind, chosen.why = RegionKind.FURNITURE, "the name of a paper above a date or number"
                chosen = max(below, key=lambda block: (block.size, -first.index(block)))
        following = blocks[blocks.index(chosen) + 1 :][:1]
        if _NUMBER_OF_ACT.match(chosen.form) and following and following[0] in first and len(following[0].form) > 20:
            return following[0]
        return chosen
    before = next((i for i, b in enumerate(blocks) if b.kind is None and b not in likely and len(b.lines) > 2), 0)
    return next((block for block in first if blocks.index(block) < before and len(block.form.split()) >= 3), None)


def _is_masthead(block: Block, blocks: list[Block]) -> bool:
    """Whether a heading names a paper: a few words, a date or an issue's number below them."""
    place = blocks.index(block)
    below = blocks[place + 1].form if place + 1 < len(blocks) else ""
    words = block.form.split()
    return (
        len(words) <= _FEW
        and any(word.strip(".,").lower() in _PAPERS for word in words)
        and len(below) <= _LONGEST_ISSUE
        and _ISSUE.search(below) is not None
    )


def _letters(blocks: list[Block], *, bold: bool = False) -> int:
    """How many letters stand in paragraphs of several lines, or in bold lines of them."""
    lines = [line for block in blocks if len(block.lines) > 2 for line in block.lines if line.bold or not bold]
    return sum(len(word.form) for line in lines for word in line.words)


def _is_heading(block: Block, size: float, *, told: bool = True) -> bool:
    """Whether a paragraph is set as headings are; ``told``: by their weight too."""
    words = block.form.split()
    if len(words) > _LONGEST_HEADLINE or any(line.cells for line in block.lines) or not _has_words(block):
        return False
    if _LEADERS.search(block.form):
        return False
    if block.size > _LARGER * size:
        return len(words) <= _LONGEST_HEADING or block.size > _MUCH_LARGER * size
    if not told or len(words) > _LONGEST_HEADING or len(block.lines) > 4 or block.size < _SMALLER * size:
        return False
    if not all(line.bold for line in block.lines) or not all(w.bold for line in block.lines for w in line.words):
        return False
    return not _STOP.search(words[-1]) or len(words) <= 4 or block.form.isupper()


def _has_words(block: Block) -> bool:
    return sum(c.isalpha() for c in block.form) >= 3


def _is_above(block: Block, note: Block) -> bool:
    """Whether two blocks have some of their width in common."""
    left, right = min(line.left for line in note.lines), max(line.right for line in note.lines)
    return any(line.left < right and left < line.right for line in block.lines)


def _is_note(block: Block) -> bool:
    words = block.lines[0].words
    mark = words[0]
    return (
        (_NOTE.match(mark.form) is not None and len(words) > 1)
        or _NOTED.match(mark.form) is not None
        or (mark.size < _SMALLER * block.size and mark.form.isdecimal())
    )
