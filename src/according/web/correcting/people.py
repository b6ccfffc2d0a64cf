"""People: an entity across the accounts with its names and places, and whom it might be merged with."""

from collections.abc import Iterator
from dataclasses import dataclass

from according.core import NAMING, Annotated, Entity, Mention, MentionForm, SharedEntity, Span
from according.report.account_lines import AccountLine
from according.report.kind_names import called
from according.web.correcting.exact_words import Place, shown
from according.web.correcting.room import Room

#: Places of one member that are shown at once.
FEW = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionPlace:
    """One place that refers to an entity: ``key`` is how a form names it."""

    key: str
    place: Place
    form: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An entity of one account as part of one across accounts; ``key`` is how a form names it as a whole."""

    key: str
    account: AccountLine
    names: str
    first: Span
    places: tuple[MentionPlace, ...]
    pronouns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """An entity that might be the same."""

    id: str
    name: str
    what: str
    letters: str


def members(room: Room, entity: SharedEntity) -> tuple[Member, ...]:
    """The members of an entity in the order of the accounts."""
    made = []
    for member in entity.members:
        annotated, account = room.view.documents[member.document], room.view.by_id[member.document]
        held = annotated.entity(member.entity)
        if held is not None:
            made.append(_member(annotated, account, held))
    return tuple(sorted(made, key=lambda m: m.account.place))


def others(room: Room, entity: SharedEntity) -> tuple[Other, ...]:
    """All other entities of the story; those of the same type first, by their names."""
    rest = [each for each in room.view.comparison.entities if each.id != entity.id]
    ordered = sorted(rest, key=lambda each: (each.type is not entity.type, each.name.casefold(), each.id))
    return tuple(
        Other(
            id=each.id,
            name=each.name,
            what=called(each.type, each.source_kind),
            letters=", ".join(sorted({room.letters[m.document] for m in each.members}, key=lambda x: (len(x), x))),
        )
        for each in ordered
    )


def _member(annotated: Annotated, account: AccountLine, held: Entity) -> Member:
    named = [m for m in held.mentions if m.form in NAMING]
    names = dict.fromkeys(" ".join(annotated.words(m.span).split()) for m in named)
    return Member(
        key=f"{account.letter}:{held.first.span.start}-{held.first.span.end}",
        account=account,
        names=", ".join(names) or held.name,
        first=held.first.span,
        places=tuple(_places(annotated, account, held.mentions)),
        pronouns=sum(m.form is MentionForm.PRONOUN for m in held.mentions),
    )


def _places(annotated: Annotated, account: AccountLine, mentions: tuple[Mention, ...]) -> Iterator[MentionPlace]:
    for mention in sorted(mentions, key=lambda m: m.span):
        if mention.form is MentionForm.PRONOUN:
            continue
        place = f"{mention.span.start}-{mention.span.end}"
        yield MentionPlace(
            key=f"{account.letter}:{place}",
            place=shown(annotated.document.text, mention.span),
            form=mention.form.value,
            link=f"/documents/{annotated.id}?at={place}#at",
        )
