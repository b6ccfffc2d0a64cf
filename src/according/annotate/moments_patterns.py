"""The forms in which a text gives a date or a time: one expression, each alternative named after its form."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"), ("tuesday", "tues", "tue"), ("wednesday", "wed"), ("thursday", "thurs", "thu"),
            ("friday", "fri"), ("saturday", "sat"), ("sunday", "sun"),
        )
    )
    for name in names
}  # fmt: skip
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan\\.?|Feb\\.?|Mar\\.|Apr\\.|Jun\\.|Jul\\.|Aug\\.?|Sept\\.?|Sep\\.?|Oct\\.?|Nov\\.?|Dec\\.?)"
)
_CAPITAL_MONTH = f"(?-i:{_MONTH})"
_WEEKDAY = "(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_SHORT_WEEKDAY = "(?-i:(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\\.?(?:day|nesday|sday|rsday|urday)?)"
_YEAR = "(?:1[5-9]\\d\\d|20\\d\\d)"
_DAY = "(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?"
_PART_OF_DAY = "(?:\\s+(?:early\\s+|late\\s+)?(?:morning|afternoon|evening|night|at\\s+dawn))"
_COUNT = (
    "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)"
)
_PERIOD = "(?:minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|centuries|century)"
_SEASON = "(?:spring|summer|autumn|fall|winter)"
_NOUNS_AFTER_YEARS = (
    "people|persons|residents|men|women|children|jobs|deaths|miles|feet|metres|meters|acres|troops|soldiers|officers|"
    "votes|voters|signatures|students|employees|workers|members|homes|houses|dollars|euros|pounds|tons|tonnes|times|cases|"
    "calls|hours|years|km|kilometres|kilometers|square|per\\s?cent|percent|million|billion|yards|protesters|refugees|migrants"
)

_FORMS = rf"""
  (?P<iso>\b\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d{{2}}:\d{{2}}(?::\d{{2}})?(?:Z|[+-]\d{{2}}:?\d{{2}})?)?(?!\w))
| (?P<slash>(?<![\d/.])\d{{1,2}}(?P<mark>[/.])\d{{1,2}}(?P=mark)(?:\d{{4}}|\d{{2}})(?![\w/.]\d|\d))
| (?P<mdy>(?:{_SHORT_WEEKDAY},?\s+)?{_CAPITAL_MONTH}\s+{_DAY}(?:\s?[-–]\s?{_DAY}\b|\s+(?:and|to|through)\s+{_DAY}\b(?!\s+{_PERIOD}))?(?![\w:%])(?!\.\d)(?:,?\s+{_YEAR}\b)?)
| (?P<dmy>(?:{_SHORT_WEEKDAY},?\s+(?:the\s+)?)?(?<![\w.,:])(?:{_DAY}(?:\s?[-–]\s?|\s+(?:and|to)\s+))?{_DAY}\s+(?:of\s+)?{_CAPITAL_MONTH}(?![\w-])(?:,?\s+{_YEAR}\b)?)
| (?P<my>(?:\b(?:early|mid|late)[-\s](?:in\s+)?)?\b{_CAPITAL_MONTH},?\s+(?:of\s+)?{_YEAR}\b)
| (?P<season>\b(?:(?:the|this|last|next|early|late)\s+)*{_SEASON}\s+(?:of\s+)?{_YEAR}\b)
| (?P<years>(?<![\w.,$£€#-]){_YEAR}(?:\s?[-–/]\s?|\s+(?:to|through|and|until)\s+){_YEAR}(?![\w-])|(?<![\w.,$£€#-]){_YEAR}[-–/]\d{{2}}(?![\w-]|[.,]\d))
| (?P<decade>\b(?:the\s+)?(?:(?:early|mid|late|mid-to-late)[-\s](?:to\s+mid[-\s])?)?(?:1[5-9]|20)\d0['’]?s\b|['’]\d0s\b)
| (?P<century>\b(?:the\s+)?(?:(?:early|mid|late)[-\s])?(?:\d{{1,2}}(?:st|nd|rd|th)|(?:twent|eighte|ninete)\w+-?\w*)[-\s]century\b)
| (?P<time>(?<![\w.:$£€])(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:a|p)\.?\s?m\b\.?|(?<![\w.:$£€/-])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:.]\d|\d|\s?(?:minutes|min\b|seconds))(?:\s?(?:hours|hrs|GMT|UTC|EST|EDT|BST))?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{{1,2}})\s+o['’]clock|(?<!-)\b(?:at|around|about|until|by|before|after|since|from|and|to|shortly\s+before|shortly\s+after)\s+(?:noon|midnight|midday)\b)
| (?P<ago>\b(?:{_COUNT}|(?:a\s+few|several|many|a\s+couple\s+of|some)|\d{{1,3}}(?:\.\d)?)\s+(?:{_PERIOD})\s+(?:ago|earlier|later|before|prior)\b|(?<!\w){_PERIOD}\s+(?:ago|earlier|later)\b)
| (?P<window>\b(?:(?:over|in|during|within|for|throughout|through|across)\s+)?the\s+(?:last|past|previous|next|coming|following|preceding|recent)\s+(?:(?:few|several|couple\s+of|half|{_COUNT}|\d{{1,3}})[\s-]+(?:and\s+a\s+half\s+)?)?{_PERIOD}\b(?!['’]s))
| (?P<weekday>\b(?:(?:early|late|last|next|this|this\s+past|this\s+coming|the\s+following|the\s+previous|that)\s+)*(?:early\s+|late\s+)?{_WEEKDAY}(?:s\b|{_PART_OF_DAY}(?!\w))?(?!['’]s\s+[A-Z])(?!\w))
| (?P<deictic>\b(?:earlier\s+today|later\s+today|(?:the\s+day\s+before\s+)?yesterday{_PART_OF_DAY}?|the\s+day\s+after\s+tomorrow|tomorrow{_PART_OF_DAY}?|today|tonight|last\s+night|overnight|this\s+(?:morning|afternoon|evening|weekend))\b)
| (?P<unit>\b(?:(?:earlier|later|late|early)\s+)?(?:this|last|next|the\s+(?:last|following|previous|same))\s+(?:week(?:end)?|month|year|decade|century|{_SEASON})\b(?!['’]?-?old))
| (?P<inmonth>\b(?:(?:(?:earlier|later|back|early|late|on|by|since|until|till|from|through|during|before|after|around|of|between|and|to)\s+)?in|last|next|this|since|until|till|by|from|through|during|before|after|early|late|mid|of|between|and|to|early\s+in|late\s+in)(?:\s+(?:early|late|mid))?[\s-]+{_CAPITAL_MONTH}(?![\w-])(?!\.?\s+[A-Z\d])(?!['’]s))
| (?P<year>(?<![\w.,$£€#/–-]){_YEAR}(?![\w/]|[.,]\d|\s?%|[-–]\d)(?!\s+(?:{_NOUNS_AFTER_YEARS})\b))
| (?P<holiday>\b(?-i:(?:Christmas|New\s+Year['’]s|Thanksgiving|Easter|Halloween|Labor\s+Day|Memorial\s+Day|Independence\s+Day|Boxing\s+Day|Good\s+Friday|Black\s+Friday)(?:\s+(?:Eve|Day|Sunday|Monday))?)(?=\s*[,.;]|\s+(?:in|of|last|this|\d|and|when|after|morning|night|weekend|\W))(?:,?\s+{_YEAR}\b)?)
| (?P<vague>\b(?:recently|lately|nowadays|currently|these\s+days|in\s+recent\s+(?:days|weeks|months|years|decades|times)|not\s+long\s+ago|long\s+ago|in\s+the\s+near\s+future|in\s+the\s+past|shortly\s+after(?:wards)?|at\s+the\s+time|years\s+on|soon\s+after)\b)
"""

MOMENT = re.compile(_FORMS.replace("\n| ", "|").replace("\n  ", "").strip(), re.IGNORECASE)
#: A year, and a word before it that shows that four digits are no year ("about 2000 protesters").
_NOT_YEARS = re.compile(
    r"(?:\b(?:about|around|some|nearly|almost|approximately|roughly|over|than|least|to\s+\$|estimated|No\.|flight|room|"
    r"section|route|highway|bill|hb|sb|unit|model|local)|[$£€#])\s*\Z",
    re.IGNORECASE,
)


def found(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The dates and times of ``text[start:end]`` in their order; ``lastgroup`` names the form."""
    matches: list[re.Match[str]] = []
    for match in MOMENT.finditer(text, start, end):
        if match.lastgroup == "year" and _NOT_YEARS.search(text[max(start, match.start() - 16) : match.start()]):
            continue
        matches.append(match)
    return matches


def places(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the dates and times of ``text[start:end]`` stand: what is no figure."""
    return tuple(match.span() for match in found(text, start, end))
