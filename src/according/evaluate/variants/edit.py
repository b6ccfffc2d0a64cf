"""An edit: another reading of a quotation with what changed in it; and the tests of words by which edits are made."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from according.core import FUNCTION_WORDS, ChangeKind

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
NUMBERS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
#: Words with a capital that are no names that could be others.
PLAIN_NAMES = frozenset(
    "I I'm I’m I've I’ve I'll I’ll I'd I’d Mr Mrs Ms Dr God Lord Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Another reading of a quotation, the kinds of change that a reader sees in it, and those that may come along.

    ``open_end``: the words end within the speaker's sentence, so that no full stop belongs after them.
    """

    words: str
    wanted: frozenset[ChangeKind] = frozenset()
    allowed: frozenset[ChangeKind] = frozenset()
    open_end: bool = False


def number_of(*parts: object) -> int:
    """A number that depends on nothing but the parts: what stands for chance here."""
    return zlib.crc32("\x1f".join(map(str, parts)).encode("utf-8"))


def bare(words: str) -> str:
    """The words without the comma, or the blank, that the sentence around them brings."""
    return words.strip().rstrip(",;:–—- ").strip()


def form_of(part: str) -> str:
    """The first word in a stretch, in lower case with a straight apostrophe."""
    match = _WORD.search(part)
    return match[0].lower().replace("’", "'") if match else ""


def matters(part: str) -> bool:
    """Whether it carries matter rather than grammar."""
    return bool(form_of(part)) and form_of(part) not in FUNCTION_WORDS


def is_plain(part: str) -> bool:
    """Whether it carries matter and is neither a figure nor a negation."""
    return matters(part) and not is_figure(part) and not negates(part)


def is_figure(part: str) -> bool:
    """Whether it is a figure, in digits or in words."""
    return any(char.isdigit() for char in part) or form_of(part) in NUMBERS or form_of(part) == "one"


def negates(part: str) -> bool:
    """Whether it denies."""
    return form_of(part) in (
        "not",
        "no",
        "never",
        "none",
        "nothing",
        "nobody",
        "neither",
        "nor",
        "without",
        "cannot",
    ) or (form_of(part).endswith("n't"))


Editor = Callable[[str, int], Edit | None]
