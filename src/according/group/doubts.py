"""What the texts do not settle about events: who may tell one after all, who tells several, and who only its matter."""

from collections.abc import Mapping, Sequence
from itertools import combinations, product

from according.core import Annotated, Feature
from according.group.likeness import Profile, shared_names

#: The names under which doubts stand among an event's reasons; their details are sentences for the reader.
NOT_SETTLED, SEVERAL, LANGUAGE, MATTER = "not settled", "several events", "other language", "wider matter"

#: Likeness that is near enough to a half to leave open whether two tell one event: apart from here, together to here.
_APART, _TOGETHER, _HALF = 0.3, 0.6, 0.5
#: The share of names from which on two events are of one wider matter.
_MATTER = 0.3
#: Of so many groups each is held against every other.
_FEW = 60
#: Doubts of one sort that are told of an event.
_MOST = 5

Likely = Mapping[tuple[int, int], float]


def doubts(
    documents: Sequence[Annotated], profiles: Sequence[Profile], groups: Sequence[tuple[int, ...]], likely: Likely
) -> tuple[tuple[Feature, ...], ...]:
    """The doubts about each group of places among ``documents``; ``likely`` is how likely two of them tell one event.

    A document that is likely to tell one event with somebody of another group, but not with all of them, tells of
    several events. Groups in doubt, and those of one wider matter, are named by the likest of their documents.
    """
    titles = [_title(annotated) for annotated in documents]
    found: list[list[Feature]] = [[] for _ in groups]
    main = _language(documents)
    for number, group in enumerate(groups):
        for place in group:
            language = documents[place].document.language
            if main is not None and language not in (None, main):
                detail = (
                    f"{titles[place]} is in another language ({language}) than the other accounts: of which event it "
                    "tells was judged by names and figures alone."
                )
                found[number].append(Feature(name=LANGUAGE, value=1.0, detail=detail))
            if len(group) > 1:
                value = sum(_likely(likely, place, other) for other in group if other != place) / (len(group) - 1)
                if value < _TOGETHER:
                    detail = f"Whether {titles[place]} tells this event or only the same wider matter is not settled."
                    found[number].append(Feature(name=NOT_SETTLED, value=round(value, 3), detail=detail))
    for one, other in _near(groups, likely):
        _between(groups, one, other, likely, profiles, titles, found)
    return tuple(_fewest(each) for each in found)


def _between(
    groups: Sequence[tuple[int, ...]],
    one: int,
    other: int,
    likely: Likely,
    profiles: Sequence[Profile],
    titles: Sequence[str],
    found: list[list[Feature]],
) -> None:
    pairs = {pair: _likely(likely, *pair) for pair in product(groups[one], groups[other])}
    average = sum(pairs.values()) / len(pairs)
    (left, right), value = max(pairs.items(), key=lambda item: (item[1], (-item[0][0], -item[0][1])))
    for number, own, theirs in ((one, left, right), (other, right, left)):
        if average >= _APART:
            first, second = sorted((own, theirs))
            detail = f"Whether {titles[first]} and {titles[second]} tell one event is not settled."
            found[number].append(Feature(name=NOT_SETTLED, value=round(average, 3), detail=detail))
        elif value >= _HALF and len(groups[number]) > 1:
            detail = f"{titles[own]} may tell of the event of {titles[theirs]} as well."
            found[number].append(Feature(name=SEVERAL, value=round(value, 3), detail=detail))
        elif (names := shared_names(profiles[own], profiles[theirs]))[0] >= _MATTER:
            detail = f"{titles[theirs]} is of the same wider matter ({', '.join(names[1])}), but tells another event."
            found[number].append(Feature(name=MATTER, value=round(min(1.0, names[0]), 3), detail=detail))


def _near(groups: Sequence[tuple[int, ...]], likely: Likely) -> list[tuple[int, int]]:
    """The pairs of groups worth a look, in their order: all of few, of many those some of whose documents are alike."""
    if len(groups) <= _FEW:
        return list(combinations(range(len(groups)), 2))
    of = {place: number for number, group in enumerate(groups) for place in group}
    return sorted({(min(of[a], of[b]), max(of[a], of[b])) for a, b in likely if of[a] != of[b]})


def _fewest(found: list[Feature]) -> tuple[Feature, ...]:
    """The strongest few of each sort."""
    out: list[Feature] = []
    for name in (NOT_SETTLED, SEVERAL, LANGUAGE, MATTER):
        out += sorted((f for f in found if f.name == name), key=lambda f: (-f.value, f.detail))[:_MOST]
    return tuple(out)


def _likely(likely: Likely, one: int, other: int) -> float:
    return likely.get((min(one, other), max(one, other)), 0.0)


def _language(documents: Sequence[Annotated]) -> str | None:
    """The language that most documents are in, the first of those that are even; None where none is known."""
    known = [annotated.document.language for annotated in documents if annotated.document.language is not None]
    return max(known, key=lambda language: (known.count(language), -known.index(language))) if known else None


def _title(annotated: Annotated) -> str:
    document = annotated.document
    words = " ".join((document.title or document.path).split())
    return f"“{words if len(words) <= 80 else words[:79] + '…'}”"
