"""A feed's entries: where each leads, read in the parsing process as any other archive of inputs."""

from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin

from according.core import InputError, Skipped
from according.read import Source
from according.read.archives import opened

_MOST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed: the page that it leads to, its title and when it was published, where it says so."""

    address: str
    title: str = ""
    published: str | None = None


def entries(data: bytes, address: str) -> tuple[Entry, ...]:
    """The entries of the feed that ``address`` answered with, in its order; those without a link are left out.

    Raises:
        InputError: if it is no feed, or cannot be read.

    """
    found: list[Entry] = []
    for row in islice(opened(Source(name=address, data=data)), _MOST):
        if isinstance(row, Skipped):
            # What came before it was broken off counts.
            if found:
                break
            raise InputError(address, row.why, row.remedy)
        if row.within is None:
            remedy = "name the address of its RSS, Atom or JSON feed, or make it a [[page]]"
            raise InputError(address, "is no feed", remedy)
        if row.metadata.url:
            where = urljoin(address, row.metadata.url)
            found.append(Entry(address=where, title=row.metadata.title or "", published=row.metadata.published))
    return tuple(found)
