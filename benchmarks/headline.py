"""The headline signs on claims that do and do not say more than an article: balanced accuracy.

    python benchmarks/headline.py ../shared/data/summedits_news/documents.jsonl

A claim is set as the headline over the article; any sign counts as "says other or more". The share of new words alone
reaches 0.523 on the corpus, chance is 0.5.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

from according.annotate.annotate import annotate
from according.compare.gaps.headline import gaps
from according.core import Document, Models, OriginMap, RawInput, Region, RegionKind, Span


def _document(claim: str, text: str) -> Document:
    whole = f"{claim}\n\n{text}"
    regions = [Region(kind=RegionKind.HEADLINE, span=Span(0, len(claim)))]
    at = len(claim) + 2
    for paragraph in text.split("\n"):
        if paragraph.strip():
            regions.append(Region(kind=RegionKind.BODY, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    return Document(
        id=hashlib.sha256(whole.encode()).hexdigest()[:16],
        path="claim",
        language="en",
        text=whole,
        regions=tuple(regions),
        raw=RawInput(sha256="", size=len(whole), media_type="text/plain", encoding="utf-8", extractor=""),
        origin=OriginMap.identity(len(whole)),
    )


def main() -> None:
    """Print hits, false alarms, balanced accuracy, and how often each sign was right."""
    models = Models()
    counts: Counter[tuple[bool, bool]] = Counter()
    signs: Counter[tuple[str, bool]] = Counter()
    kinds: Counter[tuple[str, bool]] = Counter()
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for summary in record["summaries"]:
            claim = " ".join(summary["text"].split())
            found = gaps(annotate(_document(claim, record["text"]), models))
            wrong = not summary["consistent"]
            counts[wrong, bool(found)] += 1
            for sign in dict.fromkeys(gap.rule for gap in found):
                signs[sign, wrong] += 1
            if wrong:
                for kind in summary["edit_types"]:
                    kinds[kind, bool(found)] += 1
            if "-v" in sys.argv and (bool(found) != wrong):
                print(
                    "WRONG " if found else "MISSED",
                    [(g.rule, g.said) for g in found],
                    "|",
                    claim,
                    "|",
                    summary["original"],
                )
    hits = counts[True, True] / max(1, counts[True, True] + counts[True, False])
    quiet = counts[False, False] / max(1, counts[False, True] + counts[False, False])
    for sign in sorted({sign for sign, _ in signs}):
        print(f"{sign:<12} right {signs[sign, True]:>4}  wrong {signs[sign, False]:>4}")
    for kind in sorted({kind for kind, _ in kinds}):
        total = kinds[kind, True] + kinds[kind, False]
        print(f"{kind:<28} {kinds[kind, True]:>4} of {total}")
    print(f"found {hits:.3f}  quiet where nothing is wrong {quiet:.3f}  balanced accuracy {(hits + quiet) / 2:.3f}")


if __name__ == "__main__":
    main()
