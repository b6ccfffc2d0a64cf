"""Planted copies: what the benchmark plants is found again, with its share, and what it does not plant is not."""

from benchmarks.copies import beside, copy_figures
from benchmarks.copy_finders import Found, exact
from benchmarks.planted_copies import generated


def test_planted_copies_are_found_with_their_shares_and_nothing_else() -> None:
    """Of planted copies of a tenth and more every one is found, its share within a hundredth, and no quotation."""
    plot = generated(400)
    found = exact(plot.documents)
    figures = {figure.name: figure.value for figure in copy_figures(plot, found)}
    assert len(plot.planted) > 20
    assert len(plot.quoting) > 3
    assert figures["recall of planted copies"] == 1.0
    assert figures["precision"] == 1.0
    assert figures["mean error of the share"] < 0.01
    assert figures["right direction"] == 1.0


def test_the_same_documents_are_planted_on_every_run() -> None:
    """What is generated hangs on the seed alone."""
    first, second, other = generated(40), generated(40), generated(40, seed=5)
    assert [a.document.text for a in first.documents] == [a.document.text for a in second.documents]
    assert first.planted == second.planted
    assert first.documents[0].document.text != other.documents[0].document.text


def test_a_finder_that_is_not_installed_is_named() -> None:
    """The table says which finder was left out and why."""
    plot = generated(40)
    table = beside(plot, {"according": exact(plot.documents), "another": Found(missing="another is not installed")})
    assert "another is not installed" in table
