"""A barcode of each account: where in its text the shared, the differing and its own matter stands."""

from dataclasses import dataclass

from according.core import Annotated, FindingKind, Span
from according.report.sections import Chapter

WIDTH = 600

_LANES = (
    (
        "differs",
        (
            FindingKind.DIFFERS,
            FindingKind.DENIES,
            FindingKind.FIGURE_VARIANT,
            FindingKind.NOT_SETTLED,
            FindingKind.QUOTATION_VARIANT,
        ),
    ),
    ("shared", (FindingKind.CORROBORATED, FindingKind.COPIED)),
    ("own", (FindingKind.SINGLE_ACCOUNT,)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stroke of the barcode: its lane (0 to 2) and its place on a line of ``WIDTH`` units."""

    lane: int
    name: str
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Barcode:
    """The strokes of one account, and the same in words."""

    bars: tuple[Bar, ...]
    label: str


def barcode(annotated: Annotated, chapters: tuple[Chapter, ...]) -> Barcode:
    """The account's barcode: one lane for what differs, one for what is shared, one for what it alone tells."""
    length = max(1, len(annotated.document.text))
    bars: list[Bar] = []
    counts = []
    for lane, (name, kinds) in enumerate(_LANES):
        spans: set[Span] = set()
        findings = 0
        for chapter in chapters:
            for numbered in chapter.findings:
                if numbered.finding.kind in kinds:
                    own = {e.span for e in numbered.finding.evidence if e.document == annotated.id}
                    findings += bool(own)
                    spans |= own
        counts.append(findings)
        bars.extend(
            Bar(
                lane=lane,
                name=name,
                x=round(span.start / length * WIDTH, 1),
                width=max(2.0, round(len(span) / length * WIDTH, 1)),
            )
            for span in sorted(spans)
        )
    differs, shared, own_only = counts
    return Barcode(
        bars=tuple(bars),
        label=f"{differs} differing, {shared} shared, {own_only} in this account only, in the order of its text",
    )
