"""The unnamed: a description in one account ("the police chief", "a pro-reform group") and a name in another.

Only what is plain is joined: the only holder of an office, or a source that is given the same words. Two who have names
are never joined so: that two accounts give one saying to two persons is a difference to be shown.
"""

from according.compare.entities.cluster import Cluster
from according.compare.entities.clusters import Clusters, Proposal, clear
from according.compare.entities.descriptions import Description
from according.compare.entities.offices import SOLE, Office
from according.compare.entities.profiles import BODIES, Profile
from according.compare.entities.reasons import beside_the_name, name_reason
from according.core import EntityType, Feature
from according.core.frequency import rarity

_OFFICE = 0.5
#: An office of two words ("prime minister"), or with its place or country on both sides.
_TOLD = 0.35
_ONLY = 0.2
_DESCRIBED = 0.66
#: How rare the word must be that tells which group is meant (0 everyday, 1 not among the 20,000 commonest).
_RARE = 0.5


def join_unnamed(clusters: Clusters) -> None:
    """Join descriptions to names: by words said, by an office that one person holds, by a group's rare word."""
    by_words = _speakers(clusters)
    by_office: dict[str, dict[int, Cluster]] = {}
    by_which: dict[tuple[str, str], dict[int, Cluster]] = {}
    for cluster in clusters.all():
        if not cluster.named:
            continue
        for office in cluster.offices:
            by_office.setdefault(office.head, {})[id(cluster)] = cluster
        for profile in cluster.profiles:
            for described in profile.descriptions:
                for which in described.which:
                    by_which.setdefault((described.head, which), {})[id(cluster)] = cluster
    proposals = []
    for profile in clusters.profiles:
        if clusters.of(profile).named or not profile.descriptions:
            continue
        found = [*_same_words(clusters, profile, by_words), *_offices(clusters, profile, by_office)]
        found += _groups(clusters, profile, by_which)
        best = clear(found, lambda p: clusters.of(p.left))
        if best is not None:
            proposals.append(best)
    clusters.carry_out(proposals)


def _speakers(clusters: Clusters) -> dict[str, list[Profile]]:
    """The named who are given each run of words."""
    found: dict[str, list[Profile]] = {}
    for profile in clusters.profiles:
        if clusters.of(profile).named:
            for run in clusters.context.said(profile):
                found.setdefault(run, []).append(profile)
    return found


def _same_words(clusters: Clusters, profile: Profile, speakers: dict[str, list[Profile]]) -> list[Proposal]:
    """A person or body that another account gives the same words; not where those are given to several."""
    found: dict[int, Profile] = {}
    for run in clusters.context.said(profile):
        for other in speakers.get(run, ()):
            found.setdefault(id(clusters.of(other)), other)
    if len(found) != 1:
        return []
    other = next(iter(found.values()))
    shared = clusters.context.same_words(other, profile)
    first = profile.descriptions[0]
    if shared is None or not _kind(profile, first, clusters.of(other)) or not clusters.can(other, profile):
        return []
    if any(not _may_hold(clusters.of(other), d.office) for d in profile.descriptions if d.office is not None):
        return []
    reason = name_reason(
        "described elsewhere", 0.3, f"“{first.words}” and “{other.entity.name}”", other.first(), first.evidence
    )
    return [Proposal(left=other, right=profile, why=(reason, *beside_the_name(clusters, other, profile)))]


def _may_hold(cluster: Cluster, post: Office) -> bool:
    """Whether somebody may be called by an office: he is so elsewhere, or has none and it is not one holder's alone."""
    if any(office.agrees(post) for office in cluster.offices):
        return True
    return not cluster.offices and post.head not in SOLE


def _kind(profile: Profile, described: Description, cluster: Cluster) -> bool:
    """Whether a description can be one of this kind: one person for a person, a body for a body."""
    if cluster.type is EntityType.PERSON:
        return not described.several and profile.entity.type in (EntityType.PERSON, EntityType.UNKNOWN)
    return cluster.type in BODIES and profile.entity.type in (*BODIES, EntityType.UNKNOWN)


def _offices(clusters: Clusters, profile: Profile, holders: dict[str, dict[int, Cluster]]) -> list[Proposal]:
    """The one person whom the other accounts call by this office."""
    found = []
    for described in profile.descriptions:
        mine = described.office
        if mine is None or not described.definite or mine.head not in SOLE or described.several:
            continue
        # Whoever is called so in any account is a candidate, he too whom this account has by name.
        fitting = [
            (cluster, office)
            for cluster in holders.get(mine.head, {}).values()
            for office in cluster.offices
            if office.agrees(mine)
        ]
        # "The Danish prime minister" is whom an account calls so, rather than one whose country nobody tells.
        most = max((len(_tells(office, mine)) for _, office in fitting), default=0)
        fitting = [pair for pair in fitting if len(_tells(pair[1], mine)) == most]
        if len({id(cluster) for cluster, _ in fitting}) != 1:
            continue
        cluster, office = max(fitting, key=lambda pair: (len(pair[1].which), pair[1].said))
        evidence = cluster.offices[office]
        other = next(p for p in cluster.profiles if p.document == evidence.document and office in p.offices)
        # That the account has the holder by name, too, and did not see that they are one, is no bar to a sure office.
        one_text = bool(_tells(office, mine) - {"prime"})
        told = clusters.context.one_event(other, profile)
        if told and cluster.type is EntityType.PERSON and clusters.can(other, profile, one_text=one_text):
            detail = f"“{described.words}”, and {other.entity.name} is called “{office.said}”"
            why = [
                name_reason("office", _OFFICE, detail, evidence, described.evidence),
                *_told(mine, office, other, described),
                *(f for f in beside_the_name(clusters, other, profile) if f.name != "same office"),
            ]
            found.append(Proposal(left=other, right=profile, why=tuple(why), one_text=one_text))
    return found


def _told(mine: Office, office: Office, other: Profile, described: Description) -> list[Feature]:
    here, there = other.first(), described.evidence
    told = _tells(office, mine)
    only = Feature(name="no other holder", value=_ONLY, detail="no other is called so", left=here, right=there)
    if told:
        detail = f"both tell which: {', '.join(sorted(told))}"
        return [only, Feature(name="which office", value=_TOLD, detail=detail, left=here, right=there)]
    return [only]


def _tells(left: Office, right: Office) -> frozenset[str]:
    """What both tell of which office it is."""
    return (left.which & right.which) | (left.countries & right.countries)


def _groups(clusters: Clusters, profile: Profile, named: dict[tuple[str, str], dict[int, Cluster]]) -> list[Proposal]:
    """The one named body that another account calls by the same noun and the same rare word."""
    found = []
    for described in profile.descriptions:
        for which in sorted(described.which):
            fitting = named.get((described.head, which), {})
            if len(fitting) != 1 or rarity(which) < _RARE:
                continue
            cluster = next(iter(fitting.values()))
            holders = [
                (p, d) for p in sorted(cluster.profiles, key=lambda p: p.order) for d in p.descriptions
                if d.head == described.head and which in d.which
            ]  # fmt: skip
            other, theirs = holders[0]
            if cluster.type in BODIES and _kind(profile, described, cluster) and clusters.can(other, profile):
                detail = f"“{described.words}”, and {other.entity.name} is called “{theirs.words}”"
                reason = name_reason("described alike", _DESCRIBED, detail, theirs.evidence, described.evidence)
                found.append(
                    Proposal(left=other, right=profile, why=(reason, *beside_the_name(clusters, other, profile)))
                )
    return found
