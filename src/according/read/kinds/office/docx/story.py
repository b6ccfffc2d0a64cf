"""Story: one part of a Word document (the body, a note, a header) written into a manuscript, event by event."""

import re
from collections import deque
from collections.abc import Callable, Iterator

from according.core import trimmed
from according.read.kinds.office.changes import Who
from according.read.kinds.office.docx.marks import Field, Marks, Paragraph
from according.read.kinds.office.docx.package import KNOWN
from according.read.kinds.office.docx.styles import Styles, is_on, outline_level
from according.read.kinds.office.manuscript import Manuscript
from according.read.kinds.office.roles import CONTENTS, Role
from according.read.xml import Closed, Event, Opened, Words, content, events

#: Elements whose content is no text: earlier looks, settings, what fields are made from, a ruby's small print.
_PASSED_OVER = frozenset(
    """w:pPrChange w:rPrChange w:sectPrChange w:tblPrChange w:tblGridChange w:tcPrChange w:trPrChange w:tblPrExChange
    w:numberingChange w:sdtPr w:sdtEndPr w:delInstrText w:rt w:fldData w:binData w:tblGrid w:tblPr w:tcPr w:rubyPr
    w:ffData m:oMathParaPr""".split()
)
_INSERTED, _DELETED = frozenset({"w:ins", "w:moveTo"}), frozenset({"w:del", "w:moveFrom"})
_CHANGES = _INSERTED | _DELETED
_TEXT = frozenset({"w:t", "w:delText", "m:t"})
_CONTENTS_FIELD = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")

#: Boxes within boxes are read so deep; each level is gone over again.
_DEEPEST = 50


class Story:
    """Writes the paragraphs of one part; ``role`` is what they all are, if the part is not the text itself."""

    def __init__(
        self, raw: str, part: int, manuscript: Manuscript, styles: Styles, marks: Marks, role: Role | None = None
    ) -> None:
        self._raw, self._part, self._to, self._styles, self._marks = raw, part, manuscript, styles, marks
        self._role = role
        self._paragraph = Paragraph()
        self._settings = self._mark = self._row = False  # within pPr, its rPr, trPr
        self._preserved: bool | None = None  # within an element of text: whether its edges count
        self._instructs = self._hidden = False
        self._fields: list[Field] = []
        self._changes: list[tuple[str, int, Who] | None] = []
        self._rows: list[tuple[str, int, Who] | None] = []
        self._deleted: list[Who] = []
        self._chosen: list[bool] = []
        self._boxes: list[list[Event]] = []
        self._opens: dict[str, Callable[[Opened], None]] = {
            "w:p": self._begins, "w:pPr": self._set, "w:rPr": self._set, "w:trPr": self._set, "w:r": self._run,
            "w:tab": self._space, "w:ptab": self._space, "w:br": self._line, "w:cr": self._line,
            "w:noBreakHyphen": self._hyphen, "w:sym": self._symbol, "w:fldChar": self._field,
            "w:footnoteReference": self._note, "w:endnoteReference": self._note, "w:headerReference": self._head,
            "w:footerReference": self._head, "w:commentRangeStart": self._comment, "w:commentRangeEnd": self._comment,
            "w:commentReference": self._comment, "w:pStyle": self._styled, "w:outlineLvl": self._leveled,
            "w:vanish": self._vanishes, "w:rStyle": self._vanishes, "w:tr": self._new_row, "w:tbl": self._apart,
            "w:altChunk": self._embeds, "w:subDoc": self._embeds,
        }  # fmt: skip

    def write(self, found: Iterator[Event]) -> None:
        """Writes what ``found`` tells; text boxes follow the paragraph that they hang on."""
        sources = [found]
        while sources:
            event = next(sources[-1], None)
            if event is None:
                sources.pop()
            elif isinstance(event, Words):
                if self._preserved is not None or self._instructs:
                    self._words(event)
            elif isinstance(event, Closed):
                self._closed(event.name)
                if self._boxes and event.name == "w:p":
                    if len(sources) < _DEEPEST:
                        sources += [iter(box) for box in reversed(self._boxes)]
                    self._boxes.clear()
            elif not self._passed(event, sources[-1]):
                self._opened(event)
        self._to.part_ways()

    def _passed(self, event: Opened, source: Iterator[Event]) -> bool:
        """Whether the element is passed over, with its content; a text box is kept for later."""
        name = event.name
        if name == "w:txbxContent":
            box = list(content(source))
            if not self._deleted:
                self._boxes.append(box)
            return True
        if name == "mc:AlternateContent":
            self._chosen.append(False)
        elif name in ("mc:Choice", "mc:Fallback") and self._chosen:
            if not self._chosen[-1]:
                self._chosen[-1] = True
                return False
        elif name not in _PASSED_OVER:
            return False
        else:
            deque(content(source), maxlen=0)
            return True
        if name == "mc:AlternateContent":
            return False
        deque(content(source), maxlen=0)
        return True

    def _opened(self, event: Opened) -> None:
        name = event.name
        if name in _TEXT:
            # Its only attribute, asked for at each run: parsing all of them takes its time.
            self._preserved = '"preserve"' in event.tag or "'preserve'" in event.tag
        elif name in _CHANGES:
            self._change(event)
        elif name == "w:instrText":
            self._instructs = True
        else:
            act = self._opens.get(name)
            if act:
                act(event)

    def _closed(self, name: str) -> None:
        if name in _TEXT:
            self._preserved = None
        elif name == "w:r":
            self._hidden = self._paragraph.hides
        elif name == "w:p":
            self._ends()
        elif name == "w:pPr":
            self._settings = self._mark = False
            self._begin()
        elif name == "w:rPr":
            self._mark = False
        elif name == "w:trPr":
            self._row = False
        elif name in _CHANGES:
            self._done(self._changes.pop() if self._changes else None)
        elif name == "w:instrText":
            self._instructs = False
        elif name == "mc:AlternateContent" and self._chosen:
            self._chosen.pop()
        elif name == "w:tr":
            self._done(self._rows.pop() if self._rows else None)
        elif name in ("w:tc", "w:tbl"):
            self._to.part_ways()

    # What paragraphs are.

    def _begins(self, _: Opened) -> None:
        self._paragraph = Paragraph(pending=True)

    def _set(self, event: Opened) -> None:
        if event.name == "w:pPr":
            self._settings = True
        elif event.name == "w:trPr":
            self._row = True
        elif self._settings:
            self._mark = True

    def _styled(self, event: Opened) -> None:
        self._paragraph.style = event.attributes.get("w:val", "")

    def _leveled(self, event: Opened) -> None:
        self._paragraph.level = outline_level(event)

    def _begin(self) -> None:
        """Begins the paragraph in the manuscript, once its settings are known."""
        found = self._paragraph
        if not found.pending:
            return
        found.pending = False
        found.hides = self._hidden = self._styles.hides(found.style)
        role = self._role or self._styles.role(found.style, found.level)
        if self._role is None and any(each.contents for each in self._fields):
            role = CONTENTS
        self._to.paragraph(role)

    def _ends(self) -> None:
        self._begin()
        if self._paragraph.deleted:
            self._to.join()
            self._to.changes.deleted(self._to.at, "\n", self._paragraph.deleted)
        # No field's instruction goes on so far: one whose result was never begun must not swallow the text.
        for each in self._fields:
            each.result = True
        self._paragraph = Paragraph()

    def _apart(self, _: Opened) -> None:
        self._to.part_ways()

    # What runs hold.

    def _run(self, _: Opened) -> None:
        self._begin()

    def _vanishes(self, event: Opened) -> None:
        if self._settings:
            return
        if event.name == "w:vanish":
            self._hidden = is_on(event)
        elif self._styles.hides(event.attributes.get("w:val", "")):
            self._hidden = True

    def _words(self, event: Words) -> None:
        if self._instructs:
            if self._fields and not self._fields[-1].instruction:
                self._fields[-1].instruction = event.of(self._raw)[:50]
            return
        start, end = event.start, event.end
        if not self._preserved:
            span = trimmed(self._raw, start, end)
            if span is None:
                return
            start, end = span.start, span.end
        self._begin()
        if self._deleted:
            self._to.changes.deleted(self._to.at, Words(start, end, event.literal).of(self._raw), self._deleted[-1])
        elif self._shown(Words(start, end, event.literal)):
            self._to.words(self._raw, start, end, self._part, literal=event.literal)

    def _shown(self, words: Words | None) -> bool:
        """Whether what stands here is seen; hidden words are counted."""
        if self._fields and not all(each.result for each in self._fields):
            return False
        if self._hidden and words:
            self._to.hidden(words.of(self._raw))
        return not self._hidden

    def _space(self, _: Opened) -> None:
        if self._settings:
            return
        if self._deleted:
            self._to.changes.deleted(self._to.at, " ", self._deleted[-1])
        else:
            self._to.writing.space()

    def _line(self, event: Opened) -> None:
        if self._deleted:
            self._space(event)
        elif self._shown(None):
            self._begin()
            self._to.line()

    def _hyphen(self, event: Opened) -> None:
        self._sign("-", event)

    def _symbol(self, event: Opened) -> None:
        value = event.attributes.get("w:char", "")
        code = int(value, 16) if re.fullmatch(r"[0-9a-fA-F]{1,6}", value) else 0
        # What a font alone gives a shape has no words.
        if 0x20 < code < 0xD800 or 0xF900 <= code < 0xFFFE or 0x10000 <= code < 0xF0000:
            self._sign(chr(code), event)

    def _sign(self, sign: str, event: Opened) -> None:
        if self._deleted:
            self._to.changes.deleted(self._to.at, sign, self._deleted[-1])
        elif sign.isprintable() and not sign.isspace() and self._shown(None):
            self._begin()
            self._to.writing.word(sign, event.start, event.end, part=self._part)

    def _field(self, event: Opened) -> None:
        step = event.attributes.get("w:fldCharType")
        if step == "begin":
            self._fields.append(Field())
        elif step == "separate" and self._fields:
            self._fields[-1].result = True
            self._fields[-1].contents = bool(_CONTENTS_FIELD.match(self._fields[-1].instruction))
        elif step == "end" and self._fields:
            self._fields.pop()

    # What was changed.

    def _change(self, event: Opened) -> None:
        attributes = event.attributes
        who = Who.of(attributes.get("w:author"), attributes.get("w:date"))
        if self._mark or self._row or self._settings:
            self._changes.append(None)
            if self._mark and event.name in _DELETED:
                self._paragraph.deleted = who
            elif self._row and self._rows:
                self._rows[-1] = self._start(event.name, who)
            return
        self._changes.append(self._start(event.name, who))

    def _start(self, name: str, who: Who) -> tuple[str, int, Who]:
        if name in _DELETED:
            self._deleted.append(who)
        return name, self._to.at, who

    def _done(self, change: tuple[str, int, Who] | None) -> None:
        if change is None:
            return
        name, start, who = change
        if name in _DELETED:
            self._deleted.pop()
        else:
            self._to.changes.inserted(start, self._to.at, who)

    def _new_row(self, _: Opened) -> None:
        self._rows.append(None)

    # What stands elsewhere.

    def _note(self, event: Opened) -> None:
        if not self._deleted and self._shown(None):
            self._marks.notes.append((event.name, event.attributes.get("w:id", "")))

    def _head(self, event: Opened) -> None:
        self._marks.running.append(event.attributes.get("r:id", ""))

    def _comment(self, event: Opened) -> None:
        key, at = event.attributes.get("w:id", ""), self._to.at
        if event.name == "w:commentRangeStart":
            self._marks.opened[key] = at
        elif event.name == "w:commentRangeEnd":
            self._marks.comments[key] = (self._marks.opened.get(key, at), at)
        else:
            self._marks.comments.setdefault(key, (at, at))

    def _embeds(self, _: Opened) -> None:
        self._marks.embedded += 1


def body(raw: str) -> Iterator[Event]:
    """The events of a whole part."""
    return events(raw, KNOWN)


def separate(raw: str, elements: frozenset[str]) -> dict[str, list[Event]]:
    """The content of each of a part's ``elements`` (notes, comments) by id; those that separate, say, left out."""
    found: dict[str, list[Event]] = {}
    source = body(raw)
    for event in source:
        if isinstance(event, Opened) and event.name in elements:
            attributes = event.attributes
            inside = list(content(source))
            if attributes.get("w:type", "normal") == "normal":
                found[attributes.get("w:id", "")] = inside
    return found
