"""Under which name a story goes on when documents join an archive, and what became of the others.

Documents and stories are the numbers that their ids' digits are, in columns: an archive has millions of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.core import StoryChange, StoryChangeKind, content_id, id_of, number_of

Ids = NDArray[np.uint64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Groups of documents: the documents of one after those of the other, and where each group ends."""

    documents: Ids
    ends: Numbers

    def __len__(self) -> int:
        return len(self.ends)

    def span(self, number: int) -> slice:
        """Where the documents of a group stand."""
        return slice(int(self.ends[number - 1]) if number else 0, int(self.ends[number]))

    @property
    def starts(self) -> Numbers:
        """Where each group begins."""
        return np.concatenate([np.zeros(1, np.int64), self.ends])[:-1]


def identified(groups: Grouped, earlier: Grouped, names: Ids, edition: int) -> tuple[Ids, Iterator[StoryChange]]:
    """The stories that groups of documents are, by their numbers, and what changed since ``earlier``.

    ``names`` are the stories of the earlier groups. Every document is in one group, those alone too. A story goes on in
    the group that has most of its documents, under its own id: on a split that is the largest part. Where several would
    go on in one group they merge, and the one with most documents there keeps its id, of equals the one that stood
    first in ``earlier``. What goes on in no group is gone, what goes on from no story is new; a new id is made of the
    edition and the documents, so that none is ever given twice.
    """
    went = _Went(groups, earlier)
    found = np.zeros(len(groups), dtype=np.uint64)
    known = went.best >= 0
    found[known] = names[went.best[known]]
    for number in np.flatnonzero(~known).tolist():
        found[number] = number_of(_new(groups.documents[groups.span(number)], edition))
    return found, _changes(groups, earlier, names, found, went, edition)


class _Went:
    """Which documents of which earlier stories went where."""

    def __init__(self, groups: Grouped, earlier: Grouped) -> None:
        #: For each document of the groups the earlier story that it was of, for each earlier one the group that it is
        #: of now; -1 where there is none.
        self.before, self.now = _whose(groups.documents, earlier), _whose(earlier.documents, groups)
        #: What each group has of each story, in the order of the groups: the group, the story, how many documents.
        known = self.before >= 0
        of = np.repeat(np.arange(len(groups)), np.diff(groups.ends, prepend=0))[known]
        both, self.count = np.unique(of * max(1, len(earlier)) + self.before[known], return_counts=True)
        self.group, self.story = both // max(1, len(earlier)), both % max(1, len(earlier))
        #: Where the rows of each group begin, and in the end how many rows there are.
        self.first = np.searchsorted(self.group, np.arange(len(groups) + 1))
        self.goes_on = self._goes_on(groups, len(earlier))
        self.best = self._best(len(groups))

    def _goes_on(self, groups: Grouped, stories: int) -> Numbers:
        """The group that has most documents of each earlier story, of equals that of the least document."""
        found = np.full(stories, -1, dtype=np.int64)
        if len(self.group):
            least = np.minimum.reduceat(groups.documents, groups.starts)
            order = np.lexsort((self.group, least[self.group], -self.count, self.story))
            ordered = self.story[order]
            first = order[np.flatnonzero(np.diff(ordered, prepend=-1))]
            found[self.story[first]] = self.group[first]
        return found

    def _best(self, groups: int) -> Numbers:
        """The story that goes on in each group, -1 where none does."""
        found = np.full(groups, -1, dtype=np.int64)
        claims = np.flatnonzero(self.goes_on[self.story] == self.group)
        if len(claims):
            order = claims[np.lexsort((self.story[claims], -self.count[claims], self.group[claims]))]
            first = order[np.flatnonzero(np.diff(self.group[order], prepend=-1))]
            found[self.group[first]] = self.story[first]
        return found


def _changes(
    groups: Grouped, earlier: Grouped, old: Ids, names: Ids, went: _Went, edition: int
) -> Iterator[StoryChange]:
    parts = np.diff(went.first)
    alike = went.best >= 0
    at = went.first[:-1][alike]
    sizes = np.diff(groups.ends, prepend=0)
    alike[alike] = (parts[alike] == 1) & (went.count[at] == sizes[alike])
    for number in np.flatnonzero(~alike).tolist():
        yield from _grew(number, groups, old, names, went, edition)
    stays = went.now == np.repeat(went.goes_on, np.diff(earlier.ends, prepend=0))
    lost = np.unique(np.searchsorted(earlier.ends, np.flatnonzero(~stays | (went.now < 0)), side="right"))
    for number in lost.tolist():
        yield from _lost(number, earlier, old, names, went, edition)


def _grew(number: int, groups: Grouped, old: Ids, names: Ids, went: _Went, edition: int) -> Iterator[StoryChange]:
    """What came to a group: documents that are new, whole stories, and parts of stories."""
    span = groups.span(number)
    documents, before = groups.documents[span], went.before[span]
    rows = slice(int(went.first[number]), int(went.first[number + 1]))
    part = dict(zip(went.story[rows].tolist(), went.count[rows].tolist(), strict=True))
    story, best = id_of("s", int(names[number])), int(went.best[number])
    if best < 0:
        yield _began(story, _documents(documents), tuple(sorted(id_of("s", int(old[one])) for one in part)), edition)
        return

    def among(stories: list[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        came = _documents(documents[np.isin(before, stories)])
        return came, tuple(sorted(id_of("s", int(old[one])) for one in stories))

    fresh = _documents(documents[before < 0])
    if fresh:
        words = f"{_counted(len(fresh))} tell{_s(len(fresh))} the event of those that were there"
        yield _change(StoryChangeKind.JOINED, story, edition, fresh, (), words)
    merged = [one for one in part if one != best and went.goes_on[one] == number]
    if merged:
        words = (
            f"taken together, the documents of both are likely to tell one event; {story} goes on "
            f"since {part[best]} of the {sum(part.values())} documents that were known are of it"
        )
        yield _change(StoryChangeKind.MERGED, story, edition, *among(merged), words)
    moved = [one for one in part if one != best and went.goes_on[one] != number]
    if moved:
        came, others = among(moved)
        words = f"{_counted(len(came))} of another story tell{_s(len(came))} this event rather than that one"
        yield _change(StoryChangeKind.JOINED, story, edition, came, others, words)


def _lost(number: int, earlier: Grouped, old: Ids, names: Ids, went: _Went, edition: int) -> Iterator[StoryChange]:
    """What an earlier story lost: documents that went, and those that are of other stories now."""
    span = earlier.span(number)
    documents, now, heir = earlier.documents[span], went.now[span], int(went.goes_on[number])
    story = id_of("s", int(old[number]))
    if heir < 0:
        words = "none of its documents is in the archive any more"
        yield _change(StoryChangeKind.GONE, story, edition, _documents(documents), (), words)
        return
    lost = _documents(documents[now < 0])
    if lost:
        words = f"{_counted(len(lost))} {'is' if len(lost) == 1 else 'are'} no longer in the archive"
        yield _change(StoryChangeKind.LEFT, story, edition, lost, (), words)
    elsewhere = (now >= 0) & (now != heir)
    if elsewhere.any():
        others = tuple(sorted({id_of("s", int(names[one])) for one in now[elsewhere].tolist()}))
        words = (
            f"as the documents stand now, {int(elsewhere.sum())} of {len(documents)} are not likely to tell "
            f"one event with the rest; the largest part went on as {id_of('s', int(names[heir]))}"
        )
        yield _change(StoryChangeKind.SPLIT, story, edition, _documents(documents[elsewhere]), others, words)


def _began(story: str, documents: tuple[str, ...], parted: tuple[str, ...], edition: int) -> StoryChange:
    count = len(documents)
    if parted:
        words = f"parted from {', '.join(parted)}: {_counted(count)} that tell{_s(count)} another event"
    elif count == 1:
        words = "one document, which tells an event that no other tells so far"
    else:
        words = f"{_counted(count)} that are likely to tell one event"
    return _change(StoryChangeKind.NEW, story, edition, documents, parted, words)


def _change(
    kind: StoryChangeKind, story: str, edition: int, documents: tuple[str, ...], others: tuple[str, ...], why: str
) -> StoryChange:
    return StoryChange(kind=kind, story=story, edition=edition, documents=documents, others=others, why=why)


def _whose(documents: Ids, groups: Grouped) -> Numbers:
    """The group that each document is in, -1 where it is in none."""
    found = np.full(len(documents), -1, dtype=np.int64)
    if not len(groups.documents):
        return found
    order = np.argsort(groups.documents, kind="stable")
    ordered = groups.documents[order]
    at = np.searchsorted(ordered, documents, side="right") - 1
    there = (at >= 0) & (ordered[at] == documents)
    found[there] = np.searchsorted(groups.ends, order[at[there]], side="right")
    return found


def _new(documents: Ids, edition: int) -> str:
    return content_id("s", *(() if edition == 1 else (f"edition {edition}",)), *sorted(_documents(documents)))


def _documents(numbers: Ids) -> tuple[str, ...]:
    return tuple(id_of("d", number) for number in numbers.tolist())


def _counted(count: int) -> str:
    return "one document" if count == 1 else f"{count} documents"


def _s(count: int) -> str:
    return "s" if count == 1 else ""
