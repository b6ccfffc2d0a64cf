"""Datelines: the place, date or agency tag that an account opens with ("(JNS)", "DURHAM, N.C. (AP) —")."""

import re

_AGENCY = (
    r"(?:AP|AFP|UPI|DPA|dpa|EFE|ANSA|TASS|ANI|PTI|IANS|JTA|JNS|CNN|CNS|KNN|[A-Z][A-Za-z.&]*(?:\ [A-Z][A-Za-z.&]*){0,3})"
)
_DASH = r"(?:\s*[—–―]\s*|\s*--+\s*|\s+-(?:\s+|$))"
_MONTH = r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\ )?(?:{_MONTH}\ \d{{1,2}}|\d{{1,2}}\ {_MONTH})(?:,?\ \d{{4}})?"
)
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?:[ /][A-ZÀ-Þ.'’\-]+){0,3}"
_NAME = r"[A-ZÀ-Þ][\w.'’\-]*(?:\ (?:de|of|la|el|al|the|[A-ZÀ-Þ][\w.'’\-]*)){0,4}"
# A city in capitals may be followed by its state or country in any case, a date and an agency, then a dash.
_PLACE = re.compile(rf"{_CAPITALS}(?:,\ {_NAME}){{0,2}}(?:,\ {_DATE})?(?:\ ?\({_AGENCY}\))?{_DASH}", re.UNICODE)
_DATED = re.compile(rf"{_NAME}(?:,\ {_NAME}){{0,2}},\ {_DATE}(?:\ ?\({_AGENCY}\))?{_DASH}")
_MIXED = re.compile(rf"{_NAME}(?:,\ {_NAME}){{0,2}}\ ?\({_AGENCY}\){_DASH}")
_TAG = re.compile(
    rf"\((?:[A-Z]{{2,6}}|[A-Z][\w.]*(?:\ (?:[A-Z][\w.]*|\d{{1,2}},?)){{0,4}})\)(?:{_DASH}|\s+)(?=[\"“'‘A-Z(])"
)
_TAG_LAST = re.compile(rf"{_CAPITALS}(?:,\ {_NAME}){{0,2}}\ \({_AGENCY}\):?\s+(?=[\"“'‘A-Z(])")
# Some outlets put no dash after their tag, nor even a space.
_GLUED = re.compile(rf"{_NAME}(?:,\ {_NAME}){{0,2}}\ \((?:CNN(?:\ \w+)?|AP|AFP|UPI|Reuters|JTA|JNS)\)\s*(?=[\"“'‘A-Z])")
_AGENCY_IN = re.compile(r"\(([A-Z][^)(]{1,40})\)")
# Words in capitals that open a paragraph before a dash without being a place.
_NO_PLACE = frozenset(
    "NOTE UPDATE UPDATED BREAKING EXCLUSIVE WATCH READ LIVE ANALYSIS OPINION FACT CLAIM VIDEO I A".split()
)
#: No dateline is longer.
LONGEST = 90


def dateline(words: str) -> int | None:
    """How many characters of the paragraph ``words`` are its dateline (with the dash after it), or None."""
    head = words[:LONGEST]
    for shape in (_PLACE, _DATED, _MIXED, _TAG, _TAG_LAST, _GLUED):
        match = shape.match(head)
        if match and not _is_no_place(match[0], shape):
            return match.end()
    return None


def agency(dateline_words: str) -> str | None:
    """The agency or outlet that a dateline names in brackets, or None."""
    match = _AGENCY_IN.search(dateline_words)
    return match[1] if match else None


def _is_no_place(words: str, shape: re.Pattern[str]) -> bool:
    if shape is not _PLACE:
        return False
    first = re.split(r"[\s,:(—–-]", words, maxsplit=1)[0].strip(".")
    return first in _NO_PLACE
