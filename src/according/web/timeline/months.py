"""The list beside the axis: its entries under their months or years, folded where there are many."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from according.report.account_lines import AccountLine, day
from according.web.timeline.entries import Entry

#: Up to this many entries all stand open; beyond, a stretch at a time.
_OPEN = 40
#: Stretches as long as a month as long as they are this many at most; else years.
_MONTHS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The entries of a month or a year; ``folded`` where they are shown when asked for."""

    words: str
    entries: tuple[Entry, ...]
    folded: bool

    @property
    def accounts(self) -> tuple[AccountLine, ...]:
        """The accounts that name a moment in it, in their order."""
        named = {account.id: account for entry in self.entries for account in entry.accounts}
        return tuple(sorted(named.values(), key=lambda account: account.place))


def stretches(found: Sequence[Entry]) -> tuple[Stretch, ...]:
    """The entries by month, or by year where there are many months. With few entries nothing is folded."""
    months = {(entry.first.year, entry.first.month) for entry in found}
    letters = 7 if len(months) <= _MONTHS else 4
    return tuple(
        Stretch(words=day(name) or name, entries=tuple(entries), folded=len(found) > _OPEN)
        for name, entries in groupby(found, key=lambda entry: entry.first.isoformat()[:letters])
    )
