"""Rich text: every control word has its say, every word its place."""

import contextlib
import time

import pytest

from according.core import Extract, InputError, RegionKind
from according.read import Source, extract
from read.leads_back import lost
from read.samples.rtf import TEXTEDIT, WORD


def _read(data: bytes, name: str = "a.rtf") -> Extract:
    source = Source(name=name, data=data)
    assert lost(source) == []
    return extract(source)


def _text(body: bytes, head: bytes = rb"\ansi\ansicpg1252") -> str:
    return _read(rb"{\rtf1" + head + b" " + body + b"}").text


def test_text_notes_and_running_heads_stand_in_order() -> None:
    """The text comes first, then its notes, then what runs at the pages' heads; styles tell parts."""
    found = _read(WORD)
    marks = {region.span.start: region.kind for region in found.marked}
    told = []
    at = 0
    for words in found.text.split("\n\n"):
        told.append((marks.get(at), words))
        at += len(words) + 2
    assert told == [
        (RegionKind.HEADLINE, "Council votes"),
        (None, "The council voted 6-0 on Monday to bar “military-style” training 😀."),
        (RegionKind.BLOCKQUOTE, "We reelected her, déjà vu: žák, 東京, ’s—{done}."),
        (RegionKind.HEADING, "What comes next"),
        (None, "One\nTwo three."),
        (None, "For"),
        (None, "six"),
        (None, "Members left at once."),
        (None, "In the box."),
        (RegionKind.FOOTNOTE, "As the minutes show."),
        (RegionKind.FURNITURE, "DRAFT 2"),
    ]


def test_changes_comments_and_properties() -> None:
    """Changes and comments stand beside the text with their authors and times; the head gives metadata."""
    found = _read(WORD)
    assert [(each.kind.value, each.words, each.author, each.when) for each in found.revisions] == [
        ("deleted", "5-1", "Ed Itor", "2026-01-06T09:00:00"),
        ("inserted", "6-0", "Ed Itor", "2026-01-06T09:00:00"),
        ("comment", "Was it not Tuesday?", "Cora Reader", "2026-01-06T09:00:00"),
        ("deleted", "Then they came back", "Sub Editor", None),
    ]
    inserted, comment = found.revisions[1:3]
    assert inserted.span is not None
    assert comment.span is not None
    assert (inserted.span.of(found.text), comment.span.of(found.text)) == ("6-0", "Monday")
    said = found.metadata
    assert (said.title, said.author, said.published) == ("Council votes", "Ann Writer", None)
    assert [(date.value, date.what) for date in said.dates] == [
        ("2026-01-05T08:00:00", "other"),
        ("2026-01-06T09:30:00", "modified"),
    ]
    assert "hidden text is left out (2 words)" in found.notes


def test_line_ends_after_a_backslash_end_paragraphs() -> None:
    """As TextEdit writes them, paragraphs end with a backslash before the line's end."""
    assert _read(TEXTEDIT).text == "The mayor said:\n\n“We met.”\n\nЖИ."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"a\u8217?b\u8217 ?c\uc0\u8217 d", "a’b’c’d"),
        (rb"\uc2\u26481\'93\'8c\u20140 ab!", "東京!"),
        (rb"{\upr{\'bf x}{\*\ud{\u26481 ? x}}} y", "東 x y"),
        (rb"\u-10179?\u-8704? \u-10179? \u56832?", "😀 \ufffd \ufffd"),
        (rb"\u8212\emdash b", "—b"),
        (rb"one\~two\_three\-four \\ \{x\}", "one two-threefour \\ {x}"),
        (b"line\r\nbreaks are\n none", "linebreaks are none"),
        (rb"a{\*\bkmkstart x}b{\*\nobody knows {this}}c{\object{\*\objdata 0102}{\result d}}", "abcd"),
        (b"a}\nb\0", "a"),
        (rb"\bin5 {{{{{a", "a"),
        (rb"a\par\par\pard b\page c\sect d", "a\n\nb\n\nc\n\nd"),
        (b"caf\xe9 \x93said\x94", "café “said”"),
        ("café “said”".encode(), "café “said”"),
    ],
)
def test_control_words_and_characters(body: bytes, text: str) -> None:
    """Characters come from Unicode, code pages and names; what old programs would show instead is skipped."""
    assert _text(body) == text


def test_code_pages_come_from_the_document_and_its_fonts() -> None:
    """A byte is a letter of the font's character set, else of the document's code page."""
    assert _text(rb"\'cf\'f0", rb"\ansi\ansicpg1251") == "Пр"
    assert _text(rb"\'8e", rb"\mac") == "é"
    fonts = rb"\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}"
    assert _text(rb"\'e9{\f1\'cf}\'e9{\f2\'83e\'82\'a0}", fonts) == "éПéテあ"


def test_cut_file_says_so() -> None:
    """A file whose groups are not closed is read and told."""
    found = _read(WORD[:1400])
    assert found.text.startswith("Council votes\n\nThe council voted")
    assert any("cut off" in note for note in found.notes)


def test_kind_is_told_by_content() -> None:
    """Rich text under any name is read as such."""
    assert _read(WORD, "a.doc").raw.extractor.startswith("rtf")


@pytest.mark.parametrize(
    "data",
    [
        rb"{\rtf1" + b"{" * 200_000,
        rb"{\rtf1" + rb"{\footnote " * 900 + b"}" * 900,
        rb"{\rtf1" + rb"{\shptxt x" * 900 + b"}" * 901,
        rb"{\rtf1 " + rb"\bin99999999999 " * 100 + b"}",
        rb"{\rtf1 " + rb"\u55357 ?" * 30_000 + b"}",
        rb"{\rtf1{\stylesheet" + b"".join(b"{\\s%d\\sbasedon%d x;}" % (i, i + 1) for i in range(20_000)) + b"}a}",
        rb"{\rtf1 " + rb"{\footnote a}" * 20_000 + b"}",
        rb"{\rtf1 " + rb"{\deleted a}\par " * 20_000 + b"}",
        rb"{\rtf1 " + rb"{\revised a }" * 20_000 + b"}",
        rb"{\rtf1",
        rb"{\rtf1 }}}}",
    ],
)
def test_hostile_files_end_in_time(data: bytes) -> None:
    """Depth, lies about lengths and endless repetition end in a text or a reason, in time."""
    begun = time.monotonic()
    with contextlib.suppress(InputError):
        extract(Source(name="a.rtf", data=data))
    assert time.monotonic() - begun < 8
