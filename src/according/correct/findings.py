"""Findings as people put them: edited, put in, or kept where this model does not find them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from according.core import (
    Anchor,
    Aspect,
    Change,
    Comparison,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Relation,
    Values,
)
from according.correct.anchors import Texts
from according.correct.histories import History
from according.correct.titles import kept_so, put_so
from according.correct.unfit import Unfit, short

#: The share of a finding's words that must still stand for it to be kept.
_STANDING = 2 / 3
_RULE = "A person put this so, against or beside the tool's word."
_SAID = "said by you"


def edited(comparison: Comparison, finding: Finding, history: History, texts: Texts) -> Finding:
    """The finding as the edits of a history put it; unchanged where they change nothing.

    Raises:
        Unfit: if they name what there is not, or words that are gone.

    """
    values = history.values
    evidence = finding.evidence
    if values.evidence is not None:
        placed = _evidence(comparison, texts, values.evidence, least=1.0)
        if not placed:
            raise Unfit("a finding needs words")
        evidence = placed
    made = replace(
        finding,
        kind=_kind(values, finding.kind),
        relation=_relation(values, finding.relation),
        aspect=_aspect(values, finding.aspect),
        evidence=evidence,
    )
    if made == finding:
        return finding
    return _sound(
        comparison,
        replace(
            made,
            title=put_so(comparison, made, history.editor),
            rule=_RULE,
            why=(*finding.why, Feature(name=_SAID, value=1.0, detail=f"the tool's words: {finding.title}")),
        ),
        moved=evidence != finding.evidence,
    )


def kept(comparison: Comparison, history: History, texts: Texts) -> Finding:
    """A finding that this model does not make, from what a step recorded of it, with its words where they stand now.

    Raises:
        Unfit: if nothing was recorded, or its words are gone.

    """
    record = next((s.before.record for s in history.steps if s.before is not None and s.before.record), None)
    if record is None:
        raise Unfit("it is not found any more, and what it was is not told")
    told = next((s.before.evidence for s in history.steps if s.before is not None and s.before.record), None)
    anchors = told if told is not None else history.subject.anchors
    evidence = _evidence(comparison, texts, anchors, least=_STANDING)
    if {e.document for e in evidence} != {texts.current(e.document) for e in record.evidence}:
        raise Unfit("an account that it rests on is not among these any more")
    made = _sound(comparison, _here(comparison, record, evidence, texts), moved=evidence != record.evidence)
    was = [document for e in record.evidence if (document := texts.current(e.document)) is not None]
    return replace(made, title=kept_so(comparison, made, record.title, was))


def put_in(comparison: Comparison, history: History, texts: Texts) -> Finding:
    """A finding that a person put in.

    Raises:
        Unfit: if its words are gone, or its kind is not told.

    """
    values = history.values
    evidence = _evidence(comparison, texts, values.evidence or history.subject.anchors, least=1.0)
    if not evidence:
        raise Unfit("a finding needs words")
    told = values if values.kind else replace(values, kind=history.subject.sort)
    made = Finding(
        id=history.subject.id,
        kind=_kind(told, FindingKind.DIFFERS),
        rule=_RULE,
        title="",
        evidence=evidence,
        relation=_relation(values, None),
        aspect=_aspect(values, None),
        why=(Feature(name=_SAID, value=1.0, detail=f"put in by {history.editor}"),),
    )
    return replace(made, title=put_so(comparison, made, history.editor))


def _evidence(comparison: Comparison, texts: Texts, anchors: Sequence[Anchor], *, least: float) -> tuple[Evidence, ...]:
    """Words as evidence where they stand now, in the order of the accounts.

    Raises:
        Unfit: if more than a share of them, or all of one account, are gone.

    """
    order = {annotated.id: place for place, annotated in enumerate(comparison.documents)}
    places = list(zip(anchors, texts.places(anchors), strict=True))
    gone = [anchor for anchor, placed in places if placed is None]
    there = {texts.current(anchor.document) for anchor, placed in places if placed is not None}
    standing = sum(len(anchor.exact) for anchor, placed in places if placed is not None)
    whole = sum(len(anchor.exact) for anchor in anchors)
    lost = [anchor for anchor in gone if texts.current(anchor.document) not in there]
    if lost or standing < least * whole:
        words = min(lost or gone, key=lambda anchor: (-len(anchor.exact), anchor.document)).exact
        if any(texts.current(anchor.document) is None for anchor in lost):
            raise Unfit(f"the account with the words “{short(words)}” is not in this story")
        raise Unfit(f"the words “{short(words)}” do not stand there any more")
    found = [Evidence(document=p.document, span=p.span, role=a.role) for a, p in places if p is not None]
    return tuple(sorted(found, key=lambda e: order[e.document]))


def _here(comparison: Comparison, record: Finding, evidence: tuple[Evidence, ...], texts: Texts) -> Finding:
    """What was recorded, with nothing in it that is not of these documents."""
    lengths = {annotated.id: len(annotated.document.text) for annotated in comparison.documents}

    def stands(place: Evidence | None) -> bool:
        return place is None or (place.document in lengths and place.span.end <= lengths[place.document])

    def current(documents: Iterable[str]) -> tuple[str, ...]:
        now = (texts.current(document) for document in documents)
        return tuple(dict.fromkeys(document for document in now if document is not None))

    return replace(
        record,
        evidence=evidence,
        origins=tuple(
            replace(origin, documents=documents)
            for origin in record.origins
            if (documents := current(origin.documents))
        ),
        absent=tuple(d for d in current(record.absent) if d not in {e.document for e in evidence}),
        changes=tuple(c for c in record.changes if stands(c.base) and stands(c.other)),
        why=tuple(
            feature if stands(feature.left) and stands(feature.right) else replace(feature, left=None, right=None)
            for feature in record.why
        ),
        alignment=record.alignment if any(a.id == record.alignment for a in comparison.alignments) else None,
        entity=record.entity if any(e.id == record.entity for e in comparison.entities) else None,
    )


def _sound(comparison: Comparison, finding: Finding, *, moved: bool) -> Finding:
    """The finding with origins, absences and readings of the accounts that it still has words of."""
    if not moved:
        return finding
    present = set(finding.documents)

    def has(change: Change) -> bool:
        return all(side is None or side.document in present for side in (change.base, change.other))

    known = {annotated.id for annotated in comparison.documents}
    return replace(
        finding,
        origins=tuple(
            replace(origin, documents=documents)
            for origin in finding.origins
            if (documents := tuple(d for d in origin.documents if d in present))
        ),
        absent=tuple(d for d in finding.absent if d in known and d not in present),
        changes=tuple(change for change in finding.changes if has(change)),
    )


def _kind(values: Values, held: FindingKind) -> FindingKind:
    if not values.kind:
        return held
    kind = next((kind for kind in FindingKind if kind.value == values.kind), None)
    if kind is None:
        raise Unfit(f"“{short(values.kind)}” is no kind of finding")
    return kind


def _relation(values: Values, held: Relation | None) -> Relation | None:
    if values.relation is None:
        return held
    relation = next((relation for relation in Relation if relation.value == values.relation), None)
    if relation is None and values.relation:
        raise Unfit(f"“{short(values.relation)}” is no relation")
    return relation


def _aspect(values: Values, held: Aspect | None) -> Aspect | None:
    if values.aspect is None:
        return held
    aspect = next((aspect for aspect in Aspect if aspect.value == values.aspect), None)
    if aspect is None and values.aspect:
        raise Unfit(f"“{short(values.aspect)}” is no aspect")
    return aspect
