"""Pace: how politely a program that polls asks: a pause for each host, and ever longer ones after failures."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from according.fetch.address import Address

_LONGEST = 86_400.0
_MOST_HOSTS = 10_000


def no_delay(_: Address) -> float:
    """The pause that a site asks for, where nobody has looked."""
    return 0.0


@dataclass(slots=True, kw_only=True)
class Pace:
    """Waits before a request until the host has had its pause.

    Args:
        now: seconds since 1970.
        sleep: waits so many seconds.
        pause: seconds between two requests to a host.
        delay: more than that, where the site's robots.txt asks for it.

    """

    now: Callable[[], float]
    sleep: Callable[[float], None]
    pause: float = 2.0
    delay: Callable[[Address], float] = no_delay
    _asked: dict[str, float] = field(default_factory=dict)

    def __call__(self, address: Address) -> None:
        """Waits if need be, and notes that the host is asked now."""
        last = self._asked.get(address.host)
        if last is not None:
            left = last + max(self.pause, self.delay(address)) - self.now()
            # A clock that was set back is no reason to wait for years.
            if left > 0:
                self.sleep(min(left, 60.0))
        if len(self._asked) >= _MOST_HOSTS:
            self._asked.clear()
        self._asked[address.host] = self.now()


def back_off(every: float, failures: int, address: str) -> float:
    """Seconds until the next try after so many failures in a row: doubled each time, a day at most.

    Up to a quarter more, told by the address and the number alone, keeps a hundred feeds that fell silent together
    from coming back together.
    """
    seconds = min(every * 2.0 ** min(failures, 12), _LONGEST)
    share = int.from_bytes(hashlib.sha256(f"{failures} {address}".encode()).digest()[:4], "big") / 2**32
    return seconds * (1.0 + share / 4.0)
