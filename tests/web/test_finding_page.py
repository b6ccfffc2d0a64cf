"""One finding: its page, the form that puts it right, its history, and its permanent link."""

import re
from pathlib import Path

import pytest
from desk import Desk, seen, words

from according.core import FindingKind, Verdict


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def vote(desk: Desk) -> str:
    """The finding that two accounts give the vote otherwise."""
    return next(f.id for f in desk.comparison.findings if f.kind is FindingKind.DIFFERS and "6-1" in f.title)


def _form(html: str) -> dict[str, str]:
    """The fields of the form of edits as they stand."""
    form = html[html.index('/edit"') :]
    form = form[: form.index("</form>")]
    fields = dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\s*([^<]*)</textarea>', form))
    fields |= dict(re.findall(r'name="([^"]+-at)" value="([^"]*)"', form))
    for name, options in re.findall(r'<select[^>]* name="(kind|relation|aspect)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    found = re.search(r'name="seen" value="(\d+)"', form)
    assert found
    return {**fields, "seen": found[1]}


def _words(fields: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if name.startswith("words-") and not name.endswith("-at")}


def test_page_has_words_rule_reasons_and_citation(desk: Desk, vote: str) -> None:
    """The page tells what was found, the words in each account, by which rule, and how to cite it."""
    told = words(desk.page(f"{desk.at}/findings/{vote}"))
    finding = next(f for f in desk.comparison.findings if f.id == vote)
    assert finding.title in told
    assert finding.rule in told
    assert "SHA-256" in told
    assert f"[{vote}]" in told


def test_form_with_nothing_changed_says_so(desk: Desk, vote: str) -> None:
    """Sending the form as it came takes no step."""
    fields = _form(desk.page(f"{desk.at}/findings/{vote}"))
    assert "Nothing would change" in desk.post(f"{desk.at}/findings/{vote}/edit", status=422, **fields)
    assert desk.log == ()


def test_words_are_found_where_the_former_ones_stood(desk: Desk, vote: str) -> None:
    """Typed words take the place of those that they replace; the history has what it was and became."""
    fields = _form(desk.page(f"{desk.at}/findings/{vote}"))
    name = next(name for name, value in _words(fields).items() if value == "6-1")
    del fields[f"{name}-at"]
    desk.post(f"{desk.at}/findings/{vote}/edit", **{**fields, name: "voted 6-1 on Monday", "why": "the whole clause"})
    found = next(f for f in desk.comparison.findings if f.id == vote)
    post = next(a for a in desk.comparison.documents if "voted 6-1" in a.document.text)
    assert "voted 6-1 on Monday" in {post.words(e.span) for e in found.evidence if e.document == post.id}
    told = words(desk.page(f"{desk.at}/findings/{vote}"))
    assert "the whole clause" in told
    assert "“6-1” became → B “voted 6-1 on Monday”" in told


def test_words_that_stand_elsewhere_or_nowhere_are_asked_for(desk: Desk, vote: str) -> None:
    """Words that are not there, or stand several times, bring the form back with the places that may be meant."""
    fields = _form(desk.page(f"{desk.at}/findings/{vote}"))
    name = next(iter(_words(fields)))
    del fields[f"{name}-at"]
    html = desk.post(f"{desk.at}/findings/{vote}/edit", status=422, **{**fields, name: "the Marlow skool board"})
    assert "These words do not stand in this text. Did you mean these?" in html
    place = re.search(rf'name="{name}-0-place" value="([\d-]+)"', html)
    assert place is not None
    assert desk.log == ()
    desk.post(
        f"{desk.at}/findings/{vote}/edit", **{**fields, name: "the Marlow skool board", f"{name}-0-place": place[1]}
    )
    account = next(a for a in desk.comparison.documents if a.id == desk.documents[0])
    found = next(f for f in desk.comparison.findings if f.id == vote)
    assert any("Marlow school board" in account.words(e.span) for e in found.evidence if e.document == account.id)


def test_kind_and_relation_are_edited_and_taken_back(desk: Desk, vote: str) -> None:
    """An edit counts at once, and undoing it brings the tool's word back."""
    fields = _form(desk.page(f"{desk.at}/findings/{vote}"))
    desk.post(f"{desk.at}/findings/{vote}/edit", **{**fields, "kind": "not-settled", "relation": "not settled"})
    edited = next(f for f in desk.comparison.findings if f.id == vote)
    assert edited.kind is FindingKind.NOT_SETTLED
    assert next(j for j in desk.comparison.review.judged if j.id == vote).verdict is Verdict.EDITED
    html = desk.page(f"{desk.at}/findings/{vote}")
    desk.post("/steps/1/undo", seen=seen(html, "/steps/1/undo"))
    assert next(f for f in desk.comparison.findings if f.id == vote).kind is FindingKind.DIFFERS


def test_words_can_be_left_out_and_added(desk: Desk, vote: str) -> None:
    """A piece of evidence is ticked away, another account's words come in; a finding without words is refused."""
    fields = _form(desk.page(f"{desk.at}/findings/{vote}"))
    names = list(_words(fields))
    dropped = {f"{name}-drop": "on" for name in names}
    assert "needs words" in desk.post(f"{desk.at}/findings/{vote}/edit", status=422, **fields, **dropped)
    added = {f"{names[0]}-drop": "on", "add-account": "B", "add": "They did not listen to us"}
    desk.post(f"{desk.at}/findings/{vote}/edit", **{**fields, **added})
    by_id = {a.id: a for a in desk.comparison.documents}
    found = next(f for f in desk.comparison.findings if f.id == vote)
    told = [by_id[e.document].words(e.span) for e in found.evidence]
    assert "They did not listen to us" in told
    assert len(told) == len(names)


def test_field_names_of_another_finding_are_not_taken_for_this_ones(desk: Desk, vote: str) -> None:
    """A form that was made for other words changes none of these."""
    html = desk.post(
        f"{desk.at}/findings/{vote}/edit",
        status=422,
        **{"words-A-0-3-0": "Hill Street", "seen": "0", "relation": "differs", "aspect": "figure"},
    )
    assert "Nothing would change" in html


def test_passages_hold_every_character(desk: Desk, vote: str) -> None:
    """A passage shows its text unchanged, so that places in it can be counted from where it begins."""
    from html import unescape

    html = desk.page(f"{desk.at}/findings/{vote}")
    text = next(a for a in desk.comparison.documents if a.id == desk.documents[0]).document.text
    passage = re.search(r'class="passage"[^>]*data-start="(\d+)"[^>]*>(.*?)</div>', html, re.DOTALL)
    assert passage is not None
    shown = unescape(re.sub(r"<[^>]+>", "", passage[2]))
    assert text[int(passage[1]) :][: len(shown)] == shown
