"""Puts what people say of a document into effect: its outlet, title, author, date and kind; its text stays."""

import re
from dataclasses import replace
from datetime import date, datetime

from according.core import Annotated, Document, DocumentKind, Step, Values
from according.correct.amending import Amending
from according.correct.unfit import Unfit, short, tidy

_FIELDS = ("outlet", "title", "author", "published")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def apply(amending: Amending, step: Step, document: str) -> None:
    """Carry out one step on a document; of a later edition only what it still says as the earlier one did.

    Raises:
        Unfit: if it cannot be carried out.

    """
    if step.after is None:
        return
    annotated = amending.documents[document]
    held = annotated.document
    values = step.after
    if document != step.subject.id:
        _same_still(held, step.before, values)
    made = replace(
        held,
        outlet=_told(values.outlet, held.outlet),
        title=_told(values.title, held.title),
        author=_told(values.author, held.author),
        published=_told(_dated(values.published), held.published),
        kind=_kind(values.kind, held.kind),
    )
    if made != held:
        amending.documents[document] = _with(annotated, made)
        amending.touched.add(step.number)


def _with(annotated: Annotated, document: Document) -> Annotated:
    return replace(annotated, document=document)


def _told(said: str | None, held: str | None) -> str | None:
    """What a person says of a field: None leaves it, "" says that there is none."""
    return held if said is None else tidy(said) or None


def _kind(said: str | None, held: DocumentKind) -> DocumentKind:
    if not said:
        return held
    kind = next((kind for kind in DocumentKind if kind.value == said), None)
    if kind is None:
        raise Unfit(f"“{short(said)}” is no kind of document")
    return kind


def _dated(said: str | None) -> str | None:
    """A date as ISO 8601 has it."""
    if not said or not said.strip():
        return said
    plain = said.strip()
    try:
        if _DATE.fullmatch(plain):
            date.fromisoformat(f"{plain}-01-01"[:10])
        else:
            datetime.fromisoformat(plain)
    except ValueError:
        raise Unfit(f"“{short(said)}” is no date; write it as 2031-05-04") from None
    return plain


def _same_still(held: Document, before: Values | None, values: Values) -> None:
    """Raise where a later edition says something else of itself than the one that was corrected."""
    if before is None:
        return
    for field in _FIELDS:
        was, now = getattr(before, field), getattr(held, field) or ""
        said = getattr(values, field)
        if said is not None and was is not None and now not in (was, said):
            raise Unfit(f"a later edition gives another {field} by itself: “{short(now)}”")
