"""Pages: a PDF opened, and the words of its pages, as far as it has any and may be read."""

import itertools
import time
from collections.abc import Sequence

import pypdfium2

from according.read.kinds.pdf.characters import Characters
from according.read.kinds.pdf.shapes import Sheet
from according.read.port import Unreadable

#: So many pages and characters are read, of more the rest is left and that is said.
MOST_PAGES, MOST_CHARACTERS = 2000, 2_000_000
#: So many seconds may pass over them, and of the processor's; putting them together takes about as long again.
MOST_SECONDS, MOST_WORK = 14.0, 9.0
#: A page whose letters are unknown beyond this share has no text: its fonts do not say which letters they show.
_UNKNOWN = 0.25
_FEWEST = 25
_RECOGNISE = "recognise its text (OCR) first and name the result, or find the text it shows elsewhere"
_PASSWORD = "password"  # noqa: S105 - a word in the library's message


class Pages:
    """The pages of one PDF; ``sheets`` are those that could be read, ``notes`` what could not and why."""

    def __init__(self, data: bytes) -> None:
        """Opens it and reads its pages.

        Raises:
            Unreadable: if it is encrypted, no PDF that can be mended, or without any text.

        """
        try:
            self.document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if _PASSWORD in str(error).lower():
                raise Unreadable(
                    "is encrypted with a password", "open it with the password and save or print a copy without one"
                ) from error
            raise Unreadable(
                "is damaged: no pages can be found in it", "get the file again, or open it and print it into a new PDF"
            ) from error
        self.sheets: tuple[Sheet, ...] = ()
        self.notes: tuple[str, ...] = ()
        try:
            self._read()
        except Unreadable:
            self.close()
            raise

    def close(self) -> None:
        """Closes it."""
        self.document.close()

    def _read(self) -> None:
        count = len(self.document)
        if not count:
            raise Unreadable("has no pages", "get the file again, or open it and print it into a new PDF")
        sheets: list[Sheet] = []
        failed: list[int] = []
        notes: list[str] = []
        characters = tried = 0
        began, worked = time.monotonic(), time.process_time()
        for number in range(min(count, MOST_PAGES)):
            tried += 1
            try:
                page = self.document[number]
            except pypdfium2.PdfiumError:
                failed.append(number)
                continue
            try:
                sheets.append(Characters().sheet(page, number))
            except pypdfium2.PdfiumError:
                failed.append(number)
            finally:
                page.close()
            characters += len(sheets[-1].text) if sheets else 0
            if characters > MOST_CHARACTERS:
                break
            seconds = time.monotonic() - began
            if seconds > MOST_SECONDS or time.process_time() - worked > MOST_WORK:
                raise Unreadable(
                    f"takes too long to read ({tried:,} of its {count:,} pages in {seconds:.0f} seconds)",
                    "print a part of its pages into a new PDF and name that",
                )
        if tried < count:
            notes.append(f"only its first {tried:,} of {count:,} pages are read; name a part of it for the rest")
        if failed:
            notes.append(f"{numbered(failed)} could not be read: the file is damaged there")
        notes += _told(sheets)
        self.sheets, self.notes = tuple(sheets), tuple(notes)


def numbered(pages: Sequence[int]) -> str:
    """Pages by their numbers, counted from 0 here and from 1 there: "page 3", "pages 2–4 and 7"."""
    runs = []
    for _, group in itertools.groupby(enumerate(sorted(pages)), key=lambda pair: pair[1] - pair[0]):
        members = [page + 1 for _, page in group]
        runs.append(str(members[0]) if len(members) == 1 else f"{members[0]}–{members[-1]}")
    shown = runs if len(runs) <= 8 else [*runs[:7], f"{len(runs) - 7} more"]
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return f"page{'s' * (len(pages) > 1)} {listed}"


def _told(sheets: Sequence[Sheet]) -> list[str]:
    """Notes on the pages without words that can be read.

    Raises:
        Unreadable: if there are no others.

    """
    pictures = [sheet.number for sheet in sheets if sheet.picture]
    garbled = [s.number for s in sheets if s.letters >= _FEWEST and s.unknown > _UNKNOWN * s.letters]
    if not any(sheet.letters for sheet in sheets) or (
        len(pictures) == len(sheets) and sum(sheet.letters for sheet in sheets) < 2 * _FEWEST
    ):
        if pictures:
            many = "its page is a picture" if len(sheets) == 1 else "its pages are pictures"
            raise Unreadable(f"is a scan: {many} of text, which is not read", _RECOGNISE)
        raise Unreadable("holds no text: its pages are drawings or empty", _RECOGNISE)
    if garbled and sum(s.letters for s in sheets if s.number in garbled) > 0.8 * sum(s.letters for s in sheets):
        raise Unreadable("holds text that cannot be read: its fonts do not say which letters they show", _RECOGNISE)
    notes = []
    if pictures:
        verb = "is a picture" if len(pictures) == 1 else "are pictures"
        notes.append(f"{numbered(pictures)} {verb} of text, which is not read; recognise it (OCR) first")
    if garbled:
        notes.append(f"the fonts on {numbered(garbled)} do not say which letters they show: the text there is no text")
    recognised = [sheet.number for sheet in sheets if sheet.recognised]
    if recognised:
        notes.append(f"the text of {numbered(recognised)} was recognised in pictures (OCR): letters may be wrong")
    crowded = [sheet.number for sheet in sheets if sheet.cut]
    if crowded:
        notes.append(f"{numbered(crowded)}: more characters than a page may have; the first ones are read")
    return notes
