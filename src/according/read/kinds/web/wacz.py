"""WACZ files: web archives in a zip file, with a list of their pages."""

import json
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urldefrag

from according.core import Metadata
from according.read.port import ANY_SIZE, Given, Head, Inner, Member, Unreadable
from according.read.zipped import MAGIC, Zipped, glimpse

_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
#: How many pages of a list are looked at, and how long one may be in bytes.
_PAGES, _LIST = 1_000_000, 100_000_000
_ARCHIVES = (".warc", ".warc.gz")


class Wacz:
    """Reads WACZ files: those pages that its list names, or all where it has none."""

    name = "wacz"
    what = "a web archive (WACZ)"
    media_type = "application/wacz"
    endings = frozenset({".wacz"})
    largest = ANY_SIZE
    ahead = ("according.read.kinds.web.pages",)

    def knows(self, head: Head) -> bool:
        """Whether it is a zip file that opens with a web archive, or with a list that says it is one."""
        if not head.data.startswith(MAGIC):
            return False
        held = glimpse(head.data)
        return any(name.startswith("archive/") and name.endswith(_ARCHIVES) for name in held) or (
            b"wacz_version" in held.get("datapackage.json", b"") or b"json-pages-1." in held.get(_LISTS[0], b"")
        )

    def members(self, given: Given) -> Iterator[Member]:
        """The pages, each a slice of the file, with the titles that the list gives."""
        from according.read.kinds.web.pages import accounts

        with given.open() as stream:
            zipped = Zipped(stream)
            listed = _listed(zipped)
            for name in zipped.names:
                if not (name.startswith("archive/") and name.endswith(_ARCHIVES)):
                    continue
                place = zipped.place(name)
                if place is None:
                    why = "is a web archive that was packed a second time"
                    yield Member(
                        place=name[:200], why=why, remedy="unpack the .wacz (unzip) and name the .warc.gz in it"
                    )
                    continue
                start, length = place
                for member, address in accounts(stream, start, start + length, name):
                    title = listed.get(_plain(address))
                    if not listed or title is not None:
                        yield replace(member, metadata=Metadata(title=title or None))

    def unwrap(self, given: Given) -> Inner:
        """The page in a slice."""
        from according.read.kinds.web.pages import inner

        return inner(given.bytes)


READER = Wacz()


def _listed(zipped: Zipped) -> dict[str, str]:
    """The titles of the pages by address, "" where a page has none."""
    found: dict[str, str] = {}
    for name in _LISTS:
        if name not in zipped:
            continue
        try:
            lines = zipped.read(name, _LIST).splitlines()
        except Unreadable:
            # A list that cannot be read leaves all pages.
            continue
        for line in lines[:_PAGES]:
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if isinstance(row, dict) and isinstance(row.get("url"), str):
                title = row.get("title")
                found.setdefault(_plain(row["url"]), " ".join(title.split())[:500] if isinstance(title, str) else "")
    return found


def _plain(address: str) -> str:
    return urldefrag(address.strip())[0].rstrip("/") if "[" not in address else address
