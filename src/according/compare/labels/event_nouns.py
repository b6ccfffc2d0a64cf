"""Nouns for an event that say no more than that it took place, and the noun of a phrase."""

from according.core import stem

#: Nouns for an event that say no more than its sort: two of them side by side show nothing.
PLAIN_EVENTS = frozenset(
    stem(noun)
    for noun in """protest demonstration rally march vigil sit-in walkout disturbance clash violence attack shooting
    killing bombing blast explosion stabbing shootout assault death homicide war conflict operation offensive strike
    airstrike raid bombardment intervention campaign invasion probe investigation inquiry inquest review hunt affair
    controversy dispute row feud deal agreement accord pact treaty truce ceasefire cease-fire compromise firing ouster
    dismissal removal resignation departure exit measure policy resolution bill legislation order restriction reform
    overhaul crisis influx surge wave standoff impasse shutdown speech address remarks leak breach hack disclosure
    rule""".split()
)


def noun_stem(phrase: str) -> str:
    """The stem of a phrase's noun, which is its last word."""
    return stem(phrase.split()[-1].lower())
