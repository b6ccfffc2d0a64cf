"""Hostile text reaches neither page, terminal nor spreadsheet alive."""

import csv
import io

import pytest
from test_compare import COURIER, LEDGER, run

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")\n\n'
    "“<script>alert(1)</script> <img src=x onerror=alert(1)> is what we have,” Mayor Ada Lind said of the 1,394 "
    "signatures. [bold red]Not markup[/] </style><b>.\n\n"
    "The council\u202e voted 6-0 on Tuesday \x1b]0;owned\x07\x1b[2J to end its police exchange.\u2066\n\n"
    "{{ 7191 * 7 }} ${jndi:ldap://x} “This was about trust,” said Ada Lind.\n"
)


@pytest.fixture
def accounts(tmp_path):
    (tmp_path / "courier.txt").write_text(COURIER)
    (tmp_path / "hostile\x1b[31m.txt").write_text(HOSTILE)
    (tmp_path / "ledger.txt").write_text(LEDGER)
    return sorted(tmp_path.glob("*.txt"))


STEERING = {"\x1b", "\x07", "\u202e", "\u2066", "\x9b"}


def test_nothing_hostile_lives_in_the_page(accounts, tmp_path):
    """The page shows a document's tags as text and its controls as marks; a strict policy stands in its head."""
    run("compare", *accounts, "-o", tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "</style><b>" not in page
    assert "7191 * 7 }}" in page
    assert "50337" not in page
    assert not STEERING & set(page)
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
def test_nothing_hostile_reaches_the_terminal(accounts, tmp_path, form):
    """No form of output carries a character that steers a terminal."""
    result = run("compare", *accounts, *form, "-o", tmp_path / "r.html")
    assert not STEERING & set(result.stdout)
    assert not STEERING & set(result.stderr)


def test_markup_of_the_terminal_library_is_text(accounts):
    """Square brackets of a document are shown as they stand."""
    result = run("annotate", *accounts)
    assert "[bold red]Not markup[/]" in result.stdout


def test_no_cell_is_a_formula(accounts):
    """No cell of the findings begins as a formula would."""
    for row in csv.reader(io.StringIO(run("compare", *accounts, "--csv").stdout)):
        for cell in row:
            assert not cell.startswith(("=", "+", "@"))


def test_a_hostile_name_is_shown_harmless(tmp_path):
    """A file name that steers a terminal is shown with its controls as code points."""
    result = run("compare", tmp_path / "no\x1b[2Jsuch.txt")
    assert "\x1b" not in result.stderr
    assert "\\u001b" in result.stderr
