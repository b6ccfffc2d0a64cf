"""What makes two documents one: the same words from the same hand; and what makes them editions: the same address."""

from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import parse_qsl, urlencode, urlsplit

#: What addresses carry to tell where a reader came from; it names no other page.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "smid", "ref_src")
_PORTS = (None, 80, 443)


def place_of(address: str | None) -> str | None:
    """An address so that all that lead to one page are equal; None for what names no page of its own.

    The first page of a site is none: badly made pages all give it as theirs.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return address
    if parts.scheme not in ("http", "https"):
        return address
    host = (parts.hostname or "").removeprefix("www.") + ("" if port in _PORTS else f":{port}")
    told = ""
    if parts.query:
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        told = urlencode([pair for pair in pairs if not pair[0].lower().startswith(_TRACKING)])
    path = parts.path.rstrip("/")
    return f"{host}{path}{'?' + told if told else ''}" if path or told else None


def same_hand(left: Sequence[str | None], right: Sequence[str | None]) -> bool:
    """Whether two documents with one text are one: each given by outlet, place and file.

    Two outlets that print the same words are two accounts, and so are two pages of what is nobody's.
    """
    for ours, theirs in zip(left[:2], right[:2], strict=True):
        if ours and theirs:
            return ours.casefold() == theirs.casefold()
    return PurePath(left[2] or "").name == PurePath(right[2] or "").name
