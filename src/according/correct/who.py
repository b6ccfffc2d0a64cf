"""Who is who, as people say it one after the other: what a later step says stands against an earlier one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from according.core import Correction, CorrectionKind, EntityMember


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One step's word on entities of documents: all of both sides are one, or the sides are two.

    For SAME only those count that are named; ``left_name`` and ``right_name`` tell them to a reader.
    """

    step: int
    kind: CorrectionKind
    left: tuple[EntityMember, ...]
    right: tuple[EntityMember, ...]
    left_name: str
    right_name: str


def corrections(
    said: Sequence[Said], now: Callable[[EntityMember], EntityMember]
) -> tuple[tuple[Correction, ...], dict[int, int]]:
    """What is said as corrections that do not contradict each other, and the steps that later ones say away.

    A word holds as far as no later one speaks against it. ``now`` tells what an entity is by now. The second value has,
    for the number of a step of which nothing is left, that of the step that stands against it.
    """
    known = _Known()
    out: list[Correction] = []
    against: dict[int, int] = {}
    held: set[int] = set()
    for word in reversed(said):
        left, right = (tuple(dict.fromkeys(map(now, side))) for side in (word.left, word.right))
        found, clash = (known.join if word.kind is CorrectionKind.SAME else known.part)(word.step, left, right)
        out += [_correction(word, *sides) for sides in found]
        if found:
            held.add(word.step)
        if clash is not None and clash != word.step:
            against.setdefault(word.step, clash)
    return tuple(reversed(out)), {step: other for step, other in against.items() if step not in held}


_Sides = tuple[tuple[EntityMember, ...], tuple[EntityMember, ...]]


class _Known:
    """What was said so far, the last word first: who is one, and who are two."""

    def __init__(self) -> None:
        self._one: dict[EntityMember, EntityMember] = {}
        self._joined_by: dict[EntityMember, int] = {}
        self._apart: list[tuple[EntityMember, EntityMember, int]] = []

    def join(
        self, step: int, left: tuple[EntityMember, ...], right: tuple[EntityMember, ...]
    ) -> tuple[list[_Sides], int | None]:
        """All as one with the first, but for those that are kept apart from it; and what speaks against it."""
        first, *others = dict.fromkeys((*left, *right))
        kept: list[EntityMember] = []
        against: int | None = None
        for other in others:
            mine, theirs = self._root(first), self._root(other)
            clash = next((n for a, b, n in self._apart if {self._root(a), self._root(b)} == {mine, theirs}), None)
            if mine != theirs and clash is not None:
                against = clash
                continue
            if mine != theirs:
                self._one[theirs] = mine
                self._joined_by.setdefault(mine, step)
            kept.append(other)
        return ([((first,), tuple(kept))] if kept else []), against

    def part(
        self, step: int, left: tuple[EntityMember, ...], right: tuple[EntityMember, ...]
    ) -> tuple[list[_Sides], int | None]:
        """Each of the one side apart from each of the other, but for those that are one; and what speaks against it."""
        pairs = {(a, b) for a in left for b in right if self._root(a) != self._root(b)}
        self._apart += [(a, b, step) for a in left for b in right if (a, b) in pairs]
        whole = tuple(a for a in left if right and all((a, b) in pairs for b in right))
        found: list[_Sides] = [(whole, right)] if whole else []
        found += [
            ((a,), tuple(b for b in right if (a, b) in pairs))
            for a in left
            if a not in whole and any((a, b) in pairs for b in right)
        ]
        joins = [self._joined_by.get(self._root(a)) for a in left for b in right if (a, b) not in pairs]
        return found, max((n for n in joins if n is not None), default=None)

    def _root(self, member: EntityMember) -> EntityMember:
        while member in self._one:
            member = self._one[member]
        return member


def _correction(word: Said, left: tuple[EntityMember, ...], right: tuple[EntityMember, ...]) -> Correction:
    return Correction(
        kind=word.kind, left=word.left_name, right=word.right_name, left_members=left, right_members=right
    )
