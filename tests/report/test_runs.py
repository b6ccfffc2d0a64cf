"""Overlapping layers become atomic runs."""

from according.core import Span
from according.report.runs import Layer, runs


def test_overlaps_become_runs_without_gaps() -> None:
    """Two overlapping layers give runs that cover the stretch once, each knowing what covers it."""
    layers = (Layer(span=Span(2, 6), classes=("a",), number=1), Layer(span=Span(4, 9), classes=("b",), number=2))
    made = list(runs(layers, 0, 10))
    assert [(run.start, run.end, run.numbers) for run in made] == [
        (0, 2, ()),
        (2, 4, (1,)),
        (4, 6, (1, 2)),
        (6, 9, (2,)),
        (9, 10, ()),
    ]
    assert [layer.number for run in made for layer in run.opening] == [1, 2]


def test_layers_are_clipped_to_the_stretch() -> None:
    """A layer that began earlier covers the stretch's beginning but does not open again."""
    made = list(runs((Layer(span=Span(0, 5), classes=("a",), number=1),), 3, 8))
    assert [(run.start, run.end) for run in made] == [(3, 5), (5, 8)]
    assert not made[0].opening
