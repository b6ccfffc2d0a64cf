"""Word documents: the text as if every tracked change were accepted, and the changes beside it."""

import time

import pytest

from according.core import Extract, InputError, RegionKind, RevisionKind
from according.read import Source, extract, raw_parts
from read.leads_back import lost
from read.samples.docx import REVISED, STRICT, changed, docx, paragraph, run, samples, zipped


def _read(data: bytes, name: str = "a.docx") -> Extract:
    source = Source(name=name, data=data)
    assert lost(source) == []
    return extract(source)


def _text(body: str, **options: str) -> list[str]:
    return _read(docx(body, **options)).text.split("\n\n")


def test_text_notes_and_running_heads_stand_in_order() -> None:
    """The body comes first, then its notes, then what runs at the pages' heads, each a part of its own."""
    found = _read(REVISED)
    assert found.text.split("\n\n") == [
        "Council votes on training",
        "An account of Monday’s meeting",
        'The council voted 6-0 on Monday to bar "military-style" training 😀.',
        "We re-elected her, she said.",
        "What comes next",
        "For",
        "six",
        "Shown words & more.",
        "As the minutes show.",
        "DRAFT 2",
    ]
    assert [(region.kind, region.span.of(found.text)) for region in found.marked] == [
        (RegionKind.HEADLINE, "Council votes on training"),
        (RegionKind.SUBHEAD, "An account of Monday’s meeting"),
        (RegionKind.BLOCKQUOTE, "We re-elected her, she said."),
        (RegionKind.HEADING, "What comes next"),
        (RegionKind.FOOTNOTE, "As the minutes show."),
        (RegionKind.FURNITURE, "DRAFT 2"),
    ]
    assert found.raw.parts == ("word/document.xml", "word/footnotes.xml", "word/header1.xml")


def test_changes_and_comments_are_kept_beside_the_text() -> None:
    """Insertions stand in the text and deletions beside it, with who and when; comments with what they are on."""
    found = _read(REVISED)
    deleted, inserted, comment = found.revisions
    assert (deleted.kind, deleted.words, deleted.span) == (RevisionKind.DELETED, "5-1", None)
    assert found.text[: deleted.at].endswith("The council voted")
    assert inserted.span is not None
    assert inserted.span.of(found.text) == inserted.words == "6-0"
    assert (inserted.author, inserted.when) == ("Ed Itor", "2026-01-06T09:00:00+00:00")
    assert comment.span is not None
    assert (comment.span.of(found.text), comment.words, comment.author) == (
        "Monday",
        "Was it not Tuesday?",
        "Cora Reader",
    )
    assert found.notes == (
        "tracked changes: 1 insertion and 1 deletion, read as if accepted (by Ed Itor)",
        "1 comment (by Cora Reader)",
        "hidden text is left out (2 words)",
    )


def test_properties_give_metadata_but_no_day_of_publication() -> None:
    """Author and dates come from the properties; when a file was made is no date of publication."""
    said = _read(REVISED).metadata
    assert (said.title, said.author, said.language, said.published) == (
        "Council votes on training",
        "Ann Writer",
        "en",
        None,
    )
    assert [(date.value[:10], date.what) for date in said.dates] == [
        ("2026-01-05", "other"),
        ("2026-01-06", "modified"),
    ]
    assert _read(docx(paragraph("Words."), title="Microsoft Word - draft3.doc")).metadata.title is None
    assert _read(docx(paragraph("Words."), title="On training")).metadata.title == "On training"


def test_deleted_end_of_paragraph_joins_it_with_the_next() -> None:
    """A paragraph whose end was deleted goes on; one that was deleted whole leaves nothing."""
    ended = f"<w:rPr>{changed('del', '')}</w:rPr>"
    body = (
        paragraph("One ", settings=ended)
        + paragraph("goes on.")
        + paragraph(changed("del", run("All gone.", deleted=True)), settings=ended)
        + paragraph("Two.")
    )
    found = _read(docx(body))
    assert found.text.split("\n\n") == ["One goes on.", "Two."]
    assert [each.words for each in found.revisions] == ["All gone."]


def test_moves_rows_and_neighbouring_runs_are_changes() -> None:
    """What was moved is deleted here and inserted there; deleted rows go; runs of one change are one."""
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    body = (
        paragraph(
            changed("moveFrom", run("He said so.")), "Then ", changed("ins", run("he ")), changed("ins", run("left."))
        )
        + paragraph(changed("moveTo", run("He said so.")))
        + "<w:tbl>"
        + row.format(changed("del", ""), paragraph("an old row"))
        + row.format(changed("ins", ""), paragraph("a new row"))
        + "</w:tbl>"
    )
    found = _read(docx(body))
    assert found.text.split("\n\n") == ["Then he left.", "He said so.", "a new row"]
    assert [(each.kind.value, each.words) for each in found.revisions] == [
        ("deleted", "He said so."),
        ("inserted", "he left.\n\nHe said so.\n\na new row".replace("\n\n", " ")),
        ("deleted", "an old row"),
    ]


def test_fields_give_their_results_alone() -> None:
    """Instructions of fields are no text, even when nested or never ended; a table of contents is furniture."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    nested = char.format("begin") + code.format("IF ") + char.format("begin") + code.format("DATE")
    nested = f"{nested}{char.format('separate')}{run('x')}{char.format('end')}"
    nested = f"{nested}{char.format('separate')}{run('shown ')}{char.format('end')}"
    assert _text(paragraph(run("It is "), nested, run("so."))) == ["It is shown so."]
    assert _text(paragraph("a", char.format("begin")) + paragraph("kept")) == ["a", "kept"]
    listed = paragraph(char.format("begin"), code.format(' TOC \\o "1-3" '), char.format("separate"), run("One 1"))
    found = _read(
        docx(
            listed.replace("<w:pPr>", '<w:pPr><w:pStyle w:val="TOC1"/>')
            + paragraph("Two 2")
            + paragraph(char.format("end"))
            + paragraph("Body.")
        )
    )
    assert [region.span.of(found.text) for region in found.marked] == ["One 1", "Two 2"]


def test_text_boxes_follow_their_paragraph_once() -> None:
    """A text box is read after the paragraph that it hangs on, from one of the two forms in which Word writes it."""
    box = f"<w:txbxContent>{paragraph('In the box.')}{paragraph('Still in it.')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    assert _text(paragraph(run("Before "), both, run("after.")) + paragraph("Next.")) == [
        "Before after.",
        "In the box.",
        "Still in it.",
        "Next.",
    ]


def test_signs_and_unseen_characters() -> None:
    """Tabs and breaks part words, soft hyphens and zero-width spaces do not, and symbols are what they show."""
    body = paragraph(
        run("a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>co\u00adoper&#173;ate</w:t><w:softHyphen/><w:t>d no\u200bw"),
        '<w:r><w:sym w:font="Times" w:char="2014"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        run("end"),
    )
    assert _text(body) == ["a b\ncooperated now—end"]


def test_white_space_counts_only_where_the_file_says_so() -> None:
    """Edges of text that are not kept by the file are none, as in Word."""
    assert _text("<w:p><w:r><w:t>one </w:t></w:r><w:r><w:t>\n  word\n</w:t></w:r></w:p>") == ["oneword"]


def test_earlier_looks_are_no_looks() -> None:
    """What a paragraph looked like before a change plays no part."""
    body = paragraph("Plain.", settings='<w:pPrChange><w:pPr><w:pStyle w:val="T"/></w:pPr></w:pPrChange>')
    body += paragraph(run("Seen.", settings="<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"))
    body += paragraph(
        run("Unseen.", settings='<w:rStyle w:val="Secret"/>'), run("Seen.", settings='<w:vanish w:val="0"/>')
    )
    found = _read(docx(body))
    assert found.text.split("\n\n") == ["Plain.", "Seen.", "Seen."]
    assert found.marked == ()


def test_single_top_heading_is_the_headline() -> None:
    """Without a title, the only heading so high is the headline, if it stands at the top."""
    heads = [paragraph("On training", style="berschrift1"), paragraph("Words."), paragraph("More", style="Own")]
    one = _read(docx(heads[0] + heads[1]))
    assert [region.kind for region in one.marked] == [RegionKind.HEADLINE]
    two = _read(docx("".join(heads)))
    assert [region.kind for region in two.marked] == [RegionKind.HEADING, RegionKind.HEADING]


def test_strict_form_and_templates_are_read() -> None:
    """The standard's strict namespace, templates and a missing list of types are no hindrance."""
    assert _text(paragraph("Words."), namespace=STRICT) == ["Words."]
    for name, data in samples():
        assert _read(data, name).raw.extractor.startswith("docx")


def test_kind_is_told_by_content() -> None:
    """A Word document under any name is read as one."""
    assert _read(REVISED, "a.txt").raw.extractor.startswith("docx")


_BAD = [
    (zipped(("word/document.xml", "<a>" * 100_000)), "nested too deeply"),
    (zipped(("word/document.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')), "entities"),
    (zipped(("word/document.xml", "<w:document><w:body>")), "cut off"),
    (zipped(("word/document.xml", "\0" * 100_000_000)), "zip bomb|too large"),
    (zipped(("[Content_Types].xml", "ms-word.document.macroEnabled.main+xml"), ("w/other.xml", "<a/>")), "no document"),
    (zipped(("word/document.xml", "<html><body>no</body></html>")), "nothing but white space"),
    (REVISED[:-30], "broken zip file"),
    (zipped(("[Content_Types].xml", 'x="wordprocessingml.document"'), ("ppt/presentation.xml", "<a/>")), "PowerPoint"),
    (zipped(("Index/Document.iwa", "x")), "Apple Pages"),
    (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "saved as XML"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9, "encrypted Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "old Office document"),
    (REVISED[: len(REVISED) // 2], "broken zip file"),
]


@pytest.mark.parametrize(("data", "why"), _BAD)
def test_hostile_and_broken_documents_are_refused(data: bytes, why: str) -> None:
    """Bombs, entities, depth, cut or foreign content are told by name and reason, in time."""
    begun = time.monotonic()
    with pytest.raises(InputError, match=why):
        extract(Source(name="a.docx", data=data))
    assert time.monotonic() - begun < 10


def test_every_span_leads_back() -> None:
    """What a span of the text covers stands in its part of the package, entities decoded."""
    source = Source(name="a.docx", data=REVISED)
    found, parts = extract(source), raw_parts(source)
    at = found.text.index("military-style")
    piece = next(piece for piece in found.origin.pieces if piece.start <= at < piece.end)
    assert "military-style" in parts[piece.part][piece.raw_start : piece.raw_end]


def test_many_changes_take_linear_time() -> None:
    """A document changed run by run is read in time, and what goes on is one change."""
    count = 4_000
    body = paragraph(changed("del", run("a", deleted=True)) * count, changed("ins", run("b")) * count)
    begun = time.monotonic()
    found = _read(docx(body))
    assert [(each.kind.value, len(each.words)) for each in found.revisions] == [("deleted", count), ("inserted", count)]
    assert time.monotonic() - begun < 30


def test_boxes_within_boxes_are_read_so_deep_and_no_deeper() -> None:
    """Text boxes within one another neither end the run nor take it over."""
    body = "<w:p><w:r><w:t>x</w:t><w:txbxContent>" * 300 + "</w:txbxContent></w:r></w:p>" * 300
    assert set(_text(body)) == {"x"}
