"""Train the reading model: attributions, names and syntax on one MiniLM encoder.

    python training/train_reader.py OUT [--steps N] [--tokens N] [--seed N] [--from CHECKPOINT] [--corrections FILE …]
    python training/train_reader.py OUT --teacher WEIGHTS … [--silver N] [--rate R]

The second form starts from the first teacher's weights and goes on with N articles of allsides besides, as the teachers
read them, and more of the treebanks.
Reads the corpora in ../shared/data, writes OUT/log.txt, OUT/last.pt (to go on from with --from) and at the end
OUT/reader.safetensors, the weights averaged over the later steps. Forty articles of PolNeAR's train part are kept aside
to look at on the way (KEPT); dev is never looked at here.
"""

import argparse
import copy
import hashlib
import math
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from according.neural.reader.inputs import window
from reader import data
from reader.batches import Piece, collate, epoch
from reader.losses import attribution_loss, scores, spans, syntax_loss, word_loss
from reader.model import Reader
from reader.silver import labelled

HERE = Path(__file__).resolve().parent

KEPT = 40
#: What the steps are of, in turn: articles as people marked them, treebanks, articles as the teachers read them.
FIRST = ("said", "said", "said", "said", "trees")
SECOND = ("said", "trees", "silver", "trees", "said")
TOP, DECAY, EMBEDDINGS, HEADS = 3e-4, 0.87, 6e-5, 1e-3
WARM = 200
AVERAGE, AVERAGED_EVERY = 0.99, 10


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=3600)
    parser.add_argument("--tokens", type=int, default=3072)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--from", dest="start", type=Path, default=None)
    parser.add_argument("--teacher", type=Path, nargs="*", default=[])
    parser.add_argument("--silver", type=int, default=1500)
    parser.add_argument("--rate", type=float, default=1.0)
    parser.add_argument("--corrections", type=Path, nargs="*", default=[], help="from according evaluate corrections")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    rng = np.random.default_rng(given.seed)
    tokenizer = Tokenizer.from_file(str(HERE.parent / "src/according/neural/encoder/tokenizer.json"))
    tokenizer.no_truncation()
    articles = data.polnear(tokenizer, "train")
    articles.sort(key=lambda t: hashlib.sha256(t.name.encode()).digest())
    kept, articles = articles[:KEPT], articles[KEPT:]
    articles += [text for path in given.corrections for text in data.corrected(tokenizer, path)]
    trees = [t for name in ("ewt-train", "gum-open-train") for t in data.treebank(tokenizer, name)]
    kept_trees = data.treebank(tokenizer, "gum-open-dev")[:6]
    log = (given.out / "log.txt").open("a", encoding="utf-8")

    def say(line: str) -> None:
        print(line, file=log, flush=True)
        print(line, flush=True)

    say(f"{len(articles)} articles, {len(trees)} treebank documents, seed {given.seed}, {given.steps} steps")
    master = Reader(masked=0.1)
    begun = 0
    silver = []
    if given.teacher:
        master.load_state_dict(load_file(given.teacher[0]), strict=False)
        silver = labelled([taught(path) for path in given.teacher], tokenizer, given.silver)
        say(f"{len(silver)} silver windows")
    optimiser = torch.optim.AdamW(groups(master, given.rate), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    if given.start:
        kept_state = torch.load(given.start, weights_only=False)
        master.load_state_dict(kept_state["master"])
        optimiser.load_state_dict(kept_state["optimiser"])
        begun = kept_state["step"]
    rates = [group["lr"] for group in optimiser.param_groups]
    averaged = copy.deepcopy(master)
    if given.start:
        averaged.load_state_dict(kept_state["averaged"])
    model = copy.deepcopy(master).to(torch.bfloat16)
    for name, buffer in master.named_buffers():
        model.get_buffer(name).copy_(buffer)
    sources = {"said": articles, "trees": trees, "silver": silver}
    queues: dict[str, list] = {name: [] for name in sources}
    sums = np.zeros(5)
    counted, started, seen = np.zeros(5), time.time(), 0
    model.train()
    for step in range(begun, given.steps):
        kind = (SECOND if silver else FIRST)[step % 5]
        if not queues[kind]:
            queues[kind] = epoch(sources[kind], given.tokens, rng)
        pieces = queues[kind].pop()
        batch = collate(pieces)
        seen += batch["ids"].numel()
        vectors = model.vectors(batch)
        if kind != "trees":
            tags, links = attribution_loss(model, vectors, batch, pieces)
            names = word_loss(model.names(vectors), batch["names"])
            loss = tags * 3 + links * 0.5 + names * 0.5
            if kind == "said":
                loss = loss + word_loss(model.xpos(vectors), batch["xpos"]) * 0.2
            parts = (tags, links, names)
            sums[:3] += [float(p.detach()) for p in parts]
            counted[:3] += 1
        else:
            tree = syntax_loss(model, vectors, batch)
            upos = word_loss(model.upos(vectors), batch["upos"])
            loss = tree + upos * 0.5 + word_loss(model.xpos(vectors), batch["xpos"]) * 0.3
            sums[3:] += [float(tree.detach()), float(upos.detach())]
            counted[3:] += 1
        loss.backward()
        for kept_whole, half in zip(master.parameters(), model.parameters(), strict=True):
            kept_whole.grad = None if half.grad is None else half.grad.float()
            half.grad = None
        torch.nn.utils.clip_grad_norm_(master.parameters(), 1.0)
        pace = min(1.0, (step + 1) / WARM) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / given.steps)))
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * pace
        optimiser.step()
        with torch.no_grad():
            for kept_whole, half in zip(master.parameters(), model.parameters(), strict=True):
                half.copy_(kept_whole)
            if step % AVERAGED_EVERY == 0:
                weight = min(AVERAGE, (1 + step / AVERAGED_EVERY) / (10 + step / AVERAGED_EVERY))
                for mean, kept_whole in zip(averaged.parameters(), master.parameters(), strict=True):
                    mean.lerp_(kept_whole, 1 - weight)
        if step % 20 == 19:
            rate = seen / (time.time() - started)
            say(
                f"step {step + 1} tags {sums[0] / counted[0]:.4f} links {sums[1] / counted[1]:.4f} "
                f"names {sums[2] / counted[2]:.4f} tree {sums[3] / counted[3]:.4f} upos {sums[4] / counted[4]:.4f} "
                f"{rate:.0f} pieces a second"
            )
            sums, counted, seen, started = np.zeros(5), np.zeros(5), 0, time.time()
        if step % 300 == 299 or step + 1 == given.steps:
            say(f"step {step + 1} kept: {measured(averaged, kept, kept_trees)}")
            torch.save(
                {
                    "master": master.state_dict(),
                    "averaged": averaged.state_dict(),
                    "optimiser": optimiser.state_dict(),
                    "step": step + 1,
                },
                given.out / "last.pt",
            )
            save_file(state(averaged), given.out / "reader.safetensors")
            started = time.time()


def state(model: Reader) -> dict[str, torch.Tensor]:
    """The parameters, in full precision."""
    return {name: p.detach().float().contiguous() for name, p in model.named_parameters()}


def taught(path: Path) -> Reader:
    """A trained reader as a teacher."""
    model = Reader()
    model.load_state_dict(load_file(path), strict=False)
    model = model.to(torch.bfloat16).eval()
    model.field.steps.data = model.field.steps.data.float()
    return model


def groups(model: Reader, pace: float) -> list[dict]:
    """Parameters with their rates: lower layers move less, and what is new moves most."""
    rated: dict[float, list] = {}
    for name, parameter in model.named_parameters():
        if name in ("encoder.words", "encoder.positions") or name.startswith("encoder.norm"):
            rate = EMBEDDINGS
        elif name.startswith("encoder.layers."):
            rate = TOP * DECAY ** (5 - int(name.split(".")[2]))
        else:
            rate = HEADS
        rated.setdefault(rate, []).append(parameter)
    return [{"params": params, "lr": rate * pace} for rate, params in rated.items()]


@torch.no_grad()
def measured(model: Reader, articles: list[data.Text], trees: list[data.Text]) -> str:
    """Exact F1 of source, cue and content on whole articles read in windows, then UAS and LAS."""
    whole = copy.deepcopy(model).to(torch.bfloat16).eval()
    whole.field.steps.data = whole.field.steps.data.float()
    hits, found, gold = np.zeros(3), np.zeros(3), np.zeros(3)
    for text in articles:
        out = emitted(whole, text)
        ours = spans(model.field.best(out))
        theirs = set(text.chunks)
        for role in range(3):
            a, b = {s for s in ours if s[0] == role}, {s for s in theirs if s[0] == role}
            hits[role] += len(a & b)
            found[role] += len(a)
            gold[role] += len(b)
    right = np.zeros(2)
    total = 0
    for text in trees:
        for first, end in sentences(text):
            batch = collate([Piece(text, window(text.pieces, first, end))])
            vectors = whole.vectors(batch)
            heads = whole.arc_scores(vectors)[0].argmax(-1)
            relations = whole.relation_scores(vectors, heads[None])[0].argmax(-1)
            good = heads == batch["governors"][0]
            right += [int(good.sum()), int((good & (relations == batch["relations"][0])).sum())]
            total += end - first
    return f"exact {scores(hits, found, gold)} UAS {100 * right[0] / total:.1f} LAS {100 * right[1] / total:.1f}"


def emitted(model: Reader, text: data.Text) -> torch.Tensor:
    """Scores of the tags of a whole text; each word is taken from the window in which it stands most inward."""
    out = torch.zeros(len(text.spans), model.tags.out_features)
    depth = np.full(len(text.spans), -1)
    total = np.cumsum(text.pieces.sizes)
    first = 0
    while first < len(text.spans):
        end = max(first + 1, int(np.searchsorted(total, total[first] + 250, "right")))
        batch = collate([Piece(text, window(text.pieces, first, end))])
        given = model.tags(model.attributed(model.vectors(batch))).float()[0]
        inward = np.minimum(
            np.arange(end - first) + (9999 if first == 0 else 0),
            np.arange(end - first)[::-1] + (9999 if end == len(text.spans) else 0),
        )
        better = np.flatnonzero(inward > depth[first:end])
        out[first + better] = given[: end - first][better]
        depth[first + better] = inward[better]
        if end >= len(text.spans):
            break
        first = max(first + 1, int(np.searchsorted(total, total[end - 1] - 80)))
    return out


def sentences(text: data.Text) -> list[tuple[int, int]]:
    """Word ranges of the sentences."""
    cuts = np.flatnonzero(np.diff(text.sentences)) + 1
    bounds = [0, *cuts.tolist(), len(text.sentences)]
    return [(a, b) for a, b in pairwise(bounds) if b - a < 200]


if __name__ == "__main__":
    main()
