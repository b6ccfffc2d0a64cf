"""OpenDocument texts made by code, packed and flat: with tracked changes, notes, comments, boxes and sections."""

from read.samples.docx import zipped

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{where}:1.0"'
    for name, where in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("meta", "meta"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
_TYPE = "application/vnd.oasis.opendocument.text"
_META = """<office:meta><dc:title>Council votes</dc:title><meta:initial-creator>Ann Writer</meta:initial-creator>
<dc:creator>Ed Itor</dc:creator><meta:creation-date>2026-01-05T08:00:00</meta:creation-date>
<dc:date>2026-01-06T09:30:00</dc:date><dc:language>en-GB</dc:language></office:meta>"""
_STYLES = """<office:styles><style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:default-outline-level="2"/><style:style style:name="Quotations" style:family="paragraph"/></office:styles>"""
_OWN = """<office:automatic-styles><style:style style:name="P1" style:family="paragraph"
 style:parent-style-name="Quotations"/><style:style style:name="T2" style:family="text">
<style:text-properties text:display="none"/></style:style></office:automatic-styles>"""
_HEADS = """<office:master-styles><style:master-page style:name="Standard"><style:header><text:p>DRAFT 2</text:p>
</style:header></style:master-page></office:master-styles>"""
_WHO = "<office:change-info><dc:creator>Ed Itor</dc:creator><dc:date>2026-01-06T09:00:00</dc:date></office:change-info>"
BODY = f"""<text:tracked-changes>
<text:changed-region text:id="c1"><text:insertion>{_WHO}</text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion>{_WHO}<text:p>5-1</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="c3"><text:deletion>{_WHO}<text:p> in</text:p><text:p>anger</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:p text:style-name="Title">Council votes on training</text:p>
<text:p>The council<text:s text:c="2"/>voted <text:change text:change-id="c2"/><text:change-start
 text:change-id="c1"/>6-0
<text:change-end text:change-id="c1"/> on <office:annotation office:name="a"><dc:creator>Cora Reader</dc:creator>
<dc:date>2026-01-07T10:00:00</dc:date><text:p>Was it not
Tuesday?</text:p></office:annotation>Monday<office:annotation-end
 office:name="a"/> to bar &quot;military-style&quot; training 😀<text:note
 text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>As the minutes show.</text:p></text:note-body>
</text:note>.</text:p>
<text:p text:style-name="P1">We re<text:span>elect</text:span>ed<text:tab/>her<text:change
 text:change-id="c3"/>.</text:p>
<text:h text:outline-level="2" text:style-name="Heading_20_2"><text:number>1.</text:number>What comes next</text:h>
<text:list><text:list-item><text:p><draw:frame><svg:desc>A chair</svg:desc><draw:text-box><text:p>In the box.</text:p>
</draw:text-box></draw:frame>One<text:line-break/>Two</text:p></text:list-item></text:list>
<text:p><text:span text:style-name="T2">Secret words</text:span>Shown &amp; more.</text:p>"""


def flat(body: str) -> bytes:
    """A flat OpenDocument text."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_SPACES} office:mimetype="{_TYPE}">'
        f"{_META}{_STYLES}{_OWN}{_HEADS}<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def odt(body: str, manifest: str = "") -> bytes:
    """A packed OpenDocument text."""
    manifests = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return zipped(
        ("mimetype", _TYPE),
        (
            "content.xml",
            f"<office:document-content {_SPACES}>{_OWN}<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        ),
        ("styles.xml", f"<office:document-styles {_SPACES}>{_STYLES}{_HEADS}</office:document-styles>"),
        ("meta.xml", f"<office:document-meta {_SPACES}>{_META}</office:document-meta>"),
        ("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{manifests}">{manifest}</manifest:manifest>'),
    )


def samples() -> list[tuple[str, bytes]]:
    """OpenDocument texts by name."""
    return [("revised.odt", odt(BODY)), ("revised.fodt", flat(BODY))]
