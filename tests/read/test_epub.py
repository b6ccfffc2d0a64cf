"""Electronic books: their chapters in the order of the spine."""

import pytest

from according.core import InputError, RegionKind
from according.read import Source, extract
from read.leads_back import lost
from read.samples.epub import CONTAINER, PACKAGE, epub

_ENCRYPTED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/><enc:CipherData>
<enc:CipherReference URI="OEBPS/text/two.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>"""


def test_chapters_stand_in_the_order_of_the_spine() -> None:
    """Chapters come as the spine lists them, each a part; the list of contents is furniture."""
    source = Source(name="a.epub", data=epub())
    found = extract(source)
    assert lost(source) == []
    assert found.text.split("\n\n") == [
        "One",
        "How it began",
        "The council voted “no”",
        "on Monday 😀.",
        "We said so.",
        "As the minutes show.",
        "How it ended",
        "It ended & was over.",
    ]
    assert [region.kind for region in found.marked] == [
        RegionKind.FURNITURE,
        RegionKind.HEADING,
        RegionKind.BLOCKQUOTE,
        RegionKind.FOOTNOTE,
        RegionKind.HEADING,
    ]
    assert found.raw.parts == ("OEBPS/nav.xhtml", "OEBPS/text/two.xhtml", "OEBPS/text/chapter 1.xhtml")


def test_package_gives_metadata() -> None:
    """Title, authors, publisher, language and dates come from the package document."""
    said = extract(Source(name="a.epub", data=epub())).metadata
    assert (said.title, said.author, said.outlet, said.published, said.language) == (
        "The Harbour Vote",
        "Ann Writer, Ben Author",
        "Harbour Press",
        "2026-02-03",
        "en",
    )
    assert [date.what for date in said.dates] == ["published", "modified"]


def test_scrambled_fonts_are_no_protection() -> None:
    """A list of scrambled fonts keeps nobody from reading."""
    data = epub(**{"META-INF__encryption_xml": _ENCRYPTED.format("http://www.idpf.org/2008/embedding")})
    assert extract(Source(name="a.epub", data=data)).text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (epub(**{"META-INF__encryption_xml": _ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}), "DRM"),
        (
            epub(OEBPS__content_opf=PACKAGE.replace("<spine>", "<spine").replace("itemref", "x")),
            "no sound XML|no chapters",
        ),
        (epub(OEBPS__content_opf=PACKAGE.replace("itemref", "x")), "no chapters"),
        (epub(OEBPS__content_opf="", **{"META-INF__container_xml": CONTAINER}), "no contents"),
        (epub(OEBPS__content_opf=PACKAGE.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1)), "entities"),
        (epub(OEBPS__nav_xhtml='<!DOCTYPE html [<!ENTITY b "c">]><html><body>&b;</body></html>'), "entities"),
        (epub(OEBPS__nav_xhtml="\0" * 50_000_000), "zip bomb|too large"),
        (epub()[:-30], "broken zip file"),
    ],
)
def test_protected_hostile_and_broken_books_are_refused(data: bytes, why: str) -> None:
    """Protected, hostile and broken books are told by name and reason."""
    with pytest.raises(InputError, match=why):
        extract(Source(name="a.epub", data=data))
