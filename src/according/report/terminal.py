"""The terminal report: the page's order, shorter, for widths from 80 columns up."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from according.core import Annotated, Comparison, FindingKind
from according.report.account_lines import COLOURS, AccountLine, account_lines
from according.report.entries import Entry, entry
from according.report.excerpts import Excerpt
from according.report.places import Places
from according.report.readings import readings
from according.report.sections import Chapter, chapters
from according.report.titles import dates, matter
from according.report.visible import visible_text
from according.report.voices import voice_matrix

#: Findings of a section that the terminal shows; the page has them all.
TOP = 10
#: What each account alone tells, and whom it names: this many an account, and in all.
ALONE = 5
FEW = 5
_WIDEST = 120
_COLOURS = ("bright_blue", "yellow", "magenta", "cyan", "green", "bright_yellow", "bright_red", "white")


def show(comparison: Comparison, console: Console, report_path: str | None = None) -> None:
    """The comparison on ``console``: accounts, differences, variants, voices, and what one account alone tells.

    Texts are printed as they are, never read as markup, and characters that act on a terminal are shown instead.
    ``report_path`` is named last, for whoever wants to read on.
    """
    accounts = account_lines(comparison)
    by_id = {account.id: account for account in accounts}
    documents = {annotated.id: annotated for annotated in comparison.documents}
    parts = {chapter.section.anchor: chapter for chapter in chapters(comparison)}
    width = min(console.width, _WIDEST)
    printer = _Printer(console, width, documents, by_id)
    printer.head(comparison, accounts)
    if len(accounts) > 1:
        printer.findings(parts["differ"])
        printer.findings(parts["quotations"])
        printer.findings(parts["carried"], brief=True)
    printer.voices(comparison, accounts)
    printer.findings(parts["names"], quiet=True)
    printer.findings(parts["headlines"], quiet=True)
    printer.findings(parts["origins"], quiet=True, brief=True, most=FEW)
    if len(accounts) > 1:
        printer.alone(parts["alone"], accounts)
    printer.left_out(comparison)
    if report_path is not None:
        console.print()
        console.print(Text.assemble(("The whole page: ", "bold"), visible_text(report_path)), soft_wrap=True)


class _Printer:
    """Prints part after part at one width."""

    def __init__(
        self, console: Console, width: int, documents: dict[str, Annotated], by_id: dict[str, AccountLine]
    ) -> None:
        self._console, self._width, self._documents, self._by_id = console, width, documents, by_id

    def head(self, comparison: Comparison, accounts: tuple[AccountLine, ...]) -> None:
        """The matter, then a line an account."""
        dated = any(account.date for account in accounts)
        events = max(1, len(comparison.stories))
        self._print(Text(visible_text(matter(comparison, accounts)), "bold"))
        counted = f"{len(accounts)} account{'s' * (len(accounts) != 1)} · {events} event{'s' * (events != 1)}"
        self._print(Text(f"{counted} · {dates(comparison)}", "dim"))
        self._console.print()
        table = Table(
            box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=True, header_style="dim", width=self._width
        )
        table.add_column("")
        table.add_column("account", overflow="fold", max_width=26)
        table.add_column("headline", ratio=1)
        for name in ("words", "quoted", "voices", *(["event"] if events > 1 else [])):
            table.add_column(name, justify="right", no_wrap=True)
        for account in accounts:
            cells = [f"{account.words:,}", f"{account.percent} %", str(account.voices)]
            table.add_row(
                self._letter(account),
                Text(visible_text(account.name)),
                self._headline(account, dated),
                *cells,
                *([str(account.event)] if events > 1 else []),
            )
        self._show(table)

    def findings(self, chapter: Chapter, *, quiet: bool = False, brief: bool = False, most: int = TOP) -> None:
        """A section with its first findings; an empty one says so, unless ``quiet``.

        A ``brief`` one leaves out what its heading says already.
        """
        if not chapter.findings:
            if not quiet:
                self._heading(chapter.section.title, None)
                self._print(Text(chapter.section.empty, "italic dim"))
            return
        self._heading(chapter.section.title, len(chapter.findings))
        ordered = sorted(chapter.findings, key=lambda n: n.finding.kind is FindingKind.PROVENANCE)
        for numbered in ordered[:most]:
            self._finding(entry(numbered, self._documents, self._by_id), brief=brief)
        self._rest(len(ordered) - most)

    def voices(self, comparison: Comparison, accounts: tuple[AccountLine, ...]) -> None:
        """The voices with the most words, with bars where few accounts leave room."""
        rows = voice_matrix(comparison, accounts, Places(accounts)).rows
        self._heading("Who speaks", len(rows) or None)
        if not rows:
            self._print(Text("No attributed speech was found.", "italic dim"))
            return
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
        fits = len(accounts) <= max(1, (self._width - 30) // 14)
        room = max(24, min(52, self._width - 14 * len(accounts) - 2)) if fits else self._width // 2
        table.add_column("words quoted + reported", overflow="fold", max_width=room)
        for account in accounts if fits else ():
            table.add_column(self._letter(account), no_wrap=True)
        if not fits:
            table.add_column("")
        longest = max((c.quoted + c.reported for row in rows for c in row.cells if c), default=1) or 1
        for row in rows[:TOP]:
            name = Text(visible_text(row.name))
            if row.kind:
                name.append(f"  {row.kind}", "dim")
            heard = list(zip(accounts, row.cells, strict=True))
            if fits:
                bars = (
                    self._bar(a, c.quoted, c.reported, longest) if c and c.times else Text("named" if c else "–", "dim")
                    for a, c in heard
                )
                table.add_row(name, *bars)
            else:
                # Too many accounts for a column each: only those in which the voice is heard, by letter.
                told = Text("   ").join(
                    Text.assemble(self._letter(a), f" {c.quoted}+{c.reported}") for a, c in heard if c and c.times
                )
                table.add_row(name, told)
        self._show(table)
        self._rest(len(rows) - TOP)

    def alone(self, chapter: Chapter, accounts: tuple[AccountLine, ...]) -> None:
        """What each account alone tells, its first findings."""
        self._heading(chapter.section.title, len(chapter.findings) or None)
        if not chapter.findings:
            self._print(Text(chapter.section.empty, "italic dim"))
            return
        for account in accounts:
            own = [n for n in chapter.findings if account.id in n.finding.documents]
            for numbered in own[:ALONE]:
                made = entry(numbered, self._documents, self._by_id)
                for words in made.words:
                    for piece in words.first[:1]:
                        self._words(account, piece, number=made.number)
            if len(own) > ALONE:
                self._print(Text(f"        and {len(own) - ALONE} more in {account.letter}", "dim"))

    def left_out(self, comparison: Comparison) -> None:
        """The inputs that could not be read."""
        if comparison.skipped:
            self._heading("Left out", len(comparison.skipped))
            for skipped in comparison.skipped:
                self._print(Text(visible_text(f"{skipped.name}: {skipped.why}; {skipped.remedy}")))

    def _finding(self, made: Entry, *, brief: bool) -> None:
        title = Text(f"{made.number:>3}  ", "bold")
        title.append(visible_text(made.finding.title), "bold")
        self._console.print()
        self._print(title, hang=5)
        facts = made.relation
        if made.origins:
            facts += (
                f" · {made.independent} independent origin{'s' * (made.independent != 1)}" if made.independent else ""
            )
        if not brief:
            self._print(Text(f"     {facts}", "dim"), hang=5)
        if made.finding.kind is FindingKind.QUOTATION_VARIANT and made.finding.changes:
            for reading in readings(made.finding, self._documents, self._by_id)[0]:
                self._row(reading.account, Text(visible_text(reading.plain)))
        elif made.finding.kind is FindingKind.LABEL:
            return  # Its sentence has all the words.
        elif made.finding.kind is FindingKind.PROVENANCE:
            for piece in made.words[0].first[:1] if made.words else ():
                self._words(made.words[0].account, piece)
        else:
            for same in made.together:
                for piece in same.words.first[:2]:
                    self._words(same.words.account, piece)
                if same.others:
                    also = Text("     ")
                    for other in same.others:
                        also.append_text(self._letter(other.account)).append(" ")
                    self._print(also.append("in the same words", "italic dim"), hang=8)
        if made.absent:
            letters = Text("     ")
            for account in made.absent:
                letters.append_text(self._letter(account)).append(" ")
            letters.append(
                "not found in " + ("this account" if len(made.absent) == 1 else "these accounts"), "italic dim"
            )
            self._print(letters, hang=8)

    def _words(self, account: AccountLine, piece: Excerpt, number: int | None = None) -> None:
        line = Text()
        line.append(visible_text(piece.before), "dim")
        # Without a terminal's styles the evidence must still stand out.
        left, right = ("", "") if self._console.is_terminal else ("›", "‹")
        line.append(left + visible_text(piece.words) + right, "underline")
        line.append(visible_text(piece.after), "dim")
        self._row(account, line, number)

    def _row(self, account: AccountLine, line: Text, number: int | None = None) -> None:
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=4, justify="right")
        grid.add_column(width=2)
        grid.add_column(ratio=1)
        grid.width = self._width
        grid.add_row(Text("" if number is None else str(number), "dim"), self._letter(account), line)
        self._show(grid)

    def _bar(self, account: AccountLine, quoted: int, reported: int, longest: int) -> Text:
        full, light = (round(count / longest * 6) for count in (quoted, reported))
        if quoted and not full:
            full = 1
        if reported and not light:
            light = 1
        return Text.assemble(("█" * full + "░" * light + " ", _COLOURS[account.colour]), f"{quoted}+{reported}")

    def _heading(self, title: str, count: int | None) -> None:
        self._console.print()
        line = Text(title, "bold")
        if count:
            line.append(f"  {count}", "dim")
        self._print(line)
        self._console.print(Text("─" * self._width, "dim"))

    def _rest(self, count: int) -> None:
        if count > 0:
            self._console.print()
            self._print(Text(f"     and {count} more on the page", "dim"))

    def _headline(self, account: AccountLine, dated: bool) -> Text:
        text = Text(visible_text(account.headline))
        if dated:
            text.append(f"\n{account.date or 'no date given'}", "dim")
        return text

    def _letter(self, account: AccountLine) -> Text:
        return Text(account.letter, f"bold {_COLOURS[account.place % COLOURS]}")

    def _show(self, table: Table) -> None:
        """A table without the spaces with which its lines are filled up: whoever copies them should not have them."""
        options = self._console.options.update(width=self._width)
        for segments in self._console.render_lines(table, options, pad=False):
            line = Text.assemble(*((segment.text, segment.style or "") for segment in segments))
            line.rstrip()
            self._console.print(line, soft_wrap=True)

    def _print(self, text: Text, hang: int = 0) -> None:
        if hang:
            text.rstrip()
            lines = text.wrap(self._console, self._width - hang)
            for place, line in enumerate(lines):
                line.rstrip()
                self._console.print(Text(" " * (hang if place else 0)) + line)
        else:
            self._console.print(text, width=self._width)
