"""Which documents tell one event: full copies put together, then average linkage over what hangs together.

Pairs are never held all at once. Two passes over the shards that measured them tell first which documents hang together
by likely pairs, then deal the pairs out to files on the disk, so that all that hangs together stands in one file.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from according.core import CopyKind
from according.group import ENOUGH, LEAST, SURE, Pairs, beginning, greatest, labelled, put_together, rooted
from according.job.archive.measuring import KINDS
from according.job.archive.roster import Roster
from according.store.shards import Shard
from according.store.spills import Spill

#: How likely an edited copy tells the event of its original, whatever else the two have.
_EDITED_LIKELY = 0.95
#: Pairs that are looked at at once, and those of one file: while they are linked each takes some hundred bytes.
_AT_ONCE, _OF_A_FILE = 200_000, 100_000
_PAIR = np.dtype([("left", "<i8"), ("right", "<i8"), ("value", "<f8")])

Numbers = NDArray[np.int64]
Columns = tuple[Numbers, Numbers, NDArray[np.float64]]


def grouped(
    roster: Roster, copies: Sequence[Shard], likely: Sequence[Shard], beside: Path
) -> NDArray[np.signedinteger]:
    """For each document the least of those, by their positions, that tell the same event; itself where it is alone.

    Full copies are one document while stories are linked, whatever their number; edited copies are very likely of one
    event. ``beside`` is a folder for what is too much at once; it goes again.
    """
    whole = _texts(roster, copies, CopyKind.FULL)
    root = np.arange(len(roster), dtype=roster.kind)
    for left, right, value in _pairs(roster, copies, likely, whole):
        hot = value >= ENOUGH
        put_together(root, left[hot], right[hot])
    rooted(root)
    label = np.arange(len(roster), dtype=roster.kind)
    files = 1 + sum(len(shard.array("left")) for shard in likely) // _OF_A_FILE
    with Spill(beside, _PAIR, files) as spill:
        for left, right, value in _pairs(roster, copies, likely, whole):
            kept = (value >= LEAST) & (root[left] == root[right])
            rows = np.empty(int(kept.sum()), dtype=_PAIR)
            rows["left"], rows["right"], rows["value"] = left[kept], right[kept], value[kept]
            spill.add(rows, _dealt(root[rows["left"]].astype(np.int64), files))
        del root
        for rows in spill.parts():
            _link(roster, rows, label)
    return _leasts(label[whole])


def settled(
    roster: Roster, copies: Sequence[Shard], likely: Sequence[Shard], of: NDArray[np.signedinteger], several: int
) -> NDArray[np.bool_]:
    """For each of the first ``several`` stories whether two of its documents are all but sure to tell one event.

    ``of`` is the number of each document's story. Two copies of one text say nothing of the others: they count as one
    document, and a story of nothing else is settled.
    """
    text = _texts(roster, copies, CopyKind.FULL, CopyKind.EDITED)
    members = np.flatnonzero(of < several)
    least, most = np.full(several, len(roster)), np.full(several, -1)
    np.minimum.at(least, of[members], text[members])
    np.maximum.at(most, of[members], text[members])
    found: NDArray[np.bool_] = least == most
    for left, right, value in _scored(roster, likely):
        kept = (of[left] == of[right]) & (of[left] < several) & (value >= SURE) & (text[left] != text[right])
        found[of[left[kept]]] = True
    return found


def _texts(roster: Roster, copies: Sequence[Shard], *kinds: CopyKind) -> NDArray[np.signedinteger]:
    """For each document the least of those that copies of these kinds make one text, over any number of hands."""
    text = np.arange(len(roster), dtype=roster.kind)
    for left, right, _ in chain.from_iterable(_copied(roster, copies, kind) for kind in kinds):
        put_together(text, left, right)
    rooted(text)
    return text


def _link(roster: Roster, rows: NDArray[Any], label: NDArray[np.signedinteger]) -> None:
    """Average linkage over the pairs of one file: documents of a group have one label afterwards."""
    if not len(rows):
        return
    # By their places, not their positions: of equal pairs a hash of the places decides.
    left, right = (roster.places(np.ascontiguousarray(rows[side])) for side in ("left", "right"))
    pairs = Pairs(left=left, right=right, value=np.ascontiguousarray(rows["value"]))
    found, put = labelled(greatest(pairs), first=beginning(len(roster)))
    at = roster.known(found)
    label[at] = at[put]


def _pairs(
    roster: Roster, copies: Sequence[Shard], likely: Sequence[Shard], whole: NDArray[np.signedinteger]
) -> Iterator[Columns]:
    """How likely documents tell one event, by their positions, the lesser first; copies as what they copy in full."""
    for left, right, value in chain(_scored(roster, likely), _copied(roster, copies, CopyKind.EDITED)):
        left, right = whole[left].astype(np.int64), whole[right].astype(np.int64)
        apart = left != right
        left, right, value = left[apart], right[apart], value[apart]
        yield np.minimum(left, right), np.maximum(left, right), value


def _scored(roster: Roster, likely: Sequence[Shard]) -> Iterator[Columns]:
    """How likely documents tell one event as they were scored, by their positions."""

    def parts() -> Iterator[Columns]:
        for shard in likely:
            left, right, value = (np.array(shard.array(name)) for name in ("left", "right", "value"))
            yield roster.known(left), roster.known(right), value

    return _gathered(parts())


def _copied(roster: Roster, copies: Sequence[Shard], kind: CopyKind) -> Iterator[Columns]:
    """The copies of a kind, by their positions."""

    def parts() -> Iterator[Columns]:
        for shard in copies:
            of, copy, kinds = (np.array(shard.array(name)) for name in ("of", "copy", "kind"))
            mine = kinds == KINDS.index(kind)
            of, copy = roster.known(of[mine]), roster.known(copy[mine])
            yield of, copy, np.full(len(of), _EDITED_LIKELY)

    return _gathered(parts())


def _gathered(parts: Iterator[Columns]) -> Iterator[Columns]:
    """The columns of many shards as fewer, longer ones."""
    held: list[Columns] = []
    count = 0
    for part in parts:
        held.append(part)
        count += len(part[0])
        if count >= _AT_ONCE:
            yield _joined(held)
            held, count = [], 0
    if held:
        yield _joined(held)


def _joined(held: Sequence[Columns]) -> Columns:
    left, right, value = (np.concatenate(column) for column in zip(*held, strict=True))
    return left, right, value


def _dealt(root: Numbers, files: int) -> Numbers:
    """The file of what hangs together under these roots, evenly over all files."""
    with np.errstate(over="ignore"):
        mixed = root.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return ((mixed >> np.uint64(32)) % np.uint64(files)).astype(np.int64)


def _leasts(label: NDArray[np.signedinteger]) -> NDArray[np.signedinteger]:
    """The labels, each the least position that has it."""
    own = np.arange(len(label), dtype=label.dtype)
    least = own.copy()
    np.minimum.at(least, label, own)
    found: NDArray[np.signedinteger] = least[label]
    return found
