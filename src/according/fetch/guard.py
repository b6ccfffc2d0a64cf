"""Guard: only public machines are spoken to, and the one that was checked is the one that is connected to.

A page's address can name a machine in the user's own network, or a name that leads there ("rebinding"): a fetch would
then carry a stranger's request behind the firewall and save the answer. So a host is resolved once, every address that
comes back must be public, and the connection is made to that very address. Each redirect passes the same way.
"""

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from according.fetch.address import PORTS, Address
from according.fetch.failure import Failure, FetchError

#: From a host and a port to IP addresses.
Resolve = Callable[[str, int], Sequence[str]]

_PATIENCE = 20.0
_FROM_BROWSER = "if you may read it, save the page from a browser and add the file"
# Unicast addresses that routers carry across the world; all else in IPv6 is local or not given out.
_GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
_REFUSED_V6 = tuple(
    ipaddress.IPv6Network(network)
    # Protocol assignments with Teredo among them, documentation.
    for network in ("2001::/23", "2001:db8::/32", "3fff::/20")
)
_REFUSED_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # behind a provider's own translation
        "168.63.129.16/32",  # public by its number, yet one cloud's inner service
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def system_resolve(host: str, port: int) -> tuple[str, ...]:
    """What the system's resolver says, within seconds; nothing where it says nothing."""
    found: list[str] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend(dict.fromkeys(str(row[4][0]) for row in rows))

    # In a thread, since a resolver knows no time limit and cannot be interrupted.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_PATIENCE)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Decides where a connection may go.

    Args:
        resolve: from host and port to IP addresses.
        allowed: pairs of IP address and port that are open though they are not public: the test's own server. Nothing
            in the command line sets it.

    """

    resolve: Resolve = system_resolve
    allowed: frozenset[tuple[str, int]] = frozenset()

    def places(self, address: Address, said: str) -> tuple[str, ...]:
        """The IP addresses of an address's host, all of them checked; ``said`` is what an error calls it.

        Raises:
            FetchError: if the host has none, or one that is not public, or the port is none of the web's.

        """
        places = (address.host,) if _numeric(address.host) else tuple(self.resolve(address.host, address.port))
        if not places:
            raise FetchError(
                said,
                Failure.UNKNOWN_HOST,
                f"leads to the host {address.host}, which is not known",
                "check the spelling, and that you are connected to the network",
            )
        for place in places:
            if (place, address.port) in self.allowed:
                continue
            if not is_public(place):
                raise FetchError(
                    said,
                    Failure.PRIVATE,
                    f"leads to {address.host} at {place}, which is not a public address",
                    _FROM_BROWSER,
                )
            if address.port not in PORTS[address.scheme]:
                raise FetchError(
                    said,
                    Failure.ADDRESS,
                    f"asks for port {address.port}; {address.scheme} pages are fetched from "
                    f"{' and '.join(map(str, PORTS[address.scheme]))} only",
                    _FROM_BROWSER,
                )
        return places


def is_public(place: str) -> bool:
    """Whether an IP address belongs to the public network; forms that carry an IPv4 address are judged by that."""
    try:
        ip = ipaddress.ip_address(place)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is None:
            return ip in _GLOBAL_V6 and ip.is_global and not any(ip in network for network in _REFUSED_V6)
        ip = inner
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _REFUSED_V4)


def _numeric(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
