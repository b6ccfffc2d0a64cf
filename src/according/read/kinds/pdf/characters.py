"""Characters: the text of one page as pdfium gives it, and its words with their places, sizes and weights.

pdfium is asked for as little as can be: the text at once, and for each word its two ends. Only where these belong to
different text objects is every character between looked at.
"""

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from according.read.kinds.pdf.shapes import Sheet, Word

#: A page with more characters is read so far.
MOST = 200_000
#: What pdfium puts in the place of a hyphen that ends a line, in the text and asked by character.
_BROKEN = "\ufffe"
_SOFT = "\u00ad"
_BROKENS = (_BROKEN, _SOFT)
_WORD = re.compile(r"[^\s\x00-\x1f\x7f\ufffe]+\ufffe?")
_BOLD = re.compile(r"(?i)bold|black|heavy|demi|[-,]b$|^(?:cm|ec|sf|lm)(?:ss)?(?:bx|b\d)")
#: Fonts of TeX are named by their design and size; what their files say of their weight is often wrong.
_TEX = re.compile(r"(?i)^(?:cm|ec|sf|lm)[a-z]{1,6}\d{1,4}$")
_SLANTED = re.compile(r"(?i)italic|oblique|slanted")
_UNKNOWN = re.compile(r"[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"}
#: A sign of a font's own that opens a line and stands alone is a bullet, whichever it looks like.
_ITEM = re.compile(r"(?<![^\r\n])[\ue000-\uf8ff](?=[ \t\xa0])")
_FORCE_BOLD = 1 << 18
_FILLED_AND_STROKED, _INVISIBLE = 2, 3
#: Recognised words are of one size if theirs differ by less than this factor.
_UNEVEN = 1.45
_BOLD_WEIGHT = 600
#: The page object that a picture is.
_IMAGE = 3
#: So much of a page covered by one picture makes it a picture of a page.
_COVERED = 0.3
_FEWEST = 25


def _bound(function: Any, answer: Any, *arguments: Any) -> Any:
    """A function of the library bound anew: handles as integers can be compared, and arguments are checked once."""
    return ctypes.CFUNCTYPE(answer, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_object_of = _bound(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_origin_of = _bound(pdfium.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
_box_of = _bound(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)


@dataclass(frozen=True, slots=True)
class Style:
    """How the characters of one text object are set: size in points, weight, slant, and direction in quarters.

    ``hidden``: they are not drawn at all, as the text that was recognised in a picture is not.
    """

    size: float
    bold: bool = False
    slanted: bool = False
    turn: int = 0
    artifact: bool = False
    hidden: bool = False


class Characters:
    """Reads the characters of one page; what its fonts say of themselves is asked once."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[bool, bool]] = {}

    def sheet(self, page: Any, number: int) -> Sheet:
        """The words of a page, turned so that most of them run from left to right."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        turn = pdfium.FPDFPage_GetRotation(page.raw) % 4
        width, height = box.right - box.left, box.top - box.bottom
        if turn % 2:
            width, height = height, width
        text_page = page.get_textpage()
        try:
            text, cut = _text(text_page.raw)
            sheet = Sheet(number, text, width, height, cut=cut)
            handle = ctypes.cast(text_page.raw, ctypes.c_void_p).value or 0
            found = self._words(text_page.raw, handle, text, box, turn)
        finally:
            text_page.close()
        sheet.recognised = _even_out(found)
        _place(sheet, found)
        sheet.letters = sum(len(word.form) for word in found)
        sheet.unknown = len(_UNKNOWN.findall(text)) if not text.isascii() else 0
        if sheet.letters < _FEWEST:
            sheet.picture = _has_picture(page, abs(width * height))
        return sheet

    def _words(self, page: Any, handle: int, text: str, shown: Any, turn: int) -> list[Word]:
        words: list[Word] = []
        styles: dict[int, Style] = {}
        baselines: dict[int, float] = {}
        plain, west, south = turn == 0, shown.left, shown.bottom
        x, y = ctypes.c_double(), ctypes.c_double()
        first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
        at_x, at_y, at_first, at_last = (ctypes.byref(place) for place in (x, y, first, last))
        for match in _WORD.finditer(text):
            begin, end = match.span()
            hyphen = text[end - 1] in _BROKENS
            start, thing, tail = begin, _object_of(handle, begin) or 0, _object_of(handle, end - 1) or 0
            ends = [end] if thing == tail else _ends(handle, start, end)
            for stop in ends:
                if start != begin:
                    thing = _object_of(handle, start) or 0
                style = styles.get(thing)
                if not _box_of(handle, start, at_first):
                    start = stop
                    continue
                if style is None:
                    style = styles[thing] = self._style(page, start, thing, turn)
                    _origin_of(handle, start, at_x, at_y)
                    # One text object stands on one baseline.
                    baselines[thing] = _baseline(_finite(x.value), _finite(y.value), shown, turn, style.turn)
                left, low, right, high = first.left, first.bottom, first.right, first.top
                if stop - start > 1 and _box_of(handle, stop - 1, at_last):
                    left, low = min(left, last.left), min(low, last.bottom)
                    right, high = max(right, last.right), max(high, last.top)
                if not math.isfinite(left + low + right + high):
                    left = low = right = high = 0.0
                if plain:
                    left, low, right, high = left - west, low - south, right - west, high - south
                else:
                    left, low, right, high = _turned(left, low, right, high, shown, turn)
                words.append(
                    Word(
                        form=text[start:stop].replace(_BROKEN, "-") if hyphen else text[start:stop],
                        start=start,
                        end=stop,
                        left=left,
                        right=right,
                        y=baselines[thing],
                        low=low,
                        high=high,
                        size=style.size,
                        bold=style.bold,
                        slanted=style.slanted,
                        turn=style.turn,
                        artifact=style.artifact,
                        hidden=style.hidden,
                        hyphen=hyphen and stop == end,
                        glued=start != begin,
                    )
                )
                start = stop
        return words

    def _style(self, page: Any, index: int, handle: int, turn: int) -> Style:
        matrix = pdfium.FS_MATRIX()
        size = pdfium.FPDFText_GetFontSize(page, index)
        direction = 0
        if pdfium.FPDFText_GetMatrix(page, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
            angle = math.degrees(math.atan2(matrix.b, matrix.a)) if math.isfinite(matrix.a + matrix.b) else 0.0
            quarters = round(angle / 90)
            # Slanting across (a watermark, say) is told by a direction that no page is turned to.
            direction = (quarters - turn) % 4 if abs(angle - 90 * quarters) < 8 else -1
        bold = slanted = artifact = hidden = False
        if handle:
            thing = ctypes.cast(handle, pdfium.FPDF_PAGEOBJECT)
            font = pdfium.FPDFTextObj_GetFont(thing)
            key = ctypes.cast(font, ctypes.c_void_p).value or 0
            if key not in self._fonts:
                self._fonts[key] = _weight(font) if key else (False, False)
            bold, slanted = self._fonts[key]
            # Filled and stroked at once: how word processors make a weight that the font does not have.
            mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
            bold, hidden = bold or mode == _FILLED_AND_STROKED, mode == _INVISIBLE
            artifact = _is_artifact(thing)
        size = size if math.isfinite(size) and 0 < size < 10_000 else 1.0
        return Style(round(size, 2), bold, slanted, direction, artifact, hidden)


def _finite(value: float) -> float:
    return value if math.isfinite(value) else 0.0


def _ends(handle: int, start: int, end: int) -> list[int]:
    """Where the characters of one text object end and those of another begin within a word, and its end."""
    found, last = [], _object_of(handle, start)
    for place in range(start + 1, end):
        thing = _object_of(handle, place)
        if thing != last:
            found.append(place)
            last = thing
    return [*found, end]


def _text(page: Any) -> tuple[str, bool]:
    """The page's characters, one for each that pdfium counts, and whether there are more than are read."""
    count = max(0, pdfium.FPDFText_CountChars(page))
    wanted = min(count, MOST)
    if not wanted:
        return "", False
    buffer = ctypes.create_string_buffer(2 * (2 * wanted + 2))
    got = pdfium.FPDFText_GetText(page, 0, wanted, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(0, got - 1)].decode("utf-16-le", "replace")
    if len(text) != wanted or "\ufffd" in text:
        # Some have no code, or two: each is asked by itself.
        text = "".join(_character(pdfium.FPDFText_GetUnicode(page, i)) for i in range(wanted))
    return _ITEM.sub("•", text.translate(_MENDED)) if not text.isascii() else text, count > wanted


def _character(code: int) -> str:
    if code == 2:
        return _BROKEN
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


_MENDED = str.maketrans(_BULLETS)


def _weight(font: Any) -> tuple[bool, bool]:
    """Whether a font is bold, and whether it is slanted, by its name, its flags and its weight."""
    buffer = ctypes.create_string_buffer(200)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 200)
    name = buffer.raw[: max(0, min(length, 200) - 1)].decode("utf-8", "replace").rpartition("+")[2]
    flags = pdfium.FPDFFont_GetFlags(font)
    bold = bool(_BOLD.search(name)) or bool(flags > 0 and flags & _FORCE_BOLD)
    bold = bold or (not _TEX.match(name) and pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT)
    slanted = bool(_SLANTED.search(name)) or bool(flags > 0 and flags & 64)
    return bold, slanted


def _is_artifact(thing: Any) -> bool:
    """Whether the file marks a text object as the page's, as running heads and page numbers are."""
    buffer, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    for number in range(min(4, max(0, pdfium.FPDFPageObj_CountMarks(thing)))):
        mark = pdfium.FPDFPageObj_GetMark(thing, number)
        if mark and pdfium.FPDFPageObjMark_GetName(mark, buffer, 64, length):
            name = bytes(buffer)[: max(0, min(length.value, 64) - 2)].decode("utf-16-le", "replace")
            if name == "Artifact":
                return True
    return False


def _turned(
    left: float, low: float, right: float, high: float, shown: Any, turn: int
) -> tuple[float, float, float, float]:
    """A rectangle of the page's own space as it is shown, clockwise by ``turn`` quarters, from its lower left."""
    if turn == 0:
        return left - shown.left, low - shown.bottom, right - shown.left, high - shown.bottom
    if turn == 1:
        return low - shown.bottom, shown.right - right, high - shown.bottom, shown.right - left
    if turn == 2:
        return shown.right - right, shown.top - high, shown.right - left, shown.top - low
    return shown.top - high, left - shown.left, shown.top - low, right - shown.left


def _baseline(x: float, y: float, shown: Any, turn: int, direction: int) -> float:
    """Where the baseline stands: its height as shown, or for words that run across its distance from the left."""
    if turn == 0:
        return float(x - shown.left if direction in (1, 3) else y - shown.bottom)
    left, low, _, _ = _turned(x, y, x, y, shown, turn)
    return left if direction in (1, 3) else low


def _even_out(words: list[Word]) -> bool:
    """Whether most words were recognised in a picture; they get one size and weight, which go by their letters."""
    hidden = sorted(word.size for word in words if word.hidden)
    if 2 * len(hidden) < len(words) or not hidden:
        return False
    usual = hidden[len(hidden) // 2]
    for word in words:
        if word.hidden:
            word.bold = False
            if usual / _UNEVEN < word.size < usual * _UNEVEN:
                word.size = usual
    return True


def _place(sheet: Sheet, found: list[Word]) -> None:
    """Parts the words that run in the page's main direction from those beside, and turns them so that they run right.

    What stands outside of what is shown is put aside too.
    """
    counts = [0, 0, 0, 0]
    for word in found:
        if word.turn >= 0:
            counts[word.turn] += len(word.form)
    main = max(range(4), key=lambda turn: (counts[turn], -turn))
    sheet.turn = main
    for word in found:
        outside = word.right <= 0 or word.left >= sheet.width or word.high <= 0 or word.low >= sheet.height
        if word.turn != main or outside:
            sheet.aside.append(word)
            continue
        if main:
            _quarter(word, sheet.width, sheet.height, main)
        sheet.words.append(word)


def _quarter(word: Word, width: float, height: float, turn: int) -> None:
    """Turns a word that runs up (1), to the left (2) or down (3) so that it runs to the right."""
    left, low, right, high, y = word.left, word.low, word.right, word.high, word.y
    if turn == 1:
        word.left, word.right, word.low, word.high, word.y = low, high, width - right, width - left, width - y
    elif turn == 2:
        word.left, word.right, word.low, word.high, word.y = (
            width - right,
            width - left,
            height - high,
            height - low,
            height - y,
        )
    else:
        word.left, word.right, word.low, word.high, word.y = height - high, height - low, left, right, y


def unturned(left: float, low: float, right: float, high: float, sheet: Sheet) -> tuple[float, float, float, float]:
    """The rectangle on the page as it is shown, of one among its turned words."""
    if sheet.turn == 1:
        return sheet.width - high, left, sheet.width - low, right
    if sheet.turn == 2:
        return sheet.width - right, sheet.height - high, sheet.width - left, sheet.height - low
    if sheet.turn == 3:
        return low, sheet.height - right, high, sheet.height - left
    return left, low, right, high


def _has_picture(page: Any, area: float) -> bool:
    """Whether pictures cover a good part of the page."""
    covered = 0.0
    sides = [ctypes.c_float() for _ in range(4)]
    for number in range(min(500, max(0, pdfium.FPDFPage_CountObjects(page)))):
        thing = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(thing) not in (_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        if pdfium.FPDFPageObj_GetBounds(thing, *sides):
            left, low, right, high = (side.value for side in sides)
            covered += abs((right - left) * (high - low))
    return covered > _COVERED * area
