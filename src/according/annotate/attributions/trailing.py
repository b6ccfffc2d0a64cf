"""Who tells the whole sentence, named after it: "The driver told a friend he had slept, investigators said."."""

from according.annotate.attributions.contents import past_adverbials
from according.annotate.attributions.reading import Range, Reading

#: How many units may still follow the cue: whom it was told, where and when.
_FEW = 10


def told_before(reading: Reading, edge: int, last: int) -> Range | None:
    """The report that a speaker whose name begins at ``edge`` tells of; None unless the row ends with that speaker.

    What the report took for its content ends at the comma before the name.
    """
    units = reading.units
    if not reading.found or edge < 2 or units[edge - 1].kind != ",":
        return None
    end = past_adverbials(reading, last + 1)
    while end < reading.size and units[end].kind in "dxZmT#pr" and end - last < _FEW:
        end += 1
    if end < reading.size and not (units[end].kind in ".!" and end == reading.size - 1):
        return None
    outer, *inner = reading.found
    whole = (outer.first, edge - 1)
    if outer.first > edge - 3 or any(f.first < outer.first for f in inner) or not outer.ranges:
        return None
    if any(not any(a <= f.first < b for a, b in outer.ranges) for f in inner):
        return None
    for found in reading.found:
        kept = [(a, min(b, edge - 1)) for a, b in found.ranges if a < edge - 1]
        if not kept:
            return None
        found.ranges = kept
        found.content = [reading.span(a, b) for a, b in kept]
    return whole
