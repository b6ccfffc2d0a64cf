"""What must hold of documents and comparisons, whatever people said of them."""

from collections.abc import Sequence

from according.core import Annotated, Comparison, Span


def faults(documents: Sequence[Annotated], comparison: Comparison | None = None) -> list[str]:
    """What does not hold; empty where everything does."""
    found = [f"{annotated.document.path}: {fault}" for annotated in documents for fault in _of_document(annotated)]
    return found + (_of_comparison(comparison) if comparison is not None else [])


def _of_document(annotated: Annotated) -> list[str]:
    length = len(annotated.document.text)
    entities = {entity.id for entity in annotated.entities}
    attributions = {attribution.id: attribution for attribution in annotated.attributions}
    spans: list[Span] = [m.span for e in annotated.entities for m in e.mentions]
    spans += [s for a in annotated.attributions for s in (*a.source, *a.cue, *a.content)]
    spans += [s.span for s in (*annotated.statements, *annotated.wording, *annotated.acts)]
    found = [f"{span} lies outside" for span in spans if span.end > length]
    if len(entities) != len(annotated.entities) or len(attributions) != len(annotated.attributions):
        found.append("an id stands twice")
    found += [f"{e.id} has no mention" for e in annotated.entities if not e.mentions]
    for a in attributions.values():
        if not (a.source or a.cue or a.content):
            found.append(f"{a.id} has no words")
        if a.speaker is not None and a.speaker not in entities:
            found.append(f"{a.id} has a speaker that there is not")
        if a.parent is not None and a.parent not in attributions:
            found.append(f"{a.id} has a parent that there is not")
        seen, at = {a.id}, a.parent
        while at in attributions:
            if at in seen:
                found.append(f"{a.id} is among its own parents")
                break
            seen.add(at)
            at = attributions[at].parent
    for s in annotated.statements:
        if s.attribution is not None and s.attribution not in attributions:
            found.append(f"{s.id} has an attribution that there is not")
        if s.speaker is not None and s.speaker not in entities:
            found.append(f"{s.id} has a speaker that there is not")
        owner = attributions.get(s.attribution or "")
        if owner is not None and s.speaker != owner.speaker:
            found.append(f"{s.id} has another speaker than its attribution")
    found += ["a wording is of nobody there" for w in annotated.wording if w.of is not None and w.of not in entities]
    found += [
        "an act is of nobody there"
        for a in annotated.acts
        for e in (a.agent_entity, a.patient_entity)
        if e is not None and e not in entities
    ]
    if annotated.vectors.size and annotated.vectors.shape[0] != len(annotated.statements):
        found.append("vectors are not the statements' own")
    return found


def _of_comparison(comparison: Comparison) -> list[str]:
    lengths = {annotated.id: len(annotated.document.text) for annotated in comparison.documents}
    statements = {(d.id, s.id) for d in comparison.documents for s in d.statements}
    entities = {entity.id for entity in comparison.entities}
    alignments = {alignment.id for alignment in comparison.alignments}
    found: list[str] = []
    for alignment in comparison.alignments:
        found += [
            f"{alignment.id} has a statement that there is not"
            for s in alignment.statements
            if (s.document, s.statement) not in statements
        ]
        if len(alignment.documents) < 2:
            found.append(f"{alignment.id} is of one account")
        carried = {document for origin in alignment.origins for document in origin.documents}
        if carried != set(alignment.documents):
            found.append(f"{alignment.id} has origins of other accounts")
    ids = [finding.id for finding in (*comparison.findings, *comparison.set_aside)]
    if len(ids) != len(set(ids)):
        found.append("a finding stands twice")
    for finding in (*comparison.findings, *comparison.set_aside):
        places = [*finding.evidence, *(s for f in finding.why for s in (f.left, f.right) if s is not None)]
        places += [s for c in finding.changes for s in (c.base, c.other) if s is not None]
        found += [f"{finding.id} has words outside" for e in places if e.span.end > lengths.get(e.document, -1)]
        documents = {*finding.absent, *(d for o in finding.origins for d in o.documents)}
        found += [f"{finding.id} names an account that there is not" for d in documents if d not in lengths]
        if finding.alignment is not None and finding.alignment not in alignments:
            found.append(f"{finding.id} has a group that there is not")
        if finding.entity is not None and finding.entity not in entities:
            found.append(f"{finding.id} is of nobody there")
    return found
