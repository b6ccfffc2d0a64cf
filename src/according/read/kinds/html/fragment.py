"""Fragments: HTML that is nothing but a text, as feeds, posts, mails and books hold it. All of it is kept."""

import re

from according.core import RegionKind
from according.read.kinds.html.markup import Tag, Text, markup
from according.read.port import Cut, Given, Held
from according.read.writing import Writing

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody thead tfoot tr
    ul""".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_KINDS = {
    **{f"h{n}": (RegionKind.HEADING, "a heading in the markup") for n in range(1, 7)},
    "blockquote": (RegionKind.BLOCKQUOTE, "a block quotation in the markup"),
    "figcaption": (RegionKind.CAPTION, "a caption in the markup"),
    "caption": (RegionKind.CAPTION, "a table's caption"),
    "nav": (RegionKind.FURNITURE, "a menu in the markup"),
}
#: As books and word processors mark them: a note, and the sign in the text that points to it.
_NOTE = re.compile(r"(?:^|\s)(?:doc-)?(?:footnotes?|endnotes?|rearnotes?)(?:\s|$)")
_POINTER = re.compile(r"(?:^|\s)(?:doc-)?noteref(?:\s|$)")
_BELOW = (RegionKind.FOOTNOTE, "a note below the text")
_ANSWERED = (RegionKind.QUOTED, "another message, quoted in this one")
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_INVISIBLE = re.compile(r"(?:^|\s)(?:invisible|visually-hidden|sr-only|screen-reader-text|preheader)(?:\s|$)")
_QUOTE = re.compile(r"(?:^|\s)(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote)(?:\s|$)")
#: Elements may stand in one another so deep; deeper ones are read as if they stood at that depth.
_DEEPEST = 500


def write_fragment(
    writing: Writing, raw: str, start: int, end: int, *, part: int = 0, kind: RegionKind | None = None, why: str = ""
) -> None:
    """Writes the text of the markup ``raw[start:end]``; what no element tells apart plays the part ``kind``.

    Block elements part paragraphs, as do two line breaks in a row; what is hidden from readers is left out.
    """
    base = (kind, why)
    open_: list[tuple[str, tuple[RegionKind | None, str], bool]] = []
    breaks = 0
    writing.paragraph(*base)
    for event in markup(raw, start, end):
        if isinstance(event, Text):
            if not (open_ and open_[-1][2]):
                breaks = 0 if raw[event.start : event.end].strip() else breaks
                writing.markup(raw, event.start, event.end, part=part)
            continue
        name = event.name
        if name == "br":
            breaks += 1
            if breaks > 1:
                writing.paragraph(*(open_[-1][1] if open_ else base))
            else:
                writing.line()
            continue
        if name in ("td", "th"):
            writing.space()
        if name in _VOID and name != "hr":
            continue
        if event.closing:
            _closed(open_, name)
        elif name != "hr" and len(open_) < _DEEPEST:
            above = open_[-1] if open_ else ("", base, False)
            open_.append((name, _part(event, above[1]), above[2] or _hidden(event)))
        if name in _BLOCKS:
            writing.paragraph(*(open_[-1][1] if open_ else base))
    writing.paragraph()


def _closed(open_: list[tuple[str, tuple[RegionKind | None, str], bool]], name: str) -> None:
    """Closes the innermost element of this name and what still stands open in it; a stray end closes nothing."""
    for i in range(len(open_) - 1, -1, -1):
        if open_[i][0] == name:
            del open_[i:]
            return


def _part(tag: Tag, above: tuple[RegionKind | None, str]) -> tuple[RegionKind | None, str]:
    if above[0] is RegionKind.QUOTED:
        return above
    if tag.name == "blockquote" and (tag.get("type") or "").lower() == "cite":
        return _ANSWERED
    if tag.name in ("blockquote", "div") and _QUOTE.search(tag.get("class") or ""):
        return _ANSWERED
    if "note" in tag.attributes and _NOTE.search(_said(tag)):
        return _BELOW
    return _KINDS.get(tag.name, above)


def _said(tag: Tag) -> str:
    """What an element says that it is for."""
    return f"{tag.get('epub:type') or ''} {tag.get('role') or ''}"


def _hidden(tag: Tag) -> bool:
    if not tag.attributes.strip():
        return False
    return (
        tag.get("hidden") is not None
        or bool(_HIDDEN.search(tag.get("style") or ""))
        or bool(_INVISIBLE.search(tag.get("class") or ""))
        or ("noteref" in tag.attributes and bool(_POINTER.search(_said(tag))))
    )


class Fragment(Held):
    """Reads what an archive says is a fragment of HTML; no file is one by itself."""

    name = "fragment"
    what = "a fragment of a page"
    media_type = "text/html"
    extractor = "fragment 1"
    largest = 10_000_000

    def cut(self, given: Given) -> Cut:
        """All of its text."""
        decoded = given.decoded()
        writing = Writing()
        write_fragment(writing, decoded.text, 0, len(decoded.text))
        return Cut(
            text=writing.text(),
            origin=writing.origin(),
            marked=writing.marked(),
            parts=(("", decoded.text),),
            encoding=decoded.encoding,
            notes=decoded.notes,
        )


READER = Fragment()
