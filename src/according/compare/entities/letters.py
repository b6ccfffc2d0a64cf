"""Letters: whether two words are spellings of one name, by transliteration or by a slip of one letter."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

#: Writings of one sound, in the order in which they are taken: Qaddafi, Gaddafi and Kadhafi, Kyiv and Kiev.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"isation", "ization"), (r"is(?=e[ds]?$|ing$)", "iz"), (r"our(?=s?$|ite)", "or"), (r"tre(?=s?$)", "ter"),
        (r"ence(?=s?$)", "ense"), (r"ph", "f"), (r"tsch|tch", "ch"), (r"sch", "sh"), (r"kh|gh|qu|ck|q", "k"),
        (r"dh", "d"), (r"th", "t"), (r"^g(?=[aou])", "k"), (r"c(?=[eiy])", "s"), (r"c(?!h)", "k"), (r"x", "ks"),
        (r"tz|ts|zz", "z"), (r"yy|iy|yi|ij|ie|ei|ey|ee|ai|ay", "i"), (r"y", "i"), (r"ou|oo|uu", "u"), (r"aa|ah", "a"),
        (r"w", "v"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_VOWELS = str.maketrans("", "", "aeiouh")
#: Letters that a word must have so that one of them may be a slip; shorter words are other words.
_LONG = 5
#: Likeness of two words (0-100) that differ in vowels alone, below which they are two words: Lane and Lyon.
_VOWELS_LIKE = 70.0
#: Likeness of words from which on every word of a name may be written in another way.
_ONE_SOUND = 0.8
#: Likeness of whole names (0-100, rapidfuzz) below which no slip of a letter is supposed.
_LIKE = 85.0


@lru_cache(maxsize=1 << 15)
def sound(word: str) -> str:
    """A word as it sounds, roughly: equal for transliterations and spellings of one name."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """The consonants of a word as it sounds, after its first letter; the key by which spellings are looked up."""
    heard = sound(word)
    return heard[:1].replace("u", "o") + heard[1:].translate(_VOWELS)


def spelling(left: str, right: str) -> float:
    """How surely two words are spellings of one: 1 the same, 0.9 one sound, 0.8 other vowels, 0.6 a slip, else 0.

    A figure is never misspelt, and a first letter only where it sounds the same. A slip is one letter put in, left out,
    changed or moved: it makes Johnson of Johnston, and another man of Martin.
    """
    if left == right:
        return 1.0
    if any(c.isdigit() for c in left + right) or min(len(left), len(right)) < 4:
        return 0.0
    if sound(left) == sound(right):
        return 0.9
    if min(len(left), len(right)) < _LONG or skeleton(left)[:1] != skeleton(right)[:1]:
        return 0.0
    # Vowels differ between transliterations: Mohammed and Muhammad, Hezbollah and Hizbullah.
    if skeleton(left) == skeleton(right) and ratio(left, right) >= _VOWELS_LIKE:
        return 0.8
    return 0.6 if OSA.distance(left, right, score_cutoff=1) <= 1 else 0.0


def names_alike(left: str, right: str) -> float:
    """The least likeness of the words of two keys, word by word; 0 where their numbers differ or two words do.

    The mean would let one wrong word hide among right ones.
    """
    mine, theirs = left.split(), right.split()
    if len(mine) != len(theirs):
        return 0.0
    scores = [spelling(a, b) for a, b in zip(mine, theirs, strict=True)]
    slips = sum(1 for score in scores if score < 1.0)
    if min(scores) < _ONE_SOUND and (slips > max(1, len(mine) - 1) or ratio(left, right) < _LIKE):
        return 0.0
    return min(scores)
