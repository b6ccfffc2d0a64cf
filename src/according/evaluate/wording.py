"""The scoreboard of wording: charged words against spans by which people say an account colours its telling (BASIL).

A file of JSON Lines has a triple of accounts a line: ``id`` and ``accounts``, each with ``id``, ``text`` and ``spans``:
``start``, ``end``, ``bias`` ("lexical": by the choice of words; "informational": by what is told) and ``in_quote``
(whether the words are somebody's whom the account cites). A charged word is right where it shares a character with a
lexical span. The annotators marked what they took for bias towards the triple's main figures, not every word that
judges: the precision is a lower bound.
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from according.annotate import annotate
from according.core import InputError, Models, Span, Voice, Wording, WordingKind
from according.evaluate.attribution.run import cleaned_document
from according.evaluate.events import Half
from according.evaluate.lines import malformed, records
from according.evaluate.tally import Tally

#: What is noted that could be an outlet's own; labels have a scoreboard of their own.
KINDS = (WordingKind.CHARGED, WordingKind.SCARE_QUOTE, WordingKind.CUE_CLASS)
#: Words between curly marks or plain double ones of one line, found without the product's own reading of marks.
_IN_MARKS = re.compile(r"“[^”\n]{1,2000}”|(?<![\w”])\"(?=\S)[^\"\n]{1,2000}(?<=\S)\"(?!\w)")

#: Called after each triple with how many are done, of how many.
Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coloured:
    """A span that people marked: ``lexical`` or informational, in the account's words or ``quoted`` ones."""

    span: Span
    lexical: bool
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One outlet's account with its spans."""

    id: str
    text: str
    spans: tuple[Coloured, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """Accounts of one event."""

    id: str
    accounts: tuple[Account, ...]

    @property
    def half(self) -> Half:
        """Tuning where the SHA-256 of the id is even: a triple's half does not depend on which others there are."""
        odd = int(hashlib.sha256(self.id.encode("utf-8")).hexdigest(), 16) % 2
        return Half.REPORTING if odd else Half.TUNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """How many of ``whole`` things stand where they should not."""

    wrong: int = 0
    whole: int = 0

    @property
    def share(self) -> float:
        """In per cent, 0 where there is nothing."""
        return 100 * self.wrong / self.whole if self.whole else 0.0

    def __add__(self, other: "Listed") -> "Listed":
        """Both together."""
        return Listed(wrong=self.wrong + other.wrong, whole=self.whole + other.whole)

    def record(self) -> dict[str, float]:
        """The counts and the share by their names."""
        return {"wrong": self.wrong, "of": self.whole, "share": self.share}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What triples score.

    ``voices``: charged words by the voice they are listed in, right where they share a character with a lexical span.
    ``own`` and ``cited``: lexical spans in the account's words and in quoted ones, right where a charged word was
    found there in any voice; ``own_as_own``: those found in the outlet's. ``quoted_as_own``: quoted spans, lexical and
    informational, with a charged word that is listed as the outlet's; ``in_gold_quotes`` and ``in_marks``: by kind,
    what is listed as the outlet's own and stands in a quoted span, or between quotation marks.
    """

    voices: tuple[tuple[Voice, Tally], ...] = tuple((voice, Tally()) for voice in Voice)
    own: Tally = field(default_factory=Tally)
    own_as_own: Tally = field(default_factory=Tally)
    cited: Tally = field(default_factory=Tally)
    quoted_as_own: Listed = field(default_factory=Listed)
    in_gold_quotes: tuple[tuple[WordingKind, Listed], ...] = tuple((kind, Listed()) for kind in KINDS)
    in_marks: tuple[tuple[WordingKind, Listed], ...] = tuple((kind, Listed()) for kind in KINDS)

    def __add__(self, other: "Standing") -> "Standing":
        """Both together."""
        return Standing(
            voices=tuple((v, a + b) for (v, a), (_, b) in zip(self.voices, other.voices, strict=True)),
            own=self.own + other.own,
            own_as_own=self.own_as_own + other.own_as_own,
            cited=self.cited + other.cited,
            quoted_as_own=self.quoted_as_own + other.quoted_as_own,
            in_gold_quotes=_both(self.in_gold_quotes, other.in_gold_quotes),
            in_marks=_both(self.in_marks, other.in_marks),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What each triple scores. One that failed scores nothing; its name and reason stand in ``failed``."""

    triples: tuple[tuple[Triple, Standing], ...]
    failed: tuple[tuple[str, str], ...] = ()


def read_triples(path: Path) -> tuple[Triple, ...]:
    """The triples of a file.

    Raises:
        InputError: if it cannot be read or is of another form; the message names file and line.

    """
    out = [_triple(path, number, record) for number, record in records(path)]
    if not out:
        raise InputError(str(path), "has no triples", "give a file of JSON Lines, a triple of accounts a line")
    return tuple(out)


def run(triples: Sequence[Triple], models: Models, *, done: Done | None = None) -> Ran:
    """Every account annotated as an input is, and what its wording scores."""
    rows, failed = [], []
    for count, triple in enumerate(triples, 1):
        standing = Standing()
        try:
            for account in triple.accounts:
                found = annotate(cleaned_document(account.id, account.text), models).wording
                standing += scored(account, found)
        except Exception as error:
            failed.append((triple.id, f"{type(error).__name__}: {error}"))
            standing = Standing()
        rows.append((triple, standing))
        if done is not None:
            done(count, len(triples))
    return Ran(triples=tuple(rows), failed=tuple(failed))


def scored(account: Account, wording: Sequence[Wording]) -> Standing:
    """What the wording found in an account scores."""
    charged = [w for w in wording if w.kind is WordingKind.CHARGED]
    lexical = [c.span for c in account.spans if c.lexical]
    own = [c.span for c in account.spans if c.lexical and not c.quoted]
    cited = [c.span for c in account.spans if c.lexical and c.quoted]
    quoted = [c.span for c in account.spans if c.quoted]
    outlets = [w for w in wording if w.voice is Voice.OUTLET]
    as_own = [w.span for w in outlets if w.kind is WordingKind.CHARGED]
    everywhere = [w.span for w in charged]
    marks = [Span(*match.span()) for match in _IN_MARKS.finditer(account.text)]
    return Standing(
        voices=tuple((v, _right([w.span for w in charged if w.voice is v], lexical)) for v in Voice),
        own=_recalled(own, everywhere),
        own_as_own=_recalled(own, as_own),
        cited=_recalled(cited, everywhere),
        quoted_as_own=Listed(wrong=sum(any(q.holds(w) for w in as_own) for q in quoted), whole=len(quoted)),
        in_gold_quotes=tuple((kind, _inside([w.span for w in outlets if w.kind is kind], quoted)) for kind in KINDS),
        in_marks=tuple((kind, _inside_marks([w.span for w in outlets if w.kind is kind], marks)) for kind in KINDS),
    )


def _right(found: Sequence[Span], gold: Sequence[Span]) -> Tally:
    right = sum(any(span.overlaps(other) for other in gold) for span in found)
    return Tally(right=right, found=len(found), gold=len(gold))


def _recalled(gold: Sequence[Span], found: Sequence[Span]) -> Tally:
    right = sum(any(span.overlaps(other) for other in found) for span in gold)
    return Tally(right=right, found=len(found), gold=len(gold))


def _inside(spans: Sequence[Span], holders: Sequence[Span]) -> Listed:
    return Listed(wrong=sum(any(holder.holds(span) for holder in holders) for span in spans), whole=len(spans))


def _inside_marks(spans: Sequence[Span], marks: Sequence[Span]) -> Listed:
    """How many of the spans stand between marks, their own not counted."""
    wrong = 0
    for span in spans:
        at = bisect_right(marks, span.start, key=lambda mark: mark.start)
        wrong += bool(at) and marks[at - 1] != span and marks[at - 1].holds(span)
    return Listed(wrong=wrong, whole=len(spans))


def _both(
    left: tuple[tuple[WordingKind, Listed], ...], right: tuple[tuple[WordingKind, Listed], ...]
) -> tuple[tuple[WordingKind, Listed], ...]:
    return tuple((kind, a + b) for (kind, a), (_, b) in zip(left, right, strict=True))


def _triple(path: Path, number: int, record: Mapping[str, Any]) -> Triple:
    try:
        return Triple(id=str(record["id"]), accounts=tuple(_account(path, number, item) for item in record["accounts"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise malformed(path, number, "has no id, or no accounts with id, text and spans") from error


def _account(path: Path, number: int, item: Mapping[str, Any]) -> Account:
    text, spans = item["text"], []
    for span in item["spans"]:
        start, end = span["start"], span["end"]
        if not 0 <= start < end <= len(text) or text[start:end] != span.get("text", text[start:end]):
            raise malformed(path, number, f"has other words than {span.get('text')!r} at {start}–{end}")
        spans.append(Coloured(span=Span(start, end), lexical=span["bias"] == "lexical", quoted=bool(span["in_quote"])))
    return Account(id=str(item["id"]), text=text, spans=tuple(spans))
