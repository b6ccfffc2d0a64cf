"""Source kinds: what sort of voice somebody is, as the words before and behind a name tell."""

import pytest

from according.annotate.who.cluster import Cluster
from according.annotate.who.kinds import described, source_kind
from according.core import EntityType, Mention, MentionForm, SourceKind, Span


def _kind(text: str, name: str, kind: EntityType = EntityType.PERSON) -> SourceKind:
    start = text.index(name)
    mention = Mention(span=Span(start, start + len(name)), form=MentionForm.NAME)
    return source_kind(Cluster(name=name, type=kind, mentions=[mention]), text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will see,” said Ada Lind, a professor of law at Marlow University.", SourceKind.EXPERT),
        ("Ada Lind, president of the teachers’ union, said no.", SourceKind.GROUP),
        ("President Ada Lind said no.", SourceKind.OFFICIAL),
        ("Ada Lind (D-Ill.) said no.", SourceKind.OFFICIAL),
        ("Ada Lind, D-N.Y., said no.", SourceKind.OFFICIAL),
        ("Police spokeswoman Ada Lind said no.", SourceKind.POLICE),
        ("The police chief, Ada Lind, said no.", SourceKind.POLICE),
        ("Lt. Gov. Ada Lind said no.", SourceKind.OFFICIAL),
        ("Chief executive officer Ada Lind said no.", SourceKind.COMPANY),
        ("GOP strategist Ada Lind said no.", SourceKind.PARTY),
        ("Campaign manager Ada Lind said no.", SourceKind.PARTY),
        ("BBC’s Ada Lind asked why.", SourceKind.OUTLET),
        ("Radio host Ada Lind asked why.", SourceKind.OUTLET),
        ("Ada Lind, a neighbour who saw the fire, said it was quick.", SourceKind.WITNESS),
        ("Ada Lind, 40, a resident, said it was quick.", SourceKind.WITNESS),
        ("The mayor met Otto Brandt, Ada Lind and a reporter.", SourceKind.PERSON),
        ("Police said Ada Lind was home.", SourceKind.PERSON),
        ("Ada Lind said no.", SourceKind.PERSON),
        ("Defence lawyer Ada Lind said no.", SourceKind.PERSON),
    ],
)
def test_a_person_is_told_by_what_stands_at_the_name(text: str, kind: SourceKind) -> None:
    """Titles before a name and appositions behind it tell the kind; other words near it do not."""
    assert _kind(text, "Ada Lind") is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Marlow Daily News", SourceKind.OUTLET),
        ("Department of Fisheries", SourceKind.OFFICIAL),
        ("Ministry of Fisheries", SourceKind.OFFICIAL),
        ("Marlow Police Department", SourceKind.POLICE),
        ("Harbour Workers Union", SourceKind.GROUP),
        ("University of Marlow", SourceKind.EXPERT),
        ("Calder Shipping Corp", SourceKind.COMPANY),
        ("the Lind campaign", SourceKind.PARTY),
        ("Clear Water", SourceKind.UNKNOWN),
    ],
)
def test_a_body_is_told_by_its_name(name: str, kind: SourceKind) -> None:
    """A body's own words tell its kind, and where they do not it stays open."""
    assert _kind(f"{name} said no.", name, EntityType.ORGANISATION) is kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("two police officers", SourceKind.POLICE),
        ("the president of the dockers’ union", SourceKind.GROUP),
        ("a spokesman for the ministry", SourceKind.OFFICIAL),
        ("several residents", SourceKind.WITNESS),
        ("both witnesses", SourceKind.WITNESS),
        ("a senior Democratic senator", SourceKind.OFFICIAL),
        ("the retail giant", SourceKind.COMPANY),
        ("his advisers", None),
        ("people", None),
    ],
)
def test_a_description_is_told_by_its_noun(words: str, kind: SourceKind | None) -> None:
    """The noun of a description tells its kind; a post that every body has leaves it to the body."""
    assert described(words) is kind


def test_a_document_is_a_document() -> None:
    """A text that speaks is a document, whatever its title says."""
    assert _kind("The police report says no.", "police report", EntityType.DOCUMENT) is SourceKind.DOCUMENT


def test_a_place_has_no_kind() -> None:
    """A place tells nothing of who speaks for it."""
    assert _kind("Marlow says no.", "Marlow", EntityType.PLACE) is SourceKind.UNKNOWN
