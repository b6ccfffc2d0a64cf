"""Settings put to work on a workspace: inputs taken in, stories compared, and what people say written down."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from according.core import Annotated, Comparison, Document, Models, Skipped
from according.core.versions import Edition, EditionChange
from according.job.correcting import (
    accept,
    accept_attribution,
    add_attribution,
    edit_attribution,
    edit_document,
    edit_entity,
    edit_finding,
    judge_group,
    merge_entities,
    merge_groups,
    note,
    reject,
    reject_attribution,
    split_entity,
    split_group,
    subject_in,
    subject_of,
    undo,
)
from according.job.intake import Arrival, TakenIn, follow, read_arrival
from according.job.intake import take_in as _take_in
from according.job.stories import Shown, ShownDocument, compared_story, shown_document
from according.job.stories import shown as _shown
from according.job.words_in_place import places_of
from according.pipeline import annotated_anew, compared
from according.read import Source, discover
from according.store import Workspace
from according.wiring import fetching
from according.wiring.running import (
    Columns,
    Done,
    Settings,
    ahead,
    engine,
    made_with,
    models,
    pair_scorer,
    threads,
    unwatched,
)

if TYPE_CHECKING:
    from according.correct import Amended

__all__ = [
    "Arrival",
    "Shown",
    "ShownDocument",
    "TakenIn",
    "accept",
    "accept_attribution",
    "add_attribution",
    "compare_story",
    "edit_attribution",
    "edit_document",
    "edit_entity",
    "edit_finding",
    "edition_changes",
    "judge_group",
    "merge_entities",
    "merge_groups",
    "note",
    "places_of",
    "reject",
    "reject_attribution",
    "shown",
    "shown_document",
    "split_entity",
    "split_group",
    "subject_in",
    "subject_of",
    "take_in",
    "undo",
]


def _untold(address: str, notes: tuple[str, ...]) -> None:
    """What is done with what there is to tell of a page where nobody listens."""


def model(settings: Settings) -> str:
    """What annotates and compares with these settings, in one line: records are kept under it."""
    return "; ".join(f"{name} {value}" for name, value in made_with(settings))


def take_in(
    workspace: Workspace,
    names: Sequence[str | Arrival],
    settings: Settings,
    *,
    story: str | None = None,
    stdin: bytes | None = None,
    columns: Columns = (),
    done: Done = unwatched,
    tell: Callable[[str, tuple[str, ...]], None] = _untold,
) -> tuple[TakenIn | Skipped, ...]:
    """Files, folders, "-", addresses and arrivals put into a workspace, and behind a story's accounts if one is named.

    An address is fetched here and now: ask before. ``tell`` is called with each and what there is to tell of its page.

    Raises:
        UsageError: if there is no such story, or ``columns`` has a field that is none.

    """
    row = workspace.story(story) if story is not None else None
    arrivals = tuple(_arrivals(names, stdin, columns, tell))
    ahead([each.source for each in arrivals if isinstance(each, Arrival)], settings)
    taken = _take_in(
        workspace,
        arrivals,
        engine(settings),
        partial(_arriving, settings.encoder, settings.reader, threads(settings)),
        model=model(settings),
        done=done,
    )
    follow(workspace, taken)
    if row is not None:
        documents = (each.document for each in taken if isinstance(each, TakenIn))
        wanted = dict.fromkeys((*workspace.story(row.id).documents, *documents))
        workspace.set_documents(row.id, tuple(wanted))
    return taken


def compare_story(workspace: Workspace, story: str, settings: Settings, *, done: Done = unwatched) -> Shown:
    """The story compared, as people left it; what was compared before, and did not change, is taken as it is.

    Raises:
        UsageError: if there is no such story, or it has no account.

    """
    return compared_story(
        workspace,
        story,
        partial(_compared, settings),
        engine(settings),
        partial(_annotator_anew, settings.encoder, settings.reader, threads(settings)),
        model=model(settings),
        done=done,
    )


def shown(workspace: Workspace, story: str, settings: Settings | None = None) -> Shown:
    """The story as it was last compared, with all that people said since; nothing is compared anew.

    Raises:
        UsageError: if there is no such story.

    """
    return _shown(workspace, story, model=model(settings or Settings()))


def edition_changes(workspace: Workspace, document: str) -> tuple[EditionChange, ...]:
    """What changed from each edition of a document's page to the next, oldest first; none where it has one alone.

    Raises:
        UsageError: if there is no such document.

    """
    from according.fetch import edition_change

    rows = workspace.editions(document)
    texts = [workspace.document(row.id) for row in rows]
    editions = [
        Edition(
            file=row.path, fetched=row.fetched or row.added, sha256=row.sha256, title=row.title, published=row.published
        )
        for row in rows
    ]
    return tuple(
        edition_change(editions[later - 1], editions[later], texts[later - 1], texts[later])
        for later in range(1, len(rows))
    )


def _arrivals(
    names: Sequence[str | Arrival],
    stdin: bytes | None,
    columns: Columns,
    tell: Callable[[str, tuple[str, ...]], None],
) -> Iterator[Arrival | Skipped]:
    """The arrivals behind the names, in their order."""
    from according.fetch import is_address

    visitor = None
    for name in names:
        if isinstance(name, Arrival):
            yield name
        elif is_address(name):
            from according.job.pages import fetched

            visitor = visitor or fetching.visitor()
            yield from fetched([name], visitor, fetching.clock().moment, tell)
        else:
            for row in discover([name], stdin, columns=columns):
                yield Arrival(source=row) if isinstance(row, Source) else row


def _arriving(encoder: bool, reader: bool, count: int) -> Callable[[Arrival], Annotated | Skipped]:
    return partial(read_arrival, models=_held(encoder, reader, count))


def _annotator_anew(encoder: bool, reader: bool, count: int) -> Callable[[Document], Annotated]:
    return partial(_anew, _held(encoder, reader, count))


@lru_cache(maxsize=1)
def _held(encoder: bool, reader: bool, count: int) -> Models:
    """The models, kept from call to call: inputs may be taken in one at a time."""
    return models(encoder=encoder, reader=reader, threads=count)


def _anew(held: Models, document: Document) -> Annotated:
    return annotated_anew(document, held)


def _compared(settings: Settings, said: "Amended") -> Comparison:
    return compared(said, made_with=made_with(settings), pairs=pair_scorer(settings))
