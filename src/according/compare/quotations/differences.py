"""The changes between two witnesses of one utterance: of a retelling, only those that change what is said."""

from according.compare.quotations.changes import changes
from according.compare.quotations.witnesses import Witness
from according.core import Change, ChangeKind

_TELLING = (ChangeKind.NEGATION, ChangeKind.FIGURE, ChangeKind.NAME)


def reading_changes(base: Witness, other: Witness) -> tuple[Change, ...]:
    """What the other reading has otherwise within its words; nothing of what is retold in other words."""
    if other.likeness is None:
        return ()
    found = changes(base.reading, other.reading)
    if ChangeKind.PARAPHRASED not in (base.how, other.how):
        return found
    return tuple(change for change in found if change.kind in _TELLING)
