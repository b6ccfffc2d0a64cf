"""Source, cue and content each by itself, in the convention of CofeNet (Wang et al., COLING 2022).

Attributions become one label a word ("B-source", "I-content", "O"): where roles overlap, source wins over cue and cue
over content. A span is a run of one label, so that links, nesting and overlaps play no part.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.evaluate.attribution.corpus import ROLES, Article, Corpus, Marked, Token
from according.evaluate.tally import Tally

Run = tuple[int, int]


class Words:
    """The words of an article as arrays, so that places are found in them at once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._starts = np.array([token.start for token in tokens], dtype=np.int64)
        self._ends = np.array([token.end for token in tokens], dtype=np.int64)

    def __len__(self) -> int:
        return len(self._starts)

    def touched(self, start: int, end: int) -> NDArray[np.int64]:
        """Positions of the words that share a character with ``[start, end)``, in order."""
        return np.flatnonzero((self._starts < end) & (self._ends > start))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleScore:
    """One role. ``exact``: first and last word agree. ``begin``: the first word agrees.

    ``jaccard`` (per cent): the mean, over gold spans, of the best overlap in words; a found span that touches no gold
    span counts as one more miss.
    """

    role: str
    exact: Tally
    begin: Tally
    jaccard: float


def role_scores(corpus: Corpus, found: dict[str, tuple[Marked, ...]]) -> tuple[RoleScore, ...]:
    """One score a role: over CofeNet's instances where the corpus gives them, else over whole articles.

    Articles whose words the corpus does not give take no part; one without an entry in ``found`` has nothing found.
    """
    words = {a.id: Words(a.tokens) for a in corpus.articles if a.tokens is not None}
    ours = {key: labels(found.get(key, ()), held) for key, held in words.items()}
    if corpus.instances is None:
        return _scores((labels(a.gold, words[a.id]), ours[a.id]) for a in corpus.articles if a.id in words)
    return _scores((i.labels, _cut(ours[i.article][i.first : i.end])) for i in corpus.instances)


def labels(attributions: Sequence[Marked], words: Words) -> list[str]:
    """One label a word. Two spans of a role that adjoin stay two: each begins anew."""
    roles = [""] * len(words)
    first: set[tuple[str, int]] = set()
    for role in reversed(ROLES):
        for attribution in attributions:
            for start, end in attribution.places(role):
                touched = words.touched(start, end).tolist()
                first.update((role, i) for i in touched[:1])
                for i in touched:
                    roles[i] = role
    out, before = [], ""
    for i, role in enumerate(roles):
        goes_on = role == before and (role, i) not in first
        out.append(f"{'I' if goes_on else 'B'}-{role}" if role else "O")
        before = role
    return out


def runs(given: Sequence[str]) -> dict[str, list[Run]]:
    """The spans of each role as ``(first, end)`` positions; an "I-" that continues nothing belongs to none."""
    out: dict[str, list[Run]] = {role: [] for role in ROLES}
    role, first = "", 0
    for i, label in enumerate([*given, "O"]):
        if role and label != f"I-{role}":
            out[role].append((first, i))
            role = ""
        if label.startswith("B-") and label[2:] in out:
            role, first = label[2:], i
    return out


def missing_words(corpus: Corpus) -> tuple[Article, ...]:
    """The articles that cannot be scored, since the corpus gives words, but none for them."""
    return tuple(article for article in corpus.articles if article.tokens is None)


def _cut(given: list[str]) -> list[str]:
    """The labels of an instance: a span that began before it begins with it."""
    if given and given[0].startswith("I"):
        return ["B" + given[0][1:], *given[1:]]
    return given


def _scores(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> tuple[RoleScore, ...]:
    exact, begin = dict.fromkeys(ROLES, Tally()), dict.fromkeys(ROLES, Tally())
    overlaps, of = dict.fromkeys(ROLES, 0.0), dict.fromkeys(ROLES, 0)
    for gold_labels, found_labels in pairs:
        gold_runs, found_runs = runs(gold_labels), runs(found_labels)
        for role in ROLES:
            gold, found = gold_runs[role], found_runs[role]
            size = {"found": len(found), "gold": len(gold)}
            exact[role] += Tally(right=len(set(gold) & set(found)), **size)
            begin[role] += Tally(right=len({x[0] for x in gold} & {x[0] for x in found}), **size)
            overlaps[role] += sum(max((_overlap(x, y) for y in found), default=0.0) for x in gold)
            of[role] += len(gold) + sum(not any(_overlap(x, y) > 0 for x in gold) for y in found)
    return tuple(
        RoleScore(role=role, exact=exact[role], begin=begin[role], jaccard=100 * overlaps[role] / max(of[role], 1))
        for role in ROLES
    )


def _overlap(a: Run, b: Run) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))
