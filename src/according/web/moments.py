"""Moments as the pages tell them."""

from datetime import date

from according.report.account_lines import day


def moment(iso: str) -> str:
    """An ISO 8601 date or moment in words: "22 November 2026", "22 November 2026, 19:40 UTC"; else as it is."""
    told = day(iso) or ""
    if len(iso) < 16 or iso[10] not in "T ":
        return told
    return f"{told}, {iso[11:16]}{' UTC' if iso.endswith(('Z', '+00:00')) else ''}"


def whole_day(iso: str | None) -> date | None:
    """The day of an ISO 8601 date or moment; None where it gives no whole one."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
