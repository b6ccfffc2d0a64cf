"""Figures in their places: every figure of an account with its sentence, its question, its time and its voice."""

import math
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from according.compare.accounts import Accounts
from according.compare.quantities.roles import Question, question
from according.core import (
    FUNCTION_WORDS,
    Alignment,
    Annotated,
    Evidence,
    Figure,
    FigureKind,
    Modality,
    Moment,
    Precision,
    QuotationKind,
    Span,
    content_stems,
    stem,
    words,
)

_LONG = (Precision.YEAR, Precision.SPAN, Precision.SEASON)


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure of one account in its sentence.

    ``stems`` are the sentence's content words, ``alignments`` the ids of those that its statement takes part in,
    ``quoted`` whether it stands in a speaker's own words, ``place`` how far into the text it stands (0 to 1),
    ``published`` the account's day, ``near`` the content words right about it, ``context`` those of its sentence and
    the one before it, ``words`` the sentence itself, ``way`` how it is put, ``vector`` that of its statement, where an
    encoder took part.
    """

    document: str
    figure: Figure
    sentence: Span
    question: Question
    stems: frozenset[str]
    moments: tuple[Moment, ...]
    alignments: frozenset[str]
    quoted: bool
    place: float
    published: str | None
    near: frozenset[str]
    context: frozenset[str]
    words: str
    way: str
    vector: NDArray[np.float32] | None = None

    def evidence(self, role: str = "figure") -> Evidence:
        """The figure with the words it counts, where these stand right behind it."""
        span, counts = self.figure.span, self.figure.counts_span
        if counts is not None and 0 <= counts.start - span.end <= 24:
            span = Span(span.start, counts.end)
        return Evidence(document=self.document, span=span, role=role)


class Weights:
    """How telling a shared word is: rare in the accounts' sentences, more; in every other sentence, hardly."""

    def __init__(self, placed: list[frozenset[str]]) -> None:
        self._seen = Counter(word for stems in placed for word in stems)
        self._all = max(1, len(placed))

    def of(self, stems: frozenset[str]) -> float:
        """The weight of words together."""
        return math.fsum(math.log1p(self._all / self._seen[word]) for word in sorted(stems) if self._seen[word])

    def likeness(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weight of the shared words as a part of the lighter sentence's, between 0 and 1."""
        least = min(self.of(left), self.of(right))
        return self.of(left & right) / least if least else 0.0


#: Accounts in prose give some dozens of figures; every one of an account is held against every one of the others.
_MOST = 200


def placed(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[dict[str, list[Placed]], Weights]:
    """Each account's figures in the order of its text, and the weights of the words of all sentences.

    Of an account with more than ``_MOST`` figures, a table, the first so many are compared. Made once for these
    accounts and alignments.
    """
    given, made = accounts.once("placed figures", lambda _: (alignments, _placed(accounts, alignments)))
    return made if given is alignments else _placed(accounts, alignments)


def _placed(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[dict[str, list[Placed]], Weights]:
    aligned: dict[tuple[str, str], set[str]] = {}
    for alignment in alignments:
        for member in alignment.statements:
            aligned.setdefault((member.document, member.statement), set()).add(alignment.id)
    stems = {a.id: [sentence_stems(a, s) for s in a.sentences] for a in accounts.documents}
    weights = Weights([found for each in stems.values() for found in each])
    return {a.id: _of_document(a, stems[a.id], aligned) for a in accounts.documents}, weights


def same_time(left: Placed, right: Placed) -> bool:
    """Whether two sentences may speak of one time: the same years or spans, and no two days that exclude each other."""
    if _frames(left) != _frames(right) or _after(left, right) or _after(right, left):
        return False
    return not _days(left) or not _days(right) or bool(_days(left) & _days(right))


def _days(placed: Placed) -> set[str]:
    """The days that its sentence names; "tonight" takes in the day before, as a page may be put up after midnight."""
    found: set[str] = set()
    for moment in placed.moments:
        if moment.precision is Precision.DAY and moment.start:
            found.add(moment.start)
            if moment.relative and moment.start[0] != "-":
                found.add((date.fromisoformat(moment.start[:10]) - timedelta(days=1)).isoformat())
    return found


def _after(one: Placed, other: Placed) -> bool:
    """Whether one sentence speaks of days after the other account was published, and of no other."""
    days = [m.start[:10] for m in one.moments if m.precision is Precision.DAY and m.start and m.start[0] != "-"]
    return other.published is not None and bool(days) and min(days) > other.published


def _frames(placed: Placed) -> frozenset[tuple[str | None, str | None]]:
    return frozenset(
        (m.start, m.end)
        for m in placed.moments
        if (m.precision in _LONG and not (m.relative and m.start == (placed.published or "")[:4]))
        or (m.precision is Precision.MONTH and not m.relative)
    )


def sentence_stems(annotated: Annotated, sentence: Span) -> frozenset[str]:
    """The stems of a sentence's content words, numbers left out."""
    found = content_stems(annotated.document.text, sentence.start, sentence.end)
    return frozenset(word for word in found if not word[0].isdigit())


def _way(text: str, figure: Figure) -> str:
    """In what way a share or a duration is given, where that makes another question.

    "A 25 percent tariff" is no share of anything, and "20 minutes after the shots" does not say how long they lasted.
    """
    if figure.kind is FigureKind.PERCENT:
        return "of" if re.match(r"\s+of\b", text[figure.span.end : figure.span.end + 8]) else ""
    if figure.kind is FigureKind.DURATION:
        if re.search(r"(?i:\bwithin\s+)\Z", text[max(0, figure.span.start - 8) : figure.span.start]):
            return "off"
        behind = text[figure.span.end : figure.span.end + 16]
        return "off" if re.match(r"\s+(?:after|later|before|earlier|into|from|since|ago|old|prior)\b", behind) else ""
    return ""


def _near(text: str, figure: Span, sentence: Span) -> frozenset[str]:
    """The stems of the five words before and the six behind a figure, within its sentence."""
    before = words(text, max(sentence.start, figure.start - 60), figure.start)[-5:]
    behind = words(text, figure.end, min(sentence.end, figure.end + 72))[:6]
    return frozenset(
        stem(word.form) for word in (*before, *behind) if word.form not in FUNCTION_WORDS and not word.form[0].isdigit()
    )


def _of_document(
    annotated: Annotated, stems: list[frozenset[str]], aligned: dict[tuple[str, str], set[str]]
) -> list[Placed]:
    text, sentences = annotated.document.text, annotated.sentences
    starts = [sentence.start for sentence in sentences]
    speech = [q.inner for q in annotated.quotations if q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK)]
    unreal = [s.span for s in annotated.statements if s.modality is not Modality.ASSERTED]
    by_sentence: dict[int, list[Moment]] = {}
    for moment in annotated.moments:
        by_sentence.setdefault(bisect_right(starts, moment.span.start) - 1, []).append(moment)
    found: list[Placed] = []
    for figure in annotated.figures[:_MOST]:
        index = bisect_right(starts, figure.span.start) - 1
        if index < 0 or (any(s.holds(figure.span) for s in unreal) and figure.kind is not FigureKind.AGE):
            continue
        inside = [(i, s.id) for i, s in enumerate(annotated.statements) if s.span.holds(figure.span)]
        row = inside[-1][0] if inside else len(annotated.vectors)
        found.append(
            Placed(
                document=annotated.id,
                figure=figure,
                sentence=sentences[index],
                question=question(text, figure, sentences[index]),
                stems=stems[index],
                moments=tuple(by_sentence.get(index, ())),
                alignments=frozenset(i for _, s in inside for i in aligned.get((annotated.id, s), ())),
                quoted=any(s.overlaps(figure.span) for s in speech),
                published=(annotated.document.published or "")[:10] or None,
                near=_near(text, figure.span, sentences[index]),
                place=figure.span.start / max(1, len(text)),
                context=stems[index] | (stems[index - 1] if index else frozenset()),
                words=sentences[index].of(text),
                way=_way(text, figure),
                vector=annotated.vectors[row] if row < len(annotated.vectors) else None,
            )
        )
    return found
