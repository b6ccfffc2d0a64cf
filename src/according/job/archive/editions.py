"""The stories of an archive, edition by edition: groups of documents under names that stay, and what became of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from according.core import CopyKind, Story, StoryChange, StoryLink
from according.export.archive_files import table_bytes
from according.export.archive_story_rows import change_rows, link_rows
from according.group import Pairs, greatest, identified, linked, links, profile_of, shared_names, summed
from according.job.archive.annotating import NO_DAY
from according.job.archive.comparing import Held
from according.job.archive.measuring import KINDS
from according.job.archive.places import row_of, shard_of
from according.job.archive.singles import single
from according.job.archive.tasks import digest_of
from according.store import shards
from according.store.shards import Shard, opened

_FULL, _EDITED = KINDS.index(CopyKind.FULL), KINDS.index(CopyKind.EDITED)
#: How likely an edited copy tells the event of its original, whatever else the two have.
_EDITED_LIKELY = 0.95

_stories = msgspec.json.Decoder(tuple[Story, ...])
_changes = msgspec.json.Decoder(tuple[StoryChange, ...])
_links = msgspec.json.Decoder(tuple[StoryLink, ...])
_places = msgspec.json.Decoder(dict[str, int])


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The stories as one run found them: those of two documents and more, and single ones that were more before.

    ``number`` counts from 1, ``changes`` are those of this edition, ``past`` the shards of those before it. The
    stories' documents are in the order of their days; ``place_of`` are their places by id.
    """

    number: int
    shard: Shard
    stories: tuple[Story, ...]
    changes: tuple[StoryChange, ...]
    links: tuple[StoryLink, ...]
    place_of: Mapping[str, int]
    past: tuple[Shard, ...]

    def places(self) -> Iterator[int]:
        """The places of all documents that are in stories of several."""
        for story in self.stories:
            if len(story.documents) > 1:
                yield from (self.place_of[document] for document in story.documents)


def edition(
    folder: Path, annotated: Sequence[Shard], copies: Sequence[Shard], likely: Sequence[Shard], settings: str
) -> Edition:
    """The present edition of the archive's stories; one is made if the documents changed.

    Full copies are one document while stories are linked, whatever their number; edited copies are very likely of one
    event. A story keeps its id from edition to edition as ``group.identified`` says.
    """
    before = last_edition(folder)
    made_from = digest_of(settings, *(shard.folder.name for group in (annotated, copies, likely) for shard in group))
    if before is not None and before.shard.told["made_from"] == made_from:
        return before
    names = _Names(annotated)
    pairs, wholes = _likely(copies, likely)
    groups = [tuple(sorted(group, key=names.order)) for group in _groups(pairs, wholes)]
    place_of = {names.id(place): place for group in groups for place in group}
    grouped = [tuple(names.id(place) for place in group) for group in groups]
    earlier, parted = _earlier(before, names, place_of)
    number = before.number + 1 if before is not None else 1
    stories, changes = identified([*grouped, *((document,) for document in parted)], earlier, number)
    place_of |= parted
    found = _linked_matters(likely, stories, place_of, names)
    content = {
        "made_from": made_from,
        "rows": {str(shard.number): shard.told["rows"] for shard in annotated},
        "tables": {"story_changes": len(changes), "story_links": len(found)},
    }
    digest = digest_of(made_from, number)
    with shards.making(folder, number, digest, content) as draft:
        draft.write("stories.json", msgspec.json.encode(stories))
        draft.write("changes.json", msgspec.json.encode(changes))
        draft.write("links.json", msgspec.json.encode(found))
        draft.write("places.json", msgspec.json.encode(place_of))
        draft.write("story_changes.parquet", table_bytes("story_changes", change_rows(changes)))
        draft.write("story_links.parquet", table_bytes("story_links", link_rows(found)))
    return Edition(
        number=number,
        shard=Shard(number=number, digest=digest, folder=folder / shards.name(number, digest), told=content),
        stories=stories,
        changes=changes,
        links=found,
        place_of=place_of,
        past=(*before.past, before.shard) if before is not None else (),
    )


def last_edition(folder: Path) -> Edition | None:
    """The last edition in a folder, None where there is none; of those before it nothing but their markers is read."""
    names = [name.partition("-") for name in sorted(shards.standing(folder))]
    found = [each for number, _, digest in names if (each := shards.shard(folder, int(number), digest)) is not None]
    if not found:
        return None
    shard = found[-1]
    return Edition(
        number=shard.number,
        shard=shard,
        stories=_stories.decode(shard.file("stories.json").read_bytes()),
        changes=_changes.decode(shard.file("changes.json").read_bytes()),
        links=_links.decode(shard.file("links.json").read_bytes()),
        place_of=_places.decode(shard.file("places.json").read_bytes()),
        past=tuple(found[:-1]),
    )


def held_stories(present: Edition, copies: Sequence[Shard]) -> tuple[Held, ...]:
    """The stories of two documents and more, each with the copies that are among its documents."""
    story_of = {
        present.place_of[document]: story.id
        for story in present.stories
        if len(story.documents) > 1
        for document in story.documents
    }
    name_of = {place: document for document, place in present.place_of.items()}
    within: dict[str, list[tuple[str, str, int, float, float, bool]]] = {}
    for shard in copies:
        columns = (shard.array(name).tolist() for name in ("of", "copy", "kind", "share", "directed"))
        for of, copy, kind, (share_of, share), directed in zip(*columns, strict=True):
            story = story_of.get(of)
            if story is not None and story == story_of.get(copy):
                row = (name_of[of], name_of[copy], kind, share, share_of, bool(directed))
                within.setdefault(story, []).append(row)
    return tuple(
        Held(
            id=story.id,
            documents=story.documents,
            places=tuple(present.place_of[document] for document in story.documents),
            copies=tuple(within.get(story.id, ())),
        )
        for story in present.stories
        if len(story.documents) > 1
    )


def lone_stories(present: Edition) -> Iterator[tuple[int, str]]:
    """Places and stories of the documents that stand alone now and were with others before."""
    for story in present.stories:
        if len(story.documents) == 1:
            yield present.place_of[story.documents[0]], story.id


class _Names:
    """The ids of an archive's documents by their places, and their days; a shard's are read when asked for."""

    def __init__(self, annotated: Iterable[Shard]) -> None:
        self._shards = {shard.number: shard for shard in annotated}
        self._ids: dict[int, NDArray[np.bytes_]] = {}
        self._days: dict[int, NDArray[np.int32]] = {}

    def id(self, place: int) -> str:
        """The id of the document at a place, "" where there is none."""
        number = shard_of(place)
        if number not in self._shards:
            return ""
        if number not in self._ids:
            self._ids[number] = self._shards[number].array("ids")
        return bytes(self._ids[number][row_of(place)]).decode()

    def day(self, place: int) -> int | None:
        """The day of a document, None where it is not known."""
        number = shard_of(place)
        if number not in self._days:
            self._days[number] = self._shards[number].array("days")
        day = int(self._days[number][row_of(place)])
        return None if day == NO_DAY else day

    def order(self, place: int) -> tuple[int, int]:
        """By day, undated ones first, then by place."""
        return self.day(place) or 0, place

    def shared(self, left: int, right: int) -> tuple[str, ...]:
        """The names that two documents share."""
        one, other = (
            profile_of(opened(self._shards[shard_of(place)].file("profiles.bin"))[row_of(place)])
            for place in (left, right)
        )
        return shared_names(one, other)[1]


def _linked_matters(
    likely: Sequence[Shard], stories: Sequence[Story], place_of: Mapping[str, int], names: "_Names"
) -> tuple[StoryLink, ...]:
    """The links between stories that share many names, those of single documents among them."""
    near = summed(
        Pairs(left=shard.array("near_left"), right=shard.array("near_right"), value=shard.array("near_value"))
        for shard in likely
    )
    told = set(place_of.values())
    ids = {place: names.id(place) for place in sorted({*near.left.tolist(), *near.right.tolist()})}
    alone = [single(document) for place, document in ids.items() if place not in told]
    days = {place: names.day(place) for place in ids}
    return links((*stories, *alone), near, ids, days, names.shared)


def _earlier(before: Edition | None, names: _Names, place_of: Mapping[str, int]) -> tuple[list[Story], dict[str, int]]:
    """The stories of the edition before, and the places of their documents that are there still, but alone now.

    Documents that stood alone then, and are with others now, had a story each.
    """
    if before is None:
        return [], {}
    told = {document for story in before.stories for document in story.documents}
    parted = {
        document: place
        for document, place in before.place_of.items()
        if document not in place_of and names.id(place) == document
    }
    rows = before.shard.told["rows"]
    stood = sorted(
        document
        for document, place in place_of.items()
        if document not in told and row_of(place) < rows.get(str(shard_of(place)), 0)
    )
    return [*before.stories, *map(single, stood)], parted


def _likely(copies: Sequence[Shard], likely: Sequence[Shard]) -> tuple[Pairs, dict[int, list[int]]]:
    """The likelihoods between documents of which none is another's full copy, and what each stands for."""
    kept: dict[int, int] = {}
    edited: list[tuple[int, int]] = []
    for shard in copies:
        columns = (shard.array(name).tolist() for name in ("of", "copy", "kind"))
        for of, copy, kind in zip(*columns, strict=True):
            if kind == _FULL:
                one, other = _root(kept, of), _root(kept, copy)
                kept[max(one, other)] = min(one, other)
            elif kind == _EDITED:
                edited.append((of, copy))
    wholes: dict[int, list[int]] = {}
    for place in sorted(kept):
        root = _root(kept, place)
        if root != place:
            wholes.setdefault(root, [root]).append(place)
    left = np.concatenate([*(shard.array("left") for shard in likely), np.array([a for a, _ in edited], np.int64)])
    right = np.concatenate([*(shard.array("right") for shard in likely), np.array([b for _, b in edited], np.int64)])
    value = np.concatenate([*(shard.array("value") for shard in likely), np.full(len(edited), _EDITED_LIKELY)])
    if kept:
        copied = np.array(sorted(kept), dtype=np.int64)
        roots = np.array([_root(kept, place) for place in copied.tolist()], dtype=np.int64)
        left, right = _replaced(left, copied, roots), _replaced(right, copied, roots)
    left, right = np.minimum(left, right), np.maximum(left, right)
    return greatest(Pairs(left=left, right=right, value=value).where(left != right)), wholes


def _groups(pairs: Pairs, wholes: Mapping[int, Sequence[int]]) -> list[tuple[int, ...]]:
    """The groups of two and more, full copies among them again."""
    groups = [tuple(each for place in group for each in wholes.get(place, (place,))) for group in linked(pairs)]
    grouped = {place for group in groups for place in group}
    groups.extend(tuple(copied) for root, copied in wholes.items() if root not in grouped)
    return sorted(groups, key=min)


def _root(kept: Mapping[int, int], place: int) -> int:
    while kept.get(place, place) != place:
        place = kept[place]
    return place


def _replaced(values: NDArray[np.int64], old: NDArray[np.int64], new: NDArray[np.int64]) -> NDArray[np.int64]:
    at = np.minimum(np.searchsorted(old, values), len(old) - 1)
    return np.where(old[at] == values, new[at], values)
