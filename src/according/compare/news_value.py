"""How much a statement is worth telling first: deaths, money, figures, what was done, names; comments last."""

import re

from according.compare.alignment.views import View
from according.core import EntityType, FigureKind, Voice

#: How much a figure of a kind adds.
_FIGURES = {
    FigureKind.MONEY: 1.0,
    FigureKind.COUNT: 0.8,
    FigureKind.PERCENT: 0.8,
    FigureKind.VOTE: 0.8,
    FigureKind.RATE: 0.7,
    FigureKind.MEASURE: 0.5,
    FigureKind.DURATION: 0.3,
    FigureKind.NUMBER: 0.3,
    FigureKind.AGE: 0.1,
}
_MOST_FIGURES, _MOST_NAMES = 1.4, 0.6
#: Stems of harm to people, and of what institutions do that is news.
HARM = frozenset(
    """kill dead die death deaths fatal froze drown drowned injur wound shot shoot stab beat beaten assault rape abus
    tortur explos explod crash burn hospit victim suicid bodi murder""".split()
)
DEEDS = frozenset(
    """arrest charg indict convict sentenc sue su lawsuit fine ban veto resign fire sack suspend order seiz raid destroy
    cut close evacu detain plead guilti investig audit approv reject adopt
    sign cancel recal appeal rule strike""".split()
)
#: Stems of words by which a statement comments or looks back rather than reports.
_COMMENT = frozenset("believ think feel hope seem love hate proud histori tradit long alway".split())

#: Lines that tell how to reach somebody, who wrote, or what to click on: no part of the telling.
_SERVICE = re.compile(
    r"@|://|\Aphotos?(?: by)?:|pic\.twitter\.com|\A[\W\d]+\Z|"
    r"\b(?:e-?mail (?:him|her|us|me) at|be reached at|contributed to this|"
    r"follow (?:him|her|us) on|sign up|subscribe|click here|read more|all rights reserved|send letters|"
    r"is an? (?:[\w’'.&-]+ ){0,6}(?:staff|senior) (?:writer|reporter|photographer|correspondent)|"
    r"privacy policy|terms of service|cookies|originally published|has been updated|(?:reporting|editing) by)\b",
    re.IGNORECASE,
)


def is_service(text: str) -> bool:
    """Whether words tell how to reach somebody, who wrote or what to click on, and nothing of the matter."""
    return _SERVICE.search(text) is not None


def worth(view: View) -> tuple[float, tuple[str, ...]]:
    """A statement's news value, from about 0 to 3, and what it consists of, in words."""
    value, why = min(1.0, view.weight / 12), ["how rare its words are"]
    figures = min(_MOST_FIGURES, sum(_FIGURES.get(figure.kind, 0.0) for figure in view.figures))
    if figures:
        value, why = value + figures, [*why, "figures"]
    stems = frozenset(view.stems)
    if stems & HARM:
        value, why = value + 0.8, [*why, "harm"]
    if stems & DEEDS:
        value, why = value + 0.35, [*why, "a deed"]
    named = sum(name.kind in (EntityType.PERSON, EntityType.ORGANISATION) for name in view.firm.values())
    if named:
        value, why = value + min(_MOST_NAMES, 0.2 * named), [*why, "names"]
    if view.moments:
        value, why = value + 0.1, [*why, "a date"]
    if "://" in view.text or "pic.twitter.com" in view.text:
        value -= 0.6
    if view.statement.voice is Voice.QUOTED:
        value, why = value - 0.5, [*why, "less for a comment in quotation marks"]
    elif stems & _COMMENT:
        value -= 0.2
    return max(0.0, value), tuple(why)
