"""How surely two accounts tell of two events, where no list of events says so."""

import hashlib
from collections.abc import Callable

from training.stories.profiled import Profiles

#: Two articles of the stream that no editor put together may tell one event all the same. Where one is of a story they
#: weigh so much if they appeared within so many days; where neither is they are taken from so many days on, one in six.
_WEAK, _DAYS_OF_ONE, _DAYS_OF_NEITHER, _ONE_IN = 0.7, 5, 15, 6
#: Short ones alike in words and a month apart tell of two events, most of them.
_FAR, _FAR_DAYS = 0.6, 30
#: An article of the stream against one of a triple or topic: days from which on they tell of two events.
_OTHER_CORPUS, _BOTH_KNOWN = 7, 2

#: How much it weighs that two accounts of different groups tell of two events; 0 where nobody knows.
Known = Callable[[str, str], float]


def streamed(profiles: Profiles, known: frozenset[str]) -> Known:
    """Of two articles of the stream; ``known`` are those of a story."""

    def weight(left: str, right: str) -> float:
        told = (left in known) + (right in known)
        if told:
            return 1.0 if told == 2 or _gap(profiles, left, right) >= _DAYS_OF_ONE else _WEAK
        return float(_gap(profiles, left, right) >= _DAYS_OF_NEITHER and (_lot(left) + _lot(right)) % _ONE_IN == 0)

    return weight


def far(profiles: Profiles) -> Known:
    """Of two articles that appeared far apart, by their days in ``profiles``."""
    return lambda left, right: _FAR if _gap(profiles, left, right) >= _FAR_DAYS else 0.0


def against(profiles: Profiles, known: frozenset[str]) -> Known:
    """Of two articles of which one at least is of a triple or topic (``known``), the other perhaps of the stream."""

    def weight(left: str, right: str) -> float:
        told = (left in known) + (right in known)
        least = _BOTH_KNOWN if told == 2 else _OTHER_CORPUS
        return float(told > 0 and _gap(profiles, left, right) >= least)

    return weight


def _gap(profiles: Profiles, left: str, right: str) -> int:
    return abs((profiles[left].day or 0) - (profiles[right].day or 0))


def _lot(name: str) -> int:
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()[:6], 16)
