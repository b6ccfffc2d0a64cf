"""Quotations: marks of every style, nested, left open, or over several paragraphs."""

import pytest
from paragraphs import written

from according.annotate.quotations import quotations
from according.core import Quotation, QuotationKind


def found(text: str, **parts: tuple[int, ...]) -> list[tuple[str, Quotation]]:
    """The quotations of ``text`` with their words inside the marks."""
    return [(q.inner.of(text), q) for q in quotations(written(text, **parts))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('She said, "We won."', ["We won."]),
        ("She said, “We won.”", ["We won."]),
        ("She said, ‘We won.’", ["We won."]),
        ("She said: 'It's the councillors' fault, isn't it?'", ["It's the councillors' fault, isn't it?"]),
        ("She said: «We won.»", ["We won."]),
        ("She said, ''We won.''", ["We won."]),
        ("The ’90s band sang ’tis true; the dogs’ owners’ homes weren’t sold.", []),
        ("The '90s band sang 'tis true; the dogs' owners' homes weren't sold.", []),
        ("""He is 6'2" tall and the board 5" wide.""", []),
        ('It was "fair," he said, "and late."', ["fair,", "and late."]),
    ],
)
def test_marks_of_every_style_are_read_and_apostrophes_are_not(text: str, inside: list[str]) -> None:
    """Straight, curly, single and doubled single marks and guillemets enclose; apostrophes and measures do not."""
    assert [words for words, _ in found(text)] == inside


def test_a_quotation_within_a_quotation_is_one_deeper() -> None:
    """Inner marks, of the same style or another, count one level more."""
    text = "“They shared “worst practices” and ‘old habits’ here,” he said."
    assert [(words, q.depth) for words, q in found(text)] == [
        ("They shared “worst practices” and ‘old habits’ here,", 0),
        ("worst practices", 1),
        ("old habits", 1),
    ]


def test_a_quotation_opened_anew_by_every_paragraph_is_one() -> None:
    """Only the last paragraph closes; the whole is one closed quotation."""
    text = "Byrne wrote: “We met.\n\n“We voted.\n\n“We left.”\n\nIt was late."
    [(words, quotation)] = found(text)
    assert words == "We met.\n\n“We voted.\n\n“We left."
    assert quotation.closed


def test_a_paragraph_break_inside_a_quotation_does_not_end_it() -> None:
    """Where the next paragraph closes before it opens, the quotation goes on."""
    [(words, quotation)] = found('"We met.\n\nWe voted!"\n\nIt was late.')
    assert (words, quotation.closed) == ("We met.\n\nWe voted!", True)


def test_a_missing_closing_mark_ends_with_its_paragraph_and_spoils_no_other() -> None:
    """The end is inferred and said to be so; the next paragraph is read as if nothing had happened."""
    text = "Byrne said: “We met and we voted.\n\nThe hall was full. “We left,” said Cole."
    (first, one), (second, two) = found(text)
    assert (first, one.closed) == ("We met and we voted.", False)
    assert (second, two.closed) == ("We left,", True)


def test_a_missing_closing_mark_ends_before_its_cue() -> None:
    """Where a cue follows a comma, the words before it are what was quoted."""
    (first, one), (second, _) = found("“We met, said Byrne.\n\n“We left,” said Cole.")
    assert (first, one.closed, second) == ("We met,", False, "We left,")


def test_a_stray_closing_mark_encloses_nothing() -> None:
    """A mark that closes nothing takes no words with it."""
    assert [words for words, _ in found("We met,” said Byrne. “We left,” said Cole.")] == ["We left,"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We met in the hall,” said Byrne.", QuotationKind.SPEECH),
        ("The plan for “smart growth” went ahead.", QuotationKind.SCARE),
        ("A group, dubbed “River People,” came.", QuotationKind.SCARE),
        ("An article titled “Who Owns the River?” was shared.", QuotationKind.TITLE),
        ("She spoke on “Meet the Town” that night.", QuotationKind.TITLE),
        ("He called the plan “mad”.", QuotationKind.SPEECH),
    ],
)
def test_the_use_of_the_marks_is_told(text: str, kind: QuotationKind) -> None:
    """Speech, words held at arm's length, and names of works are kept apart."""
    assert [q.kind for _, q in found(text)] == [kind]


def test_a_block_quotation_needs_no_marks() -> None:
    """A block of the markup, or a paragraph after a cue and a colon, is a quotation without marks."""
    [(words, quotation)] = found("Byrne left.\n\nWe met in the hall.\n\nIt was late.", block=(1,))
    assert (words, quotation.kind) == ("We met in the hall.", QuotationKind.BLOCK)
    [(words, quotation)] = found("The mayor wrote in a letter:\n\nWe met in the hall.\n\nIt was late.")
    assert (words, quotation.kind) == ("We met in the hall.", QuotationKind.BLOCK)


@pytest.mark.parametrize("piece", ['"a ', "“", "'a ", "’", "“a\n\n", "«", "a”", "''", "“a” ‘b "])
def test_hostile_marks_are_read_to_their_end(piece: str) -> None:
    """A text of nothing but marks neither fails nor takes for ever, and every quotation holds its words."""
    for quotation in quotations(written(piece * 8000)):
        assert quotation.span.holds(quotation.inner)


def test_a_mark_at_the_very_end_is_no_quotation() -> None:
    """A mark that opens as the last character of a text opens nothing, and reading goes on."""
    assert [words for words, _ in found("She said it was late. “Go,” he said, and left “")] == ["Go,"]
