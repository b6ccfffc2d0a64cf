"""Connections: HTTP as it comes over the socket, bounded in time and number; broken requests get the headers too."""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from according.web import limits
from according.web.safety import headers

_BROKEN = b"This is no HTTP request that is understood here.\n"


class Connection(H11Protocol):
    """One connection of a browser.

    The server by itself waits for ever for the rest of a head, for whoever reads an answer slowly, and for the rest of
    a body whose answer is sent already; here each has its time.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._deadline: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A browser, or whoever, connects; beyond so many at one time it is turned away."""
        super().connection_made(transport)
        if len(self.connections) > limits.CONNECTIONS:
            transport.abort()
            return
        self._expect(limits.HEAD_WAIT)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection has ended."""
        self._expect(None)
        if self._stalled:
            self._stalled.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """A piece of a request."""
        try:
            super().data_received(data)
        except h11.LocalProtocolError:
            # Nonsense came after an answer was begun: there is no right way to go on.
            self.transport.abort()
            return
        if self.conn.their_state is not h11.IDLE:
            if self.cycle is None or not self.cycle.response_complete:
                # The head is there; the time of the body is counted where it is taken in.
                self._expect(None)
        elif self._deadline is None and self.conn.trailing_data[0]:
            self._expect(limits.HEAD_WAIT)

    def on_response_complete(self) -> None:
        """An answer was sent; what else the browser still sends of its request is let go by for a while."""
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY:
            self._expect(limits.ANSWER_WAIT)
        elif self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            self._expect(limits.HEAD_WAIT)

    def timeout_keep_alive_handler(self) -> None:
        """Nothing came for a while."""
        super().timeout_keep_alive_handler()
        # What was not taken yet does not hold the connection for ever.
        self._expect(limits.HEAD_WAIT)

    def pause_writing(self) -> None:
        """The browser does not take what is sent."""
        super().pause_writing()
        self._stalled = self.loop.call_later(limits.ANSWER_WAIT, self.transport.abort)

    def resume_writing(self) -> None:
        """It takes it again."""
        if self._stalled:
            self._stalled.cancel()
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - the server's words may repeat what was sent
        """The answer to what is no request."""
        if self.cycle is not None:
            # It broke off in the middle of a form: whoever still works on the answer works for nobody.
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.abort()
            return
        head = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), *headers(alone=True)]
        response = h11.Response(status_code=400, headers=head, reason=b"Bad Request")
        for event in (response, h11.Data(data=_BROKEN), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
        self._expect(limits.HEAD_WAIT)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:  # noqa: ARG002
        """There are no websockets."""
        self.send_400_response("")

    def _unsupported_upgrade_warning(self) -> None:
        """An upgrade that is not known is an ordinary request, and no news."""

    def _expect(self, seconds: float | None) -> None:
        """Ends the connection after so many seconds, unless this is called again before."""
        if self._deadline:
            self._deadline.cancel()
        self._deadline = self.loop.call_later(seconds, self.transport.abort) if seconds is not None else None
