"""Naming: by which words, how often and where each account refers to an entity."""

from collections.abc import Mapping

from according.core import NAMING, Comparison, Entity, Mention, MentionForm, Span
from according.report.places import Places
from according.report.visible import one_line


class Naming:
    """Looks up the mentions of entities across accounts."""

    def __init__(self, comparison: Comparison, places: Places) -> None:
        self._places = places
        self._documents = {annotated.id: annotated for annotated in comparison.documents}
        self._members = {(one.id, m.document): m.entity for one in comparison.entities for m in one.members}

    def entity(self, shared: str, document: str) -> Entity | None:
        """The entity of one document that is part of ``shared``, or None."""
        annotated = self._documents[document]
        return annotated.entity(self._members.get((shared, document)))

    def named(self, shared: str, document: str) -> tuple[int, str]:
        """How often a document names an entity, and the anchor of the first place; 0 and "" where it does not."""
        spans = sorted(mention.span for mention in self._naming(shared, document))
        return (len(spans), self._places.link(document, spans[0])) if spans else (0, "")

    def names(self, shared: str, document: str) -> tuple[tuple[str, int, str], ...]:
        """The distinct names in the order of the text, each with how often it stands there and its first anchor."""
        text = self._documents[document].document.text
        found: dict[str, list[Span]] = {}
        for mention in sorted(self._naming(shared, document), key=lambda mention: mention.span):
            words = one_line(mention.span.of(text))
            found.setdefault(words.removeprefix("the ").removeprefix("The "), []).append(mention.span)
        return tuple((words, len(spans), self._places.link(document, spans[0])) for words, spans in found.items())

    def other_forms(self, shared: str, document: str) -> Mapping[MentionForm, int]:
        """How many descriptions and pronouns refer to it besides."""
        entity = self.entity(shared, document)
        counts: dict[MentionForm, int] = {}
        for mention in entity.mentions if entity is not None else ():
            if mention.form not in NAMING:
                counts[mention.form] = counts.get(mention.form, 0) + 1
        return counts

    def _naming(self, shared: str, document: str) -> list[Mention]:
        entity = self.entity(shared, document)
        return [m for m in entity.mentions if m.form in NAMING] if entity is not None else []
