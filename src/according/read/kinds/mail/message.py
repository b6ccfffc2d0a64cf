"""One mail: what reads its message. A mail by itself comes through the archive that knows what hangs on it."""

from according.read.port import Cut, Given, Held


class Message(Held):
    """Reads one mail; a mail by itself comes through the archive that knows what hangs on it."""

    name = "message"
    what = "a mail"
    media_type = "message/rfc822"
    extractor = "mail 1"
    largest = 60_000_000

    def cut(self, given: Given) -> Cut:
        """The message's text.

        Raises:
            Unreadable: if it is encrypted, or holds no text.

        """
        from according.read.kinds.mail.structure import parsed
        from according.read.kinds.mail.telling import told

        return told(parsed(given.bytes))


READER = Message()
