"""A statement as alignment sees it: its words, the names it shares with other accounts, its figures, its vector."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from math import log

import numpy as np
from numpy.typing import NDArray

from according.compare.accounts import Accounts
from according.compare.alignment.synonyms import Told, negations, telling
from according.core import (
    FUNCTION_WORDS,
    Annotated,
    CueClass,
    EntityType,
    Figure,
    FigureKind,
    Moment,
    Polarity,
    Precision,
    RegionKind,
    Span,
    Statement,
    stem,
    words,
)
from according.core.frequency import rarity

#: Kinds of name whose exchange makes another statement. What a group or a document is called changes too easily.
_FIRM = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION})
#: Below so many statements a word's frequency among them says little.
_ENOUGH = 40
#: With a handle in brackets and no more words than this, a statement is the signature of a post.
_SIGNED = 12
#: Every figure of a statement is held against every one of the other's: a row of numbers is cut.
_MOST_FIGURES = 30
_PREPOSITIONS = frozenset(
    "in at on during after before following citing speaking asked through with from by when as".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A firm name in a statement: its kind, its words' keys, and the telling words on either side of it."""

    kind: EntityType
    keys: frozenset[str]
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """A statement with what is compared. ``stems`` and ``keys`` are in the order of the text, each once.

    A key stands for words that news uses alike (see ``alignment_words``); ``key_weights`` tells how much each says:
    rare words more, words that many statements of the event have less. ``weights`` and ``names`` go by stem, as the
    words stand, ``key_names`` by key. ``denied`` is what its source denies; ``negations`` are the keys that each
    negation in it reaches. A ``frame`` only says where and how something was said.
    """

    account: int
    place: int
    document: str
    statement: Statement
    text: str
    headline: bool
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    weights: dict[str, float]
    keys: tuple[str, ...]
    key_weights: dict[str, float]
    names: dict[str, frozenset[str]]
    key_names: dict[str, frozenset[str]]
    firm: dict[str, Name]
    capitals: frozenset[str]
    key_capitals: frozenset[str]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    negations: tuple[tuple[str, ...], ...]
    denied: bool
    frame: bool
    speaker: str | None
    vector: NDArray[np.float32] | None

    @property
    def weight(self) -> float:
        """The rarities of its stems, added up."""
        return sum(self.weights.values())

    @property
    def key_weight(self) -> float:
        """The weights of its keys, added up."""
        return sum(self.key_weights.values())

    @property
    def negated(self) -> frozenset[str]:
        """The keys that stand under a negation."""
        return frozenset(key for reached in self.negations for key in reached)


def views(accounts: Accounts) -> tuple[tuple[View, ...], ...]:
    """The statements of each account, in the user's order and the order of the text; made once for these accounts."""
    return accounts.once("views", _views)


def _views(accounts: Accounts) -> tuple[tuple[View, ...], ...]:
    plain = [_of(accounts, annotated, place) for place, annotated in enumerate(accounts.documents)]
    seen: dict[str, Counter[str]] = {}
    counts: Counter[str] = Counter()
    for annotated, told in zip(accounts.documents, plain, strict=True):
        story = accounts.story(annotated.id).id
        counts[story] += len(told)
        seen.setdefault(story, Counter()).update(key for view in told for key in view.keys)
    return tuple(
        tuple(_weighed(view, seen[story], counts[story]) for view in told)
        for annotated, told in zip(accounts.documents, plain, strict=True)
        for story in (accounts.story(annotated.id).id,)
    )


def _weighed(view: View, seen: Counter[str], count: int) -> View:
    """The view with its words weighed: what many statements of the event have tells little of this one."""
    whole = log(1 + max(count, _ENOUGH) / 2)
    local = {key: (log(1 + max(count, _ENOUGH) / max(2, seen[key])) / whole) ** 0.5 for key in view.keys}
    return replace(view, key_weights={key: weight * local[key] for key, weight in view.key_weights.items()})


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
    sayings = sorted(span for a in annotated.attributions for span in (*a.source, *a.cue))
    saying_starts = [span.start for span in sayings]
    denying = {
        a.id for a in annotated.attributions if a.polarity is Polarity.NEGATIVE or a.cue_class is CueClass.DENYING
    }
    has_vectors = len(annotated.vectors) == len(annotated.statements) > 0
    found = []
    for place, statement in enumerate(annotated.statements):
        start, end = statement.span.start, statement.span.end
        inside = [m for m in mentions[slice(*_between(mention_starts, start, end))] if m[1] <= end]
        every = words(text, start, end)
        told = telling(text, start, end)
        stems = tuple(dict.fromkeys(stem(word.form) for word in every if word.form not in FUNCTION_WORDS))
        names: dict[str, set[str]] = {}
        key_names: dict[str, set[str]] = {}
        for left, right, identity, _ in inside:
            named = [word.form for word in every if left <= word.start and word.end <= right]
            names.setdefault(identity, set()).update(stem(form) for form in named if form not in FUNCTION_WORDS)
            key_names.setdefault(identity, set()).update(item.key for item in told if left <= item.word.start < right)
        key_weights: dict[str, float] = {}
        for item in told:
            key_weights.setdefault(item.key, 0.05 + rarity(item.stem))
        head = any(span.holds(statement.span) for span in heads)
        upper = [i for i in told if not head and i.word.start > start and text[i.word.start].isupper()]
        shared = accounts.shared(annotated.id, statement.speaker)
        within = sayings[slice(*_between(saying_starts, start, end))]
        found.append(
            View(
                account=account,
                place=place,
                document=annotated.id,
                statement=statement,
                text=statement.span.of(text),
                headline=head,
                forms=tuple(word.form for word in every),
                stems=stems,
                weights={stemmed: 0.05 + rarity(stemmed) for stemmed in stems},
                keys=tuple(key_weights),
                key_weights=key_weights,
                names={identity: frozenset(forms) for identity, forms in names.items()},
                key_names={identity: frozenset(keys) for identity, keys in key_names.items()},
                firm={m[2]: _name(told, m[0], m[1], m[3]) for m in inside if m[3] in _FIRM},
                capitals=frozenset(item.stem for item in upper),
                key_capitals=frozenset(item.key for item in upper),
                figures=tuple(
                    f
                    for f in figures[slice(*_between(figure_starts, start, end))]
                    if f.kind is not FigureKind.ORDINAL and not (f.value == 1 and text.startswith(" of ", f.span.end))
                )[:_MOST_FIGURES],
                moments=tuple(
                    m
                    for m in moments[slice(*_between(moment_starts, start, end))]
                    if m.start is not None and m.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
                ),
                negations=negations(text, start, end, told),
                denied=statement.attribution in denying,
                frame=statement.attribution is None
                and (
                    _is_frame(text, statement.span, within)
                    or (len(every) <= _SIGNED and "(@" in statement.span.of(text))
                ),
                speaker=shared.id if shared else statement.speaker,
                vector=annotated.vectors[place] if has_vectors else None,
            )
        )
    return tuple(found)


def _name(told: list[Told], start: int, end: int, kind: EntityType) -> Name:
    before = [item.key for item in told if item.word.end <= start]
    after = [item.key for item in told if item.word.start >= end]
    return Name(
        kind=kind,
        keys=frozenset(item.key for item in told if start <= item.word.start < end),
        before=before[-1] if before else "",
        after=after[0] if after else "",
    )


def _is_frame(text: str, span: Span, sayings: list[Span]) -> bool:
    """Whether a statement holds a source or cue and, beside it, nothing but a setting ("In an interview on Monday")."""
    if not sayings:
        return False
    beside = [w for w in words(text, span.start, span.end) if not any(s.start <= w.start < s.end for s in sayings)]
    return not beside or beside[0].form in _PREPOSITIONS


def _between(starts: list[int], start: int, end: int) -> tuple[int, int]:
    return bisect_left(starts, start), bisect_left(starts, end)
