"""Annotate beside the bare models: how much of annotate's time is onnxruntime's own passes over the same texts."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

from according.annotate import annotate
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.clean import clean
from according.core import Annotated, Document, Models, Skipped
from according.neural import OnnxReader, load_coreference, load_reader
from according.neural.encoder import OnnxEncoder, load
from according.neural.reader.session import feed
from according.read import discover, extract
from benchmarks.measured import Figure
from benchmarks.reader import windows_of

#: One pass of a bare session.
Pass = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The models that annotate takes, each on one thread."""

    encoder: OnnxEncoder
    reader: OnnxReader
    given: Models

    @classmethod
    def shipped(cls) -> "Loaded":
        """The shipped ones."""
        antecedents = load_coreference()
        encoder, reader = load(), load_reader(looks=antecedents.looks)
        return cls(encoder, reader, Models(tagger=reader, encoder=encoder, antecedents=antecedents))


@dataclass(frozen=True, slots=True)
class Round:
    """Processor seconds of one thread over the same documents, taken in turn."""

    annotate: float
    stage: float
    bare: float


@dataclass(frozen=True, slots=True)
class Fed:
    """A document, what the models are asked of it, and the bare passes that this takes."""

    document: Document
    annotated: Annotated
    texts: tuple[str, ...]
    passes: tuple[Pass, ...]


def throughput_figures(names: Sequence[str], runs: int) -> list[Figure]:
    """Bare seconds by annotate's seconds (processor time of one thread), and words a second, over ``names``."""
    documents = _documents(names)
    loaded = Loaded.shipped()
    given = [fed(document, loaded) for document in documents]
    rounds = [measured(given, loaded) for _ in range(runs)]
    words = sum(len(document.text.split()) for document in documents)
    whole, bare = median(r.annotate for r in rounds), median(r.bare for r in rounds)
    stage = median(r.stage for r in rounds)
    return [
        Figure(
            name="bare models by annotate",
            value=median(r.bare / r.annotate for r in rounds),
            unit="",
            goal=0.8,
            at_most=False,
        ),
        Figure(
            name="bare models by the stage that feeds them",
            value=median(r.bare / r.stage for r in rounds),
            unit="",
            goal=0.85,
            at_most=False,
        ),
        Figure(name="  annotate", value=words / whole, unit="words/s"),
        Figure(name="  the stage that feeds the models", value=words / stage, unit="words/s"),
        Figure(name="  all but the models", value=words / max(whole - bare, 1e-9), unit="words/s"),
        Figure(name="  the models alone", value=words / bare, unit="words/s"),
        Figure(name="  words in the sample", value=words, unit=""),
    ]


def fed(document: Document, loaded: Loaded) -> Fed:
    """The very windows and batches that annotate's own calls of the reader and the encoder run."""
    windows = windows_of(loaded.reader, (document, sentences(document), quotations(document)))
    annotated = annotate(document, loaded.given)
    texts = tuple(annotated.words(statement.span) for statement in annotated.statements)
    return Fed(
        document,
        annotated,
        texts,
        (
            *(partial(loaded.reader.session.session.run, ["columns"], feed(window)) for window in windows),
            *(partial(loaded.encoder.run, dict(batch)) for _, batch in loaded.encoder.passes(texts)),
        ),
    )


def measured(given: Sequence[Fed], loaded: Loaded) -> Round:
    """Seconds of annotate, of the stage that feeds the models (windows, decoding), and of the bare passes."""
    whole = stage = bare = 0.0
    for one in given:
        document = one.document
        cut, marks = one.annotated.sentences, one.annotated.quotations
        begun = time.process_time()
        annotate(document, loaded.given)
        done = time.process_time()
        loaded.reader.tag(document, cut, marks)
        loaded.encoder.encode(one.texts)
        read = time.process_time()
        for run in one.passes:
            run()
        whole, stage, bare = whole + done - begun, stage + read - done, bare + time.process_time() - read
    return Round(whole, stage, bare)


def _documents(names: Sequence[str]) -> list[Document]:
    sources = [source for source in discover(names) if not isinstance(source, Skipped)]
    return [clean(extract(source)) for source in sources]
