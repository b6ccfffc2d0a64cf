"""Safety: what stands in front of every page. Host first, then who sends it, then whether they were let in.

A page of another site can make a browser send requests to this server. It must not change anything, and not read
anything: the Host header tells requests that were led here by a forged name, Sec-Fetch-Site and Origin those that
another page made, the cookie those of a browser that was let in. Decisions are taken on the path of the request line
alone, never on an address put together from what was sent.
"""

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from according.web import limits
from according.web.assets import STATIC
from according.web.errors import bare, explained, log_place
from according.web.session import TOKEN, Sessions, cookie_of

#: What is safe: such a request changes nothing.
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: The methods that there are.
METHODS = ("GET", "HEAD", "OPTIONS", "POST")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: On every answer. The Referrer-Policy stands in ``headers``.
_ALWAYS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cache-control", "no-store"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), usb=(), payment=(), interest-cohort=()"),
)
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def headers(*, alone: bool) -> tuple[tuple[bytes, bytes], ...]:
    """What goes with every answer.

    On this machine ``alone`` the browser is told to name no page to any other. Under another name without TLS browsers
    send no Sec-Fetch-Site, so that Origin must tell who sends a form; with "no-referrer" it would be empty.
    """
    policy = ("referrer-policy", "no-referrer" if alone else "same-origin")
    return tuple((name.encode(), value.encode()) for name, value in (*_ALWAYS, policy))


def good_hosts(port: int, names: Sequence[str] = ()) -> frozenset[str]:
    """The values of Host that are ours: loopback's names and ``names``, each with the port or with one of its own."""
    hosts = {f"{name}:{port}" for name in _LOOPBACK}
    hosts |= {name.lower() if _has_port(name) else f"{name.lower()}:{port}" for name in names}
    # Browsers leave out the port that http has by itself.
    return frozenset(hosts | {host.removesuffix(":80") for host in hosts if host.endswith(":80")})


class Safety:
    """Wraps the whole app: nothing goes in or out beside it."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], sessions: Sessions, alone: bool = True) -> None:
        self._app, self._hosts, self._sessions = app, hosts, sessions
        self._headers = headers(alone=alone)
        self._names = frozenset(name for name, _ in self._headers) | {b"server", b"x-powered-by"}
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            # There are no websockets.
            await send({"type": "websocket.close", "code": 1008})
            return
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                own = [(key, value) for key, value in message.get("headers", ()) if key.lower() not in self._names]
                message = {**message, "headers": [*own, *self._headers]}
            await send(message)

        self._under_way += 1
        try:
            response = self._refused(scope)
            await (response or self._app)(scope, receive, guarded)
        except Exception as error:
            log_place(error)
            if started:
                raise ConnectionError("the answer broke off") from None
            await _fault(scope)(scope, receive, guarded)
        finally:
            self._under_way -= 1

    def _refused(self, scope: Scope) -> Response | None:
        """The answer of the guard, or None where the request may go on."""
        sent: list[tuple[bytes, bytes]] = scope["headers"]
        if not _host_is_good(sent, self._hosts):
            return bare(400, "This address is not the server's own.", "Use the link that the terminal shows.")
        if self._under_way > limits.REQUESTS:
            return bare(503, "Too many requests are under way.", "Wait a moment and try again.")
        if sum(len(key) + len(value) + 4 for key, value in sent) > limits.HEAD:
            return bare(
                431, "The browser says more of itself than is listened to.", "Clear its cookies of this machine."
            )
        if len(scope["path"]) > limits.PATH or len(scope["query_string"]) > limits.QUERY:
            return bare(404, "No page has so long an address.")
        method = scope["method"]
        if method not in METHODS:
            return _allowing(bare(405, f"There is no “{method[:20]}” here.", "Use the buttons of the pages."))
        if method == "OPTIONS":
            # For whom it may concern: no other origin is ever let in.
            return _allowing(Response(status_code=204))
        refusal = _stranger(scope)
        if refusal:
            return bare(403, refusal, "Go on from a page of this server.")
        return self._let_in(scope)

    def _let_in(self, scope: Scope) -> Response | None:
        known = self._sessions.knows(cookie_of(scope["headers"], self._sessions.cookie))
        token = _token(scope)
        if token is not None and scope["method"] == "GET":
            value = self._sessions.exchange(token)
            if value is not None:
                return _welcome(scope, self._sessions.set_cookie(value))
            if known:
                return RedirectResponse("/", 303)
            return bare(401, "This link was used before, or belongs to an earlier start of the server.", _COME)
        if known or (scope["method"] != "POST" and scope["path"].startswith(STATIC)):
            return None
        return bare(401, "This browser was not let in.", _COME)


_COME = (
    "Open the link that the terminal shows when the server starts; it works once. Whoever is in already can make "
    "another for you on the page “Your name”."
)


def _host_is_good(sent: Iterable[tuple[bytes, bytes]], hosts: frozenset[str]) -> bool:
    given = [value for key, value in sent if key == b"host"]
    return len(given) == 1 and given[0].decode("latin-1").lower() in hosts


def _stranger(scope: Scope) -> str:
    """Why another page may have made this request; "" where it comes from ours, or from a person."""
    sent: dict[bytes, str] = {}
    for key, value in scope["headers"]:
        # Said twice, it says neither: what is put together here is no answer that is let through.
        sent[key] = f"{sent[key]}, {value.decode('latin-1')}" if key in sent else value.decode("latin-1")
    site, mode, to = (sent.get(name) for name in (b"sec-fetch-site", b"sec-fetch-mode", b"sec-fetch-dest"))
    if to in ("iframe", "frame", "embed", "object", "fencedframe"):
        return "No page shows this one within itself."
    if scope["method"] in SAFE:
        # A person may follow a link to here from elsewhere; what a page of elsewhere asks for by itself is refused.
        if site in (None, "same-origin", "none") or (mode == "navigate" and to in (None, "document")):
            return ""
        return "Another site asked for this page."
    if site is not None:
        return "" if site in ("same-origin", "none") else "This form was sent by another site."
    origin = sent.get(b"origin")
    if origin is None:
        return "The browser does not say which page sent this form."
    parts = urlsplit(origin)
    host = sent.get(b"host", "").lower()
    same = parts.scheme in ("http", "https") and parts.netloc.lower() == host and not parts.path
    return "" if same else "This form was sent by another site."


def _token(scope: Scope) -> str | None:
    if scope["path"] != "/" or TOKEN.encode() not in scope["query_string"]:
        return None
    # Of a bounded length: the guard has looked at it before.
    given = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True).get(TOKEN)
    return given[0] if given and len(given) == 1 else None


def _welcome(scope: Scope, cookie: str) -> Response:
    """On to the first page without the token. From another site the browser would not send the cookie along."""
    site = next((value for key, value in scope["headers"] if key == b"sec-fetch-site"), b"none")
    response: Response
    if site in (b"none", b"same-origin"):
        response = RedirectResponse("/", 303)
    else:
        response = bare(200, "You are let in.", link=("/", "Open the workspace"))
        # What our own page asks for, the cookie goes with.
        response.headers["refresh"] = "0; url=/"
    response.headers["set-cookie"] = cookie
    return response


def _fault(scope: Scope) -> Response:
    known = "app" in scope
    words = (
        "This is a fault of the program, not of yours. What you did before is kept; what you did just now may not be."
    )
    remedy = "Go back and try again. If it happens again, run “according doctor” on the workspace."
    return explained(Request(scope), 500, words, remedy) if known else bare(500, words, remedy)


def _allowing(response: Response) -> Response:
    response.headers["allow"] = ", ".join(METHODS)
    return response


def _has_port(name: str) -> bool:
    return name.rpartition(":")[2].isdigit() and (name.count(":") == 1 or "]:" in name)


#: The reason phrases that h11 needs for answers made outside the app.
PHRASES = {status.value: status.phrase.encode() for status in HTTPStatus}
