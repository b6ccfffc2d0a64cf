"""Evidence in its context: the exact words with a few words around them, each a link to its place in the text."""

from bisect import bisect_right
from dataclasses import dataclass

from markupsafe import Markup

from according.core import Annotated, Evidence, Span, Word, words
from according.report.account_lines import AccountLine
from according.report.leaves import pages
from according.report.visible import one_line, visible_markup

#: Words shown on either side of the evidence.
AROUND = 8
#: Words of one piece of evidence that are shown before it is folded in the middle; the text itself has them all.
LONGEST = 36
_SHORT = 48
_HEAD, _TAIL = 22, 10
#: Words of a passage that "the whole passage" shows at most; a region can be megabytes long.
_WHOLE = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """One piece of evidence as a finding shows it; ``before`` and ``after`` are its context in the same paragraph.

    ``words`` leaves out the middle of long evidence; then ``whole`` is all of it ("" where nothing is left out).
    ``page`` tells where in a paged document it stands.
    """

    account: AccountLine
    anchor: str
    before: str
    words: str
    after: str
    role: str
    language: str | None
    whole: str = ""
    page: str = ""

    def passage_to(self, target: str) -> Markup:
        """The words in their context as HTML: the evidence is a link to ``target``, emphasised by more than colour."""
        before, after = (visible_markup(side) for side in (self.before, self.after))
        # Long evidence in bold would shout; its underline is cue enough.
        name = "ev" if len(self.words) <= _SHORT else "ev long"
        said = Markup('<a class="{}" href="{}"><mark>{}</mark></a>').format(name, target, visible_markup(self.words))
        return before + said + after


def anchor(account: AccountLine, span: Span) -> str:
    """The id of a stretch in the reading view."""
    return f"a-{account.letter}-{span.start}-{span.end}"


def excerpt(annotated: Annotated, account: AccountLine, evidence: Evidence, around: int = AROUND) -> Excerpt:
    """The evidence with up to ``around`` words on either side, within its region; white space is one space."""
    text, span = annotated.document.text, evidence.span
    region = _region(annotated, span)
    # The context is looked for in a bounded window: a region can be megabytes long.
    low, high = max(region.start, span.start - 40 * (around + 1)), min(region.end, span.end + 40 * (around + 1))
    earlier = words(text, low, span.start) if low < span.start else []
    later = words(text, span.end, high) if span.end < high else []
    start, end = span.start, span.end
    if around and earlier:
        start = earlier[-around].start if len(earlier) > around else low
    elif around:
        start = min(low, span.start)
    if around and later:
        end = later[around - 1].end if len(later) > around else high
    elif around:
        end = max(high, span.end)
    # A region is cut where one is longer than the window, so an ellipsis tells that the text goes on.
    shown, whole = _shortened(text, span)
    before = one_line(text[start : span.start])
    after = one_line(text[span.end : end])
    return Excerpt(
        account=account,
        anchor=anchor(account, span),
        before=("… " if start > region.start else "")
        + before
        + (" " if before and text[span.start - 1].isspace() else ""),
        words=shown,
        after=(" " if text[span.end : span.end + 1].isspace() and after else "")
        + after
        + (" …" if end < region.end else ""),
        role=evidence.role,
        language=annotated.document.language,
        whole=whole,
        page=pages(annotated.document, span),
    )


def _region(annotated: Annotated, span: Span) -> Span:
    """The region in which ``span`` begins, else the whole text. Regions stand in the order of the text."""
    regions = annotated.document.regions
    place = bisect_right(regions, span.start, key=lambda region: region.span.start) - 1
    if place >= 0 and regions[place].span.overlaps(span):
        return regions[place].span
    return Span(0, len(annotated.document.text))


def _shortened(text: str, span: Span) -> tuple[str, str]:
    """The words to show at once, and all of them where some are left out."""
    found: list[Word] = words(text, span.start, span.end) if len(span) > 4 * LONGEST else []
    if len(found) <= LONGEST:
        return one_line(span.of(text)), ""
    head = one_line(text[span.start : found[_HEAD - 1].end])
    tail = one_line(text[found[-_TAIL].start : span.end])
    if len(found) <= _WHOLE:
        return f"{head} […] {tail}", one_line(span.of(text))
    begins = one_line(text[span.start : found[_WHOLE - 1].end])
    return f"{head} […] {tail}", f"{begins} […] ({len(found):,} words; the rest stands in the text)"
