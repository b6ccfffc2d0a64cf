"""Units of measure and of time, and the names under which they are compared."""

_TIME = {
    "second": "second", "seconds": "second", "sec": "second", "secs": "second", "minute": "minute",
    "minutes": "minute", "min": "minute", "mins": "minute", "hour": "hour", "hours": "hour", "hr": "hour",
    "hrs": "hour", "day": "day", "days": "day", "night": "night", "nights": "night", "week": "week", "weeks": "week",
    "weekend": "weekend", "weekends": "weekend", "fortnight": "fortnight", "fortnights": "fortnight",
    "month": "month", "months": "month", "year": "year", "years": "year", "yr": "year", "yrs": "year",
    "decade": "decade", "decades": "decade", "century": "century", "centuries": "century",
    "millisecond": "millisecond", "milliseconds": "millisecond", "microsecond": "microsecond",
    "microseconds": "microsecond", "nanosecond": "nanosecond", "nanoseconds": "nanosecond", "ms": "millisecond",
}  # fmt: skip
#: Names whose plural takes an s, each with its other forms.
_REGULAR = {
    "mile": "mi", "nautical mile": "nmi", "yard": "yd yds", "inch": "in. inches", "acre": "", "hectare": "ha",
    "square mile": "sq-mi sq.-mi", "square yard": "sq-yd", "square inch": "sq-in square-inches",
    "cubic yard": "", "cubic inch": "cubic-inches cu-in", "gram": "g grammes gramme", "pound": "lb lbs",
    "ounce": "oz", "fluid ounce": "fl-oz", "stone": "", "ton": "short-ton short-tons long-ton long-tons",
    "tonne": "metric-ton metric-tons metric-tonne metric-tonnes", "kiloton": "", "megaton": "", "gigaton": "",
    "kilotonne": "", "megatonne": "", "gigatonne": "",
    "carat": "", "litre": "l liter liters", "gallon": "gal", "pint": "", "quart": "", "barrel": "bbl",
    "bushel": "", "cup": "", "tablespoon": "tbsp", "teaspoon": "tsp", "knot": "kt kts", "watt": "w",
    "watt-hour": "wh watt-hours", "volt": "v", "ampere": "amp amps", "ampere-hour": "ah amp-hour amp-hours",
    "ohm": "", "joule": "j", "calorie": "cal", "newton": "", "pascal": "pa", "bar": "", "decibel": "db",
    "byte": "", "bit": "", "pixel": "px", "metre": "meter meters",
    "square metre": "sq-m sqm square-meter square-meters m²",
    "cubic metre": "cubic-meter cubic-meters m³", "lumen": "", "nit": "", "lightyear": "light-year light-years",
    "part per million": "ppm parts-per-million", "part per billion": "ppb parts-per-billion",
    "point per game": "ppg points-per-game", "rebound per game": "rpg rebounds-per-game",
    "assist per game": "apg assists-per-game",
}  # fmt: skip
_IRREGULAR = {
    "foot": "foot", "feet": "foot", "ft": "foot", "ft.": "foot", "inches": "inch", "″": "inch", "′": "foot",
    "square feet": "square foot", "square foot": "square foot", "sq ft": "square foot", "sq. ft": "square foot",
    "sq. ft.": "square foot", "sq feet": "square foot", "sqft": "square foot", "cubic feet": "cubic foot",
    "cubic foot": "cubic foot", "cu ft": "cubic foot", "m": "metre", "cc": "cubic centimetre",
    "sq km": "square kilometre", "sq. km": "square kilometre", "km²": "square kilometre", "sq miles": "square mile",
    "sq. miles": "square mile", "sq metres": "square metre", "sq meters": "square metre",
    "kilo": "kilogram", "kilos": "kilogram", "kgs": "kilogram", "kms": "kilometre",
    "mph": "mile per hour", "miles per hour": "mile per hour", "miles an hour": "mile per hour",
    "mile per hour": "mile per hour", "kph": "kilometre per hour", "km/h": "kilometre per hour",
    "km/hr": "kilometre per hour", "kmh": "kilometre per hour", "kmph": "kilometre per hour",
    "mpg": "mile per gallon", "miles per gallon": "mile per gallon", "miles a gallon": "mile per gallon",
    "fps": "frame per second", "rpm": "revolution per minute", "bpm": "beat per minute",
    "psi": "pound per square inch", "ksi": "kilopound per square inch", "degree": "degree", "degrees": "degree",
    "°": "degree", "hertz": "hertz", "hz": "hertz", "horsepower": "horsepower", "hp": "horsepower",
    "bhp": "brake horsepower", "lb-ft": "pound-foot", "lb ft": "pound-foot", "pound-feet": "pound-foot",
    "foot-pounds": "pound-foot", "mah": "milliampere-hour", "mp": "megapixel", "megapixel": "megapixel",
    "megapixels": "megapixel", "ppi": "pixel per inch", "dpi": "dot per inch", "calibre": "calibre",
    "caliber": "calibre", "gauge": "gauge", "quarts": "quart", "stone": "stone", "siemens": "siemens",
    "mbps": "megabit per second", "gbps": "gigabit per second", "kbps": "kilobit per second", "kcal": "kilocalorie",
    "kilonewtons": "kilonewton", "light-years": "light-year", "light-year": "light-year", "lightyears": "light-year",
    "cal": "calorie", "m2": "square metre", "km2": "square kilometre", "m3": "cubic metre", "mw": "megawatt",
    "mwh": "megawatt-hour", "g": "gram",
}  # fmt: skip
_SCALES = {"kelvin": "kelvin", "celsius": "degree Celsius", "centigrade": "degree Celsius", "c": "degree Celsius",
           "fahrenheit": "degree Fahrenheit", "f": "degree Fahrenheit"}  # fmt: skip
_TEMPERATURES = {
    f"{lead}{scale}": name
    for scale, name in _SCALES.items()
    for lead in ("", "degrees ", "degree ", "deg ", "° ", "°")
    if lead or len(scale) > 1
}
_PREFIXES = {"kilo": "k", "mega": "m", "giga": "g", "tera": "t", "milli": "m", "micro": "μ", "nano": "n", "centi": "c"}
#: Which prefixes each name bears, its sign, and its other spelling.
_PREFIXED = {
    "metre": ("kilo centi milli micro nano", "m", "meter"), "gram": ("kilo milli micro", "g", "gramme"),
    "litre": ("milli centi", "l", "liter"), "watt": ("kilo mega giga tera", "w", ""),
    "watt-hour": ("kilo mega giga tera", "wh", "watt hour"), "hertz": ("kilo mega giga", "hz", ""),
    "volt": ("kilo", "v", ""), "joule": ("kilo mega", "j", ""), "pascal": ("kilo mega giga", "pa", ""),
    "byte": ("kilo mega giga tera", "b", ""), "bit": ("kilo mega giga", "", ""), "newton": ("kilo", "n", ""),
    "ampere": ("milli", "", "amp"), "calorie": ("kilo", "", ""),
}  # fmt: skip


def _forms() -> dict[str, str]:
    out: dict[str, str] = {}
    for name, (prefixes, sign, other) in _PREFIXED.items():
        for prefix in prefixes.split():
            full = prefix + name
            for word in (name, other) if other else (name,):
                out[prefix + word] = out[prefix + (word if word.endswith("z") else f"{word}s")] = full
                out[f"{prefix}{word}".replace("-", " ")] = out[f"{prefix}{word}s".replace("-", " ")] = full
            if sign:
                out.setdefault(_PREFIXES[prefix] + sign, full)
                if prefix == "micro":
                    out["µ" + sign] = full
    for name, forms in _REGULAR.items():
        out[name] = out[f"{name}s"] = name
        out.update((form.replace("-", " ") if form.startswith(("sq", "cu")) else form, name) for form in forms.split())
        out.update((form.replace("-", " "), name) for form in forms.split() if "-" in form)
    for word in ("square", "cubic"):
        for kind in ("kilometre", "centimetre", "millimetre"):
            for form in (kind, kind.replace("metre", "meter")):
                out[f"{word} {form}"] = out[f"{word} {form}s"] = f"{word} {kind}"
    return {**out, **_IRREGULAR, **_TEMPERATURES}


DURATIONS = _TIME
MEASURES = _forms()
#: Units that mean something else in another case.
CASED = {
    "PS": "metric horsepower", "Nm": "newton metre", "MP": "megapixel", "mW": "milliwatt", "Mb": "megabit",
    "Gb": "gigabit", "MW": "megawatt", "GW": "gigawatt", "V": "volt", "J": "joule", "W": "watt", "kN": "kilonewton",
    "MPa": "megapascal", "Pa": "pascal",
}  # fmt: skip
#: Units in a letter or two stand close to their digits; apart from them they are other words ("9 m", "5 C").
SHORT = frozenset(
    "m g c w l v j n in in. mi ps mp nm min sec pc pa px ms ah ha kt kts gal cal wh f yd db ° ′ amp".split()
)
#: Units that are words of their own, so that a hyphen or a plural must show that they are meant ("stone", "bar").
WORDS = frozenset("bar bars stone stones bit bits cup cups knot in".split())
PERCENT = {
    "%": "percent", "per cent": "percent", "percent": "percent", "pct": "percent", "pc": "percent",
    "percentage point": "percentage point", "percentage points": "percentage point",
    "basis point": "basis point", "basis points": "basis point",
}  # fmt: skip
