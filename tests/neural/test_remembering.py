"""Models that remember what they were asked lately."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from according.annotate import annotate
from according.clean import clean
from according.core import Document, Models, Quotation, Reading, Span
from according.neural import OnnxEncoder, load_reader
from according.neural.remembering import RememberingEncoder, RememberingTagger, remembering
from according.read import Source, extract

TEXT = """Bridge over the Tarn to close

ELMSTEAD — The bridge over the Tarn will close on Monday for three weeks, the county said.

“We have looked at every other way,” said Mara Lind, who leads the county's road office. “There is none.”
"""


class _Counting:
    """A tagger and an encoder that count how often they are asked."""

    def __init__(self) -> None:
        self.asked = 0

    def tag(self, document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Reading:
        self.asked += 1
        return Reading(made_by=f"{document.text[:20]} {len(sentences)} {len(quotations)}")

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += 1
        return np.full((len(texts), 2), self.asked, dtype=np.float32)


def _document(text: str = TEXT, **said: str) -> Document:
    return replace(clean(extract(Source(name="bridge.txt", data=text.encode()))), **said)


def test_a_text_is_read_once_under_many_names() -> None:
    """A text that comes again with another outlet and another date is not read again."""
    model = _Counting()
    tagger = RememberingTagger(model)
    first = tagger.tag(_document(outlet="Elmstead Courier"), (), ())
    again = tagger.tag(_document(outlet="Tarn Valley Voice", published="2024-03-04"), (), ())
    assert again == first
    assert model.asked == 1


def test_other_sentences_are_read_again() -> None:
    """The same text with other sentences, or in another language, is another question."""
    model = _Counting()
    tagger = RememberingTagger(model)
    tagger.tag(_document(), (), ())
    tagger.tag(_document(), (Span(0, 10),), ())
    tagger.tag(_document(language="fr"), (), ())
    assert model.asked == 3


def test_what_was_asked_long_ago_is_forgotten() -> None:
    """The memory holds a few texts, so that it stays the same for ten documents and for ten million."""
    model = _Counting()
    encoder = RememberingEncoder(model)
    for number in range(100):
        encoder.encode([str(number)])
    encoder.encode(["99"])
    assert model.asked == 100
    encoder.encode(["0"])
    assert model.asked == 101


def test_a_very_long_text_is_not_kept() -> None:
    """A text of fifty thousand characters and more is read each time it comes."""
    model = _Counting()
    encoder = RememberingEncoder(model)
    encoder.encode(["word " * 20_000])
    encoder.encode(["word " * 20_000])
    assert model.asked == 2


def test_what_a_caller_does_with_vectors_changes_no_later_answer() -> None:
    """Vectors are handed out as copies."""
    encoder = RememberingEncoder(_Counting())
    encoder.encode(["one"])[:] = 7
    assert encoder.encode(["one"]).tolist() == [[1, 1]]


def test_documents_are_annotated_as_without_memory(shipped_encoder: OnnxEncoder) -> None:
    """With the shipped models, the first and the second document of one text are annotated as by the models alone."""
    plain = Models(tagger=load_reader(), encoder=shipped_encoder)
    again = remembering(plain)
    documents = [_document(outlet="Elmstead Courier"), _document(outlet="Tarn Valley Voice")]
    for document in documents:
        one, other = annotate(document, plain), annotate(document, again)
        assert one == other
        assert one.vectors.tobytes() == other.vectors.tobytes()


def test_models_that_are_not_there_stay_away() -> None:
    """Where rules alone read, there is nothing to remember."""
    assert remembering(Models()) == Models()
