"""What changes around the words of a quotation: who is named as their speaker, on what occasion, in whose language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from according.compare.accounts import Accounts
from according.compare.quotations.sources import attribution_over, other_names, speaker_over, surely_different
from according.compare.quotations.streams import run_together
from according.compare.quotations.variants import Reading
from according.compare.quotations.witnesses import Witness
from according.core import Annotated, Change, ChangeKind, Evidence, Precision, Span

_DAYS = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
#: Occasions on which words are said or written, by what an account calls them. Of two classes that may be one occasion
#: seen from two sides nothing is told.
_OCCASIONS = {
    "interview": re.compile(r"\binterview(?:ed)?\b|\bsat down with\b"),
    "statement": re.compile(r"\b(?:written |prepared |joint )?statement\b|\b(?:press|news) release\b"),
    "post": re.compile(r"\btweet(?:s|ed)?\b|\b(?:on|to|via) (?:Twitter|Facebook|Instagram|Truth Social)\b"),
    "conference": re.compile(r"\b(?:news|press) (?:conference|briefing)\b|\bpresser\b"),
    "speech": re.compile(r"\b(?:speech|rally|town hall|keynote|campaign (?:stop|event))\b"),
    "debate": re.compile(r"\bdebate\b"),
    "hearing": re.compile(r"\bhearing\b|\btestimony\b|\btestified\b|\bin court\b"),
    "letter": re.compile(
        r"\bin (?:a|an|his|her|their|the) (?:[\w-]+ )?(?:letter|e-?mail|memo|op-ed|essay|book|memoir)\b"
    ),
}
_MAY_BE_ONE = (
    {"statement", "post"},
    {"statement", "letter"},
    {"statement", "conference"},
    {"statement", "hearing"},
    {"interview", "conference"},
)
_TRANSLATED = re.compile(
    r"\b(?:through|via|with the help of) (?:an?|his|her|their) (?:interpreter|translator)\b|\btranslat(?:ed|ion)\b|"
    r"\b(?:said|wrote|told|speaking|spoke|tweeted|added|posted|shouted|chanted)(?: [\w,]+){0,3}? in "
    r"(?:Spanish|French|German|Italian|Portuguese|Arabic|Hebrew|Russian|Ukrainian|Chinese|Mandarin|Japanese|Korean|"
    r"Turkish|Persian|Farsi|Hindi|Urdu|Dutch|Polish|Greek|Swedish|Pashto|Dari|Kurdish|Swahili|Creole)\b"
)
_WORDS_CHANGED = frozenset({ChangeKind.REPLACED, ChangeKind.CUT, ChangeKind.INSERTED})


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that an account gives for the saying: its date where the text tells, else the name of the weekday."""

    date: str | None
    name: str | None
    span: Span


def circumstances(accounts: Accounts, base: Witness, other: Witness, found: Sequence[Change]) -> tuple[Change, ...]:
    """The changes around the words of ``other`` against ``base``, whose changes within are ``found``."""
    return (
        *_run_together(base, other),
        *_how(base, other),
        *_translated(accounts, base, other, found),
        *(told := _speaker(accounts, base, other)),
        *(() if told else _occasion(accounts, base, other)),
    )


def _run_together(base: Witness, other: Witness) -> Iterator[Change]:
    """One pair of marks for what the other account gives apart, with more than its source between."""
    apart = [run_together(w.reading.text, w.reading.spans) for w in (base, other)]
    if base.marked and other.marked and apart[0] != apart[1]:
        yield Change(kind=ChangeKind.MERGED, base=_whole(base.reading), other=_whole(other.reading))


def _how(base: Witness, other: Witness) -> Iterator[Change]:
    if other.how is not None:
        yield Change(kind=other.how, base=_whole(base.reading), other=_whole(other.reading))


def _translated(accounts: Accounts, base: Witness, other: Witness, found: Sequence[Change]) -> Iterator[Change]:
    """Other words where an account says that they were said in another language."""
    if not any(change.kind in _WORDS_CHANGED for change in found):
        return
    told = [_first(_TRANSLATED, accounts.document(w.reading.document), w.reading.spans) for w in (base, other)]
    if any(told):
        sides = [
            None if span is None else Evidence(document=w.reading.document, span=span, role="language")
            for w, span in zip((base, other), told, strict=True)
        ]
        yield Change(kind=ChangeKind.TRANSLATED, base=sides[0], other=sides[1])


def _speaker(accounts: Accounts, base: Witness, other: Witness) -> tuple[Change, ...]:
    """The two sources, where both accounts name a speaker, not by a pronoun, and the two are surely not one.

    Where one reading quotes somebody within it, the other may give those inner words their own speaker.
    """
    if not base.marked or not other.marked:
        return ()
    sides = [(accounts.document(w.reading.document), w.reading.spans) for w in (base, other)]
    if any(
        2 * q.inner.shared(s) > len(s)
        for annotated, spans in sides
        for q in annotated.quotations
        if q.depth
        for s in spans
    ):
        return ()
    places = other_names(accounts, sides[0], sides[1])
    if places is None:
        return ()
    evidence = [
        Evidence(document=annotated.id, span=span, role="source")
        for (annotated, _), span in zip(sides, places, strict=True)
    ]
    return (Change(kind=ChangeKind.SPEAKER, base=evidence[0], other=evidence[1]),)


def _occasion(accounts: Accounts, base: Witness, other: Witness) -> tuple[Change, ...]:
    """Where the accounts give the same words another day, or an occasion that cannot be the same."""
    if not base.marked or not other.marked:
        return ()
    sides = [(accounts.document(w.reading.document), w.reading.spans) for w in (base, other)]
    if surely_different(*(speaker_over(accounts, annotated, spans) for annotated, spans in sides)):
        return ()
    days = [_day(annotated, spans) for annotated, spans in sides]
    places: list[Span] | None = None
    if days[0] is not None and days[1] is not None and _apart(days[0], days[1]):
        places = [days[0].span, days[1].span]
    else:
        kinds = [_kind(annotated, spans) for annotated, spans in sides]
        if kinds[0] is not None and kinds[1] is not None:
            (one, left), (two, right) = kinds[0], kinds[1]
            if one != two and {one, two} not in _MAY_BE_ONE:
                places = [left, right]
    if places is None:
        return ()
    evidence = [
        Evidence(document=annotated.id, span=span, role="occasion")
        for (annotated, _), span in zip(sides, places, strict=True)
    ]
    return (Change(kind=ChangeKind.OCCASION, base=evidence[0], other=evidence[1]),)


def _day(annotated: Annotated, spans: Sequence[Span]) -> _Day | None:
    """The day on which an account has the words said, where it gives one day alone beside them."""
    stretches = tuple(_beside(annotated, spans))
    found = [
        moment
        for moment in annotated.moments
        if moment.precision in (Precision.DAY, Precision.TIME) and any(s.holds(moment.span) for s in stretches)
    ]
    days: dict[str, _Day] = {}
    for moment in found:
        named = _DAYS.search(annotated.words(moment.span))
        date = moment.start[:10] if moment.start and moment.start[:10] == (moment.end or "")[:10] else None
        if date is not None or named is not None:
            days.setdefault(date or (named[0] if named else ""), _Day(date, named[0] if named else None, moment.span))
    return next(iter(days.values())) if len(days) == 1 else None


def _apart(left: _Day, right: _Day) -> bool:
    if left.date is not None and right.date is not None:
        return left.date != right.date
    return left.name is not None and right.name is not None and left.name != right.name


def _kind(annotated: Annotated, spans: Sequence[Span]) -> tuple[str, Span] | None:
    """What the account calls the occasion beside the words, where it is of one class alone."""
    found: dict[str, Span] = {}
    for stretch in _beside(annotated, spans):
        for name, pattern in _OCCASIONS.items():
            match = pattern.search(annotated.document.text, stretch.start, stretch.end)
            if match:
                found.setdefault(name, Span(match.start(), match.end()))
    return next(iter(found.items())) if len(found) == 1 else None


def _first(pattern: re.Pattern[str], annotated: Annotated, spans: Sequence[Span]) -> Span | None:
    for stretch in _beside(annotated, spans):
        match = pattern.search(annotated.document.text, stretch.start, stretch.end)
        if match:
            return Span(match.start(), match.end())
    return None


def _beside(annotated: Annotated, spans: Sequence[Span]) -> Iterator[Span]:
    """The sentence of the words' source and cue, without what it quotes or reports."""
    attribution = attribution_over(annotated, spans)
    if attribution is None or not attribution.cue:
        sentences = [s for s in annotated.sentences if any(s.overlaps(span) for span in spans)]
    else:
        sentences = [s for s in annotated.sentences if s.holds(attribution.cue[0])]
    for sentence in sentences:
        start = sentence.start
        held = [q.span for q in annotated.quotations] + list(attribution.content if attribution else ())
        for span in sorted(span for span in held if span.overlaps(sentence)):
            if span.start > start:
                yield Span(start, min(span.start, sentence.end))
            start = max(start, span.end)
        if start < sentence.end:
            yield Span(start, sentence.end)


def _whole(reading: Reading) -> Evidence:
    return Evidence(document=reading.document, span=Span(reading.spans[0].start, reading.spans[-1].end), role="reading")
