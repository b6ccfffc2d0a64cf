"""Tables: what the head of a rich-text document declares, its fonts, styles, authors of changes and properties."""

from dataclasses import dataclass, field

from according.read.kinds.office.changes import Who
from according.read.kinds.office.roles import PLAIN, Role, role
from according.read.kinds.office.rtf.letters import SYMBOLS, charset, moment, page

_DEEPEST = 30
_TIMES = ("yr", "mo", "dy", "hr", "min", "sec")


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: int | None = None
    level: int | None = None


@dataclass(slots=True)
class Tables:
    """Filled while the head is read; numbers are the document's own."""

    encoding: str = "cp1252"
    font: int = 0
    authors: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    fonts: dict[int, str | None] = field(default_factory=dict)
    times: dict[str, dict[str, int]] = field(default_factory=dict)
    _styles: dict[int, _Style] = field(default_factory=dict)
    _roles: dict[tuple[int, int | None], Role] = field(default_factory=dict)
    _font: int = 0
    _style: _Style = field(default_factory=_Style)
    _number: int | None = 0

    def font_word(self, word: str, number: int) -> None:
        """A control word in the table of fonts."""
        if word == "f":
            self._font = number
        elif word == "fcharset":
            self.fonts[self._font] = "" if number == SYMBOLS else charset(number)
        elif word == "cpg":
            self.fonts[self._font] = page(number) or self.fonts.get(self._font)

    def style_word(self, word: str, number: int) -> None:
        """A control word in the style sheet."""
        if word == "s":
            self._number = number
        elif word in ("cs", "ds", "ts"):
            self._number = None
        elif word == "sbasedon":
            self._style.based_on = number
        elif word == "outlinelevel" and 0 <= number < 9:
            self._style.level = number + 1

    def style_named(self, name: str) -> None:
        """A style of the sheet is told whole."""
        self._style.name = name.rpartition(";")[0].strip() or name.strip()
        if self._number is not None:
            self._styles.setdefault(self._number, self._style)
        self._style, self._number = _Style(), 0

    def page_of(self, font: int) -> str:
        """The code page in which a font's letters are written; empty if it has no letters."""
        found = self.fonts.get(font)
        return self.encoding if found is None else found

    def role(self, style: int, level: int | None) -> Role:
        """The role of a paragraph of this style, with its own level in the outline if it has one."""
        found = self._roles.get((style, level))
        if found is None:
            chain: list[_Style] = []
            number: int | None = style
            while number in self._styles and len(chain) < _DEEPEST:
                chain.append(self._styles[number])
                number = chain[-1].based_on
            inherited = next((each.level for each in chain if each.level is not None), None)
            found = role([each.name for each in chain], level or inherited) if chain or level else PLAIN
            self._roles[style, level] = found
        return found

    def who(self, author: int, packed: int) -> Who:
        """Who made a change, by the number in the table of authors, and when."""
        name = self.authors[author] if 0 <= author < len(self.authors) else None
        return Who.of(None if name == "Unknown" else name, moment(packed))

    def time(self, name: str) -> str:
        """A time among the properties as ISO 8601; empty if there is none."""
        told = self.times.get(name, {})
        year, month, day, hour, minute, second = (told.get(part, 0) for part in _TIMES)
        if not (year and month and day):
            return ""
        return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
