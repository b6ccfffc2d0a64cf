"""Words in their place: where in a document the words stand that a person typed or pasted.

White space, and the shapes of quotation marks, apostrophes and dashes, do not tell words apart: a keyboard has other
ones than print. What is kept is always the text's own words.
"""

import re
from difflib import get_close_matches

from according.core import Document, Span, UsageError

#: Places that a message offers at most.
_OFFERED = 3
_AROUND = 30
_SHAPES = ("'‘’‚‛`´′", '"“”„‟«»″', "-‐‑‒–—−")


def places(text: str, words: str) -> tuple[Span, ...]:
    """All places of ``words`` in ``text``; those in another case only where there are none in the same."""
    for flags in (re.NOFLAG, re.IGNORECASE):
        if found := tuple(Span(*m.span()) for m in re.finditer(_pattern(words), text, flags)):
            return found
    return ()


def same_words(left: str, right: str) -> bool:
    """Whether both are the same words, whatever their case."""
    return re.fullmatch(_pattern(right), left.strip(), re.IGNORECASE) is not None


def place_of(document: Document, words: str, near: Span | None = None) -> Span:
    """Where ``words`` stand in the document; of several places the one nearest to ``near``.

    Raises:
        UsageError: if they do not stand there, or several times and nothing tells which is meant.

    """
    wanted = " ".join(words.split())
    if not wanted:
        raise UsageError("no words were given: give the words as they stand in the text")
    found = places(document.text, wanted)
    if not found:
        raise UsageError(_absent(document, wanted))
    if len(found) == 1 or near is not None:
        place = near.start if near is not None else 0
        return min(found, key=lambda span: (abs(span.start - place), span.start))
    shown = "; ".join(f"“{_context(document.text, span)}”" for span in found[:_OFFERED])
    raise UsageError(f"“{_short(wanted)}” stands {len(found)} times in {document.path}: give some words more ({shown})")


def places_of(document: Document, words: str, near: Span | None = None) -> tuple[Span, ...]:
    """The places of words in several pieces, one a line or with […] or | between them; none where none are given."""
    pieces = [piece for piece in re.split(r"\n+|\s*(?:\[…\]|\[\.\.\.\]|\|)\s*", words) if piece.strip()]
    found = [place_of(document, piece, near) for piece in pieces]
    return tuple(sorted(dict.fromkeys(found)))


def _pattern(words: str) -> str:
    return r"\s+".join("".join(map(_any_shape, chunk)) for chunk in words.split())


def _any_shape(character: str) -> str:
    shapes = next((shapes for shapes in _SHAPES if character in shapes), None)
    return f"[{re.escape(shapes)}]" if shapes else re.escape(character)


def _absent(document: Document, wanted: str) -> str:
    told = f"“{_short(wanted)}” does not stand in {document.path}"
    lines = [" ".join(line.split()) for line in document.text.splitlines() if line.strip()]
    first = wanted.split(" ")[0].casefold()
    near = get_close_matches(wanted, [line for line in lines if first in line.casefold()][:200], n=1, cutoff=0.3)
    return f"{told}; the nearest that does: “{_short(near[0])}”" if near else f"{told}; copy the words from the text"


def _short(words: str, most: int = 80) -> str:
    return words if len(words) <= most else f"{words[:most].rstrip()} …"


def _context(text: str, span: Span) -> str:
    around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
    return " ".join(around.split())
