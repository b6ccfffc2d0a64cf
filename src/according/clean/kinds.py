"""Kinds: what sort of account a document is, by clear signs in its words."""

import re

from according.core import DocumentKind

_RELEASE = re.compile(r"(?im)^\W*(?:(?:for\s+)?immediate\s+release|press\s+release|news\s+release|media\s+release)\b")
_WHEREAS = re.compile(r"(?m)^\W*WHEREAS\b|^\W*Whereas,")
_RESOLVED = re.compile(r"\b(?:BE IT (?:FURTHER )?RESOLVED|NOW,? THEREFORE|Be it (?:further )?resolved|RESOLVED)\b")
_PETITION = re.compile(
    r"(?i)\bwe,? the undersigned\b|\bsign (?:this|the|our) petition\b|^\W*petition (?:to|for|:)", re.MULTILINE
)
_LETTER = re.compile(
    r"(?im)^\W*(?:dear (?:[a-z.’']+\s?){1,8}[,:]|to whom it may concern|an open letter\b|open letter:?)"
)
_STATEMENT = re.compile(
    r"(?im)^\W*(?:(?:joint |official |public )?statement (?:by|from|of|on|regarding|in response)\b"
    r"|(?:[\w.’'-]+ ){1,5}statement on\b)"
)
_POST = re.compile(r"(?:^|\s)[@#]\w{2,}")


_HANDLE_LINE = re.compile(r"(?m)^@\w{2,30}\s*$")
_INITIALS = re.compile(r"[A-Z]{2,4}$")
#: Stations and outlets that put their initials into datelines as agencies do.
_STATION = re.compile(r"[KW][A-Z]{2,3}$|(?:CNN|NBC|CBS|ABC|FOX|BBC|NPR|PBS|CTV|CBC|ITV|RT|DW)$")


def is_agency(tag: str) -> bool:
    """Whether the tag of a dateline is an agency's: a known one, or initials that are no station's."""
    return tag in AGENCIES or bool(_INITIALS.match(tag) and not _STATION.match(tag))


def kind(text: str, agency: str | None, lines: int) -> DocumentKind:
    """The kind of the document ``text`` of ``lines`` paragraphs, whose dateline names ``agency`` if it does."""
    head = text[:3000]
    low = head.lower()
    # A word that each pattern needs is looked for first: that takes a tenth of the time.
    if "release" in low and _RELEASE.search(head):
        return DocumentKind.RELEASE
    if ("hereas" in text or "HEREAS" in text) and _RESOLVED.search(text[:200_000]) and _WHEREAS.search(text[:200_000]):
        return DocumentKind.RESOLUTION
    if ("petition" in low or "undersigned" in low) and _PETITION.search(head):
        return DocumentKind.PETITION
    if ("dear" in low or "letter" in low or "to whom" in low) and _LETTER.search(text[:800]):
        return DocumentKind.LETTER
    if "statement" in low and _STATEMENT.search(text[:400]):
        return DocumentKind.STATEMENT
    count = text.count(" ") + 1
    if "@" in text[:400] and _HANDLE_LINE.search(text[:400]):
        return DocumentKind.POST
    marks = len(_POST.findall(head))
    if count <= 120 and marks >= 1 and marks * 40 >= count and lines <= 6:
        return DocumentKind.POST
    if agency and is_agency(agency):
        return DocumentKind.AGENCY
    return DocumentKind.ARTICLE if count >= 60 and lines >= 2 else DocumentKind.UNKNOWN


#: News agencies by the names that stand in datelines.
AGENCIES = frozenset(
    """AP AFP Reuters REUTERS UPI DPA dpa EFE ANSA TASS ANI PTI IANS JTA JNS Xinhua Interfax Kyodo Yonhap Bernama
    Anadolu AAP PA CNS RNS KNN""".split()
) | {"Associated Press", "The Associated Press", "Agence France-Presse", "Press Association", "Press Trust of India"}
