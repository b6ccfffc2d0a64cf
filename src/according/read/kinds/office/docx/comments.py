"""Comments: what readers wrote in the margin of a Word document."""

from according.read.kinds.office.changes import Changes, Who
from according.read.kinds.office.docx.package import KNOWN
from according.read.xml import Closed, Opened, Words, events

_DELETED = frozenset({"w:del", "w:moveFrom", "w:instrText", "mc:Fallback"})


def add_comments(raw: str, places: dict[str, tuple[int, int]], changes: Changes) -> None:
    """Adds the comments of ``word/comments.xml`` at their places in the text; those with none are left out.

    Raises:
        Unreadable: if it is no sound XML.

    """
    key, who, words = "", Who(), [""]
    within: list[str] = []
    for event in events(raw, KNOWN):
        if isinstance(event, Opened):
            within.append(event.name)
            if event.name == "w:comment":
                attributes = event.attributes
                key, words = attributes.get("w:id", ""), []
                who = Who.of(attributes.get("w:author"), attributes.get("w:date"))
            elif event.name in ("w:tab", "w:br"):
                words.append(" ")
        elif isinstance(event, Words):
            if within and within[-1] in ("w:t", "m:t") and not _DELETED.intersection(within):
                words.append(event.of(raw))
        elif isinstance(event, Closed):
            within.pop()
            if event.name == "w:p":
                words.append("\n")
            elif event.name == "w:comment" and key in places:
                changes.commented(*places[key], "".join(words), who)
