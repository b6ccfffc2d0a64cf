"""The verbs in order; pure: no disk, no clock, no engine. Only this file knows which stage follows which."""

from according.annotate import annotate
from according.clean import clean
from according.compare import compare
from according.core import Annotated, Comparison, Correction, Document, Extract, Models, PairScorer, Skipped, Story
from according.group import group


def cleaned(extract: Extract) -> Document:
    """One input as a document with its regions."""
    return clean(extract)


def annotated(extract: Extract, models: Models) -> Annotated:
    """One input from extract to annotated document: clean, then annotate."""
    return annotate(clean(extract), models)


def grouped(documents: tuple[Annotated, ...]) -> tuple[Story, ...]:
    """Which documents tell one event, and which copy which."""
    return group(documents)


def compared(
    documents: tuple[Annotated, ...],
    *,
    skipped: tuple[Skipped, ...] = (),
    made_with: tuple[tuple[str, str], ...] = (),
    corrections: tuple[Correction, ...] = (),
    pairs: PairScorer | None = None,
) -> Comparison:
    """Annotated documents laid side by side, in the order given: group, then compare."""
    return compare(
        documents, group(documents), skipped=skipped, made_with=made_with, corrections=corrections, pairs=pairs
    )
