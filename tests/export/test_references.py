"""Documents as references: CSL-JSON, BibTeX and RIS, with names and dates no finer than they are given."""

from dataclasses import replace

import pytest
from jsonschema import Draft7Validator

from according.core import DocumentKind
from according.export import csl_json, to_bibtex, to_ris
from judged_by_hand import COURIER_ACCOUNT

DOCUMENT = COURIER_ACCOUNT.document
NAME = {"type": "object", "additionalProperties": False, "properties": {}}
for part in ("family", "given", "non-dropping-particle", "suffix", "literal"):
    NAME["properties"][part] = {"type": "string"}
STRINGS = ("id", "title", "container-title", "publisher", "genre", "URL", "language")
# What CSL's own schema says of the fields that are used here.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            **{key: {"type": "string"} for key in STRINGS},
            "type": {"enum": ["article-newspaper", "report", "personal_communication", "post", "document", "webpage"]},
            "author": {"type": "array", "items": NAME},
            "issued": {"$ref": "#/definitions/date"},
            "accessed": {"$ref": "#/definitions/date"},
            "custom": {"type": "object"},
        },
    },
    "definitions": {
        "date": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "literal": {"type": "string"},
                "date-parts": {
                    "type": "array",
                    "maxItems": 2,
                    "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                },
            },
        }
    },
}


@pytest.mark.parametrize(
    ("kind", "url", "csl"),
    [
        (DocumentKind.ARTICLE, "https://a.example/", "article-newspaper"),
        (DocumentKind.AGENCY, None, "article-newspaper"),
        (DocumentKind.RELEASE, None, "report"),
        (DocumentKind.LETTER, None, "personal_communication"),
        (DocumentKind.POST, "https://a.example/", "post"),
        (DocumentKind.UNKNOWN, "https://a.example/", "webpage"),
        (DocumentKind.UNKNOWN, None, "document"),
    ],
)
def test_each_kind_has_a_type(kind, url, csl):
    """Every kind of document has one of CSL's types, and its item has only what CSL's schema knows."""
    items = csl_json([replace(DOCUMENT, kind=kind, url=url, title="Fire")], {DOCUMENT.id: "2031-05-06T08:00:00Z"})
    Draft7Validator(CSL).validate(items)
    assert items[0]["type"] == csl
    assert ("accessed" in items[0]) is (url is not None)


@pytest.mark.parametrize("kind", DocumentKind)
def test_no_kind_is_without_a_type(kind):
    """No kind of document is left out of any of the three forms."""
    document = replace(DOCUMENT, kind=kind)
    assert csl_json([document])
    assert to_bibtex([document]).startswith("@")
    assert to_ris([document]).startswith("TY  - ")


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        ("2031-05-04", {"date-parts": [[2031, 5, 4]]}),
        ("2031-05-04T05:40:00-04:00", {"date-parts": [[2031, 5, 4]]}),
        ("2031-05", {"date-parts": [[2031, 5]]}),
        ("2031", {"date-parts": [[2031]]}),
        ("--04-16", {"literal": "16 April, year not given"}),
        ("spring 2031", {"literal": "spring 2031"}),
    ],
)
def test_dates_are_as_fine_as_they_are_given(published, issued):
    """A date without a day or month has none in the reference; one without a year stands in words."""
    assert csl_json([replace(DOCUMENT, published=published)])[0]["issued"] == issued


@pytest.mark.parametrize(
    ("author", "split"),
    [
        ("Brent Halloway", [{"family": "Halloway", "given": "Brent"}]),
        ("By Brent J. Halloway", [{"family": "Halloway", "given": "Brent J."}]),
        ("J.K. O’Brien", [{"family": "O’Brien", "given": "J.K."}]),
        ("Anna van der Berg", [{"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"}]),
        ("Tom Reed Jr.", [{"family": "Reed", "given": "Tom", "suffix": "Jr."}]),
        (
            "Maya Okonjo, Brent Halloway and Ada Lind",
            [
                {"family": "Okonjo", "given": "Maya"},
                {"family": "Halloway", "given": "Brent"},
                {"family": "Lind", "given": "Ada"},
            ],
        ),
        ("Lind, Ada", [{"literal": "Lind, Ada"}]),
        ("Associated Press", [{"literal": "Associated Press"}]),
        ("Ellery Housing Coalition", [{"literal": "Ellery Housing Coalition"}]),
        ("Mary Ellen Smith", [{"literal": "Mary Ellen Smith"}]),
        ("Xi Jinping", [{"literal": "Xi Jinping"}]),
        ("Madonna", [{"literal": "Madonna"}]),
        ("BRENT HALLOWAY", [{"literal": "BRENT HALLOWAY"}]),
        ("Courier", [{"literal": "Courier"}]),
        ("@ada_lind", [{"literal": "@ada_lind"}]),
        ("staff writer", [{"literal": "staff writer"}]),
    ],
)
def test_names_are_split_only_where_that_is_safe(author, split):
    """Two names of one person are told apart; bodies, single names and names of unknown order stay as they are."""
    assert csl_json([replace(DOCUMENT, author=author)])[0]["author"] == split


def test_without_an_author_there_is_none():
    """A document whose author is not known has no author, and one without a title no title."""
    item = csl_json([replace(DOCUMENT, author=None, title=None)])[0]
    assert "author" not in item
    assert "title" not in item


def test_bibtex_holds_hostile_titles():
    """What BibTeX would take for its own is escaped, and every entry is closed."""
    document = replace(DOCUMENT, title="100% of {everything} & \\more\n_x_", url="https://a.example/{x}")
    entry = to_bibtex([document], {DOCUMENT.id: "2031-05-06"})
    assert r"title = {100\% of \{everything\} \& \textbackslash{}more \_x\_}," in entry
    assert "url = {https://a.example/%7Bx%7D}," in entry
    assert "author = {Halloway, Brent}," in entry
    assert "urldate = {2031-05-06}," in entry
    assert "{{Press Agency}}" in to_bibtex([replace(DOCUMENT, author="Press Agency")])


def test_ris_keeps_a_field_a_line():
    """A line feed in a title does not begin a field of its own."""
    record = to_ris([replace(DOCUMENT, title="Fire\nER  - \nTY  - BOOK")])
    assert [line for line in record.split("\r\n") if line.startswith(("TY", "ER"))] == ["TY  - NEWS", "ER  - "]
    assert "DA  - 2031/05/04/" in record
