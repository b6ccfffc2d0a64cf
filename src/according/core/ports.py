"""What a stage asks of a model: protocols of one method, implemented in ``neural`` or by rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from according.core.annotations import Quotation
from according.core.documents import Document
from according.core.readings import Reading
from according.core.spans import Span


class Encoder(Protocol):
    """Turns texts into vectors whose dot product tells how alike they are."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit-length row a text, shape ``(len(texts), dimensions)``, in the order given."""
        ...


class Tagger(Protocol):
    """Reads a document once: who says what, what is named, and how the sentences are built."""

    def tag(self, document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Reading:
        """What was read in the telling regions of ``document``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AntecedentScores:
    """``pairs``: how likely each pair is one and the same; ``new``: that each mention is the first of its kind.

    Both are logits that are compared with one another; ``mention`` is the logit that a phrase refers at all.
    """

    pairs: NDArray[np.float32]
    new: NDArray[np.float32]
    mention: NDArray[np.float32]


class AntecedentScorer(Protocol):
    """Tells which earlier mention a mention takes up again."""

    def score(
        self,
        heads: NDArray[np.float16],
        governors: NDArray[np.float16],
        own: NDArray[np.float32],
        left: NDArray[np.int32],
        right: NDArray[np.int32],
        features: NDArray[np.float32],
    ) -> AntecedentScores:
        """Scores for pairs of mentions.

        ``heads`` and ``governors`` are the reading's vectors for the head of each mention and for the word that it
        hangs on, ``own`` what the mention shows by itself, a row a mention; ``left`` and ``right`` are the earlier and
        the later mention of each pair, ``features`` a row a pair.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScores:
    """How likely each pair of statements stands so, an array of as many numbers from 0 to 1 in each field.

    The first seven exclude each other and add up to 1: both tell the same; the left tells all of the right and
    ``more``; ``less``, the other way round; both tell one main fact and each has more of its own (``overlap``); they
    answer one question and ``differ``; they are ``related`` or ``unrelated``. The rest are judged each by itself: the
    right ``follows`` from the left; the left from the right (``back``); both cannot be so (``against``).
    """

    same: NDArray[np.float32]
    more: NDArray[np.float32]
    less: NDArray[np.float32]
    overlap: NDArray[np.float32]
    differ: NDArray[np.float32]
    related: NDArray[np.float32]
    unrelated: NDArray[np.float32]
    follows: NDArray[np.float32]
    back: NDArray[np.float32]
    against: NDArray[np.float32]

    @property
    def carried(self) -> NDArray[np.float32]:
        """How likely both tell one thing, more or less fully."""
        return self.same + self.more + self.less + self.overlap


class PairScorer(Protocol):
    """Tells how two statements stand to each other."""

    def score(self, texts: Sequence[str], left: NDArray[np.int32], right: NDArray[np.int32]) -> PairScores:
        """Scores for pairs of ``texts``: ``left`` and ``right`` are the places of each pair's two in it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The models that a run takes.

    ``tagger`` None: attributions are found by rules alone. ``encoder`` None: statements are aligned by their words
    alone. ``antecedents`` None: pronouns and descriptions are resolved by rules alone. The report says so.
    """

    tagger: Tagger | None = None
    encoder: Encoder | None = None
    antecedents: AntecedentScorer | None = None
