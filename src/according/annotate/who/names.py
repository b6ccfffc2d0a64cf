"""Names: the capitalised runs of words that name somebody or something, with what their own words show of it.

No syntax and no trained model: the case of letters, closed lists (``lexicon``) and what the document does elsewhere.
A word that has a capital only because a sentence or a headline begins is none until the running text shows it as one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from according.annotate.who.acronyms import acronyms
from according.annotate.who.corrections import corrected
from according.annotate.who.days import borne, dated
from according.annotate.who.lexicon import (
    BODIES,
    CALENDAR,
    COLLECTIVES,
    EVENT_HEADS,
    GIVEN_NAMES,
    LINKING_HEADS,
    PEOPLES,
    PLACE_HEADS,
    PLACES,
    ROLES,
    STARTERS,
    TEXTS,
    TITLE_PARTS,
    TITLES,
)
from according.annotate.who.marks import Marks
from according.annotate.who.name import Name, Names
from according.annotate.who.runs import OFFICES_OF_STATE, Token, rejoined, runs, title_case, tokens_of
from according.core import FUNCTION_WORDS, Document, EntityType, MentionForm, RegionKind, Span

_LOWER = re.compile(r"(?<![\w'’-])[a-z]{2,}+(?![\w'’-])")
_STATES = frozenset(
    """n.c s.c n.y n.j n.h n.m n.d s.d d.c w.va r.i ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md
    mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo""".split()
)
_COMMON_HEADS = (TITLES | ROLES | TEXTS | COLLECTIVES | BODIES) - {
    "congress", "senate", "house", "knesset", "parliament", "pentagon", "times", "guardian", "post", "watch", "voice",
}  # fmt: skip
_OFFICE = TITLE_PARTS | TITLES
_BODILY = COLLECTIVES - BODIES
_NOT_COMPANIES = frozenset({"tv", "dna", "aids", "hiv", "ceo", "cfo", "ok", "id", "gdp", "pm", "am", "pdf", "dvd", "cd",
                            "ii", "iii", "iv", "jr", "sr", "lgbt", "lgbtq", "covid", "covid-19", "suv"})  # fmt: skip
_FIRST = re.compile(r"[^\W_]+|@|.")
_FOLLOWING = re.compile(r"\s([a-z]+)\b")
#: "Lund, the lone dissenter, was blunt.": what is set off so, and goes on with a verb, is somebody.
_APPOSED = re.compile(r", (?:the|a|an|who)\s[^,.;:!?\n]{3,60},\s(?:is|was|has|had|told|\w+ed|said|says)\b")
_SITES = frozenset(
    "airport avenue beach boulevard bridge county desert island islands mountains neighborhood neighbourhood peninsula "
    "province region river road square street suburb valley village".split()
)


def names(document: Document, sentences: tuple[Span, ...], marks: Marks | None = None) -> Names:
    """The names in ``sentences`` and the pairs of an acronym and what it stands for.

    ``marks`` are what a reading model took for names; None: the rules stand alone.
    """
    text = document.text
    styled = [r.span for r in document.regions if r.kind in _HEADS]
    running: list[list[Token]] = []
    titled: list[Span] = []
    for sentence in rejoined(text, sentences):
        tokens = list(tokens_of(text, sentence))
        if not tokens:
            continue
        if title_case(text, sentence, tokens, styled):
            titled.append(sentence)
        else:
            running.append(tokens)
    middle = Counter(token.key for tokens in running for token in tokens if not token.initial)
    lower = frozenset(_LOWER.findall(text))
    aliases = acronyms(text, sentences)
    expansions = sorted({span for span, _, _ in aliases})
    days = borne(text, running)
    found: list[Name] = []
    for tokens in running:
        for run in runs(text, tokens, expansions):
            found += _names_of(text, run, middle, lower, days)
    longer: dict[str, str] = {}
    for name in found:
        if " " in name.words:
            longer.setdefault(name.words.partition(" ")[0], name.words)
    found = [_widened(text, name, longer) for name in found]
    if marks is not None:
        found = corrected(text, found, marks, lower, titled)
    known = {name.words for name in found if len(name.words) > 2}
    known |= {name.words.split()[-1] for name in found if name.type is EntityType.PERSON and " " in name.words}
    types = {name.words: name.type for name in reversed(found)}
    by_first: dict[str, list[str]] = {}
    for words in sorted(known, key=lambda w: (-len(w), w)):
        by_first.setdefault(next(_FIRST.finditer(words))[0], []).append(words)
    for sentence in titled:
        found += _known_in(text, sentence, by_first, types)
    found.sort(key=lambda name: (name.span.start, -name.span.end))
    return Names(mentions=tuple(found), aliases=tuple((full, short) for _, full, short in aliases))


_HEADS = frozenset({RegionKind.HEADLINE, RegionKind.SUBHEAD, RegionKind.HEADING})


def _names_of(
    text: str, run: list[Token], middle: Counter[str], lower: frozenset[str], days: frozenset[str] = frozenset()
) -> Iterator[Name]:
    """The names in one run: titles and days taken off, the place or body before a title set apart.

    ``days`` are the days and months by which somebody is called in this text.
    """
    for part in _without_days(text, run, days):
        if len(part) == 1 and part[0].key in days:
            span = Span(part[0].start, part[0].end)
            yield Name(span=span, words=span.of(text), form=MentionForm.NAME, type=EntityType.UNKNOWN)
            continue
        part = _without_start(text, part, middle, lower)
        while part and part[0].key in FUNCTION_WORDS and part[0].form != "US":
            part = part[1:]
        if not part:
            continue
        at = _title_at(text, part)
        if at is None:
            yield from _one(text, part, "", middle, lower)
            continue
        first = at
        while first > 0 and part[first - 1].key in _OFFICE:
            first -= 1
        after = at + 1
        if part[after].key in OFFICES_OF_STATE:
            after += 1
        elif text[part[at].end : part[after].start].strip() in ("of", "of the", "for"):
            while after < len(part) and part[after].key not in GIVEN_NAMES:
                after += 1
        while after < len(part) - 1 and part[after].key in _OFFICE and part[after].key not in GIVEN_NAMES:
            after += 1
        ahead = part[:first]
        while ahead and ahead[0].key in PEOPLES:
            ahead = ahead[1:]
        while ahead and ahead[-1].key in PEOPLES:
            ahead = ahead[:-1]
        if ahead:
            yield from _one(text, ahead, "", middle, lower)
        if part[after:]:
            title = text[part[0].start : part[after - 1].end].lower()
            yield from _one(text, part[after:], title, middle, lower)


def _without_days(text: str, run: list[Token], days: frozenset[str]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for i, token in enumerate(run):
        named = (i > 0 and (run[i - 1].key in GIVEN_NAMES or run[i - 1].key in TITLES)) or (
            token.key in GIVEN_NAMES and i + 1 < len(run) and not run[i + 1].form[0].isdigit()
        )
        named = named or (token.key in days and not dated(text, token))
        if token.key in CALENDAR and not named:
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _without_start(text: str, part: list[Token], middle: Counter[str], lower: frozenset[str]) -> list[Token]:
    """Take off a first word that has its capital from the sentence's beginning."""
    first = part[0]
    if not first.initial or first.form[0] == "@" or text[first.end : first.end + 1] == "!":
        return part
    key = first.key
    if key in FUNCTION_WORDS or key in STARTERS:
        whole = " ".join(token.key for token in part[:2])
        return part if first.form in ("US", "U.S.") or whole in PLACES else part[1:]
    if key in GIVEN_NAMES or key in PLACES or key in TITLES or any(c.isupper() or c.isdigit() for c in first.form[1:]):
        return part
    if middle[key] and (key not in lower or len(part) > 1):
        return part
    if key in lower or (len(part) == 1 and key not in middle):
        if key not in lower and key not in _COMMON_HEADS and _APPOSED.match(text, first.end):
            return part
        return part[1:] if len(part) > 1 or key in lower or not _surname_like(first) else part
    if key.endswith(("ing", "ly", "ed")) and len(part) > 1 and part[1].key in GIVEN_NAMES:
        return part[1:]
    return part


def _surname_like(token: Token) -> bool:
    """Never for a lone word at a sentence's beginning: nothing else in the text shows it to be a name."""
    return token.form.isupper() and len(token.form) > 1


def _title_at(text: str, part: list[Token]) -> int | None:
    """The place of the last word of office before a person's name in a run, or None."""
    for i in range(len(part) - 2, -1, -1):
        token = part[i]
        if token.key not in TITLES:
            continue
        rest = part[i + 1 :]
        if any(t.key in BODIES for t in rest) or rest[-1].key in EVENT_HEADS or rest[-1].key in PLACE_HEADS:
            return None
        if token.key == "general" and rest[0].key in ("motors", "electric", "mills", "dynamics"):
            return None
        if token.key in ("king", "prince", "judge", "dean", "duke", "major") and i > 0 and part[0].key in GIVEN_NAMES:
            return None
        if text[token.end : rest[0].start].strip(" .") not in ("", "of", "of the", "for"):
            continue
        return i
    return None


def _one(text: str, part: list[Token], title: str, middle: Counter[str], lower: frozenset[str]) -> Iterator[Name]:
    while len(part) > 1 and part[0].key in PEOPLES and (title or part[1].key in GIVEN_NAMES or _mere_people(part)):
        part = part[1:]
    while (
        len(part) > 1
        and part[-1].key in PEOPLES
        and (" ".join(t.key for t in part[:-1]) in PLACES or part[-2].key in ("house", "senate", "congressional"))
    ):
        part = part[:-1]
    for i in range(1, len(part) - 1):
        # "Fox News Chris Wallace": a body's name, then a person's.
        if part[i].key in GIVEN_NAMES and part[i - 1].key in ("news", "times", "tv", "radio", "spokesman"):
            yield from _one(text, part[:i], "", middle, lower)
            part = part[i:]
            break
    keys = [token.key for token in part]
    # A title makes a name of a common word: "Mrs. May".
    common = FUNCTION_WORDS if not title else frozenset()
    if all(key in PEOPLES or key in common or key in _STATES for key in keys) and keys != ["us"]:
        return
    if len(part) == 1 and not title and _names_nothing(part[0], middle, lower):
        return
    if keys[0].startswith(("r-", "d-", "i-")) and len(keys) == 1:
        return
    if len(part) > 1 and not title and all(key in TITLES or key in TITLE_PARTS for key in keys):
        return
    span = Span(part[0].start, part[-1].end + (_stop_belongs(text, part[-1])))
    words = " ".join(text[span.start : span.end].split())
    form = MentionForm.NAME
    if part[0].form[0] == "@":
        form = MentionForm.HANDLE
    elif len(part) == 1 and part[0].form.replace("-", "").replace(".", "").replace("&", "").isupper() \
            and 2 <= len(part[0].form) <= 7:  # fmt: skip
        form = MentionForm.ACRONYM
    kind = _type(words, keys, title, form)
    if not title and kind in (EntityType.UNKNOWN, EntityType.PERSON):
        following = _FOLLOWING.match(text, span.end)
        kind = EntityType.PLACE if following is not None and following[1] in _SITES else kind
    yield Name(span=span, words=words, form=form, type=kind, title=title.rstrip("."))


def _mere_people(part: list[Token]) -> bool:
    """Whether a run says no more than "Republican Senators": an adjective and a common noun."""
    return len(part) == 2 and part[1].key in _BODILY


def _stop_belongs(text: str, token: Token) -> int:
    return int(token.key in ("jr", "sr", "inc", "corp", "ltd") and text[token.end : token.end + 1] == ".")


def _names_nothing(token: Token, middle: Counter[str], lower: frozenset[str]) -> bool:
    key = token.key
    if key in _NOT_COMPANIES or key in FUNCTION_WORDS or key in _STATES or key in PEOPLES:
        return True
    if key in _COMMON_HEADS or key.removesuffix("s") in _COMMON_HEADS or key.rpartition("-")[2] in PEOPLES:
        return True
    if key.endswith("ians") and len(key) > 6:
        return True
    if token.form[0] == "@" or (token.form.isupper() and len(token.form) > 1):
        return len(token.form.strip(".")) < 2
    if len(key) < 2 or key in STARTERS:
        return True
    # A lone word that the same text writes small more often than not is a common word with a capital.
    return key in lower and key not in PLACES and middle[key] < 3


def _type(words: str, keys: list[str], title: str, form: MentionForm) -> EntityType:
    """What a name's own words show it to be."""
    if title:
        return EntityType.PERSON
    if words.lower() in PLACES or words.lower().rstrip(".") in PLACES:
        return EntityType.PLACE
    if form is MentionForm.ACRONYM:
        return EntityType.ORGANISATION
    last = keys[-1]
    if keys[0] in ("congress", "senate", "knesset", "parliament", "pentagon", "kremlin", "house") and len(keys) == 1:
        return EntityType.ORGANISATION
    if keys[0] in ("city", "town", "village", "county", "state", "republic", "kingdom") and " of " in words:
        return EntityType.PLACE
    if keys[0] in PEOPLES and " of " in words:
        return EntityType.GROUP
    given = keys[0] in GIVEN_NAMES and keys[0] not in PLACES and 1 < len(keys) <= 4
    other = last in EVENT_HEADS or last in PLACE_HEADS or any(k in BODIES for k in keys[1:])
    if given and not other and not any(sep in words for sep in (" of ", " for ", " & ")):
        return EntityType.PERSON
    if (
        len(keys) > 1
        and any(f" {link} " in words for link in ("of", "on", "for"))
        and any(k in BODIES for k in keys[:-1])
    ):
        return EntityType.ORGANISATION
    if len(keys) > 1 and last in EVENT_HEADS:
        return EntityType.EVENT
    if any(key in BODIES for key in keys) and len(keys) > 1:
        place = last in PLACE_HEADS and last not in BODIES
        return EntityType.PLACE if place and keys[-2:-1] and keys[-2] not in BODIES else EntityType.ORGANISATION
    if len(keys) > 1 and (last in PLACE_HEADS or keys[0] in ("lake", "mount", "cape", "fort", "port", "gulf", "bay")):
        return EntityType.PLACE
    if len(keys) > 1 and keys[0] in LINKING_HEADS and (" for " in words or " of " in words or " against " in words):
        return EntityType.ORGANISATION
    return EntityType.UNKNOWN


def _widened(text: str, name: Name, longer: dict[str, str]) -> Name:
    """A lone word that begins a longer name of the text whose other words stand small here ("Deadly exchanges")."""
    if " " in name.words or name.form is not MentionForm.NAME or name.type is not EntityType.UNKNOWN:
        return name
    other = longer.get(name.words, "")
    if other:
        whole = Span(name.span.start, name.span.start + len(other))
        if text[whole.end : whole.end + 1] == "s":
            whole = Span(whole.start, whole.end + 1)
        same = whole.of(text).lower().removesuffix("s") == other.lower().removesuffix("s")
        if same and not text[whole.end : whole.end + 1].isalnum():
            return replace(name, span=whole, words=whole.of(text))
    return name


def _known_in(
    text: str, sentence: Span, by_first: dict[str, list[str]], types: dict[str, EntityType]
) -> Iterator[Name]:
    """The names that a headline in capitals shares with the running text."""
    stretch = text[sentence.start : sentence.end]
    taken: list[Span] = []
    firsts = dict.fromkeys(m[0] for m in _FIRST.finditer(stretch))
    near = [words for first in firsts for words in by_first.get(first, ())]
    for words in sorted(near, key=lambda w: (-len(w), w)):
        at = stretch.find(words)
        while at >= 0:
            end = at + len(words)
            whole = (at == 0 or not stretch[at - 1].isalnum()) and (end == len(stretch) or not stretch[end].isalnum())
            span = Span(sentence.start + at, sentence.start + end)
            if whole and not any(span.overlaps(other) for other in taken):
                taken.append(span)
                form = MentionForm.ACRONYM if words.isupper() else MentionForm.NAME
                yield Name(span=span, words=words, form=form, type=types.get(words, EntityType.UNKNOWN))
            at = stretch.find(words, end)
