"""Mutations: files damaged as accidents and attackers damage them, the same for the same seed."""

import random
from collections.abc import Callable

_LARGE = (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x00\x00\x00\x00", b"-1", b"99999999999999999999", b"1e309")
_SIGNS = (
    b"<", b">", b"&", b"&#x110000;", b"&#0;", b"<!--", b"]]>", b"<![CDATA[", b'"', b"'", b"{", b"}", b"[", b"]", b"\\",
    b"\\u0", b"\\'ff", b"\r\n\r\n", b"\n", b"\x00", b"\x1a", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80",
    b"PK\x03\x04", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"endobj", b"stream\n", b"%%EOF", b"--\r\n", b"=?utf-8?q?=FF?=",
    b"WARC/1.0\r\n", b"Content-Length: 999999999\r\n", "\u202e\ud7ff\U0010ffff\u2028".encode(), b",", b";", b"\t",
    b"-->", b"<v ", b":",
)  # fmt: skip


def mutated(data: bytes, seed: str) -> bytes:
    """``data`` with one to six kinds of damage, chosen by ``seed``."""
    chance = random.Random(seed)  # noqa: S311 - what is wanted is repeatable, not secret
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        data = chance.choice(_WAYS)(data, chance)
    return data


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 32)) if data else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _overwritten(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    word = chance.choice(_LARGE + _SIGNS)
    return data[:at] + word + data[at + len(word) :]


def _inserted(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_SIGNS) * chance.choice((1, 1, 2, 50, 2000)) + data[at:]


def _cut_short(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _without(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 10, 200)) + data[end:] if end - start < 5000 else data


def _moved(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _noise(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + chance.randbytes(min(end - start, 2000)) + data[end:]


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 8, 64, 512, 4096)))


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped,
    _overwritten,
    _inserted,
    _cut_short,
    _without,
    _repeated,
    _moved,
    _noise,
)
