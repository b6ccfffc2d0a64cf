"""Story: rich text written into a manuscript, control word by control word."""

import re
from collections.abc import Callable

from according.read.kinds.office.changes import Who
from according.read.kinds.office.manuscript import Manuscript
from according.read.kinds.office.roles import FOOTNOTE, RUNNING, Role
from according.read.kinds.office.rtf.groups import (
    DEEPEST,
    ENDS,
    GATHERED,
    KNOWN,
    RUNNING_HEADS,
    SKIPPED,
    TIMED,
    TOKEN,
    Group,
    Later,
)
from according.read.kinds.office.rtf.halves import Halves
from according.read.kinds.office.rtf.letters import PAGES, SPACES, WORDS, moment, page
from according.read.kinds.office.rtf.tables import Tables
from according.read.port import Unreadable

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Story:
    """Writes rich text; one story a document."""

    def __init__(self, raw: str, part: int, manuscript: Manuscript) -> None:
        self._raw, self._part, self._to = raw, part, manuscript
        self.tables = Tables()
        self.cut_off = False
        self._notes: list[Later] = []
        self._heads: list[Later] = []
        self._boxes: list[Later] = []
        self._role: Role | None = None
        self._open = False
        self._last_by: Who | None = None  # who deleted what stood last, and what stood last in the paragraph before
        self._ended_by: Who | None = None
        self._skip = 0
        self._halves = Halves(self._put)
        self._told: dict[str, str] = {}
        self._places: dict[str, tuple[int, int | None]] = {}
        self._group = Group()
        self._acts: dict[str, Callable[[str, int, int, int], None]] = {
            **dict.fromkeys(ENDS, self._end), **dict.fromkeys(SPACES, self._space), "line": self._line,
            "softline": self._line, "u": self._unicode, "plain": self._plain, "pard": self._pard, "upr": self._upright,
            **dict.fromkeys(WORDS, self._word),
        }  # fmt: skip

    def write(self) -> None:
        """Writes the whole text, its notes, and what stands at the heads and feet of its pages."""
        self.cut_off = not self._run(0, len(self._raw), Group(), depth=0)
        self._ends()
        for later, role in (
            *((each, FOOTNOTE) for each in self._notes),
            *((each, RUNNING) for each in self._distinct()),
        ):
            self._role = role
            self._run(later.start, later.end, later.group.again(), depth=1)
            self._ends()

    def _distinct(self) -> list[Later]:
        """The running heads, those of later sections that are as earlier ones left out."""
        return list({self._raw[each.start : each.end]: each for each in reversed(self._heads)}.values())[::-1]

    def _run(self, start: int, end: int, group: Group, depth: int) -> bool:
        """Writes ``raw[start:end]``; whether all groups that open there close there."""
        stack: list[Group] = []
        outer, self._group = self._group, group
        later: tuple[str, int, int] | None = None
        position, match = start, TOKEN.match
        while position < end:
            token = match(self._raw, position, end)
            if token is None:
                break
            begun, position = position, token.end()
            kind = token.lastindex or 0
            if kind == 5:
                if token[5] == "{":
                    if len(stack) >= DEEPEST:
                        raise Unreadable("has groups nested too deeply", "open it in LibreOffice and save it again")
                    stack.append(self._group)
                    self._halves.flush()
                    self._inner()
                    continue
                self._halves.flush()
                if not stack:
                    break
                if later and later[2] == len(stack):
                    self._defer(later[0], later[1], begun, depth)
                    later = None
                closed, self._group = self._group, stack.pop()
                self._closed(closed)
                if not depth and not stack:
                    break  # what follows the outermost group is no text
                continue
            if self._group.aim == "skip" and kind > 2:
                continue
            if kind == 6:
                self._text(begun, position)
            elif kind == 3:
                self._byte(int(token[3], 16), begun, position)
            elif kind == 4:
                self._sign(token[4], begun, position)
            elif kind:
                word, number = token[1], token[2]
                if word == "bin":
                    position = min(end, position + max(0, int(number or 0)))
                elif self._group.aim == "skip":
                    if word == "ud" and self._group.before is not None:
                        self._group.aim = self._group.before
                elif (word in RUNNING_HEADS or word in ("footnote", "shptxt")) and not self._group.aim:
                    later = (word, position, len(stack))
                    self._group.aim = "skip"
                else:
                    self._control(word, int(number) if number else None, begun, position)
        self._halves.flush()
        self._group = outer
        return not stack

    def _defer(self, word: str, start: int, end: int, depth: int) -> None:
        found = self._group.again()
        found.aim, found.starred = "", False
        later = Later(start, end, found)
        # What a note or a running head keeps for later is not read: no writer nests them.
        if word == "shptxt" and depth < 3:
            if self._open:
                self._boxes.append(later)
            else:
                self._run(start, end, found, depth + 1)
                self._ends()
        elif word == "footnote" and depth == 0 and not found.deleted:
            self._notes.append(later)
        elif word in RUNNING_HEADS and depth == 0:
            self._heads.append(later)

    def _closed(self, group: Group) -> None:
        """A group ends: what was gathered in it is told."""
        if not group.owns or group.aim in ("", "skip"):
            return
        words, aim = "".join(group.words), group.aim
        if aim == "style":
            self.tables.style_named(words)
        elif aim == "revtbl":
            self.tables.authors = [name.strip() for name in words.split(";")]
        elif aim in ("title", "author"):
            self.tables.said.setdefault(aim, words)
        elif aim == "atrfstart":
            self._places[words.strip()] = (self._to.at, None)
        elif aim == "atrfend":
            start, _ = self._places.get(words.strip(), (self._to.at, None))
            self._places[words.strip()] = (start, self._to.at)
        elif aim == "annotation":
            self._annotation(words)
        elif aim in GATHERED:
            self._told[aim] = words.strip()

    def _annotation(self, words: str) -> None:
        at = self._to.at
        start, end = self._places.get(self._told.pop("atnref", ""), (at, at))
        date = self._told.pop("atndate", "")
        when = moment(int(date)) if re.fullmatch(r"\d{1,10}", date) else None
        self._to.changes.commented(
            start, at if end is None else end, words, Who.of(self._told.pop("atnauthor", ""), when)
        )

    def _inner(self) -> None:
        """A group opens."""
        group = self._group.again()
        group.starred = group.owns = False
        self._group = group
        if group.aim == "stylesheet":
            self._aim("style")

    def _aim(self, aim: str) -> None:
        self._group.aim, self._group.owns, self._group.words = aim, True, []

    def _control(self, word: str, number: int | None, start: int, end: int) -> None:
        group = self._group
        if self._skip:
            self._skip = 0
            if word in WORDS:
                return
        if word not in ("u", "uc"):
            self._halves.flush()
        starred, group.starred = group.starred, False
        if word in SKIPPED or (starred and word not in KNOWN):
            group.aim = "skip"
        elif word in ("fonttbl", "stylesheet", "info"):
            group.aim = word
        elif group.aim == "fonttbl":
            self.tables.font_word(word, number or 0)
        elif group.aim == "style" and word in ("s", "cs", "ds", "ts", "sbasedon", "outlinelevel"):
            self.tables.style_word(word, number or 0)
        elif group.aim in TIMED:
            self.tables.times.setdefault(group.aim, {})[word] = number or 0
        elif (group.aim == "info" and word in ("title", "author", *TIMED)) or word in GATHERED:
            self._aim(word)
        else:
            act = self._acts.get(word)
            if act:
                act(word, 1 if number is None else number, start, end)
            else:
                self._set(word, number)

    def _set(self, word: str, number: int | None) -> None:
        """Control words that set what holds from here on."""
        tables, value = self.tables, number or 0
        if word == "deff":
            self._group.font = tables.font = value
        elif word == "ansicpg":
            tables.encoding = page(value) or tables.encoding
        elif word in PAGES:
            tables.encoding = PAGES[word]
        else:
            self._group.set(word, value, on=number != 0)

    def _plain(self, *_: object) -> None:
        group = self._group
        group.font, group.hidden, group.deleted, group.inserted = self.tables.font, False, False, False

    def _pard(self, *_: object) -> None:
        self._group.style, self._group.level = 0, None

    def _upright(self, *_: object) -> None:
        self._group.before, self._group.aim = self._group.aim, "skip"

    # What stands in the text.

    def _text(self, start: int, end: int) -> None:
        if self._skip:
            passed = min(self._skip, end - start)
            self._skip -= passed
            start += passed
        if start < end and self._halves.lead:
            start += 1
            self._halves.byte(ord(self._raw[start - 1]) & 255, start - 1, start, self._page())
        if start < end:
            self._halves.flush()
            self._put(None, start, end)

    def _byte(self, code: int, start: int, end: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._halves.byte(code, start, end, self._page())

    def _page(self) -> str:
        return self.tables.page_of(self._group.font)

    def _unicode(self, _: str, number: int, start: int, end: int) -> None:
        self._skip = self._group.skipped
        self._halves.number(number, start, end)

    def _sign(self, sign: str, start: int, end: int) -> None:
        if sign == "*":
            self._group.starred = True
            return
        if self._skip:
            self._skip -= 1
            return
        self._halves.flush()
        if sign in "\\{}":
            self._put(sign, start + 1, end)
        elif sign == "~":
            self._space("", 0, start, end)
        elif sign == "_":
            self._put("-", start, end)
        elif sign in "\r\n":
            self._end("par", 0, start, end)

    def _word(self, word: str, _: int, start: int, end: int) -> None:
        self._put(WORDS[word], start, end)

    def _put(self, words: str | None, start: int, end: int) -> None:
        """Adds the text ``raw[start:end]``, which stands for ``words`` unless it is those itself."""
        group, to = self._group, self._to
        said = self._raw[start:end] if words is None else words
        if group.aim:
            if group.aim not in ("skip", "info", "fonttbl", "stylesheet"):
                group.words.append(said)
            return
        who = self.tables.who(group.deleted_by, group.deleted_when) if group.deleted else None
        if who and who == self._ended_by and not self._open:
            # What was deleted on both sides of a paragraph's end was deleted with it.
            to.changes.deleted(to.at, "\n", who)
            to.join()
        self._begin()
        self._last_by, self._ended_by = who, None
        if who:
            to.changes.deleted(to.at, said, who)
        elif group.hidden:
            to.hidden(said)
        else:
            at = to.at
            if words is None:
                to.words(self._raw, start, end, self._part, literal=True)
            elif words.isspace():
                to.writing.space()
            elif words not in "\u00ad\u200b\u2060\ufeff" and not _CONTROL.match(words):
                to.writing.word(words, start, end, part=self._part)
            if group.inserted:
                to.changes.inserted(at, to.at, self.tables.who(group.inserted_by, group.inserted_when))

    def _space(self, *_: object) -> None:
        if self._group.aim or self._group.deleted:
            self._put(" ", 0, 0)
        else:
            self._to.writing.space()

    def _line(self, *_: object) -> None:
        if self._group.aim or self._group.deleted:
            self._put(" ", 0, 0)
        elif not self._group.hidden:
            self._begin()
            self._to.line()

    def _begin(self) -> None:
        if not self._open:
            self._open = True
            self._to.paragraph(self._role or self.tables.role(self._group.style, self._group.level))

    def _end(self, word: str, *_: object) -> None:
        """A paragraph ends, or its end was deleted."""
        group = self._group
        if group.aim:
            group.words.append("\n")
        elif group.deleted and word == "par":
            self._begin()
            self._open = False
            self._to.changes.deleted(self._to.at, "\n", self.tables.who(group.deleted_by, group.deleted_when))
            self._to.join()
        else:
            self._ends()
            if word != "par":
                self._to.part_ways()

    def _ends(self) -> None:
        # A paragraph without words ends whatever was to go on.
        self._open = False
        self._last_by, self._ended_by = None, self._last_by
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._run(box.start, box.end, box.group.again(), depth=1)
            self._open = False
