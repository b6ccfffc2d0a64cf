"""Short names: bare surnames, and bodies whose name is cut, joined where one bearer of the full name fits best."""

from according.compare.entities.cluster import Cluster
from according.compare.entities.clusters import Clusters, Proposal, clear
from according.compare.entities.letters import skeleton, spelling
from according.compare.entities.names import surnames
from according.compare.entities.nations import led_by_nation
from according.compare.entities.profiles import BODIES, Profile
from according.compare.entities.reasons import OTHER_OFFICE, beside_the_name, name_reason, offices_differ
from according.core import EntityType, Feature

_SURNAME = 0.68
#: The surname of a "Jr.", which by itself is rather his father's.
_JUNIOR = 0.58
#: A surname in another writing.
_SPELLED = 0.5
#: Another account that names the full bearer goes on with this short form.
_CALLED_SO = 0.2
#: The short form of a body.
_CUT = 0.75
#: Two bare surnames, where several persons bear it in full.
_OPEN = 0.45
#: Last words that a body's name goes without, even where one word is left, and those that need more than one.
_TAILS = frozenset("inc corp corporation co ltd llc plc foundation international uk us usa".split())
_LONGER_TAILS = frozenset(
    "coalition campaign movement group company party organisation organization association".split()
)
#: Bodies of a country that go by one word.
_NATIONAL = frozenset("senate congress parliament army navy treasury constitution".split())
#: Bearers of one surname that are looked at; of more nobody could tell which is meant.
_MOST = 40
_REVERSED = frozenset("department ministry".split())


def join_surnames(clusters: Clusters) -> None:
    """Join persons whom an account calls by one name only: to a bearer of the full name, or to each other."""
    bearers: dict[str, dict[int, Cluster]] = {}
    by_sound: dict[str, set[str]] = {}
    for cluster in clusters.all():
        if cluster.type is not EntityType.PERSON or not cluster.full:
            continue
        short = {s for name in cluster.names if " " in name for s in surnames(name)} | cluster.parts.keys()
        for name in sorted(short):
            bearers.setdefault(name, {})[id(cluster)] = cluster
            by_sound.setdefault(skeleton(name), set()).add(name)
    proposals, left_over = [], []
    for profile in clusters.profiles:
        if not profile.lone or not profile.named or clusters.of(profile).full:
            continue
        found, many = [], False
        for name in (*profile.names, *profile.parts):
            near = {n for n in by_sound.get(skeleton(name), ()) if n == name or spelling(n, name) >= 0.8}
            for other in sorted(near):
                holders = list(bearers[other].values())
                many = many or len(holders) > _MOST
                for cluster in holders[: 0 if many else _MOST]:
                    proposal = _surname(clusters, cluster, other, profile, name)
                    found += [proposal] if proposal is not None else []
        best = clear(found, lambda p: clusters.of(p.left))
        if best is not None and (not best.one_text or any(f.name == "same office" for f in best.why)):
            proposals.append(best)
        if profile.entity.type in (EntityType.PERSON, EntityType.UNKNOWN):
            left_over.append((profile, _MOST if many else len({id(clusters.of(p.left)) for p in found})))
    clusters.carry_out(proposals)
    _join_bare(clusters, left_over)


def _surname(clusters: Clusters, cluster: Cluster, surname: str, lone: Profile, name: str) -> Proposal | None:
    # A bearer whom the account itself has by the full name is a rival to the others: it may only have missed that.
    own = not clusters.can(cluster.profiles[0], lone)
    if own and not clusters.can(cluster.profiles[0], lone, one_text=True):
        return None
    base = _SURNAME if surname == name else _SPELLED
    if any(generation in ("jr", "sr") for _, _, _, generation in cluster.people):
        base = min(base, _JUNIOR)
    if offices_differ(cluster.offices, lone.offices):
        base *= OTHER_OFFICE
    if lone.entity.type is EntityType.UNKNOWN and clusters.context.common_word(name, [lone, *cluster.profiles]):
        base *= OTHER_OFFICE
    full = _best_bearer(clusters, cluster, surname, lone)
    words = max(full.names, key=lambda n: (len(n.split()), n))
    detail = f"“{lone.written[name]}” for “{full.written[words]}”"
    why = [name_reason("surname", base, detail, full.names[words], lone.at(name))]
    if surname in cluster.parts:
        why.append(
            Feature(
                name="called so elsewhere", value=_CALLED_SO,
                detail=f"an account that names {full.written[words]} goes on with “{lone.written[name]}”",
                left=cluster.parts[surname], right=lone.at(name),
            )
        )  # fmt: skip
    return Proposal(left=full, right=lone, why=(*why, *beside_the_name(clusters, full, lone)), one_text=own)


def _best_bearer(clusters: Clusters, cluster: Cluster, surname: str, lone: Profile) -> Profile:
    """The member that has most in common with the bare surname; the first few are looked at."""
    full = [p for p in sorted(cluster.profiles, key=lambda p: p.order) if any(" " in n for n in p.names)][:8]
    return max(full, key=lambda p: (sum(f.value for f in beside_the_name(clusters, p, lone)), surname in p.parts))


def _join_bare(clusters: Clusters, lone: list[tuple[Profile, int]]) -> None:
    """Join bare surnames to each other; where several bear it in full only with an office or company in common."""
    by_name: dict[str, list[tuple[Profile, int]]] = {}
    for profile, bearers in lone:
        for name in profile.names:
            by_name.setdefault(name, []).append((profile, bearers))
    for name, profiles in by_name.items():
        before: dict[int, Profile] = {}
        common = " " not in name and clusters.context.common_word(name, [p for p, _ in profiles])
        for profile, bearers in profiles:
            found = []
            for other in before.values():
                if clusters.can(other, profile):
                    base = _OPEN if bearers > 1 or common else _SURNAME
                    base *= OTHER_OFFICE if offices_differ(other.offices, profile.offices) else 1.0
                    detail = f"both “{profile.written[name]}”"
                    why = (
                        name_reason("same surname", base, detail, other.names[name], profile.names[name]),
                        *beside_the_name(clusters, other, profile),
                    )
                    found.append(Proposal(left=other, right=profile, why=why))
            best = clear(found, lambda p: clusters.of(p.left))
            clusters.carry_out([best] if best is not None else [])
            before = {id(clusters.of(p)): p for p in (*reversed(before.values()), profile)}


def join_cut(clusters: Clusters) -> None:
    """Join bodies by a shorter form of their name: without a tail, without the country ahead, with its words turned."""
    holders: dict[str, dict[int, tuple[Cluster, Profile, str]]] = {}
    for cluster in clusters.all():
        if cluster.type in (*BODIES, EntityType.UNKNOWN) and cluster.named:
            for profile in sorted(cluster.profiles, key=lambda p: p.order):
                for name in profile.names:
                    for short in _cuts(name):
                        holders.setdefault(short, {}).setdefault(id(cluster), (cluster, profile, name))
    proposals = []
    for profile in clusters.profiles:
        if profile.entity.type not in (*BODIES, EntityType.UNKNOWN):
            continue
        for name in (*profile.names, *profile.parts):
            if len(name) < 5:
                continue
            for form in (name, *_turned(name)):
                found = [
                    (whole, full) for cluster, whole, full in holders.get(form, {}).values()
                    if clusters.can(whole, profile)
                ]  # fmt: skip
                if len(found) == 1:
                    whole, full = found[0]
                    detail = f"“{profile.written[name]}” for “{whole.written[full]}”"
                    reason = name_reason("part of a name", _CUT, detail, whole.names[full], profile.at(name))
                    why = (reason, *beside_the_name(clusters, whole, profile))
                    proposals.append(Proposal(left=whole, right=profile, why=why))
    clusters.carry_out(proposals)


def _cuts(name: str) -> list[str]:
    pieces = name.split()
    if len(pieces) < 2:
        return []
    found = []
    # "The Trump campaign" is not Trump.
    if pieces[-1] in _TAILS or (pieces[-1] in _LONGER_TAILS and len(pieces) > 2):
        found.append(" ".join(pieces[:-1]))
    led = led_by_nation(name)
    if led is not None and (" " in led[1] or led[1] in _NATIONAL):
        found += [led[1], *_turned(led[1])]
    return [*found, *_turned(name)]


def _turned(name: str) -> list[str]:
    """The other order of words: "commerce department" for "department of commerce"."""
    pieces = name.split()
    if len(pieces) > 2 and pieces[0] in _REVERSED and pieces[1] == "of":
        rest = [p for p in pieces[2:] if p != "the"]
        return [" ".join((*rest, pieces[0]))]
    return []
