"""Runs: capitalised words that stand together and may be one name, cut from a sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from according.annotate.who.acronyms import CAPITAL
from according.annotate.who.lexicon import BODIES, CALENDAR, GIVEN_NAMES, LINKING_HEADS, STARTERS
from according.core import FUNCTION_WORDS, Span

_TOKEN = re.compile(
    rf"(?<![\w@#\-/])(?:@\w{{2,}}|(?:[A-Z]\.){{2,}}|(?:[ae]l-|[dl]['’])?[{CAPITAL}][^\W_]*(?:[.&'’\-/][^\W_]+)*"
    r"|(?<=[\w.] )\d{1,3}(?=[ ,.;)]))"
)
_LONG_LOWER = re.compile(r"(?<!\w)[a-zß-ÿ]{4,}")
_PARTICLES = frozenset(
    f" {p} " for p in ("de", "da", "di", "del", "della", "de la", "de los", "van", "van der", "van den", "von", "bin",
                       "ibn", "el", "al", "ben", "du", "la", "le", "dos", "das", "ter", "y")
)  # fmt: skip
_LINKS = frozenset((" of ", " of the ", " for ", " for the ", " on ", " against ", " and ", " & ", " in the "))
_ABBREVIATIONS = frozenset(
    """dr mr mrs ms sen rep gov gen lt col sgt capt st jr sr prof rev hon maj adm cpl pvt insp supt det pres""".split()
)
_OPENERS = "“\"‘'([—–:•*-…"
_COMMON_OWNERS = frozenset(
    "women women’s men children people veterans farmers workers teachers nurses students mother father citizens "
    "parents writers journalists physicians".split()
)
#: How many capitalised words a headline needs before its capitals are taken for its style.
_TITLE_CASE_WORDS = 4
#: Words that belong to a secretary's office.
OFFICES_OF_STATE = frozenset({"state", "defense", "defence"})


# Made for every capitalised word, and never changed: freezing them would double the time that it takes.
@dataclass(slots=True)
class Token:
    """A capitalised word; ``key`` is it bare in small letters, ``initial`` says its capital may be the sentence's."""

    start: int
    end: int
    form: str
    key: str
    initial: bool
    possessive: bool


def rejoined(text: str, sentences: tuple[Span, ...]) -> Iterator[Span]:
    """The sentences, those put together again that an exclamation mark inside a name has cut ("Yahoo! Inc")."""
    held: Span | None = None
    for sentence in sentences:
        if held is not None and sentence.start - held.end < 3 and text[held.end - 1] == "!" \
                and "\n" not in text[held.end : sentence.start]:  # fmt: skip
            sentence = Span(held.start, sentence.end)
            held = None
        if held is not None:
            yield held
        held = sentence
    if held is not None:
        yield held


def bare(word: str) -> str:
    """A word without its possessive ending and its full stop, straight apostrophes, as written otherwise."""
    word = word.replace("’", "'")
    return word.removesuffix("'s").removesuffix("'").rstrip(".")


def tokens_of(text: str, sentence: Span) -> Iterator[Token]:
    """The capitalised words and the handles of a sentence, possessive endings left off."""
    first = True
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        start, end, form = match.start(), match.end(), match[0]
        possessive = form[-2:] in ("'s", "’s") or (end < len(text) and text[end] in "'’" and form.endswith("s")
                                                   and text[end + 1 : end + 2] == " ")  # fmt: skip
        if form[-2:] in ("'s", "’s"):
            end, form = end - 2, form[:-2]
        before = start - 1
        while before >= sentence.start and text[before] == " ":
            before -= 1
        initial = (first and not any(c.isalnum() for c in text[sentence.start : start])) or (
            before >= sentence.start and text[before] in _OPENERS and text[before] != "-"
        )
        first = False
        if form not in ("I", "A") and not form.startswith(("I'", "I’")):
            yield Token(start, end, form, bare(form).lower(), initial, possessive)


def title_case(text: str, sentence: Span, tokens: list[Token], styled: list[Span]) -> bool:
    """Whether the words of a sentence have capitals as a matter of style: a headline, a line in capitals."""
    if len(tokens) < _TITLE_CASE_WORDS:
        return False
    small = len(_LONG_LOWER.findall(text, sentence.start, sentence.end))
    if len(tokens) < 3 * small:
        return False
    return text[sentence.end - 1] not in '.?!”"' or any(span.overlaps(sentence) for span in styled)


def runs(text: str, tokens: list[Token], expansions: Sequence[Span]) -> Iterator[list[Token]]:
    """Cut a sentence's capitalised words into runs that may be one name; ``expansions`` are in order."""
    run: list[Token] = []
    for token in tokens:
        if run and not _joined(text, run, token, expansions):
            yield run
            run = []
        if run or not token.form[0].isdigit():
            run.append(token)
    if run:
        yield run


def _joined(text: str, run: list[Token], token: Token, expansions: Sequence[Span]) -> bool:
    last = run[-1]
    gap = text[last.end : token.start]
    # The words of a bracketed acronym end at its bracket, so that the last to begin is the one that may hold both.
    at = bisect_right(expansions, last.start, key=lambda span: span.start) - 1
    if at >= 0 and token.end <= expansions[at].end:
        return True
    if last.form[0] == "@" or token.form[0] == "@":
        return False
    if last.possessive:
        return last.key in _COMMON_OWNERS and gap in ("'s ", "’s ", "' ", "’ ")
    if token.form[0].isdigit():
        return gap == " " and (len(run) >= 3 or last.key in ("flight", "project", "channel", "route", "title"))
    if gap in (" ", "\xa0"):
        return True
    if gap == ". ":
        return len(last.form) == 1 or last.key in _ABBREVIATIONS
    if gap == "! ":
        if token.key in FUNCTION_WORDS or token.key in STARTERS:
            return False
        return not last.initial or text[last.start - 1] in "“\"'‘"
    if gap in _PARTICLES:
        return not last.initial or last.key in GIVEN_NAMES
    if gap == " of " and last.key == "secretary" and token.key in OFFICES_OF_STATE:
        return True
    if gap in _LINKS:
        if token.key in CALENDAR or token.initial:
            return False
        if gap == " & ":
            return True
        if gap == " and ":
            return any(t.key in ("department", "ministry", "bureau", "committee") for t in run[:-1]) and len(run) > 1
        return last.key in LINKING_HEADS and (len(run) > 1 or not last.initial or last.key in BODIES)
    return False
