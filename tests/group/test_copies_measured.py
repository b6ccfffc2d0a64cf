"""What a copy is: how much of both, of what kind, from which to which; and what is none."""

import re
from dataclasses import replace

import pytest
from copied_by_hand import told

from according.core import Annotated, Copy, CopyKind
from according.group import copy_of, telling
from according.group.copies import copies

LEAD = (
    "The river rose four feet overnight and flooded the lower town, where firemen carried some thirty people out of "
    "their houses in boats before dawn. The mayor closed both bridges and asked residents to stay indoors until the "
    "water falls, which engineers expect for the weekend at the earliest."
)
MIDDLE = (
    "A school at the quay served as a shelter for about ninety people, among them the guests of two hotels. Power was "
    "cut in six streets after water reached a transformer, and the gas company shut its mains along the harbour."
)
END = (
    "It was the third flood within five years. After the last one the council voted for a wall along the quay, but the "
    "money was never found, and a lawsuit by shop owners who feared for their trade is still before the court."
)
OWN = (
    "Nobody at the market could remember such a night. Traders spoke of water that came without a sound, and of "
    "neighbours who knocked at every door while the lamps went out one after another along the street."
)
OTHER = (
    "Trains ran late all morning because a signal box had lost its power. A spokesman for the railway asked travellers "
    "to use the buses that leave every ten minutes from the square behind the old customs house."
)
SAID = (
    "we will not leave anybody behind in this town and I have asked the government for every boat and every pump that "
    "it can spare because the people here have waited long enough for the wall that they were promised"
)


def _document(*paragraphs: str, **fields: str | None) -> Annotated:
    text = "\n\n".join(paragraphs)
    return told(f"d-{fields.get('outlet') or len(text)}-{fields.get('published')}-{text[:12]}", text, **fields)


def _copy(left: Annotated, right: Annotated) -> Copy | None:
    """The copy that two documents are, which is the same whichever comes first."""
    found = copy_of(telling(left), telling(right))
    again = copy_of(telling(right), telling(left))
    assert (found is None) == (again is None)
    if found and again and found.share != found.share_of:
        assert (found.of, found.copy, found.share, found.kind) == (again.of, again.copy, again.share, again.kind)
    return found


def test_nearly_all_of_both_is_a_full_copy() -> None:
    """Two documents that are one text but for a word or two are a full copy, with both shares."""
    copy = _copy(_document(LEAD, MIDDLE, END), _document(LEAD, MIDDLE, END.replace("never", "not")))
    assert copy is not None
    assert copy.kind is CopyKind.FULL
    assert min(copy.share, copy.share_of) > 0.95


def test_a_wire_cut_short_is_an_edited_copy() -> None:
    """An article that is the first half of a wire is an edited copy: all of it, and half of the wire."""
    copy = _copy(_document(LEAD, MIDDLE, END), _document(LEAD, outlet="Post"))
    assert copy is not None
    assert copy.kind is CopyKind.EDITED
    assert copy.share == 1.0
    assert copy.share_of == pytest.approx(0.4, abs=0.05)


def test_a_wire_changed_here_and_there_is_an_edited_copy() -> None:
    """A wire of which every other sentence was touched is an edited copy, and the changed words are counted."""
    touched = (
        LEAD.replace("overnight", "during the night").replace("some thirty", "about 30").replace("both", "the two"),
        MIDDLE.replace("about ninety", "some 90").replace("six streets", "several streets"),
        END.replace("third", "fourth").replace("voted for", "agreed on").replace("never", "not"),
    )
    copy = _copy(_document(LEAD, MIDDLE, END), _document(*touched))
    assert copy is not None
    assert copy.kind is CopyKind.EDITED
    assert copy.share > 0.95
    assert "words changed inside" in copy.why


def test_a_release_used_in_part_is_told_from_a_copy() -> None:
    """An article with one paragraph of a release among its own uses it in part."""
    copy = _copy(
        _document(LEAD, MIDDLE, END, published="2024-05-01"),
        _document(OWN, MIDDLE, OTHER, published="2024-05-02"),
    )
    assert copy is not None
    assert copy.kind is CopyKind.PART
    assert copy.share == pytest.approx(0.36, abs=0.03)
    assert copy.share_of == pytest.approx(0.31, abs=0.03)
    assert re.search(r"words in 1 passage, the longest \d+ words; 3\d% of the one and 3\d% of the other", copy.why)


def test_passages_in_another_order_are_found() -> None:
    """Paragraphs that stand in another order are passages of their own, each with its words in both places."""
    left, right = _document(LEAD, MIDDLE, END), _document(END, LEAD, MIDDLE)
    copy = _copy(left, right)
    assert copy is not None
    assert copy.share > 0.99
    for passage in copy.passages:
        sides = {left.id: left, right.id: right}
        words = [
            sides[identity].document.text[span.start : span.end]
            for identity, span in ((copy.of, passage.left), (copy.copy, passage.right))
        ]
        assert words[0] == words[1]


def test_a_passage_that_one_repeats_is_covered_each_time() -> None:
    """A document that says a copied paragraph twice has both counted."""
    copy = _copy(_document(LEAD, OWN, published="2024-05-01"), _document(LEAD, OTHER, LEAD, published="2024-05-02"))
    assert copy is not None
    assert copy.share == pytest.approx(0.74, abs=0.04)


SPOKEN = f"“{SAID.capitalize()},” the mayor said in a statement on Monday."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((LEAD, SPOKEN), (OTHER, SPOKEN)),
        ((LEAD, SPOKEN), (OTHER, f"{SAID.capitalize()}.", OWN)),
        (
            (LEAD, f"The mayor wrote to the people of the town:\n\n{SAID.capitalize()}."),
            (OTHER, SAID.capitalize(), OWN),
        ),
        (
            (LEAD, SPOKEN),
            (OTHER, f"It was, she said, “{SAID[:90]}” and, she told reporters later, “{SAID[90:]}.”", OWN),
        ),
        ((LEAD, f"{SAID.capitalize()} — Ada Lind (@adalind) May 2, 2024"), (OTHER, f"{SAID.capitalize()}.", OWN)),
    ],
    ids=["both in marks", "one without marks", "one behind a colon", "nested in a sentence", "one a post"],
)
def test_a_long_shared_quotation_is_no_copy(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    """A quotation that both have is no copy, though one has it without marks, as a block or inside a sentence."""
    assert _copy(_document(*"\n\n".join(left).split("\n\n")), _document(*right)) is None


def test_a_copied_article_with_quotations_is_a_copy() -> None:
    """Where the words around a quotation are copied too, the quotation counts with them."""
    copy = _copy(_document(LEAD, SPOKEN, MIDDLE), _document(LEAD, SPOKEN, MIDDLE, OWN))
    assert copy is not None
    assert max(copy.share, copy.share_of) == 1.0


def test_an_article_that_is_mostly_one_quotation_can_be_copied() -> None:
    """A short article with a long statement in it, taken whole, is a copy for the words around the statement."""
    lead = "Mayor Ada Lind promised help to the people of the lower town on Monday after the worst flood in years."
    copy = _copy(_document(lead, SPOKEN), _document(lead, SPOKEN, outlet="Post"))
    assert copy is not None
    assert copy.kind is CopyKind.FULL


def test_an_outlets_sign_off_is_no_copy() -> None:
    """What one outlet has at the end of two pages is furniture; the same words in two outlets are a copy."""
    foot = (
        "The Harbour Desk watches the river for you by day and by night, and whoever sees the water rise may call it "
        "at any hour so that the town can be warned in time by its bells and boats."
    )
    same = _document(LEAD, foot, outlet="Courier"), _document(OTHER, OWN, foot, outlet="The Courier")
    assert _copy(*same) is None
    site = [replace(d, document=replace(d.document, outlet=None, url="https://www.courier.example/x")) for d in same]
    assert _copy(*site) is None
    apart = _document(LEAD, foot, outlet="Courier"), _document(OTHER, OWN, foot, outlet="Post")
    assert _copy(*apart) is not None


ADVICE = "Anyone with information about the fire is asked to call the town's police at any hour of the day."


@pytest.mark.parametrize(("later", "found"), [("2024-05-03", True), ("2024-08-03", False)], ids=["days", "months"])
def test_a_turn_of_phrase_in_other_news_is_no_copy(later: str, found: bool) -> None:
    """A sentence that two short texts share counts where they lie days apart, not where it is the news of months on."""
    early = _document(OWN, ADVICE, outlet="Courier", published="2024-05-02")
    late = _document(ADVICE, OTHER, outlet="Post", published=later)
    assert (_copy(early, late) is not None) is found


def _closing(*figures: str) -> str:
    """What a market report says each day, with the day's figures."""
    return (
        "Shares on the harbour exchange closed {} points higher at {} in light trading. The price of a barrel of oil "
        "rose {} cents to {} dollars in the afternoon, and a tonne of wheat was sold for {} dollars at the quay."
    ).format(*figures)


def test_a_report_filled_in_anew_each_day_is_no_copy() -> None:
    """Sentences that two days' reports have alike but for their figures are a form of words, and no copy."""
    monday = _closing("12", "1,204", "31", "64.20", "188")
    tuesday = _closing("7", "1,211", "18", "64.38", "191")
    early = _document(monday, OWN, outlet="Courier", published="2024-05-06")
    late = _document(tuesday, OTHER, outlet="Courier", published="2024-05-07")
    assert _copy(early, late) is None
    # The same figures are the same report, and so are others on the same day.
    for text in (monday, tuesday):
        day = early.document.published
        assert _copy(early, _document(text, OTHER, outlet="Post", published=day)) is not None


def test_a_count_brought_up_to_date_does_not_hide_a_copy() -> None:
    """A text taken over with its two counts brought up to date is a copy all the same."""
    later = LEAD.replace("four feet", "5 feet").replace("some thirty", "40")
    early = LEAD.replace("four feet", "4 feet").replace("some thirty", "30")
    copy = _copy(
        _document(early, MIDDLE, published="2024-05-01"), _document(later, MIDDLE, OWN, published="2024-05-02")
    )
    assert copy is not None
    assert copy.kind is CopyKind.EDITED


def test_a_statement_without_marks_is_no_copy() -> None:
    """Two accounts that give a speaker's sentences as they are, without marks, quote one source."""
    said = "I was asleep when the water came. We took what we could carry. My neighbours had left the house by then."
    left = _document(LEAD, f"Statement of the owner {said}", outlet="Courier")
    assert _copy(left, _document(OTHER, OWN, said, outlet="Post")) is None


def test_many_sentences_in_the_first_person_are_copied() -> None:
    """Who has as much of a memoir as nobody quotes without marks has copied it."""
    told = (
        "I was asleep when the water came. We took what we could carry and left my mother's chairs in the yard. My "
        "neighbours had gone by then, and nobody answered when I knocked at their doors. We went up to the school in "
        "the dark, along the wall that my father built. I counted our people twice. When I looked back the lamps on "
        "the quay were out, and I heard nothing but the bells of boats that had come loose. We sat on the floor of "
        "my old classroom until morning. I have told this often since, and each time I see my own street as it was. "
        "The wall is gone now, and the school with it, but I still count my people when the bells begin."
    )
    left = _document(LEAD, MIDDLE, OWN, told, outlet="Courier", published="2024-05-01")
    copy = _copy(left, _document(END, OTHER, told, outlet="Post", published="2024-05-02"))
    assert copy is not None


def test_one_outlets_earlier_version_comes_first() -> None:
    """Two documents of one agency go by their dates although both carry its tag."""
    early = _document(f"PARIS (Reuters) - {LEAD}", MIDDLE, outlet="Reuters", published="2024-05-01")
    late = _document(f"PARIS (Reuters) - {LEAD}", END, outlet="Reuters", published="2024-05-02")
    copy = _copy(late, early)
    assert copy is not None
    assert (copy.of, copy.copy, copy.directed) == (early.id, late.id, True)


def test_an_agencys_own_text_comes_before_one_without_a_tag() -> None:
    """On one day an agency's text is the source of an outlet's that says nothing of it; a later one is nobody's."""
    wire = _document(f"PARIS (Reuters) - {LEAD}", MIDDLE, outlet="Reuters", published="2024-05-02")
    paper = _document(LEAD, OWN, outlet="Evening Post", published="2024-05-02")
    copy = _copy(paper, wire)
    assert copy is not None
    assert (copy.of, copy.copy, copy.directed) == (wire.id, paper.id, True)
    assert "an agency's own (Reuters)" in copy.why
    before = replace(paper, document=replace(paper.document, published="2024-05-01"))
    undirected = _copy(before, wire)
    assert undirected is not None
    assert not undirected.directed


def test_a_text_of_one_word_over_and_over_is_no_trouble() -> None:
    """A document that repeats one word ten thousand times is measured in an instant and copies nothing else."""
    assert copies((_document("buy " * 10_000), _document("buy " * 8_000), _document(LEAD))) is not None


def test_many_copies_of_one_wire_are_all_found() -> None:
    """Sixty outlets that carry one wire are all held against the first that has it."""
    documents = tuple(
        _document(f"Outlet {number} tells.", LEAD, MIDDLE, END, outlet=f"Outlet {number}") for number in range(60)
    )
    found = copies(documents)
    assert {document for copy in found for document in (copy.of, copy.copy)} == {d.id for d in documents}
    assert len(found) == 59
