"""Sessions: a link that opens once becomes a cookie; who has neither sees nothing."""

import re
import secrets
import threading
from collections.abc import Sequence
from hmac import compare_digest

from according.web.limits import NAME

#: The field of the address that carries the token of a link.
TOKEN = "token"  # noqa: S105 - a field's name
#: Links that wait to be opened, and browsers that are let in, at one time: the oldest is forgotten.
_LINKS, _BROWSERS = 8, 32
#: The cookie that holds the name under which a person works.
NAME_COOKIE = "according-name"


class Sessions:
    """The links and cookies of one start of the server: secrets are new each time and kept in memory alone.

    Cookies do not tell ports apart, so that the port is part of the cookie's name: two workspaces are open beside
    each other.
    """

    def __init__(self, port: int) -> None:
        self.cookie = f"according-{port}"
        self._links: list[str] = []
        self._browsers: list[str] = []
        self._lock = threading.Lock()

    def new_link(self) -> str:
        """The token of a further link; it opens once."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._links = [*self._links, token][-_LINKS:]
        return token

    def exchange(self, token: str) -> str | None:
        """What the cookie holds for whoever comes with ``token``; None if no link has it, or it was used."""
        with self._lock:
            kept = [link for link in self._links if not _same(link, token)]
            if len(kept) == len(self._links):
                return None
            self._links = kept
            value = secrets.token_urlsafe(32)
            self._browsers = [*self._browsers, value][-_BROWSERS:]
            return value

    def knows(self, value: str | None) -> bool:
        """Whether this is what the cookie of a browser that was let in holds."""
        with self._lock:
            known = list(self._browsers)
        # Every one is compared, so that the time tells nothing.
        return value is not None and sum(_same(each, value) for each in known) > 0

    def end(self, value: str) -> None:
        """Forget a browser."""
        with self._lock:
            self._browsers = [each for each in self._browsers if not _same(each, value)]

    def set_cookie(self, value: str) -> str:
        """The header that gives a browser its cookie: no script reads it, no other site sends it."""
        return f"{self.cookie}={value}; Path=/; HttpOnly; SameSite=Strict"

    def drop_cookie(self) -> str:
        """The header that takes the cookie back."""
        return f"{self.cookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"


def cookie_of(headers: Sequence[tuple[bytes, bytes]], name: str) -> str | None:
    """The value of a cookie; None if it is absent, or given twice with different values."""
    found = {
        value.strip()
        for key, header in headers
        if key == b"cookie"
        for part in header.decode("latin-1").split(";")
        for label, mark, value in [part.partition("=")]
        if mark and label.strip() == name
    }
    return found.pop() if len(found) == 1 else None


def a_name(text: str) -> str:
    """A name as a person typed it: on one line, without characters that act, no longer than a name."""
    shown = "".join(c for c in text if c.isprintable() or c.isspace())
    return re.sub(r"\s+", " ", shown).strip()[:NAME].strip()


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
