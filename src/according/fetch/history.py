"""History: what a folder of saved pages knows about each of its pages, and how it changed."""

from dataclasses import replace
from typing import Any

from according.core.versions import Edition, EditionChange, PageHistory
from according.fetch.address import parse_address
from according.fetch.change_file import change_from
from according.fetch.failure import FetchError
from according.fetch.folder import VERSIONS, Folder
from according.fetch.warc import SavedPage, saved_metadata


def histories(folder: Folder, wanted: str | None = None) -> tuple[PageHistory, ...]:
    """The pages in a folder, by their files' names; the one at the address ``wanted`` alone where that is given."""
    spelt = _spelt(wanted) if wanted is not None else None
    return tuple(
        history(folder, page) for page in folder.pages() if spelt is None or spelt in (page.asked, page.address)
    )


def history(folder: Folder, page: SavedPage) -> PageHistory:
    """One page's editions, oldest first, and what differs from each to the next."""
    metadata = saved_metadata(page.path)
    rows = [
        (_edition(saved, saved_metadata(saved.path), f"{VERSIONS}/{saved.path.name}"), change_from(change))
        for saved, change in folder.editions(page)
    ]
    editions = (*(edition for edition, _ in rows), _edition(page, metadata, page.path.name))
    changes = []
    for place, (edition, change) in enumerate(rows):
        after = editions[place + 1]
        # Written for another edition, before the run was cut off: nobody compared these two.
        if change is None or (change.after.sha256, change.after.fetched) != (after.sha256, after.fetched):
            note = "what differs was not kept; compare the two files"
            change = EditionChange(before=edition, after=after, notes=(note,))
        changes.append(replace(change, before=edition, after=after))
    return PageHistory(
        address=page.address,
        asked=page.asked,
        editions=editions,
        changes=tuple(changes),
        robots=_robots(metadata),
        reservations=_reservations(metadata),
    )


def robots_words(state: str, allowed: bool) -> str:
    """What robots.txt says of a page, in a few words."""
    if state == "none":
        return "there is no robots.txt"
    if state == "unreachable":
        return "robots.txt could not be read"
    return "robots.txt leaves it open to programs" if allowed else "robots.txt closes it to programs"


def reservation_words(name: str, where: str, value: str) -> str:
    """A reservation in a line."""
    return f"{name} ({where}): {value or 'without a value'}"


def _edition(page: SavedPage, metadata: dict[str, Any], file: str) -> Edition:
    title, published = metadata.get("title"), metadata.get("published")
    return Edition(
        file=file,
        fetched=page.fetched,
        sha256=page.sha256,
        title=title if isinstance(title, str) else None,
        published=published if isinstance(published, str) else None,
    )


def _robots(metadata: dict[str, Any]) -> str:
    robots = metadata.get("robots")
    if not isinstance(robots, dict):
        return ""
    return robots_words(str(robots.get("state")), robots.get("allowed") is True)


def _reservations(metadata: dict[str, Any]) -> tuple[str, ...]:
    rows = metadata.get("reservations")
    return tuple(
        reservation_words(str(row.get("name")), str(row.get("where")), str(row.get("value")))
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, dict)
    )


def _spelt(address: str) -> str:
    try:
        return str(parse_address(address))
    except FetchError:
        return address
