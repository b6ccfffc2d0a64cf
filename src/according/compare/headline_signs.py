"""The signs that a headline says other or more than the text under it, each a rule of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from according.compare.strength import HEDGES, OPPOSITES, WEAKER
from according.compare.variants import Token, tokens
from according.core import (
    Annotated,
    Aspect,
    AttributionKind,
    CueClass,
    EntityType,
    Figure,
    FigureKind,
    MentionForm,
    Modality,
    Operator,
    RegionKind,
    Relation,
    Span,
    Voice,
    content_stems,
    stem,
)

_COUNTED = (FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.VOTE)
_FIRST = frozenset("first historic unprecedented inaugural earliest never 1st".split())
_NO_FIRST = frozenset(
    "lady amendment family responder responders step steps look time class half round baby son".split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text under a headline."""

    span: Span
    tokens: tuple[Token, ...]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Text:
    """The text under a headline, ready to be asked for words."""

    annotated: Annotated
    sentences: tuple[Sentence, ...]
    stems: frozenset[str]
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gap:
    """One sign: the headline's words, the text's, and what they show."""

    rule: str
    said: str
    headline: Span
    body: Span | None
    relation: Relation
    aspect: Aspect | None
    reason: str


@dataclass(frozen=True, slots=True)
class Head:
    """A headline or subhead with its words."""

    span: Span
    words: tuple[Token, ...]


def text_of(annotated: Annotated) -> Text:
    """The body of an account, sentence by sentence."""
    body = [region.span for region in annotated.document.regions_of(RegionKind.BODY, RegionKind.BLOCKQUOTE)]
    whole = annotated.document.text
    sentences = []
    for span in annotated.sentences:
        if any(region.overlaps(span) for region in body):
            found = tuple(tokens(whole, span))
            sentences.append(Sentence(span, found, frozenset(stem(t.form) for t in found)))
    every = frozenset(s for sentence in sentences for s in sentence.stems)
    return Text(annotated, tuple(sentences), every, frozenset(s[:4] for s in every if len(s) > 3))


def _matter(words: tuple[Token, ...] | list[Token]) -> list[Token]:
    return [token for token in words if token.matters and not token.numeral]


def _nearest(text: Text, stems: frozenset[str]) -> tuple[float, Sentence | None]:
    """The sentence that has most of ``stems``, and the share of them that it has."""
    best: tuple[float, Sentence | None] = (0.0, None)
    for sentence in text.sentences:
        share = len(stems & sentence.stems) / max(1, len(stems))
        if share > best[0]:
            best = share, sentence
    return best


def figures_sign(text: Text, head: Head) -> Iterator[Gap]:
    """A figure of the headline where the text has another for the same thing and never this one."""
    annotated = text.annotated
    body = [f for f in annotated.figures if any(s.span.overlaps(f.span) for s in text.sentences)]
    values = {value for f in body for value in (f.value, f.high) if value is not None}
    values |= {float(t.form) for s in text.sentences for t in s.tokens if t.form.isdigit()}
    for figure in annotated.figures:
        if not head.span.holds(figure.span) or figure.kind not in _COUNTED or figure.operator is not Operator.EQUAL:
            continue
        if figure.value in values or figure.approximate or _sum_of(figure.value, sorted(values)):
            continue
        other = next((f for f in body if _same_thing(figure, f) and not _rounded(figure, f)), None)
        if other is not None:
            yield Gap(
                "figure",
                f"the headline has {_say(annotated, figure.span)}, the text {_say(annotated, other.span)}",
                figure.span,
                other.span,
                Relation.DIFFERS,
                Aspect.FIGURE,
                "a figure for the same thing differs, and the headline's is not in the text",
            )


def _same_thing(left: Figure, right: Figure) -> bool:
    if left.kind is not right.kind or left.unit != right.unit or right.operator is not Operator.EQUAL:
        return False
    if left.kind is FigureKind.VOTE:
        return True
    return bool(left.counts and right.counts and content_stems(left.counts) & content_stems(right.counts))


def _rounded(left: Figure, right: Figure) -> bool:
    return abs(left.value - right.value) <= 0.1 * max(abs(left.value), abs(right.value))


def _sum_of(value: float, values: list[float]) -> bool:
    """Whether two figures of the text make up the headline's."""
    few = values[:60]
    return any(value - one in few for one in few)


def quoted_sign(text: Text, head: Head) -> Iterator[Gap]:
    """Words in quotation marks in the headline of which the text does not have a single form."""
    for quotation in text.annotated.quotations:
        if not head.span.holds(quotation.span):
            continue
        matter = [t for t in head.words if quotation.inner.start <= t.start < quotation.inner.end and t.matters]
        missing = [t for t in matter if not _has(text, t)]
        if missing and 2 * len(missing) >= len(matter) and len(matter) <= 15:
            yield Gap(
                "quotation",
                f"the headline has {_say(text.annotated, quotation.inner)} in marks; the text has no such words",
                quotation.span,
                None,
                Relation.ALONE,
                Aspect.WORDING,
                "words in the headline's quotation marks are not found in the text",
            )


def _has(text: Text, token: Token) -> bool:
    wanted = stem(token.form)
    return wanted in text.stems or (len(wanted) > 3 and wanted[:4] in text.heads)


def opposite_sign(text: Text, head: Head) -> Iterator[Gap]:
    """A word of the headline where the sentence nearest to it has the opposite, and the text never has the word."""
    stems = frozenset(stem(t.form) for t in _matter(head.words))
    for token in _matter(head.words):
        own = stem(token.form)
        if own not in OPPOSITES or own in text.stems:
            continue
        share, sentence = _nearest(text, stems - {own})
        if sentence is None or share < 0.6 or len(stems) < 4:
            continue
        other = next((t for t in sentence.tokens if stem(t.form) in OPPOSITES[own]), None)
        if other is not None and not any(t.negates for t in (*head.words, *sentence.tokens)):
            yield Gap(
                "opposite",
                f"the headline has “{token.raw}” where the text has “{other.raw}”",
                Span(token.start, token.end),
                Span(other.start, other.end),
                Relation.DIFFERS,
                Aspect.WORDING,
                "the nearest sentence has a word of opposite meaning, and the headline's word is not in the text",
            )


def negation_sign(text: Text, head: Head) -> Iterator[Gap]:
    """A headline that denies what the only sentence with all its words asserts, or the other way round."""
    stems = frozenset(stem(t.form) for t in _matter(head.words))
    if len(stems) < 5:
        return
    near = [s for s in text.sentences if len(stems & s.stems) >= 0.8 * len(stems)]
    denied = any(t.negates for t in head.words)
    if (
        near
        and len(near[0].tokens) <= 2.5 * len(head.words)
        and all(any(t.negates for t in s.tokens) != denied for s in near)
    ):
        negator = next(t for t in (*head.words, *near[0].tokens) if t.negates)
        place = Span(negator.start, negator.end)
        yield Gap(
            "negation",
            f"the {'headline' if denied else 'text'} has “{negator.raw}” where the {'text' if denied else 'headline'} "
            "has none",
            place if denied else head.span,
            near[0].span if denied else place,
            Relation.NOT_SETTLED,
            Aspect.WORDING,
            "nearly all words of the headline stand in one sentence, and a negation stands in one of the two alone",
        )


def weaker_sign(text: Text, head: Head) -> Iterator[Gap]:
    """A strong act in the headline where words that the text quotes on the same matter have a weaker one."""
    stems = frozenset(stem(t.form) for t in _matter(head.words))
    for token in _matter(head.words):
        weak = next((weak for strong, weak in WEAKER if stem(token.form) in strong), None)
        if weak is None:
            continue
        for quotation in text.annotated.quotations:
            if quotation.depth or head.span.overlaps(quotation.span):
                continue
            inside = tokens(text.annotated.document.text, quotation.inner)
            other = next((t for t in inside if stem(t.form) in weak), None)
            common = stems & {stem(t.form) for t in _matter(inside)}
            if other is None or len(common) < 2:
                continue
            yield Gap(
                "act",
                f"the headline has “{token.raw}”, the words quoted under it “{other.raw}”",
                Span(token.start, token.end),
                Span(other.start, other.end),
                Relation.NARROWER,
                Aspect.SCOPE,
                f"the quoted words speak of the same ({', '.join(sorted(common))}) and put the act less strongly",
            )
            break


def first_sign(text: Text, head: Head) -> Iterator[Gap]:
    """A "first" in the headline of which the text says nothing."""
    for place, token in enumerate(head.words):
        following = head.words[place + 1].form if place + 1 < len(head.words) else ""
        before = head.words[place - 1].form if place else ""
        if token.form != "first" or following in _NO_FIRST or following.isdigit() or before in ("at", "trump's", "the"):
            continue
        if place + 1 < len(head.words) and any(t.form in _FIRST for s in text.sentences for t in s.tokens):
            continue
        if (
            not place
            or place + 1 == len(head.words)
            or any("first" in t.form for s in text.sentences for t in s.tokens)
        ):
            continue
        yield Gap(
            "first",
            "the headline has “first”; the text does not say so",
            Span(token.start, token.end),
            None,
            Relation.ALONE,
            Aspect.SCOPE,
            "neither “first” nor a word like it is found in the text",
        )


def claimed_sign(text: Text, head: Head) -> Iterator[Gap]:
    """A headline that asserts what the text only has as somebody's doubted claim, or only with a hedge."""
    annotated = text.annotated
    if any(
        t.form in HEDGES or t.form in ("says", "say", "said", "claims", "accuses", "how", "why", "what")
        for t in head.words
    ):
        return
    if set("?:“\"‘'") & set(head.span.of(annotated.document.text)):
        return
    own = [s for s in annotated.statements if head.span.holds(s.span)]
    if any(s.voice is not Voice.OUTLET or s.modality is not Modality.ASSERTED for s in own):
        return
    stems = frozenset(stem(t.form) for t in _matter(head.words))
    if len(stems) < 4:
        return
    near = [s for s in text.sentences if len(stems & s.stems) >= 0.7 * len(stems)]
    if not near or any(len(stems & s.stems) >= 0.5 * len(stems) for s in text.sentences if s not in near):
        return
    holding = [
        (sentence, attribution)
        for sentence in near
        for attribution in annotated.attributions
        if attribution.cue_class is CueClass.DOUBTING
        and attribution.kind in (AttributionKind.INDIRECT, AttributionKind.MIXED, AttributionKind.DIRECT)
        and any(sentence.span.holds(c) for c in attribution.content)
        and sum(stem(t.form) in stems for c in attribution.content for t in tokens(annotated.document.text, c))
        >= 0.6 * len(stems)
    ]
    if holding and {id(s) for s, _ in holding} == {id(s) for s in near}:
        sentence, attribution = holding[0]
        cue = annotated.words(attribution.cue[0]) if attribution.cue else "claims"
        yield Gap(
            "claim",
            f"the headline states what the text gives as a claim (“{cue}”)",
            head.span,
            sentence.span,
            Relation.NOT_SETTLED,
            Aspect.SCOPE,
            "every sentence that has the headline's words gives them in another's voice, with a word that doubts",
        )


def names_sign(text: Text, head: Head) -> Iterator[Gap]:
    """A person named in the headline whose name is not found in the text."""
    for entity in text.annotated.entities:
        if entity.type is not EntityType.PERSON:
            continue
        places = [m for m in entity.mentions if m.form in (MentionForm.NAME, MentionForm.PARTIAL)]
        here = [m for m in places if head.span.holds(m.span)]
        named = [t for t in head.words if here and here[0].span.start <= t.start < here[0].span.end]
        if len(here) != len(places) or len(named) < 2 or any(_has(text, t) for t in named):
            continue
        yield Gap(
            "name",
            f"the headline names {entity.name}; the text does not",
            here[0].span,
            None,
            Relation.ALONE,
            Aspect.NAME,
            "no part of the name is found in the text",
        )


def _say(annotated: Annotated, span: Span) -> str:
    words = " ".join(annotated.words(span).split())
    return f"“{words if len(words) <= 80 else words[:77] + '…'}”"


#: Every sign has the same face.
SIGNS = (
    figures_sign,
    quoted_sign,
    opposite_sign,
    negation_sign,
    weaker_sign,
    first_sign,
    claimed_sign,
    names_sign,
)
