"""Clean: an extract to a document whose every paragraph has its part."""

from datetime import datetime

from according.clean.bylines import Byline, byline, dateline_date, labelled_date
from according.clean.datelines import agency, dateline
from according.clean.headings import headings
from according.clean.kinds import is_agency, kind
from according.clean.language import language, may_be_english
from according.clean.notes import notes
from according.clean.paragraphs import paragraphs
from according.clean.parts import NAME_ABOVE_HANDLE, Paragraph, parts
from according.clean.repetitions import repetitions
from according.core import Document, Extract, Region, RegionKind, Span, content_id

#: No account that is read here was published before the first newspapers.
_FIRST_YEAR = 1600
#: What holds the words of a page beside an account's, and what a text that was copied from one may be. A table's cells
#: or a letter's greeting look like them to a marker that learnt from news in English.
_FROM_PAGES = frozenset({"text/html", "text/plain", "text/markdown"})
#: Datelines are looked for in so many body paragraphs: a round-up may have one or two more below the first.
_DATELINED = 3


def clean(extract: Extract) -> Document:
    """The document that ``extract`` holds: its regions, what its head tells, its language, kind and notes.

    The regions are in the order of the text, do not overlap, and take in every paragraph; the white space between
    paragraphs belongs to none. Metadata from markup wins over what the head of the text says.
    """
    text, meta = extract.text, extract.metadata
    english = may_be_english(text)
    judged = english and extract.raw.media_type in _FROM_PAGES
    told_so_far = parts(paragraphs(text), text, extract.marked, meta.title, english=english, judged=judged)
    found = headings(repetitions(told_so_far))
    regions = _regions(found)
    tag = next((agency(r.span.of(text)) for r in regions if r.kind is RegionKind.DATELINE), None)
    told = [_byline(p) for p in found if p.kind is RegionKind.BYLINE]
    dated = [dateline_date(r.span.of(text)) for r in regions if r.kind is RegionKind.DATELINE]
    headline = next((p.words for p in found if p.kind is RegionKind.HEADLINE), None)
    body = [p for p in found if p.kind in (RegionKind.BODY, RegionKind.BLOCKQUOTE)]
    published = next(
        (
            day
            for day in (meta.published, *(b.published for b in told), *dated, labelled_date(headline or ""))
            if _is_date(day)
        ),
        None,
    )
    tongue = language(" ".join(p.words for p in body[:40]) or text[:5000]) or meta.language
    return Document(
        id=content_id("d", extract.raw.sha256, extract.raw.extractor),
        path=extract.path,
        url=meta.url,
        outlet=meta.outlet or _host(meta.url) or (tag if tag and is_agency(tag) else None),
        title=meta.title or (" ".join(headline.split()) if headline else None),
        author=meta.author or next((b.author for b in told if b.author), None),
        published=published,
        language=tongue,
        kind=extract.kind or kind(text, tag, len(found)),
        text=text,
        regions=regions,
        raw=extract.raw,
        origin=extract.origin,
        notes=(*extract.notes, *notes(text, body[-1].words if body else None, published, tongue)),
        dates=meta.dates,
        revisions=extract.revisions,
    )


def _is_date(given: str | None) -> bool:
    """Whether a date can be one of publication: pages give such as 0001-01-01 where they have none."""
    try:
        return given is not None and datetime.fromisoformat(given).year >= _FIRST_YEAR
    except ValueError:
        return False


def _byline(paragraph: Paragraph) -> Byline:
    if paragraph.why == NAME_ABOVE_HANDLE:
        return Byline(author=paragraph.words)
    return byline(paragraph.words) or Byline()


def _host(url: str | None) -> str | None:
    """The name of the site in an address, the nearest thing to an outlet's name where the page gives none."""
    if not url or "://" not in url:
        return None
    host = url.split("://", 1)[1].split("/", 1)[0].rsplit("@", 1)[-1].split(":", 1)[0].lower().removeprefix("www.")
    return host or None


def _regions(found: list[Paragraph]) -> tuple[Region, ...]:
    regions: list[Region] = []
    looked = 0
    for paragraph in found:
        span, kind_ = paragraph.span, paragraph.kind or RegionKind.BODY
        length = None
        if kind_ is RegionKind.BODY and looked < _DATELINED:
            looked += 1
            length = dateline(paragraph.words)
        if length:
            words = paragraph.words[:length]
            regions.append(
                Region(
                    kind=RegionKind.DATELINE,
                    span=Span(span.start, span.start + len(words.rstrip())),
                    why="a place or agency that the account opens with",
                )
            )
            if length == len(paragraph.words):
                continue
            span = Span(span.start + length, span.end)
        regions.append(Region(kind=kind_, span=span, why=paragraph.why))
    return tuple(regions)
