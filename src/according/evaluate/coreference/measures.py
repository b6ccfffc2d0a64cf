"""The field's measures of coreference, over two partitions of mentions: those that people made and those found.

MUC (Vilain et al., 1995), B³ (Bagga and Baldwin, 1998), CEAF-e (Luo, 2005), LEA (Moosavi and Strube, 2016), and the
CoNLL score, the mean of the F1 of the first three. Mentions found that are in no gold chain, and the other way round,
are taken as Pradhan et al. (2014) define it: nothing is added to or taken from either side. Over several documents
numerators and denominators are added up, as the reference scorer does; figures of documents are never averaged.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from according.evaluate.coreference.assignment import best_total

#: Chains of mentions, no mention in two of them. A mention is whatever compares equal where it is the same.
Partition = tuple[frozenset[Hashable], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Numerators and denominators of recall (``recalled`` of ``gold``) and precision (``right`` of ``found``).

    The figures are per cent, 0 where there is nothing to divide by.
    """

    recalled: float = 0.0
    gold: float = 0.0
    right: float = 0.0
    found: float = 0.0

    @property
    def precision(self) -> float:
        """The part of what was found that is right."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The part of what there is that was found."""
        return 100 * self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def __add__(self, other: "Ratio") -> "Ratio":
        """Both together: of two documents, say."""
        return Ratio(
            recalled=self.recalled + other.recalled,
            gold=self.gold + other.gold,
            right=self.right + other.right,
            found=self.found + other.found,
        )

    def record(self) -> dict[str, float]:
        """The figures with what they were made of."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "recalled": self.recalled,
            "gold": self.gold,
            "right": self.right,
            "found": self.found,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Every measure of a run; ``mentions`` is their detection alone: found or not, whatever chain they are in."""

    mentions: Ratio = Ratio()
    muc: Ratio = Ratio()
    b_cubed: Ratio = Ratio()
    ceaf_e: Ratio = Ratio()
    lea: Ratio = Ratio()

    @property
    def conll(self) -> float:
        """The mean F1 of MUC, B³ and CEAF-e, per cent (Pradhan et al., 2012)."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3

    def __add__(self, other: "Scores") -> "Scores":
        """Both together."""
        return Scores(
            mentions=self.mentions + other.mentions,
            muc=self.muc + other.muc,
            b_cubed=self.b_cubed + other.b_cubed,
            ceaf_e=self.ceaf_e + other.ceaf_e,
            lea=self.lea + other.lea,
        )

    def record(self) -> dict[str, object]:
        """The figures by their names."""
        return {
            "conll": self.conll,
            "mentions": self.mentions.record(),
            "muc": self.muc.record(),
            "b_cubed": self.b_cubed.record(),
            "ceaf_e": self.ceaf_e.record(),
            "lea": self.lea.record(),
        }


def partition(chains: Iterable[Iterable[Hashable]]) -> Partition:
    """Chains as a partition: a mention that stands in several stays in the first, and no chain is empty."""
    taken: set[Hashable] = set()
    out = []
    for chain in chains:
        kept = frozenset(chain) - taken
        taken |= kept
        if kept:
            out.append(kept)
    return tuple(out)


def several(chains: Partition) -> Partition:
    """The chains of two mentions and more."""
    return tuple(chain for chain in chains if len(chain) > 1)


def score(gold: Partition, found: Partition) -> Scores:
    """Every measure of one document."""
    return Scores(
        mentions=mentions(gold, found),
        muc=muc(gold, found),
        b_cubed=b_cubed(gold, found),
        ceaf_e=ceaf_e(gold, found),
        lea=lea(gold, found),
    )


def mentions(gold: Partition, found: Partition) -> Ratio:
    """How many mentions are found at all."""
    there, ours = frozenset().union(*gold), frozenset().union(*found)
    both = len(there & ours)
    return Ratio(recalled=both, gold=len(there), right=both, found=len(ours))


def muc(gold: Partition, found: Partition) -> Ratio:
    """Links: how many must be added to make the one side's chains out of the other's."""
    recalled, there = _links(gold, found)
    right, ours = _links(found, gold)
    return Ratio(recalled=recalled, gold=there, right=right, found=ours)


def b_cubed(gold: Partition, found: Partition) -> Ratio:
    """Mentions: of each, what part of its chain stands with it on the other side."""
    table = _common(gold, found)
    return Ratio(
        recalled=sum(n * n / len(gold[g]) for (g, _), n in table.items()),
        gold=sum(map(len, gold)),
        right=sum(n * n / len(found[f]) for (_, f), n in table.items()),
        found=sum(map(len, found)),
    )


def ceaf_e(gold: Partition, found: Partition) -> Ratio:
    """Entities: chains assigned one to one so that they are most alike, by 2·common / (size + size) (Luo's φ4)."""
    alike = {(g, f): 2 * n / (len(gold[g]) + len(found[f])) for (g, f), n in _common(gold, found).items()}
    total = best_total(alike)
    return Ratio(recalled=total, gold=len(gold), right=total, found=len(found))


def lea(gold: Partition, found: Partition) -> Ratio:
    """Links between all mentions of a chain, each chain with the weight of its size.

    A chain of one has one link, to itself, and finds it in a chain of one only.
    """
    recalled, there = _weighted(gold, found)
    right, ours = _weighted(found, gold)
    return Ratio(recalled=recalled, gold=there, right=right, found=ours)


def _common(gold: Partition, found: Partition) -> dict[tuple[int, int], int]:
    """How many mentions a gold chain and a found one have in common, where they have any."""
    place = {mention: f for f, chain in enumerate(found) for mention in chain}
    table: dict[tuple[int, int], int] = {}
    for g, chain in enumerate(gold):
        for mention in chain:
            if mention in place:
                key = (g, place[mention])
                table[key] = table.get(key, 0) + 1
    return dict(sorted(table.items()))


def _links(these: Partition, others: Partition) -> tuple[float, float]:
    place = {mention: f for f, chain in enumerate(others) for mention in chain}
    kept = whole = 0
    for chain in these:
        # What the other side does not have is cut off from everything.
        pieces = len({place[m] for m in chain if m in place}) + sum(m not in place for m in chain)
        kept += len(chain) - pieces
        whole += len(chain) - 1
    return kept, whole


def _weighted(these: Partition, others: Partition) -> tuple[float, float]:
    table = _common(these, others)
    total = 0.0
    for (this, other), n in table.items():
        size = len(these[this])
        if size == 1:
            total += len(others[other]) == 1
        else:
            total += size * (n * (n - 1) / 2) / (size * (size - 1) / 2)
    return total, sum(map(len, these))
