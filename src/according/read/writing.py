"""Writing: a text put together word by word, each with the place it came from."""

import html
import re

from according.core import Box, OriginMap, Piece, Region, RegionKind, Span

_WORD = re.compile(r"\S+")
#: Seen by nobody and no part of a word: soft hyphens, zero-width spaces, word joiners, byte order marks.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


class Writing:
    """Paragraphs in the making.

    Words come with their places in a part of the raw input. White space between words becomes one space, paragraphs
    are parted by an empty line, and a paragraph whose part is known becomes a region. What was put nowhere else keeps
    the map's promise: every piece's words are its raw place's, entities decoded.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._marked: list[Region] = []
        self._at = self._begun = 0
        self._kind: RegionKind | None = None
        self._why = ""
        self._spaced = False
        self._apart = True

    @property
    def at(self) -> int:
        """How long the text is so far; where the next word stands if nothing parts it from the last."""
        return self._at

    @property
    def empty(self) -> bool:
        """Whether the paragraph that is being written has no words yet."""
        return self._at == self._begun or self._apart

    def paragraph(self, kind: RegionKind | None = None, why: str = "") -> None:
        """Ends the paragraph, if it has words, and begins one that plays this part."""
        self._close()
        self._kind, self._why = kind, why

    def space(self) -> None:
        """Puts a space before the next word, unless that opens its paragraph."""
        self._spaced = True

    def line(self) -> None:
        """Ends a line within the paragraph."""
        if not self.empty:
            self._put("\n")
            self._spaced = False

    def word(
        self, form: str, start: int, end: int, *, part: int = 0, box: Box | None = None, apart: bool = False
    ) -> None:
        """Adds ``form``, which stood at ``[start:end]`` of a part (on a page in ``box``).

        ``apart``: it is a piece by itself, since what stands between it and the last one there is no space.
        """
        if not form:
            return
        self._before()
        piece = Piece(self._at, self._at + len(form), start, end, part, box)
        self._put(form)
        if apart:
            self._pieces.append(piece)
        else:
            self._keep(piece)

    def words(self, raw: str, start: int, end: int, *, part: int = 0) -> None:
        """Adds the words of ``raw[start:end]``; white space at either edge parts them from their neighbours.

        Characters that nobody sees (soft hyphens, say) are left out.
        """
        while unseen := _UNSEEN.search(raw, start, end):
            self._words(raw, start, unseen.start(), part)
            start = unseen.end()
        self._words(raw, start, end, part)

    def _words(self, raw: str, start: int, end: int, part: int) -> None:
        if start < end and raw[start].isspace():
            self.space()
        last = start
        for match in _WORD.finditer(raw, start, end):
            if match.start() > last:
                self.space()
            self.word(match[0], match.start(), match.end(), part=part)
            last = match.end()
        if last < end:
            self.space()

    def markup(self, raw: str, start: int, end: int, *, part: int = 0) -> None:
        """Adds the words of ``raw[start:end]``, a stretch of markup without tags, its entities decoded."""
        if "&" not in raw[start:end]:
            self.words(raw, start, end, part=part)
            return
        position = start
        for match in _ENTITY.finditer(raw, start, end):
            self.words(raw, position, match.start(), part=part)
            form = html.unescape(match[0])
            if form.isspace():
                self.space()
            elif not _UNSEEN.fullmatch(form):
                self.word(form, match.start(), match.end(), part=part)
            position = match.end()
        self.words(raw, position, end, part=part)

    def said(self, words: str) -> None:
        """Adds words that stood nowhere in the raw input as such."""
        self._before()
        self._put(words)

    def text(self) -> str:
        """The text; the last paragraph is ended."""
        self._close()
        return "".join(self._parts)

    def origin(self) -> OriginMap:
        """The way back of every word that has one."""
        return OriginMap(tuple(self._pieces))

    def marked(self) -> tuple[Region, ...]:
        """The paragraphs whose part is known."""
        self._close()
        return tuple(self._marked)

    def _before(self) -> None:
        """What parts the next word from the last."""
        if self._apart:
            if self._parts:
                self._put("\n\n")
            self._begun = self._at
            self._apart = False
        elif self._spaced and self._parts[-1] != "\n":
            self._put(" ")
        self._spaced = False

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self._at += len(words)

    def _keep(self, new: Piece) -> None:
        """Adds a piece, as one with the last where both go on evenly: at most a space between them, here and there."""
        last = self._pieces[-1] if self._pieces else None
        if (
            last
            and new.end - new.start == new.raw_end - new.raw_start
            and last.end - last.start == last.raw_end - last.raw_start
            and (last.part, last.box) == (new.part, new.box)
            and new.start - last.end == new.raw_start - last.raw_end
            and new.start - last.end in (0, 1)
            and last.start >= self._begun
        ):
            self._pieces[-1] = Piece(last.start, new.end, last.raw_start, new.raw_end, new.part, new.box)
        else:
            self._pieces.append(new)

    def _close(self) -> None:
        while self._parts and self._parts[-1] == "\n":
            self._parts.pop()
            self._at -= 1
        if not self._apart and self._kind and self._at > self._begun:
            self._marked.append(Region(kind=self._kind, span=Span(self._begun, self._at), why=self._why))
        self._apart, self._spaced = True, False
