"""Wording across accounts: charged words by voice, scare quotes and whose words they are, cues that are not neutral."""

from collections import Counter

from according.compare.accounts import Accounts
from according.core import (
    Alignment,
    Annotated,
    Aspect,
    Attribution,
    AttributionKind,
    CueClass,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    QuotationKind,
    Relation,
    Span,
    Voice,
    Wording,
    WordingKind,
    content_id,
    stem,
    words,
)

_CHARGED_RULE = (
    "A word from a short fixed list of words that judge or stir, in one account in the outlet's own voice and in "
    "another as somebody else's. The list is no verdict; the reader judges."
)
_OWN_RULE = (
    "Words from a short fixed list of words that judge or stir, outside quotation marks and outside anything that the "
    "account attributes. The list is no verdict; the reader judges."
)
_SCARE_RULE = (
    "A few words in quotation marks whose speaker the account does not name there, or that it gives as somebody's name "
    "for a thing; other accounts were searched for the same words inside a quotation that has a speaker."
)
#: Verbs by which somebody's word for a thing is told; what another verb brings in marks is partly quoted speech.
_NAMING = frozenset(stem(form) for form in "call dub name term label brand describe nickname style".split())
_CUE_RULE = (
    "The words by which accounts introduce what somebody says, by class: doubting (“claimed”), factive (“revealed”), "
    "conceding (“admitted”), accusing, denying, emotive (“slammed”). Neutral ones (“said”) are counted, not listed."
)
_ROLE = {Voice.OUTLET: "charged (outlet)", Voice.ATTRIBUTED: "charged (attributed)", Voice.QUOTED: "charged (quoted)"}


def charged_wording(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """Charged words in an account's own voice, one finding an account; before them, those whose voice differs."""
    del alignments
    if len(accounts.documents) < 2:
        return ()
    by_word: dict[str, list[tuple[Annotated, Wording]]] = {}
    for annotated in accounts.documents:
        for wording in annotated.wording:
            if wording.kind is WordingKind.CHARGED:
                by_word.setdefault(stem(wording.detail), []).append((annotated, wording))
    found = []
    for uses in by_word.values():
        own = list(dict.fromkeys(a.id for a, w in uses if w.voice is Voice.OUTLET))
        others = list(dict.fromkeys(a.id for a, w in uses if w.voice is not Voice.OUTLET and a.id not in own))
        if own and others:
            words_there = uses[0][1].detail
            title = (
                f"“{words_there}” stands in {_letters(accounts, own)} in the outlet's own voice, in "
                f"{_letters(accounts, others)} as somebody else's words"
            )
            found.append(_charged_finding(title, _CHARGED_RULE, uses, 0.6, "voice"))
    for annotated in accounts.documents:
        own_words = [w for w in annotated.wording if w.kind is WordingKind.CHARGED and w.voice is Voice.OUTLET]
        if own_words:
            counts = Counter(w.detail for w in own_words)
            listed = ", ".join(f"“{word}”" + (f" ({n} times)" if n > 1 else "") for word, n in counts.items())
            number = f"{len(own_words)} charged word{'s' if len(own_words) > 1 else ''}"
            title = f"{accounts.letter(annotated.id)} has {number} in its own voice: {listed}"
            found.append(_charged_finding(title, _OWN_RULE, [(annotated, w) for w in own_words], 0.4, annotated.id))
    return tuple(found)


def _charged_finding(title: str, rule: str, uses: list[tuple[Annotated, Wording]], score: float, key: str) -> Finding:
    return Finding(
        id=content_id("finding", "charged", key, *(f"{a.id} {w.span.start}" for a, w in uses)),
        kind=FindingKind.CHARGED_WORDING,
        rule=rule,
        title=title,
        evidence=tuple(Evidence(document=a.id, span=w.span, role=_ROLE[w.voice]) for a, w in uses),
        relation=Relation.DIFFERS if key == "voice" else None,
        aspect=Aspect.WORDING,
        score=score,
    )


def scare_quotes(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """Words in marks without a speaker, the same words once, with whose words they turn out to be elsewhere."""
    del alignments
    if len(accounts.documents) < 2:
        return ()
    groups: dict[tuple[str, ...], list[tuple[Annotated, Span]]] = {}
    for annotated in accounts.documents:
        for wording in annotated.wording:
            # Marks inside another's quotation are that speaker's.
            if wording.kind is WordingKind.SCARE_QUOTE and wording.voice is not Voice.QUOTED:
                if _partly_quoted(annotated, wording.span):
                    continue
                key = tuple(stem(w.form) for w in words(annotated.document.text, wording.span.start, wording.span.end))
                if key:
                    groups.setdefault(key, []).append((annotated, wording.span))
    found = []
    for key, places in groups.items():
        shown = " ".join(places[0][0].words(places[0][1]).split()).strip("“”\"'‘’ ,.")
        where = _letters(accounts, list(dict.fromkeys(a.id for a, _ in places)))
        evidence = [Evidence(document=a.id, span=span, role="in marks, no speaker") for a, span in places]
        title = f"{where} {'sets' if len(where) == 1 else 'set'} “{shown}” in quotation marks without a speaker"
        namer = _namer(accounts, *places[0]) if len(places) == 1 else None
        if namer is not None:
            title = f"{where} gives “{shown}” in quotation marks as the word of {namer}"
        why: tuple[Feature, ...] = ()
        origin = _spoken(accounts, key, places)
        if origin is not None:
            annotated, span, speaker = origin
            title += f"; in {accounts.letter(annotated.id)} the words stand in a quotation of {speaker}"
            evidence.append(Evidence(document=annotated.id, span=span, role=f"spoken by {speaker}"))
            why = (Feature(name="same words", value=1.0, detail=shown),)
        evidence.sort(key=lambda e: (accounts.place(e.document), e.span))
        found.append(
            Finding(
                id=content_id("finding", "scare", *(f"{e.document} {e.span.start}" for e in evidence)),
                kind=FindingKind.SCARE_QUOTE,
                rule=_SCARE_RULE,
                title=title,
                evidence=tuple(evidence),
                aspect=Aspect.SPEAKER,
                score=0.7 if origin else 0.4,
                why=why,
            )
        )
    return tuple(sorted(found, key=lambda f: -f.score))


def _around(annotated: Annotated, span: Span) -> Attribution | None:
    """The attribution with a source in whose content a few words in marks stand, the narrowest."""
    holding = [a for a in annotated.attributions if a.source and any(c.holds(span) for c in a.content)]
    return min(holding, key=lambda a: (min(len(c) for c in a.content if c.holds(span)), a.id), default=None)


def _names(annotated: Annotated, attribution: Attribution) -> bool:
    text = annotated.document.text
    return any(stem(w.form) in _NAMING for cue in attribution.cue for w in words(text, cue.start, cue.end))


def _partly_quoted(annotated: Annotated, span: Span) -> bool:
    """Whether words in marks belong to the speaker of what is reported: "Lund rejected the claim as “untrue”"."""
    attribution = _around(annotated, span)
    if attribution is None or attribution.speaker is None or _names(annotated, attribution):
        return False
    before = annotated.document.text[: span.start].rstrip().rpartition(" ")[2].lower()
    if attribution.kind is AttributionKind.STANCE:
        return before == "as"
    return not before.endswith(("-called", "dubbed", "known"))


def _namer(accounts: Accounts, annotated: Annotated, span: Span) -> str | None:
    """Who calls a thing by the words in marks."""
    attribution = _around(annotated, span)
    if attribution is None or not _names(annotated, attribution):
        return None
    shared = accounts.shared(annotated.id, attribution.speaker)
    return shared.name if shared is not None else None


def _spoken(
    accounts: Accounts, key: tuple[str, ...], places: list[tuple[Annotated, Span]]
) -> tuple[Annotated, Span, str] | None:
    """Where the same words stand inside a quotation with a known speaker; two words at least, or nothing is shown."""
    if len(key) < 2:
        return None
    marked = {annotated.id for annotated, _ in places}
    for annotated in sorted(accounts.documents, key=lambda a: a.id in marked):
        text = annotated.document.text
        for quotation in annotated.quotations:
            if quotation.kind not in (QuotationKind.SPEECH, QuotationKind.BLOCK):
                continue
            forms = words(text, quotation.inner.start, quotation.inner.end)
            stems = [stem(w.form) for w in forms]
            for i in range(len(stems) - len(key) + 1):
                if tuple(stems[i : i + len(key)]) != key:
                    continue
                span = Span(forms[i].start, forms[i + len(key) - 1].end)
                speaker = _speaker(accounts, annotated, span)
                if speaker is not None and not any(a.id == annotated.id and s.overlaps(span) for a, s in places):
                    return annotated, span, speaker
    return None


def _speaker(accounts: Accounts, annotated: Annotated, span: Span) -> str | None:
    holding = [a for a in annotated.attributions if a.speaker and any(c.holds(span) for c in a.content)]
    if not holding:
        return None
    nearest = min(holding, key=lambda a: (min(len(c) for c in a.content if c.holds(span)), a.id))
    shared = accounts.shared(annotated.id, nearest.speaker)
    return shared.name if shared is not None else None


def cues(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """The cues that are not neutral, one finding a class, with how often each account uses them and of whom."""
    del alignments
    if len(accounts.documents) < 2:
        return ()
    found = []
    for cue_class in CueClass:
        evidence, parts = [], []
        for annotated in accounts.documents:
            uses = [w for w in annotated.wording if w.kind is WordingKind.CUE_CLASS and w.detail == cue_class.value]
            if cue_class is CueClass.NEUTRAL or not uses:
                continue
            names = []
            for wording in uses:
                shared = accounts.shared(annotated.id, wording.of)
                cue = " ".join(annotated.words(wording.span).split())
                names.append(f"“{cue}”" + (f" of {shared.name}" if shared is not None else ""))
                role = f"{cue_class.value} cue" + (f" of {shared.name}" if shared is not None else "")
                evidence.append(Evidence(document=annotated.id, span=wording.span, role=role))
            counted = Counter(names)
            listed = ", ".join(f"{name}" + (f" ({n} times)" if n > 1 else "") for name, n in counted.items())
            parts.append(f"{accounts.letter(annotated.id)} {len(uses)}: {listed}")
        if evidence:
            found.append(
                Finding(
                    id=content_id(
                        "finding", "cue", cue_class.value, *(f"{e.document} {e.span.start}" for e in evidence)
                    ),
                    kind=FindingKind.CUE,
                    rule=_CUE_RULE,
                    title=f"{cue_class.value.capitalize()} cues: {'; '.join(parts)}",
                    evidence=tuple(evidence),
                    aspect=Aspect.WORDING,
                    score=0.4,
                )
            )
    return tuple(found)


def _letters(accounts: Accounts, documents: list[str]) -> str:
    letters = [accounts.letter(document) for document in documents]
    return letters[0] if len(letters) == 1 else f"{', '.join(letters[:-1])} and {letters[-1]}"
