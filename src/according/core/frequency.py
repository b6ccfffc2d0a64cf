"""How rare a word is in news, from a small table of counts made by `training/word_frequencies.py`."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files


def rarity(stem: str) -> float:
    """How much a stem tells, from near 0 (in every article) to 1 (not among the 20,000 commonest stems of news).

    It is the inverse document frequency, divided by that of the rarest stem in the table. Names and figures that the
    table lacks are as rare as can be.
    """
    return _table().get(stem, 1.0)


def weight(stems: Iterable[str]) -> float:
    """The rarities of ``stems``, added up in sorted order, so that the sum is the same on every run."""
    table = _table()
    return sum(table.get(stem, 1.0) for stem in sorted(stems))


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    """The shipped table, read on first use."""
    lines = files("according.core").joinpath("frequency.txt").read_text(encoding="utf-8").splitlines()
    last = max(1, len(lines) - 1)
    return {stem: max(0.02, step / last) for step, line in enumerate(lines) for stem in line.split()}
