"""Bearers: which names inside a source phrase are not its own, and what its head is, told by the tree of its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from according.annotate.who.tree import Tree
from according.core import EntityType, Span

_LED = frozenset({"nmod", "obl", "nmod:poss"})
_BESIDE = frozenset({"conj", "flat", "appos"})
#: How many steps up a tree are taken from a name to the head of its phrase.
_STEPS = 8


@dataclass(frozen=True, slots=True)
class Bearer:
    """What the tree tells of a phrase.

    ``head`` is its head word; ``others`` are the names that a preposition or a possessive leads on to, so that they are
    not its own ("supporters like Ada Lind"); ``joined`` says that the head has another beside it by "and", ``several``
    that both are named.
    """

    head: Span
    others: tuple[Span, ...]
    joined: bool
    several: bool


def bearer(source: Span, core: Span, inside: Sequence[tuple[Span, EntityType]], tree: Tree) -> Bearer | None:
    """What the tree tells of ``source``, given the names ``inside`` it; None where it tells no head.

    ``core`` is its beginning, up to where a comma or a preposition goes on from it.
    """
    head = tree.head(source)
    if head is None:
        return None
    tops = [(span, tree.head(span)) for span, _ in inside]
    others = tuple(span for span, top in tops if top is not None and _led_to(tree, top, head, source))
    owners = [span for span, _ in tops if span not in others]
    joints = [tree.words[word] for word in _joints(tree, source, core)]
    several = any(
        any(span.end <= joint.start for span in owners) and any(span.start >= joint.end for span in owners)
        for joint in joints
    )
    return Bearer(tree.words[head], others, bool(joints), several)


def _joints(tree: Tree, source: Span, core: Span) -> list[int]:
    """The words "and" that put another beside the phrase's head, and not beside what leads on from it."""
    tops = {word for word in tree.within(source) if not source.holds(tree.words[tree.heads[word]])}
    found = []
    for word in tree.within(core):
        if tree.relations[word] == "cc" and word > min(tops, default=word):
            second = tree.heads[word]
            first = second
            for _ in range(_STEPS):
                if first in tops or tree.relations[first] not in _BESIDE:
                    break
                first = tree.heads[first]
            if first in tops:
                found.append(word)
    return found


def _led_to(tree: Tree, top: int, head: int, source: Span) -> bool:
    """Whether a name's word hangs below ``head`` by a preposition or a possessive ending."""
    for _ in range(_STEPS):
        if top == head or not source.holds(tree.words[tree.heads[top]]):
            return False
        if tree.relations[top] in _LED and tree.children(top, "case"):
            return True
        top = tree.heads[top]
    return False
