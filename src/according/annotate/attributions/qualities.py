"""A bare triple as an attribution: its kind, its source's form, medium, polarity, modality and the class of its cue."""

from according.annotate.attributions.classes import cue_class
from according.annotate.attributions.cue_sorts import Sort
from according.annotate.attributions.forms import form_of
from according.annotate.attributions.kinds import kind_of, scraps
from according.annotate.attributions.media import medium_of
from according.annotate.attributions.polarities import outlook
from according.annotate.attributions.settings import setting
from according.core import (
    Attribution,
    AttributionKind,
    Document,
    Modality,
    Polarity,
    Quotation,
    SourceForm,
    Span,
    Syntax,
    Triple,
    content_id,
)

#: Kinds whose content is what somebody said or thought, not what he takes a stand on, did, or called a work.
_REPORTED = frozenset(
    {AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT, AttributionKind.PARTIAL}
)


def qualified(
    document: Document,
    sentences: tuple[Span, ...],
    quotations: tuple[Quotation, ...],
    triple: Triple,
    syntax: Syntax,
    *,
    made_by: str,
) -> Attribution:
    """The attribution of a triple, without parent and speaker; an empty ``syntax`` leaves all to the words.

    ``sentences``, ``quotations`` and the words of ``syntax`` are in the order of the text; so are the spans of each
    role, of which one at least has to be there.
    """
    text = document.text
    seen = setting(text, sentences, quotations, triple, syntax)
    opens = bool(triple.source) and text[seen.sentence.start : triple.source[0].start].strip("\"“‘'( ") == ""
    form = form_of(text, triple.source, opens=opens, syntax=syntax)
    kind = kind_of(seen)
    polarity, modality = outlook(seen)
    if kind is AttributionKind.STANCE and polarity is Polarity.NEGATIVE:
        # "Refused to sign" is a stand like any other.
        modality = Modality.ASSERTED
    return Attribution(
        id=identity(document, triple.source, triple.cue, triple.content),
        kind=kind,
        source=triple.source,
        cue=triple.cue,
        content=triple.content,
        form=form,
        medium=medium_of(seen),
        polarity=polarity,
        cue_class=cue_class(seen),
        score=triple.score,
        made_by=made_by,
        modality=modality,
    )


def identity(document: Document, *roles: tuple[Span, ...]) -> str:
    """The id of the attribution with these spans for its source, cue and content."""
    return content_id("a", document.id, *(n for role in roles for s in (*role, Span(0, 1)) for n in (s.start, s.end)))


def reports(attribution: Attribution) -> bool:
    """Whether words or a thought of the source are reported, as against an attitude, an act, a title or a pointer."""
    return attribution.kind in _REPORTED and bool(attribution.content)


def withholds(attribution: Attribution) -> bool:
    """Whether the source is told not to say, without denying: "declined to comment", "did not say whether"."""
    return attribution.polarity is Polarity.NEGATIVE and attribution.modality is Modality.SUPPOSED


def acts(document: Document, sentences: tuple[Span, ...], attribution: Attribution) -> bool:
    """Whether the cue tells of a mere deed or a look ("signed", "appeared"): neither words nor a stand taken."""
    if attribution.kind is not AttributionKind.STANCE:
        return False
    triple = Triple(source=attribution.source, cue=attribution.cue, content=attribution.content)
    return setting(document.text, sentences, (), triple, Syntax()).head.sort in (Sort.DEED, Sort.UNKNOWN)


def unsourced(
    document: Document, quotations: tuple[Quotation, ...], attributions: tuple[Attribution, ...], *, made_by: str
) -> tuple[Attribution, ...]:
    """Words in marks that no attribution's content touches: partial, without source and cue, in the order of the text.

    A single word in marks, a title and a word held at arm's length are none: they are wording.
    """
    contents = tuple(sorted(span for attribution in attributions for span in attribution.content))
    return tuple(
        Attribution(
            id=identity(document, (), (), (quotation.inner,)),
            kind=AttributionKind.PARTIAL,
            source=(),
            cue=(),
            content=(quotation.inner,),
            form=SourceForm.NONE,
            score=0.5,
            made_by=made_by,
        )
        for quotation in scraps(quotations, contents, document.text)
    )
