"""Client: an address to its answer, over at most five redirects, each of them guarded as the first."""

import contextlib
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

from according.fetch.address import Address, follow, parse_address
from according.fetch.exchange import Exchange, Headers, exchange, request_bytes
from according.fetch.failure import Failure, FetchError
from according.fetch.guard import Guard
from according.fetch.limits import Limits
from according.fetch.media import ACCEPT, charset, check_content, check_head, media_type
from according.fetch.unpacking import CODINGS, unpacked
from according.fetch.wire import connect

#: What the other side is told about who asks.
USER_AGENT = "According/0.1 (+a reader run by a person)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BROWSER = "open it in a browser; if you may read it, save the page and add the file"
_LONGEST_WAIT = 7 * 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One redirect: the status with which ``start`` answered and where it led."""

    status: int
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address answered with.

    ``address`` is the last one, where ``hops`` led; ``place`` the IP address that was connected to; ``content`` the
    exchange's payload unpacked. A page that is unchanged by the asker's conditions has status 304 and no content.
    """

    asked: Address
    address: Address
    hops: tuple[Hop, ...]
    place: str
    exchange: Exchange
    content: bytes

    @property
    def unchanged(self) -> bool:
        """Whether the site says that nothing changed."""
        return self.exchange.status == 304

    @property
    def media_type(self) -> str:
        """The media type that the site tells."""
        return media_type(self.exchange)

    @property
    def charset(self) -> str | None:
        """The encoding that the site tells."""
        return charset(self.exchange)


def _nothing(address: Address) -> None:
    """What is done before a request where nobody asks for more."""


def _context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not (context.cert_store_stats()["x509_ca"] or paths.cafile or paths.capath):
        # Some builds of Python (python.org's for macOS) come without the system's authorities; this comes with them.
        with contextlib.suppress(ImportError):
            import certifi

            context.load_verify_locations(certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    return context


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Fetches addresses.

    Args:
        guard: decides where a connection may go.
        limits: what one fetch may cost.
        before: called with each address before it is asked, redirects too: to wait, say, or to refuse by a FetchError.
        context: whose certificates are trusted; the system's.
        monotonic: seconds on a clock that never goes back.
        epoch: seconds since 1970, by which a site's "try again at" is read.

    """

    guard: Guard = field(default_factory=Guard)
    limits: Limits = field(default_factory=Limits)
    before: Callable[[Address], None] = _nothing
    context: ssl.SSLContext = field(default_factory=_context)
    monotonic: Callable[[], float] = time.monotonic
    epoch: Callable[[], float] = time.time

    def get(
        self,
        name: str,
        *,
        conditions: Headers = (),
        limits: Limits | None = None,
        any_type: bool = False,
        check: Callable[[Address], None] = _nothing,
    ) -> Answer:
        """The answer of the address ``name``.

        Args:
            name: the address as the user gave it.
            conditions: If-None-Match and If-Modified-Since, sent to the address's own origin alone.
            limits: other than the client's.
            any_type: whether a type that is no text is taken.
            check: called with each address, redirects too, before it is asked; refuses by a FetchError.

        Raises:
            FetchError: if there is none; it says why and what can be done.

        """
        limits = limits or self.limits
        asked = address = parse_address(name)
        hops: list[Hop] = []
        deadline = self.monotonic() + limits.total
        while True:
            # Pauses, and what is asked of robots.txt meanwhile, are not the page's time.
            start = self.monotonic()
            check(address)
            self.before(address)
            deadline += self.monotonic() - start
            sent = conditions if address.origin == asked.origin else ()
            got, place = self._ask(address, sent, limits, deadline, name, any_type)
            if got.status not in _REDIRECTS or not got.header("Location"):
                break
            follower = follow(address, got.header("Location"), name)
            hops.append(Hop(status=got.status, start=str(address), end=str(follower)))
            self._check_hops(hops, limits, name)
            address = follower
        content = b""
        if got.status != 304 or not conditions:
            self._check_status(got, name)
            content = unpacked(got.payload, got.header("Content-Encoding"), limits, name)
            if not any_type:
                check_content(content, name)
        return Answer(asked=asked, address=address, hops=tuple(hops), place=place, exchange=got, content=content)

    def _ask(
        self, address: Address, conditions: Headers, limits: Limits, deadline: float, said: str, any_type: bool
    ) -> tuple[Exchange, str]:
        places = self.guard.places(address, said)
        headers = (("User-Agent", USER_AGENT), ("Accept", ACCEPT), ("Accept-Encoding", CODINGS), *conditions)
        request = request_bytes(address, headers)
        wire, place = connect(address, places, limits, deadline, self.monotonic, self.context, said)

        def wants_body(head: Exchange) -> bool:
            if head.status not in (200, 203):
                return False
            if not any_type:
                check_head(head, said)
            return True

        return exchange(wire, request, limits, said, wants_body), place

    @staticmethod
    def _check_hops(hops: list[Hop], limits: Limits, said: str) -> None:
        been = [hops[0].start, *(hop.end for hop in hops)]
        if len(set(been)) < len(been):
            raise FetchError(said, Failure.REDIRECTS, "is redirected in a circle", _BROWSER)
        if len(hops) > limits.redirects:
            raise FetchError(said, Failure.REDIRECTS, f"is redirected more than {limits.redirects} times", _BROWSER)

    def _check_status(self, got: Exchange, said: str) -> None:
        if got.status in (200, 203):
            return
        told = f"{got.status} {got.reason[:60]}".strip()
        kind, why, remedy, wait = self._judged(got.status, told, self._retry_after(got))
        raise FetchError(said, kind, why, remedy, retry_after=wait, status=got.status)

    @staticmethod
    def _judged(status: int, told: str, wait: float | None) -> tuple[Failure, str, str, float | None]:
        if status == 404:
            return Failure.NOT_FOUND, f"was not found ({told})", "check the address; the page may have moved", None
        if status == 410:
            return Failure.GONE, f"is gone for good ({told})", "look for it in a web archive", None
        if status in (401, 402, 403, 407, 451):
            return Failure.DENIED, f"is refused by the site ({told})", _BROWSER, None
        if status in (429, 503):
            until = f"wait {_spelt(wait)} and try again" if wait else "try again later"
            return Failure.BUSY, f"is not given now ({told})", until, wait
        return Failure.STATUS, f"gives no page ({told})", "try again later, or open it in a browser", wait

    def _retry_after(self, got: Exchange) -> float | None:
        text = got.header("Retry-After").strip()
        if text.isascii() and text.isdigit():
            return min(float(text[:12]), _LONGEST_WAIT)
        try:
            wait = parsedate_to_datetime(text).timestamp() - self.epoch()
        except (ValueError, TypeError, OverflowError, IndexError):
            return None
        return min(wait, _LONGEST_WAIT) if wait > 0 else None


def _spelt(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"
