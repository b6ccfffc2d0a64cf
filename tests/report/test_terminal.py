"""The terminal report: every width, plain when piped, deaf to hostile text."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from according.core import Annotated, Comparison, Skipped
from according.report import show


def _shown(comparison: Comparison, width: int = 80, **more: object) -> str:
    out = io.StringIO()
    show(comparison, Console(file=out, width=width, highlight=False, **more), "report.html")  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 100, 160, 200])
def test_lines_stay_within_the_width(comparison: Comparison, width: int) -> None:
    """No line is longer than the terminal is wide."""
    assert max(len(line) for line in _shown(comparison, width).splitlines()) <= width


def test_piped_output_is_plain(comparison: Comparison) -> None:
    """Off a terminal there is not one escape sequence."""
    assert "\x1b" not in _shown(comparison)


def test_report_ends_with_the_page(comparison: Comparison) -> None:
    """The last line is the path of the page."""
    assert _shown(comparison).rstrip().splitlines()[-1].endswith("report.html")


def test_accounts_differences_and_silence_are_shown(comparison: Comparison) -> None:
    """It shows the accounts, what differs in their words, and silence in neutral words."""
    shown = _shown(comparison)
    assert "Marlow Courier" in shown
    assert "1,394 residents" in shown
    assert "Some 1,200 people" in shown
    assert "not found in this account" in shown


def test_evidence_is_marked_without_colour(comparison: Comparison) -> None:
    """Piped, the evidence still stands out from its context."""
    assert "›1,394 residents‹" in _shown(comparison)


def test_empty_report_speaks(comparison: Comparison) -> None:
    """Without findings the sections say what was not found."""
    assert "No statement was found in more than one account." in _shown(replace(comparison, findings=()))


def test_hostile_text_is_shown_not_run(comparison: Comparison) -> None:
    """Markup, escape sequences and bidi controls of texts and names are printed as what they are."""
    first = comparison.documents[0]
    evil = replace(first.document, outlet="[red]x[/red] \x1b]0;owned\x07 \u202eabc", path="[/]")
    hostile = replace(
        comparison,
        documents=(Annotated(document=evil), *comparison.documents[1:]),
        skipped=(Skipped(name="\x1b[2J", why="[bold", remedy="\x9b31m"),),
    )
    shown = _shown(hostile, 160, force_terminal=True, color_system="truecolor")
    assert "[red]x[/red]" in shown
    assert "\x1b]0" not in shown
    assert "\x1b[2J" not in shown
    assert "\x9b" not in shown
    assert "\u202e" not in shown


def test_people_are_told_briefly(comparison: Comparison) -> None:
    """It tells how words divide, what is not settled apart from the voices, who is only spoken of, and who is who."""
    shown = _shown(comparison, 120)
    assert "24 % quoted, 0 % reported, 76 % own" in shown
    assert "Who speaks  2" in shown
    assert "Spoken of, not heard: harbour authority A 1× B 1×" in shown
    assert shown.index("Who is who") > shown.index("Who speaks")
    assert "A Edda Roth   C Edda Roth" in shown
