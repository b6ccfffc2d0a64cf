"""The scoreboard of headlines: claims, each against a whole article, that say other or more than it, or do not.

A file of JSON Lines has an article a line: ``id``, ``text`` and ``summaries``, each with ``id``, ``text``,
``consistent`` and ``edit_types`` (SummEdits, Laban et al., EMNLP 2023). A claim is set over its article as a headline.

Two things are measured: whether the claim's doubt, a number that tells how little the article bears it out, stands
above a threshold, which was chosen on the half of the articles that is for tuning; and whether the comparison would
show a finding, which needs far more.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from according.annotate import annotate
from according.compare.gaps.headline import examined
from according.core import (
    Document,
    Encoder,
    Models,
    OriginMap,
    PairScorer,
    RawInput,
    Region,
    RegionKind,
    Span,
)
from according.evaluate.events import Half
from according.evaluate.lines import malformed, records

#: From this doubt on a claim is taken to say other or more than its article; chosen on the articles for tuning.
THRESHOLD = 0.68

#: Called after each claim with how many are done, of how many.
Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim over an article: whether the article bears it out, and how it was changed where it does not."""

    id: str
    text: str
    consistent: bool
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article and the claims to judge by it."""

    id: str
    text: str
    claims: tuple[Claim, ...]

    @property
    def half(self) -> Half:
        """Tuning where the SHA-256 of the id is even, so that it does not depend on which other articles there are."""
        odd = int(hashlib.sha256(self.id.encode("utf-8")).hexdigest(), 16) % 2
        return Half.REPORTING if odd else Half.TUNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim with its doubt (None without a scorer of pairs) and the rules by which findings would be shown."""

    article: Article
    claim: Claim
    doubt: float | None
    shown: tuple[str, ...]

    @property
    def doubted(self) -> bool:
        """Whether the claim is taken to say other or more than its article."""
        return bool(self.shown) or (self.doubt is not None and self.doubt >= THRESHOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How many claims that say other or more are found, and how many of the rest are left alone."""

    found: int
    other: int
    quiet: int
    borne: int

    @property
    def balanced(self) -> float:
        """The mean of the two shares, which is 0.5 by chance."""
        return (self.found / max(1, self.other) + self.quiet / max(1, self.borne)) / 2

    def record(self) -> dict[str, float]:
        """The counts and their balanced accuracy."""
        return {
            "found": self.found,
            "other": self.other,
            "quiet": self.quiet,
            "borne_out": self.borne,
            "balanced_accuracy": round(self.balanced, 4),
        }


def accuracy(judged: Sequence[Judged], said: Callable[[Judged], bool]) -> Accuracy:
    """The accuracy of saying, of each claim, whether it says other or more than its article."""
    other = [said(one) for one in judged if not one.claim.consistent]
    borne = [said(one) for one in judged if one.claim.consistent]
    return Accuracy(found=sum(other), other=len(other), quiet=len(borne) - sum(borne), borne=len(borne))


def read_articles(path: Path) -> tuple[Article, ...]:
    """The articles of a file with their claims.

    Raises:
        InputError: at the first line of another form; the message names file and line.

    """
    return tuple(_article(path, number, row) for number, row in records(path))


def run(
    articles: Sequence[Article], models: Models, scorer: PairScorer | None, *, done: Done | None = None
) -> list[Judged]:
    """Every claim judged; what ``models`` encode is encoded once, however many claims stand over an article."""
    count, every = 0, sum(len(article.claims) for article in articles)
    found: list[Judged] = []
    for article in articles:
        held = Models(encoder=None if models.encoder is None else _Kept(models.encoder))
        for claim in article.claims:
            seen = examined(annotate(_over(claim.text, article.text), held), scorer, every=True)
            doubt = max((support.doubt for support in seen.supports), default=None)
            shown = tuple(dict.fromkeys(gap.rule for gap in seen.gaps))
            found.append(Judged(article=article, claim=claim, doubt=doubt, shown=shown))
            count += 1
            if done is not None:
                done(count, every)
    return found


class _Kept:
    """An encoder that keeps what it has encoded."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit-length row a text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._vectors[text] for text in texts]) if texts else self._encoder.encode(texts)


def _over(claim: str, text: str) -> Document:
    """An article with a claim as its headline."""
    claim = " ".join(claim.split())
    whole = f"{claim}\n\n{text}"
    regions = [Region(kind=RegionKind.HEADLINE, span=Span(0, len(claim)))]
    at = len(claim) + 2
    for paragraph in text.split("\n"):
        if paragraph.strip():
            regions.append(Region(kind=RegionKind.BODY, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    return Document(
        id=hashlib.sha256(whole.encode()).hexdigest()[:16],
        path="claim",
        language="en",
        text=whole,
        regions=tuple(regions),
        raw=RawInput(sha256="", size=len(whole), media_type="text/plain", encoding="utf-8", extractor=""),
        origin=OriginMap.identity(len(whole)),
    )


def _article(path: Path, number: int, row: Mapping[str, Any]) -> Article:
    try:
        claims = tuple(
            Claim(
                id=str(claim["id"]),
                text=_words(claim["text"]),
                consistent=_truth(claim["consistent"]),
                changes=tuple(map(str, claim.get("edit_types") or ())),
            )
            for claim in row["summaries"]
        )
        return Article(id=str(row["id"]), text=_words(row["text"]), claims=claims)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise malformed(path, number, f"is no article with claims ({type(error).__name__}: {error})") from error


def _words(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text is empty or none")
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("consistent is neither true nor false")
    return value
