"""Markdown: words without marks, each with its place."""

from according.core import Extract, RegionKind, Span
from according.read import Source, extract

TEXT = """---
title: Council ends foreign training
author: Jane Doe
date: 2018-04-17
source: https://gazette.example/a
---
# Council ends **foreign** training

![Protesters outside city hall](pic.jpg)

The city council [voted 6-0](https://x.example/a_(b)) on Monday to bar its
police from "military-style" *training* abroad; file_name_here and 5 * 3 stay.

What comes next
---------------

> We oppose *international* exchanges
> with any country.

- first \\*item
- second item

***
"""


def _read(text: str) -> Extract:
    return extract(Source(name="a.md", data=text.encode()))


def test_marks_are_left_out_and_lines_joined() -> None:
    """Emphasis, link targets, rules and front matter are no words; wrapped lines make one paragraph."""
    assert _read(TEXT).text.split("\n\n") == [
        "Council ends foreign training",
        "Protesters outside city hall",
        'The city council voted 6-0 on Monday to bar its police from "military-style" training abroad; '
        "file_name_here and 5 * 3 stay.",
        "What comes next",
        "We oppose international exchanges with any country.",
        "first *item",
        "second item",
    ]


def test_marks_tell_parts_and_front_matter_metadata() -> None:
    """Headings, quotations and images are marked; front matter gives title, author, date and address."""
    extracted = _read(TEXT)
    assert [region.kind for region in extracted.marked] == [
        RegionKind.HEADLINE,
        RegionKind.CAPTION,
        RegionKind.HEADING,
        RegionKind.BLOCKQUOTE,
    ]
    meta = extracted.metadata
    assert (meta.title, meta.author, meta.published, meta.url) == (
        "Council ends foreign training",
        "Jane Doe",
        "2018-04-17",
        "https://gazette.example/a",
    )


def test_every_word_leads_back() -> None:
    """Each character's place in the file holds that character."""
    extracted = _read(TEXT)
    for i, character in enumerate(extracted.text):
        if not character.isspace():
            (place,) = extracted.origin.locate(Span(i, i + 1))
            assert place.of(TEXT) == character


def test_unclosed_marks_stay_words() -> None:
    """A mark that nothing closes, or that stands free, is kept as it was written."""
    assert _read("2 * 3 and **bold and [a link and `x\n").text == "2 * 3 and **bold and [a link and `x"
