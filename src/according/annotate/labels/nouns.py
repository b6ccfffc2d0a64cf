"""Whether a common noun can say what a person, or what a body, is."""

from according.annotate.who.lexicon import BODIES, COLLECTIVES, ROLES, SPEAKERS, THINGS
from according.annotate.who.sources import singular
from according.core import EntityType

#: Further nouns for a person, beside posts and parts.
_HUMAN = frozenset(
    """host commentator pundit filmmaker billionaire millionaire donor megadonor blogger provocateur theorist strategist
    businessman businesswoman author writer actor actress singer comedian rapper mogul tycoon financier heiress magnate
    dictator politician lawmaker nominee candidate firebrand critic hero democrat republican conservative liberal
    progressive socialist libertarian independent native father mother son daughter brother sister husband wife widow
    man woman boy girl teen teenager child immigrant migrant refugee felon criminal terrorist gunman shooter attacker
    killer murderer suspect defendant convict fugitive whistleblower leaker hawk dove moderate hardliner favorite
    favourite frontrunner front-runner underdog incumbent challenger rival foe ally confidant confidante loyalist
    protege protégé heir successor predecessor novice newcomer veteran survivor victim opponent proponent supporter
    backer advocate champion star celebrity icon legend figure boss chief head face architect mastermind brain fixer
    aide insider outsider maverick lightning-rod bigot racist liar traitor patriot thug bully monster strongman autocrat
    populist nationalist lawyer attorney counsel judge jurist justice operative hacker dissident cleric imam""".split()
)
_BODY = frozenset(
    """giant maker outlet site website app magazine newspaper platform operator contractor affiliate subsidiary watchdog
    nonprofit non-profit charity startup firm company corporation conglomerate arm wing branch offshoot front faction
    tank group organisation organization party movement coalition alliance network union lobby agency militia gang cult
    chain bank broadcaster channel station publisher publication team club band school university college institute
    committee panel council board bloc regime government nation country state ally adversary enemy city town
    power""".split()
)
_PLACE = frozenset(
    """country nation state city town village suburb county province territory island region neighborhood neighbourhood
    neighbor neighbour capital kingdom republic democracy dictatorship monarchy regime power superpower ally adversary
    enemy rival foe partner stronghold bastion sponsor backer producer exporter importer haven hotspot battleground
    member economy market home port hub university""".split()
)
_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "person", "ee", "crat")


def person_noun(noun: str) -> bool:
    """Whether a noun names one person by what he is or does."""
    if noun in ROLES or noun in _HUMAN:
        return True
    if noun in THINGS or noun in _BODY or noun in COLLECTIVES or noun in BODIES or singular(noun) != noun:
        return False
    return noun in SPEAKERS or (noun.endswith(_AGENTS) and len(noun) > 4)


def body_noun(noun: str) -> bool:
    """Whether a noun names a body of people, a firm or a country."""
    one = singular(noun)
    return one in _BODY or noun in COLLECTIVES or one in COLLECTIVES or noun in BODIES or one in BODIES


def fits(noun: str, kind: EntityType) -> bool:
    """Whether a noun can say what an entity of this type is."""
    if kind is EntityType.PERSON:
        return person_noun(noun)
    if kind is EntityType.PLACE:
        return singular(noun) in _PLACE
    if kind in (EntityType.ORGANISATION, EntityType.GROUP):
        return body_noun(noun)
    return person_noun(noun) or body_noun(noun)
