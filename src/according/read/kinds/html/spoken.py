"""Spoken: the words that a page says to machines of its own article, with their places in the page.

Of a page whose own elements give no article (cut off, say), the extractor takes the text that the page's linked data
holds (``articleBody``). Its words stand in a string of JSON, and there at times as HTML with its entities.
"""

import itertools
import re

from according.read.kinds.html.nodes import Token, tokens

_TEXT = re.compile(r'"(?:articleBody|reviewBody|text|description|abstract)"\s*+:\s*+"')
_STEP = re.compile(r'[^"\\]++|\\u(?P<code>[0-9a-fA-F]{4})|\\(?P<sign>.)|"', re.DOTALL)
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
#: So many texts of a page's linked data are looked at, and so many words tell which one is meant.
_TEXTS, _WORDS = 50, 6


def spoken(raw: str, forms: list[str]) -> list[Token]:
    """The words of the text in the linked data of the page ``raw`` that says ``forms``; none if there is no such text.

    The words are decoded, tags and white space left out; a place is that of the word as it stands, escapes and all.
    """
    wanted = forms[:_WORDS]
    longest: list[Token] = []
    for match in itertools.islice(_TEXT.finditer(raw), _TEXTS):
        text, places = _string(raw, match.end())
        # Tags become white space of the same length, so that places stay.
        text = _TAG.sub(lambda tag: " " * len(tag[0]), text)
        words = [Token(t.form, places[t.start], places[t.end]) for t in tokens(text, 0, len(text))]
        said = [word.form for word in words]
        begins = any(said[i : i + len(wanted)] == wanted for i, form in enumerate(said) if form == wanted[0])
        # A teaser begins as the text does.
        if begins and len(words) > len(longest):
            longest = words
    return longest


def _string(raw: str, start: int) -> tuple[str, list[int]]:
    """The characters of the JSON string whose first one stands at ``start``, and where each stands; last, its end."""
    characters: list[str] = []
    places: list[int] = []
    high: tuple[str, int] | None = None
    end = start
    for step in _STEP.finditer(raw, start):
        end = step.start()
        if step[0] == '"':
            break
        end = step.end()
        if step[0][0] != "\\":
            characters.extend(step[0])
            places.extend(range(step.start(), step.end()))
            continue
        sign = chr(int(step["code"], 16)) if step["code"] else _SIGNS.get(step["sign"], step["sign"])
        if "\ud800" <= sign <= "\udbff":
            high = (sign, step.start())
            continue
        place = step.start()
        if "\udc00" <= sign <= "\udfff":
            # A character beyond the first plane is written as two halves; half of one is none.
            sign, place = (_joined(high[0], sign), high[1]) if high else (" ", place)
        high = None
        characters.append(sign)
        places.append(place)
    return "".join(characters), [*places, end]


def _joined(high: str, low: str) -> str:
    return (high + low).encode("utf-16", "surrogatepass").decode("utf-16")
