"""Marked words made into the records of core: triples, names and syntax."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from according.core import EntityType, Name, Span, Syntax, Triple
from according.neural.reader.decoding import Marked, Parsed
from according.neural.reader.labels import NAMES, RELATIONS, UPOS, XPOS
from according.neural.reader.layout import Layout
from according.neural.reader.tags import CONTENT, CUE, Chunk

_TYPES = {
    NAMES.index("person"): EntityType.PERSON,
    NAMES.index("organisation"): EntityType.ORGANISATION,
    NAMES.index("place"): EntityType.PLACE,
    NAMES.index("other"): EntityType.UNKNOWN,
}


def triples(layout: Layout, marked: Marked, words: NDArray[np.int64]) -> list[Triple]:
    """One triple a cue, with its source and all contents that belong to it; one a content without a cue.

    ``words`` are the layout's words that were read, in the order in which ``marked`` counts them. Triples stand in the
    order of the text; two cues may share a source.
    """
    contents = defaultdict(list)
    for number, chunk in enumerate(marked.chunks):
        if chunk.role == CONTENT:
            contents[marked.links.get(number)].append(number)
    groups: list[tuple[list[int], list[int], list[int]]] = [([], [], [number]) for number in contents.pop(None, [])]
    for number, chunk in enumerate(marked.chunks):
        if chunk.role == CUE:
            source = marked.links.get(number)
            groups.append(([] if source is None else [source], [number], contents[number]))
    found = [_triple(layout, marked, words, group) for group in groups]
    return sorted(found, key=lambda triple: min(triple.source + triple.cue + triple.content))


def _triple(
    layout: Layout,
    marked: Marked,
    words: NDArray[np.int64],
    group: tuple[list[int], list[int], list[int]],
) -> Triple:
    chosen = [[marked.chunks[number] for number in numbers] for numbers in group]
    source, cue, content = (_places(layout, words, part) for part in chosen)
    sure = np.concatenate([marked.sure[chunk.first : chunk.last + 1] for part in chosen for chunk in part])
    return Triple(source=source, cue=cue, content=content, score=round(float(sure.mean()), 4))


def _places(layout: Layout, words: NDArray[np.int64], part: list[Chunk]) -> tuple[Span, ...]:
    return tuple(span for chunk in part for span in layout.places(words[chunk.first : chunk.last + 1]))


def names(layout: Layout, parsed: Parsed) -> tuple[Name, ...]:
    """Runs of words of one sort, none across a sentence's border."""
    if not len(layout):
        return ()
    labels = parsed.names
    cuts = np.flatnonzero((np.diff(labels) != 0) | (np.diff(layout.sentences) != 0)) + 1
    starts, ends = np.concatenate([[0], cuts]), np.concatenate([cuts, [len(labels)]])
    kept = np.flatnonzero(labels[starts] != 0)
    return tuple(
        Name(
            span=Span(layout.spans[a][0], layout.spans[b - 1][1]),
            type=_TYPES[int(labels[a])],
            score=round(float(parsed.name_sure[a:b].mean()), 4),
        )
        for a, b in zip(starts[kept].tolist(), ends[kept].tolist(), strict=True)
    )


def syntax(layout: Layout, parsed: Parsed) -> Syntax:
    """Words, tags and trees."""
    return Syntax(
        words=tuple(Span(start, end) for start, end in layout.spans),
        pos=tuple(UPOS[number] for number in parsed.upos.tolist()),
        tags=tuple(XPOS[number] for number in parsed.xpos.tolist()),
        heads=tuple(parsed.heads.tolist()),
        relations=tuple(RELATIONS[number] for number in parsed.relations.tolist()),
    )
