"""The pair scorer in torch: the encoder's upper three layers over both statements at once.

Each statement goes through the encoder's lower half by itself (and so once, however many pairs it stands in); the
upper half then sees the two side by side (as in DeFormer, Cao et al. 2020).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from according.neural.pairs.inputs import MARKS
from minilm import LAYERS, WIDTH, weights
from pairs.corpora import KINDS
from reader.model import Layer

HALF = 3
#: What is read out, in this order: the right follows from the left, the left from the right, both cannot be so, how
#: alike they are, and a score for each kind of pair.
OUTPUTS = ("follows", "back", "against", "alike", *KINDS)


class PairNetwork(nn.Module):
    """Two statements' vectors to ``OUTPUTS``."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        given = {name: torch.tensor(array) for name, array in weights().items()}
        self.layers = nn.ModuleList(Layer(given, f"encoder.layer.{n}.") for n in range(HALF, LAYERS))
        self.sides = nn.Parameter(torch.randn(2, WIDTH) * 0.02)
        self.marks = nn.Parameter(torch.randn(MARKS, WIDTH) * 0.02)
        self.inner = nn.Linear(4 * WIDTH, WIDTH)
        self.outer = nn.Linear(WIDTH, len(OUTPUTS))
        self.dropout = dropout

    def forward(self, middle: Tensor, mask: Tensor, sides: Tensor, marks: Tensor, pool: Tensor) -> Tensor:
        """Pairs × outputs; ``middle`` is pairs × pieces × 384, the rest as :class:`Batch` has it."""
        x = middle + functional.embedding(sides, self.sides) + functional.embedding(marks, self.marks)
        x = functional.dropout(x, self.dropout, self.training)
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(mask == 0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = functional.dropout(layer(x, bias), self.dropout / 2, self.training)
        pooled = (pool @ x).reshape(len(x), 4 * WIDTH)
        inner = functional.gelu(self.inner(functional.dropout(pooled, self.dropout, self.training)))
        return self.outer(functional.dropout(inner, self.dropout, self.training)).float()


def loss(out: Tensor, known: Tensor, values: Tensor, kinds: Tensor, weight: Tensor) -> Tensor:
    """The mean over what is known.

    ``known`` and ``values`` are pairs × 4, ``kinds`` the number of each pair's kind or -1, ``weight`` one a pair.
    """
    each = functional.binary_cross_entropy_with_logits(out[:, :4], values, reduction="none")
    total = (each * known * weight[:, None]).sum() / known.sum().clamp(min=1)
    marked = kinds >= 0
    if bool(marked.any()):
        total = total + functional.cross_entropy(out[marked, 4:], kinds[marked])
    return total
