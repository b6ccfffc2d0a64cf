"""Roles: the part that a paragraph plays, as the name of its style tells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from according.core import RegionKind

_LEVEL = re.compile(r"heading (\d{1,2})$")
_CONTENTS = re.compile(r"(?:toc|contents|index)(?: \d{1,2}| heading)$|table of (?:contents|figures|authorities)$")
_KINDS = {
    RegionKind.HEADLINE: "title|headline",
    RegionKind.SUBHEAD: "subtitle|standfirst|deck|dek|subhead",
    RegionKind.BLOCKQUOTE: "quote|intense quote|quotations|quotation|block text|block quote|block quotation|blockquote",
    RegionKind.CAPTION: "caption",
    RegionKind.BYLINE: "byline|author",
    RegionKind.DATELINE: "dateline",
}
_BY_NAME = {name: kind for kind, names in _KINDS.items() for name in names.split("|")}


@dataclass(frozen=True, slots=True)
class Role:
    """What a style says of its paragraphs: their part if it tells one, why, and how deep a heading stands (1: top)."""

    kind: RegionKind | None = None
    why: str = ""
    level: int | None = None


#: What most paragraphs are.
PLAIN = Role()
FOOTNOTE = Role(RegionKind.FOOTNOTE, "a note below the text")
RUNNING = Role(RegionKind.FURNITURE, "stands at the head or foot of every page")
CONTENTS = Role(RegionKind.FURNITURE, "a table of contents")


def role(names: Iterable[str], level: int | None = None) -> Role:
    """The role that a style gives, by its name or the names of the styles that it builds on, in this order.

    ``level`` is the level in the document's outline that the style or paragraph has, if any (1: top).
    """
    for name in names:
        plain = " ".join(name.lower().replace("_20_", " ").replace("_", " ").split())
        heading = _LEVEL.match(plain)
        if heading:
            return Role(RegionKind.HEADING, f"styled as {plain}", int(heading[1]))
        if _CONTENTS.match(plain):
            return CONTENTS
        kind = _BY_NAME.get(plain)
        if kind:
            return Role(kind, f"styled as {plain}")
    if level is not None:
        return Role(RegionKind.HEADING, "a heading in the document's outline", level)
    return PLAIN
