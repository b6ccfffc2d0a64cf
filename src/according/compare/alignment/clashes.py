"""What keeps two like statements from saying the same: a negation, figures, opposite words, times, names."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from according.compare.alignment.opposites import opposed
from according.compare.alignment.synonyms import exclusive, negates
from according.compare.alignment.views import Name, View
from according.core import Aspect, EntityType, Figure, FigureKind, Moment, Relation

#: Two spellings of one name ("Gaddafi", "al-Qadhafi") have at least this likeness.
_SPELT_ALIKE = 0.6
#: From this sense on, another word in one place of a sentence is another word for the same.
_SAME_SENSE = 0.8
#: The part of a statement's words that must stand in the other, in order, for it to be held there.
_HELD = 0.85
#: How many words before the held ones may still negate them ("It is not true that …").
_BEFORE = 5
#: A sentence of which no more words than these are exchanged is one with another word in its place.
_FEW = 2
#: Two figures of which one is rounded are one if they differ by no more than this part of the greater.
_ROUNDED = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A clash: its relation, in what respect the two differ, and the question in words."""

    relation: Relation
    aspect: Aspect | None
    question: str


def clash(left: View, right: View, *, dates: bool = True) -> Clash | None:
    """The first clash between two statements that are otherwise alike, or None.

    ``dates``: whether the two are so alike that their dates must be those of one thing.
    """
    denying = _denied(left, right)
    if denying is not None:
        return denying
    against = opposed(frozenset(left.stems), frozenset(right.stems))
    if against is not None and not (left.negated or right.negated):
        return Clash(relation=Relation.NOT_SETTLED, aspect=Aspect.OUTCOME, question=f"{against[0]} or {against[1]}")
    figures = figures_clash(left, right)
    if figures is not None:
        shown = " or ".join(_shown(figure) for figure in figures)
        return Clash(relation=Relation.NOT_SETTLED, aspect=Aspect.FIGURE, question=f"how many: {shown}")
    if dates and left.moments and right.moments and not _meet(left, right):
        return Clash(relation=Relation.NOT_SETTLED, aspect=Aspect.DATE, question="when")
    if names_clash(left, right):
        return Clash(relation=Relation.NOT_SETTLED, aspect=Aspect.NAME, question="who or where")
    return _exchanged(left, right)


def figures_clash(left: View, right: View) -> tuple[Figure, Figure] | None:
    """The first two figures of one kind and unit that differ while neither side has the other's."""
    for one, other in product(left.figures, right.figures):
        if one.kind is not other.kind or one.unit != other.unit:
            continue
        if any(equal(one, figure) for figure in right.figures) or any(equal(other, figure) for figure in left.figures):
            continue
        counted = _counted(one), _counted(other)
        if one.kind in (FigureKind.COUNT, FigureKind.NUMBER) and all(counted) and not counted[0] & counted[1]:
            continue
        return one, other
    return None


def names_clash(left: View, right: View) -> bool:
    """Whether a name of one stands where the other has another name of its kind, and neither names both."""
    own = [name for identity, name in left.firm.items() if not _named(identity, name, right)]
    others = [name for identity, name in right.firm.items() if not _named(identity, name, left)]
    return any(_in_one_place(one, other) for one, other in product(own, others))


def equal(one: Figure, other: Figure) -> bool:
    """Whether two figures give one value, or a value and its rounding."""
    if one.unit != other.unit or (one.high or 0) != (other.high or 0):
        return False
    apart = abs(one.value - other.value)
    return apart == 0 or ((one.approximate or other.approximate) and apart <= _ROUNDED * max(one.value, other.value))


def _denied(left: View, right: View) -> Clash | None:
    """Whether one denies or negates what the other asserts. Only what both speak of counts.

    A negation in a part that the other statement does not have is no clash: the first telling word under it must stand
    in the other one, free of negation.
    """
    if left.denied is not right.denied:
        other = right if left.denied else left
        negated = other.negated & frozenset((left if left.denied else right).keys)
        if not negated:
            return Clash(relation=Relation.DENIES, aspect=None, question="one affirms what the other denies")
        return None
    for one, other in ((left, right), (right, left)):
        under, free = other.negated, frozenset(other.keys)
        for reached in one.negations:
            met = [key for key in reached if key in free]
            if met and met[0] == reached[0] and not under & set(reached) and 2 * len(met) > len(reached):
                return _negation(one, other)
    return None


def _negation(one: View, other: View) -> Clash | None:
    """The clash by a negation of ``one``: a denial where the other's words stand in it, otherwise not settled.

    Where the other's words stand in one stretch and the negation outside it, there is no clash: it is of another part.
    """
    blocks = [b for b in SequenceMatcher(None, other.forms, one.forms, autojunk=False).get_matching_blocks() if b.size]
    if sum(block.size for block in blocks) >= _HELD * min(len(other.forms), len(one.forms)):
        first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
        told = one.forms[max(0, first - _BEFORE) : last]
        if not any(negates(form, after) for form, after in zip(told, (*told[1:], ""), strict=True)):
            return None
        return Clash(relation=Relation.DENIES, aspect=None, question="one affirms what the other negates")
    return Clash(relation=Relation.NOT_SETTLED, aspect=None, question="one has a negation that the other lacks")


def _named(identity: str, name: Name, other: View) -> bool:
    return identity in other.names or bool(name.keys & frozenset(other.keys)) or not name.keys


def _in_one_place(one: Name, other: Name) -> bool:
    if one.kind is not other.kind or not one.keys or not other.keys:
        return False
    placed = (one.before and one.before == other.before) or (one.after and one.after == other.after)
    if not placed:
        return False
    if one.kind is EntityType.ORGANISATION and _initials(one, other):
        return False
    return not any(_spelt_alike(a, b) for a, b in product(sorted(one.keys), sorted(other.keys)))


def _initials(one: Name, other: Name) -> bool:
    """Whether one name may be made of the other's initials."""
    for short, long in ((one, other), (other, one)):
        if len(short.keys) == 1 and len(long.keys) > 1:
            letters = sorted(next(iter(short.keys)).replace(".", ""))
            if set(letters) & {key[0] for key in long.keys} and len(letters) <= 6:
                return True
    return False


def _exchanged(left: View, right: View) -> Clash | None:
    """Words of which a thing is one and no other; or one telling word of a sentence put in the place of another."""
    here, there = frozenset(left.keys), frozenset(right.keys)
    own, others = here - there, there - here
    pair = exclusive(own, others)
    if pair is not None and not _beside_the_same(left, pair[0], right, pair[1]):
        pair = None
    if pair is None and 0 < len(own) <= _FEW and 0 < len(others) <= _FEW and len(here) > 2:
        one, other = (next(key for key in view.keys if key in rest) for view, rest in ((left, own), (right, others)))
        if left.keys.index(one) == right.keys.index(other) and not _spelt_alike(one, other):
            named = own <= left.key_capitals and others <= right.key_capitals
            if named or _numbers(one, other) or (len(own) == len(others) == 1 and _of_other_sense(left, right)):
                pair = one, other
    if pair is None:
        return None
    return Clash(relation=Relation.NOT_SETTLED, aspect=Aspect.WORDING, question=f"{pair[0]} or {pair[1]}")


def _beside_the_same(left: View, one: str, right: View, other: str) -> bool:
    """Whether two words have the same telling word before them, or behind them."""
    places = ((left.keys, left.keys.index(one)), (right.keys, right.keys.index(other)))
    before = [keys[place - 1] if place else "" for keys, place in places]
    after = [keys[place + 1] if place + 1 < len(keys) else "" for keys, place in places]
    return before[0] == before[1] or after[0] == after[1]


def _of_other_sense(left: View, right: View) -> bool:
    return left.vector is not None and right.vector is not None and float(left.vector @ right.vector) < _SAME_SENSE


def _numbers(one: str, other: str) -> bool:
    return any(letter.isdigit() for letter in one) and any(letter.isdigit() for letter in other)


def _spelt_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _SPELT_ALIKE


def _counted(figure: Figure) -> frozenset[str]:
    return frozenset(word.strip("s") for word in (figure.counts or "").lower().split())


def _shown(figure: Figure) -> str:
    return f"{figure.value:g}" + (f"-{figure.high:g}" if figure.high is not None else "")


def _meet(left: View, right: View) -> bool:
    """Whether any two of their moments may be one."""
    return any(_may_be_one(one, other) for one, other in product(left.moments, right.moments))


def _may_be_one(one: Moment, other: Moment) -> bool:
    """Whether two moments overlap, each compared in the parts that both give: a day without a year meets any year's."""
    starts, ends = (str(one.start), str(other.start)), (str(one.end or one.start), str(other.end or other.start))
    if starts[0].startswith("--") or starts[1].startswith("--"):
        left, right = _in_year(starts[0]), _in_year(starts[1])
        return left[: len(right)] == right[: len(left)]
    length = min(len(moment) for moment in (*starts, *ends))
    return starts[0][:length] <= ends[1][:length] and starts[1][:length] <= ends[0][:length]


def _in_year(start: str) -> tuple[str, ...]:
    """Month and day of an ISO date, with its year or without, as far as they are given."""
    return tuple(start[2:].split("-") if start.startswith("--") else start.split("-")[1:])
