"""Corpora of coreference: texts whose mentions people marked, each with the chain that it is in.

A file of JSON Lines has a document a line: ``id``, ``text``, ``genre``, and ``mentions`` with ``start``, ``end``,
``text`` and ``cluster``. ``split`` (or ``part``) is the corpus's own division.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from according.core import InputError, Span, UsageError
from according.evaluate.lines import malformed, records


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document with its gold chains, those of one mention included; each in the order of the text."""

    id: str
    text: str
    chains: tuple[tuple[Span, ...], ...]
    genre: str = ""
    part: str = ""

    @property
    def mentions(self) -> tuple[Span, ...]:
        """Every mention, in the order of the text, the longer of two that begin together first."""
        return tuple(sorted((m for chain in self.chains for m in chain), key=lambda m: (m.start, -m.end)))


def read_texts(
    paths: Iterable[Path], *, genres: Sequence[str] = (), parts: Sequence[str] = (), first: int | None = None
) -> tuple[Text, ...]:
    """The documents of several files, those of these genres and parts where any are named.

    Raises:
        InputError: if a file cannot be read or is of another form; the message names file and line.
        UsageError: if none is of these genres and parts; the message names those that there are.

    """
    texts: list[Text] = []
    for path in paths:
        found = [_text(path, number, record) for number, record in records(path)]
        if not found:
            raise InputError(str(path), "has no documents", "give a file of JSON Lines, a document a line")
        texts += found
    kept = [t for t in texts if (not genres or t.genre in genres) and (not parts or t.part in parts)]
    if not kept:
        known = sorted({f"{t.genre or 'no genre'} ({t.part or 'no part'})" for t in texts})
        raise UsageError(f"no document is of this genre and part; there are {', '.join(known)}")
    return tuple(kept[:first])


def read_plain(paths: Iterable[Path]) -> dict[str, str]:
    """The texts of several files by their ids, whatever is marked in them.

    Raises:
        InputError: if a file cannot be read, or a record has no id or no text.

    """
    texts: dict[str, str] = {}
    for path in paths:
        for number, record in records(path):
            if not isinstance(record.get("id"), str) or not isinstance(record.get("text"), str):
                raise malformed(path, number, "has no id or no text")
            texts[record["id"]] = record["text"]
    return texts


def _text(path: Path, number: int, record: Mapping[str, Any]) -> Text:
    try:
        text = record["text"]
        chains: dict[str, list[Span]] = {}
        seen: set[Span] = set()
        for item in record["mentions"]:
            start, end = item["start"], item["end"]
            if not 0 <= start < end <= len(text) or text[start:end] != item.get("text", text[start:end]):
                raise malformed(path, number, f"has other words than {item.get('text')!r} at {start}–{end}")
            span = Span(start, end)
            if span not in seen:
                seen.add(span)
                chains.setdefault(str(item["cluster"]), []).append(span)
    except (KeyError, TypeError, AttributeError) as error:
        raise malformed(path, number, "has no text, or no mentions with start, end and cluster") from error
    return Text(
        id=str(record.get("id", number)),
        text=text,
        chains=tuple(tuple(sorted(chain)) for chain in chains.values()),
        genre=str(record.get("genre") or ""),
        part=str(record.get("split") or record.get("part") or ""),
    )
