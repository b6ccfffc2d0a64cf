"""Watch state: what a watch remembers from poll to poll, in ``.watch.json`` in its folder."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from according.fetch.writing import write_whole

#: The file's name; hidden, so that it is not read as an account.
STATE = ".watch.json"
_SCHEMA = "according.watch/1"
#: Addresses of entries that are remembered as seen though their feed lists them no more.
LEFT_FEED = 500

# The year 3000: what lies beyond was not written by a watch.
_LATEST = 32_503_680_000.0
_TYPES: dict[str, type | tuple[type, ...]] = {
    "address": str,
    "title": str,
    "due": (int, float),
    "added": (int, float),
    "failures": int,
    "etag": str,
    "last_modified": str,
    "gone": bool,
    "seen": dict,
    "waiting": list,
}

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Waiting:
    """An entry that is to be fetched at the moment ``due``, after so many failures."""

    address: str
    title: str = ""
    due: float = 0.0
    failures: int = 0


@dataclass(slots=True, kw_only=True)
class FeedState:
    """What is known of a feed: when it is due, its validators, the entries seen and those waiting.

    ``seen`` leads from an entry's address to when the feed said that it was updated, "" where it did not; newest first.
    """

    due: float = 0.0
    failures: int = 0
    etag: str = ""
    last_modified: str = ""
    gone: bool = False
    seen: dict[str, str] = field(default_factory=dict)
    waiting: list[Waiting] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class PageState:
    """What is known of a page: when it was added and when it is looked at again (None: no more)."""

    added: float = 0.0
    due: float | None = None
    failures: int = 0


@dataclass(slots=True, kw_only=True)
class WatchState:
    """What a watch remembers: of feeds and pages by their addresses, and until when a host asked to be left alone."""

    feeds: dict[str, FeedState] = field(default_factory=dict)
    pages: dict[str, PageState] = field(default_factory=dict)
    held: dict[str, float] = field(default_factory=dict)


def load_state(folder: Path) -> tuple[WatchState, bool]:
    """The state kept in a folder, and whether there was one that could not be read (it is put aside)."""
    path = folder / STATE
    try:
        record = json.loads(path.read_bytes())
        return _state(record), False
    except FileNotFoundError:
        return WatchState(), False
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        path.replace(path.with_name(f"{STATE}.broken"))
        return WatchState(), True


def save_state(folder: Path, state: WatchState) -> None:
    """Keeps the state, whole or not at all.

    Raises:
        OSError: if the folder cannot be written.

    """
    record = {"schema": _SCHEMA, **asdict(state)}
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    write_whole(folder / STATE, text.encode("utf-8", "backslashreplace"))


def _state(record: dict[str, Any]) -> WatchState:
    if record["schema"] != _SCHEMA:
        raise ValueError("another schema")
    feeds = {}
    for address, row in record["feeds"].items():
        feed = _made(FeedState, row)
        feed.seen = {str(k): str(v) for k, v in row["seen"].items()}
        feed.waiting = [_made(Waiting, each) for each in row["waiting"]]
        feeds[str(address)] = feed
    pages = {str(address): _made(PageState, row) for address, row in record["pages"].items()}
    return WatchState(feeds=feeds, pages=pages, held={str(k): float(v) for k, v in record["held"].items()})


def _made(kind: type[T], row: dict[str, Any]) -> T:
    """A record of this type.

    Raises:
        TypeError, ValueError: if a value is of another type than the field's, or no number that a clock shows.

    """
    for field_ in fields(kind):  # type: ignore[arg-type]
        value = row.get(field_.name)
        wanted = _TYPES[field_.name]
        rests = kind is PageState and field_.name == "due" and value is None
        if field_.name in row and not isinstance(value, wanted) and not rests:
            raise TypeError(f"{field_.name} is no {wanted}")
        if isinstance(value, float) and not 0.0 <= value < _LATEST:
            raise ValueError(f"{field_.name} is no moment")
    return kind(**{name: row[name] for name in row if name in {f.name for f in fields(kind)}})  # type: ignore[arg-type]
