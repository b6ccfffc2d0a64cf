"""Cuts a document's telling into statements, the unit in which accounts are compared."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from according.annotate.clauses import clauses, denies, modality, polarity
from according.annotate.trees import Trees
from according.core import (
    FUNCTION_WORDS,
    Attribution,
    AttributionKind,
    Document,
    Modality,
    Polarity,
    Quotation,
    QuotationKind,
    Span,
    Statement,
    Syntax,
    Voice,
    content_id,
    iter_words,
    trimmed,
    words,
)

#: Kinds of attribution whose content is a statement of its own. Titles, scare quotes and mere pointers are not.
_CUTTING = frozenset({AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT})
#: A content of fewer telling words stays part of its sentence.
_LEAST_CONTENT = 3
#: What is left of a sentence beside a content and its source and cue is a statement if it has this many telling words.
_LEAST_FRAME = 4
#: The share of a statement that must stand in quotation marks for it to count as quoted.
_QUOTED = 0.6

#: Words that say how, where and when something was said, and carry no matter of their own.
_FRAME_WORDS = frozenset(
    """said says say saying told tells tell telling added adding statement statements interview news conference press
    release report reported reporters reporter tweet tweeted twitter facebook post posted wrote writing written letter
    email e-mail monday tuesday wednesday thursday friday saturday sunday today yesterday spokesman spokeswoman
    spokesperson asked answered replied according continued went reads read also later earlier morning afternoon evening
    night week""".split()
)
_EDGE = " \t\n\r\u00a0,;:—–-…"
_OPENING, _CLOSING = "“‘\"'«", "”’\"'»"
_JOINING = ("and ", "but ", "that ", "as ", "while ")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a sentence that is an attribution's content."""

    start: int
    end: int
    attribution: Attribution


def statements(
    document: Document,
    sentences: tuple[Span, ...],
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    syntax: Syntax | None = None,
) -> tuple[Statement, ...]:
    """The statements of a document's telling, in the order of the text; no two overlap.

    A statement is an attribution's content within one sentence, what the sentence says beside it, or a main clause of
    a sentence. Words that only say who speaks are no statement. With ``syntax`` clauses, negations and modality are
    told by the sentences' trees, where these are clear, and else by words.
    """
    text = document.text
    trees = Trees(text, syntax) if syntax is not None and syntax.words else None
    spoken = sorted(
        (q.inner for q in quotations if q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK) and q.depth == 0),
        key=lambda span: span.start,
    )
    starts = [span.start for span in spoken]
    pieces = _pieces(text, spoken, starts, attributions)
    piece_ends = [piece.end for piece in pieces]
    telling = [region.span for region in document.telling]
    telling_starts = [span.start for span in telling]
    found: list[Statement] = []
    for sentence in sentences:
        at = bisect_right(telling_starts, sentence.start) - 1
        if at < 0 or telling[at].end <= sentence.start:
            continue
        first = bisect_right(piece_ends, sentence.start)
        inside: list[_Piece] = []
        for piece in pieces[first:]:
            if piece.start >= sentence.end:
                break
            inside.append(_Piece(max(piece.start, sentence.start), min(piece.end, sentence.end), piece.attribution))
        for span, said in _cut(text, sentence, inside):
            for clause in clauses(text, span, trees):
                if (tidy := _tidy(text, clause)) is not None:
                    quoted = _spoken_share(tidy, spoken, starts)
                    found.append(_statement(document, tidy, said, quoted, trees))
    return tuple(found)


def _pieces(text: str, spoken: list[Span], starts: list[int], attributions: tuple[Attribution, ...]) -> list[_Piece]:
    """Every content that is to be a statement, in order and without overlap.

    A quotation that an attribution's content touches belongs to it as a whole, the later sentences too. Of nested
    attributions the outer one is taken if it says something beside the inner one, otherwise the inner one.
    """
    by_id = {attribution.id: attribution for attribution in attributions}
    hollow = {
        child.parent
        for child in attributions
        if child.parent in by_id and child.kind in _CUTTING and not _says_beside(text, by_id[child.parent], child)
    }
    found: list[_Piece] = []
    for attribution in attributions:
        if attribution.kind not in _CUTTING or attribution.id in hollow:
            continue
        for content in attribution.content:
            found.append(_Piece(content.start, content.end, attribution))
            first = max(0, bisect_left(starts, content.start) - 1)
            for quotation in spoken[first:]:
                if quotation.start >= content.end:
                    break
                if quotation.overlaps(content):
                    found.append(_Piece(quotation.start, quotation.end, attribution))
    found.sort(key=lambda piece: (piece.start, -piece.end))
    kept: list[_Piece] = []
    for piece in found:
        if kept and piece.start < kept[-1].end:
            if piece.attribution is kept[-1].attribution and piece.end > kept[-1].end:
                kept[-1] = _Piece(kept[-1].start, piece.end, piece.attribution)
            elif piece.end > kept[-1].end:
                kept.append(_Piece(kept[-1].end, piece.end, piece.attribution))
        else:
            kept.append(piece)
    return kept


def _says_beside(text: str, outer: Attribution, inner: Attribution) -> bool:
    """Whether an outer content has ``_LEAST_FRAME`` telling words beside the inner attribution."""
    taken = sorted((span.start, span.end) for span in (*inner.source, *inner.cue, *inner.content))
    count = 0
    for content in outer.content:
        # Only the gaps are read: of "he said that he said that …" each content holds all that follow.
        for start, end in _gaps(content.start, content.end, taken):
            for form in _forms(text, start, end):
                count += _tells(form)
                if count >= _LEAST_FRAME:
                    return True
    return False


def _gaps(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of ``[start, end)`` that none of ``taken`` (in order) covers."""
    for first, last in taken:
        if last > start and first < end:
            if first > start:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end


def _cut(text: str, sentence: Span, pieces: list[_Piece]) -> Iterator[tuple[Span, Attribution | None]]:
    """The parts of one sentence: contents, and what stands beside them if it carries matter."""
    joined: list[_Piece] = []
    for piece in pieces:
        if joined and joined[-1].attribution is piece.attribution:
            near = piece.start - joined[-1].end <= 2
            if near or _small(text, piece) or _small(text, joined[-1]):
                joined[-1] = _Piece(joined[-1].start, piece.end, piece.attribution)
                continue
        joined.append(piece)
    joined = [piece for piece in joined if piece.attribution.kind is AttributionKind.DIRECT or not _small(text, piece)]
    if not joined:
        yield sentence, None
        return
    start = sentence.start
    for piece in joined:
        yield from _frame(text, start, piece.start, joined)
        yield Span(piece.start, piece.end), piece.attribution
        start = piece.end
    yield from _frame(text, start, sentence.end, joined)


def _small(text: str, piece: _Piece) -> bool:
    """Whether a content is too short to be a statement apart from its sentence ("a disaster")."""
    told = list(islice(_forms(text, piece.start, piece.end), 5))
    return len(told) < 5 and sum(_tells(form) for form in told) < _LEAST_CONTENT


def _frame(text: str, start: int, end: int, pieces: list[_Piece]) -> Iterator[tuple[Span, Attribution | None]]:
    """The words between two contents, if they say more than who spoke."""
    taken = [span for piece in pieces for span in (*piece.attribution.source, *piece.attribution.cue)]
    beside = [
        word
        for word in words(text, start, end)
        if _tells(word.form)
        and word.form not in _FRAME_WORDS
        and not any(span.start <= word.start < span.end for span in taken)
    ]
    # A figure tells more than a word: "in a 6-0 vote" beside a quotation is matter.
    if len(beside) + any(word.form[0].isdigit() for word in beside) >= _LEAST_FRAME:
        yield Span(start, end), None


def _statement(
    document: Document, span: Span, said: Attribution | None, quoted: float, trees: Trees | None
) -> Statement:
    text = document.text
    cue = " ".join(part.of(text) for part in said.cue) if said is not None else ""
    # What is asked, demanded or not said ("did not say whether") is neither affirmed nor denied by anybody.
    put = said.modality if said is not None else Modality.ASSERTED
    denied = said is not None and put is Modality.ASSERTED and (said.polarity is Polarity.NEGATIVE or denies(cue))
    outright = quoted >= _QUOTED
    voice = Voice.QUOTED if outright else Voice.OUTLET if said is None else Voice.ATTRIBUTED
    return Statement(
        id=content_id("st", document.id, span.start, span.end),
        span=span,
        voice=voice,
        attribution=said.id if said is not None else None,
        speaker=said.speaker if said is not None else None,
        polarity=Polarity.NEGATIVE if denied else polarity(text, span, trees),
        modality=put
        if put is not Modality.ASSERTED
        else modality(text, span, reported=voice is Voice.ATTRIBUTED, cue=cue, trees=trees),
    )


def _spoken_share(span: Span, spoken: list[Span], starts: list[int]) -> float:
    """The share of ``span`` that stands inside quotation marks."""
    inside = 0
    for quotation in spoken[max(0, bisect_right(starts, span.start) - 1) :]:
        if quotation.start >= span.end:
            break
        inside += quotation.shared(span)
    return inside / len(span)


def _tidy(text: str, span: Span) -> Span | None:
    """The span without joints, dashes and lone quotation marks at its edges; None if it has too little to tell."""
    start, end = span.start, span.end
    changed = True
    while changed and start < end:
        changed = False
        lone = text[start] in _OPENING + "”" and _unpaired(text, start, end, at_start=True)
        if lone or text[start] in _EDGE + ")]}.":
            start, changed = start + 1, True
        elif text.startswith(_JOINING, start, end):
            start, changed = text.index(" ", start) + 1, True
    changed = True
    while changed and start < end:
        changed = False
        lone = text[end - 1] in _CLOSING + "“" and _unpaired(text, start, end, at_start=False)
        if lone or text[end - 1] in _EDGE + "([{":
            end, changed = end - 1, True
    tidy = trimmed(text, start, end) if start < end else None
    return tidy if tidy is not None and _tells_two(text, tidy) else None


def _unpaired(text: str, start: int, end: int, *, at_start: bool) -> bool:
    """Whether the quotation mark at an edge stands alone or pairs with one at the other edge."""
    mark = text[start] if at_start else text[end - 1]
    if at_start:
        partner = _CLOSING[_OPENING.index(mark)] if mark in _OPENING else ""
        place = text.find(partner, start + 1, end) if partner else -1
        return place < 0 or text[place + 1 : end].strip(_EDGE + ".") == ""
    partner = _OPENING[_CLOSING.index(mark)] if mark in _CLOSING else ""
    # An apostrophe within the words is no opening mark: the pair counts only where the other mark is a curly one.
    return not partner or text.rfind(partner, start, end - 1) < 0 or mark in "'’"


def _tells_two(text: str, span: Span) -> bool:
    """Whether at least two words are no function words; most spans show it at once."""
    telling = (form for form in _forms(text, span.start, span.end) if _tells(form))
    return next(telling, None) is not None and next(telling, None) is not None


def _forms(text: str, start: int, end: int) -> Iterator[str]:
    """The forms of the words between two places, one at a time: mostly the first few tell."""
    return (word.form for word in iter_words(text, start, end))


def _tells(form: str) -> bool:
    return form not in FUNCTION_WORDS
