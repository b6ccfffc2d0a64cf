"""The signs that a report is not what the quoted words bear out, each a rule of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from according.compare.gaps.commitments import FIRM, conditional, softer
from according.compare.gaps.strength import HEDGES, OPPOSITES, WEAKER, hedged
from according.compare.quotations.variants import Token, tokens
from according.core import (
    Annotated,
    Aspect,
    Attribution,
    Moment,
    Relation,
    Span,
    stem,
)

#: What may stand between a doing word and its noun.
_BETWEEN = frozenset("about of on for with to the a an his her their our its my your".split())
#: Words in -ing that tell what a noun is like; they govern nothing.
_LIKE = frozenset(
    """compromising damaging growing leading following remaining existing missing working living outgoing incoming
    ongoing upcoming sitting acting standing pending surviving underlying overwhelming convincing interesting shocking
    surprising disturbing troubling alarming amazing exciting promising challenging demanding rising falling increasing
    declining competing opposing conflicting neighbouring neighboring corresponding lasting willing misleading nothing
    something anything everything during according including regarding concerning""".split()
)
#: What part of a report's words a quotation must have for the two to be on one matter.
_ONE_MATTER = 0.4
#: How many words before a doing word a negation denies it.
_SHORTLY = 5
#: Words that leave a thing as open in a report as a hedge does in a quotation.
_OPEN = frozenset(stem(form) for form in "chance odds possibility risk likelihood prospect potential".split())
#: How far behind a promise, in characters, the words quoted for it may begin.
_AT_ONCE = 160


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a speaker in an account: reported, or in quotation marks."""

    annotated: Annotated
    attribution: Attribution
    span: Span
    tokens: tuple[Token, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the words that carry matter."""
        return frozenset(stem(t.form) for t in self.tokens if t.matters)


@dataclass(frozen=True, slots=True)
class Gap:
    """The place in the report and in the quotation that are not the same, and what they show."""

    name: str
    report: Span
    quotation: Span
    relation: Relation
    aspect: Aspect | None
    reason: str


def signs(report: Said, quotation: Said) -> Iterator[Gap]:
    """Where a report is not what the quoted words bear out; the more definite a sign, the less the two must share."""
    common = report.stems & quotation.stems
    if len(common) < 2:
        return
    share = len(common) / max(1, len(report.stems))
    if share >= 0.5 and len(common) >= 3:
        yield from _figure(report, quotation)
        yield from _opposed(report, quotation)
    if share >= 0.75 and len(common) >= 4:
        yield from _negated(report, quotation)
        yield from _unhedged(report, quotation, common)
    if share >= _ONE_MATTER:
        yield from _act(report, quotation)
        yield from _governed(report, quotation)


def softened(report: Said, quotation: Said) -> Gap | None:
    """A promise in the report, and in the words quoted right after it a hope, with something of both in common."""
    cue = [word for span in report.attribution.cue for word in report.annotated.words(span).lower().split()]
    if not cue or stem(cue[-1]) not in FIRM or report.annotated.id != quotation.annotated.id:
        return None
    between = report.annotated.document.text[report.span.end : quotation.span.start]
    if not 0 < quotation.span.start - report.span.end < _AT_ONCE or "\n" in between.strip(" “"):
        return None
    words = report.annotated.words(quotation.span)
    place = softer(words)
    if place is None or stem(cue[-1]) in quotation.stems or softer(report.annotated.words(report.span)):
        return None
    moments = [m for m in report.annotated.moments if m.span.overlaps(report.span)]
    then = any(_same_time(m, n) for m in moments for n in report.annotated.moments if n.span.overlaps(quotation.span))
    if not then and not report.stems & quotation.stems:
        return None
    start = quotation.span.start
    return Gap(
        "commitment",
        report.attribution.cue[-1],
        Span(start + place[0], start + place[1]),
        Relation.NARROWER,
        Aspect.SCOPE,
        "the report has a promise, the quotation a hope" + (" with a condition" if conditional(words) else ""),
    )


def _same_time(left: Moment, right: Moment) -> bool:
    """Whether two moments lie in one month."""
    return bool(left.start and right.start and left.start[:7] == right.start[:7])


def _figure(report: Said, quotation: Said) -> Iterator[Gap]:
    """Another number before the same noun."""
    for one, first in _counted(report.tokens):
        for two, second in _counted(quotation.tokens):
            if stem(first.form) == stem(second.form) and one.form != two.form and not _close(one.form, two.form):
                yield Gap(
                    "figure",
                    Span(one.start, first.end),
                    Span(two.start, second.end),
                    Relation.DIFFERS,
                    Aspect.FIGURE,
                    "another number stands before the same word",
                )


def _counted(words: tuple[Token, ...]) -> list[tuple[Token, Token]]:
    return [(a, b) for a, b in pairwise(words) if a.numeral and b.matters and not b.numeral]


def _close(one: str, two: str) -> bool:
    """Whether one number may be the other, rounded."""
    if not (one.isdigit() and two.isdigit()):
        return True
    return abs(int(one) - int(two)) <= 0.05 * max(int(one), int(two))


def _opposed(report: Said, quotation: Said) -> Iterator[Gap]:
    """A word of opposite meaning, the words about it being the same."""
    for token in report.tokens:
        own = stem(token.form)
        if own not in OPPOSITES or own in quotation.stems:
            continue
        other = next((t for t in quotation.tokens if stem(t.form) in OPPOSITES[own]), None)
        if other is not None and not any(t.negates for t in (*report.tokens, *quotation.tokens)):
            if stem(other.form) in report.stems:
                continue
            yield Gap(
                "opposite",
                _span(token),
                _span(other),
                Relation.NOT_SETTLED,
                Aspect.WORDING,
                "the one has a word, the other its opposite",
            )


def _negated(report: Said, quotation: Said) -> Iterator[Gap]:
    """A negation in the one alone."""
    one, two = (next((t for t in said.tokens if t.negates), None) for said in (report, quotation))
    if (one is None) == (two is None) or len(quotation.tokens) > 2 * len(report.tokens):
        return
    yield Gap(
        "negation",
        report.span if one is None else _span(one),
        quotation.span if two is None else _span(two),
        Relation.NOT_SETTLED,
        Aspect.WORDING,
        "only one of the two has a negation",
    )


def _unhedged(report: Said, quotation: Said, common: frozenset[str]) -> Iterator[Gap]:
    """A hedge near the shared words of the quotation that the report, and the verb that brings it, do not have."""
    cue = [annotated_word for span in report.attribution.cue for annotated_word in _forms(report.annotated, span)]
    if hedged([t.form for t in report.tokens]) or hedged(cue) or report.stems & _OPEN:
        return
    places = [i for i, t in enumerate(quotation.tokens) if stem(t.form) in common]
    for i, token in enumerate(quotation.tokens):
        if token.form in HEDGES - {"if", "whether", "would", "should"} and places[0] - 4 <= i <= places[-1]:
            yield Gap(
                "hedge",
                report.span,
                _span(token),
                Relation.NARROWER,
                Aspect.SCOPE,
                f"the quotation says “{token.raw}”; the report has no such word",
            )
            return


def _forms(annotated: Annotated, span: Span) -> list[str]:
    return [t.form for t in tokens(annotated.document.text, span)]


def _act(report: Said, quotation: Said) -> Iterator[Gap]:
    """A strong act in the report where the quotation has a weaker one."""
    for strong, weak in WEAKER:
        one = next((t for t in report.tokens if stem(t.form) in strong), None)
        two = next((t for t in quotation.tokens if stem(t.form) in weak), None)
        if one is not None and two is not None and not quotation.stems & strong and not report.stems & weak:
            yield Gap("act", _span(one), _span(two), Relation.NARROWER, Aspect.SCOPE, "the report names a stronger act")


def _governed(report: Said, quotation: Said) -> Iterator[Gap]:
    """A doing word before the same noun that is not the quotation's, and that the quotation nowhere has.

    What the one of the two denies is another matter.
    """
    for one, noun in _doings(report.tokens):
        if stem(one.form) in quotation.stems:
            continue
        for two, other in _doings(quotation.tokens):
            if stem(noun.form) != stem(other.form) or stem(two.form) in report.stems:
                continue
            if _denied(report.tokens, one) != _denied(quotation.tokens, two):
                continue
            yield Gap(
                "governing word",
                Span(one.start, noun.end),
                Span(two.start, other.end),
                Relation.NOT_SETTLED,
                Aspect.WORDING,
                f"another word governs “{noun.raw}”",
            )


def _denied(words: tuple[Token, ...], doing: Token) -> bool:
    """Whether a negation stands shortly before a doing word."""
    place = words.index(doing)
    return any(token.negates for token in words[max(0, place - _SHORTLY) : place])


def _doings(words: tuple[Token, ...]) -> list[tuple[Token, Token]]:
    """A word in -ing with the noun that follows it, at once or after one or two grammar words."""
    found = []
    for i, token in enumerate(words):
        if not (token.form.endswith("ing") and len(token.form) > 5 and token.matters) or token.form in _LIKE:
            continue
        following = next((t for t in words[i + 1 : i + 4] if t.form not in _BETWEEN), None)
        if following is not None and following.matters and not following.form.endswith("ing") and not following.numeral:
            found.append((token, following))
    return found


def _span(token: Token) -> Span:
    return Span(token.start, token.end)
