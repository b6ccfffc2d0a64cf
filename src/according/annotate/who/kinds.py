"""Source kinds: what kind of voice an entity is, told by its names, titles and the nouns it is called by."""

from according.annotate.who.cluster import Cluster
from according.core import EntityType, SourceKind

_POLICE = frozenset(
    """police sheriff trooper constable detective officer cop patrol fbi deputy sergeant lieutenant inspector policing
    marshal swat""".split()
)
_PARTY = frozenset(
    """party democrat republican candidate gop dnc rnc pac democrats republicans labour tory conservatives
    whip nominee running-mate""".split()
)
_OFFICIAL = frozenset(
    """president mayor governor gov senator sen congressman congresswoman rep minister secretary ministry council
    councillor councilman councilwoman court judge justice parliament congress senate department agency commission
    government commissioner administration administrator authorities authority official officials board embassy
    ambassador chancellor premier attorney prosecutor prosecutors king queen prince pope sultan emir white-house
    pentagon knesset army military navy force forces general admiral colonel nations legislature lawmaker lawmakers
    legislator senators house spokesman spokeswoman spokesperson undersecretary treasury""".split()
)
_EXPERT = frozenset(
    """professor prof expert experts economist economists analyst analysts researcher researchers scientist
    scientists historian scholar scholars university institute physician psychologist psychiatrist lecturer pollster
    academic academics engineer sociologist epidemiologist think-tank laboratory""".split()
)
_WITNESS = frozenset(
    """witness witnesses eyewitness resident residents neighbor neighbour neighbors neighbours survivor survivors victim
    victims mother father son daughter wife husband bystander student students parent parents relative relatives family
    families friend friends passenger worker workers villager villagers protester protesters voter voters""".split()
)
_OUTLET = frozenset(
    """news newspaper times post journal tribune television tv radio magazine weekly reporter journalist correspondent
    columnist cnn nbc abc cbs bbc npr pbs msnbc reuters ap afp herald gazette outlet website broadcasting wral
    politico buzzfeed""".split()
)
_GROUP = frozenset(
    """coalition group groups movement union association alliance league campaign campaigners activist activists network
    foundation federation organisation organization nonprofit charity church clergy rabbi rabbis imam pastor bishop
    advocate advocates society watchdog club project voice supporters opponents critics members""".split()
)
#: Nouns of _GROUP that one person can be.
_OF_GROUPS = frozenset({"activist", "advocate", "rabbi", "imam", "pastor", "bishop"})
_ORDER = (
    (SourceKind.POLICE, _POLICE),
    (SourceKind.OUTLET, _OUTLET),
    (SourceKind.OFFICIAL, _OFFICIAL),
    (SourceKind.PARTY, _PARTY),
    (SourceKind.EXPERT, _EXPERT),
    (SourceKind.WITNESS, _WITNESS),
    (SourceKind.GROUP, _GROUP),
)


def source_kind(cluster: Cluster) -> SourceKind:
    """The kind of voice; PERSON for one who has but a name, UNKNOWN where nothing shows it."""
    if cluster.type is EntityType.DOCUMENT:
        return SourceKind.DOCUMENT
    words = {w for title in cluster.titles for w in title.lower().replace(".", "").split()} | set(cluster.heads)
    if cluster.type is EntityType.PERSON and "campaign" in words:
        return SourceKind.PARTY
    if cluster.type is EntityType.PERSON:
        words -= _GROUP - _OF_GROUPS
    if cluster.type is not EntityType.PERSON or not cluster.mentions[0].span or " " not in cluster.name:
        words |= {w for key in cluster.keys for w in key.replace("-", " ").split()}
    elif cluster.name[0].islower():
        words |= set(cluster.name.lower().split())
    if cluster.type is EntityType.PLACE:
        return SourceKind.UNKNOWN
    if "spokesman" in words or "spokeswoman" in words or "spokesperson" in words:
        return _kind(words - {"spokesman", "spokeswoman", "spokesperson"}) or SourceKind.UNKNOWN
    return _kind(words) or {EntityType.PERSON: SourceKind.PERSON, EntityType.GROUP: SourceKind.GROUP}.get(
        cluster.type, SourceKind.UNKNOWN
    )


def _kind(words: set[str]) -> SourceKind | None:
    return next((kind for kind, nouns in _ORDER if words & nouns), None)
