"""A measured figure beside its goal, and the table of them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured; ``goal`` is reached from below where ``at_most``, from above otherwise. None: no goal."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    at_most: bool = True

    @property
    def reached(self) -> bool | None:
        """Whether the goal is met; None where there is none."""
        if self.goal is None:
            return None
        return self.value <= self.goal if self.at_most else self.value >= self.goal


def table(figures: Sequence[Figure]) -> str:
    """One line a figure: name, value, goal, whether it is met."""
    rows = [("measured", "value", "goal", "")]
    for figure in figures:
        goal = "" if figure.goal is None else f"{'≤' if figure.at_most else '≥'} {figure.goal:g} {figure.unit}".strip()
        verdict = {None: "", True: "met", False: "missed"}[figure.reached]
        rows.append((figure.name, f"{figure.value:.3g} {figure.unit}".strip(), goal, verdict))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
