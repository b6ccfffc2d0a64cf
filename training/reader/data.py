"""The corpora as the reader learns them: articles in words, with every label laid on the words."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from according.annotate.quotations import quotations
from according.core import Document, OriginMap, RawInput, Region, RegionKind, Span
from according.neural.reader.inputs import Pieces, pieces, places
from according.neural.reader.labels import NAMES, RELATIONS, ROLES, TAGS, UPOS, XPOS
from according.neural.reader.layout import marks
from according.neural.reader.words import words as cut

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
#: No label: left out of the loss.
NONE = -100
_NAMES = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "MISC": "other"}


@dataclass(slots=True)
class Text:
    """One article or treebank document: its pieces and, as far as its corpus has them, the labels of its words.

    ``tags`` are numbers in TAGS, ``names`` in NAMES, ``upos`` and ``xpos`` in theirs; ``heads`` are positions of words
    (a root is its own head), ``relations`` numbers in RELATIONS; ``chunks`` are ``(role, first, last)`` and ``links``
    leads from a chunk's number to another's: a content to its cue, a cue to its source, either to itself for none.
    """

    name: str
    pieces: Pieces
    spans: list[tuple[int, int]]
    sentences: NDArray[np.int64]
    tags: NDArray[np.int64] | None = None
    names: NDArray[np.int64] | None = None
    upos: NDArray[np.int64] | None = None
    xpos: NDArray[np.int64] | None = None
    heads: NDArray[np.int64] | None = None
    relations: NDArray[np.int64] | None = None
    chunks: list[tuple[int, int, int]] = field(default_factory=list)
    links: dict[int, int] = field(default_factory=dict)


def records(path: Path) -> Iterator[dict]:
    """The lines of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def document(name: str, text: str, paragraphs: list[tuple[int, int]]) -> Document:
    """A document with one body region a paragraph."""
    return Document(
        id=name,
        path=name,
        text=text,
        regions=tuple(Region(kind=RegionKind.BODY, span=Span(*p)) for p in paragraphs),
        raw=RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor="corpus"),
        origin=OriginMap.identity(len(text)),
    )


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text: its lines that are not empty."""
    out, at = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            out.append((start, start + len(bare)))
        at += len(line) + 1
    return out


def laid_out(tokenizer: Tokenizer, name: str, text: str, spans: list[tuple[int, int]], blocks: list[tuple[int, int]]):
    """The pieces of a text whose words are given."""
    starts = {a for a, _ in blocks}
    breaks = np.array([a in starts for a, _ in spans], dtype=bool)
    found = quotations(document(name, text, blocks))
    return pieces(tokenizer, [text[a:b] for a, b in spans], places(spans, marks(found)), breaks)


def polnear(tokenizer: Tokenizer, part: str) -> list[Text]:
    """The articles of a part of PolNeAR (Newell et al., LREC 2018), with the silver names and tags of its tokens."""
    silver = {r["id"]: r["tokens"] for r in records(SHARED / "polnear" / f"tokens-{part}.jsonl.gz")}
    out = []
    for record in records(SHARED / "polnear" / f"{part}.jsonl.gz"):
        if record["id"] not in silver:
            continue
        item = _attributed(tokenizer, record)
        _silver(item, silver[record["id"]])
        out.append(item)
    return out


def corrected(tokenizer: Tokenizer, path: Path) -> list[Text]:
    """The documents that people went through, as ``according evaluate corrections --data`` writes them.

    Those that are reviewed in part are passed over: what lies between the judged attributions is not known to be none.
    No names and tags are given, so that only who says what is learned of them.
    """
    with path.open(encoding="utf-8") as lines:
        given = [json.loads(line) for line in lines if line.strip()]
    return [_attributed(tokenizer, record) for record in given if record.get("reviewed") == "wholly"]


def _attributed(tokenizer: Tokenizer, record: dict) -> Text:
    """A record's text in words, with its attributions laid on them."""
    text = record["text"]
    blocks = paragraphs(text)
    spans = [word for a, b in blocks for word in cut(text, a, b)]
    item = Text(
        name=record["id"],
        pieces=laid_out(tokenizer, record["id"], text, spans, blocks),
        spans=spans,
        sentences=np.zeros(len(spans), dtype=np.int64),
    )
    _attributions(item, record["attributions"])
    return item


def _attributions(item: Text, attributions: list[dict]) -> None:
    """Chunks of one role, laid out flat as the corpus is scored: a source hides a cue, and both hide a content."""
    starts = np.array([a for a, _ in item.spans])
    ends = np.array([b for _, b in item.spans])
    role_at = np.full(len(item.spans), -1)
    owner = np.full(len(item.spans), -1)
    first: set[tuple[int, int]] = set()
    places_of: dict[tuple[int, int], list[int]] = {}
    for role in (2, 1, 0):
        for number, attribution in enumerate(attributions):
            for span in attribution[ROLES[role]]:
                lo, hi = int(np.searchsorted(ends, span["start"], "right")), int(np.searchsorted(starts, span["end"]))
                if lo < hi:
                    first.add((role, lo))
                    role_at[lo:hi], owner[lo:hi] = role, number
                    places_of.setdefault((number, role), []).append(lo)
    tags = np.zeros(len(item.spans), dtype=np.int64)
    at = 0
    while at < len(tags):
        role = int(role_at[at])
        if role < 0:
            at += 1
            continue
        end = at + 1
        while end < len(tags) and role_at[end] == role and (role, end) not in first:
            end += 1
        tags[at:end] = [TAGS.index(f"I-{ROLES[role]}")] * (end - at)
        tags[at] = TAGS.index(f"B-{ROLES[role]}")
        tags[end - 1] = TAGS.index(f"E-{ROLES[role]}")
        if end - at == 1:
            tags[at] = TAGS.index(f"S-{ROLES[role]}")
        item.chunks.append((role, at, end - 1))
        at = end
    item.tags = tags
    chunk_at = {start: n for n, (_, start, _) in enumerate(item.chunks)}

    def chunk(number: int, role: int) -> int | None:
        # The chunk that holds the first word of the role, found even where another role hides that word's start.
        for lo in places_of.get((number, role), []):
            for n, (r, a, b) in enumerate(item.chunks):
                if r == role and a <= lo <= b:
                    return n
        return None

    for n, (role, a, _) in enumerate(item.chunks):
        number = int(owner[a])
        if role == 2:
            target = chunk(number, 1)
            if target is None:
                target = chunk(number, 0)
            item.links[n] = n if target is None else target
        elif role == 1:
            target = chunk(number, 0)
            item.links[n] = n if target is None else target
    assert len(chunk_at) == len(item.chunks)


def _silver(item: Text, tokens: list[list]) -> None:
    names = np.full(len(item.spans), NONE, dtype=np.int64)
    xpos = np.full(len(item.spans), NONE, dtype=np.int64)
    at = 0
    for i, (a, b) in enumerate(item.spans):
        while at < len(tokens) and tokens[at][1] <= a:
            at += 1
        if at < len(tokens) and tokens[at][0] < b:
            names[i] = NAMES.index(_NAMES.get(tokens[at][5], "none"))
            if (tokens[at][0], tokens[at][1]) == (a, b) and tokens[at][3] in XPOS:
                xpos[i] = XPOS.index(tokens[at][3])
    item.names, item.xpos = names, xpos


def treebank(tokenizer: Tokenizer, name: str) -> list[Text]:
    """The documents of a Universal Dependencies treebank, in its own words."""
    out, rows, text, spans, blocks, sentence = [], [], "", [], [], 0

    def close() -> None:
        if not rows:
            return
        item = Text(
            name=f"{name}-{len(out)}",
            pieces=laid_out(tokenizer, name, text, spans, blocks),
            spans=list(spans),
            sentences=np.array([r[4] for r in rows], dtype=np.int64),
        )
        item.upos = np.array([UPOS.index(r[0]) for r in rows], dtype=np.int64)
        item.xpos = np.array([XPOS.index(r[1]) if r[1] in XPOS else NONE for r in rows], dtype=np.int64)
        item.heads = np.array([r[2] for r in rows], dtype=np.int64)
        item.relations = np.array([RELATIONS.index(r[3]) for r in rows], dtype=np.int64)
        out.append(item)

    begin = 0
    fresh = True
    with gzip.open(SHARED / "syntax" / f"{name}.conllu.gz", "rt", encoding="utf-8") as lines:
        stood = None
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                close()
                rows, text, spans, blocks, sentence, fresh = [], "", [], [], 0, True
            elif line.startswith("# newpar"):
                fresh = True
            elif line.startswith("# sent_id"):
                begin = len(rows)
            elif not line and len(rows) > begin:
                sentence += 1
                begin = len(rows)
            elif line and line[0].isdigit():
                c = line.split("\t")
                if "." in c[0]:
                    continue
                glued = "SpaceAfter=No" in c[9]
                if "-" in c[0]:
                    stood = (int(c[0].split("-")[1]), len(text), c[1], glued)
                    text += c[1] + ("" if glued else " ")
                    continue
                number = int(c[0])
                if fresh:
                    if stood is None:
                        text = text.rstrip() + ("\n\n" if text else "")
                    blocks.append((len(text) if stood is None else stood[1], 0))
                    fresh = False
                if stood is not None:
                    at = text.find(c[1], stood[1])
                    at = stood[1] if at < 0 else at
                    spans.append((at, at + len(c[1])))
                    stood = (stood[0], min(at + len(c[1]), len(text) - 1), *stood[2:]) if number < stood[0] else None
                else:
                    spans.append((len(text), len(text) + len(c[1])))
                    text += c[1] + ("" if glued else " ")
                blocks[-1] = (blocks[-1][0], spans[-1][1])
                head = int(c[6])
                relation = c[7] if c[7] in RELATIONS else c[7].split(":")[0]
                rows.append((c[3], c[4], begin + number - 1 if head == 0 else begin + head - 1, relation, sentence))
    close()
    return out
