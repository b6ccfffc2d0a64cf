"""Accounts made by hand: a text with curly quotation marks becomes an annotated document without any other stage."""

import re
from collections.abc import Sequence

from according.compare.accounts import Accounts
from according.core import (
    Annotated,
    Attribution,
    AttributionKind,
    Document,
    DocumentKind,
    Entity,
    EntityMember,
    EntityType,
    Mention,
    MentionForm,
    OriginMap,
    Quotation,
    QuotationKind,
    RawInput,
    Region,
    RegionKind,
    SharedEntity,
    SourceForm,
    SourceKind,
    Span,
    Statement,
    Story,
    Voice,
    content_id,
)


def place(text: str, words: str, nth: int = 0) -> Span:
    """The span of ``words`` in ``text``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def account(
    text: str,
    *,
    headline: str = "",
    outlet: str | None = None,
    published: str | None = None,
    kind: DocumentKind = DocumentKind.ARTICLE,
    said: Sequence[tuple[str, str, str]] = (),
    persons: Sequence[str] = (),
    organisations: Sequence[str] = (),
    media: dict[str, str] | None = None,
) -> Annotated:
    """An account: paragraphs by blank lines, quotations by curly marks, ``said`` as (source, cue, content)."""
    whole = f"{headline}\n\n{text}" if headline else text
    regions, at = [], 0
    for paragraph in whole.split("\n\n"):
        first = headline and at == 0
        regions.append(
            Region(kind=RegionKind.HEADLINE if first else RegionKind.BODY, span=Span(at, at + len(paragraph)))
        )
        at += len(paragraph) + 2
    document = Document(
        id=content_id("d", outlet, whole),
        path="account.txt",
        outlet=outlet,
        published=published,
        kind=kind,
        text=whole,
        regions=tuple(regions),
        raw=RawInput(sha256="", size=len(whole), media_type="text/plain", encoding="utf-8", extractor=""),
        origin=OriginMap.identity(len(whole)),
    )
    quotations = tuple(
        Quotation(span=Span(m.start(), m.end()), inner=Span(m.start() + 1, m.end() - 1), kind=QuotationKind.SPEECH)
        for m in re.finditer(r"“[^“”]+”", whole)
    )
    entities = tuple(
        Entity(
            id=content_id("e", name),
            name=name,
            type=kind_,
            mentions=tuple(
                Mention(span=Span(m.start(), m.end()), form=MentionForm.NAME)
                for m in re.finditer(re.escape(name), whole)
            ),
            source_kind=SourceKind.UNKNOWN,
        )
        for kind_, names in ((EntityType.PERSON, persons), (EntityType.ORGANISATION, organisations))
        for name in names
    )
    attributions = []
    statements = []
    for source, cue, content in said:
        where = place(whole, content)
        speaker = next((e for e in entities if e.name in source or e.name.split()[-1] in source), None)
        identity = content_id("a", source, where.start)
        attributions.append(
            Attribution(
                id=identity,
                kind=AttributionKind.DIRECT if content.startswith("“") else AttributionKind.INDIRECT,
                source=(place(whole, source),) if source else (),
                cue=(place(whole, cue),) if cue else (),
                content=(where,),
                speaker=speaker.id if speaker else None,
                form=SourceForm.NAMED if speaker else SourceForm.UNNAMED,
                medium=(media or {}).get(source),
            )
        )
        statements.append(
            Statement(
                id=content_id("st", where.start),
                span=where,
                voice=Voice.QUOTED if content.startswith("“") else Voice.ATTRIBUTED,
                attribution=identity,
                speaker=speaker.id if speaker else None,
            )
        )
    taken = [s.span for s in statements]
    sentences = []
    for region in regions:
        for m in re.finditer(r"[^.!?]+(?:[.!?]+[”]?|$)", region.span.of(whole)):
            stripped = m[0].strip()
            if stripped:
                start = region.span.start + m.start() + (len(m[0]) - len(m[0].lstrip()))
                sentences.append(Span(start, start + len(stripped)))
    statements += [
        Statement(id=content_id("st", span.start), span=span, voice=Voice.OUTLET)
        for span in sentences
        if not any(span.overlaps(t) for t in taken)
    ]
    return Annotated(
        document=document,
        sentences=tuple(sentences),
        quotations=quotations,
        attributions=tuple(attributions),
        entities=entities,
        statements=tuple(sorted(statements, key=lambda s: s.span)),
    )


def laid_out(*documents: Annotated, same: Sequence[Sequence[str]] = (), apart: Sequence[int] = ()) -> Accounts:
    """Accounts of one event, those numbered in ``apart`` each of their own; entities of one name or ``same`` joined."""
    together = tuple(d.id for i, d in enumerate(documents) if i not in apart)
    stories = [Story(id="s-1", documents=together)]
    stories += [Story(id=f"s-{i + 2}", documents=(documents[i].id,)) for i in apart]
    names = {name: group[0] for group in same for name in group}
    members: dict[str, list[tuple[str, Entity]]] = {}
    for document in documents:
        for entity in document.entities:
            members.setdefault(names.get(entity.name, entity.name), []).append((document.id, entity))
    shared = tuple(
        SharedEntity(
            id=content_id("x", name),
            name=name,
            type=found[0][1].type,
            members=tuple(EntityMember(document=d, entity=e.id) for d, e in found),
        )
        for name, found in members.items()
    )
    return Accounts.of(documents, tuple(stories), shared)
