"""News agencies: the tag by which a text says that an agency wrote it ("PARIS (Reuters) —", "(JNS)")."""

import re

from according.core.documents import Document, RegionKind

_AGENCIES = {
    "AP": ("ap", "associated press", "the associated press"),
    "Reuters": ("reuters", "thomson reuters"),
    "AFP": ("afp", "agence france-presse", "agence france presse"),
    "UPI": ("upi", "united press international"),
    "PA": ("pa media", "press association"),
    "dpa": ("dpa", "deutsche presse-agentur"),
    "JNS": ("jns", "jewish news syndicate"),
    "JTA": ("jta", "jewish telegraphic agency"),
    "CP": ("canadian press", "the canadian press"),
    "Bloomberg": ("bloomberg", "bloomberg news"),
    "Xinhua": ("xinhua", "xinhua news agency"),
    "TASS": ("tass",),
    "ANI": ("ani",),
    "PTI": ("pti", "press trust of india"),
    "IANS": ("ians",),
}
_TAG = re.compile(r"\(([A-Z][A-Za-z ]{1,30})\)")


def agency(document: Document) -> str | None:
    """The agency whose tag a document carries in its dateline, its byline or its first words; None without one."""
    stretches = [region.span for region in document.regions_of(RegionKind.DATELINE, RegionKind.BYLINE)]
    heads = [span.of(document.text) for span in stretches]
    body = document.regions_of(RegionKind.BODY)
    if body:
        heads.append(document.text[body[0].span.start : min(body[0].span.end, body[0].span.start + 60)])
    for head in heads:
        for match in _TAG.finditer(head):
            wanted = match[1].strip().lower()
            found = next((name for name, forms in _AGENCIES.items() if wanted in forms), None)
            if found:
                return found
    for region in document.regions_of(RegionKind.BYLINE):
        found = agency_named(region.span.of(document.text))
        if found:
            return found
    return None


def agency_named(text: str) -> str | None:
    """The agency that ``text`` (an outlet, a byline) names; None without one."""
    return next((name for name in _AGENCIES if names_agency(text, name)), None)


def names_agency(text: str | None, name: str) -> bool:
    """Whether ``text`` (an outlet, a byline) names the agency ``name``."""
    lowered = (text or "").lower()
    return any(re.search(rf"\b{re.escape(form)}\b", lowered) for form in _AGENCIES[name])


def same_agency(left: str, right: str) -> bool:
    """Whether two names, in lower case, are one agency's ("ap", "associated press")."""
    return any(left in forms and right in forms for forms in _AGENCIES.values())
