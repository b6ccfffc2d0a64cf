"""Hostile answers: whatever bytes come back, there is a page or one error that names the address."""

import contextlib
import os
import random
import socket
import threading
import time
import zlib

import pytest

from according.fetch import FetchError, Limits
from according.fetch.exchange import exchange
from according.fetch.media import check_content, check_head
from according.fetch.rights import said_in_headers, said_in_page
from according.fetch.unpacking import unpacked
from according.fetch.wire import Wire

#: More of them from the environment: the run whose figures are reported had 20,000.
ROUNDS = int(os.environ.get("ACCORDING_FUZZ", "1500"))
LIMITS = Limits(wire=50_000, unpacked=200_000, head=20_000, first_byte=1.0, idle=1.0, total=2.0)
PACKED = zlib.compress(b"<p>The council voted on Tuesday.</p>" * 20)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
SEEDS = (
    OK + b"Content-Length: 31\r\n\r\n<p>The council voted Tuesday.</p>",
    OK + b"Transfer-Encoding: chunked\r\n\r\n5;x=y\r\n<p>ab\r\n4\r\n</p>\r\n0\r\nX: y\r\n\r\n",
    OK + b"Content-Encoding: deflate\r\nContent-Length: %d\r\n\r\n%s" % (len(PACKED), PACKED),
    b"HTTP/1.1 302 Found\r\nLocation: http://news.example/x\r\nRetry-After: 5\r\nLink: <x>; rel=license\r\n\r\n",
    b"HTTP/1.0 200\r\nX-Robots-Tag: noai\r\n folded\r\nSet-Cookie: a=b\r\n\r\n<meta name=robots content=noai><p>x</p>",
)
INTERIM = b"HTTP/1.1 100 Continue\r\n\r\n"
PIECES = (b"\r\n", b"\0", b"\xff", b":", b"-1", b"99999999999999999999", INTERIM, b"chunked", b"<meta ")


def mutated(chance):
    data = bytearray(chance.choice(SEEDS))
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(4):
            case 0:
                data[place:place] = chance.choice(PIECES) * chance.choice((1, 1, 3, 300))
            case 1:
                del data[place : place + chance.randrange(20)]
            case 2:
                data[place : place + 1] = bytes([chance.randrange(256)])
            case _:
                data[place:place] = data[chance.randrange(len(data) + 1) :][:50]
    return bytes(data)


def answered(data):
    """What the client makes of these bytes, over a real pair of sockets that the sender closes."""
    ours, theirs = socket.socketpair()

    def send():
        with contextlib.suppress(OSError):
            theirs.sendall(data)
        theirs.close()

    sender = threading.Thread(target=send)
    sender.start()
    try:
        wire = Wire(ours, LIMITS, time.monotonic() + LIMITS.total, time.monotonic, "address")
        got = exchange(wire, b"GET / HTTP/1.1\r\n\r\n", LIMITS, "address", lambda head: head.status == 200)
        check_head(got, "address")
        content = unpacked(got.payload, got.header("Content-Encoding"), LIMITS, "address")
        check_content(content, "address")
        said_in_headers(got)
        said_in_page(content)
    except FetchError as error:
        return error
    finally:
        ours.close()
        sender.join()
    return content


@pytest.mark.parametrize("part", range(5))
def test_any_bytes_are_a_page_or_an_error(part):
    """Mutated answers of every kind give a page within the limits or an error with a reason and a way out, in time."""
    chance = random.Random(part)  # noqa: S311 - mutations, no secrets
    for _ in range(ROUNDS // 5):
        data = mutated(chance)
        start = time.monotonic()
        got = answered(data)
        assert time.monotonic() - start < 5.0, data
        if isinstance(got, FetchError):
            assert got.name == "address"
            assert got.why
            assert got.remedy
        else:
            assert len(got) <= LIMITS.unpacked
