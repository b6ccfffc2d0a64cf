"""The tolls of several accounts side by side: where they differ, changed with time, or are told less exactly."""

from dataclasses import dataclass
from itertools import combinations

from according.compare.accounts import Accounts
from according.compare.quantities.roles import TITLES
from according.compare.quantities.tolls import ROLES, Toll
from according.compare.quantities.victims import Victims
from according.compare.titles import letters
from according.core import Aspect, Evidence, Feature, Finding, FindingKind, Relation, content_id

_RULES = {
    Relation.DIFFERS: "Accounts of one event each give one number of people to whom the same befell, and the numbers "
    "exclude each other.",
    Relation.CHANGED: "Accounts of one event that were published at different times give numbers of people to whom the "
    "same befell, which can change as time goes on.",
    Relation.NOT_SETTLED: "Accounts of one event give different numbers of people to whom the same befell; whether "
    "they count the same people is not settled by the words.",
    Relation.OTHER_PRECISION: "Accounts of one event give numbers of people to whom the same befell that can both "
    "hold: one is bounded or less exact.",
}
#: Numbers that lie farther apart than so, by their parts and by themselves, are rather of two things.
_FAR, _MANY = 4, 4
#: From here on a number of people does not stand in an account by chance.
_TELLING = 5
_ANYONE = frozenset(
    ("", "people", "persons", "person", "individuals", "individual", "victims", "victim", "others", "lives")
)
_ORDER = (Relation.OTHER_PRECISION, Relation.NOT_SETTLED, Relation.CHANGED, Relation.DIFFERS)
_SCORES = {Relation.DIFFERS: 0.8, Relation.CHANGED: 0.8, Relation.NOT_SETTLED: 0.5, Relation.OTHER_PRECISION: 0.7}
_KINDS = {
    Relation.DIFFERS: FindingKind.DIFFERS,
    Relation.CHANGED: FindingKind.DIFFERS,
    Relation.NOT_SETTLED: FindingKind.NOT_SETTLED,
    Relation.OTHER_PRECISION: FindingKind.FIGURE_VARIANT,
}


@dataclass(frozen=True, slots=True)
class _Answer:
    """An account's number for one role."""

    toll: Toll
    victims: Victims
    implied: int | None = None

    @property
    def value(self) -> int:
        return self.victims.value if self.implied is None else self.implied

    @property
    def evidence(self) -> Evidence:
        return Evidence(document=self.toll.document, span=self.victims.span, role="figure")


def harm_differences(accounts: Accounts, told: dict[str, Toll]) -> tuple[Finding, ...]:
    """Where accounts of one event do not give one number of those killed, injured or shot; ``told`` are their tolls."""
    dead = frozenset(v.value for toll in told.values() for v in toll.told["killed"].every if not v.part and v.value)
    found = []
    for role in ROLES:
        answers = [answer for toll in told.values() if (answer := _answer(toll, role)) is not None]
        finding = _finding(accounts, role, answers, dead)
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _answer(toll: Toll, role: str) -> _Answer | None:
    """An account's answer; of the injured those shot less the dead, where it gives these two alone."""
    told = toll.told[role]
    if told.answer is not None:
        return _Answer(toll, told.answer)
    shot, dead = toll.told["shot"].answer, _dead(toll)
    if role != "injured" or shot is None or dead is None or shot.single or shot.least or shot.about or shot.others:
        return None
    if shot.value <= dead or any(v.value > shot.value - dead for v in told.every):
        return None
    return _Answer(toll, shot, shot.value - dead)


def _finding(accounts: Accounts, role: str, answers: list[_Answer], dead: frozenset[int]) -> Finding | None:
    pairs = [
        (relation, left, right)
        for left, right in combinations(answers, 2)
        if (relation := _relation(role, left, right, dead)) is not None
    ]
    if not pairs:
        return None
    relation, left, right = max(pairs, key=lambda pair: _ORDER.index(pair[0]))
    apart = [pair for pair in pairs if pair[0] is relation]
    joined = [a for a in answers if any(a in pair[1:] for pair in apart)]
    joined = [a for a in answers if a in joined or any(_same(a, b) for b in joined)]
    documents = tuple(a.toll.document for a in joined)
    evidence = tuple(a.evidence for a in joined)
    return Finding(
        id=content_id("finding", "harm", role, *(f"{e.document}:{e.span.start}:{e.span.end}" for e in evidence)),
        kind=_KINDS[relation],
        rule=_RULES[relation],
        title=_title(accounts, role, joined, relation),
        evidence=evidence,
        relation=relation,
        aspect=Aspect.FIGURE,
        absent=accounts.absent(documents),
        score=_SCORES[relation],
        why=(Feature(name="same role", value=1.0, detail=TITLES[role], left=left.evidence, right=right.evidence),),
    )


def _same(left: _Answer, right: _Answer) -> bool:
    return (left.value, left.victims.least, left.victims.about) == (
        right.value,
        right.victims.least,
        right.victims.about,
    )


def _relation(role: str, left: _Answer, right: _Answer, dead: frozenset[int]) -> Relation | None:
    """How two accounts' numbers stand to each other; None where they agree, or may well be of other people."""
    a, b = left.victims, right.victims
    if left.implied is not None and right.implied is not None:
        return None
    if _same(left, right) or (left.value == right.value and not (a.about or b.about)):
        return None
    if (a.single and not _tallied(left)) or (b.single and not _tallied(right)):
        return None  # who is told of alone may be one of several
    if _can_both_hold(a, b):
        some = narrow(a) is not narrow(b) and (a.value != b.value or a.vague or b.vague)
        return None if a.single or b.single or some else Relation.OTHER_PRECISION
    low, high = sorted((left, right), key=lambda one: one.value)
    if left.value in right.toll.told[role].values or right.value in left.toll.told[role].values:
        return None
    if any(one.value >= _TELLING and one.value in other.toll.people for one, other in ((left, right), (right, left))):
        return None  # small numbers recur
    if high.value > _FAR * low.value and high.value - low.value > _MANY:
        return None
    kinds = [set(one.victims.head.split(" ")) for one in (low, high)]
    if narrow(low.victims) and narrow(high.victims) and kinds[0] < kinds[1]:
        return None
    if narrow(low.victims) and not narrow(high.victims) and not (_died_since(left, right) or _died_since(right, left)):
        return None  # "two women" may be some of the five
    if role == "shot" and (a.single or b.single or a.others or b.others):
        return None
    if left.implied is not None or right.implied is not None:
        return Relation.NOT_SETTLED if _dead(left.toll) == _dead(right.toll) else None
    first, last = left.toll.published, right.toll.published
    dated = bool(first and last and first != last) and role != "shot"
    earlier, later = (left, right) if (first or "") < (last or "") else (right, left)
    if dated and role == "injured" and _died_since(earlier, later):
        return Relation.CHANGED
    if _with_the_dead(role, low, high, dead) or (
        role == "killed" and high.value - low.value <= 2 and _doers(low, high)
    ):
        return Relation.NOT_SETTLED
    if dated and later.value > earlier.value:
        return Relation.CHANGED
    if a.single or b.single or (role == "killed" and low.victims.scene):
        return Relation.NOT_SETTLED
    return Relation.DIFFERS


def _can_both_hold(a: Victims, b: Victims) -> bool:
    """Whether a bound takes in the other number."""
    if a.about or b.about:
        low, high = sorted((a, b), key=lambda v: v.value)
        if low.least:
            return True
        if low.about or high.about:
            return not (low.least or high.least) and high.value - low.value <= max(2, 0.15 * high.value)
    return False


def _dead(toll: Toll) -> int | None:
    """How many an account gives as killed: its answer, or as many as it names."""
    told = toll.told["killed"]
    if told.answer is not None:
        return told.answer.value
    return len({v.head for v in told.every if v.named and not v.part}) or None


def _tallied(one: _Answer) -> bool:
    """Whether its sentence tells of the others as well, the dead beside the injured, so that it tells of all."""
    return any(
        v.sentence == one.victims.sentence and not v.part
        for role, told in one.toll.told.items()
        if role != one.victims.role
        for v in told.every
    )


def narrow(victims: Victims) -> bool:
    """Whether those counted are told apart by what they are, so that they can be some of all."""
    return not any(head in _ANYONE for head in victims.head.split(" ")) and not victims.others


def _with_the_dead(role: str, low: _Answer, high: _Answer, dead: frozenset[int]) -> bool:
    """Whether the greater number may take in the dead (or the doer), whom the lesser leaves out."""
    if role == "killed":
        return False
    if high.value - low.value not in dead:
        return False
    beside = role != "shot" and any(v.sentence == high.victims.sentence for v in high.toll.told["killed"].every)
    return not (high.victims.others or beside)


def _doers(low: _Answer, high: _Answer) -> bool:
    return low.toll.doer or high.toll.doer


def _died_since(earlier: _Answer, later: _Answer) -> bool:
    """Whether as many more are dead in the later account as are no longer among the injured."""
    dead = [one.toll.told["killed"].answer for one in (earlier, later)]
    before, after = (0 if answer is None else answer.value for answer in dead)
    if dead[0] is None and earlier.toll.told["killed"].every:
        return False  # somebody is dead already, it is not said how many
    return after - before == earlier.value - later.value > 0


def _title(accounts: Accounts, role: str, answers: list[_Answer], relation: Relation) -> str:
    """Who gives what, accounts that agree together: "A and C give four people injured, B three"."""
    groups: list[list[_Answer]] = []
    for answer in answers:
        group = next((g for g in groups if _same(g[0], answer)), None)
        if group is None:
            groups.append([answer])
        else:
            group.append(answer)
    parts = []
    for place, group in enumerate(groups):
        verb = "" if place else " gives" if len(group) == 1 else " give"
        said = " ".join(accounts.document(group[0].toll.document).words(group[0].victims.span).split())
        said = said[0].lower() + said[1:] if said[1:2].islower() or said.startswith("A ") else said
        doing = TITLES[role].removeprefix("people ")
        if group[0].implied is not None:
            said = f"{said} shot with the dead"
            doing = "shot"
        if not place and doing not in said.lower():
            said = f"{said} {doing}" if " " in said else f"{said} ({TITLES[role]})"
        parts.append(f"{letters(accounts, [a.toll.document for a in group])}{verb} {said}")
    end = {
        Relation.NOT_SETTLED: "; whether of the same people is not settled",
        Relation.CHANGED: "; told on different days",
    }.get(relation, "")
    return ", ".join(parts) + end
