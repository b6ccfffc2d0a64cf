"""Hostile PDFs: each is read as far as the limits allow, or refused with one message; never a crash or a hang."""

import zlib

import pytest

from according.core import Extract, InputError
from according.read import Source, extract
from read.samples.pdf import VOTE, Page, assembled, pdf

_TEXT = b"BT /F1 11 Tf 72 700 Td (The council voted on Monday to end the training exchanges.) Tj ET "


def _file(
    content: bytes = _TEXT, box: str = "0 0 612 792", resources: str = "", extra: dict[int, bytes] | None = None
) -> bytes:
    packed = zlib.compress(content, 9)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1 /Kids [7 0 R] >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        7: f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 8 0 R"
        f" /Resources << /Font << /F1 3 0 R >> {resources} >> >>".encode(),
        8: b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream",
    }
    return assembled(objects | (extra or {}))


def _read(data: bytes) -> Extract | InputError:
    try:
        return extract(Source(name="given.pdf", data=data))
    except InputError as error:
        return error


_FORM = b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 700] /Resources << /XObject << /A 9 0 R >> >> /Length 5 >>"
_HOSTILE = {
    "content of spaces without end": _file(_TEXT + b" " * 50_000_000),
    "a stack of states": _file(b"q " * 1_000_000 + _TEXT),
    "arrays in arrays": _file(resources="/X " + "[" * 100_000 + "]" * 100_000),
    "a form that draws itself": _file(
        _TEXT + b"/A Do", resources="/XObject << /A 9 0 R >>", extra={9: _FORM + b"\nstream\n/A Do\nendstream"}
    ),
    "a page as large as a country": _file(box="0 0 1e30 1e30"),
    "a page without numbers": _file(box="a b c d"),
    "letters as large as a country": _file(_TEXT.replace(b" 11 Tf", b" 1e30 Tf")),
    "pages that hold themselves": _file(extra={2: b"<< /Type /Pages /Count 3 /Kids [2 0 R 7 0 R 2 0 R] >>"}),
    "two thousand million pages": _file(extra={2: b"<< /Type /Pages /Count 2147483647 /Kids [7 0 R] >>"}),
    "one word without end": _file(b"BT /F1 11 Tf 72 700 Td (" + b"a" * 1_000_000 + b") Tj ET"),
    "words in one place": _file(b"BT /F1 11 Tf " + b"1 0 0 1 100 100 Tm (abc de) Tj " * 20_000 + b"ET"),
    "words everywhere": _file(
        b"BT /F1 4 Tf "
        + b"".join(b"1 0 0 1 %d %d Tm (abc) Tj " % (n * 7919 % 600, n * 104_729 % 790) for n in range(5_000))
        + b"ET"
    ),
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_files_are_read_or_refused(name: str) -> None:
    """Whatever a file claims, the answer is its text or one message, and the next file is read as ever."""
    read = _read(_HOSTILE[name])
    if isinstance(read, InputError):
        assert read.name == "given.pdf"
        assert read.why
        assert read.remedy
    after = _read(_file())
    assert isinstance(after, Extract)
    assert after.text == "The council voted on Monday to end the training exchanges."


def test_of_too_many_pages_the_first_are_read() -> None:
    """Beyond 2,000 pages the rest is left, and that is said; a page that is not there is told by its number."""
    kids = b"<< /Type /Pages /Count 100000 /Kids [" + b"7 0 R " * 2_100 + b"] >>"
    read = _read(_file(extra={2: kids}))
    assert isinstance(read, Extract)
    assert any(note.startswith("only its first 2,000 of ") for note in read.notes)
    read = _read(_file(extra={2: b"<< /Type /Pages /Count 3 /Kids [7 0 R 99 0 R] >>"}))
    assert isinstance(read, Extract)
    assert "pages 2–3 could not be read: the file is damaged there" in read.notes


def test_of_a_page_of_too_many_characters_the_first_are_read() -> None:
    """A page is read up to its limit of characters, and that is said."""
    many = b"".join(b"1 0 0 1 20 %d Tm (abc def ghi) Tj " % (n * 12) for n in range(20_000))
    read = _read(_file(b"BT /F1 11 Tf " + many + b"ET", box="0 0 600 260000"))
    assert isinstance(read, Extract)
    assert any("more characters than a page may have" in note for note in read.notes)


def test_a_file_that_is_too_large_is_refused_by_its_size() -> None:
    """More than 100 MB are not even parsed."""
    data = pdf([Page().put(72, 700, VOTE)])
    with pytest.raises(InputError, match="is too large"):
        extract(Source(name="given.pdf", data=data + b"\0" * 100_000_000))
