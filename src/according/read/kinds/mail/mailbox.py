"""Mailboxes in one file (mbox): a message after the other, read by slices, however large the file is."""

import re
from collections.abc import Iterator

from according.read.kinds.mail.reader import fields
from according.read.port import ANY_SIZE, Given, Head, Inner, Member

_LINE = (
    rb"From [^\r\n]{1,300}?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+(?:\d{1,2}\s+)?"
    rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[^\r\n]{1,60}?\d{4}[^\r\n]{0,40}\r?\n"
)
_FIRST = re.compile(_LINE + rb"(?=[!-9;-~]{1,76}:|From |>From )")
_NEXT = re.compile(rb"\n" + _LINE + rb"(?=[!-9;-~]{1,76}:)")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_CHUNK = 1 << 20
#: A line that parts two messages, with the one after it, is no longer.
_OVERLAP = 1000
#: So many bytes of a message are read.
_LARGEST = 40_000_000


class Mailbox:
    """Reads mailboxes of the forms mboxo and mboxrd."""

    name = "mbox"
    what = "a mailbox"
    media_type = "application/mbox"
    endings = frozenset({".mbox", ".mbx"})
    largest = ANY_SIZE
    ahead = ("according.read.kinds.mail.telling",)

    def knows(self, head: Head) -> bool:
        """Whether it opens as mailboxes do: who sent the first message when, and then its fields."""
        opening = _FIRST.match(head.data)
        if not opening:
            return False
        names, _ = fields(head.data[opening.end() :].decode("latin-1"))
        return bool(names & {"from", "date", "subject", "message-id", "received", "return-path"})

    def members(self, given: Given) -> Iterator[Member]:
        """The messages, each a slice of the file."""
        for number, (start, end) in enumerate(_slices(given), start=1):
            yield Member(place=f"message {number}", start=start, length=min(end - start, _LARGEST))

    def unwrap(self, given: Given) -> Inner:
        """The message in a slice: the line that parts it from the last is taken off, "From" at line starts put back."""
        data = given.bytes
        opening = _FIRST.match(data)
        notes = ("the message is so large that only its beginning was read",) if len(data) >= _LARGEST else ()
        message = data[opening.end() if opening else 0 :]
        return Inner(data=_ESCAPED.sub(rb"\1", message), reader="message", notes=notes)


READER = Mailbox()


def _slices(given: Given) -> Iterator[tuple[int, int]]:
    begun = 0
    with given.open() as stream:
        held, offset = b"", 0
        while chunk := stream.read(_CHUNK):
            held += chunk
            for match in _NEXT.finditer(held):
                # One that may go on past what is held is found again with the next chunk.
                if match.end() > len(held) - _OVERLAP and len(chunk) == _CHUNK:
                    break
                at = offset + match.start() + 1
                if at > begun:
                    yield begun, at
                    begun = at
            keep = max(0, len(held) - 2 * _OVERLAP)
            held, offset = held[keep:], offset + keep
    if offset + len(held) > begun:
        yield begun, offset + len(held)
