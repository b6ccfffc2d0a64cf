"""Package: the parts of a Word document and how they point to each other."""

import posixpath
from dataclasses import dataclass

from according.read.port import Given, Unreadable
from according.read.xml import characters, texts
from according.read.zipped import Zipped

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
#: The namespaces that are understood, both as Word writes them and as the standard's strict form has them.
KNOWN = {
    _WORD: "w",
    _STRICT: "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}
#: No part may be larger, in bytes; the text of a thousand pages has about a fifth of it.
LARGEST_PART = 40_000_000
_AGAIN = "open it in Word or LibreOffice and save it again as .docx"


@dataclass(frozen=True, slots=True)
class Link:
    """One part's pointer to another: its id, the last word of its type ("styles"), and the other part's name."""

    id: str
    type: str
    target: str


class Package:
    """The parts of a Word document.

    Raises:
        Unreadable: if it is no sound zip file, or holds no document.

    """

    def __init__(self, given: Given) -> None:
        self._zip = Zipped(given.open())
        # Names are told apart by more than case by no program that writes them.
        self._names = {name.lower(): name for name in reversed(self._zip.names)}
        targets = [link.target for link in self.links("") if link.type == "officeDocument"]
        self.document = next((t for t in (*targets, "word/document.xml") if t.lower() in self._names), "")
        if not self.document:
            raise Unreadable("holds no document, as Word files do", _AGAIN)

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name.lower() in self._names

    def text(self, name: str) -> str | None:
        """The characters of a part, or None if there is none of this name.

        Raises:
            Unreadable: if it is too large, encrypted or broken.

        """
        found = self._names.get(name.lower())
        return None if found is None else characters(self._zip.read(found, LARGEST_PART)).text

    def links(self, name: str) -> list[Link]:
        """The pointers of a part (of the package itself, if its name is empty) to others within the package."""
        folder, base = posixpath.split(name)
        raw = self.text(posixpath.join(folder, "_rels", f"{base}.rels"))
        if raw is None:
            return []
        found: list[Link] = []
        for element, attributes, _ in texts(raw, KNOWN):
            if element == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "").replace("\\", "/").partition("#")[0]
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.append(Link(attributes.get("Id", ""), attributes.get("Type", "").rsplit("/", 1)[-1], path))
        return found

    def properties(self) -> dict[str, str]:
        """The core properties by name ("dc:title"), and the names of their parts."""
        name = next((link.target for link in self.links("") if link.type == "core-properties"), "docProps/core.xml")
        raw = self.text(name)
        return {element: words for element, _, words in texts(raw, KNOWN) if words} if raw else {}
