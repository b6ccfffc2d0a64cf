"""Results as the plain records of the contract: dictionaries and lists that JSON can hold, keys in a fixed order."""

from typing import Any

from according.core import (
    Act,
    Alignment,
    Annotated,
    Attribution,
    Comparison,
    Container,
    Copy,
    Document,
    Entity,
    EntityJoin,
    Figure,
    Moment,
    Piece,
    Quotation,
    Revision,
    SharedEntity,
    Skipped,
    Statement,
    Story,
    Wording,
)
from according.export.finding_records import feature_record, finding_record, origins_record
from according.export.places import rounded, span_record, spans_record
from according.export.provenance_records import provenance_record
from according.export.review_records import review_record
from according.export.voice_records import account_voices_record, labels_record, tally_record

Record = dict[str, Any]


def document_record(document: Document) -> Record:
    """What ``according read`` prints of a document (schema ``according.document/1``)."""
    return {"schema": "according.document/1", **_document(document)}


def annotated_record(annotated: Annotated) -> Record:
    """What ``according annotate`` prints of a document (schema ``according.annotated/1``)."""
    return {"schema": "according.annotated/1", **_annotated(annotated)}


def story_record(story: Story) -> Record:
    """What ``according group`` prints of a story (schema ``according.story/1``)."""
    return {"schema": "according.story/1", **_story(story)}


def comparison_record(comparison: Comparison) -> Record:
    """What ``according compare --json`` prints (schema ``according.comparison/1``)."""
    return {
        "schema": "according.comparison/1",
        "id": comparison.id,
        "story": [_story(story) for story in comparison.stories],
        "documents": [_annotated(annotated) for annotated in comparison.documents],
        "entities": [_shared(entity) for entity in comparison.entities],
        "alignments": [_alignment(alignment) for alignment in comparison.alignments],
        "findings": [finding_record(finding) for finding in comparison.findings],
        "voices": [tally_record(tally) for tally in comparison.voices],
        "account_voices": [account_voices_record(voices) for voices in comparison.account_voices],
        "labels": [labels_record(labels) for labels in comparison.labels],
        "provenance": provenance_record(comparison.provenance),
        "skipped": [skipped_record(skipped) for skipped in comparison.skipped],
        "made_with": dict(comparison.made_with),
        "corrections": [
            {"kind": correction.kind.value, "left": correction.left, "right": correction.right}
            for correction in comparison.corrections
        ],
        "review": review_record(comparison.review),
        "set_aside": [finding_record(finding) for finding in comparison.set_aside],
    }


def skipped_record(skipped: Skipped) -> Record:
    """An input that was left out."""
    return {"name": skipped.name, "why": skipped.why, "remedy": skipped.remedy}


def _document(document: Document) -> Record:
    return {
        "id": document.id,
        "path": document.path,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "author": document.author,
        "published": document.published,
        "language": document.language,
        "kind": document.kind.value,
        "text": document.text,
        "regions": [{"kind": r.kind.value, "span": span_record(r.span), "why": r.why} for r in document.regions],
        "raw": {
            "sha256": document.raw.sha256,
            "size": document.raw.size,
            "media_type": document.raw.media_type,
            "encoding": document.raw.encoding,
            "extractor": document.raw.extractor,
            "parts": list(document.raw.parts),
            "within": _container(document.raw.within),
        },
        "origin": [_piece(piece) for piece in document.origin.pieces],
        "dates": [{"value": d.value, "what": d.what, "where": d.where} for d in document.dates],
        "revisions": [_revision(revision) for revision in document.revisions],
        "notes": list(document.notes),
    }


def _container(container: Container | None) -> Record | None:
    return {"sha256": container.sha256, "place": container.place} if container else None


def _piece(piece: Piece) -> list[Any]:
    """Text and raw places; then the part, where it is not the first, and the box, where a page has it."""
    row: list[Any] = [piece.start, piece.end, piece.raw_start, piece.raw_end]
    if piece.part or piece.box:
        row.append(piece.part)
    if piece.box:
        row.append([rounded(edge) for edge in (piece.box.left, piece.box.bottom, piece.box.right, piece.box.top)])
    return row


def _revision(revision: Revision) -> Record:
    return {
        "kind": revision.kind.value,
        "at": revision.at,
        "span": revision.span and span_record(revision.span),
        "words": revision.words,
        "author": revision.author,
        "when": revision.when,
    }


def _annotated(annotated: Annotated) -> Record:
    return {
        **_document(annotated.document),
        "sentences": spans_record(annotated.sentences),
        "quotations": [_quotation(quotation) for quotation in annotated.quotations],
        "attributions": [_attribution(attribution) for attribution in annotated.attributions],
        "entities": [_entity(entity) for entity in annotated.entities],
        "figures": [_figure(figure) for figure in annotated.figures],
        "moments": [_moment(moment) for moment in annotated.moments],
        "statements": [_statement(statement) for statement in annotated.statements],
        "wording": [_wording(wording) for wording in annotated.wording],
        "acts": [_act(act) for act in annotated.acts],
    }


def _quotation(quotation: Quotation) -> Record:
    return {
        "span": span_record(quotation.span),
        "inner": span_record(quotation.inner),
        "kind": quotation.kind.value,
        "depth": quotation.depth,
        "closed": quotation.closed,
    }


def _attribution(attribution: Attribution) -> Record:
    return {
        "id": attribution.id,
        "kind": attribution.kind.value,
        "source": spans_record(attribution.source),
        "cue": spans_record(attribution.cue),
        "content": spans_record(attribution.content),
        "speaker": attribution.speaker,
        "named": attribution.named,
        "form": attribution.form.value,
        "medium": attribution.medium,
        "polarity": attribution.polarity.value,
        "modality": attribution.modality.value,
        "cue_class": attribution.cue_class.value,
        "parent": attribution.parent,
        "score": rounded(attribution.score),
        "made_by": attribution.made_by,
    }


def _entity(entity: Entity) -> Record:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "source_kind": entity.source_kind.value,
        "mentions": [{"span": span_record(m.span), "form": m.form.value} for m in entity.mentions],
    }


def _figure(figure: Figure) -> Record:
    return {
        "span": span_record(figure.span),
        "kind": figure.kind.value,
        "value": figure.value,
        "high": figure.high,
        "unit": figure.unit,
        "operator": figure.operator.value,
        "counts": figure.counts,
        "counts_span": None if figure.counts_span is None else span_record(figure.counts_span),
        "approximate": figure.approximate,
    }


def _moment(moment: Moment) -> Record:
    return {
        "span": span_record(moment.span),
        "start": moment.start,
        "end": moment.end,
        "precision": moment.precision.value,
        "relative": moment.relative,
    }


def _statement(statement: Statement) -> Record:
    return {
        "id": statement.id,
        "span": span_record(statement.span),
        "voice": statement.voice.value,
        "attribution": statement.attribution,
        "speaker": statement.speaker,
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
    }


def _wording(wording: Wording) -> Record:
    return {
        "span": span_record(wording.span),
        "kind": wording.kind.value,
        "of": wording.of,
        "voice": wording.voice.value,
        "detail": wording.detail,
        "plain": wording.plain,
    }


def _act(act: Act) -> Record:
    return {
        "span": span_record(act.span),
        "lemma": act.lemma,
        "family": act.family,
        "form": act.form.value,
        "agent": None if act.agent is None else span_record(act.agent),
        "agent_entity": act.agent_entity,
        "patient": None if act.patient is None else span_record(act.patient),
        "patient_entity": act.patient_entity,
        "voice": act.voice.value,
        "asserted": act.asserted,
    }


def _copy(copy: Copy) -> Record:
    return {
        "of": copy.of,
        "copy": copy.copy,
        "kind": copy.kind.value,
        "share": rounded(copy.share),
        "share_of": rounded(copy.share_of),
        "spans": [{"of": span_record(p.left), "copy": span_record(p.right)} for p in copy.passages],
        "directed": copy.directed,
        "why": copy.why,
    }


def _story(story: Story) -> Record:
    return {
        "id": story.id,
        "documents": list(story.documents),
        "copies": [_copy(copy) for copy in story.copies],
        "why": [feature_record(feature) for feature in story.why],
    }


def _shared(entity: SharedEntity) -> Record:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "source_kind": entity.source_kind.value,
        "members": [{"document": m.document, "entity": m.entity} for m in entity.members],
        "why": [feature_record(feature) for feature in entity.why],
        "joins": [_join(join) for join in entity.joins],
        "country": entity.country,
    }


def _join(join: EntityJoin) -> Record:
    return {
        "left": {"document": join.left.document, "entity": join.left.entity},
        "right": {"document": join.right.document, "entity": join.right.entity},
        "score": rounded(join.score),
        "why": [feature_record(feature) for feature in join.why],
    }


def _alignment(alignment: Alignment) -> Record:
    return {
        "id": alignment.id,
        "statements": [
            {"document": s.document, "statement": s.statement, "span": span_record(s.span)}
            for s in alignment.statements
        ],
        "relation": alignment.relation.value,
        "question": alignment.question,
        **origins_record(alignment.origins),
        "score": rounded(alignment.score),
        "why": [feature_record(feature) for feature in alignment.why],
    }
