"""Versions: a page as it stood at different times, and what was changed from one to the next."""

from dataclasses import dataclass

from according.core.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A page as it stood when it was fetched.

    Args:
        file: the saved page, relative to its folder.
        fetched: ISO 8601, in UTC.
        sha256: of the page's bytes, unpacked.
        title, published: what reading it gave; None where it gave nothing.

    """

    file: str
    fetched: str
    sha256: str
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """Words that were exchanged, taken out (``new`` is "") or put in (``old`` is "").

    The spans count in the text of the edition before and of the one after, None where it has nothing there;
    ``context`` are a few words before.
    """

    before: Span | None
    after: Span | None
    old: str
    new: str
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """Something other than the text that differs: its ``name`` ("headline", "published", "author")."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChange:
    """What differs between two editions of a page.

    Args:
        before, after: the two.
        fields: headline, date and author, where they differ.
        words: what was changed in the text, in its order.
        kept, removed, added: how many words.
        notes: what could not be told.

    """

    before: Edition
    after: Edition
    fields: tuple[FieldChange, ...] = ()
    words: tuple[WordChange, ...] = ()
    kept: int = 0
    removed: int = 0
    added: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHistory:
    """A page in a folder: its address, its editions from the oldest to the one that is read, and their differences.

    ``robots`` is a sentence about robots.txt, ``reservations`` what the site says about use ("name (where): value").
    """

    address: str
    asked: str
    editions: tuple[Edition, ...]
    changes: tuple[EditionChange, ...] = ()
    robots: str = ""
    reservations: tuple[str, ...] = ()
