"""What is known while a row is read: its units, what its cues have taken, and the attributions found so far."""

from bisect import bisect_left
from dataclasses import dataclass, field

from according.annotate.attributions.units import Row, Unit
from according.core import AttributionKind, CueClass, Polarity, Span

#: Units ``[first, end)`` of a row.
Range = tuple[int, int]


@dataclass(slots=True)
class Found:
    """An attribution while its text is read: spans of its roles, and what the rule knows of it.

    ``waits`` says that the cue ends its paragraph with a colon and the words are still to come.
    """

    kind: AttributionKind
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    cue_class: CueClass
    polarity: Polarity
    score: float
    waits: bool = False
    lemma: str = ""
    source_units: list[Unit] = field(default_factory=list)
    subject: Range | None = None
    ranges: list[Range] = field(default_factory=list)
    first: int = 0


@dataclass(slots=True)
class Reading:
    """One row under the rules. ``taken`` are its quotations that a cue has, in order; ``floor`` what is done with."""

    text: str
    row: Row
    units: list[Unit]
    size: int
    taken: list[int] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    starts_at: list[int] = field(default_factory=list)
    floor: int = 0
    aside: bool = False

    def floor_at(self, at: int) -> int:
        """The first unit that a phrase before ``at`` may begin with."""
        earlier = bisect_left(self.taken, at)
        return max(self.floor, self.taken[earlier - 1] + 1 if earlier else 0)

    def span(self, first: int, end: int) -> Span:
        """The place of the units ``[first, end)``."""
        return Span(self.units[first].start, self.units[end - 1].end)
