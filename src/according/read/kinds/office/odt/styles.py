"""Styles: what the styles of an OpenDocument text say of paragraphs, and which of them hide words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from according.read.kinds.office.roles import PLAIN, Role, role
from according.read.xml import Opened

#: How many styles one may build on, one on the other.
_DEEPEST = 30


@dataclass(slots=True)
class _Style:
    name: str
    parent: str
    level: int | None
    hides: bool | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by family and name; ``above`` are those of its styles' file."""

    above: "Styles | None" = None
    language: str | None = None
    _known: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _current: _Style | None = None
    _roles: dict[tuple[str, int | None], Role] = field(default_factory=dict)

    def add(self, event: Opened) -> None:
        """Takes note of an element of styles."""
        if event.name == "style:style":
            attributes = event.attributes
            name = attributes.get("style:name", "")
            level = attributes.get("style:default-outline-level", "")
            self._current = _Style(
                attributes.get("style:display-name", name),
                attributes.get("style:parent-style-name", ""),
                int(level) if level.isascii() and level.isdigit() and len(level) < 3 else None,
            )
            self._known[attributes.get("style:family", ""), name] = self._current
        elif event.name == "style:default-style":
            self._current = None
        elif event.name == "style:text-properties":
            attributes = event.attributes
            if self._current is None:
                self.language = self.language or attributes.get("fo:language")
            elif "text:display" in attributes:
                self._current.hides = attributes["text:display"] == "none"

    def role(self, style: str, level: int | None) -> Role:
        """The role of a paragraph of this style; ``level`` is its own in the outline, from 1."""
        found = self._roles.get((style, level))
        if found is None:
            chain = self._chain("paragraph", style)
            inherited = next((each.level for each in chain if each.level is not None), None)
            found = role([each.name for each in chain], level or inherited) if chain or level else PLAIN
            self._roles[style, level] = found
        return found

    def hides(self, family: str, style: str) -> bool:
        """Whether words of this style are hidden."""
        return next((each.hides for each in self._chain(family, style) if each.hides is not None), False)

    def _chain(self, family: str, style: str) -> list[_Style]:
        found: list[_Style] = []
        while style and len(found) < _DEEPEST:
            each = self._find(family, style)
            if each is None:
                break
            found.append(each)
            style = each.parent
        return found

    def _find(self, family: str, style: str) -> _Style | None:
        found = self._known.get((family, style))
        return found if found or not self.above else self.above._find(family, style)  # noqa: SLF001 - its own kind


def outline_level(attributes: Mapping[str, str]) -> int:
    """The level of a heading, from 1."""
    value = attributes.get("text:outline-level", "1")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 3 and int(value) else 1
