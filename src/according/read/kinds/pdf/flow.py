"""Flow: the pages of a document as one run of paragraphs, what belongs to the pages alone put behind the paragraph."""

from collections.abc import Sequence

from according.core import RegionKind
from according.read.kinds.pdf import columns, lines, running
from according.read.kinds.pdf.paragraphs import indents, paragraphs, runs_over
from according.read.kinds.pdf.roles import body_size, tell_headings, tell_notes_and_captions
from according.read.kinds.pdf.shapes import Block, Sheet

_ACROSS = "runs across the page, or stands outside of what it shows"
_COUNTED = "numbers of lines, in the margin"


def flow(sheets: Sequence[Sheet]) -> list[Block]:
    """The paragraphs of a document in reading order, with their parts as far as size, weight and place tell."""
    numbered = running.line_numbers([lines.rows(sheet.words) for sheet in sheets])
    furniture = running.heads_and_feet(sheets, [rows for rows, _ in numbered])
    pages: list[tuple[list[Block], list[Block], list[Block]]] = []
    for sheet, (page, counts), told in zip(sheets, numbered, furniture, strict=True):
        number = sheet.number
        heads, feet = _edges(number, page, told)
        kept = [row for place, row in enumerate(page) if place not in told]
        if counts:
            feet.append(Block([lines.line(number, counts)], RegionKind.FURNITURE, _COUNTED))
        if sheet.aside:
            aside = [lines.line(number, [lines.alone(word)]) for word in sheet.aside]
            feet.append(Block(aside, RegionKind.FURNITURE, _ACROSS))
        body = [block for column in columns.columns(number, kept) for block in paragraphs(column)]
        pages.append((heads, body, feet))
    size = body_size([line for _, body, _ in pages for block in body for line in block.lines])
    for number, (_, body, _) in enumerate(pages):
        tell_notes_and_captions(body, size, last=number == len(pages) - 1)
    tell_headings([block for _, body, _ in pages for block in body], size)
    return _joined(pages)


def _edges(number: int, page: list[lines.Row], told: dict[int, str]) -> tuple[list[Block], list[Block]]:
    """The page's head and foot, a block a row."""
    heads: list[Block] = []
    feet: list[Block] = []
    middle = len(page) / 2
    for place, why in sorted(told.items()):
        where = heads if place < middle else feet
        where.append(Block([lines.line(number, page[place].stretches)], RegionKind.FURNITURE, why))
    return heads, feet


def _joined(pages: Sequence[tuple[list[Block], list[Block], list[Block]]]) -> list[Block]:
    """All blocks in order; what runs over a column or a page is one block, and what stands between comes behind it."""
    indented = indents([block for _, body, _ in pages for block in body])
    found: list[Block] = []
    last: Block | None = None
    behind: list[Block] = []
    for heads, body, feet in pages:
        behind += heads
        for block in body:
            if block.kind is RegionKind.FOOTNOTE or (block.kind is RegionKind.CAPTION and last is not None):
                behind.append(block)
                continue
            if last and block.kind is None and _breaks(last, block) and runs_over(last, block, indents=indented):
                last.lines += block.lines
                last.right = block.right
                continue
            found += behind
            behind = []
            found.append(block)
            last = block if block.kind is None else None
        behind += feet
    return found + behind


def _breaks(last: Block, block: Block) -> bool:
    """Whether a column or page ends between two blocks."""
    above, below = last.lines[-1], block.lines[0]
    return (above.page, above.column) != (below.page, below.column)
