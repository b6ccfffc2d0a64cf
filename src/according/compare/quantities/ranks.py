"""Places in an order and superlatives: the 48th or 49th of the year, the largest or the second largest, since when.

An account must give one answer, in sentences of the event itself; where only one account makes such a claim nothing is
said here.
"""

import re
from dataclasses import dataclass
from itertools import combinations

from according.compare.accounts import Accounts
from according.compare.titles import letters
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
    content_id,
    stem,
)

_RULE = (
    "Accounts of one event give the same thing another place in the same order, or a superlative that reaches back to "
    "another time; each account gives one."
)
_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDINALS = {word: place for place, word in enumerate(_WORDS, 1)}
_ORDINAL = rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_WORDS)}"
_COUNTED = re.compile(
    rf"\b(?P<rank>(?i:{_ORDINAL}))\s+(?:(?!(?:of|in|this|to|and|the)\b)[\w'’-]+\s+){{0,3}}?(?P<noun>[a-z]{{3,}})\s+"
    rf"(?:(?:so\s+far\s+)?(?P<this>this)|of\s+(?:the)?|in)\s*(?P<scope>year|month|season|week|(?:19|20)\d\d)\b"
)
_SUPERLATIVE = re.compile(
    rf"\b(?:(?P<rank>(?i:{_ORDINAL}))[-\s])?(?P<most>(?i:largest|biggest|deadliest|worst|oldest|longest|highest|lowest|smallest|"
    rf"fastest|strongest|bloodiest|costliest|youngest|busiest|hottest|coldest|wettest|driest))\s+"
    rf"(?:(?!(?:of|in|since|and|the|for)\b)[\w'’-]+\s+){{0,3}}?(?P<noun>[a-z]{{3,}})\s+"
    rf"(?:in\s+(?P<span>(?:\w+\s+)?(?:\w+\s+)?(?:years|decades|century|decade|months))|since\s+(?P<since>(?:19|20)\d\d)|"
    rf"in\s+(?P<where>(?:the\s+)?(?:[A-Z]?\w+\s*){{1,3}}))"
)
_TIMES = frozenset("time times year years day days week month".split())


@dataclass(frozen=True, slots=True)
class _Rank:
    document: str
    key: tuple[str, ...]
    value: str
    span: Span

    @property
    def evidence(self) -> Evidence:
        return Evidence(document=self.document, span=self.span, role="figure")


def rank_differences(accounts: Accounts, story: Story) -> tuple[Finding, ...]:
    """Where accounts of one event put the same thing at another place in one order."""
    told = {a.id: _ranks(a) for a in accounts.documents if a.id in story.documents}
    found: list[Finding] = []
    done: set[tuple[str, ...]] = set()
    for left, right in combinations(told, 2):
        for key, one in told[left].items():
            other = told[right].get(key)
            if other is None or one.value == other.value or key in done:
                continue
            done.add(key)
            members = [one, other]
            members += [
                same
                for document, ranks in told.items()
                if document not in (left, right)
                and (same := ranks.get(key)) is not None
                and same.value in (one.value, other.value)
            ]
            members.sort(key=lambda each: accounts.place(each.document))
            found.append(_finding(accounts, members, one, other))
    return tuple(found)


def _ranks(annotated: Annotated) -> dict[tuple[str, ...], _Rank]:
    """An account's places by what stands in them; what it gives two places is left out."""
    text = annotated.document.text
    speech = [q.inner for q in annotated.quotations if q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK)]
    found: dict[tuple[str, ...], _Rank] = {}
    doubtful: set[tuple[str, ...]] = set()
    for sentence in annotated.sentences:
        for pattern in (_COUNTED, _SUPERLATIVE):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                rank = _rank(annotated, match, counted=pattern is _COUNTED)
                if rank is None or any(span.overlaps(rank.span) for span in speech):
                    continue
                if found.setdefault(rank.key, rank).value != rank.value:
                    doubtful.add(rank.key)
    return {key: rank for key, rank in found.items() if key not in doubtful}


def _rank(annotated: Annotated, match: re.Match[str], *, counted: bool) -> _Rank | None:
    noun = stem(match["noun"])
    if match["noun"] in _TIMES:
        return None
    place = str(_place(match["rank"])) if match["rank"] else "1"
    span = Span(*match.span())
    if counted:
        year = (annotated.document.published or "")[:4]
        scope = f"year {year}" if match["scope"] in ("year", year) else match["scope"]
        return _Rank(annotated.id, ("counted", noun, scope), place, span)
    most = match["most"].lower()
    if match["where"]:
        return _Rank(annotated.id, ("most", most, noun, " ".join(match["where"].lower().split())), place, span)
    reach = match["since"] or " ".join(match["span"].lower().split())
    return _Rank(annotated.id, ("reach", most, noun, "since" if match["since"] else "in", place), reach, span)


def _place(rank: str) -> int:
    return _ORDINALS.get(rank.lower()) or int(re.sub(r"\D", "", rank))


def _finding(accounts: Accounts, members: list[_Rank], one: _Rank, other: _Rank) -> Finding:
    days = {(accounts.document(r.document).document.published or "")[:10] for r in (one, other)}
    # A count goes on: of accounts of several days it may be of another one.
    settled = one.key[0] != "counted" or len(days) == 1
    relation = Relation.DIFFERS if settled else Relation.NOT_SETTLED
    by_value: dict[str, list[_Rank]] = {}
    for each in members:
        by_value.setdefault(each.value, []).append(each)
    parts = []
    for place, same in enumerate(by_value.values()):
        words = " ".join(accounts.document(same[0].document).words(same[0].span).split())
        verb = "" if place else " says" if len(same) == 1 else " say"
        parts.append(f"{letters(accounts, [r.document for r in same])}{verb} “{words}”")
    documents = tuple(each.document for each in members)
    return Finding(
        id=content_id("finding", "rank", *(f"{r.document}:{r.span.start}" for r in members)),
        kind=FindingKind.DIFFERS if settled else FindingKind.NOT_SETTLED,
        rule=_RULE,
        title=", ".join(parts) + ("" if settled else "; whether of the same is not settled"),
        evidence=tuple(each.evidence for each in members),
        relation=relation,
        aspect=Aspect.FIGURE,
        absent=accounts.absent(documents),
        score=0.7 if settled else 0.5,
        why=(
            Feature(
                name="same order", value=1.0, detail=" ".join(one.key[1:]), left=one.evidence, right=other.evidence
            ),
        ),
    )
