"""FetchError: why an address gave no page, told so that a person can act and a program can tell the cases apart."""

from enum import StrEnum

from according.core import InputError


class Failure(StrEnum):
    """What stood in the way."""

    ADDRESS = "address"
    PRIVATE = "private address"
    UNKNOWN_HOST = "unknown host"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    SLOW = "too slow"
    LARGE = "too large"
    KIND = "wrong type"
    REDIRECTS = "redirects"
    NOT_FOUND = "not found"
    GONE = "gone"
    DENIED = "denied"
    BUSY = "busy"
    STATUS = "status"
    BROKEN = "broken answer"
    ROBOTS = "robots"


class FetchError(InputError):
    """An address cannot be fetched.

    Args:
        name: the address as the user gave it.
        kind: what stood in the way.
        why: what is the matter, in half a sentence.
        remedy: what the user can do.
        retry_after: seconds after which the site asks to be tried again, where it says so.
        status: of the answer, where there was one.

    """

    def __init__(
        self,
        name: str,
        kind: Failure,
        why: str,
        remedy: str,
        *,
        retry_after: float | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(name, why, remedy)
        self.kind, self.retry_after, self.status = kind, retry_after, status
