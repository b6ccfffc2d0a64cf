"""Text: the paragraphs of a document written down, a piece a line with its box, broken words made whole."""

import itertools
import re
from collections.abc import Sequence

from according.core import Box, RegionKind
from according.read.kinds.pdf.characters import unturned
from according.read.kinds.pdf.hyphens import Hyphens
from according.read.kinds.pdf.shapes import Block, Line, Sheet, Word
from according.read.writing import Writing

_BROKEN = str.maketrans({"\ufffe": "-"})
_HYPHENS = "-\u00ad\u2010"
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})(?:[,–-]\d{1,3}){0,3}$")
_UNIT = frozenset({"m", "km", "cm", "mm", "ft", "mi", "in", "yd", "ha", "x", "r", "n"})
#: How much smaller and higher (in sizes) a note's number stands.
_SMALLER, _HIGHER = 0.86, 0.12
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


class Written:
    """Writes blocks; ``notes_left_out`` counts the raised numbers of notes that its sentences do without."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.writing = Writing()
        self.notes_left_out = 0
        self._sheets = {sheet.number: (place, sheet) for place, sheet in enumerate(sheets)}
        self.parts = tuple((f"page {sheet.number + 1}", sheet.text.translate(_BROKEN)) for sheet in sheets)
        self._hyphens = Hyphens(sheet.text for sheet in sheets)

    def write(self, blocks: Sequence[Block]) -> None:
        """Writes them, each as a paragraph."""
        for block in blocks:
            self.writing.paragraph(block.kind, block.why)
            lines = [(line, self._without_notes(line)) for line in block.lines]
            lines = [(line, words) for line, words in lines if words]
            if block.kind is RegionKind.FOOTNOTE and len(lines[0][1]) > 1 and _NOTE.match(lines[0][1][0].form):
                lines[0][1][1].glued = False
            for number, (line, words) in enumerate(lines):
                following = lines[number + 1][1][0] if number + 1 < len(lines) else None
                self._line(line, words, following)

    def _line(self, line: Line, words: list[Word], following: Word | None) -> None:
        part, sheet = self._sheets[line.page]
        raw = self.parts[part][1]
        box = Box(*(round(edge, 2) for edge in unturned(line.left, line.low, line.right, line.high, sheet)))
        start, end = words[0].start, words[0].end
        for before, word in itertools.pairwise(words):
            if (word.start - end == 1 and raw[end] == " ") or (word.start == end and word.glued):
                end = word.end
                continue
            self._stretch(raw, start, end, part, box)
            if not _touches(before, word):
                self.writing.space()
            start, end = word.start, word.end
        hyphen = following is not None and end - start > 1 and raw[end - 1] in _HYPHENS
        if hyphen and following:
            whole = raw[start:end].rsplit(None, 1)[-1][:-1]
            if raw[end - 1] == "\u00ad" or self._hyphens.joins(whole, following.form):
                end -= 1
        self._stretch(raw, start, end, part, box)
        wide = following is not None and _WIDE.match(raw[end - 1]) and _WIDE.match(following.form)
        if not hyphen and not wide:
            self.writing.space()

    def _stretch(self, raw: str, start: int, end: int, part: int, box: Box) -> None:
        """Adds words that stand in a row, here and there; the last stretch was another."""
        self.writing.word(raw[start:end], start, end, part=part, box=box, apart=True)

    def _without_notes(self, line: Line) -> list[Word]:
        """The words of a line without raised numbers of notes behind them."""
        kept: list[Word] = []
        for word in line.words:
            if not (kept and word.size <= _SMALLER * line.size and _is_note(kept[-1], word, line)):
                kept.append(word)
        # Where they are many (a score, a formula) they are no notes.
        if len(kept) < 0.7 * len(line.words):
            return line.words
        self.notes_left_out += len(line.words) - len(kept)
        return kept


def _is_note(before: Word, word: Word, line: Line) -> bool:
    if word.y - line.y < _HIGHER * line.size or not _NOTE.match(word.form) or word.size >= before.size:
        return False
    if word.left - before.right > 0.4 * line.size:
        return False
    return not (before.form[-1:].isdigit() or before.form.lower() in _UNIT)


def _touches(before: Word, word: Word) -> bool:
    """Whether two words that do not follow each other in the file stand so close that they are one."""
    if word.start == before.end:
        return word.glued
    return abs(word.left - before.right) < 0.08 * max(word.size, before.size) and word.glued
