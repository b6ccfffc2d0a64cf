"""Changes: tracked insertions, deletions and comments while a text is written, and what is told of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from according.core import Revision, RevisionKind, Span, trimmed

#: So many names are told in a note, the others counted.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Who:
    """Who made a change, and when (ISO 8601), as far as the file says."""

    author: str | None = None
    when: str | None = None

    @classmethod
    def of(cls, author: str | None, when: str | None) -> "Who":
        """The same with what can be no name and no time left out."""
        return cls(" ".join((author or "")[:1000].split())[:200] or None, _moment(when[:100]) if when else None)


@dataclass(slots=True)
class _Change:
    """A change in the making; what goes on from it is added to it."""

    kind: RevisionKind
    at: int
    end: int | None
    words: list[str]
    who: Who


class Changes:
    """Collects changes at their places in a text in the making; white space at their edges is no part of them."""

    def __init__(self) -> None:
        self._found: list[_Change] = []

    def inserted(self, start: int, end: int, who: Who) -> None:
        """What was written from ``start`` to ``end`` of the text was inserted."""
        if start < end:
            self._found.append(_Change(RevisionKind.INSERTED, start, end, [], who))

    def deleted(self, at: int, words: str, who: Who) -> None:
        """``words``, with their white space, were deleted at this place."""
        if words:
            self._found.append(_Change(RevisionKind.DELETED, at, None, [words], who))

    def commented(self, start: int, end: int, words: str, who: Who) -> None:
        """``words`` comment on what was written from ``start`` to ``end``; on the place, if nothing was."""
        if words.strip():
            self._found.append(_Change(RevisionKind.COMMENT, start, end if start < end else None, [words], who))

    def revisions(self, text: str) -> tuple[Revision, ...]:
        """What was collected, in the order of ``text``; what one person changed in one go is one change."""
        found: list[_Change] = []
        for each in sorted(self._found, key=lambda change: change.at):
            span = each.end is not None and trimmed(text, each.at, min(each.end, len(text)))
            if span:
                each = replace(each, at=span.start, end=span.end, words=[*each.words])
            elif each.kind is RevisionKind.INSERTED:
                continue
            else:
                each = replace(each, at=min(each.at, len(text)), end=None, words=[*each.words])
            if not _goes_on(found, each, text):
                found.append(each)
        return tuple(told for each in found if (told := _told(each, text)).words)


def told(revisions: Sequence[Revision]) -> tuple[str, ...]:
    """What a reader is told of the changes: how many, by whom, and how they were read."""
    notes: list[str] = []
    inserted, deleted, comments = (
        [each for each in revisions if each.kind is kind]
        for kind in (RevisionKind.INSERTED, RevisionKind.DELETED, RevisionKind.COMMENT)
    )
    if inserted or deleted:
        counts = " and ".join(
            f"{len(each)} {what}{'s' * (len(each) != 1)}"
            for each, what in ((inserted, "insertion"), (deleted, "deletion"))
            if each
        )
        notes.append(f"tracked changes: {counts}, read as if accepted{_by([*inserted, *deleted])}")
    if comments:
        notes.append(f"{len(comments)} comment{'s' * (len(comments) != 1)}{_by(comments)}")
    return tuple(notes)


@lru_cache(maxsize=1024)
def _moment(when: str) -> str | None:
    try:
        return datetime.fromisoformat(when.strip()).isoformat()
    except ValueError:
        return None


def _goes_on(found: list[_Change], new: _Change, text: str) -> bool:
    """Whether a change goes on from an earlier one of the same kind and person, which then takes it in."""
    # A correction deletes and inserts by turns: the last change of this kind is among the last few.
    for last in found[:-4:-1] if new.kind is not RevisionKind.COMMENT else ():
        if (last.kind, last.who.author) != (new.kind, new.who.author):
            continue
        if last.end is not None and new.end is not None:
            if new.at < last.end or text[last.end : new.at].strip():
                return False
            last.end = new.end
            return True
        if last.end is None and new.end is None and last.at == new.at:
            last.words += new.words
            return True
        return False
    return False


def _told(change: _Change, text: str) -> Revision:
    span = Span(change.at, change.end) if change.end is not None else None
    words = span.of(text) if span and change.kind is RevisionKind.INSERTED else "".join(change.words)
    return Revision(
        kind=change.kind,
        at=change.at,
        span=span,
        words=" ".join(words.split()),
        author=change.who.author,
        when=change.who.when,
    )


def _by(revisions: Sequence[Revision]) -> str:
    names = list(dict.fromkeys(each.author for each in revisions if each.author))
    if not names:
        return ""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f" (by {', '.join(names[:_NAMED])}{more})"
