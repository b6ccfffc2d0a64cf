"""Manuscript: the text of a word processor's document in the making, with its parts, changes and what is to be said."""

import re
from bisect import bisect_right
from dataclasses import replace

from according.core import DateCandidate, Metadata, Region, RegionKind
from according.read.kinds.office.changes import Changes, told
from according.read.kinds.office.roles import PLAIN, Role
from according.read.port import Cut
from according.read.writing import Writing

#: No heading has more words; styles are also used for their looks.
_LONGEST_HEADING = 60
#: A headline begins within so many characters of a document's beginning.
_TOP = 300
_HEADINGS = frozenset({RegionKind.HEADLINE, RegionKind.SUBHEAD, RegionKind.HEADING})
_NOBODY = frozenset(
    "admin administrator author default guest microsoft openoffice owner root test unknown user".split()
)
_PROGRAM = re.compile(r"(?i)microsoft|openoffice|libreoffice|python-docx|office user|\w+\.(?:exe|dll)\b")
_NO_TITLE = re.compile(
    r"(?i)(?:microsoft word - .*|(?:untitled|document|dokument|word document|blank|normal|template)\s?\d*"
    r"|\S*\.(?:docx?|dotx?|odt|rtf|pdf|txt|wpd))$"
)


class Manuscript:
    """Paragraphs with their roles, over one or several parts of a file."""

    def __init__(self) -> None:
        self.writing, self.changes = Writing(), Changes()
        self.parts: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self._levels: list[tuple[int, int]] = []
        self._joining = False
        self._broken = " "
        self._hidden = 0

    @property
    def at(self) -> int:
        """How long the text is so far."""
        return self.writing.at

    def part(self, name: str, text: str) -> int:
        """The number of a part of the file that words will come from."""
        self.parts.append((name, text))
        return len(self.parts) - 1

    def paragraph(self, role: Role = PLAIN) -> None:
        """Begins a paragraph, unless it goes on the one before it, whose end was deleted."""
        joining, self._joining = self._joining, False
        if joining and not self.writing.empty:
            return
        self.writing.paragraph(role.kind, role.why)
        self._broken = " " if role.kind else "\n"
        if role.level is not None:
            self._levels.append((self.at, role.level))

    def join(self) -> None:
        """The end of this paragraph was deleted: the next one goes on from here."""
        self._joining = True

    def part_ways(self) -> None:
        """Whatever comes next does not go on this paragraph."""
        self._joining = False

    def line(self) -> None:
        """Ends a line; within a heading, note or caption that is a space, since their paragraphs are wholes."""
        if self._broken == "\n":
            self.writing.line()
        else:
            self.writing.space()

    def words(self, raw: str, start: int, end: int, part: int, *, literal: bool = False) -> None:
        """Adds ``raw[start:end]``; ``literal``: with no entities in it."""
        if literal:
            self.writing.words(raw, start, end, part=part)
        else:
            self.writing.markup(raw, start, end, part=part)

    def hidden(self, words: str) -> None:
        """Words that the document hides."""
        self._hidden += len(words.split())

    def cut(self, metadata: Metadata, *, encoding: str, notes: tuple[str, ...] = ()) -> Cut:
        """What was written; a single heading at the top is the headline, and the headline the title."""
        text = self.writing.text()
        marked = _headlined(self.writing.marked(), text, self._levels)
        revisions = self.changes.revisions(text)
        if self._hidden:
            self.notes.append(f"hidden text is left out ({self._hidden} word{'s' * (self._hidden != 1)})")
        headline = " ".join(region.span.of(text) for region in marked if region.kind is RegionKind.HEADLINE)
        title = " ".join(headline.split()) or metadata.title
        return Cut(
            text=text,
            origin=self.writing.origin(),
            parts=tuple(self.parts) or (("", ""),),
            encoding=encoding,
            metadata=replace(metadata, title=title),
            marked=marked,
            revisions=revisions,
            notes=(*notes, *told(revisions), *self.notes),
        )


def properties(
    fields: dict[str, str], *, title: str, author: str, language: str | None, dates: tuple[tuple[str, str, str], ...]
) -> Metadata:
    """Metadata from a document's properties: programs' defaults are no titles and no authors.

    ``title`` and ``author`` name fields; ``dates`` are pairs of a field and what it is of, and where it stood.
    """
    from according.read.kinds.stamps import stamp

    named = " ".join(fields.get(title, "").split())
    writer = " ".join(fields.get(author, "").split())
    # Of the codes of languages only those of two letters are ours; others, "zxx" among them, tell none.
    primary = (language or "").replace("_", "-").partition("-")[0].lower()
    return Metadata(
        title=named if named and not _NO_TITLE.match(named) else None,
        author=writer if _is_name(writer) else None,
        language=primary if len(primary) == 2 and primary.isalpha() else None,
        dates=tuple(
            DateCandidate(value=value, what=what, where=where)
            for name, what, where in dates
            if (value := stamp(fields.get(name)))
        ),
    )


def _is_name(writer: str) -> bool:
    return bool(writer) and writer.lower() not in _NOBODY and not _PROGRAM.search(writer)


def _headlined(marked: tuple[Region, ...], text: str, levels: list[tuple[int, int]]) -> tuple[Region, ...]:
    """The regions, the headline told among the headings; what is too long for a heading is none."""
    found = [each for each in marked if each.kind not in _HEADINGS or _short(each, text)]
    first = next((i for i, each in enumerate(found) if each.kind in _HEADINGS), None)
    if first is None:
        return tuple(found)
    if any(each.kind is RegionKind.HEADLINE for each in found):
        # A title after the first one heads a section; one right below it goes on from it.
        seen: Region | None = None
        for i, each in enumerate(found):
            if each.kind is RegionKind.HEADLINE:
                if seen and text[seen.span.end : each.span.start].strip():
                    found[i] = replace(each, kind=RegionKind.HEADING)
                else:
                    seen = each
        return tuple(found)
    ranked = sorted(levels)
    depths = {each.span.start: _level(each, ranked) for each in found if each.kind is RegionKind.HEADING}
    top = found[first]
    alone = top.kind is RegionKind.HEADING and sum(d <= depths[top.span.start] for d in depths.values()) == 1
    if alone and top.span.start <= _TOP:
        found[first] = replace(top, kind=RegionKind.HEADLINE, why=f"{top.why}, the only one so high, at the top")
    return tuple(found)


def _level(region: Region, levels: list[tuple[int, int]]) -> int:
    i = bisect_right(levels, (region.span.start, 99)) - 1
    return levels[i][1] if i >= 0 else 1


def _short(region: Region, text: str) -> bool:
    return len(region.span.of(text).split()) <= _LONGEST_HEADING
