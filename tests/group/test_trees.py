"""The table of the model of likeness: how it is read, and what the shipped one keeps to."""

from importlib.resources import files

import numpy as np
import pytest

from according.group.measures import MEASURES
from according.group.trees import shipped, trees_of

TABLE = """\
body\tgap
-0.5

0\t0.25\t1\t1\t2\t0
-1\t0\t0\t0\t0\t-1
1\t2\t0\t3\t4\t0
-1\t0\t0\t0\t0\t2
-1\t0\t0\t0\t0\t0.5

1\t1\t1\t1\t2\t0
-1\t0\t0\t0\t0\t0.125
-1\t0\t0\t0\t0\t-0.125
"""
NOTHING = float("nan")


@pytest.mark.parametrize(
    ("body", "gap", "odds"),
    [
        (0.25, 1.0, -0.5 - 1 + 0.125),
        (0.3, 2.0, -0.5 + 2 - 0.125),
        (0.3, 2.5, -0.5 + 0.5 - 0.125),
        (0.3, NOTHING, -0.5 + 0.5 + 0.125),
        (NOTHING, 0.0, -0.5 - 1 + 0.125),
    ],
    ids=["at-the-threshold", "below-it-further-down", "above-it", "no-days", "no-words"],
)
def test_a_row_goes_down_every_tree_and_its_leaves_are_added_to_the_bias(body, gap, odds):
    """What is at most the threshold goes left, what is missing goes where the node says, and places are the tree's."""
    assert trees_of(TABLE).odds(np.array([[body, gap]])).tolist() == [odds]


@pytest.mark.parametrize(("gap", "odds"), [(7.0, 1.0), (NOTHING, 2.0)], ids=["known", "missing"])
def test_a_node_may_ask_no_more_than_whether_a_number_is_known(gap, odds):
    """Where the threshold is beyond all numbers, what is missing still goes the way that the node says."""
    table = "body\tgap\n0\n\n1\tinf\t0\t1\t2\t0\n-1\t0\t0\t0\t0\t1\n-1\t0\t0\t0\t0\t2\n"
    assert trees_of(table).odds(np.array([[0.5, gap]])).tolist() == [odds]


def test_a_tree_of_too_many_leaves_is_refused():
    """A tree of more leaves than are read is told, not cut."""
    nodes = [f"0\t{place}\t1\t{2 * place + 1}\t{2 * place + 2}\t0\n-1\t0\t0\t0\t0\t1\n" for place in range(16)]
    table = f"body\n0\n\n{''.join(nodes)}-1\t0\t0\t0\t0\t1\n"
    with pytest.raises(ValueError, match="17 leaves"):
        trees_of(table)


def test_the_columns_of_the_table_are_named():
    """The first line names the columns, in their order."""
    assert trees_of(TABLE).names == ("body", "gap")


def test_the_shipped_trees_are_over_the_measures():
    """The columns of the shipped table are the measures that are taken, in their order."""
    assert shipped().names == MEASURES


@pytest.mark.parametrize(("measure", "sign"), [("body", 1), ("head", 1), ("gap", -1), ("told_gap", -1)])
def test_the_shipped_trees_keep_to_their_directions(measure, sign):
    """More that is shared never speaks against one event, nor do days between two documents ever speak for it."""
    rows = np.repeat(np.random.default_rng(7).uniform(0, 1.5, (20, 1, len(MEASURES))), 30, axis=1)
    rows[:, :, MEASURES.index(measure)] = np.linspace(0, 6, 30)
    odds = shipped().odds(rows.reshape(-1, len(MEASURES))).reshape(20, 30)
    assert (sign * np.diff(odds, axis=1) >= -1e-9).all()


def test_the_shipped_thresholds_are_the_very_numbers_that_were_learnt():
    """Many pairs stand right at a threshold, so that a rounded one would send them the other way."""
    lines = [line.split("\t") for line in (files("according.group") / "likeness.tsv").read_text("utf-8").splitlines()]
    told = [fields[1] for fields in lines[2:] if len(fields) == 6 and fields[0] != "-1"]
    assert len(told) > 1000
    assert [f"{float(np.float32(threshold)):.9g}" for threshold in told] == told
    assert max(len(threshold.strip("-").partition("e")[0].replace(".", "").lstrip("0")) for threshold in told) > 6
