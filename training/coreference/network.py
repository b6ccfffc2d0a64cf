"""The scorer of antecedents in torch: two small layers, and its loss."""

import copy

import torch
from torch import Tensor, nn

from according.annotate.who.coreference.pairs import OWN, WIDTH
from coreference.data import Text

#: Columns that the reader gives for each word.
COLUMNS = 520
HIDDEN, LOW = 128, 48


class Network(nn.Module):
    """Scores of pairs against the score of a first mention (mention ranking), and whether a phrase is a mention."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(COLUMNS, HIDDEN, bias=False), nn.Linear(COLUMNS, HIDDEN, bias=False)
        self.left_governor = nn.Linear(COLUMNS, HIDDEN, bias=False)
        self.right_governor = nn.Linear(COLUMNS, HIDDEN, bias=False)
        self.low_left, self.low_right = nn.Linear(COLUMNS, LOW, bias=False), nn.Linear(COLUMNS, LOW, bias=False)
        self.own_left, self.own_right = nn.Linear(OWN, HIDDEN), nn.Linear(OWN, HIDDEN, bias=False)
        self.own_low_left, self.own_low_right = nn.Linear(OWN, LOW), nn.Linear(OWN, LOW)
        self.pair, self.pair_direct = nn.Linear(WIDTH, HIDDEN, bias=False), nn.Linear(WIDTH, 1)
        self.weigh = nn.Linear(HIDDEN, 1, bias=False)
        self.new, self.mention = nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(drop)
        self.register_buffer("mean", torch.zeros(COLUMNS))
        self.register_buffer("spread", torch.ones(COLUMNS))

    def forward(self, text: "Held") -> tuple[Tensor, Tensor, Tensor]:
        """Logits of pairs, of first mentions, of mentions."""
        heads = self.drop((text.heads - self.mean) / self.spread)
        governors = self.drop((text.governors - self.mean) / self.spread)
        before = self.left(heads) + self.left_governor(governors) + self.own_left(text.own)
        after = self.right(heads) + self.right_governor(governors) + self.own_right(text.own)
        one = self.low_left(heads) + self.own_low_left(text.own)
        other = self.low_right(heads) + self.own_low_right(text.own)
        seen = self.drop(torch.relu(before[text.first] + after[text.second] + self.pair(text.features)))
        scores = self.weigh(seen)[:, 0] + self.pair_direct(text.features)[:, 0]
        scores = scores + (one[text.first] * other[text.second]).sum(1) / LOW**0.5
        alone = self.drop(torch.relu(after))
        return scores, self.new(alone)[:, 0], self.mention(self.drop(torch.relu(before)))[:, 0]


#: What telling mentions from other phrases weighs beside ranking antecedents, and a pronoun put in by itself.
MENTION, PUT_IN = 0.5, 1 / 30


class Held:
    """A text as tensors. ``learnt`` are the mentions that are learnt from, None for all."""

    def __init__(self, text: Text) -> None:
        self.heads = torch.from_numpy(text.heads.astype("float32"))
        self.governors = torch.from_numpy(text.governors.astype("float32"))
        self.own = torch.from_numpy(text.own)
        self.first = torch.from_numpy(text.pairs.left.astype("int64"))
        self.second = torch.from_numpy(text.pairs.right.astype("int64"))
        self.features = torch.from_numpy(text.pairs.features)
        gold = torch.from_numpy(text.gold)
        self.right = (gold[self.first] == gold[self.second]) & (gold[self.first] >= 0)
        self.marked = (gold >= 0).float()
        self.learnt = None if text.learnt is None else torch.from_numpy(text.learnt).float()

    def noisy(self, spread: Tensor) -> "Held":
        """The same text, its vectors off by as much as ``spread`` (a standard deviation a column)."""
        out = copy.copy(self)
        out.heads = self.heads + spread * torch.randn_like(self.heads)
        out.governors = self.governors + spread * torch.randn_like(self.governors)
        return out


def loss(network: Network, text: Held) -> Tensor:
    """How unlikely the right antecedents are among all of each mention's, the first mention being one of them."""
    scores, new, mention = network(text)
    count = len(new)
    every = torch.cat([scores, new])
    of = torch.cat([text.second, torch.arange(count)])
    top = torch.full((count,), -1e9).scatter_reduce(0, of, every.detach(), "amax")
    raised = torch.exp(every - top[of])
    linked = torch.zeros(count).index_add(0, text.second, text.right.float()) > 0
    right = torch.cat([text.right, ~linked]).float()
    total = torch.zeros(count).index_add(0, of, raised)
    good = torch.zeros(count).index_add(0, of, raised * right)
    ranked = torch.log(total) - torch.log(good + 1e-9)
    if text.learnt is not None:
        return (ranked * text.learnt).sum() * PUT_IN
    told = nn.functional.binary_cross_entropy_with_logits(mention, text.marked, reduction="sum")
    return (ranked.sum() + MENTION * told) / (count + 1)
