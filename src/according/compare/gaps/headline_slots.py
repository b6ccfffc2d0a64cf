"""A headline laid word by word over the sentence nearest to it: another figure, name or opposite in one slot."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from according.compare.gaps.headline_text import Gap, Head, Sentence, Text, has, matter
from according.compare.gaps.strength import OPPOSITES
from according.compare.quotations.variants import Token
from according.core import Aspect, Relation, Span, stem

_NEAR = 0.55
_SUPPORT = frozenset("do does did to be is are was were has have had will would can could".split())


def slot_sign(text: Text, head: Head) -> Iterator[Gap]:
    """What stands otherwise where the words around it are the same; at most one gap of each kind."""
    stems = frozenset(stem(t.form) for t in matter(head.words))
    if len(stems) < 4:
        return
    found: dict[str, Gap] = {}
    nearest = sorted(text.sentences, key=lambda s: (-len(stems & s.stems), s.span.start))[:3]
    for sentence in nearest:
        if len(stems & sentence.stems) < _NEAR * len(stems) or len(sentence.tokens) > 120:
            continue
        for left, right in _slots(head.words, sentence.tokens):
            gap = _gap(text, head, sentence, left, right)
            if gap is not None:
                found.setdefault(gap.rule, gap)
    yield from found.values()


def _slots(left: tuple[Token, ...], right: tuple[Token, ...]) -> Iterator[tuple[list[Token], list[Token]]]:
    """The short stretches that are not the same, between words that are."""
    one, two = ([stem(t.form) for t in words] for words in (left, right))
    codes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    for place, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or i2 - i1 > 3 or j2 - j1 > 3 or not 0 < place < len(codes) - 1:
            continue
        before, after = codes[place - 1], codes[place + 1]
        around = [*left[before[1] : before[2]][-2:], *left[after[1] : after[2]][:2]]
        if len(around) >= 3 and any(t.matters for t in around):
            yield list(left[i1:i2]), list(right[j1:j2])


def _gap(text: Text, head: Head, sentence: Sentence, left: list[Token], right: list[Token]) -> Gap | None:
    denied = [t for t in left if t.negates], [t for t in right if t.negates]
    if len(denied[0]) != len(denied[1]):
        bare = all(t.negates or t.form in _SUPPORT for t in (*left, *right)) or any(
            "n't" in t.form for t in (*left, *right)
        )
        stems = frozenset(stem(t.form) for t in matter(head.words))
        near = len(stems & sentence.stems) >= 0.7 * len(stems) and len(sentence.tokens) <= 3 * len(head.words)
        if not bare or not near or _said_elsewhere(text, head, bool(denied[0])):
            return None
        return _negation(head, sentence, left, right, denied)
    if not left or not right:
        return None
    figures = [t for t in left if t.numeral], [t for t in right if t.numeral]
    if len(figures[0]) == 1 and len(figures[1]) == 1 and len(left) == len(right) == 1:
        one, two = figures[0][0], figures[1][0]
        if not any(one.form == t.form for s in text.sentences for t in s.tokens) and not _rounded(one.form, two.form):
            return _other("figure", one, two, Relation.DIFFERS, Aspect.FIGURE)
        return None
    for one in left:
        for two in right:
            if stem(two.form) in OPPOSITES.get(stem(one.form), ()) or _prefixed(one.form, two.form):
                return _other("opposite", one, two, Relation.DIFFERS, Aspect.WORDING)
    if len(left) <= 2 and len(right) <= 2:
        one, two = left[0], right[0]
        named = all(t.raw[0].isupper() and not t.raw.isupper() and len(t.raw) > 2 and t.matters for t in (one, two))
        if named and two is not sentence.tokens[0] and not has(text, one) and not _shortened(one.form, two.form):
            return _other("name", one, two, Relation.DIFFERS, Aspect.NAME)
    return None


def _said_elsewhere(text: Text, head: Head, denied: bool) -> bool:
    """Whether a sentence with most of the headline's words is negated, or not, as the headline is."""
    stems = frozenset(stem(t.form) for t in matter(head.words))
    return any(
        len(stems & s.stems) >= 0.5 * len(stems) and any(t.negates for t in s.tokens) == denied for s in text.sentences
    )


def _negation(
    head: Head, sentence: Sentence, left: list[Token], right: list[Token], denied: tuple[list[Token], list[Token]]
) -> Gap:
    side, word = ("headline", denied[0][0]) if denied[0] else ("text", denied[1][0])
    other = "text" if side == "headline" else "headline"
    return Gap(
        "negation",
        f"the {side} has “{word.raw}” where the {other} has none",
        _stretch(left) or head.span,
        _stretch(right) or sentence.span,
        Relation.NOT_SETTLED,
        Aspect.WORDING,
        "the words around it are the same, and a negation stands in one of the two alone",
    )


def _other(rule: str, one: Token, two: Token, relation: Relation, aspect: Aspect) -> Gap:
    what = {"figure": "another figure", "name": "another name", "opposite": "a word of opposite meaning"}[rule]
    return Gap(
        rule,
        f"the headline has “{one.raw}” where the text has “{two.raw}”",
        Span(one.start, one.end),
        Span(two.start, two.end),
        relation,
        aspect,
        f"the words around it are the same, and {what} stands between them",
    )


def _stretch(words: list[Token]) -> Span | None:
    return Span(words[0].start, words[-1].end) if words else None


def _prefixed(one: str, two: str) -> bool:
    """Whether one word is the other with a denying prefix."""
    short, long = sorted((one, two), key=len)
    return len(short) > 3 and long in (f"un{short}", f"in{short}", f"im{short}", f"non{short}", f"dis{short}")


def _rounded(one: str, two: str) -> bool:
    try:
        first, second = float(one), float(two)
    except ValueError:
        return one.startswith(two) or two.startswith(one)
    return abs(first - second) <= 0.05 * max(abs(first), abs(second)) and min(first, second) > 20


def _shortened(one: str, two: str) -> bool:
    """Whether one name may be a short or adjectival form of the other ("Rep", "Representative"), or an acronym."""
    return one[:3] == two[:3] or one.replace(".", "") == two[:1] or len(one) <= 2
