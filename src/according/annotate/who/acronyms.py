"""Acronyms: what the text itself says they stand for, "Anti-Defamation League (ADL)", "IDF (Israel Defense Forces)"."""

import re

from according.core import FUNCTION_WORDS, Span

#: The capital letters of the Latin, Greek and Cyrillic alphabets, for character classes.
CAPITAL = "".join(chr(c) for c in (*range(0x41, 0x250), *range(0x370, 0x530), 0x1E9E) if chr(c).isupper())
_IN_BRACKETS = re.compile(rf"(?<=[\w”\"’'] )\(([{CAPITAL}][^\W_]{{1,9}})\)")
_EXPANSION_IN_BRACKETS = re.compile(rf"(?<!\w)([A-Z]{{2,8}}) \(([{CAPITAL}][^()\n]{{4,80}})\)")
_PIECE = re.compile(r"[^\W_]+")


def acronyms(text: str, sentences: tuple[Span, ...]) -> list[tuple[Span, str, str]]:
    """Each acronym that brackets explain: the place of what it stands for, these words, and the acronym."""
    found: list[tuple[Span, str, str]] = []
    for sentence in sentences:
        if text.find("(", sentence.start, sentence.end) < 0:
            continue
        for match in _IN_BRACKETS.finditer(text, sentence.start, sentence.end):
            end = match.start() - 1
            while end > sentence.start and text[end - 1] in " \"”’'":
                end -= 1
            if text[max(0, end - 2) : end] in ("'s", "’s"):
                end -= 2
            start = _expansion(text, max(sentence.start, end - 120), end, match[1])
            if start is not None:
                found.append((Span(start, end), " ".join(text[start:end].split()), match[1]))
        found += [
            (Span(*match.span(2)), match[2], match[1])
            for match in _EXPANSION_IN_BRACKETS.finditer(text, sentence.start, sentence.end)
            if _expansion(text, *match.span(2), match[1]) == match.start(2)
        ]
    return found


def _expansion(text: str, start: int, end: int, acronym: str) -> int | None:
    """Where the words begin that ``acronym`` stands for and that end at ``end``: initials read from behind."""
    left = acronym.upper().rstrip("S") if acronym.endswith("s") else acronym.upper()
    pieces = list(_PIECE.finditer(text, start, end))
    for match in reversed(pieces):
        word = match[0]
        if not left:
            break
        if word.isupper() and len(word) > 1 and left.endswith(word):
            left = left[: -len(word)]
        elif left[-1] == word[0].upper() and word[0].isupper():
            left = left[:-1]
        elif word.lower() not in FUNCTION_WORDS or (word[0].isupper() and len(left) == len(acronym)):
            return None
        if not left:
            return match.start()
    return None
