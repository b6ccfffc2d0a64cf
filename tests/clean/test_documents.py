"""Documents: what a text's own words tell of it, and what its reader should know."""

import pytest

from according.clean import clean
from according.clean.language import language
from according.core import Document, DocumentKind
from according.read import Source, extract

LEDE = "The city council voted 6-0 on Monday to bar its police from training abroad, after a long debate in the hall."
SECOND = "More than 1,394 residents had signed a petition that asked for the ban, according to the coalition behind it."
BODY = f"{LEDE}\n\n{SECOND}\n\n{LEDE[:-1]}, members said afterwards.\n"


def _clean(text: str) -> Document:
    return clean(extract(Source(name="account.txt", data=text.encode())))


def test_id_depends_on_the_bytes_alone() -> None:
    """The same bytes give the same id under any name."""
    data = BODY.encode()
    ids = {clean(extract(Source(name=name, data=data))).id for name in ("a.txt", "b.txt")}
    assert len(ids) == 1
    assert ids != {_clean(BODY + " ").id}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"FOR IMMEDIATE RELEASE\n\nCouncil ends training\n\n{BODY}", DocumentKind.RELEASE),
        (
            f"WHEREAS, the council has heard the public; and\n\nNOW, THEREFORE, BE IT RESOLVED that {LEDE}",
            DocumentKind.RESOLUTION,
        ),
        (f"We, the undersigned, call on the council to act.\n\n{BODY}", DocumentKind.PETITION),
        (f"Dear Mayor Doe,\n\n{BODY}", DocumentKind.LETTER),
        (f"Statement by the City Council on police exchanges\n\n{BODY}", DocumentKind.STATEMENT),
        (f"Council ends training\n\nDURHAM, N.C. (AP) — {BODY}", DocumentKind.AGENCY),
        ("They voted! So proud of @durham_council tonight. #endtheexchange", DocumentKind.POST),
        (f"Council ends training\n\n{BODY}", DocumentKind.ARTICLE),
    ],
)
def test_kind_is_told_by_clear_signs(text: str, kind: DocumentKind) -> None:
    """Each kind of account is told by the words that such accounts carry."""
    assert _clean(text).kind is kind


def test_what_cannot_be_seen_is_noted() -> None:
    """A missing date, a text that breaks off and characters that cannot be seen are each noted, and kept."""
    document = _clean(
        f"Council ends training\n\n{BODY}\n\n"
        "The mayor\u202e said to the\u200b members of the council that she was \x1b[31m"
    )
    said = " ".join(document.notes)
    assert "no date of publication" in said
    assert "cut off" in said
    assert "direction of writing" in said
    assert "cannot be seen" in said
    assert "control characters" in said
    assert "\u202e" in document.text


def test_whole_dated_text_has_no_notes() -> None:
    """A whole English text with a date has nothing to be noted."""
    assert _clean(f"Council ends training\n\nPublished: 19 April 2018, 10:30\n\n{BODY}").notes == ()


@pytest.mark.parametrize(
    "line", ["April 19, 2018", "19 April 2018", "Published: 2018-04-19", "Thursday, Apr. 19, 2018 at 3:04 p.m."]
)
def test_a_date_line_gives_the_date(line: str) -> None:
    """A line that holds a date and nothing else tells when the account was published."""
    assert _clean(f"Council ends training\n\n{line}\n\n{BODY}").published == "2018-04-19"


def test_dates_in_sentences_are_not_the_accounts() -> None:
    """A date inside a sentence says nothing of the day of publication."""
    assert _clean(f"Council ends training\n\nOn April 16, 2018, the council voted.\n\n{BODY}").published is None


def test_english_is_told_without_the_classifier() -> None:
    """English prose is told by its function words alone."""
    import sys

    sys.modules.pop("py3langid", None)
    assert language(BODY) == "en"
    assert "py3langid" not in sys.modules


def test_other_languages_are_noted() -> None:
    """A text in another language is read, and the note says that it is not supported."""
    document = _clean(
        "Der Stadtrat hat am Montag einstimmig beschlossen, dass die Polizei nicht mehr im Ausland ausgebildet wird. "
        "Die Bürgermeisterin sagte, sie sei sehr zufrieden mit dem Ergebnis der Abstimmung.\n"
    )
    assert document.language == "de"
    assert any("not supported" in note for note in document.notes)
