"""The stage of corrections: what people said, found again and put into effect."""

from according.correct.amend import Amended, amend
from according.correct.anchors import Placed, anchor, found
from according.correct.judge import judge
from according.correct.standing import standing, structural
from according.correct.subjects import (
    attribution_subject,
    document_subject,
    entity_anchors,
    entity_subject,
    finding_subject,
    group_subject,
    mention_anchors,
    new_attribution_subject,
    new_finding_subject,
    statement_anchors,
    story_subject,
)
from according.correct.values import (
    attribution_values,
    document_values,
    entity_values,
    finding_values,
    group_values,
)

__all__ = [
    "Amended",
    "Placed",
    "amend",
    "anchor",
    "attribution_subject",
    "attribution_values",
    "document_subject",
    "document_values",
    "entity_anchors",
    "entity_subject",
    "entity_values",
    "finding_subject",
    "finding_values",
    "found",
    "group_subject",
    "group_values",
    "judge",
    "mention_anchors",
    "new_attribution_subject",
    "new_finding_subject",
    "standing",
    "statement_anchors",
    "story_subject",
    "structural",
]
