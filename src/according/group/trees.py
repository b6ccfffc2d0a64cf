"""The model of likeness: small trees whose leaves are added up, read from a table that ships with the program.

They were grown by gradient boosting with monotone constraints: more that is shared never speaks against one event.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

#: Rows that are taken down the trees at once: what is told of them stays in the processor's cache.
_ROWS = 512
#: Leaves of one tree, at most: a bit each.
_LEAVES = 16
_ALL = np.uint16((1 << _LEAVES) - 1)
#: The place of the lowest bit that is set.
_LOWEST = np.zeros(1 << _LEAVES, np.uint8)
for _bit in reversed(range(_LEAVES)):
    _LOWEST[1 << _bit :: 2 << _bit] = _bit


class Trees:
    """Trees over the columns of a table of numbers.

    A node is a row: column (-1 at a leaf), threshold, where what is missing goes (1: left), left, right and value.
    ``roots`` are the trees' first nodes, ``names`` the columns' names. All nodes are asked at once: one that leads to
    its right rules out the leaves on its left, and of those that are left the first is the tree's (QuickScorer:
    Lucchese and others 2015).

    Raises:
        ValueError: if a tree has more than 16 leaves.

    """

    def __init__(
        self, names: tuple[str, ...], bias: float, roots: NDArray[np.int64], nodes: NDArray[np.float64]
    ) -> None:
        self.names = names
        self._bias = bias
        every = nodes.tolist()
        trees = [_Tree(every, int(root), len(names)) for root in roots]
        most = max((len(tree.turns) for tree in trees), default=0)
        # The first node of every tree, the second of every tree and so on; one that a tree lacks rules out nothing.
        turns = [[*tree.turns, *[(0, np.inf, 0)] * (most - len(tree.turns))] for tree in trees]
        self._turns = [
            (
                np.array([column for column, _, _ in nth], np.int64),
                np.array([threshold for _, threshold, _ in nth], np.float32)[:, None],
                ~np.array([ruled_out for _, _, ruled_out in nth], np.uint16)[:, None],
            )
            for nth in zip(*turns, strict=True)
        ]
        self._values = np.zeros((len(trees), _LEAVES))
        for values, tree in zip(self._values, trees, strict=True):
            values[: len(tree.leaves)] = tree.leaves
        self._first = np.arange(len(trees)) * _LEAVES

    def odds(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log-odds of each row."""
        out = np.empty(len(rows))
        narrow = rows.astype(np.float32)
        for start in range(0, len(rows), _ROWS):
            part = np.ascontiguousarray(narrow[start : start + _ROWS].T)
            told = np.concatenate([np.where(np.isnan(part), np.float32(-np.inf), part), part])
            left = np.full((len(self._values), part.shape[1]), _ALL)
            for column, threshold, kept in self._turns:
                left &= np.where(told[column] <= threshold, _ALL, kept)
            leaves = _LOWEST.take(np.ascontiguousarray(left.T)) + self._first
            out[start : start + _ROWS] = self._values.take(leaves).sum(axis=1)
        return out + self._bias


class _Tree:
    """One tree: the values of its leaves from left to right, and of each inner node what it asks and rules out.

    A column stands twice in what is asked: with the least in place of what is missing, which goes left then, and,
    ``columns`` further on, as it is: what is missing is below no threshold.
    """

    def __init__(self, nodes: Sequence[Sequence[float]], root: int, columns: int) -> None:
        self.leaves: list[float] = []
        self.turns: list[tuple[int, float, int]] = []
        self._nodes, self._columns = nodes, columns
        self._down(root)
        if len(self.leaves) > _LEAVES:
            raise ValueError(f"a tree has {len(self.leaves)} leaves; at most {_LEAVES} are read")

    def _down(self, node: int) -> None:
        column, threshold, missing_left, left, right, value = self._nodes[node]
        if column < 0:
            self.leaves.append(value)
            return
        first = len(self.leaves)
        self._down(int(left))
        ruled_out = (1 << len(self.leaves)) - (1 << first)
        self.turns.append((int(column) + (0 if missing_left > 0 else self._columns), threshold, ruled_out))
        self._down(int(right))


@lru_cache(maxsize=1)
def shipped() -> Trees:
    """The trees of likeness, read on first use; ``training/stories`` grows them."""
    return trees_of(files("according.group").joinpath("likeness.tsv").read_text(encoding="utf-8"))


def trees_of(table: str) -> Trees:
    """The trees of a table.

    Its first line names the columns, its second holds the bias; an empty line comes before each tree, and a node is a
    line, as ``Trees`` has it, whose ways lead to places within its tree.
    """
    lines = table.splitlines()
    names, bias = tuple(lines[0].split("\t")), float(lines[1])
    roots: list[int] = []
    nodes: list[tuple[float, ...]] = []
    for line in lines[2:]:
        if not line:
            roots.append(len(nodes))
            continue
        column, threshold, missing, left, right, value = line.split("\t")
        first = roots[-1]
        nodes.append((int(column), float(threshold), int(missing), first + int(left), first + int(right), float(value)))
    return Trees(names, bias, np.array(roots, np.int64), np.array(nodes, np.float64))


def likeness_name() -> str:
    """What the shipped trees are called: a run goes on with the same ones only."""
    table = files("according.group").joinpath("likeness.tsv").read_bytes()
    return f"according-likeness ({hashlib.sha256(table).hexdigest()[:12]})"
