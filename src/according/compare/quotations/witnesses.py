"""What a document has of an utterance, and all documents' readings of one together."""

from dataclasses import dataclass

from according.compare.quotations.likeness import Likeness
from according.compare.quotations.variants import Reading
from according.core import ChangeKind


@dataclass(frozen=True, slots=True)
class Witness:
    """One account's reading of an utterance.

    ``marked`` tells whether it stands in quotation marks there; if not, ``how`` whether as it is or retold.
    """

    reading: Reading
    marked: bool
    likeness: Likeness | None = None
    how: ChangeKind | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """An utterance: its longest reading in quotation marks, and the other accounts' readings in the user's order."""

    base: Witness
    others: tuple[Witness, ...]
