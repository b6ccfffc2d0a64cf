"""Findings, their evidence and reasons as plain records of the contract."""

from collections.abc import Sequence
from typing import Any

from according.core import Change, Evidence, Feature, Finding, Origin
from according.export.places import rounded, span_record

Record = dict[str, Any]


def finding_record(finding: Finding) -> Record:
    """What the reader is shown: the words in their places, and the reasons."""
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "rule": finding.rule,
        "title": finding.title,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "relation": None if finding.relation is None else finding.relation.value,
        "aspect": None if finding.aspect is None else finding.aspect.value,
        **origins_record(finding.origins),
        "absent": list(finding.absent),
        "changes": [_change(change) for change in finding.changes],
        "alignment": finding.alignment,
        "entity": finding.entity,
        "score": rounded(finding.score),
        "why": [feature_record(feature) for feature in finding.why],
    }


def origins_record(origins: Sequence[Origin]) -> Record:
    """Where a statement comes from: the documents of each origin, and what each is."""
    return {
        "origins": [list(origin.documents) for origin in origins],
        "origins_named": [_origin(origin) for origin in origins],
    }


def feature_record(feature: Feature) -> Record:
    """One reason."""
    return {
        "name": feature.name,
        "value": rounded(feature.value),
        "detail": feature.detail,
        "left": None if feature.left is None else _evidence(feature.left),
        "right": None if feature.right is None else _evidence(feature.right),
    }


def _evidence(evidence: Evidence) -> Record:
    return {"document": evidence.document, "span": span_record(evidence.span), "role": evidence.role}


def _change(change: Change) -> Record:
    return {
        "kind": change.kind.value,
        "base": None if change.base is None else _evidence(change.base),
        "other": None if change.other is None else _evidence(change.other),
    }


def _origin(origin: Origin) -> Record:
    return {
        "documents": list(origin.documents),
        "kind": origin.kind.value,
        "name": origin.name,
        "why": origin.why,
    }
