"""The people behind a byline, for references: family and given names only where a byline can hardly mean otherwise."""

import re

from according.core import Document

Name = dict[str, str]

_BY = re.compile(r"^(?:by|written by|reported by|text:?)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*;\s*|\s+(?:and|&|with)\s+|,\s+(?:and|&)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-‐][^\W\d_]+)*\.?")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+")
#: Words of bodies, posts and pages that stand where a person's name is looked for.
_NO_PERSON = frozenset(
    """administration admin agency alliance association authority board broadcasting bureau campaign center
    centre church city club coalition college commission committee community company congress contributor
    contributors corporation correspondent council county court daily department desk digital division editor
    editorial editors embassy europe express federation force foundation fund gazette government group guest
    guild herald home house information institute international journal league library magazine management media
    ministry mirror monitor movement museum nations national network news newspaper newsroom office online
    organisation organization party police post press project public radio record relations report reporter
    reporters review school secretariat section senate service services society staff standard star state
    student studio sun team telegraph television the times today tribune trust tv uk union university us usa
    voice watch weekly wire workers world writer writers""".split()
)
_PARTICLES = frozenset("van von der den de del della di da dos la le du al el bin ibn ter ten zu af av".split())
#: Family names that stand first in their own languages, so that two words do not tell which is which.
_FAMILY_FIRST = frozenset(
    """abe bai cao chang chen cheng cho choi dang deng ding do duong feng gao guo han ho hoang hong hu huang
    huynh ito jang jeong jiang jin jung kang kato kim kobayashi lai lam lau le lee leung li liang lim lin liu lo
    lu luo ly ma mao moon nakamura ng ngo nguyen oh ong pan park peng pham phan qian roh ryu sato seo shen shi
    shin sim son song su sun suzuki takahashi tan tanaka tang tran truong vo vu wang watanabe wei wong woo wu xi
    xiao xie xu yamada yamamoto yan yang ye yeung yoon yoshida yu yuan zeng zhang zhao zheng zhou zhu""".split()
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


def names(document: Document) -> list[Name]:
    """The authors in CSL's form: family and given names where that is safe, or else the words as they stand."""
    byline = " ".join((document.author or "").split())
    if not byline:
        return []
    return [_name(part, document.outlet) for part in _parts(_BY.sub("", byline)) if part]


def _parts(byline: str) -> list[str]:
    """The byline's names; a comma parts them only where every part could be a whole name."""
    parts = []
    for piece in _BETWEEN.split(byline):
        listed = [part.strip() for part in piece.split(",")]
        whole = all(len(part.split()) > 1 for part in listed)
        parts.extend(listed if whole else [piece.strip().rstrip(",")])
    return parts


def _name(given: str, outlet: str | None) -> Name:
    split = None if outlet is not None and given.casefold() == outlet.casefold() else _split(given)
    return split or {"literal": given}


def _split(name: str) -> Name | None:
    """A person's two names, with initials and particles; None where it may be a body, one name, or turned round."""
    words = name.split()
    suffix = words.pop() if len(words) > 2 and words[-1].casefold() in _SUFFIXES else ""
    if not 2 <= len(words) <= 5 or any(word.casefold().rstrip(".") in _NO_PERSON for word in words):
        return None
    particles = [word for word in words[1:-1] if word in _PARTICLES]
    firsts = words[: len(words) - 1 - len(particles)]
    # Between the first and the family name stand initials and particles only: three full names may be a body's.
    if words[len(firsts) : -1] != particles or not all(_INITIAL.fullmatch(word) for word in firsts[1:]):
        return None
    if not all(_WORD.fullmatch(word) or _INITIAL.fullmatch(word) for word in words):
        return None
    if not (firsts and firsts[0][0].isupper() and words[-1][0].isupper() and len(words[-1].rstrip(".")) > 1):
        return None
    if name.isupper() or words[-1].isupper() or (firsts[0].isupper() and not _INITIAL.fullmatch(firsts[0])):
        return None
    if firsts[0].casefold() in _FAMILY_FIRST:
        return None
    return {
        "family": words[-1],
        "given": " ".join(firsts),
        **({"non-dropping-particle": " ".join(particles)} if particles else {}),
        **({"suffix": suffix} if suffix else {}),
    }
