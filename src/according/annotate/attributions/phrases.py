"""Noun phrases without a parser: who stands before a verb of saying, or after it."""

from collections.abc import Sequence

from according.annotate.attributions.units import Unit
from according.annotate.cues import Shape

_NOUNY = frozenset("Zx#zkTv")
_STARTS_NOUN = frozenset("dZxo#z")
_INTRO = frozenset("psrT2ctn")
_STOPS_AFTER = frozenset(
    "in on at during after before to by as via over amid through following when while because if upon".split()
)
_WHO = frozenset({"who", "whose", "whom"})
_LONGEST = 45
_LEADING = frozenset("of about between during against into".split())
#: How the nouns for one person's post end.
_POSTS = ("er", "or", "person", "man", "woman", "ist", "ident", "retary")


def before(units: Sequence[Unit], verb: int, floor: int) -> tuple[int, int] | None:
    """The units ``[first, last + 1)`` of the subject that ends just before ``verb``, or None where none is sure.

    Appositions and relative clauses between the head and the verb belong to it, with their closing comma.
    """
    last = verb - 1
    if last < floor:
        return None
    closing = units[last].kind == ","
    if closing:
        last -= 1
    if last < floor:
        return None
    unit = units[last]
    if not closing:
        if unit.kind == "c" or unit.form in _LEADING:
            # "reversed course and announced", "information about alleged collusion": no noun stands before the form.
            return None
        if unit.kind == "o" or unit.form in {"this", "some", "many", "most", "both", "all", "several"}:
            return last, last + 1
        if (unit.kind == "w" and unit.form in {"who", "which"}) or (
            unit.kind == "t" and last > floor and units[last - 1].kind in "xZz"
        ):
            return last, last + 1
    commas: list[int] = []
    first = last
    i = last
    while i >= floor and last - i < _LONGEST:
        kind = units[i].kind
        if kind == ")":
            opening = next((k for k in range(i, max(floor, i - 12) - 1, -1) if units[k].kind == "("), None)
            if opening is None:
                break
            i = opening - 1
            first = opening
            continue
        if kind in "Q;:-(.t!?":
            break
        if units[i].form in {"after", "before"} and i < last:
            break
        if kind == "s" or (kind == "w" and units[i].form not in _WHO):
            if (
                kind == "w"
                and units[i].form in {"which", "where"}
                and closing
                and i > floor
                and units[i - 1].kind in ",p"
            ):
                i -= 1
                continue
            break
        if kind == ",":
            commas.append(i)
        if kind == "c" and (units[i].form in {"but", "yet", "nor"} or _verb_left(units, i, floor)):
            break
        if kind == "k" and _finite(units, i) and not _relative(units, i, floor):
            break
        if kind == "k" and not closing and i > floor + 1 and units[i - 1].kind == "w" and units[i - 2].kind == ",":
            # "…, which said officials believe": what said is done with.
            break
        if kind == "v" and units[i].form.endswith("ed") and units[i + 1].form == "by":
            # "A letter signed by forty teachers": a participle.
            first = i
            i -= 1
            continue
        if kind in "av" and (kind == "a" or not commas) and not _relative(units, i, floor):
            break
        first = i
        i -= 1
    if i >= floor and units[i].kind in "av" and not commas:
        return None
    segments: list[tuple[int, int]] = []
    start = first
    for comma in [*reversed([c for c in commas if c >= first]), last + 1]:
        if comma > start:
            segments.append((start, comma))
        start = comma + 1
    # "Graham, R-S.C., meanwhile, said"
    segments = [part for part in segments if any(u.kind != "r" for u in units[part[0] : part[1]])]
    if not segments:
        return None
    if not closing:
        chosen = _list_start(units, segments)
        return _stripped(units, chosen, segments[-1][1])
    head = len(segments) - 2
    if head < 0:
        # "At the White House on Monday, said" has no subject; "Smith, said" is a slip.
        return None
    while head > 0 and (
        units[segments[head][0]].kind in "wx#"
        or _seat(units, segments[head])
        or (units[segments[head][0]].kind == "d" and _named(units, segments[head - 1]))
    ):
        head -= 1
    found = _stripped(units, segments[head][0], segments[head][1])
    return (found[0], verb) if found else None


def after(units: Sequence[Unit], start: int, end: int) -> tuple[int, int] | None:
    """The subject that begins at ``start``, after its verb, with its appositions; None where no noun begins there."""
    if start >= end or units[start].kind not in "dZxo#z":
        return None
    if units[start].kind == "o":
        return start, start + 1
    i = start
    while i < end:
        unit = units[i]
        if unit.kind in ",.;:!?(-Qst" or (unit.kind == "p" and unit.form in _STOPS_AFTER and i > start):
            break
        if unit.kind == "T" or (unit.kind in "2amr" and not _relative(units, i, start)):
            break
        if (
            unit.kind == "k"
            and _finite(units, i)
            and not _relative(units, i, start)
            and not (unit.cue and unit.cue.noun)
        ):
            break
        i += 1
    stop = i
    while stop < end and units[stop].kind == "," and stop + 1 < end:
        opening = units[stop + 1]
        if not (
            opening.kind in "d#x"
            or opening.form in {"who", "whose", "which"}
            or (opening.kind == "Z" and units[start].kind in "dx")
        ):
            break
        close = stop + 1
        while close < end and units[close].kind not in ",.;:!?(-Q":
            close += 1
        aside = units[stop + 1 : close]
        verbal = any(u.kind in "av" or (u.kind == "k" and u.shape is Shape.ING) for u in aside)
        if verbal and not any(u.kind == "w" for u in aside):
            break
        stop = close
    return (start, stop) if stop > start and any(u.kind in _NOUNY for u in units[start:stop]) else None


def _verb_left(units: Sequence[Unit], i: int, floor: int) -> bool:
    j = i - 1
    while j >= floor and units[j].kind not in "Q;:.":
        if units[j].kind in "av" or (units[j].kind == "k" and _finite(units, j)):
            return not _relative(units, j, floor)
        j -= 1
    return False


def _relative(units: Sequence[Unit], i: int, floor: int) -> bool:
    """Whether the verb at ``i`` stands in a relative clause."""
    j = i - 1
    while j >= floor and i - j < 8:
        if units[j].kind == "w" or (units[j].kind == "t" and j > floor and units[j - 1].kind in "xZ"):
            return True
        if units[j].kind in ",;:Q-.":
            return j + 1 < i and units[j + 1].kind == "w"
        j -= 1
    return False


def _finite(units: Sequence[Unit], i: int) -> bool:
    unit = units[i]
    if unit.shape is Shape.PAST:
        return not (i + 1 < len(units) and units[i + 1].form in {"by", "as"})
    if unit.cue and unit.cue.noun:
        return False
    return unit.shape is Shape.THIRD


def _named(units: Sequence[Unit], segment: tuple[int, int]) -> bool:
    return all(u.kind in "Z#" for u in units[segment[0] : segment[1]])


def _seat(units: Sequence[Unit], segment: tuple[int, int]) -> bool:
    """Whether a segment is a member's party and seat, as in "R-Ky", alone."""
    form = units[segment[0]].form
    return segment[1] - segment[0] == 1 and form[1:2] == "-" and form[0] in "dri" and 3 < len(form) < 9


def _post_of(units: Sequence[Unit], named: tuple[int, int], segment: tuple[int, int]) -> bool:
    """Whether a segment is the post of the person named in the one before: "deputy leader and spokesperson"."""
    a_name = 2 <= named[1] - named[0] <= 4 and all(u.kind == "Z" for u in units[named[0] : named[1]])
    closing = units[segment[1] - 1]
    post = closing.kind == "x" and closing.form.endswith(_POSTS) and units[segment[0]].kind in "Zx"
    return a_name and post and segment[1] - segment[0] > 1 and not any(u.kind == "T" for u in units[slice(*named)])


def _list_start(units: Sequence[Unit], segments: list[tuple[int, int]]) -> int:
    """Where a subject begins that has no comma after it: its last segment, or the first member of a list."""
    last = segments[-1]
    chosen = last[0]
    if len(segments) > 1 and (_seat(units, last) or _post_of(units, segments[-2], last)):
        # "Kamala Harris, D-Calif has said", "Jo Lund, deputy leader and spokesperson said": a comma was forgotten.
        return segments[-2][0]
    joined = next((k for k in range(last[0], last[1]) if units[k].kind == "c"), None)
    if joined is not None and (joined == last[0] or all(u.kind in "Zd" for u in units[last[0] : joined])):
        for start, stop in reversed(segments[:-1]):
            if units[start].kind in "Zd" and stop - start < 9 and not any(u.kind in "av" for u in units[start:stop]):
                chosen = start
            else:
                break
    return chosen


def _stripped(units: Sequence[Unit], start: int, end: int) -> tuple[int, int] | None:
    # "Trump on Tuesday specifically cited": day and adverb belong to the verb.
    while end - 1 > start and (
        units[end - 1].kind in "rT" or (units[end - 1].kind == "p" and end < len(units) and units[end].kind == "T")
    ):
        end -= 1
    closing = units[end - 1] if end > start else None
    if closing and closing.kind in "xZ" and closing.form.endswith(("'s", "s'")):
        return None
    if closing and closing.form in {"a", "an", "the", "his", "their", "its", "my", "your", "our", "every", "any", "no"}:
        # "his repeated votes": the verb's form is an adjective here.
        return None
    while start < end and units[start].kind in "crTsn":
        start += 1
    if start < end and units[start].kind == "p":
        # "On Thursday the group", "In Iowa Trump": the name or determiner after a day or a noun begins the subject.
        i = start + 1
        while i < end:
            if units[i - 1].kind in "T#" and units[i].kind in "dZxo":
                return i, end
            if units[i].kind == "o" or (units[i].kind == "d" and units[i - 1].kind in "xT" and i > start + 1):
                return i, end
            i += 1
        return None
    if start >= end or end - start > _LONGEST or units[start].kind not in _STARTS_NOUN | {"k"}:
        return None
    if units[start].form == "according" or not any(u.kind in "Zxo#zk" for u in units[start:end]):
        return None
    auxiliary = next((k for k in range(start, end) if units[k].kind == "a"), None)
    if auxiliary is not None and not any(u.kind in "wt" for u in units[start:auxiliary]):
        return None
    return start, end
