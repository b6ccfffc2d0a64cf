"""Paragraphs: lines put together where they run on, across columns and pages too."""

import itertools
import re
from collections import Counter

from according.read.kinds.pdf.shapes import Block, Line

#: In sizes: an indent, and how much of a line may stay white before the next word would have fitted.
_INDENT, _SLACK = 0.7, 0.6
#: A line further below than the usual distance by this factor begins a paragraph.
_LEADING = 1.25
#: So many distances tell the usual one; where there are fewer it is at most this many sizes.
_TOLD, _WIDEST = 3, 1.35
#: A column of so few lines may be a title.
_HEAD = 6
_BULLET = re.compile(r"(?:[•‣◦▪▫●○■□➢✓–—*·]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|§+)$")
_CLAUSE = re.compile(
    r"(?:WHEREAS|RESOLVED|BE\s+IT|NOW,?\s+THEREFORE|SECTION|Section|Whereas|Resolved|ARTICLE|Article)\b"
)
_ENDED = re.compile(r"[.!?:;…][\"”’')\]»]*(?:\s*\d{1,3})?$")
_CLAUSE_ENDED = re.compile(r"(?:[.;:,]|\band)$")
_MARK = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})$|[⁰¹²³⁴⁵⁶⁷⁸⁹]")
#: How much smaller than its line the number of a note is.
_RAISED = 0.86
_LEADERS = re.compile(r"(?:\.\s?){5,}")


def paragraphs(column: list[Line]) -> list[Block]:
    """The paragraphs of one column, from top to bottom."""
    if not column:
        return []
    left, right = _edges(column)
    usual = _usual(column)
    _unspread(column, left, right)
    found: list[Block] = []
    for number, line in enumerate(column):
        last = found[-1] if found else None
        if last is None or _begins(last, line, column, number, left, right, usual):
            found.append(Block([line], left=left, right=right))
        else:
            last.lines.append(line)
    return found


def runs_over(block: Block, following: Block, *, indents: bool) -> bool:
    """Whether a paragraph goes on in the next column or page with ``following``.

    ``indents``: the document begins its paragraphs with an indent, so that one without goes on.
    """
    last, first = block.lines[-1], following.lines[0]
    if last.cells or first.cells or not _alike(last, first) or _is_item(first):
        return False
    words = last.words[-1]
    if words.hyphen or words.form.endswith("-"):
        return True
    full = block.right - last.right < 3 * last.size
    if not full and len(block.lines) > 1:
        return False
    if not _ENDED.search(words.form):
        start = first.words[0].form.lstrip("\"“‘'([")[:1]
        return (full and (start.islower() or not _indented(following))) or start.islower()
    return full and indents and len(block.lines) > 1 and len(following.lines) > 1 and not _indented(following)


def indents(blocks: list[Block]) -> bool:
    """Whether most paragraphs of several lines begin with an indent."""
    long = [block for block in blocks if len(block.lines) > 2 and block.kind is None]
    return 2 * sum(_indented(block) for block in long) > len(long)


def _indented(block: Block) -> bool:
    return block.lines[0].left - block.left > _INDENT * block.size


def _edges(column: list[Line]) -> tuple[float, float]:
    """Where the lines of a column begin and end; a few that stand out do not count."""
    lefts = Counter(round(line.left) for line in column)
    most = max(lefts.values())
    left = min(edge for edge, count in lefts.items() if 3 * count >= most)
    rights = sorted(line.right for line in column)
    return float(left), rights[(len(rights) - 1) * 95 // 100] if len(rights) > 8 else rights[-1]


def _unspread(column: list[Line], left: float, right: float) -> None:
    """A line of few words that is spread to fill its column has no cells, where a line beside it fills it too."""
    full = [line.left - left < line.size and right - line.right < 0.5 * line.size for line in column]
    told = [line.cells for line in column]
    for number, line in enumerate(column):
        beside = [n for n in (number - 1, number + 1) if 0 <= n < len(column)]
        if line.cells and full[number] and len(line.words) <= 3 and any(full[n] and not told[n] for n in beside):
            line.cells = False


def _usual(column: list[Line]) -> dict[float, float]:
    """The usual distance between lines of each size; of a size with few lines as its column's main size has it."""
    found: dict[float, Counter[float]] = {}
    for above, below in itertools.pairwise(column):
        if above.size == below.size and 0 < above.y - below.y < 3 * above.size:
            found.setdefault(above.size, Counter())[round((above.y - below.y) * 2) / 2] += 1
    usual: dict[float, float] = {}
    for size, steps in sorted(found.items(), key=lambda item: -sum(item[1].values())):
        most = max(steps.values())
        # Of two that are as frequent the smaller is that of lines.
        step = min(step for step, count in steps.items() if 2 * count >= most)
        if sum(steps.values()) < _TOLD and usual:
            first = next(iter(usual))
            step = min(step, usual[first] / first * size)
        usual[size] = min(step, _WIDEST * size) if sum(steps.values()) < _TOLD else step
    return usual


def _begins(
    block: Block, line: Line, column: list[Line], number: int, left: float, right: float, usual: dict[float, float]
) -> bool:
    """Whether ``line`` begins a paragraph, and does not run on from ``block``'s last line."""
    last = block.lines[-1]
    if not _alike(last, line) or line.cells or last.cells:
        return not (_alike(last, line) and _tail_of_item(block, line))
    step = last.y - line.y
    if step > _LEADING * usual.get(line.size, 1.35 * line.size) or step < 0:
        return True
    if _LEADERS.search(last.form):
        return True
    if _opens_note(line) and _MARK.match(block.lines[0].words[0].form):
        return True
    if _BULLET.match(line.words[0].form) and _stands_out(block, line):
        return True
    ended = _ENDED.search(last.words[-1].form) is not None
    if _CLAUSE.match(line.form) and line.words[0].form.isupper() and _CLAUSE_ENDED.search(last.form):
        return True
    if _is_centred(line, left, right) and (
        _is_centred(last, left, right)
        or ((line.bold or len(column) <= _HEAD) and _has_middle(last, line) and not ended)
    ):
        return False
    first_left = line.left - left
    following = column[number + 1] if number + 1 < len(column) else None
    if first_left - (last.left - left) > _INDENT * line.size and (len(block.lines) > 1 or not _hangs(block, line)):
        # An indent, unless the whole rest is set in (a hanging paragraph, a block quotation).
        returns = following is None or following.left < line.left - 0.4 * line.size
        if returns or ended:
            return True
    if line.left < last.left - _INDENT * line.size and len(block.lines) > 1 and (ended or _bold_start(line)):
        return True
    return _would_have_fitted(last, line, right) and (ended or not line.words[0].form[:1].islower())


def _alike(above: Line, below: Line) -> bool:
    """Whether two lines are set alike; words in bold at the head of a line do not set it apart."""
    if abs(above.size - below.size) > 0.06 * max(above.size, below.size) + 0.2:
        return False
    return above.bold == below.bold or any(word.bold for word in above.words[-1:]) == any(
        word.bold for word in below.words[:1]
    )


def _tail_of_item(block: Block, line: Line) -> bool:
    """Whether a line goes on with an item whose mark stands far from its words, below these."""
    last = block.lines[-1]
    if line.cells or (len(block.lines) > 1 and not block.lines[0].cells):
        return False
    first = block.lines[0]
    if not _BULLET.match(first.words[0].form) or len(first.words) < 2:
        return False
    return abs(line.left - first.words[1].left) < line.size and 0 < last.y - line.y < 1.6 * line.size


def _opens_note(line: Line) -> bool:
    """Whether a line begins with the raised number of a note."""
    mark = line.words[0]
    raised = mark.size < _RAISED * line.size or mark.form[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹"
    return len(line.words) > 1 and raised and _MARK.match(mark.form) is not None


def _is_item(line: Line) -> bool:
    return _BULLET.match(line.words[0].form) is not None and len(line.words) > 1 and not line.words[0].form.isalpha()


def _stands_out(block: Block, line: Line) -> bool:
    """Whether a mark at the head of a line opens an item: no word of a sentence that happens to stand there."""
    mark = line.words[0].form
    if not any(c.isalnum() for c in mark) and mark not in "–—*":
        return True
    last = block.lines[-1]
    if _BULLET.match(block.lines[0].words[0].form) or _ENDED.search(last.words[-1].form):
        return True
    return line.left - last.left > 0.4 * line.size and not line.words[-1].form[:1].islower()


def _hangs(block: Block, line: Line) -> bool:
    """Whether the second line of a paragraph stands below the words behind the mark of the first."""
    first = block.lines[0]
    return _BULLET.match(first.words[0].form) is not None or line.left - first.left < 6 * line.size


def _is_centred(line: Line, left: float, right: float) -> bool:
    white = line.left - left, right - line.right
    return min(white) > 1.5 * line.size and abs(white[0] - white[1]) < max(2 * line.size, 0.15 * max(white))


def _has_middle(above: Line, below: Line) -> bool:
    """Whether two lines have the same middle."""
    return abs(above.left + above.right - below.left - below.right) < 1.2 * below.size


def _bold_start(line: Line) -> bool:
    return line.words[0].bold and not line.bold


def _would_have_fitted(last: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have stood at the end of the last, had the paragraph gone on there."""
    first = next((i for i, word in enumerate(line.words) if i and not word.glued), len(line.words))
    width = line.words[first - 1].right - line.words[0].left
    return right - last.right > width + (0.25 + _SLACK) * line.size
