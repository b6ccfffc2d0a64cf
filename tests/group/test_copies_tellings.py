"""Tellings as bytes: what copies are measured by travels without the text."""

import numpy as np
import pytest
from copied_by_hand import told
from hypothesis import given
from hypothesis import strategies as st

from according.core import Annotated
from according.group import Telling, copy_of, packed_telling, telling, telling_of


def _annotated(text: str, **fields: str | None) -> Annotated:
    return told("d-1", text, **fields)


def _quoted(text: str) -> list[str]:
    """The words of a text that count as somebody else's."""
    told = telling(_annotated(text))
    others = (told.quoted | told.spoken).tolist()
    places = zip(told.starts.tolist(), told.ends.tolist(), others, strict=True)
    return [text[start:end] for start, end, quoted in places if quoted]


def _same(left: Telling, right: Telling) -> bool:
    arrays = ("forms", "starts", "ends", "quoted", "spoken", "figures")
    return (left.id, left.marks) == (right.id, right.marks) and all(
        getattr(left, name).dtype == getattr(right, name).dtype
        and getattr(left, name).tolist() == getattr(right, name).tolist()
        for name in arrays
    )


@given(st.text(st.one_of(st.sampled_from("ab ’.\n“”"), st.characters()), max_size=80), st.text(max_size=10))
def test_a_packed_telling_comes_back_as_it_was(text: str, outlet: str) -> None:
    """Whatever the text and the outlet, the bytes give the same telling again."""
    told = telling(_annotated(text, outlet=outlet or None, published="2024-05-01", url="https://www.a.example/x"))
    assert _same(telling_of(packed_telling(told)), told)


@pytest.mark.parametrize("size", [300, 70_000], ids=str)
def test_long_words_are_packed(size: int) -> None:
    """A word of any length keeps its place."""
    told = telling(_annotated(f"so {'a' * size} it was"))
    assert _same(telling_of(packed_telling(told)), told)


def test_an_article_takes_some_seven_thousand_bytes() -> None:
    """A telling of five hundred words packs into less than 7,000 bytes."""
    assert (
        len(packed_telling(telling(_annotated(" ".join(f"w{n}" for n in range(500)), outlet="Evening Post")))) < 7_000
    )


@pytest.mark.parametrize("packed", [b"", b"\x00" * 4, b"\x09" * 40], ids=["empty", "short", "other version"])
def test_what_is_no_telling_is_refused(packed: bytes) -> None:
    """Bytes that are no packed telling are a ValueError that says so."""
    with pytest.raises(ValueError, match="no packed telling"):
        telling_of(packed)


def test_packed_tellings_measure_as_the_documents_do() -> None:
    """A copy measured from bytes is the copy measured from the documents."""
    text = (
        "The river rose four feet overnight and flooded the lower town, where firemen carried thirty people to safety."
    )
    left = telling(_annotated(f"{text} Nobody slept.", outlet="Courier", published="2024-05-01"))
    right = telling(_annotated(f"Late news. {text}", outlet="Post", published="2024-05-02"))
    packed = [telling_of(packed_telling(told)) for told in (left, right)]
    assert copy_of(left, right) == copy_of(*packed) is not None


def test_quotations_and_block_quotations_are_somebody_elses_words() -> None:
    """Words within marks and in block quotations do not count as the account's own."""
    assert _quoted("He said “we will rebuild” here.\n\n>So it stood\n\nin the letter.") == [
        "we", "will", "rebuild", "So", "it", "stood",
    ]  # fmt: skip


def test_a_post_with_its_signature_is_somebody_elses() -> None:
    """The words of a post that is shown are the poster's, up to the signature, also where that stands by itself."""
    text = (
        "The mayor answered at once:\n\nWe will not close the bridge.\n\n— Ada Lind (@adalind) May 2, 2024\n\n"
        "The council meets again on Friday."
    )
    assert " ".join(_quoted(text)) == "We will not close the bridge Ada Lind adalind May 2 2024"


def test_the_block_behind_a_colon_is_somebody_elses() -> None:
    """A paragraph that a colon leads into is taken for a quotation without marks."""
    assert _quoted("The letter reads as follows:\n\nWe ask you to wait.\n\nNobody answered.") == (
        "We ask you to wait".split()
    )


@pytest.mark.parametrize(
    "note",
    [
        "Ada Lind, 45, is a columnist for the Evening Post and the author of two books.",
        "• Ada Lind is president of the Harbour Group. She is a contributor to the Evening Post.",
        "Sign up for our newsletter and get the news of the day in your inbox.",
        "Ada Lind and Tom Reed contributed to this report from Northbank.",
        "Editor's note: The council holds shares in the Evening Post and has no say in what it prints.",
        "(Author’s note: Names were changed at the wish of those who spoke.)",
    ],
    ids=["aged author", "author", "newsletter", "contributors", "editor's note", "author's note"],
)
def test_what_an_outlet_says_about_itself_is_not_told(note: str) -> None:
    """Notes on authors and promotions are not the account's own telling."""
    assert len(_quoted(f"The bridge was closed.\n\n{note}")) == len(note.replace("•", "").split())


@pytest.mark.parametrize("colon", ["reads as follows:", "reads “as follows:”"], ids=["bare", "in marks"])
def test_a_block_goes_on_to_the_mark_that_closes_it(colon: str) -> None:
    """Several paragraphs behind a colon are a quotation where the last ends with a mark that none of them opened."""
    text = f"The letter {colon}\n\nWe ask you to wait.\n\nThe hall stays shut.”\n\nNobody answered. So it stayed."
    assert " ".join(_quoted(text)).endswith("We ask you to wait The hall stays shut")


def test_titles_of_other_stories_are_not_told() -> None:
    """Three titles and more in a row are other stories'; two, and prose about them, are told."""
    titles = "Council Votes To Close Both Bridges", "Mayor Blames The Railway For Late Trains", "A Night On The Quay"
    prose = "The watch at the harbour goes on."
    assert _quoted("\n\n".join([prose, *titles, prose])) == " ".join(titles).split()
    assert _quoted("\n\n".join([prose, *titles[:2], prose, titles[2]])) == []


def test_sentences_in_the_first_person_are_a_speakers() -> None:
    """In an account that is not told in the first person a sentence in it is somebody's words, marks or no marks."""
    text = (
        "The two accounts differ, and the court heard both of them at length. Statement of the driver I was on the "
        "bridge when the lights failed. Statement of the watchman The lights never failed. The US coastguard saw them."
    )
    assert " ".join(_quoted(text)) == "Statement of the driver I was on the bridge when the lights failed"


def test_an_account_told_in_the_first_person_is_its_own() -> None:
    """What a comment or a memoir tells in the first person is the account's own telling."""
    assert _quoted("I was on the bridge that night. My brother held the lamp. The lights failed.") == []


def test_figures_are_known() -> None:
    """Words that begin with a digit count as figures."""
    found = telling(_annotated("The index rose 1.5 points to 2,704, its 3rd gain since May; K2 was not climbed."))
    assert np.flatnonzero(found.figures).tolist() == [3, 6, 7, 9]


def test_an_ordinary_paragraph_is_the_accounts_own() -> None:
    """A paragraph that begins with a name and a verb is no note on an author for that."""
    text = "Ada Lind is the mayor of Northbank.\n\nThe professor was late.\n\nTom Reed signed the order on Monday."
    assert _quoted(text) == []
