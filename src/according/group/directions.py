"""Which of two documents with the same words came first, as far as tags, credit lines and dates tell."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from according.core import Document, DocumentKind
from according.core.agencies import agency, agency_named, names_agency

_CREDIT = re.compile(
    r"\b(?:first|originally)\s+(?:published|appeared|posted|printed)\s+(?:in|on|by|at)\s+(?:the\s+)?([^\n.;]{2,60})",
    re.IGNORECASE,
)
_HOST = re.compile(r"https?://(?:[^/?#@\s]*@)?([^/?#:\s]+)", re.IGNORECASE)
_BEGUN = "first", "originally"
#: Blanks between the two words, and the second.
_NEAR = 64
_DONE = ("published", "appeared", "posted", "printed")


class Direction(StrEnum):
    """The document that came first."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What of a document tells its place among copies: outlet, date, agency's tag, and whom it credits.

    ``site`` is the host of its address; ``is_agency`` whether its kind says that it is an agency's own; ``credits`` are
    the words behind "first published by", in small letters.
    """

    outlet: str | None = None
    site: str | None = None
    published: str | None = None
    agency: str | None = None
    is_agency: bool = False
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """Which came first, None where nothing tells, and what tells it."""

    first: Direction | None = None
    why: str = ""


def marks_of(document: Document) -> Marks:
    """The marks of a document by which its place among copies is told."""
    return Marks(
        outlet=document.outlet,
        site=_site(document.url),
        published=document.published,
        agency=agency(document),
        is_agency=document.kind is DocumentKind.AGENCY,
        credits=_credited(document.text),
    )


def same_house(left: Marks, right: Marks) -> bool:
    """Whether two documents are of one outlet or of one site, as far as both say."""
    outlets = [(marks.outlet or "").lower().removeprefix("the ").strip() for marks in (left, right)]
    return bool(outlets[0] and outlets[0] == outlets[1]) or bool(left.site and left.site == right.site)


def days_between(left: Marks, right: Marks) -> int | None:
    """How many days lie between two documents' dates; None where one has none or none that can be read."""
    try:
        days = [date.fromisoformat((marks.published or "")[:10]) for marks in (left, right)]
    except ValueError:
        return None
    return abs((days[0] - days[1]).days)


def _site(url: str | None) -> str | None:
    """The host of an address, in small letters, without "www."."""
    found = _HOST.match(url or "")
    return found[1].lower().removeprefix("www.") if found else None


def _credited(text: str) -> tuple[str, ...]:
    """Whom a text says to have published it first, in small letters."""
    # Few texts have the words, and looking for them as they are is a tenth of the work.
    lowered = text.lower()
    if not any(_says(lowered, begun) for begun in _BEGUN):
        return ()
    return tuple(match[1].lower() for match in _CREDIT.finditer(text))


def _says(lowered: str, begun: str) -> bool:
    """Whether a word of publishing stands behind one of these."""
    at = lowered.find(begun)
    while at >= 0:
        at += len(begun)
        if lowered[at : at + _NEAR].lstrip().startswith(_DONE):
            return True
        at = lowered.find(begun, at)
    return False


def direction(left: Marks, right: Marks) -> Told:
    """Which of two documents with the same words came first.

    In this order: one credits the other's outlet ("first published by …"); one is the agency whose tag the other
    carries; the two were published on different days, or at different hours of one day; one is an agency's own and the
    other, of the same time or of none, is nobody's. Two documents of two outlets that carry one agency's tag both stem
    from the agency, so that neither is the other's source.
    """
    credited = _credits(left, right), _credits(right, left)
    if credited[0] != credited[1]:
        return Told(Direction.RIGHT if credited[0] else Direction.LEFT, "one credits the other as first published")
    agencies = left.agency, right.agency
    agent = _is_agency(left, agencies[1]), _is_agency(right, agencies[0])
    if agent[0] != agent[1]:
        name = agencies[1] if agent[0] else agencies[0]
        return Told(Direction.LEFT if agent[0] else Direction.RIGHT, f"one carries the tag ({name}) of the other")
    if same_house(left, right):
        return _by_date(left.published, right.published)
    if agencies[0] and agencies[0] == agencies[1]:
        return Told(None, f"both carry the tag ({agencies[0]})")
    agents = _own_agency(left), _own_agency(right)
    by_date = _by_date(left.published, right.published)
    if bool(agents[0]) != bool(agents[1]):
        # An agency's text is copied; where the other stands with an earlier date, both dates are in doubt.
        first = Direction.LEFT if agents[0] else Direction.RIGHT
        other = agencies[1] if agents[0] else agencies[0]
        if other is None and by_date.first in (None, first):
            return Told(first, by_date.why or f"one is an agency's own ({agents[0] or agents[1]})")
        return Told()
    return by_date if not any(agencies) else Told()


def _by_date(left: str | None, right: str | None) -> Told:
    """By days; by hours only where both dates name their hour in one zone."""
    if not left or not right:
        return Told()
    digits = min(len(left), len(right))
    if digits <= 10 or left[19:] != right[19:]:
        digits = min(digits, 10)
    if left[:digits] == right[:digits]:
        return Told()
    first = Direction.LEFT if left < right else Direction.RIGHT
    return Told(first, f"published {min(left, right)[:10]} and {max(left, right)[:10]}")


def _is_agency(marks: Marks, name: str | None) -> bool:
    """Whether a document is the agency's own."""
    if name is None:
        return False
    if marks.outlet:
        return names_agency(marks.outlet, name)
    return marks.is_agency and marks.agency == name


def _own_agency(marks: Marks) -> str | None:
    """The agency that a document is of, None where it is another's."""
    if marks.outlet:
        return agency_named(marks.outlet)
    return marks.agency if marks.is_agency else None


def _credits(marks: Marks, other: Marks) -> bool:
    """Whether a document names the other's outlet as the one that published it first."""
    outlet = (other.outlet or "").lower().removeprefix("the ").strip()
    return len(outlet) >= 3 and any(outlet in credited for credited in marks.credits)
