"""The tree of a document's words: heads of phrases and what is set beside them, as the reading model parsed them."""

from bisect import bisect_left
from collections import defaultdict

from according.core import Span, Syntax

#: Relations by which a word only names over again what its head names: "director Ada Lind", "the mayor, Ada Lind".
_SAME = frozenset({"appos", "flat", "nmod:desc"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLAUSE = "acl:relcl"
#: How many steps up a tree are taken: a parser may err, and a circle has no end.
_STEPS = 12


class Tree:
    """Dependencies by place in the text; words are told by their position in ``syntax.words``."""

    def __init__(self, syntax: Syntax) -> None:
        self.words, self.pos, self.heads, self.relations = syntax.words, syntax.pos, syntax.heads, syntax.relations
        self._starts = [word.start for word in syntax.words]
        self._children: dict[int, list[int]] = defaultdict(list)
        for word, head in enumerate(syntax.heads):
            if head != word:
                self._children[head].append(word)

    def within(self, span: Span) -> range:
        """The words that begin in ``span``."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def head(self, span: Span) -> int | None:
        """The word of ``span`` on which its others hang; None where nothing was read or the parse tells no noun."""
        inside = self.within(span)
        tops = [
            word
            for word in inside
            if (self.heads[word] == word or self.heads[word] not in inside) and self.pos[word] in _NOMINAL
        ]
        return tops[0] if len(tops) == 1 else next((w for w in tops if self.relations[w].startswith("nsubj")), None)

    def children(self, word: int, relation: str) -> list[int]:
        """The words that hang on ``word`` by ``relation``, in the order of the text."""
        return [child for child in self._children.get(word, ()) if self.relations[child] == relation]

    def beside(self, span: Span) -> list[int]:
        """The common nouns that say what the name at ``span`` is: set beside it, or its predicate."""
        top = self.head(span)
        if top is None:
            return []
        found = self.children(top, "appos")
        if self.relations[top] in _SAME:
            found.append(self.heads[top])
        if self.relations[top] == "nsubj" and self.children(self.heads[top], "cop"):
            found.append(self.heads[top])
        found += [clause for clause in self.children(top, _CLAUSE) if self.children(clause, "cop")]
        return [word for word in found if self.pos[word] == "NOUN"]

    def antecedent(self, span: Span) -> int | None:
        """The word that the relative pronoun at ``span`` stands for."""
        inside = self.within(span)
        word = inside[0] if inside else None
        for _ in range(_STEPS):
            if word is None or self.heads[word] == word:
                return None
            if self.relations[word] == _CLAUSE:
                return self.heads[word]
            word = self.heads[word]
        return None
