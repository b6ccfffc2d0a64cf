"""The run: every article of a corpus through the product's own annotation, with its time, memory and failures."""

import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from according.annotate import annotate
from according.clean import clean
from according.core import (
    Document,
    Extract,
    Metadata,
    Models,
    OriginMap,
    Quotation,
    RawInput,
    Reading,
    Region,
    RegionKind,
    Span,
    Tagger,
    trimmed,
)
from according.evaluate.attribution.corpus import Corpus
from according.evaluate.attribution.predictions import Predictions, of_attributions

#: Called after each article with how many are done, of how many.
Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What a run took: ``seconds`` of processor time for ``words`` words, ``reading`` of them in the reading model.

    ``words`` are runs of characters between white space. ``peak`` is the most memory that the process has held, in
    bytes; None where the system does not tell.
    """

    seconds: float
    reading: float
    words: int
    peak: int | None

    @property
    def per_thousand(self) -> float:
        """Seconds per 1,000 words on one core."""
        return 1000 * self.seconds / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a run found. An article that failed has nothing found, and its name and reason stand in ``failed``."""

    predictions: Predictions
    effort: Effort
    failed: tuple[tuple[str, str], ...] = ()


def run(corpus: Corpus, models: Models, *, cleaned: bool = True, done: Done | None = None) -> Ran:
    """Annotate every article, without the encoder of ``models``, which finds no attribution.

    The text is first cleaned as an input is: bylines, captions and furniture are set apart and nothing is found in
    them. Where it is not to be ``cleaned``, every paragraph is body. An article that fails is named, and the others go
    on.
    """
    timed = _Timed(models.tagger) if models.tagger is not None else None
    held = replace(models, tagger=timed, encoder=None)
    predictions: Predictions = {}
    failed: list[tuple[str, str]] = []
    seconds = 0.0
    for count, article in enumerate(corpus.articles, 1):
        started = time.process_time()
        try:
            document = (cleaned_document if cleaned else plain_document)(article.id, article.text)
            started = time.process_time()
            found = annotate(document, held).attributions
        except Exception as error:
            failed.append((article.id, f"{type(error).__name__}: {error}"))
            found = ()
        seconds += time.process_time() - started
        predictions[article.id] = of_attributions(found)
        if done is not None:
            done(count, len(corpus.articles))
    effort = Effort(
        seconds=seconds,
        reading=timed.seconds if timed is not None else 0.0,
        words=sum(len(article.text.split()) for article in corpus.articles),
        peak=peak_memory(),
    )
    return Ran(predictions=predictions, effort=effort, failed=tuple(failed))


def plain_document(name: str, text: str) -> Document:
    """A text as a document with one body region a paragraph: nothing in it is set aside."""
    regions, at = [], 0
    for gap in [*re.finditer(r"\n+", text), None]:
        span = trimmed(text, at, gap.start() if gap else len(text))
        if span:
            regions.append(Region(kind=RegionKind.BODY, span=span))
        at = gap.end() if gap else at
    origin = OriginMap.identity(len(text))
    return Document(id=name, path=name, text=text, regions=tuple(regions), raw=_raw(text), origin=origin)


def cleaned_document(name: str, text: str, metadata: Metadata | None = None) -> Document:
    """A text as a document that was cleaned as an input is: furniture, bylines and captions are set apart."""
    origin = OriginMap.identity(len(text))
    return clean(Extract(path=name, raw=_raw(text), text=text, origin=origin, metadata=metadata or Metadata()))


def peak_memory() -> int | None:
    """The most memory that this process has held so far, in bytes; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes everywhere but on macOS.
    return most if sys.platform == "darwin" else most * 1024


class _Timed:
    """A tagger that adds up the processor time it takes."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self.seconds = 0.0

    def tag(self, document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Reading:
        started = time.process_time()
        try:
            return self._tagger.tag(document, sentences, quotations)
        finally:
            self.seconds += time.process_time() - started


def _raw(text: str) -> RawInput:
    return RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor="corpus")
