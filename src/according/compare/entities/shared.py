"""What comes out: clusters as entities across documents, shown in the order of the accounts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from according.compare.entities.cluster import Cluster, member
from according.compare.entities.clusters import Clusters
from according.compare.entities.profiles import Profile
from according.core import EntityJoin, EntityType, Feature, SharedEntity, SourceKind, content_id


def shared(clusters: Clusters, countries: Mapping[int, Cluster]) -> tuple[SharedEntity, ...]:
    """The clusters in the order of the accounts; what they are does not depend on it.

    ``countries`` has, for the ``id()`` of a cluster, the cluster of the country that it stands for.
    """
    places = {profile.document: profile.place for profile in clusters.profiles}
    ordered = sorted(clusters.all(), key=_shown)
    ids = {id(cluster): _id(cluster) for cluster in ordered}
    return tuple(
        _shared(
            cluster, places, ids[id(cluster)], ids[id(countries[id(cluster)])] if id(cluster) in countries else None
        )
        for cluster in ordered
    )


def _id(cluster: Cluster) -> str:
    return content_id("shared", *sorted(f"{p.document} {p.entity.id}" for p in cluster.profiles))


def _shown(cluster: Cluster) -> tuple[int, int, str]:
    return min((p.place, p.entity.mentions[0].span.start, p.entity.id) for p in cluster.profiles)


def _shared(cluster: Cluster, places: dict[str, int], identity: str, country: str | None) -> SharedEntity:
    profiles = sorted(cluster.profiles, key=lambda p: (p.place, p.entity.mentions[0].span.start, p.entity.id))
    joins = tuple(_turned(join, places) for join in cluster.joins)
    return SharedEntity(
        id=identity,
        name=_name([p for p in profiles if p.named], cluster.type)
        or min((p.entity.name for p in profiles), key=_length),
        type=cluster.type,
        members=tuple(member(p) for p in profiles),
        source_kind=_source_kind(profiles),
        why=tuple(dict.fromkeys(feature for join in joins for feature in join.why)),
        joins=joins,
        country=country,
    )


def _name(profiles: Sequence[Profile], kind: EntityType) -> str:
    """The name of most accounts, then the fullest; of a person one of several words, of others no acronym, if any is.

    So a place is Iran rather than the Islamic Republic, and a person Ada Lind though most accounts say Lind.
    """
    counts: dict[str, int] = {}
    for profile in profiles:
        counts[profile.entity.name] = counts.get(profile.entity.name, 0) + 1

    def short(name: str) -> bool:
        return kind is EntityType.PERSON or name.replace(".", "").isupper()

    return min(
        counts,
        default="",
        key=lambda name: (" " not in name and short(name), -counts[name], -len(name.split()), name.isupper(), name),
    )


def _length(name: str) -> tuple[int, str]:
    return len(name), name


def _source_kind(profiles: Sequence[Profile]) -> SourceKind:
    """The kind that most accounts tell; a person or unknown where none tells more."""
    kinds = [p.entity.source_kind for p in profiles]
    told = [kind for kind in kinds if kind not in (SourceKind.UNKNOWN, SourceKind.PERSON)]
    if told:
        return min(dict.fromkeys(told), key=lambda kind: (-told.count(kind), kind.value))
    return SourceKind.PERSON if SourceKind.PERSON in kinds else SourceKind.UNKNOWN


def _turned(join: EntityJoin, places: dict[str, int]) -> EntityJoin:
    """The join with the account on its left that comes first in the user's order."""
    if places[join.left.document] <= places[join.right.document]:
        return join
    return EntityJoin(
        left=join.right,
        right=join.left,
        score=join.score,
        why=tuple(_other_way(feature) for feature in join.why),
    )


def _other_way(feature: Feature) -> Feature:
    return replace(feature, left=feature.right, right=feature.left)
