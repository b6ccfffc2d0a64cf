"""Statements laid side by side, held against stories in which people marked every group of places that tell one thing.

A file of marked stories is JSON Lines: ``name``, ``corpus``, ``story``, ``accounts`` (ids of the corpus's documents),
``groups`` (each a list of places ``[account, start, end, "s" | "p"]`` that all tell one thing, be it as a statement or
as a mere phrase inside another one: an age, a street) and ``differs`` (``[aspect, place, place]``). The texts stay in
their corpora: a folder with ``gva/incidents``, ``basil/triples``, ``newswcl50/events`` and ``allsides/articles``.

The convention. Two statements of different accounts in one alignment of the kinds same and narrower/wider are a pair
found; it is right if one group has a place in each of the two. Two statements of one group in different accounts are a
pair that there is; it is found if some alignment has a statement on each of the two. A place lies on a statement if
they have half the words of the shorter one in common. ``told`` counts the same by group and two accounts instead of by
places, so that what an account tells three times weighs once.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from according.annotate import annotate
from according.compare import compare
from according.core import (
    Annotated,
    Comparison,
    InputError,
    Metadata,
    Models,
    PairScorer,
    Relation,
    Span,
    Story,
)
from according.evaluate.attribution.run import cleaned_document
from according.evaluate.lines import malformed, records
from according.evaluate.tally import Tally

_FILES = {
    "gva": "gva/incidents.jsonl.gz",
    "basil": "basil/triples.jsonl.gz",
    "wcl": "newswcl50/events.jsonl.gz",
    "allsides": "allsides/articles.jsonl.gz",
}
_WORD = re.compile(r"\w+")
_AGREEING = (Relation.SAME, Relation.NARROWER)

Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of an account, by the account's number in its story."""

    account: int
    span: Span
    phrase: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedStory:
    """A story with its groups of places that tell one thing, and its pairs of places that differ."""

    name: str
    corpus: str
    accounts: tuple[str, ...]
    groups: tuple[tuple[Place, ...], ...]
    differs: tuple[tuple[str, Place, Place], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The tallies of one story, or of several together.

    ``pairs`` and ``told`` as the module says; ``differs`` counts the marked differences on which a finding or an
    alignment of an unlike kind has evidence on both sides (``found`` there is what was found in all, right or not).
    """

    pairs: Tally = field(default_factory=lambda: Tally(recalled=0))
    told: Tally = field(default_factory=lambda: Tally(recalled=0))
    differs: Tally = field(default_factory=Tally)

    def __add__(self, other: "Standing") -> "Standing":
        """Both together."""
        return Standing(
            pairs=_sum(self.pairs, other.pairs),
            told=_sum(self.told, other.told),
            differs=self.differs + other.differs,
        )


def _sum(one: Tally, other: Tally) -> Tally:
    return replace(one + other, recalled=(one.recalled or 0) + (other.recalled or 0))


def read_marked(path: Path) -> tuple[MarkedStory, ...]:
    """The marked stories of a file.

    Raises:
        InputError: at the first line that is none; the message names file and line.

    """
    found = []
    for number, row in records(path):
        try:
            found.append(
                MarkedStory(
                    name=row["name"],
                    corpus=row["corpus"],
                    accounts=tuple(map(str, row["accounts"])),
                    groups=tuple(tuple(map(_place, group)) for group in row["groups"]),
                    differs=tuple((aspect, _place(one), _place(other)) for aspect, one, other in row["differs"]),
                )
            )
        except (KeyError, TypeError, ValueError) as error:
            raise malformed(path, number, f"is no marked story: {error!r}") from error
    return tuple(found)


def _place(row: Sequence[Any]) -> Place:
    account, start, end, *how = row
    return Place(account=account, span=Span(start, end), phrase=how == ["p"])


def run(
    stories: Sequence[MarkedStory], data: Path, models: Models, pairs: PairScorer | None, done: Done
) -> list[tuple[MarkedStory, Comparison, Standing]]:
    """Each story compared, its accounts taken as one event, with its standing.

    Raises:
        InputError: if a corpus lacks an account.

    """
    texts: dict[str, Mapping[str, Mapping[str, Any]]] = {}
    found = []
    for number, story in enumerate(stories):
        if story.corpus not in texts:
            texts[story.corpus] = _accounts(data / _FILES[story.corpus])
        try:
            rows = [texts[story.corpus][identity] for identity in story.accounts]
        except KeyError as error:
            name = str(data / _FILES[story.corpus])
            raise InputError(name, f"has no account {error}", "take the corpus that was marked") from error
        documents = tuple(_annotated(row, models) for row in rows)
        event = Story(id=story.name, documents=tuple(document.id for document in documents))
        compared = compare(documents, (event,), pairs=pairs)
        found.append((story, compared, standing(story, compared)))
        done(number + 1, len(stories))
    return found


def _accounts(path: Path) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for _, row in records(path):
        for account in row.get("accounts", [row]):
            found.setdefault(str(account["id"]), account)
    return found


def _annotated(row: Mapping[str, Any], models: Models) -> Annotated:
    metadata = Metadata(title=row.get("title") or None, published=row.get("date") or None)
    document = cleaned_document(str(row["id"]), row["text"], metadata)
    return annotate(replace(document, id=str(row["id"])), models)


def standing(story: MarkedStory, compared: Comparison) -> Standing:
    """What a comparison found of a marked story."""
    texts = [document.document.text for document in compared.documents]
    numbers = {document.id: number for number, document in enumerate(compared.documents)}
    spots = _Spots(texts)
    found = [
        (Place(account=numbers[a.document], span=a.span), Place(account=numbers[b.document], span=b.span))
        for alignment in compared.alignments
        if alignment.relation in _AGREEING
        for a, b in combinations(alignment.statements, 2)
        if a.document != b.document
    ]
    right = sum(any(spots.both(pair, group) for group in story.groups) for pair in found)
    stated = [[place for place in group if not place.phrase] for group in story.groups]
    gold = [pair for group in stated for pair in combinations(group, 2) if pair[0].account != pair[1].account]
    recalled = sum(any(spots.meet(pair, other) for other in found) for pair in gold)
    told = list(_told(stated))
    told_found = sum(any(spots.meet(p, other) for p in pairs for other in found) for pairs in told)
    unlike = [
        tuple(Place(account=numbers[e.document], span=e.span) for e in finding.evidence)
        for finding in compared.findings
        if finding.kind in ("differs", "denies", "figure-variant", "not-settled", "quotation-variant")
    ]
    met = sum(
        any(any(spots.on(one, p) for p in places) and any(spots.on(other, p) for p in places) for places in unlike)
        for _, one, other in story.differs
    )
    return Standing(
        pairs=Tally(right=right, found=len(found), gold=len(gold), recalled=recalled),
        told=Tally(right=right, found=len(found), gold=len(told), recalled=told_found),
        differs=Tally(right=met, found=len(unlike), gold=len(story.differs)),
    )


def _told(groups: Sequence[Sequence[Place]]) -> Iterator[list[tuple[Place, Place]]]:
    """For each group and two of its accounts the pairs of places between these."""
    for group in groups:
        by_accounts: dict[tuple[int, int], list[tuple[Place, Place]]] = {}
        for one, other in combinations(sorted(group, key=lambda place: (place.account, place.span)), 2):
            if one.account != other.account:
                by_accounts.setdefault((one.account, other.account), []).append((one, other))
        yield from by_accounts.values()


class _Spots:
    """Tells which places lie on which, by their words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [[m.start() for m in _WORD.finditer(text)] for text in texts]
        self._known: dict[tuple[int, Span], frozenset[int]] = {}

    def on(self, one: Place, other: Place) -> bool:
        """Whether two places have half of the shorter one's words in common."""
        if one.account != other.account:
            return False
        left, right = self._of(one), self._of(other)
        return bool(left and right) and 2 * len(left & right) >= min(len(left), len(right))

    def both(self, pair: tuple[Place, Place], group: Sequence[Place]) -> bool:
        """Whether a group has a place on each of the two."""
        return all(any(self.on(place, member) for member in group) for place in pair)

    def meet(self, one: tuple[Place, Place], other: tuple[Place, Place]) -> bool:
        """Whether two pairs lie on each other, either way round."""
        a, b = one
        c, d = other
        return (self.on(a, c) and self.on(b, d)) or (self.on(a, d) and self.on(b, c))

    def _of(self, place: Place) -> frozenset[int]:
        key = place.account, place.span
        if key not in self._known:
            starts = self._words[place.account]
            self._known[key] = frozenset(s for s in starts if place.span.start <= s < place.span.end)
        return self._known[key]
