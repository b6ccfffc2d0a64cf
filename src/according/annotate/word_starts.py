r"""Expressions that look for words, written so that the engine leaps from one likely first letter to the next.

``\b(?:not|never)`` is tried at every character of a text. Where an expression begins with plain letters instead, the
engine skips all others before it tries anything, which is several times as fast; that the letter begins a word is then
looked up behind it. The same places are found.
"""

from collections.abc import Iterable


def starting(alternatives: Iterable[str], *, not_after: str = r"\w") -> str:
    """An expression for any of ``alternatives``, in whatever case, where none of ``not_after`` stands before it.

    Each alternative is an expression that begins with a letter, which is no part of an optional or repeated piece.
    ``not_after`` is what stands between the brackets of a class of characters. The whole must be compiled without
    ``re.IGNORECASE``, which would undo the gain; what comes behind it heeds case unless it says otherwise.
    """
    branches = [
        rf"{letter}(?<![{not_after}]{letter})(?i:{rest})"
        for first, rest in _by_letter(alternative[0].lower() + alternative[1:] for alternative in alternatives)
        for letter in dict.fromkeys((first, first.upper()))
    ]
    return f"(?:{'|'.join(branches)})"


def starting_or(beside: str, then: str, alternatives: Iterable[str], *, cased: bool = False) -> str:
    """The same, or a character of the class ``beside``, wherever it stands, and ``then`` behind it.

    Where ``cased``, the alternatives are looked for as they are written.
    """
    if cased:
        letters = [(first, rest) for first, rest in _by_letter(alternatives)]
    else:
        small = _by_letter(alternative[0].lower() + alternative[1:] for alternative in alternatives)
        letters = [(first + first.upper(), f"(?i:{rest})") for first, rest in small]
    firsts = "".join(either for either, _ in letters)
    branches = "|".join(f"(?<=[{either}])(?:{rest})" for either, rest in letters)
    return rf"[{beside}{firsts}](?:(?<=[{beside}])(?:{then})|(?<!\w.)(?:{branches}))"


def _by_letter(alternatives: Iterable[str]) -> list[tuple[str, str]]:
    """Each first letter with what may follow it."""
    rests: dict[str, list[str]] = {}
    for alternative in alternatives:
        rests.setdefault(alternative[0], []).append(alternative[1:])
    return [(first, "|".join(rest)) for first, rest in rests.items()]
