"""What was found in a story, numbered as the page has it, with what people said of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from according.cli.referring import begins
from according.core import (
    Alignment,
    Annotated,
    Attribution,
    Comparison,
    EntityMember,
    Finding,
    Judged,
    Orphan,
    SharedEntity,
    Step,
    SubjectKind,
    UsageError,
)
from according.export import attribution_rows, step_record
from according.export.finding_records import finding_record

Record = dict[str, Any]
T = TypeVar("T")

#: Digits of a number that may be a finding's; an id may be all digits as well.
_NUMBER = 7
#: What a list calls a finding that nobody has looked at.
OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A finding with its number on the page, and whether it was set aside."""

    number: int
    finding: Finding
    judged: Judged | None
    aside: bool = False

    @property
    def verdict(self) -> str:
        """What people said of it, "open" where nobody has."""
        return _verdict(self.judged)


def listed(comparison: Comparison) -> tuple[Listed, ...]:
    """The findings in the page's order with its numbers; those that were set aside stand last."""
    from according.report.sections import numbered

    away = {finding.id for finding in comparison.set_aside}
    rows = [
        Listed(
            number=each.number,
            finding=each.finding,
            judged=comparison.review.of(SubjectKind.FINDING, each.finding.id),
            aside=each.finding.id in away,
        )
        for each in numbered(comparison)
    ]
    return tuple(sorted(rows, key=lambda row: row.aside))


def meant(rows: Sequence[T], told: str, identity: Callable[[T], str], what: str) -> T | None:
    """The one whose id begins so, None where there is none.

    Raises:
        UsageError: if several begin so.

    """
    found = [row for row in rows if begins(identity(row), told)]
    exact = [row for row in found if identity(row) == told]
    if len(exact or found) > 1:
        ids = ", ".join(identity(row) for row in found[:5])
        more = ", …" * (len(found) > 5)
        raise UsageError(f"{told!r} may be any of {len(found)} {what} ({ids}{more}); say more of it")
    return next(iter(exact or found), None)


def finding_of(rows: Sequence[Listed], told: str) -> Listed | None:
    """The finding that is meant, by its number or the beginning of its id; None where there is none.

    Raises:
        UsageError: if several begin so.

    """
    if told.isascii() and told.isdigit() and len(told) < _NUMBER:
        return next((row for row in rows if row.number == int(told)), None)
    return meant(rows, told, lambda row: row.finding.id, "findings")


def finding_entry(comparison: Comparison, row: Listed) -> Record:
    """A finding as it is listed (schema ``according.listed-finding/1``); ``reason`` is a person's."""
    record, said = finding_record(row.finding), _said(row.judged)
    return {
        "schema": "according.listed-finding/1",
        "number": row.number,
        "verdict": row.verdict,
        "set_aside": row.aside,
        **record,
        "words": [comparison.document(e.document).words(e.span) for e in row.finding.evidence],
        "who": said["who"],
        "reason": said["why"],
        "steps": said["steps"],
    }


def attribution_entry(comparison: Comparison, annotated: Annotated, attribution: Attribution) -> Record:
    """An attribution as it is listed (schema ``according.listed-attribution/1``)."""
    judged = comparison.review.of(SubjectKind.ATTRIBUTION, attribution.id)
    (row,) = attribution_rows([replace(annotated, attributions=(attribution,))])
    return {
        "schema": "according.listed-attribution/1",
        **{name: value for name, value in row.items() if not name.startswith("judged_")},
        "verdict": _verdict(judged),
        **_said(judged),
    }


def person_entry(comparison: Comparison, shared: SharedEntity) -> Record:
    """An entity across accounts as it is listed (schema ``according.listed-entity/1``)."""
    judged = comparison.review.of(SubjectKind.ENTITY, shared.id)
    return {
        "schema": "according.listed-entity/1",
        "verdict": _verdict(judged),
        "id": shared.id,
        "name": shared.name,
        "type": shared.type.value,
        "members": [
            {"document": member.document, "entity": member.entity, "name": _called(comparison, member)}
            for member in shared.members
        ],
        **_said(judged),
    }


def group_entry(comparison: Comparison, group: Alignment) -> Record:
    """A group of statements as it is listed (schema ``according.listed-group/1``)."""
    judged = comparison.review.of(SubjectKind.GROUP, group.id)
    return {
        "schema": "according.listed-group/1",
        "verdict": _verdict(judged),
        "id": group.id,
        "relation": group.relation.value,
        "question": group.question,
        "statements": [
            {
                "document": each.document,
                "statement": each.statement,
                "span": [each.span.start, each.span.end],
                "words": comparison.document(each.document).words(each.span),
            }
            for each in group.statements
        ],
        **_said(judged),
    }


def orphan_entry(orphan: Orphan, step: Step) -> Record:
    """A step that could not be carried over (schema ``according.orphan/1``)."""
    return {
        "schema": "according.orphan/1",
        "step": step_record(step),
        "why": orphan.why,
        "guess": orphan.guess.exact if orphan.guess is not None else None,
        "document": orphan.guess.document if orphan.guess is not None else None,
        "guessed": orphan.guessed or None,
        "score": round(orphan.score, 4),
    }


def _verdict(judged: Judged | None) -> str:
    return judged.verdict.value if judged is not None else OPEN


def _said(judged: Judged | None) -> Record:
    if judged is None:
        return {"who": [], "why": "", "steps": []}
    return {"who": list(judged.who), "why": judged.why, "steps": list(judged.steps)}


def _called(comparison: Comparison, member: EntityMember) -> str | None:
    entity = comparison.document(member.document).entity(member.entity)
    return entity.name if entity is not None else None
