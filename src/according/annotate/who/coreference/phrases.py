"""Noun phrases: every stretch of a text that may refer to something, read off the trees of its sentences."""

from dataclasses import dataclass

from according.core import Syntax

#: What belongs to a noun phrase besides its head.
_INSIDE = frozenset(
    """det det:predet amod nummod nmod nmod:poss nmod:desc nmod:unmarked compound flat fixed goeswith acl acl:relcl
    cc:preconj appos list reparandum case punct""".split()
)
#: Of these, what is left out where the phrase is shown, and what only ends up inside by what surrounds it.
_LOOSE = frozenset({"acl", "acl:relcl", "appos", "list", "reparandum"})
_EDGES = frozenset({"case", "punct", "cc"})
#: Within how many words of its month a year belongs to a date.
_NEAR = 4
_PART = frozenset({"fixed", "flat", "goeswith", "expl", "reparandum"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_ARGUMENT = frozenset(
    """nsubj nsubj:pass nsubj:outer obj iobj obl obl:agent obl:unmarked nmod nmod:poss nmod:unmarked conj appos root
    dislocated vocative parataxis""".split()
)
#: What an adjective has that stands for a noun: "the dead", "many of them".
_OF_A_NOUN = frozenset({"det", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "cop"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, in words: ``[first, end)`` with all that belongs to it, ``[first, stop)`` without loose clauses.

    ``joined`` is the last conjunct's head where the phrase is a row of several ("Ada and Bob"), else None.
    """

    head: int
    first: int
    end: int
    stop: int
    joined: int | None = None


def phrases(syntax: Syntax) -> list[Phrase]:
    """The noun phrases of a text in the order of their first words, the longer before the shorter."""
    count = len(syntax.words)
    relations, heads, pos = syntax.relations, syntax.heads, syntax.pos
    children: list[list[int]] = [[] for _ in range(count)]
    for word, head in enumerate(heads):
        if head != word:
            children[head].append(word)
    low, high = _extents(heads)
    found = []
    for word in range(count):
        if not _heads_phrase(word, syntax, children):
            continue
        first, end, stop = _span(word, syntax, children, low, high)
        found.append(Phrase(word, first, end, stop))
        if relations[word] != "conj":
            rest = [c for c in children[word] if relations[c] == "conj" and pos[c] in _NOMINAL]
            if rest:
                _, last, cut = _span(rest[-1], syntax, children, low, high)
                found.append(Phrase(word, first, last, cut, rest[-1]))
    found.sort(key=lambda p: (p.first, -p.end, p.head))
    return found


def _extents(heads: tuple[int, ...]) -> tuple[list[int], list[int]]:
    """The first and last word under each word."""
    count = len(heads)
    low, high = list(range(count)), list(range(count))
    waiting = [0] * count
    for word, head in enumerate(heads):
        if head != word:
            waiting[head] += 1
    ready = [word for word in range(count) if not waiting[word]]
    while ready:
        word = ready.pop()
        head = heads[word]
        if head == word:
            continue
        low[head], high[head] = min(low[head], low[word]), max(high[head], high[word])
        waiting[head] -= 1
        if not waiting[head]:
            ready.append(head)
    return low, high


def _heads_phrase(word: int, syntax: Syntax, children: list[list[int]]) -> bool:
    relation, tag, pos = syntax.relations[word], syntax.tags[word], syntax.pos[word]
    if relation in _PART or tag in ("WDT", "WP", "WRB", "EX", "WP$"):
        return False
    if tag in ("PRP", "PRP$"):
        return True
    if pos in _NOMINAL:
        return True
    if pos == "NUM":
        return relation in _ARGUMENT or (tag == "CD" and relation == "nmod:unmarked")
    if tag in ("DT", "VBG"):
        return relation in _ARGUMENT and relation not in ("root", "conj", "parataxis", "appos")
    if pos == "ADJ":
        return relation in _ARGUMENT and any(syntax.relations[c] in _OF_A_NOUN for c in children[word])
    return False


def _span(
    word: int, syntax: Syntax, children: list[list[int]], low: list[int], high: list[int]
) -> tuple[int, int, int]:
    relations = syntax.relations
    first = last = stop = word
    predicate = any(relations[c] in _SUBJECTS for c in children[word])
    for child in children[word]:
        relation = relations[child]
        if child < word:
            if relation in ("case", "punct", "cc", "mark", "cop", "nsubj", "discourse", "parataxis", "conj"):
                continue
            if relation in _INSIDE:
                first = min(first, low[child])
        elif relation in _INSIDE and not (predicate and relation == "punct"):
            if relation == "punct":
                continue
            if relation == "case" and syntax.tags[child] != "POS":
                continue
            set_off = syntax.pos[low[child]] == "PUNCT" or syntax.pos[low[child] - 1] == "PUNCT"
            dated = syntax.pos[child] == "NUM" and child - word < _NEAR
            if relation == "appos" or (set_off and not dated and relation not in ("acl", "acl:relcl", "flat")):
                continue
            last = max(last, high[child])
            if relation not in _LOOSE:
                stop = max(stop, high[child])
    while first < word and (syntax.pos[first] == "PUNCT" or relations[first] in _EDGES):
        first += 1
    while last > word and syntax.pos[last] == "PUNCT":
        last -= 1
    return first, last + 1, stop + 1
