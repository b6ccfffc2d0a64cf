"""In whose words a stretch stands, as the annotations of its document tell."""

from according.core import Annotated, QuotationKind, Span, Voice

VOICE_WORDS = {
    Voice.OUTLET: "the account’s own words",
    Voice.ATTRIBUTED: "reported",
    Voice.QUOTED: "quoted",
}


def voice_of(annotated: Annotated, span: Span) -> Voice:
    """The voice of ``span``: as its wording or statement says, else by the quotations and contents that hold it."""
    for wording in annotated.wording:
        if wording.span == span:
            return wording.voice
    for quotation in annotated.quotations:
        if quotation.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK) and quotation.span.holds(span):
            return Voice.QUOTED
    for attribution in annotated.attributions:
        if any(content.holds(span) for content in attribution.content):
            return Voice.ATTRIBUTED
    return Voice.OUTLET


def speaker_of(annotated: Annotated, span: Span) -> str | None:
    """The name of who says the words at ``span`` in this account, where the innermost attribution tells it."""
    holding = [a for a in annotated.attributions if any(content.holds(span) for content in a.content)]
    if not holding:
        return None
    inner = min(holding, key=lambda a: (sum(len(content) for content in a.content), a.id))
    entity = annotated.entity(inner.speaker)
    if entity is not None:
        return entity.name
    return " ".join(annotated.words(source) for source in inner.source) or None
