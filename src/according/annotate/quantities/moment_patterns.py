"""The forms in which a text gives a date or a time: one expression, each alternative named after its form."""

import re

from according.annotate.word_starts import starting_or
from according.core import Document, Span

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
    "Jan\\.?|Feb\\.?|Mar(?:\\.|(?=\\s\\d))|Apr(?:\\.|(?=\\s\\d))|Jun(?:\\.|(?=\\s\\d))|Jul(?:\\.|(?=\\s\\d))|Aug\\.?|Sept\\.?|Sep\\.?|Oct\\.?|Nov\\.?|Dec\\.?)"
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

_LEAD = "(?:(?:earlier|later|back|early|late|on)\\s+)?in"
_FORMS = {
    "iso": (
        r"\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])",
        r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\w)",
    ),
    "slash": (r"(?<![\d/.])\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?![\w/.]\d|\d)",),
    "mdy": (
        rf"(?:{_SHORT_WEEKDAY},?\s+)?{_CAPITAL_MONTH}\s+{_DAY}",
        rf"(?:\s?[-–]\s?{_DAY}\b|\s+(?:and|to|through)\s+{_DAY}\b(?!\s+{_PERIOD}))?(?![\w%]|:\d)(?!\.\d)(?:,?\s+{_YEAR}\b)?",
    ),
    "dmy": (
        rf"(?:{_SHORT_WEEKDAY},?\s+(?:the\s+)?)?(?<![\w.,:])(?:{_DAY}(?:\s?[-–]\s?|\s+(?:and|to)\s+))?",
        rf"{_DAY}\s+(?:of\s+)?{_CAPITAL_MONTH}(?![\w-])(?:,?\s+{_YEAR}\b)?",
    ),
    "my": (rf"(?:\b(?:early|mid|late)[-\s](?:in\s+)?)?\b{_CAPITAL_MONTH},?\s+(?:of\s+)?{_YEAR}\b",),
    "season": (rf"\b(?:(?:the|this|last|next|early|late)\s+){{0,2}}{_SEASON}\s+(?:of\s+)?{_YEAR}\b",),
    "years": (
        rf"(?<![\w.,$£€#-]){_YEAR}(?:\s?[-–/]\s?|\s+(?:to|through|and|until)\s+){_YEAR}(?![\w-])",
        rf"|(?<![\w.,$£€#-]){_YEAR}[-–/]\d{{2}}(?![\w-]|[.,]\d)",
    ),
    "decade": (
        r"\b(?:the\s+)?(?:(?:early|mid|late|mid-to-late)[-\s](?:to\s+mid[-\s])?)?(?:1[5-9]|20)\d0['’]?s\b|['’]\d0s\b",
    ),
    "century": (
        r"\b(?:the\s+)?(?:(?:early|mid|late)[-\s])?(?:\d{1,2}(?:st|nd|rd|th)|(?:twent|eighte|ninete)\w+(?:-\w+)?)[-\s]century\b",
    ),
    "time": (
        r"(?<![\w.:$£€])(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?[ap]\.?\s?m\b\.?",
        r"|(?<![\w.:$£€/-])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:.]\d|\d|\s?(?:minutes|min\b|seconds))",
        r"(?:\s?(?:hours|hrs|GMT|UTC|EST|EDT|BST))?",
        r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+o['’]clock",
        r"|(?<!-)\b(?:at|around|about|until|by|before|after|since|from|and|to)\s+(?:noon|midnight|midday)\b",
    ),
    "ago": (
        rf"\b(?:{_COUNT}|(?:a\s+few|several|many|a\s+couple\s+of|some)|\d{{1,3}}(?:\.\d)?)\s+{_PERIOD}",
        r"\s+(?:ago|earlier|later|before|prior)\b",
        rf"|(?<!\w){_PERIOD}\s+(?:ago|earlier|later)\b",
    ),
    "window": (
        r"\b(?:(?:over|in|during|within|for|throughout|through|across)\s+)?",
        r"the\s+(?:last|past|previous|next|coming|following|preceding|recent)\s+",
        rf"(?:(?:few|several|couple\s+of|half|{_COUNT})[\s-]+(?:and\s+a\s+half\s+)?)?{_PERIOD}\b(?!['’]s)",
    ),
    "weekday": (
        r"\b(?:(?:early|late|last|next|this|this\s+past|this\s+coming|the\s+following|the\s+previous|that)\s+){0,3}",
        rf"{_WEEKDAY}(?:s\b|{_PART_OF_DAY}(?!\w))?(?!['’]s\s+[A-Z])(?!\w)",
    ),
    "deictic": (
        rf"\b(?:earlier\s+today|later\s+today|(?:the\s+day\s+before\s+)?yesterday{_PART_OF_DAY}?|",
        rf"the\s+day\s+after\s+tomorrow|tomorrow{_PART_OF_DAY}?|today|tonight|last\s+night|overnight|",
        r"this\s+(?:morning|afternoon|evening|weekend))\b",
    ),
    "unit": (
        r"\b(?:(?:earlier|later|late|early)\s+)?(?:this|last|next|the\s+(?:last|following|previous|same))\s+",
        rf"(?:week(?:end)?|month|year|decade|century|{_SEASON})\b(?!['’]?-?old)",
    ),
    "inmonth": (
        rf"\b(?:{_LEAD}|last|next|this|since|until|till|during|early|late|mid|through|",
        r"(?:by|from|before|after|of|between|and|to)(?=\s+(?-i:(?!May|March|August)))(?=\s+\w+(?!\.?\s+[A-Z])))",
        rf"(?:\s+(?:early|late|mid))?[\s-]+{_CAPITAL_MONTH}(?![\w-])(?!\.?\s+(?-i:[A-Z\d]))(?!['’]s)",
    ),
    "year": (rf"(?<![\w.,$£€#/–-]){_YEAR}(?![\w/]|[.,]\d|\s?%|[-–]\d)(?!\s+(?:{_NOUNS_AFTER_YEARS})\b)",),
    "holiday": (
        r"\b(?-i:(?:Christmas|New\s+Year['’]s|Thanksgiving|Easter|Halloween|Labor\s+Day|Memorial\s+Day|Independence\s+Day|",
        r"Boxing\s+Day|Good\s+Friday|Black\s+Friday)(?:\s+(?:Eve|Day|Sunday|Monday))?)",
        r"(?=\s*[,.;]|\s+(?:in|of|last|this|\d|and|when|after|morning|night|weekend|\W))",
        rf"(?:,?\s+{_YEAR}\b)?",
    ),
    "vague": (
        r"\b(?:recently|lately|nowadays|currently|these\s+days|in\s+recent\s+(?:days|weeks|months|years|decades|times)|",
        r"not\s+long\s+ago|long\s+ago|in\s+the\s+near\s+future|in\s+the\s+past|shortly\s+after(?:wards)?|at\s+the\s+time|",
        r"soon\s+after)\b",
    ),
}

#: Every form, each a group of its name; earlier ones are tried first.
MOMENT = re.compile(
    r"(?<!\w)(?=[\w'’])(?i:" + "|".join(f"(?P<{name}>{''.join(parts)})" for name, parts in _FORMS.items()) + ")"
)

#: Words of which every moment holds one: the text is searched for these first, which is far quicker.
_EITHER_CASE = r"""jan feb mar(?=ch|\.|\s\d) apr(?=il|\.|\s\d) jun jul aug sept? oct nov dec(?!i) yesterday today
    tonight tomorrow overnight last\b next\b
    this(?=\s+(?:week|month|year|dec|cen|sp|su|au|fa|wi|mor|aft|ev)) past\b previous\b coming\b
    following\b preceding\b recent same\b lately\b nowadays\b currently\b these\s+days shortly\b soon\b christmas
    thanksgiving easter\b halloween""".split()
_CORE = re.compile(
    starting_or(
        r"\d",
        r"\d*",
        [
            *_EITHER_CASE,
            *(word.capitalize() for word in _EITHER_CASE),
            *r"""May\b Monday Tuesday Wednesday Thursday Friday Saturday Sunday New\s+Year Labor\s Memorial\s
            Independence\s Boxing\s Good\s+F Black\s+F ago\b earlier\b later\b before\b prior\b noon\b midnight\b
            midday\b o['’]clock century\b near\s+future at\s+the\s+time\b""".split(),
        ],
        cased=True,
    )
)
#: How every moment begins: words that go on, words that may stand alone, and beginnings of words.
_BEGINNING = re.compile(
    starting_or(
        r"\d'’",
        r"(?<!\w.)(?:(?<=\d)|(?=\d))",
        [
            *(
                rf"{word}[\s-]"
                for word in """about across after and around at back before between by during for from in of on over
                since some several many the that this through throughout till to until within an? these long not last
                next""".split()
            ),
            *"""earl lat mid spring summer autumn fall winter one two three four five six seven eight nine ten eleven
            twelve fifteen twent thirty forty fifty ninete minute hour day week fortnight month year decade centur
            mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec yesterday today tonight
            tomorrow overnight christmas new thanksgiving easter halloween labor memorial independence boxing good
            black recently nowadays currently shortly soon""".split(),
        ],
    )
)
_BACK, _ON = 44, 64
#: A year, and a word before it that shows that four digits are no year ("about 2000 protesters").
_NOT_YEARS = re.compile(
    r"(?i:\b(?:about|around|some|nearly|almost|approximately|roughly|over|than|least|estimated|No\.|flight|room|"
    r"section|route|highway|bill|hb|sb|unit|model|local|ordinance|docket|order|decree|regulation)|[$£€#])\s*\Z",
)


def found(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The dates and times of ``text[start:end]`` in their order; ``lastgroup`` names the form."""
    matches: list[re.Match[str]] = []
    place, last, barren = start, start, start
    while (core := _CORE.search(text, place, end)) is not None:
        place = core.end()
        if core.end() <= barren:
            continue  # searched before, in vain
        begin, limit = max(last, core.start() - _BACK), min(end, core.end() + _ON)
        match = _moment(text, begin, limit)
        while match is not None and match.end() <= core.start():
            match = _moment(text, match.end(), limit)
        if match is None:
            barren = limit - _BACK
            continue
        if match.end() > limit - 12:  # the window may have cut it short
            match = MOMENT.match(text, match.start(), min(end, limit + _ON)) or match
        place = last = match.end()
        if match.lastgroup in ("year", "years") and _NOT_YEARS.search(
            text[max(start, match.start() - 16) : match.start()]
        ):
            continue
        matches.append(match)
    return matches


def _moment(text: str, start: int, end: int) -> re.Match[str] | None:
    while (lead := _BEGINNING.search(text, start, end)) is not None:
        match = MOMENT.match(text, lead.start(), end)
        if match is not None:
            return match
        start = lead.start() + 1
    return None


def dates(document: Document, sentences: tuple[Span, ...]) -> tuple[tuple[re.Match[str], ...], ...]:
    """For each sentence its dates and times: what is a moment, and no figure."""
    return tuple(tuple(found(document.text, sentence.start, sentence.end)) for sentence in sentences)
