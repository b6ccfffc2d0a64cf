"""Markdown: its words without its marks, each with its place; headings and quotations as the marks tell them."""

import re
from dataclasses import dataclass, field

from according.core import Metadata, OriginMap, Piece, Region, RegionKind, Span
from according.read.kinds.emphasis import kept
from according.read.port import Cut, Given, Head
from according.read.signatures import looks_binary, signature

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_ITEM = re.compile(r"[ \t]{0,6}(?:[-*+]|\d{1,3}[.)])[ \t]+")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_IMAGE = re.compile(r"[ \t]*!\[([^\]\n]{0,1000})\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])[ \t]*$")
_FIELD = re.compile(r"(\w+)[ \t]*:[ \t]*(.*?)[ \t]*$")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?")
_WHY = {
    RegionKind.HEADING: "a heading in Markdown",
    RegionKind.HEADLINE: "the first heading in Markdown",
    RegionKind.BLOCKQUOTE: "a block quotation in Markdown",
    RegionKind.CAPTION: "an image's description",
}


@dataclass(slots=True)
class _Block:
    """Lines that make one paragraph: stretches of the raw text, and what the marks say of them."""

    kind: RegionKind | None
    lines: list[tuple[int, int]] = field(default_factory=list)


class Markdown:
    """Reads Markdown; only its name tells it from plain text."""

    name = "markdown"
    what = "a Markdown text"
    media_type = "text/markdown"
    extractor = "markdown 1"
    endings = frozenset({".md", ".markdown"})
    largest = 20_000_000
    ahead: tuple[str, ...] = ()

    def knows(self, head: Head) -> bool:
        """Whether it is a text whose name says Markdown."""
        return head.ending in self.endings and not signature(head.data) and not looks_binary(head.data)

    def cut(self, given: Given) -> Cut:
        """The text without marks of emphasis, targets of links, rules and front matter.

        Paragraphs are parted by empty lines, and the lines of one paragraph joined by spaces. Front matter gives the
        metadata.
        """
        decoded = given.decoded()
        raw = decoded.text
        front, start = _front_matter(raw)
        written: list[str] = []
        pieces: list[Piece] = []
        marked: list[Region] = []
        at = 0
        for block in _blocks(raw, start):
            stretches = [s for line in block.lines for s in _stretches(raw, *line)]
            if not any(raw[a:b].strip() for a, b, _ in stretches):
                continue
            if written:
                written.append("\n\n")
                at += 2
            begun = at
            for first, last, spaced in stretches:
                if spaced and at > begun:
                    written.append(" ")
                    at += 1
                written.append(raw[first:last])
                pieces.append(Piece(at, at + last - first, first, last))
                at += last - first
            if block.kind:
                kind = RegionKind.HEADLINE if block.kind is RegionKind.HEADING and not marked else block.kind
                marked.append(Region(kind=kind, span=Span(begun, at), why=_WHY[kind]))
        return Cut(
            text="".join(written),
            origin=OriginMap(tuple(pieces)),
            parts=(("", raw),),
            encoding=decoded.encoding,
            metadata=front,
            marked=tuple(marked),
            notes=decoded.notes,
        )


READER = Markdown()


def _front_matter(text: str) -> tuple[Metadata, int]:
    """The metadata in the block between ``---`` lines that opens the file, and where the text begins."""
    if not re.match(r"---[ \t]*\r?\n", text):
        return Metadata(), 0
    fields: dict[str, str] = {}
    for number, match in enumerate(_LINE.finditer(text[:20_000])):
        line = match[1].rstrip()
        if number and line in ("---", "..."):
            date = _DATE.match(fields.get("date", fields.get("published", "")))
            url = fields.get("url", fields.get("source", ""))
            return (
                Metadata(
                    title=fields.get("title") or None,
                    author=fields.get("author") or None,
                    outlet=fields.get("outlet", fields.get("publication")) or None,
                    url=url if url.startswith(("http://", "https://")) else None,
                    published=date[0].replace(" ", "T") if date else None,
                ),
                match.end(),
            )
        pair = _FIELD.match(line)
        if pair:
            fields[pair[1].lower()] = pair[2].strip("\"'")
    return Metadata(), 0


def _blocks(text: str, start: int) -> list[_Block]:
    blocks: list[_Block] = []
    current = _Block(None)
    fenced = False

    def close(kind: RegionKind | None = None) -> None:
        nonlocal current
        if current.lines:
            blocks.append(current)
        current = _Block(kind)

    for match in _LINE.finditer(text, start):
        first, last = match.span(1)
        line = match[1]
        if _FENCE.match(line):
            fenced = not fenced
            close()
        elif not line.strip() or (not fenced and _DEFINITION.match(line)):
            close()
        elif fenced:
            current.lines.append((first, last))
        elif current.lines and current.kind is None and _UNDERLINE.match(line):
            current.kind = RegionKind.HEADING
            close()
        elif _RULE.match(line):
            close()
        elif heading := _HEADING.match(line):
            close(RegionKind.HEADING)
            closing = _CLOSING.search(line, heading.end())
            current.lines.append((first + heading.end(), first + closing.start() if closing else last))
            close()
        elif image := _IMAGE.match(line):
            close(RegionKind.CAPTION)
            current.lines.append((first + image.start(1), first + image.end(1)))
            close()
        elif quote := _QUOTE.match(line):
            if current.kind is not RegionKind.BLOCKQUOTE or not line[quote.end() :].strip():
                close(RegionKind.BLOCKQUOTE)
            if line[quote.end() :].strip():
                current.lines.append((first + quote.end(), last))
        elif item := _ITEM.match(line):
            close()
            current.lines.append((first + item.end(), last))
        else:
            current.lines.append((first, last))
    close()
    return blocks


def _stretches(text: str, first: int, last: int) -> list[tuple[int, int, bool]]:
    """What is kept of a line, and whether a space stands before it (between lines, that is)."""
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    found = [(first + a, first + b, False) for a, b in kept(text[first:last])]
    return [(a, b, i == 0) for i, (a, b, _) in enumerate(found)]
