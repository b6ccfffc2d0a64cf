"""Whether the stories of an archive are settled: as sure as what their documents share."""

import numpy as np

from according.core import CopyKind
from according.group import SURE
from according.job.archive.grouping import settled
from according.job.archive.measuring import KINDS

FULL, EDITED = CopyKind.FULL, CopyKind.EDITED


class Rows:
    """A roster whose places are its positions."""

    kind = np.dtype(np.int32)

    def __len__(self):
        return 13

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
    """A sure pair settles a story, and so do copies alone; weaker pairs, and copies beside a third, do not."""
    of = np.array([0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 9])
    copies = Columns(of=[4, 6, 9], copy=[5, 7, 10], kind=[KINDS.index(k) for k in (FULL, FULL, EDITED)])
    likely = Columns(
        left=[0, 2, 6, 6, 7, 9, 9, 10, 2],
        right=[1, 3, 7, 8, 8, 10, 11, 11, 12],
        value=[SURE, SURE - 0.01, 1.0, 0.9, 0.9, 1.0, 0.5, 0.96, 1.0],
    )
    assert settled(Rows(), [copies], [likely], of, 5).tolist() == [True, False, True, False, True]
