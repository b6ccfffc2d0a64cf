"""Overlapping stretches cut into atomic runs: each run knows every layer that covers it, so that marks never nest."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from according.core import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A stretch with the classes that style it, for evidence the number of its finding, and where its words lead."""

    span: Span
    classes: tuple[str, ...]
    number: int | None = None
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch that no layer's edge divides, with the layers that cover it and those that begin at it."""

    start: int
    end: int
    layers: tuple[Layer, ...]
    opening: tuple[Layer, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of all layers, each once, in their order."""
        return tuple(dict.fromkeys(name for layer in self.layers for name in layer.classes))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the findings that point here."""
        return tuple(sorted({layer.number for layer in self.layers if layer.number is not None}))

    @property
    def target(self) -> str:
        """Where the words lead: as the shortest layer says that leads somewhere; of equal ones that of no finding."""
        leading = [layer for layer in self.layers if layer.target]
        nearest = min(leading, key=lambda layer: (len(layer.span), layer.number is not None), default=None)
        return nearest.target if nearest is not None else ""


def runs(layers: tuple[Layer, ...], start: int, end: int) -> Iterator[Run]:
    """The atomic runs of ``[start, end)``, in order and without gaps; layers are clipped to the stretch.

    A layer that began before ``start`` does not open again.
    """
    clipped = [layer for layer in layers if layer.span.start < end and start < layer.span.end]
    edges = {start, end}
    for layer in clipped:
        edges.add(max(start, layer.span.start))
        edges.add(min(end, layer.span.end))
    ordered = sorted(edges)
    waiting = sorted(range(len(clipped)), key=lambda i: (clipped[i].span.start, i))
    active: list[int] = []
    nearest = 0
    for left, right in pairwise(ordered):
        while nearest < len(waiting) and clipped[waiting[nearest]].span.start <= left:
            active.append(waiting[nearest])
            nearest += 1
        active = [i for i in active if clipped[i].span.end > left]
        covering = tuple(clipped[i] for i in sorted(active))
        yield Run(
            start=left,
            end=right,
            layers=covering,
            opening=tuple(layer for layer in covering if layer.span.start == left),
        )
