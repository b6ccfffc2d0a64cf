"""Currencies: the signs, codes and names by which texts give amounts, and the codes they are compared under."""

import re

#: The words for a currency's people or country before the name it shares with others: "Swiss francs".
_SHARED: dict[str, dict[str, str]] = {
    "dollar": {
        "u.s.": "USD", "us": "USD", "u.s": "USD", "american": "USD", "united states": "USD", "australian": "AUD",
        "canadian": "CAD", "new zealand": "NZD", "hong kong": "HKD", "singapore": "SGD", "singaporean": "SGD",
        "taiwan": "TWD", "taiwanese": "TWD", "jamaican": "JMD", "namibian": "NAD", "fijian": "FJD", "bahamian": "BSD",
        "barbadian": "BBD", "liberian": "LRD", "zimbabwean": "ZWL", "zimbabwe": "ZWL", "trinidad": "TTD",
    },
    "pound": {
        "british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG", "irish": "IEP",
        "cypriot": "CYP",
    },
    "franc": {"swiss": "CHF", "french": "FRF", "belgian": "BEF", "luxembourg": "LUF", "cfa": "XAF", "congolese": "CDF",
              "rwandan": "RWF", "burundian": "BIF"},
    "peso": {"mexican": "MXN", "argentine": "ARS", "argentinian": "ARS", "chilean": "CLP", "colombian": "COP",
             "cuban": "CUP", "philippine": "PHP", "uruguayan": "UYU", "dominican": "DOP"},
    "rupee": {"indian": "INR", "pakistani": "PKR", "pakistan": "PKR", "sri lankan": "LKR", "nepalese": "NPR",
              "mauritian": "MUR"},
    "krona": {"swedish": "SEK", "icelandic": "ISK"},
    "krone": {"danish": "DKK", "norwegian": "NOK"},
    "dinar": {"iraqi": "IQD", "kuwaiti": "KWD", "jordanian": "JOD", "serbian": "RSD", "algerian": "DZD",
              "tunisian": "TND", "libyan": "LYD", "bahraini": "BHD", "yugoslav": "YUD", "macedonian": "MKD"},
    "lira": {"turkish": "TRY", "italian": "ITL", "maltese": "MTL"},
    "riyal": {"saudi": "SAR", "iranian": "IRR", "omani": "OMR", "qatari": "QAR", "yemeni": "YER"},
    "mark": {"german": "DEM", "west german": "DEM", "east german": "DDM", "bosnian": "BAM", "convertible": "BAM"},
    "crown": {"czech": "CZK", "slovak": "SKK", "danish": "DKK", "swedish": "SEK", "norwegian": "NOK"},
    "won": {"south korean": "KRW", "korean": "KRW", "north korean": "KPW"},
    "ruble": {"russian": "RUB", "belarusian": "BYN"},
    "shilling": {"kenyan": "KES", "kenya": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS",
                 "austrian": "ATS"},
    "real": {"brazilian": "BRL"},
    "rand": {"south african": "ZAR"},
    "sol": {"peruvian": "PEN"},
}  # fmt: skip
#: Names that are a currency's by themselves, or most often.
_NAMED = {
    "dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR", "quid": "GBP", "sterling": "GBP",
    "pound sterling": "GBP", "pounds sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR",
    "rupees": "INR", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "shekel": "ILS",
    "shekels": "ILS", "franc": "CHF", "francs": "CHF", "peso": "MXN", "pesos": "MXN", "won": "KRW", "krona": "SEK",
    "kronor": "SEK", "kroner": "NOK", "krone": "NOK", "lira": "TRY", "liras": "TRY", "lire": "ITL", "ringgit": "MYR",
    "ringgits": "MYR", "baht": "THB", "rand": "ZAR", "zloty": "PLN", "zlotys": "PLN", "zlotych": "PLN",
    "forint": "HUF", "forints": "HUF", "koruna": "CZK", "korunas": "CZK", "hryvnia": "UAH", "hryvnias": "UAH",
    "dirham": "AED", "dirhams": "AED", "riyal": "SAR", "riyals": "SAR", "rial": "IRR", "rials": "IRR", "dinar": "RSD",
    "dinars": "RSD", "rupiah": "IDR", "dong": "VND", "taka": "BDT", "naira": "NGN", "cedi": "GHS", "cedis": "GHS",
    "birr": "ETB", "kwacha": "ZMW", "lev": "BGN", "leva": "BGN", "leu": "RON", "lei": "RON", "kuna": "HRK",
    "kunas": "HRK", "kn": "HRK", "tenge": "KZT", "lari": "GEL", "markka": "FIM", "markkas": "FIM", "drachma": "GRD",
    "drachmas": "GRD", "escudo": "PTE", "escudos": "PTE", "peseta": "ESP", "pesetas": "ESP", "guilder": "NLG",
    "guilders": "NLG", "deutsche mark": "DEM", "deutsche marks": "DEM", "deutschmark": "DEM", "deutschmarks": "DEM",
    "deutschemarks": "DEM", "bolivar": "VES", "bolivars": "VES", "bolivares": "VES", "reais": "BRL", "bitcoin": "BTC",
    "bitcoins": "BTC", "pataca": "MOP", "patacas": "MOP", "afghani": "AFN", "afghanis": "AFN",
    "cent": "cent", "cents": "cent", "pence": "penny", "p": "penny", "c": "cent", "sen": "sen", "pfennig": "pfennig",
}  # fmt: skip
#: The codes of ISO 4217 that are no English words, before or behind an amount.
CODES = (
    "USD GBP EUR AUD CAD NZD INR JPY CNY RMB CHF NIS ILS HKD SGD MYR THB ZAR PLN HUF CZK SEK NOK DKK RUB TRY KRW MXN "
    "BRL AED SAR PHP IDR VND TWD PKR BDT LKR NGN KES GHS EGP UAH RON BGN HRK ISK ARS CLP COP PEN KWD QAR"
).split()
_CODED = {code: code for code in CODES} | {"RMB": "CNY", "NIS": "ILS"}

_PLURALS = {"krona": "kronor", "krone": "kroner", "won": "won", "sol": "soles", "real": "reais", "rand": "rand"}
#: What stands behind a number, in lower case, with its code.
AFTER_NUMBER: dict[str, str] = {
    **_NAMED,
    **{code.lower(): name for code, name in _CODED.items()},
    **{
        f"{people} {form}": code
        for name, nations in _SHARED.items()
        for people, code in nations.items()
        for form in dict.fromkeys((name, f"{name}s", _PLURALS.get(name, name)))
    },
    **{
        f"{people} {name}": code
        for code, people, names in (
            ("JPY", "japanese", ("yen",)), ("CNY", "chinese", ("yuan", "renminbi")), ("GBP", "british", ("pounds",)),
            ("ILS", "israeli", ("shekel", "shekels")), ("ILS", "new israeli", ("shekel", "shekels")),
            ("MYR", "malaysian", ("ringgit", "ringgits")), ("THB", "thai", ("baht",)), ("RUB", "russian", ("roubles",)),
            ("NLG", "dutch", ("guilder", "guilders")), ("NLG", "netherlands", ("guilders",)),
            ("FIM", "finnish", ("markka", "markkas")), ("PLN", "polish", ("zloty", "zlotys")),
            ("HUF", "hungarian", ("forint", "forints")), ("CZK", "czech", ("koruna", "korunas")),
            ("HRK", "croatian", ("kuna", "kunas")), ("UAH", "ukrainian", ("hryvnia", "hryvnias")),
            ("IDR", "indonesian", ("rupiah",)), ("NGN", "nigerian", ("naira",)), ("BDT", "bangladeshi", ("taka",)),
            ("AED", "emirati", ("dirhams",)), ("VND", "vietnamese", ("dong",)), ("ESP", "spanish", ("pesetas",)),
            ("PTE", "portuguese", ("escudos",)), ("GRD", "greek", ("drachmas",)),
            ("VES", "venezuelan", ("bolivars", "bolivares")), ("IRR", "iranian", ("rial", "rials")),
            ("RON", "romanian", ("lei", "leu")), ("BGN", "bulgarian", ("lev", "leva")), ("GHS", "ghanaian", ("cedis",)),
        )
        for name in names
    },
}  # fmt: skip

#: Signs and codes that stand before an amount; "PS" is what is left of "£" where a text was forced into ASCII.
_BEFORE_AMOUNT = {
    "$": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD",
    "s$": "SGD", "r$": "BRL", "nt$": "TWD", "mx$": "MXN", "mex$": "MXN", "mxn$": "MXN", "£": "GBP", "€": "EUR",
    "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₦": "NGN", "฿": "THB",
    "₱": "PHP", "₫": "VND", "₾": "GEL", "₿": "BTC", "rs": "INR", "rs.": "INR", "rm": "MYR", "ps": "GBP", "ksh": "KES",
    **{code.lower(): name for code, name in _CODED.items()},
}  # fmt: skip
SIGNS = "$£€¥₹₩₽₪₺₴₦฿₱₫₾₿"
_LETTERED = r"(?:US|AU?|CA?|NZ|HK|S|R|NT|Mex|MXN?)\s?\$"
#: A currency before an amount, as it may stand there.
BEFORE = rf"(?:{_LETTERED}|[{SIGNS}]|(?<![^\W\d_])(?:{'|'.join(CODES)}|RM|PS(?=\d|\Z)|KSh|Rs\.?))"
_BEFORE = re.compile(rf"{BEFORE}\s?[-−]?\Z")
_CODE_BEHIND = re.compile(rf"\s?(?:US\s?\$|[{SIGNS.replace('$', '')}]|\$(?!\s?\d))")


def currency_before(window: str) -> tuple[str, int] | None:
    """The currency whose sign ends ``window``, and how long the sign is with its space; None if none does."""
    found = _BEFORE.search(window)
    if found is None:
        return None
    sign = found[0].strip(" \u00a0\t\n-−").lower().replace(" ", "")
    if sign == "ps" and window[-1:].isspace():
        return None  # "300 PS / 450 Nm" are horsepower
    return _BEFORE_AMOUNT[sign], len(found[0])


def sign_behind(text: str, place: int, end: int) -> tuple[str, int] | None:
    """The currency whose sign stands behind an amount ("1,200€"), and where it ends; None if none does."""
    found = _CODE_BEHIND.match(text, place, end)
    if found is None:
        return None
    return _BEFORE_AMOUNT[found[0].strip().lower().replace(" ", "")], found.end()
