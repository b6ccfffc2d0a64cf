"""Decoding: bytes to characters."""

import pytest

from according.core import Place, Span
from according.read import Source, extract
from according.read.decoding import decode

TEXT = "“It was about leadership,” the former chief said — in a café, for £5.\r\n\r\nHe left."


def test_plain_text_keeps_every_character() -> None:
    """The text of a plain-text input is the decoded file, line ends and double spaces included."""
    raw = "One  line\r\nand another\r\n\r\n\ttabbed \u00ad soft \u200b zero\n"
    extracted = extract(Source(name="-", data=raw.encode()))
    assert extracted.text == raw
    assert extracted.origin.locate(Span(4, 9)) == (Place(4, 9),)
    assert extracted.notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_common_encodings_are_told(encoding: str) -> None:
    """A byte order mark, UTF-8, UTF-16 and Windows' Western encoding each give back the same characters."""
    decoded = decode(TEXT.encode(encoding))
    assert decoded is not None
    assert decoded.text == TEXT


def test_guessed_encoding_is_noted() -> None:
    """What is not UTF-8 is said so in a note, with the encoding that was taken."""
    extracted = extract(Source(name="-", data=TEXT.encode("cp1252")))
    assert extracted.raw.encoding == "cp1252"
    assert "cp1252" in extracted.notes[0]


def test_few_broken_bytes_do_not_spoil_a_utf8_file() -> None:
    """One broken byte in a UTF-8 text leaves the other characters as they are, and is noted."""
    decoded = decode((TEXT * 5).encode() + b" \xff end")
    assert decoded is not None
    assert decoded.text.startswith(TEXT)
    assert decoded.text.count("\ufffd") == 1
    assert "broken" in decoded.notes[0]


def test_a_page_is_decoded_as_it_declares() -> None:
    """The encoding that a page declares is taken where its bytes allow it."""
    page = '<html><head><meta charset="windows-1251"></head><body>Совет проголосовал</body></html>'
    decoded = decode(page.encode("cp1251"), markup=True)
    assert decoded is not None
    assert decoded.text == page


def test_what_was_decoded_wrongly_before_it_was_saved_is_put_right() -> None:
    """Mojibake is put right line by line before offsets are made, and said; quotation marks stay as they are."""
    wrong = "“We won’t,” she said — 5 €.".encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    decoded = decode(f"{wrong}\nHer “own” words in São Paulo stay.\n".encode())
    assert decoded is not None
    assert decoded.text == "“We won’t,” she said — 5 €.\nHer “own” words in São Paulo stay.\n"
    assert decoded.encoding == "utf-8"
    assert "put right in 1 line" in decoded.notes[0]


@pytest.mark.parametrize("name", ["unicode_escape", "idna", "punycode", "zlib", "rot13", "utf-7", "undefined"])
def test_what_is_no_encoding_of_characters_is_not_followed(name: str) -> None:
    """A page cannot have itself decoded by whatever Python calls an encoding."""
    page = f'<html><head><meta charset="{name}"></head><body>It was \\x41 – “so”</body></html>'
    decoded = decode(page.encode(), markup=True)
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (page, "utf-8")
