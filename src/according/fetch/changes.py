"""Changes: what differs between two editions of a page, word by word, in the words that are the account's own."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from according.core import Document, RegionKind, Span
from according.core.versions import Edition, EditionChange, FieldChange, WordChange

_WORD = re.compile(r"\S+")
_END = re.compile(r"[.!?…][\"”’»)\]]{0,3}\Z")
# Menus and "most read" lists change with every visit and are none of the account's words.
_ASIDE = frozenset({RegionKind.FURNITURE, RegionKind.REPETITION})
# Words (or sentences) on one side times those on the other: beyond, a passage counts as exchanged as a whole.
_LARGEST = 16_000_000
_MOST = 500
_CONTEXT = 6


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    spans: tuple[Span, ...]

    def forms(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(span.of(self.text) for span in self.spans[start:end])


@dataclass(frozen=True, slots=True)
class _Block:
    """Words ``start``…``end`` before that became words ``new_start``…``new_end`` after."""

    start: int
    end: int
    new_start: int
    new_end: int


def edition_change(before: Edition, after: Edition, old: Document | None, new: Document | None) -> EditionChange:
    """What differs between two editions, given their documents; None where one could not be read.

    Words are compared exactly; sentences that stand in both are matched first, then the words of the others.
    """
    if old is None or new is None:
        which = "both editions" if old is new else "the earlier edition" if old is None else "the later edition"
        return EditionChange(
            before=before, after=after, notes=(f"{which} could not be read, so that only the bytes can be compared",)
        )
    olds, news = _words(old), _words(new)
    blocks = _blocks(olds, news)
    removed, added = sum(b.end - b.start for b in blocks), sum(b.new_end - b.new_start for b in blocks)
    notes = [f"the first {_MOST} of {len(blocks)} changes are listed"] if len(blocks) > _MOST else []
    return EditionChange(
        before=before,
        after=after,
        fields=tuple(_fields(old, new)),
        words=tuple(_change(block, olds, news) for block in blocks[:_MOST]),
        kept=len(olds.spans) - removed,
        removed=removed,
        added=added,
        notes=tuple(notes),
    )


def is_change(change: EditionChange) -> bool:
    """Whether a reader would notice: words, headline, date or author differ, or nobody can tell."""
    return bool(change.fields or change.words or change.notes)


def _fields(old: Document, new: Document) -> list[FieldChange]:
    pairs = (
        ("headline", _headline(old), _headline(new)),
        ("published", old.published, new.published),
        ("author", old.author, new.author),
    )
    return [FieldChange(name=name, old=left, new=right) for name, left, right in pairs if left != right]


def _headline(document: Document) -> str | None:
    regions = document.regions_of(RegionKind.HEADLINE)
    return " ".join(regions[0].span.of(document.text).split()) if regions else document.title


def _words(document: Document) -> _Words:
    aside = sorted((r.span.start, r.span.end) for r in document.regions if r.kind in _ASIDE)
    starts = [start for start, _ in aside]
    found = []
    for match in _WORD.finditer(document.text):
        place = bisect_right(starts, match.start()) - 1
        if place < 0 or aside[place][1] <= match.start():
            found.append(Span(match.start(), match.end()))
    return _Words(document.text, tuple(found))


def _blocks(old: _Words, new: _Words) -> list[_Block]:
    lefts, rights = old.forms(0, len(old.spans)), new.forms(0, len(new.spans))
    left_cuts, right_cuts = _sentences(lefts), _sentences(rights)
    blocks = []
    for i1, i2, j1, j2 in _differing(
        [lefts[a:b] for a, b in pairwise(left_cuts)],
        [rights[a:b] for a, b in pairwise(right_cuts)],
    ):
        a, c = left_cuts[i1], right_cuts[j1]
        for k1, k2, m1, m2 in _differing(lefts[a : left_cuts[i2]], rights[c : right_cuts[j2]]):
            blocks.append(_Block(a + k1, a + k2, c + m1, c + m2))
    return _joined(blocks)


def _differing(left: Sequence[object], right: Sequence[object]) -> list[tuple[int, int, int, int]]:
    """The stretches in which two sequences differ, as start and end on either side."""
    # Numbers for the items: strings are hashed anew in every process, and a collision would be a wrong match.
    numbers: dict[object, int] = {}
    lefts = [numbers.setdefault(item, len(numbers)) for item in left]
    rights = [numbers.setdefault(item, len(numbers)) for item in right]
    head = 0
    while head < min(len(lefts), len(rights)) and lefts[head] == rights[head]:
        head += 1
    tail = 0
    while tail < min(len(lefts), len(rights)) - head and lefts[-1 - tail] == rights[-1 - tail]:
        tail += 1
    lefts, rights = lefts[head : len(lefts) - tail], rights[head : len(rights) - tail]
    if not lefts and not rights:
        return []
    if len(lefts) * len(rights) > _LARGEST:
        return [(head, head + len(lefts), head, head + len(rights))]
    rows = [
        (op.src_start + head, op.src_end + head, op.dest_start + head, op.dest_end + head)
        for op in LCSseq.opcodes(lefts, rights)
        if op.tag != "equal"
    ]
    merged: list[tuple[int, int, int, int]] = []
    for row in rows:
        if merged and merged[-1][1] == row[0] and merged[-1][3] == row[2]:
            row = (merged[-1][0], row[1], merged.pop()[2], row[3])
        merged.append(row)
    return merged


def _sentences(words: Sequence[str]) -> list[int]:
    """Where sentences begin, as numbers of words; the first is 0, the last the number of words."""
    cuts = [0, *(number for number, word in enumerate(words, 1) if _END.search(word[-4:]))]
    return cuts if cuts[-1] == len(words) else [*cuts, len(words)]


def _joined(blocks: list[_Block]) -> list[_Block]:
    """Blocks in order; two with one word alone kept between them are one: so a reader sees them."""
    joined: list[_Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and block.start - last.end <= 1 and block.start - last.end == block.new_start - last.new_end:
            joined[-1] = _Block(last.start, block.end, last.new_start, block.new_end)
        else:
            joined.append(block)
    return joined


def _change(block: _Block, old: _Words, new: _Words) -> WordChange:
    before, after = _span(old, block.start, block.end), _span(new, block.new_start, block.new_end)
    return WordChange(
        before=before,
        after=after,
        old=before.of(old.text) if before else "",
        new=after.of(new.text) if after else "",
        context=" ".join(old.forms(max(0, block.start - _CONTEXT), block.start)),
    )


def _span(words: _Words, start: int, end: int) -> Span | None:
    return Span(words.spans[start].start, words.spans[end - 1].end) if start < end else None
