"""One sentence's parts: contents that are told for themselves, and the frames that stand around them."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from according.annotate.embedded import reports_whole, stays
from according.annotate.pieces import CUTTING, LEAST_FRAME, Piece
from according.annotate.trees import Trees
from according.core import FUNCTION_WORDS, Attribution, AttributionKind, Span, iter_words, words

#: A content of fewer telling words stays part of its sentence.
_LEAST_CONTENT = 3
_EDGE = ' \t\n\r\u00a0,;:—–-…“"‘('

#: Words that say how, where and when something was said, and carry no matter of their own.
_FRAME_WORDS = frozenset(
    """said says say saying told tells tell telling added adding statement statements interview news conference press
    release report reported reporters reporter tweet tweeted twitter facebook post posted wrote writing written letter
    email e-mail monday tuesday wednesday thursday friday saturday sunday today yesterday spokesman spokeswoman
    spokesperson asked answered replied according continued went reads read also later earlier morning afternoon evening
    night week""".split()
)


#: Words that lead on to what a frame no longer has: "in an argument over", "but".
_DANGLING = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT"})


class Sayings:
    """The sources and cues of a document's attributions, looked up by sentence."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        rows = sorted(
            (
                (span.start, span.end, number)
                for number, attribution in enumerate(attributions)
                if attribution.kind in CUTTING and attribution.content
                for span in attribution.cue
            ),
        )
        self._starts = [start for start, _, _ in rows]
        self._said = [attributions[number] for _, _, number in rows]

    def around(self, sentence: Span) -> list[Attribution]:
        """Those whose cue stands in ``sentence``, in the order of the text."""
        return self._said[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]


def parts(
    text: str, sentence: Span, pieces: list[Piece], trees: Trees | None, sayings: "Sayings | None"
) -> Iterator[tuple[Span, Attribution | None]]:
    """The parts of one sentence: contents, and what stands beside them if it carries matter.

    With ``trees`` a content that is no clause stays in its sentence; ``sayings`` then are all that the document tells
    of who speaks.
    """
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].attribution is piece.attribution:
            near = piece.start - joined[-1].end <= 2
            if near or _small(text, piece) or _small(text, joined[-1]):
                joined[-1] = Piece(joined[-1].start, piece.end, piece.attribution)
                continue
        joined.append(piece)
    joined = [piece for piece in joined if piece.attribution.kind is AttributionKind.DIRECT or not _small(text, piece)]
    kept: list[Piece] = []
    if trees is not None:
        kept = [piece for piece in joined if stays(trees, sentence, piece)]
        joined = [piece for piece in joined if piece not in kept]
    beside = [a for a in sayings.around(sentence) if _elsewhere(a, sentence, joined)] if sayings is not None else []
    if not joined and not beside:
        yield sentence, _whole(text, sentence, kept)
        return
    taken = [span for a in (*(piece.attribution for piece in joined), *beside) for span in (*a.source, *a.cue)]
    start = sentence.start
    for piece in joined:
        if (frame := _frame(text, start, piece.start, taken, trees)) is not None:
            if trees is not None and _circumstance(trees, frame, piece):
                piece = Piece(frame.start, piece.end, piece.attribution)
            else:
                frame = _closed(text, frame, taken, trees) if trees is not None else frame
                yield frame, _whole(text, frame, kept)
        yield _relieved(piece, trees), piece.attribution
        start = piece.end
    if (frame := _frame(text, start, sentence.end, taken, trees)) is not None:
        yield frame, _whole(text, frame, kept)


def _circumstance(trees: Trees, frame: Span, piece: Piece) -> bool:
    """Whether words without a verb lead up to a content: "In a 6-0 vote on Monday, the council opposes …" does."""
    if piece.attribution.kind is AttributionKind.DIRECT:
        return False
    return all(trees.syntax.pos[word] not in ("VERB", "AUX") for word in trees.within(frame))


def _small(text: str, piece: Piece) -> bool:
    """Whether a content is too short to be a statement apart from its sentence ("a disaster")."""
    told = list(islice(iter_words(text, piece.start, piece.end), 5))
    return len(told) < 5 and sum(word.form not in FUNCTION_WORDS for word in told) < _LEAST_CONTENT


def _frame(text: str, start: int, end: int, taken: list[Span], trees: Trees | None) -> Span | None:
    """The words between two contents, if they say more than who spoke."""
    if end <= start:
        return None
    matter = _matter(text, start, end, taken)
    if matter >= LEAST_FRAME or (matter > 1 and trees is not None and _tells(trees, Span(start, end), taken)):
        return Span(start, end)
    return None


def _tells(trees: Trees, span: Span, taken: list[Span]) -> bool:
    """Whether words turn on a main verb that is no cue: "The council closed the pool, saying"."""
    main = trees.main(trees.within(span))
    if main is None or not trees.has_subject(main) or not trees.finite(main) or trees.hangs(main):
        return False
    return not any(part.overlaps(trees.syntax.words[main]) for part in taken)


def _matter(text: str, start: int, end: int, taken: list[Span]) -> int:
    """How many words tell something beside ``taken`` and the circumstances of speaking."""
    beside = [
        word
        for word in words(text, start, end)
        if word.form not in FUNCTION_WORDS
        and word.form not in _FRAME_WORDS
        and not any(span.start <= word.start < span.end for span in taken)
    ]
    # A figure tells more than a word: "in a 6-0 vote" beside a quotation is matter.
    return len(beside) + any(word.form[0].isdigit() for word in beside)


def _closed(text: str, frame: Span, taken: list[Span], trees: Trees) -> Span:
    """A frame without the source and cue at its end, if a whole clause is left: "They closed the pool, saying"."""
    end = frame.end
    for _ in range(4):
        end = frame.start + len(text[frame.start : end].rstrip(_EDGE))
        at = [span.start for span in taken if frame.start < span.start < end <= span.end]
        if not at:
            break
        end = min(at)
    for word in reversed(trees.within(Span(frame.start, end)) if end > frame.start else range(0)):
        if trees.syntax.pos[word] not in _DANGLING and trees.syntax.tags[word] not in ("WDT", "WP"):
            break
        end = trees.syntax.words[word].start
    if end <= frame.start or end == frame.end:
        return frame
    left = Span(frame.start, end)
    if _matter(text, left.start, left.end, taken) < LEAST_FRAME:
        return left if _tells(trees, left, taken) else frame
    main = trees.main(trees.within(left))
    return left if main is not None and trees.has_subject(main) and trees.finite(main) else frame


def _elsewhere(attribution: Attribution, sentence: Span, joined: list[Piece]) -> bool:
    """Whether the content of an attribution is a statement apart from its cue: in another part or another sentence."""
    inside = [span for span in attribution.content if span.overlaps(sentence)]
    return not inside or any(span.start < piece.end and piece.start < span.end for span in inside for piece in joined)


def _relieved(piece: Piece, trees: Trees | None) -> Span:
    """A content without the "which" at its end, by which it goes on elsewhere."""
    span = Span(piece.start, piece.end)
    if trees is not None and (inside := trees.within(span)):
        last = inside[-1]
        relative = trees.syntax.tags[last] in ("WDT", "WP") and trees.syntax.heads[last] not in inside
        if relative and trees.syntax.words[last].start > span.start:
            return Span(span.start, trees.syntax.words[last].start)
    return span


def _whole(text: str, span: Span, kept: list[Piece]) -> Attribution | None:
    """The attribution that words stand for as a whole: "The ministry reported 14 deaths"."""
    for piece in kept:
        said = piece.attribution
        within = all(span.start <= part.start and part.end <= span.end for part in (*said.source, *said.cue))
        if not (within and said.source and span.start <= piece.start and piece.end <= span.end):
            continue
        taken = [*said.source, *said.cue, Span(piece.start, piece.end)]
        if reports_whole(text, said) and _matter(text, span.start, span.end, taken) < LEAST_FRAME:
            return said
    return None
