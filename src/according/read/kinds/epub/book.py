"""Book: the chapters of an EPUB in the order of its spine, and what it says of itself."""

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from according.core import DateCandidate, Metadata
from according.read.kinds.stamps import stamp
from according.read.port import Unreadable
from according.read.xml import characters, texts
from according.read.zipped import Zipped

_KNOWN = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "",
    "http://www.idpf.org/2007/opf": "",
    "http://openebook.org/namespaces/oeb-package/1.0/": "",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
_TEXTS = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"})
#: Ways of scrambling fonts, which touch no words.
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
#: No chapter and no list of contents may be larger, in bytes; a book has no more chapters than this.
_LARGEST, _MOST = 20_000_000, 5_000
_AGAIN = "get the book again, or save its text as plain text (.txt)"


@dataclass(slots=True)
class Book:
    """The chapters of a book: names of members, and whether each is a list of its contents."""

    chapters: list[tuple[str, bool]] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)


def book(package: Zipped) -> Book:
    """What the package document of an EPUB tells.

    Raises:
        Unreadable: if it is missing or broken, or the chapters are encrypted.

    """
    folder, told = _package(package)
    found = Book()
    items: dict[str, tuple[str, str, str]] = {}
    said: dict[str, list[str]] = {}
    dates: list[tuple[str, str]] = []
    contents: set[str] = set()
    spine: list[str] = []
    for name, attributes, words in texts(told, _KNOWN):
        if name == "item":
            items[attributes.get("id", "")] = (
                _path(folder, attributes.get("href", "")),
                attributes.get("media-type", ""),
                attributes.get("properties", ""),
            )
        elif name == "itemref":
            spine.append(attributes.get("idref", ""))
        elif name == "reference" and attributes.get("type") == "toc":
            contents.add(_path(folder, attributes.get("href", "")))
        elif name == "dc:date":
            dates.append((words, attributes.get("event", "publication")))
        elif name == "meta" and attributes.get("property") == "dcterms:modified":
            dates.append((words, "modification"))
        elif name.startswith("dc:") and words:
            said.setdefault(name, []).append(" ".join(words.split()))
    for key in dict.fromkeys(spine[:_MOST]):
        path, kind, properties = items.get(key, ("", "", ""))
        if path in package and kind in _TEXTS:
            found.chapters.append((path, "nav" in properties.split() or path in contents))
    _refuse_encrypted(package, {path for path, _ in found.chapters})
    if not found.chapters:
        raise Unreadable("lists no chapters that are there", _AGAIN)
    found.metadata = _metadata(said, dates)
    return found


def text(package: Zipped, name: str) -> str:
    """The characters of a member.

    Raises:
        Unreadable: if it is too large or broken.

    """
    return characters(package.read(name, _LARGEST)).text


def _package(package: Zipped) -> tuple[str, str]:
    """The folder and the characters of the package document, which the container names."""
    name = ""
    if "META-INF/container.xml" in package:
        for element, attributes, _ in texts(text(package, "META-INF/container.xml"), _KNOWN):
            if element == "rootfile" and not name:
                name = _path("", attributes.get("full-path", ""))
    if name not in package:
        name = next((each for each in package.names if each.lower().endswith(".opf")), "")
    if not name:
        raise Unreadable("lists no contents, as books do", _AGAIN)
    return posixpath.dirname(name), text(package, name)


def _path(folder: str, href: str) -> str:
    path = unquote(urlsplit(href).path) if ":" not in href.partition("/")[0] else ""
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _refuse_encrypted(package: Zipped, chapters: set[str]) -> None:
    if "META-INF/encryption.xml" not in package:
        return
    way = ""
    for name, attributes, _ in texts(text(package, "META-INF/encryption.xml"), _KNOWN):
        if name == "enc:EncryptionMethod":
            way = attributes.get("Algorithm", "")
        elif name == "enc:CipherReference" and way not in _FONTS and _path("", attributes.get("URI", "")) in chapters:
            raise Unreadable("is protected against copying (DRM)", "read it in its own program, and quote from there")
        elif name == "enc:EncryptedData":
            way = ""


def _metadata(said: dict[str, list[str]], dates: list[tuple[str, str]]) -> Metadata:
    kinds = {"publication": "published", "original-publication": "published", "modification": "modified"}
    found = tuple(
        DateCandidate(value=value, what=kinds.get(event, "other"), where=f"{event}, in the book's package")
        for words, event in dates
        if (value := stamp(words))
    )
    source = next((each for each in said.get("dc:source", ()) if each.startswith(("http://", "https://"))), None)
    language = next(iter(said.get("dc:language", ())), "").replace("_", "-").partition("-")[0].lower()
    return Metadata(
        title=next(iter(said.get("dc:title", ())), None),
        author=", ".join(dict.fromkeys(said.get("dc:creator", ()))) or None,
        outlet=next(iter(said.get("dc:publisher", ())), None),
        url=source,
        published=next((each.value for each in found if each.what == "published"), None),
        language=language if len(language) == 2 and language.isalpha() else None,
        dates=found,
    )
