"""The stories of an edition as they are compared: read from its columns one by one, wherever they are needed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from according.core import Copy, Story, id_of
from according.job.archive.measuring import KINDS
from according.job.archive.tasks import digest_of
from according.store.shards import Shard


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A story, the places of its documents, and its copies: of, copy, kind, share, share of, directed.

    ``settled``: two of its documents at least are all but sure to tell one event.
    """

    id: str
    documents: tuple[str, ...]
    places: tuple[int, ...]
    settled: bool = True
    copies: tuple[tuple[str, str, int, float, float, bool], ...] = ()

    @property
    def key(self) -> str:
        """A digest of the story as it is compared."""
        return digest_of(self.id, *self.documents, repr(self.copies), self.settled)

    @property
    def story(self) -> Story:
        """The story as a record, its copies without their passages."""
        return Story(
            id=self.id,
            documents=self.documents,
            copies=tuple(
                Copy(
                    of=of, copy=copy, share=share, passages=(), directed=directed, kind=KINDS[kind], share_of=share_of
                )
                for of, copy, kind, share, share_of, directed in self.copies
            ),
        )  # fmt: skip


def held_stories(edition: Path, numbers: Iterable[int]) -> Iterator[Held]:
    """These stories of the edition in a folder, by their numbers in it, each with the copies among its documents."""
    shard = Shard(number=0, digest="", folder=edition)
    names, ends, documents, places = (shard.array(name) for name in ("names", "ends", "documents", "places"))
    settled = shard.array("settled")
    copies, copies_ends = shard.array("copies"), shard.array("copies_ends")
    for number in map(int, numbers):
        span, among = _span(ends, number), _span(copies_ends, number)
        yield Held(
            id=id_of("s", int(names[number])),
            documents=tuple(id_of("d", each) for each in documents[span].tolist()),
            places=tuple(places[span].tolist()),
            settled=bool(settled[number]),
            copies=tuple(
                (id_of("d", of), id_of("d", copy), kind, share, share_of, directed)
                for _, of, copy, share, share_of, kind, directed in np.array(copies[among]).tolist()
            ),
        )


def held_by_name(edition: Path, first: int, end: int) -> Iterator[Held]:
    """The stories of two documents and more from ``first`` to before ``end``, in the order of their names."""
    return held_stories(edition, Shard(number=0, digest="", folder=edition).array("by_name")[first:end])


def several_of(edition: Path) -> int:
    """How many stories of an edition have two documents and more."""
    return len(Shard(number=0, digest="", folder=edition).array("by_name"))


def _span(ends: NDArray[np.int64], number: int) -> slice:
    start, end = int(ends[number - 1]) if number else 0, int(ends[number])
    if not 0 <= start <= end:
        raise ValueError("a story that has no ends")
    return slice(start, end)
