"""Reads what was decided out of a statement: who acted, by which verb, and on what."""

import re
from dataclasses import dataclass

from according.compare.alignment.views import View
from according.core import FUNCTION_WORDS, Modality, Polarity, Span, stem, words
from according.core.frequency import rarity

#: Each line: forms of one outcome | forms of the opposite one, as main verbs of a clause.
_OUTCOMES = (
    (
        "passed passes approved approves adopted adopts enacted enacts ratified ratifies",
        "rejected rejects defeated defeats tabled tables blocked blocks voted-down turned-down turns-down votes-down",
    ),
    ("convicted convicts found-guilty", "acquitted acquits cleared clears found-not-guilty"),
    ("upheld upholds affirmed affirms", "overturned overturns reversed reverses quashed struck-down strikes-down"),
    ("signed signs", "vetoed vetoes"),
    ("won wins", "lost loses"),
    ("rose rises climbed climbs jumped jumps soared soars", "fell falls dropped drops plunged plunges slumped slumps"),
)
_POLES = {
    form: (number, side)
    for number, sides in enumerate(_OUTCOMES)
    for side, forms in enumerate(sides)
    for form in forms.split()
}
_OUTCOME = re.compile(
    r"\b(?:" + "|".join(sorted((form.replace("-", " ") for form in _POLES), key=lambda f: (-len(f), f))) + r")\b",
    re.IGNORECASE,
)
_STRONG = r"ban(?:s|ned|ning)?|bar(?:s|red|ring)?|prohibit(?:s|ed|ing)?|outlaw(?:s|ed|ing)?|forbid(?:s|ding)?|forbade"
_WEAK = r"oppos(?:e|es|ed|ing)|limit(?:s|ed|ing)?|restrict(?:s|ed|ing)?|discourag(?:e|es|ed|ing)"
_SCOPE = re.compile(rf"\b(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))\b", re.IGNORECASE)
#: What before a verb takes it out of what has been decided: wishes, plans, conditions, negation, another time.
_UNREAL = re.compile(
    r"\b(?:not|never|would|will|could|may|might|should|must|if|whether|unless|until|want(?:s|ed)?|wish\w*|hop(?:e|es|ed|ing)|"
    r"call(?:s|ed|ing)?|urg\w+|demand\w*|propos\w+|plan(?:s|ned|ning)?|seek\w*|sought|push\w*|effort\w*|attempt\w*|tr(?:y|ies|"
    r"ied|ying)|campaign\w*|petition\w*|vow\w*|pledg\w+|promis\w+|threat\w*|expect\w*|likely|had|fail(?:s|ed|ing)?|refus\w+|"
    r"similar|previous\w*|earlier|last year|years? ago|once|who|which|that|about to|ready to|poised)\b|n['’]t\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[.;:,—–”\"]|\b(?:after|because|while|but|since|so that|in an effort|following|amid|despite|when|as)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|be|being|gets?|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
#: Objects that are another matter than the matter itself.
_OTHER = re.compile(r"\b(?:similar|another|previous|earlier|amendments?|motions?|request|version)\b", re.IGNORECASE)
_LONGEST = 16


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Decision:
    """A deed with an outcome: ``pole`` is its line and side among opposite outcomes, or its strength for a ban.

    ``subject`` and ``matter`` are stems with their weights; ``span`` reaches from the verb to the end of its object.
    """

    view: View
    verb: str
    pole: tuple[int, int]
    span: Span
    subject: dict[str, float]
    matter: dict[str, float]


def outcomes_in(view: View) -> tuple[Decision, ...]:
    """What a statement says was decided or came about, each by a main verb that has an opposite."""
    return tuple(d for match in _OUTCOME.finditer(view.text) if (d := _decision(view, match)) is not None)


def bans_in(view: View) -> tuple[Decision, ...]:
    """What a statement says was banned (pole (0, 0)) or opposed and limited (pole (0, 1))."""
    found = []
    for match in _SCOPE.finditer(view.text):
        decision = _decision(view, match, pole=(0, 0 if match["strong"] else 1))
        if decision is not None and len(decision.matter) > 1:
            found.append(decision)
    return tuple(found[:1])


def weigh(text: str) -> dict[str, float]:
    """The stems of a stretch that are no function words, with their weights."""
    return {
        stemmed: 0.05 + rarity(stemmed)
        for stemmed in (stem(word.form) for word in words(text) if word.form not in FUNCTION_WORDS)
    }


def share(left: dict[str, float], right: dict[str, float]) -> float:
    """The part of the lighter side's weight that the two have in common."""
    common = sum(left[stemmed] for stemmed in sorted(left.keys() & right.keys()))
    lighter = min(sum(left[s] for s in sorted(left)), sum(right[s] for s in sorted(right)))
    return common / lighter if lighter else 0.0


def _decision(view: View, match: re.Match[str], pole: tuple[int, int] | None = None) -> Decision | None:
    statement = view.statement
    if statement.modality in (Modality.ASKED, Modality.SUPPOSED) or statement.polarity is Polarity.NEGATIVE:
        return None
    before = view.text[: match.start()]
    near = " ".join(before.split()[-9:])
    if _UNREAL.search(near) or (pole is None and near.endswith((" to", " the", " a", " an", " its", " has been"))):
        return None
    after = view.text[match.end() :]
    stop = _STOP.search(after)
    told = words(after, 0, stop.start() if stop else len(after))[:_LONGEST]
    end = match.end() + (told[-1].end if told else 0)
    thing = after[: told[-1].end] if told else ""
    passive = bool(_PASSIVE.search(before))
    matter = before if passive else thing
    if _OTHER.search(matter):
        return None
    start = statement.span.start
    return Decision(
        view=view,
        verb=match[0].lower(),
        pole=pole if pole is not None else _POLES[match[0].lower().replace(" ", "-")],
        span=Span(start + match.start(), start + end),
        subject={} if passive else weigh(before),
        matter=weigh(matter),
    )
