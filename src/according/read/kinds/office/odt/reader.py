"""OpenDocument texts: the text with its notes and running heads, tracked changes as if accepted, comments beside it."""

import re
from collections.abc import Iterator

from according.read.kinds.office.manuscript import Manuscript, properties
from according.read.kinds.office.odt.names import KNOWN
from according.read.kinds.office.odt.story import Places, Story
from according.read.kinds.office.odt.styles import Styles
from according.read.kinds.office.roles import FOOTNOTE, RUNNING
from according.read.port import Cut, Given, Head, Unreadable
from according.read.xml import Closed, Event, Opened, Words, characters, content, events, texts
from according.read.zipped import MAGIC, Zipped, glimpse

_TYPE = b"application/vnd.oasis.opendocument.text"
_FLAT = re.compile(r"<office:document\s[^<>]{0,20000}application/vnd\.oasis\.opendocument\.text")
_HEADS = re.compile(r"style:(?:header|footer)(?:-left|-first)?")
_STYLES = frozenset({"office:styles", "office:automatic-styles"})
#: No part may be larger, in bytes.
_LARGEST_PART = 40_000_000


class OpenDocument:
    """Reads OpenDocument texts and templates, packed or as one flat file."""

    name = "odt"
    what = "an OpenDocument text"
    media_type = "application/vnd.oasis.opendocument.text"
    extractor = "odt 1"
    endings = frozenset({".odt", ".ott", ".odm", ".fodt"})
    largest = 100_000_000
    ahead = ("according.read.kinds.office.odt.story",)

    def knows(self, head: Head) -> bool:
        """Whether it says to be one: in its first member, its list of members, or its first element."""
        if head.data.startswith(MAGIC):
            members = glimpse(head.data)
            said = members.get("mimetype", b"") or members.get("META-INF/manifest.xml", b"")
            return said.strip().startswith(_TYPE) or ("content.xml" in members and _TYPE in said)
        return head.text.startswith("<") and bool(_FLAT.search(head.text[:30_000]))

    def cut(self, given: Given) -> Cut:
        """The text, then its notes, then what stands at the heads and feet of its pages.

        Raises:
            Unreadable: if the file is broken, encrypted or hostile.

        """
        to = Manuscript()
        if given.bytes.startswith(MAGIC):
            return _packed(Zipped(given.open()), to)
        decoded = characters(given.bytes)
        return _written([("", decoded.text)], to, decoded.encoding, decoded.notes)


READER = OpenDocument()


def _packed(package: Zipped, to: Manuscript) -> Cut:
    manifest = _text(package, "META-INF/manifest.xml")
    if manifest and any(name == "manifest:encryption-data" for name, _, _ in texts(manifest, KNOWN)):
        raise Unreadable("is encrypted", "open it with its password and save it without one")
    found = _text(package, "content.xml")
    if found is None:
        raise Unreadable("holds no content, as OpenDocument files do", "open it in LibreOffice and save it again")
    parts = [("content.xml", found)]
    parts += [(name, raw) for name in ("styles.xml", "meta.xml") if (raw := _text(package, name))]
    return _written(parts, to, "utf-8", ())


def _written(parts: list[tuple[str, str]], to: Manuscript, encoding: str, notes: tuple[str, ...]) -> Cut:
    """The cut of the parts, the one with the text first."""
    above = Styles()
    for _, raw in parts[1:]:
        for event in _inside(raw, _STYLES):
            if isinstance(event, Opened):
                above.add(event)
    known, places, said = Styles(above), Places(), dict[str, str]()
    name, raw = parts[0]
    part = to.part(name, raw)
    source = events(raw, KNOWN)
    running: list[list[Event]] = []
    for event in source:
        if not isinstance(event, Opened):
            continue
        if event.name in _STYLES:
            for each in content(source):
                if isinstance(each, Opened):
                    known.add(each)
        elif event.name == "office:meta":
            said |= _said(content(source), raw)
        elif event.name == "office:master-styles":
            running = _running(content(source))
        elif event.name == "office:text":
            Story(raw, part, to, known, places).write(content(source))
    _notes(to, raw, part, known, places)
    for found in running:
        Story(raw, part, to, known, Places(), RUNNING).write(iter(found))
    for name, raw in parts[1:]:
        heads = _running(_inside(raw, frozenset({"office:master-styles"})))
        number = to.part(name, raw) if heads else 0
        for found in heads:
            Story(raw, number, to, above, Places(), RUNNING).write(iter(found))
        said |= _said(_inside(raw, frozenset({"office:meta"})), raw)
    said.setdefault("meta:initial-creator", said.get("dc:creator", ""))
    metadata = properties(
        said,
        title="dc:title",
        author="meta:initial-creator",
        language=said.get("dc:language") or above.language or known.language,
        dates=(
            ("meta:creation-date", "other", "created, in the document's properties"),
            ("dc:date", "modified", "modified, in the document's properties"),
        ),
    )
    return to.cut(metadata, encoding=encoding, notes=notes)


def _notes(to: Manuscript, raw: str, part: int, known: Styles, places: Places) -> None:
    """Writes the notes; notes within notes, which no program makes, follow once."""
    for found in list(places.notes):
        Story(raw, part, to, known, Places(), FOOTNOTE).write(iter(found))


def _running(found: Iterator[Event]) -> list[list[Event]]:
    heads: list[list[Event]] = []
    for event in found:
        if isinstance(event, Opened) and _HEADS.fullmatch(event.name):
            inside = list(content(found))
            if event.attributes.get("style:display") != "false":
                heads.append(inside)
    return heads


def _inside(raw: str, elements: frozenset[str]) -> Iterator[Event]:
    """The events within each of these elements."""
    source = events(raw, KNOWN)
    for event in source:
        if isinstance(event, Opened) and event.name in elements:
            yield from content(source)


def _said(found: Iterator[Event], raw: str) -> dict[str, str]:
    """The words of each element, by its name."""
    said: dict[str, str] = {}
    name = ""
    for event in found:
        if isinstance(event, Opened):
            name = event.name
        elif isinstance(event, Closed):
            name = ""
        elif isinstance(event, Words) and name:
            said.setdefault(name, event.of(raw).strip())
    return said


def _text(package: Zipped, name: str) -> str | None:
    return characters(package.read(name, _LARGEST_PART)).text if name in package else None
