"""Quotations that several accounts carry, with their variants: cut, altered, with another speaker, or word for word."""

from collections.abc import Sequence

from according.compare.accounts import Accounts
from according.compare.quotations.aligned import retold_in_other_words
from according.compare.quotations.circumstances import circumstances
from according.compare.quotations.differences import reading_changes
from according.compare.quotations.merging import merged
from according.compare.quotations.sources import speaker_over
from according.compare.quotations.titles import title, title_alike
from according.compare.quotations.utterances import utterances
from according.compare.quotations.witnesses import Utterance, Witness
from according.core import (
    Alignment,
    Aspect,
    Change,
    ChangeKind,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Origin,
    OriginKind,
    Relation,
    SharedEntity,
    content_id,
)

RULE = (
    "Words in quotation marks in one account stand, in marks or without, in another: most words of the shorter "
    "reading run in the same order as in the longer. The longest reading is laid out, the others are set against it; "
    "quotation marks, dashes, spelling and blanks do not count as changes."
)
RETOLD_RULE = (
    "One account has words of a speaker in quotation marks, another tells in words of its own what the same speaker "
    "said, and the two statements say the same."
)
#: How sure a retelling is of which only aligned statements tell.
_ALIGNED = 0.7


def quotation_variants(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """One finding for each utterance that several accounts carry, of the same event or of others of the matter.

    What all quote word for word is no variant: it is told as carried, unless aligned statements tell it already.
    """
    told = merged(accounts, utterances(accounts))
    retold = retold_in_other_words(accounts, alignments, told)
    found = (_finding(accounts, alignments, utterance) for utterance in (*told, *retold))
    return tuple(finding for finding in found if finding is not None)


def _finding(accounts: Accounts, alignments: tuple[Alignment, ...], utterance: Utterance) -> Finding | None:
    base, witnesses = (
        utterance.base,
        sorted((utterance.base, *utterance.others), key=lambda w: accounts.place(w.reading.document)),
    )
    found: list[Change] = []
    for other in utterance.others:
        within = reading_changes(base, other)
        found.extend((*within, *circumstances(accounts, base, other, within)))
    speakers = [change for change in found if change.kind is ChangeKind.SPEAKER]
    evidence = tuple(
        Evidence(document=w.reading.document, span=span, role="quotation" if w.marked else "words without marks")
        for w in witnesses
        for span in w.reading.spans
    )
    present = tuple(dict.fromkeys(e.document for e in evidence))
    relation, aspect = _relation(found)
    alike = not found and base.marked and all(w.marked for w in utterance.others)
    if alike and _alignment(alignments, evidence, len(present)) is not None:
        return None
    return Finding(
        id=content_id("f", "quotation-variant", *(f"{e.document}:{e.span.start}:{e.span.end}" for e in evidence)),
        kind=FindingKind.CORROBORATED if alike else FindingKind.QUOTATION_VARIANT,
        rule=RETOLD_RULE if all(w.likeness is None for w in utterance.others) else RULE,
        title=title_alike(accounts, utterance) if alike else title(accounts, utterance, found),
        evidence=evidence,
        relation=relation,
        aspect=aspect,
        origins=_origins(accounts, utterance, speakers),
        absent=accounts.absent(present),
        changes=tuple(found),
        alignment=_alignment(alignments, evidence, 2),
        entity=_entity(accounts, utterance),
        score=min((w.likeness.coverage for w in utterance.others if w.likeness is not None), default=_ALIGNED),
        why=tuple(_why(accounts, base, w) for w in utterance.others),
    )


def _relation(found: Sequence[Change]) -> tuple[Relation, Aspect | None]:
    kinds = {change.kind for change in found}
    for kind, aspect in (
        (ChangeKind.SPEAKER, Aspect.SPEAKER),
        (ChangeKind.FIGURE, Aspect.FIGURE),
        (ChangeKind.NAME, Aspect.NAME),
        (ChangeKind.NEGATION, Aspect.WORDING),
        (ChangeKind.REPLACED, Aspect.WORDING),
        (ChangeKind.OCCASION, Aspect.SCOPE),
    ):
        if kind in kinds:
            return Relation.DIFFERS, aspect
    if kinds & {ChangeKind.CUT, ChangeKind.INSERTED, ChangeKind.ELLIPSIS, ChangeKind.PARAPHRASED}:
        return Relation.NARROWER, None
    return Relation.SAME, None


def _voices(accounts: Accounts, utterance: Utterance) -> list[SharedEntity]:
    """The voices across accounts to which the readings are attributed, each once."""
    found: dict[str, SharedEntity] = {}
    for witness in (utterance.base, *utterance.others):
        voice = speaker_over(accounts, accounts.document(witness.reading.document), witness.reading.spans)
        if voice is not None:
            found.setdefault(voice.id, voice)
    return list(found.values())


def _entity(accounts: Accounts, utterance: Utterance) -> str | None:
    voices = _voices(accounts, utterance)
    return voices[0].id if len(voices) == 1 else None


def _origins(accounts: Accounts, utterance: Utterance, speakers: Sequence[Change]) -> tuple[Origin, ...]:
    """One utterance is one origin, however many accounts carry it; where its speaker is in dispute none is named."""
    voices = _voices(accounts, utterance)
    documents = sorted(
        {w.reading.document for w in (utterance.base, *utterance.others)}, key=lambda d: accounts.place(d)
    )
    name = voices[0].name if len(voices) == 1 and not speakers else ""
    return (Origin(documents=tuple(documents), kind=OriginKind.SPEAKER, name=name, why="the same quotation"),)


def _alignment(alignments: tuple[Alignment, ...], evidence: tuple[Evidence, ...], least: int) -> str | None:
    """The first alignment that has statements at the quotation's places in so many documents or more."""
    for alignment in alignments:
        met = {
            s.document
            for s in alignment.statements
            for e in evidence
            if e.document == s.document and e.span.overlaps(s.span)
        }
        if len(met) >= least:
            return alignment.id
    return None


def _why(accounts: Accounts, base: Witness, other: Witness) -> Feature:
    """How many words two readings have in common, with the longest run."""
    like = other.likeness
    if like is None:
        return Feature(name="aligned statements", value=_ALIGNED, detail="one speaker, and the statements say the same")
    names = accounts.letter(base.reading.document), accounts.letter(other.reading.document)
    return Feature(
        name="words in common",
        value=round(like.coverage, 3),
        detail=f"{names[0]} and {names[1]}: {like.matched} of the shorter reading's {like.shorter} words in the same "
        f"order, {like.run} in one run",
        left=Evidence(document=base.reading.document, span=base.reading.spans[0], role="quotation"),
        right=Evidence(document=other.reading.document, span=other.reading.spans[0], role="quotation"),
    )
