"""Marks: what is kept in mind while a story is read: its paragraph, its fields, and what it points to."""

from dataclasses import dataclass, field

from according.read.kinds.office.changes import Who


@dataclass(slots=True)
class Marks:
    """What the stories of a document point to, gathered while they are written."""

    notes: list[tuple[str, str]] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    comments: dict[str, tuple[int, int]] = field(default_factory=dict)
    opened: dict[str, int] = field(default_factory=dict)
    embedded: int = 0


@dataclass(slots=True)
class Paragraph:
    """The paragraph that is read: its style, its own level in the outline, and who deleted its end."""

    style: str = ""
    level: int | None = None
    deleted: Who | None = None
    pending: bool = False
    hides: bool = False


@dataclass(slots=True)
class Field:
    """A field: what it is made from, and whether its result has begun."""

    instruction: str = ""
    result: bool = False
    contents: bool = False
