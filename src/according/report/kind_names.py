"""What kinds of sources, entities and mentions are called on the page and in the terminal."""

from according.core import EntityType, MentionForm, SourceForm, SourceKind

#: Kinds of source; "" where the kind is not told.
KINDS = {
    SourceKind.OFFICIAL: "official",
    SourceKind.POLICE: "police",
    SourceKind.PARTY: "party",
    SourceKind.GROUP: "group",
    SourceKind.EXPERT: "expert",
    SourceKind.WITNESS: "witness or concerned",
    SourceKind.DOCUMENT: "document",
    SourceKind.OUTLET: "another outlet",
    SourceKind.COMPANY: "company",
    SourceKind.PERSON: "person",
    SourceKind.UNKNOWN: "",
}
#: The kinds as rows of a chart, where each needs a name.
CHARTED: dict[SourceKind | None, str] = {None: "source not settled"}
CHARTED.update(KINDS.items())
CHARTED[SourceKind.UNKNOWN] = "kind not told"
#: How a source is put, where that is no name.
FORMS = {SourceForm.UNNAMED: "unnamed", SourceForm.COLLECTIVE: "unnamed, several"}
TYPES = {
    EntityType.PERSON: "person",
    EntityType.ORGANISATION: "organisation",
    EntityType.PLACE: "place",
    EntityType.DOCUMENT: "document",
    EntityType.EVENT: "event",
    EntityType.GROUP: "group",
    EntityType.UNKNOWN: "",
}
#: Mentions in the plural, as they are counted.
MENTIONS = {
    MentionForm.NAME: ("name", "names"),
    MentionForm.PARTIAL: ("part of the name", "parts of the name"),
    MentionForm.ACRONYM: ("acronym", "acronyms"),
    MentionForm.HANDLE: ("handle", "handles"),
    MentionForm.DESCRIPTION: ("description", "descriptions"),
    MentionForm.PRONOUN: ("pronoun", "pronouns"),
}


def called(kind: EntityType, source: SourceKind) -> str:
    """What somebody is, in a few words: "organisation · police", each thing said once."""
    return " · ".join(dict.fromkeys(word for word in (TYPES[kind], KINDS[source]) if word))
