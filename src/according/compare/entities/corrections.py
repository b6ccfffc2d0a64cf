"""Corrections: what the user says about who is who.

Names that are kept apart bar every join between their bearers; names that are one are joined before anything else,
whatever speaks against it.
"""

from collections.abc import Sequence

from rapidfuzz.process import extract

from according.compare.entities.clusters import Clusters, Proposal
from according.compare.entities.names import key, without_plural
from according.compare.entities.nations import same_place
from according.compare.entities.profiles import Profile
from according.core import Annotated, Correction, CorrectionKind, EntityMember, Feature, UsageError

#: Likeness (0-100) from which on a name of the accounts is offered for one that they have not.
_LIKE = 60
_OFFERED = 3


def keep_apart(profiles: Sequence[Profile], documents: Sequence[Annotated], corrections: Sequence[Correction]) -> None:
    """Note on the profiles whom the user keeps apart from whom.

    Raises:
        UsageError: if no account has a name, or if one document already takes both names for one.

    """
    for number, correction in enumerate(corrections):
        left, right = _sides(profiles, documents, correction)
        if correction.kind is not CorrectionKind.APART:
            continue
        both = {id(p) for p in left} & {id(p) for p in right}
        sides = [[p for p in side if id(p) not in both] for side in (left, right)]
        if not all(sides):
            raise UsageError(
                f"“{correction.left}” and “{correction.right}” cannot be kept apart: each account that has both takes "
                "them for one; give names that different accounts use"
            )
        for side, profiles_there in enumerate(sides):
            for profile in profiles_there:
                profile.sides |= {2 * number + side}
                profile.apart_from |= {2 * number + 1 - side}


def join_named(clusters: Clusters, documents: Sequence[Annotated], corrections: Sequence[Correction]) -> None:
    """Join whom the user says to be one.

    Raises:
        UsageError: if the same are to be kept apart.

    """
    for correction in corrections:
        if correction.kind is not CorrectionKind.SAME:
            continue
        left, right = _sides(clusters.profiles, documents, correction)
        first = left[0]
        detail = f"you said that “{correction.left}” and “{correction.right}” are one"
        for other in (*right, *left[1:]):
            if clusters.of(first) is clusters.of(other):
                continue
            if clusters.of(first).apart_from & {side for p in clusters.of(other).profiles for side in p.sides}:
                raise UsageError(
                    f"“{correction.left}” and “{correction.right}” are said to be the same, and yet kept apart; "
                    "leave one of the two out"
                )
            reason = Feature(name="said by you", value=1.0, detail=detail, left=first.first(), right=other.first())
            clusters.join(Proposal(left=first, right=other, why=(reason,)))


def _sides(
    profiles: Sequence[Profile], documents: Sequence[Annotated], correction: Correction
) -> tuple[list[Profile], list[Profile]]:
    """Whom the two sides of a correction mean."""
    left, right = (
        _members(profiles, name, members) if members else _bearers(profiles, documents, name)
        for name, members in (
            (correction.left, correction.left_members),
            (correction.right, correction.right_members),
        )
    )
    return left, right


def _members(profiles: Sequence[Profile], name: str, members: Sequence[EntityMember]) -> list[Profile]:
    wanted = {(member.document, member.entity) for member in members}
    found = [profile for profile in profiles if (profile.document, profile.entity.id) in wanted]
    if not found:
        raise UsageError(f"“{name}” stands in none of these accounts")
    return sorted(found, key=lambda p: p.order)


def _bearers(profiles: Sequence[Profile], documents: Sequence[Annotated], name: str) -> list[Profile]:
    """The entities that accounts call by a name; "Ada Lind@B" or "Ada Lind@courier.txt" those of one account."""
    bare, at, account = name.rpartition("@")
    among = list(profiles)
    if at and bare:
        places = [place for place, document in enumerate(documents) if account in _accounts(place, document)]
        if not places:
            letters = ", ".join(_letter(place) for place in range(len(documents)))
            raise UsageError(f"“{name}”: there is no account {account!r}; there are {letters}, or name its file")
        among = [p for p in among if p.place in places]
    else:
        bare = name
    plain, wanted = key(bare), _forms(bare)
    # As the accounts write it, so that "U.S." and "United States" of one account can be parted; else as it is known.
    found = [p for p in among if plain in _written(p)] or [p for p in among if wanted & _known(p)]
    if not found:
        near = [match[0] for match in extract(bare, _all_names(among), limit=_OFFERED, score_cutoff=_LIKE)]
        offer = f"; the nearest are {', '.join(f'“{n}”' for n in near)}" if near else ""
        raise UsageError(f"no account has the name “{name}”{offer}")
    return sorted(found, key=lambda p: p.order)


def _forms(name: str) -> set[str]:
    plain = key(name)
    return {
        form
        for form in (plain, without_plural(plain), same_place(plain), "@" + plain if name[:1] == "@" else "")
        if form
    }


def _written(profile: Profile) -> set[str]:
    return {key(profile.entity.name), *map(key, profile.written.values())}


def _known(profile: Profile) -> set[str]:
    return {*profile.names, *profile.parts, *_written(profile)}


def _all_names(profiles: Sequence[Profile]) -> list[str]:
    return sorted({profile.entity.name for profile in profiles})


def _accounts(place: int, document: Annotated) -> set[str]:
    path = document.document.path or ""
    return {
        _letter(place),
        path,
        path.replace("\\", "/").rpartition("/")[2],
        document.document.outlet or "",
        document.id,
    } - {""}


def _letter(place: int) -> str:
    """The letter by which titles refer to an account: A for the first, AA after Z."""
    letters, number = "", place + 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
