"""Two numbers that belong together: ranges, votes and scores, told apart by the words about them."""

import re
from dataclasses import dataclass

from according.annotate.quantities.currencies import BEFORE, currency_before
from according.annotate.quantities.named_numbers import STREET
from according.annotate.quantities.numerals import Numeral, numeral_at
from according.annotate.quantities.units import unit_after
from according.core import FigureKind, Span

_MONEY = rf"(?:(?-i:{BEFORE})\s?)?"
_JOIN = re.compile(rf"\s?[-‐–—]\s?{_MONEY}(?=\d)|\s+(?:to|and|or)\s+{_MONEY}(?=[\w½])|-to-(?=\w)", re.IGNORECASE)
#: Between two numbers that give their unit each: "five per cent to 20 per cent".
_AGAIN = re.compile(rf"\s+(?:up\s+)?(to|and|or)\s+{_MONEY}(?=[\w½])", re.IGNORECASE)
_RANGING = re.compile(
    r"\b(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|pric(?:es?|ed|ing)|start(?:s|ed|ing)?|span\w*|cost(?:s|ing)?|sizes?|"
    r"anywhere|anything|worth|between|everything)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:r[io]se|risen|rising|fell|fall\w*|gr[eo]w\w*|drop\w*|(?:in|de)creas\w+|rais\w+|cut\w*|climb\w+|jump\w+|declin\w+|"
    r"shr[aiu]nk\w*|reduc\w+|up|down|higher|lower|soar\w*|surg\w+|slid\w*|slump\w*|gain\w*|lost|add\w*|advanc\w+|plung\w+|"
    r"tumbl\w+|dip\w*|edg\w+|eas\w+|sank|shed)\b[^.;,]{0,25}\Z",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"\s+votes?\s+to\s+(?=\w)|\s+(?:(?:votes?|voted|members|voting)\s+)?(?:in\s+favou?r|for|yes|ayes?|yeas?)"
    r"(?:\s+(?:and|to|with)|,(?:\s+and)?)\s+(?=\w)",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\s+(?:(?:votes?|voted|members|voting)\s+)?(?:opposed|against|no|noes|nays?)\b", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween\s+{_MONEY}\Z|\banywhere\s+from\s+{_MONEY}\Z", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom\s+{_MONEY}\Z", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:r[io]se|risen|rising|fell|fall(?:s|en|ing)?|grow(?:s|n|ing)?|grew|drop(?:s|ped|ping)?|increas\w+|decreas\w+|"
    r"rais\w+|cut(?:s|ting)?|climb\w+|jump\w+|declin\w+|expand\w+|shr[aiu]nk\w*|reduc\w+|mov\w+|up|down|went|go(?:es|ne)?|"
    rf"soar\w*|surg\w+|chang\w+|doubl\w+|tripl\w+)\b[^.;]{{0,40}}\bfrom\s+{_MONEY}\Z",
    re.IGNORECASE,
)
_VOTING = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|approv\w+|pass(?:ed|es|age)?|rul(?:ed|ing)|decision|reject\w+|adopt\w+|unanim\w+|ballot\w*|"
    r"council\w*|committee|commission|senate|motion|resolution|verdict|defeat\w*|favou?r|majority|in\s+a|by\s+a|split|"
    r"fail(?:s|ed|ing)?|upheld|panel|justices|supreme|deadlock\w*|overturn\w+|uphold\w*|endors\w+)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|unanim\w+|ballot|ruling|ruled|decision|in\s+favou?r|approv\w+|majority)\b", re.IGNORECASE
)
_SPORT = re.compile(
    r"\b(?:win|wins|won|beat|beats|beaten|lead|led|leads|loss|lost|victory|game|match|score[ds]?|scoring|draw|drew|goals?|"
    r"league|season|playoffs?|innings?|cup|tie|team|coach|quarter|half-time|halftime|record|straight|points|series)\b",
    re.IGNORECASE,
)
_GAME = re.compile(r"\s+(?:lead|win|victory|loss|draw|rout|record|start|scoreline|triumph|thrashing)\b", re.IGNORECASE)
_NOT_A_RANGE = re.compile(r"[-‐–—/]\d|[a-z]", re.IGNORECASE)
_THIRD = re.compile(r"[-–]\d{1,2}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Pair:
    """The second number, what the two make (a vote, a score as NUMBER, a range as COUNT) and the stretch of both."""

    number: Numeral
    kind: FigureKind
    start: int
    end: int
    bare: float


def pair(text: str, first: Numeral, sentence: Span, *, money: bool) -> Pair | None:
    """What a number and the one joined behind it make, or None where it stands alone."""
    if first.vague or first.part:
        return None
    votes = _VOTES.match(text, first.end, sentence.end)
    join = votes or _JOIN.match(text, first.end, sentence.end)
    if join is None:
        return _unit_twice(text, first, sentence)
    second = numeral_at(text, join.end(), sentence.end)
    if second is None or second.ordinal or second.part or second.vague:
        return None
    word = join[0].strip().lower()
    window = text[max(sentence.start, first.start - 80) : first.start]
    around = window + text[second.end : min(sentence.end, second.end + 40)]
    whole = first.value.is_integer() and second.value.is_integer() and first.value < 1000 and second.value < 1000
    if votes is not None:
        against = _AGAINST.match(text, second.end, sentence.end)
        if against is None and not (
            " to " in votes[0] and ("vote" in votes[0].lower() or text[second.start].isdigit())
        ):
            return None  # "three for lunch, two for dinner"
        return Pair(second, FigureKind.VOTE, first.start, against.end() if against else second.end, second.value)
    dashed = word in "-‐–—"
    if whole and not money and (dashed or word == "to") and not (first.scaled or second.scaled):
        measured = first.value < second.value and unit_after(text, second.end, sentence.end) is not None
        sides = None if measured else _sides(first, second, around, window, dashed=dashed)
        if sides is not None:
            third = _THIRD.match(text, second.end, sentence.end) if dashed else None
            return Pair(second, sides, first.start, third.end() if third else second.end, second.value)
    if dashed and STREET.match(text, second.end):
        return None
    return _range(text, first, second, word, window)


def _unit_twice(text: str, first: Numeral, sentence: Span) -> Pair | None:
    """A range both of whose ends have the unit; "rose 10 percent to 15 percent" is none."""
    unit = unit_after(text, first.end, sentence.end)
    join = None if unit is None else _AGAIN.match(text, unit[2], sentence.end)
    second = None if join is None else numeral_at(text, join.end(), sentence.end)
    if unit is None or join is None or second is None or second.ordinal or second.part or second.vague:
        return None
    again = unit_after(text, second.end, sentence.end)
    if again is None or again[:2] != unit[:2] or first.value >= second.value:
        return None
    window = text[max(sentence.start, first.start - 80) : first.start]
    between, since = _BETWEEN.search(window), _FROM.search(window)
    prefix = between if join[1].lower() == "and" else since
    if join[1].lower() != "to" and between is None:
        return None
    if since is not None and (_CHANGE.search(window) or not _RANGING.search(window)):
        return None
    if prefix is None and _MOVED.search(window):
        return None
    start = first.start if prefix is None else first.start - (len(window) - prefix.start())
    return Pair(second, FigureKind.COUNT, start, second.end, _bare(text, second))


def _sides(first: Numeral, second: Numeral, around: str, window: str, *, dashed: bool) -> FigureKind | None:
    """Whether two whole numbers are the sides of a vote or a game."""
    voting, sport = _VOTING.search(around), _SPORT.search(around)
    strong = _STRONG.search(around)
    if dashed and _GAME.match(around, len(window)):
        return FigureKind.NUMBER
    if dashed:
        if voting and (strong or not sport):
            if first.value < second.value and not strong:
                return None
            return FigureKind.VOTE
        if first.value >= second.value or sport:
            return (
                FigureKind.NUMBER if first.value + second.value > 0 and (sport or first.value > second.value) else None
            )
        return None
    if _FROM.search(window) or _BETWEEN.search(window):
        return None
    return FigureKind.VOTE if strong and re.search(r"\bvot\w+\b[^.;]{0,25}\Z", window, re.IGNORECASE) else None


def _range(text: str, first: Numeral, second: Numeral, word: str, window: str) -> Pair | None:
    between = _BETWEEN.search(window)
    dashed = word in "-‐–—"
    bare = _bare(text, second)
    low = first.value
    if second.scaled and not first.scaled and low < bare:
        low = low * second.value / bare
    if low >= second.value:
        return None
    if word == "and":
        if between is None:
            return None
    elif word == "or":
        if second.value - first.value > 2 or first.value > 20:
            return None
    elif word in ("to", "-to-"):
        if _CHANGE.search(window):
            return None
        if second.value > 20 * low:
            return None
    elif dashed:
        if _NOT_A_RANGE.match(text, second.end) and not second.scaled and text[second.end] not in "kmbKMB":
            return None
        if text[first.end : first.end + 1].isspace() and not text[first.end + 2 : first.end + 3].isspace():
            return None
    start = first.start
    prefix = between or (_FROM.search(window) if word == "to" else None)
    if prefix is not None:
        start = first.start - (len(window) - prefix.start())
    elif (money := currency_before(window)) is not None:
        start -= money[1]
    return Pair(second, FigureKind.COUNT, start, second.end, bare)


def _bare(text: str, number: Numeral) -> float:
    """A numeral's value before its scale: 4 of "4 million"."""
    value = number.value
    if number.scaled:
        for scale in (1e12, 1e9, 1e6, 1e3, 1e2, 12.0):
            if value >= scale and re.search(r"\d|\w", text[number.start : number.end]):
                return value / scale
    return value
