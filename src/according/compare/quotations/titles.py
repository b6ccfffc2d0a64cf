"""A sentence on a quotation in several readings: who carries how much of the words, and what changed on the way."""

from collections.abc import Sequence

from according.compare.accounts import Accounts
from according.compare.quotations.differences import reading_changes
from according.compare.quotations.variants import tokens
from according.compare.quotations.witnesses import Utterance
from according.compare.titles import listed
from according.core import Change, ChangeKind

#: So many words of what all carry alike stand in a title.
_SHOWN = 24
#: More accounts than these are not all named in a title.
_MANY = 6
_WITHIN = (
    ChangeKind.CUT,
    ChangeKind.INSERTED,
    ChangeKind.REPLACED,
    ChangeKind.ELLIPSIS,
    ChangeKind.NEGATION,
    ChangeKind.FIGURE,
    ChangeKind.NAME,
)
_SLIGHT = (ChangeKind.CAPITAL, ChangeKind.PUNCTUATION, ChangeKind.BRACKETED, ChangeKind.FULL_STOP)

_WEIGHTY = {
    ChangeKind.FIGURE: "another figure",
    ChangeKind.NAME: "another name",
    ChangeKind.REPLACED: "other words",
    ChangeKind.TRANSLATED: "said in another language",
}
_LIGHT = {
    ChangeKind.ELLIPSIS: "an ellipsis",
    ChangeKind.BRACKETED: "brackets",
    ChangeKind.CAPITAL: "a capital",
    ChangeKind.FULL_STOP: "a full stop within the marks",
    ChangeKind.PUNCTUATION: "punctuation",
}


def title(accounts: Accounts, utterance: Utterance, found: Sequence[Change]) -> str:
    """A plain sentence: who carries how much of the words, and what changed on the way."""
    base = utterance.base
    name = accounts.letter(base.reading.document)
    if len(utterance.others) > 1:
        return _title_of_several(accounts, utterance, found)
    other = utterance.others[0]
    letter = accounts.letter(other.reading.document)
    first, second = sorted((name, letter), key=lambda each: (len(each), each))
    unmarked = "" if other.marked else f"; {letter} has them without quotation marks"
    counts = len(base.reading.tokens), len(other.reading.tokens)
    told = _clauses(found, utterance, name, letter)
    if other.how is ChangeKind.PARAPHRASED:
        return f"{name} quotes what {letter} retells without quotation marks{f': {_join(told)}' if told else ''}"
    if not told:
        return f"{first} and {second} carry the same {counts[0]} words{unmarked}"
    if all(change.kind in (*_SLIGHT, ChangeKind.UNMARKED) for change in found):
        return f"{first} and {second} carry the same words but for {_join(told)}{unmarked}"
    if counts[0] > counts[1]:
        lead = f"{name} carries {counts[0]} words, {letter} {counts[1]}"
    elif any(change.kind in _WITHIN for change in found):
        lead = f"{first} and {second} carry the words in two readings"
    else:
        lead = f"{first} and {second} carry the same {counts[0]} words"
    return f"{lead}: {_join(told)}{unmarked}"


def title_alike(accounts: Accounts, utterance: Utterance) -> str:
    """A plain sentence that gives the words themselves."""
    base = utterance.base.reading
    letters = [accounts.letter(w.reading.document) for w in (utterance.base, *utterance.others)]
    said = " ".join(" ".join(span.of(base.text) for span in base.spans).split()[:_SHOWN])
    more = " …" if len(base.tokens) > _SHOWN else ""
    return f"{_named(letters)} carry word for word: “{said}{more}”"


def _title_of_several(accounts: Accounts, utterance: Utterance, found: Sequence[Change]) -> str:
    base = utterance.base.reading
    letters = [accounts.letter(w.reading.document) for w in (utterance.base, *utterance.others)]
    names = _named(letters)
    if not found:
        return f"{names} carry the same {len(base.tokens)} words"
    changed = {
        accounts.letter(e.document)
        for change in found
        if change.kind not in _SLIGHT
        for e in (change.other or change.base,)
        if e is not None and e.document != base.document
    } | {
        accounts.letter(w.reading.document)
        for w in utterance.others
        if any(c.kind not in _SLIGHT for c in reading_changes(utterance.base, w))
    }
    if not changed:
        return f"{names} carry the same words but for capitals, brackets or punctuation"
    others = _named(sorted(changed))
    if all(
        c.kind in (*_SLIGHT, ChangeKind.CUT, ChangeKind.UNMARKED)
        for w in utterance.others
        for c in reading_changes(utterance.base, w)
    ) and all(c.kind in (*_SLIGHT, ChangeKind.CUT, ChangeKind.UNMARKED) for c in found):
        return f"{names} carry words of one utterance; {others} {'has' if len(changed) == 1 else 'have'} a part of it"
    verb = "has another reading" if len(changed) == 1 else "have other readings"
    return f"{names} carry words of one utterance; {accounts.letter(base.document)} has most of it, {others} {verb}"


def _clauses(found: Sequence[Change], utterance: Utterance, base: str, other: str) -> list[str]:
    """What the changes are, in words that judge nothing, each kind once."""
    texts = {w.reading.document: w.reading.text for w in (utterance.base, *utterance.others)}

    def count(kind: ChangeKind, side: str) -> int:
        places = [c.base if side == base else c.other for c in found if c.kind is kind]
        return sum(len(tokens(texts[e.document], e.span)) for e in places if e is not None)

    told: list[str] = []
    kinds = {change.kind for change in found}
    if ChangeKind.SPEAKER in kinds:
        told.append("other speakers are named")
    if ChangeKind.OCCASION in kinds:
        told.append("another occasion is given")
    if ChangeKind.MERGED in kinds:
        texts_of = {w.reading.document: len(w.reading.spans) for w in (utterance.base, *utterance.others)}
        parts = [texts_of[w.reading.document] for w in (utterance.base, utterance.others[0])]
        one, two = (base, other) if parts[0] < parts[1] else (other, base)
        told.append(f"{one} runs together what {two} gives apart")
    for change in found:
        if change.kind is ChangeKind.NEGATION:
            side = other if change.base is None else base if change.other is None else ""
            told.append(f"a negation in {side} alone" if side else "a negation in one of them alone")
    told.extend(words for kind, words in _WEIGHTY.items() if kind in kinds)
    told.extend(
        f"{number} {'word' if number == 1 else 'words'} only in {side}"
        for kind, side in ((ChangeKind.CUT, base), (ChangeKind.INSERTED, other))
        if (number := count(kind, side))
    )
    told.extend(words for kind, words in _LIGHT.items() if kind in kinds)
    return list(dict.fromkeys(told))


def _named(letters: Sequence[str]) -> str:
    """Accounts by their letters in the user's order; of many the first, and how many more."""
    ordered = sorted(letters, key=lambda letter: (len(letter), letter))
    if len(ordered) > _MANY:
        return f"{', '.join(ordered[: _MANY - 1])} and {len(ordered) - _MANY + 1} more"
    return listed(ordered)


def _join(parts: list[str]) -> str:
    return listed(parts) if parts else "details"
