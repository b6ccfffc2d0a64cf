"""Decoding: bytes to characters, and how sure that is."""

import codecs
import re
from dataclasses import dataclass

from according.core import FUNCTION_WORDS, words
from according.read.signatures import wide

#: At most so many bytes are looked at to tell an undeclared encoding.
SAMPLE = 200_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What UTF-8 looks like that was once decoded as Western: a lead byte and what follows it, both as characters.
_MOJIBAKE = re.compile("[ÂÃâð][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_ENCODINGS = tuple("utf-8 utf-16 utf-32 ascii iso cp koi8 mac gb big5 euc shift johab hz tis ptcp kz".split())
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:\-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:\-]{2,40})", re.IGNORECASE)
#: The share of words that carry grammar from which a text is taken for English; running English has some 40 %.
_ENGLISH = 0.2
_REPLACED = "\ufffd"
#: What English texts in Windows' Western encoding hold besides ASCII.
_WESTERN = frozenset("“”‘’–—…•·«»€£¥§©®™°±½¼¾ªº¿¡´¨¸\xa0\xad†‡‰‚„‹›ˆ˜")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters (no byte order mark, line ends as they stood), the encoding, and what is to be said of it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, markup: bool = False, encoding: str | None = None) -> Decoded | None:
    """The characters of ``data``; None if they cannot be told.

    In this order: byte order mark, ``encoding`` (a server's word), for ``markup`` what the page declares, strict
    UTF-8, UTF-16 without a mark, UTF-8 with a few broken bytes, then the encoding that charset-normalizer finds in a
    sample. Lines that were decoded wrongly before they were saved ("donâ€™t") are put right, and it is said how many.
    """
    found = _decoded(data, markup=markup, told=encoding)
    return found and _repaired(found)


def _decoded(data: bytes, *, markup: bool, told: str | None) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, encoding.removesuffix("-sig")) or _leniently(data, encoding)
    declared = (told and _known(told)) or (_declared(data[:4096]) if markup else None)
    plain = _strictly(data, "utf-8", "utf-8") if not wide(data[:4096]) else None
    if declared and declared != "utf-8":
        # Pages that were saved anew by a browser are often UTF-8 under an old declaration.
        if plain and not data.isascii():
            return plain
        found = _strictly(data, declared, declared)
        if found:
            who = "its server" if told and _known(told) else "the page"
            notes = () if data.isascii() else (f"decoded as {declared}, as {who} says",)
            return Decoded(found.text, declared, notes)
    if plain:
        return plain
    guess = wide(data[:4096])
    if guess:
        found = _strictly(data, guess, guess)
        return found and Decoded(found.text, guess, (f"no encoding is given; decoded as {guess}",))
    return _leniently(data, "utf-8") or _western(data) or _guessed(data)


def _declared(head: bytes) -> str | None:
    match = _META.search(head) or _XML.search(head)
    return _known(match[1].decode("ascii")) if match else None


def known_encoding(given: str) -> str | None:
    """Python's name of the encoding that a file names; None if it is none of characters."""
    try:
        name = codecs.lookup(given).name
    except (LookupError, ValueError):
        return None
    # Python names much an encoding that is none of characters, and some that are slow.
    return name if name.startswith(_ENCODINGS) else None


def _known(given: str) -> str | None:
    """The encoding of this name, as browsers take it; None if there is none."""
    name = known_encoding(given)
    # As browsers do: pages that say Latin-1 mean Windows' encoding.
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _strictly(data: bytes, encoding: str, shown: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), shown)
    except (UnicodeError, LookupError):
        return None


def _leniently(data: bytes, encoding: str) -> Decoded | None:
    """A text with a few broken bytes among many sound ones keeps its encoding; each broken one becomes U+FFFD."""
    text = data.decode(encoding, errors="replace")
    broken = text.count(_REPLACED)
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    if broken and sound < 8 * broken:
        return None
    shown = encoding.removesuffix("-sig")
    return Decoded(text, shown, (f"{broken} broken characters in this {shown} file stand as {_REPLACED}",))


def _western(data: bytes) -> Decoded | None:
    found = _strictly(data, "cp1252", "cp1252")
    if found is None:
        return None
    others = {c for c in found.text if c > "\x7f"}
    # Letters from À on are Western too, but as likely another alphabet when there are many of them: unless the words
    # between them are English.
    letters = sum(found.text.count(c) for c in others if c not in _WESTERN)
    if letters * 50 > len(found.text) and not _english(found.text[:SAMPLE]):
        return None
    return Decoded(found.text, "cp1252", ("not UTF-8; decoded as cp1252 (Western)",))


def _english(text: str) -> bool:
    told = words(text)
    return sum(word.form in FUNCTION_WORDS for word in told) >= _ENGLISH * max(1, len(told))


def _guessed(data: bytes) -> Decoded | None:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:SAMPLE]).best()
    if best is None:
        return None
    text = data.decode(best.encoding, errors="replace")
    return Decoded(text, best.encoding, (f"not UTF-8; decoded as {best.encoding}, which is a guess",))


def _repaired(decoded: Decoded) -> Decoded:
    """The same with wrongly decoded lines put right by ftfy; its other repairs, which straighten quotes, stay off."""
    if not _MOJIBAKE.search(decoded.text):
        return decoded
    import ftfy

    count = 0
    lines = decoded.text.splitlines(keepends=True)
    for i, line in enumerate(lines):
        if _MOJIBAKE.search(line) and len(line) <= SAMPLE:
            mended = ftfy.fix_encoding(line)
            # A line that would break in two is left: paragraphs are parted by what the file says.
            if mended != line and len(mended.splitlines()) <= 1:
                lines[i] = mended
                count += 1
    if not count:
        return decoded
    lines_told = f"{count} line{'s' * (count != 1)}"
    how = f"decoded wrongly before it was saved: put right in {lines_told} (ftfy {ftfy.__version__})"
    return Decoded("".join(lines), decoded.encoding, (*decoded.notes, how))
