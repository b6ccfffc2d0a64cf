"""Questions asked of each account as a whole: where their plain answers, one an account, are not the same."""

import re
from collections.abc import Iterator
from itertools import combinations

from according.compare.quantities.answers import COUNTS, SURE, Answers
from according.compare.quantities.context import Placed, Weights, same_time
from according.compare.quantities.pairs import likeness
from according.compare.quantities.plain import ABOUT_PEOPLE, ONE_EACH, Plain, asked, plain
from according.compare.quantities.roles import TITLES
from according.compare.quantities.values import Match, matched
from according.core import Feature, Operator

#: Suspects have bail each of their own, and whoever is charged or was shot is told of again in other cases.
_LEFT_OUT = frozenset("bail charged shot".split())
#: In the lead of both accounts, and anywhere.
_LED, _TOLD, _LEAD = 0.8, 0.65, 0.35
#: Words that make a part of the dead or injured, or their number at some time before.
_SOME = re.compile(
    r"(?i:\b(?:at\s+the\s+scene|at\s+(?:a|the|an|\w+)(?:\s+\w+)?\s+hospital|in\s+(?:the\s+)?hospital|instantly|later|on\s+the\s+way|"
    r"critical(?:ly)?|serious(?:ly)?|severe(?:ly)?|badly|grave(?:ly)?|minor|slight(?:ly)?|life-threatening|non-life|stable|"
    r"earlier|at\s+first|initial(?:ly)?|previous(?:ly)?|original(?:ly)?|so\s+far|each|separate|heaviest|worst|alone|where|province|"
    r"another|second|third|fourth|fifth|sixth|"
    r"past|history|anniversary|since|custody|recent|over\s+the|shootings|incidents|violence|weekends|identified|names?|"
    r"in\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\s+\d))\b)"
)
_DEFINITE = re.compile(r"(?i:\b(?:the|these|those|both|all|all\s+of\s+the)\s+)\Z")
_OTHERS = re.compile(r"(?i:\s*others?\b)")
_DEAD = re.compile(r"(?i:\b(?:killed|kill(?:s|ing)|dead|died|dies|deaths?|fatally|fatal)\b)")
#: Counts that lie farther apart than so are rather of two happenings.
_FAR = 4
_WORDS_ROUND = 60


def plain_answers(documents: dict[str, list[Placed]], texts: dict[str, str], weights: Weights) -> Iterator[Answers]:
    """Every question that accounts of one event answer plainly, each with one figure, and not all alike."""
    told = {name: plain(texts[name], each) for name, each in documents.items()}
    for role in dict.fromkeys(p.role for each in told.values() for p in each):
        if role in _LEFT_OUT:
            continue
        found = [one for name in documents if (one := _one([p for p in told[name] if p.role == role], texts[name]))]
        yield from _together(found, documents, weights)


def _one(answers: list[Plain], text: str) -> Plain | None:
    """An account's one answer, the most exact; None where it gives several, or only some of all."""
    whole = [
        p for p in answers if p.whole and not p.placed.question.doubtful and not (p.role == "present" and p.narrow)
    ]
    if not whole or any(matched(whole[0].placed.figure, p.placed.figure) is Match.DIFFERENT for p in answers):
        return None
    if any(p.role in ABOUT_PEOPLE and _SOME.search(_round(text, p.placed)) for p in whole):
        return None
    # "The two men" are those that were told of before, who need not be all.
    whole = [p for p in whole if p.role not in ABOUT_PEOPLE or not _definite(text, p.placed)]
    if not whole:
        return None
    return min(whole, key=lambda p: (p.placed.figure.operator is not Operator.EQUAL, p.placed.figure.span.start))


def _definite(text: str, one: Placed) -> bool:
    return _DEFINITE.search(text, max(0, one.figure.span.start - 12), one.figure.span.start) is not None


def _round(text: str, one: Placed) -> str:
    begin = max(one.sentence.start, one.figure.span.start - _WORDS_ROUND)
    return text[begin : min(one.sentence.end, one.figure.span.end + _WORDS_ROUND)]


def _together(found: list[Plain], documents: dict[str, list[Placed]], weights: Weights) -> Iterator[Answers]:
    """The first two answers that are not alike, and every account's that agrees with one of them."""
    for wanted in (Match.DIFFERENT, Match.COMPATIBLE):
        for left, right in combinations(found, 2):
            match = matched(left.placed.figure, right.placed.figure)
            if match is not wanted or not _one_question(left, right, documents, weights):
                continue
            members = [
                p
                for p in found
                if p in (left, right)
                or any(
                    matched(p.placed.figure, q.placed.figure) is not Match.DIFFERENT and _alike(p, q)
                    for q in (left, right)
                )
            ]
            yield Answers(tuple(asked(p) for p in members), _sureness(left, right), (_why(left, right),))
            return


def _one_question(left: Plain, right: Plain, documents: dict[str, list[Placed]], weights: Weights) -> bool:
    a, b = left.placed, right.placed
    if not _alike(left, right) or (a.quoted and b.quoted):
        return False
    low, high = sorted((a.figure.value, b.figure.value))
    if left.role in ABOUT_PEOPLE and high > _FAR * low:
        return False
    if _with_the_dead(a, b) or _with_the_dead(b, a):
        return False
    if left.role not in ABOUT_PEOPLE | ONE_EACH and len(likeness(a, b, weights).beside) < 2:
        return False
    return not (_gives(a, documents[b.document], left.role) or _gives(b, documents[a.document], left.role))


def _with_the_dead(one: Placed, other: Placed) -> bool:
    """Whether "ten wounded" may take in the dead beside whom the other account tells of "nine others"."""
    ours, theirs = (p.words[p.figure.span.end - p.sentence.start :] for p in (one, other))
    if _OTHERS.match(ours) or not _OTHERS.match(theirs):
        return False
    return 0 < one.figure.value - other.figure.value <= 3 and _DEAD.search(one.words) is None


def _alike(left: Plain, right: Plain) -> bool:
    """Whether two answers may be of the same: one unit, one time, and nobody counted who is only some of all."""
    a, b = left.placed, right.placed
    if a.figure.unit != b.figure.unit or not same_time(a, b):
        return False
    return left.who == right.who or (None in (left.who, right.who) and not (left.narrow or right.narrow))


def _gives(one: Placed, others: list[Placed], role: str) -> bool:
    """Whether the other account has this figure as well, of another day or part, say; small counts recur."""
    return any(
        other.figure.kind in (*COUNTS, one.figure.kind)
        and other.figure.unit == one.figure.unit
        and matched(one.figure, other.figure) is Match.EQUAL
        and (one.figure.value > 12 or other.question.role == role or other.question.thing == "person")
        for other in others
    )


def _sureness(left: Plain, right: Plain) -> float:
    led = left.placed.place < _LEAD and right.placed.place < _LEAD
    return max(SURE, _LED if led or left.placed.alignments & right.placed.alignments else _TOLD)


def _why(left: Plain, right: Plain) -> Feature:
    return Feature(
        name="same role",
        value=1.0,
        detail=TITLES.get(left.role, left.role),
        left=left.placed.evidence(),
        right=right.placed.evidence(),
    )
