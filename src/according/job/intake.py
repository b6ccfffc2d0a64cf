"""The job of taking in: inputs read, annotated and put into a workspace as they are done, so that nothing is lost."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from according.core import Annotated, InputError, Metadata, Models, Skipped
from according.engines import Engine
from according.job.reading import lost_source
from according.pipeline import annotated
from according.read import Source, extract
from according.store import Incoming, Outcome, Stored, StoryRow, Workspace

#: Raw inputs up to so many bytes are kept; of larger ones the digest alone.
LARGEST_KEPT = 50_000_000
#: Documents that go in with one transaction; what is done stays even if the run is cut off.
BATCH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An input on its way in.

    ``given`` is what a person says of it, before what it says of itself; ``address`` where a page stands, by which a
    later edition of it is known, ``fetched`` when it was (ISO 8601, UTC); ``whole`` is the file that it came in, kept
    in place of its own bytes.
    """

    source: Source
    given: Metadata | None = None
    address: str | None = None
    fetched: str | None = None
    whole: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What became of an input: its document's id, and the one of which it is another edition."""

    name: str
    document: str
    title: str | None
    outcome: Outcome
    of: str | None = None


def read_arrival(arrival: Arrival, models: Models) -> Annotated | Skipped:
    """One arrival read, cleaned and annotated, or why it was left out."""
    try:
        return annotated(extract(arrival.source), models, arrival.given)
    except InputError as error:
        return Skipped.of(error)


def take_in(
    workspace: Workspace,
    arrivals: Sequence[Arrival | Skipped],
    engine: Engine,
    make: Callable[[], Callable[[Arrival], Annotated | Skipped]],
    *,
    model: str,
    done: Callable[[int, int], None],
) -> tuple[TakenIn | Skipped, ...]:
    """Each arrival put into the workspace, or why it was left out, in the order given.

    What the workspace has already, byte for byte, is not read again. Documents go in some at a time as they are done.
    ``model`` names what annotates.
    """
    return tuple(_rows(workspace, arrivals, engine, make, model, done))


def _rows(
    workspace: Workspace,
    arrivals: Sequence[Arrival | Skipped],
    engine: Engine,
    make: Callable[[], Callable[[Arrival], Annotated | Skipped]],
    model: str,
    done: Callable[[int, int], None],
) -> Iterator[TakenIn | Skipped]:
    known = [_known(workspace, row) for row in arrivals]
    pending = [row for row, there in zip(arrivals, known, strict=True) if isinstance(row, Arrival) and not there]
    fresh = iter(engine.map(make, pending, _lost))
    count = 0
    rows = zip(arrivals, known, strict=True)
    while some := tuple(islice(rows, BATCH)):
        # What was read before a batch is cut off by an interruption goes in with it.
        made = [there or (row if isinstance(row, Skipped) else next(fresh)) for row, there in some]
        incoming = [
            _incoming(row, result, model)
            for (row, _), result in zip(some, made, strict=True)
            if isinstance(row, Arrival) and isinstance(result, Annotated)
        ]
        stored = iter(workspace.add(incoming))
        for (row, _), result in zip(some, made, strict=True):
            count += 1
            done(count, len(arrivals))
            if isinstance(row, Arrival) and isinstance(result, Annotated):
                yield _taken(row.source.name, result, next(stored))
            elif not isinstance(result, Annotated):
                yield result


def follow(workspace: Workspace, taken: Sequence[TakenIn | Skipped]) -> tuple[StoryRow, ...]:
    """Put later editions in the place of those that stories have, and tell which stories changed."""
    changed: dict[str, StoryRow] = {}
    rows = [row for row in taken if isinstance(row, TakenIn) and row.outcome is Outcome.EDITION]
    newer = workspace.successors([row.of for row in rows if row.of])
    for story in workspace.stories() if newer else ():
        documents = tuple(dict.fromkeys(newer.get(each, each) for each in story.documents))
        if documents != story.documents:
            changed[story.id] = workspace.set_documents(story.id, documents)
    return tuple(changed.values())


def _known(workspace: Workspace, row: Arrival | Skipped) -> TakenIn | Skipped | None:
    """What the workspace has of the same bytes, unless a person now says other things of them."""
    if isinstance(row, Skipped) or row.given is not None:
        return None
    try:
        found = workspace.holding(row.source.digest())
    except InputError as error:
        return Skipped.of(error)
    if found is None:
        return None
    return TakenIn(name=row.source.name, document=found.id, title=found.title, outcome=Outcome.SAME)


def _incoming(arrival: Arrival, annotated: Annotated, model: str) -> Incoming:
    raw = arrival.whole
    if raw is None and arrival.source.size <= LARGEST_KEPT:
        raw = arrival.source.read()
    return Incoming(annotated=annotated, raw=raw, model=model, address=arrival.address, fetched=arrival.fetched)


def _taken(name: str, annotated: Annotated, stored: Stored) -> TakenIn:
    return TakenIn(
        name=name,
        document=stored.document,
        title=annotated.document.title,
        outcome=stored.outcome,
        of=stored.of,
    )


def _lost(arrival: Arrival, why: str) -> Skipped:
    return lost_source(arrival.source, why)
