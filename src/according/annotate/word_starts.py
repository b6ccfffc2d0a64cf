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
        for first, rest in _by_letter(alternatives)
        for letter in dict.fromkeys((first.lower(), first.upper()))
    ]
    return f"(?:{'|'.join(branches)})"


def starting_or(beside: str, then: str, alternatives: Iterable[str]) -> str:
    """The same, or a character of the class ``beside``, wherever it stands, and ``then`` behind it."""
    letters = _by_letter(alternatives)
    firsts = "".join(first.lower() + first.upper() for first, _ in letters)
    branches = "|".join(f"(?<=[{first.lower()}{first.upper()}])(?i:{rest})" for first, rest in letters)
    return rf"[{beside}{firsts}](?:(?<=[{beside}])(?:{then})|(?<!\w.)(?:{branches}))"


def _by_letter(alternatives: Iterable[str]) -> list[tuple[str, str]]:
    rests: dict[str, list[str]] = {}
    for alternative in alternatives:
        rests.setdefault(alternative[0].lower(), []).append(alternative[1:])
    return [(first, "|".join(rest)) for first, rest in rests.items()]
