"""The scoreboard of figures: values, units and what is counted, against sentences with their quantities (NewsQuant).

A file of JSON Lines has a sentence a line: ``id``, ``text`` and ``quantities``, each with ``value`` ("280000000", or
"3-5" for a range), ``unit`` as it is written and ``normalized_unit``; one of the two is enough. The gold has no places.

The convention is that of CQE's own evaluation (Almasian et al., EMNLP 2023): a figure is right where its value, both
ends of a range and the sign, is one of its sentence's, and its unit bears the same normalised name; each quantity of
the gold is used once. What differs, since the two speak of the same thing in other forms, never by looking at the gold:
a share is 20 per cent here and 0.2 there; "tens of thousands" is at least ten thousand here and 10000-100000 there;
"rose from 3 to 5" is two figures here and 3-5 there; places in an order ("the third") and lengths of time told by an
article ("for a week") are figures here and none there, and are left out. The unit of a bare count is the noun that is
counted; the gold has the phrase about it too ("large city", "proud moment life"), which is measured apart.
"""

import hashlib
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from according.annotate import annotate
from according.core import (
    FUNCTION_WORDS,
    Document,
    Figure,
    FigureKind,
    InputError,
    Models,
    Operator,
    OriginMap,
    RawInput,
    Region,
    RegionKind,
    Span,
    stem,
)
from according.evaluate.events import Half
from according.evaluate.lines import malformed, records
from according.evaluate.tally import Tally
from according.evaluate.unit_names import named

#: Called after each sentence with how many are done, of how many.
Done = Callable[[int, int], None]

_FROM = re.compile(r"(?i:\b(?:from|between)\s+(?:about\s+|around\s+|nearly\s+|just\s+)?)\Z")
_TO = re.compile(r"(?i:(?:\s+[\w.]+){0,4}\s+to\s+(?:about\s+|around\s+|nearly\s+|just\s+)?)\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity of the gold: its value, both ends where it is a range, and its unit as written and as normalised."""

    values: tuple[float, ...]
    written: str
    normal: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its unit."""
        return tuple(name for name in (self.written, self.normal) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with the quantities that people found in it."""

    id: str
    text: str
    quantities: tuple[Quantity, ...]

    @property
    def half(self) -> Half:
        """Tuning where the SHA-256 of the id is even: its half does not depend on which other sentences there are."""
        odd = int(hashlib.sha256(self.id.encode("utf-8")).hexdigest(), 16) % 2
        return Half.REPORTING if odd else Half.TUNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read as one quantity: a figure, or the two ends of a change."""

    figure: Figure
    span: Span
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What sentences score by value, by value and unit, and with the whole phrase that is counted."""

    value: Tally = field(default_factory=Tally)
    unit: Tally = field(default_factory=Tally)
    phrase: Tally = field(default_factory=Tally)

    def __add__(self, other: "Standing") -> "Standing":
        """Both together."""
        return Standing(value=self.value + other.value, unit=self.unit + other.unit, phrase=self.phrase + other.phrase)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A sentence, what it scores and what is wrong, in words."""

    sentence: Sentence
    standing: Standing
    wrong: tuple[str, ...] = ()


def read_sentences(path: Path) -> tuple[Sentence, ...]:
    """The sentences of a file.

    Raises:
        InputError: if it cannot be read or is of another form; the message names file and line.

    """
    out = [_sentence(path, number, record) for number, record in records(path)]
    if not out:
        raise InputError(str(path), "has no sentences", "give a file of JSON Lines, a sentence a line")
    return tuple(out)


def run(sentences: Sequence[Sentence], models: Models, *, done: Done | None = None) -> tuple[Judged, ...]:
    """Every sentence annotated as a text of its own, and what its figures score."""
    rows = []
    for count, sentence in enumerate(sentences, 1):
        rows.append(judged(sentence, annotate(_document(sentence), models).figures))
        if done is not None:
            done(count, len(sentences))
    return tuple(rows)


def judged(sentence: Sentence, figures: Iterable[Figure]) -> Judged:
    """What figures of a sentence score: first those whose unit is right too take their quantity, then the others."""
    found, left = read(sentence.text, figures), list(sentence.quantities)
    known = len(left)
    pairs: list[tuple[Read, Quantity, bool]] = []
    for unit_too in (True, False):
        for one in [one for one in found if not any(one is other for other, _, _ in pairs)]:
            hit = next((q for q in left if same_value(one, q) and (not unit_too or same_unit(one.figure, q))), None)
            if hit is not None:
                left.remove(hit)
                pairs.append((one, hit, unit_too))
    right = sum(unit for _, _, unit in pairs)
    whole = sum(unit and same_unit(one.figure, quantity, whole=True) for one, quantity, unit in pairs)
    paired = [one for one, _, _ in pairs]
    wrong = [f"found, not in the gold: {one.span.of(sentence.text)}" for one in found if one not in paired]
    wrong += [
        f"{one.span.of(sentence.text)}: {one.figure.unit or one.figure.counts or 'no unit'}, not {quantity.normal}"
        for one, quantity, unit in pairs
        if not unit
    ]
    wrong += [f"missed: {'–'.join(f'{v:g}' for v in quantity.values)} {quantity.names[-1]}" for quantity in left]
    standing = Standing(
        value=Tally(right=len(pairs), found=len(found), gold=known),
        unit=Tally(right=right, found=len(found), gold=known),
        phrase=Tally(right=whole, found=len(found), gold=known),
    )
    return Judged(sentence=sentence, standing=standing, wrong=tuple(wrong))


def read(text: str, figures: Iterable[Figure]) -> tuple[Read, ...]:
    """The figures that the gold would have too, in their order; "from 3 to 5" is one."""
    out: list[Read] = []
    for figure in figures:
        words = figure.span.of(text).lower()
        if figure.kind is FigureKind.ORDINAL:
            continue
        if figure.kind is FigureKind.DURATION and figure.value == 1 and words.startswith(("a ", "an ")):
            continue
        values = (figure.value,) if figure.high is None else (figure.value, figure.high)
        last = out[-1] if out else None
        if (
            last is not None
            and len(values) == len(last.values) == 1
            and (last.figure.unit, last.figure.kind) == (figure.unit, figure.kind)
            and _FROM.search(text, max(0, last.span.start - 16), last.span.start)
            and _TO.fullmatch(text, last.span.end, figure.span.start)
        ):
            out[-1] = Read(figure=figure, span=Span(last.span.start, figure.span.end), values=(*last.values, *values))
        else:
            out.append(Read(figure=figure, span=figure.span, values=values))
    return tuple(out)


def same_value(one: Read, quantity: Quantity) -> bool:
    """Whether what was read has the quantity's value."""
    theirs, figure = quantity.values, one.figure
    if len(theirs) == 2 and len(one.values) == 1 and figure.operator is Operator.AT_LEAST and figure.approximate:
        return _close(one.values[0], theirs[0]) and _close(10 * theirs[0], theirs[1])
    if len(theirs) != len(one.values):
        return False
    if all(_close(a, b) for a, b in zip(one.values, theirs, strict=True)):
        return True
    share = figure.kind is FigureKind.PERCENT and any(name.startswith("%") for name in quantity.names)
    return share and all(abs(a - 100 * b) <= 0.01 for a, b in zip(one.values, theirs, strict=True))


def same_unit(figure: Figure, quantity: Quantity, *, whole: bool = False) -> bool:
    """Whether a figure's unit, or the noun it counts, is the quantity's; ``whole``: whether the whole phrase is."""
    if figure.kind is FigureKind.PERCENT and (shared := [n[1:] for n in quantity.names if n.startswith("%")]):
        return any(not name.strip() or _counted(figure.counts, name, whole=whole) for name in shared)
    if figure.unit is not None and figure.kind not in (FigureKind.VOTE, FigureKind.NUMBER):
        mine = named(figure.unit, age=figure.kind is FigureKind.AGE, written=quantity.written)
        return any(_counted(ours, theirs, whole=whole) for ours in mine for theirs in quantity.names)
    if figure.counts is None:
        return "-" in quantity.names or not quantity.names
    return any(_counted(figure.counts, name, whole=whole) for name in quantity.names)


def _counted(ours: str | None, theirs: str, *, whole: bool) -> bool:
    """Whether two phrases have one head, the last word, or that which ours ends in and the gold goes on behind."""
    mine, gold = _words(ours or ""), _words(theirs)
    if not mine or not gold:
        return False
    if whole or "per" in mine or "per" in gold:
        return mine == gold
    return mine[-1] == gold[-1] or mine == gold[: len(mine)]


def _words(phrase: str) -> list[str]:
    words = [word for word in re.findall(r"[^\s‐-]+", phrase.lower()) if word == "per" or word not in FUNCTION_WORDS]
    return [stem(word) for word in words]


def _close(ours: float, theirs: float) -> bool:
    return math.isclose(ours, theirs, rel_tol=1e-5, abs_tol=1e-12)


def _document(sentence: Sentence) -> Document:
    whole = Span(0, len(sentence.text))
    return Document(
        id=sentence.id,
        path=sentence.id,
        text=sentence.text,
        language="en",
        regions=(Region(kind=RegionKind.BODY, span=whole),),
        raw=RawInput(sha256="", size=0, media_type="text/plain", encoding="utf-8", extractor=""),
        origin=OriginMap.identity(len(sentence.text)),
    )


def _sentence(path: Path, number: int, record: Mapping[str, Any]) -> Sentence:
    try:
        quantities = tuple(
            Quantity(
                values=_values(str(item["value"])),
                written=str(item.get("unit") or "").lower(),
                normal=str(item.get("normalized_unit") or "").lower(),
            )
            for item in record["quantities"]
        )
        return Sentence(id=str(record["id"]), text=str(record["text"]).strip() or " ", quantities=quantities)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise malformed(path, number, "has no id, text or quantities with their values") from error


def _values(value: str) -> tuple[float, ...]:
    """One value of "3", "-3" and "3e-05", two of "3-5", a range."""
    try:
        return (float(value),)
    except ValueError:
        low, _, high = value[1:].partition("-")
        return (float(value[0] + low), float(high))
