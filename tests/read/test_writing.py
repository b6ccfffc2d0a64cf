"""Writing: texts put together with the place of every word."""

from according.core import Box, Piece, RegionKind, Span
from according.read.writing import Writing


def test_words_keep_their_places_and_single_spaces() -> None:
    """White space between words becomes one space; stretches that go on evenly are one piece."""
    raw = "  The council\n  voted."
    writing = Writing()
    writing.words(raw, 0, len(raw))
    assert writing.text() == "The council voted."
    assert writing.origin().pieces == (Piece(0, 11, 2, 13), Piece(12, 18, 16, 22))


def test_entities_are_decoded_in_their_places() -> None:
    """An entity is one piece; what it stands between stays joined to it."""
    writing = Writing()
    writing.markup("AT&amp;T&nbsp;said", 0, 18)
    assert writing.text() == "AT&T said"
    assert writing.origin().pieces == (Piece(0, 2, 0, 2), Piece(2, 3, 2, 7), Piece(3, 4, 7, 8), Piece(5, 9, 14, 18))


def test_paragraphs_and_regions() -> None:
    """Paragraphs are parted by an empty line; one without words is none; one whose part is known is a region."""
    writing = Writing()
    writing.paragraph(RegionKind.HEADLINE, "first")
    writing.word("Title", 0, 5, part=1)
    writing.paragraph(RegionKind.CAPTION, "never filled")
    writing.space()
    writing.paragraph()
    writing.space()
    writing.word("Body", 7, 11)
    writing.line()
    writing.said("more")
    writing.line()
    assert writing.text() == "Title\n\nBody\nmore"
    assert [(r.kind, r.span) for r in writing.marked()] == [(RegionKind.HEADLINE, Span(0, 5))]
    assert writing.origin().pieces == (Piece(0, 5, 0, 5, 1), Piece(7, 11, 7, 11))


def test_pieces_of_two_boxes_or_paragraphs_stay_apart() -> None:
    """What stands in two boxes is two pieces, though it goes on; so is what stands in two paragraphs."""
    above, below = Box(0, 10, 50, 20), Box(0, 0, 50, 10)
    writing = Writing()
    writing.word("ex", 0, 2, box=above)
    writing.word("am", 2, 4, box=above)
    writing.word("ple", 4, 7, box=below)
    assert writing.text() == "example"
    assert [piece.end - piece.start for piece in writing.origin().pieces] == [4, 3]


def test_words_that_are_apart_in_the_raw_input_are_pieces_of_their_own() -> None:
    """Where a character that is left out stands between two words, a space between them here does not join them."""
    raw = "police4said"
    writing = Writing()
    writing.word("police", 0, 6)
    writing.space()
    writing.word("said", 7, 11, apart=True)
    assert writing.text() == "police said"
    assert writing.origin().pieces == (Piece(0, 6, 0, 6), Piece(7, 11, 7, 11))
    assert raw[7:11] == "said"


def test_unseen_characters_are_no_part_of_a_word() -> None:
    """Soft hyphens, zero-width spaces and their like are left out, and each side keeps its place."""
    raw = "co\u00adoper&shy;ate no\u200bw"
    writing = Writing()
    writing.markup(raw, 0, len(raw))
    assert writing.text() == "cooperate now"
    assert [raw[p.raw_start : p.raw_end] for p in writing.origin().pieces] == ["co", "oper", "ate no", "w"]
