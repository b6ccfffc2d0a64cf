"""The stories of an archive, edition by edition: groups of documents under names that stay, and what became of them.

An edition is columns on the disk. Its stories of two documents and more stand first, in the order of their least
places; single ones that were more before, or were of stories of several, follow.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from according.core import StoryChange, id_of, number_of
from according.export.archive_files import table_written
from according.export.archive_story_rows import change_rows
from according.group import Grouped, identified
from according.job.archive.grouping import grouped, settled
from according.job.archive.links import linked_matters
from according.job.archive.places import place
from according.job.archive.roster import Roster
from according.job.archive.singles import single
from according.job.archive.tasks import digest_of
from according.store import shards
from according.store.shards import Draft, Shard
from according.store.spills import Spill

#: A copy whose both ends are in one story.
COPY = np.dtype(
    [("story", "<i8"), ("of", "<u8"), ("copy", "<u8"), ("share", "<f8"), ("share_of", "<f8"), ("kind", "u1"),
     ("directed", "?")]
)  # fmt: skip
#: Copies of one file, while they are put in the order of the stories.
_OF_A_FILE = 100_000

Numbers = NDArray[np.int64]
Ids = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The stories as one run found them.

    ``number`` counts from 1, ``shard`` has the columns, ``past`` are the shards of the editions before it. ``names``
    are the numbers of the stories' ids. ``documents`` are those of one story after those of the other, each in the
    order of their days, by the numbers of their ids and by their ``places``; ``ends`` tells where each story ends.
    ``several`` stories have two documents and more, and ``by_name`` puts these in the order of their names.
    """

    number: int
    shard: Shard
    past: tuple[Shard, ...] = ()

    @property
    def several(self) -> int:
        """How many stories have two documents and more."""
        return int(self.shard.told["several"])

    @property
    def changes(self) -> Mapping[str, int]:
        """How many changes of each kind the edition made."""
        return dict(self.shard.told["changes"])

    @property
    def links(self) -> int:
        """How many pairs of stories belong beside each other."""
        return int(self.shard.told["links"])

    @property
    def names(self) -> Ids:
        """The stories' names."""
        return self._column("names")

    @property
    def by_name(self) -> Numbers:
        """The stories of several in the order of their names."""
        return self._column("by_name")

    @property
    def places(self) -> Numbers:
        """The places of the stories' documents."""
        return self._column("places")

    @property
    def grouped(self) -> Grouped:
        """The stories' documents."""
        found = Grouped(documents=self._column("documents"), ends=self._column("ends"))
        if len(found) and (np.any(np.diff(found.ends, prepend=0) < 1) or found.ends[-1] != len(found.documents)):
            raise ValueError("stories that have no ends")
        return found

    def _column(self, name: str) -> NDArray[Any]:
        return self.shard.array(name)


def edition(
    folder: Path, annotated: Sequence[Shard], copies: Sequence[Shard], likely: Sequence[Shard], settings: str
) -> Edition:
    """The present edition of the archive's stories; one is made if the documents changed.

    A story keeps its id from edition to edition as ``group.identified`` says.
    """
    before = last_edition(folder)
    made_from = digest_of(settings, *(shard.folder.name for group in (annotated, copies, likely) for shard in group))
    if before is not None and before.shard.told["made_from"] == made_from:
        return before
    number = before.number + 1 if before is not None else 1
    told: dict[str, Any] = {"made_from": made_from}
    digest = digest_of(made_from, number)
    with shards.making(folder, number, digest, told) as draft:
        roster = Roster(annotated)
        label = grouped(roster, copies, likely, draft.folder / "pairs")
        members, ends = _members(roster, label)
        several = len(ends)
        parted = _parted(before, roster, members)
        members = np.concatenate([members, parted])
        ends = np.concatenate([ends, _many(ends) + np.arange(1, len(parted) + 1)])
        groups = Grouped(documents=roster.ids[members], ends=ends)
        earlier, old = _earlier(before, roster, groups, members[: _many(ends[:several])])
        names, changes = identified(groups, earlier, old, number)
        told["changes"] = _changed(draft, changes)
        told["tables"] = {"story_changes": sum(told["changes"].values())}
        del earlier, old, changes
        places = roster.places(members)
        draft.array("names", names)
        draft.array("ends", ends)
        draft.array("documents", groups.documents)
        draft.array("places", places)
        draft.array("by_name", np.argsort(names[:several], kind="stable"))
        draft.array("told", np.sort(places[: _many(ends[:several])]))
        order = np.argsort(places[len(places) - len(parted) :])
        draft.array("lone", places[len(places) - len(parted) :][order])
        draft.array("lone_names", names[several:][order])
        draft.array("rows", np.array([(shard.number, shard.told["rows"]) for shard in annotated]).reshape(-1, 2))
        del groups, places, label
        of = _story_of(roster, members, ends)
        del members
        _copies(draft, roster, copies, of, several)
        draft.array("settled", settled(roster, copies, likely, of, several))
        told["several"] = several
        told["links"] = linked_matters(draft, roster, likely, of, names)
    return Edition(
        number=number,
        shard=Shard(number=number, digest=digest, folder=folder / shards.name(number, digest), told=told),
        past=(*before.past, before.shard) if before is not None else (),
    )


def last_edition(folder: Path) -> Edition | None:
    """The last edition in a folder, None where there is none; of those before it nothing but their markers is read."""
    names = [name.partition("-") for name in sorted(shards.standing(folder))]
    found = [each for number, _, digest in names if (each := shards.shard(folder, int(number), digest)) is not None]
    return Edition(number=found[-1].number, shard=found[-1], past=tuple(found[:-1])) if found else None


def _many(ends: Numbers) -> int:
    """How many documents the groups with these ends have."""
    return int(ends[-1]) if len(ends) else 0


def _members(roster: Roster, label: NDArray[np.signedinteger]) -> tuple[Numbers, Numbers]:
    """The documents of all groups of two and more, by their positions, and where each group ends.

    The groups stand in the order of their least documents; within one the documents are in the order of their days,
    undated ones first, then of their places.
    """
    shared = np.zeros(len(label), dtype=np.bool_)
    shared[label[label != np.arange(len(label), dtype=label.dtype)]] = True
    members = np.flatnonzero(shared[label])
    of = label[members]
    order = np.lexsort((roster.days[members], of))
    of = of[order]
    ends = np.append(np.flatnonzero(of[1:] != of[:-1]) + 1, len(of))[: int(shared.sum())]
    return members[order], ends.astype(np.int64)


def _parted(before: Edition | None, roster: Roster, members: Numbers) -> Numbers:
    """The documents that were in stories of the edition before, are there still, and are in no group now."""
    if before is None:
        return np.zeros(0, dtype=np.int64)
    at = roster.positions(before.places)
    there = at >= 0
    there[there] = roster.ids[at[there]] == before.grouped.documents[there]
    alone = np.ones(len(roster), dtype=np.bool_)
    alone[members] = False
    at = at[there]
    return at[alone[at]]


def _earlier(before: Edition | None, roster: Roster, groups: Grouped, members: Numbers) -> tuple[Grouped, Ids]:
    """The stories of the edition before, and their names.

    Documents that stood alone then, and are with others now (``members``, by their positions), had a story each.
    """
    nothing = np.zeros(0, dtype=np.uint64)
    if before is None:
        return Grouped(documents=nothing, ends=np.zeros(0, dtype=np.int64)), nothing
    earlier, rows = before.grouped, np.array(before.shard.array("rows"))
    places = roster.places(members)
    known = np.zeros(len(places), dtype=np.bool_)
    if len(rows):
        at = np.minimum(np.searchsorted(rows[:, 0], places // place(1, 0)), len(rows) - 1)
        known = (rows[at, 0] == places // place(1, 0)) & (places % place(1, 0) < rows[at, 1])
    stood = groups.documents[: len(places)][known]
    stood = np.sort(stood[~np.isin(stood, earlier.documents)])
    names = np.array([number_of(single(id_of("d", document)).id) for document in stood.tolist()], dtype=np.uint64)
    ends = np.concatenate([earlier.ends, len(earlier.documents) + np.arange(1, len(stood) + 1)])
    documents = np.concatenate([earlier.documents, stood])
    return Grouped(documents=documents, ends=ends.astype(np.int64)), np.concatenate([before.names, names])


def _changed(draft: Draft, changes: Iterable[StoryChange]) -> dict[str, int]:
    """Writes the changes as a table; how many there are of each kind."""
    counts: Counter[str] = Counter()

    def seen() -> Iterator[StoryChange]:
        for change in changes:
            counts[change.kind.value] += 1
            yield change

    with draft.open("story_changes.parquet") as out:
        table_written("story_changes", (row for change in seen() for row in change_rows((change,))), out)
    return dict(sorted(counts.items()))


def _story_of(roster: Roster, members: Numbers, ends: Numbers) -> NDArray[np.signedinteger]:
    """The number of each document's story: that in the edition, or its position and as many as there are of those."""
    of = np.arange(len(roster), dtype=roster.kind)
    of += len(ends)
    of[members] = np.repeat(np.arange(len(ends), dtype=of.dtype), np.diff(ends, prepend=0))
    return of


def _copies(draft: Draft, roster: Roster, copies: Sequence[Shard], of: NDArray[np.signedinteger], several: int) -> None:
    """Writes the copies whose both ends are in one story, in the order of the stories, and where those of each end."""
    files = 1 + sum(len(shard.array("of")) for shard in copies) // _OF_A_FILE
    ends = np.zeros(several, dtype=np.int64)
    with Spill(draft.folder / "copied", COPY, files) as spill:
        for shard in copies:
            one, other, kind, share, directed = (
                np.array(shard.array(name)) for name in ("of", "copy", "kind", "share", "directed")
            )
            left, right = roster.known(one), roster.known(other)
            kept = (of[left] == of[right]) & (of[left] < several)
            rows = np.empty(int(kept.sum()), dtype=COPY)
            rows["story"], rows["of"], rows["copy"] = of[left][kept], roster.ids[left][kept], roster.ids[right][kept]
            rows["share_of"], rows["share"] = share[kept].T
            rows["kind"], rows["directed"] = kind[kept], directed[kept]
            spill.add(rows, rows["story"] * files // max(1, several))
        parts = spill.parts()

        def ordered() -> Iterator[NDArray[Any]]:
            for rows in parts:
                ends[:] += np.bincount(rows["story"], minlength=several)
                yield rows[np.argsort(rows["story"], kind="stable")]

        draft.column("copies", COPY, len(spill), ordered())
    draft.array("copies_ends", np.cumsum(ends))
