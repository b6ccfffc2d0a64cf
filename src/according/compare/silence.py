"""Silence: an account counts as one without something only where nothing near to it stands anywhere in its text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from according.compare.accounts import Accounts
from according.compare.alignment.clashes import equal
from according.compare.alignment.pairs import senses_of
from according.compare.alignment.views import View, views
from according.compare.whole_texts import WholeText, counting, parts_of, root, roots, whole_texts
from according.core import EntityType, Evidence, Figure, FigureKind, Finding, FindingKind, PairScorer, content_stems

#: For pairs of statements of two accounts: how probable it is that the second tells what the first tells, all of it or
#: its main fact (0 to 1).
Telling = Callable[[Sequence[tuple[View, View]]], Sequence[float]]

#: Findings whose absent accounts are said to lack the words or what they say. (A figure may be missing where all else
#: of its sentence stands, and what one alone tells was looked for by its finder: there the finders know.)
_OF_WORDS = frozenset({FindingKind.CORROBORATED, FindingKind.DENIES, FindingKind.QUOTATION_VARIANT})
#: From this likeness of sense on, and from this sum of it and of the part of the words that stands close together, an
#: account may tell the same in other words: where no name and no telling figure is missing there, and where one is.
_NEAR, _NEAR_LACKING = (0.55, 0.9), (0.65, 1.1)
#: The part of the words by weight that, standing close together in an account, may be the same told otherwise.
_HELD = 0.6


@dataclass(frozen=True, slots=True)
class _Least:
    """What must hold for silence: how much an account must lack, and how near what it has may come at most.

    ``lacked`` is the least part of the words by weight that stands nowhere in it, ``like`` the most likeness in sense,
    ``held`` the most part of the words that stands in a few sentences, ``both`` the most of these two together.
    """

    lacked: float
    like: float
    held: float
    both: float


#: Where a telling figure is missing, where a name is, and where words alone are.
_FIGURE = _Least(lacked=0.3, like=0.7, held=0.68, both=1.14)
_NAME = _Least(lacked=0.3, like=0.65, held=0.5, both=1.02)
_WORDS = _Least(lacked=0.45, like=0.58, held=0.5, both=0.92)
#: Words alone must weigh so much; without an encoder no more than this part of them may stand together.
_WEIGHT, _HELD_BARE = 1.5, 0.4
#: Figures that count the same thing and are as near as this may answer one question: a difference, not silence.
_CLOSE = 0.7
#: In statements as alike as this figures as near as this may be of one thing by whatever name.
_ALIKE, _AS_NEAR = 0.6, 0.9
#: Counts up to this say little, and those between these may be years.
_HANDFUL, _YEARS = 9, (1900, 2100)
#: The likest statement of another account is judged if it is as like as this; from this probability on it tells the
#: same or a part of it.
_AS_LIKE, _PROBABLE = 0.37, 0.35
#: So many of them, the likest of all accounts, are asked about.
_ASKED = 4


def may_tell(accounts: Accounts, view: View, document: str) -> bool:
    """Whether an account may tell what a statement of another one tells: in any of its words, in whatever order.

    It does not where a figure, a name or a good part of the rare words of the statement stand nowhere in it, nothing
    in it is like the statement in sense, and no few sentences of it hold most of the words.
    """
    whole = whole_texts(accounts)[document]
    parts = parts_of(accounts, view)
    own, total = parts.roots, parts.weight
    lacked = whole.lacks(own) / total if total else 0.0
    if any(weighty(figure) for figure in missing_figures(view, whole)):
        least = _FIGURE
    elif missing_name(view, whole):
        least = _NAME
    else:
        least = _WORDS
    if lacked < least.lacked or (least is _WORDS and lacked * total < _WEIGHT):
        return True
    if _of_one_thing(view, whole) or whole.repeats(parts.runs):
        return True
    like = whole.likest(view.vector)
    if like >= least.like or (like >= _ALIKE and _near_in_value(view, whole)):
        return True
    held = whole.held(own)
    if held >= least.held or like + held >= least.both:
        return True
    return least is not _FIGURE and not len(whole.vectors) and held >= _HELD_BARE


def asked_of(accounts: Accounts, scorer: PairScorer) -> Telling:
    """What a scorer of pairs says, as :data:`Telling` has it."""
    return lambda pairs: [sense.same + sense.less + sense.overlap for sense in senses_of(accounts, scorer, pairs)]


def told_elsewhere(accounts: Accounts, own: Sequence[View], judged: Telling) -> frozenset[str]:
    """The ids of those of ``own`` of which a scorer holds that a statement of another account tells the same.

    Asked at one go, of the likest statement of each other account of the event, a few at most; not of accounts in which
    a telling figure of the statement stands nowhere: whatever they tell of the matter, the figure they do not.
    """
    wholes = whole_texts(accounts)
    pairs = []
    for view in own:
        near = [
            found
            for document in accounts.absent((view.document,))
            if not any(weighty(figure) for figure in missing_figures(view, wholes[document]))
            for found in _likest(accounts, view, document)
        ]
        near.sort(key=lambda found: -found[0])
        pairs += [(view, other) for _, other in near[:_ASKED]]
    scores = judged(pairs) if pairs else ()
    return frozenset(view.statement.id for (view, _), score in zip(pairs, scores, strict=True) if score >= _PROBABLE)


def weighty(figure: Figure) -> bool:
    """Whether a figure tells much: money, a share, a vote, a measure, or a count that is no handful and no year."""
    if figure.kind is FigureKind.COUNT:
        return figure.value > _HANDFUL and not (_YEARS[0] <= figure.value <= _YEARS[1] and not figure.approximate)
    return figure.kind in (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.VOTE, FigureKind.RATE, FigureKind.MEASURE)


def missing_figures(view: View, whole: WholeText) -> tuple[Figure, ...]:
    """The figures of a statement whose values stand nowhere in an account."""
    return tuple(figure for figure in view.figures if counting(figure) and not whole.has_figure(figure))


def missing_name(view: View, whole: WholeText) -> bool:
    """Whether a person or a body that a statement names is named nowhere in an account."""
    return any(
        identity not in whole.entities and name.keys and not any(root(key) in whole.roots for key in name.keys)
        for identity, name in view.firm.items()
        if name.kind is not EntityType.PLACE
    )


def settled_silence(accounts: Accounts, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those absent accounts in which something near was found: of them nothing is said."""
    return tuple(_settled(accounts, finding) if finding.kind in _OF_WORDS else finding for finding in findings)


def _settled(accounts: Accounts, finding: Finding) -> Finding:
    return replace(finding, absent=silent(accounts, finding.evidence, finding.absent)) if finding.absent else finding


def silent(accounts: Accounts, evidence: Sequence[Evidence], documents: Sequence[str]) -> tuple[str, ...]:
    """Those of ``documents`` in which nothing near to any of these words stands."""
    told = [_Told.of(accounts, e) for e in evidence]
    wholes = whole_texts(accounts)
    return tuple(d for d in documents if not any(own.near(wholes[d]) for own in told))


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """The roots of some words, and the statements that they touch."""

    own: dict[str, float]
    touched: tuple[View, ...]

    @classmethod
    def of(cls, accounts: Accounts, evidence: Evidence) -> "_Told":
        """What a piece of evidence tells."""
        annotated = accounts.document(evidence.document)
        every = views(accounts)[accounts.place(evidence.document)]
        return cls(
            own=roots(annotated.document.text, evidence.span.start, evidence.span.end),
            touched=tuple(view for view in every if view.statement.span.overlaps(evidence.span)),
        )

    def near(self, whole: WholeText) -> bool:
        """Whether an account may tell it."""
        lacking = any(missing_name(v, whole) or any(map(weighty, missing_figures(v, whole))) for v in self.touched)
        least, both = _NEAR_LACKING if lacking else _NEAR
        like = max((whole.likest(view.vector) for view in self.touched), default=0.0)
        held = whole.held(self.own)
        return like >= least or held >= _HELD or like + held >= both


def _of_one_thing(view: View, whole: WholeText) -> bool:
    """Whether the account gives another figure that may answer the same question: near in value, counting the same."""
    for one in view.figures:
        if one.kind is FigureKind.AGE:
            continue
        for other in whole.annotated.figures:
            if one.kind is not other.kind or one.unit != other.unit or equal(one, other):
                continue
            if min(one.value, other.value) < _CLOSE * max(one.value, other.value):
                continue
            if one.kind is FigureKind.MONEY or content_stems(one.counts or "") & content_stems(other.counts or ""):
                return True
    return False


def _near_in_value(view: View, whole: WholeText) -> bool:
    """Whether a figure of the account is near one of the statement's, whatever it is said to count."""
    return any(
        one.kind is other.kind
        and one.unit == other.unit
        and min(one.value, other.value) >= _AS_NEAR * max(one.value, other.value) > 0
        for one in view.figures
        if weighty(one)
        for other in whole.annotated.figures
    )


def _likest(accounts: Accounts, view: View, document: str) -> tuple[tuple[float, View], ...]:
    """The statement of an account that is likest to one of another, by sense or else by words, with how like it is."""
    others = views(accounts)[accounts.place(document)]
    if view.vector is not None:
        likeness = [float(view.vector @ other.vector) if other.vector is not None else 0.0 for other in others]
    else:
        whole = view.key_weight or 1.0
        likeness = [sum(view.key_weights.get(key, 0.0) for key in other.keys) / whole for other in others]
    best = min(range(len(others)), key=lambda i: (-round(likeness[i], 4), i), default=0)
    return ((round(likeness[best], 4), others[best]),) if others and likeness[best] >= _AS_LIKE else ()
