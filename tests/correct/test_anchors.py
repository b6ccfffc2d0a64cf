"""Words are found again in their place, or by quotation; a place that is not sure is never claimed."""

import time
from dataclasses import replace

import pytest
from logged import account, place

from according.core import Anchor, Span
from according.correct import anchor, found

OLD = (
    "Council bans camping\n\n"
    "The council voted 6-1 on Tuesday to ban camping in the park. Mayor Ada Lind said the ban would start in July.\n\n"
    "“We counted 1,394 signatures,” Lind said. Opponents said the count was wrong.\n\n"
    "The mayor said she would not comment further. Police said nothing."
)


def _again(words: str, new: str, role: str = "") -> str | None:
    """The words found in a new edition for words of the old text."""
    before, after = account(OLD, "old.txt"), account(new, "new.txt")
    placed = found(place(before, words, role), [after], {before.id: after.id})
    return None if placed is None else placed.span.of(after.document.text)


def test_an_anchor_holds_the_words_and_what_stands_around_them() -> None:
    """An anchor has the very words, and up to 32 characters on either side; less at the edges of the text."""
    annotated = account("Lind said so. 😀 The mayor left.", "a.txt")
    made = anchor(annotated, Span(16, 25), "content")
    assert made.exact == "The mayor"
    assert (made.prefix, made.suffix, made.role) == ("Lind said so. 😀 ", " left.", "content")


def test_words_in_their_place_are_found_by_place() -> None:
    """In the same text the place decides, however often the words stand elsewhere."""
    annotated = account(OLD, "old.txt")
    for start in (OLD.index("said"), OLD.rindex("said")):
        placed = found(anchor(annotated, Span(start, start + 4)), [annotated])
        assert placed is not None
        assert (placed.span.start, placed.score) == (start, 1.0)


@pytest.mark.parametrize(
    "new",
    [
        pytest.param("Skip to content\n\nSubscribe\n\n" + OLD, id="furniture before"),
        pytest.param("\n\n".join([OLD.split("\n\n")[i] for i in (0, 2, 3, 1)]), id="paragraphs moved"),
        pytest.param(OLD.replace("“", '"').replace("”", '"').replace("\n\n", "\n"), id="marks and breaks"),
        pytest.param(OLD.replace("Opponents", "Several opponents"), id="a word put in"),
    ],
)
@pytest.mark.parametrize(
    "words",
    ["We counted 1,394 signatures", "voted 6-1", "Mayor Ada Lind", "The mayor said she would not comment further."],
)
def test_words_are_found_in_a_later_edition(words: str, new: str) -> None:
    """Furniture, moved paragraphs, other marks and words put in nearby lose no words."""
    assert _again(words, new) == words


def test_words_that_changed_a_little_are_found() -> None:
    """A sentence of which a word changed is the same sentence."""
    new = OLD.replace("would not comment further", "would not comment any further")
    assert _again("The mayor said she would not comment further.", new) == (
        "The mayor said she would not comment any further."
    )


def test_a_changed_figure_is_no_place_of_the_old_one() -> None:
    """Where the vote is another by now, the words of the old one stand nowhere."""
    assert _again("6-1", OLD.replace("6-1", "5-2")) is None


def test_a_short_word_is_not_taken_from_elsewhere() -> None:
    """When its sentence is gone, a word that stands in others is not found there."""
    assert _again("Opponents", OLD.replace(" Opponents said the count was wrong.", "")) is None
    before = account(OLD, "old.txt")
    start = OLD.index("said the count")
    after = account(OLD.replace(" Opponents said the count was wrong.", ""), "new.txt")
    assert found(anchor(before, Span(start, start + 4)), [after], {before.id: after.id}) is None


def test_words_that_stand_twice_with_the_same_surroundings_are_given_up() -> None:
    """Where a passage stands twice, nothing tells which is meant: no place is claimed."""
    again = OLD.split("\n\n")[2]
    assert _again("Lind said. Opp", f"{OLD}\n\n{again}") is None


def test_words_of_a_document_that_is_not_there_are_nowhere() -> None:
    """An anchor of another document finds nothing, though its words stand here."""
    one, other = account(OLD, "old.txt"), account(OLD, "other.txt")
    assert found(place(one, "voted 6-1"), [other]) is None


def test_editions_are_followed_one_after_the_other() -> None:
    """A document that has a later edition of a later edition is found in the last; a circle leads nowhere."""
    one, last = account(OLD, "old.txt"), account("Update. " + OLD, "new.txt")
    made = place(one, "voted 6-1")
    assert found(made, [last], {one.id: "d-2", "d-2": last.id}) is not None
    assert found(made, [last], {one.id: "d-2", "d-2": one.id}) is None


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        pytest.param("said " * 200_000, "said", id="one word"),
        pytest.param("a" * 1_000_000, "a", id="one letter"),
        pytest.param("a b c d e f g h " * 60_000, "b c d x e f g h a b c d e f g", id="a period"),
        pytest.param("\n" * 1_000_000, "the mayor said", id="no words"),
        pytest.param("x" * 1_000_000, "the mayor said so", id="one long word"),
    ],
)
def test_hostile_texts_take_time_in_proportion_to_their_length(text: str, exact: str) -> None:
    """A megabyte that repeats itself is read through, and nothing is claimed."""
    annotated = account("The mayor said.", "old.txt")
    document = account("The mayor said.", "new.txt").document
    hostile = replace(document, text=text, regions=())
    wanted = Anchor(document=annotated.id, span=Span(500, 500 + len(exact)), exact=exact, prefix="q", suffix="z")
    start = time.process_time()
    assert found(wanted, [hostile], {annotated.id: hostile.id}) is None
    assert time.process_time() - start < 20
