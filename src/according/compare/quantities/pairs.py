"""How alike the surroundings of two figures are: their sentences, the words right about them, and what these mean."""

import re
from dataclasses import dataclass

from according.compare.quantities.context import Placed, Weights
from according.core import Feature, stem
from according.core.frequency import weight

#: Words that stand for one another where figures are told, as stems; the first of a class stands for it.
_CLASSES = (
    "testimony debate hearing discussion deliberation deliberations comment comments session meeting argument talks "
    "negotiations questioning",
    "cost costs price expense spend spends spent spending expenditure pay pays paid",
    "budget fund funds funding funded allocated allocate earmarked",
    "signatures signature names signers signatories signed sign",
    "petition petitioned petitions",
    "dead deaths death died dies killed kill kills fatalities",
    "injured wounded hurt injuries",
    "people persons residents individuals folks",
    "fine fined fines penalty penalties",
    "law rule ordinance measure ban legislation statute",
    "jobs positions posts workers employees",
    "last lasted lasts long",
    "begin begins start starts began started",
    "lawmaker lawmakers legislator legislators",
    "sentence sentenced jail prison imprisoned jailed",
    "home homes house houses housing",
    "donated gave given donation donations",
    "raised raise raises fundraising",
)
_CLASS = {stem(word): stem(words.split()[0]) for words in _CLASSES for word in words.split()}
_NUMBERS = frozenset(
    map(stem, "million billion trillion thousand hundred percent per cent dozen two three four five six seven".split())
)
_OF = re.compile(r" of ((?!the |a |an |his |her |its |their )[a-z]{3,20}(?: [a-z]{3,20})?)\b")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two figures' surroundings are: each between 0 and 1.

    ``shared`` are the words that say it, by weight; ``beside`` all of them but the counted thing.
    """

    sentence: float
    near: float
    context: float
    vectors: float | None
    aligned: bool
    same_matter: bool
    shared: tuple[str, ...]
    beside: frozenset[str]

    @property
    def total(self) -> float:
        """One number from 0 to 1."""
        meaning = self.vectors if self.vectors is not None else 0.6 * self.sentence + 0.2
        value = 0.3 * self.sentence + 0.25 * self.near + 0.15 * self.context + 0.3 * max(0.0, meaning)
        return min(1.0, value + (0.15 if self.aligned else 0.0) + (0.15 if self.same_matter else 0.0))

    def features(self, left: Placed, right: Placed) -> tuple[Feature, ...]:
        """What speaks for it, with the two places."""
        here, there = left.evidence(), right.evidence()
        shared = "shared words: " + (", ".join(self.shared) or "none")
        found = [Feature(name="sentences alike", value=round(self.sentence, 3), detail=shared, left=here, right=there)]
        if self.vectors is not None:
            found.append(Feature(name="meaning alike", value=round(max(0.0, self.vectors), 3), left=here, right=there))
        if self.aligned:
            found.append(Feature(name="statements aligned", value=1.0, left=here, right=there))
        return tuple(found)


def likeness(left: Placed, right: Placed, weights: Weights) -> Likeness:
    """How alike the surroundings of two figures are."""
    a, b = classed(left.stems), classed(right.stems)
    near_a, near_b = classed(left.near), classed(right.near)
    one_way = max(_part(near_a & b, near_a), _part(near_b & a, near_b))
    near = (one_way + _part(near_a & near_b, min(near_a, near_b, key=weight))) / 2
    around_a, around_b = classed(left.context), classed(right.context)
    shared = sorted(a & b, key=lambda s: (-weights.of(frozenset({s})), s))
    cosine = None
    if left.vector is not None and right.vector is not None:
        cosine = float(left.vector @ right.vector)
    return Likeness(
        sentence=_part(a & b, min(a, b, key=weight)),
        near=near,
        context=_part(around_a & around_b, min(around_a, around_b, key=weight)),
        vectors=cosine,
        aligned=bool(left.alignments & right.alignments),
        same_matter=bool(_matter(left) & _matter(right)),
        shared=tuple(shared[:6]),
        beside=(a & b) - classed(frozenset(filter(None, (left.question.thing, stem(left.figure.unit or ""))))),
    )


def classed(stems: frozenset[str]) -> frozenset[str]:
    """Stems with each word of a class put for its first, numbers' words left out."""
    return frozenset(_CLASS.get(s, s) for s in stems if s not in _NUMBERS)


def _matter(placed: Placed) -> frozenset[str]:
    """What the figure is a figure of in its own words: testimony in "four hours of testimony"."""
    at = placed.figure.span.end - placed.sentence.start
    found = _OF.match(placed.words, at)
    return classed(frozenset(stem(word.lower()) for word in found[1].split())) if found is not None else frozenset()


def _part(shared: frozenset[str], whole: frozenset[str]) -> float:
    total = weight(whole)
    return min(1.0, weight(shared) / total) if total else 0.0
