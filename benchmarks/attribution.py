"""Measure the rule tagger on PolNeAR (Newell et al., LREC 2018), beside the checkout.

    python benchmarks/attribution.py [train|dev] [--flat] [--articles N]

Prints words a second (sentences, quotations and attributions together, one process), then what
../shared/score/polnear.py says of the predictions: precision, recall and F1 of source, cue and content spans in
CofeNet's convention, and of whole attributions. ``--flat`` leaves nested attributions out, since the corpus has none. A
document here is one body region a paragraph. For comparison (on the corpus's test part): GenderGapTracker v7 48.5, 43.3
and 27.0 exact, linked with its source 38.4; Citron refitted 61.2, 51.0 and 43.1, linked 50.9; two people linked 72.4.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from according.annotate.attributions.by_rules import by_rules
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.core import Attribution, Document, OriginMap, RawInput, Region, RegionKind, Span, trimmed

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"


def main() -> int:
    """Tag the articles, print the speed and hand the spans to the scorer."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("part", nargs="?", default="dev", choices=("train", "dev"))
    parser.add_argument("--flat", action="store_true", help="leave nested attributions out")
    parser.add_argument("--articles", type=int, default=None, help="only the first so many")
    given = parser.parse_args()
    corpus = SHARED / "data" / "polnear"
    with gzip.open(corpus / f"{given.part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines][: given.articles]
    documents = [document(article["id"], article["text"]) for article in articles]
    started = time.process_time()
    tagged = [by_rules(d, sentences(d), quotations(d)) for d in documents]
    seconds = time.process_time() - started
    count = sum(len(d.text.split()) for d in documents)
    print(f"{len(documents)} articles, {count} words, {count / seconds:,.0f} words a second")
    found = {
        d.id: [_roles(a) for a in attributions if not (given.flat and a.parent)]
        for d, attributions in zip(documents, tagged, strict=True)
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as predictions:
        json.dump(found, predictions)
        predictions.flush()
        scorer = SHARED / "score" / "polnear.py"
        return subprocess.run(  # noqa: PLW1510, RUF100
            [sys.executable, str(scorer), str(corpus), given.part, predictions.name], check=False
        ).returncode


def document(name: str, text: str) -> Document:
    """The article with one body region a paragraph."""
    regions, at = [], 0
    for gap in [*re.finditer(r"\n+", text), None]:
        span = trimmed(text, at, gap.start() if gap else len(text))
        if span:
            regions.append(Region(kind=RegionKind.BODY, span=span))
        at = gap.end() if gap else at
    raw = RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor="corpus")
    return Document(
        id=name, path=name, text=text, regions=tuple(regions), raw=raw, origin=OriginMap.identity(len(text))
    )


def _roles(attribution: Attribution) -> dict[str, list[tuple[int, int]]]:
    def pairs(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
        return [(span.start, span.end) for span in spans]

    return {
        "source": pairs(attribution.source),
        "cue": pairs(attribution.cue),
        "content": pairs(attribution.content),
    }


if __name__ == "__main__":
    sys.exit(main())
