"""Hyphens: whether a hyphen that ends a line belongs to its word."""

import re
from collections.abc import Iterable

#: What stands before a hyphen that is always written.
_BEFORE = frozenset(
    "self ex non anti pro well ill so vice cross mid half all quasi then now long short high low first second third "
    "one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "post pan neo off on full part single double multi father mother brother sister son daughter attorney lieutenant "
    "anglo afro euro sino e t x u".split()
)
#: What often stands behind one that is, and is a word by itself.
_BEHIND = frozenset(
    "based term year years old time times day days week weeks month months hour hours minute wide long led backed made "
    "run related style class profile level scale range ranking elect law up off out in down free person people page "
    "point born known called minded looking making building seeking sharing keeping wing right rights trained general "
    "owned funded driven sized income cost risk speed quality standing serving growing lasting reaching sounding being "
    "control defense defence determination government speaking language friendly specific side sided party line life "
    "death world war peace police military state city county federal local foreign american european british african "
    "asian chief president mayor chair treasurer at for to and of the by on".split()
)
_LETTERS = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
#: What stands in a page's text for a hyphen that ends a line.
_BROKEN = "\ufffe"
_OPEN = "\"“‘'([«"
_CLOSE = "\"”’').,;:!?…]»"


class Hyphens:
    """Decides by the other words of the same document, and where these say nothing by the two parts themselves."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._compound: set[str] = set()
        for text in texts:
            lowered = _without_broken(text.lower())
            self._whole.update(_LETTERS.findall(lowered))
            if "-" in lowered:
                self._compound.update(_COMPOUND.findall(lowered))

    def joins(self, before: str, behind: str) -> bool:
        """Whether the hyphen between ``before`` (without it) and ``behind`` goes when the two are put together."""
        left = before.lstrip(_OPEN)
        right = behind.rstrip(_CLOSE).removesuffix("’s").removesuffix("'s")
        if not left or not right or not left[-1].isalpha() or not right[0].isalpha():
            return False
        first, last = left.lower(), right.lower()
        head = _LETTERS.match(last)
        last_part = head[0] if head else last
        first_part = _LETTERS.findall(first)[-1]
        if f"{first_part}-{last_part}" in self._compound:
            return False
        if first_part + last_part in self._whole:
            return True
        if right[0].isupper():
            return left.isupper() and right.isupper() and len(left) > 1
        if "-" in left or "-" in right or first_part in _BEFORE or last_part in _BEHIND:
            return False
        # Two words that the document has elsewhere are more likely two than the halves of a third.
        return not (first_part in self._whole and last_part in self._whole and len(first_part) > 2 < len(last_part))


def _without_broken(text: str) -> str:
    """A page's text without the words that its line ends break."""
    if _BROKEN not in text:
        return text
    parts = text.split(_BROKEN)
    kept = []
    for number, part in enumerate(parts):
        start, end = 0, len(part)
        while number and start < end and part[start].isalpha():
            start += 1
        while number < len(parts) - 1 and end > start and part[end - 1].isalpha():
            end -= 1
        kept.append(part[start:end])
    return " ".join(kept)
