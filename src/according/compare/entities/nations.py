"""Nations: names of countries, what their people and things are called, their capitals and seats of government.

The table ``nations.txt`` was written by hand from common knowledge; it holds what news uses, not every territory.
"""

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

#: What after a country's adjective names its government or those who act for it.
GOVERNING = frozenset(
    "government administration ministry embassy officials official authorities parliament congress senate cabinet army "
    "military forces troops leaders leader lawmakers diplomats negotiators delegation regime state department "
    "ambassador leadership police".split()
)


class Nation(NamedTuple):
    """How a name stands to a country: it names it ("name"), its people ("people"), capital or seat of government."""

    code: str
    how: str


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, Nation], dict[str, str]]:
    """Keys of names with what they are to a country, and keys of names with the first name of the same place."""
    nations: dict[str, Nation] = {}
    same: dict[str, str] = {}
    for line in files("according.compare.entities").joinpath("nations.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, *columns = line.split("|")
        names, people, capitals, seats = ([key for key in column.split(",") if key] for column in columns)
        for name in names:
            same[name] = names[0]
        if code == "-":
            continue
        for how, keys in (("name", names), ("people", people), ("capital", capitals), ("seat", seats)):
            for key in keys:
                nations.setdefault(key, Nation(code, how))
    return nations, same


def nation(key: str) -> Nation | None:
    """What a name, in the form of ``names.key``, is to a country; None for names that the table has not."""
    return _table()[0].get(key)


def country(code: str) -> str:
    """The key of a country's first name in the table."""
    return next(key for key, found in _table()[0].items() if found == Nation(code, "name"))


def same_place(key: str) -> str:
    """The key by which the place of this key goes: "united states" for "us", "kyiv" for "kiev", else itself."""
    return _table()[1].get(key, key)


def led_by_nation(key: str) -> tuple[Nation, str] | None:
    """The country whose name or adjective begins a key of several words, and the rest: "south korean", "officials"."""
    pieces = key.split()
    for length in range(min(3, len(pieces) - 1), 0, -1):
        found = nation(" ".join(pieces[:length]))
        if found is not None and found.how in ("name", "people"):
            return found, " ".join(pieces[length:])
    return None
