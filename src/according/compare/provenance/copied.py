"""Copied passages: between two accounts, and one text that many carry."""

from according.compare.accounts import Accounts
from according.compare.titles import letters
from according.core import (
    Alignment,
    Copy,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Origin,
    OriginKind,
    Relation,
    content_id,
    words,
)

_RULE = (
    "Runs of eight words stand in both accounts outside shared quotations, at least 25 words in a row or a tenth of "
    "one of them. Which came first is only said where a tag, a credit line or the dates tell it."
)
_ONE_TEXT = (
    "Three or more accounts of one event each have nearly all of their telling word for word from one another: one "
    "text with one origin, however many carry it."
)
#: From this share on two accounts carry one text.
_WHOLE = 0.8


def copied(
    accounts: Accounts,
    alignments: tuple[Alignment, ...],  # noqa: ARG001 (every finder has the same face)
) -> tuple[Finding, ...]:
    """The copied passages of the accounts: a finding for each text that three or more carry, and for other pairs."""
    seen: dict[tuple[str, str], Copy] = {}
    known = {annotated.id for annotated in accounts.documents}
    for story in accounts.stories:
        for copy in story.copies:
            if {copy.of, copy.copy} <= known:
                seen.setdefault((copy.of, copy.copy), copy)
    carriers = _carriers(accounts, tuple(seen.values()))
    first = {document: group[0] for group in carriers for document in group}
    pairs: dict[tuple[str, str], Copy] = {}
    for (of, by), copy in seen.items():
        # What one of the carriers shares with another account stands for what they all share with it.
        ends = first.get(of, of), first.get(by, by)
        if ends[0] != ends[1] and ((of, by) == ends or (ends not in seen and ends[::-1] not in seen)):
            pairs.setdefault((min(ends), max(ends)), copy)
    return (
        *(_one_text(accounts, group, seen) for group in carriers),
        *(_copy_finding(accounts, copy) for copy in pairs.values()),
    )


def _carriers(accounts: Accounts, copies: tuple[Copy, ...]) -> tuple[tuple[str, ...], ...]:
    """Groups of three or more accounts that carry one text, in the user's order."""
    group_of: dict[str, list[str]] = {}
    for copy in copies:
        if copy.share < _WHOLE:
            continue
        left, right = group_of.get(copy.of, [copy.of]), group_of.get(copy.copy, [copy.copy])
        if left is not right:
            joined = sorted((*left, *right), key=accounts.place)
            group_of |= dict.fromkeys(joined, joined)
    unique = {id(group): tuple(group) for group in group_of.values()}
    return tuple(sorted((g for g in unique.values() if len(g) > 2), key=lambda group: accounts.place(group[0])))


def _one_text(accounts: Accounts, group: tuple[str, ...], seen: dict[tuple[str, str], Copy]) -> Finding:
    inside = [copy for (of, by), copy in seen.items() if of in group and by in group]
    evidence = []
    for document in group:
        own = [p.left for c in inside if c.of == document for p in c.passages]
        own += [p.right for c in inside if c.copy == document for p in c.passages]
        evidence.append(
            Evidence(document=document, span=max(own, key=lambda s: (s.end - s.start, -s.start)), role="passage")
        )
    share = min(copy.share for copy in inside if copy.share >= _WHOLE)
    why = f"{len(group)} accounts carry one text"
    return Finding(
        id=content_id("f", "one text", *group),
        kind=FindingKind.COPIED,
        rule=_ONE_TEXT,
        title=f"{letters(accounts, group)} carry one text: {share:.0%} or more of each stands word for word in another",
        evidence=tuple(evidence),
        relation=Relation.SAME,
        origins=(Origin(documents=group, kind=OriginKind.COPY, why=why),),
        score=share,
        why=(Feature(name="copied words", value=share, detail=why),),
    )


def _copy_finding(accounts: Accounts, copy: Copy) -> Finding:
    of, by = accounts.letter(copy.of), accounts.letter(copy.copy)
    text = accounts.document(copy.copy).document.text
    count = sum(len(words(text, p.right.start, p.right.end)) for p in copy.passages)
    share = f"{count} words ({copy.share:.0%} of {by})"
    first = accounts.place(copy.of) < accounts.place(copy.copy)
    pairs = [(copy.of, "source" if copy.directed else "passage"), (copy.copy, "copy" if copy.directed else "passage")]
    sides = [
        tuple(Evidence(document=pairs[0][0], span=p.left, role=pairs[0][1]) for p in copy.passages),
        tuple(Evidence(document=pairs[1][0], span=p.right, role=pairs[1][1]) for p in copy.passages),
    ]
    evidence = (*sides[0], *sides[1]) if first else (*sides[1], *sides[0])
    documents = (copy.of, copy.copy) if first else (copy.copy, copy.of)
    names = sorted((of, by), key=lambda letter: (len(letter), letter))
    return Finding(
        id=content_id("f", "copied", copy.of, copy.copy),
        kind=FindingKind.COPIED,
        rule=_RULE,
        title=f"{by} has {share} word for word from {of}"
        if copy.directed
        else f"{names[0]} and {names[1]} share {share} word for word",
        evidence=evidence,
        relation=Relation.SAME,
        origins=(Origin(documents=documents, kind=OriginKind.COPY, why=copy.why),),
        score=copy.share,
        why=(Feature(name="copied words", value=min(1.0, copy.share), detail=copy.why),),
    )
