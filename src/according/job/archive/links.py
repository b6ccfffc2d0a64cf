"""Links: stories of one wider matter that were kept apart, chosen by the driver and told in words by workers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from according.core import StoryLink, id_of
from according.export.archive_files import table_bytes
from according.export.archive_story_rows import link_rows
from according.group import TIE, Pairs, nearest, profile_of, shared_names, strongest, ties, why_linked
from according.job.archive.annotating import NO_DAY
from according.job.archive.places import row_of, shard_of
from according.job.archive.roster import Roster
from according.job.archive.singles import single
from according.job.archive.tasks import digest_of
from according.store import shards
from according.store.rolls import Roll, roll
from according.store.shards import Draft, Shard, opened
from according.store.spills import Spill

#: A link: the names of its stories (0: that of the document, which is alone), the share of names, and the documents
#: that share most, by their places; turned where the right one is of the first story.
LINK = np.dtype(
    [("story", "<u8"), ("other", "<u8"), ("share", "<f8"), ("left", "<i8"), ("right", "<i8"), ("turned", "?")]
)
_RANKED = np.dtype([*((name, TIE[name]) for name in TIE.names or ()), ("near", "?")])
#: Pairs of one file, while they are ranked; and links of one task.
_OF_A_FILE, _OF_A_TASK = 100_000, 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """The task: the links from ``first`` to before ``end`` of an edition, told; ``documents`` is the shards' roll."""

    number: int
    digest: str
    stage: Path
    edition: Path
    first: int
    end: int
    documents: Path


def linked_matters(
    draft: Draft, roster: Roster, likely: Sequence[Shard], of: NDArray[np.signedinteger], names: NDArray[np.uint64]
) -> int:
    """Writes the links between stories that share many names, those of single documents among them; their number.

    ``of`` has for each document the number of its story; those that have a name stand first. A story is linked with
    its nearest few, and with those whose nearest few it is among; links are in the order of the stories.
    """
    half = 1 + sum(len(shard.array("near_left")) for shard in likely) // _OF_A_FILE
    files = 2 * half

    def dealt(story: NDArray[np.int64]) -> NDArray[np.int64]:
        # In the order of the stories; those of one document are many, and have few links.
        several, alone = story * half // max(1, len(names)), (story - len(names)) * half // max(1, len(roster))
        return np.where(story < len(names), several, half + alone)

    with (
        Spill(draft.folder / "ties", TIE, files) as found,
        Spill(draft.folder / "ranked", _RANKED, files) as ranked,
        Spill(draft.folder / "chosen", TIE, files) as chosen,
    ):
        for shard in likely:
            near = Pairs(**{name: np.array(shard.array(f"near_{name}")) for name in ("left", "right", "value")})
            held = ties(near, *(of[roster.known(side)].astype(np.int64) for side in (near.left, near.right)))
            found.add(held, dealt(held["story"]))
        for held in map(strongest, found.parts()):
            near_story = nearest(held["story"], held["other"], held["share"])
            ranked.add(_ranked(held, near_story), dealt(held["other"]))
        for rows in ranked.parts():
            kept = rows["near"] | nearest(rows["other"], rows["story"], rows["share"])
            held = _ties(rows[kept])
            chosen.add(held, dealt(held["story"]))

        def links() -> Iterator[NDArray[Any]]:
            for held in map(strongest, chosen.parts()):
                rows = np.zeros(len(held), dtype=LINK)
                for name in ("story", "other"):
                    has = held[name] < len(names)
                    rows[name][has] = names[held[name][has]]
                for name in ("share", "left", "right"):
                    rows[name] = held[name]
                rows["turned"] = of[roster.known(held["left"])] != held["story"]
                yield rows

        draft.column("links", LINK, len(chosen), links())
        return len(chosen)


def linkings(edition: Shard, documents: Path, stage: Path) -> Iterator[Linking]:
    """The tasks: so many links each."""
    count = int(edition.told["links"])
    for number, first in enumerate(range(0, count, _OF_A_TASK)):
        yield Linking(
            number=number,
            digest=digest_of(edition.digest, number),
            stage=stage,
            edition=edition.folder,
            first=first,
            end=min(count, first + _OF_A_TASK),
            documents=documents,
        )


def tell_links(task: Linking) -> str:
    """Makes the shard: rows of the table of links, each with what both stories are about."""
    rows = np.array(Shard(number=0, digest="", folder=task.edition).array("links")[task.first : task.end])
    documents = roll(task.documents)
    told = [_told(row, documents) for row in rows]
    with shards.making(task.stage, task.number, task.digest, {"tables": {"story_links": len(told)}}) as draft:
        draft.write("story_links.parquet", table_bytes("story_links", link_rows(told)))
    return ""


def _told(row: Any, documents: Roll) -> StoryLink:
    left, right = int(row["left"]), int(row["right"])
    one, other = (
        profile_of(opened(documents[shard_of(place)] / "profiles.bin")[row_of(place)]) for place in (left, right)
    )
    days = (_day(place, documents) for place in (left, right))
    first, second = (right, left) if row["turned"] else (left, right)
    return StoryLink(
        left=_story(int(row["story"]), first, documents),
        right=_story(int(row["other"]), second, documents),
        share=round(min(1.0, float(row["share"])), 3),
        why=why_linked(shared_names(one, other)[1], *days),
    )


def _story(name: int, place: int, documents: Roll) -> str:
    if name:
        return id_of("s", name)
    ids = Shard(number=0, digest="", folder=documents[shard_of(place)]).array("ids")
    return single(bytes(ids[row_of(place)]).decode()).id


def _day(place: int, documents: Roll) -> int | None:
    days = Shard(number=0, digest="", folder=documents[shard_of(place)]).array("days")
    day = int(days[row_of(place)])
    return None if day == NO_DAY else day


def _ranked(held: NDArray[Any], near: NDArray[np.bool_]) -> NDArray[Any]:
    made = np.empty(len(held), dtype=_RANKED)
    for name in TIE.names or ():
        made[name] = held[name]
    made["near"] = near
    return made


def _ties(rows: NDArray[Any]) -> NDArray[Any]:
    made = np.empty(len(rows), dtype=TIE)
    for name in TIE.names or ():
        made[name] = rows[name]
    return made
