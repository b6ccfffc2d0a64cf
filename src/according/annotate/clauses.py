"""Cuts a sentence that tells two things into its main clauses, and tells how a clause is put forward."""

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

from according.annotate.borders import borders, parts_clauses
from according.annotate.predicates import asks, commands, condition, demand, modal, negation
from according.annotate.trees import Standing, Trees
from according.annotate.word_starts import starting
from according.core import FUNCTION_WORDS, Modality, Polarity, Span, trimmed, words

#: Fewer words than this make no clause of their own.
_LEAST = 6

_JOINT = re.compile(r"(?:;|, (?:and|but|yet|while|whereas)) ")
#: The same at a border that a tree shows.
_LINK = re.compile(r"[,;:—–\s-]*(?:(?:and|but|yet|so|or|while|whereas) )?")
_PRONOUN = frozenset("he she it they we i there this these those".split())
_DETERMINER = frozenset("the a an his her its their our my no some many most several both each another".split())
_FINITE = frozenset(
    """is are was were has have had will would can could may might must should do does did said says say told tells
    went came took made got gave found left kept held met became began ran saw knew thought felt brought bought sent
    built lost won led paid sold stood spoke wrote broke fell grew rose drew chose drove shot struck hit put set cut let
    isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't doesn't don't didn't
    it's he's she's that's they're we're i'm i've we've they've""".split()
)
_CONTRACTED = frozenset("it's he's she's they're we're i'm".split())
_NO_VERB = frozenset("indeed need seed speed feed breed deed united hundred hatred sacred naked wicked".split())

_NEGATOR = re.compile(
    starting(
        [
            r"not(?! (?:only|just|merely|simply|least|surprisingly)\b)",
            *("never", "no longer", "none", "nobody", "no one", "nothing", "neither"),
            r"no(?! (?:doubt|matter|sooner)\b)",
            "cannot",
            *(f"{verb}n['’]t" for verb in "is are was were has have had wo would ca could do does did should".split()),
        ]
    )
    + r"\b"
)
_SUBORDINATE = re.compile(
    starting(
        """which who whom whose because if when while although though until unless since whether why where that after
        before to""".split()
    )
    + r"\b"
)
#: "Why not", "whether or not", "if not": the other case, not this one.
_ALTERNATIVE = re.compile(r"\b(?:why|or|if|whether)\s+$", re.IGNORECASE)
#: Where a word that stands there tells nothing of the main verb. What somebody is said to have said counts: should the
#: saying not have been seen as one, its words would pass for the account's.
_ELSEWHERE = frozenset({Standing.BESIDE})
_DENY_VERB = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut(?:e[sd]?|ing)|disput(?:e[sd]?|ing))\b", re.IGNORECASE)
_DEMAND = re.compile(
    starting(
        (
            *("should", "must", "ought to", "urg(?:e[sd]?|ing)", "call(?:s|ed|ing)? (?:for|on|upon)"),
            *("demand(?:s|ed|ing)?", "needs? to"),
        )
    )
    + r"\b"
)
_DEMAND_CUE = re.compile(r"\b(?:urg|demand|call(?:s|ed|ing)? (?:for|on|upon)|insist(?:s|ed)? on|plead)", re.IGNORECASE)
_IF = re.compile(
    starting(
        (
            r"if(?i:(?<!as if)(?<!even if))\b",
            r"unless(?i:(?<!as unless)(?<!even unless))\b",
            *(rf"{verb}(?i:(?<!as {verb})(?<!even {verb}))\b" for verb in ("suppose", "supposing")),
        )
    )
)
_MAY = re.compile(r"\bmay\b(?! \d)|\b(?:might|perhaps|possibly|maybe)\b|\bcould\b(?! not\b)")
#: Every word that the patterns above and below turn on: most statements hold none, and one search tells.
_ANY_MODALITY = re.compile(
    starting(
        "if unless suppos should must ought urg call demand need may might perhaps possibly maybe could would".split()
    )
)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)


def clauses(text: str, span: Span, trees: Trees | None = None) -> tuple[Span, ...]:
    """The main clauses of ``text`` at ``span``: cut at a semicolon or at a comma with *and* or *but* and a new subject.

    Both sides need a verb and six words; a clause inside brackets or quotation marks is not cut off what is around it.
    With ``trees`` also where a clause with its own subject follows without a comma, and nowhere between a subject and
    its verb.
    """
    cuts: list[int] = []
    start = span.start
    for joint in _JOINT.finditer(text, span.start, span.end):
        left = text[start : joint.start()]
        if left.count("(") != left.count(")") or _inside_marks(left):
            continue
        if _stands_alone(left, with_subject=False) and _stands_alone(text[joint.end() : span.end], with_subject=True):
            if trees is not None and not parts_clauses(trees, span, joint.end()):
                continue
            cuts.append(joint.start())
            start = joint.end()
    if trees is not None:
        cuts = _with_borders(text, span, trees, cuts)
    if not cuts:
        return (span,)
    edges = [span.start, *cuts, span.end]
    parts = (_clean(text, a, b, linked=a > span.start and trees is not None) for a, b in pairwise(edges))
    return tuple(part for part in parts if part is not None)


def polarity(text: str, span: Span, trees: Trees | None = None) -> Polarity:
    """Negative where the main clause is negated, as far as the tree, or else the place of the negation, shows."""
    ranged: range | None = None
    main: int | None = None
    for negator in _NEGATOR.finditer(text, span.start, span.end):
        if trees is not None:
            if ranged is None:
                ranged = trees.within(span)
                main = trees.main(ranged)
            if _ALTERNATIVE.search(text, max(span.start, negator.start() - 10), negator.start()):
                continue
            if main is not None:
                standing = negation(trees, trees.last_before(negator.end()), main, ranged)
                if standing is Standing.MAIN:
                    return Polarity.NEGATIVE
                if standing is not Standing.UNSURE:
                    continue
        before = text[span.start : negator.start()]
        opened = [word.end() for word in _SUBORDINATE.finditer(before)]
        # A negation after "that", "who", "because" … belongs to another clause, unless a comma has closed that one.
        if not opened or "," in before[opened[-1] :]:
            return Polarity.NEGATIVE
    return Polarity.POSITIVE


def modality(text: str, span: Span, *, reported: bool, cue: str = "", trees: Trees | None = None) -> Modality:
    """How the words at ``span`` are put forward.

    ``reported`` words stand in indirect speech, where *would* is but the past of *will*; ``cue`` is the verb that
    brings them. With ``trees`` a *might* or *should* counts where the main verb has it.
    """
    said = text[span.start : span.end]
    if said.endswith("?") or text[span.end : span.end + 1] == "?":
        return Modality.ASKED
    if trees is not None:
        return _by_trees(text, span, trees, reported=reported, cue=cue)
    if not cue and not _ANY_MODALITY.search(said):
        return Modality.ASSERTED
    if _IF.search(said):
        return Modality.SUPPOSED
    if _DEMAND_CUE.search(cue) or _DEMAND.search(said):
        return Modality.DEMANDED
    if _MAY.search(said) or (not reported and _WOULD.search(said)):
        return Modality.SUPPOSED
    return Modality.ASSERTED


def denies(cue: str) -> bool:
    """Whether a cue denies what it brings."""
    return bool(_DENY_VERB.search(cue))


def _by_trees(text: str, span: Span, trees: Trees, *, reported: bool, cue: str) -> Modality:
    """The modality of words that are no question, as far as the main verb shows it."""
    ranged = trees.within(span)
    main = trees.main(ranged)
    if main is not None and asks(trees, main):
        return Modality.ASKED

    def shown(pattern: re.Pattern[str], stands: Callable[[Trees, int, int, range], Standing]) -> bool:
        for found in pattern.finditer(text, span.start, span.end):
            if main is None or stands(trees, trees.last_before(found.start() + 1), main, ranged) not in _ELSEWHERE:
                return True
        return False

    if shown(_IF, condition):
        return Modality.SUPPOSED
    if (
        _DEMAND_CUE.search(cue)
        or shown(_DEMAND, demand)
        or (main is not None and not reported and commands(trees, main, ranged))
    ):
        return Modality.DEMANDED
    if shown(_MAY, modal) or (not reported and shown(_WOULD, modal)):
        return Modality.SUPPOSED
    return Modality.ASSERTED


def _with_borders(text: str, span: Span, trees: Trees, cuts: list[int]) -> list[int]:
    """The cuts with those that the tree adds, each of which leaves words enough on either side."""
    for border in borders(trees, span):
        edges = sorted([span.start, *cuts, span.end])
        at = bisect_left(edges, border)
        before, after = edges[at - 1], edges[at]
        left = text[before:border]
        if left.count("(") != left.count(")") or _inside_marks(left):
            continue
        if len(words(left[-400:])) >= _LEAST and len(words(text[border:after][:400])) >= _LEAST:
            cuts = sorted([*cuts, border])
    return cuts


def _inside_marks(left: str) -> bool:
    """Whether a quotation mark is still open at the end of ``left``, some words after it."""
    opened = left.count("“") - left.count("”")
    return (opened > 0 and not left.startswith("“")) or left.count('"') % 2 == 1


def _stands_alone(part: str, *, with_subject: bool) -> bool:
    """Whether a stretch has words and a verb enough for a clause (and begins with its subject)."""
    forms = [word.form for word in words(part[:400])]
    if len(forms) < _LEAST:
        return False
    if not with_subject:
        return any(_is_finite(form) for form in forms)
    if forms[0] in _PRONOUN or forms[0] in _CONTRACTED:
        return any(_is_finite(form) for form in forms[:4])
    if forms[0] in _DETERMINER or part[:1].isupper():
        return any(_is_finite(form) for form in forms[1:8])
    return False


def _is_finite(form: str) -> bool:
    """Whether a word is, in all likelihood, a finite verb."""
    if form in _FINITE:
        return True
    return form.endswith("ed") and len(form) > 4 and form not in _NO_VERB and form not in FUNCTION_WORDS


def _clean(text: str, start: int, end: int, *, linked: bool) -> Span | None:
    """The clause without the joint at its head."""
    joint = _JOINT.match(text, start) or (_LINK.match(text, start) if linked else None)
    return trimmed(text, joint.end() if joint and joint.end() < end else start, end)
