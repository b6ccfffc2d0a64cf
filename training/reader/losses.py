"""What each batch is held to."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from reader.batches import Piece, ranks
from reader.data import NONE
from reader.model import Reader


def attribution_loss(
    model: Reader, vectors: Tensor, batch: dict[str, Tensor], pieces: list[Piece]
) -> tuple[Tensor, Tensor]:
    """The loss of the tags (a word) and of the links (a chunk)."""
    said = model.attributed(vectors)
    words = batch["words"]
    scores = model.tags(said).float()
    tags = model.field.loss(scores, batch["tags"].clamp(min=0), words).sum() / words.sum()
    losses = []
    for row, piece in enumerate(pieces):
        asked_about = inside(piece)
        for question, (asks, asked, answers) in enumerate(asked_about):
            if asks and answers:
                given = model.link_scores(
                    said[row],
                    question,
                    torch.tensor(asks),
                    torch.tensor(asked, dtype=torch.long).view(-1, 2),
                    torch.tensor(ranks([a for a, _ in asks], [a for a, _ in asked]), dtype=torch.long).view(
                        len(asks), len(asked)
                    ),
                )
                losses.append(functional.cross_entropy(given, torch.tensor(answers), reduction="none"))
    links = torch.cat(losses).mean() if losses else scores.sum() * 0
    return tags, links


def inside(piece: Piece) -> list[tuple[list, list, list]]:
    """For both questions, within one window: who asks, who is asked, and the answers (the last number: none)."""
    first, end = piece.window.first, piece.window.end
    kept = {
        n: (role, a - first, b - first) for n, (role, a, b) in enumerate(piece.text.chunks) if first <= a and b < end
    }
    out = []
    for asking, asked_role in ((2, 1), (1, 0)):
        asked = [n for n, (role, _, _) in kept.items() if role == asked_role]
        asks, answers = [], []
        for n, (role, a, b) in kept.items():
            if role != asking or n not in piece.text.links:
                continue
            target = piece.text.links[n]
            if target == n or piece.text.chunks[target][0] != asked_role:
                answer = len(asked)
            elif target in kept:
                answer = asked.index(target)
            else:
                continue
            asks.append((a, b))
            answers.append(answer)
        out.append((asks, [kept[n][1:] for n in asked], answers))
    return out


def word_loss(scores: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy a labelled word; 0 where none has a label."""
    summed = functional.cross_entropy(
        scores.float().flatten(0, 1), labels.flatten(), ignore_index=NONE, reduction="sum"
    )
    return summed / (labels != NONE).sum().clamp(min=1)


def syntax_loss(model: Reader, vectors: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """The loss of heads and relations, a word each."""
    known = batch["governors"] != NONE
    same = batch["sentences"][:, :, None] == batch["sentences"][:, None, :]
    arcs = model.arc_scores(vectors).masked_fill(~same, -1e4)
    arc = functional.cross_entropy(arcs.flatten(0, 1), batch["governors"].flatten(), ignore_index=NONE)
    scores = model.relation_scores(vectors, batch["governors"].clamp(min=0))
    relation = functional.cross_entropy(
        scores.flatten(0, 1), torch.where(known, batch["relations"], NONE).flatten(), ignore_index=NONE
    )
    return arc + relation


def spans(tags: list[int]) -> set[tuple[int, int, int]]:
    """``(role, first, last)`` of the chunks that tags mark."""
    out, start = set(), 0
    for i, tag in enumerate(tags):
        if tag == 0:
            continue
        role, place = divmod(tag - 1, 4)
        if place in (0, 3):
            start = i
        if place in (2, 3):
            out.add((role, start, i))
    return out


def scores(hits: np.ndarray, found: np.ndarray, gold: np.ndarray) -> str:
    """F1 of the three roles in per cent."""
    return "/".join(f"{200 * h / max(f + g, 1):.1f}" for h, f, g in zip(hits, found, gold, strict=True))
