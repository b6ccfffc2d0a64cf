"""Silence: an account counts as one without something only where nothing near to it stands there."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from according.compare.accounts import Accounts
from according.core import Annotated, Evidence, Finding, FindingKind, content_stems
from according.core.frequency import rarity

#: Findings whose absent accounts are said to lack the words or what they say. (A figure may be missing where all else
#: of its sentence stands: there the finder itself knows.)
_OF_WORDS = frozenset(
    {FindingKind.CORROBORATED, FindingKind.DENIES, FindingKind.QUOTATION_VARIANT, FindingKind.SINGLE_ACCOUNT}
)
#: From this likeness of sense on, a statement may tell the same in other words.
_NEAR = 0.6
#: The part of the words by weight that, standing close together in an account, may be the same told otherwise.
_HELD = 0.65


def settled_silence(accounts: Accounts, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those absent accounts in which something near was found: of them nothing is said."""
    told = {annotated.id: _Told(annotated) for annotated in accounts.documents}
    return tuple(_settled(finding, told) if finding.kind in _OF_WORDS else finding for finding in findings)


def _settled(finding: Finding, told: "dict[str, _Told]") -> Finding:
    if not finding.absent:
        return finding
    said = [(e.document, told[e.document].places(e), told[e.document].weights(e)) for e in finding.evidence]
    absent = tuple(
        document
        for document in finding.absent
        if not any(
            _likest(told[own].annotated, places, told[document].annotated) >= _NEAR
            or _held(weights, told[document].stems) >= _HELD
            for own, places, weights in said
        )
    )
    return replace(finding, absent=absent)


@dataclass(slots=True)
class _Told:
    """The words of an account's statements, each with those of the next, made when first asked for."""

    annotated: Annotated
    _stems: list[frozenset[str]] = field(default_factory=list)

    @property
    def stems(self) -> list[frozenset[str]]:
        if not self._stems:
            text = self.annotated.document.text
            single = [content_stems(text, s.span.start, s.span.end) for s in self.annotated.statements]
            self._stems = [one | following for one, following in zip(single, [*single[1:], frozenset()], strict=True)]
        return self._stems

    def places(self, evidence: Evidence) -> list[int]:
        """The places of the statements that a piece of evidence touches."""
        return [i for i, statement in enumerate(self.annotated.statements) if statement.span.overlaps(evidence.span)]

    def weights(self, evidence: Evidence) -> dict[str, float]:
        """The stems of its words, each with how much it says."""
        stems = content_stems(self.annotated.document.text, evidence.span.start, evidence.span.end)
        return {stemmed: 0.05 + rarity(stemmed) for stemmed in sorted(stems)}


def _likest(annotated: Annotated, places: list[int], other: Annotated) -> float:
    """The likeness of these statements to the likest of the other account's."""
    if not places or len(annotated.vectors) != len(annotated.statements) or not len(other.vectors):
        return 0.0
    return float(np.max(annotated.vectors[places] @ other.vectors.T))


def _held(weights: dict[str, float], stems: Sequence[frozenset[str]]) -> float:
    """The part of the words by weight that stands in two neighbouring statements of the other account."""
    total = sum(weights.values())
    if not total or not stems:
        return 0.0
    return max(sum(weight for stemmed, weight in weights.items() if stemmed in here) for here in stems) / total
