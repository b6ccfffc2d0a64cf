"""Verbs of saying in their clause: the group they stand in, whether they are verbs at all, and who goes on."""

from according.annotate.attributions import phrases
from according.annotate.attributions.reading import Range, Reading
from according.annotate.cues import MEDIA, Shape

_ADJECTIVE = ("ed", "al", "ous", "ive", "ful", "ic", "able", "ible", "less", "ary", "ing", "ese", "ent", "ant")
_WHERE = frozenset("in at on near outside against".split())
_QUOTING = frozenset("quote cite report paraphrase".split())
_BE = frozenset("is are was were be been being".split())
_SETTINGS = frozenset("before after by in while when despite without".split())


def verb_group(reading: Reading, i: int) -> int:
    """The first unit of the verb group that ends at ``i``: auxiliaries, negation and adverbs."""
    units, j = reading.units, i
    while j > 0 and units[j - 1].kind in "anr":
        j -= 1
    while j < i and units[j].kind == "r" and not (j > 0 and units[j - 1].kind in "oZxw,"):
        j += 1
    return j


def going_on(reading: Reading, to: int) -> int | None:
    """Where "went on to" begins, if it ends at ``to``."""
    units = reading.units
    if to >= 2 and units[to - 1].form == "on" and units[to - 2].form in {"went", "goes", "going", "go", "gone"}:
        return verb_group(reading, to - 2)
    if to >= 1 and units[to - 1].form in {"continued", "continues"}:
        return verb_group(reading, to - 1)
    return None


def stands_as_verb(reading: Reading, i: int, shape: Shape) -> bool:
    """Whether a form that is a noun as well stands here as a verb."""
    units = reading.units
    if i == 0:
        return False
    before = units[i - 1]
    after = units[i + 1] if i + 1 < reading.size else None
    if (
        after is None
        or after.kind in ".;"
        or (after.kind == "p" and after.form not in {"for", "on", "about", "to", "out"})
    ):
        return False
    if before.kind == "o" or (before.kind == "w" and before.form == "who"):
        return True
    if before.kind in "Q,":
        return after.kind in "dZo"
    plural = before.form.endswith("s") and not before.form.endswith(("'s", "ss"))
    if after.kind in "tQ:" or (after.kind == "w"):
        return before.kind in "Zx" and (shape is Shape.THIRD or plural) and not before.form.endswith(_ADJECTIVE)
    if shape is Shape.THIRD:
        return before.kind in "Zx" and not plural and after.kind in "doZ"
    return before.kind in "xZ" and plural and after.kind in "doZ"


def participial_content(reading: Reading, right: Range | None) -> bool:
    """Whether what follows a participle right after its noun is certainly a content: "protesters chanting “…”"."""
    return right is not None and reading.units[right[0]].kind in "Qtz"


def shared_subject(reading: Reading, first: int) -> Range | None:
    """Who goes on at ``first`` ("…, adding that", "… and said"): whose content ends there, else the main subject."""
    for found in reading.found:
        if found.subject and any(first - 2 <= end <= first for _, end in found.ranges):
            return found.subject
    last = reading.found[-1] if reading.found else None
    if last and last.subject and last.ranges and last.ranges[0][1] <= last.subject[0] and last.subject[1] <= first:
        return last.subject
    return main_subject(reading, first)


def joined_subject(reading: Reading, joint: int) -> Range | None:
    """Who goes on after the conjunction at ``joint``: the name right before its unknown verb, else who was at it."""
    units = reading.units
    clause = phrases.before(units, joint, reading.floor_at(joint))
    name = clause
    if clause is not None:
        end = clause[0] + (units[clause[0]].kind == "d")
        while end < clause[1] and units[end].kind == "Z":
            end += 1
        name = (clause[0], end) if end > clause[0] + (units[clause[0]].kind == "d") else None
        verb = units[end] if end < clause[1] else None
        owner = units[end - 1].form.endswith(("'s", "s'"))
        if name and not owner and verb and (verb.kind == "v" or (verb.kind == "x" and verb.form.endswith("ed"))):
            return name
    shared = shared_subject(reading, joint)
    if shared is None and clause is not None and clause[1] - clause[0] > 1:
        return (clause[0], clause[0] + 1) if units[clause[0]].kind == "o" else clause
    return shared


def main_subject(reading: Reading, stop: int) -> Range | None:
    """The subject of the row's first clause that nothing subordinates, before ``stop``."""
    units = reading.units
    for k in range(1, stop):
        unit = units[k]
        verb = unit.kind in "av" or (unit.kind == "k" and unit.shape in (Shape.PAST, Shape.THIRD))
        if not verb and unit.kind == "x" and unit.form.endswith("ed") and units[k - 1].kind in "oZxr)":
            verb = True
        if not verb:
            continue
        subject = phrases.before(units, verb_group(reading, k), reading.floor_at(k))
        if (
            subject
            and (subject[0] == 0 or units[subject[0] - 1].kind not in "stw")
            and units[subject[0]].kind not in "wt"
        ):
            return subject
    return None


def quoted_as(reading: Reading, at: int) -> Range | None:
    """Whose words follow "as" at ``at``: "quoted the union as saying", "The mayor was quoted as saying"."""
    units = reading.units
    floor = reading.floor_at(at)
    for k in range(at - 1, max(floor, at - 16), -1):
        unit = units[k]
        if unit.cue is not None and unit.kind == "k" and unit.cue.lemma in _QUOTING:
            first = verb_group(reading, k)
            if any(u.form in _BE for u in units[first:k]):
                return phrases.before(units, first, floor)
            noun = units[k + 1].kind in "dZxo#" if k + 1 < at else False
            return (k + 1, at) if noun else None
        if unit.kind in "atwQ;:.":
            return None
    return None


def subject_before_aside(reading: Reading, first: int) -> int | None:
    """Where the subject begins before a participle's comma, within a clause that has had no verb yet."""
    if not reading.found or reading.units[first - 1].kind != ",":
        return None
    held = (a for a, b in reading.found[-1].ranges if a < first - 1 < b)
    return next((a + 1 for a in held if in_subject(reading, a, first - 1)), None)


def in_subject(reading: Reading, start: int, comma: int) -> bool:
    """Whether a clause with "that" has no verb before the comma, so that an aside in its subject follows."""
    return reading.units[start].kind == "t" and not any(
        u.kind in "avkQz" or u.form.endswith(("ed", "'s", "'re", "'ve", "'ll", "n't"))
        for u in reading.units[start + 1 : comma]
    )


def participle_subject(reading: Reading, first: int) -> Range | None:
    """Whose words a participle carries: "…, adding that", "before going on to accuse", "protesters chanting"."""
    units = reading.units
    if first == 0:
        return None
    before = units[first - 1]
    if before.form == "as":
        return quoted_as(reading, first - 1)
    if (start := subject_before_aside(reading, first)) is not None:
        return phrases.before(units, first - 1, start)
    if before.kind in ",-Q)":
        return shared_subject(reading, first)
    if before.form in _SETTINGS or (before.kind == "x" and before.form in MEDIA):
        return shared_subject(reading, first - 1)
    if before.kind in "ps":
        return None
    if before.kind in "xZ":
        k = first - 1
        while k > 0 and units[k - 1].kind in "xZ#":
            k -= 1
        if k > 0 and units[k - 1].kind == "d":
            k -= 1
        if k > 1 and units[k - 1].form in _WHERE and units[k - 2].kind in "xZT":
            # "a lawsuit in federal court alleging": not the court's words.
            k = max(0, k - 2)
            while k > 0 and units[k].kind == "T":
                k -= 1
            while k > 0 and units[k - 1].kind in "xZ#":
                k -= 1
            k -= k > 0 and units[k - 1].kind == "d"
        return k, first
    return None
