"""The tool against what people said of it: how much of what they judged was right as it stood."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from according.core import SubjectKind, Verdict
from according.evaluate.opinions import ROLES, Thing

#: The normal distribution's quantile for an interval that holds the true share 95 times in 100.
_Z = 1.959963984540054
#: What can be corrected of an attribution.
PARTS = (*ROLES, "speaker", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """``right`` of ``of`` things. The interval is Wilson's (1927): it holds for few things and shares near 0 or 1."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, None of nothing."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the true share lies, 95 times in 100; None of nothing."""
        if not self.of:
            return None
        share, spread = self.right / self.of, _Z**2 / self.of
        middle = (share + spread / 2) / (1 + spread)
        half = _Z * sqrt(share * (1 - share) / self.of + _Z**2 / (4 * self.of**2)) / (1 + spread)
        return max(0.0, middle - half), min(1.0, middle + half)

    def record(self) -> dict[str, Any]:
        """The counts and figures by their names."""
        return {"right": self.right, "of": self.of, "share": self.value, "interval": self.interval}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Things of one sort: how many people accepted as they stand, edited and rejected, and how many were missed."""

    name: str
    accepted: int
    edited: int
    rejected: int
    missed: int

    @property
    def precision(self) -> Share:
        """How much of what the tool gave was right as it stood: what was edited was not."""
        return Share(right=self.accepted, of=self.accepted + self.edited + self.rejected)

    @property
    def kept(self) -> Share:
        """How much of it was worth keeping, edited or not."""
        return Share(right=self.accepted + self.edited, of=self.accepted + self.edited + self.rejected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the attributions that were accepted or edited: how many of them have it as the tool gave it."""

    name: str
    unchanged: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionScore:
    """What people's corrections say of the tool.

    Only what is settled counts: things on which all who judged them agree. ``unsettled`` are the others. ``findings``
    has a line a kind, ``finding_models`` and ``attribution_models`` one a model, without what people put in. Nothing is
    said of what nobody judged.
    """

    findings: tuple[Line, ...]
    all_findings: Line
    attributions: Line
    parts: tuple[Part, ...]
    finding_models: tuple[Line, ...]
    attribution_models: tuple[Line, ...]
    unsettled: tuple[Thing, ...]


def score(given: Iterable[Thing]) -> CorrectionScore:
    """The score of what was judged."""
    every = tuple(given)
    settled = [thing for thing in every if thing.verdict is not None]
    findings = [thing for thing in settled if thing.kind is SubjectKind.FINDING]
    attributions = [thing for thing in settled if thing.kind is SubjectKind.ATTRIBUTION]
    kept = [thing for thing in attributions if thing.verdict in (Verdict.ACCEPTED, Verdict.EDITED)]
    return CorrectionScore(
        findings=_lines(findings, lambda thing: thing.sort),
        all_findings=_line("all findings", findings),
        attributions=_line("attributions", attributions),
        parts=tuple(
            Part(
                name=part,
                unchanged=Share(right=sum(not t.given.differs(t.left, part) for t in kept), of=len(kept)),
            )
            for part in PARTS
        ),
        finding_models=_lines([thing for thing in findings if thing.verdict is not Verdict.ADDED], _model),
        attribution_models=_lines([thing for thing in attributions if thing.verdict is not Verdict.ADDED], _model),
        unsettled=tuple(thing for thing in every if thing.verdict is None),
    )


def _model(thing: Thing) -> str:
    return thing.model or "not told"


def _lines(given: Sequence[Thing], name: Callable[[Thing], str]) -> tuple[Line, ...]:
    groups: dict[str, list[Thing]] = {}
    for thing in given:
        groups.setdefault(name(thing), []).append(thing)
    return tuple(_line(key, some) for key, some in sorted(groups.items()))


def _line(name: str, given: Sequence[Thing]) -> Line:
    verdicts = [thing.verdict for thing in given]
    return Line(
        name=name,
        accepted=verdicts.count(Verdict.ACCEPTED),
        edited=verdicts.count(Verdict.EDITED),
        rejected=verdicts.count(Verdict.REJECTED),
        missed=verdicts.count(Verdict.ADDED),
    )
