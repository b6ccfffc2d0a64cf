"""A document's telling as numbers: all that copies are found and measured by, without its text."""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from according.core import Annotated, RegionKind, Span
from according.group.copies.borrowed import borrowed
from according.group.copies.forms import Cut, Numbers, cut
from according.group.directions import Marks, marks_of

#: Which writing of a packed telling this is.
_VERSION = 2
_HEAD = struct.Struct("<BBII")
_LENGTHS = ("<u1", "<u2", "<u4")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """The words of a document's telling: their forms as numbers, their places, and which are of what kind.

    ``quoted`` are somebody's by marks or by what stands around them, ``spoken`` others by the first person alone.
    """

    id: str
    forms: Numbers
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    quoted: NDArray[np.bool_]
    spoken: NDArray[np.bool_]
    figures: NDArray[np.bool_]
    marks: Marks = field(default_factory=Marks)


def telling(annotated: Annotated) -> Telling:
    """The telling of a document; words in quotation marks, in block quotations and what is ``borrowed`` are quoted."""
    document = annotated.document
    found = cut(document.text, [(region.span.start, region.span.end) for region in document.telling])
    quoted = np.zeros(len(found.starts), dtype=np.bool_)
    spans = [quotation.inner for quotation in annotated.quotations]
    spans += [region.span for region in document.regions_of(RegionKind.BLOCKQUOTE)]
    _mark(quoted, spans, found)
    others, said = borrowed(annotated, found, quoted)
    _mark(quoted, others, found)
    spoken = np.zeros(len(found.starts), dtype=np.bool_)
    _mark(spoken, said, found)
    return Telling(
        id=annotated.id,
        forms=found.forms,
        starts=found.starts,
        ends=found.ends,
        quoted=quoted,
        spoken=spoken,
        figures=found.figures,
        marks=marks_of(document),
    )


def _mark(quoted: NDArray[np.bool_], spans: Sequence[Span], words: Cut) -> None:
    """Mark the words that begin within the spans."""
    begins = np.searchsorted(words.starts, [span.start for span in spans]).tolist()
    stops = np.searchsorted(words.starts, [span.end for span in spans]).tolist()
    for begin, stop in zip(begins, stops, strict=True):
        quoted[begin:stop] = True


def packed_telling(telling: Telling) -> bytes:
    """A telling as bytes, the same on every machine: some 13 bytes a word."""
    lengths = telling.ends - telling.starts
    width = int(np.searchsorted([1 << 8, 1 << 16], int(lengths.max(initial=0)), side="right"))
    head = json.dumps(
        [
            telling.id,
            telling.marks.outlet,
            telling.marks.site,
            telling.marks.published,
            telling.marks.agency,
            telling.marks.is_agency,
            list(telling.marks.credits),
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode("utf-8", "surrogatepass")
    return b"".join(
        [
            _HEAD.pack(_VERSION, width, len(telling.forms), len(head)),
            head,
            telling.forms.astype("<u8").tobytes(),
            telling.starts.astype("<i4").tobytes(),
            lengths.astype(_LENGTHS[width]).tobytes(),
            np.packbits(telling.quoted).tobytes(),
            np.packbits(telling.spoken).tobytes(),
            np.packbits(telling.figures).tobytes(),
        ]
    )


def telling_of(packed: bytes) -> Telling:
    """The telling that ``packed_telling`` packed; a ValueError where the bytes are none."""
    if len(packed) < _HEAD.size:
        raise ValueError("these bytes are no packed telling: they are too short")
    version, width, count, size = _HEAD.unpack_from(packed)
    if version != _VERSION or width >= len(_LENGTHS):
        raise ValueError(f"these bytes are no packed telling of version {_VERSION}")
    at = _HEAD.size
    identity, outlet, site, published, agency, is_agency, credited = json.loads(
        packed[at : at + size].decode("utf-8", "surrogatepass")
    )
    at += size
    forms = np.frombuffer(packed, "<u8", count, at).astype(np.uint64, copy=False)
    starts = np.frombuffer(packed, "<i4", count, at + 8 * count).astype(np.int32, copy=False)
    lengths = np.frombuffer(packed, _LENGTHS[width], count, at + 12 * count)
    size = (count + 7) // 8
    bits = np.frombuffer(packed, np.uint8, 3 * size, at + 12 * count + lengths.nbytes)
    return Telling(
        id=identity,
        forms=forms,
        starts=starts,
        ends=starts + lengths.astype(np.int32),
        quoted=np.unpackbits(bits[:size], count=count).view(np.bool_),
        spoken=np.unpackbits(bits[size : 2 * size], count=count).view(np.bool_),
        figures=np.unpackbits(bits[2 * size :], count=count).view(np.bool_),
        marks=Marks(
            outlet=outlet, site=site, published=published, agency=agency, is_agency=is_agency, credits=tuple(credited)
        ),
    )
