"""The list of findings: sifted, paged, judged by plain forms, and in pieces for scripts."""

import re
from pathlib import Path

import pytest
from desk import BASE, SETTINGS, Desk, seen, words
from starlette.testclient import TestClient

from according import wiring
from according.core import Action, Verdict
from according.store import Workspace
from according.web.app import WebSettings, create_app
from according.web.correcting import items
from according.web.correcting.sifting import wanted


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _listed(html: str) -> list[str]:
    return re.findall(r'<li class="finding[^"]*" id="([^"]+)"', html)


def test_all_findings_stand_in_the_order_of_the_report(desk: Desk) -> None:
    """Every finding is listed once, numbered through, with its words and four things to say of it."""
    html = desk.page(f"{desk.at}/findings")
    assert sorted(_listed(html)) == sorted(desk.findings)
    assert [int(n) for n in re.findall(r"Finding (\d+), open it", html)] == list(range(1, len(desk.findings) + 1))
    assert f"{len(desk.findings)} not looked at yet" in words(html)


def test_accepting_leads_back_to_the_same_place(desk: Desk) -> None:
    """A form's answer is a redirect to the list as it was sifted, at the finding; the log has the step."""
    finding = desk.findings[0]
    to = desk.post(f"{desk.at}/findings/{finding}/accept", seen="0", next=f"{desk.at}/findings?account=A")
    assert to == f"{desk.at}/findings?account=A&said=finding-accepted&step=1#{finding}"
    assert [(s.who, s.action, s.subject.id) for s in desk.log] == [("Ada", Action.ACCEPT, finding)]
    assert "accepted by Ada" in words(desk.page(to.partition("#")[0]))


def test_what_is_set_aside_has_a_list_of_its_own_and_comes_back(desk: Desk) -> None:
    """A finding set aside leaves the list, stands in its own, and can be taken back from there."""
    finding = desk.findings[0]
    desk.post(f"{desk.at}/findings/{finding}/reject", seen="0", why="the clerk counted")
    assert finding not in _listed(desk.page(f"{desk.at}/findings"))
    aside = desk.page(f"{desk.at}/findings?verdict=rejected")
    assert _listed(aside) == [finding]
    assert "the clerk counted" in words(aside)
    assert "Take it back" in words(aside)
    desk.post("/steps/1/undo", seen=seen(aside, "/steps/1/undo"), next=f"{desk.at}/findings")
    assert finding in _listed(desk.page(f"{desk.at}/findings"))


def test_notes_change_nothing_and_are_escaped(desk: Desk) -> None:
    """A note stands beside its finding as it was typed, and the finding stays open."""
    desk.post(f"{desk.at}/findings/{desk.findings[1]}/note", why="ask <b>her</b> & see")
    html = desk.page(f"{desk.at}/findings?verdict=open")
    assert "ask &lt;b&gt;her&lt;/b&gt; &amp; see" in html
    assert len(_listed(html)) == len(desk.findings)


def test_sifting_by_kind_account_and_words(desk: Desk) -> None:
    """The list shows what is asked for, says how many of how many, and offers all again."""
    vote = desk.page(f"{desk.at}/findings?words=VOTE+6-1")
    assert 0 < len(_listed(vote)) < len(desk.findings)
    assert "Show all again" in vote
    for finding in _listed(desk.page(f"{desk.at}/findings?account=B&kind=differs")):
        found = next(f for f in desk.comparison.findings if f.id == finding)
        assert found.kind == "differs"
        assert desk.documents[1] in found.documents
    assert "No finding has what you ask for." in words(desk.page(f"{desk.at}/findings?words=helicopter"))


@pytest.mark.parametrize(
    "query", ["kind=%3Cb%3E&verdict=x&page=-1", "page=99999999999", "account=%00&words=%E2%80%AE", "section=nowhere"]
)
def test_wishes_without_sense_are_none(desk: Desk, query: str) -> None:
    """An address that asks for what there is not shows the list all the same."""
    assert desk.client.get(f"{desk.at}/findings?{query}").status_code == 200
    assert wanted({"kind": "x", "page": "0"}).page == 1


def test_a_story_in_which_nothing_is_found_says_so(tmp_path: Path) -> None:
    """Where a single short account gives nothing to find, the list says that nothing was found."""
    text = tmp_path / "rain.txt"
    text.write_text("Rain fell. It was wet.\n", encoding="utf-8")
    with Workspace.create(tmp_path / "rain.db") as workspace:
        story = workspace.new_story("Rain").id
        wiring.take_in(workspace, [str(text)], SETTINGS, story=story)
        shown = wiring.compare_story(workspace, story, SETTINGS)
    assert shown.comparison is not None
    assert shown.comparison.findings == ()
    app = create_app(WebSettings(workspace=tmp_path / "rain.db"))
    client = TestClient(app, base_url=BASE, follow_redirects=False)
    client.get("/", params={"token": app.state.sessions.new_link()})
    assert "Nothing was found in these accounts." in client.get(f"/stories/{story}/findings").text


def test_many_findings_are_paged_and_it_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a page's worth the list says which findings it shows and where the others are."""
    monkeypatch.setattr(items, "A_PAGE", 4)
    first = desk.page(f"{desk.at}/findings")
    assert len(_listed(first)) == 4
    assert f"Findings 1 to 4 of {len(desk.findings)}; the others stand on the next pages." in words(first)
    pages = [_listed(desk.page(f"{desk.at}/findings?page={n}")) for n in (1, 2, 3)]
    assert sorted(each for page in pages for each in page) == sorted(desk.findings)


def test_a_script_gets_the_pieces_that_changed(desk: Desk) -> None:
    """With the header of our scripts the answer is the finding and the counts anew, with the words to say."""
    finding = desk.findings[0]
    answer = desk.client.post(
        f"{desk.at}/findings/{finding}/accept",
        data={"seen": "0", "next": f"{desk.at}/findings"},
        headers={"according-pieces": "1"},
    )
    assert answer.status_code == 200
    assert answer.headers["according-pieces"] == "1"
    assert _listed(answer.text) == [finding]
    assert f"Accepted; {len(desk.findings) - 1} left to look at" in answer.text
    assert {"tally", "verdicts", "kinds", "mine"} <= set(re.findall(r' id="([^"]+)"', answer.text))
    assert "<html" not in answer.text


def _counted(html: str) -> int:
    """How many findings there are of all kinds together, as the choice of kinds tells it."""
    return sum(int(count) for count in re.findall(r"<option[^>]*>[^<]*\((\d+)\)</option>", html))


def test_the_choice_of_kinds_counts_what_it_would_show(desk: Desk) -> None:
    """Beside each kind stands how many findings the list would show; a verdict in place brings the counts anew."""
    before = _counted(desk.page(f"{desk.at}/findings"))
    assert before == len(desk.findings)
    answer = desk.client.post(
        f"{desk.at}/findings/{desk.findings[0]}/reject",
        data={"seen": "0", "next": f"{desk.at}/findings"},
        headers={"according-pieces": "1"},
    )
    assert _counted(answer.text) == before - 1
    assert _counted(desk.page(f"{desk.at}/findings?verdict=rejected")) == 1


def test_the_second_of_two_people_sees_what_the_first_said(desk: Desk) -> None:
    """Who did not see the newest step gets both words side by side, and may go on; nothing is lost."""
    finding = desk.findings[0]
    grace = desk.browser("Grace")
    desk.post(f"{desk.at}/findings/{finding}/accept", seen="0", why="counted it")
    html = desk.post(f"{desk.at}/findings/{finding}/reject", client=grace, status=409, seen="0", why="counted too")
    told = words(html)
    assert "Ada took a step on this after you opened the page." in told
    assert "counted it" in told
    assert "counted too" in told
    assert len(desk.log) == 1
    newer = re.search(r'name="seen" value="(\d+)"', html)
    assert newer is not None
    desk.post(f"{desk.at}/findings/{finding}/reject", client=grace, seen=newer[1], why="counted too")
    assert [(s.who, s.action) for s in desk.log] == [("Ada", "accept"), ("Grace", "reject")]
    assert next(j for j in desk.comparison.review.judged if j.id == finding).verdict is Verdict.REJECTED


def test_two_people_can_say_the_same(desk: Desk) -> None:
    """Who comes second may accept what is accepted: both words stand, and how far two people agree can be told."""
    finding = desk.findings[0]
    desk.post(f"{desk.at}/findings/{finding}/accept", seen="0")
    grace = desk.browser("Grace")
    accept = f"{desk.at}/findings/{finding}/accept"
    assert f'action="{accept}"' not in desk.page(f"{desk.at}/findings")
    html = desk.page(f"{desk.at}/findings", grace)
    desk.post(accept, client=grace, seen=seen(html, accept))
    assert "accepted by Ada, Grace" in words(desk.page(f"{desk.at}/findings"))


def test_who_has_no_name_yet_is_asked_once(desk: Desk) -> None:
    """Before the first step the page asks for a name, keeps what was being said, and says that the log has it."""
    finding = desk.findings[0]
    nobody = desk.browser()
    html = desk.post(f"{desk.at}/findings/{finding}/reject", client=nobody, status=200, seen="0", why="no")
    assert "your name goes into the log" in words(html)
    assert '<input type="hidden" name="why" value="no">' in html
    desk.post(f"{desk.at}/findings/{finding}/reject", client=nobody, seen="0", why="no", person="Ida")
    desk.post(f"{desk.at}/findings/{desk.findings[1]}/accept", client=nobody, seen="0")
    assert [(s.who, s.why) for s in desk.log] == [("Ida", "no"), ("Ida", "")]


def test_what_is_not_there_is_told(desk: Desk) -> None:
    """A finding that the comparison does not have is a page that says so, whatever is to be said of it."""
    assert desk.client.get(f"{desk.at}/findings/finding-0").status_code == 404
    assert desk.client.post(f"{desk.at}/findings/finding-0/accept", data={"seen": "0"}).status_code == 422
    assert desk.client.post(f"{desk.at}/findings/{desk.findings[0]}/shout", data={}).status_code == 404
    assert desk.client.get("/stories/nowhere/findings").status_code == 404


@pytest.mark.parametrize("onward", ["//evil.example/x", "https://evil.example", "/\\evil.example", "/no/such/page"])
def test_a_form_leads_to_pages_of_ours_alone(desk: Desk, onward: str) -> None:
    """Whatever the form says, its answer leads to a page of this workspace."""
    to = desk.post(f"{desk.at}/findings/{desk.findings[0]}/accept", seen="0", next=onward)
    assert to.startswith(f"{desk.at}/findings?")
