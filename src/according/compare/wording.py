"""Wording across accounts: charged words by voice; words in marks come from ``marks``, cues from ``cues``."""

from collections import Counter

from according.compare.accounts import Accounts
from according.compare.cues import cues
from according.compare.marks import scare_quotes
from according.compare.titles import letters
from according.core import (
    Alignment,
    Annotated,
    Aspect,
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
    "A word from a fixed list of words that judge or stir, in one account in the outlet's own voice and in "
    "another as somebody else's. The list is no verdict; the reader judges."
)
_OWN_RULE = (
    "Words from a fixed list of words that judge or stir, outside quotation marks and outside anything that the "
    "account attributes. The list is no verdict; the reader judges."
)
#: So many of an account's charged words stand in a title; all are marked in the text.
_SHOWN = 12
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
            listed = ", ".join(
                f"“{word}”" + (f" ({n} times)" if n > 1 else "") for word, n in list(counts.items())[:_SHOWN]
            )
            if len(counts) > _SHOWN:
                listed += f" and {len(counts) - _SHOWN} more"
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
