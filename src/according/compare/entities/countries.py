"""Countries: which entities are the government, the capital or the people of a country that the accounts name.

They are not the country, and so are no members of its entity; yet news says "Moscow", "the Kremlin" or "Russian
officials" where it means what Russia does. ``SharedEntity.country`` notes it, so that what accounts call a country can
be shown whole.
"""

from collections.abc import Sequence

from according.compare.entities.cluster import Cluster
from according.compare.entities.clusters import Clusters
from according.compare.entities.nations import GOVERNING, led_by_nation, nation
from according.core import Annotated, EntityType, MentionForm

_RULERS = frozenset("president minister premier chancellor king queen".split())
_GOVERNMENTS = frozenset("administration government cabinet regime".split())
#: Words before a capital that make it a place: what happened in Moscow was not done by it.
_AT = frozenset("in at to from near around outside of across through for into leaving visiting via".split())


def countries(clusters: Clusters, documents: Sequence[Annotated]) -> dict[int, Cluster]:
    """For clusters, by their ``id()``, the cluster of the country that they stand for."""
    all_clusters = clusters.all()
    named: dict[str, Cluster] = {}
    for cluster in all_clusters:
        for name in cluster.names:
            found = nation(name)
            if found is not None and found.how == "name" and cluster.type is not EntityType.PERSON:
                named.setdefault(found.code, cluster)
    texts = {annotated.id: annotated for annotated in documents}
    ruled = _ruled(all_clusters)
    out: dict[int, Cluster] = {}
    for cluster in all_clusters:
        code = _stands_for(cluster, texts) or _led(cluster, ruled)
        if code in named and named[code] is not cluster:
            out[id(cluster)] = named[code]
    return out


def _stands_for(cluster: Cluster, texts: dict[str, Annotated]) -> str:
    """The code of the country that a name or description is the government, capital or people of."""
    if cluster.type is EntityType.PERSON:
        return ""
    for name in sorted(cluster.names):
        found = nation(name)
        if found is not None and found.how != "name":
            return found.code if found.how != "capital" or _acts(cluster, texts) else ""
        led = led_by_nation(name)
        if led is not None and GOVERNING & {led[1].split()[0], led[1].split()[-1]}:
            return led[0].code
    for profile in cluster.profiles:
        for described in profile.descriptions:
            last = described.words.lower().split(" of ")[0].rpartition(" ")[2]
            if len(described.nations) == 1 and last in GOVERNING:
                return min(described.nations)
    return ""


def _ruled(clusters: Sequence[Cluster]) -> dict[str, str]:
    """The surnames of those whom the accounts call head of a state or government, with the country they say."""
    found: dict[str, set[str]] = {}
    for cluster in clusters:
        if cluster.type is EntityType.PERSON:
            for office in cluster.offices:
                if office.head in _RULERS and not office.past and not office.second and not office.which - {"prime"}:
                    for *_, surname, _ in cluster.people:
                        found.setdefault(surname, set()).update(office.countries)
    return {surname: min(codes) for surname, codes in found.items() if len(codes) == 1}


def _led(cluster: Cluster, ruled: dict[str, str]) -> str:
    """The code of the country whose ruler a government is named after: "the Lind administration"."""
    for name in sorted(cluster.names):
        *ruler, body = name.split()
        if body in _GOVERNMENTS and ruler and ruler[-1] in ruled:
            return ruled[ruler[-1]]
    return ""


def _acts(cluster: Cluster, texts: dict[str, Annotated]) -> bool:
    """Whether most accounts' mentions of a capital are not of a place where something is."""
    at = others = 0
    for profile in cluster.profiles:
        text = texts[profile.document].document.text
        for mention in profile.entity.mentions:
            if mention.form is not MentionForm.PRONOUN:
                before = text[max(0, mention.span.start - 12) : mention.span.start].lower().split()
                local = (bool(before) and before[-1] in _AT) or text[mention.span.end : mention.span.end + 2] == ", "
                at, others = at + local, others + (not local)
    return others > at
