"""What the attribution rules read: each sentence as a row of units, a whole quotation being one unit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from according.annotate.cues import CUES, Cue, Shape
from according.core import Document, Quotation, QuotationKind, Region, RegionKind, Span, trimmed

_TOKEN = re.compile(
    r"(?P<w>\d+(?:[.,:]\d+)+%?|[^\W_]+(?:[’'.&/@_-]+[^\W_]+)*[’']?)|(?P<p>--+|[—–]|…|\.\.+|[.,;:!?()\[\]]|(?<=\s)-(?=\s))|(?P<o>[$£€#@&%]+)"
)

_KINDS: dict[str, str] = {
    **dict.fromkeys(
        """a an the this these those his their its my your our each every some any no another both all many several few
        most more one such her either neither""".split(),
        "d",
    ),
    **dict.fromkeys(
        """of in on at by for from with without about against after before during under over between among through
        into onto upon toward towards via amid despite per within across around behind beyond near outside inside
        alongside regarding concerning following including besides like unlike than out up down off throughout
        versus ahead along""".split(),
        "p",
    ),
    **dict.fromkeys(
        """because while as when if whether although though since until unless once whereas so lest wherever
        whenever""".split(),
        "s",
    ),
    **dict.fromkeys("who which whom whose what where why how whoever whatever".split(), "w"),
    **dict.fromkeys("and but or nor yet & plus".split(), "c"),
    **dict.fromkeys(
        """is are was were be been being am has have had having do does did will would can could may might shall should
        must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't
        shouldn't cannot mustn't""".split(),
        "a",
    ),
    **dict.fromkeys("not never n't no-longer".split(), "n"),
    **dict.fromkeys(
        """also then later repeatedly already now just still again once first often soon recently previously initially
        however meanwhile too even only instead once twice always further ever yet earlier simply merely thus therefore
        moreover furthermore nevertheless nonetheless indeed perhaps maybe instead separately long reportedly since
        meantime afterward afterwards subsequently here there elsewhere additionally""".split(),
        "r",
    ),
    **dict.fromkeys(
        "he she they it we i you he's she's they're it's we're i'm he'd she'd they'd i've they've we've everyone "
        "somebody someone nobody everybody others both".split(),
        "o",
    ),
    **dict.fromkeys("him them me us himself herself themselves itself myself".split(), "m"),
    **dict.fromkeys(
        """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow""".split(), "T"
    ),
    "that": "t",
    "to": "2",
}
_VERBS = frozenset(
    """went came took made got gave began became won lost led ran held kept left met sent brought paid stood
    spent sat fell rose grew drew hit died lived moved turned used tried needed failed helped remained stayed returned
    happened occurred started stopped opened closed killed shot arrested pleaded signed joined attended appeared seemed
    makes takes gives gets goes comes becomes wins runs leads holds keeps remains seems appears includes means needs
    looks tries helps works includes included received served visited voted""".split()
)
_ADVERB = re.compile(r"[a-z]{3,}ly\Z")
_NOT_ADVERB = frozenset(
    """family italy july ally rally reply supply assembly monopoly bully fly apply imply rely only early elderly
    friendly daily weekly""".split()
)
# No sentence is longer; text without stops is cut, so that the rules' look-ahead stays within bounds.
_LONGEST_ROW = 200
_YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")


# Made for every word, and never changed: freezing them would double the time that it takes.
@dataclass(slots=True)
class Unit:
    """A word, a mark or a whole quotation, with the letter of its kind.

    Letters: d determiner, p preposition, s subordinator, w question word, t "that", c conjunction, a auxiliary,
    n negation, r adverb, o subject pronoun, m object pronoun, T day, 2 "to", k cue, v other verb, Z capitalised,
    x other word, # number, Q quotation, z a name or a few words in marks; marks of punctuation stand for themselves,
    dashes for -.
    """

    kind: str
    start: int
    end: int
    form: str
    cue: Cue | None = None
    shape: Shape | None = None
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence, with every quotation that it opens taken in whole. ``paragraph`` counts the regions."""

    units: list[Unit]
    paragraph: int
    kind: RegionKind


def rows(document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Iterator[Row]:
    """The rows of the telling, in the order of the text."""
    outer = [q for q in quotations if q.depth == 0]
    return _rows(document.text, list(enumerate(document.telling)), sentences, outer)


def rows_within(
    document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...], spoken: Sequence[Quotation]
) -> Iterator[Row]:
    """The rows of what stands inside the ``spoken`` quotations, whose own inner quotations are taken in whole."""
    stretches: list[tuple[int, Region]] = []
    telling, first = document.telling, 0
    for quotation in spoken:
        while first < len(telling) and telling[first].span.end <= quotation.inner.start:
            first += 1
        for number in range(first, len(telling)):
            if telling[number].span.start >= quotation.inner.end:
                break
            part = trimmed(
                document.text,
                max(telling[number].span.start, quotation.inner.start),
                min(telling[number].span.end, quotation.inner.end),
            )
            if part is not None:
                stretches.append((number, Region(kind=telling[number].kind, span=part)))
    return _rows(document.text, stretches, sentences, [q for q in quotations if q.depth == 1])


def _rows(
    text: str, stretches: Sequence[tuple[int, Region]], sentences: tuple[Span, ...], outer: list[Quotation]
) -> Iterator[Row]:
    at_sentence = at_quotation = 0
    for number, region in stretches:
        span = region.span
        units: list[Unit] = []
        position = span.start
        while at_quotation < len(outer) and outer[at_quotation].span.end <= span.start:
            at_quotation += 1
        while at_sentence < len(sentences) and sentences[at_sentence].end <= span.start:
            at_sentence += 1
        while position < span.end:
            inside = at_quotation < len(outer) and outer[at_quotation].span.start < span.end
            stop = max(position, outer[at_quotation].span.start) if inside else span.end
            while at_sentence < len(sentences) and sentences[at_sentence].end <= stop:
                end = sentences[at_sentence].end
                if end > position:
                    _read(text, position, end, units)
                    position = end
                if len(units) > _LONGEST_ROW:
                    for cut in range(0, len(units) - _LONGEST_ROW, _LONGEST_ROW):
                        yield Row(units[cut : cut + _LONGEST_ROW], number, region.kind)
                    units = units[-((len(units) - 1) % _LONGEST_ROW + 1) :]
                if units:
                    yield Row(units, number, region.kind)
                    units = []
                at_sentence += 1
            if stop > position:
                _read(text, position, stop, units)
                position = stop
                if len(units) > _LONGEST_ROW:
                    for cut in range(0, len(units) - _LONGEST_ROW, _LONGEST_ROW):
                        yield Row(units[cut : cut + _LONGEST_ROW], number, region.kind)
                    units = units[-((len(units) - 1) % _LONGEST_ROW + 1) :]
            if inside:
                quotation = outer[at_quotation]
                end = min(quotation.span.end, span.end)
                if end > position:
                    units.append(_quoted(quotation, position, end))
                    position = end
                    if len(units) >= _LONGEST_ROW:
                        yield Row(units, number, region.kind)
                        units = []
                if quotation.span.end <= span.end:
                    at_quotation += 1
                while at_sentence < len(sentences) and sentences[at_sentence].end < position:
                    at_sentence += 1
                if quotation.span.end > span.end:
                    break
        if units:
            yield Row(units, number, region.kind)


def _quoted(quotation: Quotation, start: int, end: int) -> Unit:
    kind = "z" if quotation.kind in (QuotationKind.SCARE, QuotationKind.TITLE) else "Q"
    return Unit(kind, start, end, "", quotation=quotation)


def _read(text: str, start: int, end: int, units: list[Unit]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        a, b = match.span()
        if match.lastgroup == "p":
            if word == ".":
                if (
                    units
                    and units[-1].end == a
                    and (b < end or "." in text[units[-1].start : a])
                    and not (b == end and units[-1].kind == "#")
                ):
                    # The stop of an abbreviation: U.S.
                    last = units[-1]
                    units[-1] = Unit(last.kind, last.start, b, last.form, last.cue, last.shape, last.quotation)
                    continue
                if b < end:
                    continue
            kind = "-" if word[0] in "-—–" else word[0]
            if kind in "….[]":
                kind = {"[": "(", "]": ")"}.get(kind, ".")
                if kind == "." and word != "." and b < end:
                    continue
            units.append(Unit(kind, a, b, word))
        elif match.lastgroup == "w":
            kind, form, cue, shape = _known(word, not units)
            units.append(Unit(kind, a, b, form, cue, shape))
        else:
            units.append(Unit("#", a, b, word))


@lru_cache(maxsize=1 << 15)
def _known(word: str, first: bool) -> tuple[str, str, Cue | None, Shape | None]:
    """The kind of a word by itself, its form, and the cue that it may be; ``first`` in its row or not."""
    form = word.lower().replace("’", "'")
    kind = _KINDS.get(form)
    if kind:
        return kind, form, None, None
    known = CUES.get(form)
    if known and (first or word[0].islower() or form == "tweeted"):
        return "k", form, known[0], known[1]
    if word[0].isdigit():
        return "T" if _YEAR.match(form) else "#", form, None, None
    if word[0].isupper() and not (first and _ADVERB.match(form)):
        # Headlines capitalise their verbs; the rules look these up by form.
        return "Z", form, *(known or (None, None))
    if form in _VERBS:
        return "v", form, None, None
    if _ADVERB.match(form) and form not in _NOT_ADVERB:
        return "r", form, None, None
    return "x", form, None, None
