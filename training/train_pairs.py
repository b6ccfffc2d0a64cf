"""Train the pair scorer on the encoder's lower half.

    python training/train_pairs.py OUT --wordnet FOLDER [--epochs N] [--from WEIGHTS] [--labelled N]

Reads the open sets of inference in ../shared/data/nli, pairs made by rule of accounts in ../shared/data (made.py), and
with ``--labelled N`` the pairs marked by hand (pairs/labelled.jsonl), N times an epoch. Writes OUT/log.txt and
OUT/pairs.safetensors, the weights averaged over the later steps. Stories kept aside (one in four) are never learnt
from; thresholds are chosen on them.
"""

import argparse
import copy
import math
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from pairs.accounts import annotated_accounts
from pairs.corpora import KINDS, Pair, inference
from pairs.fed import ENCODER, Texts, batches, wanted
from pairs.labelled import labelled
from pairs.made import made
from pairs.network import PairNetwork, loss

LAYERS_RATE, HEADS_RATE, WARM = 1.5e-4, 1e-3, 150
AVERAGE = 0.99


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, default=ENCODER)
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--labelled", type=int, default=0)
    parser.add_argument("--others", type=float, default=1.0, help="the share of all other pairs that is taken")
    parser.add_argument("--every", action="store_true", help="learn from the stories kept aside too")
    parser.add_argument("--stop", type=int, default=None, help="the step to end at, before the rates have come down")
    parser.add_argument("--tokens", type=int, default=3072)
    parser.add_argument("--rate", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="start", type=Path, default=None)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(given.seed)
    torch.set_num_threads(2)
    rng = np.random.default_rng(given.seed)
    log = (given.out / "log.txt").open("a", encoding="utf-8")

    def say(line: str) -> None:
        print(line, file=log, flush=True)
        print(line, flush=True)

    judged = inference()
    order = rng.permutation(len(judged))
    looked, judged = [judged[i] for i in order[:1500]], [judged[i] for i in order[1500:]]
    by_rule = made(given.wordnet, annotated_accounts(given.out / "accounts.pkl"), given.seed)
    looked_rule, by_rule = by_rule[:600], by_rule[600:]
    marked, marked_aside = labelled() if given.labelled else ([], [])
    if given.every:
        marked += marked_aside
    others = [*judged, *by_rule]
    others = [others[i] for i in rng.permutation(len(others))[: int(len(others) * given.others)]]
    texts = Texts(given.encoder)
    begun = time.time()
    texts.take([*others, *looked, *looked_rule, *marked, *marked_aside])
    say(f"{len(judged)} judged, {len(by_rule)} by rule, {len(marked)} marked; texts {time.time() - begun:.0f} s")

    master = PairNetwork()
    if given.start:
        master.load_state_dict(load_file(given.start))
    groups = [
        {"params": [p for n, p in master.named_parameters() if n.startswith("layers")], "lr": LAYERS_RATE * given.rate},
        {
            "params": [p for n, p in master.named_parameters() if not n.startswith("layers")],
            "lr": HEADS_RATE * given.rate,
        },
    ]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimiser.param_groups]
    averaged, model = copy.deepcopy(master), copy.deepcopy(master).to(torch.bfloat16)

    def epoch() -> list[list[Pair]]:
        return list(batches(texts, [turned(p, rng) for p in [*others, *marked * given.labelled]], given.tokens, rng))

    queue = epoch()
    steps = int(len(queue) * given.epochs)
    total, seen, started = [], 0, time.time()
    model.train()
    for step in range(min(steps, given.stop or steps)):
        if not queue:
            queue = epoch()
        pairs = queue.pop()
        fed = texts.fed(pairs)
        out = model(**fed)
        cost = loss(out, *wanted(pairs))
        cost.backward()
        for whole, half in zip(master.parameters(), model.parameters(), strict=True):
            whole.grad = None if half.grad is None else half.grad.float()
            half.grad = None
        torch.nn.utils.clip_grad_norm_(master.parameters(), 1.0)
        pace = min(1.0, (step + 1) / WARM) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / steps)))
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * pace
        optimiser.step()
        with torch.no_grad():
            for whole, half in zip(master.parameters(), model.parameters(), strict=True):
                half.copy_(whole)
            if step % 5 == 0:
                weight = min(AVERAGE, (1 + step / 5) / (10 + step / 5))
                for mean, whole in zip(averaged.parameters(), master.parameters(), strict=True):
                    mean.lerp_(whole, 1 - weight)
        total.append(float(cost.detach()))
        seen += fed["mask"].numel()
        if step % 50 == 49:
            rate = seen / (time.time() - started)
            say(f"step {step + 1} of {steps} loss {np.mean(total):.4f} {rate:.0f} pieces a second")
            total, seen, started = [], 0, time.time()
        if step % 400 == 399 or step + 1 in (steps, given.stop):
            say(f"step {step + 1}: {measured(averaged, texts, looked, looked_rule, marked_aside)}")
            save_file(averaged.state_dict(), given.out / "pairs.safetensors")


def turned(pair: Pair, rng: np.random.Generator) -> Pair:
    """The pair, half the time the other way round."""
    if rng.random() < 0.5:
        return pair
    kind = pair.kind
    if kind is not None and KINDS[kind] in "<>":
        kind = KINDS.index(">" if KINDS[kind] == "<" else "<")
    return Pair(pair.right, pair.left, pair.back, pair.follows, pair.against, pair.alike, kind, pair.weight)


@torch.no_grad()
def scored(model: PairNetwork, texts: Texts, pairs: Sequence[Pair]) -> np.ndarray:
    """The outputs, a row a pair, in full precision."""
    model.eval()
    out = np.zeros((len(pairs), model.outer.out_features), dtype=np.float32)
    order = sorted(range(len(pairs)), key=lambda i: texts.size(pairs[i]))
    for first in range(0, len(order), 32):
        rows = order[first : first + 32]
        fed = texts.fed([pairs[i] for i in rows])
        fed = {name: array.float() if array.is_floating_point() else array for name, array in fed.items()}
        out[rows] = model(**fed).numpy()
    return out


def measured(
    model: PairNetwork, texts: Texts, judged: Sequence[Pair], by_rule: Sequence[Pair], marked: Sequence[Pair]
) -> str:
    """Areas under the curve on pairs kept aside."""
    parts = []
    for name, pairs in (("judged", judged), ("by rule", by_rule), ("marked", marked)):
        if not pairs:
            continue
        out = scored(model, texts, pairs)
        for column, field in enumerate(("follows", "against")):
            known = [i for i, p in enumerate(pairs) if getattr(p, field) is not None]
            true = np.array([getattr(pairs[i], field) > 0.5 for i in known])
            parts.append(f"{name} {field} {area(out[known, 2 * column], true):.3f}")
        if name == "marked":
            kinds = np.array([p.kind for p in pairs])
            told = out[:, 4:].argmax(1)
            parts.append(f"kinds {np.mean(kinds == told):.3f} carried {area(carried(out), kinds < 4):.3f}")
    return ", ".join(parts)


def carried(out: np.ndarray) -> np.ndarray:
    """How likely both statements tell one thing: the four kinds of it together."""
    scores = np.exp(out[:, 4:] - out[:, 4:].max(1, keepdims=True))
    return scores[:, :4].sum(1) / scores.sum(1)


def area(scores: np.ndarray, true: np.ndarray) -> float:
    """The area under the curve: how often what is true scores above what is not."""
    yes, no = scores[true], scores[~true]
    return (
        float(np.mean(yes[:, None] > no[None, :]) + 0.5 * np.mean(yes[:, None] == no[None, :]))
        if len(yes) and len(no)
        else math.nan
    )


if __name__ == "__main__":
    main()
