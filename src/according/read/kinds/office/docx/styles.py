"""Styles: what part the paragraphs of each style play, which styles hide their words, and the declared language."""

from dataclasses import dataclass, field

from according.read.kinds.office.docx.package import KNOWN
from according.read.kinds.office.roles import PLAIN, Role, role
from according.read.xml import Closed, Opened, events

#: How many styles one may build on, one on the other.
_DEEPEST = 30


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    level: int | None = None
    hides: bool | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    language: str | None = None
    default: str = ""
    known: dict[str, _Style] = field(default_factory=dict)
    _roles: dict[str, Role] = field(default_factory=dict)

    def role(self, style: str, level: int | None) -> Role:
        """The role of a paragraph of this style; ``level`` is its own in the outline, from 1, 0 for none."""
        if level is not None:
            chain = [each.name for each in self._chain(style or self.default)]
            return role(chain, level if level > 0 else None)
        found = self._roles.get(style)
        if found is None:
            chain_ = self._chain(style or self.default)
            inherited = next((each.level for each in chain_ if each.level is not None), None)
            found = role([each.name for each in chain_], inherited or None) if chain_ else PLAIN
            self._roles[style] = found
        return found

    def hides(self, style: str) -> bool:
        """Whether words of this style are hidden."""
        return next((each.hides for each in self._chain(style) if each.hides is not None), False)

    def _chain(self, style: str) -> list[_Style]:
        found: list[_Style] = []
        while style in self.known and len(found) < _DEEPEST:
            found.append(self.known[style])
            style = found[-1].based_on
        return found


def styles(raw: str | None) -> Styles:
    """The styles that ``word/styles.xml`` declares.

    Raises:
        Unreadable: if it is no sound XML.

    """
    found = Styles()
    current = _Style()
    within: list[str] = []
    for event in events(raw or "", KNOWN):
        if isinstance(event, Closed):
            within.pop()
        if not isinstance(event, Opened):
            continue
        within.append(event.name)
        if event.name == "w:style":
            attributes = event.attributes
            current = _Style()
            key = attributes.get("w:styleId", "")
            found.known[key] = current
            if attributes.get("w:type") == "paragraph" and attributes.get("w:default") in ("1", "true", "on"):
                found.default = key
        elif event.name == "w:name":
            current.name = event.attributes.get("w:val", "")
        elif event.name == "w:basedOn":
            current.based_on = event.attributes.get("w:val", "")
        elif event.name == "w:outlineLvl":
            current.level = outline_level(event)
        elif event.name == "w:vanish" and "w:tblStylePr" not in within:
            current.hides = is_on(event)
        elif event.name == "w:lang" and "w:docDefaults" in within:
            found.language = event.attributes.get("w:val")
    return found


def outline_level(event: Opened) -> int:
    """The level that an element gives, from 1; 0 for the body's."""
    value = event.attributes.get("w:val", "")
    return int(value) + 1 if value.isascii() and value.isdigit() and int(value[:3]) < 9 else 0


def is_on(event: Opened) -> bool:
    """Whether an element that switches something switches it on."""
    return event.attributes.get("w:val", "1").lower() not in ("0", "false", "off")
