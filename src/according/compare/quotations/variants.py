"""A reading of an utterance as words, each in the form by which it is compared.

Typography is no change: kinds of quotation marks, apostrophes, dashes and blanks, hyphens, dots in abbreviations, and
the spelling of a house (-ise and -ize, -our and -or). A number in figures and in words is one number.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from according.core import FUNCTION_WORDS, Span

#: Readings longer than this are only compared for being the same, since aligning takes the product of both lengths.
LONGEST = 1500
#: Characters of a stretch whose tokens are kept for the next who asks, and of the text that is kept alive by it.
_STRETCH, _TEXT = 2_000, 200_000

_TOKEN = re.compile(
    r"(?P<ellipsis>…|\. ?\. ?\.(?: ?\.)?)"
    r"|(?P<number>\d+(?:[.,:/\-–]\d+)*[^\W\d_]*)"
    r"|(?P<letter>[(\[][^\W\d_][)\]][^\W\d_]+(?:['’&][^\W_]+)*)"
    r"|(?P<word>[^\W_]+(?:['’.&][^\W_]+)*)"
)
_BRACKETS = re.compile(r"\[[^\[\]()]{1,80}\]|\([^\[\]()]{1,80}\)")
_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
    if value > 1
} | {word: str(10 * value) for value, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_NEGATORS = frozenset("not no never none nor neither nothing nobody nowhere without cannot".split())
_HOUSE = (
    (re.compile(r"(?<=\w{2})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=\w{3})our(s|ed|ing|ite|able|ful)?$"), r"or\1"),
    (re.compile(r"(?<=\w{3})re$"), "er"),
    (re.compile(r"(?<=\w{2})ence$"), "ense"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or an ellipsis of a reading. ``form`` is what is compared; ``part`` counts the spans."""

    start: int
    end: int
    form: str
    raw: str
    bracketed: bool = False
    part: int = 0

    @property
    def negates(self) -> bool:
        """Whether the word is a negation."""
        return self.form in _NEGATORS or self.form.endswith("n't")

    @property
    def numeral(self) -> bool:
        """Whether the word is a number."""
        return self.form[0].isdigit()

    @property
    def matters(self) -> bool:
        """Whether the word carries matter rather than grammar."""
        return self.form not in FUNCTION_WORDS and self.form != "…"


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of an utterance as one document has them: one span, or several where a source interrupts them."""

    document: str
    text: str
    spans: tuple[Span, ...]

    @property
    def tokens(self) -> list[Token]:
        """The words of all spans, in order."""
        return [token for part, span in enumerate(self.spans) for token in tokens(self.text, span, part)]


def tokens(text: str, span: Span, part: int = 0) -> list[Token]:
    """The words, numbers and ellipses of ``text`` within ``span``, with their offsets in ``text``."""
    if len(span) <= _STRETCH and len(text) <= _TEXT:
        return list(_stretch(text, span, part))
    return _cut(text, span, part)


@lru_cache(maxsize=1 << 11)
def _stretch(text: str, span: Span, part: int) -> tuple[Token, ...]:
    """The tokens of a sentence or so: one after another several finders ask for the same."""
    return tuple(_cut(text, span, part))


def _cut(text: str, span: Span, part: int) -> list[Token]:
    inside = [(m.start(), m.end()) for m in _BRACKETS.finditer(text, span.start, span.end)]
    found: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text, span.start, span.end):
        while at < len(inside) and inside[at][1] <= match.start():
            at += 1
        bracketed = at < len(inside) and inside[at][0] <= match.start()
        found.append(Token(match.start(), match.end(), _form(match), match[0], bracketed, part))
    return found


def _form(match: re.Match[str]) -> str:
    """What is compared of a word: lower case, no dots within, the spelling of one house."""
    if match.lastgroup == "ellipsis":
        return "…"
    form = match[0].lower().replace("’", "'")
    if match.lastgroup == "letter":
        form = form[1] + form[3:]
    if match.lastgroup == "number":
        return form.replace(",", "").replace("–", "-")
    return _spelt(form.replace(".", ""))


@lru_cache(maxsize=1 << 16)
def _spelt(form: str) -> str:
    """A word in the spelling of one house, a number word as its figure."""
    if form in _NUMBER_WORDS:
        return _NUMBER_WORDS[form]
    for pattern, put in _HOUSE:
        form, count = pattern.subn(put, form)
        if count:
            break
    return form
