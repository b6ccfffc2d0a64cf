"""Texts marked up: ``<s>source</s> <c>cue</c> <q>content</q>``, a blank line between paragraphs."""

import re

from according.annotate.labels.labels import labels
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.annotate.who.entities import entities
from according.annotate.who.speakers import resolve
from according.annotate.wording import in_order, wording
from according.core import (
    Annotated,
    Attribution,
    AttributionKind,
    CueClass,
    Document,
    Entity,
    OriginMap,
    RawInput,
    Region,
    RegionKind,
    Span,
    Wording,
    content_id,
)

_MARK = re.compile(r"</?([scq])(?::(\w+))?>")


def telling(marked: str, *, headline: bool = False, name: str = "courier.txt") -> Annotated:
    """The document of a marked text with entities, resolved attributions and wording.

    A source or cue begins a new attribution where the last one has its own; ``<c:doubting>`` gives a cue's class.
    """
    plain, at = "", 0
    spans: list[tuple[str, Span, str | None]] = []
    opened: dict[str, list[tuple[int, str | None]]] = {}
    for match in _MARK.finditer(marked):
        plain += marked[at : match.start()]
        at = match.end()
        if match[0][1] != "/":
            opened.setdefault(match[1], []).append((len(plain), match[2]))
        else:
            start, detail = opened[match[1]].pop()
            spans.append((match[1], Span(start, len(plain)), detail))
    plain += marked[at:]
    document = _document(plain, headline, name)
    cut, marks = sentences(document), quotations(document)
    said = _attributions(sorted(spans, key=lambda item: item[1]))
    who = entities(document, cut, said, marks)
    said = resolve(document, cut, marks, said, who)
    return Annotated(
        document=document,
        sentences=cut,
        quotations=marks,
        attributions=said,
        entities=who,
        wording=in_order(wording(document, marks, said, who, ()), labels(document, cut, marks, said, who)),
    )


def named(annotated: Annotated, name: str) -> Entity:
    """The entity of this name."""
    return next(entity for entity in annotated.entities if entity.name == name)


def places(annotated: Annotated, name: str) -> list[str]:
    """The words by which the text refers to the entity of this name, in its order."""
    return [annotated.words(mention.span) for mention in named(annotated, name).mentions]


def speakers(annotated: Annotated) -> list[str | None]:
    """The names of the speakers, one an attribution."""
    found = [annotated.entity(attribution.speaker) for attribution in annotated.attributions]
    return [entity.name if entity else None for entity in found]


def worded(annotated: Annotated, kind: str) -> list[tuple[str, str]]:
    """The words and voices of one kind of wording."""
    return [(annotated.words(w.span), w.voice.value) for w in annotated.wording if w.kind == kind]


def of(annotated: Annotated, wording: Wording) -> str | None:
    """The name of whom a wording is about."""
    entity = annotated.entity(wording.of)
    return entity.name if entity else None


def _document(text: str, headline: bool, name: str) -> Document:
    regions, start = [], 0
    for i, paragraph in enumerate(text.split("\n\n")):
        kind = RegionKind.HEADLINE if headline and i == 0 else RegionKind.BODY
        regions.append(Region(kind=kind, span=Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return Document(
        id=content_id("d", text, name),
        path=name,
        text=text,
        regions=tuple(regions),
        raw=RawInput(sha256="0" * 64, size=len(text), media_type="text/plain", encoding="utf-8", extractor="t"),
        origin=OriginMap.identity(len(text)),
    )


def _attributions(spans: list[tuple[str, Span, str | None]]) -> tuple[Attribution, ...]:
    made: list[dict[str, list[tuple[Span, str | None]]]] = []
    for role, span, detail in spans:
        if not made or (role in made[-1] and role != "q") or all(r in made[-1] for r in "scq"):
            made.append({})
        made[-1].setdefault(role, []).append((span, detail))
    return tuple(
        Attribution(
            id=f"a{i}",
            kind=AttributionKind.DIRECT,
            source=tuple(span for span, _ in roles.get("s", [])),
            cue=tuple(span for span, _ in roles.get("c", [])),
            content=tuple(span for span, _ in roles.get("q", [])),
            cue_class=CueClass(next((d for _, d in roles.get("c", []) if d), "neutral")),
        )
        for i, roles in enumerate(made)
    )
