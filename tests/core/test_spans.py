"""Spans and the way back into the raw input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.core import OriginMap, Piece, Place, Span, content_id, trimmed


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2)])
def test_a_span_checks_itself(start, end):
    """A span that is negative, empty or reversed cannot be made, and the error gives its numbers."""
    with pytest.raises(ValueError, match=f"start={start}, end={end}"):
        Span(start, end)


def test_spans_count_code_points():
    """An emoji is one character of a span."""
    text = "He wrote 🎈 “No.”"
    assert Span(11, 16).of(text) == "“No.”"


def test_holds_overlaps_and_shared():
    """Neighbours share nothing; a span holds itself."""
    left, right = Span(0, 5), Span(5, 9)
    assert not left.overlaps(right)
    assert left.holds(left)
    assert left.shared(Span(3, 9)) == 2


def test_trimmed_takes_white_space_off_both_edges():
    """White space at the edges is no part of a span, and nothing but white space is no span."""
    assert trimmed("  a b \n", 0, 7) == Span(2, 5)
    assert trimmed(" \n ", 0, 3) is None


def test_the_identity_leads_back_to_the_same_place():
    """A text kept character for character leads back to the same characters."""
    assert OriginMap.identity(10).locate(Span(2, 7)) == (Place(2, 7),)
    assert OriginMap.identity(0).pieces == ()


def test_a_decoded_entity_answers_as_a_whole():
    """A character that was written as an entity leads back to the whole entity."""
    raw, text = "A &amp; B", "A & B"
    origin = OriginMap((Piece(0, 2, 0, 2), Piece(2, 3, 2, 7), Piece(3, 5, 7, 9)))
    assert [span.of(raw) for span in origin.locate(Span(2, 3))] == ["&amp;"]
    assert [span.of(raw) for span in origin.locate(Span(0, len(text)))] == [raw]


def test_what_stood_nowhere_leads_nowhere():
    """A paragraph break that the extractor put in has no place in the raw input."""
    origin = OriginMap((Piece(0, 3, 5, 8), Piece(5, 8, 20, 23)))
    assert origin.locate(Span(3, 5)) == ()
    assert origin.locate(Span(2, 6)) == (Place(7, 8), Place(20, 21))


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3), st.integers(0, 4)), min_size=1, max_size=20), st.data())
def test_kept_stretches_lead_back_exactly(stretches, data):
    """Whatever was cut out between kept stretches, every kept word leads back to itself."""
    raw, text, pieces = "", "", []
    for number, (length, cut, gap) in enumerate(stretches):
        raw += "#" * cut
        kept = chr(97 + number) * length
        pieces.append(Piece(len(text), len(text) + length, len(raw), len(raw) + length))
        text += kept + " " * gap
        raw += kept
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = "".join(place.of(raw) for place in OriginMap(tuple(pieces)).locate(span))
    assert found.replace("#", "") == span.of(text).replace(" ", "")


def test_ids_keep_parts_apart():
    """Ids depend on the parts and on where one ends, and on nothing else."""
    assert content_id("x", "a", "bc") != content_id("x", "ab", "c")
    assert content_id("x", "a", 1) == content_id("x", "a", 1)
