"""Who speaks in a document: what a search for a speaker goes by, made from the annotations."""

from dataclasses import dataclass

from according.core import NAMING, Annotated, MentionForm, SourceForm

#: As a tuple: the members of an enum are compared faster than hashed.
_UNNAMING = tuple(form for form in MentionForm if form not in NAMING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One who speaks: the entity's id (None where the source has no name), name, and all names the document has.

    ``said`` are the places in ``Annotated.attributions`` of what is attributed to it, with their kinds.
    """

    entity: str | None
    name: str
    names: str
    said: list[tuple[int, str]]

    @property
    def kinds(self) -> str:
        """The kinds of what it said, each once."""
        return " ".join(dict.fromkeys([kind for _, kind in self.said]))


def speakers(annotated: Annotated) -> list[Speaker]:
    """The speakers of a document in the order in which they are first heard.

    A source that is not known by a name speaks under the words that the text has for it ("a police spokesman"); what
    has no source, or only a pronoun, has no speaker.
    """
    entities = {entity.id: entity for entity in annotated.entities}
    text = annotated.document.text
    found: dict[str, Speaker] = {}
    for position, attribution in enumerate(annotated.attributions):
        entity = entities.get(attribution.speaker) if attribution.speaker else None
        if entity is not None:
            key = entity.id
        elif attribution.source and attribution.form is not SourceForm.PRONOUN:
            key = " ".join([span.of(text) for span in attribution.source])
        else:
            continue
        held = found.get(key)
        if held is None:
            if entity is None:
                held = Speaker(entity=None, name=key, names=key, said=[])
            else:
                called = [text[m.span.start : m.span.end] for m in entity.mentions if m.form not in _UNNAMING]
                names = "\n".join(dict.fromkeys((entity.name, *called)))
                held = Speaker(entity=key, name=entity.name, names=names, said=[])
            found[key] = held
        held.said.append((position, attribution.kind.value))
    return list(found.values())
