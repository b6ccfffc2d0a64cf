"""In whose words each stretch stands, after attributions were changed: statements, wording and acts follow them."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from according.core import (
    Act,
    Annotated,
    Attribution,
    AttributionKind,
    CueClass,
    Modality,
    Polarity,
    QuotationKind,
    Span,
    Statement,
    Voice,
    Wording,
    WordingKind,
)
from according.correct.overlap import joined, shared

#: Kinds of attribution whose content is told in the speaker's voice.
_SPOKEN = frozenset({AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT})
#: The share of a statement that an attribution's content, or a pair of marks, must hold.
_HELD = 0.6
_NEGATED = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b", re.IGNORECASE)


def revoiced(made: Annotated, attributions: tuple[Attribution, ...], changed: Collection[str]) -> Annotated:
    """The document with other attributions, and every statement, wording and act in the voice that is now its own.

    ``changed`` are the ids of attributions that were edited or put in; those that are gone tell themselves. Statements
    keep their ids and places, so that vectors stay theirs; what stands in quotation marks stays quoted.
    """
    before = {attribution.id: attribution for attribution in made.attributions}
    kept = {attribution.id for attribution in attributions}
    gone = [attribution for identity, attribution in before.items() if identity not in kept or identity in changed]
    new = [attribution for attribution in attributions if attribution.id in changed]
    if not gone and not new:
        return replace(made, attributions=attributions)
    touched = joined(span for attribution in (*gone, *new) for span in attribution.content)
    told = _Told(made, attributions, set(changed))
    lost = {attribution.id for attribution in gone}
    return replace(
        made,
        attributions=attributions,
        statements=tuple(
            told.statement(s, before.get(s.attribution or ""))
            if s.attribution in lost or shared((s.span,), touched)
            else s
            for s in made.statements
        ),
        wording=_wording(made, told, gone, new, touched),
        acts=tuple(told.act(act) if shared((act.span,), touched) else act for act in made.acts),
    )


class _Told:
    """Who says what now."""

    def __init__(self, made: Annotated, attributions: tuple[Attribution, ...], changed: set[str]) -> None:
        self.made, self.changed = made, changed
        self.spoken = [a for a in attributions if a.kind in _SPOKEN and a.content]
        self.lengths = {a.id: sum(map(len, joined(a.content))) for a in self.spoken}
        self.contents = joined(s for a in attributions if a.kind is not AttributionKind.STANCE for s in a.content)
        self.marks = joined(
            q.inner for q in made.quotations if q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK) and q.depth == 0
        )

    def owner(self, statement: Statement) -> Attribution | None:
        """Whose words a statement is: of what a person changed the smallest content, unless the tool's is smaller."""
        holding = [a for a in self.spoken if _held(statement.span, a.content)]
        current = next((a for a in holding if a.id == statement.attribution), None)
        said = min((a for a in holding if a.id in self.changed), key=lambda a: (self.lengths[a.id], a.id), default=None)
        if said is not None and (current is None or self.lengths[said.id] < self.lengths[current.id]):
            return said
        return current or said or min(holding, key=lambda a: (self.lengths[a.id], a.id), default=None)

    def statement(self, statement: Statement, before: Attribution | None) -> Statement:
        """The statement in the voice of its owner; what it had from an old one's cue goes with that."""
        owner = self.owner(statement)
        quoted = _held(statement.span, self.marks) or (owner is not None and owner.kind is AttributionKind.DIRECT)
        voice = Voice.QUOTED if quoted else Voice.OUTLET if owner is None else Voice.ATTRIBUTED
        polarity, modality = statement.polarity, statement.modality
        if before is not None and before.polarity is Polarity.NEGATIVE and polarity is Polarity.NEGATIVE:
            polarity = Polarity.NEGATIVE if _NEGATED.search(self.made.words(statement.span)) else Polarity.POSITIVE
        if before is not None and before.modality is not Modality.ASSERTED and modality is before.modality:
            modality = Modality.ASSERTED
        if owner is not None and owner.modality is not Modality.ASSERTED:
            modality = owner.modality
        elif owner is not None and owner.polarity is Polarity.NEGATIVE:
            polarity = Polarity.NEGATIVE
        return replace(
            statement,
            voice=voice,
            attribution=owner.id if owner is not None else None,
            speaker=owner.speaker if owner is not None else None,
            polarity=polarity,
            modality=modality,
        )

    def voice(self, span: Span, voice: Voice) -> Voice:
        """In whose words a stretch stands: what is quoted stays so."""
        if voice is Voice.QUOTED:
            return voice
        return Voice.ATTRIBUTED if any(content.holds(span) for content in self.contents) else Voice.OUTLET

    def act(self, act: Act) -> Act:
        """The act in the voice in which it is told."""
        return replace(act, voice=self.voice(act.span, act.voice))


def _wording(
    made: Annotated, told: _Told, gone: Iterable[Attribution], new: Iterable[Attribution], touched: list[Span]
) -> tuple[Wording, ...]:
    """The wording in its voices; cues of attributions that are gone tell nothing any more."""
    old = [span for attribution in gone for span in attribution.cue]
    out = [
        replace(w, voice=told.voice(w.span, w.voice)) if shared((w.span,), touched) else w
        for w in made.wording
        if w.kind is not WordingKind.CUE_CLASS or w.span not in old
    ]
    known = {w.span: w for w in made.wording if w.kind is WordingKind.CUE_CLASS}
    for attribution in new:
        if attribution.cue_class is CueClass.NEUTRAL or not attribution.cue:
            continue
        cue = attribution.cue[0]
        was = known.get(cue)
        voice = told.voice(cue, was.voice if was is not None else Voice.OUTLET)
        out.append(
            Wording(
                span=cue,
                kind=WordingKind.CUE_CLASS,
                of=attribution.speaker,
                voice=voice,
                detail=attribution.cue_class.value,
            )
        )
    distinct = {(w.span, w.kind, w.of): w for w in reversed(out)}
    return tuple(sorted(distinct.values(), key=lambda w: (w.span.start, w.span.end, w.kind, w.of or "")))


def _held(span: Span, spans: Iterable[Span]) -> bool:
    return shared((span,), spans) >= _HELD * len(span)
