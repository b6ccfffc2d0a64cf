"""How a content is attributed: in the source's own words, wholly or partly, in other words, or as a stand taken."""

import re
from bisect import bisect_left

from according.annotate.attributions.cue_sorts import Sort, read_word
from according.annotate.attributions.settings import Setting, words_in
from according.annotate.who.lexicon import TEXTS
from according.core import AttributionKind, Quotation, QuotationKind, Span, words

_REST = re.compile(r"[^\W_]+")
_GLUE = frozenset({"that", "and", "but", "s", "as"})
_QUESTIONS = frozenset("that whether if how why what who when where which whose because".split())
_SUBJECTS = frozenset("he she they we i there nobody everyone he's she's it's they're i'm".split())
_OBJECTS = frozenset("it you this these those her".split())
#: Verbs that are finite wherever they stand; "wanted" and "made" may as well stand after their noun.
_FINITE = frozenset(
    """is are was were has have had will would can could may might must should shall do does did isn't aren't wasn't
    weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't doesn't don't didn't shouldn't it's he's she's
    they're we're i'm i've we've they've i'll we'll he'll she'll they'll there's that's went came took gave says said
    wants needs makes takes goes comes gets gives keeps shows means seems looks knows thinks became began ran saw knew
    wrote spoke fell grew rose drew chose drove stood died remains lacks deserves supports""".split()
)
_RELATIVES = frozenset("who which that whom whose where when".split())
_PREPOSITIONS = frozenset("for of with against about in on over to from by as at into".split())
_TITLED = frozenset({"titled", "entitled", "headlined", "subtitled", "captioned"})
#: Verbs of which a work is the thing made, and the most characters of its name.
_MAKES = frozenset("publish write pen author release record direct produce".split())
_TITLE = 160
#: What stands before words in marks that name something as others do: "the so-called “smart growth”".
_CALLED = re.compile(r"(?:so-called|dubbed|nicknamed|known as|the term|the word|the phrase)\s*\Z", re.IGNORECASE)
#: What stands before words in marks that are those of whom or what the source takes a stand on.
_ANOTHERS = re.compile(r"\b(?:that|which|who)\s+(?:\w+\s+)?(?:said|says|say|calls|called|reads?|states?|stated)\b")
#: How far, in words, a content is read for its verb, and the most words that marks without a source hold as a scrap.
_FAR, _SCRAP = 40, 12


def kind_of(setting: Setting) -> AttributionKind:
    """The kind of an attribution by the marks in its content, its cue, and what its content is built like.

    Words in marks are their source's whatever the cue; without a source a scrap of words is partial. Without marks,
    cues of attitude, intention or deed with a thing for their content ("backs the bill", "wants to leave") take a
    stand; with a clause ("hopes that …") they report a thought.
    """
    content = setting.triple.content
    head = setting.head
    if not content:
        return AttributionKind.STANCE if head.sort in _STANDS else AttributionKind.INDIRECT
    if _is_title(setting):
        return AttributionKind.TITLE
    inside, beside = _shares(setting)
    if inside and not setting.triple.source and head.at < 0 and not beside and inside <= _SCRAP:
        last = setting.text[content[-1].start : content[-1].end + 1].rstrip("”’\"' ,")
        if not last.endswith((".", "!", "?")):
            return AttributionKind.PARTIAL
    if inside and not beside:
        return AttributionKind.DIRECT
    if inside:
        return AttributionKind.MIXED
    if _cites(setting):
        return AttributionKind.CITATION
    return AttributionKind.STANCE if _takes_stand(setting) else AttributionKind.INDIRECT


_STANDS = (Sort.ATTITUDE, Sort.INTENTION, Sort.DEED)


def _shares(setting: Setting) -> tuple[int, int]:
    """How many words of the content stand in marks, and how many (but "that" and "and") do not.

    Marks around one word held at arm's length are its writer's; more of them in a saying are the speaker's words.
    """
    text = setting.text
    said = setting.head.sort not in _STANDS
    counted = []
    for quotation in setting.quoted:
        if quotation.kind is QuotationKind.SCARE:
            whole = any(part.start - 1 <= quotation.inner.start and quotation.inner.end <= part.end + 1
                        and len(part) <= len(quotation.span) + 1 for part in setting.triple.content)  # fmt: skip
            lead = text[max(0, quotation.span.start - 20) : quotation.span.start]
            if not said or (" " not in quotation.inner.of(text) and not whole) or _CALLED.search(lead):
                continue
        if not said and _ANOTHERS.search(
            text, max(quotation.span.start - 30, setting.triple.content[0].start), quotation.span.start
        ):
            continue
        counted.append(quotation.span)
    if not counted:
        return 0, 1
    inside = beside = 0
    for part in setting.triple.content:
        for match in _REST.finditer(text, part.start, part.end):
            at = match.start()
            if any(span.start <= at < span.end for span in counted):
                inside += 1
            elif match[0].lower() not in _GLUE:
                beside += 1
    return inside, beside


def _is_title(setting: Setting) -> bool:
    """Whether the content is the name of a work: "the book titled “…”"."""
    [first, *rest] = setting.triple.content
    if rest or len(first) > _TITLE:
        return False
    if setting.forms[-1:] and setting.forms[-1] in _TITLED:
        return True
    if setting.head.lemma not in _MAKES or not setting.quoted:
        return False
    names = _REST.findall(setting.text, first.start, first.end)
    return setting.quoted[0].span.start <= first.start + 1 and all(
        name[0].isupper() or len(name) < 4 or name.isdigit() for name in names
    )


def _cites(setting: Setting) -> bool:
    """Whether the cue points at a text; naming a reason or an event is telling, not citing."""
    if setting.head.sort is not Sort.CITING or is_clause(setting):
        return False
    return _names_text(setting)


def _names_text(setting: Setting) -> bool:
    """Whether the content's first noun phrase has a text for its head: "a 2016 article on the society's website"."""
    head = ""
    for word in setting.first_words[:9]:
        if head and (word in _PREPOSITIONS or word in _RELATIVES):
            break
        if word not in _PREPOSITIONS:
            head = word
    return head in TEXTS or head.removesuffix("s") in TEXTS


def _takes_stand(setting: Setting) -> bool:
    head, first = setting.head, setting.first_words
    if head.sort in (Sort.SAYING, Sort.ASKING, Sort.CITING, Sort.SHUNNING):
        if head.sort is not Sort.SHUNNING or head.then:
            return False
        goal = next((word for word in first if word != "to"), "comment")
        read = read_word(goal)
        return read is None or read.sort not in (Sort.SAYING, Sort.ASKING) or goal in _UNSAID
    if is_clause(setting) or (head.lemma == "hope" and first[:1] not in (("to",), ("for",))):
        return False
    if head.sort is Sort.DEEMING:
        return False
    if head.sort is Sort.THINKING:
        # "sees him as", "is expected to resign", "believes him to be"
        return not (head.lemma in ("expect", "anticipate") or "as" in first[1:12] or "to" in first[:8])
    if head.sort is Sort.DEMANDING:
        return not _has_infinitive(setting)
    return True


#: Verbs that may say something and mostly do not: "declined to join the debate".
_UNSAID = frozenset("join back support call vote sign answer respond".split()) - {"answer", "respond"}


def _has_infinitive(setting: Setting) -> bool:
    text = setting.text
    return "to" in setting.first_words[:12] or any(
        text.startswith(("to ", "not to "), part.start) for part in setting.triple.content[1:]
    )


def is_clause(setting: Setting) -> bool:
    """Whether the content without its marks is a clause with a subject and a finite verb, or begins as one does."""
    first = setting.first_words
    if not first:
        return False
    return any(_clausal(setting, part) for part in setting.triple.content)


def _clausal(setting: Setting, content: Span) -> bool:
    forms = [word.form for word in words(setting.text, content.start, min(content.end, content.start + 240))[:_FAR]]
    if len(forms) < 2:
        return False
    first, second = forms[:2]
    before = content.start < setting.cue.start
    if first in _QUESTIONS and not before:
        return first != "that" or len(forms) > 2
    if first in _SUBJECTS:
        return True
    if first in _OBJECTS:
        return second in _FINITE or second.endswith(("ed", "s"))
    if setting.syntax.words and _clause_by_syntax(setting, content):
        return True
    if first == "to" or first.endswith("ing") or first in _PREPOSITIONS:
        return False
    for form in forms[1:]:
        if form in _RELATIVES or form == "because":
            return False
        if form in _FINITE:
            return True
    return False


#: Relations of words that no clause of the content itself hangs on: marks, and relative clauses cut off their noun.
_BESIDE_CLAUSE = frozenset("punct mark case cc advmod acl:relcl acl advcl".split())


def _clause_by_syntax(setting: Setting, content: Span) -> bool:
    """Whether the head of the content is a finite verb, or a predicate with its subject in the content."""
    syntax = setting.syntax
    inside = words_in(syntax, content)
    for at in inside:
        head = syntax.heads[at]
        if head in inside and head != at:
            continue
        if syntax.relations[at] in _BESIDE_CLAUSE:
            continue
        subject = any(
            syntax.heads[k] == at and syntax.relations[k].startswith("nsubj") for k in range(inside.start, at)
        )
        if not subject:
            continue
        finite = syntax.tags[at] in ("VBD", "VBZ", "VBP", "MD") or any(
            syntax.heads[k] == at and syntax.tags[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(inside.start, at)
        )
        if finite:
            return True
    return False


def scraps(quotations: tuple[Quotation, ...], contents: tuple[Span, ...], text: str) -> tuple[Quotation, ...]:
    """The quotations whose source is not given: marks around words of speech that no content (in order) touches.

    Outermost and closed ones only, no titles, no block quotations, no words held at arm's length: those are wording.
    """
    found = []
    for quotation in quotations:
        if quotation.depth or not quotation.closed or quotation.kind is not QuotationKind.SPEECH:
            continue
        at = bisect_left(contents, quotation.span.end, key=lambda span: span.start)
        if any(content.overlaps(quotation.span) for content in contents[max(0, at - 8) : at]):
            continue
        if text[quotation.inner.start : quotation.inner.end].count(" ") >= 1:
            found.append(quotation)
    return tuple(found)
