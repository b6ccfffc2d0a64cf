"""The model of likeness: small trees whose leaves are added up, read from a table that ships with the program.

They were grown by gradient boosting with monotone constraints: more that is shared never speaks against one event.
"""

import hashlib
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

#: Rows that are taken down the trees at once: their places stay in the processor's cache.
_ROWS = 512


class Trees:
    """Trees over the columns of a table of numbers.

    A node is a row: column (-1 at a leaf), threshold, where what is missing goes (1: left), left, right and value.
    ``roots`` are the trees' first nodes, ``names`` the columns' names.
    """

    def __init__(
        self, names: tuple[str, ...], bias: float, roots: NDArray[np.int64], nodes: NDArray[np.float64]
    ) -> None:
        self.names = names
        self._bias = bias
        self._roots = roots
        leaf = nodes[:, 0] < 0
        own = np.arange(len(nodes))
        self._column = np.where(leaf, 0, nodes[:, 0]).astype(np.int64)
        self._threshold = nodes[:, 1].astype(np.float32)
        self._missing_left = nodes[:, 2] > 0
        # A leaf leads to itself, so that all trees are gone down equally often.
        self._left = np.where(leaf, own, nodes[:, 3]).astype(np.int64)
        self._right = np.where(leaf, own, nodes[:, 4]).astype(np.int64)
        self._value = nodes[:, 5]
        self._depth = self._deepest()

    def odds(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log-odds of each row."""
        out = np.empty(len(rows))
        narrow = rows.astype(np.float32)
        for start in range(0, len(rows), _ROWS):
            part = narrow[start : start + _ROWS]
            flat, first = part.ravel(), (np.arange(len(part)) * part.shape[1])[:, None]
            node = np.broadcast_to(self._roots, (len(part), len(self._roots)))
            for _ in range(self._depth):
                value = flat[first + self._column[node]]
                left = (value <= self._threshold[node]) | (np.isnan(value) & self._missing_left[node])
                node = np.where(left, self._left[node], self._right[node])
            out[start : start + _ROWS] = self._value[node].sum(axis=1)
        return out + self._bias

    def _deepest(self) -> int:
        node, depth = np.unique(self._roots), 0
        while len(inner := node[self._left[node] != node]):
            node, depth = np.concatenate([self._left[inner], self._right[inner]]), depth + 1
        return depth


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
