"""Address: where a page is asked for, taken apart once and checked, so that nothing later reads it another way."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from according.fetch.failure import Failure, FetchError

#: Ports of the web. Others lead to mail, databases and routers, which answer to HTTP requests in their own way.
PORTS = {"http": (80, 8080), "https": (443, 8443)}
_DEFAULT = {"http": 80, "https": 443}
_LONGEST = 4096
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,126}")
# What may stand in a path or query as it is; everything else is written as %XX.
_SAFE = "%/:=&?~+!$,;'@()*[]|"
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An http or https address: ``host`` in ASCII and lower case, ``target`` the path and query; no fragment."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port: what the Host header holds."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def path(self) -> str:
        """The path without the query."""
        return self.target.partition("?")[0]

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"


def is_address(name: str) -> bool:
    """Whether what a user named is meant as an address and not as a file."""
    return bool(_SCHEME.match(name)) and "://" in name[:40]


def parse_address(name: str, said: str | None = None) -> Address:
    """The address that ``name`` spells; ``said`` is what an error calls it, where that is something else.

    Raises:
        FetchError: if it is not one that is fetched; its ``why`` says what is the matter.

    """
    said = name if said is None else said
    text = name.strip()
    if len(text) > _LONGEST:
        raise _refused(said[:80] + "…", f"is longer than {_LONGEST} characters", "check where it begins and ends")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise _refused(said, "has bytes in it that are no text", "copy it anew from the browser's address bar")
    if _FORBIDDEN.search(text):
        raise _refused(said, "has a space, a backslash or a control character in it", "write a space as %20")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _refused(said, "is not a proper address", "copy it anew from the browser's address bar") from None
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise _refused(said, "is neither http nor https", "only web pages are fetched; save other things to a file")
    if "@" in parts.netloc:
        raise _refused(said, "has a user name or password in it", "leave out what stands before the @")
    port = _DEFAULT[scheme] if port is None else port
    return Address(scheme=scheme, host=_host(parts, said), port=port, target=_target(parts))


def follow(address: Address, location: str, said: str) -> Address:
    """The address to which ``location`` leads from ``address``.

    Raises:
        FetchError: as ``parse_address``.

    """
    # Headers are decoded as Latin-1; what sites write there beyond ASCII is UTF-8 nearly always.
    try:
        location = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        location = location.encode("latin-1", "replace").decode("latin-1")
    try:
        joined = urljoin(str(address), location.strip().replace(" ", "%20"))
    except ValueError:
        raise FetchError(
            said, Failure.REDIRECTS, "is redirected to what is no address", "open it in a browser and save the page"
        ) from None
    try:
        return parse_address(joined, said)
    except FetchError as error:
        raise FetchError(
            said, error.kind, f"is redirected to {joined[:200]}, which {error.why}", "save the page from a browser"
        ) from None


def _host(parts: SplitResult, said: str) -> str:
    try:
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        host = ""
    if not host:
        raise _refused(said, "has no host", "write it as https://host/path")
    try:
        return ipaddress.ip_address(host).compressed
    except ValueError:
        pass
    name = _ascii(host)
    if name is None or len(name) > 253 or not _HOST.fullmatch(name):
        raise _refused(said, "has a host name that cannot be", "copy it anew from the browser's address bar")
    return name


def _ascii(host: str) -> str | None:
    if len(host) > 253:  # the codec's time grows with the square of the length
        return None
    if host.isascii():
        return host.lower()
    try:
        # IDNA 2008, where it is installed: the older codec of the standard library leads "straße" to "strasse".
        import idna
    except ImportError:
        try:
            return host.encode("idna").decode("ascii").lower()
        except UnicodeError:
            return None
    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        return None


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_SAFE)
    return f"{path}?{quote(parts.query, safe=_SAFE)}" if parts.query else path


def _refused(said: str, why: str, remedy: str) -> FetchError:
    return FetchError(said, Failure.ADDRESS, why, remedy)
