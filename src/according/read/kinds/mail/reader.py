"""A mail as an archive: its message, and what is attached to it that can be read."""

import contextlib
import re
from collections.abc import Iterator

from according.core import DateCandidate, Metadata
from according.read.port import PEEK, Given, Head, Inner, Member, Reader, Unreadable

_FIELD = re.compile(r"([!-9;-~]{1,76}):[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+(?:\r?\n|$)")
#: Fields that programs write, and people who head a text with "From" and "Date" do not.
_WRITTEN = frozenset(
    """message-id mime-version received return-path delivered-to dkim-signature x-mailer references in-reply-to
    x-original-to list-id list-unsubscribe authentication-results arc-seal content-transfer-encoding user-agent
    x-mozilla-status x-received x-google-smtp-source newsgroups nntp-posting-host""".split()
)
_NAMED = frozenset("from subject date to sender reply-to".split())
#: So many messages that hang on one are read.
_MESSAGES = 100
_SAVED = re.compile(rb"^(?:Snapshot-Content-Location:|From: <Saved by )", re.MULTILINE | re.IGNORECASE)


class Mail:
    """Reads a mail as mail programs save it, and pages that browsers save as one (MHTML)."""

    name = "mail"
    what = "a mail"
    media_type = "message/rfc822"
    endings = frozenset({".eml", ".mht", ".mhtml"})
    largest = 60_000_000
    ahead = ("according.read.kinds.mail.telling",)

    def knows(self, head: Head) -> bool:
        """Whether it opens with fields, one that only a mail program writes and one that people know."""
        names, ended = fields(head.text)
        if not ended or not names & _NAMED:
            return False
        return bool(names & _WRITTEN) or (head.ending == ".eml" and len(names & _NAMED) >= 2)

    def members(self, given: Given) -> Iterator[Member]:
        """The message, and each attachment that a reader knows."""
        data = given.bytes
        if _SAVED.search(data[:4000]):
            yield _saved_page(data)
            return
        yield Member(place="message", start=0, length=len(data))
        # What keeps the message from being read is told when its turn comes.
        with contextlib.suppress(Unreadable, RecursionError):
            yield from _attachments(data)

    def unwrap(self, given: Given) -> Inner:
        """The message itself."""
        return Inner(data=given.bytes, reader="message")


READER = Mail()


def fields(text: str) -> tuple[set[str], bool]:
    """The names of the fields that a text opens with, in small letters, and whether an empty line ends them."""
    names: set[str] = set()
    at = 0
    while field := _FIELD.match(text, at):
        names.add(field[1].lower())
        at = field.end()
    return names, at >= len(text) or text.startswith(("\n", "\r\n"), at)


def _attachments(data: bytes) -> Iterator[Member]:
    from according.read.kinds.mail.fields import field, moment
    from according.read.kinds.mail.structure import parsed, walk
    from according.read.kinds.mail.telling import hanging
    from according.read.registry import kind_of

    message = parsed(data)
    for number, hanging_on in enumerate(hanging(message)[:_MESSAGES], start=1):
        # What cannot be written out again is told with what hangs on the mail.
        with contextlib.suppress(Exception):
            yield Member(place=f"message {number} that hangs on it", data=hanging_on.as_bytes(), reader="message")
    date = moment(field(message, "Date"))
    carried = (DateCandidate(value=date, what="other", where="the mail that carried it"),) if date else ()
    for number, attached in enumerate(walk(message), start=1):
        inside = attached.data()
        reader = kind_of(Head(attached.name, inside[:PEEK], len(inside))) if inside else None
        if not isinstance(reader, Reader):
            continue
        if reader.name in ("plain", "markdown") and attached.media_type not in ("text/plain", "text/markdown"):
            continue
        place = f"attachment {number}: {attached.name or attached.media_type}"
        yield Member(place=place, data=inside, reader=reader.name, metadata=Metadata(dates=carried))


def _saved_page(data: bytes) -> Member:
    from according.read.kinds.mail.fields import field, moment
    from according.read.kinds.mail.structure import parsed

    message = parsed(data)
    pages = (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml"))
    inside = next(pages, message).get_payload(decode=True)
    if not isinstance(inside, bytes) or not inside.strip():
        raise Unreadable("is a saved page without its page", "save the page again, as HTML")
    address = field(message, "Snapshot-Content-Location")
    date = moment(field(message, "Date"))
    saved = (DateCandidate(value=date, what="other", where="when the page was saved"),) if date else ()
    url = address if address.startswith(("http://", "https://")) else None
    return Member(place="the page", data=inside, reader="html", metadata=Metadata(url=url, dates=saved))
