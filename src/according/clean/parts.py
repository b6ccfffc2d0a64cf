"""Parts: which part each paragraph of a document plays, told from the head down."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from according.clean.bylines import byline, caption, credit
from according.clean.datelines import dateline
from according.clean.marker import mark
from according.clean.pieces import LABELLED, Cutter, Piece
from according.core import Region, RegionKind, Span

_STOP = re.compile(r"[.!?:;,…][\"”’')\]]*$")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){1,4}$|\b(?:Inc|Jr|Sr|Co|Corp|Ltd|No|St|Gov|Sen|Rep)\.$")
_RELEASE = re.compile(r"(?i)\W*(?:for\s+)?immediate\s+release\b.{0,60}$")
_PICTURE = re.compile(
    r"\([^()]*\b(?i:photo|courtesy|file|getty|reuters|source)\b|(?i:share this article|listen to article)"
)
_HANDLE = re.compile(r"@\w{2,30}$")
_QUESTION = re.compile(r"[!?][\"”’']?$")
#: What a reader may mark without knowing headlines and headings: the running heads and notes of pages without styles.
_BESIDE = frozenset({RegionKind.FURNITURE, RegionKind.FOOTNOTE})
NAME_ABOVE_HANDLE = "the name of an account, above its handle"
#: What stands between a standfirst and the body, and seldom between a body's first two paragraphs.
_PARTING = frozenset({RegionKind.CAPTION, RegionKind.CREDIT, RegionKind.BYLINE})
#: How many paragraphs, furniture aside, may stand before a headline or between it and the body.
_HEAD = 8
_LONGEST_HEADLINE = 30
_LONGEST_SUBHEAD = 50
#: A headline that ends as sentences do has no more words.
_SHORT_HEADLINE = 20


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a piece of one, with its words and the part it plays so far; None: not told yet."""

    span: Span
    words: str
    kind: RegionKind | None = None
    why: str = ""
    #: Whether it is a part of a paragraph in which furniture stands.
    cut: bool = False

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.words.count(" ") + 1

    def told(self, kind: RegionKind, why: str) -> "Paragraph":
        """The same paragraph with its part."""
        return replace(self, kind=kind, why=why)


class _Marked:
    """What the markup says of stretches: a paragraph in one, by itself or as one of its lines, plays its part."""

    def __init__(self, regions: Sequence[Region]) -> None:
        self._regions = sorted(regions, key=lambda region: region.span)
        self._starts = [region.span.start for region in self._regions]

    def around(self, span: Span) -> Region | None:
        """The stretch in which ``span`` lies."""
        at = bisect_right(self._starts, span.start) - 1
        return self._regions[at] if at >= 0 and self._regions[at].span.holds(span) else None


def parts(
    spans: Sequence[Span],
    text: str,
    marked: Sequence[Region],
    title: str | None,
    *,
    english: bool = True,
    judged: bool = True,
) -> list[Paragraph]:
    """The paragraphs with their parts, every one told.

    What the markup says (``marked``, whole paragraphs) stands. Then furniture, captions and credits by their words,
    the head by its order (headline, standfirst, byline), headings by their shape; the rest is body. Where ``judged``,
    what no rule tells may be told as furniture by the learned marker, so long as something of the account is left.
    Where the text is not ``english``, its ends of sentences are not known, and no line below the head is told by
    its shape.
    """
    told = _Marked(marked)
    cut: list[Piece] = []
    cutter = Cutter.of(text)
    for number, span in enumerate(spans):
        region = told.around(span)
        words = span.of(text)
        if region is not None:
            cut.append(Piece(number, span.start, words, True, region.kind, region.why))
        else:
            cut.extend(cutter.pieces(number, span.start, words))
    if judged:
        by_model = mark(cut, text)
        cut = by_model if any(piece.kind is None for piece in by_model) else cut
    found = [paragraph for whole in _joined(cut, text) for paragraph in _by_words(whole, text)]
    known = any(region.kind not in _BESIDE for region in marked)
    _head(found, title, known=known)
    if english:
        _tail(found)
        _headings(found, known=known)
    return [p if p.kind else p.told(RegionKind.BODY, "a paragraph of the account") for p in found]


def _joined(cut: list[Piece], text: str) -> Iterator[list[Paragraph]]:
    """The pieces of each paragraph as paragraphs, sentences that stand beside each other as one."""
    for _, group in itertools.groupby(cut, key=lambda piece: piece.paragraph):
        found: list[Paragraph] = []
        first: Piece | None = None
        last = 0
        for piece in group:
            if piece.kind is None:
                first, last = first or piece, piece.start + len(piece.words)
                continue
            if first is not None:
                found.append(Paragraph(Span(first.start, last), text[first.start : last]))
                first = None
            span = Span(piece.start, piece.start + len(piece.words))
            found.append(Paragraph(span, piece.words, piece.kind, piece.why))
        if first is not None:
            found.append(Paragraph(Span(first.start, last), text[first.start : last]))
        yield found


def _by_words(found: list[Paragraph], text: str) -> list[Paragraph]:
    """A paragraph told by its words: a credit, or a caption where it begins or ends as one."""
    if len(found) == 1:
        paragraph = found[0]
        if paragraph.kind is None:
            why = None if _opens(paragraph, text) else credit(paragraph.words)
            if why:
                return [paragraph.told(RegionKind.CREDIT, why)]
            why = caption(paragraph.words)
            if why:
                return [paragraph.told(RegionKind.CAPTION, why)]
        return found
    why = caption(Span(found[0].span.start, found[-1].span.end).of(text))
    return [
        replace(p, kind=RegionKind.CAPTION, why=why) if why and p.kind is None else replace(p, cut=True) for p in found
    ]


def _opens(paragraph: Paragraph, text: str) -> bool:
    """Whether it is the first line, and may be a headline with a label before it."""
    return LABELLED.match(paragraph.words) is not None and not text[: paragraph.span.start].strip()


def _head(found: list[Paragraph], title: str | None, *, known: bool) -> None:
    """Tells headline, standfirst, byline, date line and stray labels, down to where the body begins."""
    if len(found) > 2 and found[0].kind is None and _HANDLE.match(found[1].words) and found[0].length <= 6:
        found[0] = found[0].told(RegionKind.BYLINE, NAME_ABOVE_HANDLE)
        found[1] = found[1].told(RegionKind.BYLINE, "the handle of an account")
        _below_headline(found, 2, headed=False)
        return
    headline = _headline(found, title, known=known)
    start = 0
    if headline is not None:
        for i in range(headline):
            if found[i].kind is None and (found[i].length <= 8 or not _STOP.search(found[i].words)):
                made = byline(found[i].words)
                kind = RegionKind.BYLINE if made else RegionKind.FURNITURE
                found[i] = found[i].told(kind, "byline or date" if made else "a label above the headline")
        start = headline + 1
    _below_headline(found, start, headed=headline is not None)


def _headline(found: list[Paragraph], title: str | None, *, known: bool) -> int | None:
    for i, paragraph in enumerate(found[:_HEAD]):
        if paragraph.kind is RegionKind.HEADLINE:
            return i
    open_ones = [i for i, p in enumerate(found) if p.kind is None][:_HEAD]
    if title:
        for i in open_ones:
            if _plain(found[i].words) == _plain(title):
                found[i] = found[i].told(RegionKind.HEADLINE, "the words of the page's title")
                return i
    if known:
        return None
    # Above "For immediate release" a release names its sender; its headline stands below.
    release = next((i for i, p in enumerate(found[: 2 * _HEAD]) if _RELEASE.match(p.words)), None)
    if release is not None:
        below = [i for i in range(release + 1, len(found)) if found[i].kind is None and not byline(found[i].words)][:1]
        if below and _is_headline(found[below[0]]) and below[0] + 1 < len(found):
            found[below[0]] = found[below[0]].told(RegionKind.HEADLINE, "the first line below a release's head")
            return below[0]
    body = next((i for i in open_ones if found[i].length > _LONGEST_HEADLINE or dateline(found[i].words)), None)
    above = [i for i in open_ones if (body is None or i < body) and not byline(found[i].words)]
    likely = [i for i in above if _is_headline(found[i])]
    if not likely or (body is None and len(open_ones) < 2):
        return None
    # A word or two above the account, or above its headline, is the name of an outlet, a section or an author.
    first = next((i for i in likely if found[i].length > 2), None)
    if first is None:
        found[likely[0]] = found[likely[0]].told(RegionKind.FURNITURE, "a label above the account")
        return None
    first = _title_of_act(found, likely, first)
    if not found[first].words.isupper() and any(i < first and found[i].length > 3 for i in above):
        return None
    found[first] = found[first].told(RegionKind.HEADLINE, "the first line, short and without a full stop")
    return first


def _title_of_act(found: list[Paragraph], likely: list[int], first: int) -> int:
    """A resolution's title, where lines in capitals name the body that passed it above; else ``first``."""
    if found[first].length > 4 or not found[first].words.isupper():
        return first
    titles = (i for i in likely if i > first and found[i].length >= 6 and found[i].words.isupper())
    return next(titles, first)


def _is_headline(paragraph: Paragraph) -> bool:
    words = paragraph.words
    if (
        paragraph.cut
        or paragraph.length > _LONGEST_HEADLINE
        or len(words) > 220
        or dateline(words)
        or _PICTURE.search(words)
    ):
        return False
    if not _STOP.search(words) or _QUESTION.search(words):
        return True
    return paragraph.length <= _SHORT_HEADLINE and (bool(_ABBREVIATED.search(words)) or _is_title_case(words))


def _is_title_case(words: str) -> bool:
    """Whether all long words begin with a capital: a headline that was given a full stop."""
    long = [word for word in words.split() if len(word.strip("“”‘’\"'.,:;!?")) >= 4]
    return len(long) >= 4 and all(not word.lstrip("“‘\"'($")[:1].islower() for word in long)


def _below_headline(found: list[Paragraph], start: int, *, headed: bool) -> None:
    limit = min(len(found), start + 2 * _HEAD)
    first: int | None = None
    parted = False
    for i in range(start, limit):
        paragraph = found[i]
        if paragraph.kind is not None:
            parted = parted or (first is not None and paragraph.kind in _PARTING)
            continue
        if byline(paragraph.words):
            found[i] = paragraph.told(RegionKind.BYLINE, "byline or date")
            parted = parted or first is not None
        elif (
            headed
            and _is_label(paragraph, most=3 if first is None else 2)
            and any(p.kind is None and p.length > 12 for p in found[i + 1 : i + 6])
        ):
            found[i] = paragraph.told(RegionKind.FURNITURE, "a stray label between headline and body")
            parted = parted or first is not None
        elif first is None:
            first = i
        else:
            parted = parted or dateline(paragraph.words) is not None
            break
    if not headed or first is None or first + 1 >= len(found):
        return
    standfirst = found[first]
    short = standfirst.length <= _LONGEST_SUBHEAD and not dateline(standfirst.words)
    open_end = not _STOP.search(standfirst.words) and standfirst.length >= 4 and standfirst.words[-4:] != " and"
    if short and (parted or open_end) and any(p.kind is None for p in found[first + 1 :]):
        why = (
            "stands between the headline and the body, apart from both"
            if parted
            else "below the headline, no full stop"
        )
        found[first] = standfirst.told(RegionKind.SUBHEAD, why)


def _is_label(paragraph: Paragraph, most: int) -> bool:
    words = paragraph.words
    return paragraph.length <= most and words[:1].isupper() and not _STOP.search(words) and words[-1:].isalpha()


def _tail(found: list[Paragraph]) -> None:
    """Short lines below the last furniture of the end are furniture too: a page's links go on after it."""
    last = next((i for i in range(len(found) - 1, -1, -1) if found[i].kind is None and not _is_short(found[i])), -1)
    below = False
    for i in range(last + 1, len(found)):
        if found[i].kind is RegionKind.FURNITURE:
            below = True
        elif below and found[i].kind is None:
            found[i] = found[i].told(RegionKind.FURNITURE, "a short line below the end of the account")


def _is_short(paragraph: Paragraph) -> bool:
    return paragraph.length <= 8 and not _STOP.search(paragraph.words)


def _headings(found: list[Paragraph], *, known: bool) -> None:
    """Tells headings between paragraphs; where markup tells them (``known``) none is guessed."""
    if known:
        return
    for i, paragraph in enumerate(found[:-1]):
        following = next((p for p in found[i + 1 : i + 3] if p.kind is None), None)
        if paragraph.kind is not None or following is None or i == 0 or paragraph.cut:
            continue
        words = paragraph.words
        starts = words[0].isupper() or words[0].isdigit()
        if paragraph.length <= 9 and starts and _is_open(words) and following.length >= 15:
            found[i] = paragraph.told(RegionKind.HEADING, "a short line without a full stop above a paragraph")


def _is_open(words: str) -> bool:
    return not _STOP.search(words) and not dateline(words)


def _plain(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
