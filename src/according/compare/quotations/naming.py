"""What a difference between two readings is called: cut, inserted, negation, figure, name, brackets, ellipsis."""

from collections.abc import Sequence

from according.compare.quotations.variants import Reading, Token
from according.core import FUNCTION_WORDS, Change, ChangeKind, Evidence, Span, stem

#: Of stretches of more words only the whole is told, but for brackets and ellipses.
_SHORT = 6
_LITTLE = frozenset(
    "do does did is are was were will would can could should shall to any a an the yet ever al el bin ibn".split()
)
_SENTENCE_ENDS = '.!?:“"‘…('


def named(
    base: Reading, left: Sequence[Token], other: Reading, right: Sequence[Token], *, edge: bool
) -> tuple[Change, ...]:
    """The changes in a stretch that one reading has otherwise, or not at all; ``edge``: at an end of both."""
    if any(t.form == "…" for t in (*left, *right)):
        kind = _ellipsis(left, right)
        if kind is not None:
            return (change(kind, base, left, other, right),)
    if left and right:
        kinds = _of_both(base, left, other, right)
    else:
        kinds = (_of_one(left or right, lost=bool(left), edge=edge),)
    lettered = [t for t in (*left, *right) if t.raw[0] in "(["]
    if left and right and ChangeKind.BRACKETED not in kinds:
        counts = [sum(t.bracketed for t in side) for side in (left, right)]
        lettered += [t for t in (*left, *right) if t.bracketed and counts[0] != counts[1]]
    found = [change(kind, base, left, other, right) for kind in kinds]
    for token in lettered:
        mark = Evidence(
            document=(base if token in left else other).document, span=Span(token.start, token.end), role="bracket"
        )
        there = token in left
        found.append(Change(kind=ChangeKind.BRACKETED, base=mark if there else None, other=None if there else mark))
    return tuple(found)


def change(kind: ChangeKind, base: Reading, left: Sequence[Token], other: Reading, right: Sequence[Token]) -> Change:
    """A change with the places of its words in either reading."""
    return Change(kind=kind, base=_evidence(base, left), other=_evidence(other, right))


def _ellipsis(left: Sequence[Token], right: Sequence[Token]) -> ChangeKind | None:
    """An ellipsis stands for words where its side has fewer of them; else it came, or went, with its words."""
    counts = [(sum(t.form == "…" for t in side), sum(t.form != "…" for t in side)) for side in (left, right)]
    (one, words), (two, others) = counts
    if bool(one) == bool(two):
        return None
    with_sign, without = (words, others) if one else (others, words)
    if with_sign <= without or with_sign == 0:
        return ChangeKind.ELLIPSIS
    return None


def _of_one(stretch: Sequence[Token], *, lost: bool, edge: bool) -> ChangeKind:
    """The name of words that one side alone has."""
    if any(t.negates for t in stretch):
        matter = sum(t.matters and not t.negates for t in stretch)
        if len(stretch) == 1 or (not edge and not matter and len(stretch) <= 3):
            return ChangeKind.NEGATION
    if all(t.bracketed for t in stretch):
        return ChangeKind.BRACKETED
    return ChangeKind.CUT if lost else ChangeKind.INSERTED


def _of_both(base: Reading, left: Sequence[Token], other: Reading, right: Sequence[Token]) -> tuple[ChangeKind, ...]:
    """The names of words that the two sides have otherwise: what bears weight first, each kind once."""
    figures = _figures(left), _figures(right)
    if all(t.bracketed for t in left) != all(t.bracketed for t in right):
        return (ChangeKind.BRACKETED,)
    if max(len(left), len(right)) > _SHORT:
        return (ChangeKind.REPLACED,)
    kinds: list[ChangeKind] = []
    if sum(t.negates for t in left) != sum(t.negates for t in right):
        kinds.append(ChangeKind.NEGATION)
    if figures[0] and figures[1] and figures[0] != figures[1]:
        kinds.append(ChangeKind.FIGURE)
    names = _names(base, left), _names(other, right)
    if names[0] and names[1] and {stem(form) for form in names[0]} != {stem(form) for form in names[1]}:
        kinds.append(ChangeKind.NAME)
    other_name = ChangeKind.NAME in kinds
    rest = tuple(
        _rest(side, own if other_name else (), figures) for side, own in zip((left, right), names, strict=True)
    )
    if not kinds or (rest[0] and rest[1] and rest[0] != rest[1]):
        kinds.append(ChangeKind.REPLACED)
    elif rest[0] != rest[1] and (rest[0] or rest[1]):
        kinds.append(ChangeKind.CUT if rest[0] else ChangeKind.INSERTED)
    return tuple(kinds)


def _figures(stretch: Sequence[Token]) -> list[str]:
    return [token.form for token in stretch if token.numeral]


def _names(reading: Reading, stretch: Sequence[Token]) -> list[str]:
    """The words written as names: with a capital that no beginning of a sentence gives them."""
    found = []
    for token in stretch:
        if not token.raw[0].isupper() or token.form in FUNCTION_WORDS or token.form in _LITTLE:
            continue
        own = reading.spans[token.part]
        before = reading.text[max(own.start, token.start - 6) : token.start].rstrip(" \n\t\xa0'’")
        if not before and token.part:
            before = reading.spans[token.part - 1].of(reading.text).rstrip()
        if before and before[-1] not in _SENTENCE_ENDS:
            found.append(token.form)
    return found


def _rest(stretch: Sequence[Token], names: Sequence[str], figures: tuple[list[str], list[str]]) -> list[str]:
    """The words of matter that no other kind of change accounts for."""
    both = bool(figures[0] and figures[1])
    return [
        t.form
        for t in stretch
        if t.matters and not t.negates and t.form not in names and not (both and t.numeral) and t.form not in _LITTLE
    ]


def _evidence(reading: Reading, stretch: Sequence[Token]) -> Evidence | None:
    """The place from the first word to the last; where a source interrupts them, the words of the first part."""
    if not stretch:
        return None
    end = max(token.end for token in stretch if token.part == stretch[0].part)
    return Evidence(document=reading.document, span=Span(stretch[0].start, end), role="reading")
