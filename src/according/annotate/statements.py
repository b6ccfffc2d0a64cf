"""Cuts a document's telling into statements, the unit in which accounts are compared."""

from bisect import bisect_right
from collections.abc import Iterator

from according.annotate.clauses import clauses, denies, modality, polarity
from according.annotate.frames import Sayings, parts
from according.annotate.pieces import Piece, pieces
from according.annotate.trees import Trees
from according.core import (
    FUNCTION_WORDS,
    Attribution,
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
)

#: The share of a statement that must stand in quotation marks for it to count as quoted.
_QUOTED = 0.6

#: What a cue asks or demands, it asks with one sentence; others that are quoted after it stand as they are.
_OF_ONE = (Modality.ASKED, Modality.DEMANDED)
_EDGE = " \t\n\r\u00a0,;:—–-…"
_OPENING, _CLOSING = "“‘\"'«", "”’\"'»"
_JOINING = ("and ", "but ", "that ", "as ", "while ")


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
    contents = pieces(text, spoken, starts, attributions, whole=trees is not None)
    ends = [piece.end for piece in contents]
    told = Sayings(attributions) if trees is not None else None
    telling = [region.span for region in document.telling]
    telling_starts = [span.start for span in telling]
    found: list[Statement] = []
    for sentence in sentences:
        at = bisect_right(telling_starts, sentence.start) - 1
        if at < 0 or telling[at].end <= sentence.start:
            continue
        inside: list[Piece] = []
        for piece in contents[bisect_right(ends, sentence.start) :]:
            if piece.start >= sentence.end:
                break
            inside.append(Piece(max(piece.start, sentence.start), min(piece.end, sentence.end), piece.attribution))
        for span, said in parts(text, sentence, inside, trees, told):
            for clause in clauses(text, span, trees):
                if (tidy := _tidy(text, clause)) is not None:
                    quoted = _spoken_share(tidy, spoken, starts)
                    found.append(_statement(document, tidy, said, quoted, trees, sentence))
    return tuple(found)


def _statement(
    document: Document, span: Span, said: Attribution | None, quoted: float, trees: Trees | None, sentence: Span
) -> Statement:
    text = document.text
    cue = " ".join(part.of(text) for part in said.cue) if said is not None else ""
    # What is asked, demanded or not said ("did not say whether") is neither affirmed nor denied by anybody.
    put = said.modality if said is not None else Modality.ASSERTED
    if put in _OF_ONE and quoted >= _QUOTED and said is not None and not any(sentence.overlaps(c) for c in said.cue):
        put = Modality.ASSERTED
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
