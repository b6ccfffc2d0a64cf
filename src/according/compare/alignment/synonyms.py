"""Words as alignment compares them: one key for what news uses alike, and words that exclude each other."""

import re
from functools import lru_cache
from typing import NamedTuple

from according.core import FUNCTION_WORDS, Word, stem, words

#: Each line: words that stand for one thing in a news report. From general knowledge of the language.
_ALIKE = """
ban bans banned banning prohibit prohibits prohibited prohibition bar bars barred barring outlaw outlaws outlawed forbid
kill kills killed killing dead die dies died death deaths slain fatal fatally
injure injures injured injuries wound wounds wounded hurt
shoot shoots shot shooting gunfire gunshot gunshots
arrest arrests arrested detain detains detained custody
police officer officers cop cops
adopt adopts adopted adoption approve approves approved approval pass passes passed passage enact enacted ratified
reject rejects rejected rejection
begin begins began begun start starts started launch launches launched
end ends ended ending halt halts halted stop stops stopped
rise rises rose risen increase increases increased climb climbed grow grew
fall falls fell fallen decrease decreases decreased decline declined drop dropped
quit quits resign resigns resigned resignation
fire fires fired dismiss dismissed sack sacked oust ousted
demand demands demanded urge urges urged
accuse accuses accused accusation accusations allege alleges alleged allegation allegations
criticise criticize criticises criticizes criticised criticized criticism slam slams slammed blast blasted denounce
back backs backed support supports supported endorse endorses endorsed
oppose opposes opposed opponent opponents opposition
buy buys bought purchase purchased acquire acquired acquisition
plan plans planned intend intends intended
delay delays delayed postpone postpones postponed
agreement agreements agree agrees agreed deal deals pact accord
probe probes inquiry inquiries investigation investigations investigate investigates investigated investigating
lawsuit lawsuits sue sues sued suing suit
vow vows vowed pledge pledges pledged promise promises promised
retaliation retaliate revenge vengeance
help helps helped aid aids aided assist assisted assistance
job jobs employment
kid kids child children
doctor doctors physician physicians
teacher teachers educator educators
car cars vehicle vehicles automobile
blaze blazes wildfire wildfires
persons person people
lawmaker lawmakers legislator legislators
lawyer lawyers attorney attorneys
firm firms company companies corporation
resident residents inhabitant inhabitants
u.s american americans america
uk u.k british britain
e.u eu
u.n un
gop republican republicans
ordinance ordinances bylaw
memo memos memorandum memoranda memorandums
home homes house houses
big large
huge massive enormous
gun guns firearm firearms
fiscal financial
student students pupil pupils
letter letters
protest protests protested protesters protesters demonstrator demonstrators demonstration demonstrations rally rallies
meeting meetings meet meets met
talk talks negotiation negotiations negotiate negotiating
fine fines fined
cut cuts cutting reduce reduces reduced reduction reductions
cost costs price prices
use uses used using
show shows showed shown reveal reveals revealed
find finds found
sentence sentenced sentences
strike strikes airstrike airstrikes
"""
#: Each line: words of which a thing is one and no other.
_EXCLUSIVE = """
north south east west northern southern eastern western northeast northwest southeast southwest
black white red blue green yellow brown orange purple pink grey gray
man woman
boy girl
father mother
son daughter
brother sister
husband wife
men women
democrat republican
morning evening afternoon
winter summer autumn spring
full empty
major minor
open oppose
near far
close far
inside outside
indoors outdoors
small big huge
short long tall
hot cold
strengthen weaken
strengthens weakens
strengthened weakened
higher lower
alone together
asleep awake
dry wet
loud quiet
urban rural
domestic foreign
foreign local
"""
_NUMBERS = {
    word: str(value)
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
    if value > 1
} | {
    word: str(value)
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)
}
_UNITED = {"states": "u.s", "kingdom": "uk", "nations": "u.n"}
_TITLES = frozenset("mr mrs ms dr sen rep gov st said says say saying tell tells told".split())
_BRITISH = re.compile(r"is(e[sd]?|ing|ations?)$")
_NUMERAL_END = re.compile(r"(\d)(?:st|nd|rd|th)$")

_NEGATORS = frozenset("no not never none nobody nothing neither nor without cannot unlikely".split())
#: With "to" behind them these negate what follows: "refused to meet", "failed to appear".
_LEFT_UNDONE = frozenset(
    "refuse refuses refused refusing fail fails failed failing decline declines declined declining".split()
)
_DENYING = frozenset("deny denies denied denying".split())
#: A negation with one of these behind it sets a condition ("no ticket until …"); its contrary is not its denial.
_CONDITION = frozenset("until unless".split())
#: What closes the reach of a negation: a stop, or a word that opens another clause.
_STOP = re.compile(r"[.,;:!?—–(\"“”]")
_OPENING = frozenset("because since although though while whereas unless until if but which who whom whose".split())
#: How many telling words a negation reaches.
_REACH = 3


class Told(NamedTuple):
    """A telling word: its key, its stem as the word tables have it, and its word in the text."""

    key: str
    stem: str
    word: Word


def telling(text: str, start: int, end: int) -> list[Told]:
    """The telling words of ``text[start:end]`` with their keys; *the United States*, *U.S.* and *American* are one."""
    found: list[Told] = []
    skip = False
    told = words(text, start, end)
    for number, word in enumerate(told):
        if skip:
            skip = False
            continue
        following = told[number + 1].form if number + 1 < len(told) else ""
        form = word.form
        if form == "united" and following in _UNITED:
            form, skip = _UNITED[following], True
        elif form == "european" and following == "union":
            form, skip = "e.u", True
        elif text[word.start : word.end] == "US":
            form = "u.s"
        elif form in FUNCTION_WORDS or form in _TITLES or (len(form) == 1 and not form.isdigit()):
            continue
        found.append(Told(_key(form), stem(form), word))
    return found


def negates(form: str, following: str = "") -> bool:
    """Whether a word negates: "not", "never", "didn't", "unlikely"; before "to", "refused" and its like do too."""
    return form in _NEGATORS or form.endswith("n't") or (following == "to" and form in _LEFT_UNDONE)


def negations(text: str, start: int, end: int, told: list[Told]) -> tuple[tuple[str, ...], ...]:
    """For each negation the keys of the telling words that it reaches, the nearest (what is negated) first."""
    found: list[tuple[str, ...]] = []
    every = words(text, start, end)
    for number, word in enumerate(every):
        following = every[number + 1].form if number + 1 < len(every) else ""
        if not (negates(word.form, following) or word.form in _DENYING) or (
            word.form == "not" and following in _MERELY
        ):
            continue
        if any(other.form in _CONDITION for other in every[number + 1 :]):
            continue
        edge = _edge(text, every, number, end)
        reach = 2 * _REACH if word.form in _DENYING else _REACH
        start = every[number + 1].end if (word.form, following) == ("no", "longer") else word.end
        found.append(tuple(item.key for item in told if start <= item.word.start < edge)[:reach])
    return tuple(reached for reached in found if reached)


_MERELY = frozenset("only just merely simply".split())


def _edge(text: str, every: list[Word], number: int, end: int) -> int:
    """Where the reach of the negation at ``number`` ends."""
    for count, (before, word) in enumerate(zip(every[number:], every[number + 1 :], strict=False)):
        # "never, ever": a stop right behind the negation closes nothing.
        if (count and _STOP.search(text, before.end, word.start)) or word.form in _OPENING:
            return word.start
    return end


def exclusive(left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
    """The first two keys, one of each side, that cannot both be, by the alphabet."""
    table = _exclusive()
    for key in sorted(left):
        for other in sorted(right):
            if key != other and table.get(key, frozenset()) & table.get(other, frozenset()):
                return key, other
    return None


@lru_cache(maxsize=1 << 16)
def _key(form: str) -> str:
    form = form.removesuffix("'s").removesuffix("'")
    form = _NUMBERS.get(form, form)
    form = _NUMERAL_END.sub(r"\1", form)
    if (own := _alike().get(form)) is not None:
        return own
    return stem(_BRITISH.sub(r"iz\1", form) if len(form) > 6 else form)


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    return {form: line.split()[0] for line in _ALIKE.strip().splitlines() for form in line.split()}


@lru_cache(maxsize=1)
def _exclusive() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_EXCLUSIVE.strip().splitlines()):
        for form in line.split():
            found.setdefault(_key(form), set()).add(number)
    return {key: frozenset(lines) for key, lines in found.items()}
