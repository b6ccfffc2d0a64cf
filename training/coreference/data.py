"""Texts whose mentions people have put together, as the product itself sees them."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from according.annotate.attributions.attributions import attributions
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.annotate.who.chained import named
from according.annotate.who.clusters import clusters
from according.annotate.who.coreference.linked import mentioned
from according.annotate.who.coreference.mentions import Mentions
from according.annotate.who.coreference.pairs import Pairs, own_features, pairs
from according.annotate.who.marks import Marks
from according.annotate.who.names import names
from according.evaluate.attribution.run import plain_document
from according.neural.reader.reader import OnnxReader

Place = tuple[int, int]
#: A phrase that is no marked mention stands for one with its head that has at least this much in common with it.
_COMMON = 0.5


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its mentions and pairs with the vectors of their heads and of what these hang on.

    ``gold`` is the chain of each mention, -1 for a phrase that is none; ``chains`` all that people marked. ``learnt``
    are the mentions that are learnt from, None for all.
    """

    id: str
    genre: str
    part: str
    mentions: Mentions
    pairs: Pairs
    own: NDArray[np.float32]
    heads: NDArray[np.float16]
    governors: NDArray[np.float16]
    spans: list[Place]
    gold: NDArray[np.int64]
    chains: list[list[Place]]
    heads_at: list[Place]
    learnt: NDArray[np.bool_] | None = None


def records(path: Path) -> Iterator[dict]:
    """The records of a file of JSON Lines, gzipped."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def prepared(reader: OnnxReader, record: dict) -> Text:
    """A record of the coref pack with all that the scorer is fed; ``reader`` keeps its syntactic columns whole."""
    document = plain_document(record["id"], record["text"])
    cut, marks = sentences(document), quotations(document)
    reading = reader.tag(document, cut, marks)
    said = attributions(document, cut, marks, reading)
    made = clusters(document.text, names(document, cut, Marks(document.text, reading)))
    found = mentioned(document, cut, marks, said, named(made), reading)
    words = reading.syntax.words
    spans = [(words[p.first].start, words[p.end - 1].end) for p in found.phrases]
    heads = [(words[p.head].start, words[p.head].end) for p in found.phrases]
    # What refers back to a whole clause ("this") is no matter of phrases.
    marked = [m for m in record["mentions"] if m.get("link") != "disc"]
    chains: dict[str, list[Place]] = defaultdict(list)
    for m in marked:
        chains[m["cluster"]].append((m["start"], m["end"]))
    return Text(
        id=record["id"],
        genre=record.get("genre", ""),
        part=record.get("split", ""),
        mentions=found,
        pairs=pairs(found),
        own=own_features(found),
        heads=reading.vectors[found.head],
        governors=reading.vectors[found.governor],
        spans=spans,
        gold=_gold(spans, heads, chains),
        chains=list(chains.values()),
        heads_at=heads,
    )


def _gold(spans: list[Place], heads: list[Place], chains: dict[str, list[Place]]) -> NDArray[np.int64]:
    """Which chain each phrase belongs to: by its very place, else by its head and most of its words."""
    out = np.full(len(spans), -1, dtype=np.int64)
    of = {place: number for number, chain in enumerate(chains.values()) for place in chain}
    left = dict(of)
    for at, span in enumerate(spans):
        if span in left:
            out[at] = left.pop(span)
    for (start, end), number in sorted(left.items()):
        best, which = _COMMON, -1
        for at, span in enumerate(spans):
            if out[at] < 0 and start <= heads[at][0] and heads[at][1] <= end:
                common = (min(end, span[1]) - max(start, span[0])) / (max(end, span[1]) - min(start, span[0]))
                if common >= best:
                    best, which = common + 1e-9, at
        if which >= 0:
            out[which] = number
    return out
