"""Makes readings of one sentence one utterance: what stands within a longer reading is no second finding."""

from collections.abc import Sequence
from dataclasses import replace

from according.compare.accounts import Accounts
from according.compare.quotations.likeness import likeness, same_utterance
from according.compare.quotations.variants import Token
from according.compare.quotations.witnesses import Utterance, Witness

_GRAM = 3
#: So many words of matter a reading of another reading must have in common with the longest one.
_LEAST_MATTER = 2


def merged(accounts: Accounts, utterances: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """The utterances, the longest first, with those that only repeat words of a longer one joined to it.

    An utterance is joined if each of its readings overlaps the longer one's reading in that account, or stands within
    one of its readings; accounts that the longer one lacks bring their readings along if they are readings of it.
    """
    kept: list[Utterance] = []
    told: list[list[str]] = []
    holders: dict[tuple[str, ...], dict[int, None]] = {}
    for utterance in utterances:
        readings = [_forms(witness.reading.tokens) for witness in _witnesses(utterance)]
        near = {place: None for gram in _grams(min(readings, key=len)) for place in holders.get(gram, ())}
        for place in sorted(near):
            joined = _joined(accounts, kept[place], told[place], utterance)
            if joined is not None:
                kept[place] = joined
                break
        else:
            place = len(kept)
            kept.append(utterance)
            told.append([])
        told[place].extend(f" {' '.join(forms)} " for forms in readings)
        for forms in readings:
            for gram in _grams(forms):
                holders.setdefault(gram, {})[place] = None
    return tuple(kept)


def _joined(accounts: Accounts, longer: Utterance, told: Sequence[str], other: Utterance) -> Utterance | None:
    """The longer utterance with the other's further accounts, or None where the other is one of its own."""
    known = {witness.reading.document: witness for witness in _witnesses(longer)}
    base = longer.base.reading.tokens
    further: list[Witness] = []
    for witness in _witnesses(other):
        words = witness.reading.tokens
        within = any(f" {' '.join(_forms(words))} " in reading for reading in told)
        there = known.get(witness.reading.document)
        if there is not None:
            if not within and not _overlap(there, witness):
                return None
            continue
        like = likeness(base, words)
        if not same_utterance(like) and not (within and like.matter >= _LEAST_MATTER):
            return None
        further.append(replace(witness, likeness=like))
    if not further:
        return longer
    others = sorted((*longer.others, *further), key=lambda witness: accounts.place(witness.reading.document))
    return replace(longer, others=tuple(others))


def _overlap(one: Witness, other: Witness) -> bool:
    return any(left.overlaps(right) for left in one.reading.spans for right in other.reading.spans)


def _witnesses(utterance: Utterance) -> tuple[Witness, ...]:
    return (utterance.base, *utterance.others)


def _forms(words: Sequence[Token]) -> list[str]:
    return [token.form for token in words]


def _grams(forms: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(forms[at : at + _GRAM]) for at in range(len(forms) - _GRAM + 1)]
