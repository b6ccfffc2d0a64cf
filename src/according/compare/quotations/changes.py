"""Two readings of one utterance, word by word: what the one has and the other has not, as in an apparatus."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from according.compare.quotations.naming import change, named
from according.compare.quotations.variants import LONGEST, Reading, Token
from according.core import Change, ChangeKind

_TITLES = frozenset("mr mrs ms dr prof gen sen rep gov col lt sgt st jr sr vs etc".split())
_STOPS = frozenset(".!?")
_DASHES = re.compile(r"\s*(?:[—―]|--+|(?<=\s)[-–](?=\s))\s*")
_SILENT = re.compile(r"""[\s"'“”„‟‘’‚‛«»‹›`´()\[\]\-‐‑–]+""")

_CONTRACTED = {
    "s": ("is", "has", "us"),
    "re": ("are",),
    "ve": ("have",),
    "m": ("am",),
    "ll": ("will", "shall"),
    "d": ("would", "had"),
}

_Operation = tuple[str, int, int, int, int]


def changes(base: Reading, other: Reading) -> tuple[Change, ...]:
    """Every difference of ``other`` from ``base``, in the order of the words; empty where only typography differs.

    Readings of more than ``LONGEST`` words are compared as wholes: none, or one replacement.
    """
    left, right = base.tokens, other.tokens
    if not left or not right:
        return ()
    if max(len(left), len(right)) > LONGEST:
        if [t.form for t in left] == [t.form for t in right]:
            return ()
        return (change(ChangeKind.REPLACED, base, left, other, right),)
    left, right = _written_out(left, right), _written_out(right, left)
    found: list[Change] = []
    operations = _operations(left, right)
    for tag, i1, i2, j1, j2 in operations:
        if tag == "equal":
            found.extend(_small_changes(base, left, other, right, i1, j1, i2 - i1))
        else:
            edge = (i1 == 0 and j1 == 0) or (i2 == len(left) and j2 == len(right))
            found.extend(named(base, left[i1:i2], other, right[j1:j2], edge=edge))
    found.extend(_end(base, left, other, right, operations))
    return tuple(found)


def _written_out(words: list[Token], other: Sequence[Token]) -> list[Token]:
    """The words, those contracted that the other reading writes out as two ("we've", "we have") as two."""
    pairs = {(a.form, b.form) for a, b in pairwise(other)}
    contracted = {token.form for token in other}
    out: list[Token] = []
    for token in words:
        whole = next((w for w in _expansions(token.form) if w in pairs and token.form not in contracted), None)
        if whole is None:
            out.append(token)
        else:
            out.extend(replace(token, form=form, raw=form if at else token.raw) for at, form in enumerate(whole))
    return out


def _expansions(form: str) -> tuple[tuple[str, str], ...]:
    if form.endswith("n't"):
        return ((form[:-3], "not"),)
    stem, mark, ending = form.rpartition("'")
    return tuple((stem, word) for word in _CONTRACTED.get(ending, ())) if mark else ()


def _operations(left: Sequence[Token], right: Sequence[Token]) -> list[_Operation]:
    """The opcodes of the alignment; a grammar word that matches alone within a long change is part of the change."""
    matcher = SequenceMatcher(None, [t.form for t in left], [t.form for t in right], autojunk=False)
    joined: list[_Operation] = []
    raw = matcher.get_opcodes()
    for place, (tag, i1, i2, j1, j2) in enumerate(raw):
        if tag == "equal" and 0 < place < len(raw) - 1:
            before, after = raw[place - 1], raw[place + 1]
            around = min(max(o[2] - o[1], o[4] - o[3]) for o in (before, after))
            if around >= 2 * (i2 - i1) and i2 - i1 <= 2 and not any(t.matters for t in left[i1:i2]):
                tag = "replace"
        if joined and tag != "equal" and joined[-1][0] != "equal":
            _, a1, _, b1, _ = joined.pop()
            joined.append(("replace", a1, i2, b1, j2))
        else:
            joined.append((tag, i1, i2, j1, j2))
    return joined


def _small_changes(
    base: Reading, left: list[Token], other: Reading, right: list[Token], i: int, j: int, count: int
) -> list[Change]:
    """Capitals, brackets and punctuation within words that both sides have."""
    found: list[Change] = []
    for step in range(count):
        a, b = left[i + step], right[j + step]
        lettered = (a.raw[0] in "([", b.raw[0] in "([")
        if lettered[0] != lettered[1]:
            found.append(change(ChangeKind.BRACKETED, base, [a], other, [b]))
        elif a.raw[0].isupper() != b.raw[0].isupper() and a.raw[0].isalpha() and b.raw[0].isalpha():
            found.append(change(ChangeKind.CAPITAL, base, [a], other, [b]))
        if step + 1 == count or a.part != left[i + step + 1].part or b.part != right[j + step + 1].part:
            continue
        one, two = _marks(base.text, a, left[i + step + 1]), _marks(other.text, b, right[j + step + 1])
        if one != two:
            stop = bool(_STOPS & set(one)) != bool(_STOPS & set(two))
            kind = ChangeKind.FULL_STOP if stop else ChangeKind.PUNCTUATION
            found.append(change(kind, base, [_with_mark(base.text, a)], other, [_with_mark(other.text, b)]))
    return found


def _end(
    base: Reading, left: list[Token], other: Reading, right: list[Token], operations: list[_Operation]
) -> list[Change]:
    """A full stop inside the marks at the end of one reading, where the other goes on within its sentence."""
    last = next((o for o in reversed(operations) if o[0] == "equal"), None)
    if last is None:
        return []
    _, _, i2, _, j2 = last
    a, b = left[i2 - 1], right[j2 - 1]
    if (i2 == len(left)) == (j2 == len(right)):
        return []
    if j2 == len(right):
        ends, goes_on = _after(other, b), _marks(base.text, a, left[i2]) if a.part == left[i2].part else "."
    else:
        ends, goes_on = _after(base, a), _marks(other.text, b, right[j2]) if b.part == right[j2].part else "."
    if _STOPS & set(ends[:1]) and not _STOPS & set(goes_on):
        return [change(ChangeKind.FULL_STOP, base, [_with_mark(base.text, a)], other, [_with_mark(other.text, b)])]
    return []


def _after(reading: Reading, token: Token) -> str:
    """The punctuation between a reading's word and the end of its span."""
    return _SILENT.sub("", reading.text[token.end : reading.spans[token.part].end])


def _marks(text: str, token: Token, following: Token) -> str:
    """The punctuation between two words as far as it is more than typography."""
    between = text[token.end : following.start]
    if len(between) > 40:
        return ""
    if between.startswith(".") and ("." in token.raw or len(token.raw) == 1 or token.form in _TITLES):
        between = between[1:]
    return _SILENT.sub("", _DASHES.sub("—", between))


def _with_mark(text: str, token: Token) -> Token:
    """The word with the punctuation mark that follows it."""
    end = token.end + (token.end < len(text) and text[token.end] in ".,;:!?—")
    return Token(token.start, end, token.form, token.raw)
