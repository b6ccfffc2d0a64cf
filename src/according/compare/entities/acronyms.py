"""Acronyms: what one account writes in initials and another in full."""

from according.compare.entities.cluster import Cluster
from according.compare.entities.clusters import Clusters, Proposal, clear
from according.compare.entities.profiles import Profile
from according.compare.entities.reasons import beside_the_name, name_reason
from according.core import EntityType

_INITIALS = 0.85
#: Initials written like a word ("Nafta") may be a word; two letters fit too many names.
_WORD_LIKE, _TWO_LETTERS = 0.66, 0.6
_TYPES = (EntityType.ORGANISATION, EntityType.GROUP, EntityType.UNKNOWN, EntityType.EVENT, EntityType.DOCUMENT)


def join_acronyms(clusters: Clusters) -> None:
    """Join an acronym to the one cluster whose full name has these initials."""
    spelled_out: dict[str, dict[int, Cluster]] = {}
    for cluster in clusters.all():
        if cluster.type in _TYPES and cluster.full:
            for short in sorted(cluster.expansions):
                spelled_out.setdefault(short, {})[id(cluster)] = cluster
    proposals = []
    for profile in clusters.profiles:
        cluster = clusters.of(profile)
        if cluster.type not in _TYPES or cluster.full:
            continue
        for name in profile.names:
            value = _value(profile, name)
            fitting = [c for c in spelled_out.get(name, {}).values() if value]
            found = [p for c in fitting if (p := _proposal(clusters, profile, name, c, value)) is not None]
            best = clear(found, lambda p: clusters.of(p.left))
            if best is not None:
                proposals.append(best)
    clusters.carry_out(proposals)


def _value(profile: Profile, name: str) -> float:
    if name in profile.acronyms:
        return _INITIALS if len(name) > 2 else _TWO_LETTERS
    return _WORD_LIKE if 4 <= len(name) <= 7 and profile.written[name][:1].isupper() else 0.0


def _proposal(clusters: Clusters, short: Profile, name: str, full: Cluster, value: float) -> Proposal | None:
    for profile in sorted(full.profiles, key=lambda p: p.order):
        if name in profile.expansions and clusters.can(profile, short):
            evidence = profile.expansions[name]
            long = (
                next(w for k, w in sorted(profile.written.items()) if profile.names.get(k) == evidence)
                if any(profile.names.get(k) == evidence for k in profile.written)
                else profile.entity.name
            )
            detail = f"“{short.written[name]}” are the initials of “{long}”"
            why = (
                name_reason("acronym", value, detail, evidence, short.names[name]),
                *beside_the_name(clusters, profile, short),
            )
            return Proposal(left=profile, right=short, why=why)
    return None
