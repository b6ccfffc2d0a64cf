"""Stretches of a text that are like some words: found by the rarest of these, and measured word by word."""

from dataclasses import dataclass

from rapidfuzz.distance import Indel

from according.core import FUNCTION_WORDS, Span, Word, words
from according.correct.passages import Passage

#: The rarest words by which places are found.
_RARE = 12
#: Places that are measured.
_MEASURED = 8
#: Words of a passage that is measured at once; of longer ones the beginning and the end are looked for.
_LONG = 240
#: A gap of so many words within a passage is read over; what lies beyond is another passage.
_GAP = 12


@dataclass(frozen=True, slots=True)
class Like:
    """A stretch that is like what is looked for: the share of words that both have in common (0 to 1).

    ``telling`` is how many of these carry matter, ``of`` which part of what is looked for they are.
    """

    span: Span
    share: float
    telling: int
    of: float


def alike(passage: Passage, exact: str) -> list[Like]:
    """The stretches of a text that are most like some words, the likest first; empty where nothing is."""
    wanted = words(exact)
    if len(wanted) > _LONG:
        return _ends(passage, exact, wanted)
    found: dict[Span, Like] = {}
    for start in _starts(passage, wanted):
        like = _measured(passage, wanted, start)
        if like is not None and (like.span not in found or found[like.span].share < like.share):
            found[like.span] = like
    return sorted(found.values(), key=lambda like: (-like.share, like.span))


def _ends(passage: Passage, exact: str, wanted: list[Word]) -> list[Like]:
    """A long passage by its beginning and its end."""
    half = _LONG // 2
    head = alike(passage, exact[: wanted[half - 1].end])
    tail = alike(passage, exact[wanted[-half].start :])
    pairs = [
        Like(
            Span(first.span.start, last.span.end),
            (first.share + last.share) / 2,
            first.telling + last.telling,
            (first.of + last.of) / 2,
        )
        for first in head[:2]
        for last in tail[:2]
        if first.span.end <= last.span.start and last.span.end - first.span.start <= 2 * len(exact)
    ]
    return sorted(pairs, key=lambda like: (-like.share, like.span))


def _starts(passage: Passage, wanted: list[Word]) -> list[int]:
    """Where in the text the words may begin: most of their rarest words stand there at their distance."""
    forms = dict.fromkeys(word.form for word in wanted)
    known = [form for form in forms if passage.count(form) and form not in FUNCTION_WORDS]
    rare = sorted(known, key=lambda form: (passage.count(form), form))[:_RARE]
    votes: dict[int, float] = {}
    for at, word in enumerate(wanted):
        if word.form in rare:
            for place in passage.places(word.form):
                bucket = (place - at) // 4
                for neighbour in (bucket - 1, bucket, bucket + 1):
                    votes[neighbour] = votes.get(neighbour, 0.0) + 1.0 / passage.count(word.form)
    best = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[: 3 * _MEASURED]
    chosen: list[int] = []
    for bucket in best:
        if all(abs(bucket - other) > 1 for other in chosen) and len(chosen) < _MEASURED:
            chosen.append(bucket)
    return [bucket * 4 for bucket in chosen]


def _measured(passage: Passage, wanted: list[Word], start: int) -> Like | None:
    """The stretch around a place in which the words stand in their order, but for some."""
    slack = 8 + len(wanted) // 2
    first = max(0, start - slack)
    window = passage.window(first, max(0, start) + len(wanted) + slack)
    forms, theirs = [word.form for word in wanted], [word.form for word in window]
    blocks = [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes(forms, theirs)
        if op.tag == "equal"
    ]
    run = _run(blocks, wanted)
    if not run:
        return None
    a, b = run[0], run[-1]
    matched = sum(_weight(word) for at, _, n in run for word in wanted[at : at + n])
    mine = sum(map(_weight, wanted))
    stretch = window[a[1] : b[1] + b[2]]
    share = 2 * matched / (mine + sum(map(_weight, stretch)))
    telling = sum(word.form not in FUNCTION_WORDS for at, _, n in run for word in wanted[at : at + n])
    span = Span(stretch[0].start, stretch[-1].end)
    return Like(span, round(share, 4), telling, round(matched / mine, 4))


def _run(blocks: list[tuple[int, int, int]], wanted: list[Word]) -> list[tuple[int, int, int]]:
    """The blocks that belong together: the heaviest stretch of them, what lies between counted against it."""
    best: list[tuple[int, int, int]] = []
    best_score, score = 0.0, 0.0
    run: list[tuple[int, int, int]] = []
    for block in blocks:
        weight = sum(_weight(word) for word in wanted[block[0] : block[0] + block[2]])
        if run:
            last = run[-1]
            gap = max(block[1] - last[1] - last[2], block[0] - last[0] - last[2])
            score -= 0.5 * gap
            if score <= 0 or gap > _GAP:
                run, score = [], 0.0
        run = [*run, block]
        score += weight
        if score > best_score:
            best, best_score = run, score
    return best


def _weight(word: Word) -> float:
    return 0.4 if word.form in FUNCTION_WORDS else 1.0
