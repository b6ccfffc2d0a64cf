"""Spoken of, not heard: whom the accounts of an event name and none of them lets speak."""

from dataclasses import dataclass

from according.core import Comparison
from according.report.account_lines import AccountLine
from according.report.kind_names import called
from according.report.naming import Naming
from according.report.places import Places
from according.report.visible import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class UnheardCell:
    """How often one account names somebody, where it first does, and the document through which alone it hears them."""

    times: int
    anchor: str
    through: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnheardRow:
    """Somebody who is spoken of and not heard; a cell an account, None where it does not name them."""

    name: str
    what: str
    total: int
    cells: tuple[UnheardCell | None, ...]

    @property
    def by_document(self) -> bool:
        """Whether some account hears them through a document."""
        return any(cell is not None and cell.through for cell in self.cells)


def unheard_rows(comparison: Comparison, accounts: tuple[AccountLine, ...], places: Places) -> tuple[UnheardRow, ...]:
    """Who is heard in no account of the event, those named in most accounts first, then those named most often.

    Who speaks in another account stands among the voices, with how often the silent account names them.
    """
    shared = {one.id: one for one in comparison.entities}
    naming = Naming(comparison, places)
    found: dict[str, dict[str, str]] = {}
    for voices in comparison.account_voices:
        for one in voices.unheard:
            if one.entity in shared and not one.heard_in:
                found.setdefault(one.entity, {})[voices.document] = one_line(one.through or "")
    rows = []
    for entity, through in found.items():
        cells = []
        for account in accounts:
            times, place = naming.named(entity, account.id)
            cells.append(UnheardCell(times=times, anchor=place, through=through.get(account.id, "")) if times else None)
        rows.append(
            UnheardRow(
                name=one_line(shared[entity].name),
                what=called(shared[entity].type, shared[entity].source_kind),
                total=sum(cell.times for cell in cells if cell is not None),
                cells=tuple(cells),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-sum(cell is not None for cell in row.cells), -row.total)))
