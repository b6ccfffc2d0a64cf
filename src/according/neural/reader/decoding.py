"""A text read window by window: the best tags, links, names, parts of speech and trees of its words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.neural.products import product
from according.neural.reader.inputs import Pieces, window
from according.neural.reader.labels import TAGS
from according.neural.reader.links import links
from according.neural.reader.session import Session
from according.neural.reader.tags import CUE, Chunk, best, chances, chunks
from according.neural.reader.trees import tree
from according.neural.reader.windows import Windows, stretches, windows

_NEVER = 1e4
_GOES_ON = np.array([tag[0] in "IE" for tag in TAGS])
_GOES_FARTHER = np.array([tag[0] in "BI" for tag in TAGS])
_CUES = slice(1 + 4 * CUE, 5 + 4 * CUE)


@dataclass(frozen=True, slots=True)
class Marked:
    """Who says what in a text. ``links`` lead from a chunk's number to its cue's (of a content) or source's (of a cue).

    ``sure`` is the probability of each word's tag, ``cue`` that it is part of a cue.
    """

    chunks: list[Chunk]
    links: dict[int, int]
    sure: NDArray[np.float64]
    cue: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Parsed:
    """Labels of words, by number; ``heads`` are places of words, a root is its own; ``name_sure`` as in Marked."""

    names: NDArray[np.int64]
    name_sure: NDArray[np.float32]
    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    heads: NDArray[np.int64]
    relations: NDArray[np.int64]
    vectors: NDArray[np.float16]


def decode(session: Session, given: Pieces, sentences: NDArray[np.int64]) -> tuple[Marked, Parsed]:
    """Read a text once; ``sentences`` numbers each word's sentence."""
    parsed = _unread(len(given), session.looks.shape[1])
    starts = _starts(sentences)
    parts = [
        _stretch(session, given, windows(given, starts, first, end), sentences, parsed)
        for first, end in stretches(given, starts)
    ]
    return _joined(parts), parsed


def mark(session: Session, given: Pieces) -> Marked:
    """Who says what in a text, and no more."""
    starts = given.breaks
    return _joined(
        [_stretch(session, given, windows(given, starts, *part), None, None) for part in stretches(given, starts)]
    )


def _starts(sentences: NDArray[np.int64]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = np.diff(sentences, prepend=-2) != 0
    return found


def _stretch(
    session: Session, given: Pieces, over: Windows, sentences: NDArray[np.int64] | None, parsed: Parsed | None
) -> Marked:
    """Read the windows of a stretch; ``parsed`` is filled in where it is given."""
    columns = session.columns
    seams = over.seams
    held, emitted = [], np.zeros((over.end - over.first, len(TAGS)), dtype=np.float32)
    units = _units(sentences, over) if sentences is not None else {}
    for number, (first, end) in enumerate(zip(over.firsts.tolist(), over.ends.tolist(), strict=True)):
        output = session.run(window(given, first, end))
        own = slice(int(seams[number]) - first, int(seams[number + 1]) - first)
        emitted[own.start + first - over.first : own.stop + first - over.first] = output[own, columns.tags]
        if parsed is not None:
            _words(session, output, own, first, parsed)
            _trees(session, output, units.get(number, ()), first, parsed)
        parts, alone = session.links(output)
        held.append((parts.copy(), alone.copy()))
    # A window may begin within a span, but not a text.
    emitted[0, _GOES_ON] -= _NEVER
    emitted[-1, _GOES_FARTHER] -= _NEVER
    tags = best(emitted, session.steps)
    marked = [Chunk(role, a + over.first, b + over.first) for role, a, b in chunks(tags)]
    likely = chances(emitted, session.steps)
    return Marked(
        chunks=marked,
        links=links(marked, over, held, session.distances),
        sure=likely[np.arange(len(tags)), tags],
        cue=likely[:, _CUES].sum(axis=1),
    )


def _words(session: Session, output: NDArray[np.float32], own: slice, first: int, parsed: Parsed) -> None:
    """The labels of the window's own words."""
    columns = session.columns
    to = slice(own.start + first, own.stop + first)
    names = _softmax(output[own, columns.names])
    parsed.names[to] = names.argmax(axis=1)
    parsed.name_sure[to] = names.max(axis=1)
    parsed.upos[to] = output[own, columns.upos].argmax(axis=1)
    parsed.xpos[to] = output[own, columns.xpos].argmax(axis=1)
    if session.looks.size:
        parsed.vectors[to] = product(output[own, columns.names.start : columns.relation.stop], session.looks)


def _units(sentences: NDArray[np.int64], over: Windows) -> dict[int, list[tuple[int, int]]]:
    """By window, the stretches of words that become a tree: sentences, or their parts where no window holds them."""
    cuts = np.flatnonzero(np.diff(sentences[over.first : over.end])) + 1 + over.first
    starts = np.concatenate([[over.first], cuts])
    ends = np.concatenate([cuts, [over.end]])
    seams = over.seams
    out: dict[int, list[tuple[int, int]]] = {}
    for start, end, at in zip(starts.tolist(), ends.tolist(), over.holding(starts, ends - 1).tolist(), strict=True):
        if at >= 0:
            out.setdefault(at, []).append((start, end))
            continue
        for part in range(len(over)):
            a, b = max(start, int(seams[part])), min(end, int(seams[part + 1]))
            if a < b:
                out.setdefault(part, []).append((a, b))
    return out


def _trees(
    session: Session, output: NDArray[np.float32], units: list[tuple[int, int]] | tuple[()], first: int, parsed: Parsed
) -> None:
    """Heads and relations of the stretches of words whose tree this window gives."""
    if not units:
        return
    dependents, governors = session.arcs(output)
    heads = np.arange(len(output))
    for start, end in units:
        a, b = start - first, end - first
        heads[a:b] = a + tree(product(dependents[a:b], governors[a:b].T))
    relations = session.relations(output, heads)
    for start, end in units:
        parsed.heads[start:end] = heads[start - first : end - first] + first
        parsed.relations[start:end] = relations[start - first : end - first]


def _joined(parts: list[Marked]) -> Marked:
    out: list[Chunk] = []
    leading: dict[int, int] = {}
    for part in parts:
        leading |= {a + len(out): b + len(out) for a, b in part.links.items()}
        out += part.chunks
    none = np.zeros(0)
    return Marked(
        chunks=out,
        links=leading,
        sure=np.concatenate([none, *(part.sure for part in parts)]),
        cue=np.concatenate([none, *(part.cue for part in parts)]),
    )


def _unread(count: int, width: int) -> Parsed:
    names, upos, xpos, heads, relations = (np.zeros(count, dtype=np.int64) for _ in range(5))
    sure, vectors = np.zeros(count, dtype=np.float32), np.zeros((count, width), dtype=np.float16)
    return Parsed(names, sure, upos, xpos, heads, relations, vectors)


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    raised: NDArray[np.float32] = np.exp(scores - scores.max(axis=1, keepdims=True))
    raised /= raised.sum(axis=1, keepdims=True)
    return raised
