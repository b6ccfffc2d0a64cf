"""What a figure is a figure of: its role in its clause (killed, signed, arrested …) and the kind of thing counted."""

import re
from dataclasses import dataclass

from according.core import Figure, FigureKind, Span, content_stems, stem

#: Roles and the words that show them; words behind a figure are tried before those ahead of it.
_ROLES = {
    "killed": r"killed|kill(?:s|ing)?|died|dead|deaths?|dies?|dying|slain|murdered|fatally|fatalities|perished",
    "injured": r"injur(?:ed|ies|y|ing|es)|wound(?:ed|ing|s)?|hurt|hospitali[sz]ed",
    "arrested": r"arrest(?:ed|s|ing)?|detain(?:ed|ing|s)?|detentions?|rounded\s+up",
    "charged": r"charged|indicted",
    "missing": r"missing|unaccounted",
    "shot": r"shot",
    "signed": r"sign(?:ed|s|ing)?|signatures?|signatories|signers|petitioned|petitions?",
    "attended": r"attend(?:ed|ing|ance|ees)?|march(?:ed|ers|ing)?|gathered|turned\s+out|rallied|protested|"
    r"demonstrated|protesters|protestors|demonstrators|crowd",
    "evacuated": r"evacuat(?:ed|ions?|ing)|displaced|homeless",
    "testified": r"testif(?:ied|y|ying)|testimon(?:y|ies)|spoke|speakers",
    "rescued": r"rescued|saved",
    "hostages": r"hostages?|abducted|kidnapped",
    "dismissed": r"laid\s+off|layoffs?|sacked|redundan\w+",
    "sentenced": r"sentenced|jailed|imprisoned|prison|behind\s+bars",
    "fined": r"fined?|penalt(?:y|ies)",
}
_ROLE = re.compile("(?i:\\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _ROLES.items()) + ")\\b)")
TITLES = {
    "killed": "people killed",
    "injured": "people injured",
    "arrested": "people arrested",
    "charged": "people charged",
    "missing": "people missing",
    "shot": "people shot",
    "signed": "who signed",
    "attended": "who took part",
    "evacuated": "people who had to leave",
    "testified": "who spoke",
    "rescued": "people rescued",
    "hostages": "hostages",
    "dismissed": "dismissals",
    "treated": "people taken to hospital",
    "homeless": "people left homeless",
    "present": "people there",
    "employed": "people employed",
}
#: Roles whose number grows (or changes) as time goes on: a later account may rightly differ.
GROWING = frozenset(
    "killed injured arrested charged missing signed evacuated rescued hostages attended treated homeless reward".split()
)
#: Roles that an account speaks of once, wherever it stands; of the others a report may tell earlier happenings too.
LASTING = frozenset("signed testified".split())

_CLAUSE_END = re.compile(
    r"[,;:.()\n—–“”\"]|\s(?:and|but|while|when|after|before|as|in|at|near|from|that|which|where|because|during|since|with|"
    r"including|for)\s"
)
_BEFORE_END = re.compile(r"[;:.()\n—–“”\"]|,|\s(?:and|but|while|when|after|before|as|that|which|where|because|since)\s")
_SUBSET = re.compile(
    r"(?i:\b(?:includ(?:ing|es?|ed)|among\s+(?:them|the\s+\w+|those)|of\s+(?:whom|them|which)|such\s+as|another|additional|extra|"
    r"other|every|each|per|up\s+from|down\s+from|compared\s+(?:with|to)|instead\s+of|rather\s+than|not|since|previous(?:ly)?|"
    r"earlier|first|initially|identit(?:y|ies)\s+of|names?\s+of|photos?\s+of|bod(?:y|ies)\s+of|identified)\s+(?:\w+\s+){0,2}|"
    r"\b(?:the|these|those|both|all|his|her|their|its|our|whose)\s+)\Z"
)
#: Whoever is accused of killing two may have killed two of three.
_ACCUSED = re.compile(r"(?i:\b(?:accus|charg|suspect|convict|alleg|indict|plead|guilty|counts?\s+of)\w*\b)")
#: The gravely injured are some of the injured.
_GRAVELY = re.compile(r"(?i:\b(?:serious|critical|severe|bad|grave|slight)(?:ly)?\b)")
_HIMSELF = re.compile(
    r"(?i:\b(?:himself|herself|themselves|suicide|(?:his|her|their)\s+own\s+(?:life|lives)|(?:includ\w+|plus|and|not\s+counting)\s+the\s+(?:\w+\s+)?(?:gunman|shooter|suspect|"
    r"attacker|bomber|driver|assailant))\b)"
)
_SUBSET_BEHIND = re.compile(
    r"(?i:\s*(?:of\s+(?:the|them|those|these|whom|which|its|his|her|their)\b|(?:other|others|more|additional|further)\b|"
    r"a\s+(?:day|week|month|year)\b|per\b|each\b|every\b))"
)
_UNREAL = re.compile(
    r"(?i:\b(?:would|could|may|might|if|should|threaten\w*|potential\w*|capacity|hold\w*|plan\w*|aim\w*|hop(?:e|es|ed|ing))\b)"
)
#: A sentence that tells of an earlier happening beside the event ("a year after nine people were shot").
_ELSEWHEN = re.compile(
    r"(?i:\b(?:years?|months?|weeks?|decades?)\s+(?:after|before|since|earlier|ago|prior)\b|\b(?:so\s+far|this|last|each|per|every|a)"
    r"\s+year\b|\bin\s+(?:recent|the\s+(?:past|last))\b|\bsince\s+(?:\d{4}|(?-i:[A-Z])\w+)|\b(?:statewide|nationwide|across\s+the\s+"
    r"(?:country|state|nation|city))\b|\b(?:on|an)\s+average\b|\b(?:homicides?|cases?|incidents?)\s+(?:so\s+far|of\s+the\s+year))"
)
_RELATIVE = re.compile(r",\s+(?i:where|which|who|whose|while|but)\b")
_PERSONS = frozenset(
    map(
        stem,
        """people person persons individuals victims folks others residents citizens locals dead killed injured wounded
        hurt deaths fatalities injuries casualties signatures signatories signers names slain homicides
        arrests arrested detained lives""".split(),
    )
)
_HUMAN = re.compile(
    r"(?i:^(?:people|persons?|individuals?|victims?|folks|others|dead|killed|injured|wounded|hurt|deaths?|fatalities|injuries|"
    r"casualties|slain|lives|arrests?|arrested|detained|charged|missing|shot)$)"
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure answers: "how many people — killed".

    ``whole`` is False of a part, a rate or a supposition; ``doubtful`` where the doer may be counted with the dead.
    """

    kind: FigureKind
    unit: str | None
    role: str | None
    role_span: Span | None
    thing: str | None
    modifiers: frozenset[str]
    whole: bool
    doubtful: bool = False

    @property
    def title(self) -> str:
        """The question in words for a title."""
        return TITLES.get(self.role or "", self.thing or "the same thing")


#: Characters of a sentence on either side of a figure that can say what it is a figure of.
_REACH = 300


def question(text: str, figure: Figure, sentence: Span) -> Question:
    """What ``figure`` is a figure of, read from the clause about it."""
    sentence = Span(max(sentence.start, figure.span.start - _REACH), min(sentence.end, figure.span.end + _REACH))
    behind_start = max(figure.span.end, figure.counts_span.end if figure.counts_span else 0)
    before = text[max(sentence.start, figure.span.start - 60) : figure.span.start]
    counts_before = figure.counts_span is not None and figure.counts_span.start < figure.span.start
    role, role_span = _role(text, figure, sentence, behind_start)
    thing, modifiers = _thing(figure.counts, role)
    if figure.counts is None and role_span is not None and not _close(text, figure.span, role_span):
        thing = None
    clause_before = _BEFORE_END.split(before)[-1]
    behind = text[figure.span.end : min(sentence.end, figure.span.end + 30)]
    ahead = text[behind_start : min(sentence.end, behind_start + 40)]
    whole = not (
        (_SUBSET.search(before) and not counts_before)
        or _SUBSET_BEHIND.match(behind)
        or _SUBSET_BEHIND.match(ahead)
        or elsewhen(text, figure, sentence)
        or _UNREAL.search(clause_before)
        or (role == "injured" and role_span is not None and _GRAVELY.search(text, *_reach(figure.span, role_span)))
        or (role == "killed" and _ACCUSED.search(text, sentence.start, figure.span.start))
        or _UNREAL.search(_CLAUSE_END.split(ahead)[0])
    )
    doubtful = role in ("killed", "shot", "injured") and _HIMSELF.search(text, sentence.start, sentence.end) is not None
    return Question(figure.kind, figure.unit, role, role_span, thing, modifiers, whole, doubtful)


def elsewhen(text: str, figure: Figure, sentence: Span) -> bool:
    """Whether the figure's part of its sentence, cut at relative clauses, tells of another time or place."""
    begin, end = sentence.start, sentence.end
    for cut in _RELATIVE.finditer(text, begin, end):
        if cut.end() <= figure.span.start:
            begin = cut.start()
        elif cut.start() >= figure.span.end:
            end = cut.start()
            break
    found = _ELSEWHEN.search(text, begin, end)
    if found is None:
        return False
    # An outlay "this year" is no earlier one.
    return not (
        figure.kind in (FigureKind.MONEY, FigureKind.VOTE, FigureKind.DURATION) and found[0].lower() == "this year"
    )


def _reach(figure: Span, role: Span) -> tuple[int, int]:
    return min(figure.start, role.start), max(figure.end, role.end)


def _close(text: str, figure: Span, role: Span) -> bool:
    """Whether a figure without a noun stands beside its verb: "killing two", "two were killed"."""
    between = text[min(figure.end, role.end) : max(figure.start, role.start)].split()
    return all(
        word.lower()
        in ("were", "was", "are", "is", "have", "been", "had", "confirmed", "pronounced", "of", "you", "us")
        for word in between
    )


def _role(text: str, figure: Figure, sentence: Span, behind: int) -> tuple[str | None, Span | None]:
    if figure.counts_span is not None and (
        found := _ROLE.search(text, figure.counts_span.start, figure.counts_span.end)
    ):
        return found.lastgroup, Span(*found.span())
    stop = min(sentence.end, behind + 45)
    end = _CLAUSE_END.search(text, behind, stop)
    found = _ROLE.search(text, behind, end.start() if end is not None and end.start() > behind else stop)
    if found is not None and (end is None or end.start() > behind):
        return found.lastgroup, Span(*found.span())
    begin = max(sentence.start, figure.span.start - 32)
    for mark in _BEFORE_END.finditer(text, begin, figure.span.start):
        begin = mark.end()
    last = next(reversed(list(_ROLE.finditer(text, begin, figure.span.start))), None)
    if last is None or len(text[last.end() : figure.span.start].split()) > 3:
        return None, None
    return last.lastgroup, Span(*last.span())


def _thing(counts: str | None, role: str | None) -> tuple[str | None, frozenset[str]]:
    """The counted thing as one stem, "person" for whoever is not told apart, and the stems of its attributes."""
    if counts is None:
        return ("person", frozenset()) if role in TITLES else (None, frozenset())
    words = counts.replace("’", "'").split()
    head = words[-1].lower()
    if head in ("times", "rounds", "bullets", "shots", "charges", "counts"):
        return stem(head), frozenset({"-"})
    attributes = frozenset(content_stems(" ".join(words[:-1])))
    if _HUMAN.match(head) or (role == "signed" and stem(head) in _PERSONS):
        return "person", attributes
    return stem(head), attributes
