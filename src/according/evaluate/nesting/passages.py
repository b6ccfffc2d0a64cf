"""Passages with nested attributions, as people marked them and as they were found.

A file of JSON Lines has a passage a line: ``id``, ``text``, and ``attributions`` with ``id``, ``source``, ``cue`` and
``content`` (or ``frame``, source and cue in one, and ``content``), each a list of ``{start, end, text}`` in code
points, ``parent`` (the id of the attribution in whose content it stands, or null) and ``polarity``. ``kind`` or
``genre`` sorts the passages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from according.core import Attribution, InputError, Polarity
from according.evaluate.attribution.corpus import Places, places
from according.evaluate.lines import malformed, records


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An attribution with its place in a chain. Where only its frame is marked, that stands as source and as cue."""

    id: str
    source: Places = ()
    cue: Places = ()
    content: Places = ()
    parent: str | None = None
    negative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text with its gold; ``kind`` is what it is an example of, "" where that is not given."""

    id: str
    text: str
    kind: str = ""
    gold: tuple[Link, ...] = ()
    framed: bool = False


def read_passages(path: Path) -> tuple[Passage, ...]:
    """The passages of a file.

    Raises:
        InputError: if the file cannot be read or is not of this form; the message names file and line.

    """
    found: list[Passage] = []
    for number, record in records(path):
        identity, text = record.get("id"), record.get("text")
        if not isinstance(identity, str) or not isinstance(text, str):
            raise malformed(path, number, "has no id or no text")
        try:
            given = record["attributions"]
            gold = tuple(_link(item, text) for item in given)
            framed = any("frame" in item for item in given)
        except KeyError as error:
            raise malformed(path, number, f"has no {error.args[0]!r}") from error
        except (TypeError, ValueError, AttributeError) as error:
            raise malformed(path, number, f"has an attribution of another form: {error}") from error
        if not {link.parent for link in gold} <= {None, *(link.id for link in gold)}:
            raise malformed(path, number, "has a parent that is none of its attributions")
        kind = str(record.get("kind") or record.get("genre") or "")
        found.append(Passage(id=identity, text=text, kind=kind, gold=gold, framed=framed))
    if not found:
        raise InputError(str(path), "has no passages", "give a file of JSON Lines, a passage a line")
    return tuple(found)


def links_of(attributions: tuple[Attribution, ...]) -> tuple[Link, ...]:
    """What was found, to be scored."""
    return tuple(
        Link(
            id=a.id,
            source=tuple((s.start, s.end) for s in a.source),
            cue=tuple((s.start, s.end) for s in a.cue),
            content=tuple((s.start, s.end) for s in a.content),
            parent=a.parent,
            negative=a.polarity is Polarity.NEGATIVE,
        )
        for a in attributions
    )


def _link(item: Mapping[str, Any], text: str) -> Link:
    if "frame" in item:
        source = cue = places(item["frame"], text)
    else:
        source, cue = places(item["source"], text), places(item["cue"], text)
    return Link(
        id=str(item["id"]),
        source=source,
        cue=cue,
        content=places(item["content"], text),
        parent=None if item["parent"] is None else str(item["parent"]),
        negative=item.get("polarity") == "negative",
    )
