"""Corpora of attributions: articles with source, cue and content marked by people, and the words they are scored in.

A file of JSON Lines has a document a line: ``id``, ``text``, ``attributions`` with ``source``, ``cue`` and ``content``,
each a list of ``{start, end, text}`` in code points of the text. A document whose ``reviewed`` is "in part" has gold
only for what people judged there; what they ``rejected`` is of the form of the gold. Beside ``PART.jsonl`` there may
stand ``tokens-PART.jsonl`` (the words, ``[start, end, sentence, part of speech, lemma, class, …]``) and
``cofenet-PART.jsonl`` (CofeNet's labels, an instance a line).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from according.core import InputError, UsageError
from according.evaluate.lines import malformed, records

ROLES = ("source", "cue", "content")
#: What a document's ``reviewed`` is where people judged only some of its attributions.
IN_PART = "in part"
_ENDINGS = (".jsonl.gz", ".jsonl")
_BESIDE = ("tokens-", "cofenet-")
# Where a corpus has no words of its own: words as core cuts them, and every other mark by itself.
_WORD = re.compile(r"[^\W_]+(?:['’.\-&][^\W_]+)*|[^\w\s]|_")

#: Places as a file gives them: ``(start, end)`` in code points. They are checked, but never mended.
Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An attribution as people or a system marked it; ``nested`` where it stands inside another's content."""

    source: Places = ()
    cue: Places = ()
    content: Places = ()
    nested: bool = False

    def places(self, role: str) -> Places:
        """The places of this role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word that is counted; ``name`` is its class ("PERSON"), "" where it has none or none is given."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document with its gold. ``tokens`` is None where the corpus gives words, but none for this article.

    ``rejected`` is what people said is no attribution. ``in_part``: they did not judge everything, so that only what
    they judged can be scored.
    """

    id: str
    text: str
    gold: tuple[Marked, ...] = ()
    tokens: tuple[Token, ...] | None = None
    rejected: tuple[Marked, ...] = ()
    in_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """A stretch of an article's tokens, ``[first, end)``, with one label a token in CofeNet's way ("B-cue")."""

    article: str
    first: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A part of a corpus. ``instances`` is None where CofeNet's labels are not given.

    ``own_words``: no words are given either, so that the texts were cut by a plain rule. ``framed``: the gold marks
    frames (source and cue in one), which stand as sources.
    """

    name: str
    articles: tuple[Article, ...]
    instances: tuple[Instance, ...] | None = None
    own_words: bool = False
    framed: bool = False

    @property
    def nested(self) -> bool:
        """Whether any attribution of the gold stands inside another."""
        return any(marked.nested for article in self.articles for marked in article.gold)

    def first(self, count: int | None) -> "Corpus":
        """The first ``count`` articles, all of them where it is None."""
        if count is None:
            return self
        kept = self.articles[:count]
        ids = {article.id for article in kept}
        instances = None if self.instances is None else tuple(i for i in self.instances if i.article in ids)
        return replace(self, articles=kept, instances=instances)


def read_corpus(data: Path, part: str | None = None) -> Corpus:
    """The corpus in a file, or the ``part`` of the corpus in a folder.

    Raises:
        UsageError: if the folder has no such part, or several and none was named; the message names them.
        InputError: if a file cannot be read or is not of this form; the message names file and line.

    """
    path = _chosen(data, part)
    beside = {start: _beside(path, start) for start in _BESIDE}
    tokens = _tokens(beside["tokens-"]) if beside["tokens-"] else None
    instances = _instances(beside["cofenet-"], tokens) if beside["cofenet-"] and tokens is not None else None
    articles: list[Article] = []
    seen: set[str] = set()
    framed = False
    for number, record in records(path):
        identity, text = record.get("id"), record.get("text")
        if not isinstance(identity, str) or not isinstance(text, str):
            raise malformed(path, number, "has no id or no text")
        if identity in seen:
            raise malformed(path, number, f"has the id {identity!r} for the second time")
        seen.add(identity)
        try:
            gold = tuple(_marked(item, text) for item in record["attributions"])
            rejected = tuple(_marked(item, text) for item in record.get("rejected") or ())
        except KeyError as error:
            raise malformed(path, number, f"has no {error.args[0]!r}") from error
        except (TypeError, ValueError, AttributeError) as error:
            raise malformed(path, number, f"has an attribution of another form: {error}") from error
        framed = framed or any("frame" in item for item in record["attributions"])
        words = own_tokens(text) if tokens is None else tokens.get(identity)
        in_part = record.get("reviewed") == IN_PART
        articles.append(Article(id=identity, text=text, gold=gold, tokens=words, rejected=rejected, in_part=in_part))
    if not articles:
        raise InputError(str(path), "has no documents", "give a file of JSON Lines, a document a line")
    if instances is not None:
        instances = tuple(instance for instance in instances if instance.article in seen)
    return Corpus(
        name=_part_of(path), articles=tuple(articles), instances=instances, own_words=tokens is None, framed=framed
    )


def own_tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a text whose corpus gives none."""
    return tuple(Token(start=m.start(), end=m.end()) for m in _WORD.finditer(text))


def places(given: Any, text: str | None = None) -> Places:
    """Places from ``[{start, end, text}]`` or ``[[start, end]]``.

    Raises:
        ValueError: if one is of another form, or its words are not those of ``text`` there.

    """
    out = []
    for item in given or ():
        start, end = (item["start"], item["end"]) if isinstance(item, Mapping) else item
        if type(start) is not int or type(end) is not int:
            raise ValueError(f"{item!r} is no place, which is a start and an end")
        if text is not None and not 0 <= start < end <= len(text):
            raise ValueError(f"{start}–{end} does not lie inside its text of {len(text)} characters")
        if text is not None and isinstance(item, Mapping) and item.get("text", text[start:end]) != text[start:end]:
            raise ValueError(f"the text has {text[start:end]!r} at {start}–{end}, not {item['text']!r}")
        out.append((start, end))
    return tuple(out)


def _marked(item: Mapping[str, Any], text: str) -> Marked:
    framed = "frame" in item
    return Marked(
        source=places(item["frame" if framed else "source"], text),
        cue=places(() if framed else item["cue"], text),
        content=places(item["content"], text),
        nested=item.get("parent") is not None,
    )


def _tokens(path: Path) -> dict[str, tuple[Token, ...]]:
    out = {}
    for number, record in records(path):
        try:
            out[record["id"]] = tuple(_token(row) for row in record["tokens"])
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise malformed(path, number, "has no id, or its tokens are no rows of start, end, …") from error
    return out


def _token(row: Sequence[Any]) -> Token:
    name = str(row[5]) if len(row) > 5 else "O"
    return Token(start=int(row[0]), end=int(row[1]), name="" if name == "O" else name)


def _instances(path: Path, tokens: Mapping[str, tuple[Token, ...]]) -> tuple[Instance, ...]:
    out = []
    for number, record in records(path):
        try:
            first, end = record["tok_start"], record["tok_end"]
            instance = Instance(article=record["id"], first=first, end=end, labels=tuple(record["labels"]))
        except (KeyError, TypeError) as error:
            raise malformed(path, number, "has no id, tok_start, tok_end or labels") from error
        if instance.article not in tokens:
            raise malformed(path, number, f"is of the article {instance.article!r}, of which no words are given")
        if len(instance.labels) != end - first or not 0 <= first <= end <= len(tokens[instance.article]):
            raise malformed(path, number, f"has {len(instance.labels)} labels for the words {first}–{end}")
        out.append(instance)
    return tuple(out)


def _chosen(data: Path, part: str | None) -> Path:
    if not data.is_dir():
        if part is not None:
            raise UsageError(f"{data} is one file; the part {part!r} can be named of a folder only")
        return data
    found = {_part_of(path): path for path in sorted(data.iterdir()) if path.name.endswith(_ENDINGS)}
    named = [name for name in found if not name.startswith(_BESIDE)]
    if not named:
        raise UsageError(f"{data} has no file *.jsonl or *.jsonl.gz")
    if part is None and len(named) == 1:
        return found[named[0]]
    if part not in named:
        asked = "name one of its parts" if part is None else f"there is no part {part!r}"
        raise UsageError(f"{data}: {asked}: {', '.join(named)}")
    return found[part]


def _part_of(path: Path) -> str:
    for ending in _ENDINGS:
        if path.name.endswith(ending):
            return path.name.removesuffix(ending)
    return path.stem


def _beside(path: Path, start: str) -> Path | None:
    candidates = [path.with_name(f"{start}{_part_of(path)}{ending}") for ending in _ENDINGS]
    return next((candidate for candidate in candidates if candidate.is_file()), None)
