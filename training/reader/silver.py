"""Articles without annotation, labelled by a trained reader, so that the next one learns from more than the corpus."""

import hashlib

import numpy as np
import torch
from tokenizers import Tokenizer

from according.neural.reader.inputs import LONGEST, window
from according.neural.reader.words import words as cut
from reader.batches import Piece, collate, ranks
from reader.data import NONE, SHARED, Text, laid_out, paragraphs, records
from reader.losses import spans
from reader.model import Reader


@torch.no_grad()
def labelled(teachers: list[Reader], tokenizer: Tokenizer, count: int) -> list[Text]:
    """``count`` articles of allsides, as the mean of the teachers reads them; each window is a text of its own."""
    names = sorted(
        (record for record in records(SHARED / "allsides" / "articles.jsonl.gz")),
        key=lambda record: hashlib.sha256(record["id"].encode()).digest(),
    )
    out: list[Text] = []
    taken = 0
    for record in names:
        text = record["text"]
        if not 1500 < len(text) < 12000:
            continue
        taken += 1
        if taken > count:
            break
        blocks = paragraphs(text)
        places = [word for a, b in blocks for word in cut(text, a, b)]
        whole = Text(
            name=record["id"],
            pieces=laid_out(tokenizer, record["id"], text, places, blocks),
            spans=places,
            sentences=np.zeros(len(places), dtype=np.int64),
        )
        out.extend(_windows(teachers, whole))
    return out


def _windows(teachers: list[Reader], whole: Text) -> list[Text]:
    total, first, cuts = np.cumsum(whole.pieces.sizes), 0, []
    while first < len(whole.spans):
        begun = total[first - 1] if first else 0
        end = max(first + 1, int(np.searchsorted(total, begun + LONGEST - 2, "right")))
        cuts.append((first, end))
        first = end
    out = []
    batch = collate([Piece(whole, window(whole.pieces, a, b)) for a, b in cuts])
    seen = [(t, t.vectors(batch)) for t in teachers]
    said = [t.attributed(v) for t, v in seen]
    tags = sum(t.tags(s).float() for (t, _), s in zip(seen, said, strict=True)) / len(teachers)
    named = sum(t.names(v).float() for t, v in seen) / len(teachers)
    for row, (a, b) in enumerate(cuts):
        size = b - a
        if size < 40:
            continue
        emitted = tags[row, :size]
        best = teachers[0].field.best(emitted)
        item = _part(whole, a, b)
        item.tags = np.array(best, dtype=np.int64)
        item.names = named[row, :size].argmax(-1).numpy()
        item.xpos = np.full(size, NONE, dtype=np.int64)
        item.chunks = sorted(spans(best), key=lambda chunk: chunk[1])
        for question, (asking, asked_role) in enumerate(((2, 1), (1, 0))):
            asks = [n for n, c in enumerate(item.chunks) if c[0] == asking]
            asked = [n for n, c in enumerate(item.chunks) if c[0] == asked_role]
            if not asks:
                continue
            given = sum(
                t.link_scores(
                    s[row],
                    question,
                    torch.tensor([item.chunks[n][1:] for n in asks]),
                    torch.tensor([item.chunks[n][1:] for n in asked], dtype=torch.long).view(-1, 2),
                    torch.tensor(
                        ranks([item.chunks[n][1] for n in asks], [item.chunks[n][1] for n in asked]), dtype=torch.long
                    ).view(len(asks), len(asked)),
                )
                for (t, _), s in zip(seen, said, strict=True)
            )
            for n, answer in zip(asks, given.argmax(-1).tolist(), strict=True):
                item.links[n] = asked[answer] if answer < len(asked) else n
        out.append(item)
    return out


def _part(whole: Text, first: int, end: int) -> Text:
    """The words ``[first, end)`` as a text of its own."""
    p = whole.pieces
    piece_first, piece_end = p.starts[first], p.starts[end]
    part = type(p)(
        ids=p.ids[piece_first:piece_end],
        starts=p.starts[first : end + 1] - piece_first,
        shapes=p.shapes[first:end],
        places=p.places[first:end],
        breaks=p.breaks[first:end],
    )
    return Text(
        name=f"{whole.name}-{first}", pieces=part, spans=whole.spans[first:end], sentences=whole.sentences[first:end]
    )
