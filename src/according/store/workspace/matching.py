"""A query's words in the language of the index: every one in marks, so that nothing in it means anything there."""

import unicodedata
from collections.abc import Iterable, Sequence

from according.store.workspace.query import Term


def texts_match(terms: Sequence[Term]) -> tuple[str, str]:
    """What all wanted words ask of the index of texts, and what none may match; "" where there is nothing of a sort."""
    wanted = [_phrase(term) for term in terms if not term.without and spelled(term.words)]
    unwanted = [_phrase(term) for term in terms if term.without and spelled(term.words)]
    return " AND ".join(wanted), " OR ".join(unwanted)


def speakers_match(names: Sequence[str], kinds: Sequence[str]) -> str:
    """What names, and kinds of attributions beside them, ask of the index of speakers; "" where no name has a letter.

    A name's words may stand in any order: "Lopez, Rosario" is "Rosario Lopez".
    """
    asked = [" AND ".join(quoted(word) for word in name.split() if spelled(word)) for name in names]
    told = " OR ".join(f"({one})" for one in asked if one)
    if not told or not kinds:
        return f"names : ({told})" if told else ""
    return f"(names : ({told})) AND (kinds : ({' OR '.join(map(quoted, kinds))}))"


def quoted(words: str) -> str:
    """Words as a string of the index's own language."""
    return '"' + words.replace('"', '""').replace("\0", " ").encode("utf-8", "replace").decode() + '"'


def spelled(words: str) -> bool:
    """Whether there is a letter or a digit in it: the index knows no other."""
    return any(unicodedata.category(c)[0] in "LN" for c in words)


def folded(words: str) -> str:
    """Words without case and accents."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def naming(names: Iterable[str], asked: Sequence[str]) -> list[str]:
    """Those of ``names`` that have one of ``asked`` in them, whatever their case and accents."""
    wanted = [folded(one) for one in asked]
    return [name for name in names if any(one in folded(name) for one in wanted)]


def _phrase(term: Term) -> str:
    return quoted(term.words) + ("*" if term.prefix else "")
