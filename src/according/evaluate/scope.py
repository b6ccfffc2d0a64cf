"""The scoreboard of scope: one event, or only the same people at another time (BASIL's triples, AllSides' stream).

Pairs within a triple tell one event. Against each of a triple's articles stand those that are hardest to tell from it:
of the articles of other triples, and of a stream of news, that name one of its main figures time and again and were
published another week, the two whose words are likest. Each pair is judged by itself, as when a user lays down just
these two; figures are per cent.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import numpy as np

from according.annotate import annotate
from according.clean import clean
from according.core import (
    FUNCTION_WORDS,
    Annotated,
    Extract,
    InputError,
    Metadata,
    Models,
    OriginMap,
    RawInput,
    stem,
    words,
)
from according.core.frequency import rarity
from according.evaluate.events import Half
from according.evaluate.lines import malformed, records
from according.group.events import events

#: Called after each document with how many are done, of how many.
Done = Callable[[int, int], None]

#: Published so many days apart, two articles on the same people are taken for accounts of two events.
_ANOTHER_WEEK = 7
_NAMED_AS_OFTEN = 3
_NEGATIVES = 2
#: Characters at an article's beginning by which the likest are found, and how rare a word of use is at least.
_FIRST, _COMMON = 2_500, 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article with its day and the people it is mainly about (none in a stream)."""

    id: str
    title: str
    text: str
    day: date
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two articles, whether they tell one event, and the triple that the first is of."""

    left: Article
    right: Article
    same: bool
    triple: str

    @property
    def half(self) -> Half:
        """Tuning where the SHA-256 of the triple's id is even."""
        odd = int(hashlib.sha256(self.triple.encode("utf-8")).hexdigest(), 16) % 2
        return Half.REPORTING if odd else Half.TUNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many pairs of one event were put together, and how many of two were kept apart."""

    together: int = 0
    same: int = 0
    apart: int = 0
    other: int = 0

    def __add__(self, more: "Standing") -> "Standing":
        """Both together."""
        return Standing(
            together=self.together + more.together,
            same=self.same + more.same,
            apart=self.apart + more.apart,
            other=self.other + more.other,
        )

    @property
    def accuracy(self) -> float:
        """The part of all pairs that is right."""
        return 100 * (self.together + self.apart) / max(1, self.same + self.other)

    @property
    def put_together(self) -> float:
        """The part of the pairs of one event that was put together."""
        return 100 * self.together / max(1, self.same)

    @property
    def kept_apart(self) -> float:
        """The part of the pairs of two events that was kept apart."""
        return 100 * self.apart / max(1, self.other)


def read_triples(path: Path) -> tuple[tuple[str, tuple[Article, ...]], ...]:
    """The triples of a file with their ids.

    Raises:
        InputError: if it cannot be read or is of another form; the message names file and line.

    """
    out = []
    for number, record in records(path):
        try:
            out.append((str(record["id"]), tuple(_article(account) for account in record["accounts"])))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise malformed(path, number, "has no id, or no accounts with id, text and date") from error
    if not out:
        raise InputError(str(path), "has no triples", "give a file of JSON Lines, a triple of accounts a line")
    return tuple(out)


def read_stream(path: Path) -> tuple[Article, ...]:
    """The articles of a stream that say their day.

    Raises:
        InputError: if it cannot be read or is of another form; the message names file and line.

    """
    out = []
    for number, record in records(path):
        try:
            if record["date"]:
                out.append(_article(record))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise malformed(path, number, "has no id, text or date") from error
    return tuple(out)


def pairs(triples: Sequence[tuple[str, Sequence[Article]]], stream: Sequence[Article]) -> tuple[Pair, ...]:
    """The pairs of one event, and for each article of a triple the likest on the same people of another week."""
    told = [article for _, articles in triples for article in articles]
    every = [*told, *stream]
    likest = _Likest(every)
    found = []
    for name, articles in triples:
        found += [Pair(left=a, right=b, same=True, triple=name) for a, b in combinations(articles, 2)]
        own = {article.id for article in articles}
        people = sorted({person.split()[-1] for article in articles for person in article.people if person.strip()})
        for article in articles:
            others = (
                other
                for other in likest.to(article)
                if other.id not in own
                and abs((other.day - article.day).days) >= _ANOTHER_WEEK
                and any(other.text.count(person) >= _NAMED_AS_OFTEN for person in people)
            )
            found += [Pair(left=article, right=o, same=False, triple=name) for o in islice(others, _NEGATIVES)]
    return tuple(found)


def run(chosen: Sequence[Pair], models: Models, *, done: Done | None = None) -> tuple[tuple[Pair, bool, bool], ...]:
    """Each pair with whether its two articles are put into one event: by their days too, and without their days."""
    articles = {article.id: article for pair in chosen for article in (pair.left, pair.right)}
    dated: dict[str, Annotated] = {}
    for count, article in enumerate(articles.values(), 1):
        dated[article.id] = _annotated(article, models)
        if done is not None:
            done(count, len(articles))
    bare = {name: replace(each, document=replace(each.document, published=None)) for name, each in dated.items()}
    return tuple((pair, _one_event(pair, dated), _one_event(pair, bare)) for pair in chosen)


def standing(ran: Iterable[tuple[Pair, bool]]) -> Standing:
    """What pairs score."""
    counted = Counter((pair.same, found) for pair, found in ran)
    return Standing(
        together=counted[True, True],
        same=counted[True, True] + counted[True, False],
        apart=counted[False, False],
        other=counted[False, True] + counted[False, False],
    )


def _one_event(pair: Pair, told: Mapping[str, Annotated]) -> bool:
    return len(events((told[pair.left.id], told[pair.right.id]))) == 1


def _article(record: Mapping[str, Any]) -> Article:
    people = record.get("main_entities") or ()
    return Article(
        id=str(record["id"]),
        title=str(record.get("title") or ""),
        text=record["text"],
        day=date.fromisoformat(record["date"][:10]),
        people=tuple(str(person) for person in people),
    )


def _annotated(article: Article, models: Models) -> Annotated:
    text = article.text
    if article.title and not text.startswith(article.title):
        text = f"{article.title}\n\n{text}"
    raw = RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor="")
    found = clean(
        Extract(path=article.id, raw=raw, text=text, origin=OriginMap.identity(len(text)), metadata=Metadata())
    )
    return annotate(replace(found, published=article.day.isoformat()), models)


class _Likest:
    """Articles by the likeness of their first words to an article's: the cosine of their telling stems."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._weights = [_weights(article) for article in articles]
        self._places = {article.id: place for place, article in enumerate(articles)}
        holders: dict[str, list[int]] = {}
        for place, weights in enumerate(self._weights):
            for form in weights:
                holders.setdefault(form, []).append(place)
        self._holders = {form: np.array(places) for form, places in holders.items()}

    def to(self, article: Article) -> Iterator[Article]:
        """All others, the likest first."""
        own = self._places[article.id]
        scores = np.zeros(len(self._articles))
        for form, weight in self._weights[own].items():
            places = self._holders[form]
            scores[places] += weight * np.array([self._weights[place][form] for place in places])
        for place in np.argsort(-scores, kind="stable"):
            if place != own:
                yield self._articles[place]


def _weights(article: Article) -> dict[str, float]:
    counted = Counter(
        stem(word.form)
        for word in words(f"{article.title}\n{article.text[:_FIRST]}")
        if word.form not in FUNCTION_WORDS
    )
    found = {form: (1 + math.log(count)) * rarity(form) for form, count in counted.items() if rarity(form) > _COMMON}
    length = math.sqrt(math.fsum(value * value for value in found.values())) or 1.0
    return {form: value / length for form, value in found.items()}
