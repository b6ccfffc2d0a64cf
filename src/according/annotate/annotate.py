"""The stage: a document in, the same document with everything that was found in it out."""

from dataclasses import replace

import numpy as np

from according.annotate.acts.acts import acts
from according.annotate.attributions.attributions import attributions
from according.annotate.labels.labels import labels
from according.annotate.quantities.figures import figures
from according.annotate.quantities.moment_patterns import dates
from according.annotate.quantities.moments import moments
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.annotate.statements import statements
from according.annotate.who.entities import entities
from according.annotate.who.speakers import resolve
from according.annotate.wording import in_order, wording
from according.core import Annotated, Document, Models


def redated(annotated: Annotated) -> Annotated:
    """The document, whose date of publication changed, with its moments read anew: "Tuesday" is another day now."""
    document = annotated.document
    if document.language not in (None, "en"):
        return annotated
    return replace(annotated, moments=moments(document, annotated.sentences, dates(document, annotated.sentences)))


def annotate(document: Document, models: Models) -> Annotated:
    """The document with its attributions, entities, figures, moments, statements and wording.

    The rules are English. A document in another language gets its sentences and quotation marks and nothing that
    would rest on English words; its notes say so.
    """
    cut = sentences(document)
    marks = quotations(document)
    if document.language not in (None, "en"):
        return Annotated(document=document, sentences=cut, quotations=marks)
    reading = models.tagger.tag(document, cut, marks) if models.tagger is not None else None
    said = attributions(document, cut, marks, reading)
    who = entities(document, cut, said, marks, reading, models.antecedents)
    said = resolve(document, cut, marks, said, who, reading)
    dated = dates(document, cut)
    syntax = reading.syntax if reading is not None else None
    stated = statements(document, cut, marks, said, syntax)
    if reading is not None and reading.notes:
        document = replace(document, notes=(*document.notes, *reading.notes))
    return Annotated(
        document=document,
        sentences=cut,
        quotations=marks,
        attributions=said,
        entities=who,
        figures=figures(document, cut, dated, syntax),
        moments=moments(document, cut, dated),
        statements=stated,
        wording=in_order(
            wording(document, marks, said, who, stated, syntax), labels(document, cut, marks, said, who, syntax)
        ),
        acts=acts(document, marks, said, who, syntax),
        vectors=(
            models.encoder.encode([statement.span.of(document.text) for statement in stated])
            if models.encoder is not None
            else np.zeros((0, 0), dtype=np.float32)
        ),
    )
