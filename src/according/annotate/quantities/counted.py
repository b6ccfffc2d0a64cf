"""What a number counts: the noun phrase behind it ("1,394 residents"), or before it ("the toll rose to 12").

No parser is run: a phrase is read word by word up to its head, told by its plural form; where no word looks like a head
the figure counts nothing that we could name.
"""

import re

from according.core import FUNCTION_WORDS, Span

_WORD = re.compile(r"[^\W\d_](?:[\w'’]|[-‐&](?=\w)|\.(?=\w)|(?<=\.\w)\.|(?<=\b\w)\.(?=\s?\w))*")
_GAP = re.compile(r"[ \u00a0\t]{1,3}|\n(?=\S)")
_OF = re.compile(r"\s+of\s+(?:(?:the|its|his|her|their|our|these|those|all|such)\s+)?(?!\d)", re.IGNORECASE)
_OF_NUMBER = re.compile(
    r"\s+of\s+(?:(?:the|its|his|her|their|our|these|those|all|about|nearly|some)\s+)?(?=\d|\w)", re.IGNORECASE
)
_DETERMINER = re.compile(r"\s+(?:more|other|additional|fewer|further|such|different|separate)(?=\s)", re.IGNORECASE)
_TIMES = re.compile(r"\s+(times)\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[.;,\n(])\s*((?:[^\W\d_][\w'’-]*\s){0,3}[^\W\d_][\w'’-]*)\s?:\s?\Z")
_TOLL = re.compile(
    r"\b((?:(?:death|injury|casualty|fatality|confirmed|official)\s+)?tolls?|population|membership|attendance|turnout|"
    r"(?:total|overall)\s+number\s+of\s+[\w'’-]+(?:\s+[\w'’-]+)?|numbers?\s+of\s+[\w'’-]+(?:\s+[\w'’-]+)?)"
    r"(?=\s)[^.;:\d]{0,50}\Z",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(killing|killed|kills|kill|injuring|injured|injures|wounding|wounded|wounds|arresting|arrested)\s+(?:[a-z]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_IRREGULAR = frozenset(
    """people men women children police folk folks persons personnel staff cattle sheep fish aircraft feet teeth mice
    youth clergy gentry firefighters alumni media data criteria phenomena sheriffs lives wives thieves crew troops
    businessmen businesswomen policemen policewomen firemen gunmen clergymen congressmen lawmen fishermen servicemen
    servicewomen spokesmen countrymen grandchildren schoolchildren stepchildren""".split()
)
#: Plurals that stand before the noun they belong to: "police officers", "arms exporters", "sports fans".
_JOINING = frozenset(
    "police arms sports sales news communications operations savings women men children people goods rights".split()
)
#: Participles and adjectives that count persons without a noun: "two dead, three injured".
STATES = frozenset(
    """dead killed injured wounded hurt arrested missing hospitalized hospitalised slain detained shot unharmed charged
    homeless displaced stranded infected""".split()
)
_STOPS = FUNCTION_WORDS | frozenset(
    """said says say told tells according were had will would also including include includes even still already per
    whether since despite among amid without within across along toward towards onto upon via near like unlike yet
    ago later earlier later today yesterday tomorrow tonight may might can could shall monday tuesday wednesday
    thursday friday saturday sunday january february march april june july august september october november december
    plus minus times percent per cent today's times versus vs""".split()
)
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|'s|’s|news|politics|perhaps|always|towards|besides|nowadays|overseas)\Z")
_PARTICIPLE = re.compile(r"\w{2,}ed\Z")


def counted(text: str, place: int, end: int, *, one: bool = False) -> Span | None:
    """The counted phrase that begins behind a number at ``place``; ``one`` when a single thing is counted."""
    start = place
    if (of := _OF.match(text, place, end)) is not None and not one:
        start = of.end()
    elif (gap := _GAP.match(text, place, end)) is not None:
        start = gap.end()
    else:
        return None
    if (times := _TIMES.match(text, place, end)) is not None:
        return Span(times.start(1), times.end(1))
    if (more := _DETERMINER.match(text, start - 1, end)) is not None and more.end() + 1 < end:
        start = more.end() + 1
    return _phrase(text, start, end, one=one)


def counted_before(text: str, start: int, number: int) -> Span | None:
    """The counted phrase that ends before a number: "signatures: 1,394", "the death toll rose to 12"."""
    window = max(start, number - 90)
    before = text[window:number]
    for pattern in (_LABEL, _TOLL):
        if (found := pattern.search(before)) is not None:
            return Span(window + found.start(1), window + found.end(1))
    return None


def whole_behind(text: str, place: int, end: int) -> int | None:
    """Where the number of the whole begins in "40 of the 120 residents", None where no "of" follows."""
    found = _OF_NUMBER.match(text, place, end)
    return None if found is None else found.end()


def plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    form = word.lower().replace("’", "'")
    if form in _IRREGULAR or form.endswith("women") or form.rpartition("-")[2] in _IRREGULAR:
        return True
    return len(form) > 3 and form.endswith("s") and not _NOT_PLURAL.search(form)


def _phrase(text: str, start: int, end: int, *, one: bool) -> Span | None:
    place, last, head, seen, last_form = start, 0, 0, 0, ""
    while seen < 6 and (word := _WORD.match(text, place, end)) is not None:
        form = word[0].lower().replace("’", "'")
        stops = form in _STOPS and form not in ("own", "most", "least")
        if seen == 0 and form.rstrip(".") in STATES:
            following = _WORD.match(text, word.end() + 1, end) if text[word.end() : word.end() + 1] == " " else None
            if following is None or not plural(following[0]):
                return Span(start, word.end())
        if stops or (head and (last_form not in _JOINING or not plural(word[0]))):
            break
        if one and seen and (_PARTICIPLE.match(form) or form.endswith("ing") or form in STATES):
            break
        if plural(word[0]) and not one:
            head = word.end()
        last, last_form, seen = word.end(), form, seen + 1
        gap = _GAP.match(text, word.end(), end)
        if gap is None:
            if not head and not one and text[word.end() : word.end() + 2] == ", " and seen <= 2:
                place = word.end() + 2  # "12 young, unarmed protesters"
                if not (following := _WORD.match(text, place, end)) or following[0].lower() in _STOPS:
                    break
                continue
            break
        place = gap.end()
    stop = head if not one else (last if seen <= 3 else 0)
    if one and seen > 3:
        first = _WORD.match(text, start, end)
        stop = first.end() if first is not None else 0
    return Span(start, stop) if stop > start else None
