"""How well chains of attributions are found: the attributions, the links between them, and the chains as wholes.

A found attribution is held for a gold one where their contents have at least half of their words in common (Jaccard)
and source or cue overlap; each serves once, the likest first. Where the gold marks frames, source or cue has to lie in
the frame.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from according.evaluate.attribution.corpus import Places
from according.evaluate.nesting.passages import Link, Passage
from according.evaluate.tally import Tally

#: The least part of the words of two contents that they must have in common.
SHARE = 0.5
_WORD = re.compile(r"\w+")
_NONE = Tally()

#: The ids of a chain, the outermost first.
Chain = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was found of what there is.

    ``attributions``: all of them; ``nested``: those with a parent, whatever is
    found of their parents (recall only); ``links``: child and
    parent both matched and linked; ``chains``: from the outermost to the innermost the same, of all chains of two and
    more; ``long``: those of three and more; ``denied``: those that are denied, matched and found to be denied;
    ``flat``: passages without a nested attribution in which none is found, of all such passages.
    """

    attributions: Tally = _NONE
    nested: Tally = _NONE
    links: Tally = _NONE
    chains: Tally = _NONE
    long: Tally = _NONE
    denied: Tally = _NONE
    flat: Tally = _NONE

    def __add__(self, other: "Score") -> "Score":
        """Both scores together."""
        return Score(
            attributions=self.attributions + other.attributions,
            nested=self.nested + other.nested,
            links=self.links + other.links,
            chains=self.chains + other.chains,
            long=self.long + other.long,
            denied=self.denied + other.denied,
            flat=self.flat + other.flat,
        )


def score(passages: Sequence[Passage], found: Mapping[str, Sequence[Link]]) -> Score:
    """The score of what was ``found`` by passage id; a passage of which nothing is given counts as not found."""
    total = Score()
    for passage in passages:
        total = total + score_one(passage, found.get(passage.id, ()))
    return total


def by_kind(passages: Sequence[Passage], found: Mapping[str, Sequence[Link]]) -> tuple[tuple[str, Score], ...]:
    """The score of each kind of passage, in the order in which the kinds come."""
    kinds = dict.fromkeys(passage.kind for passage in passages)
    return tuple((kind, score([p for p in passages if p.kind == kind], found)) for kind in kinds)


def score_one(passage: Passage, found: Sequence[Link]) -> Score:
    """The score of one passage."""
    gold = passage.gold
    pairs = _matched(passage, found)
    taken = {f: g for g, f in pairs.items()}
    nested = [link for link in gold if link.parent is not None]
    linked = [link for link in found if link.parent is not None]
    right = sum(taken.get(f.id) in {g.id for g in nested} and _same_parent(gold, taken, f) for f in linked)
    theirs, ours = _chains(gold), _chains(found)
    mapped = {tuple(pairs.get(identity, "") for identity in chain) for chain in theirs}
    denied = [link for link in gold if link.negative]
    are_denied = {link.id for link in found if link.negative}
    return Score(
        attributions=Tally(right=len(pairs), found=len(found), gold=len(gold)),
        nested=Tally(right=sum(link.id in pairs for link in nested), gold=len(nested)),
        links=Tally(right=right, found=len(linked), gold=len(nested)),
        chains=_tally(mapped, ours, theirs, 2),
        long=_tally(mapped, ours, theirs, 3),
        denied=Tally(
            right=sum(pairs.get(link.id) in are_denied for link in denied), found=len(are_denied), gold=len(denied)
        ),
        flat=Tally() if nested else Tally(right=int(not linked), found=1, gold=1),
    )


def _tally(
    mapped: set[tuple[str, ...]], ours: list[tuple[str, ...]], theirs: list[tuple[str, ...]], least: int
) -> Tally:
    return Tally(
        right=sum(chain in mapped for chain in ours if len(chain) >= least),
        found=sum(len(chain) >= least for chain in ours),
        gold=sum(len(chain) >= least for chain in theirs),
    )


def _same_parent(gold: Sequence[Link], taken: Mapping[str, str], found: Link) -> bool:
    child = next(g for g in gold if g.id == taken[found.id])
    return found.parent is not None and child.parent is not None and taken.get(found.parent) == child.parent


def _matched(passage: Passage, found: Sequence[Link]) -> dict[str, str]:
    """Gold ids with the found ids held for them."""
    starts = [match.start() for match in _WORD.finditer(passage.text)]
    words = {id(link): _words(starts, link.content) for link in (*passage.gold, *found)}
    ranked: list[tuple[float, int, int, str, str]] = []
    for i, g in enumerate(passage.gold):
        for j, f in enumerate(found):
            left, right = words[id(g)], words[id(f)]
            common = len(left & right)
            if not common or common < SHARE * len(left | right):
                continue
            roles = _overlap(passage, g.source, f.source) + _overlap(passage, g.cue, f.cue)
            if roles:
                # Two attributions may share content and cue ("told the Post that"): the source decides.
                ranked.append((-(roles + common / len(left | right)), i, j, g.id, f.id))
    pairs: dict[str, str] = {}
    used: set[str] = set()
    for _, _, _, gold_id, found_id in sorted(ranked):
        if gold_id not in pairs and found_id not in used:
            pairs[gold_id] = found_id
            used.add(found_id)
    return pairs


def _overlap(passage: Passage, gold: Places, found: Places) -> bool:
    if passage.framed:
        return bool(found) and all(any(a <= c and d <= b for a, b in gold) for c, d in found)
    return any(a < d and c < b for a, b in gold for c, d in found)


def _words(starts: list[int], places: Places) -> frozenset[int]:
    return frozenset(start for start in starts if any(a <= start < b for a, b in places))


def _chains(links: Sequence[Link]) -> list[Chain]:
    """The chains of two and more, each from the outermost to one in which nothing stands."""
    known = {link.id: link for link in links}
    parents = {link.parent for link in links}
    out: list[Chain] = []
    for link in links:
        if link.parent is None or link.id in parents:
            continue
        chain = [link.id]
        above = known.get(link.parent)
        while above is not None and above.id not in chain:
            chain.insert(0, above.id)
            above = known.get(above.parent) if above.parent is not None else None
        if len(chain) > 1:
            out.append(tuple(chain))
    return out
