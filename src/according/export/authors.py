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
    """abc admin administration afp africa agency ago all alliance america american americans analysis anonymous
    ap arts asia association author authority authors bbc blog blogs board books british broadcasting bureau
    business campaign captain cbs center centre check chief china church city climate club cnn co-author
    coalition col college comment comments commission committee community company congress contributor
    contributors corporation correspondent council county court culture daily data department desk digital
    division dpa dr economy editor editorial editors education embassy enforcement entertainment environment
    europe european events explainer express fact factcheck father federation film finance food force forum
    foundation fox fund gazette gen gov government governor graphics group guest guild health herald home house
    human images india information institute international investigations itv journal judge justice king lady
    league library live lord magazine management marketing markets mayor media memo ministry mirror money
    monitor movement mr mrs ms msnbc multiple museum music national nations nbc network news newspaper newsroom
    npr office official officials online opinion opinions organisation organization our party pbs photo photos
    picture pictures police politics pope post president press prince princess producer professor project public
    queen radio readers record relations rep report reporter reporters reuters rev review school science
    secretariat section sen senate senator service services sgt sir sky society special spokesman spokeswoman
    sport sports staff standard star state stories story student studio style sun symposium tags team tech
    technology telegraph television the times today travel tribune trust tv uk union university unknown upi us
    usa various video view voice watch weekly wire wires workers world writer writers yesterday""".split()
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
    byline = " ".join((document.author or "").replace('"', " ").split())
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
