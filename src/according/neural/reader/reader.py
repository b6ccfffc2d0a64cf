"""The shipped reading model behind core's port: who says what, what is named, and how the sentences are built."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from according.core import Document, ModelError, Quotation, Reading, Span, Triple
from according.neural.reader.again import likely, read_again, words_of
from according.neural.reader.decoding import decode
from according.neural.reader.inputs import pieces
from according.neural.reader.labels import RELATIONS, UPOS, XPOS
from according.neural.reader.layout import lay_out
from according.neural.reader.notes import notes
from according.neural.reader.session import Session, open_session
from according.neural.reader.triples import names, syntax, triples
from according.neural.shipped import model_name

SHIPPED = Path(__file__).resolve().parent / "model"


class Sentence(NamedTuple):
    """A sentence of given words: parts of speech, the Penn Treebank's tags, heads (a root is its own), relations."""

    pos: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


class OnnxReader:
    """Documents to readings; implements ``core.Tagger``. Made by :func:`load_reader`.

    A document's paragraphs are read in windows of 256 wordpieces that overlap, each in a pass of its own: a window's
    outcome depends on its words alone, so the same document gives the same reading wherever and beside whatever it is
    read.
    """

    def __init__(self, session: Session, name: str) -> None:
        self._session, self.name = session, name

    def tag(self, document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Reading:
        """What was read in the telling regions of ``document``.

        Contents that seem to hold an attribution are read again by themselves, up to 15 % of the words; what is found
        there stands behind the other triples and names, in ``within``, the triple that holds it.
        """
        layout = lay_out(self._session.tokenizer, document, sentences, quotations)
        marked, parsed = decode(self._session, layout.pieces, layout.sentences)
        outer = triples(layout, marked, np.arange(len(layout)))
        contents = [words_of(layout, triple.content) for triple in outer]
        chosen = likely(layout, marked, parsed, contents)
        inner = read_again(self._session, layout, [contents[number] for number in chosen], quotations)
        return Reading(
            triples=(*outer, *(replace(t, within=at) for at, found in zip(chosen, inner, strict=True) for t in found)),
            names=names(layout, parsed),
            syntax=syntax(layout, parsed),
            made_by=self.name,
            notes=notes(document.language, layout.pieces.shapes, layout.regions),
            vectors=parsed.vectors,
        )

    def again(
        self, document: Document, contents: Sequence[Sequence[Span]], quotations: tuple[Quotation, ...]
    ) -> tuple[tuple[Triple, ...], ...]:
        """The triples in each of ``contents`` (one content's spans each), read as if it were a text of its own.

        Every span of a triple lies wholly inside its content.
        """
        layout = lay_out(self._session.tokenizer, document, (), quotations)
        found = read_again(self._session, layout, [words_of(layout, spans) for spans in contents], quotations)
        return tuple(tuple(part) for part in found)

    def parse(self, sentences: Sequence[Sequence[str]]) -> tuple[Sentence, ...]:
        """The syntax of sentences given in words, which follow one another in one text."""
        forms = [form for sentence in sentences for form in sentence]
        sizes = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
        breaks = np.zeros(len(forms), dtype=bool)
        breaks[:1] = True
        given = pieces(self._session.tokenizer, forms, np.zeros(len(forms), dtype=np.int64), breaks)
        _, parsed = decode(self._session, given, np.repeat(np.arange(len(sizes)), sizes))
        ends = np.cumsum(sizes).tolist()
        return tuple(
            Sentence(
                pos=tuple(UPOS[number] for number in parsed.upos[end - size : end].tolist()),
                tags=tuple(XPOS[number] for number in parsed.xpos[end - size : end].tolist()),
                heads=tuple((parsed.heads[end - size : end] - (end - size)).tolist()),
                relations=tuple(RELATIONS[number] for number in parsed.relations[end - size : end].tolist()),
            )
            for end, size in zip(ends, sizes.tolist(), strict=True)
        )

    @property
    def session(self) -> Session:
        """The session, for measuring it alone."""
        return self._session


def load_reader(
    folder: Path | None = None, *, threads: int = 1, looks: NDArray[np.float32] | None = None
) -> OnnxReader:
    """The reader of ``folder`` (by default the shipped one), its files checked against their manifest.

    ``looks`` is what it keeps of each word in a reading's ``vectors``: a matrix, its syntactic columns × width; None:
    nothing is kept.

    Raises:
        ModelError: if a file is missing, its checksum differs from the manifest's, or it cannot be used.

    """
    folder = folder or SHIPPED
    session = open_session(folder, threads)
    if looks is not None:
        if len(looks) != len(session.looks):
            raise ModelError(f"the scorer looks at {len(looks)} columns of the reader, which has {len(session.looks)}")
        session.looks = looks
    return OnnxReader(session, reader_name(folder))


def reader_name(folder: Path | None = None) -> str:
    """The reader's name and the first digits of its digest, as its manifest has them, without loading it.

    Raises:
        ModelError: if the manifest cannot be read.

    """
    return model_name(folder or SHIPPED, "reader.onnx")
