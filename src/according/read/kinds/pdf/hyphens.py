"""Hyphens: whether a hyphen that ends a line belongs to its word."""

import re
from collections.abc import Iterable

#: What a hyphen follows before whatever word.
_BEFORE = frozenset(
    "self non anti vice cross mid half quasi well ill two three four five six seven eight nine "
    "twenty thirty forty fifty sixty seventy eighty ninety neo co "
    "attorney lieutenant anglo afro euro sino".split()
)
#: What a hyphen follows before a word that the document has elsewhere; else it begins a longer word.
_BEFORE_WORDS = frozenset(
    "ex pro so on off long short high low first second third post full part all pre re semi".split()
)
#: What follows a hyphen, and seldom ends a word that is written as one.
_BEHIND = frozenset(
    "based term year years old led backed funded driven related style class profile scale range ranking elect law "
    "known called minded looking seeking sharing wing rights trained owned sized income cost risk quality serving "
    "growing reaching sounding being control defense defence determination government speaking language friendly "
    "specific sided party the american european british african asian mayor chief president chair treasurer".split()
)
#: What opens words that are written as one although both their parts are words.
_CLOSED = frozenset(
    "with how what when where who whom which any every some no my your him her them it our under over out up down in "
    "after be birth week day news police chair spokes business neighbour neighbor head home house land life work "
    "school court back fore for further more never none there here through white black wild water fire air foot hand "
    "eye book note key web data net side trade brain break gun share stake turn night to inter sales states "
    "congress country grand step town counter super trans sub micro".split()
)
_ENDINGS = frozenset("ness ment tion sion ings able ible less ship ward wards ance ence dle teen teenth fold".split())
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
        if "-" in left or "-" in right or last_part in _BEHIND:
            return False
        known = last_part in self._whole
        if first_part in _BEFORE and len(last_part) > 3 and last_part not in _ENDINGS:
            return False
        if first_part in _BEFORE_WORDS:
            return not (known and len(last_part) > 2)
        # Two words that the document has elsewhere are more likely two than the halves of a third.
        compound = known and first_part in self._whole and len(first_part) > 2 < len(last_part)
        return not compound or first_part in _CLOSED


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
