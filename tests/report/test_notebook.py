"""What a notebook shows: small, without script, telling."""

from dataclasses import replace

from according.core import Annotated, Comparison
from according.report import comparison_html, document_html


def test_comparison_shows_accounts_and_findings(comparison: Comparison) -> None:
    """A comparison shows its accounts and the sentences of its findings, without script."""
    html = comparison_html(comparison)
    assert "Marlow Courier" in html
    assert "different counts of who signed" in html
    assert "<script" not in html
    assert len(html) < 20_000


def test_document_shows_who_says_what(accounts: tuple[Annotated, ...]) -> None:
    """An annotated document shows source, cue and content of its attributions."""
    html = document_html(accounts[0])
    assert "Mayor Edda Roth" in html
    assert "1 attribution" in html
    assert "<script" not in html


def test_read_document_shows_its_beginning(accounts: tuple[Annotated, ...]) -> None:
    """A document that is only read shows its headline and how it begins."""
    html = document_html(Annotated(document=replace(accounts[0].document, outlet=None)))
    assert "Council shuts harbour" in html
    assert "attribution" not in html
