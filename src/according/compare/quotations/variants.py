"""Two readings of one utterance, word by word: what the one has that the other has not, as a critical apparatus does.

Typography is no change: kinds of quotation marks, apostrophes, dashes and blanks, hyphens, dots in abbreviations, and
the spelling of a house (-ise and -ize, -our and -or). A number in figures and in words is one number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from according.core import FUNCTION_WORDS, Change, ChangeKind, Evidence, Span

#: Readings longer than this are only compared for being the same, since aligning takes the product of both lengths.
LONGEST = 1500

_TOKEN = re.compile(
    r"(?P<ellipsis>…|\. ?\. ?\.(?: ?\.)?)"
    r"|(?P<number>\d+(?:[.,:/\-–]\d+)*[^\W\d_]*)"
    r"|(?P<letter>[(\[][^\W\d_][)\]][^\W\d_]+(?:['’&][^\W_]+)*)"
    r"|(?P<word>[^\W_]+(?:['’.&][^\W_]+)*)"
)
_BRACKETS = re.compile(r"\[[^\[\]()]{1,80}\]|\([^\[\]()]{1,80}\)")
_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
    if value > 1
} | {word: str(10 * value) for value, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_NEGATORS = frozenset("not no never none nor neither nothing nobody nowhere without cannot".split())
_HOUSE = (
    (re.compile(r"(?<=\w{2})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=\w{3})our(s|ed|ing|ite|able|ful)?$"), r"or\1"),
    (re.compile(r"(?<=\w{3})re$"), "er"),
    (re.compile(r"(?<=\w{2})ence$"), "ense"),
)
_TITLES = frozenset("mr mrs ms dr prof gen sen rep gov col lt sgt st jr sr vs etc".split())
_STOPS = frozenset(".!?")
_DASHES = re.compile(r"\s*(?:[—―]|--+|(?<=\s)[-–](?=\s))\s*")
_SILENT = re.compile(r"""[\s"'“”„‟‘’‚‛«»‹›`´()\[\]\-‐‑–]+""")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or an ellipsis of a reading. ``form`` is what is compared; ``part`` counts the spans."""

    start: int
    end: int
    form: str
    raw: str
    bracketed: bool = False
    part: int = 0

    @property
    def negates(self) -> bool:
        """Whether the word is a negation."""
        return self.form in _NEGATORS or self.form.endswith("n't")

    @property
    def numeral(self) -> bool:
        """Whether the word is a number."""
        return self.form[0].isdigit()

    @property
    def matters(self) -> bool:
        """Whether the word carries matter rather than grammar."""
        return self.form not in FUNCTION_WORDS and self.form != "…"


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of an utterance as one document has them: one span, or several where a source interrupts them."""

    document: str
    text: str
    spans: tuple[Span, ...]

    @property
    def tokens(self) -> list[Token]:
        """The words of all spans, in order."""
        return [token for part, span in enumerate(self.spans) for token in tokens(self.text, span, part)]


def tokens(text: str, span: Span, part: int = 0) -> list[Token]:
    """The words, numbers and ellipses of ``text`` within ``span``, with their offsets in ``text``."""
    inside = [(m.start(), m.end()) for m in _BRACKETS.finditer(text, span.start, span.end)]
    found: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text, span.start, span.end):
        while at < len(inside) and inside[at][1] <= match.start():
            at += 1
        bracketed = at < len(inside) and inside[at][0] <= match.start()
        found.append(Token(match.start(), match.end(), _form(match), match[0], bracketed, part))
    return found


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
        return (_change(ChangeKind.REPLACED, base, left, other, right),)
    found: list[Change] = []
    operations = _operations(left, right)
    for tag, i1, i2, j1, j2 in operations:
        if tag == "equal":
            found.extend(_small_changes(base, left, other, right, i1, j1, i2 - i1))
        else:
            found.extend(_word_changes(base, left[i1:i2], other, right[j1:j2]))
    found.extend(_end(base, left, other, right, operations))
    return tuple(found)


def _form(match: re.Match[str]) -> str:
    """What is compared of a word: lower case, no dots within, the spelling of one house."""
    if match.lastgroup == "ellipsis":
        return "…"
    form = match[0].lower().replace("’", "'")
    if match.lastgroup == "letter":
        form = form[1] + form[3:]
    if match.lastgroup == "number":
        return form.replace(",", "").replace("–", "-")
    return _spelt(form.replace(".", ""))


@lru_cache(maxsize=1 << 16)
def _spelt(form: str) -> str:
    """A word in the spelling of one house, a number word as its figure."""
    if form in _NUMBER_WORDS:
        return _NUMBER_WORDS[form]
    for pattern, put in _HOUSE:
        form, count = pattern.subn(put, form)
        if count:
            break
    return form


def _operations(left: Sequence[Token], right: Sequence[Token]) -> list[tuple[str, int, int, int, int]]:
    """The opcodes of the alignment; a grammar word that matches alone within a long change is part of the change."""
    matcher = SequenceMatcher(None, [t.form for t in left], [t.form for t in right], autojunk=False)
    joined: list[tuple[str, int, int, int, int]] = []
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


def _word_changes(base: Reading, left: list[Token], other: Reading, right: list[Token]) -> list[Change]:
    """The name of a stretch of words that one side has otherwise, or not at all."""
    kind = ChangeKind.REPLACED if left and right else ChangeKind.CUT if left else ChangeKind.INSERTED
    short = len(left) <= 4 and len(right) <= 4
    if any(t.form == "…" for t in left) != any(t.form == "…" for t in right):
        kind = ChangeKind.ELLIPSIS
    elif short and sum(t.negates for t in left) != sum(t.negates for t in right):
        kind = ChangeKind.NEGATION
    elif (left and all(t.bracketed for t in left)) or (right and all(t.bracketed for t in right)):
        kind = ChangeKind.BRACKETED
    elif short and _figures(left) and _figures(right) and _figures(left) != _figures(right):
        kind = ChangeKind.FIGURE
    found = [_change(kind, base, left, other, right)]
    if kind in (ChangeKind.CUT, ChangeKind.INSERTED, ChangeKind.REPLACED):
        marked = [t for t in (*left, *right) if t.bracketed or t.raw[0] in "(["]
        for token in marked:
            side = token in left
            evidence = Evidence(
                document=(base if side else other).document, span=Span(token.start, token.end), role="bracket"
            )
            found.append(
                Change(kind=ChangeKind.BRACKETED, base=evidence if side else None, other=None if side else evidence)
            )
    return found


def _figures(stretch: list[Token]) -> list[str]:
    return [token.form for token in stretch if token.numeral]


def _small_changes(
    base: Reading, left: list[Token], other: Reading, right: list[Token], i: int, j: int, count: int
) -> list[Change]:
    """Capitals, brackets and punctuation within words that both sides have."""
    found: list[Change] = []
    for step in range(count):
        a, b = left[i + step], right[j + step]
        lettered = (a.raw[0] in "([", b.raw[0] in "([")
        if lettered[0] != lettered[1]:
            found.append(_change(ChangeKind.BRACKETED, base, [a], other, [b]))
        elif a.raw[0].isupper() != b.raw[0].isupper() and a.raw[0].isalpha() and b.raw[0].isalpha():
            found.append(_change(ChangeKind.CAPITAL, base, [a], other, [b]))
        if step + 1 == count or a.part != left[i + step + 1].part or b.part != right[j + step + 1].part:
            continue
        one, two = _marks(base.text, a, left[i + step + 1]), _marks(other.text, b, right[j + step + 1])
        if one != two:
            stop = bool(_STOPS & set(one)) != bool(_STOPS & set(two))
            kind = ChangeKind.FULL_STOP if stop else ChangeKind.PUNCTUATION
            found.append(_change(kind, base, [_with_mark(base.text, a)], other, [_with_mark(other.text, b)]))
    return found


def _end(
    base: Reading,
    left: list[Token],
    other: Reading,
    right: list[Token],
    operations: list[tuple[str, int, int, int, int]],
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
        return [_change(ChangeKind.FULL_STOP, base, [_with_mark(base.text, a)], other, [_with_mark(other.text, b)])]
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


def _change(kind: ChangeKind, base: Reading, left: list[Token], other: Reading, right: list[Token]) -> Change:
    return Change(kind=kind, base=_evidence(base, left), other=_evidence(other, right))


def _evidence(reading: Reading, stretch: list[Token]) -> Evidence | None:
    """The place from the first word to the last; where a source interrupts them, the words of the first part."""
    if not stretch:
        return None
    end = max(token.end for token in stretch if token.part == stretch[0].part)
    return Evidence(document=reading.document, span=Span(stretch[0].start, end), role="reading")
