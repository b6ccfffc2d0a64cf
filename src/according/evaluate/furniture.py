"""Furniture: words of the page that stand in plain text, against articles in which a person marked them.

The marks are JSON Lines: ``corpus``, ``id``, ``sha256`` of the text in UTF-8, and the stretches ``furniture`` and
``neutral`` as pairs of offsets. The texts stand in a folder of corpora: a corpus is a folder in it (or one whose name
begins so), or such a folder and the name of a file, ``FOLDER/FILE``. These are JSON Lines, gzipped or not, whose
records, or lists within them, have an ``id`` and a ``text``.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from according.core import Document, InputError, RegionKind, Span
from according.evaluate.attribution.run import cleaned_document
from according.evaluate.lines import malformed, records, text_of
from according.evaluate.tally import Tally
from according.evaluate.words import words

#: Regions that say of their words that they are the page's.
FURNITURE = (RegionKind.FURNITURE, RegionKind.CREDIT)
#: Regions of an account's making and of its pictures: neither the telling nor the page.
ASIDE = (RegionKind.CAPTION, RegionKind.BYLINE, RegionKind.DATELINE, RegionKind.REPETITION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An article with the stretches that a person marked; ``neutral`` ones count neither way."""

    corpus: str
    id: str
    text: str
    furniture: tuple[Span, ...]
    neutral: tuple[Span, ...]


_NONE = Tally()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Words of furniture as a tally, and what became of the words of the body.

    ``lost`` of ``body`` words are said to be furniture; ``set_aside`` more are said to be a caption, byline, dateline
    or repetition. ``kept`` of the words of furniture stand where the account tells, and so would be annotated.
    """

    words: Tally = _NONE
    body: int = 0
    lost: int = 0
    set_aside: int = 0
    kept: int = 0

    @property
    def loss(self) -> float:
        """The part of the body's words that is said to be furniture, per cent."""
        return 100 * self.lost / self.body if self.body else 0.0

    def __add__(self, other: "Standing") -> "Standing":
        """Both together."""
        return Standing(
            words=self.words + other.words,
            body=self.body + other.body,
            lost=self.lost + other.lost,
            set_aside=self.set_aside + other.set_aside,
            kept=self.kept + other.kept,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An article with its standing, and the stretches that are wrong: of the body lost, of the furniture missed."""

    article: Marked
    standing: Standing
    lost: tuple[str, ...]
    missed: tuple[str, ...]


def read_marks(marks: Path, corpora: Path) -> tuple[Marked, ...]:
    """The marked articles with their texts, in the order of the marks.

    Raises:
        InputError: if a mark is malformed, or its text is not there with these very characters; the message says where.

    """
    wanted = list(records(marks))
    for number, row in wanted:
        if not all(isinstance(row.get(name), str) for name in ("corpus", "id", "sha256")):
            raise malformed(marks, number, "lacks corpus, id or sha256")
    names = sorted({row["corpus"] for _, row in wanted})
    texts = {
        name: dict(_texts(corpora, name, {row["sha256"]: row["id"] for _, row in wanted if row["corpus"] == name}))
        for name in names
    }
    found: list[Marked] = []
    for number, row in wanted:
        text = texts[row["corpus"]].get(row["sha256"])
        if text is None:
            raise malformed(marks, number, f"names {row['id']} of {row['corpus']}, which {corpora} does not hold")
        try:
            furniture, neutral = (tuple(Span(*pair) for pair in row.get(k, ())) for k in ("furniture", "neutral"))
        except (TypeError, ValueError) as error:
            raise malformed(marks, number, f"has a stretch that is none: {error}") from error
        found.append(Marked(corpus=row["corpus"], id=row["id"], text=text, furniture=furniture, neutral=neutral))
    return tuple(found)


def run(articles: Sequence[Marked], *, done: Callable[[int, int], None] | None = None) -> tuple[Judged, ...]:
    """Every article cleaned as plain text and held against its marks."""
    judged: list[Judged] = []
    for count, article in enumerate(articles, 1):
        judged.append(judge(article, cleaned_document(article.id, article.text)))
        if done is not None:
            done(count, len(articles))
    return tuple(judged)


def judge(article: Marked, document: Document) -> Judged:
    """How a cleaned article stands against its marks, by words: what has no white space within."""
    said: dict[int, RegionKind | None] = {}
    found = words(article.text)
    for region in document.regions:
        said.update((i, region.kind) for i in within(found, (region.span,)))
    marked = set(within(found, article.furniture))
    neutral = set(within(found, article.neutral)) - marked
    body = [i for i in range(len(found)) if i not in marked and i not in neutral]
    lost = [i for i in body if said.get(i) in FURNITURE]
    missed = [i for i in sorted(marked) if said.get(i) not in FURNITURE]
    standing = Standing(
        words=Tally(right=len(marked) - len(missed), found=len(marked) - len(missed) + len(lost), gold=len(marked)),
        body=len(body),
        lost=len(lost),
        set_aside=sum(said.get(i) in ASIDE for i in body),
        kept=sum(said.get(i) not in ASIDE for i in missed),
    )
    return Judged(
        article=article,
        standing=standing,
        lost=tuple(_stretches(article.text, found, lost)),
        missed=tuple(_stretches(article.text, found, missed)),
    )


def _texts(corpora: Path, name: str, wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The texts of one corpus that are ``wanted`` (digest to id), by their digests."""
    folder, _, stem = name.partition("/")
    folders = sorted(
        p for p in corpora.iterdir() if p.is_dir() and (p.name == folder or p.name.startswith(f"{folder}_"))
    )
    files = [
        p for one in folders for p in sorted(one.glob("*.jsonl*")) if p.name.startswith(f"{stem}." if stem else "")
    ]
    if not files:
        raise InputError(str(corpora), f"holds no files of the corpus {name}", "give the folder of the corpora")
    ids = sorted(set(wanted.values()))
    for path in files:
        for number, line in enumerate(text_of(path).split("\n"), 1):
            if not any(id_ in line for id_ in ids):
                continue
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise malformed(path, number, f"is no JSON: {error}") from error
            for text in _held(record):
                digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
                if digest in wanted:
                    yield digest, text


def _held(record: Any) -> Iterator[str]:
    """Every text within a record, however deep."""
    if isinstance(record, dict):
        if isinstance(record.get("id"), str) and isinstance(record.get("text"), str):
            yield record["text"]
        for value in record.values():
            yield from _held(value)
    elif isinstance(record, list):
        for value in record:
            yield from _held(value)


def within(found: Sequence[Span], spans: Iterable[Span]) -> Iterator[int]:
    """The words of which more than half lies within one of the spans, by their numbers."""
    for span in spans:
        for i in range(bisect_right(found, span.start, key=lambda word: word.end), len(found)):
            if found[i].start >= span.end:
                break
            if 2 * found[i].shared(span) > len(found[i]):
                yield i


def _stretches(text: str, found: Sequence[Span], which: Sequence[int]) -> Iterator[str]:
    """The words of these numbers, those that stand beside each other as one stretch."""
    first = 0
    for place in range(1, len(which) + 1):
        if place == len(which) or which[place] != which[place - 1] + 1:
            yield " ".join(text[found[which[first]].start : found[which[place - 1]].end].split())
            first = place
