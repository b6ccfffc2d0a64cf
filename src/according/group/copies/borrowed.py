"""What of a telling is not the account's own words though no quotation marks say so.

Posts that are shown with their signature, the block that a colon leads into, titles of other stories, sentences in the
first person of an account that is not told in it, and what an outlet says about itself and its authors: several
accounts have these word for word without any of them copying another.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from according.core import Annotated, Region, RegionKind, Span
from according.group.copies.forms import Cut, Numbers, form_number

#: The line under a post: "— Ada Lind (@ada) May 2, 2024", or its picture's address.
_SIGNATURE = re.compile(
    r"[—–-]{1,2}\s?[^—–\n]{2,60}\(@\w{1,20}\)(?:,?\s+[A-Z][a-z]{2,9}\.?\s\d{1,2},\s\d{4})?|pic\.twitter\.com/\w+"
)
#: A post and its signature are no longer than this.
_POST = 420
#: A promotion or a note on an author is no longer than this, and a line of thanks no longer than that.
_NOTE, _LINE = 900, 300
#: Words of which a promotion has one, and a note on an author: looked for first, by number, since that is quick.
_PROMOTES = """sign subscribe donate donation newsletter newsletters click enjoyed inbox privacy follow reserved hear
copyright contributed contributing reporting editing contacted reached looking chip supported note editor's""".split()
_MAKES = """columnist columnists commentator contributor contributors contributing correspondent broadcaster blogger
author host fellow editor editor-in-chief writer analyst professor strategist consultant producer syndicated
co-founded founder adviser bestselling best-seller bestseller best-selling""".split()
_PROMOTION = re.compile(
    r"\b(?:(?-i:Sign\s+up|SIGN\s+UP|Subscribe|SUBSCRIBE)\s+(?:for|to|here|now|today|on)|click\s+here|your\s+inbox|"
    r"(?:our|your)\s+newsletters?|you\s+enjoyed\s+this|our\s+privacy\s+policy|all\s+rights\s+reserved|"
    r"copyright\s+(?:©\s*)?\d{4}|follow\s+(?:him|her|us|them|me|@\w+|[A-Z]\w+(?:\s[A-Z]\w+)?)\s+on\s+(?:twitter|facebook|"
    r"instagram)|make\s+a\s+(?:one-time|tax-deductible|small)\s+donation|donate\s+(?:now|today|here)|looking\s+for\s+a\s+"
    r"quick\s+way|chip\s+in\s+\$|reader\s+supported|"
    r"be\s+the\s+first\s+to\s+hear\s+about)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\b(?:contributed\s+to\s+this\s+(?:report|story|article)|contributing:|reporting\s+by|editing\s+by|"
    r"be\s+(?:contacted|reached)\s+at)",
    re.IGNORECASE,
)
#: "Ada Lind, 35, is a columnist …", where a paragraph begins so.
_AUTHOR = re.compile(
    r"[•*\s]*(?!(?:The|In|On|At|But|And|A|An|It|He|She|They|We|I|You|This|That|These|Those|There|What|For|As|If|When|"
    r"While|His|Her|Our|Not|No|So|Yet|First|After|Before|Since)\b)(?:[A-Z][\w.'’-]*\s+){1,5}?(?:and\s+(?:[A-Z][\w.'’-]*"
    r"\s+){1,3}?)?(?:[A-Z][\w.'’-]*,\s(?:\d\d|an?\s[^,\n]{4,120}),\s+)?(?:co-founded|hosts|writes\s+(?:for|a|about)|serves\s+(?:as|on)|"
    r"(?:is|was|are|were|has\s+been|have\s+been)\s+(?:an?|the|one|president|founder|co-founder|editor|senior|author))\b"
)
_MAKER = re.compile(
    r"\b(?:columnist|commentator|contributor|contributing|correspondent|broadcaster|blogger|author\s+of|"
    r"host\s+of|fellow|editor(?:-in-chief)?|writer|analyst|professor|strategist|consultant|producer|syndicated|"
    r"co-founded|founder|adviser\s+to|bestselling|best-seller)\b",
    re.IGNORECASE,
)
#: A line of an editor's own, where a paragraph begins so.
_EDITORIAL = re.compile(r"[\[(*\s]*(?:editor|author|publisher)s?['’]?s?['’]?\s+note\s*[:.—–-]", re.IGNORECASE)
#: So soon behind the name the author's trade is told.
_SOON = 170
#: Words of a speaker's own person.
_PERSON = "i i'm i've i'd i'll me my myself we we're we've we'd we'll us our ours ourselves".split()
#: Of an account told in the first person, as a comment is, more than this part of what is not quoted stands in such
#: sentences.
_TOLD_SO = 0.5
#: A title has no more characters, and capitals in such a part of its words of so many letters; and so many in a row.
_TITLE, _LONGER, _CAPITALS, _SEVERAL = 120, 4, 0.75, 3
_LAST_BITS = np.uint64(0xFFFF)
#: Marks that close a quotation; and paragraphs that a quotation behind a colon may have.
_CLOSING = "\"”’'»*)]_ "
_LONG = 8


def borrowed(annotated: Annotated, words: Cut, quoted: NDArray[np.bool_]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The stretches of a document's telling that are others' words or words about itself; and the spoken sentences.

    ``words`` are the words of its telling, ``quoted`` those of them that are known to be somebody's.
    """
    regions = annotated.document.telling
    text = annotated.document.text
    cues, told, maybe = _cues()
    # Few words have the last bits of one that is looked for: those alone are looked up.
    hits = np.flatnonzero(maybe[words.forms & _LAST_BITS])
    at = np.searchsorted(cues, words.forms[hits])
    at[at == len(cues)] = 0
    found = cues[at] == words.forms[hits]
    hits, persons = hits[found], told[at[found]]
    others = (
        *_posts(text, regions),
        *_blocks(text, regions),
        *_titles(text, regions),
        *_notes(text, regions, words.starts[hits[~persons]]),
    )
    return others, _spoken(text, annotated.sentences, words, quoted, hits[persons])


def _posts(text: str, regions: Sequence[Region]) -> Iterator[Span]:
    """Posts from their first word to their signature, as far as their length allows."""
    if "(@" not in text and "pic.twitter.com/" not in text:
        return
    last = 0
    for number, region in enumerate(regions):
        if not any(text.find(sign, region.span.start, region.span.end) >= 0 for sign in ("(@", "pic.twitter.com/")):
            continue
        for signature in _SIGNATURE.finditer(text, region.span.start, region.span.end):
            start = max(region.span.start, last, signature.end() - _POST)
            back = number
            # A post of several paragraphs, or one whose signature stands by itself.
            while (
                back > 0
                and start == regions[back].span.start
                and regions[back - 1].span.start >= max(last, signature.end() - _POST)
                and not text.endswith(":", 0, regions[back - 1].span.end)
            ):
                back -= 1
                start = regions[back].span.start
            last = signature.end()
            yield Span(start, last)


def _blocks(text: str, regions: Sequence[Region]) -> Iterator[Span]:
    """A paragraph behind one that ends with a colon, and those up to one whose end closes what no mark in it opened."""
    for number, (before, region) in enumerate(pairwise(regions), 1):
        end = before.span.end
        if text[end - 1] == ":" or (text[end - 1] in _CLOSING and text[end - 4 : end].rstrip(_CLOSING).endswith(":")):
            last = next((each for each in regions[number : number + _LONG] if _closes(text, each.span)), region)
            yield Span(region.span.start, last.span.end)


def _closes(text: str, span: Span) -> bool:
    """Whether a paragraph ends with a mark that closes a quotation opened before it."""
    last = text[span.end - 1]
    if last == "”":
        return text.count("“", span.start, span.end) < text.count("”", span.start, span.end)
    return last == '"' and text.count('"', span.start, span.end) % 2 == 1


def _titles(text: str, regions: Sequence[Region]) -> Iterator[Span]:
    """Several titles in a row: of other stories, since an account has one and a line or two under it."""
    for short, group in groupby(regions, lambda region: region.span.end - region.span.start <= _TITLE):
        lines = [region.span for region in group if region.kind is RegionKind.BODY] if short else []
        if len(lines) < _SEVERAL:
            continue
        for titled, row in groupby(lines, lambda span: _is_title(span.of(text))):
            titles = list(row)
            if titled and len(titles) >= _SEVERAL:
                yield Span(titles[0].start, titles[-1].end)


def _is_title(line: str) -> bool:
    """Whether nearly all of a line's longer words have a capital."""
    longer = [word for word in line.split() if len(word) >= _LONGER]
    return len(longer) > 1 and sum(word[0].isupper() for word in longer) >= _CAPITALS * len(longer)


def _spoken(
    text: str, sentences: Sequence[Span], words: Cut, quoted: NDArray[np.bool_], hits: NDArray[np.int64]
) -> tuple[Span, ...]:
    """Sentences in the first person outside marks, unless the account as a whole is told in it."""
    hits = hits[~quoted[hits]]
    if not len(hits) or not sentences:
        return ()
    begins = [sentence.start for sentence in sentences]
    found = {
        bisect_right(begins, start) - 1: None
        for start, end in zip(words.starts[hits].tolist(), words.ends[hits].tolist(), strict=True)
        if text[start:end] != "US"
    }
    spans = tuple(sentences[number] for number in sorted(found) if number >= 0)
    edges = np.searchsorted(words.starts, [(span.start, span.end) for span in spans]).reshape(-1, 2).tolist()
    own = ~quoted
    spoken = sum(int(np.count_nonzero(own[first:stop])) for first, stop in edges)
    return spans if spoken <= _TOLD_SO * np.count_nonzero(own) else ()


def _notes(text: str, regions: Sequence[Region], hits: NDArray[np.int32]) -> Iterator[Span]:
    """Promotions, an editor's notes, and paragraphs about the author."""
    if not len(hits):
        return
    begins = [region.span.start for region in regions]
    for number in sorted({bisect_right(begins, hit) - 1 for hit in hits.tolist()}):
        start, end = regions[number].span.start, regions[number].span.end
        if end - start > _NOTE:
            continue
        about = _AUTHOR.match(text, start, end)
        if (
            (about and _MAKER.search(text, about.start(), min(end, about.end() + _SOON)))
            or _EDITORIAL.match(text, start, end)
            or _PROMOTION.search(text, start, end)
            or (end - start <= _LINE and _THANKS.search(text, start, end))
        ):
            yield regions[number].span


@lru_cache(maxsize=1)
def _cues() -> tuple[Numbers, NDArray[np.bool_], NDArray[np.bool_]]:
    """The numbers of the words that are looked for, which are a speaker's own person, and a table by their last bits.

    The numbers stand in order.
    """
    told = dict.fromkeys(map(form_number, (*_PROMOTES, *_MAKES)), False)
    told |= dict.fromkeys(map(form_number, _PERSON), True)
    cues = np.array(sorted(told), dtype=np.uint64)
    maybe = np.zeros(int(_LAST_BITS) + 1, dtype=np.bool_)
    maybe[cues & _LAST_BITS] = True
    return cues, np.array([told[int(cue)] for cue in cues], dtype=np.bool_), maybe
