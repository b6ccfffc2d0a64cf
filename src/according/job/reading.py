"""The job of reading: sources in, documents out, over an engine, taking from the store what it keeps."""

import hashlib
import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from according.core import Annotated, Document, InputError, Models, Skipped
from according.engines import Engine
from according.pipeline import annotated, cleaned
from according.read import Source, extract
from according.store import SqliteStore

Found = TypeVar("Found", Document, Annotated)


def _nothing(count: int, total: int) -> None:
    """What is done after each source where nobody watches."""


def read_one(source: Source) -> Document | Skipped:
    """One source read and cleaned, or why it was left out."""
    try:
        return cleaned(extract(source))
    except InputError as error:
        return Skipped.of(error)


def annotate_one(source: Source, models: Models) -> Annotated | Skipped:
    """One source read, cleaned and annotated, or why it was left out."""
    try:
        return annotated(extract(source), models)
    except InputError as error:
        return Skipped.of(error)


def over(
    inputs: Sequence[Source | Skipped],
    engine: Engine,
    make: Callable[[], Callable[[Source], Found | Skipped]],
    *,
    done: Callable[[int, int], None] = _nothing,
) -> tuple[Found | Skipped, ...]:
    """Each input through ``make()``, in the order given; rows that were left out already stay where they stand.

    ``done(how many, of how many)`` is called after each source.
    """
    results = iter(engine.map(make, [row for row in inputs if isinstance(row, Source)], lost_source))
    rows: list[Found | Skipped] = []
    for row in inputs:
        if isinstance(row, Skipped):
            rows.append(row)
        else:
            rows.append(next(results))
            done(len(rows), len(inputs))
    return tuple(rows)


def annotate_all(
    inputs: Sequence[Source | Skipped],
    engine: Engine,
    make: Callable[[], Callable[[Source], Annotated | Skipped]],
    *,
    store: SqliteStore | None = None,
    made_with: str = "",
    done: Callable[[int, int], None] = _nothing,
) -> tuple[Annotated | Skipped, ...]:
    """Every input annotated, or why it was left out, in the order given.

    With a store, what it keeps for an input's bytes, name and ``made_with`` is taken from there, and each new document
    is put there as soon as it is done: a run that was cut off goes on where it stopped.
    """
    if store is None:
        return over(inputs, engine, make, done=done)
    keys = {row.name: _key(row, made_with) for row in inputs if isinstance(row, Source)}
    kept = {name: store.get(key) for name, key in keys.items() if key}
    pending = [row for row in inputs if isinstance(row, Source) and kept.get(row.name) is None]
    fresh = iter(engine.map(make, pending, lost_source))
    rows: list[Annotated | Skipped] = []
    for row in inputs:
        if isinstance(row, Skipped):
            rows.append(row)
            continue
        found = kept.get(row.name)
        if found is None:
            result = next(fresh)
            key = keys[row.name]
            if isinstance(result, Annotated) and key:
                store.put(key, result)
            rows.append(result)
        else:
            rows.append(found)
        done(len(rows), len(inputs))
    return tuple(rows)


def lost_source(source: Source, why: str) -> Skipped:
    """A source whose process died."""
    return Skipped(name=source.name, why=why, remedy="it may be too large for this machine; try it alone")


def _key(source: Source, made_with: str) -> str | None:
    try:
        # What the user or an archive says of an input is read with it.
        said = repr((source.columns, source.reader, source.metadata)).encode("utf-8", "replace")
        parts = (made_with.encode(), os.fsencode(source.name), said, source.read())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()
    except InputError:
        return None  # reading it again, the worker finds the same and says so
