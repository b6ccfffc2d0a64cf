"""One line an account: its letter, colour, name, headline, date, size, and how much of it is quoted."""

from dataclasses import dataclass
from pathlib import PurePath

from according.core import (
    Annotated,
    Comparison,
    Document,
    QuotationKind,
    RegionKind,
    words,
)
from according.core.letters import letter
from according.report.visible import one_line

#: How many colours there are; further accounts take them again, with another pattern.
COLOURS = 8

_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """What the report's head says of one account. ``place`` counts from 0 in the user's order; shares are 0 to 1.

    ``changed`` is the day on which the account says it was last changed, if that is not the day of its date.
    """

    id: str
    place: int
    letter: str
    name: str
    file: str
    headline: str
    date: str | None
    words: int
    quoted: float
    voices: int
    language: str | None
    event: int
    url: str | None
    changed: str | None = None

    @property
    def colour(self) -> int:
        """The number of the account's colour."""
        return self.place % COLOURS

    @property
    def percent(self) -> int:
        """The share of quoted words in per cent, rounded."""
        return round(self.quoted * 100)


def account_lines(comparison: Comparison) -> tuple[AccountLine, ...]:
    """The accounts' lines, in the user's order. ``event`` is the place of the account's story, from 1."""
    events = {document: i for i, story in enumerate(comparison.stories, 1) for document in story.documents}
    voices: dict[str, set[str]] = {}
    for tally in comparison.voices:
        # What is not settled is no voice that one could count.
        if tally.entity is not None:
            voices.setdefault(tally.document, set()).add(tally.entity)
    return tuple(
        _line(annotated, place, events.get(annotated.id, 1), len(voices.get(annotated.id, ())))
        for place, annotated in enumerate(comparison.documents)
    )


def headline(annotated: Annotated) -> str | None:
    """The account's headline: as its text has it, else as the markup says; None where neither does."""
    for region in annotated.document.regions_of(RegionKind.HEADLINE):
        return one_line(region.span.of(annotated.document.text))
    return one_line(annotated.document.title) if annotated.document.title else None


def day(moment: str | None) -> str | None:
    """An ISO 8601 date in words ("15 May 2018"); what is no such date is given back as it is."""
    if not moment:
        return None
    parts = moment[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return moment
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= 12:
        return moment
    return " ".join([*([str(int(parts[2]))] if len(parts) == 3 else []), _MONTHS[month - 1], parts[0]])


def _file(path: str) -> str:
    """The file's name alone: the folders above it are the user's own affair, and pages are passed on."""
    return PurePath(path.replace("\\", "/")).name or path


def _line(annotated: Annotated, place: int, event: int, voices: int) -> AccountLine:
    document = annotated.document
    spoken = sorted(
        q.inner for q in annotated.quotations if q.depth == 0 and q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK)
    )
    total = quoted = nearest = 0
    # Outermost quotations do not overlap, so that one walk along both is enough.
    for region in sorted(document.telling, key=lambda region: region.span.start):
        for word in words(document.text, region.span.start, region.span.end):
            total += 1
            while nearest < len(spoken) and spoken[nearest].end <= word.start:
                nearest += 1
            quoted += nearest < len(spoken) and spoken[nearest].start < word.end
    return AccountLine(
        id=document.id,
        place=place,
        letter=letter(place),
        name=one_line(document.outlet) if document.outlet else _file(document.path),
        file=_file(document.path),
        headline=headline(annotated) or "no headline",
        date=day(document.published),
        words=total,
        quoted=quoted / total if total else 0.0,
        voices=voices,
        language=document.language,
        event=event,
        url=document.url if document.url and document.url.startswith(("https://", "http://")) else None,
        changed=_changed(document),
    )


def _changed(document: Document) -> str | None:
    said = max((date.value for date in document.dates if date.what == "modified"), default=None)
    if said is None or not document.published or said[:10] <= document.published[:10]:
        return None
    return day(said)
