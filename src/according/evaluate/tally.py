"""A tally: how many are right, of how many found and how many there are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """``right`` of ``found`` things stand among the ``gold`` things; figures are per cent, 0 where there is nothing.

    ``recalled`` is how many of the gold things were found, where that is not as many as are ``right``: where things
    are sorted apart, a match may join two of different sorts.
    """

    right: int = 0
    found: int = 0
    gold: int = 0
    recalled: int | None = None

    @property
    def precision(self) -> float:
        """The part of what was found that is right."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The part of what there is that was found."""
        return 100 * (self.right if self.recalled is None else self.recalled) / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        """Both tallies together, where none sorts apart."""
        return Tally(right=self.right + other.right, found=self.found + other.found, gold=self.gold + other.gold)

    def record(self) -> dict[str, float]:
        """The counts and figures by their names."""
        return {
            "right": self.right,
            "recalled": self.right if self.recalled is None else self.recalled,
            "found": self.found,
            "gold": self.gold,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }
