"""What the terminal report prints with: headings, lines that hang, and tables without trailing spaces, at one width."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from according.report.account_lines import COLOURS, AccountLine

_COLOURS = ("bright_blue", "yellow", "magenta", "cyan", "green", "bright_yellow", "bright_red", "white")


class Printer:
    """Prints at one width on one console."""

    def __init__(self, console: Console, width: int) -> None:
        self.console, self.width = console, width

    def heading(self, title: str, count: int | None) -> None:
        """A heading with its count, ruled off."""
        self.console.print()
        line = Text(title, "bold")
        if count:
            line.append(f"  {count}", "dim")
        self.print(line)
        self.console.print(Text("─" * self.width, "dim"))

    def print(self, text: Text, hang: int = 0) -> None:
        """A text, wrapped; ``hang`` indents what follows its first line."""
        if hang:
            text.rstrip()
            lines = text.wrap(self.console, self.width - hang)
            for place, line in enumerate(lines):
                line.rstrip()
                self.console.print(Text(" " * (hang if place else 0)) + line)
        else:
            self.console.print(text, width=self.width)

    def row(self, account: AccountLine, line: Text, number: int | None = None) -> None:
        """A line of one account, hanging from its letter."""
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=4, justify="right")
        grid.add_column(width=2)
        grid.add_column(ratio=1)
        grid.width = self.width
        grid.add_row(Text("" if number is None else str(number), "dim"), self.letter(account), line)
        self.show(grid)

    def show(self, table: Table) -> None:
        """A table without the spaces with which its lines are filled up: whoever copies them should not have them."""
        options = self.console.options.update(width=self.width)
        for segments in self.console.render_lines(table, options, pad=False):
            line = Text.assemble(*((segment.text, segment.style or "") for segment in segments))
            line.rstrip()
            self.console.print(line, soft_wrap=True)

    def letter(self, account: AccountLine) -> Text:
        """An account's letter in its colour."""
        return Text(account.letter, f"bold {_COLOURS[account.place % COLOURS]}")

    def bar(self, account: AccountLine, quoted: int, reported: int, longest: int) -> Text:
        """Bars for words quoted and reported, with their numbers."""
        full, light = (round(count / longest * 6) for count in (quoted, reported))
        if quoted and not full:
            full = 1
        if reported and not light:
            light = 1
        return Text.assemble(("█" * full + "░" * light + " ", _COLOURS[account.colour]), f"{quoted}+{reported}")

    def rest(self, count: int) -> None:
        """How many more the page has."""
        if count > 0:
            self.console.print()
            self.print(Text(f"     and {count} more on the page", "dim"))
