"""What accounts of one event call the same group or thing that has no name: "squatters" here, "residents" there."""

import re
from collections import Counter
from dataclasses import dataclass

from according.compare.accounts import Accounts
from according.compare.labels.families import ACTORS, FAMILIES, SAME_ACTORS, Family
from according.core import (
    Annotated,
    Aspect,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    QuotationKind,
    Relation,
    Span,
    Story,
    Voice,
    content_id,
    content_stems,
)
from according.core.frequency import rarity

_FAMILY_RULE = (
    "Accounts of one event use different words of a short fixed family of words for one group or thing; each account's "
    "most frequent one is shown, with its voice. Whether they mean the same is left to the reader."
)
_ACTOR_RULE = (
    "Sentences of several accounts begin with different nouns for those who act, and have the rest in common: two "
    "telling words, or one and a figure."
)
_ROLES = {
    Voice.OUTLET: "label (outlet)",
    Voice.ATTRIBUTED: "label (attributed)",
    Voice.QUOTED: "label (quoted)",
}
_SAYS = {Voice.QUOTED: " (in a quotation)", Voice.ATTRIBUTED: " (attributed)"}
_ACTOR = re.compile(
    r"(?:(?:the|some|many|several|local|dozens of|hundreds of|thousands of) ){0,2}(?:[a-z-]+ )?"
    r"(?P<head>" + "|".join(sorted(ACTORS)) + r")(?![\w’'-])"
    r"(?: (?:with|from|of|for) (?:the )?(?-i:[A-Z])[\w&’'-]*(?: (?:(?:of|for|the|and) )?(?-i:[A-Z])[\w&’'-]*){0,5})?",
    re.IGNORECASE,
)
#: How telling a word has to be (0–1) to show that two sentences speak of one thing.
_TELLING = 0.3


@dataclass(frozen=True, slots=True)
class _Called:
    """What one account calls the group: the key of the word, its place and its voice."""

    document: str
    key: str
    span: Span
    voice: Voice


@dataclass(frozen=True, slots=True)
class _Acting:
    """A sentence that begins with a noun for those who act: who, and what is told of them."""

    called: _Called
    stems: frozenset[str]
    figures: frozenset[float]


def group_labels(accounts: Accounts) -> tuple[Finding, ...]:
    """One finding for each family of words, and each deed, whose doers accounts of one event call differently."""
    found: list[Finding] = []
    for story in accounts.stories:
        present = [a for a in accounts.documents if a.id in story.documents]
        if len(present) > 1:
            found += [f for family in FAMILIES if (f := _by_family(accounts, present, family)) is not None]
            found += _by_deed(accounts, present, story)
    return tuple(found)


def _by_family(accounts: Accounts, present: list[Annotated], family: Family) -> Finding | None:
    called = [c for annotated in present if (c := _main(annotated, family)) is not None]
    # What somebody is quoted with is that person's word: it is shown, and by itself shows no difference.
    keys = {c.key for c in called if c.voice is not Voice.QUOTED}
    if len(called) < 2 or len(keys) < 2 or keys <= family.plain:
        return None
    return _finding(accounts, called, _FAMILY_RULE, "one family of words", family.name, 0.6)


def _main(annotated: Annotated, family: Family) -> _Called | None:
    """The word of a family that an account uses most, its own voice before another's, at its first place."""
    uses: list[_Called] = []
    for region in annotated.document.telling:
        for match in family.pattern.finditer(annotated.document.text, region.span.start, region.span.end):
            span = Span(*match.span())
            uses.append(_Called(annotated.id, match.lastgroup or "", span, _voice(annotated, span)))
    own = [use for use in uses if use.voice is not Voice.QUOTED] or uses
    if not own:
        return None
    counts = Counter(use.key for use in own)
    return max(own, key=lambda use: (counts[use.key], -use.span.start))


def _voice(annotated: Annotated, span: Span) -> Voice:
    """In whose words a place stands."""
    spoken = (QuotationKind.SPEECH, QuotationKind.BLOCK)
    if any(q.kind in spoken and q.inner.holds(span) for q in annotated.quotations):
        return Voice.QUOTED
    attributed = any(content.holds(span) for a in annotated.attributions for content in a.content)
    return Voice.ATTRIBUTED if attributed else Voice.OUTLET


def _by_deed(accounts: Accounts, present: list[Annotated], story: Story) -> list[Finding]:
    acting = [[*_acting(annotated)] for annotated in present]
    groups: list[list[_Acting]] = []
    for sentences in acting:
        for sentence in sentences:
            joined = [
                g
                for g in groups
                if all(s.called.document != sentence.called.document for s in g)
                and any(_same_deed(sentence, s) for s in g)
            ]
            if joined:
                joined[0].append(sentence)
            else:
                groups.append([sentence])
    found = []
    for group in groups:
        keys = {s.called.key for s in group}
        sides = {ACTORS[key] for key in keys} - {""}
        if len(keys) < 2 or any(keys <= same for same in SAME_ACTORS) or len(sides) > 1:
            continue
        shared = sorted(group[0].stems & group[1].stems)
        called = [s.called for s in group]
        found.append(_finding(accounts, called, _ACTOR_RULE, "same deed", ", ".join(shared) or story.id, 0.6))
    return found


def _acting(annotated: Annotated) -> list[_Acting]:
    text, telling = annotated.document.text, [r.span for r in annotated.document.telling]
    found = []
    for sentence in annotated.sentences:
        match = _ACTOR.match(text, sentence.start, sentence.end)
        if match is None or not any(region.holds(sentence) for region in telling):
            continue
        span = Span(*match.span())
        figures = frozenset(f.value for f in annotated.figures if sentence.holds(f.span) and f.value > 2)
        rest = content_stems(text, match.end(), sentence.end)
        called = _Called(annotated.id, match["head"].lower(), span, _voice(annotated, span))
        found.append(_Acting(called, frozenset(s for s in rest if not s[0].isdigit()), figures))
    return found


def _same_deed(left: _Acting, right: _Acting) -> bool:
    shared = [s for s in left.stems & right.stems if rarity(s) >= _TELLING]
    return len(shared) > 1 or (len(shared) == 1 and bool(left.figures & right.figures))


def _finding(accounts: Accounts, called: list[_Called], rule: str, name: str, detail: str, score: float) -> Finding:
    parts, evidence = [], []
    for use in called:
        words = " ".join(accounts.document(use.document).words(use.span).split())
        parts.append(f"in {accounts.letter(use.document)} “{words}”{_SAYS.get(use.voice, '')}")
        evidence.append(Evidence(document=use.document, span=use.span, role=_ROLES[use.voice]))
    return Finding(
        id=content_id("finding", "label", name, *(f"{e.document} {e.span.start}" for e in evidence)),
        kind=FindingKind.LABEL,
        rule=rule,
        title=f"Called by different words: {'; '.join(parts)}",
        evidence=tuple(evidence),
        relation=Relation.DIFFERS,
        aspect=Aspect.WORDING,
        score=score,
        why=(Feature(name=name, value=score, detail=detail),),
    )
