"""What became of the injured: an account that leaves them alive, and one told later in which somebody has died."""

import re
from datetime import date

from according.compare.accounts import Accounts
from according.compare.quantities.roles import TITLES
from according.compare.quantities.tolls import aside
from according.compare.titles import letters
from according.core import (
    Annotated,
    Aspect,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Relation,
    Span,
    Story,
    content_id,
)

_RULE = (
    "An account of the event tells of somebody gravely hurt and of nobody who died; an account published no earlier "
    "tells that somebody hurt in it has died."
)
#: So far into an account a death is that of the event, and so far is one who died looked for.
_BEGINS = 8
#: Days between two accounts beyond which the one is no news of the other.
_LONGEST = 60
_ALIVE = re.compile(
    r"(?i:\b(?:in\s+(?:\w+\s+){0,2}?(?:critical|grave|serious|extremely\s+critical)(?:\s+but\s+stable)?\s+condition|on\s+life\s+support|"
    r"(?<!non-)(?<!not\s)(?<!non\s)life-threatening\s+(?:injur\w+|wounds?|condition)|fighting\s+for\s+(?:his|her|their)\s+li(?:fe|ves)|"
    r"clinging\s+to\s+life|(?:critically|gravely|seriously|severely)\s+(?:injured|wounded|hurt)|"
    r"expected\s+to\s+(?:survive|recover|live)|listed\s+(?:as|in)\s+(?:critical|serious|grave))\b)"
)
_TREATED = re.compile(
    r"(?i:\b(?:(?:rushed|taken|transported|airlifted|flown)\s+to\s+(?:[\w'’.-]+\s+){0,5}?(?:hospital|medical\s+center|trauma\s+center)|hospitali[sz]ed)\b)"
)
_DEATH = re.compile(
    r"(?i:\b(?:died|dies|dying|dead|deaths?|deadly|kill(?:ed|ing|s|er)?|fatal\w*|homicides?|murder\w*|slain|slayings?|deceased|"
    r"manslaughter|succumb\w*|coroner\w*|medical\s+examiner\w*|funerals?|suicide|mourn\w*|lost\s+(?:his|her|their)\s+li(?:fe|ves)|autops\w+)\b)"
)
#: Words that hold a death and tell of none.
_NO_DEATH = re.compile(
    r"(?i:\b(?:attempted\s+(?:\w+\s+)?(?:murder|homicide|manslaughter)|(?:murder|homicide|death)\s+(?:attempt|threats?)|"
    r"homicide\s+(?:detectives?|unit|division|investigators?|bureau|squad|section)|"
    r"(?:major|violent)\s+crimes?\s+and\s+homicide|attempt(?:ing|ed)?\s+to\s+(?:kill|murder)|trying\s+to\s+kill|dead\s+end|dead\s+of\s+night|"
    r"robbery[-/\s]+homicide|intent\s+to\s+(?:kill|murder)|non-?fatal\w*|threaten\w+\s+to\s+kill)\b)"
)
_DIED = re.compile(
    r"(?i:\b(?:(?:has|have|had)\s+died|(?:later|since)\s+died|died|dies|(?:was|were|been)\s+(?:later\s+)?pronounced\s+(?:dead|deceased)|"
    r"succumb(?:ed|s))\b)"
)
_OF_DOER = re.compile(r"(?i:\b(?:suspect|gunman|shooter|attacker|himself|herself|themselves|self-inflicted|suicide)\b)")


def fates(accounts: Accounts, story: Story) -> tuple[Finding, ...]:
    """One finding an event: the accounts in which those hurt are alive, and the later ones in which one has died."""
    members = [a for a in accounts.documents if a.id in story.documents]
    alive = [(a, span) for a in members if (span := _alive(a)) is not None]
    dead = [(a, span) for a in members if (span := _dead(a)) is not None]
    joined: dict[str, Span] = {}
    for left, before in alive:
        for right, after in dead:
            if _in_time(left, right):
                joined.setdefault(left.id, before)
                joined.setdefault(right.id, after)
    if not joined:
        return ()
    evidence = tuple(Evidence(document=a.id, span=joined[a.id], role="figure") for a in members if a.id in joined)
    hurt = [a for a, _ in alive if a.id in joined]
    gone = [a for a, _ in dead if a.id in joined]
    said = [" ".join(a.words(joined[a.id]).split()) for a in (hurt[0], gone[0])]
    ends = [next(e for e in evidence if e.document == a.id) for a in (hurt[0], gone[0])]
    return (
        Finding(
            id=content_id("finding", "fate", *(f"{e.document}:{e.span.start}:{e.span.end}" for e in evidence)),
            kind=FindingKind.DIFFERS,
            rule=_RULE,
            title=f"{_named(accounts, hurt)} “{said[0]}” and tell{'s' if len(hurt) == 1 else ''} of nobody who died, "
            f"{_named(accounts, gone)} “{said[1]}”; told one after the other",
            evidence=evidence,
            relation=Relation.CHANGED,
            aspect=Aspect.FIGURE,
            absent=accounts.absent(tuple(e.document for e in evidence)),
            score=0.7,
            why=(Feature(name="same role", value=1.0, detail=TITLES["killed"], left=ends[0], right=ends[1]),),
        ),
    )


def _alive(annotated: Annotated) -> Span | None:
    """Where an account says how somebody hurt fares, if it tells of no death at all."""
    text = annotated.document.text
    found: Span | None = None
    treated: Span | None = None
    for sentence in annotated.sentences:
        words = sentence.of(text)
        if _DEATH.search(_NO_DEATH.sub(" ", words)) and not aside(words):
            return None
        told = _ALIVE.search(text, sentence.start, sentence.end)
        if told is not None and found is None and not aside(words):
            found = Span(*told.span())
        told = _TREATED.search(text, sentence.start, sentence.end)
        if told is not None and treated is None and not aside(words):
            treated = Span(*told.span())
    return found or treated


def _dead(annotated: Annotated) -> Span | None:
    """Where an account begins with the death of somebody who was hurt."""
    text = annotated.document.text
    for sentence in annotated.sentences[:_BEGINS]:
        words = sentence.of(text)
        told = _DIED.search(text, sentence.start, sentence.end)
        if told is not None and not aside(words) and not _OF_DOER.search(words):
            return Span(*told.span())
    return None


def _in_time(left: Annotated, right: Annotated) -> bool:
    """Whether the second account was published no earlier than the first, and not so long after."""
    try:
        days = [date.fromisoformat((a.document.published or "")[:10]) for a in (left, right)]
    except ValueError:
        return False
    return 0 <= (days[1] - days[0]).days <= _LONGEST


def _named(accounts: Accounts, told: list[Annotated]) -> str:
    return f"{letters(accounts, [a.id for a in told])} {'has' if len(told) == 1 else 'have'}"
