"""How alike two readings are in words, and whether that makes them readings of one utterance."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from according.compare.quotations.variants import LONGEST, Token

#: Of a reading of fewer words nearly all must stand in the other one: a phrase in common is no utterance.
_FEW_WORDS, _FEW_COVERED = 8, 0.9
#: Words of which so much, of the shorter and of the longer reading, stands in the same order are one utterance.
_MOST, _MOST_OF_SHORTER = 0.75, 0.85
#: So few words in common are what many people say of many things.
_FORMULA_WORDS = 9


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two readings are, in words: those in common, the longest run, and the shorter side's share.

    ``common`` counts all words in the same order, ``matched`` leaves out single grammar words. Words in brackets and
    ellipses do not make a reading longer.
    """

    matched: int
    matter: int
    run: int
    run_matter: int
    coverage: float
    shorter: int
    longer: int
    common: int = 0


def likeness(left: Sequence[Token], right: Sequence[Token]) -> Likeness:
    """How alike two stretches of words are; single grammar words in common do not count."""
    left, right = _bare(left), _bare(right)
    one, two = [t.form for t in left], [t.form for t in right]
    if max(len(one), len(two)) > LONGEST:
        same = one == two
        matter = sum(t.matters for t in left) if same else 0
        count = len(one) if same else 0
        shorter, longer = sorted((len(one), len(two)))
        return Likeness(count, matter, count, matter, float(same), shorter, longer, count)
    matched = matter = run = run_matter = common = 0
    for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks():
        heavy = [t for t in left[block.a : block.a + block.size] if t.matters]
        common += block.size
        if block.size < 2 and not heavy:
            continue
        matched, matter = matched + block.size, matter + len(heavy)
        if (block.size, len(heavy)) > (run, run_matter):
            run, run_matter = block.size, len(heavy)
    fewest = max(1, min(sum(t.matters for t in left), sum(t.matters for t in right)))
    shorter, longer = sorted((len(one), len(two)))
    return Likeness(matched, matter, run, run_matter, min(1.0, matter / fewest), shorter, longer, common)


def same_utterance(like: Likeness) -> bool:
    """Whether two quotations are readings of one utterance rather than words that sound alike."""
    if like.run >= like.shorter >= 7 and like.matter:
        return True
    if like.run == like.longer >= 5 and like.matter >= 2:
        return True
    if like.run >= 3 and like.matter >= 2 and like.coverage >= 0.5:
        if like.shorter >= 6 and like.common >= _MOST * like.longer:
            return True
        near_all = like.coverage >= 1 and like.common >= _MOST_OF_SHORTER * like.shorter
        if near_all and like.shorter >= 8 and like.run >= 4 and like.longer <= 3 * like.shorter:
            return True
    if like.matter < 3:
        return False
    if like.run >= like.shorter:
        return like.shorter >= 6 or like.longer <= 3 * like.shorter
    if like.run >= 9 and like.run_matter >= 4:
        return True
    if like.shorter >= 6 and like.common >= _MOST_OF_SHORTER * like.shorter and like.run >= 4:
        return like.longer <= 3 * like.shorter or like.run >= 6
    if like.coverage >= (_FEW_COVERED if like.shorter < _FEW_WORDS else 0.75) and like.run >= 4 and like.matter >= 4:
        return True
    return like.coverage >= 0.6 and like.run >= 5 and like.matter >= 5


def same_unmarked(like: Likeness) -> bool:
    """Whether words without marks are surely those that another account puts in marks."""
    return like.run >= 6 and like.run_matter >= 4 and like.coverage >= 0.5


def a_formula(like: Likeness) -> bool:
    """Whether the words in common are few enough to be a formula, which different people say of different things."""
    return like.common <= _FORMULA_WORDS


def _bare(words: Sequence[Token]) -> Sequence[Token]:
    """The words without what stands in brackets, which is not the speaker's, and without ellipses."""
    bare = [t for t in words if not t.bracketed and t.form != "…"]
    return bare if len(bare) > 2 else words
