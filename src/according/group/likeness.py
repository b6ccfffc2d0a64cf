"""How alike two documents are as tellings of one event: their words, names, figures, heads and dates."""

import math
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

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

#: Characters of a telling that are looked at. An event is told at the head; a long tail adds background only.
_LOOKED_AT = 20_000
#: Characters at the head of a telling that count as its head: headline, deck and the first sentences.
_HEAD = 600

#: The fitted model, in log-odds.
_BIAS = -3.3
_WEIGHTS = {"words": 3.0, "head": 5.5, "names": 5.5, "figures": 0.8}
_NAMES = {"words": "shared words", "head": "headlines and leads", "names": "shared names", "figures": "shared figures"}
_FIGURES_ENOUGH = 3
#: Publication within so many days speaks for one event, a month against it.
_NEAR, _MONTH = 3, 30
_SAME_DAYS, _FAR, _LONGEST = 0.8, 4.0, 1.5
#: The weights of some four names that are used alike, in a vector of unit length.
_FEWEST_NAMES = 2.0

Weights = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a document is compared by: weighted stems (unit length) of body, head and names, its figures and its day.

    ``forms`` tells how a name's stem is written in the document.
    """

    body: Weights
    head: Weights
    names: Weights
    forms: dict[str, str]
    figures: frozenset[str]
    day: int | None


def profile(annotated: Annotated) -> Profile:
    """The profile of an annotated document; it rests on words alone, so that it needs no encoder."""
    document = annotated.document
    body: Counter[str] = Counter()
    head: Counter[str] = Counter()
    names: Counter[str] = Counter()
    forms: dict[str, str] = {}
    seen = 0
    for region in document.regions:
        if region.kind not in TELLING or seen > _LOOKED_AT:
            continue
        first = True
        for word in words(document.text, region.span.start, min(region.span.end, region.span.start + _LOOKED_AT)):
            if word.form in FUNCTION_WORDS:
                first = False
                continue
            stemmed = stem(word.form)
            body[stemmed] += 1
            if seen + word.start - region.span.start < _HEAD:
                head[stemmed] += 1
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
    )


def likeness(left: Profile, right: Profile) -> tuple[float, tuple[Feature, ...]]:
    """How likely two documents tell one event (0 to 1), and what speaks for and against it.

    A logistic model of five features. Its weights were fitted on pairs of articles that editors or readers put
    together, against the likest pairs from different events (`benchmarks/events.py`), and rounded.
    """
    values = {
        "words": _cosine(left.body, right.body),
        "head": _cosine(left.head, right.head),
        "names": _overlap(left.names, right.names),
        "figures": min(_FIGURES_ENOUGH, len(left.figures & right.figures)) / _FIGURES_ENOUGH,
    }
    odds = _BIAS + sum(_WEIGHTS[name] * value for name, value in values.items())
    why = [Feature(name=_NAMES[name], value=round(min(1.0, value), 3)) for name, value in values.items()]
    if left.day is not None and right.day is not None:
        gap = abs(left.day - right.day)
        odds += _SAME_DAYS if gap <= _NEAR else -_FAR * min(_LONGEST, gap / _MONTH)
        why.append(Feature(name="days between them", value=round(max(0.0, 1 - gap / _MONTH), 3), detail=str(gap)))
    shared = sorted(left.names.keys() & right.names.keys(), key=lambda n: (-min(left.names[n], right.names[n]), n))
    if shared:
        why[2] = replace(why[2], detail=", ".join(left.forms[stemmed] for stemmed in shared[:5]))
    return 1 / (1 + math.exp(-odds)), tuple(why)


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
