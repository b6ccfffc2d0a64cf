"""The timeline: the moments that accounts give, as vague as they gave them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from filled_workspace import filled
from lxml import html
from starlette.testclient import TestClient

import according
from according.core import Comparison
from according.report.account_lines import account_lines
from according.web.timeline import timeline
from according.web.timeline.chart import chart
from according.web.timeline.entries import Entry, entries, unplaced
from according.web.timeline.tellings import in_words
from according.web.timeline.window import window

LEDGER = """Ferry firm stops the winter boats

The Ledger, 6 March 2024

The Sandholm ferry stopped running on 4 March 2024, the firm said. It had sailed since May 1998. About March 2025 \
a new pier is to open, and until June 2024 the old one stays shut. The meeting began at 7 p.m. on an evening that \
nobody wrote down.
"""
POST = """Sandholm without its ferry

The Post, 7 March 2024

The Sandholm ferry stopped running on 4 March 2024, according to its firm. The new pier opens in April 2025, the mayor \
said.
"""


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("accounts")
    for name, text in (("ledger.txt", LEDGER), ("post.txt", POST)):
        (folder / name).write_text(text, encoding="utf-8")
    return according.compare([folder / "ledger.txt", folder / "post.txt"], encoder=False, reader=False)


@pytest.fixture(scope="module")
def found(compared: Comparison) -> dict[str, Entry]:
    return {entry.words: entry for entry in entries(compared, account_lines(compared))}


def test_moment_of_several_accounts_stands_once_with_their_letters(found: dict[str, Entry]) -> None:
    """The same day in two accounts is one entry that names both."""
    assert [account.letter for account in found["4 March 2024"].accounts] == ["A", "B"]


def test_moment_is_as_long_as_it_was_given(found: dict[str, Entry]) -> None:
    """A month stands from its first day to its last, a day alone."""
    assert (found["May 1998"].first, found["May 1998"].last) == (date(1998, 5, 1), date(1998, 5, 31))
    assert found["4 March 2024"].length == 1


def test_about_and_since_are_read_from_the_words_before(found: dict[str, Entry]) -> None:
    """What was said to be about then, or since then, or until then, says so."""
    said = {words: entry.tellings[0] for words, entry in found.items()}
    assert said["March 2025"].about
    assert said["May 1998"].toward == "after"
    assert said["June 2024"].toward == "before"
    assert said["4 March 2024"].toward is None
    assert not said["4 March 2024"].about


def test_telling_is_the_exact_words(compared: Comparison, found: dict[str, Entry]) -> None:
    """Each entry leads to the words in their place."""
    for entry in found.values():
        for one in entry.tellings:
            assert compared.document(one.document).words(one.span) == one.words


def test_time_without_a_day_stands_apart(compared: Comparison) -> None:
    """A time of day without its day has no place on the axis, and says why."""
    apart = {one.telling.words: one.why for one in unplaced(compared, account_lines(compared))}
    assert apart["7 p.m."] == "a time of day, and no day with it"


def test_first_window_holds_what_is_near_and_counts_the_rest(found: dict[str, Entry]) -> None:
    """A year long gone does not press together the days that matter; it is counted beside them."""
    shown = window(tuple(found.values()), (date(2024, 3, 6), date(2024, 3, 7)))
    assert shown is not None
    assert shown.first > date(1998, 5, 31)
    assert shown.earlier == 1
    assert shown.level != "all"


def test_window_that_is_asked_for_is_given(found: dict[str, Entry]) -> None:
    """A level and a first day are kept as they are asked for; a level that makes no sense is not."""
    every = tuple(found.values())
    shown = window(every, (), "month", date(2024, 3, 1))
    assert shown is not None
    assert (shown.first, shown.level) == (date(2024, 3, 1), "month")
    for start in (date.min, date.max):
        assert window(every, (), "decade", start) is not None
    strange = window(every, (), "aeon")
    assert strange is not None
    assert strange.level in strange.levels


@pytest.mark.parametrize("level", ["week", "month", "quarter", "year", "decade", "all"])
def test_marks_stay_in_the_drawing(compared: Comparison, level: str) -> None:
    """At every width of the window each mark lies on the axis and each lane has its account."""
    accounts = account_lines(compared)
    every = entries(compared, accounts)
    shown = window(every, (), level)
    assert shown is not None
    drawn = chart(every, accounts, {}, shown)
    assert [lane.account.letter for lane in drawn.lanes] == ["A", "B"]
    for lane in drawn.lanes:
        for mark in lane.marks:
            assert mark.x >= 50
            assert mark.x + mark.width <= 1115
            assert lane.y <= mark.y < lane.y + lane.height


def test_story_without_accounts_has_no_axis() -> None:
    """Where nothing is there, nothing is drawn and nothing breaks."""
    assert timeline(None)["window"] is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 5, 14), date(2024, 5, 14), "14 May 2024"),
        (date(2024, 5, 1), date(2024, 5, 31), "May 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 3, 1), date(2024, 5, 31), "March – May 2024"),
        (date(2024, 5, 3), date(2024, 5, 9), "3 – 9 May 2024"),
        (date(2023, 12, 30), date(2024, 1, 2), "30 December 2023 – 2 January 2024"),
        (date(1990, 1, 1), date(1999, 12, 31), "1990 – 1999"),
    ],
)
def test_days_in_words(first: date, last: date, words: str) -> None:
    """Days are written as a reader writes them."""
    assert in_words((first, last)) == words


def test_hundreds_of_days_are_folded_into_marks_with_their_number(tmp_path: Path) -> None:
    """Marks too near to be told apart become one that says how many it is, and the list is folded by month."""
    days = [f"On {day} {month} 2023 the council met." for month in ("March", "April", "May") for day in range(1, 29)]
    (tmp_path / "minutes.txt").write_text("Minutes\n\n" + "\n\n".join(days), encoding="utf-8")
    made = according.compare([tmp_path / "minutes.txt"], encoder=False, reader=False)
    values = timeline(made, "all")
    marks = [mark for lane in values["chart"].lanes for mark in lane.marks]
    assert sum(mark.count for mark in marks) == 84
    assert len(values["stretches"]) == 3
    assert all(stretch.folded for stretch in values["stretches"])
    near = timeline(made, "decade")
    assert near["window"].level in near["window"].levels


def test_list_of_dates_without_end_is_cut_and_told(compared: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    """An account with more dates than anybody reads is shown in part, and the page says so."""
    for module in ("entries", "view"):
        monkeypatch.setattr(f"according.web.timeline.{module}.MOST", 3)
    values = timeline(compared, "all")
    account, count, most = values["cut"][0]
    assert (account.letter, most) == ("A", 3)
    assert count == len(compared.documents[0].moments)
    shown = [one for s in values["stretches"] for e in s.entries for one in e.tellings if one.account.letter == "A"]
    assert len(shown) <= 3


def test_dates_that_differ_are_tied_and_linked() -> None:
    """Where accounts date one thing differently, both dates name the finding, and a line leads from mark to mark."""
    folder = Path(__file__).resolve().parents[2] / "examples" / "riverside"
    compared = according.compare([folder / "agency.txt", folder / "courier.html"], encoder=False, reader=False)
    values = timeline(compared, "all")
    disputed = {e.words: e.findings for s in values["stretches"] for e in s.entries if e.findings}
    assert list(disputed) == ["1 July 2024", "15 July 2024"]
    (tie,) = values["chart"].ties
    assert (tie.finding,) == disputed["1 July 2024"] == disputed["15 July 2024"]
    assert len(tie.points) == 2


def test_page_opens_each_entry_at_its_words(tmp_path: Path, browser_for: Callable[[Path], TestClient]) -> None:
    """The list says what the drawing shows, and every entry leads to its words in the reading page."""
    made = filled(tmp_path / "according.db")
    with browser_for(made.path) as browser:
        page = html.fromstring(browser.get(f"/stories/{made.story}/timeline?level=all").text)
        drawn = set(page.xpath("//svg//a[starts-with(@href, '#m-')]/@href"))
        listed = {f"#{name}" for name in page.xpath("//li[@class='moment']/@id")}
        assert drawn
        assert drawn <= listed
        for link in page.xpath("//li[@class='moment']//a[contains(@class, 'ev')]/@href"):
            there = html.fromstring(browser.get(link.partition("#")[0]).text)
            assert there.xpath(f"//*[@id='{link.partition('#')[2]}']")


@pytest.mark.parametrize(
    "asked", ["level=aeon", "level=month&from=never", "level=week&from=0001-01-01", "from=9999-12-31"]
)
def test_windows_that_are_none_are_answered(
    tmp_path: Path, browser_for: Callable[[Path], TestClient], asked: str
) -> None:
    """Whatever stretch the address asks for, the page answers."""
    made = filled(tmp_path / "according.db")
    with browser_for(made.path) as browser:
        assert browser.get(f"/stories/{made.story}/timeline?{asked}").status_code == 200
        assert "Not compared yet" in browser.get(f"/stories/{made.empty_story}/timeline").text
