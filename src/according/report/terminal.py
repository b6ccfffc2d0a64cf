"""The terminal report: the page's order, shorter, for widths from 80 columns up."""

from dataclasses import replace

from rich.console import Console
from rich.table import Table
from rich.text import Text

from according.core import Annotated, Comparison, FindingKind
from according.report.account_lines import AccountLine, account_lines
from according.report.entries import Entry, entry
from according.report.excerpts import Excerpt
from according.report.places import Places
from according.report.printer import Printer
from according.report.readings import readings
from according.report.reviewed import Reviewed
from according.report.sections import Chapter, chapters
from according.report.terminal_voices import print_people, print_voices
from according.report.titles import dates, matter
from according.report.visible import visible_text

#: Findings of a section that the terminal shows; the page has them all.
TOP = 10
#: What each account alone tells, and whom it names: this many an account, and in all.
ALONE = 5
FEW = 5
_WIDEST = 120
#: Of how things are worded the terminal shows who acts and what stands in marks; the page has the rest.
_WORDED = (FindingKind.AGENCY, FindingKind.SCARE_QUOTE)


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
    reviewed = Reviewed(comparison, by_id, Places(accounts))
    printer = _Report(console, width, documents, by_id, reviewed)
    printer.head(comparison, accounts)
    if len(accounts) > 1:
        printer.findings(parts["differ"])
        printer.findings(parts["quotations"])
        printer.findings(parts["carried"], brief=True)
    print_voices(printer, comparison, accounts)
    printer.findings(parts["names"], quiet=True)
    print_people(printer, comparison, accounts)
    printer.findings(_only(parts["wording"], _WORDED), quiet=True, most=FEW)
    printer.findings(parts["headlines"], quiet=True)
    printer.findings(parts["origins"], quiet=True, brief=True, most=FEW)
    if len(accounts) > 1:
        printer.alone(parts["alone"], accounts)
    printer.said()
    printer.left_out(comparison)
    if report_path is not None:
        console.print()
        console.print(Text.assemble(("The whole page: ", "bold"), visible_text(report_path)), soft_wrap=True)


def _only(chapter: Chapter, kinds: tuple[FindingKind, ...]) -> Chapter:
    return replace(chapter, findings=tuple(n for n in chapter.findings if n.finding.kind in kinds))


class _Report(Printer):
    """Prints part after part."""

    def __init__(
        self,
        console: Console,
        width: int,
        documents: dict[str, Annotated],
        by_id: dict[str, AccountLine],
        reviewed: Reviewed,
    ) -> None:
        super().__init__(console, width)
        self._documents, self._by_id, self._reviewed = documents, by_id, reviewed

    def head(self, comparison: Comparison, accounts: tuple[AccountLine, ...]) -> None:
        """The matter, then a line an account."""
        dated = any(account.date for account in accounts)
        events = max(1, len(comparison.stories))
        self.print(Text(visible_text(matter(comparison, accounts)), "bold"))
        counted = f"{len(accounts)} account{'s' * (len(accounts) != 1)} · {events} event{'s' * (events != 1)}"
        self.print(Text(f"{counted} · {dates(comparison)}", "dim"))
        self.console.print()
        table = Table(
            box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=True, header_style="dim", width=self.width
        )
        table.add_column("")
        table.add_column("account", overflow="fold", max_width=26)
        table.add_column("headline", ratio=1)
        for name in ("words", "quoted", "voices", *(["event"] if events > 1 else [])):
            table.add_column(name, justify="right", no_wrap=True)
        for account in accounts:
            cells = [f"{account.words:,}", f"{account.percent} %", str(account.voices)]
            table.add_row(
                self.letter(account),
                Text(visible_text(account.name)),
                self._headline(account, dated),
                *cells,
                *([str(account.event)] if events > 1 else []),
            )
        self.show(table)

    def findings(self, chapter: Chapter, *, quiet: bool = False, brief: bool = False, most: int = TOP) -> None:
        """A section with its first findings; an empty one says so, unless ``quiet``.

        A ``brief`` one leaves out what its heading says already.
        """
        if not chapter.findings:
            if not quiet:
                self.heading(chapter.section.title, None)
                self.print(Text(chapter.section.empty, "italic dim"))
            return
        self.heading(chapter.section.title, len(chapter.findings))
        ordered = sorted(chapter.findings, key=lambda n: n.finding.kind is FindingKind.PROVENANCE)
        for numbered in ordered[:most]:
            self._finding(entry(numbered, self._documents, self._by_id), brief=brief)
        self.rest(len(ordered) - most)

    def alone(self, chapter: Chapter, accounts: tuple[AccountLine, ...]) -> None:
        """What each account alone tells, its first findings."""
        self.heading(chapter.section.title, len(chapter.findings) or None)
        if not chapter.findings:
            self.print(Text(chapter.section.empty, "italic dim"))
            return
        for account in accounts:
            own = [n for n in chapter.findings if account.id in n.finding.documents]
            for numbered in own[:ALONE]:
                made = entry(numbered, self._documents, self._by_id)
                for words in made.words:
                    for piece in words.first[:1]:
                        self._words(account, piece, number=made.number)
            if len(own) > ALONE:
                self.print(Text(f"        and {len(own) - ALONE} more in {account.letter}", "dim"))

    def said(self) -> None:
        """How many corrections took part, and what people set aside."""
        if not self._reviewed:
            return
        self.heading("What people said", None)
        self.print(Text(f"{self._reviewed.told}."))
        for aside in self._reviewed.set_aside:
            told = f" ({aside.mark.by}{f': {aside.mark.why}' if aside.mark.why else ''})" if aside.mark else ""
            self.print(Text.assemble("set aside: ", visible_text(aside.entry.finding.title + told)), hang=2)

    def left_out(self, comparison: Comparison) -> None:
        """The inputs that could not be read."""
        if comparison.skipped:
            self.heading("Left out", len(comparison.skipped))
            for skipped in comparison.skipped:
                self.print(Text(visible_text(f"{skipped.name}: {skipped.why}; {skipped.remedy}")))

    def _finding(self, made: Entry, *, brief: bool) -> None:
        title = Text(f"{made.number:>3}  ", "bold")
        title.append(visible_text(made.finding.title), "bold")
        self.console.print()
        self.print(title, hang=5)
        facts = made.relation
        if made.origins:
            facts += (
                f" · {made.independent} independent origin{'s' * (made.independent != 1)}" if made.independent else ""
            )
        if not brief:
            self.print(Text(f"     {facts}", "dim"), hang=5)
        for mark in self._reviewed.marks(made.finding):
            self.print(Text(f"     {visible_text(mark.line)}", "italic"), hang=5)
        if made.finding.kind is FindingKind.QUOTATION_VARIANT and made.finding.changes:
            for reading in readings(made.finding, self._documents, self._by_id)[0]:
                self.row(reading.account, Text(visible_text(reading.plain)))
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
                        also.append_text(self.letter(other.account)).append(" ")
                    self.print(also.append("in the same words", "italic dim"), hang=8)
        if made.absent:
            letters = Text("     ")
            for account in made.absent:
                letters.append_text(self.letter(account)).append(" ")
            letters.append(
                "not found in " + ("this account" if len(made.absent) == 1 else "these accounts"), "italic dim"
            )
            self.print(letters, hang=8)

    def _words(self, account: AccountLine, piece: Excerpt, number: int | None = None) -> None:
        line = Text()
        line.append(visible_text(piece.before), "dim")
        # Without a terminal's styles the evidence must still stand out.
        left, right = ("", "") if self.console.is_terminal else ("›", "‹")
        line.append(left + visible_text(piece.words) + right, "underline")
        line.append(visible_text(piece.after), "dim")
        self.row(account, line, number)

    def _headline(self, account: AccountLine, dated: bool) -> Text:
        text = Text(visible_text(account.headline))
        if dated:
            text.append(f"\n{account.date or 'no date given'}", "dim")
        return text
