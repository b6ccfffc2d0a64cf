"""The one place where settings become store, models and engine."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from according.core import (
    Annotated,
    Comparison,
    Correction,
    CorrectionKind,
    Document,
    Models,
    PairScorer,
    Skipped,
    Story,
)
from according.engines import Processes, Serial
from according.job import annotate_all, annotate_one, over, read_one
from according.pipeline import compared, grouped
from according.read import Source, discover, expect, plugins
from according.store import SqliteStore

if TYPE_CHECKING:
    from according.neural import OnnxEncoder

#: Called after each input with how many are done, of how many.
Done = Callable[[int, int], None]
#: Pairs of a field of ours and the column of a table that holds it: ``(("text", "body"),)``.
Columns = Sequence[tuple[str, str]]


def unwatched(count: int, total: int) -> None:
    """What is done after each input where nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run is carried out. None of these changes what is found, but for ``encoder`` and ``reader``.

    Args:
        workers: processes that read and annotate, 1 or more.
        encoder: whether statements are aligned with the shipped encoder; without it by their words alone.
        reader: whether attributions, names and syntax are read by the shipped model; without it by rules alone.
        store: a file that keeps what was annotated for the next run.

    """

    workers: int = 1
    encoder: bool = True
    reader: bool = True
    store: Path | None = None


def read(
    names: Sequence[str],
    settings: Settings,
    *,
    stdin: bytes | None = None,
    columns: Columns = (),
    done: Done = unwatched,
) -> tuple[Document | Skipped, ...]:
    """The documents behind ``names`` in the user's order, and what was left out; ``columns`` are those of tables."""
    inputs = discover(names, stdin, columns=columns)
    ahead(inputs, settings)
    return over(inputs, engine(settings), _reader, done=done)


def annotate(
    names: Sequence[str],
    settings: Settings,
    *,
    stdin: bytes | None = None,
    columns: Columns = (),
    done: Done = unwatched,
) -> tuple[Annotated | Skipped, ...]:
    """The documents behind ``names``, annotated, in the user's order, and what was left out."""
    inputs = discover(names, stdin, columns=columns)
    ahead(inputs, settings)
    with SqliteStore(settings.store) if settings.store else nullcontext() as store:
        return annotate_all(
            inputs,
            engine(settings),
            partial(annotator, settings.encoder, settings.reader, threads(settings)),
            store=store,
            made_with=repr(made_with(settings)),
            done=done,
        )


def group(documents: Sequence[Annotated]) -> tuple[Story, ...]:
    """The stories that the documents tell."""
    return grouped(tuple(documents))


def compare(
    documents: Sequence[Annotated | Skipped], settings: Settings, corrections: Sequence[Correction] = ()
) -> Comparison:
    """The documents side by side; what was left out, and what the user said about who is who, is told on the page.

    Raises:
        UsageError: if a correction has a name that no document has, or contradicts another.

    """
    return compared(
        tuple(row for row in documents if isinstance(row, Annotated)),
        skipped=tuple(row for row in documents if isinstance(row, Skipped)),
        made_with=(*made_with(settings), *_corrected(corrections)),
        corrections=tuple(corrections),
        pairs=pair_scorer(settings),
    )


def _corrected(corrections: Sequence[Correction]) -> tuple[tuple[str, str], ...]:
    """What the user said about who is who, for the list of what made the page."""
    titles = {CorrectionKind.APART: "kept apart by you", CorrectionKind.SAME: "the same by you"}
    return tuple(
        (title, "; ".join(f"{c.left} and {c.right}" for c in corrections if c.kind is kind))
        for kind, title in titles.items()
        if any(c.kind is kind for c in corrections)
    )


def made_with(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Names and versions of what takes part in a run, so that a page tells how it was made."""
    parts = [("according", version("according"))]
    if settings.reader:
        from according.neural import coreference_name, reader_name

        parts.append(("reader", f"{reader_name()}, joined with rules"))
        parts.append(("coreference", f"{coreference_name()}, after rules for names"))
    else:
        parts.append(("reader", "none: attributions are found by rules alone, and who is who as well"))
    if settings.encoder:
        from according.neural import encoder_name, pairs_name

        parts.append(("encoder", encoder_name()))
        parts.append(("statements", f"{pairs_name()}, joined with rules"))
    else:
        parts.append(("encoder", "none: statements are aligned by their words alone"))
    parts.extend(("plugin", told) for told in plugins())
    return tuple(parts)


def ahead(inputs: Sequence[Source | Skipped], settings: Settings) -> None:
    """Start what takes a while to start; workers have parsing processes of their own."""
    if settings.workers == 1:
        expect(inputs)


def engine(settings: Settings) -> Serial | Processes:
    """What maps over inputs: this process, or so many workers."""
    return Processes(settings.workers) if settings.workers > 1 else Serial()


def threads(settings: Settings) -> int:
    """Threads of each model: a lone process takes a second core where there is one; workers share them out."""
    return min(2, os.cpu_count() or 1) if settings.workers == 1 else 1


def _reader() -> Callable[[Source], Document | Skipped]:
    return read_one


def annotator(encoder: bool, reader: bool, threads: int) -> Callable[[Source], Annotated | Skipped]:
    """What reads and annotates one source, with models of its own."""
    found = models(encoder=encoder, reader=reader, threads=threads)
    if not encoder and not reader:
        return partial(annotate_one, models=found)
    from according.neural import remembering

    # One wire under many names, one after the other, is read by the models once.
    return partial(annotate_one, models=remembering(found))


def models(*, encoder: bool = True, reader: bool = True, threads: int = 1) -> Models:
    """The shipped models, each on so many threads.

    Raises:
        ModelError: if a file of theirs is missing or altered.

    """
    if not encoder and not reader:
        return Models()
    from according.neural import load_coreference, load_reader

    antecedents = load_coreference() if reader else None
    # onnxruntime leaves the interpreter free while it opens a model, so that both open at once.
    with ThreadPoolExecutor(1) as beside:
        looks = antecedents.looks if antecedents is not None else None
        opened = beside.submit(load_reader, threads=threads, looks=looks) if reader else None
        encoding = _encoder(threads) if encoder else None
        return Models(tagger=opened.result() if opened is not None else None, encoder=encoding, antecedents=antecedents)


def pair_scorer(settings: Settings) -> PairScorer | None:
    """What scores pairs of statements, None where no encoder is wanted: it stands on that one's lower half.

    Raises:
        ModelError: if a file of its model is missing or altered.

    """
    return pair_scorer_on(min(2, os.cpu_count() or 1)) if settings.encoder else None


@lru_cache(maxsize=2)
def pair_scorer_on(threads: int) -> PairScorer:
    """The shipped scorer on so many threads, opened once a process.

    Raises:
        ModelError: if a file of its model is missing or altered.

    """
    from according.neural import load_pairs

    return load_pairs(_encoder(threads), threads=threads)


@lru_cache(maxsize=2)
def _encoder(threads: int) -> "OnnxEncoder":
    from according.neural import load

    return load(threads=threads)
