"""Findings of what accounts call the event itself: "riot" here, "protest" there."""

from collections import Counter

from according.compare.accounts import Accounts
from according.compare.labels.event_nouns import PLAIN_EVENTS, noun_stem
from according.compare.labels.table import label_table, sort_of
from according.core import (
    Annotated,
    Aspect,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Label,
    Relation,
    Voice,
    content_id,
)

_RULE = (
    "Accounts of one event, each in its own voice, call what their headline or lead tells of by different nouns of one "
    "sort, and one of the nouns says more than that it took place. Whether both mean the same is left to the reader."
)


def event_labels(accounts: Accounts) -> tuple[Finding, ...]:
    """One finding for each sort of event that accounts of one story call by nouns of different weight."""
    rows = {row.document: row.labels for row in label_table(accounts) if row.entity is None}
    found: list[Finding] = []
    for story in accounts.stories:
        present = [a for a in accounts.documents if a.id in story.documents and a.id in rows]
        sorts = list(dict.fromkeys(sort_of(label) for a in present for label in rows[a.id]))
        for sort in sorts if len(present) > 1 else ():
            finding = _by_sort(accounts, present, sort, rows)
            if finding is not None:
                found.append(finding)
    return tuple(found)


def _by_sort(
    accounts: Accounts, present: list[Annotated], sort: str, rows: dict[str, tuple[Label, ...]]
) -> Finding | None:
    called: list[tuple[Annotated, Label, str]] = []
    own: dict[str, set[str]] = {}
    for annotated in present:
        labels = [label for label in rows[annotated.id] if sort_of(label) == sort and label.voice is Voice.OUTLET]
        if not labels:
            continue
        counts: Counter[str] = Counter()
        for label in labels:
            counts[noun_stem(annotated.words(label.span))] += len(label.places)
        own[annotated.id] = set(counts)
        main = max(labels, key=lambda label: (counts[noun_stem(annotated.words(label.span))], -label.span.start))
        called.append((annotated, main, noun_stem(annotated.words(main.span))))
    nouns = {noun for _, _, noun in called}
    if len(called) < 2 or len(nouns) < 2 or nouns <= PLAIN_EVENTS:
        return None
    if not any(n not in PLAIN_EVENTS and any(n not in own[a.id] for a, _, _ in called) for n in nouns):
        return None
    parts = [f"in {accounts.letter(a.id)} “{' '.join(a.words(label.span).split())}”" for a, label, _ in called]
    evidence = tuple(Evidence(document=a.id, span=label.span, role="label (outlet)") for a, label, _ in called)
    return Finding(
        id=content_id("finding", "label", "event", sort, *(f"{e.document} {e.span.start}" for e in evidence)),
        kind=FindingKind.LABEL,
        rule=_RULE,
        title=f"The event is called by different words: {'; '.join(parts)}",
        evidence=evidence,
        relation=Relation.DIFFERS,
        aspect=Aspect.WORDING,
        score=0.6,
        why=(Feature(name="words of one sort for an event", value=0.6, detail=sort),),
    )
