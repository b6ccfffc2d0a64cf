"""Wording across accounts: charged words by voice, cues that are not neutral; words in marks come from ``marks``."""

import re
from collections import Counter

from according.compare.accounts import Accounts
from according.compare.marks import scare_quotes
from according.compare.titles import letters
from according.core import (
    Alignment,
    Annotated,
    Aspect,
    CueClass,
    Evidence,
    Finding,
    FindingKind,
    Relation,
    Voice,
    Wording,
    WordingKind,
    content_id,
    stem,
)

__all__ = ["charged_wording", "cues", "scare_quotes"]

_CHARGED_RULE = (
    "A word from a short fixed list of words that judge or stir, in one account in the outlet's own voice and in "
    "another as somebody else's. The list is no verdict; the reader judges."
)
_OWN_RULE = (
    "Words from a short fixed list of words that judge or stir, outside quotation marks and outside anything that the "
    "account attributes. The list is no verdict; the reader judges."
)
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
            if wording.kind is WordingKind.CHARGED and not _marked(annotated, wording):
                by_word.setdefault(stem(wording.detail), []).append((annotated, wording))
    found = []
    for uses in by_word.values():
        own = list(dict.fromkeys(a.id for a, w in uses if w.voice is Voice.OUTLET))
        others = list(dict.fromkeys(a.id for a, w in uses if w.voice is not Voice.OUTLET and a.id not in own))
        if own and others:
            words_there = uses[0][1].detail
            title = (
                f"“{words_there}” stands in {letters(accounts, own)} in the outlet's own voice, in "
                f"{letters(accounts, others)} as somebody else's words"
            )
            found.append(_charged_finding(title, _CHARGED_RULE, uses, 0.6, "voice"))
    for annotated in accounts.documents:
        own_words = [
            w
            for w in annotated.wording
            if w.kind is WordingKind.CHARGED and w.voice is Voice.OUTLET and not _marked(annotated, w)
        ]
        if own_words:
            counts = Counter(w.detail for w in own_words)
            listed = ", ".join(f"“{word}”" + (f" ({n} times)" if n > 1 else "") for word, n in counts.items())
            number = f"{len(own_words)} charged word{'s' if len(own_words) > 1 else ''}"
            title = f"{accounts.letter(annotated.id)} has {number} in its own voice: {listed}"
            found.append(_charged_finding(title, _OWN_RULE, [(annotated, w) for w in own_words], 0.4, annotated.id))
    return tuple(found)


def _marked(annotated: Annotated, wording: Wording) -> bool:
    """Whether a word that is in nobody's speech stands in quotation marks: “inhumane”, a title, a nickname."""
    return wording.voice is Voice.OUTLET and any(q.span.holds(wording.span) for q in annotated.quotations)


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


def cues(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """The cues that are not neutral, one finding a class, with how often each account uses them and of whom."""
    del alignments
    if len(accounts.documents) < 2:
        return ()
    found = []
    for cue_class in CueClass:
        evidence, parts = [], []
        for annotated in accounts.documents:
            uses = [
                w
                for w in annotated.wording
                if w.kind is WordingKind.CUE_CLASS and w.detail == cue_class.value and _uttered(annotated, w)
            ]
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


def _uttered(annotated: Annotated, wording: Wording) -> bool:
    """Whether a cue tells of something said: not of what was not or may be said, nor an adjective ("alleged bias").

    "The figures do not show", "she would admit", "refused to confirm", "denied him entry", "claimed three lives",
    "claimed victory", "confirmed two judges", "the accused man" tell of no words of anybody's.
    """
    text = annotated.document.text
    cue = wording.span.of(text).lower()
    verb = cue.rsplit(None, 1)[0] if cue.split()[-1] in _PARTICLES else cue
    last = verb.split()[-1]
    if _UNSAID.search(_WENT_ON.sub("", verb)) or (
        _TO_COME.search(text[max(0, wording.span.start - 48) : wording.span.start])
        and not (last.endswith(("ed", "s", "ing")))
    ):
        return False
    after = text[wording.span.end : wording.span.end + 60]
    if last in _ADJECTIVES:
        verbal = _CLAUSE_AFTER.match(after) if last != "accused" else re.match(r"[^.;:!?\n]{1,59}\bof\b", after)
        if verbal is None:
            return False
    if wording.of is None and last.startswith(_EVIDENT):
        return False
    return not any(verb in last and things.match(after) for verb, things in _THINGS)


#: Verbs that with nobody to say them tell what a thing shows ("The vote underscored …").
_EVIDENT = (
    "underscor",
    "underlin",
    "highlight",
    "demonstrat",
    "illustrat",
    "reflect",
    "prov",
    "establish",
    "show",
    "expos",
)
_PARTICLES = frozenset("to on for out of about against at in with back".split())
_UNSAID = re.compile(
    r"\b(?:not|never|cannot|can|could|may|might|would|will|shall|should|must|to|neither|nor)\b|n[’']t\b"
)
_WENT_ON = re.compile(r"\b(?:continu(?:e|es|ed|ing)|(?:went|goes|going) on|began|begun|beg[ai]ns?|started)\sto\s")
_TO_COME = re.compile(
    r"\b(?:to|not|never|n[’']t|will|would|can|could|may|might|should|must|nor|neither)\s+(?:[\w-]+,?\s+){0,3}(?:and\s|or\s)?\Z"
    r"|n[’']t\s+\Z",
    re.IGNORECASE,
)
_ADJECTIVES = frozenset("alleged accused suspected presumed purported".split())
_CLAUSE_AFTER = re.compile(
    r"[,:]?\s+(?:[“\"‘'A-Z]|(?:that|the|an?|he|she|it|they|we|there|his|her|its|their|this|these|those|to|in|on|how|why|"
    r"what|who|whether|when|some|any|such)\b)"
)
_NUMBER = r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)\b"
#: What a verb does to things, without a word being said.
_THINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "claim",
        re.compile(rf"\s+(?:(?:the|a|her|his|their|its)\s+)?(?:{_NUMBER}|victory|lives|life|win|title|prize|seat)"),
    ),
    ("den", re.compile(r"\s+(?:him|her|them|us|me|bail|entry|access|visas?)\b(?!\s+\w+ing)")),
    ("confirm", re.compile(rf"\s+(?:{_NUMBER}|(?:his|her|the|Mr|Ms|Judge)\b[^.,;]{{0,20}}nominat)")),
    ("admit", re.compile(r"\s+(?:to\s+(?:(?:the|a|an)\s+)?(?:hospital|intensive|prison|college)|into\b)")),
    ("concede", re.compile(r"\s+(?:the\s+)?(?:race|election|seat|defeat|goals?|a\s+goal)\b")),
    ("plead", re.compile(r"\s+(?:not\s+)?guilty\b")),
    ("slam", re.compile(r"\s+(?:(?:his|her|their|the|a)\s+(?:hands?|fists?|doors?|brakes?)|into|shut)\b")),
    ("confirm", re.compile(r"\s+(?:[A-Z][\w.’'-]+\s+)+[A-Z]\w+(?:[,.]|\s(?:as|to|by|in)\b)")),
    ("remember", re.compile(r"\s+(?:its|the|their|those)\b")),
    (
        "fear",
        re.compile(r"\s+(?!(?:that|he|she|it|they|we|there|the|their|his|her)\b)(?:\w+\s+)?[\w-]+(?:\s+\w+)?[,.;]"),
    ),
    ("show", re.compile(r"\s+(?:up|off)\b|\s+[A-Z][a-z]{3,}[,.]")),
    ("charg", re.compile(r"\s+(?:with|\$|£|€|\d)")),
    ("reject", re.compile(r"\s+(?:(?:the|a|this)\s+)?(?:bill|measure|amendment)\b")),
    ("challeng", re.compile(r"\s+(?:incumbent|(?:[A-Z]\w+\s+){1,5}in)\b")),
)
