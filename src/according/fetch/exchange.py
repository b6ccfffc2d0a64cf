"""Exchange: one request and its answer over one connection.

The request is written here and the answer read by the standard library's ``HTTPResponse`` from a ``Wire``: nothing
keeps cookies, asks a proxy, follows, retries or unpacks on its own.
"""

import http.client
from collections.abc import Callable
from dataclasses import dataclass

from according.fetch.address import Address
from according.fetch.failure import Failure, FetchError
from according.fetch.limits import Limits
from according.fetch.wire import Wire, too_large

#: Name and value of each header, in the order in which they came.
Headers = tuple[tuple[str, str], ...]
_CHUNK = 65_536
_AGAIN = "try again later, or save the page from a browser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request as it was sent and the answer to it.

    ``payload`` are the bytes after transfer decoding, still packed as Content-Encoding says; empty where the body was
    not wanted.
    """

    request: bytes
    status: int
    reason: str
    headers: Headers
    payload: bytes = b""

    def header(self, name: str) -> str:
        """The values of a header joined by commas, "" where there is none."""
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())


def request_bytes(address: Address, headers: Headers) -> bytes:
    """A GET request as it goes over the wire."""
    lines = [f"GET {address.target} HTTP/1.1", f"Host: {address.authority}"]
    lines += [f"{name}: {value}" for name, value in headers]
    return ("\r\n".join(lines) + "\r\nConnection: close\r\n\r\n").encode("ascii")


def exchange(wire: Wire, request: bytes, limits: Limits, said: str, wants_body: Callable[[Exchange], bool]) -> Exchange:
    """Sends the request and reads the answer; its body only where ``wants_body`` says so of its head.

    Raises:
        FetchError: if the answer is none, is cut off, or breaks a limit.

    """
    with wire:
        try:
            wire.send(request)
            response = http.client.HTTPResponse(wire, method="GET")  # type: ignore[arg-type]
            response.begin()
            answer = Exchange(
                request=request,
                status=response.status,
                reason=response.reason or "",
                headers=tuple(response.getheaders()),
            )
            if not wants_body(answer):
                return answer
            wire.let_body()
            if response.length is not None and response.length > limits.wire:
                raise too_large(said, limits)
            payload = _body(response, said)
        except (http.client.HTTPException, ValueError) as error:
            if isinstance(error, http.client.IncompleteRead):
                raise _cut_off(said) from error
            raise FetchError(said, Failure.BROKEN, "answers with what is no proper HTTP", _AGAIN) from error
        except OSError as error:
            why = (error.strerror or "no reason given").lower()
            raise FetchError(said, Failure.BROKEN, f"broke off the connection ({why})", _AGAIN) from error
    return Exchange(
        request=request, status=answer.status, reason=answer.reason, headers=answer.headers, payload=payload
    )


def _body(response: http.client.HTTPResponse, said: str) -> bytes:
    pieces = []
    while piece := response.read(_CHUNK):
        pieces.append(piece)
    if response.length:
        raise _cut_off(said)
    return b"".join(pieces)


def _cut_off(said: str) -> FetchError:
    return FetchError(said, Failure.BROKEN, "ended before its announced length", _AGAIN)
