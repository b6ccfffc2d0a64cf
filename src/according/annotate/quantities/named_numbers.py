"""Numbers that are no quantities: parts of names, numbers of streets, sections, flights and telephones."""

import re

from according.annotate.quantities.counted import plural
from according.annotate.quantities.numerals import Numeral
from according.core import Span

_HEADS = frozenset(
    """project channel chapter section row part game room route highway interstate flight apollo formula class article
    title type level phase stage week day round figure fig table psalm proposition measure district ward precinct
    apartment apt unit suite pier gate terminal windows iphone ipad galaxy model series mark top fortune dow
    nasdaq catch     studio local amendment resolution bill hb sb prop bowl page pages p pp no nos
    number numbers line lines case docket
    volume vol issue episode ep season step size version item bus train platform lot zone exit mile floor building bldg
    block engine boeing airbus tier grade act scene verse schedule annex appendix clause paragraph para rule code pub
    law docket extension ext box station school ps juror count counts division dist area sector lane studio hole seed
    seeded century chromosome covid category cat euro rio london tokyo beijing world agenda vision
    ab hr hf sf sr hjr sjr""".split()
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’.&-]*)\s?(#|No\.\s?)?\s*\Z")
_HASH = re.compile(r"(?:#|\b[Nn]os?\.|№)\s?\Z")
STREET = re.compile(
    r"(?:-?(?:hundred)?\s+block\b|\s+(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?(?:[A-Z0-9][\w.'’-]*\s+){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Terrace|Parkway|Pkwy|"
    r"Highway|Hwy|Circle|Square|Broadway)\b)"
)
_TELEPHONE = re.compile(r"\)?[\s.-]\d{3}[.-]\d{4}\b|-\d{4}\b(?!\s?[-–])|-\d{2,}-\d|-[A-Z]{3,}\b")
_TIED = re.compile(r"[^\W\d_]{1,}(?<!st)(?<!nd)(?<!rd)(?<!th)|[-‐][A-Z]|/\w|-(?:gauge|caliber|calibre)")
_OWN_UNITS = re.compile(
    r"(?:k|m|mn|bn|tn|g|kg|mg|km|kms|cm|mm|ft|in|mi|mph|kph|km/h|lb|lbs|oz|p|c|pc|pct|w|kw|mw|gw|kwh|mah|hz|khz|mhz|"
    r"ghz|gwh|mwh|twh|kn|kpa|mpa|gpa|ksi|psi|sq|dbm?|ms|μm|µm|ppg|rpg|apg|cal|kcal|usd|eur|gbp|kb|mb|gb|tb|hp|bhp|ps|mp|hr|hrs|min|mins|sec|secs|s|l|ml|rpm|ppm|ppb|yo|plus|sqm|cc|nm|yd|yds)(?![\w])",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"[A-Z][\w'’-]+\s[A-Z][\w'’-]+\s\(\Z")
_STATE = re.compile(r",\s(?!U[SKN]\b|EU\b)[A-Z]{2}\s\Z")
_SMALL_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.\s\Z")
_THEN_NUMBER = re.compile(r"\s+[-−+]?\d")
_CAPITAL = re.compile(r"[A-Z]")
_NEXT = re.compile(r"[\s-]+([^\W\d_][\w'’-]*)")
#: What makes a kind of thing with a small number before it, and counts nothing: "a six-speed gearbox".
_KIND_OF = re.compile(
    r"[-‐](?:bed|bedroom|bathroom|cylinder|speed|door|star|way|tier|ply|bit|wheel|wheeler|"
    r"pronged|legged|handed|lane)(?:ed)?\b",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(r"\b[a-z]{4,}")
_CLOCK = re.compile(r"\s?(?:[ap]\.?\s?m\b|o['’]clock|noon\b|midnight\b)", re.IGNORECASE)
_NOT_NAMES = frozenset(
    """the a an and or but of in at by for with from to on as is was are were some about nearly over under all another
    these those their his her its our police at least after before when while that this there here they we he she it
    if how only just among most more both killed kills injured arrested arrests kill one two three four five""".split()
)


def no_quantity(text: str, number: Numeral, sentence: Span) -> bool:
    """Whether a number (without a sign of currency) is part of a name, an address, a time or a code."""
    if number.vague or number.part or number.scaled:
        return False
    before = text[max(sentence.start, number.start - 40) : number.start]
    if _HASH.search(before) or (number.plain and text[number.start : number.end] in ("911", "999", "112")):
        return True
    if not number.spelt:
        if _CLOCK.match(text, number.end) or _TELEPHONE.match(text, number.end):
            return True
        if _TIED.match(text, number.end) and not _OWN_UNITS.match(text, number.end):
            return True
        if number.plain and (
            STREET.match(text, number.end)
            or (text[number.start] == "0" and number.end - number.start > 1 and text[number.start + 1] != ".")
        ):
            return True
        if number.plain and number.value < 15 and text.startswith(")", number.end) and _FULL_NAME.search(before):
            return True  # a player's number, or a mark
        if number.plain and number.value <= 31 and _SMALL_MONTH.search(before):
            return True
        if number.plain and number.end - number.start == 5 and _STATE.search(before):
            return True
        if before.endswith(("(", "-")) and text[number.end : number.end + 1] == ")" and number.end - number.start >= 3:
            return True
    if not (number.plain or number.spelt):
        return False
    if number.spelt and _KIND_OF.match(text, number.end, sentence.end):
        return True
    found = _WORD_BEFORE.search(before)
    if found is None:
        return False
    word = found[1].rstrip(".").lower()
    if not _CAPITAL.match(found[1]):
        return (
            word in _HEADS
            and number.plain
            and word
            not in (
                "top",
                "world",
                "count",
                "counts",
                "mile",
                "agenda",
                "law",
                "case",
                "school",
                "week",
                "day",
                "season",
                "act",
            )
        )
    return _named(text, number, sentence, word, len(before) - found.start())


def _named(text: str, number: Numeral, sentence: Span, word: str, back: int) -> bool:
    """Whether the capitalised ``word`` before a number makes a name with it ("Boeing 737")."""
    if word in _HEADS:
        return True
    if word in _NOT_NAMES or number.start - back <= sentence.start:
        return False
    if number.plain and _THEN_NUMBER.match(text, number.end, sentence.end):
        return True  # "Nikkei 225 -1.3%"
    following = _NEXT.match(text, number.end, sentence.end)
    if following is not None and (plural(following[1]) or (following[1].islower() and following[1] in _COUNTABLE)):
        return False
    title = len(_TITLE_WORD.findall(text[sentence.start : sentence.end])) <= 1  # a headline: every word is capitalised
    if title:
        return False
    return (number.plain and following is not None) or (number.plain and number.end >= sentence.end - 1 and not title)


_COUNTABLE = frozenset("percent per dead killed injured wounded missing arrested hurt million billion thousand".split())
