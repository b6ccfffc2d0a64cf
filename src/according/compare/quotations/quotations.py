"""Quotations that several accounts carry, with their variants: cut, altered, with another speaker, or word for word."""

from according.compare.accounts import Accounts
from according.compare.quotations.merging import merged
from according.compare.quotations.sources import attribution_over, speaker_over, surely_different
from according.compare.quotations.utterances import Utterance, Witness, utterances
from according.compare.quotations.variants import changes, tokens
from according.compare.titles import listed
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
    SourceForm,
    Span,
    content_id,
)

RULE = (
    "Words in quotation marks in one account stand, in marks or without, in another: most words of the shorter "
    "reading run in the same order as in the longer. The longest reading is laid out, the others are set against it; "
    "quotation marks, dashes, spelling and blanks do not count as changes."
)
#: So many words of what all carry alike stand in a title.
_SHOWN = 24
_SLIGHT = (ChangeKind.CAPITAL, ChangeKind.PUNCTUATION, ChangeKind.BRACKETED, ChangeKind.FULL_STOP)


def quotation_variants(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """One finding for each utterance that several accounts carry, of the same event or of others of the matter.

    What all quote word for word is no variant: it is told as carried, unless aligned statements tell it already.
    """
    found = (_finding(accounts, alignments, utterance) for utterance in merged(accounts, utterances(accounts)))
    return tuple(finding for finding in found if finding is not None)


def _finding(accounts: Accounts, alignments: tuple[Alignment, ...], utterance: Utterance) -> Finding | None:
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
    alike = not found and not speakers and base.marked and all(w.marked for w in utterance.others)
    if alike and _alignment(alignments, evidence, len(present)) is not None:
        return None
    return Finding(
        id=content_id("f", "quotation-variant", *(f"{e.document}:{e.span.start}:{e.span.end}" for e in evidence)),
        kind=FindingKind.CORROBORATED if alike else FindingKind.QUOTATION_VARIANT,
        rule=RULE,
        title=_title_alike(accounts, utterance) if alike else _title(accounts, utterance, found, speakers),
        evidence=evidence,
        relation=relation,
        aspect=aspect,
        origins=_origins(accounts, utterance, speakers),
        absent=accounts.absent(present),
        changes=(*found, *speakers),
        alignment=_alignment(alignments, evidence, 2),
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
    told = _clauses((*speakers, *found), utterance, name, letter)
    counts = len(base.reading.tokens), len(other.reading.tokens)
    if not found and not speakers:
        return f"{first} and {second} carry the same {counts[0]} words{unmarked}"
    if all(change.kind in _SLIGHT for change in found) and not speakers:
        return f"{first} and {second} carry the same words but for {_join(told)}{unmarked}"
    if counts[0] > counts[1]:
        lead = f"{name} carries {counts[0]} words, {letter} {counts[1]}"
    else:
        lead = f"{first} and {second} carry the words in two readings"
    return f"{lead}: {_join(told)}{unmarked}" if told else f"{lead}{unmarked}"


def _title_alike(accounts: Accounts, utterance: Utterance) -> str:
    base = utterance.base.reading
    letters = sorted(accounts.letter(w.reading.document) for w in (utterance.base, *utterance.others))
    said = " ".join(" ".join(span.of(base.text) for span in base.spans).split()[:_SHOWN])
    more = " …" if len(base.tokens) > _SHOWN else ""
    return f"{_join(letters)} carry word for word: “{said}{more}”"


def _title_of_several(accounts: Accounts, utterance: Utterance, found: list[Change], speakers: list[Change]) -> str:
    base = utterance.base.reading
    letters = sorted(accounts.letter(w.reading.document) for w in (utterance.base, *utterance.others))
    names = listed(letters)
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


def _clauses(found: tuple[Change, ...], utterance: Utterance, base: str, other: str) -> list[str]:
    """What the changes are, in words that judge nothing, each kind once."""
    texts = {w.reading.document: w.reading.text for w in (utterance.base, *utterance.others)}

    def count(kind: ChangeKind, side: str) -> int:
        places = [c.base if side == base else c.other for c in found if c.kind is kind]
        return sum(len(tokens(texts[e.document], e.span)) for e in places if e is not None)

    told: list[str] = []
    kinds = {change.kind for change in found}
    if ChangeKind.SPEAKER in kinds:
        told.append("other speakers are named")
    for change in found:
        if change.kind is ChangeKind.NEGATION:
            side = other if change.base is None else base if change.other is None else ""
            told.append(f"a negation in {side} alone" if side else "a negation in one of them alone")
    if ChangeKind.FIGURE in kinds:
        told.append("another figure")
    if ChangeKind.REPLACED in kinds:
        told.append("other words")
    told.extend(
        f"{number} {'word' if number == 1 else 'words'} only in {side}"
        for kind, side in ((ChangeKind.CUT, base), (ChangeKind.INSERTED, other))
        if (number := count(kind, side))
    )
    named = {
        ChangeKind.ELLIPSIS: "an ellipsis",
        ChangeKind.BRACKETED: "brackets",
        ChangeKind.CAPITAL: "a capital",
        ChangeKind.FULL_STOP: "a full stop within the marks",
        ChangeKind.PUNCTUATION: "punctuation",
    }
    told.extend(words for kind, words in named.items() if kind in kinds)
    return list(dict.fromkeys(told))


def _join(parts: list[str]) -> str:
    return listed(parts) if parts else "details"


def _speaker_change(accounts: Accounts, base: Witness, other: Witness) -> list[Change]:
    """The two sources, where both accounts name a speaker, not by a pronoun, and the two are surely not one.

    Where one reading quotes somebody within it, the other may give those inner words their own speaker.
    """
    if not base.marked or not other.marked:
        return []
    sides = [(accounts.document(w.reading.document), w.reading.spans) for w in (base, other)]
    if any(
        q.depth and any(s.holds(q.inner) for s in spans) for annotated, spans in sides for q in annotated.quotations
    ):
        return []
    left, right = (speaker_over(accounts, annotated, spans) for annotated, spans in sides)
    if not surely_different(left, right):
        return []
    places = [_source(annotated, spans) for annotated, spans in sides]
    if places[0] is None or places[1] is None:
        return []
    return [Change(kind=ChangeKind.SPEAKER, base=places[0], other=places[1])]


def _held(inner: Span, spans: tuple[Span, ...]) -> bool:
    return any(span.holds(inner) for span in spans)


def _source(annotated: Annotated, spans: tuple[Span, ...]) -> Evidence | None:
    attribution = attribution_over(annotated, spans)
    if attribution is None or not attribution.source or attribution.form is not SourceForm.NAMED:
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
