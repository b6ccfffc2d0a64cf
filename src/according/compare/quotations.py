"""Quotations that several accounts carry, with their variants: cut, altered, with another speaker, or word for word."""

from according.compare.accounts import Accounts
from according.compare.sources import attribution_over, speaker_over, surely_different
from according.compare.utterances import Utterance, Witness, utterances
from according.compare.variants import changes
from according.core import (
    Alignment,
    Annotated,
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
    Span,
    content_id,
)

RULE = (
    "Words in quotation marks in one account stand, in marks or without, in another: most words of the shorter "
    "reading run in the same order as in the longer. The longest reading is laid out, the others are set against it; "
    "quotation marks, dashes, spelling and blanks do not count as changes."
)
_SLIGHT = (ChangeKind.CAPITAL, ChangeKind.PUNCTUATION, ChangeKind.BRACKETED, ChangeKind.FULL_STOP)


def quotation_variants(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """One finding for each utterance that several accounts carry, of the same event or of others of the matter."""
    return tuple(_finding(accounts, alignments, utterance) for utterance in utterances(accounts))


def _finding(accounts: Accounts, alignments: tuple[Alignment, ...], utterance: Utterance) -> Finding:
    base, witnesses = (
        utterance.base,
        sorted((utterance.base, *utterance.others), key=lambda w: accounts.place(w.reading.document)),
    )
    found: list[Change] = []
    speakers: list[Change] = []
    for other in utterance.others:
        found.extend(changes(base.reading, other.reading))
        speakers.extend(_speaker_change(accounts, base, other))
    evidence = tuple(
        Evidence(document=w.reading.document, span=span, role="quotation" if w.marked else "words without marks")
        for w in witnesses
        for span in w.reading.spans
    )
    present = tuple(dict.fromkeys(e.document for e in evidence))
    relation, aspect = _relation(found, speakers)
    return Finding(
        id=content_id("f", "quotation-variant", *(f"{e.document}:{e.span.start}:{e.span.end}" for e in evidence)),
        kind=FindingKind.QUOTATION_VARIANT,
        rule=RULE,
        title=_title(accounts, utterance, found, speakers),
        evidence=evidence,
        relation=relation,
        aspect=aspect,
        origins=_origins(accounts, utterance, speakers),
        absent=accounts.absent(present),
        changes=(*found, *speakers),
        alignment=_alignment(alignments, evidence),
        entity=_entity(accounts, utterance),
        score=min(w.likeness.coverage for w in utterance.others if w.likeness is not None),
        why=tuple(_why(accounts, base, w) for w in utterance.others),
    )


def _relation(found: list[Change], speakers: list[Change]) -> tuple[Relation, Aspect | None]:
    kinds = {change.kind for change in found}
    if speakers:
        return Relation.DIFFERS, Aspect.SPEAKER
    if ChangeKind.FIGURE in kinds:
        return Relation.DIFFERS, Aspect.FIGURE
    if kinds & {ChangeKind.NEGATION, ChangeKind.REPLACED}:
        return Relation.DIFFERS, Aspect.WORDING
    if kinds & {ChangeKind.CUT, ChangeKind.INSERTED, ChangeKind.ELLIPSIS}:
        return Relation.NARROWER, None
    return Relation.SAME, None


def _title(accounts: Accounts, utterance: Utterance, found: list[Change], speakers: list[Change]) -> str:
    """A plain sentence: who carries how much of the words, and what changed on the way."""
    base = utterance.base
    name = accounts.letter(base.reading.document)
    if len(utterance.others) > 1:
        return _title_of_several(accounts, utterance, found, speakers)
    other = utterance.others[0]
    letter = accounts.letter(other.reading.document)
    first, second = sorted((name, letter))
    unmarked = "" if other.marked else f"; {letter} has them without quotation marks"
    clauses = [_clause(change, name, letter) for change in (*speakers, *found)]
    told = list(dict.fromkeys(clause for clause in clauses if clause))
    counts = len(base.reading.tokens), len(other.reading.tokens)
    if not found and not speakers:
        return f"{first} and {second} carry the same {counts[0]} words{unmarked}"
    if all(change.kind in _SLIGHT for change in found) and not speakers:
        return f"{first} and {second} carry the same words but for {_join(told)}{unmarked}"
    if counts[0] > counts[1]:
        lead = f"{name} carries {counts[0]} words of it, {letter} {counts[1]}"
    else:
        lead = f"{first} and {second} carry the words in two readings"
    return f"{lead}: {_join(told)}{unmarked}" if told else f"{lead}{unmarked}"


def _title_of_several(accounts: Accounts, utterance: Utterance, found: list[Change], speakers: list[Change]) -> str:
    base = utterance.base.reading
    letters = sorted(accounts.letter(w.reading.document) for w in (utterance.base, *utterance.others))
    names = f"{', '.join(letters[:-1])} and {letters[-1]}"
    if not found and not speakers:
        return f"{names} carry the same {len(base.tokens)} words"
    changed = {
        accounts.letter(e.document)
        for change in (*found, *speakers)
        if change.kind not in _SLIGHT
        for e in (change.other or change.base,)
        if e is not None and e.document != base.document
    } | {
        accounts.letter(w.reading.document)
        for w in utterance.others
        if any(c.kind not in _SLIGHT for c in changes(base, w.reading))
    }
    if not changed:
        return f"{names} carry the same words but for capitals, brackets or punctuation"
    others = _join(sorted(changed))
    verb = "has another reading" if len(changed) == 1 else "have other readings"
    return f"{names} carry words of one utterance; {accounts.letter(base.document)} has most of it, {others} {verb}"


def _clause(change: Change, base: str, other: str) -> str:
    """What one change is, in words that judge nothing."""
    match change.kind:
        case ChangeKind.CUT:
            return f"words of {base} are not in {other}"
        case ChangeKind.INSERTED:
            return f"{other} has words that {base} has not"
        case ChangeKind.ELLIPSIS:
            return "an ellipsis stands for words"
        case ChangeKind.NEGATION:
            side = base if change.other is None else other if change.base is None else f"only one of {base} and {other}"
            return f"a negation stands in {side}" + (" alone" if side in (base, other) else "")
        case ChangeKind.FIGURE:
            return "a figure differs"
        case ChangeKind.SPEAKER:
            return f"{base} and {other} name different speakers"
        case ChangeKind.BRACKETED:
            return "brackets"
        case ChangeKind.CAPITAL:
            return "a capital"
        case ChangeKind.FULL_STOP:
            return "a full stop within the marks"
        case ChangeKind.PUNCTUATION:
            return "punctuation"
        case ChangeKind.REPLACED:
            return "words differ"


def _join(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else "details"


def _speaker_change(accounts: Accounts, base: Witness, other: Witness) -> list[Change]:
    """The two sources, where both accounts name a speaker and the two are surely not one."""
    if not base.marked or not other.marked:
        return []
    sides = [(accounts.document(w.reading.document), w.reading.spans) for w in (base, other)]
    left, right = (speaker_over(accounts, annotated, spans) for annotated, spans in sides)
    if not surely_different(left, right):
        return []
    places = [_source(annotated, spans) for annotated, spans in sides]
    if places[0] is None or places[1] is None:
        return []
    return [Change(kind=ChangeKind.SPEAKER, base=places[0], other=places[1])]


def _source(annotated: Annotated, spans: tuple[Span, ...]) -> Evidence | None:
    attribution = attribution_over(annotated, spans)
    if attribution is None or not attribution.source:
        return None
    return Evidence(document=annotated.id, span=attribution.source[0], role="source")


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


def _origins(accounts: Accounts, utterance: Utterance, speakers: list[Change]) -> tuple[Origin, ...]:
    """One utterance is one origin, however many accounts carry it; where its speaker is in dispute none is named."""
    voices = _voices(accounts, utterance)
    documents = sorted(
        {w.reading.document for w in (utterance.base, *utterance.others)}, key=lambda d: accounts.place(d)
    )
    name = voices[0].name if len(voices) == 1 and not speakers else ""
    return (Origin(documents=tuple(documents), kind=OriginKind.SPEAKER, name=name, why="the same quotation"),)


def _alignment(alignments: tuple[Alignment, ...], evidence: tuple[Evidence, ...]) -> str | None:
    """The alignment that has statements at the quotation's places in two documents or more."""
    for alignment in alignments:
        met = {
            s.document
            for s in alignment.statements
            for e in evidence
            if e.document == s.document and e.span.overlaps(s.span)
        }
        if len(met) > 1:
            return alignment.id
    return None


def _why(accounts: Accounts, base: Witness, other: Witness) -> Feature:
    """How many words two readings have in common, with the longest run."""
    like = other.likeness
    if like is None:
        return Feature(name="words in common", value=0.0)
    names = accounts.letter(base.reading.document), accounts.letter(other.reading.document)
    return Feature(
        name="words in common",
        value=round(like.coverage, 3),
        detail=f"{names[0]} and {names[1]}: {like.matched} of the shorter reading's {like.shorter} words in the same "
        f"order, {like.run} in one run",
        left=Evidence(document=base.reading.document, span=base.reading.spans[0], role="quotation"),
        right=Evidence(document=other.reading.document, span=other.reading.spans[0], role="quotation"),
    )
