"""What a text gives for a claim that stands over it: the likeliest places, each by itself and with its neighbours."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.compare.gaps.headline_text import Text, has
from according.compare.gaps.strength import OPPOSITES
from according.compare.quotations.variants import Token, tokens
from according.core import PairScorer, Span, content_stems, stem

#: So many sentences of the text are looked at for a claim, and for so many of them their neighbours with them.
_SENTENCES, _WITH_NEIGHBOURS = 5, 2
#: What shared words weigh against likeness in sense when the likeliest sentences are chosen.
_WORDS = 0.7
#: Words of size that change a figure as digits do.
_SIZES = frozenset(
    stem(word) for word in "hundred thousand million billion trillion dozen half twice double triple".split()
)
#: What doubt is made of: a constant, the log-odds that the claim follows from the likeliest sentence, each name and any
#: figure that the text does not have, a word whose opposite the text has in its place. Fitted on headlines of news
#: accounts as they are and with one thing changed.
_DOUBT = (-0.36, -0.29, 0.39, 0.44, 0.27)
#: Odds are not trusted beyond this.
_SURE = 0.001
#: A window of sentences with more characters than this would be cut off by the scorer.
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text and how a claim stands to it, as the scorer judges: from 0 to 1 each.

    ``follows``: the claim follows from the stretch; ``against``: both cannot be so. ``likeness`` is the cosine of the
    nearest statement in it, ``words`` the share of the claim's words that it has.
    """

    span: Span
    sentences: int
    follows: float
    against: float
    likeness: float
    words: float


@dataclass(frozen=True, slots=True)
class Support:
    """A claim and the places of the text that may bear it out, the likeliest first.

    ``names`` and ``figures`` are words of the claim that the text has in no form, ``opposed`` one of which the
    likeliest place has the opposite. In a claim whose words all have capitals names cannot be told.
    """

    claim: Span
    places: tuple[Place, ...]
    names: tuple[Token, ...] = ()
    figures: tuple[Token, ...] = ()
    opposed: Token | None = None

    @property
    def best(self) -> Place:
        """The place that the claim follows from most."""
        return max(self.places, key=lambda place: place.follows)

    @property
    def doubt(self) -> float:
        """How little the text bears the claim out, from 0 to 1; meant for ranking, and far from sure of itself."""
        alone = max(place.follows for place in self.places if place.sentences == 1)
        odds = min(max(alone, _SURE), 1 - _SURE)
        given = (1.0, math.log(odds / (1 - odds)), min(2, len(self.names)), bool(self.figures), bool(self.opposed))
        return 1 / (1 + math.exp(-sum(weight * value for weight, value in zip(_DOUBT, given, strict=True))))

    @property
    def nearest(self) -> Place:
        """The single sentence that is most like the claim."""
        return self.places[0]


def supports(text: Text, claims: Sequence[Span], scorer: PairScorer) -> tuple[Support, ...]:
    """What ``text`` gives for each claim, in one call of the scorer; nothing for a claim or a text without words."""
    whole = text.annotated.document.text
    texts: list[str] = []
    at: dict[tuple[int, int], int] = {}
    left: list[int] = []
    right: list[int] = []
    found: list[tuple[Span, list[tuple[int, int]], NDArray[np.float32], NDArray[np.float32]]] = []
    for claim in claims:
        alike, shared = _near(text, claim)
        stretches = _stretches(text, alike + _WORDS * shared)
        if not stretches:
            continue
        texts.append(" ".join(claim.of(whole).split()))
        own = len(texts) - 1
        for first, last in stretches:
            if (first, last) not in at:
                at[first, last] = len(texts)
                texts.append(" ".join(" ".join(s.span.of(whole) for s in text.sentences[first:last]).split()))
            left.append(at[first, last])
            right.append(own)
        found.append((claim, stretches, alike, shared))
    if not left:
        return ()
    scores = scorer.score(texts, np.array(left, dtype=np.int32), np.array(right, dtype=np.int32))
    made: list[Support] = []
    row = 0
    for claim, stretches, alike, shared in found:
        places = []
        for first, last in stretches:
            span = Span(text.sentences[first].span.start, text.sentences[last - 1].span.end)
            near, words = float(alike[first:last].max()), float(shared[first:last].max())
            places.append(
                Place(span, last - first, float(scores.follows[row]), float(scores.against[row]), near, words)
            )
            row += 1
        made.append(_support(text, claim, tuple(places)))
    return tuple(made)


def strange(text: Text, words: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The names and the figures among a claim's words that the text has in no form."""
    matter = [token for token in words if token.matters]
    titled = 2 * sum(token.raw[0].isupper() for token in matter) > len(matter)
    new = [token for token in words if not has(text, token)]
    sizes = [t for t in words if stem(t.form) in _SIZES and stem(t.form) not in text.stems]
    names = [t for t in new if t.matters and not t.numeral and t is not words[0] and t.raw[0].isupper()]
    return () if titled else tuple(names), (*(t for t in new if t.numeral), *sizes)


def _support(text: Text, claim: Span, places: tuple[Place, ...]) -> Support:
    """The claim with its places and the words of it that speak against them."""
    words = tuple(tokens(text.annotated.document.text, claim))
    names, figures = strange(text, words)
    best = max(places, key=lambda place: place.follows)
    own = {stem(token.form) for token in words}
    there = {stem(token.form) for token in tokens(text.annotated.document.text, best.span)}
    opposites = {t: OPPOSITES.get(stem(t.form), frozenset()) - own for t in words if t.matters}
    opposed = next((t for t, others in opposites.items() if stem(t.form) not in there and others & there), None)
    return Support(claim, places, names, figures, opposed)


def _near(text: Text, claim: Span) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How like each sentence is to the claim, by vectors where there are any, and the share of its words it has."""
    annotated = text.annotated
    stems = content_stems(claim.of(annotated.document.text))
    shared = np.array([len(stems & s.stems) / max(1, len(stems)) for s in text.sentences], dtype=np.float32)
    alike = np.zeros(len(text.sentences), dtype=np.float32)
    if len(annotated.vectors) != len(annotated.statements):
        return alike, shared
    own = [i for i, s in enumerate(annotated.statements) if claim.overlaps(s.span)]
    if not own:
        return alike, shared
    likeness = (annotated.vectors @ annotated.vectors[own].T).max(axis=1)
    for place, sentence in enumerate(text.sentences):
        held = [likeness[i] for i, s in enumerate(annotated.statements) if sentence.span.overlaps(s.span)]
        alike[place] = max(held, default=0.0)
    return alike, shared


def _stretches(text: Text, near: NDArray[np.float32]) -> list[tuple[int, int]]:
    """The likeliest sentences, then the likeliest of all with their neighbours, as (first, last + 1)."""
    order = [int(i) for i in np.argsort(-near, kind="stable")[:_SENTENCES]]
    found = [(i, i + 1) for i in order]
    for i in order[:_WITH_NEIGHBOURS]:
        for first, last in ((i - 1, i + 1), (i, i + 2), (i - 1, i + 2)):
            if first < 0 or last > len(text.sentences) or (first, last) in found:
                continue
            if text.sentences[last - 1].span.end - text.sentences[first].span.start <= _LONGEST:
                found.append((first, last))
    return found
