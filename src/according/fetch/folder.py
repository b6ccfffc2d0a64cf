"""Folder: the saved pages of a user, one file a page; what a page said earlier is kept under ``.versions``.

A page's file is named after the address that was asked for and keeps its name, so that a new edition takes the place
of the old one in a single move. Before it does, the old file is copied to ``.versions`` under the moment at which it
was fetched, and what differs is written beside it. Reading a folder passes over hidden names: only the newest edition
is compared.
"""

import errno
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from according.fetch.address import Address
from according.fetch.warc import SavedPage, saved_page
from according.fetch.writing import write_whole

#: The folder inside a folder of pages that keeps the earlier editions.
VERSIONS = ".versions"
_SUFFIX = ".warc.gz"
_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_HOST, _LONGEST_SLUG = 80, 60
_DIGITS = (8, 16, 64)


def page_name(address: Address, digits: int = 8) -> str:
    """The name of a page's file: host, the last words of the path, and a digest of the whole address."""
    path = address.path.rstrip("/").rpartition("/")[2] or address.path.strip("/")
    slug = _SLUG.sub("-", path.lower().rpartition(".")[0] or path.lower()).strip("-")[:_LONGEST_SLUG].strip("-")
    host = address.host.replace(":", "-")[:_LONGEST_HOST]
    digest = hashlib.sha256(str(address).encode("ascii")).hexdigest()[:digits]
    return f"{host}-{slug or 'index'}-{digest}{_SUFFIX}"


class Folder:
    """The pages in a folder; what is read of a file is remembered until the file changes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[str, tuple[tuple[int, int], SavedPage | None]] = {}

    def pages(self) -> tuple[SavedPage, ...]:
        """The saved pages, by their files' names; other files are passed over."""
        if not self.path.is_dir():
            return ()
        names = sorted(p.name for p in self.path.iterdir() if p.name.endswith(_SUFFIX) and not p.name.startswith("."))
        return tuple(page for name in names if (page := self._page(name)))

    def find(self, asked: Address, address: Address | None = None) -> SavedPage | None:
        """The page that was saved for an address: asked for under it, else answered from it (or from ``address``)."""
        own = self._page(self._place(asked).name)
        if own is not None:
            return own
        wanted = {str(asked), str(address or asked)}
        return next((page for page in self.pages() if page.address in wanted), None)

    def put(self, asked: Address, data: bytes) -> Path:
        """Saves a page's first edition.

        Raises:
            OSError: if the folder cannot be written.

        """
        path = self._place(asked)
        write_whole(path, data)
        return path

    @staticmethod
    def kept_name(old: SavedPage) -> str:
        """Where an edition goes when another follows it, relative to the folder."""
        moment = re.sub(r"[^0-9TZ]", "", old.fetched)
        return f"{VERSIONS}/{moment}-{old.sha256[:8]}-{old.path.name}"

    def follow(self, old: SavedPage, data: bytes, change: bytes) -> Path:
        """Puts a new edition in the place of the old one, which is kept with what differs (a JSON file).

        Cut off at any moment, it leaves the old edition in its place, or the new one with the old one kept.

        Raises:
            OSError: if the folder cannot be written.

        """
        kept = self.path / self.kept_name(old)
        if not kept.exists():
            write_whole(kept, old.path.read_bytes())
        write_whole(_beside(kept), change)
        write_whole(old.path, data)
        return old.path

    def editions(self, page: SavedPage) -> Iterator[tuple[SavedPage, bytes]]:
        """The earlier editions of a page, oldest first, each with what differs from the next."""
        versions = self.path / VERSIONS
        if not versions.is_dir():
            return
        for path in sorted(p for p in versions.iterdir() if p.name.endswith(f"-{page.path.name}")):
            saved = saved_page(path)
            # A run that was cut off may have kept an edition that was not followed yet.
            if saved is None or (saved.sha256, saved.fetched) == (page.sha256, page.fetched):
                continue
            beside = _beside(path)
            yield saved, beside.read_bytes() if beside.is_file() else b""

    def _place(self, asked: Address) -> Path:
        """Where the page of this address is, or goes: never where another page or somebody's file is already.

        Eight digits tell pages apart by chance; a site that wants two of its pages to share them could have that.
        """
        for digits in _DIGITS:
            path = self.path / page_name(asked, digits)
            page = self._page(path.name)
            if not path.exists() or (page is not None and page.asked == str(asked)):
                return path
        raise FileExistsError(errno.EEXIST, "another file is in the page's place", str(path))

    def _page(self, name: str) -> SavedPage | None:
        path = self.path / name
        try:
            state = path.stat()
        except OSError:
            return None
        stamp = (state.st_mtime_ns, state.st_size)
        known = self._known.get(name)
        if known is None or known[0] != stamp:
            known = self._known[name] = (stamp, saved_page(path))
        return known[1]


def _beside(kept: Path) -> Path:
    return kept.with_name(kept.name.removesuffix(_SUFFIX) + ".json")
