"""How alike two documents are as tellings of one event: their words, names, figures, heads and dates."""

import math
import re
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import msgspec

from according.core import (
    FUNCTION_WORDS,
    TELLING,
    Annotated,
    Feature,
    FigureKind,
    RegionKind,
    stem,
    words,
)
from according.core.frequency import rarity
from according.core.frequency import weight as _weight

#: Characters of a telling that are looked at. An event is told at the head; a long tail adds background only.
_LOOKED_AT = 20_000
#: Characters at the head of a telling that count as its head: headline, deck and the first sentences. The happening
#: itself, with its day of the week, is told in somewhat more.
_HEAD, _LEAD = 600, 900
#: The headline where none is marked.
_TITLE = 100
#: A word is rare where at most a few of many articles have it; words of quotations are compared by runs.
_RARE, _RUN, _MOST_RUNS = 0.55, 4, 500
_RARE_WORDS, _TITLE_WEIGHT = 8, 1.5
#: So many shared runs, pairs of words and figures count in full.
_RUNS_ENOUGH, _PAIRS_ENOUGH, _FIGURES_ENOUGH = 50, 8, 3

#: The fitted model, in log-odds.
_BIAS = -3.45
_WEIGHTS = {
    "words": 2.6, "head": 0.3, "lead": 1.2, "title": 4.1, "told": 1.45, "names": 0.7, "figures": 0.8, "quoted": 2.7,
    "weekday": 0.45, "weekdays": -1.9,
}  # fmt: skip
_NAMES = {
    "words": "shared words", "head": "headlines and leads", "lead": "the same put alike in the leads",
    "title": "shared words of the headlines", "told": "each headline told in the other's text",
    "names": "shared names", "figures": "shared figures", "quoted": "shared quotations",
    "weekday": "one day of the week", "weekdays": "other days of the week",
}  # fmt: skip
#: Features that are always told, whatever their value.
_ALWAYS = frozenset(("words", "head", "names", "figures"))
#: Publication within so many days speaks for one event, a month against it.
_NEAR, _MONTH = 3, 30
_SAME_DAYS, _FAR, _LONGEST = 1.0, 2.2, 2.5
#: The weights of some four names that are used alike, in a vector of unit length.
_FEWEST_NAMES = 2.0
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")

Weights = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a document is compared by: weighted stems (unit length) of body, head and names, its figures and its day.

    ``forms`` tells how a name's stem is written in the document. ``rare`` are its rarest stems, ``title`` those of its
    headline, ``pairs`` neighbouring stems of its lead, ``quoted`` runs of words from its quotations (each as a number
    that is the same everywhere), ``weekdays`` the days of the week that its lead names.
    """

    body: Weights
    head: Weights
    names: Weights
    forms: dict[str, str]
    figures: frozenset[str]
    day: int | None
    rare: frozenset[str]
    title: frozenset[str]
    pairs: frozenset[int]
    quoted: frozenset[int]
    weekdays: frozenset[str]


def profile(annotated: Annotated) -> Profile:
    """The profile of an annotated document; it rests on words alone, so that it needs no encoder."""
    document = annotated.document
    body: Counter[str] = Counter()
    head: Counter[str] = Counter()
    names: Counter[str] = Counter()
    forms: dict[str, str] = {}
    lead: list[str] = []
    days: set[str] = set()
    seen = 0
    for region in document.regions:
        if region.kind not in TELLING or seen > _LOOKED_AT:
            continue
        first = True
        if seen < _LEAD:
            end = min(region.span.end, region.span.start + _LEAD - seen)
            days.update(day[0] for day in _WEEKDAY.finditer(document.text, region.span.start, end))
        for word in words(document.text, region.span.start, min(region.span.end, region.span.start + _LOOKED_AT)):
            if word.form in FUNCTION_WORDS:
                first = False
                continue
            stemmed = stem(word.form)
            body[stemmed] += 1
            if seen + word.start - region.span.start < _HEAD:
                head[stemmed] += 1
            if seen + word.start - region.span.start < _LEAD:
                lead.append(stemmed)
            before = document.text[max(0, word.start - 2) : word.start].strip()
            starts_sentence = first or before[-1:] in {".", "“", '"', "?", "!"}
            # In a headline every word may have a capital.
            if document.text[word.start].isupper() and not starts_sentence and region.kind is RegionKind.BODY:
                names[stemmed] += 1
                forms.setdefault(stemmed, document.text[word.start : word.end].removesuffix("’s").removesuffix("'s"))
            first = False
        seen += len(region.span)
    figures = frozenset(
        f"{figure.kind}:{figure.value:g}:{figure.high}"
        for figure in annotated.figures
        if figure.kind is FigureKind.VOTE or (figure.value >= 13 and not 1900 <= figure.value <= 2100)
    )
    return Profile(
        body=_weighted(body),
        head=_weighted(head),
        names=_weighted(names),
        forms=forms,
        figures=figures,
        day=_day(document.published),
        rare=frozenset(form for form in body if rarity(form) >= _RARE and not form.isdigit()),
        title=_title(annotated),
        pairs=frozenset(_number(pair) for pair in pairwise(lead)),
        quoted=_quoted(annotated),
        weekdays=frozenset(days),
    )


def packed_profile(one: Profile) -> bytes:
    """A profile as bytes, the same for the same profile on every run."""
    return zlib.compress(msgspec.msgpack.encode(one, order="deterministic"))


def profile_of(packed: bytes) -> Profile:
    """The profile that ``packed_profile`` made bytes of, equal in everything."""
    return msgspec.msgpack.decode(zlib.decompress(packed), type=Profile)


def likeness(left: Profile, right: Profile) -> tuple[float, tuple[Feature, ...]]:
    """How likely two documents tell one event (0 to 1), and what speaks for and against it.

    A logistic model of a few features. Its weights were fitted on pairs of articles that editors or readers put
    together, against the likest pairs of different events on the same people (the tuning half of what
    ``according evaluate scope`` measures among them), and rounded. The days of publication weigh less than they would
    there, since a user often lays down what appeared on one day.
    """
    values = features(left, right)
    odds = _BIAS + sum(_WEIGHTS[name] * value for name, value in values.items())
    why = [
        Feature(name=_NAMES[name], value=round(min(1.0, value), 3))
        for name, value in values.items()
        if value or name in _ALWAYS
    ]
    if left.day is not None and right.day is not None:
        gap = abs(left.day - right.day)
        odds += _SAME_DAYS if gap <= _NEAR else -_FAR * min(_LONGEST, gap / _MONTH)
        why.append(Feature(name="days between them", value=round(max(0.0, 1 - gap / _MONTH), 3), detail=str(gap)))
    _, shared = shared_names(left, right)
    if shared:
        why[2] = replace(why[2], detail=", ".join(shared))
    return 1 / (1 + math.exp(-odds)), tuple(why)


def shared_names(left: Profile, right: Profile) -> tuple[float, tuple[str, ...]]:
    """How many of the names of two documents are the same (0 to 1), and the most telling of them."""
    shared = sorted(left.names.keys() & right.names.keys(), key=lambda n: (-min(left.names[n], right.names[n]), n))
    return _overlap(left.names, right.names), tuple(left.forms[stemmed] for stemmed in shared[:5])


def features(left: Profile, right: Profile) -> dict[str, float]:
    """What is weighed of two documents, each between 0 and 1; the days of publication are weighed apart."""
    return {
        "words": min(1.0, 2 * _shared(left.rare, right.rare, least=_RARE_WORDS)),
        "head": _cosine(left.head, right.head),
        "names": _overlap(left.names, right.names),
        "figures": min(_FIGURES_ENOUGH, len(left.figures & right.figures)) / _FIGURES_ENOUGH,
        "title": _weight(left.title & right.title) / max(_TITLE_WEIGHT, min(_weight(left.title), _weight(right.title))),
        "told": (_told(left, right) + _told(right, left)) / 2,
        "lead": min(1.0, len(left.pairs & right.pairs) / _PAIRS_ENOUGH),
        "quoted": min(1.0, math.log1p(len(left.quoted & right.quoted)) / math.log1p(_RUNS_ENOUGH)),
        "weekday": float(bool(left.weekdays & right.weekdays)),
        "weekdays": float(bool(left.weekdays and right.weekdays and not left.weekdays & right.weekdays)),
    }


def _title(annotated: Annotated) -> frozenset[str]:
    """The stems of a headline, or of the first words where none is known."""
    document = annotated.document
    text = document.title or ""
    if not text:
        told = next((region.span for region in document.regions if region.kind in TELLING), None)
        text = document.text[told.start : min(told.end, told.start + _TITLE)] if told is not None else ""
    return frozenset(stem(word.form) for word in words(text) if word.form not in FUNCTION_WORDS)


def _quoted(annotated: Annotated) -> frozenset[int]:
    """Runs of four words from quotations; of very many those with the least numbers, which are like a sample."""
    found: set[int] = set()
    for quotation in annotated.quotations:
        forms = [word.form for word in words(annotated.document.text, quotation.inner.start, quotation.inner.end)]
        found.update(map(_number, zip(*(forms[step:] for step in range(_RUN)), strict=False)))
    return frozenset(sorted(found)[:_MOST_RUNS])


def _number(forms: tuple[str, ...]) -> int:
    return zlib.crc32(" ".join(forms).encode("utf-8"))


def _shared(left: frozenset[str], right: frozenset[str], *, least: int) -> float:
    """The part of the lesser side that both have; a side of fewer than ``least`` is no measure."""
    return len(left & right) / max(least, min(len(left), len(right)))


def _told(one: Profile, other: Profile) -> float:
    """The part of a headline's words that stand in the other's text."""
    return _weight(form for form in one.title if form in other.body) / max(_TITLE_WEIGHT, _weight(one.title))


def _weighted(counts: Counter[str]) -> Weights:
    """Unit-length weights: the logarithm of the count times the rarity."""
    weights = {stemmed: (1 + math.log(count)) * rarity(stemmed) for stemmed, count in sorted(counts.items())}
    length = math.sqrt(sum(value * value for value in weights.values()))
    return {stemmed: value / length for stemmed, value in weights.items()} if length else {}


def _cosine(left: Weights, right: Weights) -> float:
    if len(right) < len(left):
        left, right = right, left
    return sum(value * right[stemmed] for stemmed, value in left.items() if stemmed in right)


def _overlap(left: Weights, right: Weights) -> float:
    """The share of the lesser side's weight that both sides have; a side of one or two names is no measure."""
    least = max(_FEWEST_NAMES, min(sum(left.values()), sum(right.values())))
    return sum(min(left[stemmed], right[stemmed]) for stemmed in left if stemmed in right) / least


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None
