"""Everything that the page of the timeline shows of one comparison."""

from datetime import date
from itertools import groupby
from typing import Any

from according.core import Comparison
from according.report.account_lines import account_lines
from according.web.moments import whole_day
from according.web.timeline.chart import WIDTH, chart
from according.web.timeline.entries import MOST, entries, unplaced
from according.web.timeline.months import stretches
from according.web.timeline.tellings import in_words
from according.web.timeline.window import window


def timeline(comparison: Comparison | None, level: str | None = None, start: date | None = None) -> dict[str, Any]:
    """The values of the page's template; ``level`` and ``start`` are which stretch is asked for."""
    if comparison is None or not comparison.documents:
        return {"accounts": (), "window": None, "apart": (), "cut": ()}
    accounts = account_lines(comparison)
    published = {a.id: day for a in comparison.documents if (day := whole_day(a.document.published)) is not None}
    found = entries(comparison, accounts)
    shown = window(found, tuple(published.values()), level, start)
    missing = sorted(unplaced(comparison, accounts), key=lambda one: one.why)
    values: dict[str, Any] = {
        "accounts": accounts,
        "window": shown,
        "apart": [(why, tuple(some)) for why, some in groupby(missing, key=lambda one: one.why)],
        "cut": tuple(
            (account, len(annotated.moments), MOST)
            for annotated, account in zip(comparison.documents, accounts, strict=True)
            if len(annotated.moments) > MOST
        ),
        "by_date": sorted(accounts, key=lambda account: (published.get(account.id, date.max), account.place)),
    }
    if shown is not None:
        values |= {
            "chart": chart(found, accounts, published, shown),
            "chart_width": WIDTH,
            "stretches": stretches([entry for entry in found if shown.holds(entry)]),
            "span_words": in_words((shown.first, shown.last)),
        }
    return values
