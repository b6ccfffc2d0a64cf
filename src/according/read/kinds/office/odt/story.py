"""Story: the paragraphs of an OpenDocument text written into a manuscript, event by event."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from according.read.kinds.office.manuscript import Manuscript
from according.read.kinds.office.odt.styles import Styles, outline_level
from according.read.kinds.office.odt.tracked import Tracked, remark, tracked
from according.read.kinds.office.roles import CONTENTS, Role
from according.read.xml import Closed, Event, Opened, Words, content

_PARAGRAPHS = frozenset({"text:p", "text:h"})
#: What hangs on a paragraph and is read after it.
_BOXES = frozenset(
    f"draw:{name}" for name in "frame text-box custom-shape rect ellipse circle polygon path line caption g".split()
)
_INDEXES = frozenset(
    f"text:{name}"
    for name in "table-of-content illustration-index table-index object-index user-index alphabetical-index".split()
)
#: Elements whose content is no text: settings, descriptions, numbers that the program makes, small print over words.
_PASSED_OVER = frozenset(
    """text:note-citation svg:title svg:desc text:number text:ruby-text office:forms text:hidden-text text:script
    office:scripts text:sequence-decls text:variable-decls text:user-field-decls text:dde-connection-decls
    text:alphabetical-index-auto-mark-file text:table-of-content-source text:illustration-index-source
    text:table-index-source text:object-index-source text:user-index-source text:alphabetical-index-source
    text:bibliography-source office:binary-data table:covered-table-cell style:footnote-sep office:event-listeners
    text:index-title-template""".split()
)

#: Boxes within boxes are read so deep; each level is gone over again.
_DEEPEST = 50


@dataclass(slots=True)
class Places:
    """What the story leaves to be written after it: the notes, each the events of its paragraphs."""

    notes: list[list[Event]] = field(default_factory=list)


class Story:
    """Writes what stands in one part; ``role`` is what all its paragraphs are, if it is not the text itself."""

    def __init__(
        self, raw: str, part: int, manuscript: Manuscript, styles: Styles, places: Places, role: Role | None = None
    ) -> None:
        self._raw, self._part, self._to, self._styles, self._places = raw, part, manuscript, styles, places
        self._role = role
        self._tracked: dict[str, Tracked] = {}
        self._inserted: dict[str, int] = {}
        self._comments: dict[str, tuple[int, list[Event]]] = {}
        self._within: list[tuple[str, bool]] = []  # the paragraphs and spans that are open, and whether they hide
        self._indexes = self._depth = 0
        self._boxes: list[list[Event]] = []
        self._opens: dict[str, Callable[[Opened], None]] = {
            "text:s": self._space, "text:tab": self._space, "text:line-break": self._line,
            "text:change": self._changed, "text:change-start": self._changes, "text:change-end": self._changed,
            "office:annotation-end": self._commented,
        }  # fmt: skip

    def write(self, found: Iterator[Event]) -> None:
        """Writes what ``found`` tells; text boxes follow the paragraph that they hang on."""
        sources = [found]
        while sources:
            event = next(sources[-1], None)
            if event is None:
                sources.pop()
            elif isinstance(event, Words):
                if self._depth:
                    self._words(event)
            elif isinstance(event, Closed):
                self._closed(event.name)
                if self._boxes and event.name in _PARAGRAPHS:
                    if len(sources) < _DEEPEST:
                        sources += [iter(box) for box in reversed(self._boxes)]
                    self._boxes.clear()
            elif not self._kept(event, sources[-1]):
                self._opened(event)
        for start, inside in self._comments.values():
            self._to.changes.commented(start, start, *remark(inside, self._raw))

    def _kept(self, event: Opened, source: Iterator[Event]) -> bool:
        """Whether the element is passed over with its content, or kept for later."""
        name = event.name
        if name in _PASSED_OVER:
            deque(content(source), maxlen=0)
        elif name == "text:tracked-changes":
            self._tracked = tracked(content(source), self._raw)
        elif name == "text:note":
            inside = content(source)
            self._places.notes += [list(content(inside)) for each in inside if _is_note(each)]
        elif name in _BOXES and self._depth:
            self._boxes.append(list(content(source)))
        elif name == "office:annotation":
            key = event.attributes.get("office:name") or f"#{event.start}"
            self._comments[key] = (self._to.at, list(content(source)))
        else:
            return False
        return True

    def _opened(self, event: Opened) -> None:
        name = event.name
        if name in _PARAGRAPHS:
            attributes = event.attributes
            style = attributes.get("text:style-name", "")
            level = outline_level(attributes) if name == "text:h" else None
            role = self._role or (CONTENTS if self._indexes else self._styles.role(style, level))
            self._to.paragraph(role)
            self._depth += 1
            self._within.append((name, self._hidden or self._styles.hides("paragraph", style)))
        elif name == "text:span":
            style = event.attributes.get("text:style-name", "")
            self._within.append((name, self._hidden or self._styles.hides("text", style)))
        elif name == "text:section":
            self._within.append((name, self._hidden or event.attributes.get("text:display") == "none"))
        elif name in _INDEXES:
            self._indexes += 1
        else:
            act = self._opens.get(name)
            if act:
                act(event)

    def _closed(self, name: str) -> None:
        if name in _PARAGRAPHS or name in ("text:span", "text:section"):
            while self._within and self._within.pop()[0] != name:
                pass
            self._depth -= name in _PARAGRAPHS
        elif name in _INDEXES:
            self._indexes -= 1

    @property
    def _hidden(self) -> bool:
        return bool(self._within) and self._within[-1][1]

    def _words(self, event: Words) -> None:
        if self._hidden:
            self._to.hidden(event.of(self._raw))
        else:
            self._to.words(self._raw, event.start, event.end, self._part, literal=event.literal)

    def _space(self, _: Opened) -> None:
        self._to.writing.space()

    def _line(self, _: Opened) -> None:
        if not self._hidden:
            self._to.line()

    def _changes(self, event: Opened) -> None:
        self._inserted[event.attributes.get("text:change-id", "")] = self._to.at

    def _changed(self, event: Opened) -> None:
        key = event.attributes.get("text:change-id", "")
        change = self._tracked.get(key)
        if change is None:
            return
        if change.deletes:
            self._to.changes.deleted(self._to.at, change.words, change.who)
        elif key in self._inserted:
            self._to.changes.inserted(self._inserted.pop(key), self._to.at, change.who)

    def _commented(self, event: Opened) -> None:
        start, found = self._comments.pop(event.attributes.get("office:name", ""), (0, None))
        if found is not None:
            self._to.changes.commented(start, self._to.at, *remark(found, self._raw))


def _is_note(event: Event) -> bool:
    return isinstance(event, Opened) and event.name == "text:note-body"
