"""Puts what people say of attributions into effect: taken out, changed, put in, kept where they are missed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from according.core import (
    Action,
    Anchor,
    Annotated,
    Attribution,
    AttributionKind,
    CueClass,
    Modality,
    Polarity,
    SourceForm,
    Span,
    Step,
    Values,
)
from according.correct.amending import Amending, with_attributions
from according.correct.entities import same_by_name
from according.correct.histories import History
from according.correct.speakers import form_for, speaking
from according.correct.unfit import Unfit, short, tidy

_ROLES = ("source", "cue", "content")
_Key = tuple[str, str]


def keep(amending: Amending, history: History, document: str) -> None:
    """Make an attribution anew that this model does not find, as people accepted it or put it in.

    Raises:
        Unfit: if words of it are gone.

    """
    first = history.deciding[0]
    values = first.after if first.action is Action.ADD else first.before
    if values is None:
        raise Unfit("what it was is not told, so that it cannot be made anew")
    annotated = amending.documents[document]
    base = Attribution(
        id=history.subject.id,
        kind=AttributionKind.INDIRECT,
        source=(),
        cue=(),
        content=(),
        made_by=first.who if first.action is Action.ADD else first.model or first.who,
    )
    made = _changed(amending, annotated, base, values, by=None, step=first)
    if not made.content:
        raise Unfit("the words that are said are not told")
    annotated = amending.documents[document]
    amending.documents[document] = with_attributions(annotated, (*annotated.attributions, made))
    amending.changed.add((document, made.id))
    amending.touched.add(first.number)


def apply(amending: Amending, step: Step, target: _Key) -> None:
    """Carry out one step on the attribution that it is about.

    Raises:
        Unfit: if it cannot be carried out.

    """
    document, identity = target
    annotated = amending.documents[document]
    attribution = annotated.attribution(identity)
    if attribution is None:
        raise Unfit("the attribution is gone")
    if step.action is Action.REJECT:
        amending.rejected.add(target)
        amending.touched.add(step.number)
        return
    amending.rejected.discard(target)
    if step.action in (Action.EDIT, Action.ADD) and step.after is not None:
        made = _changed(amending, annotated, attribution, step.after, by=step.who, step=step)
        annotated = amending.documents[document]
        if made != attribution:
            amending.documents[document] = with_attributions(
                annotated, (made if a.id == identity else a for a in annotated.attributions)
            )
            amending.changed.add(target)
            amending.touched.add(step.number)


def _changed(
    amending: Amending, annotated: Annotated, base: Attribution, values: Values, *, by: str | None, step: Step
) -> Attribution:
    """An attribution as ``values`` tell it; ``by`` is who changed it, None where it stays as the tool made it."""
    kind = base.kind
    if values.kind:
        kind = next((k for k in AttributionKind if k.value == values.kind), kind)
        if kind.value != values.kind:
            raise Unfit(f"“{values.kind}” is no kind of attribution")
    given = {role: getattr(values, role) for role in _ROLES}
    places = _placed(amending, annotated.id, [a for role in _ROLES for a in given[role] or ()])
    spans: dict[str, tuple[Span, ...]] = {}
    for role in _ROLES:
        anchors = given[role]
        if anchors is None:
            spans[role] = getattr(base, role)
            continue
        gone = [anchor for anchor in anchors if anchor not in places]
        if gone and not (role == "cue" and by is None):
            raise Unfit(f"the words “{short(gone[0].exact)}” do not stand there any more")
        spans[role] = tuple(sorted({places[anchor] for anchor in anchors if anchor in places}))
    if not spans["content"] and (base.content or not (spans["source"] or spans["cue"])):
        raise Unfit("an attribution needs words that are said")
    made = replace(base, kind=kind, source=spans["source"], cue=spans["cue"], content=spans["content"])
    if made.cue != base.cue:
        made = _with_cue(amending.documents, annotated, made)
    if values.speaker is not None:
        made = _with_speaker(amending, annotated, made, values.speaker, step, strict=by is not None)
    elif made.source != base.source:
        made = _with_source(annotated, made)
    if made == base:
        return base
    return replace(made, score=1.0, made_by=by) if by is not None else replace(made, score=1.0)


def _placed(amending: Amending, document: str, anchors: Sequence[Anchor]) -> dict[Anchor, Span]:
    found = zip(anchors, amending.texts.places(anchors), strict=True)
    return {anchor: placed.span for anchor, placed in found if placed is not None and placed.document == document}


def _with_speaker(
    amending: Amending, annotated: Annotated, made: Attribution, name: str, step: Step, *, strict: bool
) -> Attribution:
    """The attribution with whoever has this name as its speaker, put among the entities where nobody has it yet."""
    said = speaking(annotated, name, made.source, amending.documents)
    amending.documents[annotated.id] = said.annotated
    if said.entity is not None and said.elsewhere is not None:
        same_by_name(amending, step, (annotated.id, said.entity), said.elsewhere)
    if tidy(name) and said.entity is None and strict:
        raise Unfit(f"“{short(name)}” stands nowhere in this document, and no words are given that mean them")
    return replace(
        made,
        speaker=said.entity.id if said.entity is not None else None,
        form=form_for(annotated, made, said.entity),
    )


def _with_source(annotated: Annotated, made: Attribution) -> Attribution:
    """The attribution with the speaker that its new source names, where exactly one entity is named there."""
    there = [e for e in annotated.entities if any(m.span.overlaps(s) for m in e.mentions for s in made.source)]
    kept = next((entity for entity in there if entity.id == made.speaker), None)
    entity = kept or (there[0] if len(there) == 1 else None)
    plain = replace(made, form=made.form if made.source else SourceForm.NONE)
    return replace(plain, speaker=entity.id if entity is not None else None, form=form_for(annotated, plain, entity))


def _with_cue(documents: Mapping[str, Annotated], annotated: Annotated, made: Attribution) -> Attribution:
    """The attribution as its new cue puts it: as others with the same cue do, else plainly."""
    words = _cue(annotated, made)
    alike = [
        other
        for held in documents.values()
        for other in held.attributions
        if other.id != made.id and words and _cue(held, other) == words
    ]
    if alike:
        first = alike[0]
        return replace(made, cue_class=first.cue_class, polarity=first.polarity, modality=first.modality)
    return replace(made, cue_class=CueClass.NEUTRAL, polarity=Polarity.POSITIVE, modality=Modality.ASSERTED)


def _cue(annotated: Annotated, attribution: Attribution) -> str:
    return " ".join(" ".join(annotated.words(span).split()) for span in attribution.cue).casefold()
