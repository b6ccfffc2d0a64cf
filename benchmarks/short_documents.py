"""A short document with one saying in it, made without any model: for what only has to be written and read."""

import random

from according.core import (
    Annotated,
    Attribution,
    AttributionKind,
    Document,
    Entity,
    EntityType,
    Mention,
    MentionForm,
    OriginMap,
    RawInput,
    Region,
    RegionKind,
    SourceForm,
    Span,
    content_id,
)

_WORDS = "the council of the city met in the park and counted what had been signed by people who live near it".split()


def short_document(name: str, chance: random.Random) -> Annotated:
    """A document of some hundred words whose text depends on ``name`` and ``chance``."""
    said = "Ada Lind said “We counted 1,394 signatures.” "
    text = f"{said}{' '.join(chance.choices(_WORDS, k=150))} {name}"
    data = text.encode()
    document = Document(
        id=content_id("d", name),
        path=f"{name}.txt",
        outlet="Courier",
        text=text,
        regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
        raw=RawInput(
            sha256=content_id("r", name), size=len(data), media_type="text/plain", encoding="utf-8", extractor="hand"
        ),
        origin=OriginMap.identity(len(text)),
    )
    source, cue, content = Span(0, 8), Span(9, 13), Span(14, len(said) - 1)
    return Annotated(
        document=document,
        sentences=(Span(0, len(said) - 1),),
        attributions=(
            Attribution(
                id="a-1",
                kind=AttributionKind.DIRECT,
                source=(source,),
                cue=(cue,),
                content=(content,),
                speaker="e-1",
                form=SourceForm.NAMED,
            ),
        ),
        entities=(
            Entity(
                id="e-1",
                name="Ada Lind",
                type=EntityType.PERSON,
                mentions=(Mention(span=source, form=MentionForm.NAME),),
            ),
        ),
    )
