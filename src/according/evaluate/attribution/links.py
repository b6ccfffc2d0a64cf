"""Whole attributions: whether the content is found, and whether it hangs on the right source.

Gold and found attributions with a content are matched one to one within their article, best overlap of contents first;
an overlap (words in common, of words in either) under a half is no match.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from according.evaluate.attribution.corpus import ROLES, Corpus, Marked
from according.evaluate.attribution.kinds import Kind, SourceType, Strata
from according.evaluate.attribution.roles import Words
from according.evaluate.tally import Tally

#: The least overlap of two contents that are matched.
LEAST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """An attribution as sets of word positions, with its kind and the type of its source."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: Kind
    type: SourceType

    def words(self, role: str) -> frozenset[int]:
        """The words of this role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A gold attribution and the found one that was matched with it."""

    gold: Linked
    found: Linked

    def same(self, role: str) -> bool:
        """Whether the two have a word of this role in common, or neither has the role."""
        gold, found = self.gold.words(role), self.found.words(role)
        return bool(gold & found) or not (gold or found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """Attributions of one kind or with one type of source; ``source`` is content and right source.

    Recall is of gold ones that are of this sort, precision of found ones that are. In per cent: ``exact`` and
    ``touched``, the gold contents that were found word by word, and those that share a word with any found content;
    ``right_source``, the part with the right source of those gold ones whose content was found.
    """

    name: str
    content: Tally
    source: Tally
    exact: float
    touched: float
    right_source: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkScore:
    """``source``: content and source; ``all_three``: the cue too; ``exact``: content and source, word by word."""

    content: Tally
    source: Tally
    all_three: Tally
    exact: Tally
    kinds: tuple[Stratum, ...]
    types: tuple[Stratum, ...]


def link_score(corpus: Corpus, found: dict[str, tuple[Marked, ...]]) -> LinkScore:
    """The score over whole articles; those whose words the corpus does not give take no part."""
    matches: list[Match] = []
    golds: list[Linked] = []
    founds: list[Linked] = []
    touched: list[Linked] = []
    for article in corpus.articles:
        if article.tokens is None:
            continue
        words, strata = Words(article.tokens), Strata(article)
        ours = found.get(article.id, ())
        if corpus.framed:
            ours = tuple(Marked(source=(*m.source, *m.cue), content=m.content) for m in ours)
        gold, got = (_linked(given, words, strata) for given in (article.gold, ours))
        golds += gold
        founds += got
        matches += matched(gold, got)
        anywhere = frozenset().union(*(f.content for f in got))
        touched += [g for g in gold if not g.content.isdisjoint(anywhere)]
    size = {"found": len(founds), "gold": len(golds)}
    return LinkScore(
        content=Tally(right=len(matches), **size),
        source=Tally(right=sum(m.same("source") for m in matches), **size),
        all_three=Tally(right=sum(m.same("source") and m.same("cue") for m in matches), **size),
        exact=Tally(right=sum(_exact(m) for m in matches), **size),
        kinds=tuple(_stratum(kind, golds, founds, matches, touched) for kind in Kind),
        types=tuple(_stratum(kind, golds, founds, matches, touched) for kind in SourceType),
    )


def matched(gold: Sequence[Linked], found: Sequence[Linked]) -> list[Match]:
    """The pairs, one to one, best overlap of contents first; of equal ones the later in the lists first."""
    pairs = sorted(
        (
            (len(g.content & f.content) / len(g.content | f.content), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if not g.content.isdisjoint(f.content)
        ),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    out = []
    for overlap, i, j in pairs:
        if overlap < LEAST:
            break
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            out.append(Match(gold=gold[i], found=found[j]))
    return out


def _linked(given: Sequence[Marked], words: Words, strata: Strata) -> list[Linked]:
    return [
        Linked(
            **{role: _positions(words, marked, role) for role in ROLES},
            kind=strata.kind(marked),
            type=strata.source_type(marked),
        )
        for marked in given
        if marked.content
    ]


def _positions(words: Words, marked: Marked, role: str) -> frozenset[int]:
    return frozenset(i for start, end in marked.places(role) for i in words.touched(start, end).tolist())


def _exact(match: Match) -> bool:
    return match.gold.content == match.found.content and match.gold.source == match.found.source


def _stratum(
    of: Kind | SourceType,
    golds: Sequence[Linked],
    founds: Sequence[Linked],
    matches: Sequence[Match],
    touched: Sequence[Linked],
) -> Stratum:
    gold = sum(of in (g.kind, g.type) for g in golds)
    found = sum(of in (f.kind, f.type) for f in founds)
    recalled = [m for m in matches if of in (m.gold.kind, m.gold.type)]
    right = [m for m in matches if of in (m.found.kind, m.found.type)]
    sourced = sum(m.same("source") for m in recalled)
    return Stratum(
        name=of.value,
        content=Tally(right=len(right), found=found, gold=gold, recalled=len(recalled)),
        source=Tally(right=sum(m.same("source") for m in right), found=found, gold=gold, recalled=sourced),
        exact=_share(sum(m.gold.content == m.found.content for m in recalled), gold),
        touched=_share(sum(of in (g.kind, g.type) for g in touched), gold),
        right_source=_share(sourced, len(recalled)),
    )


def _share(count: int, of: int) -> float:
    return 100 * count / of if of else 0.0
