"""The stage: annotated documents and their stories in, everything that was found between them out."""

from collections.abc import Callable
from dataclasses import replace

from according.compare.accounts import Accounts
from according.compare.agency import agency
from according.compare.alignment.align import align
from according.compare.alignment.regroup import regroup
from according.compare.carried import alone, corroborated
from according.compare.denials.denials import denials
from according.compare.entities import shared_entities
from according.compare.gaps.headline import headline_gaps
from according.compare.gaps.paraphrase import paraphrase_gaps
from according.compare.labels.labels import labels
from according.compare.labels.table import label_table
from according.compare.outcomes import outcomes
from according.compare.provenance.copied import copied
from according.compare.provenance.graph import provenance_graph
from according.compare.provenance.provenance import circular, provenance
from according.compare.provenance.unsettled import unsettled_documents
from according.compare.quantities.agreements import figure_agreements
from according.compare.quantities.figures import figure_differences, unsourced_figures
from according.compare.quantities.moments import moment_differences
from according.compare.quotations.quotations import quotation_variants
from according.compare.silence import settled_silence
from according.compare.voices.findings import voices
from according.compare.voices.shares import account_voices
from according.compare.voices.tallies import tallies
from according.compare.wording import charged_wording, cues, scare_quotes
from according.core import (
    Alignment,
    Annotated,
    Comparison,
    Correction,
    Finding,
    FindingKind,
    PairScorer,
    Regrouping,
    Skipped,
    Story,
    content_id,
)

#: Every finder has the same face, so that one can be added without touching another.
FINDERS: tuple[Callable[[Accounts, tuple[Alignment, ...]], tuple[Finding, ...]], ...] = (
    figure_differences,
    moment_differences,
    outcomes,
    denials,
    corroborated,
    figure_agreements,
    quotation_variants,
    voices,
    labels,
    agency,
    charged_wording,
    scare_quotes,
    cues,
    headline_gaps,
    paraphrase_gaps,
    unsourced_figures,
    alone,
    provenance,
    copied,
    circular,
)


def compare(
    documents: tuple[Annotated, ...],
    stories: tuple[Story, ...],
    *,
    skipped: tuple[Skipped, ...] = (),
    made_with: tuple[tuple[str, str], ...] = (),
    corrections: tuple[Correction, ...] = (),
    regroupings: tuple[Regrouping, ...] = (),
    pairs: PairScorer | None = None,
) -> Comparison:
    """The accounts side by side.

    Findings stand by kind, in the order of ``FindingKind``, and within a kind as their finder ranks them. An account is
    called silent only where nothing near was found in it. ``corrections`` are what the user says about who is who,
    and ``regroupings`` about which statements belong together; ``pairs`` tells how two statements stand to each other,
    which rules alone judge without it.

    Raises:
        UsageError: if a correction has a name that no account has, or contradicts another.

    """
    entities = shared_entities(documents, stories, corrections)
    accounts = Accounts.of(documents, stories, entities, pairs)
    alignments = regroup(accounts, align(accounts), regroupings)
    kinds = {kind: place for place, kind in enumerate(FindingKind)}
    found = {finding.id: finding for finder in FINDERS for finding in finder(accounts, alignments)}
    return Comparison(
        id=content_id("c", *(annotated.id for annotated in documents)),
        documents=documents,
        stories=stories,
        entities=entities,
        alignments=alignments,
        findings=settled_silence(accounts, sorted(found.values(), key=lambda finding: kinds[finding.kind])),
        voices=tallies(accounts),
        account_voices=account_voices(accounts),
        labels=label_table(accounts),
        provenance=replace(provenance_graph(accounts), unsettled=unsettled_documents(accounts)),
        skipped=skipped,
        made_with=made_with,
        corrections=corrections,
    )
