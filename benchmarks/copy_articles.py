"""Articles to plant copies in: of made-up words, or a corpus's own as cleaning leaves them."""

import gzip
import json
import math
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from according.clean import clean
from according.read import Source, extract

_EDITED = 0.02
_OUTLETS = 60
_FIRST_DAY = date(2024, 1, 1)
_FUNCTION = """the of and to a in that is was for on it with as at by he she from be this have are had not but they an
which were their has who will would one all been when there more its after also said over about out up into no than
other could two first new some what only""".split()
_STOCK = (
    "did not immediately respond to a request for comment",
    "in the wake of the decision",
    "for the first time in more than a decade",
    "who asked not to be named because the talks are private",
    "according to people familiar with the matter",
    "it was not immediately clear why",
    "on condition of anonymity",
    "the first of its kind in the country",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence with their punctuation; ``quoted`` where it stands in quotation marks."""

    tokens: tuple[str, ...]
    quoted: bool = False


@dataclass(slots=True)
class Article:
    """An article: paragraphs of sentences under a headline, of an outlet on a day."""

    outlet: str
    day: date
    headline: str
    paragraphs: list[list[Sentence]]
    foot: str = ""

    @property
    def text(self) -> str:
        """The article as plain text, a blank line between paragraphs."""
        body = [" ".join(" ".join(s.tokens) for s in paragraph) for paragraph in self.paragraphs]
        return "\n\n".join([part for part in (self.headline, *body, self.foot) if part])


class Writer:
    """Articles of made-up words: few are common and most are rare, as in a language, with turns of phrase between."""

    #: Whether a sentence may be cut where so many words are wanted.
    cuts = True

    def __init__(self, seed: int, least: int = 300) -> None:
        self._random = random.Random(seed)  # noqa: S311 — nothing secret: the same documents on every run
        self._least = least
        syllables = [
            c + v for c in "b c d f g h k l m n p r s t v w st tr pl".split() for v in "a e i o u ai ou".split()
        ]
        ends = ["", "n", "r", "l", "s", "nd", "rt", "m"]
        seen: dict[str, None] = {}
        while len(seen) < 30_000:
            seen[
                "".join(self._random.choices(syllables, k=self._random.choice((1, 2, 2, 3))))
                + self._random.choice(ends)
            ] = None
        # Nobody speaks here but in marks.
        self._words = [{"we": "wew", "me": "mem"}.get(word, word) for word in seen]
        self._weights = _cumulated(len(self._words))
        self._outlets = [(f"Outlet {n:02}", self._foot()) for n in range(_OUTLETS)]

    def article(self, length: int | None = None) -> Article:
        """One more article, of some 460 words at the mean."""
        wanted = length or max(self._least, min(2_000, round(self._random.lognormvariate(5.8, 0.5))))
        outlet, foot = self._random.choice(self._outlets)
        paragraphs: list[list[Sentence]] = []
        while wanted > 0:
            paragraph = [self._sentence() for _ in range(self._random.randint(1, 4))]
            if self._random.random() < 0.15:
                paragraph.append(in_marks(self._sentence().tokens))
                paragraph.append(Sentence((*self._plain(2), "said.")))
            wanted -= sum(len(s.tokens) for s in paragraph)
            paragraphs.append(paragraph)
        headline = " ".join(self._plain(9)).capitalize()
        return Article(outlet, _FIRST_DAY + timedelta(self._random.randrange(90)), headline, paragraphs, foot)

    def edited(self, tokens: Sequence[str]) -> list[str]:
        """The tokens with one word in fifty replaced, left out or followed by another."""
        out: list[str] = []
        for token in tokens:
            if self._random.random() >= _EDITED:
                out.append(token)
                continue
            out.extend(self._random.choice(((), tuple(self._plain(1)), (token, *self._plain(1)))))
        return out

    def _sentence(self) -> Sentence:
        tokens = self._plain(self._random.randint(8, 28))
        if self._random.random() < 0.06:
            tokens += self._random.choice(_STOCK).split()
        return Sentence((tokens[0].capitalize(), *tokens[1:-1], tokens[-1] + "."))

    def _plain(self, count: int) -> list[str]:
        rare = self._random.choices(self._words, cum_weights=self._weights, k=count)
        return [self._random.choice(_FUNCTION) if self._random.random() < 0.45 else word for word in rare]

    def _foot(self) -> str:
        return " ".join(self._plain(self._random.randint(25, 45))).capitalize() + "."


class Reader(Writer):
    """Articles of a corpus as cleaning leaves them, in a shuffled order; a paragraph is taken whole or not at all."""

    cuts = False

    def __init__(self, path: Path, seed: int) -> None:
        super().__init__(seed)
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        self._records = [record for record in records if len(record["text"].split()) >= self._least]
        self._random.shuffle(self._records)

    def article(self, length: int | None = None) -> Article:  # noqa: ARG002 — a real one is as long as it is
        """The next article of the corpus."""
        if not self._records:
            raise EOFError
        record = self._records.pop()
        document = clean(extract(Source(name="article.txt", data=record["text"].encode())))
        told = [" ".join(region.span.of(document.text).split()) for region in document.telling]
        day = date.fromisoformat(record["date"][:10]) if record.get("date") else _FIRST_DAY
        paragraphs = [[Sentence(tuple(text.split()), _mostly_in_marks(text))] for text in told]
        return Article(record.get("outlet") or "", day, record.get("title") or "", paragraphs)


def _mostly_in_marks(text: str) -> bool:
    inside = sum(len(part) for part in re.findall(r"“[^”]*|\"[^\"]*", text))
    return 3 * inside > len(text)


def in_marks(tokens: Sequence[str]) -> Sentence:
    """Words as a quotation in its marks, with a comma before the speaker."""
    return Sentence((f"“{tokens[0]}", *tokens[1:-1], f"{tokens[-1].rstrip('.')},”"), quoted=True)


def _cumulated(count: int) -> list[float]:
    """Weights by rank, summed up: the tenth is a tenth as common as the first."""
    total, weights = 0.0, []
    for rank in range(1, count + 1):
        total += 1 / math.sqrt(rank) / math.sqrt(rank + 2)
        weights.append(total)
    return weights
