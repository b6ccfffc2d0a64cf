"""Whether a *not*, a *would* or an *if* belongs to the main verb of a stretch or to something beside it."""

from according.annotate.trees import Standing, Trees

#: By these a negation's own noun phrase hangs on its verb so that the verb is negated: "no plan was made".
_CARRIES = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "expl", "csubj"})
_OWN = frozenset({"advmod", "det", "det:predet", "cc:preconj", "cc", "amod", "aux", "discourse"})
#: "At no time", "under no circumstances": as good as "never".
_NEVER = frozenset("time times point case circumstances circumstance way means stage moment account".split())
_BEFORE_COMMAND = frozenset("please do n't not never just so and but".split())
_NARROW = frozenset("only just merely simply long far".split())


def negation(trees: Trees, word: int, main: int, words: range) -> Standing:
    """Where the clause that a negation negates stands to ``main``; BESIDE also where it negates no verb.

    ``word`` is the negation's last word: the "n't" of "don't", the "longer" of "no longer".
    """
    syntax = trees.syntax
    carried = True
    at = word
    first = True
    for relation, head in trees.up(word):
        if at == main:
            break
        if head not in words:
            return Standing.UNSURE
        if trees.is_clause(at) and not first:
            break
        if relation in _OWN:
            if at == word and relation == "advmod" and syntax.pos[head] in ("ADV", "NUM") and head != main:
                if trees.form(head) in _NARROW:
                    return Standing.BESIDE
                carried = carried and syntax.pos[head] == "ADV"
            elif syntax.pos[at] == "PART" and syntax.pos[head] in ("NOUN", "PROPN", "ADJ", "PRON") and head != main:
                # "Not" before a noun that is neither predicate nor subject sets it against another: "not cattle but".
                above = syntax.relations[head]
                if above not in _CARRIES or above == "obj":
                    return Standing.BESIDE if above in ("amod", "conj", "appos", "nmod", "obl") else Standing.UNSURE
        elif relation in ("obl", "obl:unmarked"):
            if trees.form(at) in _NEVER:
                return Standing.UNSURE
            carried = False
        elif relation not in _CARRIES:
            if relation in ("conj", "xcomp", "dep", "parataxis", "compound", "root"):
                return Standing.UNSURE
            carried = False
        at, first = head, False
    if at != main and not trees.is_clause(at):
        return Standing.UNSURE
    standing = trees.standing(at, main, words)
    if standing is Standing.MAIN and not carried:
        return Standing.BESIDE
    return standing


def modal(trees: Trees, word: int, main: int, words: range) -> Standing:
    """Where the clause of an auxiliary, of *perhaps* or of a verb of demanding stands to ``main``."""
    syntax = trees.syntax
    if syntax.relations[word] in ("aux", "aux:pass", "cop", "advmod", "mark") and syntax.heads[word] != word:
        above = syntax.heads[word]
        if above not in words:
            return Standing.UNSURE
        if syntax.relations[word] == "advmod" and above != main and not trees.is_clause(above):
            # "Perhaps forty people", "risks now and perhaps later".
            return Standing.BESIDE
        return trees.standing(above, main, words)
    if syntax.pos[word] in ("NOUN", "PROPN", "ADJ"):
        return Standing.BESIDE if word != main else Standing.UNSURE
    return trees.standing(word, main, words) if trees.is_clause(word) else Standing.UNSURE


def demand(trees: Trees, word: int, main: int, words: range) -> Standing:
    """The same of a word that demands; "must have seemed" demands nothing."""
    above = trees.syntax.heads[word]
    if trees.form(word) == "must" and any(
        trees.syntax.relations[child] == "aux" and trees.form(child) == "have" for child in trees.children(above)
    ):
        return Standing.BESIDE
    return modal(trees, word, main, words)


def condition(trees: Trees, word: int, main: int, words: range) -> Standing:
    """Where the clause that an *if* or *unless* puts under a condition stands to ``main``."""
    syntax = trees.syntax
    clause = syntax.heads[word]
    if syntax.relations[word] != "mark" or clause == word or clause not in words:
        return Standing.UNSURE
    if clause == main:
        return Standing.MAIN
    above = syntax.heads[clause]
    if syntax.relations[clause] == "advcl" and above in words and above != clause:
        return trees.standing(above, main, words)
    if syntax.relations[clause] == "ccomp":
        return Standing.BESIDE
    return Standing.UNSURE


def conditioned(trees: Trees, main: int, words: range) -> bool:
    """Whether an *if* or *unless* before the main verb puts it, and what follows it, under a condition."""
    return any(
        child in words
        and child < main
        and trees.syntax.relations[child] == "advcl"
        and any(trees.form(mark) in ("if", "unless") for mark in trees.children(child) if mark <= child)
        for child in trees.children(main)
    )


def commands(trees: Trees, main: int, words: range) -> bool:
    """Whether the main verb is in the imperative: in its base form, at the head of the words, without a subject."""
    syntax = trees.syntax
    if syntax.tags[main] != "VB" or syntax.pos[main] != "VERB" or syntax.relations[main] not in ("root", "ccomp"):
        return False
    for child in trees.children(main):
        relation, form = syntax.relations[child], trees.form(child)
        if relation.startswith(("nsubj", "csubj", "expl", "mark", "cop")):
            return False
        if relation.startswith("aux") and form not in ("do", "don't"):
            return False
    before = [word for word in range(words.start, main) if syntax.pos[word] != "PUNCT"]
    return all(
        trees.form(word) in ("please", "do", "n't", "not", "never", "just", "so", "and", "but") for word in before
    )


def asks(trees: Trees, main: int) -> bool:
    """Whether the main verb stands under *whether*: "asked | whether the pool will close"."""
    return trees.syntax.heads[main] != main and any(
        trees.form(child) == "whether" and trees.syntax.relations[child] == "mark" for child in trees.children(main)
    )
