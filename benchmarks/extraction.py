"""How well articles are cut out of saved pages: ``python benchmarks/extraction.py [folder of the corpus]``.

Token shingles of four words against the text that a person marked, as the article-extraction-benchmark counts them:
mean precision and recall over pages, and their harmonic mean. Also: on how many pages the words are the same with and
without the signs that lead them back, and how many words lead back.
"""

import gzip
import html
import json
import logging
import re
import sys
import time
from collections import Counter
from pathlib import Path

import trafilatura

from according.core import OriginMap, Piece, Span
from according.read.nodes import Signs, nodes
from according.read.page import article

CORPUS = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "extraction"


def main(corpus: Path) -> None:
    """Prints the figures for the pages in ``corpus``."""
    logging.disable(logging.CRITICAL)
    if not (corpus / "pages.jsonl").is_file():
        sys.exit(f"skipped, because {corpus} does not hold pages.jsonl")
    records = [json.loads(line) for line in (corpus / "pages.jsonl").read_text("utf-8").splitlines()]
    scores: dict[str, list[tuple[float, float]]] = {"extractor alone": [], "ours": [], "ours, headline aside": []}
    same = words = exact = 0
    spent = 0.0
    for record in records:
        page = gzip.decompress((corpus / record["html"]).read_bytes()).decode("utf-8", "replace")
        alone, signed = _body(page), _signed(page)
        same += alone.split() == signed.split()
        begun = time.perf_counter()
        found = article(page)
        spent += time.perf_counter() - begun
        text = found.text if found else ""
        aside = (
            next((end for kind, start, end, _ in found.marked if kind == "headline" and not start), 0) if found else 0
        )
        scores["extractor alone"].append(_score(alone, record["text"]))
        scores["ours"].append(_score(text, record["text"]))
        scores["ours, headline aside"].append(_score(text[aside:], record["text"]))
        if found:
            origin = OriginMap(tuple(Piece(*piece) for piece in found.pieces))
            for match in re.finditer(r"\S+", text):
                places = origin.locate(Span(*match.span()))
                words += 1
                exact += html.unescape("".join(place.of(page) for place in places)) == match[0]
    for name, pairs in scores.items():
        precision = sum(p for p, _ in pairs) / len(pairs)
        recall = sum(r for _, r in pairs) / len(pairs)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:22} F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f}")
    print(f"same words with and without signs: {same} of {len(records)} pages")
    print(f"words that lead back to themselves: {exact} of {words}; {len(records) / spent:.0f} pages a second")


def _body(page: str) -> str:
    found = trafilatura.bare_extraction(page, fast=True, include_comments=False)
    return " ".join(found.body.itertext()) if found is not None else ""  # type: ignore[union-attr]


def _signed(page: str) -> str:
    signs = Signs(page)
    return signs.strip(_body(signs.page(page, list(nodes(page)))))


def _score(text: str, gold: str) -> tuple[float, float]:
    left, right = _shingles(text), _shingles(gold)
    shared = sum((left & right).values())
    return shared / max(1, sum(left.values())), shared / max(1, sum(right.values()))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(zip(*(words[i:] for i in range(4)), strict=False)) if len(words) > 3 else Counter([tuple(words)])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
