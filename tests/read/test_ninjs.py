"""News items in JSON: ninjs of every version, and articles of schema.org."""

import json
from typing import Any

import pytest

from according.core import Extract, InputError
from according.read import Source, extract
from according.read.port import Head
from according.read.registry import kind_of
from read.samples.ninjs import FIRST, LINKED, THIRD


def _read(item: Any) -> Extract:
    return extract(Source(name="item.json", data=json.dumps(item).encode()))


def _told(extracted: Extract) -> list[tuple[str, str]]:
    return [(region.kind.value, region.span.of(extracted.text)) for region in extracted.marked]


def test_an_item_has_its_parts() -> None:
    """Headline, byline, place, body and captions stand in this order; HTML is read before plain text."""
    extracted = _read(FIRST)
    assert extracted.text.split("\n\n") == [
        "Council votes",
        "By Jane Doe",
        "Port Ellen",
        "PORT ELLEN (TNA) – The council voted 6–0.",
        "We are done.",
        "The chamber at night.",
    ]
    assert [kind for kind, _ in _told(extracted)] == ["headline", "byline", "dateline", "blockquote", "caption"]
    meta = extracted.metadata
    assert (meta.author, meta.outlet, meta.language) == ("Jane Doe", "The News Agency", "en")
    assert (meta.published, [(d.value, d.what) for d in meta.dates][1]) == (
        "2024-03-05T09:00:00+00:00",
        ("2024-03-05T10:00:00+01:00", "modified"),
    )


def test_its_status_and_its_terms_are_told() -> None:
    """That an item is cancelled, under embargo, or under terms, a reader is told."""
    assert _read(FIRST).notes == (
        "its agency has cancelled it: it is not to be used",
        "under embargo until 2024-03-06T00:00:00+00:00",
        "terms of use: Not for archives",
    )


def test_version_three_is_read_whatever_its_capitals() -> None:
    """Lists of headlines and bodies are read, and keys with capitals; a headline in the body is not told twice."""
    assert _told(_read(THIRD)) == [
        ("headline", "Council votes"),
        ("subhead", "Six to nothing"),
        ("byline", "Jane Doe, TNA"),
        ("furniture", "Council votes"),
        ("blockquote", "We are done."),
        ("caption", "The chamber at night."),
    ]


def test_an_article_of_schema_org() -> None:
    """A bare JSON-LD article gives its headline, its text and what it says of itself."""
    extracted = _read(LINKED)
    assert extracted.text == "Council votes\n\nThe council voted.\n\nIt was six to nothing."
    meta = extracted.metadata
    assert (meta.author, meta.outlet, meta.url) == ("Jane Doe, Ben Orr", "The Gazette", "https://gazette.example/a")
    assert extracted.notes == ("says that the article is not free to read: the text may be cut off",)


def test_an_item_without_a_text_is_told() -> None:
    """A picture's item has no text, and it is said."""
    with pytest.raises(InputError, match="without a text"):
        _read({key: value for key, value in THIRD.items() if key not in ("headlines", "bodies", "by", "associations")})


def test_other_json_is_no_news_item() -> None:
    """An object with a headline and a body is a row of a table."""
    data = json.dumps({"uri": "a", "headline": "b", "body": "c"}).encode()
    known = kind_of(Head("a.json", data, len(data)))
    assert known is not None
    assert known.name == "json"
