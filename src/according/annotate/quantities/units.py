"""Units: the words and signs behind (or before) a number, and the names under which they are compared."""

import re

from according.core import FigureKind

#: Signs and codes that stand before an amount.
CURRENCY_BEFORE = {
    "$": "USD", "us$": "USD", "usd": "USD", "a$": "AUD", "au$": "AUD", "aud": "AUD", "c$": "CAD", "ca$": "CAD",
    "cad": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL", "£": "GBP", "gbp": "GBP", "€": "EUR",
    "eur": "EUR", "¥": "JPY", "₹": "INR", "rs": "INR", "rs.": "INR", "inr": "INR", "rm": "MYR", "₩": "KRW", "₽": "RUB",
    "₪": "ILS", "nis": "ILS", "chf": "CHF", "jpy": "JPY", "cny": "CNY",
}  # fmt: skip
BEFORE = re.compile(
    r"(?:(?:US|AU?|CA?|NZ|HK|S|R)\s?\$|[$£€¥₹₩₽₪]|\b(?:USD|GBP|EUR|AUD|CAD|INR|JPY|CNY|CHF|NIS|RM|Rs\.?))\s?\Z"
)

_NATIONS = {
    "us": "USD", "u.s.": "USD", "u.s": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD",
    "new zealand": "NZD",
    "hong kong": "HKD", "singapore": "SGD",
}  # fmt: skip
_MONEY = {
    "dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR", "quid": "GBP", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "rouble": "RUB", "roubles": "RUB",
    "ruble": "RUB", "rubles": "RUB", "shekel": "ILS", "shekels": "ILS", "franc": "CHF", "francs": "CHF", "peso": "MXN",
    "pesos": "MXN", "won": "KRW", "krona": "SEK", "kronor": "SEK", "kroner": "NOK", "lira": "TRY", "lire": "ITL",
    "ringgit": "MYR", "cent": "cent", "cents": "cent", "pence": "penny", "p": "penny", "usd": "USD", "gbp": "GBP",
    "eur": "EUR",
    "pounds sterling": "GBP", "sterling": "GBP", "c": "cent", "sen": "sen",
}  # fmt: skip
_DURATIONS = {
    "second": "second", "seconds": "second", "sec": "second", "secs": "second", "minute": "minute",
    "minutes": "minute", "min": "minute", "mins": "minute", "hour": "hour", "hours": "hour", "hr": "hour",
    "hrs": "hour", "day": "day", "days": "day", "night": "night", "nights": "night", "week": "week", "weeks": "week",
    "weekend": "weekend", "weekends": "weekend", "fortnight": "fortnight", "month": "month", "months": "month",
    "year": "year", "years": "year", "decade": "decade", "decades": "decade", "century": "century",
    "centuries": "century", "millisecond": "millisecond", "milliseconds": "millisecond",
}  # fmt: skip
_MEASURES = {
    "mile": "mile", "miles": "mile", "mi": "mile", "yard": "yard", "yards": "yard", "foot": "foot", "feet": "foot",
    "ft": "foot", "inch": "inch", "inches": "inch", "kilometre": "kilometre", "kilometres": "kilometre",
    "kilometer": "kilometre", "kilometers": "kilometre", "km": "kilometre", "kms": "kilometre", "metre": "metre",
    "metres": "metre", "meter": "metre", "meters": "metre", "m": "metre", "centimetre": "centimetre",
    "centimetres": "centimetre", "centimeter": "centimetre", "centimeters": "centimetre", "cm": "centimetre",
    "millimetre": "millimetre", "millimetres": "millimetre", "millimeters": "millimetre", "mm": "millimetre",
    "acre": "acre", "acres": "acre", "hectare": "hectare", "hectares": "hectare", "square feet": "square foot",
    "square foot": "square foot", "sq ft": "square foot", "square mile": "square mile", "square miles": "square mile",
    "square kilometres": "square kilometre", "square kilometers": "square kilometre", "square metres": "square metre",
    "square meters": "square metre", "sqm": "square metre", "sq m": "square metre", "square yards": "square yard",
    "cubic feet": "cubic foot", "cubic metres": "cubic metre", "cubic meters": "cubic metre",
    "gram": "gram", "grams": "gram", "g": "gram", "kilogram": "kilogram", "kilograms": "kilogram", "kg": "kilogram",
    "kilo": "kilogram", "kilos": "kilogram", "kgs": "kilogram", "milligram": "milligram", "milligrams": "milligram",
    "mg": "milligram", "pound": "pound", "pounds": "pound", "lb": "pound", "lbs": "pound", "ounce": "ounce",
    "ounces": "ounce", "oz": "ounce", "ton": "ton", "tons": "ton", "tonne": "tonne", "tonnes": "tonne",
    "gigatonnes": "gigatonne", "litre": "litre", "litres": "litre", "l": "litre", "ml": "millilitre",
    "liter": "litre", "liters": "litre",
    "gallon": "gallon", "gallons": "gallon", "pint": "pint", "pints": "pint", "barrel": "barrel",
    "barrels": "barrel", "mph": "mile per hour", "miles per hour": "mile per hour", "miles an hour": "mile per hour",
    "kph": "kilometre per hour", "km/h": "kilometre per hour", "kmh": "kilometre per hour", "mpg": "mile per gallon",
    "kilometres per hour": "kilometre per hour", "kilometers per hour": "kilometre per hour",
    "knots": "knot", "degree": "degree", "degrees": "degree", "°": "degree", "°c": "degree Celsius",
    "°f": "degree Fahrenheit", "degrees celsius": "degree Celsius", "degrees c": "degree Celsius",
    "degrees fahrenheit": "degree Fahrenheit", "degrees f": "degree Fahrenheit", "celsius": "degree Celsius",
    "fahrenheit": "degree Fahrenheit", "watt": "watt", "watts": "watt", "w": "watt", "kilowatt": "kilowatt",
    "kilowatts": "kilowatt", "kw": "kilowatt", "megawatt": "megawatt", "megawatts": "megawatt", "mw": "megawatt",
    "gigawatts": "gigawatt", "gw": "gigawatt", "kwh": "kilowatt-hour", "kilowatt-hours": "kilowatt-hour",
    "hz": "hertz", "khz": "kilohertz", "mhz": "megahertz", "ghz": "gigahertz", "horsepower": "horsepower",
    "hp": "horsepower", "bhp": "brake horsepower", "ps": "horsepower", "volt": "volt", "volts": "volt",
    "byte": "byte", "bytes": "byte", "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte",
    "gigabytes": "gigabyte", "megabytes": "megabyte", "terabytes": "terabyte", "megapixels": "megapixel",
    "mp": "megapixel", "mah": "milliampere-hour", "lb-ft": "pound-foot", "nm": "newton metre",
    "ppm": "part per million",
    "ppb": "part per billion", "calories": "calorie", "calibre": "calibre", "caliber": "calibre",
    "millimeter": "millimetre", "gauge": "gauge", "bpm": "beat per minute", "rpm": "revolution per minute",
}  # fmt: skip
_PERCENT = {
    "%": "percent", "per cent": "percent", "percent": "percent", "pct": "percent", "pc": "percent",
    "percentage point": "percentage point", "percentage points": "percentage point",
    "basis point": "basis point", "basis points": "basis point",
}  # fmt: skip

UNITS: dict[str, tuple[FigureKind, str]] = {
    **{word: (FigureKind.MEASURE, name) for word, name in _MEASURES.items()},
    **{word: (FigureKind.DURATION, name) for word, name in _DURATIONS.items()},
    **{word: (FigureKind.MONEY, name) for word, name in _MONEY.items()},
    **{word: (FigureKind.PERCENT, name) for word, name in _PERCENT.items()},
}

_ALTERNATIVES = "|".join(
    re.escape(word).replace(r"\ ", r"\s+") for word in sorted(UNITS, key=len, reverse=True) if word not in "%°"
)
#: A unit behind a number, the space or hyphen between them included.
AFTER = re.compile(
    rf"(?:\s?(?:%|°(?:\s?[CF]\b)?)"
    rf"|(?:\s?[-‐]\s?|\s*)(?:(?P<nation>U\.?S\.?|American|Australian|Canadian|New\s+Zealand|Hong\s+Kong|Singapore)"
    rf"\s+(?=dollars))?(?P<people>(?:Chinese|Japanese|Indian|Swiss|Russian|Israeli|Mexican)\s+(?=[a-z]))?(?:{_ALTERNATIVES})(?![\w]))",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:\s+per\s+|\s+an?\s+(?=(?:second|minute|hour|day|night|week|month|year|head|person|gallon|barrel|"
    r"pound|gram|share|piece|ticket)\b)|/(?=[a-z]))((?:square\s+|sq\.?\s+)?[a-z]+)",
    re.IGNORECASE,
)
_ANNUAL = re.compile(r"\s+(annually|yearly|monthly|weekly|daily|hourly)\b", re.IGNORECASE)
#: Units in one or two letters stand close to their digits; apart from them they are other words ("9 m", "5 C").
_SHORT = frozenset("m g c w p l mi ps mp nm min sec pc".split())


def currency_before(window: str) -> tuple[str, int] | None:
    """The currency whose sign ends ``window``, and how long the sign is with its space; None if none does."""
    found = BEFORE.search(window)
    if found is None:
        return None
    return CURRENCY_BEFORE[found[0].strip().lower().replace(" ", "")], len(found[0])


def unit_after(text: str, place: int, end: int) -> tuple[FigureKind, str, int] | None:
    """The kind and name of the unit that stands at ``place`` behind a number, and where it ends; None if none does."""
    found = AFTER.match(text, place, end)
    if found is None:
        return None
    word = " ".join(found[0].lower().replace("‐", "-").strip(" \t\n-").split())
    nation = found["nation"]
    if nation is not None:
        return FigureKind.MONEY, _NATIONS[" ".join(nation.lower().split())], found.end()
    if found["people"] is not None:
        word = word.partition(" ")[2]
    word = word.replace("° ", "°")
    if word in _SHORT and text[place : place + 1].isspace():
        return None
    kind, name = UNITS[word]
    return kind, name, found.end()


def rate_after(text: str, place: int, end: int) -> tuple[str, int] | None:
    """What an amount at ``place`` is reckoned by ("per gram", "an hour", "annually"), and where that ends."""
    found = _PER.match(text, place, end)
    if found is not None:
        return found[1].lower(), found.end()
    found = _ANNUAL.match(text, place, end)
    return None if found is None else (found[1].lower().removesuffix("ly").replace("annual", "year"), found.end())
