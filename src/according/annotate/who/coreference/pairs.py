"""Pairs of mentions that may be one and the same, and what speaks for and against each."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.annotate.who.coreference.forms import (
    BODY,
    FORMS,
    HE,
    HUMAN,
    IT,
    MAN,
    ME,
    NAME,
    NUMBERS,
    PARTS,
    PLACE,
    POINTING,
    PRONOUN,
    SHE,
    SORTS,
    TEXT,
    THEY,
    THING,
    WE,
    WOMAN,
    YOU,
)
from according.annotate.who.coreference.mentions import Mentions

_Floats = NDArray[np.float32]

#: How many mentions back every antecedent is looked for, and how many earlier ones of the same noun are added.
NEAR, ALIKE = 30, 4
_PRONOUNS = 11
#: Borders between the classes of distance, in mentions and in sentences.
_APART = np.array([1, 2, 3, 5, 9, 17, 33])
_SENTENCES = np.array([1, 2, 3, 5, 9])
#: Whether two sorts may be one: rows and columns as in SORTS.
_AGREE = np.zeros((len(SORTS), len(SORTS)), dtype=np.int8)
for _one, _other in ((MAN, HUMAN), (WOMAN, HUMAN), (BODY, PLACE), (TEXT, THING)):
    _AGREE[_one, _other] = _AGREE[_other, _one] = 1
np.fill_diagonal(_AGREE, 2)
_AGREE[0, :] = _AGREE[:, 0] = 1
#: What a pronoun can stand for, by pronoun and sort.
_FITS = np.ones((_PRONOUNS, len(SORTS)), dtype=np.int8)
_FITS[HE, [WOMAN, BODY, PLACE, TEXT, THING]] = 0
_FITS[SHE, [MAN, BODY, PLACE, TEXT, THING]] = 0
_FITS[IT, [MAN, WOMAN, HUMAN]] = 0
_FITS[[ME, YOU], :] = 0
_FITS[np.ix_([ME, YOU], [0, MAN, WOMAN, HUMAN])] = 1


@dataclass(frozen=True, slots=True)
class Pairs:
    """``left`` is the earlier mention of each pair, ``right`` the later; ``features`` has a row for each.

    Pairs stand in the order of ``right``, those of one ``right`` from the nearest back.
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    features: _Floats


def own_features(m: Mentions) -> _Floats:
    """What each mention shows by itself, mentions × OWN."""
    count = len(m)
    parts = [
        _one_hot(m.form, len(FORMS)),
        _one_hot(m.pronoun, _PRONOUNS),
        _one_hot(m.number, len(NUMBERS)),
        # A gender that a given name shows is no reason to be meant: who is named by surname alone may be meant as well.
        _one_hot(np.where((m.sort == MAN) | (m.sort == WOMAN), HUMAN, m.sort), len(SORTS)),
        _one_hot(m.part, len(PARTS)),
        np.column_stack(
            [
                m.quoted >= 0,
                m.entity >= 0,
                m.seen > 1,
                np.minimum(m.end - m.first, 8) / 8,
                np.minimum(m.sentence, 20) / 20,
                m.region == 0,
                m.speaks > 0,
                m.source >= 0,
            ]
        ),
    ]
    return np.concatenate(parts, axis=1).astype(np.float32) if count else np.zeros((0, OWN), dtype=np.float32)


OWN = len(FORMS) + _PRONOUNS + len(NUMBERS) + len(SORTS) + len(PARTS) + 8


def pairs(m: Mentions) -> Pairs:
    """The pairs that are worth a look: every mention with those shortly before it and with earlier ones alike."""
    left, right = _candidates(m)
    return Pairs(left, right, _features(m, left, right))


def _candidates(m: Mentions) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    count = len(m)
    if count < 2:
        none = np.zeros(0, dtype=np.int32)
        return none, none
    back = np.arange(1, NEAR + 1)
    grid = np.arange(count)[:, None] - back[None, :]
    rows, columns = np.nonzero(grid >= 0)
    keys = [rows.astype(np.int64) * count + grid[rows, columns]]
    by_noun: dict[int, list[int]] = defaultdict(list)
    by_entity: dict[int, list[int]] = defaultdict(list)
    by_core: dict[int, list[int]] = defaultdict(list)
    further: list[int] = []
    source = m.source.tolist()
    for at, (noun, core, entity, form, pronoun) in enumerate(
        zip(m.noun.tolist(), m.core.tolist(), m.entity.tolist(), m.form.tolist(), m.pronoun.tolist(), strict=True)
    ):
        earlier: list[int] = []
        if form not in (PRONOUN, POINTING):
            earlier += by_noun[noun][-ALIKE:] + by_core[core][-1:]
            by_noun[noun].append(at)
            by_core[core].append(at)
            if entity >= 0:
                earlier += by_entity[entity][-2:]
                by_entity[entity].append(at)
        elif pronoun in (ME, WE):
            if source[at] >= 0:
                earlier.append(source[at])
            earlier += by_noun[noun][-2:]
            by_noun[noun].append(at)
        further += [at * count + other for other in earlier if other < at]
        # The source may stand behind its words: the later of the two is then the source.
        if pronoun in (ME, WE) and source[at] > at:
            further.append(source[at] * count + at)
    keys.append(np.array(further, dtype=np.int64))
    joined = np.sort(np.concatenate(keys))
    joined = joined[np.diff(joined, prepend=-1) != 0]
    later, before = joined // count, joined % count
    nested = (m.first[before] <= m.first[later]) & (m.end[later] <= m.end[before])
    kept = ~nested
    later, before = later[kept], before[kept]
    order = np.lexsort((-before, later))
    return before[order].astype(np.int32), later[order].astype(np.int32)


def _features(m: Mentions, a: NDArray[np.int32], b: NDArray[np.int32]) -> _Floats:
    if not len(a):
        return np.zeros((0, WIDTH), dtype=np.float32)
    pronoun_a, pronoun_b = m.pronoun[a], m.pronoun[b]
    form_a, form_b = m.form[a], m.form[b]
    words_a = (form_a != PRONOUN) & (form_a != POINTING)
    words_b = (form_b != PRONOUN) & (form_b != POINTING)
    both = words_a & words_b
    same_noun = (m.noun[a] == m.noun[b]) & both
    same_core = (m.core[a] == m.core[b]) & both
    known = (m.entity[a] >= 0) & (m.entity[b] >= 0)
    same_entity = known & (m.entity[a] == m.entity[b])
    number = m.number[a] * m.number[b]
    sorts = np.where(
        pronoun_b > 0,
        np.where(pronoun_a > 0, _SAME_SORT[pronoun_a, pronoun_b], _FITS[pronoun_b, m.sort[a]] * (1 + (m.sort[a] > 0))),
        np.where(pronoun_a > 0, _FITS[pronoun_a, m.sort[b]] * (1 + (m.sort[b] > 0)), _AGREE[m.sort[a], m.sort[b]]),
    )
    apart = np.minimum(np.searchsorted(_APART, b - a, "right"), len(_APART))
    sentences = np.searchsorted(_SENTENCES, np.abs(m.sentence[b] - m.sentence[a]), "right")
    quoted_a, quoted_b = m.quoted[a], m.quoted[b]
    beside = (m.governor[b] == m.head[a]) & (m.part[b] == 7) | (m.governor[a] == m.head[b]) & (m.part[a] == 7)
    shared = m.governor[a] == m.governor[b]
    fewer, clash = _modifiers(m, a, b, same_noun)
    speak = (m.speaks[a] > 0) & (m.speaks[b] > 0)
    columns = [
        same_core,
        same_noun,
        same_noun & ~same_core,
        fewer,
        clash,
        same_entity,
        known & ~same_entity,
        (form_a == NAME) & (form_b == NAME) & ~same_noun & ~same_entity,
        number == 2,
        (number == 1) | (number == 4),
        sorts == 0,
        sorts == 2,
        (pronoun_a > 0) & (pronoun_a == pronoun_b),
        (pronoun_a > 0) & (pronoun_b > 0) & (pronoun_a != pronoun_b),
        m.region[a] == m.region[b],
        m.region[a] == 0,
        (quoted_a >= 0) & (quoted_a == quoted_b),
        (quoted_a >= 0) & (quoted_b < 0),
        (quoted_a < 0) & (quoted_b >= 0),
        m.source[b] == a,
        m.source[a] == b,
        (m.source[a] >= 0) & (m.source[a] == m.source[b]),
        beside,
        shared,
        shared & (m.part[a] == 1) & (m.part[b] == 2),
        m.head[a] == m.governor[b],
        m.governor[a] == m.head[b],
        (m.first[a] >= m.first[b]) & (m.end[a] <= m.end[b]),
        m.head[a] == m.head[b],
        (m.part[a] == 1) & (m.part[b] == 1),
        np.minimum(m.seen[a], 8) / 8,
        np.minimum(_nearer(b, sorts), 8) / 8,
        np.r_[True, m.sentence[1:] != m.sentence[:-1]][a],
        speak,
        speak & (m.speaks[b] - m.speaks[a] == 1),
        (m.speaks[a] > 0) & (m.quoted[b] < 0) & ~speak,
    ]
    return np.concatenate(
        [
            np.column_stack(columns).astype(np.float32),
            _one_hot(apart, len(_APART) + 1),
            _one_hot(sentences, len(_SENTENCES) + 1),
        ],
        axis=1,
    )


WIDTH = 36 + len(_APART) + 1 + len(_SENTENCES) + 1
_SAME_SORT = np.ones((_PRONOUNS, _PRONOUNS), dtype=np.int8)
for _p, _q in ((HE, SHE), (HE, IT), (SHE, IT), (HE, THEY), (SHE, THEY)):
    _SAME_SORT[_p, _q] = _SAME_SORT[_q, _p] = 0
np.fill_diagonal(_SAME_SORT, 2)


def _nearer(b: NDArray[np.int32], sorts: NDArray[np.int8]) -> NDArray[np.int64]:
    """How many nearer mentions of the pair's later one could be meant as well."""
    fits: NDArray[np.int64] = (sorts == 2).astype(np.int64)
    if not len(b):
        return fits
    total = np.cumsum(fits) - fits
    first = np.r_[0, np.flatnonzero(np.diff(b)) + 1]
    starts = np.repeat(total[first], np.diff(np.r_[first, len(b)]))
    out: NDArray[np.int64] = np.asarray(total - starts, dtype=np.int64)
    return out


def _modifiers(
    m: Mentions, a: NDArray[np.int32], b: NDArray[np.int32], same_noun: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of pairs with one noun: whether the later adds nothing, and whether each has what the other lacks."""
    fewer, clash = np.zeros(len(a), dtype=bool), np.zeros(len(a), dtype=bool)
    for at in np.flatnonzero(same_noun).tolist():
        left, right = m.modifiers[a[at]], m.modifiers[b[at]]
        fewer[at] = right <= left
        clash[at] = bool(right - left) and bool(left - right)
    return fewer, clash


def _one_hot(values: NDArray[np.generic], count: int) -> _Floats:
    out = np.zeros((len(values), count), dtype=np.float32)
    out[np.arange(len(values)), np.asarray(values, dtype=np.int64)] = 1
    return out
