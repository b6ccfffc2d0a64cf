"""When a rule comes into force, and until when something lasts: the one day that each account gives for it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from according.compare.quantities.dated import Dated
from according.compare.quantities.pairs import classed
from according.core import Annotated, Moment, Precision, QuotationKind, Span, content_stems, stem

_BEFORE = re.compile(
    r"(?i:\b(?:tak(?:e|es|ing)\s+effect|(?:go|goes|going|come|comes|coming|put|enter|enters)\s+in(?:to)?\s+(?:effect|force)|"
    r"kick(?:s|ing)?\s+in|effective|in\s+(?:force|effect))\b"
    r"(?:\s+(?!until|through|to\b|not\b)[\w'’-]{1,14},?){0,4}\s*)\Z"
)
_FROM = re.compile(r"(?i:\b(?:from|starting|beginning|as\s+of|effective)(?:\s+on)?\s+)\Z")
_LASTS = re.compile(
    r"(?i:\b(?:until|till|through|(?:expires?|ends?|ending|ended|closes?|finish(?:es)?|concludes?|runs?\s+out)(?:\s+on)?|"
    r"deadline\s+(?:of|is|was)|(?:runs?|lasts?|open|extended|continues?)\s+to)\s+(?:at\s+least\s+)?(?:the\s+)?(?:end\s+of\s+)?)\Z"
)
_UNTIL = re.compile(r"(?i:\s*(?:,\s*\d{4})?,?\s*(?:to|until|till|through|[-–])\s)")
_NOT_YET = re.compile(
    r"(?i:\b(?:would\s+have|had\s+been|was\s+to\s+have|originally|delay\w*|postpone\w*|instead\s+of)\b)"
)
#: What comes into force, each word standing for its class.
_RULES = classed(
    frozenset(
        map(
            stem,
            """law rule ordinance measure ban legislation statute act bill policy regulation prohibition order tariff
            tax sanction restriction moratorium curfew mandate agreement treaty deal ceasefire truce increase fee fare
            wage lockdown resolution closure shutdown limit cap freeze embargo cut requirement price rate reform merger
            resignation""".split(),
        )
    )
)
_LAWS = frozenset(map(stem, "act bill policy regulation prohibition resolution moratorium order".split()))
_LAW = stem("law")
_CALENDAR = frozenset(
    map(
        stem,
        """january february march april may june july august september october november december monday tuesday
        wednesday thursday friday saturday sunday until till through end ends run runs last lasts close closes expire
        expires day week month year new said says""".split(),
    )
)


def in_force(annotated: Annotated) -> tuple[tuple[Dated, ...], frozenset[str]]:
    """The places where an account tells when a rule comes into force, and what rules their sentences name.

    Nothing where it gives several days, or none that is told to the day.
    """
    found: list[Dated] = []
    rules: set[str] = set()
    for moment, sentence in _days(annotated):
        if not _starts(annotated, moment, sentence):
            continue
        stems = content_stems(annotated.document.text, sentence.start, sentence.end)
        rules |= {_LAW if s in _LAWS else s for s in classed(stems)} & _RULES
        found.append(Dated(annotated.id, moment, stems, frozenset(), clock=False))
    return _of_one_day(found, rules)


def until(annotated: Annotated) -> tuple[tuple[Dated, ...], frozenset[str]]:
    """The places where an account tells until when something lasts, and the content words of their sentences.

    Nothing where it gives several days, or none that is told to the day.
    """
    text = annotated.document.text
    found: list[Dated] = []
    matter: set[str] = set()
    for moment, sentence in _days(annotated):
        before = text[max(sentence.start, moment.span.start - 60) : moment.span.start]
        if not _LASTS.search(before) or _NOT_YET.search(text, sentence.start, sentence.end):
            continue
        # What lasts is told right before; the rest of a long sentence may be of other things.
        stems = content_stems(text, max(sentence.start, moment.span.start - 140), moment.span.start)
        matter |= {s for s in classed(stems) if not s[0].isdigit() and s not in _CALENDAR}
        found.append(Dated(annotated.id, moment, stems, frozenset(), clock=False))
    return _of_one_day(found, matter)


def _days(annotated: Annotated) -> Iterator[tuple[Moment, Span]]:
    """The absolute days that an account gives outside quotations, each with its sentence."""
    starts = [sentence.start for sentence in annotated.sentences]
    speech = [q.span for q in annotated.quotations if q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK)]
    for moment in annotated.moments:
        index = bisect_right(starts, moment.span.start) - 1
        if index < 0 or moment.precision is not Precision.DAY or moment.start is None or moment.relative:
            continue
        if not any(s.overlaps(moment.span) for s in speech):
            yield moment, annotated.sentences[index]


def _of_one_day(found: list[Dated], words: set[str]) -> tuple[tuple[Dated, ...], frozenset[str]]:
    """What was found, if all of it gives one day."""
    if len({day(each.moment) for each in found}) != 1:
        return (), frozenset()
    return tuple(found), frozenset(words)


def day(moment: Moment) -> str:
    """Month and day, in which every form of a day can be compared."""
    return (moment.start or "")[-5:]


def _starts(annotated: Annotated, moment: Moment, sentence: Span) -> bool:
    """Whether a rule starts to hold on this day, by the words before it."""
    text = annotated.document.text
    before = text[max(sentence.start, moment.span.start - 90) : moment.span.start]
    if _NOT_YET.search(text, sentence.start, sentence.end) or _UNTIL.match(text, moment.span.end, sentence.end):
        return False
    if _BEFORE.search(before):
        return True
    published = (annotated.document.published or "")[:10]
    ahead = bool(published) and (moment.start or "") > published and (moment.start or "-")[0] != "-"
    return ahead and _FROM.search(before) is not None
