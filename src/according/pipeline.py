"""The verbs in order; pure: no disk, no clock, no engine. Only this file knows which stage follows which."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from according.annotate import annotate, redated
from according.clean import clean
from according.compare import compare
from according.core import (
    Annotated,
    Comparison,
    Correction,
    Document,
    Extract,
    Metadata,
    Models,
    PairScorer,
    Skipped,
    Step,
    Story,
)
from according.correct import Amended, amend, judge
from according.group import group

_NONE: Mapping[str, str] = MappingProxyType({})


def cleaned(extract: Extract) -> Document:
    """One input as a document with its regions."""
    return clean(extract)


def annotated(extract: Extract, models: Models, given: Metadata | None = None) -> Annotated:
    """One input from extract to annotated document: clean, then annotate.

    What a person gives of the input (``given``) stands before what the input says of itself.
    """
    document = clean(extract)
    return annotate(told_by_hand(document, given) if given else document, models)


def told_by_hand(document: Document, given: Metadata) -> Document:
    """The document with what a person says of it in place of what its input says; its text stays."""
    said = {
        name: value
        for name in ("outlet", "title", "author", "published", "url", "language")
        if (value := getattr(given, name))
    }
    return replace(document, **said)


def annotated_anew(document: Document, models: Models) -> Annotated:
    """A document that was read before, annotated by other models than before."""
    return annotate(document, models)


def grouped(documents: tuple[Annotated, ...]) -> tuple[Story, ...]:
    """Which documents tell one event, and which copy which."""
    return group(documents)


def amended(
    documents: tuple[Annotated, ...], steps: tuple[Step, ...], successors: Mapping[str, str] = _NONE
) -> Amended:
    """What people said of the documents, put into effect before they are compared."""
    said = amend(documents, steps, successors)
    before = {annotated.id: annotated.document.published for annotated in documents}
    return replace(
        said,
        documents=tuple(
            one if before.get(one.id, one.document.published) == one.document.published else redated(one)
            for one in said.documents
        ),
    )


def compared(
    documents: tuple[Annotated, ...] | Amended,
    *,
    skipped: tuple[Skipped, ...] = (),
    made_with: tuple[tuple[str, str], ...] = (),
    corrections: tuple[Correction, ...] = (),
    pairs: PairScorer | None = None,
) -> Comparison:
    """Annotated documents laid side by side, in the order given: group, then compare."""
    said = documents if isinstance(documents, Amended) else Amended(documents=documents)
    return compare(
        said.documents,
        group(said.documents),
        skipped=skipped,
        made_with=made_with,
        corrections=(*corrections, *said.corrections),
        regroupings=said.regroupings,
        pairs=pairs,
    )


def judged(
    comparison: Comparison, steps: tuple[Step, ...], said: Amended, successors: Mapping[str, str] = _NONE
) -> Comparison:
    """The comparison as people left it: what they accepted, set aside, edited and wrote beside."""
    return judge(comparison, steps, successors, amended=said)
