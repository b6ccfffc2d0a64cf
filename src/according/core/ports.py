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
class Models:
    """The models that a run takes.

    ``tagger`` None: attributions are found by rules alone. ``encoder`` None: statements are aligned by their words
    alone. The report says so in either case.
    """

    tagger: Tagger | None = None
    encoder: Encoder | None = None
