"""The best one-to-one assignment: each of the left with one of the right, so that the weights add up to most."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray


def best_total(weights: Mapping[tuple[int, int], float]) -> float:
    """The greatest sum of weights in which no left and no right stands twice.

    ``weights`` holds what is above 0, by ``(left, right)``. What no weight joins, however indirectly, is assigned by
    itself, so that the time depends on the largest group that hangs together: chains of two texts seldom do.
    """
    return sum(_best(part) for part in _parts(weights))


def _parts(weights: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """The weights in groups that share no left and no right."""
    above: dict[tuple[str, int], tuple[str, int]] = {}

    def top(node: tuple[str, int]) -> tuple[str, int]:
        above.setdefault(node, node)
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for left, right in weights:
        above[top(("left", left))] = top(("right", right))
    parts: dict[tuple[str, int], dict[tuple[int, int], float]] = {}
    for (left, right), weight in weights.items():
        parts.setdefault(top(("left", left)), {})[left, right] = weight
    return list(parts.values())


def _best(weights: Mapping[tuple[int, int], float]) -> float:
    lefts = {left: i for i, left in enumerate(dict.fromkeys(left for left, _ in weights))}
    rights = {right: i for i, right in enumerate(dict.fromkeys(right for _, right in weights))}
    if min(len(lefts), len(rights)) == 1:
        return max(weights.values())
    table = np.zeros((len(lefts), len(rights)))
    for (left, right), weight in weights.items():
        table[lefts[left], rights[right]] = weight
    return _heaviest(table if len(lefts) <= len(rights) else table.T)


def _heaviest(table: NDArray[np.float64]) -> float:
    """The heaviest assignment of a table with no more rows than columns, in O(rows² · columns).

    The Hungarian method by shortest augmenting paths with potentials (Kuhn, 1955; Munkres, 1957; Jonker and Volgenant,
    1987): rows come in one by one, and each re-seats the others along the cheapest path to a free column.
    """
    rows, columns = table.shape
    cost = -table
    by_row, by_column = np.zeros(rows), np.zeros(columns)
    seated = np.full(columns, -1)
    for new in range(rows):
        reach = np.full(columns, np.inf)
        came_from = np.full(columns, -1)
        done = np.zeros(columns, dtype=bool)
        row, column = new, -1
        while True:
            slack = cost[row] - by_row[row] - by_column
            nearer = ~done & (slack < reach)
            reach[nearer] = slack[nearer]
            came_from[nearer] = column
            following = int(np.argmin(np.where(done, np.inf, reach)))
            step = reach[following]
            by_row[new] += step
            by_row[seated[done]] += step
            by_column[done] -= step
            reach[~done] -= step
            done[following] = True
            column = following
            if seated[column] < 0:
                break
            row = int(seated[column])
        while column >= 0:
            before = int(came_from[column])
            seated[column] = new if before < 0 else seated[before]
            column = before
    taken = np.flatnonzero(seated >= 0)
    return float(table[seated[taken], taken].sum())
