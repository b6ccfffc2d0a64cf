"""Finds attributions and findings again that another model made, or that stand in a later edition: by their words."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from according.core import Annotated, Attribution, Span
from according.correct.anchors import Placed, Texts
from according.correct.histories import History
from according.correct.overlap import both_ways

#: From which share of common words on two things are one.
SAME = 0.5
#: From which share on two subjects of different models may be the same thing.
SURELY = 0.75

_Thing = TypeVar("_Thing")


def one_to_one(
    histories: Sequence[History],
    things: Callable[[History], Iterable[tuple[float, str]]],
    taken: dict[str, History],
) -> dict[str, str]:
    """For the id of each history's subject the id of the thing that it is about: the best match first, each thing once.

    ``things`` gives likenesses and ids; ``taken`` are things that histories already have by their ids. A thing goes to
    a second subject only where another model made that one, and it is the same beyond doubt.
    """
    offers = [
        (score, history, identity) for history in histories for score, identity in things(history) if score >= SAME
    ]
    offers.sort(key=lambda offer: (-offer[0], offer[1].steps[0].number, offer[2]))
    found: dict[str, str] = {}
    held = dict(taken)
    for score, history, identity in offers:
        if history.subject.id in found:
            continue
        other = held.get(identity)
        if other is None or (score >= SURELY and _models_differ(history, other)):
            found[history.subject.id] = identity
            held.setdefault(identity, history)
    return found


def _models_differ(one: History, other: History) -> bool:
    return one.steps[0].model != other.steps[0].model


def alike_attributions(annotated: Annotated, texts: Texts, history: History) -> list[tuple[float, str]]:
    """The attributions of a document that a subject may be, with how far their words are the same."""
    best: dict[str, float] = {}
    for subject in (history.subject, history.last.subject):
        placed = texts.places(subject.anchors)
        content, source, cue = (
            [p.span for a, p in zip(subject.anchors, placed, strict=True) if p is not None and a.role == role]
            for role in ("content", "source", "cue")
        )
        if any(anchor.role == "source" for anchor in subject.anchors) and not (source or cue):
            content = []  # Of words whose source and cue are gone nothing tells that they are still the same saying.
        for attribution in annotated.attributions:
            score = _likeness(attribution, content, source, cue)
            if score > best.get(attribution.id, 0.0):
                best[attribution.id] = score
        if best:
            break
    return [(score, identity) for identity, score in best.items()]


def _likeness(attribution: Attribution, content: list[Span], source: list[Span], cue: list[Span]) -> float:
    """How far contents are the same; of another source with another cue it is another saying, one within the other."""
    same = both_ways(content, attribution.content)
    if not same or not (source or cue) or not (attribution.source or attribution.cue):
        return same
    agree = both_ways(source, attribution.source) > 0 or both_ways(cue, attribution.cue) > 0
    return same if agree else 0.45 * same


def spans_by_document(placed: Iterable[Placed]) -> dict[str, list[Span]]:
    """Places by their documents."""
    found: dict[str, list[Span]] = {}
    for place in placed:
        found.setdefault(place.document, []).append(place.span)
    return found


def alike_places(left: dict[str, list[Span]], right: dict[str, list[Span]]) -> float:
    """How far two things with words in several documents are the same: what they share, by what both have."""
    total = sum(len(span) for spans in (*left.values(), *right.values()) for span in spans)
    if not total:
        return 0.0
    common = sum(
        both_ways(left[document], right[document]) * sum(map(len, (*left[document], *right[document])))
        for document in left
        if document in right
    )
    return common / total
