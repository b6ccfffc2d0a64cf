"""Krippendorff's alpha: the worked examples of his own papers, and the cases in which it is not defined."""

import pytest

from according.evaluate.agreement.alpha import agreement, interval, nominal, ordinal, ratio, weighted

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A to C; a point is a missing value.
BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbccceddd")
FOUR = ("1233214 12...", "12332241 25.3", ".333234 2251.", "12332441 251.")
# The example with three observers and fifteen units that is told in encyclopaedias.
THREE = (".....34121133.3", "1.2133 43.......".replace(" ", ""), "..21344.21133.4")


def units(*observers):
    """The observers' rows as units of values, None for a point."""
    rows = [row.replace(" ", "") for row in observers]
    return [
        [None if value == "." else int(value) if value.isdigit() else value for value in unit]
        for unit in zip(*rows, strict=True)
    ]


@pytest.mark.parametrize(
    ("observers", "metric", "published"),
    [
        (BINARY, nominal, 0.095),
        (NOMINAL, nominal, 0.692),
        (FOUR, nominal, 0.743),
        (FOUR, ordinal, 0.815),
        (FOUR, interval, 0.849),
        (FOUR, ratio, 0.797),
        (THREE, nominal, 0.691),
        (THREE, interval, 0.811),
    ],
    ids=["binary", "nominal", "four-nominal", "four-ordinal", "four-interval", "four-ratio", "three", "three-interval"],
)
def test_alpha_is_what_was_published(observers, metric, published):
    """Each published example comes out as its author gives it, to three digits."""
    found = agreement(units(*observers), metric)
    assert found.alpha == pytest.approx(published, abs=0.0005)


def test_units_that_one_observer_saw_do_not_count():
    """Of the four observers' twelve units eleven can be paired, and they hold forty values."""
    found = agreement(units(*FOUR))
    assert (found.units, found.values) == (11, 40)


def test_agreement_in_everything_is_one():
    """Observers who never differ, over more than one value, agree wholly."""
    found = agreement([("yes", "yes"), ("no", "no"), ("no", "no")])
    assert (found.alpha, found.agreed) == (1.0, 1.0)


def test_systematic_disagreement_is_below_zero():
    """Observers who always differ do worse than chance."""
    found = agreement([("yes", "no"), ("no", "yes")])
    assert found.alpha is not None
    assert found.alpha < 0
    assert found.agreed == 0


@pytest.mark.parametrize(
    "given", [[], [("yes", None)], [("yes", "yes"), ("yes", "yes")]], ids=["nothing", "one-observer", "one-value"]
)
def test_alpha_is_not_defined_without_variation(given):
    """Where nothing can be paired, or all values are one, alpha is None: it is neither 1 nor 0."""
    assert agreement(given).alpha is None


def test_a_unit_may_stand_for_many():
    """A stretch of ten characters counts as ten units."""
    assert weighted([(("a", "b"), 10), (("a", "a"), 5)]) == agreement([("a", "b")] * 10 + [("a", "a")] * 5)
