"""The stage: annotated documents in, the stories that they tell out."""

from according.core import Annotated, Copy, Story, content_id
from according.group.copies import copies
from according.group.events import events


def group(documents: tuple[Annotated, ...]) -> tuple[Story, ...]:
    """Which documents tell one event, and which copy which.

    Every document is in exactly one story; stories stand in the order of their first documents, and a story's
    documents in the order given. A copy belongs to the story of both its documents, or of the copying one.
    """
    told = events(documents)
    of = {member: number for number, (members, _) in enumerate(told) for member in members}
    copied: list[list[Copy]] = [[] for _ in told]
    for copy in copies(documents):
        copied[of[copy.copy]].append(copy)
    return tuple(
        Story(id=content_id("s", *members), documents=members, copies=tuple(own), why=why)
        for (members, why), own in zip(told, copied, strict=True)
    )
