"""Whether the stories of an archive are settled: as sure as what their documents share."""

import numpy as np

from according.core import CopyKind
from according.group import SURE
from according.job.archive.grouping import settled
from according.job.archive.measuring import KINDS


class Rows:
    """A roster whose places are its positions."""

    def known(self, at):
        """As a roster's."""
        return at


class Columns:
    """A shard of columns."""

    def __init__(self, **columns):
        self._columns = columns

    def array(self, name):
        """As a shard's."""
        return np.array(self._columns[name])


def test_a_story_is_settled_by_two_that_are_all_but_sure():
    """A sure pair or a copy of the whole settles a story; weaker pairs, parts and pairs of two stories do not."""
    of = np.array([0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 9])
    likely = Columns(left=[0, 1, 3, 4], right=[1, 2, 4, 5], value=[0.5, SURE, SURE - 0.01, 0.99])
    kinds = [KINDS.index(kind) for kind in (CopyKind.FULL, CopyKind.EDITED, CopyKind.PART)]
    copies = Columns(of=[5, 7, 9], copy=[6, 8, 10], kind=kinds)
    found = settled(Rows(), [copies], [likely], of, 5)
    assert found.tolist() == [True, False, True, True, False]
