"""Bylines, dates and credits: short lines about an account's making, by their shape."""

import re
from dataclasses import dataclass

_NAME = r"[A-ZÀ-Þ][\w.'’\-]*(?:\ (?:(?:de|van|von|der|den|bin|al|el|la|di|da)\ )?[A-ZÀ-Þ][\w.'’\-]*){0,3}"
_NAMES = rf"{_NAME}(?:(?:,\ and|,|\ and|\ &)\ {_NAME}){{0,5}}"
_ROLE = (
    r"(?:staff|senior|chief|political|news|special|associated|contributing|guest|opinion|national|legal|business|sports"
    r"|education|health|science|foreign|white\ house|capitol|congressional)"
)
_JOB = (
    r"(?:writers?|reporters?|correspondents?|editors?|contributors?|columnists?|producers?|author|analysts?"
    r"|journalists?)"
)
_BY = re.compile(
    r"(?:(?:[Ww]ritten|[Rr]eported|[Pp]osted|[Ss]tory|[Pp]ublished)\ )?"
    rf"(?:by|BY|By):?\ (?P<names>{_NAMES})(?P<rest>.*)$",
    re.DOTALL,
)
_TIMED = re.compile(rf"[\d/:.,\ APMETSCDGBUapm|-]{{4,50}}\ by\ (?P<names>{_NAMES})(?P<rest>)$")
_MAKERS = re.compile(
    r"(?i)\(?\s*(?:(?:additional |further |with )?"
    r"(?:reporting|writing|editing|research|contributions?)(?: and \w+){0,3} by\b|contributing:|contributors?:)"
    r".{2,300}$",
    re.DOTALL,
)
_TITLED = re.compile(rf"(?P<names>{_NAMES}),?\ (?i:(?:{_ROLE}\ )*{_JOB})(?:\W.{{0,60}})?$")
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<{0}>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*)\.?"
_DAY_NAME = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?,?\s+)?"
_TIME = r"\d{1,2}(?:[:.]\d{2}){1,2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_DATE = re.compile(
    rf"""(?xi) {_DAY_NAME} (?:
        {_MONTH.format("month")}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})
      | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format("month2")},?\s+(?P<year2>\d{{4}})
      | (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
    )\b"""
)
_LABEL = re.compile(
    r"(?:first\s+|last\s+|originally\s+)?"
    r"(?:published|posted|updated|modified|date|created|released|dated|issued|edited|filed)"
    r"(?:\s+(?:on|at|date))?\s*[:\-–—]?\s*",
    re.IGNORECASE,
)
_BESIDE_DATE = re.compile(
    rf"(?i)(?:{_TIME}|\b(?:at|on|utc|gmt|[ecmp][sd]?t|bst|ist|cet|ago|\d+\s+min(?:ute)?s?\s+read|updated|published"
    r"|posted|last|modified)\b|[\s|,.·•/()\-–—:])+"
)
_TIME_LINE = re.compile(
    rf"(?i)(?:last\s+)?(?:updated|published|posted)(?:\s+at)?[:\s]+(?:{_TIME})(?:\s+[a-z]{{2,4}})?$"
)
_UPDATED = re.compile(r"(?i)(?:last\s+)?updated\b:?\s[^.!?]{0,40}\d[^.!?]{0,20}(?:[ap]\.m\.)?$")
_WHOLE_NAME = r"[A-ZÀ-Þ][\w.'’\-]*(?:\ [A-ZÀ-Þ][\w.'’\-]*){1,3}"
_TOGETHER = re.compile(rf"{_WHOLE_NAME}(?:,\ {_WHOLE_NAME}){{0,4}},?\ and\ {_WHOLE_NAME}(?:\ and\ {_WHOLE_NAME})?")
_LABEL_AFTER = re.compile(r"\ (?:Updated|Published|Posted|Last|Staff|Special)\b.*$")
_PICTURES = r"(?:AP|Reuters|REUTERS|AFP|Getty(?:\ Images)?|EPA|Bloomberg|Shutterstock|iStock(?:photo)?|Wikimedia)"
_CREDIT_END = re.compile(
    rf"""(?x)
        \(\s*(?i:photo|image|picture|file\ photo|video|pic)?\s*(?i:credits?\b|courtesy\b|via\b|:)[^()]{{1,120}}\)\.?\s*$
      | \(\s*(?i:photo|image|picture|pic|file\ photo)\b[^()]{{0,120}}\)\.?\s*$
      | \([^()]{{0,30}}\b(?i:photo|image):[^()]{{2,80}}\)\.?\s*$ | \((?i:published)\ [^()]{{6,40}}\)\s*$
      | \({_PICTURES}\ (?:Photo|File|Images)[^()]{{0,80}}\)\.?\s*$
      | \([^()/]{{2,50}}/\s?{_PICTURES}[^()]{{0,60}}\)\.?\s*$ | \({_PICTURES}\s?/[^()]{{2,60}}\)\.?\s*$
      | [\s.](?i:photo(?:graph)?|image|picture)\ (?i:by|credit|courtesy)\b[:\ ][^.!?]{{1,80}}$
      | (?:/\s?|via\ )(?:AP\ Photo|Getty\ Images|AFP|REUTERS|EPA|Shutterstock|iStock)(?:\s?/\s?[^.!?]{{1,60}})?\.?$
      | [\s.]AP\ Photo(?:\s?/\s?[^.!?]{{1,60}})?\.?$"""
)
#: One of these stands in every such credit.
_CREDIT_SIGNS = ("(", "hoto", "PHOTO", "mage", "icture", "AFP", "REUTERS", "EPA", "Getty", "stock")
_CREDIT = re.compile(
    r"""(?x) (?i:photo(?:graph)?s?|image|picture|video|illustration|pic|graphic)\s*(?i:credits?|courtesy|source|by)?\s*
        [:/|]\s*[^.!?]{1,100}\.?$
      | (?i:photo(?:graph)?s?|image|picture|illustration)\ (?i:by|courtesy\ of|credit)\ [A-Z][^.!?]{0,90}\.?$
      | (?i:credits?)\s*:\s*\S.{0,100}$ | (?:AP|Getty|Reuters|AFP|EPA)\s+(?i:photos?|images|file)\b[^.!?]{0,80}$
      | \(\s*(?:(?i:photo|image|credit|courtesy)|AP|Reuters|Getty|AFP)\b[^()]{0,100}\)\s*$
      | (?i:courtesy\ (?:of|photo))\b[^.!?]{0,80}$"""
)
_CAPTION = re.compile(
    r"""(?xi) pictured(?:\ (?:above|below|here|left|right|is|are))*\s*(?:[:,]|\ (?:is|are)\b)
      | (?:file\ (?:photo|picture|image)|file|photo|image|picture|caption)\s*(?:[:–—]|-\ )
      | file\ (?:photo|picture|image)\ (?:taken|provided|released|from|made)\b
      | in\ this\ (?:\S+\ ){0,8}(?:photo|picture|image|frame)\s*(?:,|(?:\S+\ ){0,6}(?:taken|released|provided|made)\b)
      | this\ (?:(?:undated|recent|combination|combo|still|handout|file|screen|satellite|aerial|video
        |family|booking|\d{4}|\w+day,|\w+\.?\ \d{1,2},\ \d{4},)\ ){1,3}
        (?:photo|picture|image|frame|photograph)\ (?:shows|released|taken|provided|made)\b"""
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line of the head tells of an account's making; None where it does not say."""

    author: str | None = None
    published: str | None = None


def byline(words: str) -> Byline | None:
    """What the line ``words`` tells if it is a byline, a date line or both; None if it is neither."""
    if len(words) > 200 or words.count(" ") > 24:
        return None
    only_date = _date_line(words)
    if only_date:
        return Byline(published=only_date)
    if _MAKERS.match(words):
        return Byline()
    match = _TIMED.match(words) or _BY.match(words)
    if match and _is_rest(match["rest"]):
        return Byline(author=_LABEL_AFTER.sub("", match["names"]).rstrip(" ,"), published=_any_date(match["rest"]))
    if _TIME_LINE.match(words) or _UPDATED.match(words):
        return Byline()
    if _TOGETHER.fullmatch(words):
        return Byline(author=words)
    match = _TITLED.match(words)
    if match and " " in match["names"] and words[-1] not in ".!?":
        return Byline(author=match["names"])
    return None


def labelled_date(words: str) -> str | None:
    """The ISO date behind "Posted:" or the like within a line."""
    for label in re.finditer(r"\b(?:Posted|Published|Updated)\b[:\s]+(?:on\s+)?", words):
        match = _DATE.match(words, label.end())
        if match:
            return _iso(match)
    return None


def dateline_date(words: str) -> str | None:
    """The ISO date in a dateline that gives day, month and year; None if it has none."""
    return _any_date(words)


def caption(words: str) -> str | None:
    """Why the paragraph ``words`` is a caption, or None."""
    if len(words) > 600:
        return None
    tail = words[-160:]
    if any(sign in tail for sign in _CREDIT_SIGNS) and _CREDIT_END.search(words, max(0, len(words) - 160)):
        return "a picture's credit at its end"
    if _CAPTION.match(words) and len(words.split()) >= 3:
        return "begins as a caption does"
    return None


def credit(words: str) -> str | None:
    """Why the paragraph ``words`` is a picture's credit and nothing else, or None."""
    if len(words) > 140:
        return None
    return "a picture's credit" if _CREDIT.match(words) else None


def _is_rest(rest: str) -> bool:
    """Whether what stands after the names is still part of a byline: an outlet, a role, a date; no sentence."""
    rest = rest.strip()
    return not rest or (
        ((len(rest) <= 110 and rest[0] in ",|-–—/•·(:@") or _any_date(rest) is not None)
        and not re.search(r"[a-z]{3,}[.!?]$", rest)
    )


def _date_line(words: str) -> str | None:
    """The ISO date of a line that holds a date and nothing else but its label and the time of day."""
    match = _DATE.search(words)
    if match is None:
        return None
    before = _LABEL.sub("", words[: match.start()])
    after = _DATE.sub("", words[match.end() :])
    rest = _BESIDE_DATE.sub("", before) + _BESIDE_DATE.sub("", _LABEL.sub("", after))
    return _iso(match) if not rest.strip() else None


def _any_date(words: str) -> str | None:
    match = _DATE.search(words)
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return match["iso"]
    named = (match["month"] or match["month2"])[:3].lower()
    month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(named))
    day, year = int(match["day"] or match["day2"]), int(match["year"] or match["year2"])
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= 31 else None
