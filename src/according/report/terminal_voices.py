"""The terminal's part on people: who speaks and how much, how words divide, who is only spoken of, who is who."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from according.core import Comparison
from according.report.account_lines import AccountLine
from according.report.people import PersonCell, people
from according.report.places import Places
from according.report.printer import Printer
from according.report.shares import percent, share_charts
from according.report.unheard import unheard_rows
from according.report.visible import visible_text
from according.report.voices import VoiceRow, voice_matrix

#: Voices that are shown, and names of whoever is spoken of only or stands in several accounts.
TOP, FEW = 10, 5
#: Kinds of source that an account's line names.
_KINDS = 3


def print_voices(printer: Printer, comparison: Comparison, accounts: tuple[AccountLine, ...]) -> None:
    """How each account's words divide, the voices with bars, and who is named and heard in no account."""
    voices = voice_matrix(comparison, accounts, Places(accounts))
    settled = (*voices.named, *voices.unnamed)
    printer.heading("Who speaks", len(settled) or None)
    if not voices:
        printer.print(Text("No attributed speech was found.", "italic dim"))
        return
    if len(accounts) <= TOP:
        _shares(printer, comparison, accounts)
    _matrix(printer, (*settled[:TOP], *voices.unsettled), accounts, longest=_longest(settled))
    printer.rest(len(settled) - TOP)
    _unheard(printer, comparison, accounts)


def print_people(printer: Printer, comparison: Comparison, accounts: tuple[AccountLine, ...]) -> None:
    """Who is named in several accounts, by which names; nothing where there is nobody or one account."""
    rows = people(comparison, accounts, Places(accounts)).several
    if not rows:
        return
    printer.heading("Who is who", len(rows))
    for row in rows[:FEW]:
        line = Text(visible_text(row.name), "bold")
        if row.what:
            line.append(f"  {row.what}", "not bold dim")
        printer.print(line)
        said = Text("     ")
        for account, cell in zip(accounts, row.cells, strict=True):
            if cell is not None:
                said.append_text(printer.letter(account)).append(f" {visible_text(_names(cell))}   ")
        printer.print(said, hang=5)
    printer.rest(len(rows) - FEW)


def _names(cell: PersonCell) -> str:
    names = ", ".join(name.words + (f" ×{name.times}" if name.times > 1 else "") for name in cell.names)
    return names or cell.besides


def _shares(printer: Printer, comparison: Comparison, accounts: tuple[AccountLine, ...]) -> None:
    for chart in share_charts(comparison, accounts):
        kinds = sorted((k for k in chart.kinds if k.quoted + k.reported), key=lambda k: -(k.quoted + k.reported))
        told = ", ".join(f"{kind.name} {kind.share}" for kind in kinds[:_KINDS])
        line = Text(
            f"{percent(chart.quoted)} quoted, {percent(chart.reported)} reported, {percent(chart.own)} own"
            + (f" · {told}" if told else "")
        )
        printer.row(chart.account, line)
    printer.console.print()


def _longest(rows: Sequence[VoiceRow]) -> int:
    return max((c.quoted + c.reported for row in rows for c in row.cells if c), default=1) or 1


def _matrix(printer: Printer, rows: Sequence[VoiceRow], accounts: tuple[AccountLine, ...], *, longest: int) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    fits = len(accounts) <= max(1, (printer.width - 30) // 14)
    room = max(24, min(52, printer.width - 14 * len(accounts) - 2)) if fits else printer.width // 2
    table.add_column("words quoted + reported", overflow="fold", max_width=room)
    for account in accounts if fits else ():
        table.add_column(printer.letter(account), no_wrap=True)
    if not fits:
        table.add_column("")
    for row in rows:
        name = Text(visible_text(row.name))
        what = row.what + (f" of {row.behind}" if row.behind else "")
        if what:
            name.append(f"  {visible_text(what)}", "dim")
        heard = list(zip(accounts, row.cells, strict=True))
        if fits:
            cells = []
            for account, cell in heard:
                if cell is not None and cell.times:
                    cells.append(printer.bar(account, cell.quoted, cell.reported, longest))
                else:
                    silent = "–" if cell is None else "" if cell.elsewhere else "named"
                    cells.append(Text("document" if cell is not None and cell.through else silent, "dim"))
            table.add_row(name, *cells)
        else:
            # Too many accounts for a column each: only those in which the voice is heard, by letter.
            told = Text("   ").join(
                Text.assemble(printer.letter(a), f" {c.quoted}+{c.reported}") for a, c in heard if c and c.times
            )
            table.add_row(name, told)
    printer.show(table)


def _unheard(printer: Printer, comparison: Comparison, accounts: tuple[AccountLine, ...]) -> None:
    rows = unheard_rows(comparison, accounts, Places(accounts))
    if not rows:
        return
    line = Text("Spoken of, not heard: ", "bold")
    for place, row in enumerate(rows[:FEW]):
        line.append(("; " if place else "") + visible_text(row.name), "not bold")
        for account, cell in zip(accounts, row.cells, strict=True):
            if cell is not None:
                line.append(" ").append_text(printer.letter(account)).append(f" {cell.times}×", "not bold dim")
    if len(rows) > FEW:
        line.append(f"; and {len(rows) - FEW} more", "not bold dim")
    printer.console.print()
    printer.print(line, hang=2)
