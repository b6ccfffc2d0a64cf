"""Properties: what a PDF says of itself: title, author, dates, and what it holds beside pages."""

import re
from typing import Any

import pypdfium2.raw as pdfium

from according.core import DateCandidate

_DATE = re.compile(
    r"(?:D:)?\s*(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2}))?)?)?)?)?\s*(?:(Z)|([+-])(\d{2})'?(\d{2})?)?"
)
_DATES = (("CreationDate", "PDF CreationDate"), ("ModDate", "PDF ModDate"))
#: Names that programs put in, and names of files.
_NO_TITLE = re.compile(
    r"(?i)^(?:untitled|microsoft (?:word|powerpoint)|document ?\d*|slide ?\d*|print|title|scan\w*|pdf|\(anonymous\))"
    r"|\.(?:docx?|pdf|rtf|odt|indd|qxd|pmd|wpd|txt|html?|pages|xlsx?|pptx?|dvi|tex|ps|eps)\b|^\W*$|^https?:"
)
_NO_NAME = re.compile(
    r"(?i)^(?:admin\w*|user\w*|owner|author|unknown|anonymous|\(anonymous\)|microsoft.*|windows.*|home|hp|dell|pc|root|x+)$"
)
_WORD = re.compile(r"\w+")
#: A title that stands nowhere in the text has so many words.
_FEWEST = 3
_LONGEST = 300


def entry(document: Any, name: str) -> str:
    """One entry of the document's information, white space made plain; empty if there is none."""
    try:
        return " ".join(document.get_metadata_value(name).replace("\0", "").split())[:_LONGEST]
    except (UnicodeDecodeError, ValueError):
        return ""


def dates(document: Any) -> tuple[DateCandidate, ...]:
    """When the file was made and changed, which is not when its text was published."""
    found = []
    for name, where in _DATES:
        value = iso(entry(document, name))
        if value:
            found.append(DateCandidate(value=value, what="other", where=where))
    return tuple(found)


def iso(written: str) -> str | None:
    """A date as PDF writes them, in ISO 8601; None if it is none."""
    match = _DATE.match(written)
    if not match:
        return None
    year, month, day, hour, minute, second, zulu, sign, ahead, more = match.groups()
    if not (1600 <= int(year) <= 2200 and 1 <= int(month or 1) <= 12 and 1 <= int(day or 1) <= 31):
        return None
    date = "-".join(part for part in (year, month, day) if part)
    if not day or hour is None:
        return date
    if int(hour) > 23 or int(minute or 0) > 59 or int(second or 0) > 59 or int(ahead or 0) > 23 or int(more or 0) > 59:
        return date
    zone = "Z" if zulu else f"{sign}{ahead}:{more or '00'}" if sign else ""
    return f"{date}T{hour}:{minute or '00'}:{second or '00'}{zone}"


def title(document: Any, headline: str | None, head: str) -> str | None:
    """The title that the file names, if it is one at all and its headline's, or stands in a text without a headline."""
    named = entry(document, "Title")
    if not named or _NO_TITLE.search(named):
        return None
    if headline is not None:
        return named if _words(named) == _words(headline) else None
    return named if f" {_words(named)} " in f" {_words(head)} " or len(named.split()) >= _FEWEST else None


def author(document: Any, head: str) -> tuple[str | None, str | None]:
    """The author that the file names, if the text names the same; else a note of whom the file names."""
    named = entry(document, "Author").strip(" ,;")
    if not named or _NO_NAME.match(named) or len(named) < 3:
        return None, None
    if f" {_words(named)} " in f" {_words(head)} ":
        return named, None
    return None, f"the file's properties name “{named}” as its author; the text's first page does not"


def contents(document: Any) -> tuple[str, ...]:
    """Notes of what the file holds beside pages: attached files, forms."""
    found = []
    attached = max(0, pdfium.FPDFDoc_GetAttachmentCount(document))
    if attached:
        names = [name for i in range(min(attached, 3)) if (name := _attachment(document, i))]
        listed = f" ({', '.join(names)}{', …' if attached > len(names) else ''})" if names else ""
        files = "a file" if attached == 1 else f"{attached} files"
        found.append(f"has {files} attached{listed}, which are not read: save them by themselves and name those")
    form = pdfium.FPDF_GetFormType(document)
    if form in (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND):
        found.append("is an XFA form, of which only what stands on plain pages is read: print it into a new PDF")
    elif form == pdfium.FORMTYPE_ACRO_FORM:
        found.append("has fields to fill in; what was filled in is not read: print it into a new PDF")
    return tuple(found)


def _attachment(document: Any, number: int) -> str:
    try:
        name = document.get_attachment(number).get_name()
    except (RuntimeError, ValueError, OSError):
        return ""
    return "".join(c for c in name if c.isprintable())[:80]


def _words(text: str) -> str:
    """The words of a text in small letters, a space between them."""
    return " ".join(_WORD.findall(text.casefold()))
