"""A document's page: who says what in it, its own data, its editions, and how it is taken out."""

import re
from html import unescape
from pathlib import Path

import pytest
from desk import SETTINGS, Desk, seen, words

from according import wiring
from according.core import Annotated
from according.store import Incoming, Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _at(desk: Desk, place: int = 0) -> str:
    return f"/documents/{desk.documents[place]}"


def test_text_stands_whole_with_its_attributions(desk: Desk) -> None:
    """The page shows every character of the text, and lists who says what with forms to put it right."""
    html = desk.page(_at(desk))
    annotated = next(a for a in desk.comparison.documents if a.id == desk.documents[0])
    body = re.search(r'<div class="text-of".*?>(.*?)</div>', html, re.DOTALL)
    assert body is not None
    bare = re.sub(r'<a class="n".*?</a>', "", body[1])
    assert unescape(re.sub(r"<[^>]+>", "", bare)) == annotated.document.text
    assert html.count('action="' + _at(desk) + "/attributions/a-") >= 2 * len(annotated.attributions)
    assert words(html).count("board chair Ines Calder") >= 2


def test_a_missed_attribution_is_added_by_its_words(desk: Desk) -> None:
    """Words named as they stand in the text become an attribution; the story is compared anew."""
    to = desk.post(
        f"{_at(desk)}/attributions",
        content="The school opened in 1911.",
        source="Calder",
        kind="indirect",
        speaker="",
        **{"speaker-new": "Ines Calder"},
    )
    assert "said=attribution-added" in to
    assert desk.waiting == [("compare", desk.story)]
    annotated = next(a for a in desk.anew().documents if a.id == desk.documents[0])
    assert "The school opened in 1911." in {annotated.words(a.content[0]) for a in annotated.attributions}
    assert "added by Ada" in words(desk.page(_at(desk)))


def test_words_that_are_not_there_bring_the_form_back(desk: Desk) -> None:
    """What was typed stays in the form with the places that may be meant; nothing enters the log."""
    html = desk.post(
        f"{_at(desk)}/attributions", status=422, content="The skool opened in 1911.", source="Nobody here at all"
    )
    assert "The skool opened in 1911.</textarea>" in html
    assert 'name="content-0-place"' in html
    assert "needs words that are said" in desk.post(f"{_at(desk)}/attributions", status=422, source="Calder")
    assert desk.log == ()


def test_a_speaker_who_stands_nowhere_is_asked_about(desk: Desk) -> None:
    """A name that the text does not have, without words that call somebody so, is refused with the reason."""
    html = desk.post(
        f"{_at(desk)}/attributions",
        status=422,
        content="The school opened in 1911.",
        kind="indirect",
        speaker="",
        **{"speaker-new": "Zed Zebra"},
    )
    assert "Zed Zebra" in html
    assert "This cannot be kept" in words(html)
    assert desk.log == ()


def test_a_date_that_is_none_does_not_stand_above_the_text(desk: Desk) -> None:
    """What was refused stays in its field; the head of the page says what is kept."""
    html = desk.post(f"{_at(desk)}/edit", status=422, published="yesterday", outlet="The Elsewhere")
    assert 'value="yesterday"' in html
    head = html.split("<h1", 1)[1].split("</p>", 1)[0]
    assert "yesterday" not in head
    assert "Elsewhere" not in head


@pytest.mark.parametrize(
    "address", ["?start=0&end=12", "?start=-1&end=5", "?start=9&end=3", "?start=0&end=99999999", "?start=x"]
)
def test_a_selection_in_the_address_fills_the_form(desk: Desk, address: str) -> None:
    """Words chosen in the reading view stand in the form; an address without sense is passed over."""
    html = desk.page(_at(desk) + address)
    assert ("School board</textarea>" in html) is (address == "?start=0&end=12")


def test_words_in_a_place_are_shown_there(desk: Desk) -> None:
    """An address with a place leads to these words, marked, with an anchor of their own."""
    html = desk.page(f"{_at(desk)}?at=0-12#at".partition("#")[0])
    assert re.search(r'<mark class="[^"]*here[^"]*" id="at">School board</mark>', html)


def test_what_is_known_of_it_is_put_right(desk: Desk) -> None:
    """Outlet and date are edited, a wrong date is refused with how to write it, and undoing brings back what was."""
    html = desk.page(_at(desk))
    given = {"seen": seen(html, f"{_at(desk)}/edit"), "title": "", "author": "", "kind": "article"}
    wrong = desk.post(f"{_at(desk)}/edit", status=422, **given, outlet="The Weekly Ledger", published="12 March")
    assert "write it as year-month-day" in wrong
    desk.post(f"{_at(desk)}/edit", **given, outlet="The Weekly Ledger", published="2024-03-14")
    document = next(a for a in desk.anew().documents if a.id == desk.documents[0]).document
    assert (document.outlet, document.published) == ("The Weekly Ledger", "2024-03-14")
    html = desk.page(_at(desk))
    desk.post("/steps/1/undo", seen=seen(html, "/steps/1/undo"), next=_at(desk))
    assert next(a for a in desk.anew().documents if a.id == desk.documents[0]).document.published == "2024-03-12"


def test_taking_it_out_says_what_goes_and_asks_again(desk: Desk) -> None:
    """The page before tells what goes and what stays; without the tick nothing happens."""
    told = words(desk.page(f"{_at(desk)}/remove"))
    assert "Marlow closes a school" in told
    assert "What stays The log" in told
    assert "said=document-stays" in desk.post(f"{_at(desk)}/remove")
    assert desk.post(f"{_at(desk)}/remove", sure="on").startswith(desk.at)
    answer = desk.client.get(_at(desk))
    assert answer.status_code == 404
    assert "removed while you had it open" in answer.text
    assert desk.waiting == [("compare", desk.story)]
    assert desk.client.post(f"{_at(desk)}/edit", data={"outlet": "x"}).status_code == 404


def test_editions_are_told_apart_word_by_word(desk: Desk, tmp_path: Path) -> None:
    """A page with another text at the same address shows what was changed from one to the next."""
    page = "Pool to close\n\nThe pool will close in {} and may stay shut for years, the city said on Monday.\n"
    texts = [page.format("May"), page.format("June")]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    read = wiring.annotate([str(tmp_path / f"{number}.txt") for number in (0, 1)], SETTINGS)
    with Workspace.open(desk.path) as workspace:
        for each in read:
            assert isinstance(each, Annotated)
            workspace.add([Incoming(annotated=each, raw=None, model="m", address="https://pool.example/close")])
    told = words(desk.page(f"/documents/{read[1].id}"))
    assert "Editions of this page" in told
    assert "1 word taken out, 1 put in" in told
    assert "May → June" in told
    assert "an earlier edition" in words(desk.page(f"/documents/{read[0].id}"))
