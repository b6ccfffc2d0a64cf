"""Labels of a name by its neighbours alone, where no trees were read: words of a short list before and after it."""

import re
from collections.abc import Iterator

from according.annotate.labels.found import Found
from according.annotate.labels.placing import STANCE_VERBS, is_label
from according.annotate.who.lexicon import BODIES, COLLECTIVES, PEOPLES, PLACES, ROLES, TITLE_PARTS
from according.core import FUNCTION_WORDS, EntityType, LabelForm, Span

_LABELISH = re.compile(r"(?<![\w-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w-])")
_RELATIVE = re.compile(r"[”\"]?,?\s+((?:that|which)\s+(?:also\s+|openly\s+|strongly\s+)?([a-z]+)\b[^,.;:!?“”\"()\n]*)")
_APPOSED = re.compile(
    r"[”\"]?(?:,|\s+[–—-])\s+((?:an?|the)\s+[^,.;:!?“”\"()\n–—]{3,90})(?=[,.;)–—])",
)


def set_beside(text: str, mention: Span) -> Iterator[Found]:
    """The apposition after a name, where one of its words up to its noun places whom it is beside."""
    apposed = _APPOSED.match(text, mention.end)
    if apposed is not None and any(is_label(word) for word in _LABELISH.findall(_head_of(apposed[1]))):
        yield Found(Span(apposed.start(1), apposed.start(1) + len(_whole(apposed[1]))), LabelForm.APPOSITION)


def labelled(text: str, mention: Span, kind: EntityType) -> Iterator[Found]:
    """The name with the label before it, and the noun or clause after it that characterises."""
    noun = _LABEL_NOUN_AFTER.match(text, mention.end)
    named = kind in (EntityType.PERSON, EntityType.PLACE)
    end = noun.end(1) if noun is not None and not named else mention.end
    start = _label_before(text, mention, kind)
    if start != mention.start or end != mention.end:
        yield Found(Span(start, end), LabelForm.PREMODIFIER)
    clause = _RELATIVE.match(text, mention.end)
    if clause is not None and clause[2] in STANCE_VERBS:
        yield Found(Span(clause.start(1), clause.start() + len(clause[0].rstrip())), LabelForm.RELATIVE)


def _head_of(apposition: str) -> str:
    """The words of an apposition up to its noun: what comes after "of", "who" or "run by" is about others."""
    cut = _AFTER_NOUN.search(apposition)
    head = apposition[: cut.start()] if cut is not None else apposition
    return head.replace("liberal arts", "arts")


def _whole(apposition: str) -> str:
    """An apposition; where the stop of an abbreviation has cut it ("who won over Rep"), the part before its clause."""
    last = apposition.split()[-1]
    if last not in _ABBREVIATED and len(last) > 1:
        return apposition
    cut = _AFTER_NOUN.search(apposition)
    return apposition[: cut.start()] if cut is not None else apposition


_ABBREVIATED = frozenset("Mr Mrs Ms Dr Rep Sen Gov Gen St Jr Sr Lt Col Sgt No vs".split())
_AFTER_NOUN = re.compile(
    r"\s(?:of|for|from|to|in|at|on|with|by|who|which|that|whose|about|against|and|than|seems?|is|was|has|had|will|would|"
    r"took|takes|says?|said)\b"
)


def _label_before(text: str, mention: Span, kind: EntityType) -> int:
    """Where a label begins that runs up to a name through nouns for what is named: "the far-right radio host Lund".

    Only such words may stand between: "critics of the radical plan told Smith" and "activist punching Smith" label
    nobody. The last noun has to fit the name; a label right before it has no noun, so that "the infamous Lund memo" is
    told by what follows.
    """
    edge = start = mention.start
    head = ""
    for match in reversed(list(_LABELISH.finditer(text, max(0, mention.start - 60), mention.start))):
        word, gap = match[0].lower(), text[match.end() : edge]
        between = word in _MODIFIERS or word in PLACES or word in PEOPLES
        if gap.strip() and not (gap.strip() == "," and is_label(word) and head):
            break
        if not is_label(word) and not between:
            break
        if not head:
            head = word
            if head not in LABEL_NOUNS and not _fits(head, kind) and not is_label(word):
                break
            noun = word in LABEL_NOUNS and kind is EntityType.PERSON
            if is_label(word) and not noun and not _ends_here(text, mention.end):
                break
            if word in _PERSONS_ONLY and kind not in (EntityType.PERSON, EntityType.UNKNOWN):
                break
        edge = match.start()
        start = edge if is_label(match[0]) else start
    return start


def _fits(noun: str, kind: EntityType) -> bool:
    """Whether a noun right before a name can be what is named."""
    if kind is EntityType.PERSON:
        return noun in ROLES or noun in _HUMAN
    return noun in COLLECTIVES or noun in BODIES or (kind is EntityType.UNKNOWN and noun in ROLES)


def _ends_here(text: str, end: int) -> bool:
    """Whether a name ends its noun phrase: a mark, a word of grammar or a past tense follows, no further noun."""
    following = _NEXT.match(text, end)
    if following is None:
        return True
    word = following[1]
    return word in FUNCTION_WORDS or word in _VERBS or (word.islower() and word.endswith("ed"))


_NEXT = re.compile(r"\s+([^\W\d_]+)")
_LABEL_NOUN_AFTER = re.compile(r"\s+(watchdog|extremists?|militants|terrorists|rebels)\b(?!\s+[a-z]+(?:s|er|or)\b)")
#: Labels that are nouns by themselves, so that a name may follow at once.
LABEL_NOUNS = frozenset(
    "activist extremist whistleblower terrorist militant rebel socialist maverick firebrand".split()
)
_PERSONS_ONLY = frozenset({"activist", "whistleblower", "firebrand"})
_VERBS = frozenset("said says told wrote noted won led held took made gave ran went came began met saw lost".split())
_HUMAN = frozenset(
    "host commentator pundit filmmaker billionaire donor megadonor blogger provocateur theorist strategist "
    "businessman businesswoman author writer actor actress singer comedian rapper mogul tycoon financier heiress "
    "dictator politician lawmaker nominee candidate firebrand critic hero".split()
)
_MODIFIERS = (
    ROLES
    | COLLECTIVES
    | BODIES
    | TITLE_PARTS
    | _HUMAN
    | frozenset(
        "talk radio show tv television web site website blog think tank legal advocacy ethics lobbying civil rights "
        "human religious gop former longtime long-time veteran local national state federal government political "
        "online nonprofit non-profit private public wealthy young old new york news hip-hop conspiracy".split()
    )
) - {"s", "house", "senate", "times"}
