"""An account's report of what a speaker said, set against the same speaker's words in quotation marks.

The quotation may stand nearby or in another account. Each rule needs the two to speak of the same thing in the same
words; whether the paraphrase is fair is left to the reader.
"""

from collections.abc import Iterator

import numpy as np

from according.compare.accounts import Accounts
from according.compare.gaps.paraphrase_signs import Gap, Said, signs, softened
from according.compare.quotations.variants import tokens
from according.core import (
    Alignment,
    Annotated,
    Attribution,
    AttributionKind,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    SourceForm,
    Span,
    content_id,
)

RULE = (
    "An account reports in its own words what a speaker said, and the same speaker's words on the same thing "
    "stand in quotation marks, nearby or in another account. Shown where a figure, a hedge, a negation, "
    "the act or the word that governs the same noun is not the same. Whether the report is fair is left to the "
    "reader."
)
#: How far apart (in characters) report and quotation may stand in one account.
_NEAR = 1500
#: From here on a report follows from the quoted words, unless it is against them as much as this.
_BORNE_OUT, _LEANING = 0.85, 0.1


def paraphrase_gaps(
    accounts: Accounts,
    alignments: tuple[Alignment, ...],  # noqa: ARG001 (every finder has the same face)
) -> tuple[Finding, ...]:
    """One finding for each report of a speaker's words that a quotation of the same speaker does not bear out."""
    quoted: dict[str, list[Said]] = {}
    reported: list[tuple[str, Said]] = []
    for annotated in accounts.documents:
        for attribution in annotated.attributions:
            voice = _voice(accounts, annotated, attribution)
            if voice is None:
                continue
            if attribution.kind is AttributionKind.INDIRECT:
                reported.extend((voice, said) for said in _reported(annotated, attribution))
            elif attribution.kind in (AttributionKind.DIRECT, AttributionKind.MIXED):
                quoted.setdefault(voice, []).extend(_quoted(annotated, attribution))
    found: dict[str, Finding] = {}
    for voice, report in reported:
        for quotation in quoted.get(voice, []):
            if not _comparable(accounts, report, quotation):
                continue
            gap = softened(report, quotation) or next(signs(report, quotation), None)
            if gap is not None and not _borne_out(accounts, report, quotation, gap):
                finding = _finding(accounts, voice, report, quotation, gap)
                found.setdefault(finding.id, finding)
                break
    return tuple(found.values())


def _voice(accounts: Accounts, annotated: Annotated, attribution: Attribution) -> str | None:
    """The speaker across accounts; only a source that is known by name is one speaker in several places."""
    shared = accounts.shared(annotated.id, attribution.speaker)
    if shared is None or attribution.form in (SourceForm.UNNAMED, SourceForm.NONE):
        return None
    return shared.id


def _reported(annotated: Annotated, attribution: Attribution) -> Iterator[Said]:
    for content in attribution.content:
        if not any(q.span.overlaps(content) for q in annotated.quotations):
            yield Said(annotated, attribution, content, tuple(tokens(annotated.document.text, content)))


def _quoted(annotated: Annotated, attribution: Attribution) -> Iterator[Said]:
    for quotation in annotated.quotations:
        if not quotation.depth and any(
            2 * c.shared(quotation.span) >= len(quotation.span) for c in attribution.content
        ):
            yield Said(annotated, attribution, quotation.inner, tuple(tokens(annotated.document.text, quotation.inner)))


def _comparable(accounts: Accounts, report: Said, quotation: Said) -> bool:
    """Whether both may speak of one utterance: nearby in one account, or in two accounts of one event."""
    if len(report.tokens) < 3 or len(quotation.tokens) < 4:
        return False
    if report.annotated.id == quotation.annotated.id:
        apart = max(report.span.start, quotation.span.start) - min(report.span.end, quotation.span.end)
        return apart <= _NEAR
    return accounts.same_event(report.annotated.id, quotation.annotated.id)


def _borne_out(accounts: Accounts, report: Said, quotation: Said, gap: Gap) -> bool:
    """Whether the report follows from the quotation after all, as the scorer of pairs judges."""
    if accounts.scorer is None or gap.name in ("figure", "commitment"):
        return False
    texts = [" ".join(said.annotated.words(said.span).split()) for said in (quotation, report)]
    scores = accounts.scorer.score(texts, np.array([0], dtype=np.int32), np.array([1], dtype=np.int32))
    return bool(scores.follows[0] >= _BORNE_OUT and scores.against[0] <= _LEANING)


def _say(annotated: Annotated, span: Span) -> str:
    words = " ".join(annotated.words(span).split())
    return f"“{words if len(words) <= 90 else words[:87] + '…'}”"


def _finding(accounts: Accounts, voice: str, report: Said, quotation: Said, gap: Gap) -> Finding:
    letters = accounts.letter(report.annotated.id), accounts.letter(quotation.annotated.id)
    name = next(shared.name for shared in accounts.entities if shared.id == voice)
    where = "the quoted words" if letters[0] == letters[1] else f"the words quoted in {letters[1]}"
    evidence = [
        Evidence(document=report.annotated.id, span=report.span, role="report"),
        Evidence(document=quotation.annotated.id, span=quotation.span, role="quotation"),
    ]
    evidence.sort(key=lambda e: (accounts.place(e.document), e.role != "report"))
    left = Evidence(document=report.annotated.id, span=gap.report, role="report")
    right = Evidence(document=quotation.annotated.id, span=gap.quotation, role="quotation")
    return Finding(
        id=content_id("f", "paraphrase-gap", *(f"{e.document}:{e.span.start}" for e in (left, right))),
        kind=FindingKind.PARAPHRASE_GAP,
        rule=RULE,
        title=f"{letters[0]} reports of {name} {_say(report.annotated, gap.report)}; {where} are "
        f"{_say(quotation.annotated, gap.quotation)}",
        evidence=tuple(evidence),
        relation=gap.relation,
        aspect=gap.aspect,
        entity=voice,
        score=0.6,
        why=(
            Feature(name="one speaker", value=1.0, detail=name),
            Feature(name=gap.name, value=0.6, detail=gap.reason, left=left, right=right),
        ),
    )
