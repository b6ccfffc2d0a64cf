"""One mail: what reads its message. A mail by itself comes through the archive that knows what hangs on it."""

from according.read.port import Cut, Given, Head


class Message:
    """Reads one mail; a mail by itself comes through the archive that knows what hangs on it."""

    name = "message"
    what = "a mail"
    media_type = "message/rfc822"
    extractor = "mail 1"
    endings: frozenset[str] = frozenset()
    largest = 60_000_000
    ahead: tuple[str, ...] = ()

    def knows(self, head: Head) -> bool:  # noqa: ARG002 - the port's signature
        """Never: the archive of a mail and its attachments does."""
        return False

    def cut(self, given: Given) -> Cut:
        """The message's text.

        Raises:
            Unreadable: if it is encrypted, or holds no text.

        """
        from according.read.kinds.mail.structure import parsed
        from according.read.kinds.mail.telling import told

        return told(parsed(given.bytes))


READER = Message()
