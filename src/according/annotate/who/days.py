"""Days and months by which somebody is called: in a text about Theresa May, "May" may be a name."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from according.annotate.who.lexicon import CALENDAR, GIVEN_NAMES, TITLES
from according.annotate.who.runs import Token

#: What leads up to a date, right before the word: "in May", "last May", "3 May"; what follows one: "May 3", "May of".
_LED_UP_TO = re.compile(
    r"(?:\b(?:in|on|of|by|since|until|till|from|to|through|between|before|after|during|around|last|next|this|that|early|"
    r"late|mid|every|each|\d{1,2}(?:st|nd|rd|th)?)[ \xa0-]|\d, )$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:,?[ \xa0](?:\d|the \d|of (?:that|this|last|next|\d))|-|\.\s?\d| (?:i|we|you|it|there|god)\b)", re.IGNORECASE
)
#: Characters that are looked at before the word.
_BEFORE = 14


def borne(text: str, sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The days and months that follow a given name or a title somewhere, as in "Theresa May", "Mrs. May"."""
    return frozenset(
        token.key
        for tokens in sentences
        for before, token in pairwise(tokens)
        if token.key in CALENDAR
        and (before.key in GIVEN_NAMES or before.key in TITLES)
        and text[before.end : token.start] in (" ", ". ", "\xa0", ".\xa0")
        and _GOES_ON.match(text, token.end) is None
    )


def dated(text: str, token: Token) -> bool:
    """Whether a day or month stands where a date would, so that it names nobody even where somebody is called so."""
    ahead = text[max(0, token.start - _BEFORE) : token.start]
    return _LED_UP_TO.search(ahead) is not None or _GOES_ON.match(text, token.end) is not None
