"""Changes: tracked insertions, deletions and comments while a text is written, and what is told of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

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
        try:
            moment = datetime.fromisoformat(when.strip()).isoformat() if when else None
        except ValueError:
            moment = None
        return cls(" ".join((author or "").split())[:200] or None, moment)


NOBODY = Who()


class Changes:
    """Collects changes at their places in a text in the making; white space at their edges is no part of them."""

    def __init__(self) -> None:
        self._found: list[Revision] = []

    def inserted(self, start: int, end: int, who: Who) -> None:
        """What was written from ``start`` to ``end`` of the text was inserted."""
        if start < end:
            self._add(RevisionKind.INSERTED, start, Span(start, end), "", who)

    def deleted(self, at: int, words: str, who: Who) -> None:
        """``words``, with their white space, were deleted at this place."""
        if words:
            self._add(RevisionKind.DELETED, at, None, words, who)

    def commented(self, start: int, end: int, words: str, who: Who) -> None:
        """``words`` comment on what was written from ``start`` to ``end``; on the place, if nothing was."""
        if words.strip():
            self._add(RevisionKind.COMMENT, start, Span(start, end) if start < end else None, words, who)

    def revisions(self, text: str) -> tuple[Revision, ...]:
        """What was collected, in the order of ``text``; what one person changed in one go is one change."""
        found: list[Revision] = []
        for each in sorted(self._found, key=lambda revision: revision.at):
            span = each.span and trimmed(text, each.span.start, min(each.span.end, len(text)))
            if each.kind is RevisionKind.INSERTED:
                if span is None:
                    continue
                new = replace(each, at=span.start, span=span, words=span.of(text))
            else:
                new = replace(each, at=span.start if span else min(each.at, len(text)), span=span)
            _join(found, new, text)
        told = [replace(each, words=" ".join(each.words.split())) for each in found]
        return tuple(each for each in told if each.words)

    def _add(self, kind: RevisionKind, at: int, span: Span | None, words: str, who: Who) -> None:
        self._found.append(Revision(kind=kind, at=at, span=span, words=words, author=who.author, when=who.when))


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


def _join(found: list[Revision], new: Revision, text: str) -> None:
    """Adds a change, or makes it one with an earlier change of the same kind and person that it goes on from."""
    # A correction deletes and inserts by turns: the last change of this kind is among the last few.
    for i in range(len(found) - 1, max(-1, len(found) - 4), -1):
        last = found[i]
        if new.kind is RevisionKind.COMMENT or (last.kind, last.author) != (new.kind, new.author):
            continue
        if last.span and new.span:
            if text[last.span.end : new.span.start].strip() or new.span.start < last.span.end:
                return found.append(new)
            span = Span(last.span.start, new.span.end)
            found[i] = replace(last, span=span, words=span.of(text))
            return None
        if last.span is None and new.span is None and last.at == new.at:
            found[i] = replace(last, words=last.words + new.words)
            return None
        break
    return found.append(new)


def _by(revisions: Sequence[Revision]) -> str:
    names = list(dict.fromkeys(each.author for each in revisions if each.author))
    if not names:
        return ""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f" (by {', '.join(names[:_NAMED])}{more})"
