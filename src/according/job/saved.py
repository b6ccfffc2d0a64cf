"""A saved page to its document: the WARC file read as any other input is, and where that gives nothing its content."""

from according.core import Document, Skipped
from according.fetch import saved_content
from according.job.reading import read_one
from according.read import Source
from according.read.archives import opened


def document_in(warc: bytes, name: str) -> tuple[Document | None, str]:
    """The document in a saved page, the first that can be read, and why the file itself gives none where it does not.

    Without any document the reason is that of its content.
    """
    why = "has no text in it"
    for data in (warc, saved_content(warc)):
        for source in opened(Source(name=name, data=data)) if data else ():
            row = read_one(source) if isinstance(source, Source) else source
            if not isinstance(row, Skipped):
                return row, why if data is not warc else ""
            why = row.why
    return None, why
