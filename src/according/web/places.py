"""Places: the address at which a document opens at exact words."""

from urllib.parse import quote

from according.core import Span

#: The field of a document's address that tells which words it opens at, and the anchor that these words get.
AT = "at"


def at(document: str, span: Span) -> str:
    """Where these words of a document are shown in their place: ``/documents/{id}?at=start-end#at``."""
    return f"/documents/{quote(document, safe='')}?{AT}={span.start}-{span.end}#{AT}"


def asked_for(value: str, length: int) -> Span | None:
    """The span that the field ``at`` gives for a text of ``length``; None where it gives none."""
    first, mark, last = value.partition("-")
    if not mark or not all(n.isascii() and n.isdigit() and len(n) < 10 for n in (first, last)):
        return None
    start, end = int(first), int(last)
    return Span(start, end) if start < end <= length else None
