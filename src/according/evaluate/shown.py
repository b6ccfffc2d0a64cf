"""How far labels show what people coded: the phrases by which accounts call somebody something.

Recall is over the coded phrases that describe, those with a word beyond names and function words: whether a label found
in the account has such a word of the phrase in common with it, and hangs on the entity that stands for the phrase's
concept. Precision is over the labels that have such a word, or the head, in common with any coded phrase. An entity
stands for the concept that most of the coded stretches have that belong to it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from according.core import FUNCTION_WORDS, Comparison, FindingKind, Span
from according.evaluate.coreference.heads import head
from according.evaluate.events import Event, coded

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")

#: A label's account, its place there, and the entity across documents that it hangs on, None for the event.
Place = tuple[str, Span, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How far the phrases that describe are shown as labels, and the labels stand where they belong.

    ``phrases``: coded ones that describe; ``found`` with a label on them, ``right`` with one under the right entity.
    ``labels``: places of labels; ``coded`` on a coded phrase, ``fitting`` under that phrase's entity.
    """

    phrases: int = 0
    found: int = 0
    right: int = 0
    labels: int = 0
    coded: int = 0
    fitting: int = 0

    @property
    def recall(self) -> float:
        """Phrases shown under the right entity, per cent of all."""
        return 100 * self.right / self.phrases if self.phrases else 0.0

    @property
    def precision(self) -> float:
        """Labels under the right entity, per cent of those on a coded phrase; others cannot be judged by the gold."""
        return 100 * self.fitting / self.coded if self.coded else 0.0

    def __add__(self, other: "Shown") -> "Shown":
        """Both together."""
        return Shown(
            phrases=self.phrases + other.phrases,
            found=self.found + other.found,
            right=self.right + other.right,
            labels=self.labels + other.labels,
            coded=self.coded + other.coded,
            fitting=self.fitting + other.fitting,
        )

    def record(self) -> dict[str, float]:
        """The counts and figures by their names."""
        return {
            "recall": self.recall,
            "precision": self.precision,
            "phrases": self.phrases,
            "found": self.found,
            "right": self.right,
            "labels": self.labels,
            "coded": self.coded,
            "fitting": self.fitting,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label with the entity it hangs on, for reading; ``fits`` is None where nothing is coded there."""

    outlet: str
    words: str
    entity: str
    concept: str
    fits: bool | None


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A coded phrase: its place and concept, its head, and its words that describe."""

    span: Span
    concept: str
    head: Span
    words: tuple[Span, ...]


def table_labels(comparison: Comparison) -> Iterator[Place]:
    """Every place of the label tables."""
    for called in comparison.labels:
        for label in called.labels:
            for place in label.places or (label.span,):
                yield called.document, place, called.entity


def finding_labels(comparison: Comparison) -> Iterator[Place]:
    """Every place that a finding of labels sets side by side with others."""
    for finding in comparison.findings_of(FindingKind.LABEL):
        for evidence in finding.evidence:
            yield evidence.document, evidence.span, finding.entity


def shown(
    event: Event,
    types: Sequence[str],
    belongs: Mapping[tuple[str, Span], str | None],
    labels: Iterable[Place],
    names: Mapping[str, str],
) -> tuple[Shown, tuple[Row, ...]]:
    """How far ``labels`` show the phrases of these types that describe, and each label as a row.

    ``belongs`` tells the entity across documents of a coded stretch, by account and place, and ``names`` how entities
    are called.
    """
    concepts: dict[str, Counter[str]] = {}
    for account, coding in coded(event, types):
        entity = belongs[account.id, coding.span]
        if entity is not None:
            concepts.setdefault(entity, Counter())[coding.concept] += 1
    meant = {entity: counts.most_common(1)[0][0] for entity, counts in concepts.items()}
    phrases: dict[str, list[_Phrase]] = {}
    for account, coding in coded(event, types):
        words = describing(account.text, coding.span)
        phrase = _Phrase(coding.span, coding.concept, head(account.text, coding.span), words)
        phrases.setdefault(account.id, []).append(phrase)
    found: set[tuple[str, _Phrase]] = set()
    right: set[tuple[str, _Phrase]] = set()
    rows = []
    accounts = {account.id: account for account in event.accounts}
    for document, span, entity in dict.fromkeys(labels):
        account = accounts[document]
        core = head(account.text, span)
        on = [p for p in phrases.get(document, ()) if p.head == core or any(w.overlaps(span) for w in p.words)]
        fits = [p for p in on if entity is not None and meant.get(entity) == p.concept]
        found.update((document, p) for p in on if any(w.overlaps(span) for w in p.words))
        right.update((document, p) for p in fits if any(w.overlaps(span) for w in p.words))
        rows.append(
            Row(
                outlet=account.outlet,
                words=" ".join(span.of(account.text).split()),
                entity=names.get(entity or "", "the event"),
                concept=", ".join(sorted({p.concept for p in on})),
                fits=bool(fits) if on else None,
            )
        )
    counts = Shown(
        phrases=sum(bool(p.words) for there in phrases.values() for p in there),
        found=len(found),
        right=len(right),
        labels=len(rows),
        coded=sum(row.fits is not None for row in rows),
        fitting=sum(row.fits is True for row in rows),
    )
    return counts, tuple(rows)


def describing(text: str, span: Span) -> tuple[Span, ...]:
    """The words of a phrase that describe: neither names, which begin with a capital, nor function words."""
    words = (Span(*match.span()) for match in _WORD.finditer(text, span.start, span.end))
    return tuple(w for w in words if text[w.start].islower() and w.of(text) not in FUNCTION_WORDS and len(w) > 1)
