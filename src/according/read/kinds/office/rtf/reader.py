"""Rich text: the text with its notes and running heads, tracked changes read as if accepted, comments beside it."""

import re

from according.read.kinds.office.manuscript import Manuscript, properties
from according.read.kinds.office.rtf.letters import page
from according.read.kinds.office.rtf.story import Story
from according.read.port import Cut, Given, Head, Unreadable

_OPENS = b"{\\rtf"
_PAGE = re.compile(rb"\\ansicpg(\d{1,5})\b")


class RichText:
    """Reads rich text, whose bytes are characters in ASCII, code pages and numbers."""

    name = "rtf"
    what = "a rich-text (RTF) document"
    media_type = "application/rtf"
    extractor = "rtf 1"
    endings = frozenset({".rtf"})
    largest = 40_000_000
    ahead = ("according.read.kinds.office.rtf.story",)

    def knows(self, head: Head) -> bool:
        """Whether it opens as rich text does."""
        return head.data[:20].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_OPENS)

    def cut(self, given: Given) -> Cut:
        """The text, then its notes, then what stands at the heads and feet of its pages.

        Raises:
            Unreadable: if its groups are nested too deeply, or nothing is in it.

        """
        raw, encoding = _characters(given.bytes)
        start = raw.find("{")
        if start < 0:
            raise Unreadable("holds no rich text", "open it in LibreOffice and save it again")
        to = Manuscript()
        story = Story(raw, to.part("", raw), to)
        story.write()
        if story.cut_off:
            to.notes.append("the file is cut off: its last groups are not closed")
        tables = story.tables
        said = {**tables.said, "created": tables.time("creatim"), "modified": tables.time("revtim")}
        metadata = properties(
            said,
            title="title",
            author="author",
            language=None,
            dates=(
                ("created", "other", "created, in the document's properties"),
                ("modified", "modified", "modified, in the document's properties"),
            ),
        )
        return to.cut(metadata, encoding=encoding)


READER = RichText()


def _characters(data: bytes) -> tuple[str, str]:
    """The file's characters and their encoding: ASCII, as the format wants it, else UTF-8 or the declared code page."""
    try:
        return data.decode("utf-8"), "ascii" if data.isascii() else "utf-8"
    except UnicodeDecodeError:
        declared = _PAGE.search(data[:2000])
        encoding = (declared and page(int(declared[1]))) or "cp1252"
        return data.decode(encoding, "replace"), encoding
