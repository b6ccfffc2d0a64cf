"""Profiles as bytes: what an archive keeps of a document to tell later which others tell its event.

An archive reads a document's profile for nearly every pair that it scores. What pairs are scored by is therefore kept
as it is reckoned with, many documents at once; the words of names, which few pairs need, are compressed beside it.
"""

import math
import zlib
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from according.group.columns import STEM_COLUMNS, Columns, known, sorted_marks, starts
from according.group.profiles import NAME, Profile, Weights


class _Packed(msgspec.Struct, array_like=True):
    """A profile whose arrays are bytes, little-endian; weights are of half precision, as ``profile`` rounds them.

    ``covered``: all weights of its names stand among its stems.
    """

    day: int | None
    told: int | None
    length: int
    covered: bool
    keys: bytes
    stems: bytes
    marks: bytes
    sorts: bytes
    weights: bytes
    names: bytes


class _Names(msgspec.Struct, array_like=True):
    """The names: their stems, how they are written, their weights."""

    stems: str
    forms: str
    weights: bytes


def packed_profile(one: Profile) -> bytes:
    """A profile as bytes, the same for the same profile on every run and machine."""
    names = _Names(
        stems="\n".join(one.names),
        forms="\n".join(one.forms[name] for name in one.names),
        weights=np.array(list(one.names.values()), "<f2").tobytes(),
    )
    return msgspec.msgpack.encode(
        _Packed(
            day=one.day,
            told=one.told,
            length=one.length,
            covered=math.fsum(one.names.values()) == math.fsum(one.stems[:, NAME].tolist()),
            keys=one.keys.astype("<u4").tobytes(),
            stems=one.stems.astype("<f2").tobytes(),
            marks=one.marks.astype("<u4").tobytes(),
            sorts=one.sorts.tobytes(),
            weights=one.weights.astype("<f2").tobytes(),
            names=zlib.compress(msgspec.msgpack.encode(names)),
        )
    )


def profile_of(packed: bytes) -> Profile:
    """The profile that ``packed_profile`` made bytes of, equal in everything."""
    read = _read(packed)
    names, forms = _names(read)
    return Profile(
        names=names,
        forms=forms,
        day=read.day,
        told=read.told,
        length=read.length,
        keys=np.frombuffer(read.keys, "<u4").astype(np.uint32),
        stems=_stems(read.stems),
        marks=np.frombuffer(read.marks, "<u4").astype(np.uint32),
        sorts=np.frombuffer(read.sorts, np.uint8),
        weights=np.frombuffer(read.weights, "<f2").astype(np.float32),
    )


class PackedProfiles:
    """Many packed profiles, at least one, in their order.

    ``columns`` is what pairs of them are measured by. ``covered`` tells of each whether its stems tell all of its
    names.
    """

    def __init__(self, packed: Sequence[bytes]) -> None:
        read = [_read(each) for each in packed]
        sorts = np.frombuffer(b"".join(each.sorts for each in read), np.uint8)
        marks = np.frombuffer(b"".join(each.marks for each in read), "<u4").astype(np.uint32)
        self.columns = Columns(
            keys=np.frombuffer(b"".join(each.keys for each in read), "<u4").astype(np.uint32),
            stems=_stems(b"".join(each.stems for each in read)),
            stems_at=starts([len(each.keys) // 4 for each in read]),
            marks=sorted_marks(sorts, marks),
            sorts=sorts,
            weights=np.frombuffer(b"".join(each.weights for each in read), "<f2").astype(np.float32),
            marks_at=starts([len(each.sorts) for each in read]),
            day=known([each.day for each in read]),
            told=known([each.told for each in read]),
            length=np.array([each.length for each in read], np.float64),
        )
        self.covered: NDArray[np.bool_] = np.array([each.covered for each in read])
        self._packed = [each.names for each in read]
        self._names: dict[int, Weights] = {}

    def names(self, place: int) -> Weights:
        """The names of one of them."""
        if place not in self._names:
            self._names[place] = _weights(_read_names(self._packed[place]))
        return self._names[place]


def _read(packed: bytes) -> _Packed:
    return msgspec.msgpack.decode(packed, type=_Packed)


def _stems(packed: bytes) -> NDArray[np.float32]:
    return np.frombuffer(packed, "<f2").reshape(-1, STEM_COLUMNS).astype(np.float32)


def _read_names(packed: bytes) -> _Names:
    return msgspec.msgpack.decode(zlib.decompress(packed), type=_Names)


def _names(read: _Packed) -> tuple[Weights, dict[str, str]]:
    names = _read_names(read.names)
    weights = _weights(names)
    return weights, dict(zip(weights, names.forms.split("\n"), strict=True)) if weights else {}


def _weights(names: _Names) -> Weights:
    weights = np.frombuffer(names.weights, "<f2").astype(float).tolist()
    return dict(zip(names.stems.split("\n"), weights, strict=True)) if weights else {}
