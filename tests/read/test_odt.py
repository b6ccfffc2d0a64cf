"""OpenDocument texts: the text as if every tracked change were accepted, and the changes beside it."""

import pytest

from according.core import Extract, InputError, RegionKind
from according.read import Source, extract
from read.leads_back import lost
from read.samples.docx import zipped
from read.samples.odt import BODY, flat, odt, samples

_TYPE = "application/vnd.oasis.opendocument.text"


def _read(data: bytes, name: str = "a.odt") -> Extract:
    source = Source(name=name, data=data)
    assert lost(source) == []
    return extract(source)


@pytest.mark.parametrize(("name", "data"), samples())
def test_text_notes_and_running_heads_stand_in_order(name: str, data: bytes) -> None:
    """Packed or flat: the text, then its notes, then what runs at the pages' heads, each with its part."""
    found = _read(data, name)
    marks = {region.span.start: region.kind for region in found.marked}
    at = 0
    told = []
    for words in found.text.split("\n\n"):
        told.append((marks.get(at), words))
        at += len(words) + 2
    assert told == [
        (RegionKind.HEADLINE, "Council votes on training"),
        (None, 'The council voted 6-0 on Monday to bar "military-style" training 😀.'),
        (RegionKind.BLOCKQUOTE, "We reelected her."),
        (RegionKind.HEADING, "What comes next"),
        (None, "One\nTwo"),
        (None, "In the box."),
        (None, "Shown & more."),
        (RegionKind.FOOTNOTE, "As the minutes show."),
        (RegionKind.FURNITURE, "DRAFT 2"),
    ]


@pytest.mark.parametrize(("name", "data"), samples())
def test_changes_comments_and_properties(name: str, data: bytes) -> None:
    """Changes and comments stand beside the text with their authors; properties give author and dates."""
    found = _read(data, name)
    assert [
        (each.kind.value, each.words, each.author, each.span and each.span.of(found.text)) for each in found.revisions
    ] == [
        ("deleted", "5-1", "Ed Itor", None),
        ("inserted", "6-0", "Ed Itor", "6-0"),
        ("comment", "Was it not Tuesday?", "Cora Reader", "Monday"),
        ("deleted", "in anger", "Ed Itor", None),
    ]
    assert found.notes == (
        "tracked changes: 1 insertion and 2 deletions, read as if accepted (by Ed Itor)",
        "1 comment (by Cora Reader)",
        "hidden text is left out (2 words)",
    )
    said = found.metadata
    assert (said.title, said.author, said.language, said.published) == (
        "Council votes on training",
        "Ann Writer",
        "en",
        None,
    )
    assert [(date.value, date.what) for date in said.dates] == [
        ("2026-01-05T08:00:00", "other"),
        ("2026-01-06T09:30:00", "modified"),
    ]


def test_indexes_are_furniture_and_hidden_sections_go() -> None:
    """A table of contents is no telling, a hidden section is left out."""
    body = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents"
        "</text:index-title-template></text:table-of-content-source><text:index-body><text:p>One 1</text:p>"
        "</text:index-body></text:table-of-content><text:section text:display='none'><text:p>Gone.</text:p>"
        "</text:section><text:p>Kept.</text:p>"
    )
    found = _read(odt(body))
    assert found.text.split("\n\n") == ["One 1", "Kept.", "DRAFT 2"]
    assert [region.kind for region in found.marked] == [RegionKind.FURNITURE, RegionKind.FURNITURE]


def test_kind_is_told_by_content() -> None:
    """An OpenDocument text under any name is read as one; a page that talks of one is a page."""
    assert _read(odt(BODY), "a.txt").raw.extractor.startswith("odt")
    assert _read(flat(BODY), "a.xml").raw.extractor.startswith("odt")
    page = f"<html><body><p>An office:document is of type {_TYPE}, the page said.</p><p>b</p><p>c</p></body></html>"
    assert not extract(Source(name="a.html", data=page.encode())).raw.extractor.startswith("odt")


_ENCRYPTED = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (odt(BODY, _ENCRYPTED), "encrypted"),
        (odt(BODY)[:-40], "broken zip file"),
        (flat(BODY)[:-60], "cut off|no sound XML"),
        (flat("<text:span>" * 100_000), "nested too deeply"),
        (flat(BODY).replace(b"\n<office:document", b'\n<!DOCTYPE a [<!ENTITY b "c">]><office:document', 1), "entities"),
        (zipped(("mimetype", _TYPE), ("meta.xml", "<a/>")), "no content"),
        (zipped(("mimetype", _TYPE), ("content.xml", "\0" * 90_000_000)), "zip bomb|too large"),
    ],
)
def test_hostile_and_broken_documents_are_refused(data: bytes, why: str) -> None:
    """Encrypted, cut, hostile and empty documents are told by name and reason."""
    with pytest.raises(InputError, match=why):
        extract(Source(name="a.odt", data=data))
