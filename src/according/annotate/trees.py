"""The sentences' trees: which verb a stretch of text turns on, and where any word stands to it."""

from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum, auto

from according.core import Span, Syntax

#: Relations by which a clause hangs on a word as something told beside it, not as the telling itself.
_BESIDE = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "csubj", "csubj:pass", "csubj:outer", "appos"})
#: Relations of what goes on with the same subject: whether it shares the main verb's standing, a tree does not tell.
_GOES_ON = frozenset({"xcomp", "conj", "parataxis", "dep", "reparandum", "list", "discourse", "vocative"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
#: A chain of heads longer than this comes of a broken tree.
_DEEP = 60


class Standing(Enum):
    """Where a clause stands to the one that a stretch turns on."""

    MAIN = auto()
    BESIDE = auto()
    SAID = auto()
    UNSURE = auto()


class Trees:
    """A document's trees, looked up by place. ``syntax`` is in the order of the text."""

    def __init__(self, text: str, syntax: Syntax) -> None:
        self.text, self.syntax = text, syntax
        self._starts = [word.start for word in syntax.words]
        self._children: list[list[int]] = [[] for _ in syntax.words]
        for number, head in enumerate(syntax.heads):
            if head != number:
                self._children[head].append(number)
        #: The clauses with a subject of their own that follow another one of the same rank.
        self.following = [
            number
            for number, relation in enumerate(syntax.relations)
            if relation in ("conj", "parataxis") and self.has_subject(number)
        ]

    def within(self, span: Span) -> range:
        """The words that begin inside ``span``."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def last_before(self, end: int) -> int:
        """The last word that begins before ``end``, -1 if none does."""
        return bisect_left(self._starts, end) - 1

    def form(self, word: int) -> str:
        """The word in lower case, its apostrophe straight."""
        return self.syntax.words[word].of(self.text).lower().replace("’", "'")

    def children(self, word: int) -> list[int]:
        """What hangs on a word, in the order of the text."""
        return self._children[word]

    def has_subject(self, word: int) -> bool:
        """Whether a clause has a subject of its own."""
        return any(self.syntax.relations[child] in _SUBJECT for child in self._children[word])

    def marked(self, word: int) -> bool:
        """Whether a clause is brought in by *that*, *whether*, *if* and the like."""
        return any(self.syntax.relations[child] == "mark" for child in self._children[word])

    def hangs(self, word: int) -> bool:
        """Whether a clause stands beside what is told: a relative one, one of time or of cause."""
        return self.syntax.heads[word] != word and self.syntax.relations[word] in _BESIDE

    def finite(self, word: int) -> bool:
        """Whether a verb, or one of its auxiliaries, is finite."""
        return any(
            self.syntax.tags[part] in ("VBD", "VBZ", "VBP", "MD")
            for part in (word, *self._children[word])
            if part == word or self.syntax.relations[part].startswith(("aux", "cop"))
        )

    def is_clause(self, word: int) -> bool:
        """Whether a word is a verb or what a copula joins to a subject."""
        return self.syntax.pos[word] in ("VERB", "AUX") or any(
            self.syntax.relations[child] in _SUBJECT or self.syntax.relations[child] == "cop"
            for child in self._children[word]
        )

    def tops(self, words: range) -> list[int]:
        """Those of ``words`` that hang on nothing among them, but for marks."""
        return [
            word
            for word in words
            if self.syntax.pos[word] != "PUNCT"
            and (self.syntax.heads[word] == word or self.syntax.heads[word] not in words)
        ]

    def main(self, words: range) -> int | None:
        """The word that ``words`` turn on: the main verb, or the noun of words without one; None if that is not clear.

        Of "The pool is closed, officials said" it is *closed*: the saying stands beside it.
        """
        tops = self.tops(words)
        clauses = [top for top in tops if self.is_clause(top)]
        if len(clauses) > 1:
            free = [top for top in clauses if self.syntax.relations[top] not in _BESIDE]
            roots = [top for top in free if self.syntax.heads[top] == top]
            clauses = roots or free
        if len(clauses) != 1:
            return tops[0] if len(tops) == 1 else None
        [main] = clauses
        for child in self._children[main]:
            if child not in words or child > main or self.syntax.relations[child] != "ccomp":
                continue
            if self.is_clause(child) and not self.marked(child):
                return child
        return main

    def standing(self, clause: int, main: int, words: range) -> Standing:
        """Where the clause of a word stands to ``main``; SAID: in what the main verb brings ("said that …")."""
        sure, at = True, clause
        for _ in range(_DEEP):
            if at == main:
                return Standing.MAIN if sure else Standing.UNSURE
            head, relation = self.syntax.heads[at], self.syntax.relations[at]
            if head == at or head not in words:
                return Standing.UNSURE
            if relation in _BESIDE:
                return Standing.BESIDE
            if relation == "ccomp":
                return Standing.SAID if at > head else Standing.UNSURE
            if relation in _GOES_ON:
                sure = False
            elif self.is_clause(at):
                # A clause that stands for a noun: "the fear of what he might do".
                return Standing.BESIDE
            at = head
        return Standing.UNSURE

    def up(self, word: int) -> Iterator[tuple[str, int]]:
        """The relation and the head of a word, of its head, and so on up to the root."""
        for _ in range(_DEEP):
            head = self.syntax.heads[word]
            if head == word:
                return
            yield self.syntax.relations[word], head
            word = head
