"""Judges two statements by what the scorer of pairs says of them, held against what is seen in the open."""

from math import exp, log

from according.compare.alignment.clashes import clash, equal
from according.compare.alignment.judgement import Judgement, judge, likeness, reasons
from according.compare.alignment.sense import Sense
from according.compare.alignment.views import View
from according.core import Evidence, Feature, FigureKind, Modality, Relation, Voice

#: How likely both tell one thing, by the scorer's likelihood (its logit) and by their likeness in the open together: a
#: logistic formula fitted on marked pairs of stories that the scorer has not learnt from (training/fit_pairs.py).
_LOGIT, _LIKENESS, _CONSTANT = 0.53, 3.9, -2.33
#: From this likelihood on both tell one thing; where one supposes what the other asserts, from this; where the rules
#: for words and sense say so too, from this.
CARRIED, _SUPPOSED, _BY_RULE = 0.6, 0.75, 0.3
#: Quotations of two speakers are one thing only if nearly the same words.
_OTHER_SPEAKER = 0.9
#: From this likelihood on that both cannot be so they do not tell one thing, however alike.
_AGAINST = 0.8
#: Two that clash speak to one question if they are this likely to tell one thing or to differ.
_SAME_QUESTION = 0.5
_AGREEING = (Relation.SAME, Relation.NARROWER)


def together(left: View, right: View, sense: Sense) -> float:
    """How likely both statements tell one thing, more or less fully, between 0 and 1."""
    known = min(max(sense.carried, 0.001), 0.999)
    likely = 1 / (1 + exp(-(_LOGIT * log(known / (1 - known)) + _LIKENESS * likeness(left, right) + _CONSTANT)))
    return max(likely, CARRIED) if likely >= _BY_RULE and _same_vote(left, right) else likely


def judge_scored(left: View, right: View, sense: Sense) -> Judgement | None:
    """The judgement on two statements, or None where they tell different things.

    The scorer tells whether both speak of one thing; figures, names, dates, denials and opposite words are held
    against each other in the open, since it is blind to them at times.
    """
    if Modality.ASKED in (left.statement.modality, right.statement.modality) or (left.frame and right.frame):
        return None
    likely = together(left, right, sense)
    why = (_reason(left, right, sense, likely), *reasons(left, right))
    if left.forms == right.forms and left.denied is right.denied:
        return Judgement(relation=Relation.SAME, score=max(likely, CARRIED), why=why)
    against = clash(left, right)
    if against is not None:
        question = max(likely, sense.differ)
        if question < _SAME_QUESTION:
            return None
        return Judgement(
            relation=against.relation, score=question, aspect=against.aspect, question=against.question, why=why
        )
    if likely < _BY_RULE or sense.against >= _AGAINST:
        return None
    ruled = judge(left, right)
    agreed = ruled is not None and ruled.relation in _AGREEING
    if not agreed and likely < _least(left, right):
        return None
    one = max((sense.same, 0), (sense.more, 1), (sense.less, 2), (sense.overlap, 3))[1]
    if one == 0 or (ruled is not None and ruled.relation is Relation.SAME):
        return Judgement(relation=Relation.SAME, score=likely, why=why)
    wider = 0 if one == 1 or (one == 3 and len(left.keys) >= len(right.keys)) else 1
    return Judgement(relation=Relation.NARROWER, score=likely, wider=wider, why=why)


def _same_vote(left: View, right: View) -> bool:
    """Whether both give one division ("234-193"), which two divisions hardly share."""
    votes = [figure for figure in left.figures if figure.kind is FigureKind.VOTE]
    return any(equal(one, other) for one in votes for other in right.figures if other.kind is FigureKind.VOTE)


def _least(left: View, right: View) -> float:
    """How likely it must be: what one supposes the other hardly asserts, nor do two speak alike of themselves."""
    modalities = {left.statement.modality, right.statement.modality}
    quoted = left.statement.voice is Voice.QUOTED and right.statement.voice is Voice.QUOTED
    apart = left.speaker is not None and right.speaker is not None and left.speaker != right.speaker
    if quoted and apart:
        return _OTHER_SPEAKER
    return _SUPPOSED if len(modalities) > 1 else CARRIED


def _reason(left: View, right: View, sense: Sense, likely: float) -> Feature:
    return Feature(
        name="tell one thing",
        value=round(likely, 3),
        detail=f"by the scorer: the same {sense.same:.2f}, one more fully {sense.more + sense.less:.2f}, in part "
        f"{sense.overlap:.2f}, another answer {sense.differ:.2f}",
        left=Evidence(document=left.document, span=left.statement.span),
        right=Evidence(document=right.document, span=right.statement.span),
    )
