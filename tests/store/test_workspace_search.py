"""Search in a workspace: words, phrases, speakers, outlets, kinds, dates; whatever is typed is answered."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spoken import account, incoming

from according.core import AttributionKind, DocumentKind, Span, UsageError
from according.store import Query, Term, Workspace, parse_query
from according.store.workspace import searching

ACCOUNTS = (
    account(
        "Budget talks in the city. <s>Rosario Lopez</s> <c>said</c> <q>“The budget stands.”</q>",
        outlet="Daily News",
        title="Budget stands",
        published="2024-03-05",
        path="daily.txt",
    ),
    account(
        "The council met at the café. <s>Rosario Lopez</s> <c>denied</c> <q>that the budgets had been cut</q>.",
        outlet="Évening Post",
        title="Council meets",
        published="2024-04-30T23:10:00+02:00",
        path="evening.txt",
        spoken=AttributionKind.INDIRECT,
    ),
    account(
        "RELEASE. The city council closes the park. <s>a police spokesman</s> <c>said</c> <q>“It is closed.”</q>",
        outlet="City Hall",
        published="2024-05-20",
        kind=DocumentKind.RELEASE,
        path="release.txt",
    ),
    account("Nothing of the kind — naïve ‘words’ only, 😀 and the budget.", path="plain.txt"),
)
DAILY, EVENING, RELEASE, PLAIN = (one.id for one in ACCOUNTS)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    with Workspace.create(tmp_path_factory.mktemp("search") / "w.db") as workspace:
        workspace.add([incoming(one) for one in ACCOUNTS])
        workspace.new_story("Budget", [DAILY, PLAIN])
        yield workspace


@pytest.mark.parametrize(
    ("written", "found"),
    [
        pytest.param("budget", {DAILY, PLAIN}, id="a word"),
        pytest.param("BUDGET", {DAILY, PLAIN}, id="case is nothing"),
        pytest.param("cafe naive", set(), id="all words must be there"),
        pytest.param("cafe", {EVENING}, id="accents are nothing"),
        pytest.param("naïve", {PLAIN}, id="accents asked for"),
        pytest.param("budg*", {DAILY, EVENING, PLAIN}, id="a prefix"),
        pytest.param('"city council"', {RELEASE}, id="a phrase"),
        pytest.param("“city council”", {RELEASE}, id="a phrase in curly marks"),
        pytest.param('"council city"', set(), id="a phrase in its order"),
        pytest.param("budget -city", {PLAIN}, id="without a word"),
        pytest.param('city -"city council"', {DAILY}, id="without a phrase"),
        pytest.param("-budget", {EVENING, RELEASE}, id="only without"),
        pytest.param("speaker:lopez", {DAILY, EVENING}, id="a speaker"),
        pytest.param('speaker:"lopez rosario"', {DAILY, EVENING}, id="a name in any order"),
        pytest.param("speaker:spokesman", {RELEASE}, id="a speaker without a name"),
        pytest.param("speaker:lopez kind:direct", {DAILY}, id="what a speaker said directly"),
        pytest.param("outlet:news", {DAILY}, id="part of an outlet"),
        pytest.param('outlet:"daily news" outlet:evening', {DAILY, EVENING}, id="either outlet"),
        pytest.param("kind:release", {RELEASE}, id="a kind of document"),
        pytest.param("kind:indirect", {EVENING}, id="a kind of attribution"),
        pytest.param("date:2024-03-05", {DAILY}, id="a day"),
        pytest.param("date:2024-04-30", {EVENING}, id="a day with its time"),
        pytest.param("date:2024-04", {EVENING}, id="a month"),
        pytest.param("date:2024", {DAILY, EVENING, RELEASE}, id="a year"),
        pytest.param("date:2024-03..2024-04", {DAILY, EVENING}, id="from month to month"),
        pytest.param("date:2024-04..", {EVENING, RELEASE}, id="from a month on"),
        pytest.param("date:..2024-03", {DAILY}, id="until a month"),
        pytest.param("budget outlet:news speaker:lopez date:2024-03 kind:article -park", {DAILY}, id="all at once"),
        pytest.param("budget outlet:nobody", set(), id="an outlet that is none"),
        pytest.param("—", set(), id="no letter in it"),
        pytest.param("speaker:—", set(), id="a speaker without a letter"),
        pytest.param("meets", {EVENING}, id="a word of the title"),
    ],
)
def test_a_question_finds_what_it_asks_for(filled, written, found):
    """Each part of the language of questions narrows as it says."""
    hits = filled.search(parse_query(written))
    assert {hit.document for hit in hits.documents} == found
    assert (hits.total, hits.exact) == (len(found), True)


def test_a_speaker_is_found_with_what_was_said(filled):
    """Asked for a speaker, the search gives who said what, by which word, and where."""
    hits = filled.search(parse_query("speaker:lopez"))
    assert [(one.speaker, one.cue, one.content, one.kind.value) for one in hits.attributions] == [
        ("Rosario Lopez", "denied", "that the budgets had been cut", "indirect"),
        ("Rosario Lopez", "said", "“The budget stands.”", "direct"),
    ]
    first = hits.attributions[0]
    text = filled.document(first.document).text
    assert first.place.of(text).startswith("Rosario Lopez denied")
    assert hits.said == 2


def test_words_beside_a_speaker_are_looked_for_in_what_was_said(filled):
    """Words asked of a speaker have to stand in what that one says."""
    assert [one.content for one in filled.search(parse_query("speaker:lopez budget")).attributions] == [
        "“The budget stands.”"
    ]
    assert filled.search(parse_query("speaker:lopez talks")).attributions == ()


def test_a_story_can_be_looked_through_alone(filled):
    """A question can be asked of one story."""
    story = filled.story("Budget").id
    hits = filled.search(parse_query("the", story=story))
    assert {hit.document for hit in hits.documents} == {DAILY, PLAIN}


def test_a_hit_shows_the_passage_and_the_places_in_it(filled):
    """A snippet is the text's own words, and its places are the words that were asked for, in code points."""
    hit = filled.search(parse_query("budget naive")).documents[0]
    text = filled.document(hit.document).text
    assert hit.snippet.text == text[hit.snippet.start : hit.snippet.start + len(hit.snippet.text)]
    assert [span.of(hit.snippet.text) for span in hit.snippet.spans] == ["naïve", "budget"]


def test_a_snippet_shows_where_most_was_found():
    """In a long text the passage with most places is shown, cut between words."""
    filler = "Nothing of note was said here by anybody. " * 40
    text = f"The levy. {filler}The levy on the levy was a levy. {filler}"
    places = [Span(at, at + 4) for at in range(len(text)) if text.startswith("levy", at)]
    shown = searching.snippet(text, places)
    assert len(shown.spans) == 3
    assert all(span.of(shown.text) == "levy" for span in shown.spans)
    assert text[shown.start - 1] == " "


@pytest.mark.parametrize(
    "text",
    ["budget word " * 100_000, "One\0two and the budget.", "The cafe\u0301 has a budget."],
    ids=["a word very often", "a NUL", "accents by themselves"],
)
def test_places_are_found_in_any_text(workspace, text):
    """The places of a passage are right in texts that hold a word a hundred thousand times, or odd characters."""
    workspace.add([incoming(account(text))])
    shown = workspace.search(parse_query("budget")).documents[0].snippet
    assert shown.text == text[shown.start : shown.start + len(shown.text)]
    assert {span.of(shown.text) for span in shown.spans} == {"budget"}


@pytest.mark.parametrize("hostile", ["<mark>budget</mark>", "\x02budget\x03 <b>", "]]>budget"])
def test_markup_in_a_text_is_only_words(workspace, hostile):
    """What looks like markup in a text is given as it stands; the places are told by numbers alone."""
    workspace.add([incoming(account(hostile))])
    hit = workspace.search(parse_query("budget")).documents[0]
    assert hit.snippet.text == hostile
    assert [span.of(hit.snippet.text) for span in hit.snippet.spans] == ["budget"]


def test_pages_of_hits_follow_each_other(workspace, monkeypatch):
    """Page after page gives every hit once, whether they are weighed or too many for that."""
    rows = [account(f"Rain number {n}, and rain.", path=f"{n}.txt") for n in range(12)]
    workspace.add([incoming(one) for one in rows])
    for ranked in (100, 5):
        monkeypatch.setattr(searching, "RANKED", ranked)
        pages = [workspace.search(parse_query("rain", limit=5, offset=at)).documents for at in (0, 5, 10, 15)]
        assert [len(page) for page in pages] == [5, 5, 2, 0]
        assert len({hit.document for page in pages for hit in page}) == 12


def test_where_very_much_is_found_the_newest_come_first(workspace, monkeypatch):
    """More than can be weighed is not counted to the end, which is said, and the last that came in are shown."""
    monkeypatch.setattr(searching, "RANKED", 3)
    rows = [account(f"Rain number {n}.", path=f"{n}.txt") for n in range(6)]
    workspace.add([incoming(one) for one in rows])
    hits = workspace.search(parse_query("rain", limit=2))
    assert (hits.total, hits.exact) == (3, False)
    assert [hit.document for hit in hits.documents] == [rows[5].id, rows[4].id]


def test_what_another_model_found_is_searched(workspace):
    """After a document was annotated anew a search goes by its newest annotations."""
    given = account("<s>Ada Lind</s> <c>said</c> <q>“Yes.”</q>")
    workspace.add([incoming(given)])
    workspace.add([incoming(replace(given, attributions=(), entities=()), model="second")])
    assert workspace.search(parse_query("speaker:lind")).documents == ()
    assert workspace.search(parse_query("kind:direct")).documents == ()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        pytest.param("date:yesterday", "is no date", id="no date"),
        pytest.param("date:2024-13", "is no date", id="no month"),
        pytest.param("date:2024-02-30", "is no date", id="no day"),
        pytest.param("date:..", "is no date", id="open on both sides"),
        pytest.param("kind:novel", "there are article", id="no kind"),
        pytest.param("b*", "two letters", id="too short a prefix"),
    ],
)
def test_what_cannot_be_asked_is_told(written, told):
    """A date, kind or prefix that is none is told with what is allowed."""
    with pytest.raises(UsageError, match=told):
        parse_query(written)


def test_dates_the_wrong_way_round_are_turned():
    """From May to March is from March to May."""
    assert parse_query("date:2024-05..2024-03").dates == ("2024-03-01", "2024-05-31")


_SPECIAL = st.text(
    alphabet=st.sampled_from(list("""ab"'*-+^(){}[]:;,.\\/%_~NEAR AND OR NOT\x00\n\t“”„é\ud83d😀—""")), max_size=60
)
_NAMED = st.builds(
    "{}:{}".format, st.sampled_from(("speaker", "outlet", "-speaker", "text", "title", "rank")), _SPECIAL
)


@settings(max_examples=300, deadline=None)
@given(written=st.one_of(_SPECIAL, _NAMED, st.text(max_size=80)))
@example('"')
@example('NEAR("a" "b", 5)')
@example("a AND OR NOT")
@example("{title text} : budget")
@example("^budget")
@example("budget' OR 1=1 --")
@example("a" * 5000)
@example(" ".join(f"w{n}" for n in range(500)))
def test_whatever_is_typed_is_answered(filled, written):
    """No string makes the index raise an error: it is answered, or told in words what cannot be asked."""
    try:
        query = parse_query(written)
    except UsageError:
        return
    filled.search(query)


@settings(max_examples=150, deadline=None)
@given(
    words=st.text(max_size=30),
    prefix=st.booleans(),
    without=st.booleans(),
    speaker=st.text(max_size=20),
    outlet=st.text(max_size=20),
    limit=st.integers(min_value=-3, max_value=5),
)
def test_whatever_a_program_asks_is_answered(filled, words, prefix, without, speaker, outlet, limit):
    """A query that was made otherwise than by parsing is answered, too."""
    filled.search(
        Query(
            words=(Term(words=words, prefix=prefix, without=without), Term(words="budget")),
            speakers=(speaker,) if speaker else (),
            outlets=(outlet,) if outlet else (),
            limit=limit,
            offset=-limit,
        )
    )
