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
    """A record of this type; a value of another type than the default's is an error."""
    made = kind(**{f.name: row[f.name] for f in fields(kind) if f.name in row})  # type: ignore[arg-type]
    for name in ("due", "added"):
        value = getattr(made, name, None)
        if value is not None and not isinstance(value, int | float):
            raise TypeError(f"{name} is no number")
    return made
