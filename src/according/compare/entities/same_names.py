"""Same names: entities that two accounts name in full by the same words, or by one name of which parts are left out."""

from itertools import combinations

from according.compare.entities.bars import one_person, persons_only
from according.compare.entities.cluster import Cluster
from according.compare.entities.clusters import Clusters, Proposal, clear
from according.compare.entities.given_names import alike
from according.compare.entities.nations import nation, same_place
from according.compare.entities.profiles import Profile
from according.compare.entities.reasons import OTHER_OFFICE, beside_the_name, name_reason, offices_differ
from according.core import EntityType

_SEVERAL_WORDS = 0.95
_ONE_WORD = 0.75
#: A name of one word that an account also has as a common word.
_COMMON = 0.55
#: Of one person's names: a middle name left out, a short form, an initial.
_NO_MIDDLE, _SHORT, _INITIAL = 0.85, 0.72, 0.62
#: Likeness from which two given names are one.
_KNOWN = 0.8
#: Full names of one surname that are held against each other; more are a list of relatives or of namesakes.
_MOST = 40


def join_same(clusters: Clusters) -> None:
    """Join entities of one name. A person's bare surname is left to ``short_names``: it may be another's."""
    bearers: dict[str, list[Profile]] = {}
    for profile in clusters.profiles:
        for name in profile.names:
            if not (profile.entity.type is EntityType.PERSON and " " not in name and not name.startswith("@")):
                bearers.setdefault(name, []).append(profile)
    _join_bearers(clusters, bearers)
    _join_handles(clusters, bearers)


def _join_handles(clusters: Clusters, bearers: dict[str, list[Profile]]) -> None:
    """Join a handle that is a name without its spaces to the one who bears it: "@NordicRail" and Nordic Rail."""
    written: dict[str, set[str]] = {}
    for name in bearers:
        written.setdefault("@" + name.replace(" ", ""), set()).add(name)
    proposals = []
    for handle in (name for name in bearers if name.startswith("@")):
        for name in sorted(written.get(handle, set())):
            left, right = bearers[name][0], bearers[handle][0]
            detail = f"“{right.written[handle]}” and “{left.written[name]}”"
            reason = name_reason("handle", _ONE_WORD, detail, left.names[name], right.names[handle])
            proposals.append(Proposal(left=left, right=right, why=(reason, *beside_the_name(clusters, left, right))))
    clusters.carry_out(proposals)


def _join_bearers(clusters: Clusters, bearers: dict[str, list[Profile]]) -> None:
    for name, profiles in bearers.items():
        base = _SEVERAL_WORDS if " " in name else _ONE_WORD
        country = (found := nation(name)) is not None and found.how == "name"
        if base == _ONE_WORD and not country and clusters.context.common_word(name, profiles):
            base = _COMMON
        before: dict[int, Profile] = {}
        for profile in profiles:
            proposals = [
                _proposal(clusters, name, base, other, profile, one_text=country)
                for other in before.values()
                if clusters.can(profile, other, one_text=country)
            ]
            best = clear(proposals, lambda p: clusters.of(p.left))
            clusters.carry_out([best] if best is not None else [])
            before = {id(clusters.of(p)): p for p in (*reversed(before.values()), profile)}


def _proposal(clusters: Clusters, name: str, base: float, left: Profile, right: Profile, *, one_text: bool) -> Proposal:
    mine, theirs = left.written[name], right.written[name]
    detail = f"both “{mine}”" if mine == theirs else f"“{mine}” and “{theirs}”"
    how = "names of one country" if one_text and mine != theirs and same_place(name) == name else "same name"
    why = (
        name_reason(how, base, detail, left.names[name], right.names[name]),
        *beside_the_name(clusters, left, right, kind=" " not in name),
    )
    return Proposal(left=left, right=right, why=why, one_text=one_text)


def join_fuller(clusters: Clusters) -> None:
    """Join full names of one person: with and without what stands in the middle, short given names, initials.

    Twice, so that "A. Lind" finds whom "Ada M. Lind" and "Ada Lind" have become.
    """
    for _ in range(2):
        _join_fuller(clusters)


def _join_fuller(clusters: Clusters) -> None:
    by_surname: dict[str, dict[int, Cluster]] = {}
    for cluster in clusters.all():
        if persons_only(cluster.profiles):
            for _, _, surname, _ in sorted(cluster.people):
                by_surname.setdefault(surname, {})[id(cluster)] = cluster
    proposals: dict[int, list[Proposal]] = {}
    for surname in sorted(by_surname):
        bearers = list(by_surname[surname].values())
        if len(bearers) > _MOST:
            continue
        for left, right in combinations(bearers, 2):
            proposal = _fuller(clusters, left, right)
            if proposal is not None:
                proposals.setdefault(id(left), []).append(proposal)
                proposals.setdefault(id(right), []).append(proposal)
    wanted: dict[tuple[object, ...], list[Proposal]] = {}
    for cluster in clusters.all():
        found = proposals.get(id(cluster), [])
        best = clear(found, lambda p, own=cluster: _other(clusters, p, own))  # type: ignore[misc]
        if best is not None:
            wanted.setdefault(best.order, []).append(best)
    # Only what is the best of both sides: "George Bush" is neither of two Georges with a middle name.
    clusters.carry_out(found[0] for found in wanted.values() if len(found) == 2)


def _other(clusters: Clusters, proposal: Proposal, own: Cluster) -> Cluster:
    left = clusters.of(proposal.left)
    return clusters.of(proposal.right) if left is own else left


def _fuller(clusters: Clusters, left: Cluster, right: Cluster) -> Proposal | None:
    if not clusters.can(left.profiles[0], right.profiles[0]):
        return None
    best: Proposal | None = None
    for mine in left.profiles[:3]:
        for theirs in right.profiles[:3]:
            for a in sorted(mine.people()):
                for b in sorted(theirs.people()):
                    value = _likeness(a, b)
                    if value and (best is None or value > best.why[0].value):
                        best = _named_fuller(clusters, mine, theirs, value)
    return best


def _likeness(left: tuple[str, str, str, str], right: tuple[str, str, str, str]) -> float:
    if left[2] != right[2] or not one_person(left, right):
        return 0.0
    given = alike(left[0], right[0])
    if given < _KNOWN and any(
        m and alike(m.split()[0], g) >= _KNOWN for m, g in ((left[1], right[0]), (right[1], left[0]))
    ):
        # Known by the middle name: "J. Christopher Stevens" is Chris Stevens.
        return _SHORT
    if not given:
        return 0.0
    if given >= 0.9:
        return _NO_MIDDLE if left[1] or right[1] else _SHORT
    return _SHORT if given >= 0.8 else _INITIAL


def _named_fuller(clusters: Clusters, left: Profile, right: Profile, value: float) -> Proposal:
    mine, theirs = (min(p.names, key=lambda n: (-len(n.split()), n)) for p in (left, right))
    detail = f"“{left.written[mine]}” and “{right.written[theirs]}”"
    if not clusters.context.one_event(left, right) and offices_differ(left.offices, right.offices):
        value *= OTHER_OFFICE
    why = (
        name_reason("fuller name", value, detail, left.names[mine], right.names[theirs]),
        *beside_the_name(clusters, left, right),
    )
    return Proposal(left=left, right=right, why=why)
