"""One name in its place, before names are put together to entities."""

from dataclasses import dataclass

from according.core import EntityType, MentionForm, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One place that names somebody or something. ``title`` are the words of office before it ("police chief").

    ``marked`` is what the reading model takes it for, with its probability ``sure``; None where it says nothing.
    """

    span: Span
    words: str
    form: MentionForm
    type: EntityType
    title: str = ""
    marked: EntityType | None = None
    sure: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of a document in the order of the text, and which of them the text itself equates (acronyms)."""

    mentions: tuple[Name, ...]
    aliases: tuple[tuple[str, str], ...]
