"""A quotation that a colon brings in, with its speaker named right before: "The mayor's own words: “…”"."""

from according.annotate.attributions.reading import Range, Reading

#: Nouns for what somebody said.
_WORDS = frozenset(
    "words word reply response answer message comment statement reaction verdict explanation conclusion plea promise "
    "warning advice take assessment summary argument".split()
)
_OWN = frozenset("his her their its my our".split())
_CALENDAR = frozenset(
    "january february march april may june july august september october november december update read more "
    "related correction note".split()
)
#: How many units may stand before the colon where only a name does.
_SHORT = 8


def named_before(reading: Reading, i: int) -> Range | None:
    """Whose words follow the colon at ``i``; None unless a name, or a name's "words", stands right before it.

    Without a noun such as "words" the clause has to be short and without a verb ("Proud of Ida Lund: “…”"), and the
    name to be more than a lone word at its beginning.
    """
    units = reading.units
    if i + 1 >= reading.size or units[i + 1].kind != "Q" or i + 1 in reading.taken or i == 0:
        return None
    floor = reading.floor_at(i)
    j = i - 1
    if units[j].form in _WORDS:
        k = j - 1
        while k > floor and units[k].kind in "xr" and j - k < 3:
            k -= 1
        if k < floor:
            return None
        if units[k].kind == "d" and units[k].form in _OWN:
            return k, k + 1
        if units[k].kind == "Z" and units[k].form.endswith(("'s", "s'")):
            return _run(reading, k, floor)
        return None
    if units[j].kind != "Z" or i - floor > _SHORT or any(u.kind in "avkstwo" for u in units[floor:i]):
        return None
    found = _run(reading, j, floor)
    if any(u.form in _CALENDAR or u.form.endswith(("'s", "s'")) for u in units[found[0] : found[1]]):
        return None
    alone = found[1] - found[0] == 1 and (found[0] == floor or units[found[0] - 1].kind not in "pd")
    return None if alone else found


def _run(reading: Reading, last: int, floor: int) -> Range:
    first = last
    while first > floor and reading.units[first - 1].kind == "Z" and not reading.units[first - 1].form.endswith("'s"):
        first -= 1
    return first, last + 1
