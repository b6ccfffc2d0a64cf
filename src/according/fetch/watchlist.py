"""Watchlist: the user's ``feeds.toml``, checked whole before anything is fetched.

into = "accounts"          # a folder, relative to the file
every = "30m"

[[feed]]
address = "https://courier.example/feed.xml"
outlet = "Courier"
only = ["council", "police"]

[[page]]
address = "https://city.example/minutes"
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from according.core import UsageError
from according.fetch.address import parse_address
from according.fetch.failure import FetchError

_TIME = re.compile(r"(\d{1,6})\s?(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_SOONEST, _LATEST = 300.0, 30 * 86_400.0
_LARGEST = 1_000_000
_WHOLE = {"into": str, "every": str, "most": int, "feed": list, "page": list}
_FEED = {"address": str, "outlet": str, "every": str, "only": list}
_PAGE = {"address": str, "outlet": str, "every": str}


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A feed or a page that is polled: every so many seconds; of a feed, entries with one of the words ``only``."""

    address: str
    every: float
    outlet: str | None = None
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Watchlist:
    """What is watched, and the folder where it goes; ``most`` is how many new entries of a feed are added a poll."""

    into: Path
    feeds: tuple[Watched, ...]
    pages: tuple[Watched, ...]
    most: int = 20


def read_watchlist(path: Path) -> Watchlist:
    """The watchlist in a file.

    Raises:
        UsageError: if it cannot be read, or something in it is off; the message names the place and what is allowed.

    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        why = (error.strerror or "no reason given").lower()
        raise UsageError(f"{path}: cannot be read ({why}); name a TOML file with [[feed]] or [[page]] in it") from error
    if len(data) > _LARGEST:
        raise UsageError(f"{path}: is larger than {_LARGEST // 1_000_000} MB; a watchlist is a short TOML file")
    try:
        rows = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: is no TOML ({error}); see the example in the documentation") from error
    return _watchlist(rows, path)


def _watchlist(rows: Mapping[str, Any], path: Path) -> Watchlist:
    _check(rows, _WHOLE, f"{path}")
    if "into" not in rows:
        raise UsageError(f'{path}: does not say where pages go; add into = "accounts"')
    every = _seconds(rows.get("every", "30m"), f"{path}: every")
    most = rows.get("most", 20)
    if not 1 <= most <= 1000:
        raise UsageError(f"{path}: most is {most}; it may be 1 to 1000")
    feeds = tuple(_watched(row, _FEED, every, f"{path}: feed {n}") for n, row in enumerate(rows.get("feed", []), 1))
    pages = tuple(_watched(row, _PAGE, every, f"{path}: page {n}") for n, row in enumerate(rows.get("page", []), 1))
    if not feeds and not pages:
        raise UsageError(f"{path}: names nothing to watch; add a [[feed]] or [[page]] with an address")
    named = [watched.address for watched in (*feeds, *pages)]
    twice = next((address for address in named if named.count(address) > 1), None) if len(named) < 5000 else None
    if twice:
        raise UsageError(f"{path}: names {twice} twice; leave one out")
    return Watchlist(into=path.parent / rows["into"], feeds=feeds, pages=pages, most=most)


def _watched(row: object, keys: Mapping[str, type], every: float, place: str) -> Watched:
    if not isinstance(row, dict):
        raise UsageError(f"{place}: is no table; write [[feed]] or [[page]] on a line, and what it has below it")
    _check(row, keys, place)
    if "address" not in row:
        raise UsageError(f'{place}: has no address; add address = "https://…"')
    try:
        address = str(parse_address(row["address"]))
    except FetchError as error:
        raise UsageError(f"{place}: {error}") from error
    only = row.get("only", [])
    if not all(isinstance(word, str) and word.strip() for word in only):
        raise UsageError(f'{place}: only holds something that is no word; write only = ["council", "police"]')
    return Watched(
        address=address,
        every=_seconds(row["every"], f"{place}: every") if "every" in row else every,
        outlet=row.get("outlet"),
        only=tuple(word.casefold() for word in only),
    )


def _check(row: Mapping[str, Any], keys: Mapping[str, type], place: str) -> None:
    for key, value in row.items():
        if key not in keys:
            near = get_close_matches(key, keys, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(keys)}"
            raise UsageError(f"{place}: there is no {key!r}; {hint}")
        if not isinstance(value, keys[key]) or isinstance(value, bool):
            kinds = {str: "words in quotation marks", int: "a number", list: "a list"}
            raise UsageError(f"{place}: {key} is to be {kinds[keys[key]]}, not {str(value)[:40]!r}")


def _seconds(text: str, place: str) -> float:
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise UsageError(f"{place} is {text[:40]!r}; write a time as 30m, 6h or 1d")
    seconds = float(int(found[1]) * _SECONDS[found[2]])
    if not _SOONEST <= seconds <= _LATEST:
        raise UsageError(f"{place} is {text!r}; it may be 5m to 30d: a site is not to be asked more often")
    return seconds
