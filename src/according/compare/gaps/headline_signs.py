"""The signs that a headline says other or more than the text under it, each a rule of its own."""

from collections.abc import Iterator
from itertools import pairwise

from according.compare.gaps.headline_text import Gap, Head, Text, has, matter, say
from according.compare.gaps.strength import HEDGES, WEAKER
from according.compare.quotations.variants import Token, tokens
from according.core import (
    FUNCTION_WORDS,
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

#: In a text with fewer words than this a missing name or figure is no sign.
_LONG = 200
#: So many things a text may list without their number.
_LISTED = 12
_COUNTED = (FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.VOTE)
_FIRST = frozenset("first historic unprecedented inaugural earliest never 1st".split())
_NO_FIRST = frozenset(
    "lady amendment family responder responders step steps look time class half round baby son".split()
)


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
                f"the headline has {say(annotated, figure.span)}, the text {say(annotated, other.span)}",
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
    if head.kind is not RegionKind.HEADLINE:
        return
    for quotation in text.annotated.quotations:
        if not head.span.holds(quotation.span) or not quotation.closed:
            continue
        matter = [t for t in head.words if quotation.inner.start <= t.start < quotation.inner.end and t.matters]
        missing = [t for t in matter if not has(text, t)]
        named = len(matter) == 1 and matter[0].raw.isupper()
        if named or "*" in quotation.inner.of(text.annotated.document.text):
            # An outlet's letters in marks, a swear word with stars.
            continue
        if missing and 2 * len(missing) >= len(matter) and len(matter) <= 15:
            yield Gap(
                "quotation",
                f"the headline has {say(text.annotated, quotation.inner)} in marks; the text has no such words",
                quotation.span,
                None,
                Relation.ALONE,
                Aspect.WORDING,
                "words in the headline's quotation marks are not found in the text",
            )


def weaker_sign(text: Text, head: Head) -> Iterator[Gap]:
    """A strong act in the headline where words that the text quotes on the same matter have a weaker one."""
    stems = frozenset(stem(t.form) for t in matter(head.words))
    for token in matter(head.words):
        weak = next((weak for strong, weak in WEAKER if stem(token.form) in strong), None)
        if weak is None:
            continue
        for quotation in text.annotated.quotations:
            if quotation.depth or head.span.overlaps(quotation.span):
                continue
            inside = tokens(text.annotated.document.text, quotation.inner)
            other = next((t for t in inside if stem(t.form) in weak), None)
            common = stems & {stem(t.form) for t in matter(inside)}
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
    stems = frozenset(stem(t.form) for t in matter(head.words))
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
    if head.kind is not RegionKind.HEADLINE:
        return
    for entity in text.annotated.entities:
        if entity.type is not EntityType.PERSON:
            continue
        places = [m for m in entity.mentions if m.form in (MentionForm.NAME, MentionForm.PARTIAL)]
        here = [m for m in places if head.span.holds(m.span)]
        named = [t for t in head.words if here and here[0].span.start <= t.start < here[0].span.end]
        if len(here) != len(places) or len(named) < 2 or any(has(text, t) for t in named):
            continue
        whole, span = text.annotated.document.text, here[0].span
        if (
            whole[span.end : span.end + 1] in (":", "’", "'")
            or whole[max(0, span.start - 3) : span.start].lower() == "by "
            or whole[max(0, span.start - 2) : span.start].strip()[-1:] in ("-", "–", "—", "|", "/", "•")
            or whole[span.end : span.end + 2].strip()[:1] in ("-", "–", "—", "|", "/", "•")
        ):
            # A byline, or the name of a column.
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


def alone_sign(text: Text, head: Head) -> Iterator[Gap]:
    """A name in a headline without title capitals, or a figure in digits, of which a long text has nothing."""
    if head.kind is not RegionKind.HEADLINE or len(head.words) < 5:
        return
    if sum(len(s.tokens) for s in text.sentences) < _LONG:
        return
    later = [t for t in head.words[1:] if t.matters and not t.numeral]
    if 2 * sum(t.raw[0].isupper() for t in later) < len(later):
        for token in later:
            if _a_name(text, token) and not has(text, token) and not _elsewhere(text, head, token):
                yield Gap(
                    "name",
                    f"the headline names “{token.raw}”; the text does not",
                    Span(token.start, token.end),
                    None,
                    Relation.ALONE,
                    Aspect.NAME,
                    "no form of the name is found in the text",
                )
                return
    values = [float(t.form) for s in text.sentences for t in s.tokens if _number(t)]
    for before, token in pairwise(head.words):
        # "Apollo 11" is a name; a few of something may be listed one by one.
        if before.raw[0].isupper() and before.raw.lower() not in FUNCTION_WORDS:
            continue
        if head.span.start < token.start and text.annotated.document.text[token.start - 1] in "/-_=":
            continue
        if not _number(token) or float(token.form) <= _LISTED or 1900 < float(token.form) < 2100:
            continue
        value = float(token.form)
        if any(abs(value - v) <= 0.1 * max(value, v) for v in values) or _sum_of(value, sorted(set(values))):
            continue
        if any(not t.form.isalpha() and token.form in t.form for s in text.sentences for t in s.tokens):
            continue
        yield Gap(
            "figure",
            f"the headline has the figure {token.raw}; the text does not",
            Span(token.start, token.end),
            None,
            Relation.ALONE,
            Aspect.FIGURE,
            "neither the figure nor one near it is found in the text",
        )
        return


def _a_name(text: Text, token: Token) -> bool:
    """Whether a word within a sentence is part of a person's name."""
    if not token.raw[0].isupper() or token.raw.isupper() or len(token.form) <= 3:
        return False
    before = text.annotated.document.text[max(0, token.start - 3) : token.start]
    if before.lower() == "by " or before.strip()[-1:] in (
        ".",
        ":",
        "!",
        "?",
        "—",
        "“",
        "‘",
    ):
        return False
    spans = [m.span for e in text.annotated.entities if e.type is EntityType.PERSON for m in e.naming]
    over = next((span for span in spans if span.start <= token.start < span.end), None)
    return over is not None and not any(has(text, t) for t in tokens(text.annotated.document.text, over))


def _elsewhere(text: Text, head: Head, token: Token) -> bool:
    """Whether a name stands outside the headline in any part of the document (a dateline, a caption)."""
    whole = text.annotated.document.text.lower()
    return token.form[:5] in whole[: head.span.start] or token.form[:5] in whole[head.span.end :]


def _number(token: Token) -> bool:
    return token.numeral and token.form.replace(".", "", 1).isdigit()


#: Every sign has the same face.
SIGNS = (figures_sign, quoted_sign, weaker_sign, first_sign, claimed_sign, names_sign, alone_sign)
