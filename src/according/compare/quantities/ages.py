"""How old somebody is: the ages that accounts of one event give to one person."""

import re
from dataclasses import dataclass
from itertools import combinations

from according.compare.accounts import Accounts
from according.compare.quantities.tolls import aside
from according.compare.titles import letters
from according.core import (
    Annotated,
    Aspect,
    Evidence,
    Feature,
    FigureKind,
    Finding,
    FindingKind,
    Relation,
    Span,
    Story,
    content_id,
)

_RULE = (
    "Accounts of one event give different ages to one person: somebody of one name, or the one child of this kind that "
    "each account tells of; each account gives that person one age."
)
_NAME = r"[A-Z][\w'’.-]*[a-z.][\w'’]*(?:\s+(?:[A-Z]\.|\"\w+\"|“\w+”|[A-Z][\w'’-]+)){1,3}"
#: A name right before its age ("Robin Lind, 48,"), and right behind it ("48-year-old Robin Lind").
_BEFORE = re.compile(rf"(?P<name>{_NAME}),?\s+(?:who\s+(?:was|is)\s+|was\s+|is\s+|aged\s+|age\s+|an?\s+|\()?\Z")
_BEHIND = re.compile(rf"\s*,?\s*(?P<name>{_NAME})")
#: A child of whom an account tells, by sort; whoever is of one sort and of one age in an account is one.
_CHILDREN = {
    "boy": "boy son grandson nephew stepson",
    "girl": "girl daughter granddaughter niece stepdaughter",
    "child": "child toddler infant baby",
}
_SORTS = {word: sort for sort, words in _CHILDREN.items() for word in words.split()}
_CHILD = re.compile(rf"\s+(?:[\w'’-]+\s+){{0,2}}?(?P<word>{'|'.join(_SORTS)})\b(?!['’])")
#: Years that can be a slip or a birthday; ages farther apart are rather of two people of one name.
_MOST, _MOST_CHILD = 12, 3
_SUFFIX = re.compile(r"\b(?:Jr|Sr|II|III|IV)\b\.?")
_NO_NAME = frozenset(
    """police officers authorities officials detectives investigators monday tuesday wednesday thursday friday saturday
    sunday the a an his her their county sheriff deputies update""".split()
)


@dataclass(frozen=True, slots=True)
class _Aged:
    """An age of an account: whose it is, by name or as the one child of a sort."""

    document: str
    value: int
    span: Span
    name: tuple[str, ...]
    sort: str
    named: Span | None = None

    @property
    def evidence(self) -> Evidence:
        return Evidence(document=self.document, span=self.span, role="figure")


def age_differences(accounts: Accounts, story: Story) -> tuple[Finding, ...]:
    """Where accounts of one event do not give one age to one person, by name first, then as the one child of a sort."""
    told = {a.id: _ages(a) for a in accounts.documents if a.id in story.documents}
    found: list[Finding] = []
    used: set[tuple[str, int]] = set()
    for left, right in combinations(told, 2):
        for one, other in (*_by_name(told[left], told[right]), *_by_sort(told[left], told[right])):
            keys = {(each.document, each.value) for each in (one, other)}
            if not keys & used:
                used |= keys
                found.append(_finding(accounts, [one, other], told))
    return tuple(found)


def _ages(annotated: Annotated) -> list[_Aged]:
    text = annotated.document.text
    found: list[_Aged] = []
    for figure in annotated.figures:
        if figure.kind is not FigureKind.AGE or figure.high is not None or figure.approximate or figure.value % 1:
            continue
        sentence = next((s for s in annotated.sentences if s.holds(figure.span)), None)
        if (
            sentence is None
            or aside(sentence.of(text))
            or "month" in figure.span.of(text)
            or "week" in figure.span.of(text)
        ):
            continue
        span = figure.span
        before = _BEFORE.search(text[max(sentence.start, span.start - 70) : span.start])
        behind = _BEHIND.match(text, span.end, sentence.end) if "old" in span.of(text) else None
        child = _CHILD.match(text, span.end, sentence.end)
        name: tuple[str, ...] = ()
        called: Span | None = None
        if before is not None:
            base = max(sentence.start, span.start - 70)
            name, called = _key(before["name"]), Span(base + before.start("name"), base + before.end("name"))
        if not name and behind is not None:
            name, called = _key(behind["name"]), Span(*behind.span("name"))
        sort = _SORTS[child["word"]] if child is not None and "old" in span.of(text) else ""
        found.append(_Aged(annotated.id, int(figure.value), span, name, sort, called))
    return found


def _key(name: str) -> tuple[str, ...]:
    """First and last word of a name; none where it is no name of two words."""
    words = [w for w in _SUFFIX.sub("", name).replace(",", " ").split() if not re.fullmatch(r"[A-Z]\.|[\"“].*", w)]
    while words and words[0].lower() in _NO_NAME:
        words = words[1:]
    return (words[0].lower(), words[-1].lower()) if len(words) > 1 else ()


def _by_name(left: list[_Aged], right: list[_Aged]) -> list[tuple[_Aged, _Aged]]:
    """The first ages of those of one name, where each account gives them one age only."""
    found = []
    for name in dict.fromkeys(a.name for a in left if a.name):
        ours, theirs = ([a for a in side if a.name == name] for side in (left, right))
        if theirs and len({a.value for a in ours}) == 1 == len({a.value for a in theirs}):
            one, other = ours[0], theirs[0]
            if 0 < abs(one.value - other.value) <= _MOST:
                found.append((one, other))
    return found


def _by_sort(left: list[_Aged], right: list[_Aged]) -> list[tuple[_Aged, _Aged]]:
    """The one boy (girl, child) of each account, whose age the other account gives to nobody."""
    found = []
    for sort in _CHILDREN:
        ours, theirs = ([a for a in side if a.sort == sort] for side in (left, right))
        if not ours or not theirs or len({a.value for a in ours}) > 1 or len({a.value for a in theirs}) > 1:
            continue
        one, other = ours[0], theirs[0]
        if one.name and other.name and one.name[-1] != other.name[-1]:
            continue
        if not 0 < abs(one.value - other.value) <= _MOST_CHILD:
            continue
        if any(a.value == one.value for a in right) or any(a.value == other.value for a in left):
            continue
        found.append((one, other))
    return found


def _finding(accounts: Accounts, pair: list[_Aged], told: dict[str, list[_Aged]]) -> Finding:
    one, other = pair
    members = list(pair)
    for document, ages in told.items():
        if document in (one.document, other.document):
            continue
        same = next(
            (
                a
                for a in ages
                if a.value in (one.value, other.value)
                and ((a.name and a.name == one.name) or (a.sort and a.sort == one.sort))
            ),
            None,
        )
        if same is not None:
            members.append(same)
    members.sort(key=lambda each: accounts.place(each.document))
    evidence = tuple(each.evidence for each in members)
    documents = tuple(each.document for each in members)
    named = bool(one.name) and one.name == other.name
    by_value: dict[int, list[_Aged]] = {}
    for each in members:
        by_value.setdefault(each.value, []).append(each)
    parts = [
        f"{letters(accounts, [a.document for a in same])} {'' if place else 'gives ' if len(same) == 1 else 'give '}"
        + " ".join(accounts.document(same[0].document).words(same[0].span).split())
        for place, same in enumerate(by_value.values())
    ]
    end = "" if named else "; whether of the same child is not settled"
    called = accounts.document(one.document).words(one.named) if named and one.named is not None else ""
    about = f" as the age of {' '.join(called.split())}" if called else ""
    return Finding(
        id=content_id("finding", "age", *(f"{e.document}:{e.span.start}:{e.span.end}" for e in evidence)),
        kind=FindingKind.DIFFERS if named else FindingKind.NOT_SETTLED,
        rule=_RULE,
        title=", ".join(parts) + about + end,
        evidence=evidence,
        relation=Relation.DIFFERS if named else Relation.NOT_SETTLED,
        aspect=Aspect.FIGURE,
        absent=accounts.absent(documents),
        score=0.8 if named else 0.5,
        why=(
            Feature(
                name="same name" if named else "one child of this sort in each account",
                value=1.0,
                detail=" … ".join(one.name) if named else one.sort,
                left=one.evidence,
                right=other.evidence,
            ),
        ),
    )
