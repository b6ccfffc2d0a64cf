"""Words in their place: where in a document the words stand that a person typed, pasted or selected."""

import re
from difflib import get_close_matches

from according.core import Document, Span, UsageError, trimmed

#: Places that a message offers at most.
_OFFERED = 3
_AROUND = 30
# What a keyboard gives for what print has: whoever types words does not mean another quotation mark.
_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-"}
)
_BLANKS = re.compile(r"\s+")


def place_of(document: Document, words: str, near: Span | None = None) -> Span:
    """Where ``words`` stand in the document; of several places the one nearest to ``near``.

    White space, quotation marks, dashes and the size of letters may differ.

    Raises:
        UsageError: if they do not stand there, or several times and nothing tells which is meant.

    """
    wanted = _BLANKS.sub(" ", words.translate(_ALIKE)).strip()
    if not wanted:
        raise UsageError("no words were given: give the words as they stand in the text")
    pattern = r"\s+".join(re.escape(word) for word in wanted.split(" "))
    text = document.text.translate(_ALIKE)  # one character for one, so that places stay
    found = [Span(*match.span()) for match in re.finditer(pattern, text)]
    found = found or [Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE)]
    if not found:
        raise UsageError(_absent(document, wanted))
    if len(found) == 1 or near is not None:
        place = near.start if near is not None else 0
        return min(found, key=lambda span: (abs(span.start - place), span.start))
    shown = "; ".join(f"“{_context(document.text, span)}”" for span in found[:_OFFERED])
    raise UsageError(f"“{_short(wanted)}” stands {len(found)} times in {document.path}: give some words more ({shown})")


def places_of(document: Document, words: str, near: Span | None = None) -> tuple[Span, ...]:
    """The places of words in several pieces, one a line or with […] or … | between them; none where none are given."""
    pieces = [piece for piece in re.split(r"\n+|\s*(?:\[…\]|\[\.\.\.\]|\|)\s*", words) if piece.strip()]
    found = [place_of(document, piece, near) for piece in pieces]
    return tuple(sorted(dict.fromkeys(found)))


def trimmed_place(document: Document, start: int, end: int) -> Span:
    """A selection by its offsets in code points, without white space at its edges.

    Raises:
        UsageError: if nothing is left, or it lies outside of the text.

    """
    span = trimmed(document.text, start, end) if 0 <= start < end <= len(document.text) else None
    if span is None:
        raise UsageError("no words are selected there: the selection is empty or lies outside of the text")
    return span


def _absent(document: Document, wanted: str) -> str:
    told = f"“{_short(wanted)}” does not stand in {document.path}"
    lines = [_BLANKS.sub(" ", line).strip() for line in document.text.splitlines() if line.strip()]
    first = wanted.split(" ")[0].casefold()
    near = get_close_matches(wanted, [line for line in lines if first in line.casefold()][:200], n=1, cutoff=0.3)
    return f"{told}; the nearest that does: “{_short(near[0])}”" if near else f"{told}; copy the words from the text"


def _short(words: str, most: int = 80) -> str:
    return words if len(words) <= most else f"{words[:most].rstrip()} …"


def _context(text: str, span: Span) -> str:
    around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
    return _BLANKS.sub(" ", around).strip()
