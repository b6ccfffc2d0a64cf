"""Visit: a page together with what its site says about robots and about the use of the page."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from according.fetch.address import Address
from according.fetch.client import Answer, Client
from according.fetch.exchange import Headers
from according.fetch.failure import Failure, FetchError
from according.fetch.limits import SMALL
from according.fetch.rights import (
    Reservation,
    said_in_headers,
    said_in_page,
    said_in_robots,
    said_in_tdmrep,
)
from according.fetch.robots import Robots, parse_robots

#: RFC 9309: what robots.txt said is not used for longer than a day.
_KEPT = 86_400.0
_SOON = 3_600.0
_MOST_SITES = 1000


class RobotsState(StrEnum):
    """Whether there is a robots.txt."""

    FOUND = "found"
    NONE = "none"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsVerdict:
    """What a site's robots.txt says about one address.

    Args:
        file: the address of the robots.txt.
        state: whether there is one.
        allowed: whether robots of our name may fetch the address; an unreachable file allows none (RFC 9309).
        delay: seconds between two requests that it asks for.

    """

    file: str
    state: RobotsState
    allowed: bool
    delay: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page as it was answered, the robots' verdict on it and the reservations of its site."""

    answer: Answer
    robots: RobotsVerdict
    reservations: tuple[Reservation, ...]


@dataclass(frozen=True, slots=True)
class _Site:
    asked: float
    state: RobotsState
    robots: Robots | None


class Visitor:
    """Visits pages and remembers each site's robots.txt and tdmrep.json for a day.

    Args:
        client: what fetches.
        obey: whether a page that robots.txt closes is refused; else the verdict is told with the page.
        epoch: seconds since 1970.

    """

    def __init__(self, client: Client, *, obey: bool = False, epoch: Callable[[], float] = time.time) -> None:
        self._client, self._obey, self._epoch = client, obey, epoch
        self._sites: dict[str, _Site] = {}
        self._terms: dict[str, tuple[float, bytes]] = {}

    def visit(self, name: str, conditions: Headers = ()) -> Visit:
        """The page at ``name``.

        Raises:
            FetchError: if there is none, or, where robots are obeyed, it is closed to them.

        """

        def check(address: Address) -> None:
            if self._obey:
                self._refuse(address, name)

        answer = self._client.get(name, conditions=conditions, check=check)
        site = self._site(answer.address)
        if answer.unchanged:
            return Visit(answer=answer, robots=self._verdict(answer.address, site), reservations=())
        reservations = (
            *said_in_headers(answer.exchange),
            *said_in_page(answer.content),
            *said_in_tdmrep(self._tdmrep(answer.address), answer.address),
            *said_in_robots(site.robots.terms if site.robots else ()),
        )
        return Visit(answer=answer, robots=self._verdict(answer.address, site), reservations=reservations)

    def verdict(self, address: Address) -> RobotsVerdict:
        """What the site's robots.txt says about an address."""
        return self._verdict(address, self._site(address))

    def delay(self, address: Address) -> float:
        """Seconds between requests that the site's robots.txt asks for, as far as it was read already."""
        site = self._sites.get(address.origin)
        return site.robots.delay if site and site.robots else 0.0

    def _refuse(self, address: Address, said: str) -> None:
        # A host that may not be asked at all is told as that.
        self._client.guard.places(address, said)
        verdict = self.verdict(address)
        if verdict.state is RobotsState.UNREACHABLE:
            raise FetchError(
                said,
                Failure.BUSY,
                f"is not asked for, since {verdict.file} cannot be read",
                "it is tried again later",
            )
        if not verdict.allowed:
            raise FetchError(
                said,
                Failure.ROBOTS,
                f"is closed to programs by {verdict.file}",
                "to read this one page yourself, name it to according add",
            )

    @staticmethod
    def _verdict(address: Address, site: _Site) -> RobotsVerdict:
        allowed = site.state is RobotsState.NONE or (site.robots is not None and site.robots.allows(str(address)))
        return RobotsVerdict(
            file=f"{address.origin}/robots.txt",
            state=site.state,
            allowed=allowed,
            delay=site.robots.delay if site.robots else 0.0,
        )

    def _site(self, address: Address) -> _Site:
        site, now = self._sites.get(address.origin), self._epoch()
        if site is None or now - site.asked > (_SOON if site.state is RobotsState.UNREACHABLE else _KEPT):
            if len(self._sites) >= _MOST_SITES:
                self._sites.clear()
            site = self._sites[address.origin] = self._ask(address, now)
        return site

    def _ask(self, address: Address, now: float) -> _Site:
        try:
            answer = self._client.get(f"{address.origin}/robots.txt", limits=SMALL, any_type=True)
        except FetchError as error:
            absent = error.kind is Failure.REDIRECTS or (error.status is not None and 400 <= error.status < 500)
            # "Too many requests" is no answer about robots.
            absent = absent and error.kind is not Failure.BUSY
            return _Site(now, RobotsState.NONE if absent else RobotsState.UNREACHABLE, None)
        return _Site(now, RobotsState.FOUND, parse_robots(answer.content))

    def _tdmrep(self, address: Address) -> bytes:
        kept, now = self._terms.get(address.origin), self._epoch()
        if kept is None or now - kept[0] > _KEPT:
            if len(self._terms) >= _MOST_SITES:
                self._terms.clear()
            try:
                found = self._client.get(f"{address.origin}/.well-known/tdmrep.json", limits=SMALL, any_type=True)
                kept = (now, found.content[:300_000])
            except FetchError:
                kept = (now, b"")
            self._terms[address.origin] = kept
        return kept[1]
