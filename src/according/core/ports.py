"""What a stage asks of a model: protocols of one method, implemented in ``neural`` or by rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from according.core.annotations import Attribution, Quotation
from according.core.documents import Document
from according.core.spans import Span


class Encoder(Protocol):
    """Turns texts into vectors whose dot product tells how alike they are."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit-length row a text, shape ``(len(texts), dimensions)``, in the order given."""
        ...


class Tagger(Protocol):
    """Finds who says what in a document."""

    def tag(
        self, document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]
    ) -> tuple[Attribution, ...]:
        """The attributions in the order of the text; ``speaker`` is left to the resolver."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The models that a run takes.

    ``encoder`` None: statements are aligned by their words alone, and the report says so.
    """

    tagger: Tagger
    encoder: Encoder | None = None
