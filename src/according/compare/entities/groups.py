"""Groups without a name: "undocumented immigrants" of one account, "illegal immigrants" of another.

They are joined by their noun where each account has one group of that noun, unless the words before it tell two apart.
Whoever merely speaks without a name ("officials", "a critic") is never joined: nobody knows that he is the same.
"""

from according.compare.entities.clusters import Clusters, Proposal
from according.compare.entities.descriptions import ANYBODY, Description
from according.compare.entities.profiles import Profile
from according.compare.entities.reasons import beside_the_name, name_reason
from according.core import EntityType, stem

_SAME_WORDS = 0.75
#: One account has words before the noun, the other has none.
_WIDER = 0.62
#: Other words before the same noun: what one calls illegal the other may call undocumented.
_OTHERWISE = 0.58
#: Nouns that show no one group by themselves.
_ANY = frozenset(
    stem(noun)
    for noun in "people group leader country nation company member organisation organization side party team "
    "thing state place business agency department police government firm force part community family".split()
)
#: Words that part groups of one noun.
_PARTING = frozenset(
    "other another non foreign local federal state nation intern domest young old older younger male femal women men "
    "black white former first second third last new current public privat high middl elementari rural urban".split()
)


def join_groups(clusters: Clusters) -> None:
    """Join groups that two accounts know by one noun alone."""
    by_noun: dict[str, dict[str, list[tuple[Profile, Description]]]] = {}
    for profile in clusters.profiles:
        if profile.entity.type not in (EntityType.GROUP, EntityType.UNKNOWN) or clusters.of(profile).named:
            continue
        for described in _told(clusters, profile):
            by_noun.setdefault(described.head, {}).setdefault(profile.document, []).append((profile, described))
    for noun in sorted(by_noun):
        accounts = [bearers[0] for bearers in by_noun[noun].values() if len({id(p) for p, _ in bearers}) == 1]
        before: list[tuple[Profile, Description]] = []
        for profile, described in accounts:
            found = [p for other, theirs in before[:8] if (p := _proposal(clusters, other, theirs, profile, described))]
            clusters.carry_out(sorted(found, key=lambda p: p.order)[:1])
            before.append((profile, described))


def _told(clusters: Clusters, profile: Profile) -> list[Description]:
    """The descriptions that tell a group; one that is mentioned once may be anybody's, unless it has a capital."""
    told = [
        d for d in profile.descriptions if d.several and not d.some and d.head not in ANYBODY and d.office is None
    ]  # fmt: skip
    return [d for d in told if len(profile.entity.mentions) > 1 or _proper(clusters, profile, d)]


def _proper(clusters: Clusters, profile: Profile, described: Description) -> bool:
    """Whether the noun is a name of its own, not a word that begins a sentence."""
    return described.capital and not clusters.context.common_word(described.noun, [profile])


def _proposal(
    clusters: Clusters, left: Profile, mine: Description, right: Profile, theirs: Description
) -> Proposal | None:
    if (
        not clusters.context.one_event(left, right)
        or mine.nations != theirs.nations
        or (mine.head in _ANY and (not mine.which or mine.which != theirs.which))
        or not clusters.can(left, right)
    ):
        return None
    if (mine.which ^ theirs.which) & _PARTING:
        return None
    if (mine.capital or theirs.capital) and mine.which != theirs.which:
        return None
    if mine.which == theirs.which:
        value, name = _SAME_WORDS, "same description"
    elif mine.which <= theirs.which or theirs.which <= mine.which:
        value, name = _WIDER, "same noun"
    else:
        value, name = _OTHERWISE, "same noun, other words"
    detail = f"“{mine.words}” and “{theirs.words}”, the only group of this noun in either account"
    reason = name_reason(name, value, detail, mine.evidence, theirs.evidence)
    return Proposal(left=left, right=right, why=(reason, *beside_the_name(clusters, left, right, kind=True)))
