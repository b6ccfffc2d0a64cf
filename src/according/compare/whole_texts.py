"""What stands anywhere in an account: its words, numbers and names by stretches of a few sentences, and its vectors."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.compare.accounts import Accounts
from according.compare.alignment.synonyms import telling
from according.compare.alignment.views import View
from according.core import FUNCTION_WORDS, Annotated, Figure, FigureKind, Span, stem, words
from according.core.frequency import rarity

#: A stretch is so many sentences long: what one account tells in one sentence another may tell in several.
_LONG = 3
#: Words that begin with so many equal letters are taken for one: "prosecutor" and "prosecution", "Iran" and "Iranian".
_ROOT = 5
#: So many words in a row that two accounts share are told by both, if so many of them tell something.
_RUN, _TELLING = 5, 2
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
#: Two values of which one is rounded lie no further apart than this part of the greater.
_ROUNDED = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class WholeText:
    """All of an account, furniture and captions too.

    ``roots`` are the roots of its telling words, ``stretches`` those of each few sentences in a row, ``runs`` its words
    by five in a row. ``vectors`` has a row for each statement and for each two and three neighbouring ones together; it
    is empty without an encoder. ``entities`` are the ids across accounts of whom and what it names.
    """

    annotated: Annotated
    roots: frozenset[str]
    stretches: tuple[frozenset[str], ...]
    runs: frozenset[tuple[str, ...]]
    numbers: tuple[float, ...]
    entities: frozenset[str]
    vectors: NDArray[np.float32]

    def has_figure(self, figure: Figure) -> bool:
        """Whether a figure's value, or a rounding of it, stands anywhere in the account."""
        return all(
            any(_equal(value, own, rounded=figure.approximate) for own in self.numbers)
            for value in (figure.value, figure.high)
            if value is not None
        )

    def held(self, own: dict[str, float]) -> float:
        """The part of these roots by weight that stands in one stretch."""
        total = sum(own.values())
        if not total:
            return 0.0
        return max((sum(w for r, w in own.items() if r in stretch) for stretch in self.stretches), default=0.0) / total

    def lacks(self, own: dict[str, float]) -> float:
        """The weight of those of these roots that stand nowhere in the account."""
        return sum(weight for key, weight in own.items() if key not in self.roots)

    def repeats(self, runs: Sequence[tuple[str, ...]]) -> bool:
        """Whether any of these runs of words stands in the account."""
        return any(run in self.runs for run in runs)

    def likest(self, vector: NDArray[np.float32] | None) -> float:
        """How alike in sense the likest of its statements, or of a few together, is; 0 without an encoder."""
        return float(np.max(self.vectors @ vector)) if vector is not None and len(self.vectors) else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """A statement's roots with their weights, how much these weigh together, and its runs of words."""

    roots: dict[str, float]
    weight: float
    runs: tuple[tuple[str, ...], ...]


def parts_of(accounts: Accounts, view: View) -> Parts:
    """The parts of a statement by which it is looked for elsewhere; made once for each."""
    made = accounts.once("parts of statements", _no_parts)
    key = (view.account, view.place)
    if key not in made:
        text, span = accounts.document(view.document).document.text, view.statement.span
        own = roots(text, span.start, span.end)
        made[key] = Parts(own, sum(own.values()), tuple(runs(text, span.start, span.end)))
    return made[key]


def _no_parts(accounts: Accounts) -> dict[tuple[int, int], Parts]:
    del accounts
    return {}


def whole_texts(accounts: Accounts) -> dict[str, WholeText]:
    """The whole of each account, by document; made once for these accounts."""
    return accounts.once("whole texts", _whole_texts)


def roots(text: str, start: int = 0, end: int | None = None) -> dict[str, float]:
    """The roots of the telling words of ``text[start:end]``, each with how much the rarest of its words tells."""
    found: dict[str, float] = {}
    for told in telling(text, start, len(text) if end is None else end):
        parts = told.key.split("-") if "-" in told.key and not told.key[0].isdigit() else [told.key]
        for part in parts:
            own = root(part)
            if own and own not in FUNCTION_WORDS:
                weight = 0.05 + rarity(told.stem if len(parts) == 1 else stem(part))
                found[own] = max(found.get(own, 0.0), weight)
    return found


def root(key: str) -> str:
    """What words derived from one another have in common: their first letters; "F.B.I." and "FBI" are one."""
    return key.replace(".", "")[:_ROOT]


def runs(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, ...]]:
    """The words of ``text[start:end]`` by five in a row, where two or more of the five tell something.

    Words that begin with a capital do not count as telling: two accounts share names and titles without more.
    """
    every = words(text, start, end)
    tells = [w.form not in FUNCTION_WORDS and not text[w.start].isupper() for w in every]
    return [
        tuple(word.form for word in every[i : i + _RUN])
        for i in range(len(every) - _RUN + 1)
        if sum(tells[i : i + _RUN]) >= _TELLING
    ]


def counting(figure: Figure) -> bool:
    """Whether a figure tells how many or how much, so that an account without its value does not tell it."""
    return figure.kind not in (FigureKind.ORDINAL, FigureKind.NUMBER)


def _whole_texts(accounts: Accounts) -> dict[str, WholeText]:
    return {annotated.id: _whole(accounts, annotated) for annotated in accounts.documents}


def _whole(accounts: Accounts, annotated: Annotated) -> WholeText:
    text = annotated.document.text
    pieces = [frozenset(roots(text, span.start, span.end)) for span in _pieces(annotated)]
    stretches = tuple(frozenset().union(*pieces[i : i + _LONG]) for i in range(max(1, len(pieces) - _LONG + 1)))
    numbers = {float(match[0].replace(",", "").rstrip(".")) for match in _NUMBER.finditer(text)}
    numbers |= {value for f in annotated.figures for value in (f.value, f.high) if value is not None}
    numbers |= {float(key) for piece in pieces for key in piece if key.isdecimal()}
    shared = (accounts.shared(annotated.id, entity.id) for entity in annotated.entities)
    return WholeText(
        annotated=annotated,
        roots=frozenset().union(*pieces),
        stretches=stretches,
        runs=frozenset(runs(text)),
        numbers=tuple(sorted(numbers)),
        entities=frozenset(entity.id for entity in shared if entity is not None),
        vectors=_together(annotated),
    )


def _pieces(annotated: Annotated) -> list[Span]:
    """The sentences of an account, and its other regions, in the order of the text."""
    others = [
        region.span
        for region in annotated.document.regions
        if not any(region.span.overlaps(sentence) for sentence in annotated.sentences)
    ]
    return sorted([*annotated.sentences, *others])


def _together(annotated: Annotated) -> NDArray[np.float32]:
    """The vectors of the statements, and of each two and three in a row."""
    own = annotated.vectors
    if len(own) != len(annotated.statements) or not len(own):
        return np.zeros((0, 0), dtype=np.float32)
    rows = [own]
    for count in range(2, _LONG + 1):
        if len(own) >= count:
            summed = np.sum([own[i : len(own) - count + 1 + i] for i in range(count)], axis=0)
            rows.append(summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-6))
    return np.concatenate(rows).astype(np.float32)


def _equal(one: float, other: float, *, rounded: bool) -> bool:
    return one == other or (rounded and abs(one - other) <= _ROUNDED * max(abs(one), abs(other)))
