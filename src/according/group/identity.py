"""Under which name a story goes on when documents join an archive, and what became of the others."""

from collections.abc import Iterable, Mapping, Sequence

from according.core import Story, content_id
from according.core.stories import StoryChange, StoryChangeKind


def identified(
    groups: Sequence[tuple[str, ...]], earlier: Sequence[Story], edition: int
) -> tuple[tuple[Story, ...], tuple[StoryChange, ...]]:
    """The stories that groups of document ids are, in the groups' order, and what changed since ``earlier``.

    Every document is in one group, those alone too. A story goes on in the group that has most of its documents, under
    its own id: on a split that is the largest part. Where several would go on in one group they merge, and the one
    with most documents there keeps its id, of equals the one that stood first in ``earlier``. What goes on in no group
    is gone, what goes on from no story is new; a new id is made of the edition and the documents, so that none is ever
    given twice. The stories hold their documents alone: copies and reasons are the caller's to add.
    """
    before = {document: story.id for story in earlier for document in story.documents}
    rank = {story.id: number for number, story in enumerate(earlier)}
    parts = [_counted(before[document] for document in group if document in before) for group in groups]
    goes_on = _goes_on(groups, parts)
    names: list[str] = []
    for number, group in enumerate(groups):
        claims = [story for story in parts[number] if goes_on[story] == number]
        best = min(claims, key=lambda story: (-parts[number][story], rank[story]), default=None)
        names.append(best if best is not None else _new(group, edition))
    stories = tuple(Story(id=name, documents=group) for name, group in zip(names, groups, strict=True))
    return stories, tuple(_changes(stories, earlier, parts, goes_on, edition))


def _goes_on(groups: Sequence[tuple[str, ...]], parts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """The number of the group that has most documents of each earlier story, of equals that of the least document."""
    best: dict[str, tuple[int, str, int]] = {}
    for number, part in enumerate(parts):
        for story, count in part.items():
            claim = (-count, min(groups[number]), number)
            best[story] = min(best.get(story, claim), claim)
    return {story: number for story, (_, _, number) in best.items()}


def _changes(
    stories: Sequence[Story],
    earlier: Sequence[Story],
    parts: Sequence[Mapping[str, int]],
    goes_on: Mapping[str, int],
    edition: int,
) -> Iterable[StoryChange]:
    before = {document: story.id for story in earlier for document in story.documents}
    now = {document: story.id for story in stories for document in story.documents}
    old = {story.id: story for story in earlier}
    for number, (story, part) in enumerate(zip(stories, parts, strict=True)):
        if story.id not in old:
            yield _began(story, part, edition)
            continue
        fresh = tuple(document for document in story.documents if document not in before)
        if fresh:
            words = f"{_documents(len(fresh))} tell{_s(len(fresh))} the event of those that were there"
            yield _change(StoryChangeKind.JOINED, story.id, edition, fresh, (), words)
        merged = tuple(sorted(other for other in part if other != story.id and goes_on[other] == number))
        if merged:
            came = tuple(document for document in story.documents if before.get(document) in merged)
            words = (
                f"taken together, the documents of both are likely to tell one event; {story.id} goes on "
                f"since {part[story.id]} of the {sum(part.values())} documents that were known are of it"
            )
            yield _change(StoryChangeKind.MERGED, story.id, edition, came, merged, words)
        moved = tuple(sorted(other for other in part if other != story.id and goes_on[other] != number))
        if moved:
            came = tuple(document for document in story.documents if before.get(document) in moved)
            words = f"{_documents(len(came))} of another story tell{_s(len(came))} this event rather than that one"
            yield _change(StoryChangeKind.JOINED, story.id, edition, came, moved, words)
    for gone in earlier:
        yield from _went(gone, stories, now, goes_on, edition)


def _began(story: Story, part: Mapping[str, int], edition: int) -> StoryChange:
    count = len(story.documents)
    if part:
        words = f"parted from {', '.join(sorted(part))}: {_documents(count)} that tell{_s(count)} another event"
    elif count == 1:
        words = "one document, which tells an event that no other tells so far"
    else:
        words = f"{_documents(count)} that are likely to tell one event"
    return _change(StoryChangeKind.NEW, story.id, edition, story.documents, tuple(sorted(part)), words)


def _went(
    story: Story, stories: Sequence[Story], now: Mapping[str, str], goes_on: Mapping[str, int], edition: int
) -> Iterable[StoryChange]:
    """What an earlier story lost: documents that went, and those that are of other stories now."""
    lost = tuple(document for document in story.documents if document not in now)
    if len(lost) == len(story.documents):
        words = "none of its documents is in the archive any more"
        yield _change(StoryChangeKind.GONE, story.id, edition, story.documents, (), words)
        return
    if lost:
        words = f"{_documents(len(lost))} {'is' if len(lost) == 1 else 'are'} no longer in the archive"
        yield _change(StoryChangeKind.LEFT, story.id, edition, lost, (), words)
    heir = stories[goes_on[story.id]].id
    elsewhere = tuple(document for document in story.documents if document in now and now[document] != heir)
    if elsewhere:
        others = tuple(sorted({now[document] for document in elsewhere}))
        words = (
            f"as the documents stand now, {len(elsewhere)} of {len(story.documents)} are not likely to tell "
            f"one event with the rest; the largest part went on as {heir}"
        )
        yield _change(StoryChangeKind.SPLIT, story.id, edition, elsewhere, others, words)


def _change(
    kind: StoryChangeKind, story: str, edition: int, documents: tuple[str, ...], others: tuple[str, ...], why: str
) -> StoryChange:
    return StoryChange(kind=kind, story=story, edition=edition, documents=documents, others=others, why=why)


def _new(group: tuple[str, ...], edition: int) -> str:
    return content_id("s", *(() if edition == 1 else (f"edition {edition}",)), *sorted(group))


def _counted(found: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in found:
        counts[one] = counts.get(one, 0) + 1
    return counts


def _documents(count: int) -> str:
    return "one document" if count == 1 else f"{count} documents"


def _s(count: int) -> str:
    return "s" if count == 1 else ""
