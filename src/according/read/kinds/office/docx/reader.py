"""Word documents: the text, its notes and running heads, as if every tracked change were accepted; comments beside."""

import re

from according.read.kinds.office.docx.comments import add_comments
from according.read.kinds.office.docx.marks import Marks
from according.read.kinds.office.docx.package import Package
from according.read.kinds.office.docx.story import Story, body, separate
from according.read.kinds.office.docx.styles import Styles, styles
from according.read.kinds.office.manuscript import Manuscript, properties
from according.read.kinds.office.roles import FOOTNOTE, RUNNING
from according.read.port import Cut, Given, Head, Unreadable
from according.read.zipped import MAGIC, glimpse

#: The type of the part with the text; other packages hold Word documents too, but as parts within them.
_TYPE = re.compile(rb"(?:wordprocessingml|ms-word)\.[\w.]{1,60}\.?main\+xml")
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_NOTE = frozenset({"w:footnote", "w:endnote"})


class Word:
    """Reads Word documents and templates, with or without macros."""

    name = "docx"
    what = "a Word document"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    extractor = "docx 1"
    endings = frozenset({".docx", ".docm", ".dotx", ".dotm"})
    largest = 100_000_000
    ahead = ("according.read.kinds.office.docx.story",)

    def knows(self, head: Head) -> bool:
        """Whether it is a package whose first members are those of a Word document."""
        if not head.data.startswith(MAGIC):
            return False
        members = glimpse(head.data)
        if "mimetype" in members:
            return False
        return (
            bool(_TYPE.search(members.get("[Content_Types].xml", b"")))
            or any(name.lower().startswith("word/") for name in members)
            or b"word/document.xml" in members.get("_rels/.rels", b"")
        )

    def cut(self, given: Given) -> Cut:
        """The text of the body, then its notes, then what stands at the heads and feet of its pages.

        Raises:
            Unreadable: if the package is broken, encrypted, hostile, or holds no document.

        """
        package = Package(given)
        links = package.links(package.document)
        parts = {link.type: link.target for link in links}
        known = styles(package.text(parts.get("styles", "word/styles.xml")))
        to, marks = Manuscript(), Marks()
        raw = package.text(package.document)
        if raw is None:
            raise Unreadable("holds no document, as Word files do", "open it in Word and save it again as .docx")
        Story(raw, to.part(package.document, raw), to, known, marks).write(body(raw))
        for reference, kind in _NOTES.items():
            _write_notes(
                package, parts.get(kind, ""), [k for name, k in marks.notes if name == reference], to, known, marks
            )
        targets = {link.id: link.target for link in links}
        for target in dict.fromkeys(targets[key] for key in marks.running if key in targets):
            found = package.text(target)
            if found is not None:
                Story(found, to.part(target, found), to, known, Marks(), RUNNING).write(body(found))
        comments = package.text(parts.get("comments", ""))
        if comments:
            add_comments(comments, marks.comments, to.changes)
        if marks.embedded:
            to.notes.append("holds other files within it, whose text is not read")
        metadata = properties(
            package.properties(),
            title="dc:title",
            author="dc:creator",
            language=known.language,
            dates=(
                ("dcterms:created", "other", "created, in the document's properties"),
                ("dcterms:modified", "modified", "modified, in the document's properties"),
            ),
        )
        return to.cut(metadata, encoding="utf-8")


READER = Word()


def _write_notes(package: Package, name: str, keys: list[str], to: Manuscript, known: Styles, marks: Marks) -> None:
    raw = package.text(name) if keys and name else None
    if raw is None:
        return
    notes = separate(raw, _NOTE)
    part = to.part(name, raw)
    for key in dict.fromkeys(keys):
        Story(raw, part, to, known, marks, FOOTNOTE).write(iter(notes.get(key, ())))
