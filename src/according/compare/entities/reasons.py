"""Reasons: what speaks for two entities being one, beside their names. Each value is how far it goes by itself."""

from according.compare.entities.clusters import Clusters
from according.compare.entities.offices import Office
from according.compare.entities.profiles import Profile
from according.core import EntityType, Evidence, Feature

_EVENT = 0.15
_TYPE = 0.3
_OFFICE = 0.4
#: What is left of a bare surname's value where both have offices and none of them agree.
OTHER_OFFICE = 0.8


def name_reason(name: str, value: float, detail: str, left: Evidence, right: Evidence) -> Feature:
    """The reason that lies in the names themselves."""
    return Feature(name=name, value=value, detail=detail, left=left, right=right)


def beside_the_name(clusters: Clusters, left: Profile, right: Profile, *, kind: bool = False) -> list[Feature]:
    """What else speaks for it: one event, one office, words both are given as saying, company, and their ``kind``."""
    found: list[Feature] = []
    context = clusters.context
    first, second = left.first(), right.first()
    if context.one_event(left, right):
        found.append(
            Feature(name="one event", value=_EVENT, detail="the accounts tell one event", left=first, right=second)
        )
    if kind and left.entity.type is right.entity.type and left.entity.type is not EntityType.UNKNOWN:
        detail = f"both are taken for a {left.entity.type.value}"
        found.append(Feature(name="same kind", value=_TYPE, detail=detail, left=first, right=second))
    post = same_office(left.offices, right.offices)
    if post is not None:
        found.append(post)
    found += [f for f in (context.same_words(left, right), context.company(left, right)) if f is not None]
    return found


def same_office(left: dict[Office, Evidence], right: dict[Office, Evidence]) -> Feature | None:
    """An office that both hold."""
    for mine, here in left.items():
        for theirs, there in right.items():
            if mine.agrees(theirs):
                said = max(mine.said, theirs.said, key=lambda words: (len(words), words))
                return Feature(
                    name="same office", value=_OFFICE, detail=f"both are called “{said}”", left=here, right=there
                )
    return None


def offices_differ(left: dict[Office, Evidence], right: dict[Office, Evidence]) -> bool:
    """Whether both hold offices and none that agree."""
    return bool(left and right) and same_office(left, right) is None
