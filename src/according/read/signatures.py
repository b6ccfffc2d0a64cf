"""Signatures: what a file is by its first bytes, where it is of a kind that is not read."""

from dataclasses import dataclass

#: What is said of a file that is no text and of no known kind.
BINARY = "looks like a binary file (it has characters that no text has)"
_AS_TEXT = "save it as text (.txt) or HTML (.html) and name that file"


@dataclass(frozen=True, slots=True)
class Signature:
    """A kind of file that is not read: why, and the way out."""

    why: str
    remedy: str = _AS_TEXT


#: The name under which Outlook files the fields of a message.
_FILED = "__substg1.0_".encode("utf-16-le")
_UNPACK = "unpack it and name the texts inside"
_IMAGE = "type out or recognise (OCR) its text and save that as .txt"
#: What old Office documents begin with, and new ones that are encrypted; those name what they hold.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_XML = b'<?mso-application progid="Word.Document"?>'
_SIGNATURES: tuple[tuple[bytes, Signature], ...] = (
    (_OLE, Signature("is an old Office document (.doc, .xls), which is not read", "save it as .docx and name that")),
    (b"\x89PNG\r\n", Signature("is a PNG image", _IMAGE)),
    (b"\xff\xd8\xff", Signature("is a JPEG image", _IMAGE)),
    (b"GIF87a", Signature("is a GIF image", _IMAGE)),
    (b"GIF89a", Signature("is a GIF image", _IMAGE)),
    (b"II*\x00", Signature("is a TIFF image", _IMAGE)),
    (b"MM\x00*", Signature("is a TIFF image", _IMAGE)),
    (b"\x1f\x8b", Signature("is a gzip archive", _UNPACK)),
    (b"BZh", Signature("is a bzip2 archive", _UNPACK)),
    (b"\xfd7zXZ\x00", Signature("is an xz archive", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Signature("is a 7z archive", _UNPACK)),
    (b"Rar!\x1a\x07", Signature("is a RAR archive", _UNPACK)),
    (b"SQLite format 3\x00", Signature("is an SQLite database")),
    (b"\x7fELF", Signature("is a program", "name a text")),
    (b"filedesc://", Signature("is a web archive of the old form (ARC)", "turn it into WARC: warcio recompress")),
    (b"ID3", Signature("is a sound recording", "transcribe it and save the transcript as .txt")),
    (b"OggS", Signature("is a sound recording", "transcribe it and save the transcript as .txt")),
)
_ZIPPED = (
    (
        b"Index/Document.iwa",
        Signature("is an Apple Pages document, which is not read", "export it as .docx and name that"),
    ),
    (b"xl/", Signature("is an Excel workbook")),
    (b"ppt/", Signature("is a PowerPoint presentation")),
)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b")


def signature(head: bytes) -> Signature | None:
    """What a file is that begins with ``head``, if it is of a known kind that is not a text."""
    if head.startswith(_OLE) and _ENCRYPTED in head:
        return Signature("is an encrypted Office document", "open it with its password and save it without one")
    if head.startswith(_OLE) and _FILED in head:
        return Signature("is an Outlook message (.msg), which is not read", "save it in Outlook as .eml, text or HTML")
    if _WORD_XML in head[:1000]:
        return Signature("is a Word document saved as XML, which is not read", "save it as .docx and name that")
    for magic, known in _SIGNATURES:
        if head.startswith(magic):
            return known
    if head.startswith(b"PK\x03\x04"):
        return next((known for part, known in _ZIPPED if part in head), Signature("is a zip archive", _UNPACK))
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return Signature("is an image, sound or film", _IMAGE)
    if head[4:8] == b"ftyp":
        return Signature("is a film or a phone's picture", "transcribe it and save the transcript as .txt")
    return None


def looks_binary(head: bytes) -> bool:
    """Whether ``head`` has bytes that no text has: more than one in a hundred are control characters.

    A UTF-16 text without a byte order mark has a NUL at every second place: that is told apart by ``wide``.
    """
    if not head or head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or wide(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROL))
    return head.count(b"\0") > 0 or controls * 100 > len(head)


def wide(head: bytes) -> str | None:
    """The UTF-16 encoding of a text in Latin letters without a byte order mark, or None."""
    even, odd = head[0::2], head[1::2]
    if len(head) < 8:
        return None
    if odd.count(0) * 10 > len(odd) * 8 and even.count(0) * 20 < len(even):
        return "utf-16-le"
    if even.count(0) * 10 > len(even) * 8 and odd.count(0) * 20 < len(odd):
        return "utf-16-be"
    return None
