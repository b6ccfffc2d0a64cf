"""Where the words stand that a person typed or pasted."""

import pytest

from according.core import Span, UsageError
from according.job.words_in_place import place_of, places_of
from accounts_by_hand import document

TEXT = "“We counted them,” Ada Lind said.\n\nNobody was  hurt — she said. We counted them twice."


def words(span):
    return span.of(TEXT)


def test_typed_words():
    """Straight quotation marks, a hyphen and one space find the print's own."""
    held = document(TEXT)
    assert words(place_of(held, '"We counted them,"')) == "“We counted them,”"
    assert words(place_of(held, "nobody was hurt - she")) == "Nobody was  hurt — she"


def test_several_places():
    """Words that stand several times need more of them, or a place that they are near to."""
    held = document(TEXT)
    with pytest.raises(UsageError, match="stands 2 times in courier"):
        place_of(held, "We counted them")
    assert place_of(held, "We counted them", near=Span(70, 71)).start > 60
    assert place_of(held, "We counted them", near=Span(0, 1)).start == 1


def test_words_that_do_not_stand_there():
    """Words that are not in the text are refused with the line that comes nearest."""
    with pytest.raises(UsageError, match="nearest that does: “Nobody was hurt"):
        place_of(document(TEXT), "Nobody was injured, she said")
    with pytest.raises(UsageError, match="copy the words"):
        place_of(document(TEXT), "Zebras")
    with pytest.raises(UsageError, match="no words"):
        place_of(document(TEXT), " \n")


def test_pieces():
    """Several pieces stand on lines of their own or with a bar between; none where nothing is given."""
    held = document(TEXT)
    assert [words(span) for span in places_of(held, "she said\nAda Lind said")] == ["Ada Lind said", "she said"]
    assert [words(span) for span in places_of(held, "hurt | twice")] == ["hurt", "twice"]
    assert places_of(held, " ") == ()


def test_hostile_words():
    """Words are looked for as they stand: what means something in a pattern means nothing here."""
    held = document("A (+) and a .* stand here.")
    assert place_of(held, "(+)") == Span(2, 5)
    with pytest.raises(UsageError):
        place_of(held, "(a+)+$")
