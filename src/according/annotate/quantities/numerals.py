"""Numerals: where a text writes a number, in digits or in words, and which number it is.

Our own readers rather than quantulum3 or dateparser, which find "33%" to be a year and "£3.5m" pound metres. One pass
of one expression finds where a numeral may begin; small anchored expressions read on from there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from according.annotate.quantities.currencies import BEFORE, CODES
from according.annotate.word_starts import starting_or

_ONES = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen         eighteen nineteen""".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
_SHORT_SCALES = {"k": 1e3, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12}
_PLURALS = {
    "tens": 10.0,
    "dozens": 12.0,
    "scores": 20.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "lakhs": 1e5,
    "millions": 1e6,
    "crores": 1e7,
    "billions": 1e9,
    "trillions": 1e12,
}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=1,
    )
}
_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_CODES = "|".join(CODES)
_HALVED = "mile|hour|inch|pint|gallon|ounce|acre|century|decade|tonne|carat|litre|liter|cent|pound|percentage\\s+point"
_WORD_NUMBERS = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
_SCALE_WORDS = "|".join(_SCALES)
_PLURAL_WORDS = "|".join(_PLURALS)
_ORDINAL_WORDS = "|".join(_ORDINALS)

_START = re.compile(
    rf"""(?:https?://|www\.)\S+
    | (?:(?<![\w@#])(?<!\w[-‐'’./])
        |(?=[\d.½¼¾⅓⅔])(?:(?-i:(?<=\bRM)|(?<=\bPS)|(?<=\bRs)|(?<=\b(?:{_CODES})))|(?<=\b(?:now|sub)-)|(?<=\b(?:then|near)-)|(?<=\bminus-)))(?:
        (?P<digits>\d(?:[\d,.:/]*\d)?|(?<!\d)\.\d+)
      | (?P<glyph>[½¼¾⅓⅔])
      | (?P<word>(?:{_WORD_NUMBERS})(?![\w'’]))
      | (?P<plural>(?:{_PLURAL_WORDS})(?!\w))
      | (?P<article>(?:an?\s+)?(?:half|quarter|third)\s+(?:of\s+)?(?:an?\s+)?(?=(?:{_SCALE_WORDS})\b)
          |an?\s+(?=(?:{_SCALE_WORDS})\b))
      | (?P<few>(?:several|a\s+few)\s+(?=(?:dozen|hundred|thousand|million|billion)\b))
      | (?P<couple>a\s+couple(?:\s+(?:of|dozen|hundred|thousand|million)\b)+)
      | (?P<halved>(?:(?:an?\s+)?quarter|half)[-\s](?:of\s+)?(?:an?\s+)?(?=(?:{_HALVED})\b))
      | (?P<part>(?:an?\s+)?(?:half|(?<=a\s)third|(?<=a\s)quarter|(?<=a\s)fifth|(?<=a\s)tenth)
          (?=\s+(?:of\s+(?!course)|(?:the|its|their|his|her|our|all)\s)))
      | (?P<ordinal>(?:{_ORDINAL_WORDS})(?![\w'’-]))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
#: Where ``_START`` may match, found far sooner; most sentences have no such place.
_LIKELY = re.compile(
    starting_or(
        r"\d½¼¾⅓⅔.hHwW",
        r"(?<=[\d½¼¾⅓⅔])|(?<=\.)(?=\d)|(?<=[hH])(?=[tT]{2}[pP])|(?<=[wW])(?=[wW]{2}\.)",
        (*_ONES, *_TENS, *_PLURALS, *_ORDINALS, "half", "quarter", "several",
         rf"an?\s+(?:half|third|quarter|fifth|tenth|few|couple|{_SCALE_WORDS})"),
    )
)  # fmt: skip
_DIGITS = re.compile(r"(?P<digits>\d(?:[\d,.:/]*\d)?)")
_MILLION_THINGS = re.compile(r"m(?=\s+(?:of\s+)?(?:people|[a-z]{3,}s)\b)(?!\s+(?:hurdles|across)\b)")
_MILLION = re.compile(r"\s?m(?!\w)", re.IGNORECASE)
_MONEY_BEFORE = re.compile(rf"{BEFORE}\s?[-−]?\Z")
_POWER = re.compile(
    r"\s?(?:[×x*]\s?10\s?\^\s?([-−–]?\d{1,2})|[×x*]\s?10(⁻?[⁰¹²³⁴-⁹]{1,2})|×\s?10(−\d{1,2}))(?![\d.,]\d)"
)
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–", "-0123456789--")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d+(?:\.\d+)?|\.\d+")
_FRACTION = re.compile(r"[1-9]/(?:[2-9]|10)")
_MIXED = re.compile(r"\s?(?:([½¼¾⅓⅔])|[\s-]([1-9])/([2-9])(?![\d/]))")
_ORDINAL_ENDING = re.compile(r"(?:st|nd|rd|th)(?!\w)")
_AND_A_PART = re.compile(r"\s+and\s+(?:a\s+(half|quarter|third)|three[-\s]quarters)\b", re.IGNORECASE)
_SCALE = re.compile(rf"(?:\s*-?\s*|\s+)({_SCALE_WORDS})(?!\w)(?!\s+of\s+(?:the\s+)?(?:best|way))", re.IGNORECASE)
_SHORT_SCALE = re.compile(r"\s?(k|mn|mln|bn|tn|trn)(?!\w)", re.IGNORECASE)
_NEXT_WORD = re.compile(rf"(?:-|\s+|\s+and\s+)({_WORD_NUMBERS})(?![\w'’])", re.IGNORECASE)
_PARTS_AFTER = re.compile(
    r"[-\s](half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)(?![\w-])(?!\s+(?:place|time))", re.IGNORECASE
)
_IN = re.compile(
    rf"\s+(?:in|out\s+of)\s+(?:every\s+)?(\d{{1,4}}|{_WORD_NUMBERS})(?![\w-])(?!\s+(?:places|years|days))",
    re.IGNORECASE,
)
_OF_SCALES = re.compile(r"\s+of\s+(thousands|millions|billions|lakhs|crores)\b", re.IGNORECASE)
_DENOMINATORS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``[start, end)``.

    ``vague`` marks "dozens" and the like, whose value is the least that they can mean. ``part`` marks a share of a
    whole ("two-thirds", "one in five"), ``ordinal`` a place in an order. ``plain`` is true of digits without separator
    or scale, which alone can be part of a name or a year; ``spelt`` of numbers in words.
    """

    start: int
    end: int
    value: float
    vague: bool = False
    part: bool = False
    ordinal: bool = False
    plain: bool = False
    spelt: bool = False
    scaled: bool = False


def numerals(text: str, start: int, end: int) -> Iterator[Numeral]:
    """The numerals of ``text[start:end]`` in their order; addresses of web pages, times and slashed dates are none."""
    place = start
    while (likely := _LIKELY.search(text, place, end)) is not None:
        found = _START.match(text, likely.start(), end)
        if found is None:
            place = likely.start() + 1
            continue
        numeral = None if found.lastgroup is None else _read(text, found, end)
        if numeral is not None:
            yield numeral
        place = max(found.end(), numeral.end if numeral is not None else 0)


def numeral_at(text: str, place: int, end: int) -> Numeral | None:
    """The numeral that begins at ``place``, or None."""
    found = _DIGITS.match(text, place, end) or _START.match(text, place, end)
    return None if found is None or found.lastgroup is None else _read(text, found, end)


def _read(text: str, found: re.Match[str], end: int) -> Numeral | None:
    group = found.lastgroup or ""
    return _READERS[group](text, found, end)


def _digits(text: str, found: re.Match[str], end: int) -> Numeral | None:
    token, start, stop = found[0], found.start(), found.end()
    if _FRACTION.fullmatch(token):
        above, below = token.split("/")
        if int(above) < int(below):
            return Numeral(start, stop, int(above) / int(below), part=True)
        return None
    if not _NUMBER.fullmatch(token):
        return None
    value = float(token.replace(",", ""))
    if (power := _POWER.match(text, stop, end)) is not None:
        return Numeral(start, power.end(), value * 10.0 ** int((power[1] or power[2] or power[3]).translate(_RAISED)))
    if (mixed := _MIXED.match(text, stop, end)) is not None:
        value += _GLYPHS[mixed[1]] if mixed[1] else int(mixed[2]) / int(mixed[3])
        return _scaled(text, start, mixed.end(), end, value)
    if _ORDINAL_ENDING.match(text, stop, end):
        return Numeral(start, stop + 2, value, ordinal=True) if token.isdigit() else None
    if (share := _share(text, start, stop, end, value)) is not None:
        return share
    return _scaled(text, start, stop, end, value, plain=token.isdigit())


def _glyph(text: str, found: re.Match[str], end: int) -> Numeral:
    return _scaled(text, found.start(), found.end(), end, _GLYPHS[found[0]])


def _word(text: str, found: re.Match[str], end: int) -> Numeral | None:
    """A number in words: tens and ones are added, scales multiply what stands before them."""
    start, stop = found.start(), found.end()
    total, group, last = 0.0, _small(found[0]), _small(found[0])
    scaled = False
    while True:
        scale = _SCALE.match(text, stop, end)
        if scale is not None:
            factor = _SCALES[scale[1].lower()]
            scaled = True
            if factor == 100:
                group *= 100
            else:
                total, group = total + group * factor, 0.0
            last, stop = factor, scale.end()
            continue
        following = _NEXT_WORD.match(text, stop, end)
        if following is None:
            break
        value, joined = _small(following[1]), text[stop]
        fits = value < 10 and last in _TENS.values() if joined == "-" or last < 100 else value < last
        if not fits or (last < 100 and "and" in following[0].lower()):
            break
        group, last, stop = group + value, value, following.end()
    value = total + group
    if (part := _AND_A_PART.match(text, stop, end)) is not None:
        value += _PARTS[part[1].lower()] if part[1] else 0.75
        return _scaled(text, start, part.end(), end, value, spelt=True)
    if not scaled and (share := _share(text, start, stop, end, value)) is not None:
        return share
    return Numeral(start, stop, value, spelt=True, scaled=scaled)


def _plural(text: str, found: re.Match[str], end: int) -> Numeral | None:
    word, stop = found[0].lower(), found.end()
    of = _OF_SCALES.match(text, stop, end)
    if of is not None:
        return Numeral(found.start(), of.end(), _PLURALS[word] * _PLURALS[of[1].lower()], vague=True, spelt=True)
    if word == "scores" and not text.startswith(" of ", stop):
        return None
    return Numeral(found.start(), stop, _PLURALS[word], vague=True, spelt=True)


def _article(text: str, found: re.Match[str], end: int) -> Numeral | None:
    words = found[0].lower().split()
    part = next((_PARTS[word] for word in words if word in _PARTS), 1.0)
    scaled = _scaled(text, found.start(), found.end(), end, part, spelt=True)
    if not scaled.scaled:
        return None
    if part == 1.0 and (more := _NEXT_WORD.match(text, scaled.end, end)) is not None:
        rest = numeral_at(text, more.start(1), end)
        if rest is not None and rest.value < scaled.value and not rest.scaled:
            return Numeral(found.start(), rest.end, scaled.value + rest.value, spelt=True, scaled=True)
    return scaled


def _few(text: str, found: re.Match[str], end: int) -> Numeral | None:
    scaled = _scaled(text, found.start(), found.end(), end, 2.0)
    return Numeral(scaled.start, scaled.end, scaled.value, vague=True, spelt=True, scaled=True)


def _couple(_text: str, found: re.Match[str], _end: int) -> Numeral | None:
    value, stop = 2.0, found.end()
    for word in found[0].lower().split()[2:]:
        value *= _SCALES.get(word, 1.0)
    if found[0].lower().endswith(" of"):
        stop = found.start() + len(found[0][:-3].rstrip())
    return Numeral(found.start(), stop, value, vague=True, spelt=True)


def _part(_text: str, found: re.Match[str], _end: int) -> Numeral | None:
    return Numeral(found.start(), found.end(), _PARTS[found[0].lower().split()[-1]], part=True, spelt=True)


def _halved(_text: str, found: re.Match[str], _end: int) -> Numeral | None:
    """As in "half a mile", "a quarter of an inch", "half-hour"."""
    return Numeral(found.start(), found.end() - (found[0][-1] in " -"), 0.25 if "quarter" in found[0].lower() else 0.5)


def _ordinal(_text: str, found: re.Match[str], _end: int) -> Numeral | None:
    return Numeral(found.start(), found.end(), float(_ORDINALS[found[0].lower()]), ordinal=True, spelt=True)


def _share(text: str, start: int, stop: int, end: int, value: float) -> Numeral | None:
    """A share of a whole: "two-thirds", "three quarters", "one in five", "nine out of ten"."""
    if (parts := _PARTS_AFTER.match(text, stop, end)) is not None and value < 10:
        below = _DENOMINATORS[parts[1].lower().rstrip("s") if parts[1].lower() != "half" else "half"]
        plural = parts[1].lower().endswith("s")
        if plural == (value > 1) and value < below:
            return Numeral(start, parts.end(), value / below, part=True, spelt=True)
    if (within := _IN.match(text, stop, end)) is not None:
        below_value = float(within[1]) if within[1].isdigit() else _small(within[1])
        if 0 < value < below_value:
            return Numeral(start, within.end(), value / below_value, part=True)
    return None


def _scaled(
    text: str, start: int, stop: int, end: int, value: float, *, plain: bool = False, spelt: bool = False
) -> Numeral:
    scaled = False
    while (scale := _SCALE.match(text, stop, end)) is not None:
        value, stop, scaled, plain = value * _SCALES[scale[1].lower()], scale.end(), True, False
    if not scaled and not spelt:
        if (short := _SHORT_SCALE.match(text, stop, end)) is not None:
            value, stop, scaled, plain = value * _SHORT_SCALES[short[1].lower()], short.end(), True, False
        elif ((short := _MILLION.match(text, stop, end)) and _MONEY_BEFORE.search(text, max(0, start - 6), start)) or (
            short := _MILLION_THINGS.match(text, stop, end)
        ):
            value, stop, scaled, plain = value * 1e6, short.end(), True, False
    return Numeral(start, stop, value, plain=plain, spelt=spelt, scaled=scaled)


def _small(word: str) -> float:
    word = word.lower()
    return float(_ONES.get(word) or _TENS.get(word) or 0)


_READERS = {
    "digits": _digits,
    "glyph": _glyph,
    "word": _word,
    "plural": _plural,
    "article": _article,
    "few": _few,
    "couple": _couple,
    "part": _part,
    "halved": _halved,
    "ordinal": _ordinal,
}
