"""Where the trees put a border between two main clauses of a stretch, and where they let none stand."""

from bisect import bisect_left

from according.annotate.predicates import conditioned
from according.annotate.trees import Trees
from according.core import Span

#: Between these and their head no clause ends.
_TIGHT = frozenset(
    """nsubj nsubj:pass nsubj:outer expl aux aux:pass cop obj iobj det amod compound case mark fixed flat
    nmod:poss""".split()
)
_MARKS = frozenset({",", ";", "—", "–", "--"})
_JOINTS = frozenset({"and", "but", "yet", "so", "or", "while", "whereas"})
#: A clause that hangs so on another is no telling of its own.
_WITHIN = frozenset({"acl", "acl:relcl", "advcl:relcl", "csubj", "csubj:pass", "xcomp"})
_DEEP = 60


def borders(trees: Trees, span: Span) -> list[int]:
    """The places in the text where a further main clause with a subject of its own begins, its joint with it."""
    words = trees.within(span)
    at = bisect_left(trees.following, words.start)
    if at == len(trees.following) or trees.following[at] >= words.stop:
        return []
    main = trees.main(words)
    if main is None or not trees.is_clause(main) or conditioned(trees, main, words):
        return []
    mains = [main]
    found: list[int] = []
    for clause in trees.following[at:]:
        if clause >= words.stop:
            break
        if trees.syntax.heads[clause] not in mains or clause < mains[-1] or trees.syntax.pos[clause] == "PUNCT":
            continue
        edge = _begins(trees, clause, words)
        if edge is None or _straddles(trees, edge, words):
            continue
        mains.append(clause)
        found.append(trees.syntax.words[edge].start)
    return found


def parts_clauses(trees: Trees, span: Span, at: int) -> bool:
    """Whether nothing in the tree speaks against a border before the word at ``at``."""
    words = trees.within(span)
    edge = trees.last_before(at + 1)
    if edge not in words or edge == words.start:
        return True
    if _straddles(trees, edge, words):
        return False
    main = trees.main(range(words.start, edge))
    for word in range(edge, words.stop):
        head = trees.syntax.heads[word]
        if words.start <= head < edge and trees.syntax.relations[word] == "conj" and trees.is_clause(word):
            # A clause that goes on within another that hangs on the main verb: "if it rains, and the pool is closed".
            return main is None or not _hangs(trees, head, main, words)
    return True


def _begins(trees: Trees, clause: int, words: range) -> int | None:
    """The first word of a clause with its joint; None if its words do not stand together up to there."""
    first = clause
    for _ in range(_DEEP):
        below = trees.children(first)
        if not below or below[0] > first or below[0] not in words:
            break
        first = below[0]
    if not all(_under(trees, word, clause) or trees.syntax.pos[word] == "PUNCT" for word in range(first, clause)):
        return None
    # Where the comma is hung is chance; it stands before the joint.
    while first - 1 in words and trees.form(first - 1) in _MARKS:
        first -= 1
    if first <= max(words.start, trees.syntax.heads[clause]):
        return None
    return first if trees.form(first) in _JOINTS or trees.form(first) in _MARKS else None


def _under(trees: Trees, word: int, clause: int) -> bool:
    for _ in range(_DEEP):
        if word == clause:
            return True
        head = trees.syntax.heads[word]
        if head == word:
            return False
        word = head
    return False


def _straddles(trees: Trees, edge: int, words: range) -> bool:
    """Whether a border before ``edge`` would part a word from the one that it goes with closely."""
    heads, relations = trees.syntax.heads, trees.syntax.relations
    return any(
        relations[word] in _TIGHT and (heads[word] < edge) != (word < edge) and heads[word] in words for word in words
    )


def _hangs(trees: Trees, word: int, main: int, words: range) -> bool:
    """Whether a clause stands within one that tells nothing by itself."""
    for _ in range(_DEEP):
        if word == main:
            return False
        head, relation = trees.syntax.heads[word], trees.syntax.relations[word]
        if relation in _WITHIN or (relation == "advcl" and head in words):
            return True
        if head == word or head not in words:
            return False
        word = head
    return False
