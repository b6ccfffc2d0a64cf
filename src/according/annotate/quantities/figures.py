"""Figures: every quantity of a text with its value, unit, bound and what it counts."""

import re
from dataclasses import replace

from according.annotate.quantities.bounds import Bound, bound_after, bound_before
from according.annotate.quantities.counted import STATES, counted, counted_before, plural, whole_behind
from according.annotate.quantities.currencies import currency_before
from according.annotate.quantities.heads import Heads, by_head, with_head
from according.annotate.quantities.moment_patterns import dates
from according.annotate.quantities.named_numbers import no_quantity
from according.annotate.quantities.numerals import Numeral, numeral_at, numerals
from according.annotate.quantities.ordinals import superlatives
from according.annotate.quantities.pairs import Pair, pair
from according.annotate.quantities.tails import cents, negative, scale_behind, unit_of_other_end
from according.annotate.quantities.units import rate_after, unit_after
from according.annotate.word_starts import starting
from according.core import Document, Figure, FigureKind, Operator, Span, Syntax

_AGE = re.compile(r"[-\s](?P<unit>year|month|week|day)s?(?:[-\s]olds?\b|\s+of\s+age\b)|\s?y/?o\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages)\s+(?:of\s+)?\Z", re.IGNORECASE)
_AGE_COMMAS = re.compile(r"[A-Z][\w'’.-]+\s?,\s\Z")
_HYPHEN_NOUN = re.compile(r"[-‐]([^\W\d_]{3,})")
_ONE_NOT = re.compile(
    r"\s+(?:of|another|thing|day|way|hand|point|side|time|reason|more|more|such|night|morning|by|and|or|to|who|that|"
    r"else|in|at|for|with|is|was|has|on|from|he|she|they|we|i|you|can|could|would|should|might|may|must|will|where|"
    r"which|last|final|year's)\b|[-'’,.;:?!)]",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\s+of\s+(?:the|its|his|her|their|these|those)\s+(?:[\w-]+[’']s\s+)?", re.IGNORECASE)
_ONE_BEFORE = re.compile(r"\b(?:no|any|every|each|some|this|that|the|which|other|another|only)\s+\Z", re.IGNORECASE)
_THE = re.compile(r"\s+(?:the|its|their|his|her|our|all)\s", re.IGNORECASE)
_HALVES = re.compile(r"\b(?:first|second|latter|final|opening|third|fourth)\s+\Z", re.IGNORECASE)
_DURATION_ARTICLE = re.compile(
    starting(
        "for spent spend spends spending lasted lasts took takes within after about nearly almost than just".split()
    )
    + r"(?i:\s+(?:almost\s+|nearly\s+|about\s+|just\s+)?"
    r"(an?\s+(second|minute|hour|day|night|week|fortnight|month|year|decade|century))\b"
    r"(?!\s+(?:later|ago|earlier|of|and)|[-'’]))"
)


def figures(
    document: Document,
    sentences: tuple[Span, ...],
    dated: tuple[tuple[re.Match[str], ...], ...] | None = None,
    syntax: Syntax | None = None,
) -> tuple[Figure, ...]:
    """The figures of a document's sentences in the order of the text; dates, times and parts of names are none.

    ``dated`` is what ``dates`` found in the sentences, where the caller has it already. By the ``syntax`` of a reading
    model a counted noun is found where its form alone does not show it ("a 3 cylinder engine").
    """
    text, tree = document.text, Heads(syntax)
    found: list[Figure] = []
    for sentence, matches in zip(sentences, dates(document, sentences) if dated is None else dated, strict=True):
        moments = tuple(match.span() for match in matches)
        done = sentence.start
        inside: list[Figure] = []
        for number in numerals(text, sentence.start, sentence.end):
            if number.start < done or any(a < number.end and number.start < b for a, b in moments):
                continue
            figure = _figure(text, number, sentence)
            if figure is not None and _inside_counted(inside, number, figure):
                continue
            if figure is not None and figure.kind is FigureKind.NUMBER and figure.unit is figure.counts is None:
                figure = unit_of_other_end(text, inside, figure) or with_head(text, number, figure, tree)
            elif figure is not None and figure.kind is FigureKind.COUNT:
                figure = by_head(text, number, figure, tree)
            if figure is not None:
                inside.append(figure)
                done = max(done, figure.span.end)
        inside.extend(_articles(text, sentence, moments))
        inside.extend(superlatives(text, sentence, inside))
        found.extend(sorted(inside, key=lambda figure: figure.span))
    return tuple(found)


def _figure(text: str, number: Numeral, sentence: Span) -> Figure | None:
    if number.ordinal:
        return None  # places in an order are read by figures_order
    end = sentence.end
    window = text[max(sentence.start, number.start - 60) : number.start]
    money = currency_before(window)
    start = number.start - (money[1] if money else 0)
    if money is None and no_quantity(text, number, sentence):
        return None
    second = pair(text, number, sentence, money=money is not None)
    if second is not None and second.kind in (FigureKind.VOTE, FigureKind.NUMBER):
        return _two_sides(number, second)
    stop, unit, kind = (second.number.end if second else number.end), None, FigureKind.NUMBER
    behind = unit_after(text, stop, end)
    if money is not None:
        kind, unit = FigureKind.MONEY, money[0]
    elif (age := _AGE.match(text, stop, end)) is not None:
        return _bounded(
            text, sentence, number, second, FigureKind.AGE, (age["unit"] or "year").lower(), start, age.end()
        )
    elif behind is not None and not (number.part and behind[0] not in (FigureKind.DURATION, FigureKind.MEASURE)):
        kind, unit, stop = behind
    if kind is FigureKind.MONEY and second is None:
        if (scaled := scale_behind(text, number, stop, end)) is not None:
            number, stop = scaled
        elif (more := cents(text, number, unit or "", stop, sentence)) is not None:
            number, stop = more
    if kind is FigureKind.NUMBER and (_AGE_BEFORE.search(window) or _aged_between_commas(text, number, window, end)):
        return _bounded(text, sentence, number, second, FigureKind.AGE, "year", start, stop)
    if number.part and kind is FigureKind.NUMBER and _HALVES.search(window):
        return None  # "in the second half of the game"
    if (
        kind in (FigureKind.MONEY, FigureKind.MEASURE, FigureKind.DURATION)
        and (rate := rate_after(text, stop, end, of=kind is not FigureKind.DURATION)) is not None
    ):
        unit, stop, kind = f"{unit} per {rate[0]}", rate[1], FigureKind.RATE
    if number.part and kind is FigureKind.NUMBER:
        share = replace(number, value=round(100 * number.value, 2))
        return _with_counts(
            text, sentence, share, _bounded(text, sentence, share, None, FigureKind.PERCENT, "percent", start, stop)
        )
    return _with_counts(text, sentence, number, _bounded(text, sentence, number, second, kind, unit, start, stop))


def _inside_counted(before: list[Figure], number: Numeral, figure: Figure) -> bool:
    """Whether a bare number stands within what another counts, as part of its name: "two new 737 Max jets"."""
    span = before[-1].counts_span if before else None
    bare = number.plain and figure.kind in (FigureKind.NUMBER, FigureKind.COUNT)
    return bare and span is not None and span.start < number.start < span.end


def _two_sides(number: Numeral, second: Pair) -> Figure:
    """A vote or a score: the greater side first, whichever way the text has it."""
    high, low = max(number.value, second.number.value), min(number.value, second.number.value)
    unit = "vote" if second.kind is FigureKind.VOTE else "score"
    return Figure(span=Span(second.start, second.end), kind=second.kind, value=high, high=low, unit=unit)


def _bounded(
    text: str,
    sentence: Span,
    number: Numeral,
    second: Pair | None,
    kind: FigureKind,
    unit: str | None,
    start: int,
    stop: int,
) -> Figure:
    """The figure with the words that bound it taken into its span."""
    before = bound_before(text, sentence.start, second.start if second else start, kind)
    after = bound_after(text, stop, sentence.end)
    bound = before or after or Bound(Operator.EQUAL, start, stop)
    span = Span(before.start if before else (second.start if second else start), after.end if after else stop)
    if second is not None:
        operator, high = Operator.BETWEEN, second.number.value
        value = number.value
        if second.number.scaled and not number.scaled and value < high:
            scale = second.number.value / second.bare
            value = value * scale if value * scale < high else value
    else:
        operator, high, value = bound.operator, None, number.value
    if number.vague and operator in (Operator.EQUAL, Operator.ABOUT):
        operator = Operator.AT_LEAST
    return Figure(
        span=span,
        kind=kind,
        value=-value if high is None and negative(text, sentence, number.start, kind) else value,
        high=high,
        unit=unit,
        operator=operator,
        approximate=number.vague or operator in (Operator.ABOUT, Operator.NEARLY) or bound.operator is Operator.ABOUT,
    )


def _with_counts(text: str, sentence: Span, number: Numeral, figure: Figure) -> Figure | None:
    if figure.kind in (FigureKind.DURATION, FigureKind.MEASURE, FigureKind.RATE):
        return figure
    place = figure.span.end
    one = figure.value == 1 and figure.high is None and number.spelt
    if one and figure.kind is FigureKind.NUMBER:
        before = text[max(sentence.start, number.start - 12) : number.start]
        if (of := _ONE_OF.match(text, place, sentence.end)) is not None:
            return _one_of(text, figure, of, sentence)
        if _ONE_NOT.match(text, place, sentence.end) or _ONE_BEFORE.search(before):
            return None
    hyphened = _HYPHEN_NOUN.match(text, place, sentence.end)
    if figure.kind is FigureKind.NUMBER and hyphened is not None:
        if one or not text[place : place + 1] or hyphened[1].lower() in ("fold", "time", "way", "plus"):
            return None if one else figure
        span: Span | None = Span(hyphened.start(1), hyphened.end(1))
    else:
        if number.part and (the := _THE.match(text, place, sentence.end)) is not None:
            place = the.end() - 1  # "half the flats"
        span = counted(text, place, sentence.end, one=one)
        if span is None and (whole := whole_behind(text, place, sentence.end)) is not None:
            other = numeral_at(text, whole, sentence.end)
            span = counted(text, other.end, sentence.end) if other is not None and not other.ordinal else None
    if span is None and figure.kind is FigureKind.NUMBER:
        span = counted_before(text, sentence.start, figure.span.start)
    if one and figure.kind is FigureKind.NUMBER and span is None:
        return None
    if span is None:
        return figure
    kind = FigureKind.COUNT if figure.kind is FigureKind.NUMBER else figure.kind
    if kind is FigureKind.MONEY and not _names_amount(text, place, span):
        return figure
    return replace(figure, kind=kind, counts=span.of(text), counts_span=span)


def _one_of(text: str, figure: Figure, of: re.Match[str], sentence: Span) -> Figure | None:
    """As in "one of the largest cities": one that is counted among several."""
    span = counted(text, of.end() - 1, sentence.end)
    if span is None:
        return None
    return replace(figure, kind=FigureKind.COUNT, counts=span.of(text), counts_span=span)


def _names_amount(text: str, place: int, span: Span) -> bool:
    """Whether a phrase behind an amount tells what it is an amount of ("$3m of damage", "$40 tickets")."""
    words = span.of(text).split()
    return text.startswith(" of ", place) or (len(words) <= 2 and plural(words[-1]) and words[0].lower() not in STATES)


def _aged_between_commas(text: str, number: Numeral, window: str, end: int) -> bool:
    """Whether it is as in "Smith, 34, of Leeds": a name, a comma, a number that can be an age, a comma or stop."""
    if not number.plain or number.value > 110 or number.value < 1 or not _AGE_COMMAS.search(window):
        return False
    return number.end >= end or text[number.end] in ",.;)"


def _articles(text: str, sentence: Span, moments: tuple[tuple[int, int], ...]) -> list[Figure]:
    """Durations of one: "spent a week in Israel"."""
    return [
        Figure(span=Span(found.start(1), found.end(1)), kind=FigureKind.DURATION, value=1.0, unit=found[2].lower())
        for found in _DURATION_ARTICLE.finditer(text, sentence.start, sentence.end)
        if not any(a < found.end(1) and found.start(1) < b for a, b in moments)
    ]
