"""Bad input: one clear message that names the file and the way out; everything else goes on."""

import json

import pytest
from test_compare import COURIER, LEDGER, run

EMPTY_MENU = "<html><body><nav>" + "<a href='/x'>Sport</a> <a href='/y'>Weather</a> " * 40 + "</nav></body></html>"


@pytest.fixture
def good(tmp_path):
    (tmp_path / "courier.txt").write_text(COURIER)
    (tmp_path / "ledger.txt").write_text(LEDGER)
    return [tmp_path / "courier.txt", tmp_path / "ledger.txt"]


def _empty(folder):
    (folder / "bad.txt").write_bytes(b"")


def _blank(folder):
    (folder / "bad.txt").write_text(" \n\n\t ")


def _binary(folder):
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 40)


def _pdf(folder):
    (folder / "bad.txt").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")


def _huge(folder):
    with (folder / "bad.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"The council met again on Monday and talked. " * 24_000)


def _menu(folder):
    (folder / "bad.txt").write_text(EMPTY_MENU)


def _missing(folder):
    (folder / "bed.txt").write_text("x")


def _folder(folder):
    (folder / "bad.txt").mkdir()


def _twice(folder):
    (folder / "bad.txt").write_text(COURIER)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_empty, "is empty"),
        (_blank, "white space"),
        (_binary, ""),
        (_pdf, "PDF"),
        (_huge, ""),
        (_menu, ""),
        (_missing, "does not exist"),
        (_folder, "folder without files"),
        (_twice, "same bytes"),
    ],
)
def test_bad_input_is_named_and_the_rest_goes_on(good, tmp_path, make, says):
    """One message names the bad file and what can be done; the others are compared; the exit code is 3."""
    make(tmp_path)
    result = run("compare", good[0], tmp_path / "bad.txt", good[1], "--json")
    assert result.exit_code == 3, result.output
    messages = result.stderr.strip().splitlines()
    assert len(messages) == 1
    assert str(tmp_path / "bad.txt") in messages[0]
    assert says in messages[0]
    assert ";" in messages[0]
    record = json.loads(result.stdout)
    assert len(record["documents"]) == 2
    assert [row["name"] for row in record["skipped"]] == [str(tmp_path / "bad.txt")]


def test_another_encoding_is_read_and_recorded(tmp_path):
    """A text in an old Windows encoding is read as what it is, and the encoding is recorded."""
    (tmp_path / "old.txt").write_bytes(
        (
            "“We are a café, not a court,” said Zoë Müller on Tuesday. “The council’s résumé is naïve — and it’s "
            "dear.”\n\nThe owner’s words were read at the council’s meeting, which ended late.\n"
        ).encode("cp1252")
    )
    result = run("read", tmp_path / "old.txt")
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert "said Zoë Müller" in record["text"]
    assert record["text"].startswith("“We are a café")
    assert record["raw"]["encoding"].lower().replace("-", "_") in ("cp1252", "windows_1252")


def test_nothing_readable_is_a_usage_error(tmp_path):
    """Where no input can be read there is no page, and the exit code is 2."""
    (tmp_path / "bad.txt").write_bytes(b"")
    result = run("compare", tmp_path / "bad.txt", "-o", tmp_path / "r.html")
    assert result.exit_code == 2
    assert "No account could be read" in result.stderr
    assert not (tmp_path / "r.html").exists()
