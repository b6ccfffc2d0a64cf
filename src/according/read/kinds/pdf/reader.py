"""PDF files: their pages read in order, with what cannot be read said page by page."""

import re

from according.core import Metadata, RegionKind
from according.read.port import Cut, Given, Head
from according.read.signatures import looks_binary

_MARK = re.compile(rb"%PDF-\d")
#: So many bytes may stand before the mark: some servers and mail programs put a line there.
_BEFORE = 1024
#: The end of the file is looked for in so many last bytes.
_END = 2048
#: In so many characters of the text's head its author and title must stand.
_HEAD = 6000


class Pdf:
    """Reads PDF files."""

    name = "pdf"
    what = "a PDF"
    media_type = "application/pdf"
    #: Raised with the pin in pyproject.toml: another pdfium gives other characters, and so other ids.
    extractor = "pypdfium2 5.15.2, according 1"
    endings = frozenset({".pdf"})
    largest = 100_000_000
    ahead = ("according.read.kinds.pdf.text", "according.read.kinds.pdf.flow", "according.read.kinds.pdf.properties")

    def knows(self, head: Head) -> bool:
        """Whether it begins with the mark of a PDF, or has it soon and is no text."""
        if _MARK.match(head.data.lstrip(b"\xef\xbb\xbf \t\r\n\0")[:16]):
            return True
        found = _MARK.search(head.data[:_BEFORE])
        return found is not None and (looks_binary(head.data) or b" obj" in head.data[found.end() :])

    def cut(self, given: Given) -> Cut:
        """The text of its pages.

        Raises:
            Unreadable: if it is encrypted, broken, or all pictures.

        """
        from according.read.kinds.pdf import properties
        from according.read.kinds.pdf.flow import flow
        from according.read.kinds.pdf.pages import Pages
        from according.read.kinds.pdf.text import Written

        pages = Pages(given.bytes)
        try:
            written = Written(pages.sheets)
            written.write(flow(pages.sheets))
            text, marked = written.writing.text(), written.writing.marked()
            headline = next((r.span.of(text) for r in marked if r.kind is RegionKind.HEADLINE), None)
            author, said = properties.author(pages.document, text[:_HEAD])
            metadata = Metadata(
                title=properties.title(pages.document, headline, text[:_HEAD]),
                author=author,
                dates=properties.dates(pages.document),
            )
            notes = [*pages.notes, *([said] if said else []), *properties.contents(pages.document)]
        finally:
            pages.close()
        if written.notes_left_out:
            many = written.notes_left_out
            notes.append(f"{many} raised number{'s' * (many != 1)} of notes left out of the sentences")
        if b"%%EOF" not in given.bytes[-_END:]:
            notes.append("the file seems to be cut off or damaged; what could be read of it is read")
        return Cut(
            text=text,
            origin=written.writing.origin(),
            parts=written.parts,
            encoding="binary",
            metadata=metadata,
            marked=marked,
            notes=tuple(notes),
        )


READER = Pdf()
