"""The reader in torch: MiniLM with two features of each word added, and heads for attributions, names and syntax."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from according.neural.reader.inputs import PLACES, SHAPES
from according.neural.reader.labels import NAMES, RELATIONS, TAGS, UPOS, XPOS
from minilm import EPSILON, HEADS, LAYERS, WIDTH, weights

#: Widths of the vectors that pairs of words are scored with.
LINK, ARC, RELATION = 64, 128, 96
#: Signed distances in words, by powers of two.
NEAR = 8


class Encoder(nn.Module):
    """BERT's layers as MiniLM has them; words' shapes and places are added to the embeddings."""

    def __init__(self, masked: float = 0.0, dropout: float = 0.1) -> None:
        super().__init__()
        given = {name: torch.tensor(array) for name, array in weights().items()}
        self.words = nn.Parameter(given["embeddings.word_embeddings.weight"])
        kind = given["embeddings.token_type_embeddings.weight"][0]
        self.positions = nn.Parameter(given["embeddings.position_embeddings.weight"] + kind)
        self.shapes = nn.Parameter(torch.zeros(len(SHAPES), WIDTH))
        self.places = nn.Parameter(torch.zeros(len(PLACES), WIDTH))
        self.norm = _norm(given, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(given, f"encoder.layer.{n}.") for n in range(LAYERS))
        self.masked, self.dropout = masked, dropout

    def forward(self, ids: Tensor, shapes: Tensor, places: Tensor, mask: Tensor) -> Tensor:
        """Vectors of the pieces, batch × length × 384."""
        if self.training and self.masked:
            ids = torch.where((torch.rand(ids.shape) < self.masked) & (ids > 102), 103, ids)
        x = functional.embedding(ids, self.words) + self.positions[: ids.shape[1]]
        x = self.norm(x + functional.embedding(shapes, self.shapes) + functional.embedding(places, self.places))
        x = functional.dropout(x, self.dropout, self.training)
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        bias = None if bool(mask.all()) else bias
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Layer(nn.Module):
    """One layer: attention, then the dense pair, each with its residual and norm."""

    def __init__(self, given: dict[str, Tensor], name: str) -> None:
        super().__init__()
        parts = ("query", "key", "value")
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.qkv.weight = nn.Parameter(torch.cat([given[f"{name}attention.self.{p}.weight"] for p in parts]))
        self.qkv.bias = nn.Parameter(torch.cat([given[f"{name}attention.self.{p}.bias"] for p in parts]))
        self.mixed = _dense(given, name + "attention.output.dense")
        self.norm_1 = _norm(given, name + "attention.output.LayerNorm")
        self.inner = _dense(given, name + "intermediate.dense")
        self.outer = _dense(given, name + "output.dense")
        self.norm_2 = _norm(given, name + "output.LayerNorm")

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """The layer's output, shaped as its input."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: with heads of 32 torch's fused attention takes three times as long on the way back.
        likely = q @ k.transpose(2, 3) * (WIDTH / HEADS) ** -0.5
        mixed = functional.softmax(likely if bias is None else likely + bias, dim=-1) @ v
        x = self.norm_1(x + self.mixed(mixed.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.norm_2(x + self.outer(functional.gelu(self.inner(x))))


def _dense(given: dict[str, Tensor], name: str) -> nn.Linear:
    weight = given[name + ".weight"]
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight, layer.bias = nn.Parameter(weight), nn.Parameter(given[name + ".bias"])
    return layer


def _norm(given: dict[str, Tensor], name: str) -> nn.LayerNorm:
    layer = nn.LayerNorm(WIDTH, eps=EPSILON)
    layer.weight, layer.bias = nn.Parameter(given[name + ".weight"]), nn.Parameter(given[name + ".bias"])
    return layer


def forbidden() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where no tag may follow another (from × to), where none may begin a text, and where none may end it."""
    never = np.zeros((len(TAGS), len(TAGS)), dtype=bool)
    for i, a in enumerate(TAGS):
        for j, b in enumerate(TAGS):
            goes_on = a[0] in "BI"
            never[i, j] = goes_on != (b[0] in "IE") or (goes_on and a[2:] != b[2:])
    return (
        never,
        np.array([t[0] in "IE" for t in TAGS]),
        np.array([t[0] in "BI" for t in TAGS]),
    )


class Field(nn.Module):
    """A linear-chain conditional random field over the tags (Lafferty et al. 2001); windows may cut a span."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        never, _, _ = forbidden()
        self.register_buffer("never", torch.tensor(never))

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood a text; ``scores`` batch × words × tags, ``mask`` True where there is a word."""
        steps = self.steps.masked_fill(self.never, -1e4)
        length = scores.shape[1]
        own = scores.gather(2, tags[..., None])[..., 0]
        moved = steps[tags[:, :-1], tags[:, 1:]]
        gold = (own * mask).sum(1) + (moved * mask[:, 1:]).sum(1)
        alpha = scores[:, 0]
        for i in range(1, length):
            new = torch.logsumexp(alpha[:, :, None] + steps, dim=1) + scores[:, i]
            alpha = torch.where(mask[:, i, None], new, alpha)
        return torch.logsumexp(alpha, dim=1) - gold

    @torch.no_grad()
    def best(self, scores: Tensor) -> list[int]:
        """The likeliest tags of one text, words × tags."""
        steps = self.steps.masked_fill(self.never, -1e4).numpy()
        emitted = scores.numpy()
        alpha, back = emitted[0], []
        for row in emitted[1:]:
            both = alpha[:, None] + steps
            back.append(both.argmax(0))
            alpha = both.max(0) + row
        out = [int(alpha.argmax())]
        for pointers in reversed(back):
            out.append(int(pointers[out[-1]]))
        return out[::-1]


def buckets(distance: Tensor) -> Tensor:
    """The number of each signed distance's bucket: 0 in the middle, by powers of two to both sides."""
    size = torch.clamp(torch.floor(torch.log2(distance.abs().clamp(min=1).float())) + 1, max=NEAR).long()
    return torch.where(distance == 0, NEAR, NEAR + torch.sign(distance) * size)


class Reader(nn.Module):
    """The encoder with its heads. A word's vector is the mean of its first and its last piece's."""

    def __init__(self, masked: float = 0.0, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(masked, dropout)
        self.said = nn.Linear(WIDTH, WIDTH)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.field = Field()
        # For both questions (a content's cue, a cue's source) who asks and who is asked, at a chunk's two ends.
        self.links = nn.Linear(WIDTH, 2 * 4 * LINK)
        self.alone = nn.Linear(WIDTH, 2)
        self.apart = nn.Parameter(torch.zeros(2, 2 * NEAR + 1))
        self.between = nn.Parameter(torch.zeros(2, 9))
        self.names = nn.Linear(WIDTH, len(NAMES))
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.xpos = nn.Linear(WIDTH, len(XPOS))
        self.arcs = nn.Linear(WIDTH, 2 * ARC)
        self.arc_mix = nn.Parameter(torch.eye(ARC + 1, ARC) * 0.1)
        self.relation = nn.Linear(WIDTH, 2 * RELATION)
        self.relations = nn.Linear(RELATION, len(RELATIONS))
        self.dropout = dropout

    def vectors(self, batch: dict[str, Tensor]) -> Tensor:
        """Vectors of the words, batch × words × 384."""
        x = self.encoder(batch["ids"], batch["shapes"], batch["places"], batch["mask"])
        rows = torch.arange(x.shape[0])[:, None]
        return functional.dropout(
            (x[rows, batch["heads"]] + x[rows, batch["tails"]]) * 0.5, self.dropout, self.training
        )

    def attributed(self, vectors: Tensor) -> Tensor:
        """The vectors that tags and links are scored with."""
        return functional.dropout(functional.gelu(self.said(vectors)), self.dropout, self.training)

    def link_scores(self, said: Tensor, question: int, asks: Tensor, asked: Tensor, ranks: Tensor) -> Tensor:
        """Scores of each asking chunk with each asked one and, in the last column, with none.

        ``said`` are one text's vectors, ``asks`` and ``asked`` rows ``(first, last)`` of words, ``ranks`` how many
        chunks of the asked kind lie between, signed, cut at four.
        """
        parts = self.links(said).view(len(said), 2, 4, LINK)[:, question].float()
        q = parts[asks[:, 0], 0] + parts[asks[:, 1], 1]
        k = parts[asked[:, 0], 2] + parts[asked[:, 1], 3]
        near = self.apart[question][buckets(asked[None, :, 0] - asks[:, None, 0])] + self.between[question][ranks + 4]
        none = self.alone(said[asks[:, 0]])[:, question, None].float()
        return torch.cat([q @ k.T / LINK**0.5 + near, none], dim=1)

    def arc_scores(self, vectors: Tensor) -> Tensor:
        """Batch × words × words: how well the second is the first's head; a root is its own (Dozat & Manning 2017)."""
        dependent, head = functional.relu(self.arcs(vectors)).split(ARC, dim=-1)
        dependent = functional.dropout(dependent, self.dropout, self.training)
        one = torch.ones_like(dependent[..., :1])
        return (torch.cat([dependent, one], -1) @ self.arc_mix @ head.transpose(1, 2)).float()

    def relation_scores(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """Batch × words × relations, each word under the head given."""
        dependent, head = self.relation(vectors).split(RELATION, dim=-1)
        head = head.gather(1, heads[..., None].expand(-1, -1, RELATION))
        return self.relations(
            functional.dropout(functional.relu(dependent + head), self.dropout, self.training)
        ).float()
