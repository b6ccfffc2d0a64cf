"""How a source is named: by a name, a pronoun, as a body or people without a name, as a document, or not at all."""

import re

from according.annotate.attributions.settings import form as lower
from according.annotate.attributions.settings import words_in
from according.annotate.cues import MEDIA
from according.annotate.who.lexicon import CALENDAR, COLLECTIVES, PEOPLES, ROLES, TEXTS
from according.core import SourceForm, Span, Syntax

_WORD = re.compile(r"[^\W_]+(?:['’.&/\-][^\W_]+)*\.?")
_PRONOUNS = frozenset(
    """he she they it we i you who which that this his her hers their its our my your he's she's they're it's we're i'm
    i've we've they've you've he'd she'd they'd i'd we'd he'll she'll they'll we'll i'll both him them me us himself
    herself themselves itself these those one each what whose whom""".split()
)
#: Bodies, beside those that the lexicon of sources names.
_BODIES = frozenset(
    """administration agency alliance army association authority bank board bureau cabinet campaign center centre
    chapter church coalition college commission committee community company congress council court crowd delegation
    department family federation firm force forces foundation government group house institute institution jury league
    magazine media military ministry movement nation network newspaper office opposition organisation organization
    outlet panel parliament party police press public school senate state team union university watchdog city country
    county club corporation legislature nonprofit society tribunal troop think-tank task-force chamber camp ticket
    electorate side establishment base regime website site station channel publication staff""".split()
)
#: A body's noun that stands capitalised as a name of its own rather than as a document.
_DOCUMENTS = frozenset(
    """report survey poll study resolution constitution bill statement declaration petition memo letter review
    memorandum charter manifesto treaty affidavit transcript tweet indictment census dossier index tracker polls
    surveys""".split()
)
_CUT = re.compile(
    r"[,(;:—–\"“”]|\s(?:who|which|that|whose|of|from|for|in|at|on|with|by|about|against|near|outside|inside|within|to|"
    r"including|among|close|familiar|involved|based|representing|calling|signed|issued|released|published|like|such|"
    r"(?:[a-z]+ed|taken|made|given|written|drawn)(?=\s(?:by|in|on|at|for|from|to|this|last|after)\s|\s?$))(?=\s|$)"
)
_AND = re.compile(r"\s(?:and|&|or)\s")
_NAMING = frozenset({"flat", "appos", "compound", "flat:name"})


def form_of(text: str, source: tuple[Span, ...], *, opens: bool = False, syntax: Syntax | None = None) -> SourceForm:
    """The form of a source by its words; ``opens`` says that it begins its sentence, so that a capital means nothing.

    People without a name ("officials", "a source close to her") are unnamed, bodies without one ("the council") are
    collective; "the Clinton campaign" is a body, "spokesman John Smith" a name. The syntax gives the head of the phrase
    where there is one.
    """
    if not source:
        return SourceForm.NONE
    span = source[0]
    tokens = [(m.start(), m.end()) for m in _WORD.finditer(text, span.start, span.end)]
    if not tokens:
        return SourceForm.NONE
    first = lower(text[slice(*tokens[0])])
    if len(tokens) == 1 and first in _INDEFINITE:
        return SourceForm.UNNAMED
    if len(tokens) == 1 and first in _PRONOUNS:
        return SourceForm.PRONOUN
    cut = _CUT.search(text, tokens[0][1], span.end)
    core = [t for t in tokens if cut is None or t[0] < cut.start()] or tokens[:1]
    if first in _QUANTIFIED and cut is not None and len(core) == 1 and len(tokens) > 2:
        # "some of the officials", "many in the party"
        return SourceForm.UNNAMED
    head = _head(text, core, span, syntax)
    word = text[slice(*head)]
    noun = lower(word).removesuffix("'s").rstrip("'.")
    one = _singular(noun)
    # "Officials said": a capital that opens a sentence means nothing; but "King said" has no article, as names have.
    common = opens and head[0] == span.start and (noun in _COMMON or (one != noun and one in _COMMON | ROLES))
    capital = word[:1].isupper() and not common
    named = sum(text[a].isupper() for a, _ in core if not (opens and a == span.start) and a <= head[0])
    if noun == first and not capital and (first in _PRONOUNS or first in _INDEFINITE):
        return SourceForm.UNNAMED if first in _INDEFINITE else SourceForm.PRONOUN
    if capital:
        return _of_name(noun, one, word, named, several=_AND.search(text, core[0][0], core[-1][1]) is not None)
    if noun in _PUBLICATIONS or one in TEXTS or noun in TEXTS or one in MEDIA:
        return SourceForm.DOCUMENT
    if one in _BODIES or noun in _BODIES:
        return SourceForm.COLLECTIVE
    if _named_after(text, span, core):
        return SourceForm.NAMED
    return SourceForm.UNNAMED


_QUANTIFIED = frozenset("some many most all several few both one each none others those".split())
#: Words that stand for people whom nobody names.
_INDEFINITE = frozenset(
    """some many most all several few others another everyone everybody someone somebody anyone anybody nobody none
    plenty more""".split()
)
_COMMON = _BODIES | COLLECTIVES | TEXTS | MEDIA | _INDEFINITE
_PUBLICATIONS = frozenset(
    """data figures results polling documents records emails transcripts tally tallies average averages statistics
    numbers projections findings returns filings""".split()
)


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun.removesuffix("s") if not noun.endswith("ss") else noun


def _head(text: str, core: list[tuple[int, int]], span: Span, syntax: Syntax | None) -> tuple[int, int]:
    """The head of the phrase: by the syntax the one word whose own head lies outside, else the last before a cut."""
    last = core[-1]
    if len(core) > 1 and lower(text[slice(*last)]) in CALENDAR | {"himself", "herself", "itself", "themselves"}:
        last = core[-2]
    if syntax is None or not syntax.words:
        return last
    inside = words_in(syntax, span)
    for at in inside:
        above = syntax.heads[at]
        if (above not in inside or above == at) and syntax.pos[at] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
            place = syntax.words[at]
            if syntax.pos[at] == "PROPN":
                # A name's last word tells what sort of name it is: "the Justice Department".
                end = at
                while end + 1 in inside and syntax.pos[end + 1] == "PROPN" and syntax.heads[end + 1] == at:
                    end += 1
                place = syntax.words[end]
            named = [
                k for k in inside
                if k > at and syntax.heads[k] == at and syntax.relations[k] in _NAMING and syntax.pos[k] == "PROPN"
                and (syntax.relations[k] != "appos" or syntax.pos[at] != "PROPN")
            ]  # fmt: skip
            if named:
                place = syntax.words[named[-1]]
            return place.start, place.end
    return last


def _of_name(noun: str, one: str, word: str, named: int, *, several: bool) -> SourceForm:
    if one in _DOCUMENTS and named > 0 and not word.isupper() and not several:
        return SourceForm.DOCUMENT
    peoples = noun in PEOPLES and noun.endswith("s")
    if not several and (peoples or (named <= 1 and noun in COLLECTIVES and noun != one)):
        return SourceForm.UNNAMED
    return SourceForm.NAMED


def _named_after(text: str, span: Span, core: list[tuple[int, int]]) -> bool:
    """Whether a name stands in apposition after a noun for a person: "a member of the group, Ada Byrne"."""
    rest = text[core[-1][1] : span.end]
    for part in rest.split(",")[1:]:
        found = _WORD.findall(part)
        if 1 < len(found) < 6 and all(w[0].isupper() for w in found if len(w) > 2):
            return True
    return False
