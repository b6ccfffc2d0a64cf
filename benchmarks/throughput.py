"""Annotate beside the bare models: how much of annotate's time is onnxruntime's own passes over the same texts."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

from according.annotate import annotate
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.clean import clean
from according.core import Document, Models, Skipped
from according.neural import OnnxReader, load_reader
from according.neural.encoder import OnnxEncoder, load
from according.neural.reader.session import feed
from according.read import discover, extract
from benchmarks.measured import Figure
from benchmarks.reader import windows_of

#: One pass of a bare session.
Pass = Callable[[], object]


def throughput_figures(names: Sequence[str], runs: int) -> list[Figure]:
    """Bare seconds by annotate's seconds (processor time of one thread), and words a second, over ``names``."""
    documents = _documents(names)
    encoder, reader = load(), load_reader()
    given = Models(tagger=reader, encoder=encoder)
    passes = [_passes(document, given, encoder, reader) for document in documents]
    rounds = [_round(documents, given, passes) for _ in range(runs)]
    words = sum(len(document.text.split()) for document in documents)
    whole, bare = median(r[0] for r in rounds), median(r[1] for r in rounds)
    share = median(b / a for a, b in rounds)
    return [
        Figure(name="bare models by annotate", value=share, unit="", goal=0.8, at_most=False),
        Figure(name="  annotate", value=words / whole, unit="words/s"),
        Figure(name="  all but the models", value=words / max(whole - bare, 1e-9), unit="words/s"),
        Figure(name="  the models alone", value=words / bare, unit="words/s"),
        Figure(name="  words in the sample", value=words, unit=""),
    ]


def _documents(names: Sequence[str]) -> list[Document]:
    sources = [source for source in discover(names) if not isinstance(source, Skipped)]
    return [clean(extract(source)) for source in sources]


def _passes(document: Document, given: Models, encoder: OnnxEncoder, reader: OnnxReader) -> list[Pass]:
    """The very windows and batches that annotate's own calls of the reader and the encoder run."""
    windows = windows_of(reader, (document, sentences(document), quotations(document)))
    annotated = annotate(document, given)
    batches = encoder.passes([annotated.words(s.span) for s in annotated.statements])
    return [
        *(partial(reader.session.session.run, ["columns"], feed(window)) for window in windows),
        *(partial(encoder.run, dict(batch)) for _, batch in batches),
    ]


def _round(documents: Sequence[Document], given: Models, passes: Sequence[Sequence[Pass]]) -> tuple[float, float]:
    """Seconds of annotate and of the bare passes, document by document in turn."""
    whole = bare = 0.0
    for document, runs in zip(documents, passes, strict=True):
        begun = time.process_time()
        annotate(document, given)
        half = time.process_time()
        for run in runs:
            run()
        whole, bare = whole + half - begun, bare + time.process_time() - half
    return whole, bare
