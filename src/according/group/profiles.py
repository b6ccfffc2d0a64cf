"""What a document is compared by: its stems with their weights, and marks of names, figures, days and quoted words."""

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from according.core import (
    FUNCTION_WORDS,
    TELLING,
    Annotated,
    EntityType,
    FigureKind,
    Precision,
    RegionKind,
    SourceKind,
    Span,
    stem,
    words,
)
from according.core.frequency import rarity as listed_rarity

#: Characters of a telling that are looked at. An event is told at the head; a long tail adds background only.
_LOOKED_AT = 20_000
#: Characters at the head of a telling that count as its head: headline, deck and the first sentences. The happening
#: itself, with its day of the week, is told in somewhat more.
_HEAD, _LEAD = 600, 900
#: The headline where none is marked.
_TITLE = 100
#: A quoted run has so many words; a document keeps so many of them, so many stems, and so many marks of another sort.
_RUN, _MOST_RUNS, _MOST_STEMS, _MOST_MARKS = 4, 400, 600, 300
#: How rare letters, short numbers with years, and longer numbers are held to be.
_COMMON, _FEW_DIGITS, _MANY_DIGITS = 0.15, 0.3, 0.7
_PART = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_STARTS = frozenset('.“"?!:')
_SPEAKERS = frozenset((SourceKind.OFFICIAL, SourceKind.POLICE, SourceKind.OUTLET, SourceKind.EXPERT))

Weights = dict[str, float]


class Sort(IntEnum):
    """What a mark is a mark of."""

    PAIR = 0
    QUOTED = 1
    FIGURE = 2
    COUNTED = 3
    AGE = 4
    CLOCK = 5
    DAY = 6
    NAME = 7
    NUMBERED = 8
    MONTH = 9
    WEEKDAY = 10
    PERSON = 11
    SPEAKER = 12
    PLACE = 13


#: The columns of ``Profile.stems``.
BODY, RARER, HEAD, NAME, TITLE, RARITY, LEAD = range(7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a document is compared by.

    ``names`` are weighted stems (of unit length), ``forms`` tells how a name's stem is written in the document, ``day``
    is its day of publication as an ordinal. ``keys`` are the stems' numbers in ascending order, and ``stems`` has a row
    for each: its weight in body, body by rarity, head, names, headline; its rarity; its weight in the lead. ``marks``
    are numbers of names, figures, days and quoted words, ``sorts`` and ``weights`` theirs. ``told`` is the day of which
    the document tells first, as an ordinal; ``length`` its words.
    """

    names: Weights
    forms: dict[str, str]
    day: int | None
    told: int | None
    length: int
    keys: NDArray[np.uint32] = field(compare=False)
    stems: NDArray[np.float32] = field(compare=False)
    marks: NDArray[np.uint32] = field(compare=False)
    sorts: NDArray[np.uint8] = field(compare=False)
    weights: NDArray[np.float32] = field(compare=False)


class _Read:
    """A telling read word by word."""

    def __init__(self, annotated: Annotated) -> None:
        self.body: Counter[str] = Counter()
        self.head: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        self.forms: dict[str, str] = {}
        self.lead: list[str] = []
        self.runs: Counter[str] = Counter()
        self.numbered: set[str] = set()
        self.weekdays: set[str] = set()
        self.lead_end = 0
        self.length = 0
        self._text = annotated.document.text
        seen = 0
        for region in annotated.document.regions:
            if region.kind not in TELLING or seen > _LOOKED_AT:
                continue
            self._region(region.span, seen, told=region.kind is RegionKind.BODY)
            seen += len(region.span)

    def _region(self, span: Span, seen: int, *, told: bool) -> None:
        text, first, last_name, last_end, last_number = self._text, True, "", -1, ""
        if seen < _LEAD:
            end = min(span.end, span.start + _LEAD - seen)
            self.lead_end = end
            self.weekdays.update(day[0] for day in _WEEKDAY.finditer(text, span.start, end))
        for word in words(text, span.start, min(span.end, span.start + _LOOKED_AT)):
            self.length += 1
            form, start = word.form, word.start
            if form in FUNCTION_WORDS:
                first, last_name, last_number = False, "", ""
                continue
            stemmed = stem(form)
            self.body[stemmed] += 1
            place = seen + start - span.start
            if place < _LEAD:
                self.lead.append(stemmed)
                if place < _HEAD:
                    self.head[stemmed] += 1
            if last_number:
                self.numbered.add(f"{last_number} {stemmed}")
            digits = form[0].isdigit()
            last_number = form if digits else ""
            # In a headline every word may have a capital.
            if told and text[start].isupper():
                if not first and text[max(0, start - 2) : start].strip()[-1:] not in _STARTS:
                    self.names[stemmed] += 1
                    self.forms.setdefault(stemmed, text[start : word.end].removesuffix("’s").removesuffix("'s"))
                if last_name and start - last_end <= 2 and "\n" not in text[last_end:start]:
                    self.runs[f"{last_name} {stemmed}"] += 1
                last_name, last_end = stemmed, word.end
            else:
                last_name = ""
            first = False


def profile(annotated: Annotated) -> Profile:
    """The profile of an annotated document; it rests on words alone, so that it needs no encoder."""
    document = annotated.document
    read = _Read(annotated)
    body, names = _weighted(read.body), _weighted(read.names)
    if len(body) > _MOST_STEMS:
        kept = sorted(body, key=lambda one: (-body[one], one))[:_MOST_STEMS]
        body = {one: body[one] for one in sorted(kept)}
    published = _day(document.published)
    marks = {**_marks(annotated, read), **_moments(annotated)}
    keys, stems = _stems(annotated, read, body, names)
    order = sorted(marks)
    return Profile(
        names=names,
        forms=read.forms,
        day=published,
        told=_told(annotated, read.lead_end, published),
        length=read.length,
        keys=keys,
        stems=stems,
        marks=np.array([number for _, number in order], np.uint32),
        sorts=np.array([sort for sort, _ in order], np.uint8),
        weights=_rounded([marks[one] for one in order]),
    )


@lru_cache(maxsize=1 << 16)
def number(form: str) -> int:
    """The number of a form, the same on every machine and run."""
    return zlib.crc32(form.encode("utf-8"))


@lru_cache(maxsize=1 << 16)
def rarity(form: str) -> float:
    """How much a stem tells (``core.frequency``); numbers and what is put together of words are not in that table.

    A number of one or two digits, a year or a letter stands in many articles; "long-term" tells as much as the rarest
    of its words.
    """
    if form.isalpha() and len(form) > 1:
        return listed_rarity(form)
    parts = _PART.findall(form)
    return max((_part(part) for part in parts), default=_COMMON)


def _part(part: str) -> float:
    if len(part) == 1:
        return _COMMON
    if part[0].isdigit():
        return _FEW_DIGITS if len(part) < 3 or _YEAR.fullmatch(part) else _MANY_DIGITS
    return listed_rarity(part) if part.isalpha() else _MANY_DIGITS


def _stems(
    annotated: Annotated, read: _Read, body: Weights, names: Weights
) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    head = _weighted(read.head)
    lead = set(read.lead)
    rarer = _unit({form: weight * rarity(form) for form, weight in body.items()})
    title = set(_title(annotated))
    rows = []
    for form in sorted({*body, *title}):
        rare = rarity(form)
        rows.append(
            (
                number(form),
                body.get(form, 0.0),
                rarer.get(form, 0.0),
                head.get(form, 0.0),
                names.get(form, 0.0),
                rare if form in title else 0.0,
                rare,
                rare if form in lead else 0.0,
            )
        )
    rows = sorted({row[0]: row for row in rows}.values())
    table = np.array(rows, np.float64).reshape(-1, 8)
    return table[:, 0].astype(np.uint32), table[:, 1:].astype(np.float16).astype(np.float32)


def _marks(annotated: Annotated, read: _Read) -> dict[tuple[Sort, int], float]:
    found: dict[tuple[Sort, int], float] = {}

    def put(sort: Sort, forms: Iterable[str], weight: float = 1.0) -> None:
        for form in forms:
            found[sort, number(form)] = max(weight, found.get((sort, number(form)), 0.0))

    put(Sort.PAIR, (f"{a} {b}" for a, b in pairwise(read.lead)))
    put(Sort.NUMBERED, sorted(read.numbered)[:_MOST_MARKS])
    put(Sort.WEEKDAY, read.weekdays)
    for run in sorted(read.runs, key=lambda run: (-read.runs[run], run))[:_MOST_MARKS]:
        put(Sort.NAME, (run,), sum(map(rarity, run.split())) / 2)
    text = annotated.document.text
    runs: set[int] = set()
    for quotation in annotated.quotations:
        forms = [word.form for word in words(text, quotation.inner.start, quotation.inner.end)]
        runs.update(number(" ".join(run)) for run in zip(*(forms[step:] for step in range(_RUN)), strict=False))
    for run_number in sorted(runs)[:_MOST_RUNS]:
        found[Sort.QUOTED, run_number] = 1.0
    for figure in annotated.figures[:_MOST_MARKS]:
        if figure.kind is FigureKind.VOTE or (figure.value >= 13 and not 1900 <= figure.value <= 2100):
            put(Sort.FIGURE, (f"{figure.kind}:{figure.value:g}:{figure.high}",))
        if figure.kind is FigureKind.AGE:
            put(Sort.AGE, (f"{figure.value:g}",))
        if figure.counts:
            put(Sort.COUNTED, (f"{figure.value:g} {stem(figure.counts.split()[-1].lower())}",))
    for entity in annotated.entities:
        if not entity.naming:
            continue
        forms = [word.form for word in words(entity.name)]
        if not forms or len(forms) > 6:
            continue
        times = min(1.0, len(entity.mentions) / 4)
        if entity.type is EntityType.PLACE:
            put(Sort.PLACE, (" ".join(forms),), max(0.25, times))
        elif len(forms) > 1 and entity.type in (EntityType.PERSON, EntityType.UNKNOWN):
            sort = Sort.SPEAKER if entity.source_kind in _SPEAKERS else Sort.PERSON
            put(sort, (f"{forms[0]} {forms[-1]}",), max(0.25, times))
    return found


def _moments(annotated: Annotated) -> dict[tuple[Sort, int], float]:
    found: dict[tuple[Sort, int], float] = {}
    for moment in annotated.moments[:_MOST_MARKS]:
        start = moment.start or ""
        if moment.precision is Precision.TIME:
            clock = start.rpartition("T")[2]
            found[Sort.CLOCK, number(clock[:5])] = 1.0
        if len(start) >= 7 and start[0].isdigit():
            found[Sort.MONTH, number(start[:7])] = 1.0
            day = _day(start) if len(start) >= 10 else None
            if day is not None and moment.precision in (Precision.TIME, Precision.DAY):
                found[Sort.DAY, day] = 1.0
    return found


def _told(annotated: Annotated, end: int, published: int | None) -> int | None:
    """The first day in the lead that is no later than the day of publication."""
    for moment in annotated.moments:
        if moment.span.start >= end:
            break
        if moment.precision in (Precision.TIME, Precision.DAY) and moment.start:
            day = _day(moment.start)
            if day is not None and (published is None or day <= published):
                return day
    return None


def _title(annotated: Annotated) -> frozenset[str]:
    """The stems of a headline, or of the first words where none is known."""
    document = annotated.document
    text = document.title or ""
    if not text:
        told = next((region.span for region in document.regions if region.kind in TELLING), None)
        text = document.text[told.start : min(told.end, told.start + _TITLE)] if told is not None else ""
    return frozenset(stem(word.form) for word in words(text) if word.form not in FUNCTION_WORDS)


def _weighted(counts: Counter[str]) -> Weights:
    """Unit-length weights: the logarithm of the count times the rarity."""
    return _unit({one: (1 + math.log(count)) * rarity(one) for one, count in sorted(counts.items())})


def _unit(weights: Weights) -> Weights:
    length = math.sqrt(math.fsum(value * value for value in weights.values()))
    if not length:
        return {}
    return dict(zip(weights, _rounded([value / length for value in weights.values()]).tolist(), strict=True))


def _rounded(values: Iterable[float]) -> NDArray[np.float32]:
    """As numbers of half precision, in which profiles are packed."""
    return np.array(list(values), np.float16).astype(np.float32)


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None
