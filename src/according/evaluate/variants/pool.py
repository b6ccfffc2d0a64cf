"""Real quotations of a corpus, each in its article, with whom the annotators name as its source.

A file of JSON Lines has an article a line (``id``, ``text`` and, where people marked them, ``attributions`` with
``source`` and ``content`` spans: PolNeAR, AllSides), or an event with ``accounts`` of that form (BASIL).
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from according.core import InputError
from according.evaluate.events import Half
from according.evaluate.lines import malformed, records

_MARKED = re.compile(r"“([^“”\"\n]{30,700})”|(?<!\w)\"([^“”\"\n]{30,700})\"(?!\w)")
_NAME = re.compile(r"(?:[A-Z][\w'’-]+|[A-Z]\.)(?: (?:[A-Z][\w'’-]+|[A-Z]\.)){0,6}")
_TITLES = frozenset(
    "Mr Mrs Ms Dr Sen Rep Gov President Senator Governor Mayor Secretary Justice Judge Gen The Representative House "
    "Senate Majority Minority Leader Whip Speaker Democratic Republican Chairman Chairwoman Director Attorney General "
    "Vice Former State Rev Sgt Capt Col Lt Chief Officer Deputy Prime Minister Secretary-General".split()
)
#: Marks that open again before the sentence ends, and marks that closed in it.
_NEXT = re.compile(r"[”\"][^.!?\n“”\"]{1,260}[“\"]")
_BEFORE = re.compile(r"[^.!?\n“”\"][”\"][^.!?\n“”\"]{1,200}[“\"]$")
_GRAM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation of an article: its words, where they stand, and its source by name where people marked one.

    ``name`` is the longest form of the source's name in the article.
    """

    article: str
    start: int
    end: int
    words: str
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its quotations, in order; ``grams`` are its runs of five words, by which shared words are told."""

    id: str
    text: str
    quotations: tuple[Quoted, ...]
    grams: frozenset[int]

    @property
    def half(self) -> Half:
        """Tuning where the SHA-256 of the id is even: an article's half does not depend on which others there are."""
        odd = int(hashlib.sha256(self.id.encode("utf-8")).hexdigest(), 16) % 2
        return Half.REPORTING if odd else Half.TUNING

    def paragraph(self, at: int) -> tuple[int, int]:
        """Start and end of the paragraph that holds the character ``at``."""
        start, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
        return start, len(self.text) if end < 0 else end

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, without blanks around them."""
        return tuple(p.strip() for p in self.text.split("\n") if p.strip())


def read_articles(paths: Sequence[Path]) -> tuple[Article, ...]:
    """The articles of the files that have quotations, each text once.

    Raises:
        InputError: if a file cannot be read or is of another form; the message names file and line.

    """
    found: dict[str, Article] = {}
    for path in paths:
        for number, record in records(path):
            try:
                for item in record.get("accounts", (record,)):
                    article = _article(item)
                    if article.quotations:
                        found.setdefault(article.text, article)
            except (KeyError, TypeError, AttributeError, ValueError) as error:
                raise malformed(path, number, "has no id and text, or no accounts with them") from error
    if not found:
        raise InputError(
            ", ".join(map(str, paths)), "have no quotations", "give files of JSON Lines, an article a line"
        )
    return tuple(sorted(found.values(), key=lambda article: article.id))


def grams(text: str) -> frozenset[int]:
    """The runs of five words of a text, as numbers that are the same on every run."""
    forms = re.findall(r"\w+", text.lower())
    return frozenset(
        int.from_bytes(hashlib.blake2b(" ".join(forms[at : at + _GRAM]).encode(), digest_size=6).digest(), "big")
        for at in range(len(forms) - _GRAM + 1)
    )


def _article(item: Mapping[str, Any]) -> Article:
    text = str(item["text"])
    identity = str(item["id"])
    contents = sorted(
        (
            (content["start"], content["end"], attribution["source"])
            for attribution in item.get("attributions", ())
            for content in attribution["content"]
            if attribution["source"]
        ),
        key=lambda content: content[:2],
    )
    return Article(
        id=identity,
        text=text,
        quotations=tuple(_quotations(identity, text, contents)),
        grams=grams(text),
    )


def _quotations(identity: str, text: str, contents: list[tuple[int, int, Any]]) -> Iterator[Quoted]:
    seen: set[str] = set()
    for match in _MARKED.finditer(text):
        group = 1 if match[1] is not None else 2
        words = match[group]
        if (
            words in seen
            or _interrupted(text, *match.span(group))
            or not _whole(text, match.start())
            or not 8 <= len(words.split()) <= 90
        ):
            continue
        seen.add(words)
        yield Quoted(
            article=identity,
            start=match.start(group),
            end=match.end(group),
            words=words,
            name=_name(text, match.start(group), match.end(group), contents),
        )


def _whole(text: str, at: int) -> bool:
    """Whether the paragraph, and the one before it, close all the marks that they open."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    before = text[:start].rstrip()
    for paragraph in (text[start : len(text) if end < 0 else end], before[before.rfind("\n") + 1 :]):
        if paragraph.count('"') % 2 or paragraph.count("“") != paragraph.count("”"):
            return False
    return True


def _interrupted(text: str, start: int, end: int) -> bool:
    """Whether the words are a part of a sentence that their source interrupts."""
    after = _NEXT.match(text, end)
    before = text[max(0, start - 200) : start]
    return after is not None or _BEFORE.search(before) is not None


def _name(text: str, start: int, end: int, contents: list[tuple[int, int, Any]]) -> str | None:
    """The name of the source over these words, in the longest form that the article has of it."""
    last = bisect_right(contents, end, key=lambda content: int(content[0]))
    over = [c for c in contents[:last] if 2 * (min(end, c[1]) - max(start, c[0])) > end - start]
    if not over:
        return None
    _, _, source = min(over, key=lambda c: (c[1] - c[0], c[0]))
    told = " ".join(text[s["start"] : s["end"]] for s in source).partition(",")[0]
    names = _NAME.findall(told)
    if not names:
        return None
    parts = [part for part in names[-1].split() if part.rstrip(".") not in _TITLES]
    if not parts or any(part.isupper() and len(part) > 2 for part in parts):
        return None
    if len(parts) == 1:
        longer = re.search(rf"\b((?:[A-Z][a-z]+ ){{1,2}}){re.escape(parts[0])}\b", text)
        if longer is None:
            return None
        parts = [p for p in longer[1].split() if p not in _TITLES] + parts
    # Whom an article calls by the last name alone is a person.
    alone = re.search(rf"(?<!{re.escape(parts[-2])} )\b{re.escape(parts[-1])}\b" if len(parts) > 1 else "$.", text)
    return " ".join(parts) if alone else None
