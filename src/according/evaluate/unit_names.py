"""The names that a gold standard of quantities gives to units that are called otherwise here."""

_NAMES: dict[str, tuple[str, ...]] = {
    "USD": ("dollar", "united states dollar"), "GBP": ("pound sterling",), "EUR": ("euro",), "CHF": ("swiss franc",),
    "JPY": ("japanese yen", "yen"), "CNY": ("chinese yuan", "yuan"), "MYR": ("malaysian ringgit", "ringgit"),
    "HKD": ("hong kong dollar",), "AUD": ("australian dollar",), "CAD": ("canadian dollar",),
    "NZD": ("new zealand dollar",), "SGD": ("singapore dollar",), "INR": ("indian rupee", "rupee"),
    "ILS": ("shekel", "israeli shekel"), "KRW": ("south korean won", "won"), "RUB": ("russian ruble", "ruble"),
    "MXN": ("mexican peso", "peso"), "BRL": ("brazilian real",), "SEK": ("swedish krona",), "NOK": ("norwegian krone",),
    "DKK": ("danish krone",), "TRY": ("turkish lira",), "HRK": ("croatian kuna", "kuna"),
    "FIM": ("finnish markka",), "NLG": ("netherlands guilder", "dutch guilder"), "BTC": ("bitcoin",),
    "GEL": ("georgian lari",), "THB": ("thai baht",), "ZAR": ("south african rand",), "PLN": ("polish zloty",),
    "percent": ("percentage",), "part per million": ("part per million", "parts per million"),
    "part per billion": ("part per billion", "parts per billion"), "generation": ("generation wireless",),
    "degree Celsius": ("celsius", "degree celsius"), "degree Fahrenheit": ("fahrenheit", "degree fahrenheit"),
    "pound": ("pound mass", "pound"), "pound-foot": ("foot pound force",), "ton": ("ton", "short ton"),
    "tonne": ("tonne", "metric ton"), "gigatonne": ("gigaton",), "metric horsepower": ("horsepower",),
    "penny": ("penny", "pence", "cent"), "square foot": ("square foot", "square feet"),
}  # fmt: skip
#: The gold takes the p of prices in pence for points of an index; the word that is written settles it.
_PENCE = "p"


def named(unit: str, *, age: bool, written: str) -> tuple[str, ...]:
    """How the gold may call a unit that is called so here ("USD per barrel"), ``written`` so in the text."""
    if age:
        return ("year of age", "age") if unit == "year" else (f"{unit} of age",)
    if unit == "penny" and written == _PENCE:
        return (_PENCE,)
    names = [""]
    for part in unit.split(" per "):
        names = [f"{name} per {each}" if name else each for name in names for each in _NAMES.get(part, (part,))]
    return tuple(names)
