"""Words for opposite outcomes of one action: passed and rejected, acquitted and convicted, rose and fell."""

from functools import lru_cache

from according.core import stem

#: Each line: words of one outcome | words of the opposite one. From general knowledge of the language.
_OPPOSITES = """
passed approved adopted enacted ratified | rejected defeated tabled blocked voted-down failed
accepted agreed | rejected refused declined
upheld affirmed | overturned reversed struck quashed overruled
convicted guilty | acquitted cleared exonerated
won wins win victory victorious | lost loses lose defeat defeated
rose rise rises risen increased increase increases grew climbed jumped surged soared gained higher |
 fell fall falls fallen decreased decrease decreases declined dropped plunged slumped shrank lower
released freed bailed | jailed imprisoned detained held
hired appointed reinstated | fired dismissed sacked ousted
opened reopened | closed shut
signed | vetoed unsigned
legal lawful constitutional | illegal unlawful unconstitutional
alive survived survive survives | dead died killed dies
allowed permitted legalised legalized | banned barred prohibited forbade outlawed
granted | denied
confirmed | denied
supported backed supports backs endorsed favoured favored favor favour | opposed opposes oppose
true | false untrue
began begun started starts launched | ended ends finished stopped halted
innocent | guilty
success succeeded successful | failure failed unsuccessful
extended continued | cancelled canceled scrapped
joined entered | left quit withdrew
peaceful | violent
arrived | departed
bought buys | sold sells
lifted | imposed
"""


@lru_cache(maxsize=1)
def opposites() -> dict[str, frozenset[str]]:
    """For each stem of the table the stems that stand for the opposite outcome."""
    found: dict[str, set[str]] = {}
    for line in _OPPOSITES.replace("|\n", "| ").strip().splitlines():
        left, right = ({stem(word) for word in side.split()} for side in line.split("|"))
        for word in left:
            found.setdefault(word, set()).update(right - left)
        for word in right:
            found.setdefault(word, set()).update(left - right)
    return {word: frozenset(against) for word, against in found.items()}


def opposed(left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
    """The first pair of opposite words of which each side has one and lacks the other, by the alphabet."""
    table = opposites()
    for word in sorted(left - right):
        against = sorted((table.get(word, frozenset()) & right) - left)
        if against and not table[word] & left:
            return word, against[0]
    return None
