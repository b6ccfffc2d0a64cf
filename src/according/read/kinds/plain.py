"""Plain text: kept character for character, line ends included."""

from according.core import OriginMap
from according.read.port import Cut, Given, Head, Unreadable
from according.read.signatures import BINARY, looks_binary, signature

#: So many bytes are looked at before a file is taken for a text; the whole is once it is read.
_PEEK = 4096


class PlainText:
    """Reads any text that no other reader knows; its characters are the decoded file's, so the map is the identity."""

    name = "plain"
    what = "a text"
    media_type = "text/plain"
    extractor = "plain text 1"
    endings = frozenset({"", ".txt", ".text"})
    largest = 20_000_000
    ahead: tuple[str, ...] = ()

    def knows(self, head: Head) -> bool:
        """Whether it is a text at all."""
        return not signature(head.data) and not looks_binary(head.data[:_PEEK])

    def cut(self, given: Given) -> Cut:
        """The text as it stands.

        Raises:
            Unreadable: if bytes beyond the first ones show that it is none.

        """
        if looks_binary(given.bytes):
            raise Unreadable(BINARY, "save its content as text (.txt) or HTML (.html)")
        decoded = given.decoded()
        return Cut(
            text=decoded.text,
            origin=OriginMap.identity(len(decoded.text)),
            parts=(("", decoded.text),),
            encoding=decoded.encoding,
            notes=decoded.notes,
        )


READER = PlainText()
