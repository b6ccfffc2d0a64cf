"""Zipped: members of a zip file, counted while they are unpacked."""

import io
import struct
import time
import zipfile
import zlib

import pytest

from according.read.port import Unreadable
from according.read.zipped import Zipped, glimpse


def _packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as out:
        for name, data in members:
            out.writestr(name, data)
    return stream.getvalue()


def _opened(data: bytes, **limits: int) -> Zipped:
    return Zipped(io.BytesIO(data), **limits)


def test_members_come_whole() -> None:
    """Stored and packed members are read by name, whole or as a stream."""
    long = bytes(range(256)) * 3000 + b"x" * 700_000
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        found = _opened(_packed(("a.txt", b"alpha"), ("dir/", b""), ("dir/é.bin", long), ("none", b""), method=method))
        assert found.names == ("a.txt", "dir/é.bin", "none")
        assert "dir/é.bin" in found
        assert found.read("dir/é.bin") == long
        with found.open("dir/é.bin") as stream:
            assert stream.read(7) + stream.read() == long
        assert found.read("none") == b""


def test_stored_members_have_a_place() -> None:
    """Where a member is not packed, it can be read as a slice of the file; also when bytes stand before the zip."""
    data = b"#!before\n" + _packed(("a", b"alpha"), method=zipfile.ZIP_STORED)
    place = _opened(data).place("a")
    assert place is not None
    assert data[place[0] : sum(place)] == b"alpha"
    assert _opened(_packed(("a", b"alpha" * 9))).place("a") is None


def test_zip64_is_read() -> None:
    """Sizes of 64 bits and a directory of 64 bits are understood."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out, out.open("a", "w", force_zip64=True) as member:
        member.write(b"alpha" * 1000)
    assert _opened(stream.getvalue()).read("a") == b"alpha" * 1000
    wide = _as_zip64(_packed(("a", b"alpha")))
    assert _opened(wide).read("a") == b"alpha"
    assert _opened(b"before" + wide).read("a") == b"alpha"


def _as_zip64(data: bytes) -> bytes:
    """The same zip file with its directory's numbers in a record of 64 bits."""
    end = data.rindex(b"PK\x05\x06")
    _, _, _, here, count, length, start, _ = struct.unpack("<4s4H2LH", data[end : end + 22])
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, here, count, length, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:end] + record + locator + last


def _patched(data: bytes, offset: int, form: str, value: int) -> bytes:
    """``data`` with a number of its (first) directory entry changed."""
    at = data.index(b"PK\x01\x02") + offset
    return data[:at] + struct.pack(form, value) + data[at + struct.calcsize(form) :]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (_patched(_packed(("a", b"alpha" * 50)), 24, "<L", 10), "larger than the file says"),
        (_patched(_packed(("a", b"alpha" * 50)), 24, "<L", 9999), "damaged"),
        (_patched(_packed(("a", b"alpha" * 50)), 16, "<L", 1), "damaged"),
        (_patched(_packed(("a", b"alpha")), 8, "<H", 1), "encrypted"),
        (_patched(_packed(("a", b"alpha")), 10, "<H", 9), "Deflate64"),
        (_patched(_packed(("a", b"alpha")), 10, "<H", 77), "method 77"),
        (_patched(_packed(("a", b"alpha")), 42, "<L", 7), "cut off|not where"),
        (_patched(_packed(("a", b"alpha")), 20, "<L", 2**31), "cut off"),
        (_packed(("a", b"alpha"), ("b", b"beta")).replace(b"b", b"a"), "twice|damaged"),
        (_packed(("a", b"alpha")).replace(b"alpha"[:0] + b"PK\x03\x04", b"PK\x03\x05", 1), "not where"),
    ],
)
def test_lies_are_told(data: bytes, why: str) -> None:
    """Sizes, sums, places, methods and names that do not hold are refused with a reason."""
    with pytest.raises(Unreadable, match=why):
        _opened(data).read("a")


@pytest.mark.parametrize("name", ["/etc/passwd", "../../a", "a/../../b", "C:/a", "..\\a"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    """No name is absolute or climbs."""
    with pytest.raises(Unreadable, match="leads out"):
        _opened(_packed(("a.txt", b"x"), (name, b"x")))


def test_bombs_are_stopped_early() -> None:
    """A member that unpacks to 250 times its size, or all members to more than is allowed, is stopped."""
    bomb = _packed(("a", b"\0" * 200_000_000))
    begun = time.process_time()
    with pytest.raises(Unreadable, match="zip bomb"):
        _opened(bomb).read("a")
    assert time.process_time() - begun < 1
    plain = _packed(*((str(i), bytes(range(256)) * 4000) for i in range(5)))
    found = _opened(plain, largest=3_000_000)
    with pytest.raises(Unreadable, match="too large once unpacked"):
        [found.read(name) for name in found.names]
    with pytest.raises(Unreadable, match="too large once unpacked"):
        _opened(plain).read("1", largest=1000)


def test_overlapping_members_are_refused() -> None:
    """Members that share bytes, each quoting the next or all the same ones, are no sound file."""
    data = _packed(("a", b"alpha" * 20))
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[at:end]
    twice = data[:at] + entry + entry.replace(b"a", b"b")
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, 2 * len(entry), at, 0)
    with pytest.raises(Unreadable, match="overlap"):
        _opened(twice + last)


def test_too_many_members_are_refused() -> None:
    """A directory without end is not read."""
    data = _packed(*((f"m{i}", b"") for i in range(30)))
    with pytest.raises(Unreadable, match="more than 20 members"):
        _opened(data, most=20)


def test_any_cut_is_told() -> None:
    """A zip file cut at any byte, or with any byte changed, is read or refused, never more."""
    whole = _packed(("a", b"alpha beta"), ("b/c", b"gamma" * 30))
    for cut in range(len(whole)):
        with pytest.raises(Unreadable):
            _read_all(whole[:cut])
    for at in range(len(whole)):
        for value in (0, 0xFF, whole[at] ^ 1):
            try:
                _read_all(whole[:at] + bytes([value]) + whole[at + 1 :])
            except Unreadable:
                continue


def _read_all(data: bytes) -> None:
    found = _opened(data)
    for name in found.names:
        found.read(name)


def test_zip_in_zip_is_bytes() -> None:
    """What is packed within a packed file stays packed."""
    inner = _packed(("x", b"y"))
    assert _opened(_packed(("inner.zip", inner))).read("inner.zip") == inner


def test_glimpse_tells_first_members() -> None:
    """The first members of a package are told from its beginning, cut or with sizes that follow the data."""
    data = _packed(
        ("mimetype", b"application/epub+zip"), ("long", bytes(zlib.crc32(b"%d" % i) & 255 for i in range(9000)))
    )
    assert glimpse(data[:300])["mimetype"] == b"application/epub+zip"
    assert list(glimpse(data[:300])) == ["mimetype", "long"]
    stream = io.BytesIO()

    class Pipe(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            return stream.write(data)  # type: ignore[arg-type]

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as out:  # type: ignore[call-overload]
        out.writestr("a", b"alpha" * 10)
        out.writestr("b", b"beta" * 10)
    assert glimpse(stream.getvalue()) == {"a": b"alpha" * 10, "b": b"beta" * 10}
    assert glimpse(b"") == {}
