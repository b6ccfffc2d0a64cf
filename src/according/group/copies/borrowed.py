"""What of a telling is not the account's own words though no quotation marks say so.

Posts that are shown with their signature, the block that a colon leads into, and what an outlet says about itself and
its authors: several accounts have these word for word without any of them copying another.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from according.core import Document, Region, Span
from according.group.copies.forms import Cut, Numbers, form_number

#: The line under a post: "— Ada Lind (@ada) May 2, 2024", or its picture's address.
_SIGNATURE = re.compile(
    r"[—–-]{1,2}\s?[^—–\n]{2,60}\(@\w{1,20}\)(?:,?\s+[A-Z][a-z]{2,9}\.?\s\d{1,2},\s\d{4})?|pic\.twitter\.com/\w+"
)
#: A post and its signature are no longer than this.
_POST = 420
#: A promotion or a note on the author is no longer than this.
_NOTE = 900
#: Words of which a promotion has one, and a note on an author: looked for first, by number, since that is quick.
_PROMOTES = """sign subscribe subscription become donate donation donations newsletter newsletters click enjoyed inbox
privacy follow reserved copyright contributed contributing reporting editing contacted reached find looking chip
supported reader-supported first""".split()
_MAKES = """columnist columnists commentator contributor contributors contributing correspondent broadcaster blogger
author host fellow editor editor-in-chief writer analyst professor strategist consultant producer syndicated
co-founded founder adviser bestselling best-seller bestseller best-selling""".split()
_PROMOTION = re.compile(
    r"\b(?:sign\s+up|subscribe|join|become\s+a\s+(?:\w+\s+)?(?:member|subscriber)|donat\w+|click\s+here|download|"
    r"get\s+[\w’' ]{0,40}newsletter|you\s+enjoyed|your\s+inbox|privacy\s+policy|copyright|all\s+rights\s+reserved|"
    r"follow\s+(?:him|her|us|them|me|@?\w+(?:\s\w+)?)\s+on|find\s+(?:him|her|us)\s+on|contributed\s+to\s+this|"
    r"reporting\s+by|editing\s+by|be\s+(?:contacted|reached)\s+at|looking\s+for\s+a\s+quick\s+way|"
    r"chip\s+in\s+\$|reader[- ]supported|be\s+the\s+first\s+to\s+(?:hear|know))\b",
    re.IGNORECASE,
)
#: "Ada Lind, 35, is a columnist …", where a paragraph begins so.
_AUTHOR = re.compile(
    r"[•*\s]*(?:[A-Z][\w.'’-]*\s+){1,6}?(?:and\s+(?:[A-Z][\w.'’-]*\s+){1,4}?)?"
    r"(?:is|was|are|were|has\s+been|have\s+been|serves|served|writes|co-founded|founded|hosts)\b",
)
_AUTHOR_AGED = re.compile(r"[•*\s]*(?:[A-Z][\w.'’-]*\s+){0,3}[A-Z][\w.'’-]*,\s(?:\d\d,|an?\s|the\s|who\s)")
_MAKER = re.compile(
    r"\b(?:columnist|commentator|contributor|contributing|correspondent|broadcaster|blogger|author\s+of|"
    r"host\s+of|fellow|editor(?:-in-chief)?|writer|analyst|professor|strategist|consultant|producer|syndicated|"
    r"co-founded|founder|adviser\s+to|bestselling|best-seller|books?)\b",
    re.IGNORECASE,
)


def borrowed(document: Document, words: Cut) -> tuple[Span, ...]:
    """The stretches of a document's telling (``words`` are its words) that are others' words or words about itself."""
    regions = document.telling
    text = document.text
    return (*_posts(text, regions), *_blocks(text, regions), *_notes(text, regions, words))


def _posts(text: str, regions: Sequence[Region]) -> Iterator[Span]:
    """Posts from their first word to their signature, as far as their length allows."""
    if "(@" not in text and "pic.twitter.com/" not in text:
        return
    last = 0
    for number, region in enumerate(regions):
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
    """A paragraph behind one that ends with a colon."""
    for before, region in pairwise(regions):
        if text[before.span.end - 1 : before.span.end] == ":":
            yield region.span


def _notes(text: str, regions: Sequence[Region], words: Cut) -> Iterator[Span]:
    """Promotions, and paragraphs about the author."""
    cues = _cues()
    at = np.searchsorted(cues, words.forms)
    at[at == len(cues)] = 0
    hits = words.starts[cues[at] == words.forms]
    if not len(hits):
        return
    begins = [region.span.start for region in regions]
    for number in sorted({bisect_right(begins, hit) - 1 for hit in hits.tolist()}):
        start, end = regions[number].span.start, regions[number].span.end
        if end - start > _NOTE:
            continue
        about = _AUTHOR.match(text, start, end) or _AUTHOR_AGED.match(text, start, end)
        if (about and _MAKER.search(text, start, end)) or _PROMOTION.search(text, start, end):
            yield regions[number].span


@lru_cache(maxsize=1)
def _cues() -> Numbers:
    return np.array(sorted(form_number(word) for word in {*_PROMOTES, *_MAKES}), dtype=np.uint64)
