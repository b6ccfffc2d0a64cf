"""Models that remember what they were asked lately: an archive has one wire under many names."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from according.core import Document, Encoder, Models, Quotation, Reading, Span, Tagger

#: So many texts are remembered, none longer than this many characters: some 20 MB of ordinary articles.
_KEPT, _LONGEST = 16, 50_000

_Made = TypeVar("_Made")


def remembering(models: Models) -> Models:
    """The same models, which answer at once what they were asked lately; every answer is the same as theirs."""
    return replace(
        models,
        tagger=models.tagger and RememberingTagger(models.tagger),
        encoder=models.encoder and RememberingEncoder(models.encoder),
    )


class RememberingTagger:
    """A tagger that reads a text once, however many documents in a row have it; implements ``core.Tagger``.

    A reading depends on the text, its language, its telling regions, its sentences and its quotations: who published a
    document, and when, changes nothing of it.
    """

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._lately: _Lately[Reading] = _Lately()

    def tag(self, document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Reading:
        """What was read in the telling regions of ``document``."""
        telling = tuple(region.span for region in document.telling)
        return self._lately.answer(
            (document.text, document.language, telling, sentences, quotations),
            len(document.text),
            lambda: self._tagger.tag(document, sentences, quotations),
        )


class RememberingEncoder:
    """An encoder that sees the same texts together once; implements ``core.Encoder``.

    It is all of a call's texts that are remembered: those of a pass share one scale for their activations.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._lately: _Lately[NDArray[np.float32]] = _Lately()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit-length row a text, shape ``(len(texts), dimensions)``, in the order given."""
        asked = tuple(texts)
        return self._lately.answer(asked, sum(map(len, asked)), lambda: self._encoder.encode(asked)).copy()


class _Lately(Generic[_Made]):
    """The answers to the last few questions that were not too long."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, _Made] = OrderedDict()

    def answer(self, question: Hashable, length: int, make: Callable[[], _Made]) -> _Made:
        if length > _LONGEST:
            return make()
        if question in self._answers:
            self._answers.move_to_end(question)
            return self._answers[question]
        made = self._answers[question] = make()
        if len(self._answers) > _KEPT:
            self._answers.popitem(last=False)
        return made
