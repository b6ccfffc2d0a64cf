"""Who came to harm: every place where an account says of so many people that they were killed, injured or shot.

Read word by word, so that "two people", "a 16-year-old boy", "three men and a woman", "another" and a bare "4 dead" are
all counts; what stands right before and right behind them says what befell them.
"""

import re
from dataclasses import dataclass

from according.compare.quantities.victim_words import (
    AGED,
    AGES,
    AND_ONE,
    BEFORE,
    BEHIND,
    BOUND_TIMES,
    DOERS,
    DOUBLE,
    FIRED,
    FOUND,
    GROUP,
    JOIN,
    NAMED,
    NOUN,
    NTH,
    NUMBERS,
    ORDER,
    ORDINAL,
    PART,
    PART_BEHIND,
    PARTED,
    PASSIVE,
    SCENE,
    SENT,
    SHOT_AT,
    SINGLE,
    THING,
    TIMES,
    TO_HOSPITAL,
    TOLL,
    UNREAL,
)
from according.core import Span


@dataclass(frozen=True, slots=True)
class Victims:
    """So many people of whom an account says that they were killed, injured or shot.

    ``least`` is true of "at least" and "more than", ``about`` of other bounds, ``vague`` of "several"; ``others`` where
    they stand beside those told of before; ``single`` are one person told as "a man", ``named`` by name; ``part`` where
    the words make them some of all, ``scene`` those who died at one place; ``doer`` where they are those who did it;
    ``grave`` of the gravely injured. ``total`` is 3 for "a third victim", else 0. ``place`` counts sentences.
    """

    role: str
    value: int
    span: Span
    sentence: Span
    place: int
    head: str = ""
    least: bool = False
    about: bool = False
    others: bool = False
    single: bool = False
    part: bool = False
    doer: bool = False
    grave: bool = False
    scene: bool = False
    named: bool = False
    vague: bool = False
    total: int = 0


def victims_in(text: str, sentence: Span, place: int, other: tuple[Span, ...] = ()) -> tuple[Victims, ...]:
    """The counts of victims in a sentence, in the order of its text; numbers within ``other`` are dates or ages."""
    groups = [
        found
        for found in GROUP.finditer(text, sentence.start, sentence.end)
        if _counts(found)
        and not AGES.search(text, max(sentence.start, found.start() - 40), found.start())
        and not any(span.overlaps(Span(*found.span("number"))) for span in other)
    ]
    chains: list[list[re.Match[str]]] = []
    for group in groups:
        if chains and _joined(text, chains[-1][-1], group):
            chains[-1].append(group)
        else:
            chains.append([group])
    found: list[Victims] = []
    for chain in chains:
        found.extend(_of_chain(text, chain, sentence, place))
    for toll in TOLL.finditer(text, sentence.start, sentence.end):
        value = _value((toll["n"] or toll["m"]).lower())
        found.append(
            Victims("killed", value, Span(*toll.span()), sentence, place, part=_partly(text, toll.start(), sentence))
        )
    for named in NAMED.finditer(text, sentence.start, sentence.end):
        span = Span(*named.span())
        if not any(v.role == "killed" and v.span.overlaps(span) for v in found):
            name = named["name"].split()[-1]
            found.append(Victims("killed", 1, span, sentence, place, head=name, single=True, named=True))
    for nth in NTH.finditer(text, sentence.start, sentence.end):
        value = ORDER[nth["n"].lower()]
        found.append(Victims("killed", value, Span(nth.start(), nth.end()), sentence, place, part=True, total=value))
    for double in DOUBLE.finditer(text, sentence.start, sentence.end):
        role = "shot" if double["what"].lower() in ("shooting", "stabbing") else "killed"
        found.append(Victims(role, TIMES[double["n"].lower()], Span(*double.span()), sentence, place))
    return tuple(sorted(found, key=lambda v: v.span))


def people_in(text: str, sentence: Span) -> tuple[int, ...]:
    """Every count of people in a sentence, whatever is said of them."""
    return tuple(
        _value(found["number"].lower())
        for found in GROUP.finditer(text, sentence.start, sentence.end)
        if found["head"] is not None and _counts(found)
    )


def _joined(text: str, last: re.Match[str], group: re.Match[str]) -> bool:
    """Whether two counts stand in one list."""
    between = JOIN.fullmatch(text, _end(text, last), group.start())
    if between is None:
        return False
    return "and" in between[0] or "&" in between[0] or (last["head"] is not None and group["head"] is not None)


def _counts(group: re.Match[str]) -> bool:
    number, head = (group["number"] or "").lower(), (group["head"] or "").lower()
    if _vague(number):
        return bool(head)
    if not head:
        return number not in ("a", "an")
    # "A couple" apart, one of somebody is told by a word of the closed set.
    return number not in ("a", "an", "one", "1") or SINGLE.fullmatch(head) is not None


def _end(text: str, group: re.Match[str]) -> int:
    more = AND_ONE.match(text, group.end()) if group["head"] else None
    end = more.end() if more is not None else group.end()
    aged = AGED.match(text, end)
    return aged.end() if aged is not None else end


def _of_chain(text: str, chain: list[re.Match[str]], sentence: Span, place: int) -> list[Victims]:
    begin = chain[0].start()
    before = BEFORE.search(text, max(sentence.start, begin - 60), begin)
    behind = BEHIND.match(text, _end(text, chain[-1]), sentence.end)
    if chain[-1]["head"] is None and before is not None and (noun := NOUN.match(text, chain[-1].end(), sentence.end)):
        # "Killed five dogs" counts none; "killing one visitor" somebody of whatever kind.
        one = (chain[-1]["number"] or "").lower() in ("one", "1")
        if not one or before["killed"] is None or THING.match(noun[0].strip().lower()):
            before = None
    ahead = _role(before)
    if behind is not None and behind["shot"] and SHOT_AT.match(text, behind.end()) and not PASSIVE.search(behind[0]):
        behind = None  # "two men shot at police"
    after = _role(behind)
    if (
        after is None
        and SENT.search(text, max(sentence.start, begin - 24), begin)
        and TO_HOSPITAL.match(text, _end(text, chain[-1]), sentence.end)
    ):
        after = "injured"
    if ahead and after and ahead != after and len(chain) > 1:
        return [
            *_victims(text, chain[:-1], ahead, sentence, place, bool(before and before["grave"])),
            *_victims(text, chain[-1:], after, sentence, place, _grave(behind)),
        ]
    role = after or ahead
    if ahead == "killed" and after == "injured":
        role = ahead  # "killed two people hospitalised before"
    if role is None or (role == "shot" and FIRED.search(text, max(sentence.start, begin - 30), begin)):
        return []
    return _victims(text, chain, role, sentence, place, _grave(behind) if after else bool(before and before["grave"]))


def _role(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    return next((role for role in ("killed", "injured", "shot") if found[role]), None)


def _grave(found: re.Match[str] | None) -> bool:
    return bool(found and (found["grave"] or (found["state"] or "").lower() in ("critical", "serious", "grave")))


def _victims(
    text: str, chain: list[re.Match[str]], role: str, sentence: Span, place: int, grave: bool
) -> list[Victims]:
    first = chain[0]
    heads = [(group["head"] or "").lower() for group in chain]
    numbers = [(group["number"] or "").lower() for group in chain]
    values = [2 if head == "couple" else _value(number) for number, head in zip(numbers, heads, strict=True)]
    bounds = [" ".join((group["bound"] or "").lower().split()) for group in chain]
    values += [1 for group in chain if group["head"] and AND_ONE.match(text, group.end())]
    before = text[max(sentence.start, first.start() - 60) : first.start()]
    words = " ".join(group[0].lower() for group in chain)
    ordinal = ORDINAL.search(words) if sum(values) == 1 else None
    doer = any(re.fullmatch(DOERS, head) for head in heads)
    part = (
        any(group["definite"] for group in chain)
        or PART.search(before) is not None
        or PART_BEHIND.match(text, chain[-1].end(), sentence.end) is not None
        or UNREAL.search(before) is not None
        or (role == "injured" and PARTED.match(text, chain[-1].end(), sentence.end) is not None)
        or first["extra"] is not None
        or BOUND_TIMES.match(text, chain[-1].end(), sentence.end) is not None
    )
    scene = SCENE.search(text, chain[-1].end(), min(sentence.end, chain[-1].end() + 60)) is not None
    return [
        Victims(
            role,
            sum(values),
            Span(
                first.start(),
                more.end() if (more := AND_ONE.match(text, chain[-1].end())) and heads[-1] else chain[-1].end(),
            ),
            sentence,
            place,
            head=" ".join(heads),
            least=any(map(_vague, numbers))
            or any(bound in ("at least", "more than", "over", "no fewer than") for bound in bounds),
            about=any(bounds) or any(map(_vague, numbers)),
            vague=any(map(_vague, numbers)),
            total=ORDER[ordinal[0]] if ordinal is not None else 0,
            others=ordinal is not None or re.search(r"\b(?:others?|another|more|additional)\b", words) is not None,
            single=sum(values) == 1 and not (numbers[0] in ("one", "1") and heads[0] == "person"),
            part=part,
            scene=scene and FOUND.search(before) is None,
            doer=doer,
            grave=grave,
        )
    ]


def _partly(text: str, start: int, sentence: Span) -> bool:
    before = text[max(sentence.start, start - 60) : start]
    return PART.search(before) is not None or UNREAL.search(before) is not None


def _vague(number: str) -> bool:
    return number[:1].isalpha() and number not in NUMBERS


def _value(number: str) -> int:
    if _vague(number):
        return 24 if number.startswith("dozens") else 2  # no fewer than so many
    return NUMBERS.get(number) or int(number.replace(",", ""))
