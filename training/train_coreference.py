"""Train the scorer of antecedents on the vectors of the shipped reader, and write it as it is shipped.

    python training/train_coreference.py CORPUS.jsonl.gz ARTICLES.jsonl.gz [FOLDER] [--articles N] [--kept FILE]

CORPUS is the coref pack's gum-open, whose train part is learnt from; ARTICLES are of allsides, in which names give way
to pronouns (coreference/silver.py). FOLDER is src/according/neural/coreference/model by default. ``--kept`` prints what
the scorer comes to on the texts of FILE besides, which are never learnt from. Twenty articles are kept aside, too.
"""

import argparse
import copy
import random
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from according.annotate.who.coreference.chains import chains, shown
from according.evaluate.coreference.measures import Scores, partition, score, several
from according.neural import load_reader
from according.neural.coreference.scorer import AntecedentNetwork
from coreference.data import Text, prepared, records
from coreference.network import COLUMNS, Held, Network, loss
from coreference.silver import articles, silvered
from manifest import write_manifest

SHIPPED = Path(__file__).resolve().parent.parent / "src" / "according" / "neural" / "coreference" / "model"
EPOCHS, RATE, DECAY, DROP, NOISE, WARM, AVERAGED = 12, 1e-3, 1e-2, 0.3, 0.4, 100, 0.995
#: So many articles are kept to look at.
KEPT = 20


def main() -> None:
    """Train, and write or score."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--kept", type=Path)
    given = parser.parse_args()
    torch.set_num_threads(2)
    reader = load_reader(threads=2, looks=np.eye(COLUMNS, dtype=np.float32))
    texts = [prepared(reader, record) for record in records(given.corpus)]
    found = (silvered(reader, record) for record in articles(given.news, given.articles))
    silver = [text for text in found if text is not None]
    arrays = written(train([text for text in texts if text.part == "train"], silver[KEPT:], given.epochs))
    print(f"pronouns put in: {pronouns(silver[:KEPT], arrays)}")
    if given.kept:
        kept = [prepared(reader, record) for record in records(given.kept)]
        print(f"{given.kept.name}: {table(kept, arrays)}")
    given.folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(given.folder / "coreference.npz", **{n: a.astype(np.float16) for n, a in arrays.items()})
    write_manifest(
        given.folder,
        name="according-coreference",
        licence="Apache-2.0",
        source="trained on the vectors of according-reader; corpora in training/MODEL_CARD.md",
        command="python training/train_coreference.py",
        files=("coreference.npz",),
    )


def train(texts: list[Text], silver: list[Text], epochs: int) -> Network:
    """A network that has seen the texts so many times: the mean of its weights over the later steps."""
    torch.manual_seed(0)
    order = random.Random(0)  # noqa: S311  # the order of texts, no secret
    held = [Held(text) for text in (*texts, *silver)]
    network = Network(DROP)
    rows = torch.cat([text.heads for text in held[: len(texts)]])
    network.mean, network.spread = rows.mean(0), rows.std(0) + 1e-3
    averaged = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * len(held)
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min(1, (n + 1) / WARM) * max(0.02, 1 - n / steps))
    step = 0
    for epoch in range(epochs):
        order.shuffle(held)
        total = 0.0
        for text in held:
            # The reader has learnt the corpus' trees: noise makes its vectors as unsure as those of other texts.
            found = loss(network, text.noisy(NOISE * network.spread))
            optimiser.zero_grad()
            found.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            rate.step()
            total += found.item()
            step += 1
            with torch.no_grad():
                for mean, now in zip(averaged.parameters(), network.parameters(), strict=True):
                    mean.lerp_(now, 1 - min(AVERAGED, (1 + step) / (10 + step)))
        print(f"epoch {epoch + 1}: {total / len(held):.4f}", flush=True)
    return averaged.eval()


@torch.no_grad()
def written(network: Network) -> dict[str, NDArray[np.float32]]:
    """The arrays as ``neural.coreference.scorer`` has them: what looks at words in one matrix, centred by a shift."""
    words = ("left", "right", "left_governor", "right_governor", "low_left", "low_right")
    looks = torch.cat([getattr(network, name).weight / network.spread for name in words]).T
    shift = network.mean @ looks
    parts = dict(zip(words, torch.split(shift, [getattr(network, name).out_features for name in words]), strict=True))
    out = {
        "looks": looks,
        "left": network.own_left.bias - parts["left"] - parts["left_governor"],
        "right": -parts["right"] - parts["right_governor"],
        "low_left": network.own_low_left.bias - parts["low_left"],
        "low_right": network.own_low_right.bias - parts["low_right"],
        "pair_bias": network.pair_direct.bias,
        "new_bias": network.new.bias,
        "mention_bias": network.mention.bias,
    }
    layers = (
        "own_left",
        "own_right",
        "own_low_left",
        "own_low_right",
        "pair",
        "pair_direct",
        "weigh",
        "new",
        "mention",
    )
    out |= {name: getattr(network, name).weight.T for name in layers}
    return {name: array.numpy().astype(np.float32) for name, array in out.items()}


def table(texts: list[Text], arrays: dict[str, NDArray[np.float32]]) -> str:
    """What a network comes to: CoNLL F1 of the product's own chains, exact spans, without and with chains of one."""
    more, every = Scores(), Scores()
    for text in texts:
        theirs, ours = partition(text.chains), partition(chained(text, arrays))
        every += score(theirs, ours)
        more += score(several(theirs), several(ours))
    parts = " ".join(f"{part.f1:.1f}" for part in (more.mentions, more.muc, more.b_cubed, more.ceaf_e))
    return f"CoNLL F1 {more.conll:.1f} (mentions, MUC, B3, CEAF-e: {parts}); with chains of one {every.conll:.1f}"


def chained(text: Text, arrays: dict[str, NDArray[np.float32]]) -> list[list[tuple[int, int]]]:
    """The product's chains of a text."""
    network = AntecedentNetwork(arrays, "")
    found = chains(text.mentions, *_looked_at(text, network), network)
    return [[text.spans[at] for at in group] for group in shown(found)]


def pronouns(texts: list[Text], arrays: dict[str, NDArray[np.float32]]) -> str:
    """How many of the pronouns put in find one of their person's names."""
    network = AntecedentNetwork(arrays, "")
    right = count = 0
    for text in texts:
        scores = network.score(
            *_looked_at(text, network), text.own, text.pairs.left, text.pairs.right, text.pairs.features
        )
        for at in np.flatnonzero(text.learnt).tolist():
            of = np.flatnonzero(text.pairs.right == at)
            if len(of):
                count += 1
                right += int(text.gold[text.pairs.left[of[scores.pairs[of].argmax()]]] == text.gold[at])
    return f"{right} of {count} right"


def _looked_at(text: Text, network: AntecedentNetwork) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
    heads, governors = (rows.astype(np.float32) @ network.looks for rows in (text.heads, text.governors))
    return heads.astype(np.float16), governors.astype(np.float16)


if __name__ == "__main__":
    main()
