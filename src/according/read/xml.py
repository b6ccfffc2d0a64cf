"""XML: elements and words with their places, in one pass over the characters.

Nothing is fetched and nothing expanded: a document type that declares anything is refused, the five entities and
numbered characters (and those that HTML names) are decoded where words are asked for. Nesting is counted. Runs in the
parsing process.
"""

import codecs
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from according.read.decoding import Decoded, known_encoding
from according.read.port import Unreadable

#: How deep elements may be nested; the deepest that word processors write is about a hundred.
DEEPEST = 1_000
#: How many prefixes may be declared at one place, and how many attributes an element may have.
_PREFIXES, _ATTRIBUTES = 200, 1_000
#: A forgiving reading takes so many broken tags for words before it gives up.
_FORGIVEN = 1_000
_REMEDY = "open it in the program that made it and save it again"

_TAG = re.compile(r"""<(/?)([^\s<>/!?="'&;]++)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s=/"']++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_DOCTYPE = re.compile(r"""<!DOCTYPE\s++(?:[^<>\["']++|"[^"]*+"|'[^']*+')*+>""", re.IGNORECASE)
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:\-]{2,40})""")
_WIDE = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(slots=True)
class Scope:
    """The prefixes that are declared at one place, and the names resolved there so far."""

    prefixes: dict[str, str]
    known: Mapping[str, str]
    names: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)

    def name(self, written: str) -> str:
        """An element's name with the prefix that its namespace is known by."""
        found = self.names.get(written)
        if found is None:
            found = self.names[written] = self._resolved(written, element=True)
        return found

    def attribute(self, written: str) -> str:
        """An attribute's name, likewise; without a prefix it is of no namespace."""
        found = self.attributes.get(written)
        if found is None:
            found = self.attributes[written] = self._resolved(written, element=False)
        return found

    def inside(self, tag: str) -> "Scope":
        """What holds within an element that declares prefixes."""
        prefixes = dict(self.prefixes)
        for match in _ATTRIBUTE.finditer(tag):
            name = match[1]
            if name == "xmlns" or name.startswith("xmlns:"):
                value = match[2] if match[2] is not None else match[3]
                prefixes[name[6:]] = html.unescape(value).strip()
                if len(prefixes) > _PREFIXES:
                    raise Unreadable(f"declares more than {_PREFIXES} prefixes in its XML", _REMEDY)
        return Scope(prefixes, self.known)

    def _resolved(self, written: str, *, element: bool) -> str:
        prefix, colon, local = written.partition(":")
        if not colon:
            if not element:
                return written
            prefix, local = "", written
        uri = self.prefixes.get(prefix)
        if uri is None:
            return written
        known = self.known.get(uri)
        if known is None:
            return f"?:{local}" if uri else local
        return f"{known}:{local}" if known else local


@dataclass(slots=True)
class Opened:
    """A start tag ``raw[start:end]``; ``attributes`` are parsed when they are asked for."""

    name: str
    start: int
    end: int
    tag: str
    scope: Scope

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by name, entities decoded; declarations of prefixes left out."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.tag):
            if len(found) >= _ATTRIBUTES:
                raise Unreadable("has an XML element with too many attributes", _REMEDY)
            name = match[1]
            if not name.startswith("xmlns"):
                value = match[2] if match[2] is not None else match[3]
                found[self.scope.attribute(name)] = html.unescape(value) if "&" in value else value
        return found


@dataclass(slots=True)
class Closed:
    """The end of an element, whose end tag is ``raw[start:end]``; empty where none is written."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class Words:
    """Characters between two tags, ``raw[start:end]``: with entities, but in a CDATA section (``literal``) as they are.

    A CDATA section's place is that of its content.
    """

    start: int
    end: int
    literal: bool = False

    def of(self, raw: str) -> str:
        """The characters, entities decoded."""
        words = raw[self.start : self.end]
        return words if self.literal or "&" not in words else html.unescape(words)


Event = Opened | Closed | Words


def events(raw: str, known: Mapping[str, str], *, forgiving: bool = False, deepest: int = DEEPEST) -> Iterator[Event]:
    """The elements and words of ``raw`` in order; each element that opens closes.

    ``known`` gives namespaces' addresses a prefix: with ``{"http://www.w3.org/2005/Atom": "atom"}`` an entry is
    "atom:entry" whatever prefix the file writes; with an empty prefix it is "entry". Elements of other namespaces are
    "?:name"; where a prefix is not declared, the name is as written. ``forgiving`` closes what was left open, passes
    over end tags of nothing, and takes a "<" that begins no tag for a character.

    Raises:
        Unreadable: if it declares entities, is nested too deep, or (unless ``forgiving``) is no sound XML.

    """
    scope = Scope(
        {"xml": "http://www.w3.org/XML/1998/namespace"}, {"http://www.w3.org/XML/1998/namespace": "xml", **known}
    )
    stack: list[tuple[str, str, Scope]] = []
    position, size, forgiven, since = 0, len(raw), 0, 0
    match_tag = _TAG.match
    while position < size:
        start = raw.find("<", position)
        if start < 0:
            start = size
        if start > since:
            yield Words(since, start)
        since = position = start
        if start == size:
            break
        tag = match_tag(raw, start)
        if tag is not None:
            closes, written, rest = tag.groups()
            since = position = tag.end()
            if not closes:
                inner = scope.inside(rest) if "xmlns" in rest else scope
                name = inner.name(written)
                yield Opened(name, start, position, rest, inner)
                if rest.endswith("/"):
                    yield Closed(name, position, position)
                    continue
                stack.append((written, name, scope))
                scope = inner
                if len(stack) > deepest:
                    raise Unreadable("has XML that is nested too deeply", _REMEDY)
                continue
            if stack and stack[-1][0] == written:
                _, name, scope = stack.pop()
                yield Closed(name, start, position)
                continue
            if not forgiving:
                raise _unsound(f"</{written[:40]}> closes nothing", start)
            forgiven += 1
            if forgiven <= _FORGIVEN and any(each[0] == written for each in stack):
                while True:
                    last, name, scope = stack.pop()
                    yield Closed(name, start, position if last == written else start)
                    if last == written:
                        break
            continue
        past, content = _other(raw, start)
        if past is not None:
            if content:
                yield content
            since = position = past
            continue
        forgiven += 1
        if not forgiving or forgiven > _FORGIVEN:
            raise _unsound("a tag is broken or cut off", start)
        # The "<" belongs to the words that follow.
        position = start + 1
        following = raw.find("<", position)
        position = size if following < 0 else following
        yield Words(start, position)
        since = position
    if stack and not forgiving:
        raise Unreadable(f"is cut off: its XML ends within <{stack[-1][0][:40]}>", _REMEDY)
    while stack:
        yield Closed(stack.pop()[1], size, size)


def content(source: Iterator[Event]) -> Iterator[Event]:
    """What stands in the element that ``source`` has just opened, up to its end, which is taken too."""
    depth = 1
    for event in source:
        if isinstance(event, Opened):
            depth += 1
        elif isinstance(event, Closed):
            depth -= 1
            if not depth:
                return
        yield event


def texts(raw: str, known: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every element in the order of their ends: its name, its attributes and the words that stand in it directly.

    For small files: properties, manifests, lists of contents. White space at the edges is left out.

    Raises:
        Unreadable: as ``events`` does.

    """
    stack: list[tuple[dict[str, str], list[str]]] = []
    for event in events(raw, known):
        if isinstance(event, Opened):
            stack.append((event.attributes, []))
        elif isinstance(event, Closed):
            attributes, words = stack.pop()
            yield event.name, attributes, "".join(words).strip()
        elif stack:
            stack[-1][1].append(event.of(raw))


def characters(data: bytes) -> Decoded:
    """The characters of an XML file: as its byte order mark or declaration says, else UTF-8.

    Bytes that the encoding does not know stand as U+FFFD, and it is said how many.
    """
    encoding = next((name for mark, name in (*_MARKS, *_WIDE) if data.startswith(mark)), None)
    if encoding is None:
        declared = _DECLARED.match(data[:400])
        encoding = (declared and known_encoding(declared[1].decode("ascii"))) or "utf-8"
    shown = encoding.removesuffix("-sig")
    try:
        return Decoded(data.decode(encoding), shown)
    except (UnicodeError, ValueError):
        text = data.decode(encoding, "replace")
        return Decoded(text, shown, (f"{text.count(chr(0xFFFD))} broken characters stand as {chr(0xFFFD)}",))


def _other(raw: str, start: int) -> tuple[int | None, Words | None]:
    """Where a comment, an instruction, a CDATA section or a document type ends, and what of it are words."""
    if raw.startswith("<!--", start):
        end = raw.find("-->", start + 4)
        return (end + 3, None) if end >= 0 else (None, None)
    if raw.startswith("<?", start):
        end = raw.find("?>", start + 2)
        return (end + 2, None) if end >= 0 else (None, None)
    if raw.startswith("<![CDATA[", start):
        end = raw.find("]]>", start + 9)
        if end < 0:
            return None, None
        return end + 3, Words(start + 9, end, literal=True) if end > start + 9 else None
    if raw[start : start + 9].upper() == "<!DOCTYPE":
        plain = _DOCTYPE.match(raw, start)
        if plain:
            return plain.end(), None
        raise Unreadable(
            "declares XML entities of its own, which are never followed",
            "do not trust it; open it in the program that made it and save its text",
        )
    if raw.startswith("<!", start):
        raise Unreadable("has declarations within its XML, which are never followed", _REMEDY)
    return None, None


def _unsound(why: str, start: int) -> Unreadable:
    return Unreadable(f"is no sound XML ({why}, at character {start:,})", _REMEDY)
