"""Words: the one way in which every stage cuts a text into words and tells whether two of them are the same."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:['’.\-&][^\W_]+)*")
_STEMMER = snowballstemmer.stemmer("english")
#: Characters of a stretch whose words are kept for the next who asks, and of the text that is kept alive by it.
_STRETCH, _TEXT = 2_000, 200_000

#: Words that carry grammar rather than matter; alignment and copies do not count them.
FUNCTION_WORDS = frozenset(
    """a about above after again against all also although am an and any are aren't as at be because been before being
    below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each
    either else even ever few for from further had hadn't has hasn't have haven't having he he'd he'll he's her here
    hers herself him himself his how however i i'd i'll i'm i've if in into is isn't it it's its itself just let's may
    me might more most must my myself neither no nor not of off on once one only or other ought our ours ourselves out
    over own quite rather same shall she she'd she'll she's should shouldn't since so some such than that that's the
    their theirs them themselves then there there's these they they'd they'll they're they've this those though through
    thus to too under until up upon us very was wasn't we we'd we'll we're we've were weren't what what's when where
    which while who who's whom whose why will with within without would wouldn't yet you you'd you'll you're you've
    your yours yourself yourselves""".split()
)


class Word(NamedTuple):
    """A word at ``[start, end)`` of its text; ``form`` is in lower case with straight apostrophes."""

    start: int
    end: int
    form: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]``, with offsets into ``text``."""
    stop = len(text) if end is None else end
    if stop - start <= _STRETCH and len(text) <= _TEXT:
        return list(_stretch(text, start, stop))
    return _cut(text, start, stop)


@lru_cache(maxsize=1 << 12)
def _stretch(text: str, start: int, stop: int) -> tuple[Word, ...]:
    """The words of a sentence or so: one after another many a finder asks for the same."""
    return tuple(_cut(text, start, stop))


def _cut(text: str, start: int, stop: int) -> list[Word]:
    return [Word(m.start(), m.end(), m[0].lower().replace("’", "'")) for m in _WORD.finditer(text, start, stop)]


def iter_words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of ``text[start:end]`` one at a time, for whoever looks at the first few only."""
    for m in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(m.start(), m.end(), m[0].lower().replace("’", "'"))


@lru_cache(maxsize=1 << 16)
def stem(form: str) -> str:
    """The stem of a word's form (Porter's second English stemmer, by way of Snowball); possessive endings are cut."""
    return str(_STEMMER.stemWord(form.removesuffix("'s").removesuffix("'")))


def content_stems(text: str, start: int = 0, end: int | None = None) -> frozenset[str]:
    """The stems of the words of ``text[start:end]`` that are no function words."""
    return frozenset(stem(word.form) for word in words(text, start, end) if word.form not in FUNCTION_WORDS)
