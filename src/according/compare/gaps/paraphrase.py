"""An account's report of what a speaker said, set against the same speaker's words in quotation marks.

The quotation may stand nearby or in another account. Each rule needs the two to speak of the same thing in the same
words; whether the paraphrase is fair is left to the reader.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from according.compare.accounts import Accounts
from according.compare.gaps.commitments import FIRM, conditional, softer
from according.compare.gaps.strength import HEDGES, OPPOSITES, WEAKER, hedged
from according.compare.quotations.variants import Token, tokens
from according.core import (
    Alignment,
    Annotated,
    Aspect,
    Attribution,
    AttributionKind,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Moment,
    Relation,
    SourceForm,
    Span,
    content_id,
    stem,
)

RULE = (
    "An account reports in its own words what a speaker said, and the same speaker's words on the same thing "
    "stand in quotation marks, nearby or in another account. Shown where a figure, a hedge, a negation, "
    "the act or the word that governs the same noun is not the same. Whether the report is fair is left to the "
    "reader."
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
#: How far apart (in characters) report and quotation may stand in one account.
_NEAR = 1500
#: From here on a report follows from the quoted words, unless it is against them as much as this.
_BORNE_OUT, _LEANING = 0.85, 0.1
#: Words that leave a thing as open in a report as a hedge does in a quotation.
_OPEN = frozenset(stem(form) for form in "chance odds possibility risk likelihood prospect potential".split())
#: How far behind a promise, in characters, the words quoted for it may begin.
_AT_ONCE = 160


@dataclass(frozen=True, slots=True)
class _Said:
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
class _Gap:
    """The place in the report and in the quotation that are not the same, and what they show."""

    name: str
    report: Span
    quotation: Span
    relation: Relation
    aspect: Aspect | None
    reason: str


def paraphrase_gaps(
    accounts: Accounts,
    alignments: tuple[Alignment, ...],  # noqa: ARG001 (every finder has the same face)
) -> tuple[Finding, ...]:
    """One finding for each report of a speaker's words that a quotation of the same speaker does not bear out."""
    quoted: dict[str, list[_Said]] = {}
    reported: list[tuple[str, _Said]] = []
    for annotated in accounts.documents:
        for attribution in annotated.attributions:
            voice = _voice(accounts, annotated, attribution)
            if voice is None:
                continue
            if attribution.kind is AttributionKind.INDIRECT:
                reported.extend((voice, said) for said in _reported(annotated, attribution))
            elif attribution.kind in (AttributionKind.DIRECT, AttributionKind.MIXED):
                quoted.setdefault(voice, []).extend(_quoted(annotated, attribution))
    found: dict[str, Finding] = {}
    for voice, report in reported:
        for quotation in quoted.get(voice, []):
            if not _comparable(accounts, report, quotation):
                continue
            gap = _softened(report, quotation) or next(_gaps(report, quotation), None)
            if gap is not None and not _borne_out(accounts, report, quotation, gap):
                finding = _finding(accounts, voice, report, quotation, gap)
                found.setdefault(finding.id, finding)
                break
    return tuple(found.values())


def _voice(accounts: Accounts, annotated: Annotated, attribution: Attribution) -> str | None:
    """The speaker across accounts; only a source that is known by name is one speaker in several places."""
    shared = accounts.shared(annotated.id, attribution.speaker)
    if shared is None or attribution.form in (SourceForm.UNNAMED, SourceForm.NONE):
        return None
    return shared.id


def _reported(annotated: Annotated, attribution: Attribution) -> Iterator[_Said]:
    for content in attribution.content:
        if not any(q.span.overlaps(content) for q in annotated.quotations):
            yield _Said(annotated, attribution, content, tuple(tokens(annotated.document.text, content)))


def _quoted(annotated: Annotated, attribution: Attribution) -> Iterator[_Said]:
    for quotation in annotated.quotations:
        if not quotation.depth and any(
            2 * c.shared(quotation.span) >= len(quotation.span) for c in attribution.content
        ):
            yield _Said(
                annotated, attribution, quotation.inner, tuple(tokens(annotated.document.text, quotation.inner))
            )


def _comparable(accounts: Accounts, report: _Said, quotation: _Said) -> bool:
    """Whether both may speak of one utterance: nearby in one account, or in two accounts of one event."""
    if len(report.tokens) < 3 or len(quotation.tokens) < 4:
        return False
    if report.annotated.id == quotation.annotated.id:
        apart = max(report.span.start, quotation.span.start) - min(report.span.end, quotation.span.end)
        return apart <= _NEAR
    return accounts.same_event(report.annotated.id, quotation.annotated.id)


def _gaps(report: _Said, quotation: _Said) -> Iterator[_Gap]:
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


def _borne_out(accounts: Accounts, report: _Said, quotation: _Said, gap: _Gap) -> bool:
    """Whether the report follows from the quotation after all, as the scorer of pairs judges."""
    if accounts.scorer is None or gap.name in ("figure", "commitment"):
        return False
    texts = [" ".join(said.annotated.words(said.span).split()) for said in (quotation, report)]
    scores = accounts.scorer.score(texts, np.array([0], dtype=np.int32), np.array([1], dtype=np.int32))
    return bool(scores.follows[0] >= _BORNE_OUT and scores.against[0] <= _LEANING)


def _softened(report: _Said, quotation: _Said) -> _Gap | None:
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
    return _Gap(
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


def _figure(report: _Said, quotation: _Said) -> Iterator[_Gap]:
    """Another number before the same noun."""
    for one, first in _counted(report.tokens):
        for two, second in _counted(quotation.tokens):
            if stem(first.form) == stem(second.form) and one.form != two.form and not _close(one.form, two.form):
                yield _Gap(
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


def _opposed(report: _Said, quotation: _Said) -> Iterator[_Gap]:
    """A word of opposite meaning, the words about it being the same."""
    for token in report.tokens:
        own = stem(token.form)
        if own not in OPPOSITES or own in quotation.stems:
            continue
        other = next((t for t in quotation.tokens if stem(t.form) in OPPOSITES[own]), None)
        if other is not None and not any(t.negates for t in (*report.tokens, *quotation.tokens)):
            if stem(other.form) in report.stems:
                continue
            yield _Gap(
                "opposite",
                _span(token),
                _span(other),
                Relation.NOT_SETTLED,
                Aspect.WORDING,
                "the one has a word, the other its opposite",
            )


def _negated(report: _Said, quotation: _Said) -> Iterator[_Gap]:
    """A negation in the one alone."""
    one, two = (next((t for t in said.tokens if t.negates), None) for said in (report, quotation))
    if (one is None) == (two is None) or len(quotation.tokens) > 2 * len(report.tokens):
        return
    yield _Gap(
        "negation",
        report.span if one is None else _span(one),
        quotation.span if two is None else _span(two),
        Relation.NOT_SETTLED,
        Aspect.WORDING,
        "only one of the two has a negation",
    )


def _unhedged(report: _Said, quotation: _Said, common: frozenset[str]) -> Iterator[_Gap]:
    """A hedge near the shared words of the quotation that the report, and the verb that brings it, do not have."""
    cue = [annotated_word for span in report.attribution.cue for annotated_word in _forms(report.annotated, span)]
    if hedged([t.form for t in report.tokens]) or hedged(cue) or report.stems & _OPEN:
        return
    places = [i for i, t in enumerate(quotation.tokens) if stem(t.form) in common]
    for i, token in enumerate(quotation.tokens):
        if token.form in HEDGES - {"if", "whether", "would", "should"} and places[0] - 4 <= i <= places[-1]:
            yield _Gap(
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


def _act(report: _Said, quotation: _Said) -> Iterator[_Gap]:
    """A strong act in the report where the quotation has a weaker one."""
    for strong, weak in WEAKER:
        one = next((t for t in report.tokens if stem(t.form) in strong), None)
        two = next((t for t in quotation.tokens if stem(t.form) in weak), None)
        if one is not None and two is not None and not quotation.stems & strong and not report.stems & weak:
            yield _Gap(
                "act", _span(one), _span(two), Relation.NARROWER, Aspect.SCOPE, "the report names a stronger act"
            )


def _governed(report: _Said, quotation: _Said) -> Iterator[_Gap]:
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
            yield _Gap(
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


def _say(annotated: Annotated, span: Span) -> str:
    words = " ".join(annotated.words(span).split())
    return f"“{words if len(words) <= 90 else words[:87] + '…'}”"


def _finding(accounts: Accounts, voice: str, report: _Said, quotation: _Said, gap: _Gap) -> Finding:
    letters = accounts.letter(report.annotated.id), accounts.letter(quotation.annotated.id)
    name = next(shared.name for shared in accounts.entities if shared.id == voice)
    where = "the quoted words" if letters[0] == letters[1] else f"the words quoted in {letters[1]}"
    evidence = [
        Evidence(document=report.annotated.id, span=report.span, role="report"),
        Evidence(document=quotation.annotated.id, span=quotation.span, role="quotation"),
    ]
    evidence.sort(key=lambda e: (accounts.place(e.document), e.role != "report"))
    left = Evidence(document=report.annotated.id, span=gap.report, role="report")
    right = Evidence(document=quotation.annotated.id, span=gap.quotation, role="quotation")
    return Finding(
        id=content_id("f", "paraphrase-gap", *(f"{e.document}:{e.span.start}" for e in (left, right))),
        kind=FindingKind.PARAPHRASE_GAP,
        rule=RULE,
        title=f"{letters[0]} reports of {name} {_say(report.annotated, gap.report)}; {where} are "
        f"{_say(quotation.annotated, gap.quotation)}",
        evidence=tuple(evidence),
        relation=gap.relation,
        aspect=gap.aspect,
        entity=voice,
        score=0.6,
        why=(
            Feature(name="one speaker", value=1.0, detail=name),
            Feature(name=gap.name, value=0.6, detail=gap.reason, left=left, right=right),
        ),
    )
