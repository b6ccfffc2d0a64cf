"""Names and addresses written differently: one person's name in two spellings, one place with another number or kind.

Each account writes it one way only, and not the other's way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from according.compare.accounts import Accounts
from according.compare.entities.letters import skeleton
from according.compare.quantities.tolls import aside
from according.compare.titles import letters
from according.core import (
    Annotated,
    Aspect,
    EntityType,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Relation,
    Span,
    Story,
    content_id,
)

_NAME_RULE = (
    "Accounts of one event write a person's name differently by a letter or two; each account writes it one way only."
)
_PLACE_RULE = (
    "Accounts of one event give an address in one street with another number, or with another word for the street."
)
_TITLES = frozenset(
    """mr mrs ms dr officer sgt sergeant detective det lt lieutenant capt captain chief sheriff deputy mayor judge rev
    pastor senator sen rep president gov governor cpl corporal trooper councilman councilwoman commissioner""".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
#: Letters that two spellings may differ by, and the shortest word of which so many may.
_SLIPS, _SHORTEST = 2, 4
_KINDS = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Court|Ct|Boulevard|Blvd|Place|Pl|Parkway|Pkwy|Highway|Hwy|Way|"
    r"Circle|Terrace|Trail|Square)"
)
_KIND_OF = {
    "street": "st",
    "avenue": "ave",
    "road": "rd",
    "drive": "dr",
    "lane": "ln",
    "court": "ct",
    "place": "pl",
} | {
    "boulevard": "blvd",
    "parkway": "pkwy",
    "highway": "hwy",
}
_ADDRESS = re.compile(
    rf"\b(?P<number>\d{{2,5}})\s+(?P<block>block\s+of\s+)?"
    rf"(?P<street>(?:(?:[NSEW]\.?|North|South|East|West)\s+)?(?:[A-Z][\w'’]+|\d+(?:st|nd|rd|th))(?:\s+[A-Z][\w'’]+){{0,2}}?)\s+"
    rf"(?P<kind>{_KINDS})\b"
)
_SIDE = re.compile(r"\A(?:[NSEW]\.?|North|South|East|West)\s+")


@dataclass(frozen=True, slots=True)
class _Address:
    document: str
    number: int
    block: bool
    street: str
    kind: str
    span: Span


def written_differently(accounts: Accounts, story: Story) -> tuple[Finding, ...]:
    """Names of persons first, then addresses."""
    members = [a for a in accounts.documents if a.id in story.documents]
    return (*_names(accounts, members), *_addresses(accounts, members))


def _names(accounts: Accounts, members: list[Annotated]) -> list[Finding]:
    told = {a.id: _persons(a) for a in members}
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, Span]] = {}
    for left, right in combinations(told, 2):
        for one, other in _alike(set(told[left]), set(told[right])):
            if one in told[right] or other in told[left]:
                continue
            key = (min(one, other), max(one, other))
            groups.setdefault(key, {}).update({left: told[left][one], right: told[right][other]})
    found = []
    for (one, other), spans in groups.items():
        # An account that writes it both ways has slipped itself.
        if any(one in told[d] and other in told[d] for d in told):
            continue
        title = "one name"
        why = f"{' '.join(one)} and {' '.join(other)}"
        found.append(_finding(accounts, "name", title, why, Aspect.NAME, _NAME_RULE, spans))
    return found


def _persons(annotated: Annotated) -> dict[tuple[str, ...], Span]:
    """Full names of persons, without titles and initials, each with its first place."""
    found: dict[tuple[str, ...], Span] = {}
    for entity in annotated.entities:
        if entity.type is not EntityType.PERSON:
            continue
        for mention in entity.naming:
            words = annotated.words(mention.span).replace(",", " ").split()
            kept = [
                w for w in words if w.lower().strip(".") not in _TITLES | _SUFFIXES and not re.fullmatch(r"[A-Z]\.?", w)
            ]
            if 2 <= len(kept) <= 3 and all(w[0].isupper() for w in kept):
                found.setdefault(tuple(_plain(w) for w in kept), mention.span)
    return found


def _plain(word: str) -> str:
    return re.sub(r"['’]s\Z", "", word.lower()).strip("'’\"“”.-")


def _alike(
    left: set[tuple[str, ...]], right: set[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Names with as many words, all of them the same but one, which is another spelling."""
    for one in sorted(left):
        for other in sorted(right):
            if one == other or len(one) != len(other):
                continue
            apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
            if len(apart) == 1 and _spelling(*apart[0], given=one[0] != other[0]):
                yield one, other


def _spelling(left: str, right: str, *, given: bool) -> bool:
    """Whether two words are spellings of one: of one sound, or apart by a letter or two."""
    if left.replace("-", "").replace("'", "").replace("’", "") == right.replace("-", "").replace("'", "").replace(
        "’", ""
    ):
        return False
    if left[0] != right[0] or min(len(left), len(right)) < 3:
        return False
    distance = OSA.distance(left, right)
    if skeleton(left) == skeleton(right) and distance <= _SLIPS:
        return True
    # Given names of one family may lie a letter apart.
    return not given and distance == 1 and min(len(left), len(right)) >= _SHORTEST


def _addresses(accounts: Accounts, members: list[Annotated]) -> list[Finding]:
    told = {a.id: _places(a) for a in members}
    found: list[Finding] = []
    used: set[tuple[str, int]] = set()
    for left, right in combinations(told, 2):
        for one in told[left]:
            for other in told[right]:
                what = _differ(one, other, told[left], told[right])
                keys = {(left, one.span.start), (right, other.span.start)}
                if what is None or keys & used:
                    continue
                used |= keys
                spans = {left: one.span, right: other.span}
                # A house may be a neighbour's; a block, a street's kind and its spelling are the place's own.
                sure = what != "the number" or (one.block and other.block)
                found.append(
                    _finding(accounts, "place", "same place", what, Aspect.FIGURE, _PLACE_RULE, spans, sure=sure)
                )
    return found


def _places(annotated: Annotated) -> list[_Address]:
    text = annotated.document.text
    found: dict[tuple[int, str, str], _Address] = {}
    for sentence in annotated.sentences:
        if aside(sentence.of(text)):
            continue
        for match in _ADDRESS.finditer(text, sentence.start, sentence.end):
            kind = match["kind"].lower()
            street = re.sub(r"['’]", "", _SIDE.sub("", match["street"]).lower())
            place = _Address(
                annotated.id,
                int(match["number"]),
                match["block"] is not None,
                street,
                _KIND_OF.get(kind, kind),
                Span(*match.span()),
            )
            found.setdefault((place.number, street, place.kind), place)
    return list(found.values())


def _differ(one: _Address, other: _Address, ours: list[_Address], theirs: list[_Address]) -> str | None:
    """In what two addresses differ that are one place: the number, the kind of street, or its spelling."""
    if one.street == other.street:
        streets = [p for side in (ours, theirs) for p in side if p.street == one.street]
        if len(streets) > 2:
            return None  # several addresses in one street
        if one.kind == other.kind and one.number != other.number:
            if one.block == other.block:
                return "the number" if abs(one.number - other.number) <= 2000 else None
            block, house = (one, other) if one.block else (other, one)
            # "The 12000 block" may stand for a whole mile.
            reach = 1000 if block.number % 1000 == 0 else 100
            return None if 0 <= house.number - block.number < reach else "the number"
        if one.number == other.number and one.kind != other.kind:
            return "the kind of street"
        return None
    alike = one.number == other.number and one.kind == other.kind and one.street[0] == other.street[0]
    if not alike or len(one.street) <= _SHORTEST or one.street[0].isdigit():
        return None
    return "the spelling" if OSA.distance(one.street, other.street) <= _SLIPS else None


def _finding(
    accounts: Accounts,
    sort: str,
    reason: str,
    what: str,
    aspect: Aspect,
    rule: str,
    spans: dict[str, Span],
    *,
    sure: bool = True,
) -> Finding:
    order = sorted(spans, key=accounts.place)
    evidence = tuple(Evidence(document=d, span=spans[d], role=sort) for d in order)
    by_words: dict[str, list[str]] = {}
    for document in order:
        words = " ".join(accounts.document(document).words(spans[document]).split())
        by_words.setdefault(words, []).append(document)
    parts = [
        f"{letters(accounts, documents)}{'' if place else ' writes' if len(documents) == 1 else ' write'} “{words}”"
        for place, (words, documents) in enumerate(by_words.items())
    ]
    return Finding(
        id=content_id("finding", sort, *(f"{e.document}:{e.span.start}:{e.span.end}" for e in evidence)),
        kind=FindingKind.DIFFERS if sure else FindingKind.NOT_SETTLED,
        rule=rule,
        title=", ".join(parts) + ("" if sure else "; whether of one place is not settled"),
        evidence=evidence,
        relation=Relation.DIFFERS if sure else Relation.NOT_SETTLED,
        aspect=aspect,
        absent=accounts.absent(tuple(order)),
        score=0.7 if sure else 0.5,
        why=(Feature(name=reason, value=1.0, detail=what, left=evidence[0], right=evidence[-1]),),
    )
