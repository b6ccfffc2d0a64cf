"""Noun phrases around a word, as far as parts of speech and the words' own trees tell them."""

import re

from according.annotate.trees import Trees
from according.annotate.who.lexicon import CALENDAR

_HYPHENS = frozenset("-‑–")
_OPEN, _CLOSE = '“"‘', '”"’'
#: What a noun phrase ends at: marks, and what goes on with another clause.
_STOP = re.compile(r"[,.;:!?()\[\]—–…]|--|\s-\s")
#: Relations of a word before a noun that belongs to the noun's phrase.
_BEFORE = frozenset(
    "amod compound nmod:desc flat punct appos dep nmod nmod:unmarked advmod nummod obl:unmarked conj cc".split()
)
#: Relations by which a name hangs on the noun before it: "mayor Ada Lind".
_NAMED = ("flat", "appos", "nmod:desc")
_NO_LEFT = frozenset("nsubj nsubj:pass obj iobj obl obl:agent ccomp xcomp advcl parataxis vocative".split())
#: Tags of words that bring a clause, and of verbs that need one.
_CLAUSE = ("WP", "WDT", "WP$", "WRB")
_FINITE = ("MD", "VBD", "VBZ", "VBP")
#: Words of a noun phrase beyond which it is cut at its first clause, or given up.
LONGEST = 16


class Phrases:
    """The noun phrases of one document."""

    def __init__(self, trees: Trees) -> None:
        self.trees, self.text, self.syntax = trees, trees.text, trees.syntax
        self.words = trees.syntax.words

    def gap(self, left: int, right: int) -> str:
        """What stands between two words."""
        return self.text[self.words[left].end : self.words[right].start]

    def form(self, word: int) -> str:
        """A word in lower case."""
        return self.trees.form(word)

    def before(self, first: int) -> int:
        """Where the words begin that qualify the noun or name beginning with word ``first``; ``first`` if none do.

        Only adjectives, nouns, names and participles count, up to the determiner; each has to hang as such words do.
        """
        start = at = first
        while at > 0:
            word = at - 1
            gap, joined = self.gap(word, at), self.gap(word, at) == "" and at < len(self.words)
            pos, relation = self.syntax.pos[word], self.syntax.relations[word]
            form = self.form(word)
            if gap.strip() or "\n" in gap:
                break
            if form in _HYPHENS and joined and word > 0 and self.gap(word - 1, word) == "":
                # A hyphenated word is taken whole, whatever its parts are.
                at = word - 1
                start = at
                continue
            if pos == "PUNCT" and form in _OPEN + _CLOSE and at < first:
                # `a "very special" person`
                at = word
                continue
            named = at == first and self.syntax.heads[first] == word and self.syntax.relations[first] in _NAMED
            if relation in _NO_LEFT and not named and not (pos == "PROPN" and relation == "nsubj" and at == first):
                break
            if pos in ("ADJ", "NOUN", "PROPN") and (named or relation in _BEFORE or self._inside(word, first)):
                if form.endswith("'s"):
                    break
                start = at = word
            elif (pos == "VERB" and relation in ("amod", "compound") and self._participle(word)) or (
                pos == "ADV" and relation == "advmod" and self.syntax.heads[word] in range(at, first + 1)
            ):
                start = at = word
            elif pos == "CCONJ" and form == "and" and self.syntax.pos[at] == "ADJ" and word > 0:
                # "A loyal and tireless supporter".
                if self.syntax.pos[word - 1] != "ADJ" or at == first:
                    break
                at = word
            elif pos == "PUNCT" and form == "," and self.syntax.pos[at] == "ADJ" and word > 0:
                if self.syntax.pos[word - 1] != "ADJ" or self.syntax.heads[word - 1] < at or at == first:
                    break
                at = word
            else:
                break
        return self._unmarked(start, first)

    def _unmarked(self, start: int, first: int) -> int:
        """The start behind a closing mark whose opening one stands before it: no half of what is marked."""
        marks = [w for w in range(start, first) if self.syntax.pos[w] == "PUNCT" and self.form(w) in _OPEN + _CLOSE]
        return marks[-1] + 1 if len(marks) % 2 else start

    def _participle(self, word: int) -> bool:
        """Whether a participle qualifies: any of the past, one of the present before a plain noun ("rising star")."""
        tag = self.syntax.tags[word]
        return tag == "VBN" or (tag == "VBG" and self.syntax.pos[word + 1] == "NOUN")

    def _inside(self, word: int, first: int) -> bool:
        return word < self.syntax.heads[word] <= first + 1

    def owner(self, start: int) -> int:
        """Where the possessor or determiner begins that stands before word ``start``; ``start`` if there is none."""
        at = start - 1
        if at < 0 or self.gap(at, start).strip() or "\n" in self.gap(at, start):
            return start
        tag = self.syntax.tags[at]
        if tag in ("PRP$", "DT"):
            return at
        if tag != "POS" and self.form(at) not in ("'s", "’s", "'"):
            return start
        owner = at - 1
        while owner > 0 and at - owner < 5:
            gap = self.gap(owner - 1, owner)
            if gap.strip() or self.syntax.pos[owner - 1] not in ("PROPN", "NOUN", "ADJ", "PUNCT"):
                break
            if self.syntax.pos[owner - 1] == "PUNCT" and self.form(owner - 1) not in _HYPHENS:
                break
            owner -= 1
        if owner > 0 and self.syntax.tags[owner - 1] in ("DT", "PRP$") and not self.gap(owner - 1, owner).strip():
            owner -= 1
        return max(owner, 0)

    def base(self, first: int, end: int) -> int | None:
        """The last noun of the plain noun phrase that begins with word ``first``; None where none begins there."""
        head = None
        at = first
        while at < end:
            pos, tag, form = self.syntax.pos[at], self.syntax.tags[at], self.form(at)
            if at > first:
                gap = self.gap(at - 1, at)
                if "\n" in gap:
                    break
            if pos in ("NOUN", "PROPN"):
                head = at
            elif tag == "POS" or form in ("'s", "’s"):
                head = None
            elif pos in ("ADJ", "NUM") or tag in ("DT", "PRP$", "CD"):
                if head is not None and tag in ("DT", "PRP$"):
                    break
            elif pos == "PUNCT" and (form in _HYPHENS or form in _OPEN + _CLOSE) and at > first:
                if form in _HYPHENS and self.gap(at - 1, at):
                    break
            elif (
                (pos == "ADV" and self.syntax.pos[at + 1 : at + 2] in (("ADJ",), ("VERB",)) and head is None)
                or (pos == "VERB" and tag in ("VBN", "VBG") and self.syntax.relations[at] == "amod" and head is None)
                or (pos == "CCONJ" and self._joins(at, first))
            ):
                pass
            else:
                break
            at += 1
        return head

    def _joins(self, at: int, first: int) -> bool:
        """Whether "and" joins two words of one phrase: "a lawyer and activist", no second phrase behind it."""
        if at == first or at + 1 >= len(self.words) or self.form(at) not in ("and", "or", "&", "but"):
            return False
        after = self.syntax.tags[at + 1]
        both = self.syntax.pos[at - 1], self.syntax.pos[at + 1]
        return both in (("ADJ", "ADJ"), ("NOUN", "NOUN"), ("NOUN", "ADJ")) and after not in ("DT", "PRP$")

    def close(self, head: int, end: int) -> int | None:
        """The last word of the phrase of ``head`` with what follows up to the next mark; None where that is far off."""
        last, quoted, clause = head, 0, self.syntax.pos[head] not in ("NOUN", "PROPN")
        for at in range(head + 1, min(end, head + LONGEST + 6)):
            gap, form = self.gap(at - 1, at), self.form(at)
            if "\n" in gap or (
                at == head + 1 and form in ("and", "or") and self.syntax.pos[at + 1 : at + 2] == ("PROPN",)
            ):
                return last
            if form in _OPEN and gap:
                quoted += 1
            elif form in _CLOSE and self.syntax.pos[at] == "PUNCT" and not gap:
                if not quoted:
                    return last
                quoted -= 1
            elif self.syntax.pos[at] == "PUNCT" and _STOP.match(form) and not self._within_word(at):
                return last
            tag = self.syntax.tags[at]
            clause = clause or tag in _CLAUSE or form == "that"
            if not clause and tag in _FINITE:
                # "A spokesman for Lind would not say": the comma before it set nothing beside the name.
                return self.narrow(head, last)
            last = at
            if last - head > LONGEST:
                return None
        return last

    def _within_word(self, at: int) -> bool:
        """Whether a mark stands inside a word ("well-known") or a figure ("1,000")."""
        return at + 1 < len(self.words) and not self.gap(at - 1, at) and not self.gap(at, at + 1)

    def narrow(self, head: int, last: int) -> int:
        """The last word of a phrase without the clauses that hang on it: head, of-phrases and places."""
        at = head
        for word in range(head + 1, last + 1):
            tag, pos = self.syntax.tags[word], self.syntax.pos[word]
            if (
                pos in ("VERB", "AUX", "SCONJ")
                or tag in ("WP", "WDT", "WP$", "MD", "WRB", "PRP", "TO")
                or pos == "CCONJ"
            ):
                break
            if self.form(word).rstrip(".") in CALENDAR:
                break
            at = word
        while at > head and self.syntax.pos[at] in ("ADP", "DET", "PUNCT", "ADV"):
            at -= 1
        return at
