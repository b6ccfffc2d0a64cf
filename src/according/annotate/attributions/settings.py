"""A bare triple in its sentence: the words of its cue, what stands around them, and what its content begins with."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from according.annotate.attributions.cue_sorts import Head, head_of
from according.core import Quotation, QuotationKind, Span, Syntax, Triple

_TOKEN = re.compile(r"[^\W_]+(?:[’'.&/-][^\W_]+)*[’']?")
_NOT_IN_GROUP = re.compile(r"[.;:!?“”\"()—–]|, ")
#: How far, in characters, the words right before a cue are looked at, and a sentence where none is given.
_BEFORE, _FAR = 60, 400


@dataclass(frozen=True, slots=True)
class Setting:
    """What every quality is judged from.

    ``group`` are the words of the cue up to its head with the auxiliaries, adverbs and negations that go with them;
    ``forms`` all words of the cue. ``governors`` are the verbs that the cue is a complement of ("plans" in "plans to
    announce"). ``quoted`` are the marks that the content holds or lies in, the cue not in them. ``opened`` is what
    stands before source and cue in their sentence, ``start`` where these begin.
    """

    text: str
    triple: Triple
    sentence: Span
    head: Head
    forms: tuple[str, ...]
    group: tuple[str, ...]
    governors: tuple[str, ...]
    quoted: tuple[Quotation, ...]
    first_words: tuple[str, ...]
    start: int
    cue: Span
    at: int
    syntax: Syntax


def setting(
    text: str, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...], triple: Triple, syntax: Syntax
) -> Setting:
    """The setting of a triple that has a word in any of its roles; the three sequences are in the order of the text."""
    roles = (*triple.cue, *triple.source, *triple.content)
    cue = triple.cue[0] if triple.cue else Span(roles[0].start, roles[0].start + 1)
    at = bisect_right(sentences, cue.start, key=_start) - 1
    sentence = sentences[at] if at >= 0 and sentences[at].end > cue.start else Span(cue.start, cue.start + _FAR)
    places = [(m.start(), m.end()) for part in triple.cue for m in _TOKEN.finditer(text, part.start, part.end)]
    forms = tuple(form(text[a:b]) for a, b in places)
    content = triple.content[0] if triple.content else None
    first_words = tuple(
        form(m[0]) for m in _TOKEN.finditer(text, content.start, min(content.end, content.start + 60)) if content
    ) if content else ()  # fmt: skip
    head = head_of(forms, first_words[0] if first_words and content and content.start >= cue.end else "")
    source = triple.source[0] if triple.source else None
    before = source is not None and source.end <= cue.start
    floor = max(sentence.start, cue.start - _BEFORE)
    lead = text[max(floor, source.end) if before and source is not None else floor : cue.start]
    cut = [m.end() for m in _NOT_IN_GROUP.finditer(lead)]
    near = () if cut and not before else tuple(form(w) for w in _TOKEN.findall(lead[cut[-1] if cut else 0 :]))[-6:]
    if not before and near:
        near = near[_last_bar(near) :]
    head_at = places[head.at][0] if 0 <= head.at < len(places) else cue.start
    attached, governors = _attached(text, syntax, head_at)
    return Setting(
        text=text,
        triple=triple,
        sentence=sentence,
        head=head,
        forms=forms,
        group=(*near, *forms[: head.at + 1], *attached),
        governors=governors,
        quoted=_marks(quotations, triple, head_at) if quotations else (),
        first_words=first_words,
        start=min(cue.start, source.start) if source is not None and source.start >= sentence.start else cue.start,
        cue=cue,
        at=head_at,
        syntax=syntax,
    )


def form(word: str) -> str:
    """A word in lower case with straight apostrophes."""
    return word.lower().replace("’", "'")


def word_at(syntax: Syntax, place: int) -> int:
    """The position of the word at ``place`` in the text, -1 where the syntax has none."""
    at = bisect_right(syntax.words, place, key=_start) - 1
    return at if at >= 0 and syntax.words[at].end > place else -1


def words_in(syntax: Syntax, span: Span) -> range:
    """The positions of the words that begin inside ``span``."""
    return range(bisect_left(syntax.words, span.start, key=_start), bisect_left(syntax.words, span.end, key=_start))


def _start(span: Span) -> int:
    return span.start


def _last_bar(forms: tuple[str, ...]) -> int:
    """Where the words that can belong to a verb group begin, counted from the end."""
    at = len(forms)
    while at and (forms[at - 1] in _GROUP or forms[at - 1].endswith(("ly", "n't"))):
        at -= 1
    return at


_GROUP = frozenset(
    """is are was were be been being am has have had having do does did will would can could may might shall should
    must not never no nor neither also to later then again just cannot longer without whether if unless ever yet even
    now still always often""".split()
)


def _attached(text: str, syntax: Syntax, place: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The auxiliaries, negations, adverbs and marks of the verb at ``place``, and the verbs that govern it."""
    at = word_at(syntax, place) if syntax.words else -1
    if at < 0:
        return (), ()
    governors = []
    above = syntax.heads[at]
    if syntax.relations[at] in ("xcomp", "ccomp") and above != at:
        governors.append(form(syntax.words[above].of(text)))
    attached = [
        form(syntax.words[k].of(text))
        for k in range(max(0, at - 8), at)
        if syntax.heads[k] == at and syntax.relations[k].split(":")[0] in ("aux", "advmod", "mark", "neg", "cc", "det")
    ]
    return tuple(attached), tuple(governors)


def _marks(quotations: tuple[Quotation, ...], triple: Triple, cue: int) -> tuple[Quotation, ...]:
    """The quotations that share words with the content and do not hold the cue; no titles."""
    found: list[Quotation] = []
    for part in triple.content:
        at = bisect_left(quotations, part.start, key=_quotation_start)
        back = at
        while back and at - back < 12:
            back -= 1
            if quotations[back].depth == 0:
                break
        for quotation in quotations[back:]:
            span = quotation.span
            if span.start >= part.end:
                break
            apart = quotation.kind is not QuotationKind.TITLE and not span.start <= cue < span.end
            if apart and span.overlaps(part) and quotation not in found:
                found.append(quotation)
    return tuple(found)


def _quotation_start(quotation: Quotation) -> int:
    return quotation.span.start
