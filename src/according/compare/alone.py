"""What one account alone tells of an event: a figure, a speaker, an event or a background that the others lack."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from according.compare.accounts import Accounts
from according.compare.alignment.views import View, views
from according.compare.news_value import DEEDS, HARM, is_service, worth
from according.compare.shown import shown
from according.compare.silence import Telling, asked_of, may_tell, missing_figures, told_elsewhere, weighty
from according.compare.whole_texts import root, whole_texts
from according.core import (
    Alignment,
    EntityType,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Modality,
    Relation,
    Voice,
    content_id,
    iter_words,
    words,
)

_RULE = (
    "No other account of the event may tell it: a figure, a name or most of the rarer words of it stand nowhere in "
    "their texts, and nothing in them is like it in sense."
)
#: The least weight in words that a statement must carry to be worth listing as one account's own.
_WEIGHTY = 2.0
#: Of a lower rank nothing is listed: comments and turns of speech.
_LEAST_RANK = 0.4
#: From this part of figures and capitals among its words on, a stretch without a full stop is a table.
_TABLE = 0.6
_ENDED = re.compile(r"[.!?…:;,—–-][\"'”’)\]]*\Z|[\"'”’)\]]\Z")
#: Words by which a statement looks back, or tells how things are in general.
_BACK = re.compile(
    r"\b(?:in (?:the )?(?:1[89]|20)\d\d|since (?:1[89]|20)\d\d|ago|previous(?:ly)?|formerly|has long|history|"
    r"historically|founded|was born|grew up|began (?:his|her|their) career|years? earlier|had been|decades?|"
    r"typically|usually)\b",
    re.IGNORECASE,
)
#: A content that begins so asserts nothing by itself: "to leave", "whether to stay", "what to do".
_NO_CLAUSE = frozenset("to whether if what how why where when who".split())
#: A clause that goes on behind others has a subject of its own if it begins with one of these or a capital.
_SUBJECTS = frozenset(
    "he she it they we i the a an his her its their this that these those there some many most all one two".split()
)


class Weight(StrEnum):
    """What sort of thing one account alone tells, the weightiest first."""

    FIGURE = "a figure"
    SPEAKER = "a speaker"
    EVENT = "an event"
    BACKGROUND = "background"
    OTHER = ""


#: How much the sort of thing adds to what the words are worth.
_ADDED = {Weight.FIGURE: 0.3, Weight.SPEAKER: 0.5, Weight.EVENT: 0.2, Weight.BACKGROUND: -0.1, Weight.OTHER: 0.0}


def alone(accounts: Accounts, alignments: tuple[Alignment, ...], judged: Telling | None = None) -> tuple[Finding, ...]:
    """What one account alone tells of an event that others tell too: neighbouring statements of a paragraph together.

    Only assertions, and only what no other account of the event may tell in any words (see ``silence.may_tell``);
    ``judged``, by default the accounts' scorer of pairs, is asked about what is left. Figures, speakers, deaths and
    what was done come first, comments last.
    """
    aligned = {(s.document, s.statement) for alignment in alignments for s in alignment.statements}
    listed: list[View] = []
    for own in views(accounts):
        others = accounts.absent((own[0].document,)) if own else ()
        if not others:
            continue
        frames = _frames(accounts, own)
        listed += [
            view
            for view in own
            if (view.document, view.statement.id) not in aligned
            and view.place not in frames
            and _worth_listing(accounts, view)
            and not any(may_tell(accounts, view, other) for other in others)
        ]
    if judged is None and accounts.scorer is not None:
        judged = asked_of(accounts, accounts.scorer)
    told = told_elsewhere(accounts, listed, judged) if judged is not None else frozenset()
    found: list[tuple[float, Finding]] = []
    for run in _runs(accounts, [view for view in listed if view.statement.id not in told]):
        whole = _uncut(accounts, run)
        if whole:
            found.append(_alone(accounts, whole, accounts.absent((whole[0].document,))))
    found = [(rank, finding) for rank, finding in found if rank >= _LEAST_RANK]
    return tuple(finding for _, finding in sorted(found, key=lambda pair: (-pair[0], pair[1].id)))


def weight(accounts: Accounts, view: View, others: tuple[str, ...]) -> Weight:
    """What sort of thing a statement tells that the other accounts do not."""
    wholes = [whole_texts(accounts)[other] for other in others]
    if any(
        all(figure in missing_figures(view, whole) for whole in wholes) for figure in view.figures if weighty(figure)
    ):
        return Weight.FIGURE
    entity = accounts.entity(view.document, view.statement.speaker)
    if entity is not None and entity.naming and entity.type in (EntityType.PERSON, EntityType.UNKNOWN):
        shared = accounts.shared(view.document, entity.id)
        last = [root(word.form) for word in words(entity.name)][-1:]
        if not any((shared is not None and shared.id in w.entities) or set(last) & w.roots for w in wholes):
            return Weight.SPEAKER
    if _BACK.search(view.text):
        return Weight.BACKGROUND
    stems = frozenset(view.stems)
    if view.statement.voice is not Voice.QUOTED and (view.moments or stems & HARM or stems & DEEDS):
        return Weight.EVENT
    return Weight.OTHER


def _frames(accounts: Accounts, own: tuple[View, ...]) -> frozenset[int]:
    """The places of statements that only lead up to what somebody says: cue and source without the content."""
    annotated = accounts.document(own[0].document)
    cues = sorted((span, attribution.content) for attribution in annotated.attributions for span in attribution.cue)
    found = set()
    for view in own:
        span = view.statement.span
        if view.frame:
            found.add(view.place)
        if view.statement.attribution is not None:
            continue
        for cue, content in cues:
            if span.holds(cue) and content:
                outside = sum(len(part) for part in content if not span.overlaps(part))
                if 2 * outside > sum(len(part) for part in content):
                    found.add(view.place)
    return frozenset(found)


def _worth_listing(accounts: Accounts, view: View) -> bool:
    if view.headline or view.statement.modality is not Modality.ASSERTED or view.weight < _WEIGHTY:
        return False
    if view.statement.voice is Voice.ATTRIBUTED and (view.forms[0] in _NO_CLAUSE or _a_piece(accounts, view)):
        return False
    return "|" not in view.text and not is_service(view.text) and not _unended(accounts, view)


def _a_piece(accounts: Accounts, view: View) -> bool:
    """Whether a content hangs in a sentence that names nobody who tells it: a phrase, not an assertion."""
    annotated = accounts.document(view.document)
    attribution = annotated.attribution(view.statement.attribution)
    if attribution is None:
        return False
    start = view.statement.span.start
    sentence = next((s for s in annotated.sentences if s.start <= start < s.end), view.statement.span)
    if attribution.source and any(sentence.overlaps(part) for part in attribution.cue):
        return False
    return bool(annotated.document.text[sentence.start : start].strip())


def _unended(accounts: Accounts, view: View) -> bool:
    """Whether a statement in the outlet's voice is a heading or a line of a table: nothing ends it but the line."""
    if view.statement.voice is not Voice.OUTLET:
        return False
    text = accounts.document(view.document).document.text
    rest = text[view.statement.span.end : view.statement.span.end + 2]
    if not _ENDED.search(view.text) and (not rest or "\n" in rest):
        return True
    told = words(view.text)
    raised = sum(1 for word in told if view.text[word.start].isupper() or view.text[word.start].isdigit())
    return len(told) > 8 and raised >= _TABLE * len(told) and not _ENDED.search(view.text)


def _runs(accounts: Accounts, only: list[View]) -> Iterator[list[View]]:
    """The statements in a row, of one paragraph: at most one statement between two of them."""
    if not only:
        return
    run = [only[0]]
    for before, view in pairwise(only):
        near = view.document == before.document and view.place - before.place <= 2
        if near and _paragraph(accounts, before) == _paragraph(accounts, view):
            run.append(view)
        else:
            yield run
            run = [view]
    yield run


def _uncut(accounts: Accounts, run: list[View]) -> list[View]:
    """The run without the account's own words that are a piece of a sentence whose rest is not among them."""
    return [view for i, view in enumerate(run) if _stands(accounts, view, run[i - 1 : i], run[i + 1 : i + 2])]


def _stands(accounts: Accounts, view: View, before: list[View], after: list[View]) -> bool:
    """Whether the words are a clause of their own, or what they go on from and what goes on from them is there too."""
    if view.statement.voice is not Voice.OUTLET:
        return True
    annotated = accounts.document(view.document)
    text, span = annotated.document.text, view.statement.span
    sentence = next((s for s in annotated.sentences if s.overlaps(span)), span)
    first = next(iter_words(text, span.start, span.end), None)
    if (
        first is not None
        and text[sentence.start : span.start].strip(" “\"'‘—–-")
        and not (text[first.start].isupper() or first.form in _SUBJECTS)
    ) and not any(v.place == view.place - 1 for v in before):
        return False
    rest = text[span.end : sentence.end].strip(" ”\"'’")
    if rest[:1].isalnum() and not _ENDED.search(view.text):
        return any(v.place == view.place + 1 for v in after)
    return True


def _paragraph(accounts: Accounts, view: View) -> int:
    regions = accounts.document(view.document).document.regions
    return next(i for i, region in enumerate(regions) if region.span.overlaps(view.statement.span))


def _alone(accounts: Accounts, run: list[View], others: tuple[str, ...]) -> tuple[float, Finding]:
    document = run[0].document
    sorts = [weight(accounts, view, others) for view in run]
    values = [worth(view) for view in run]
    ranks = [value + _ADDED[sort] for (value, _), sort in zip(values, sorts, strict=True)]
    best = max(range(len(run)), key=lambda i: (ranks[i], -i))
    rank = ranks[best] + 0.05 * (len(run) - 1)
    what = f" ({sorts[best].value})" if sorts[best].value else ""
    score = round(min(1.0, max(0.0, rank) / 3), 3)
    finding = Finding(
        id=content_id("f", "alone", *(view.statement.id for view in run)),
        kind=FindingKind.SINGLE_ACCOUNT,
        rule=_RULE,
        title=f"Found in {accounts.letter(document)} only{what}: {shown(accounts, run[best], run)}",
        evidence=tuple(Evidence(document=document, span=view.statement.span, role="statement") for view in run),
        relation=Relation.ALONE,
        absent=others,
        score=score,
        why=(Feature(name="news value", value=score, detail=", ".join(values[best][1])),),
    )
    return rank, finding
