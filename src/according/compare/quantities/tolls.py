"""The toll of an event in each account: how many were killed, injured and shot, as far as it gives one answer."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from according.compare.accounts import Accounts
from according.compare.quantities.victims import Victims, people_in, victims_in
from according.core import Annotated, FigureKind, Precision, Span

ROLES = ("killed", "injured", "shot")
#: One person, told as "a man", is all of those killed only where an account begins with it.
_BEGINS = 3
#: Sentences so far from the days of the event tell of another one.
_NEAR = timedelta(days=4)
#: Words that take a sentence to another happening than the event itself, or to many.
_ELSEWHERE = re.compile(
    r"(?i:\b(?:last|this|each|per|every|a)\s+(?:year|month|summer|season)\b|\b(?:years?|months?|weeks?|decades?)\s+(?:after|before|since|"
    r"earlier|ago|prior)\b|\bso\s+far\b|\bin\s+(?:recent|the\s+(?:past|last))\b|\bsince\s+(?:\d{4}|(?-i:[A-Z])\w+)|\b(?:state|nation|city|"
    r"county)-?wide\b|\bacross\s+the\s+(?:city|country|state|county|nation)\b|\bon\s+average\b|\b(?:separate|unrelated|different|previous|"
    r"earlier|similar|other)\s+(?:shootings?|incidents?|attacks?|cases?|crash(?:es)?|fires?|accidents?|homicides?|murders?|slayings?)\b|"
    r"\banother\s+(?:shooting|incident|attack|crash|fire|accident)\b|\b(?:shootings|attacks|incidents|crashes|homicides|murders)\s+"
    r"(?:this|over|in|across|since|on)\b|\bweekend(?:'s)?\s+(?:violence|shootings)\b|\bhomicides?\s+(?:this|so|of|in)\b|\bserial\b|"
    r"\banniversary\b|\bin\s+(?:just\s+)?(?:a|an|\d+|two|three|four|five|six)[\s-](?:\w+[\s-])?(?:hours?|days?|weeks?|months?)\b|\bin\s+(?:19|20)\d\d\b)"
)
#: What follows is an older telling of the same page, or belongs to another page.
_OLDER = re.compile(
    r"(?i:\A\W*(?:previous(?:ly)?(?:\s+(?:story|report|coverage))?|earlier(?:\s+(?:story|report|version))?|original(?:\s+(?:story|report))?)\s*:)"
)
_LINK = re.compile(r"(?i:\A\W*(?:related|read\s+more|more\s+(?:from|on)|also(?:\s+on)?|see\s+also|watch|\+|•)\b|\A\+)")


@dataclass(frozen=True, slots=True)
class Told:
    """What an account says of one role: its one answer, if it has one, and every value that its words can bear."""

    document: str
    role: str
    answer: Victims | None
    values: frozenset[int]
    every: tuple[Victims, ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """An account's toll by role, its day of publication, and whether a doer's death stands in it.

    ``people`` are the numbers of people that it gives anywhere, whatever befell them.
    """

    document: str
    told: dict[str, Told]
    published: str | None
    doer: bool
    people: frozenset[int]


_DOER = re.compile(
    r"(?i:\b(?:suicide|(?:killed|shot|hanged|stabbed)\s+(?:himself|herself|themselves)|t(?:ook|ake|aking|aken)\s+(?:his|her|their)\s+own\s+li(?:fe|ves)|"
    r"turned\s+the\s+\w+\s+on\s+(?:himself|herself)|self-inflicted|(?:suspect|gunman|shooter|attacker|assailant|bomber)s?\s+(?:\w+\s+){0,4}?"
    r"(?:dead|died|killed|fatally|deceased)|(?:killed|fatally\s+\w+|shot\s+dead)\s+(?:the|a|an)\s+(?:\w+\s+)?(?:suspect|gunman|shooter|attacker))\b)"
)


def tolls(accounts: Accounts, documents: tuple[Annotated, ...]) -> dict[str, Toll]:
    """The tolls of the accounts of one event, by document; made once for these accounts."""

    def made(_: Accounts) -> dict[str, Toll]:
        days = _days(documents)
        return {annotated.id: _toll(annotated, days) for annotated in documents}

    return accounts.once(f"tolls of {' '.join(annotated.id for annotated in documents)}", made)


def aside(words: str) -> bool:
    """Whether a sentence's words take it to another happening than the event, or to another page."""
    return _ELSEWHERE.search(words) is not None or _LINK.match(words) is not None


def _toll(annotated: Annotated, days: frozenset[date]) -> Toll:
    text = annotated.document.text
    other = tuple(
        sorted(
            [
                f.span
                for f in annotated.figures
                if f.kind in (FigureKind.AGE, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.DURATION)
            ]
            + [m.span for m in annotated.moments]
        )
    )
    found: list[Victims] = []
    older = False
    for place, sentence in enumerate(annotated.sentences):
        words = sentence.of(text)
        older = older or (place > 0 and _OLDER.match(words) is not None)
        inside = tuple(span for span in other if sentence.start <= span.start < sentence.end)
        victims = victims_in(text, sentence, place, inside)
        if victims and (older or _LINK.match(words) or _elsewhere(annotated, sentence, words, days)):
            victims = tuple(replace(v, part=True) for v in victims)
        found.extend(victims)
    return Toll(
        annotated.id,
        {role: _told(annotated.id, role, found) for role in ROLES},
        (annotated.document.published or "")[:10] or None,
        _DOER.search(text) is not None,
        frozenset(n for sentence in annotated.sentences for n in people_in(text, sentence)),
    )


def _told(document: str, role: str, found: list[Victims]) -> Told:
    every = [v for v in found if v.role == role]
    mine = [v for v in every if not v.doer]
    values = {v.value for v in every} | {v.total for v in every if v.total}
    # "One man … two others" may be three, and what is told apart may be parts of one sum.
    parts = [v for v in every if v.part or v.single or v.others or v.grave or v.scene]
    for i, left in enumerate(every):
        for right in every[i + 1 :]:
            if right in parts and (left in parts or right.others) and right.place - left.place <= 4:
                values.add(left.value + right.value)
    whole = [
        v
        for v in mine
        if not v.part
        and not v.single
        and not ((v.grave or v.scene) and not _with_others(v, found))
        and (not v.others or _beside(v, found))
    ]
    answer: Victims | None = None
    plain = [v for v in whole if v.value > 1] or whole
    if plain:
        exact = [v for v in plain if not v.least and not v.about] or plain
        # What follows may tell of some of them; a greater number than the first makes it doubtful.
        if exact[0].value >= max(v.value for v in (*exact, *(m for m in mine if not m.part and m.others))):
            answer = exact[0]
    elif not any(v.others for v in mine):
        singles = [v for v in mine if v.single and not v.part and not v.scene and not v.named]
        if singles and singles[0].place < _BEGINS and len({_kind(v.head) for v in singles} - {""}) < 2:
            answer = singles[0]
    return Told(document, role, answer, frozenset(values), tuple(every))


def _with_others(one: Victims, found: list[Victims]) -> bool:
    """Whether its sentence tells both of the dead and of the injured, and so of all."""
    return any(v.sentence == one.sentence and {v.role, one.role} == {"killed", "injured"} for v in found)


def _beside(one: Victims, found: list[Victims]) -> bool:
    """Whether "five others" stand beside the dead, so that they are all of the injured."""
    if one.role == "killed":
        return False
    before = [v for v in found if v.span.start < one.span.start]
    if any(v.role == one.role for v in before):
        return False
    return any(v.role == "killed" for v in before)


def _kind(head: str) -> str:
    """The sort of person that a word leaves no doubt of."""
    if head in (
        "man",
        "male",
        "father",
        "grandfather",
        "husband",
        "brother",
        "son",
        "boy",
        "uncle",
        "nephew",
        "boyfriend",
    ):
        return "he"
    if head in (
        "woman",
        "female",
        "mother",
        "grandmother",
        "wife",
        "sister",
        "daughter",
        "girl",
        "aunt",
        "niece",
        "girlfriend",
    ):
        return "she"
    return ""


def _elsewhere(annotated: Annotated, sentence: Span, words: str, days: frozenset[date]) -> bool:
    """Whether a sentence tells of another happening than the event: by its words, or by its dates."""
    if _ELSEWHERE.search(words):
        return True
    years = {str(day.year) for day in days}
    if years and any(
        sentence.holds(m.span)
        and m.precision in (Precision.YEAR, Precision.MONTH)
        and m.start
        and m.start[0] != "-"
        and m.start[:4] not in years
        for m in annotated.moments
    ):
        return True
    told = [
        d for m in annotated.moments if sentence.holds(m.span) and m.precision is Precision.DAY and (d := _day(m.start))
    ]
    return bool(told and days) and not any(abs(d - day) <= _NEAR for d in told for day in days)


def _days(documents: tuple[Annotated, ...]) -> frozenset[date]:
    """The days that the accounts begin with, and the day of the first publication."""
    found: set[date] = set()
    published = sorted(d for a in documents if (d := _day(a.document.published)))
    found.update(published[:1])
    for annotated in documents:
        end = annotated.sentences[min(len(annotated.sentences), 6) - 1].end if annotated.sentences else 0
        found.update(
            d for m in annotated.moments if m.span.end <= end and m.precision is Precision.DAY and (d := _day(m.start))
        )
    return frozenset(found)


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
