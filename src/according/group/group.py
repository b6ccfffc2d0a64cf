"""The stage: annotated documents in, the stories that they tell out."""

from according.core import Annotated, Story, content_id
from according.group.copies import copies
from according.group.events import events


def group(documents: tuple[Annotated, ...]) -> tuple[Story, ...]:
    """Which documents tell one event, and which copy which.

    Every document is in exactly one story; stories stand in the order of their first documents, and a story's
    documents in the order given. A copy belongs to the story of both its documents, or of the copying one.
    """
    copied = copies(documents)
    told = events(documents)
    return tuple(
        Story(
            id=content_id("s", *members),
            documents=members,
            copies=tuple(copy for copy in copied if copy.copy in members),
            why=why,
        )
        for members, why in told
    )
