"""Spellings: one name in several writings, found by the words that two names have in common or by their consonants."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from according.compare.entities.clusters import Clusters, Proposal
from according.compare.entities.letters import names_alike, skeleton
from according.compare.entities.profiles import Profile
from according.compare.entities.reasons import beside_the_name, name_reason
from according.core import EntityType

#: A bucket with more names is a family of names ("… police department"), in which neighbours alone are compared.
_FAMILY = 40
#: What a likeness of letters is worth: one sound, other vowels, a slip of a letter; of a lone word less.
_VALUES = {0.9: 0.85, 0.8: 0.75, 0.6: 0.6}
_LONE = 0.8
#: Mentions of the rarer writing in a text that writes one name two ways, and how many times more the other has.
_RARE, _TIMES = 2, 2


def join_spellings(clusters: Clusters) -> None:
    """Join names that are spellings of one, across accounts and where one text writes a name two ways."""
    bearers: dict[str, list[Profile]] = {}
    for profile in clusters.profiles:
        for name in profile.names:
            if len(name) > 3 and profile.entity.type is not EntityType.PLACE:
                bearers.setdefault(name, []).append(profile)
    proposals: list[Proposal] = []
    for left, right in _near(sorted(bearers)):
        likeness = names_alike(left, right)
        if 0.0 < likeness < 1.0:
            proposals += _proposals(clusters, left, right, likeness, bearers)
    clusters.carry_out(proposals)


def _near(names: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that share all words but one, or all their consonants; each pair once."""
    buckets: dict[tuple[object, ...], list[str]] = {}
    for name in names:
        words = name.split()
        buckets.setdefault(("sounds", *map(skeleton, words)), []).append(name)
        if len(words) > 1:
            for at, word in enumerate(words):
                rest = (*words[:at], skeleton(word)[:1], *words[at + 1 :])
                buckets.setdefault((at, *rest), []).append(name)
    seen: set[tuple[str, str]] = set()
    for bucket in buckets.values():
        for pair in combinations(bucket, 2) if len(bucket) <= _FAMILY else pairwise(bucket):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _proposals(
    clusters: Clusters, left: str, right: str, likeness: float, bearers: dict[str, list[Profile]]
) -> Iterator[Proposal]:
    """The first bearers of each writing in every two clusters, so that a bar in one account does not hold for all."""
    mine = {id(clusters.of(p)): p for p in reversed(bearers[left])}
    theirs = {id(clusters.of(p)): p for p in reversed(bearers[right])}
    if len(mine) * len(theirs) > _FAMILY:
        return
    value = next(worth for floor, worth in _VALUES.items() if likeness >= floor)
    if " " not in left:
        value *= _LONE
        if likeness < min(0.8, *_VALUES) or likeness == min(_VALUES):
            return
    for a in mine.values():
        for b in theirs.values():
            one_text = a.document == b.document
            if one_text and not _written_two_ways(a, b, likeness):
                continue
            if clusters.can(a, b, one_text=one_text):
                detail = f"“{a.written[left]}” and “{b.written[right]}”"
                how = "one text writes it two ways" if one_text else "spelling"
                why = (
                    name_reason(how, value, detail, a.names[left], b.names[right]),
                    *beside_the_name(clusters, a, b, kind=True),
                )
                yield Proposal(left=a, right=b, why=why, one_text=one_text)


def _written_two_ways(left: Profile, right: Profile, likeness: float) -> bool:
    """Whether a document seems to have missed that two of its entities are one: the rarer is a slip for the other."""
    few, many = sorted((len(left.entity.mentions), len(right.entity.mentions)))
    return likeness >= 0.8 and few <= _RARE and many >= _TIMES * few and left.entity.type is right.entity.type
