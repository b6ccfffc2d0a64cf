"""Who is who: by which names each account calls an entity, how often, and why the accounts' entities are one."""

from dataclasses import dataclass

from according.core import Comparison, EntityJoin, EntityType, Evidence, MentionForm, SharedEntity
from according.report.account_lines import AccountLine
from according.report.kind_names import MENTIONS, called
from according.report.naming import Naming
from according.report.places import Places
from according.report.visible import one_line

#: Names that a cell shows; further ones are counted.
_NAMES = 4
#: Characters of a reason's words that are shown; the link leads to them all.
_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledBy:
    """A name that an account uses: its words, how often, and where first."""

    words: str
    times: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCell:
    """How one account refers to an entity: the names it uses, how many more there are, and what else refers to it."""

    names: tuple[CalledBy, ...]
    more: int
    besides: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The words on one side of a reason, in their place."""

    letter: str
    colour: int
    words: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason for which two accounts' entities are taken for one, with its words where they stand elsewhere."""

    name: str
    detail: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Why the entities of two accounts are taken for one, and what to write to keep them apart.

    ``left`` and ``right`` are the words of the first reason that has any; the other reasons have their own where these
    stand elsewhere.
    """

    left: Side
    right: Side
    reasons: tuple[Reason, ...]
    undo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """An entity across accounts; a cell an account, None where it does not occur."""

    id: str
    name: str
    what: str
    place: bool
    total: int
    cells: tuple[PersonCell | None, ...]
    merges: tuple[Merge, ...]

    @property
    def places(self) -> tuple[int, ...]:
        """Which accounts the cells that are not None belong to."""
        return tuple(place for place, cell in enumerate(self.cells) if cell is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who is in several accounts, who is in one only, and how many are named there once and say nothing."""

    several: tuple[PersonRow, ...]
    alone: tuple[PersonRow, ...]
    passing: int

    def __bool__(self) -> bool:
        return bool(self.several or self.alone or self.passing)


def people(comparison: Comparison, accounts: tuple[AccountLine, ...], places: Places) -> People:
    """The entities of the accounts, places last; those in most accounts first, then those referred to most often."""
    naming = Naming(comparison, places)
    documents = {annotated.id: annotated for annotated in comparison.documents}
    by_id = {account.id: account for account in accounts}
    speaking = {tally.entity for tally in comparison.voices}
    several: list[PersonRow] = []
    alone: list[PersonRow] = []
    passing = 0

    def side(evidence: Evidence) -> Side:
        account = by_id[evidence.document]
        return Side(
            letter=account.letter,
            colour=account.colour,
            words=_short(one_line(documents[evidence.document].words(evidence.span))),
            anchor=places.link(evidence.document, evidence.span),
        )

    def merge(shared: SharedEntity, join: EntityJoin) -> Merge:
        pairs = [(f, side(f.left), side(f.right)) for f in join.why if f.left is not None and f.right is not None]
        first = pairs[0][1:] if pairs else _unplaced(join, by_id, naming, shared)
        known = {f: (left, right) for f, left, right in pairs if (left, right) != first}
        return Merge(
            left=first[0],
            right=first[1],
            reasons=tuple(Reason(name=f.name, detail=f.detail, sides=known.get(f, ())) for f in join.why),
            undo=_undo(shared, by_id[join.left.document], by_id[join.right.document], naming),
        )

    for shared in comparison.entities:
        present = {member.document for member in shared.members if member.document in by_id}
        mentions = sum(len(entity.mentions) for d in present if (entity := naming.entity(shared.id, d)) is not None)
        if len(present) < 2 and mentions < 2 and shared.id not in speaking:
            passing += 1
            continue
        row = PersonRow(
            id=shared.id,
            name=one_line(shared.name),
            what=called(shared.type, shared.source_kind),
            place=shared.type is EntityType.PLACE,
            total=mentions,
            cells=tuple(_cell(shared, account.id, naming) if account.id in present else None for account in accounts),
            merges=tuple(
                merge(shared, join)
                for join in shared.joins
                if join.left.document in by_id and join.right.document in by_id
            ),
        )
        (several if len(present) > 1 else alone).append(row)
    return People(
        several=tuple(sorted(several, key=lambda row: (row.place, -_accounts(row), -row.total))),
        alone=tuple(sorted(alone, key=lambda row: (row.place, -row.total))),
        passing=passing,
    )


def _accounts(row: PersonRow) -> int:
    return sum(cell is not None for cell in row.cells)


def _cell(shared: SharedEntity, document: str, naming: Naming) -> PersonCell:
    names = naming.names(shared.id, document)
    besides = naming.other_forms(shared.id, document)
    counted = [
        f"{besides[form]} {MENTIONS[form][besides[form] != 1]}"
        for form in (MentionForm.DESCRIPTION, MentionForm.PRONOUN)
        if form in besides
    ]
    return PersonCell(
        names=tuple(CalledBy(words=words, times=times, anchor=place) for words, times, place in names[:_NAMES]),
        more=max(0, len(names) - _NAMES),
        besides=", ".join(counted),
    )


def _undo(shared: SharedEntity, left: AccountLine, right: AccountLine, naming: Naming) -> str:
    """What keeps two accounts' entities apart: the option with the name of each."""
    sides = []
    for account in (left, right):
        entity = naming.entity(shared.id, account.id)
        sides.append(f"{one_line(entity.name if entity is not None else shared.name)}@{account.letter}")
    return '--apart "{}={}"'.format(*sides)


def _unplaced(
    join: EntityJoin, by_id: dict[str, AccountLine], naming: Naming, shared: SharedEntity
) -> tuple[Side, Side]:
    """The names of both sides where no reason has a place: what the user said is one."""
    left, right = (
        Side(
            letter=by_id[member.document].letter,
            colour=by_id[member.document].colour,
            words=shared.name,
            anchor=naming.named(shared.id, member.document)[1] or f"col-{by_id[member.document].letter}",
        )
        for member in (join.left, join.right)
    )
    return left, right


def _short(words: str) -> str:
    return words if len(words) <= _WORDS else words[: _WORDS - 1].rsplit(" ", 1)[0] + " …"
