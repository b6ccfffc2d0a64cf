"""What is asked of a workspace's search."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word, or several in a row: ``"a phrase"``; ``budg*`` is a prefix; ``-word`` may not be there."""

    words: str
    prefix: bool = False
    without: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for. All terms must be there, and each of the filters that are given must hold.

    Args:
        words: what the text is to have, or not to have.
        speakers: names, or parts of them; any one of them has to speak.
        outlets: names of outlets, or parts of them; any one.
        kinds: of documents ("release") or of attributions ("direct"); any one of each sort.
        dates: the first and the last day, ISO 8601, either of them None where it is open; None for any day.
        story: the id of a story to look in; None for all that there is.
        limit, offset: how many hits, after how many.

    """

    words: tuple[Term, ...] = ()
    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dates: tuple[str | None, str | None] | None = None
    story: str | None = None
    limit: int = 20
    offset: int = 0
