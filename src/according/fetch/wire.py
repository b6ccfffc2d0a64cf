"""Wire: a connection that gives bytes only within the limits, however slowly or endlessly the other side sends."""

import contextlib
import io
import socket
import ssl
from collections.abc import Callable, Sequence

from according.fetch.address import Address
from according.fetch.failure import Failure, FetchError
from according.fetch.limits import Limits

_LATER = "try again later, or save the page from a browser"


class Wire(io.RawIOBase):
    """The raw stream under an HTTP answer. Every read is timed against what is left of the whole fetch.

    Args:
        said: what an error calls the address.
        deadline: the moment on ``monotonic`` at which the fetch must be over.

    """

    def __init__(
        self, connection: socket.socket, limits: Limits, deadline: float, monotonic: Callable[[], float], said: str
    ) -> None:
        super().__init__()
        self._socket, self._limits, self._said = connection, limits, said
        self._deadline, self._monotonic = deadline, monotonic
        self._received, self._most = 0, limits.head

    def send(self, request: bytes) -> None:
        """Sends the request."""
        self._socket.settimeout(min(self._left(), self._limits.idle))
        try:
            self._socket.sendall(request)
        except TimeoutError:
            raise self._slow("takes no request") from None

    def makefile(self, *_: object) -> io.BufferedReader:
        """The stream that an HTTP answer is read from."""
        return io.BufferedReader(self)

    def let_body(self) -> None:
        """The head is read: from now on the body's limit holds."""
        self._most = self._limits.wire

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Receives what fits into ``buffer``.

        Raises:
            FetchError: beyond a limit of time or bytes.

        """
        patience = self._limits.idle if self._received else self._limits.first_byte
        self._socket.settimeout(min(self._left(), patience))
        try:
            count = self._socket.recv_into(buffer)
        except TimeoutError:
            self._left()
            raise self._slow(f"sent nothing for {patience:g} seconds") from None
        self._received += count
        if self._received > self._most:
            if self._most == self._limits.head:
                raise FetchError(
                    self._said, Failure.LARGE, "answers with endless headers", "save the page from a browser"
                )
            raise too_large(self._said, self._limits)
        return count

    def close(self) -> None:
        """Ends the connection."""
        with contextlib.suppress(OSError):
            self._socket.close()
        super().close()

    def _left(self) -> float:
        left = self._deadline - self._monotonic()
        if left <= 0:
            raise self._slow(f"was not done within {self._limits.total:g} seconds")
        return left

    def _slow(self, why: str) -> FetchError:
        return FetchError(self._said, Failure.SLOW, why, _LATER)


def connect(
    address: Address,
    places: Sequence[str],
    limits: Limits,
    deadline: float,
    monotonic: Callable[[], float],
    context: ssl.SSLContext,
    said: str,
) -> tuple[Wire, str]:
    """A connection to the first of the checked IP addresses that takes one, and that address.

    Raises:
        FetchError: if none does in time, or the certificate is not the host's.

    """
    failure = FetchError(said, Failure.SLOW, f"was not done within {limits.total:g} seconds", _LATER)
    for place in places:
        left = deadline - monotonic()
        if left <= 0:
            break
        patience = min(left, limits.connect)
        try:
            plain = socket.create_connection((place, address.port), timeout=patience)
        except OSError as error:
            why = "took too long" if isinstance(error, TimeoutError) else (error.strerror or "no reason given").lower()
            failure = FetchError(
                said,
                Failure.SLOW if isinstance(error, TimeoutError) else Failure.UNREACHABLE,
                f"cannot be reached ({address.authority}: {why})",
                "check that you are connected, or try again later",
            )
            continue
        secured = _secured(plain, address, context, said) if address.scheme == "https" else plain
        return Wire(secured, limits, deadline, monotonic, said), place
    raise failure


def too_large(said: str, limits: Limits) -> FetchError:
    """The answer has more bytes than are taken."""
    return FetchError(
        said,
        Failure.LARGE,
        f"is larger than {limits.wire / 1e6:g} MB",
        "save the page, or the part you need, from a browser and add the file",
    )


def _secured(plain: socket.socket, address: Address, context: ssl.SSLContext, said: str) -> socket.socket:
    try:
        # The handshake as a whole has the timeout that the connection was given.
        return context.wrap_socket(plain, server_hostname=address.host)
    except ssl.SSLCertVerificationError as error:
        plain.close()
        raise FetchError(
            said,
            Failure.CERTIFICATE,
            f"has a certificate that does not prove it is {address.host} ({error.verify_message})",
            "somebody may stand between; open it in a browser and look at the certificate",
        ) from error
    except TimeoutError:
        plain.close()
        raise FetchError(said, Failure.SLOW, "took too long to secure the connection", _LATER) from None
    except (OSError, ValueError) as error:
        plain.close()
        raise FetchError(
            said, Failure.CERTIFICATE, "speaks no encryption that is trusted today", "save the page from a browser"
        ) from error
