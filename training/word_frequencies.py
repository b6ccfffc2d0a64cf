"""Counts in how many news articles each word's stem stands, and writes the table that `according.core.frequency` reads.

    python training/word_frequencies.py ../shared/data/allsides/articles.jsonl.gz

Only counts of stems leave this script, no text: the 20,000 stems found in most articles, grouped by how rare they are.
Line n of the table (from 0) holds the stems that stand in one article of every 2 ** (n / 4).
"""

import gzip
import json
import math
import sys
from collections import Counter
from pathlib import Path

from according.core import content_stems

KEPT = 20_000
TABLE = Path(__file__).parents[1] / "src" / "according" / "core" / "frequency.txt"


def main(articles: Path) -> None:
    """Counts the articles of a gzipped JSON Lines file with a field `text`, and writes the table."""
    counts: Counter[str] = Counter()
    total = 0
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            total += 1
            counts.update(
                stem
                for stem in content_stems(json.loads(line)["text"])
                if stem.isascii() and stem.replace("'", "").isalpha() and 1 < len(stem) < 16
            )
    kept = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    steps: dict[int, list[str]] = {}
    for stem, count in kept:
        steps.setdefault(round(4 * math.log2(total / count)), []).append(stem)
    lines_out = [" ".join(sorted(steps.get(step, []))) for step in range(max(steps) + 1)]
    TABLE.write_text("\n".join(lines_out) + "\n", encoding="utf-8")
    print(f"{total} articles, {len(counts)} stems, kept those in {kept[-1][1]} or more: {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
