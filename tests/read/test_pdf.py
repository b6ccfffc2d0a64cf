"""PDFs: text in reading order, its paragraphs whole, every word with its page and box."""

import pytest

from according.core import Extract, InputError, RegionKind, Span
from according.read import Source, extract, raw_parts
from according.read.kinds.pdf.hyphens import Hyphens
from according.read.kinds.pdf.reader import READER
from according.read.port import Head
from read.samples.pdf import (
    CHIEF,
    MAYOR,
    PETITION,
    VOTE,
    Page,
    columns,
    encrypted,
    pdf,
    release,
    resolution,
    samples,
    table,
)


def _read(data: bytes) -> Extract:
    return extract(Source(name="given.pdf", data=data))


def _paragraphs(read: Extract, *kinds: RegionKind | None) -> list[str]:
    told = {region.span.start: region.kind for region in read.marked}
    found, at = [], 0
    for words in read.text.split("\n\n"):
        if told.get(at) in (kinds or (None,)):
            found.append(words)
        at += len(words) + 2
    return found


def test_paragraphs_headline_and_running_heads() -> None:
    """A release gives its headline and whole paragraphs; what repeats on its pages is furniture, behind them."""
    read = _read(release())
    assert _paragraphs(read, RegionKind.HEADLINE) == ["Council Ends Foreign Police Training"]
    assert _paragraphs(read) == ["April 17, 2018", *[VOTE, MAYOR, CHIEF] * 3, PETITION, VOTE]
    assert _paragraphs(read, RegionKind.FURNITURE) == [
        "City of Riverside, Office of Communications",
        "Page 1 of 2",
        "City of Riverside, Office of Communications",
        "Page 2 of 2",
    ]


def test_the_file_tells_when_it_was_made_not_when_it_was_published() -> None:
    """The date of creation is a candidate and never the date of publication; a file's name is no title."""
    meta = _read(release()).metadata
    assert [(d.value, d.what, d.where) for d in meta.dates] == [
        ("2018-04-17T09:30:00-04:00", "other", "PDF CreationDate")
    ]
    assert meta.published is None
    assert meta.title is None


@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_read_one_after_the_other(count: int) -> None:
    """Under a headline over all columns each column is read whole; page number and footnote are told."""
    read = _read(columns(count))
    texts = [VOTE, MAYOR, CHIEF, PETITION]
    assert _paragraphs(read) == [words for n in range(count) for words in texts[n:] + texts[:n]]
    assert _paragraphs(read, RegionKind.HEADLINE) == ["A New Direction for the City"]
    assert _paragraphs(read, RegionKind.FOOTNOTE) == ["1 See the minutes of the meeting of April 16, item 12."]
    assert _paragraphs(read, RegionKind.FURNITURE) == ["3"]


def test_line_numbers_stand_in_no_sentence() -> None:
    """The numbers in the margin of a resolution are furniture, its clauses paragraphs."""
    read = _read(resolution())
    assert [words.split()[0] for words in _paragraphs(read)] == ["WHEREAS,", "WHEREAS,", "NOW,"]
    assert _paragraphs(read, RegionKind.FURNITURE) == ["1 2 3 4 5 6 7"]


def test_tables_are_read_row_by_row() -> None:
    """Each row of a table is a paragraph."""
    assert _paragraphs(_read(table())) == [
        VOTE,
        "District Votes Share",
        "North 1,394 61%",
        "South 412 18%",
        "West 478 21%",
        MAYOR,
    ]


def test_words_broken_at_line_ends_are_made_whole() -> None:
    """A hyphen that breaks a word goes, one that belongs to it stays, and both halves lead back to their places."""
    page = Page()
    page.lines(72, 700, ["The council asked for a state-", "ment of all represen-", "tatives and of those in well-"])
    page.lines(72, 661, ["known organisations. The statement was read by the Anglo-", "American society."])
    read = _read(pdf([page]))
    assert "a statement of all representatives and of those in well-known organisations." in read.text
    assert "Anglo-American" in read.text
    start = read.text.index("representatives")
    places = read.origin.locate(Span(start, start + len("representatives")))
    assert [place.of(raw_parts(Source(name="given.pdf", data=pdf([page])))[0]) for place in places] == [
        "represen",
        "tatives",
    ]
    assert places[0].box
    assert places[1].box
    assert places[0].box.bottom > places[1].box.top - 6


def test_a_box_beside_the_text_is_read_by_itself() -> None:
    """The lines of a box stand in no sentence of the text beside it, on whatever baselines they are."""
    page = Page()
    page.prose(72, 700, 468, VOTE)
    page.lines(400, 655, ["More on this matter", "How the petition began", "What other cities did"], 9, 10.5)
    page.prose(72, 650, 310, MAYOR)
    page.prose(72, 570, 468, CHIEF)
    assert _paragraphs(_read(pdf([page])))[:2] == [VOTE, MAYOR]
    assert CHIEF in _paragraphs(_read(pdf([page])))


def test_the_name_of_a_paper_and_the_number_of_an_act_are_no_headlines() -> None:
    """Below a paper's name with a date stands the headline, below an act's number its title."""
    page = Page()
    page.put(72, 740, "THE RIVERSIDE COURIER", 26).put(72, 722, "Tuesday, April 17, 2018", 8)
    page.put(72, 690, "Council ends exchanges", 20, "F2")
    page.prose(72, 660, 468, VOTE)
    assert _paragraphs(_read(pdf([page])), RegionKind.HEADLINE) == ["Council ends exchanges"]
    page = Page()
    page.put(200, 740, "RESOLUTION NO. 2018-17", 14, "F2")
    page.put(130, 712, "A Resolution Opposing International Exchanges", 14, "F2")
    page.prose(72, 660, 468, VOTE)
    assert _paragraphs(_read(pdf([page])), RegionKind.HEADLINE) == ["A Resolution Opposing International Exchanges"]


def test_headings_in_running_text_do_not_run_with_the_pages() -> None:
    """A heading that stands on top of a page as another did far before is no running head."""
    pages = []
    for number in range(8):
        page = Page()
        page.put(
            72,
            740,
            "Questions" if number in (2, 7) else f"On the {'fourth reading' if number % 2 else 'vote'}",
            14,
            "F2",
        )
        page.prose(72, 700, 468, f"{VOTE} {MAYOR}")
        pages.append(page)
    assert _paragraphs(_read(pdf(pages)), RegionKind.HEADING).count("Questions") == 2


@pytest.mark.parametrize(
    ("before", "behind", "joins"),
    [
        ("state", "ment", True),
        ("with", "out", True),
        ("news", "paper", True),
        ("pro", "posal", True),
        ("ex", "panded", True),
        ("self", "determination", False),
        ("community", "based", False),
        ("two", "hour", False),
        ("Anglo", "American", False),
        ("COVID", "19", False),
        ("ex", "mayor", False),
        ("city", "council", False),
        ("RESO", "LUTION", True),
    ],
)
def test_hyphens(before: str, behind: str, joins: bool) -> None:
    """A hyphen goes if the whole stands elsewhere or its parts are no words; in doubtful compounds it stays."""
    hyphens = Hyphens(
        ["The mayor of the city told the council without a news paper or a proposal, in two hours, a state"]
    )
    assert hyphens.joins(before, behind) is joins


def test_every_word_has_its_page_and_box() -> None:
    """The raw place of a word is a stretch of its page's characters and a rectangle that shows it."""
    read = _read(release())
    start = read.text.index("asked for the ban")
    (place,) = read.origin.locate(Span(start, start + 5))
    assert read.raw.parts == ("page 1", "page 2")
    assert place.part == 0
    assert place.box
    assert (place.box.left, place.box.right) == (pytest.approx(72, abs=1), pytest.approx(417, abs=3))
    ahead = read.text.index("the coalition")
    assert read.origin.locate(Span(ahead, ahead + 3))[0].part == 1


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_and_cropped_pages(rotate: int) -> None:
    """On a page that is shown turned the lines are read as they are shown, and boxes count from what is shown."""
    turn = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[rotate]
    page = Page(width=600, height=600, rotate=rotate, crop=(50, 50, 550, 550))
    for number, words in enumerate(("One line of words on top,", "another line of words below,", "and a third one.")):
        along, down = 100, 480 - 14 * number
        left, bottom = {
            0: (along, down),
            90: (600 - down, along),
            180: (600 - along, 600 - down),
            270: (down, 600 - along),
        }[rotate]
        page.put(left, bottom, words, turn=turn)
    read = _read(pdf([page]))
    assert read.text == "One line of words on top, another line of words below, and a third one."
    box = read.origin.locate(Span(0, 3))[0].box
    assert box
    assert (box.left, box.bottom) == (pytest.approx(50, abs=2), pytest.approx(427, abs=3))


def test_what_runs_across_is_put_behind() -> None:
    """A mark across the page is furniture and stands in no sentence."""
    page = Page()
    page.prose(72, 700, 468, VOTE)
    page.put(200, 300, "DRAFT", 60, turn="0.7 0.7 -0.7 0.7")
    read = _read(pdf([page]))
    assert _paragraphs(read) == [VOTE]
    assert _paragraphs(read, RegionKind.FURNITURE) == ["DRAFT"]


def test_numbers_of_notes_stand_in_no_word() -> None:
    """The raised number of a note is left out of the sentence, and that is said."""
    page = Page()
    page.put(72, 700, "The council voted").put(157, 704, "12", 6.5).put(170, 700, "on Monday.")
    read = _read(pdf([page]))
    assert read.text == "The council voted on Monday."
    assert "1 raised number of notes left out of the sentences" in read.notes


def test_pages_that_are_pictures_are_said_to_be() -> None:
    """Pictures of text are named by page; a file of nothing else is refused with the way out."""
    page = Page()
    page.prose(72, 700, 468, VOTE)
    read = _read(pdf([page, Page(picture=True), Page(picture=True)]))
    assert "pages 2–3 are pictures of text, which is not read; recognise it (OCR) first" in read.notes
    with pytest.raises(InputError, match=r"is a scan: its pages are pictures of text.*OCR"):
        _read(pdf([Page(picture=True), Page(picture=True)]))


def test_files_without_text_that_can_be_read_are_refused() -> None:
    """An encrypted file, an empty one and a broken one are refused, each with its own reason."""
    with pytest.raises(InputError, match="is encrypted with a password"):
        _read(encrypted())
    with pytest.raises(InputError, match="holds no text"):
        _read(pdf([Page()]))
    with pytest.raises(InputError, match="is damaged: no pages can be found in it"):
        _read(b"%PDF-1.7\n" + b"nothing" * 100)


def test_letters_that_no_font_tells_are_no_text() -> None:
    """Pages whose fonts do not say which letters they show are told by number; a file of nothing else is refused."""
    sound, unknown = Page(), Page()
    sound.prose(72, 700, 468, f"{VOTE} {MAYOR}")
    unknown.put(72, 700, "The council voted six to nothing on", font="F4")
    read = _read(pdf([sound, unknown]))
    assert "the fonts on page 2 do not say which letters they show: the text there is no text" in read.notes
    with pytest.raises(InputError, match="its fonts do not say which letters they show"):
        _read(pdf([unknown]))


def test_a_file_is_told_by_its_first_bytes() -> None:
    """The mark tells a PDF, with a line of a server before it too; a text that speaks of it is a text."""
    data = release()
    assert READER.knows(Head("a.txt", data[:65_536], len(data)))
    assert READER.knows(Head("a", b"X-Header: 1\r\n\r\n" + data[:60_000], len(data)))
    text = b"A file begins with %PDF-1.7 and then a line with four bytes, as the standard has it."
    assert not READER.knows(Head("a.pdf", text, len(text)))


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_files_that_were_cut_off_are_read_as_far_as_they_go(quarter: int) -> None:
    """Of a file that ends early what stands there is read, and that is said, or it is refused with one message."""
    data = pdf([Page(marks=Page().put(72, 700, VOTE).marks) for _ in range(8)])
    try:
        read = _read(data[: len(data) * quarter // 4])
    except InputError as error:
        assert error.why  # noqa: PT017 - either is right
    else:
        assert VOTE in read.text
        assert any("cut off or damaged" in note for note in read.notes)


def test_samples_are_sound() -> None:
    """Every sample of ours can be read."""
    assert all(_read(data).text for _, data in samples())


def test_an_initial_opens_the_first_line_beside_it_wherever_the_file_writes_it() -> None:
    """A large first letter stands before the first of the lines beside it, and in its word where the page has that."""
    page = Page()
    page.prose(72, 740, 468, "The council heard Adam Brook on Monday, and Adam Brook alone.")
    page.lines(
        100, 690, ["dam Brook’s motion is incoherent. Given the impossibility", "of a vote, it is a speech.", "So"]
    )
    page.prose(72, 630, 468, VOTE)
    page.put(72, 660, "A", 40)
    words = " ".join(_read(pdf([page])).text.split())
    assert "Adam Brook’s motion is incoherent. Given the impossibility of a vote, it is a speech. So" in words


def test_what_stands_below_a_headline_alone_is_no_note() -> None:
    """A byline in small type that ends a page with nothing but a headline is of the account, and read as such."""
    first, second = Page(), Page()
    first.put(72, 400, "Council ends exchanges", 24, "F2").put(72, 370, "By Jane Roe, April 17, 2018", 8)
    for top in (740, 640, 540, 440):
        second.prose(72, top, 468, VOTE + " " + MAYOR)
    read = _read(pdf([first, second]))
    assert _paragraphs(read, RegionKind.FOOTNOTE) == []
    assert _paragraphs(read)[0] == "By Jane Roe, April 17, 2018"


def test_where_most_of_the_text_is_bold_that_tells_no_heading() -> None:
    """A sentence that leads to a table is no heading of a text that is bold throughout."""
    page = Page()
    page.put(72, 740, "Council ends exchanges", 24, "F2")
    for top in (700, 600, 400, 300):
        for line in ("The council voted on Monday to end all exchanges", "with the police forces of other", "lands."):
            page.put(72, top, line, font="F2")
            top -= 13
    page.put(72, 500, "The mayor said that these were the figures", font="F2")
    assert "The mayor said that these were the figures" in _paragraphs(_read(pdf([page])))


def test_the_number_of_a_note_stands_before_its_words_over_a_tab() -> None:
    """A raised number apart from its note's words is the note's, and no paragraph."""
    page = Page()
    page.prose(72, 700, 468, VOTE + " " + MAYOR + " " + CHIEF)
    page.put(72, 64, "1", 5.8).put(89, 60, "Interview with the Courier, 31 March 2021.", 9)
    assert _paragraphs(_read(pdf([page])), RegionKind.FOOTNOTE) == ["1 Interview with the Courier, 31 March 2021."]


def test_the_author_that_a_file_names_has_no_comma_at_its_end() -> None:
    """The name in the file's properties is taken without the signs that a program left behind it."""
    page = Page()
    page.put(72, 740, "Council ends exchanges", 24, "F2").put(72, 720, "Jane Q. Roe")
    page.prose(72, 690, 468, VOTE)
    assert _read(pdf([page], {"Author": "Jane Q. Roe, "})).metadata.author == "Jane Q. Roe"
