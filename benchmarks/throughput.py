"""Annotate beside the bare encoder: how much of annotate's time is onnxruntime's own passes over the same texts."""

import time
from collections.abc import Sequence
from statistics import median

from according.annotate import annotate
from according.clean import clean
from according.core import Document, Models, Skipped
from according.neural.encoder import OnnxEncoder, load
from according.read import discover, extract
from benchmarks.measured import Figure


def throughput_figures(names: Sequence[str], runs: int) -> list[Figure]:
    """Bare seconds by annotate's seconds (processor time of one thread), and words a second, over ``names``."""
    documents = _documents(names)
    encoder = load()
    given = Models(encoder=encoder)
    passes = [_passes(document, given, encoder) for document in documents]
    rounds = [_round(documents, given, encoder, passes) for _ in range(runs)]
    words = sum(len(document.text.split()) for document in documents)
    whole, bare = median(r[0] for r in rounds), median(r[1] for r in rounds)
    share = median(b / a for a, b in rounds)
    return [
        Figure(name="bare encoder by annotate", value=share, unit="", goal=0.85, at_most=False),
        Figure(name="  annotate", value=words / whole, unit="words/s"),
        Figure(name="  the rules alone", value=words / max(whole - bare, 1e-9), unit="words/s"),
        Figure(name="  the encoder alone", value=words / bare, unit="words/s"),
        Figure(name="  words in the sample", value=words, unit=""),
    ]


def _documents(names: Sequence[str]) -> list[Document]:
    sources = [source for source in discover(names) if not isinstance(source, Skipped)]
    return [clean(extract(source)) for source in sources]


def _passes(document: Document, given: Models, encoder: OnnxEncoder) -> list[dict[str, object]]:
    """The very batches that annotate's own call of the encoder runs."""
    annotated = annotate(document, given)
    return [dict(feed) for _, feed in encoder.passes([annotated.words(s.span) for s in annotated.statements])]


def _round(
    documents: Sequence[Document], given: Models, encoder: OnnxEncoder, passes: Sequence[Sequence[dict[str, object]]]
) -> tuple[float, float]:
    """Seconds of annotate and of the bare passes, document by document in turn."""
    whole = bare = 0.0
    for document, feeds in zip(documents, passes, strict=True):
        begun = time.process_time()
        annotate(document, given)
        half = time.process_time()
        for feed in feeds:
            encoder.session.run(["vector"], feed)
        whole, bare = whole + half - begun, bare + time.process_time() - half
    return whole, bare
