"""Which of several documents copy which: the steps of an archive, composed in memory."""

from collections.abc import Iterable

import numpy as np

from according.core import Annotated, Copy
from according.group.copies.measure import copy_of
from according.group.copies.runs import grams, runs_enough, runs_met
from according.group.copies.tellings import telling


def copies(documents: Iterable[Annotated]) -> tuple[Copy, ...]:
    """Every two documents with copied passages, in the order of the documents.

    A pair counts where a passage has 25 words that neither has in quotation marks, or a tenth of one telling's own
    words is copied. What more than twelve documents have is held against the first of them alone.
    """
    tellings = [telling(annotated) for annotated in documents]
    numbers = [grams(told) for told in tellings]
    places = [np.full(len(held), place, dtype=np.int64) for place, held in enumerate(numbers)]
    if len(tellings) < 2:
        return ()
    pairs = runs_enough(runs_met(np.concatenate(numbers), np.concatenate(places)))
    measured = (
        copy_of(tellings[left], tellings[right])
        for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    )
    return tuple(copy for copy in measured if copy is not None)
