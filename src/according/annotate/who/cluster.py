"""One entity in the making, and what it is known by."""

from dataclasses import dataclass, field

from according.annotate.who.name import Name
from according.core import EntityType, Mention, MentionForm

_SAME_PLACE = {"us": "united states", "usa": "united states", "america": "united states", "uk": "united kingdom",
               "britain": "united kingdom", "united states of america": "united states", "uae": "united arab emirates",
               "washington dc": "washington", "new york city": "new york"}  # fmt: skip


@dataclass(slots=True)
class Cluster:
    """An entity in the making: its names, what they show, and the nouns by which it can be called again.

    ``heads`` maps a noun ("coalition") to the place from which on the text has called the entity so. ``votes`` are
    what a reading model takes its names for, each by how sure it is; ``called`` are nouns that a scorer has found for
    it, which say what it is but not that another place with the noun means it.
    """

    name: str
    type: EntityType
    mentions: list[Mention] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    heads: dict[str, int] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    gender: str = ""
    votes: dict[EntityType, float] = field(default_factory=dict)
    called: dict[str, int] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """Where it is first named."""
        return self.mentions[0].span.start


def key_of(words: str) -> str:
    """A name's letters in lower case, without "the", stops, possessives and the plural of its last word."""
    key = words.lower().replace("’", "'").replace(".", "").removeprefix("the ").removesuffix("'s")
    key = _SAME_PLACE.get(key, key)
    office, of, matter = key.partition(" of ")
    if of and office in ("department", "ministry") and matter:
        key = f"{matter} {office}"
    return key[:-1] if " " in key and key.endswith("s") and not key.endswith("ss") else key


def add(cluster: Cluster, name: Name) -> None:
    """Put a name into the cluster of its words."""
    cluster.mentions.append(Mention(span=name.span, form=name.form))
    if name.title:
        cluster.titles.add(name.title)
    if name.marked is not None:
        cluster.votes[name.marked] = cluster.votes.get(name.marked, 0.0) + name.sure
    if cluster.type is EntityType.UNKNOWN or name.title:
        cluster.type = name.type if name.type is not EntityType.UNKNOWN else cluster.type


def absorb(made: dict[str, Cluster], key: str, target: Cluster, form: MentionForm | None = None) -> None:
    """Put the cluster at ``key`` into ``target``; its mentions take ``form`` where one is given."""
    source = made[key]
    if source is target:
        return
    target.mentions += [Mention(span=m.span, form=form or m.form) for m in source.mentions]
    target.titles |= source.titles
    target.keys |= source.keys
    for kind, votes in source.votes.items():
        target.votes[kind] = target.votes.get(kind, 0.0) + votes
    if target.type is EntityType.UNKNOWN:
        target.type = source.type
    for other in [k for k in source.keys if k in made] or [key]:
        made[other] = target
    made[key] = target
