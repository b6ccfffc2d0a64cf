"""The day on which an account puts the event itself, where it gives one."""

import datetime as dt
import re
from dataclasses import dataclass

from according.compare.quantities.tolls import aside
from according.core import Annotated, Moment, Precision, Span

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(rf"(?i:\b(?P<day>{'|'.join(_DAYS)})\b)")
#: So far into an account the event itself is told.
_BEGINS = 12
_HAPPENING = (
    r"happened|occurred|took\s+place|erupted|unfolded|broke\s+out|was\s+reported|(?:was|were)\s+called|respond(?:ed|ing)|"
    r"opened\s+fire|shots?\s+(?:were\s+)?fired|shot|shooting|gunfire|stabb(?:ed|ing)|attack(?:ed)?|crash(?:ed)?|collid(?:ed|ing)|"
    r"collision|explo(?:ded|sion)|fire|blaze|collaps(?:ed|e)|quake|earthquake|struck|hit|killed|killing|killings|wounded|"
    r"injured|slain|robbed|robbery|raid|raided|accident|incident|derail(?:ed|ment)|sank|capsized|drowned"
)
#: The event right before its day, and its day right before it ("Saturday's shooting").
_THEN = re.compile(
    rf"(?i:\b(?:{_HAPPENING})\b(?:(?!\b(?:said|says|told|announced|arrested|charged|identified|died|released|surrendered|court|"
    rf"appeared|sentenced|arraigned|confirmed|pronounced|after|following|since|before|until)\b)(?:[ap]\.m\.|[^.;“”\"])){{0,90}}\Z)"
)
_NAMED_FOR = re.compile(
    r"(?i:(?:['’]s)?\s+(?:morning|afternoon|evening|night)?(?:['’]s)?\s*(?:(?:fatal|deadly|mass|double|triple|police|officer-involved|drive-by|"
    r"accidental)\s+)*(?:shooting|shootings|attack|stabbing|crash|explosion|fire|blaze|collision|accident|killings?|robbery|incident)\b)"
)
#: Words by which a day is that of what was said or done about the event.
_SAID = re.compile(
    r"(?i:\b(?:said|says|told|announced|arrested|charged|identified|died|dies|released|surrendered|appeared|sentenced|arraigned|"
    r"confirmed|pronounced|held|scheduled|published|posted|updated|vigil|funeral|court|custody|since|until|remained|turned|"
    r"faced|faces|ordered|took|apprehended|captured|booked|suspect|photo|learned|reported\s+(?:on\s+)?\Z|photographed|investigates?|"
    r"conference|statement|issued|warrant|indicted|accused|pleaded|hearing|trial|jury)\b)"
)
#: A date and a weekday are held against each other only if no further apart, in days.
_ONE_WEEK = 3
#: Between two days these leave open which of them is meant.
_MUDDLED = re.compile(
    r"(?i:\b(?:night|overnight|late|early|midnight|morning|[1-6](?::\d\d)?\s?a\.?m|a\.?m|1[12](?::\d\d)?\s?p\.?m|hours)\b)"
)


@dataclass(frozen=True, slots=True)
class EventDay:
    """A day that an account gives for the event: its place, and the date or weekday that it names.

    ``date`` is None for a weekday alone; ``muddled`` where its sentence speaks of the night or the early morning.
    """

    document: str
    moment: Moment
    span: Span
    sentence: Span
    place: int
    date: dt.date | None
    weekday: int
    resolved: dt.date | None
    muddled: bool


def event_days(annotated: Annotated) -> tuple[EventDay, ...]:
    """Every day that an account gives for the event itself, in the order of its text."""
    text = annotated.document.text
    found: list[EventDay] = []
    for place, sentence in enumerate(annotated.sentences[:_BEGINS]):
        if aside(sentence.of(text)):
            continue
        for moment in annotated.moments:
            if not sentence.holds(moment.span) or moment.precision is not Precision.DAY:
                continue
            day = _event_day(annotated, moment, sentence, place)
            if day is not None:
                found.append(day)
    return tuple(found)


def apart(left: tuple[EventDay, ...], right: tuple[EventDay, ...]) -> tuple[EventDay, EventDay] | None:
    """Two accounts' days that exclude each other, each account's only one; None where a night is between them."""
    if not left or not right:
        return None
    if any(_between(each, days[0]) for days in (left, right) for each in days):
        return None  # an account that gives several days gives none
    one, other = left[0], right[0]
    if one.date is not None and other.date is not None:
        distance = abs((one.date - other.date).days)
    else:
        # A weekday alone is of the week before its account's day, which a date may be far from: then nothing is said.
        if one.resolved is None or other.resolved is None or abs((one.resolved - other.resolved).days) > _ONE_WEEK:
            return None
        distance = (one.weekday - other.weekday) % 7
        distance = min(distance, 7 - distance)
    if not distance or (distance == 1 and any(each.muddled for each in (*left, *right))):
        return None
    return one, other


def _between(one: EventDay, other: EventDay) -> bool:
    if one.date is not None and other.date is not None:
        return one.date != other.date
    return one.weekday != other.weekday


def _event_day(annotated: Annotated, moment: Moment, sentence: Span, place: int) -> EventDay | None:
    text = annotated.document.text
    before = text[max(sentence.start, moment.span.start - 140) : moment.span.start]
    then = _THEN.search(before)
    named = _NAMED_FOR.match(text, moment.span.end, min(sentence.end, moment.span.end + 60))
    if named is None and (then is None or _SAID.search(before[then.start() :])):
        return None
    resolved = _date(moment.start)
    words = moment.span.of(text)
    published = _date(annotated.document.published)
    if resolved and published and resolved > published and str(resolved.year) not in words and not moment.relative:
        resolved = _date(f"{resolved.year - 1}{resolved.isoformat()[4:]}")  # what has happened is past
    weekday = _WEEKDAY.search(words)
    if moment.relative:
        if weekday is None:
            return None
        number = _DAYS.index(weekday["day"].lower())
        dated = None
    else:
        if resolved is None:
            return None
        number, dated = resolved.weekday(), resolved
    around = text[max(sentence.start, moment.span.start - 60) : min(sentence.end, moment.span.end + 40)]
    return EventDay(
        annotated.id, moment, moment.span, sentence, place, dated, number, resolved, _MUDDLED.search(around) is not None
    )


def _date(iso: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
