"""PDFs made by code: words put at places on pages, in the three standard fonts that every reader has."""

import hashlib
import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

#: How wide the letters of Helvetica are, in thousandths of its size; others are as wide as most.
_WIDTHS = {
    **dict.fromkeys("ijl'|", 222), **dict.fromkeys("ft /.,:;!-I()", 278), "r": 333, **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("ABEKPSVXY", 667), **dict.fromkeys("CDHNRUw", 722), **dict.fromkeys("GOQ", 778),
    "m": 833, "M": 833, "W": 944, "L": 556, "T": 611, "F": 611, "Z": 611, "“": 333, "”": 333, "’": 222,
}  # fmt: skip


#: What a font says of its letters that are none: all are private ones.
_UNKNOWN = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
    b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <21> <7E> <E021> endbfrange endcmap end end"
)


@dataclass(slots=True)
class Page:
    """A page in the making; ``left`` and ``bottom`` of words are points from its lower left corner."""

    width: float = 612
    height: float = 792
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    marks: list[str] = field(default_factory=list)
    picture: bool = False

    def put(self, left: float, bottom: float, words: str, size: float = 11, font: str = "F1", turn: str = "") -> "Page":
        """Puts words in F1 (Helvetica), F2 (its bold), F3 (Times) or F4 (letters unknown); ``turn`` is of a matrix."""
        shown = words.encode("cp1252", "replace").decode("latin-1")
        for sign in "\\()":
            shown = shown.replace(sign, "\\" + sign)
        matrix = turn or "1 0 0 1"
        self.marks.append(f"BT /{font} {size} Tf {matrix} {left:.2f} {bottom:.2f} Tm ({shown}) Tj ET")
        return self

    def lines(self, left: float, top: float, words: Iterable[str], size: float = 11, leading: float = 13) -> float:
        """Puts lines below each other; the height of the next one."""
        for line in words:
            self.put(left, top, line, size)
            top -= leading
        return top

    def prose(
        self,
        left: float,
        top: float,
        width: float,
        words: str,
        size: float = 11,
        leading: float = 13,
        indent: float = 0,
    ) -> float:
        """Puts words in lines of at most ``width`` points; the height of the next one."""
        line: list[str] = []
        shift = indent
        for word in words.split():
            if line and extent(" ".join([*line, word]), size) > width - shift:
                self.put(left + shift, top, " ".join(line), size)
                top, line, shift = top - leading, [], 0.0
            line.append(word)
        self.put(left + shift, top, " ".join(line), size)
        return top - leading


def extent(words: str, size: float) -> float:
    """How wide words are in Helvetica."""
    return sum(_WIDTHS.get(letter, 556) for letter in words) * size / 1000


def pdf(pages: Sequence[Page], info: dict[str, str] | None = None, *, packed: bool = True) -> bytes:
    """A PDF of these pages, its content packed or as it is."""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for number, name in enumerate(("Helvetica", "Helvetica-Bold", "Times-Roman"), 3):
        objects[number] = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
    objects[6] = _stream(
        b"\x80",
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        packed=False,
    )
    objects[7] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 8 0 R >>"
    objects[8] = _stream(_UNKNOWN, "", packed=False)
    kids = []
    for page in pages:
        place = max(objects) + 1
        kids.append(f"{place} 0 R")
        crop = f" /CropBox [{' '.join(map(str, page.crop))}]" if page.crop else ""
        objects[place] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}]{crop} /Rotate {page.rotate}"
            f" /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 7 0 R >> /XObject << /I 6 0 R >> >>"
            f" /Contents {place + 1} 0 R >>"
        ).encode()
        drawn = [f"q {page.width} 0 0 {page.height} 0 0 cm /I Do Q"] if page.picture else []
        objects[place + 1] = _stream("\n".join(drawn + page.marks).encode("latin-1"), "", packed=packed)
    objects[2] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>".encode()
    trailer = ""
    if info:
        place = max(objects) + 1
        entries = " ".join(f"/{name} <FEFF{value.encode('utf-16-be').hex()}>" for name, value in info.items())
        objects[place] = f"<< {entries} >>".encode()
        trailer = f" /Info {place} 0 R"
    return assembled(objects, trailer)


def assembled(objects: dict[int, bytes], trailer: str = "") -> bytes:
    """A PDF of these objects, by their numbers, with the table of their places."""
    written = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(written)
        written += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start, size = len(written), max(objects) + 1
    written += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        written += f"{places.get(number, 0):010} 00000 {'n' if number in places else 'f'} \n".encode()
    written += f"trailer\n<< /Size {size} /Root 1 0 R{trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(written)


def encrypted(password: bytes = b"secret") -> bytes:
    """A PDF that opens with a password only (RC4 with 40 bits, as the first standard has it)."""
    padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    key = hashlib.md5((password + padding)[:32]).digest()[:5]  # noqa: S324 - the format's own
    owner = _rc4(key, (password + padding)[:32])
    rights = struct.pack("<i", -4)
    key = hashlib.md5((password + padding)[:32] + owner + rights + b"id").digest()[:5]  # noqa: S324
    user = _rc4(key, padding)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
        4: b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + owner.hex().encode()
        + b"> /U <"
        + user.hex().encode()
        + b"> >>",
    }
    return assembled(objects, " /Encrypt 4 0 R /ID [<6964> <6964>]")


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _stream(content: bytes, entries: str, *, packed: bool) -> bytes:
    if packed:
        content = zlib.compress(content)
        entries += " /Filter /FlateDecode"
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


VOTE = (
    "The council voted 6-0 on Monday to bar its police department from training exchanges with foreign forces, the "
    "first city in the state to do so, after residents had spoken for two hours."
)
MAYOR = (
    "“We know that racial profiling and its subsequent harms have been a concern here,” the mayor said. “The statement "
    "has been misread by many people outside of this city, and we will keep our approach.”"
)
CHIEF = (
    "The police chief said that her department has had no such exchange and has no plans to begin one. She told the "
    "council so in a memorandum on March 30, which the clerk read out at the beginning of the meeting."
)
PETITION = (
    "More than 1,394 residents had signed a petition that asked for the ban, the coalition behind it said. It thanked "
    "the council for the vote and asked other cities to follow with measures of their own."
)


def release() -> bytes:
    """A press release of two pages with running heads, feet and a paragraph that runs over."""
    first, second = Page(), Page()
    for number, page in enumerate((first, second), 1):
        page.put(72, 750, "City of Riverside, Office of Communications", 9)
        page.put(290, 36, f"Page {number} of 2", 9)
    first.put(72, 700, "Council Ends Foreign Police Training", 20, "F2")
    first.put(72, 670, "April 17, 2018")
    top = 640.0
    for words in (VOTE, MAYOR, CHIEF) * 3:
        top = first.prose(72, top, 468, words) - 8
    # The last paragraph of the page goes on, in the middle of its sentence, at the head of the next.
    first.prose(72, top, 468, PETITION.partition(" the coalition")[0])
    top = second.prose(72, 700, 468, "the coalition" + PETITION.partition("the coalition")[2]) - 8
    second.prose(72, top, 468, VOTE)
    return pdf([first, second], {"Title": "Microsoft Word - draft3.doc", "CreationDate": "D:20180417093000-04'00'"})


def columns(count: int) -> bytes:
    """A page with a headline over all its columns, footnotes below them, and a broken word."""
    page = Page()
    page.put(72, 720, "A New Direction for the City", 20, "F2")
    gap = 18
    width = (468 - gap * (count - 1)) / count
    texts = [VOTE, MAYOR, CHIEF, PETITION]
    for number in range(count):
        left, top = 72 + number * (width + gap), 690.0
        for words in texts[number:] + texts[:number]:
            top = page.prose(left, top, width, words, 10, 12, indent=10)
    page.put(72, 90, "1 See the minutes of the meeting of April 16, item 12.", 7.5)
    page.put(300, 40, "3", 9)
    return pdf([page])


def resolution() -> bytes:
    """A resolution with line numbers in its margin."""
    page = Page()
    page.put(180, 730, "RESOLUTION 2018-17", 14, "F2")
    top, number = 700.0, 1
    for words in (
        "WHEREAS, the council affirms that policing should be based upon trust and the consent of all who live here;",
        "WHEREAS, residents have asked the council to end exchanges in which officers receive military training; and",
        "NOW, THEREFORE, BE IT RESOLVED that the council opposes international exchanges with any country in which "
        "officers receive military-style training, since such exchanges do not apply to what is wanted here.",
    ):
        after = page.prose(100, top, 430, words, leading=24) - 6
        while top > after + 10:
            page.put(72 - extent(str(number), 8), top, str(number), 8)
            top, number = top - 24, number + 1
        top = after
    return pdf([page])


def table() -> bytes:
    """A table between two paragraphs."""
    page = Page()
    top = page.prose(72, 720, 468, VOTE) - 10
    for cells in (
        ("District", "Votes", "Share"),
        ("North", "1,394", "61%"),
        ("South", "412", "18%"),
        ("West", "478", "21%"),
    ):
        for place, cell in enumerate(cells):
            page.put(72 + 150 * place, top, cell)
        top -= 15
    page.prose(72, top - 10, 468, MAYOR)
    return pdf([page])


def samples() -> list[tuple[str, bytes]]:
    """Names and bytes of PDFs that can be read."""
    turned = Page(rotate=90, width=792, height=612)
    turned.prose(72, 500, 600, VOTE)
    return [
        ("release.pdf", release()),
        ("two-columns.pdf", columns(2)),
        ("three-columns.pdf", columns(3)),
        ("resolution.pdf", resolution()),
        ("table.pdf", table()),
        ("turned.pdf", pdf([turned])),
    ]
