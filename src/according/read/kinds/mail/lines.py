"""Lines of a message's text: each with its place, how deep it is quoted, and whether it goes on from the last."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from according.core import OriginMap, Piece, Region, RegionKind
from according.read.kinds.html.fragment import write_fragment
from according.read.kinds.mail.structure import Text
from according.read.writing import Writing

_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|$)")
_MARKS = re.compile(r"(?:(?:[A-Z]{2,4})?>[ \t]?)++")
_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"(?:[-*•‣◦▪–—]|\d{1,3}[.)])\s")
#: A line as long that stops in mid-sentence goes on in the next, if that begins with a small letter.
_LONG, _ENDS = 40, ".!?:;\"”’'…)"
_RULE = re.compile(r"[_\-=*~#]{5,}")
#: Widths at which programs and people wrap the lines of a mail.
_NARROWEST, _WIDEST = 50, 120


@dataclass(slots=True)
class Line:
    """A line with words: its place in the page that holds it, without marks of quoting.

    ``gap`` says that an empty line, or another depth, stands before it, ``joins`` that it goes on from the line
    before; ``kind`` and ``why`` are what the markup says of it.
    """

    start: int
    end: int
    words: str
    depth: int = 0
    gap: bool = False
    joins: bool = False
    kind: RegionKind | None = None
    why: str = ""


@dataclass(slots=True)
class Page:
    """A text as lines: ``text`` is what their places count in, ``origin`` the way on to ``raw``, where that is another.

    ``part`` is the number that ``raw`` has among the parts of the message.
    """

    text: str
    raw: str
    part: int
    lines: list[Line]
    origin: OriginMap | None = None

    def write(self, writing: Writing, start: int, end: int) -> None:
        """Writes the words of ``text[start:end]``."""
        if self.origin is None:
            writing.words(self.text, start, end, part=self.part)
            return
        for piece in self._pieces(start, end):
            if piece.start <= start or self.text[piece.start - 1].isspace():
                writing.space()
            first, last = max(start, piece.start), min(end, piece.end)
            if piece.end - piece.start == piece.raw_end - piece.raw_start:
                begin = piece.raw_start + first - piece.start
                writing.word(self.text[first:last], begin, begin + last - first, part=self.part)
            else:
                writing.word(self.text[piece.start : piece.end], piece.raw_start, piece.raw_end, part=self.part)

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        pieces = self.origin.pieces if self.origin else ()
        at = max(0, bisect_right(pieces, start, key=lambda piece: piece.start) - 1)
        while at < len(pieces) and pieces[at].start < end:
            if pieces[at].end > start:
                yield pieces[at]
            at += 1


def page(text: Text, part: int) -> Page:
    """The lines of a message's text, which is part ``part`` of its raw input."""
    raw = text.decoded.text
    if text.subtype == "html":
        writing = Writing()
        write_fragment(writing, raw, 0, len(raw))
        shown = writing.text()
        return Page(shown, raw, part, _of_markup(shown, writing.marked()), writing.origin())
    return Page(raw, raw, part, _flowed(raw, text.delsp) if text.flowed else _wrapped(raw))


def _of_markup(shown: str, marked: tuple[Region, ...]) -> list[Line]:
    lines: list[Line] = []
    number = 0
    gap = False
    for match in _LINE.finditer(shown):
        words = match[0].strip()
        if not words:
            gap = True
            continue
        while number < len(marked) and marked[number].span.end <= match.start():
            number += 1
        region = marked[number] if number < len(marked) and marked[number].span.start <= match.start() else None
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        marks = _MARKS.match(words)
        if marks and marks.end() == len(words):
            gap = True
            continue
        skipped = marks.end() if marks else 0
        depth = marks[0].count(">") if marks else 0
        line = Line(start + skipped, start + len(words), words[skipped:], depth, gap=gap)
        if region and region.kind is RegionKind.QUOTED:
            line.depth = 1
        elif region:
            line.kind, line.why = region.kind, region.why
        lines.append(line)
        gap = False
    return lines


def _plain(raw: str) -> Iterator[tuple[Line | None, str]]:
    """Every line without its marks of quoting, None for an empty one, and the line as it stands."""
    before = 0
    for match in _LINE.finditer(raw):
        whole = match[0].rstrip("\r\n")
        if not match[0]:
            return
        # ">From" is how mailboxes write a line that begins with "From".
        lone = before == 0 and whole.startswith(">From ")
        marks = _MARKS.match(whole) if not lone else None
        depth = marks[0].count(">") if marks else 0
        at = 1 if lone else marks.end() if marks else 0
        words = whole[at:].strip()
        if not words:
            yield None, whole
            continue
        start = match.start() + whole.index(words, at)
        before = depth
        yield Line(start, start + len(words), words, depth), whole


def _wrapped(raw: str) -> list[Line]:
    """Lines that were wrapped by hand or by a program go on where the next word would not have fitted."""
    lines: list[Line] = []
    gap = False
    for line in _mended([line for line, _ in _plain(raw)]):
        if line is None:
            gap = True
            continue
        line.gap = gap or bool(lines and lines[-1].depth != line.depth)
        lines.append(line)
        gap = False
    widths: dict[int, list[int]] = {}
    for line in lines:
        widths.setdefault(line.depth, []).append(len(line.words))
    width = {depth: sorted(lengths)[(len(lengths) - 1) * 97 // 100] for depth, lengths in widths.items()}
    for last, line in itertools.pairwise(lines):
        wide = width[line.depth]
        if line.gap or _BULLET.match(line.words):
            continue
        if len(last.words) >= _LONG and last.words[-1] not in _ENDS and line.words[0].islower():
            line.joins = True
            continue
        if not _NARROWEST <= wide <= _WIDEST:
            continue
        if _RULE.fullmatch(last.words) or _RULE.fullmatch(line.words):
            continue
        first = _WORD.match(line.words)
        line.joins = bool(first) and len(last.words) + 1 + len(first[0]) > wide - 2  # type: ignore[index]
    return lines


def _mended(lines: list[Line | None]) -> list[Line | None]:
    """The same; what a program wrapped off the end of a quoted line, without a mark, is quoted as well."""
    for last, line, following in zip(lines, lines[1:], lines[2:], strict=False):
        if last and line and following and last.depth and following.depth and not line.depth:
            wrapped = len(last.words) >= _NARROWEST and last.words[-1] not in _ENDS and line.words[0].islower()
            line.depth = last.depth if wrapped else 0
    return lines


def _flowed(raw: str, delsp: bool) -> list[Line]:
    """Lines of ``format=flowed`` (RFC 3676): one that ends in a space goes on in the next of its depth."""
    lines: list[Line] = []
    gap, soft = False, False
    for line, whole in _plain(raw):
        if line is None:
            gap, soft = True, False
            continue
        same = bool(lines) and lines[-1].depth == line.depth
        line.gap = gap or not same
        line.joins = soft and same and not gap
        if line.joins and delsp:
            # The space at the end was put in by the program: what goes on goes on without one.
            lines[-1].why = "delsp"
        lines.append(line)
        soft = whole.endswith(" ") and whole.lstrip("> ") != "-- " and not whole.endswith("-- ")
        gap = False
    return lines
