"""Plain answers: figures whose clause itself says what they are a figure of, in whatever words it does so.

"Killing two people", "two workers died", "the two dead" and "a fire that killed two" answer one question, so that each
account can be asked it as a whole. Only words that touch the counted phrase are read; what is farther off is left.
"""

import re
from dataclasses import dataclass, replace

from according.compare.quantities.context import Placed
from according.compare.quantities.roles import elsewhen
from according.core import FigureKind, stem

COUNTS = (FigureKind.COUNT, FigureKind.NUMBER)
#: Roles of money that an event has one of; the others are compared where the sentences share a matter.
ONE_EACH = frozenset("damage reward bail".split())
ABOUT_PEOPLE = frozenset(
    "killed injured arrested missing evacuated homeless rescued hostages dismissed present employed charged shot "
    "treated".split()
)

_HURT = r"injured|hurt|wounded"
_SHOT = r"(?:shot|stabbed|beaten|struck|hit|run\s+over|burned|burnt|crushed)"
#: Words behind the counted phrase, each role's own; the first role that fits is taken.
_BEHIND = {
    "killed": rf"(?:killed|dead|died|die|dying|slain|murdered|perished|lost\s+their\s+li(?:ves|fe)|"
    rf"fatally\s+\w+|{_SHOT}\s+(?:dead|to\s+death|and\s+killed)|succumbed)",
    "treated": r"(?:hospitali[sz]ed|(?:taken|rushed|transported|airlifted|flown|sent|admitted|brought)"
    r"\s+to\s+(?:\w+\s+){0,3}?"
    r"(?:hospitals?|medical|trauma)|in\s+(?:the\s+)?hospital|treated)",
    "injured": rf"(?:{_HURT}|{_SHOT}\s+and\s+(?:{_HURT})|"
    r"suffer(?:ed|ing)?\s+(?:[\w-]+\s+){0,3}?(?:injuries|wounds|burns)|"
    rf"sustained\s+(?:[\w-]+\s+){{0,3}}?(?:injuries|wounds|burns))",
    "shot": r"shot",
    "arrested": r"(?:arrested|detained|apprehended|(?:taken\s+into|in(?:to)?)\s+(?:police\s+)?custody|rounded\s+up)",
    "charged": r"(?:charged|indicted)",
    "missing": r"(?:missing|unaccounted)",
    "homeless": r"(?:homeless|displaced)",
    "evacuated": r"(?:evacuated|(?:had|forced|ordered|told)\s+to\s+(?:leave|flee|evacuate)|fled\s+their)",
    "rescued": r"(?:rescued|saved|pulled\s+(?:alive\s+)?from|brought\s+to\s+safety)",
    "hostages": r"(?:held\s+hostage|taken\s+hostage|abducted|kidnapped)",
    "dismissed": r"(?:laid\s+off|made\s+redundant|sacked|dismissed|los[et]\s+their\s+jobs|out\s+of\s+work)",
    "present": r"(?:inside\b|aboard|on\s+board|at\s+work|on\s+(?:shift|duty|site)|at\s+the\s+(?:scene|time)|"
    r"present|(?:in|at)\s+the\s+(?!hospital|custody|intensive|process|area)\w+)",
    "employed": r"(?:employed|(?:who\s+)?works?\s+(?:there|here|at|in|for)|on\s+(?:the|its)\s+(?:payroll|books))",
}
#: Words right before the figure.
_AHEAD = {
    "killed": r"kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|claim(?:s|ed|ing)?|(?:took|taking|takes)\s+the\s+lives\s+of|"
    rf"deaths?\s+of|lives\s+of|{_SHOT}\s+(?:dead|and\s+kill(?:ed|ing))|death\s+toll\s+(?:\w+\s+){{0,3}}",
    "injured": rf"injur(?:es|ing)|injured|wound(?:s|ing)|wounded|hurt(?:s|ing)?|injuries\s+to|"
    rf"{_SHOT}\s+and\s+(?:{_HURT})",
    "treated": r"treated|treating|hospitali[sz](?:ed|ing)",
    "shot": r"shot|shooting",
    "arrested": r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|arrests?\s+of",
    "charged": r"charg(?:es|ed|ing)",
    "evacuated": r"evacuat(?:es|ed|ing)|displac(?:es|ed|ing)|forced|forcing",
    "rescued": r"rescu(?:es|ed|ing)|saved",
    "dismissed": r"(?:lay|laying|laid|lays)\s+off|(?:cut|cutting|shed|shedding|axe|axed|axing|loss\s+of|losing|lost)",
    "present": r"carrying|carried|had\s+on\s+board",
    "employed": r"employ(?:s|ed|ing)?|employer\s+of|(?:workforce|staff|payroll)\s+of|(?:work|jobs)\s+(?:to|for)",
}
#: Counted words that are the role themselves, as they stand last in the phrase.
_NOUNS = {
    "killed": r"dead|deaths?|fatalit(?:y|ies)|lives|killed|slain|death\s+toll",
    "injured": rf"{_HURT}|injur(?:y|ies)",
    "arrested": r"arrests?|arrested|detained|detainees",
    "missing": r"missing",
    "homeless": r"homeless",
    "evacuated": r"evacuees",
    "hostages": r"hostages?",
    "dismissed": r"redundanc(?:y|ies)|layoffs",
}
_GAP = (
    r"(?:\s+(?:who|that))?(?:\s+(?:were|was|are|is|have|has|had|been|be|being|also|both|all|reportedly|later|then|now|"
    r"confirmed|reported|known|pronounced|found|left|seriously|critically|slightly|badly|severely|still|listed|declared|"
    r"to\s+have)){0,5}\s+"
)
#: "Two workers at the plant died": a short phrase may stand between.
_PLACE = (
    r"(?:\s+(?:at|in|inside|aboard|on|from)\s+(?:(?:the|a|an|its)\s+)?[\w'’-]+(?:\s+[\w'’-]+)?"
    r"(?=\s+(?:died|were|was|are|have|had)\b))?"
)
_AFTER = re.compile(
    rf"(?i:{_PLACE}{_GAP}(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _BEHIND.items()) + r")\b)"
)
_BEFORE = re.compile(
    r"(?i:\b(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _AHEAD.items()) + r")\s+(?:the\s+)?)\Z"
)
_NOUN = re.compile(r"(?i:(?:\A|\b)(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _NOUNS.items()) + r")\Z)")
_TAKEN = re.compile(
    r"(?i:\b(?:claim\w*|t(?:ake|akes|aken|aking|ook)|los(?:e|t|ing|s\s+of)|cost\w*|ended?)\s+(?:\w+\s+)?)\Z"
)
_WERE = re.compile(r"(?i:\s+(?:were|was|are|is|had\s+been|have\s+been)\s)")
_THERE = re.compile(r"(?i:\bthere\s+(?:were|are|had\s+been)\s+)\Z")
_OWNED = re.compile(r"(?i:(?:\b(?:its|their)|['’]s)\s+(?:[\w-]+\s+)?)\Z")
_STAFF = re.compile(r"(?i:\b(?:workers?|employees?|staff(?:ers)?|jobs?|workforce)\Z)")
_LOST = re.compile(
    r"(?i:\s+(?:(?:will|would|could|to|are|were|be|being)\s+){0,2}(?:lost|cut|go|going|axed|created|added|"
    r"available|open|vacant|new)\b)"
)
_MADE = re.compile(r"(?i:\b(?:creat|add|bring|generat|promis|support|new|lost|loss|cut|hir)\w*\s+(?:\w+\s+)?)\Z")

_MONEY_BEFORE = re.compile(
    r"(?i:\b(?:(?P<damage>damage)|(?P<reward>reward)|(?P<bail>bail|bond)|(?P<fine>fin(?:e|ed|es)|penalt(?:y|ies))|"
    r"(?P<settlement>settle(?:d|ment)|compensation|payout)|(?P<budget>budget)|(?P<cost>costs?|costing|price(?:\s+tag)?)"
    r"|(?P<loss>loss(?:es)?)|(?P<worth>worth|valued|value)|(?P<raised>raised|raising|donat(?:ed|ions))|"
    r"(?P<debt>debts?|owes|owed|deficit))(?:\s+(?!and\b|but\b|while\b|that\b|which\b)[\w'’-]+){0,5}\s+)\Z"
)
_MONEY_BEHIND = re.compile(
    r"(?i:(?:\s+worth)?(?:\s+(?:in|of))?(?:\s+(?:the|property|structural|storm|fire|water|cash|new|annual|total))?[\s-]+"
    r"(?:(?P<damage>damage)\b|(?P<reward>reward)|(?P<bail>bail|bond)\b|(?P<fine>fines?|penalt(?:y|ies))\b|"
    r"(?P<settlement>settlement|compensation|payout)|(?P<budget>budget)|(?P<cost>costs?|bill|price)\b|"
    r"(?P<loss>loss(?:es)?)\b|(?P<raised>donations)|(?P<debt>debts?|deficit)))"
)

_ANIMALS = re.compile(
    r"(?i:\b(?:animals?|dogs?|cats?|horses?|cows?|cattle|sheep|pigs?|goats?|birds?|fish|pets?|chickens?|hens?|times|rounds|shots|"
    r"bullets|homes|houses|buildings?|cars?|vehicles?|trucks?|buses|businesses|schools?|counts?|charges?|incidents?|"
    r"shootings?|fires|crashes|accidents|stores?|shops?|flights?|percent|cases|homicides?|murders?|robberies|attacks?)\Z)"
)
_SOME_OF_ALL = re.compile(
    r"(?i:\b(?:child(?:ren)?|kids?|wom[ae]n|m[ae]n|girls?|boys?|babies|baby|infants?|toddlers?|teen(?:ager)?s?|youths?|minors?|"
    r"juveniles?|adults?|students?|pupils?|officers?|police(?:m[ae]n)?|deput(?:y|ies)|troopers?|firefighters?|soldiers?|troops|"
    r"civilians?|bystanders?|suspects?|gunm[ae]n|males?|females?|brothers?|sisters?|friends?|relatives?|"
    r"attackers?|bombers?|militants?|insurgents?|terrorists?|foreigners?|tourists?|drivers?|members?|[A-Z][a-z]+(?:ns|ese|is|ish))\Z)"
)
_ANYONE = re.compile(
    r"(?i:\A(?:people|persons?|individuals?|victims?|folks|others?|lives|dead|deaths?|fatalit(?:y|ies)|killed|slain|injured|hurt|"
    r"wounded|injur(?:y|ies)|arrests?|arrested|detained|detainees|missing|homeless|evacuees|hostages?|toll|casualt(?:y|ies)|"
    r"jobs?|employees?|workers?|staff|workforce|redundanc(?:y|ies)|layoffs)\Z)"
)
_PART = re.compile(
    r"(?i:\b(?:includ(?:ing|es?|ed)|among\s+(?:them|the\s+\w+|those)|of\s+(?:whom|them|which|those)|another|additional|other|every|"
    r"each|per|up\s+from|down\s+from|from|compared\s+(?:with|to)|rather\s+than|instead\s+of|not|previous(?:ly)?|earlier|"
    r"initially|originally|first|also|identified|(?:image|photo)\s+\d+\s+of|as\s+many\s+as|up\s+to|bod(?:y|ies)\s+of|identit(?:y|ies)\s+of|names?\s+of|his|her|nor|neither)\s+(?:\w+\s+){0,1})\Z"
)
_PART_BEHIND = re.compile(
    r"(?i:\s*(?:/|of\s+\d|of\s+(?:the|them|those|these|whom|which|its|his|her|their)\b|more\b|additional\b|further\b|"
    r"a\s+(?:day|week|month|year)\b|per\b|each\b|every\b|days?\b|years?\b|[-–](?:year|day|hour)))"
)
_TIMES = re.compile(r"(?i:\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|several|many|\d+)\s+)\Z")
_OTHERS = re.compile(r"(?i:\s*(?:other\b|others\b))")
_DEAD = re.compile(r"(?i:\b(?:killed|kill(?:s|ing)|dead|died|dies|deaths?|fatally|fatal)\b)")
_INJURED = re.compile(r"(?i:\b(?:injur\w+|wound\w+|hurt|hospital\w*)\b)")
_UNREAL = re.compile(
    r"(?i:\b(?:would|could|may|might|if|threat\w*|potential\w*|capacity|plan(?:s|ned|ning)?|aims?|hop(?:e|es|ed|ing)|accus\w+|"
    r"alleg\w+|convict\w+|guilty|suspected|attempt\w*|tried|counts?\s+of|no|never|without)\b)"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """One account's plain answer: the role it answers, who or what is counted, and whether it is the whole of it.

    ``who`` is None for anyone, else the stem of the counted noun; ``narrow`` where that noun can only be some of all.
    """

    placed: Placed
    role: str
    who: str | None
    narrow: bool
    whole: bool


def plain(text: str, each: list[Placed]) -> list[Plain]:
    """Every plain answer of one account, in the order of its text."""
    return [found for placed in each if (found := _plain(text, placed)) is not None]


def asked(one: Plain) -> Placed:
    """The figure with its question put for its role, so that it is told by it."""
    kind = one.placed.figure.kind
    thing = one.placed.question.thing if kind not in COUNTS else "person"
    return replace(one.placed, question=replace(one.placed.question, role=one.role, thing=thing))


def _plain(text: str, placed: Placed) -> Plain | None:
    figure, sentence = placed.figure, placed.sentence
    begin, end = figure.span.start, figure.span.end
    before = text[max(sentence.start, begin - 70) : begin]
    if figure.kind is FigureKind.MONEY:
        role = _money(text, before, end, sentence.end)
        # "Four $7,000 fines" are a sum of their own.
        whole = role is not None and _whole(text, placed, before, end) and _TIMES.search(before) is None
        return None if role is None else Plain(placed, role, None, narrow=False, whole=whole)
    if figure.kind not in COUNTS:
        return None
    counts = figure.counts_span
    if counts is not None and 0 <= counts.start - end <= 24:
        end = counts.end
    counted = " ".join((figure.counts or "").split())
    if counted and _ANIMALS.search(counted):
        return None
    role = _role(text, figure.value, before, counted, end, sentence.end)
    if role is None:
        return None
    head = counted.split()[-1] if counted else ""
    anyone = not head or _ANYONE.match(head) is not None
    return Plain(
        placed,
        role,
        None if anyone else stem(head.lower()),
        narrow=not anyone and _SOME_OF_ALL.search(counted) is not None,
        whole=_whole(text, placed, before, end, role),
    )


def _role(text: str, value: float, before: str, counted: str, end: int, stop: int) -> str | None:
    if (found := _NOUN.search(counted)) is not None and (
        not counted.lower().endswith("lives") or _TAKEN.search(before) is not None
    ):
        return found.lastgroup
    behind = text[end : min(stop, end + 90)]
    staff = _STAFF.search(counted) is not None
    if (found := _AFTER.match(behind)) is not None:
        role = found.lastgroup
        vague = role == "present" and found[role].lower().startswith(("in the", "at the"))
        if role == "present" and (value < 3 or (vague and not (_WERE.match(behind) or _THERE.search(before)))):
            return None
        return role
    if (found := _BEFORE.search(before)) is not None:
        role = found.lastgroup
        if role == "dismissed" and not staff:
            return None
        return role
    if staff and value >= 10 and (_OWNED.search(before) or counted.lower().endswith("jobs")):
        return None if _LOST.match(behind) or _MADE.search(before) else "employed"
    return None


def _money(text: str, before: str, end: int, stop: int) -> str | None:
    found = _MONEY_BEHIND.match(text, end, min(stop, end + 60)) or _MONEY_BEFORE.search(before)
    return None if found is None else found.lastgroup


def _whole(text: str, placed: Placed, before: str, end: int, role: str = "") -> bool:
    """Whether the figure is of all, here and now, as a fact."""
    figure, sentence = placed.figure, placed.sentence
    behind = text[figure.span.end : min(sentence.end, figure.span.end + 40)]
    if _OTHERS.match(behind):
        # "Killed two and injured five others": all the injured, where no other injured are told before.
        told = text[sentence.start : figure.span.start]
        ahead = re.sub(r"(?i:\b(?:injuring|wounding|hurting|injured|wounded|hurt)\s+(?:the\s+)?)\Z", "", told)
        if role not in ("injured", "treated") or not _DEAD.search(told) or _INJURED.search(ahead):
            return False
    elif _PART.search(before):
        return False
    clause = re.split(r"[;:,(—–]", before)[-1]
    return not (
        _PART_BEHIND.match(behind)
        or _PART_BEHIND.match(text, end, min(sentence.end, end + 40))
        or elsewhen(text, figure, sentence)
        or _UNREAL.search(clause)
    )
