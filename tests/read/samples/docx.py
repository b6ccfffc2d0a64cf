"""Word documents made by code: with tracked changes, notes, comments, text boxes, fields; in both namespaces."""

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_STYLES = """<w:styles xmlns:w="{w}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>
</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="ST"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
</w:style><w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character"
 w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"""
_CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{title}</dc:title>
<dc:creator>Ann Writer</dc:creator><dcterms:created>2026-01-05T08:00:00Z</dcterms:created>
<dcterms:modified>2026-01-06T09:30:00Z</dcterms:modified></cp:coreProperties>"""


def run(words: str, *, deleted: bool = False, settings: str = "") -> str:
    """A run of these words, which are XML already."""
    name = "delText" if deleted else "t"
    settings = settings and f"<w:rPr>{settings}</w:rPr>"
    return f'<w:r>{settings}<w:{name} xml:space="preserve">{words}</w:{name}></w:r>'


def paragraph(*content: str, style: str = "", settings: str = "") -> str:
    """A paragraph of runs, or of words."""
    style = style and f'<w:pStyle w:val="{style}"/>'
    inside = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{style}{settings}</w:pPr>{inside}</w:p>"


def changed(what: str, inside: str, author: str = "Ed Itor", when: str = "2026-01-06T09:00:00Z") -> str:
    """A tracked change (ins, del, moveFrom, moveTo) of some content."""
    return f'<w:{what} w:id="9" w:author="{author}" w:date="{when}">{inside}</w:{what}>'


def docx(body: str, *, namespace: str = WORD, title: str = "", parts: dict[str, str] | None = None) -> bytes:
    """A Word document of this body; ``parts`` are the contents of others ("footnotes", "header1") by name."""
    given = {
        "styles": _STYLES.format(w=namespace),
        **{
            name: f'<w:{_root(name)} xmlns:w="{namespace}">{content}</w:{_root(name)}>'
            for name, content in (parts or {}).items()
        },
    }
    links = "".join(
        f'<Relationship Id="r-{name}" Type="{_OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in given
    )
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="{namespace}" xmlns:r="{_OFFICE}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )
    wrap = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    root = (
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="r2" Target="docProps/core.xml" Type="http://schemas.openxmlformats.org/package/2006/'
        'relationships/metadata/core-properties"/>'
    )
    return zipped(
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", wrap.format(root)),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", wrap.format(links)),
        *((f"word/{name}.xml", content) for name, content in given.items()),
        ("docProps/core.xml", _CORE.format(title=title)),
    )


def zipped(*members: tuple[str, str | bytes]) -> bytes:
    """A zip file of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members:
            out.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _root(name: str) -> str:
    return {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), name)


REVISED = docx(
    paragraph("Council votes on training", style="T")
    + paragraph("An account of Monday’s meeting", style="ST")
    + paragraph(
        run("The council voted "),
        changed("del", run("5-1", deleted=True)),
        changed("ins", run("6-0")),
        run(" on "),
        '<w:commentRangeStart w:id="3"/>',
        run("Monday"),
        '<w:commentRangeEnd w:id="3"/>',
        '<w:r><w:commentReference w:id="3"/></w:r>',
        run(" to bar &quot;military-style&quot; training 😀"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        run("."),
    )
    + paragraph(run("We re"), "<w:r><w:noBreakHyphen/></w:r>", run("elected her, she said."), style="Q")
    + paragraph("What comes next", style="Own")
    + "<w:tbl><w:tr><w:tc>"
    + paragraph("For")
    + "</w:tc><w:tc>"
    + paragraph("six")
    + "</w:tc></w:tr></w:tbl>"
    + paragraph(run("Secret words", settings="<w:vanish/>"), run("Shown words &amp; more."))
    + '<w:sectPr><w:headerReference w:type="default" r:id="r-header1"/></w:sectPr>',
    title="Council votes",
    parts={
        "footnotes": '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">'
        + paragraph("As the minutes show.")
        + "</w:footnote>",
        "comments": '<w:comment w:id="3" w:author="Cora Reader" w:date="2026-01-07T10:00:00Z">'
        + paragraph("Was it not Tuesday?")
        + "</w:comment>",
        "header1": paragraph("DRAFT 2"),
    },
)


def samples() -> list[tuple[str, bytes]]:
    """Word documents by name."""
    plain = paragraph("Town to vote", style="T") + paragraph("The town will vote on Monday, its clerk said.")
    return [
        ("revised.docx", REVISED),
        ("strict.docx", docx(plain, namespace=STRICT)),
        ("template.dotx", docx(paragraph(run("Dear "), run("friends,")) + paragraph("we write to you."))),
    ]
