"""Words that place whom they go with, politically or morally; all others tell a part, a post, a kind or a fact.

Short general lists, not tuned to any matter, and open to dispute. Nothing is scored: a hit is a place to look at.
"""

import re

from according.annotate.charged import CHARGED
from according.annotate.who.sources import singular


def _words(packed: str) -> frozenset[str]:
    return frozenset(packed.split())


#: Adjectives and nouns that place a person or body, in lower case.
LABELS = _words(
    """activist activists agitator alt-right anarchist antisemitic anti-semitic apartheid authoritarian autocrat
    autocratic bipartisan bigot bigoted centrist communist conservative controversial contentious corrupt credible
    crooked cult demagogue despot despotic dictator dictatorial disgraced discredited divisive embattled
    extremist far-left far-right fascist feminist firebrand freedom-fighter fringe fugitive fundamentalist hard-line
    hard-right hardline hardliner hate hawk hawkish heretic hero heroic ideologue illegal illegals infamous insurgent
    insurrectionist islamist jihadist junta leftist left-leaning left-wing leftwing liberal libertarian looter
    mainstream martyr marxist maverick militant militants moderate mob nationalist nazi neo-nazi nonpartisan
    non-partisan notorious occupier oligarch outspoken partisan patriot polarising polarizing populist prestigious
    progressive puppet racist radical radicalised radicalized reactionary rebel rebels regime renowned respected
    right-leaning right-wing rightwing rioter rogue secessionist self-described self-proclaimed self-styled separatist
    separatists socialist so-called strongman supremacist terror terrorist terrorists thug tough-on-crime traitor
    troll tyrant ultra-conservative ultraconservative ultra-orthodox ultranationalist undocumented unelected vigilante
    watchdog warlord whistleblower whistle-blower white-nationalist white-supremacist would-be zionist accused alleged
    convicted criminal felon suspected indicted embezzler liar gangster kingpin murderer rapist predator victim
    crony foe lightning-rod polarizing-figure
    scandal-plagued scandal-ridden scandal-hit beleaguered besieged beloved fiery combative powerful
    longshot long-shot ousted exiled jailed imprisoned slain fallen unarmed hateful""",
)
#: Beginnings that make a label of whatever follows the hyphen.
LABEL_PREFIXES = ("anti-", "pro-", "far-", "ultra-", "neo-", "alt-", "hard-")
#: Verbs after "that" or "which" by which a relative clause characterises what it hangs on.
STANCE_VERBS = _words(
    """advocate advocates back backs boycott boycotts call calls campaign campaigns champion champions condemn condemns
    deny denies endorse endorses favor favors favour favours fight fights lobby lobbies oppose opposes promote promotes
    push pushes reject rejects seek seeks support supports""",
)
#: What somebody is said to have done or to be held for, in a clause that hangs on what he is called.
_HELD = _words(
    """accused convicted indicted sanctioned jailed imprisoned sentenced designated denounced condemned
    boycotted banned disgraced pleaded pled""",
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-‑&][^\W\d_]+)*\.?")
#: What comes after "of", "who" or "run by" is about others.
_AFTER_NOUN = re.compile(
    r"\s(?:of|for|from|to|in|at|on|with|by|who|which|that|whose|about|against|than|among|over|under|into)\b|[,(–—]"
)
_OWNER = re.compile(r"^.*['’]s\s|^.*s['’]\s")
#: What may stand between "who" and the verb that tells.
_LIGHT = frozenset("has have had was were is are been being be also long never once twice still often".split())
_CLAUSE = re.compile(r"(?:^|\s)(?:who|which|that)\s((?:[\w’'-]+\s){0,3}[\w’'-]+)")


def is_label(word: str) -> bool:
    """Whether a word places whom it goes with: "pro-reform", "watchdog"; "pro-am" and the like are too rare to mind."""
    low = word.lower().replace("‑", "-")
    if low in LABELS or (low.startswith(LABEL_PREFIXES) and len(low) > 6):
        return True
    # Plurals with a capital are names: the Rebels, the Patriots.
    return word.islower() and singular(low) in LABELS


def places(words: str) -> bool:
    """Whether a label places whom it goes with: its words up to its noun, or the verb of the clause it has."""
    cut = _AFTER_NOUN.search(words)
    head = words[: cut.start()] if cut is not None else words
    # "The rebel's lawyer" is no rebel.
    own = _OWNER.sub("", head)
    if any(_judges(m[0].rstrip(".")) for m in _WORD.finditer(own.replace("liberal arts", "arts"))):
        return True
    clause = _CLAUSE.search(words)
    if clause is None:
        return False
    verb = next((word for word in clause[1].lower().split() if word not in _LIGHT and not word.endswith("ly")), "")
    return verb in _HELD or not STANCE_VERBS.isdisjoint({verb, verb.removesuffix("ed"), verb.removesuffix("d")})


def _judges(word: str) -> bool:
    return is_label(word) or word.lower() in CHARGED or is_label(word.partition("-")[0])
