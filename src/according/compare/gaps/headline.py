"""A headline against the text under it: what it says more strongly, otherwise, or alone.

Plain overlap of words does not find an over-reaching headline; each rule here needs a definite sign, and where none
of them holds nothing is said.
"""

import re
from dataclasses import dataclass

from according.compare.accounts import Accounts
from according.compare.gaps.headline_credit import credited_sign
from according.compare.gaps.headline_judged import judged, open_to
from according.compare.gaps.headline_signs import SIGNS
from according.compare.gaps.headline_slots import slot_sign
from according.compare.gaps.headline_text import Gap, Head, text_of
from according.compare.gaps.support import Support, supports
from according.compare.quotations.variants import tokens
from according.core import (
    Alignment,
    Annotated,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    PairScorer,
    RegionKind,
    Span,
    content_id,
)

#: A text with fewer words than this may be cut off; nothing can be missed in it.
_LEAST_BODY = 80
#: A headline of fewer words is hardly a claim; so many claims of an account are scored at most.
_LEAST_WORDS, _MOST_CLAIMS = 4, 2

#: Where the name of the site begins, after four words or more.
_SITE = re.compile(r"(?<=\w)[\s\xa0]+(?:-|\||«|»|::|•)\s+(?=[A-Z0-9])")

RULES = {
    "figure": "A headline's figure is shown where the text counts the same thing, or has the same words around it, "
    "with another number, or where no such number, rounded or as a sum, is anywhere in the text.",
    "quotation": "Words in quotation marks in a headline are looked for in the text in any form; they are shown where "
    "half of them or more are not found.",
    "opposite": "A headline is laid word by word over the sentence nearest to it; a word is shown where its opposite "
    "stands in the same place between the same words.",
    "negation": "A headline is laid word by word over the sentence nearest to it; a negation that stands in one of the "
    "two alone, between the same words, is shown. What it means is left to the reader.",
    "act": "A headline's act is shown where words that the text quotes on the same matter name a weaker act.",
    "first": "A “first” in a headline is shown where the text has no such word.",
    "claim": "A headline in the account's own voice is shown where every sentence with its words gives them as "
    "somebody's claim.",
    "credited": "A headline's claim that it gives as somebody's is shown where most of the claim's words are not found "
    "in the text in any form, and no statement of the text is near it.",
    "nearest": "A figure or a name in a headline is shown, with the sentence nearest to the headline, where the text "
    "has it in no form, the sentence has half of the headline's words or more, and the trained scorer of pairs finds "
    "that the headline follows from no sentence.",
    "name": "A name in a headline is shown where no part of it is found in the text, or where another name stands in "
    "the same place between the same words.",
}


@dataclass(frozen=True, slots=True)
class Examined:
    """What was seen of an account's headlines: the signs in the order of their words, and what the text gives them."""

    gaps: tuple[Gap, ...] = ()
    supports: tuple[Support, ...] = ()


def headline_gaps(
    accounts: Accounts,
    alignments: tuple[Alignment, ...],  # noqa: ARG001 (every finder has the same face)
) -> tuple[Finding, ...]:
    """One finding for each sign that a headline or subhead says other or more than the account's own text."""
    found: list[Finding] = []
    for annotated in accounts.documents:
        found.extend(_finding(accounts, annotated, gap) for gap in examined(annotated, accounts.scorer).gaps)
    return tuple({finding.id: finding for finding in found}.values())


def examined(annotated: Annotated, scorer: PairScorer | None = None, *, every: bool = False) -> Examined:
    """The signs of one account, and with a ``scorer`` what its text gives for each headline that there is doubt of.

    Nothing for a text of less than eighty words. ``every``: for every headline, doubt or none.
    """
    text = text_of(annotated)
    if sum(len(sentence.tokens) for sentence in text.sentences) < _LEAST_BODY:
        return Examined()
    signs: list[tuple[Head, list[Gap]]] = []
    for region in annotated.document.regions_of(RegionKind.HEADLINE, RegionKind.SUBHEAD):
        inside = [span for span in annotated.sentences if region.span.holds(span)] or [region.span]
        for span in inside:
            short = _without_site(annotated.document.text, span)
            head = Head(short, tuple(tokens(annotated.document.text, short)), region.kind)
            signs.append((head, [gap for sign in (*SIGNS, slot_sign, credited_sign) for gap in sign(text, head)]))
    found: dict[Span, Support] = {}
    if scorer is not None:
        wanted = [head for head, own in signs if every or open_to(text, head, own)]
        claims = [head.span for head in wanted if len(head.words) >= _LEAST_WORDS]
        found = {support.claim: support for support in supports(text, claims[:_MOST_CLAIMS], scorer)}
    gaps: list[Gap] = []
    for head, own in signs:
        support = found.get(head.span)
        gaps += own if support is None else judged(text, head, own, support)
    return Examined(tuple(gaps), tuple(found.values()))


def _without_site(text: str, head: Span) -> Span:
    """A headline without the name of the site, as a page's title has it behind a spaced hyphen or bar."""
    match = _SITE.search(text, head.start, head.end)
    if match is None or len(text[head.start : match.start()].split()) < _LEAST_WORDS:
        return head
    return Span(head.start, match.start())


def _finding(accounts: Accounts, annotated: Annotated, gap: Gap) -> Finding:
    evidence = [Evidence(document=annotated.id, span=gap.headline, role="headline")]
    if gap.body is not None:
        evidence.append(Evidence(document=annotated.id, span=gap.body, role="text"))
    return Finding(
        id=content_id("f", "headline-gap", annotated.id, gap.rule, *(e.span.start for e in evidence)),
        kind=FindingKind.HEADLINE_GAP,
        rule=RULES[gap.rule],
        title=f"In {accounts.letter(annotated.id)} {gap.said}",
        evidence=tuple(evidence),
        relation=gap.relation,
        aspect=gap.aspect,
        score=0.8,
        why=(
            Feature(
                name=gap.rule,
                value=0.8,
                detail=gap.reason,
                left=evidence[0],
                right=evidence[1] if len(evidence) > 1 else None,
            ),
        ),
    )
