"""Posts of others set into a text without marks: the lines that somebody signs with a handle."""

import re

from according.core import Span

#: Who signs a post, or the address of its picture.
_SIGNED = re.compile(r"[—–]\s?[^—–\n]{2,60}\(@\w{1,20}\)|pic\.twitter\.com/\w+")


def posts(text: str) -> list[Span]:
    """The lines signed "— Ada Lind (@ada)", or the line before where the signature stands by itself."""
    found = []
    for signed in _SIGNED.finditer(text):
        start = text.rfind("\n", 0, signed.start()) + 1
        if not text[start : signed.start()].strip():
            start = text.rfind("\n", 0, len(text[:start].rstrip())) + 1
        found.append(Span(start, signed.end()))
    return found
