"""Names in comparable form: what is left of a name when its writing is taken off."""

import re
import unicodedata
from functools import lru_cache

#: Words that end a person's name and tell a son from his father.
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: Words inside a name that its initials may leave out.
_SMALL = frozenset("of for the and on to in a an de la del des du und at by with".split())
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=1 << 15)
def key(words: str) -> str:
    """A name in small plain letters: no stops, hyphens, accents, "the", possessive; adjoining initials are one word.

    "The U.S. Anti-Defamation League’s" is "us anti defamation league", "J. D. Vance" and "J.D. Vance" are "jd vance".
    """
    plain = words.replace("’", "'").replace("ʼ", "'").translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = plain.lower().replace("&", " and ").replace(".", "").replace("/", " ")
    pieces = [piece.removesuffix("'s").replace("'", "") for piece in _WORDS.findall(plain)]
    joined: list[str] = []
    adjoining = False
    for piece in pieces:
        initial = len(piece) == 1 and piece.isalpha()
        if initial and adjoining:
            joined[-1] += piece
        elif piece:
            joined.append(piece)
        adjoining = initial
    if len(joined) > 1 and joined[0] == "the":
        joined = joined[1:]
    return " ".join(joined)


def without_plural(name: str) -> str:
    """The key of a body or thing of several words without a last plural s: "deadly exchange" for "Deadly Exchanges"."""
    return name[:-1] if " " in name and name.endswith("s") and not name.endswith("ss") else name


def initials(words: str) -> tuple[str, ...]:
    """The acronyms that a name of several words can have: with and without small words, "US" as two letters.

    ``words`` is the name as written, so that letters that stand for words already are told from words.
    """
    pieces = words.replace("-", " ").replace("’", "'").split()
    if len(pieces) < 2:
        return ()
    every, great = "", ""
    for piece in pieces:
        bare = "".join(c for c in piece if c.isalnum())
        if not bare:
            continue
        own = bare if bare.isupper() and len(bare) <= 3 else bare[0]
        every += own.lower()
        great += "" if bare.lower() in _SMALL else own.lower()
    return tuple(dict.fromkeys((great, every)))


def generation(name: str) -> str:
    """What tells a son from his father ("jr", "ii") at the end of a person's key, or nothing."""
    last = name.rpartition(" ")[2]
    return last if last in GENERATIONS else ""


def person(name: str) -> tuple[str, str, str]:
    """Given name, middle names and surname of a person's key of two words or more, without its generation."""
    pieces = [piece for piece in name.split() if piece not in GENERATIONS]
    if len(pieces) < 2:
        return "", "", pieces[0] if pieces else name
    return pieces[0], " ".join(pieces[1:-1]), pieces[-1]


def surnames(name: str) -> tuple[str, ...]:
    """What a bearer of this key of several words can be called for short: each of its endings, the longest first."""
    pieces = [piece for piece in name.split() if piece not in GENERATIONS]
    return tuple(" ".join(pieces[at:]) for at in range(1, len(pieces)))
