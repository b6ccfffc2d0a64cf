"""How well articles are cut out of saved pages: ``python benchmarks/extraction.py [folder of the corpus]``.

Token shingles of four words against the text that a person marked, as the article-extraction-benchmark counts them:
mean precision and recall over pages, and their harmonic mean, for the half of the pages that is looked into and for the
half that is kept aside (told by a hash of the id). "Article text" is what we say belongs to the article: no headline
(the marked texts hold none), byline, caption, credit or furniture. "Telling" are the regions that count as the
account's own words: without datelines, and what stands twice only once. Also: on how many pages the extractor gives
the same words with and without the signs that lead them back, how many words lead back to themselves, and how many
quotations are kept.
"""

import gzip
import hashlib
import html
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from according.clean import clean
from according.core import Document, OriginMap, Piece, RegionKind, Span
from according.read import Source, extract
from according.read.kinds.html.nodes import nodes
from according.read.kinds.html.page import article
from according.read.kinds.html.signs import Signs

CORPUS = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "extraction"
_QUOTED = re.compile(r"“([^“”]{1,1500})”|\"([^\"“”]{1,1500})\"")
_FEWEST = 4
_BESIDE = frozenset(
    {RegionKind.HEADLINE, RegionKind.BYLINE, RegionKind.CAPTION, RegionKind.CREDIT, RegionKind.FURNITURE}
)


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page and the text that a person marked in it."""

    id: str
    html: str
    gold: str

    @property
    def aside(self) -> bool:
        """Whether the page is kept for scoring alone."""
        return hashlib.sha256(self.id.encode()).digest()[-1] % 2 == 1


def load(corpus: Path) -> tuple[Page, ...]:
    """The pages of the corpus."""
    records = [json.loads(line) for line in (corpus / "pages.jsonl").read_text("utf-8").splitlines()]
    return tuple(
        Page(r["id"], gzip.decompress((corpus / r["html"]).read_bytes()).decode("utf-8", "replace"), r["text"])
        for r in records
    )


def main(corpus: Path) -> None:
    """Prints the figures for the pages in ``corpus``."""
    logging.disable(logging.CRITICAL)
    if not (corpus / "pages.jsonl").is_file():
        sys.exit(f"skipped, because {corpus} does not hold pages.jsonl")
    pages = load(corpus)
    documents = [_document(page) for page in pages]
    alone = [_body(page.html) for page in pages]
    texts = {
        "extractor alone": alone,
        "ours, all words": [d.text if d else "" for d in documents],
        "ours, article text": [article_text(d) for d in documents],
        "ours, telling": [telling(d) for d in documents],
    }
    halves: tuple[tuple[str, Callable[[Page], bool]], ...] = (
        ("looked into", lambda page: not page.aside),
        ("kept aside", lambda page: page.aside),
        ("all", lambda _: True),
    )
    for half, wanted in halves:
        chosen = [i for i, page in enumerate(pages) if wanted(page)]
        for name, told in texts.items():
            p, r, f1 = mean(score(told[i], pages[i].gold) for i in chosen)
            print(f"{half:12} {len(chosen):3} pages  {name:18} F1 {f1:.3f}  P {p:.3f}  R {r:.3f}")
    same = sum(_signed(page.html) == words.split() for page, words in zip(pages, alone, strict=True))
    print(f"same words with and without signs: {same} of {len(pages)} pages")
    exact, words = _leading_back(pages)
    print(f"words that lead back to themselves: {exact} of {words}")
    _print_quotations(pages, alone, texts["ours, all words"], texts["ours, telling"])


def article_text(document: Document | None) -> str:
    """The words that belong to the article, without its headline."""
    if document is None:
        return ""
    return "\n".join(r.span.of(document.text) for r in document.regions if r.kind not in _BESIDE)


def telling(document: Document | None) -> str:
    """The words in which the account tells, without its headline."""
    if document is None:
        return ""
    return "\n".join(r.span.of(document.text) for r in document.telling if r.kind is not RegionKind.HEADLINE)


def score(text: str, gold: str) -> tuple[float, float]:
    """Precision and recall of a text's shingles."""
    left, right = _shingles(text), _shingles(gold)
    shared = sum((left & right).values())
    return shared / max(1, sum(left.values())), shared / max(1, sum(right.values()))


def mean(pairs: Iterator[tuple[float, float]]) -> tuple[float, float, float]:
    """Mean precision, mean recall and their harmonic mean."""
    told = list(pairs)
    precision = sum(p for p, _ in told) / max(1, len(told))
    recall = sum(r for _, r in told) / max(1, len(told))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _document(page: Page) -> Document | None:
    try:
        return clean(extract(Source(name=f"{page.id}.html", data=page.html.encode())))
    except Exception as error:
        print(f"{page.id[:8]}: {error}")
        return None


def _body(page: str) -> str:
    found = trafilatura.bare_extraction(page, fast=True, include_comments=False)
    return " ".join(found.body.itertext()) if found is not None else ""  # type: ignore[union-attr]


def _signed(page: str) -> list[str]:
    signs = Signs(page, nodes(page))
    return signs.restore(_body(signs.page())).split()


def _leading_back(pages: Sequence[Page]) -> tuple[int, int]:
    exact = words = 0
    for page in pages:
        found = article(page.html)
        if found is None:
            continue
        origin = OriginMap(tuple(Piece(*piece) for piece in found.pieces))
        for match in re.finditer(r"\S+", found.text):
            places = origin.locate(Span(*match.span()))
            words += 1
            exact += html.unescape("".join(place.of(page.html) for place in places)) == match[0]
    return exact, words


def _print_quotations(pages: Sequence[Page], alone: Sequence[str], ours: Sequence[str], told: Sequence[str]) -> None:
    """What becomes of every stretch of four words or more in quotation marks that a marked text holds."""
    count = reached = kept = telling_ = lost = 0
    for i, page in enumerate(pages):
        has, keeps, tells = (f" {_words(text)} " for text in (alone[i], ours[i], told[i]))
        for match in _QUOTED.finditer(page.gold):
            words = _words(match[1] or match[2])
            if words.count(" ") + 1 < _FEWEST:
                continue
            count += 1
            reached += f" {words} " in has
            kept += f" {words} " in keeps
            telling_ += f" {words} " in tells
            if f" {words} " in has and f" {words} " not in tells:
                lost += 1
                print(
                    f"  {page.id[:8]} {'aside' if page.aside else ''}: set aside or lost"
                    + ("" if page.aside else f": {words[:90]}")
                )
    print(
        f"quotations of {_FEWEST} words or more in the marked texts: {count}; the extractor alone has {reached}; "
        f"ours has {kept}, {telling_} of them as telling; lost or set aside by our own cleaning: {lost}"
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(zip(*(words[i:] for i in range(4)), strict=False)) if len(words) > 3 else Counter([tuple(words)])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
