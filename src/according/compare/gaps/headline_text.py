"""A headline and the text under it, sentence by sentence, ready to be asked for words."""

from dataclasses import dataclass

from according.compare.quotations.variants import Token, tokens
from according.core import Annotated, Aspect, RegionKind, Relation, Span, stem


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
    kind: RegionKind = RegionKind.HEADLINE


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


def matter(words: tuple[Token, ...] | list[Token]) -> list[Token]:
    """The words that carry matter, without figures."""
    return [token for token in words if token.matters and not token.numeral]


def nearest(text: Text, stems: frozenset[str]) -> tuple[float, Sentence | None]:
    """The sentence that has most of ``stems``, and the share of them that it has."""
    best: tuple[float, Sentence | None] = (0.0, None)
    for sentence in text.sentences:
        share = len(stems & sentence.stems) / max(1, len(stems))
        if share > best[0]:
            best = share, sentence
    return best


def has(text: Text, token: Token) -> bool:
    """Whether the text has a word in any form."""
    wanted = stem(token.form)
    return wanted in text.stems or (len(wanted) > 3 and wanted[:4] in text.heads)


def say(annotated: Annotated, span: Span) -> str:
    """Words in marks as they fit into a title."""
    words = " ".join(annotated.words(span).split())
    return f"“{words if len(words) <= 80 else words[:77] + '…'}”"
