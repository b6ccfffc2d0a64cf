"""Chained: what a scorer has put together, given to the entities that rules have named."""

from collections import Counter

from according.annotate.who.cluster import Cluster
from according.annotate.who.coreference.chains import Chains
from according.annotate.who.coreference.forms import (
    BARE,
    BESIDE,
    BODY,
    DEFINITE,
    HE,
    HUMAN,
    INDEFINITE,
    IT,
    MAN,
    NAME,
    ONE,
    PLACE,
    PRONOUN,
    SHE,
    TEXT,
    THEY,
    WE,
    WOMAN,
)
from according.annotate.who.coreference.mentions import Named
from according.annotate.who.descriptions import Timeline, antecedent
from according.annotate.who.lexicon import EVENTS, LAWS
from according.annotate.who.sources import singular
from according.core import EntityType, Mention, MentionForm, Span, Syntax

#: Forms of mentions that describe.
_DESCRIBING = (DEFINITE, INDEFINITE, BARE)
_TYPES = {
    MAN: EntityType.PERSON,
    WOMAN: EntityType.PERSON,
    HUMAN: EntityType.PERSON,
    BODY: EntityType.GROUP,
    TEXT: EntityType.DOCUMENT,
    PLACE: EntityType.PLACE,
}
#: How much likelier than "first mention" a link has to be (a difference of logarithms) before somebody is named by it:
#: an honest unknown is better than a wrong name. By these limits some four of five links are right, on the coref pack's
#: texts that may not be learnt from. Pronouns; a noun that is said again; another description of a name; one of
#: something that no name is known for; what is set beside it.
_PRONOUNS = {HE: 0.0, SHE: 0.0, THEY: 0.5, WE: 0.5, IT: 1.0}
_AGAIN, _OTHERS, _FAR, _BESIDE, _NEVER = 1.0, 1.5, 3.0, -0.5, 1e9
#: What opens a phrase that somebody owns: "his supporters" are not "her supporters".
_OWNED = frozenset({"his", "her", "its", "their", "our", "my", "your"})


def named(made: list[Cluster]) -> list[Named]:
    """The places that name entities, as mentions are told by them."""
    return [Named(mention.span, at, c.type, c.gender) for at, c in enumerate(made) for mention in c.mentions]


def attach(text: str, syntax: Syntax, made: list[Cluster], found: Chains, timeline: Timeline) -> dict[int, Cluster]:
    """Add to the entities ``made`` the descriptions and pronouns of their chains, and the entities nobody names.

    Where the text itself has said what a name is ("the coalition X"), "the coalition" further on is taken by that.

    Returns the entity of each head word that belongs to one. The mentions' ``entity`` is a position in ``made``.
    """
    m = found.mentions
    owner: dict[int, Cluster] = {}
    for group in _sure(text, syntax, found):
        named = {int(m.entity[at]) for at in group if m.entity[at] >= 0}
        if len(named) == 1:
            cluster = made[next(iter(named))]
            owner.update((at, cluster) for at in group if _fits(int(m.pronoun[at]), cluster))
        elif named:
            for at in group:
                number = _nearest(found, at)
                if number is not None and _fits(int(m.pronoun[at]), made[number]):
                    owner[at] = made[number]
        else:
            target = _pointed(text, syntax, found, group, timeline)
            if target is None and (target := _unnamed(text, syntax, found, group)) is not None:
                made.append(target)
            if target is not None:
                owner.update(dict.fromkeys(group, target))
    # Places are looked up, not searched for at each turn: a chain may have thousands.
    taken = {id(cluster): {mention.span for mention in cluster.mentions} for cluster in owner.values()}
    for at in sorted(owner):
        _add(text, syntax, found, at, owner[at], taken[id(owner[at])])
    return {m.phrases[at].head: cluster for at, cluster in owner.items() if m.phrases[at].joined is None}


def _nearest(found: Chains, at: int) -> int | None:
    """The first name on the way back through antecedents, where a chain holds names of two that rules keep apart."""
    seen = set()
    while at >= 0 and at not in seen:
        if found.mentions.entity[at] >= 0:
            return int(found.mentions.entity[at])
        seen.add(at)
        at = found.antecedent[at]
    return None


def _fits(pronoun: int, cluster: Cluster) -> bool:
    """Whether a pronoun can mean a named entity of this type: no "they" for one person, no "he" for a body."""
    if cluster.type is EntityType.PERSON:
        return pronoun not in (THEY, IT)
    return pronoun not in (HE, SHE) or cluster.type is EntityType.UNKNOWN


def _sure(text: str, syntax: Syntax, found: Chains) -> list[list[int]]:
    """The chains with no links but those that are sure enough to give somebody a name by."""
    m = found.mentions
    group_of: dict[int, list[int]] = {}
    by_name: dict[int, list[int]] = {}
    for at, (entity, link, margin) in enumerate(zip(m.entity.tolist(), found.antecedent, found.margin, strict=True)):
        group = group_of.setdefault(at, [at])
        if link >= 0 and margin >= _least(text, syntax, found, at, link):
            group = _merged(group_of, group_of.setdefault(link, [link]), group)
        if entity >= 0:
            _merged(group_of, by_name.setdefault(entity, group), group)
            by_name[entity] = group_of[at]
    return sorted({id(group): sorted(group) for group in group_of.values()}.values())


def _merged(group_of: dict[int, list[int]], one: list[int], other: list[int]) -> list[int]:
    if one is other:
        return one
    large, small = (one, other) if len(one) >= len(other) else (other, one)
    large += small
    group_of.update(dict.fromkeys(small, large))
    return large


def _least(text: str, syntax: Syntax, found: Chains, at: int, link: int) -> float:
    m = found.mentions
    form = int(m.form[at])
    if form == PRONOUN:
        return _PRONOUNS.get(int(m.pronoun[at]), _OTHERS)
    if form not in _DESCRIBING and m.entity[at] < 0:
        return _NEVER
    if m.number[at] and m.number[link] and m.number[at] != m.number[link]:
        return _NEVER
    if form == BARE and int(m.number[at]) == 1 and int(m.sort[at]) in (MAN, WOMAN, HUMAN):
        # "Was elected president" says what somebody becomes.
        return _NEVER
    heads, above, parts = m.head, m.governor, m.part
    if any(above[a] == heads[b] and parts[a] == BESIDE for a, b in ((at, link), (link, at))):
        return _BESIDE
    if m.noun[at] == m.noun[link] and form != INDEFINITE:
        openings = {_head(text, syntax, m.phrases[one].first) for one in (at, link)}
        return _NEVER if len(openings) > 1 and openings <= _OWNED else _AGAIN
    return _OTHERS if m.entity[link] >= 0 else _FAR


def _pointed(text: str, syntax: Syntax, found: Chains, group: list[int], timeline: Timeline) -> Cluster | None:
    """The entity at which the first definite description of a chain points back by a noun that the text has told."""
    m = found.mentions
    for phrase in (m.phrases[at] for at in group if int(m.form[at]) == DEFINITE):
        opening, noun = _head(text, syntax, phrase.first), _head(text, syntax, phrase.head)
        if phrase.stop > phrase.head + 1 or opening not in ("the", "this", "that"):
            continue
        between = text[syntax.words[phrase.first].end : syntax.words[phrase.head].start].lower().strip()
        target = antecedent(noun, between, syntax.words[phrase.first].start, timeline, told=True)
        if target is not None:
            for at in group:
                timeline.add(target, syntax.words[m.phrases[at].first].start)
        return target
    return None


def _unnamed(text: str, syntax: Syntax, found: Chains, group: list[int]) -> Cluster | None:
    """The entity of a chain without a name: a person, a body, a text, or an event that is mentioned again."""
    m = found.mentions
    person = any(int(m.pronoun[at]) in (HE, SHE) for at in group)
    called = [at for at in group if int(m.form[at]) == NAME]
    if person and called:
        # A capital that rules took for no name: somebody "he" takes up again is somebody.
        longest = max(called, key=lambda at: len(_proper(syntax, found, at)))
        return Cluster(name=_proper(syntax, found, longest).of(text), type=EntityType.PERSON)
    described = [at for at in group if int(m.form[at]) in _DESCRIBING]
    if len(group) < 2 or not described:
        return None
    sorts = Counter(int(m.sort[at]) for at in described)
    kind = _TYPES.get(sorts.most_common(1)[0][0])
    noun = singular(_head(text, syntax, m.phrases[described[0]].head))
    if kind is None and noun in LAWS:
        kind = EntityType.DOCUMENT
    if kind is None and noun in EVENTS:
        kind = EntityType.EVENT
    if kind is None and person:
        kind = EntityType.PERSON
    if kind is None:
        return None
    best = min(described, key=lambda at: (int(m.form[at]) != DEFINITE, at))
    words = " ".join(span_of(syntax, found, best).of(text).split())
    return Cluster(name=words[0].lower() + words[1:] if words.split()[0] in _LOWERED else words, type=kind)


def _add(text: str, syntax: Syntax, found: Chains, at: int, cluster: Cluster, taken: set[Span]) -> None:
    m = found.mentions
    form = int(m.form[at])
    if form in _DESCRIBING:
        span = span_of(syntax, found, at)
        if span in taken:
            return
        taken.add(span)
        cluster.mentions.append(Mention(span=span, form=MentionForm.DESCRIPTION))
        noun = _head(text, syntax, m.phrases[at].head)
        if singular(noun) == noun:
            cluster.called.setdefault(noun, span.start)
    elif form == NAME and not cluster.keys:
        # Of an entity that rules do not know every name comes from its chain.
        cluster.mentions.append(Mention(span=_proper(syntax, found, at), form=MentionForm.NAME))
    elif form == PRONOUN and int(m.pronoun[at]) != ONE:
        cluster.mentions.append(Mention(span=syntax.words[m.phrases[at].head], form=MentionForm.PRONOUN))
        if int(m.pronoun[at]) in (HE, SHE):
            if cluster.type is EntityType.UNKNOWN:
                cluster.type = EntityType.PERSON
            cluster.gender = cluster.gender or ("m" if int(m.pronoun[at]) == HE else "f")


def _proper(syntax: Syntax, found: Chains, at: int) -> Span:
    """The capitalised words that end in a mention's head, with what names it further."""
    phrase = found.mentions.phrases[at]
    first = last = phrase.head
    while first > phrase.first and syntax.pos[first - 1] == "PROPN":
        first -= 1
    while last + 1 < phrase.stop and syntax.pos[last + 1] == "PROPN":
        last += 1
    return Span(syntax.words[first].start, syntax.words[last].end)


def span_of(syntax: Syntax, found: Chains, at: int) -> Span:
    """A description's place: its noun phrase without loose clauses and the ending of the possessive."""
    phrase = found.mentions.phrases[at]
    last = phrase.stop - 1
    if last - phrase.first >= _LONGEST or "VERB" in syntax.pos[phrase.first : phrase.head]:
        # So much is mostly misread: the noun with what stands right before it is safe.
        first = max(phrase.first, phrase.head - 2)
        last = phrase.head
        while first < last and syntax.pos[first] not in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
            first += 1
        return Span(syntax.words[first].start, syntax.words[last].end)
    while last > phrase.head and (syntax.tags[last] == "POS" or syntax.pos[last] == "PUNCT"):
        last -= 1
    return Span(syntax.words[phrase.first].start, syntax.words[last].end)


def _head(text: str, syntax: Syntax, word: int) -> str:
    return syntax.words[word].of(text).lower()


#: Words beyond which a description is taken for misread.
_LONGEST = 12
_LOWERED = frozenset(
    "A An The This That These Those Its Their His Her Our My Some Several Many Another One Both".split()
)
