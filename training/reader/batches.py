"""Texts cut into windows, and windows laid together for one step."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from according.neural.reader.inputs import LONGEST, Pieces, Window, window
from reader.data import NONE, Text

#: Lengths that windows are filled up to, so that the same few shapes come back.
STEP = 64


@dataclass(frozen=True, slots=True)
class Piece:
    """One window of a text."""

    text: Text
    window: Window


def ranges(pieces: Pieces, offset: int) -> list[tuple[int, int]]:
    """Word ranges that fill windows; the first ends after ``offset`` pieces, the last reaches back to be full."""
    room = LONGEST - 2
    ends = np.cumsum(pieces.sizes)
    begins = ends - pieces.sizes
    out, first = [], 0
    limit = min(room, max(offset, 1))
    while first < len(pieces):
        end = int(np.searchsorted(ends, begins[first] + limit, "right"))
        end = max(end, first + 1)
        if end >= len(pieces):
            first = int(np.searchsorted(begins, ends[-1] - room))
            out.append((min(first, len(pieces) - 1), len(pieces)))
            break
        if limit == room or end - first > 30:
            out.append((first, end))
        first, limit = (end, room) if limit == room or end - first > 30 else (first, room)
    return out


def epoch(texts: list[Text], tokens: int, rng: np.random.Generator) -> list[list[Piece]]:
    """All texts once, in windows of a random offset, in batches of like length and some ``tokens`` pieces."""
    found = [
        Piece(text, window(text.pieces, first, end))
        for text in texts
        for first, end in ranges(text.pieces, int(rng.integers(1, LONGEST)))
    ]
    order = rng.permutation(len(found))
    order = sorted(order, key=lambda i: -(-len(found[i].window.ids) // STEP))
    out: list[list[Piece]] = []
    for i in order:
        length = -(-len(found[i].window.ids) // STEP) * STEP
        if not out or -(-len(out[-1][0].window.ids) // STEP) * STEP != length or (len(out[-1]) + 1) * length > tokens:
            out.append([])
        out[-1].append(found[i])
    return [out[i] for i in rng.permutation(len(out))]


def collate(batch: list[Piece]) -> dict[str, Tensor]:
    """The batch's arrays, filled up with zeros (ids, shapes, places) or with no label."""
    length = -(-max(len(p.window.ids) for p in batch) // STEP) * STEP
    count = max(len(p.window.heads) for p in batch)

    def rows(get, size: int, fill: int) -> Tensor:
        out = np.full((len(batch), size), fill, dtype=np.int64)
        for row, piece in zip(out, batch, strict=True):
            values = get(piece)
            if values is not None:
                row[: len(values)] = values
        return torch.from_numpy(out)

    def labels(name: str) -> Tensor:
        def get(piece: Piece):
            values = getattr(piece.text, name)
            return None if values is None else values[piece.window.first : piece.window.end]

        return rows(get, count, NONE)

    def heads(piece: Piece):
        if piece.text.heads is None:
            return None
        first, end = piece.window.first, piece.window.end
        at = piece.text.heads[first:end] - first
        return np.where((at >= 0) & (at < end - first), at, NONE)

    return {
        "ids": rows(lambda p: p.window.ids, length, 0),
        "shapes": rows(lambda p: p.window.shapes, length, 0),
        "places": rows(lambda p: p.window.places, length, 0),
        "mask": rows(lambda p: np.ones(len(p.window.ids), dtype=np.int64), length, 0).bool(),
        "heads": rows(lambda p: p.window.heads, count, 0),
        "tails": rows(lambda p: p.window.tails, count, 0),
        "words": rows(lambda p: np.ones(len(p.window.heads), dtype=np.int64), count, 0).bool(),
        "tags": labels("tags"),
        "names": labels("names"),
        "upos": labels("upos"),
        "xpos": labels("xpos"),
        "sentences": labels("sentences"),
        "relations": labels("relations"),
        "governors": rows(heads, count, NONE),
    }


def ranks(asks: list[int], asked: list[int]) -> np.ndarray:
    """How many chunks of the asked kind it is from each asking one to each asked one: signed, never 0, cut at four."""
    a, b = np.array(asks, dtype=int)[:, None], np.array(asked, dtype=int)[None, :]
    right = (b >= a) & True
    place = np.arange(len(asked))[None, :] - (b < a).sum(1, keepdims=True)
    return np.clip(np.where(right, place + 1, place), -4, 4)
