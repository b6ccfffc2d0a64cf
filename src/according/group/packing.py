"""Profiles as bytes: what an archive keeps of a document to tell later which others tell its event."""

import zlib

import msgspec
import numpy as np

from according.group.profiles import Profile, Weights

#: Columns of ``Profile.stems``.
_COLUMNS = 7


class _Packed(msgspec.Struct, array_like=True):
    """A profile whose arrays are bytes, little-endian; weights are of half precision, as ``profile`` rounds them."""

    body: tuple[str, bytes]
    names: tuple[str, bytes]
    forms: str
    day: int | None
    told: int | None
    length: int
    keys: bytes
    stems: bytes
    marks: bytes
    sorts: bytes
    weights: bytes


def packed_profile(one: Profile) -> bytes:
    """A profile as bytes, the same for the same profile on every run and machine."""
    packed = _Packed(
        body=_weights(one.body),
        names=_weights(one.names),
        forms="\n".join(one.forms[name] for name in one.names),
        day=one.day,
        told=one.told,
        length=one.length,
        keys=one.keys.astype("<u4").tobytes(),
        # Column by column, for most of their numbers are 0.
        stems=one.stems.T.astype("<f2").tobytes(),
        marks=one.marks.astype("<u4").tobytes(),
        sorts=one.sorts.tobytes(),
        weights=one.weights.astype("<f2").tobytes(),
    )
    return zlib.compress(msgspec.msgpack.encode(packed))


def profile_of(packed: bytes) -> Profile:
    """The profile that ``packed_profile`` made bytes of, equal in everything."""
    read = msgspec.msgpack.decode(zlib.decompress(packed), type=_Packed)
    keys = np.frombuffer(read.keys, "<u4").astype(np.uint32)
    names = _read_weights(read.names)
    return Profile(
        body=_read_weights(read.body),
        names=names,
        forms=dict(zip(names, read.forms.split("\n"), strict=True)) if names else {},
        day=read.day,
        told=read.told,
        length=read.length,
        keys=keys,
        stems=np.ascontiguousarray(np.frombuffer(read.stems, "<f2").reshape(_COLUMNS, -1).T).astype(np.float32),
        marks=np.frombuffer(read.marks, "<u4").astype(np.uint32),
        sorts=np.frombuffer(read.sorts, np.uint8),
        weights=np.frombuffer(read.weights, "<f2").astype(np.float32),
    )


def _weights(weights: Weights) -> tuple[str, bytes]:
    return "\n".join(weights), np.array(list(weights.values()), "<f2").tobytes()


def _read_weights(packed: tuple[str, bytes]) -> Weights:
    forms, weights = packed
    return (
        dict(zip(forms.split("\n"), np.frombuffer(weights, "<f2").astype(float).tolist(), strict=True)) if forms else {}
    )
