"""Paragraphs: where the stretches of a text begin and end, hard-wrapped or one a line."""

import itertools
import re

from according.core import Span, trimmed

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]*(\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]|$)")
_FIRST_WORD = re.compile(r"\S+")
#: No text that breaks its lines by hand or by program breaks them later than this.
_WIDEST = 120
_ENDS = ".!?:;\"”’'…)"
_BULLET = re.compile(r"(?:[-*•‣◦▪–—]|\d{1,3}[.)])\s")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text``, without the white space around them.

    Empty lines always part paragraphs. Single line breaks do, unless the text is hard-wrapped: its lines are narrow and
    most of them break where the next word would not have fitted.
    """
    blocks = _blocks(text)
    width = _width(text, blocks)
    found: list[Span] = []
    for lines in blocks:
        start = lines[0].start
        for line, following in itertools.pairwise(lines):
            if not _runs_on(text, line, following, width):
                found.append(Span(start, line.end))
                start = following.start
        found.append(Span(start, lines[-1].end))
    return found


def _blocks(text: str) -> list[list[Span]]:
    blocks: list[list[Span]] = []
    block: list[Span] = []
    for match in _LINE.finditer(text):
        line = trimmed(text, match.start(), match.start(1))
        if line:
            block.append(line)
        elif block:
            blocks.append(block)
            block = []
    if block:
        blocks.append(block)
    return blocks


def _width(text: str, blocks: list[list[Span]]) -> int | None:
    """The width at which the text was wrapped, or None if its line breaks are its own."""
    breaks = [(line, following) for lines in blocks for line, following in itertools.pairwise(lines)]
    if len(breaks) < 3:
        return None
    lengths = sorted(len(line) for lines in blocks if len(lines) > 1 for line in lines)
    width = lengths[(len(lengths) - 1) * 97 // 100]
    if not 30 <= width <= _WIDEST:
        return None
    # Lines that end where sentences do are paragraphs that happen to be alike in length.
    if 2 * sum(text[line.end - 1] in _ENDS for line, _ in breaks) > len(breaks):
        return None
    forced = sum(_forced(text, line, following, width) for line, following in breaks)
    return width if forced * 10 >= len(breaks) * 6 else None


def _forced(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the following line's first word would not have fitted."""
    word = _FIRST_WORD.match(text, following.start, following.end)
    return word is not None and len(line) + 1 + len(word[0]) > width - 2


def _runs_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    if _BULLET.match(text, following.start, following.end):
        return False
    if width is not None and _forced(text, line, following, width):
        return True
    # A line that stops in mid-sentence and goes on in lower case was broken by accident.
    return len(line) >= 40 and text[line.end - 1] not in _ENDS and text[following.start].islower()
