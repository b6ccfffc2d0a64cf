"""As many annotated documents as are wanted, made from a few real ones: other words, names, outlets, days and ids."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from according.core import Annotated, Document, content_id
from according.store import Incoming
from according.wiring import Settings, annotate, read

_EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "riverside"
_WORD = re.compile(r"[A-Za-z]{4,}")
_CONSONANTS, _VOWELS = "bcdfghklmnprstvw", "aeiou"
#: Of so many words of the vocabulary the first is the commonest, as words of a language are.
_VOCABULARY = 30_000
OUTLETS = tuple(
    f"{place} {kind}"
    for place in ("Ellery", "Northbank", "Harbour", "Valley", "Capital", "Daily")
    for kind in ("Courier", "News", "Post", "Voice", "Times", "Herald", "Gazette", "Wire")
)
_FIRST_DAY = date(2020, 1, 1)
#: Speakers come back from document to document, some often and most hardly ever.
_PEOPLE = 5_000


def models() -> list[Annotated]:
    """Real annotated documents of about 450 words: the accounts of the examples, two and two in one text."""
    told = [row.text for row in read(sorted(map(str, _EXAMPLES.iterdir())), Settings()) if isinstance(row, Document)]
    with TemporaryDirectory() as folder:
        names = []
        for number, (first, second) in enumerate(permutations(told, 2)):
            names.append(Path(folder, f"account-{number:02}.txt"))
            names[-1].write_text(f"{first}\n\n{second}", encoding="utf-8")
        return [row for row in annotate([str(name) for name in names], Settings()) if isinstance(row, Annotated)]


class Varied:
    """Documents made from ``bases``: every place keeps its length, so that all annotations stay where they are.

    The commonest words stay; four in five others become words of the same length from a vocabulary in which, as in a
    language, few are common and most are rare. Speakers get names of the same lengths.
    """

    def __init__(self, bases: Sequence[Annotated], seed: int = 7) -> None:
        self._random = random.Random(seed)  # noqa: S311 — nothing secret: the same documents on every run
        self._bases = [_Base(base) for base in bases]
        self._words = self._vocabulary()
        self._number = 0

    def _vocabulary(self) -> dict[int, list[str]]:
        """By length, words in the order of how common they are; the real ones of the bases come first."""
        seen: dict[int, dict[str, None]] = {}
        for base in self._bases:
            for word in _WORD.findall(base.annotated.document.text):
                seen.setdefault(len(word), {})[word.lower()] = None
        for length in range(4, 20):
            words = seen.setdefault(length, {})
            while len(words) < _VOCABULARY // 12:
                words["".join(self._random.choice((_CONSONANTS, _VOWELS)[at % 2]) for at in range(length))] = None
        return {length: list(words) for length, words in seen.items()}

    def some(self, count: int) -> list[Incoming]:
        """The next ``count``."""
        return [self._one() for _ in range(count)]

    def batches(self, count: int, size: int) -> Iterator[list[Incoming]]:
        """The next ``count``, in batches."""
        for start in range(0, count, size):
            yield self.some(min(size, count - start))

    def _one(self) -> Incoming:
        self._number += 1
        base, chance = self._random.choice(self._bases), self._random
        pieces, words = list(base.pieces), self._words
        for at in base.open:
            if chance.random() < 0.8:
                piece = pieces[at]
                pool = words[len(piece)]
                other = pool[int(len(pool) * chance.random() ** 3)]
                pieces[at] = other.capitalize() if piece[0].isupper() else other
        names: dict[str, str] = {}
        for at in base.named:
            piece = pieces[at]
            if piece not in names:
                names[piece] = self._name(len(piece), int(_PEOPLE * chance.random() ** 3))
            pieces[at] = names[piece]
        text = "".join(pieces)
        entities = tuple(
            replace(one, name=_WORD.sub(lambda word: names.get(word[0], word[0]), one.name))
            for one in base.annotated.entities
        )
        outlet = OUTLETS[int(len(OUTLETS) * chance.random() ** 2)]
        data = text.encode()
        day = (_FIRST_DAY + timedelta(days=chance.randrange(2000))).isoformat()
        document = replace(
            base.annotated.document,
            id=content_id("d", self._number, text[:40]),
            path=f"{self._number:07}.txt",
            title=text[: text.index("\n")],
            outlet=outlet,
            url=f"https://{outlet.replace(' ', '-').lower()}.example/{day}/{self._number}",
            published=day,
            text=text,
            raw=replace(base.annotated.document.raw, sha256=f"{self._number:064x}", size=len(data)),
        )
        return Incoming(
            annotated=replace(base.annotated, document=document, entities=entities), raw=data, model="bench"
        )

    def _name(self, length: int, rank: int) -> str:
        made = random.Random(rank * 31 + length)  # noqa: S311
        return "".join(made.choice((_CONSONANTS, _VOWELS)[at % 2]) for at in range(length)).capitalize()


class _Base:
    """A real document cut into words and what stands between; which words may change, and which are names."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        text = annotated.document.text
        spoken = {a.speaker for a in annotated.attributions}
        names = {
            word
            for entity in annotated.entities
            if entity.id in spoken
            for mention in entity.naming
            for word in _WORD.findall(annotated.words(mention.span))
        }
        self.pieces = re.findall(r"[A-Za-z]+|[^A-Za-z]+", text)
        words = [at for at, piece in enumerate(self.pieces) if _WORD.fullmatch(piece)]
        self.named = [at for at in words if self.pieces[at] in names]
        self.open = [at for at in words if self.pieces[at] not in names and self.pieces[at].lower() not in _KEPT]


#: Words that stay, as the commonest of a language do in every text.
_KEPT = frozenset(
    """that with from have this they said were been their would which there about will more when into also after
    could than other some them what only people first over council city park year before told says""".split()
)
