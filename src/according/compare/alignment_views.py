"""A statement as alignment sees it: its stems, the names it shares with other accounts, its figures, its vector."""

import re
from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.compare.accounts import Accounts
from according.core import (
    FUNCTION_WORDS,
    Annotated,
    EntityType,
    Figure,
    FigureKind,
    Moment,
    Precision,
    RegionKind,
    Statement,
    stem,
    words,
)
from according.core.frequency import rarity

_NEGATORS = frozenset("no not never none nobody nothing neither nor without cannot".split())
#: Kinds of name whose exchange makes another statement. What a group or a document is called changes too easily.
_FIRM = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION})
_NAME = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """A statement with what is compared. ``stems`` are in the order of the text, each once."""

    account: int
    place: int
    document: str
    statement: Statement
    text: str
    headline: bool
    stems: tuple[str, ...]
    weights: dict[str, float]
    names: dict[str, frozenset[str]]
    firm: frozenset[str]
    capitals: frozenset[str]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    negators: int
    speaker: str | None
    vector: NDArray[np.float32] | None

    @property
    def weight(self) -> float:
        """The rarities of its stems, added up."""
        return sum(self.weights.values())


def views(accounts: Accounts) -> tuple[tuple[View, ...], ...]:
    """The statements of each account, in the user's order and the order of the text."""
    return tuple(_of(accounts, annotated, place) for place, annotated in enumerate(accounts.documents))


def _of(accounts: Accounts, annotated: Annotated, account: int) -> tuple[View, ...]:
    text = annotated.document.text
    mentions = sorted(
        (
            (mention.span.start, mention.span.end, shared.id if shared else entity.id, entity.type)
            for entity in annotated.entities
            for mention in entity.mentions
            for shared in (accounts.shared(annotated.id, entity.id),)
        ),
        key=lambda item: item[:3],
    )
    mention_starts = [mention[0] for mention in mentions]
    figures = sorted(annotated.figures, key=lambda figure: figure.span)
    figure_starts = [figure.span.start for figure in figures]
    moments = sorted(annotated.moments, key=lambda moment: moment.span)
    moment_starts = [moment.span.start for moment in moments]
    heads = [region.span for region in annotated.document.regions_of(RegionKind.HEADLINE, RegionKind.SUBHEAD)]
    has_vectors = len(annotated.vectors) == len(annotated.statements) > 0
    found = []
    for place, statement in enumerate(annotated.statements):
        start, end = statement.span.start, statement.span.end
        inside = [m for m in mentions[slice(*_between(mention_starts, start, end))] if m[1] <= end]
        names: dict[str, set[str]] = {}
        for left, right, identity, _ in inside:
            names.setdefault(identity, set()).update(
                stem(word.form) for word in words(text, left, right) if word.form not in FUNCTION_WORDS
            )
        told = words(text, start, end)
        stems = tuple(dict.fromkeys(stem(word.form) for word in told if word.form not in FUNCTION_WORDS))
        head = any(span.holds(statement.span) for span in heads)
        shared = accounts.shared(annotated.id, statement.speaker)
        found.append(
            View(
                account=account,
                place=place,
                document=annotated.id,
                statement=statement,
                text=statement.span.of(text),
                headline=head,
                stems=stems,
                weights={stemmed: 0.05 + rarity(stemmed) for stemmed in stems},
                names={identity: frozenset(forms) for identity, forms in names.items()},
                firm=frozenset(m[2] for m in inside if m[3] in _FIRM),
                capitals=frozenset(
                    stem(word.form)
                    for number, word in enumerate(told)
                    if not head and number and _NAME.match(text[word.start]) and word.form not in FUNCTION_WORDS
                ),
                figures=tuple(
                    f for f in figures[slice(*_between(figure_starts, start, end))] if f.kind is not FigureKind.ORDINAL
                ),
                moments=tuple(
                    m
                    for m in moments[slice(*_between(moment_starts, start, end))]
                    if m.start is not None and m.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
                ),
                negators=sum(word.form in _NEGATORS or word.form.endswith("n't") for word in told),
                speaker=shared.id if shared else statement.speaker,
                vector=annotated.vectors[place] if has_vectors else None,
            )
        )
    return tuple(found)


def _between(starts: list[int], start: int, end: int) -> tuple[int, int]:
    return bisect_left(starts, start), bisect_left(starts, end)
