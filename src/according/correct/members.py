"""The members of an entity across documents: whom the words of a step name now."""

from collections.abc import Iterable, Sequence

from according.core import Anchor, EntityMember, Subject
from according.correct.amending import Amending
from according.correct.unfit import Unfit, short


def members_of(amending: Amending, subject: Subject) -> tuple[EntityMember, ...]:
    """The entities of documents that a subject's words name now, in the order of the documents."""
    return whole(amending, subject.anchors)


def members_there(amending: Amending, subject: Subject) -> tuple[EntityMember, ...]:
    """As ``members_of``, where there have to be some.

    Raises:
        Unfit: if there are none.

    """
    members = members_of(amending, subject)
    if not members:
        raise Unfit(f"nobody called “{short(subject.name)}” is found by these words any more")
    return members


def whole(amending: Amending, anchors: Sequence[Anchor]) -> tuple[EntityMember, ...]:
    """The entities that most of some words name, document by document."""
    hits: dict[EntityMember, int] = {}
    most: dict[str, int] = {}
    for placed in amending.texts.places(anchors):
        if placed is None:
            continue
        mentioned = amending.mentioned(placed.document, placed.span)
        if mentioned is not None:
            member = EntityMember(document=placed.document, entity=mentioned[0].id)
            hits[member] = hits.get(member, 0) + 1
            most[placed.document] = max(most.get(placed.document, 0), hits[member])
    found = []
    for member, count in hits.items():
        entity = amending.entity(member)
        naming = len(entity.naming) or len(entity.mentions) if entity is not None else 0
        # A single place that another model gives to somebody else does not bring that one in as a whole.
        if 2 * count >= naming or 2 * count >= most[member.document]:
            found.append(member)
    return _in_order(amending, found)


def _in_order(amending: Amending, members: Iterable[EntityMember]) -> tuple[EntityMember, ...]:
    order = {document: place for place, document in enumerate(amending.documents)}

    def place(member: EntityMember) -> tuple[int, int, str]:
        entity = amending.entity(member)
        return order[member.document], entity.mentions[0].span.start if entity is not None else 0, member.entity

    return tuple(sorted(members, key=place))
