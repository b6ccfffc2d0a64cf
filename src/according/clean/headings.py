"""Headings of the markup looked at together: a standfirst under the headline, and teasers with nothing under them."""

from according.clean.parts import Paragraph
from according.core import RegionKind

#: So many headings in a row at the end of a page are links to other stories, not headings of this one.
_TRAILING = 3
#: So many headings in a row anywhere are a list of teasers; the last may head what follows.
_TEASERS = 5
#: A heading of more words right below the headline is the standfirst.
_SHORT = 8


def headings(found: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with headings that head nothing told as furniture, and a standfirst told as one."""
    told = list(found)
    start = 0
    while start < len(told):
        end = start
        while end < len(told) and told[end].kind is RegionKind.HEADING:
            end += 1
        last = not any(p.kind in (RegionKind.BODY, RegionKind.BLOCKQUOTE, None) for p in told[end:])
        if end - start >= (_TRAILING if last else _TEASERS):
            for place in range(start, end if last else end - 1):
                told[place] = told[place].told(RegionKind.FURNITURE, "one of many headings with nothing under them")
        elif end > start > 0 and told[start - 1].kind is RegionKind.HEADLINE and told[start].length > _SHORT:
            told[start] = told[start].told(RegionKind.SUBHEAD, "a long heading right below the headline")
        start = max(end, start + 1)
    return told
