"""What the comparison costs after annotation, from three accounts to two hundred.

    python -m benchmarks.comparison ../shared/data/allsides/articles.jsonl.gz [--most 200] [--kept FILE]

Takes articles of 600 to 1,000 words on the topic that has the most of them, in the order of their dates, annotates
each, and lays the first 3, 10, 30 … side by side as one event. Prints processor seconds of the comparison, the pairs
of statements that were judged, and seconds a thousand pairs; the last column is to stay level. ``--kept`` keeps the
annotated articles for the next run.
"""

import argparse
import pickle
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from according import wiring
from according.annotate import annotate
from according.compare import compare
from according.compare.accounts import Accounts
from according.compare.alignment.candidates import candidates
from according.compare.entities import shared_entities
from according.core import Annotated, Metadata, Story
from according.evaluate.attribution.run import cleaned_document
from according.evaluate.lines import records
from according.neural import load, load_pairs

COUNTS = (3, 10, 30, 60, 100, 200)


def articles(path: Path, most: int) -> list[dict[str, str]]:
    """The articles that are laid side by side."""
    rows = [row for _, row in records(path) if 600 <= len(row["text"].split()) <= 1000]
    (topic, _), *_ = Counter(row["topic"] for row in rows).most_common(1)
    return sorted((row for row in rows if row["topic"] == topic), key=lambda row: (row["date"], row["id"]))[:most]


def annotated(rows: list[dict[str, str]]) -> list[Annotated]:
    """The articles as the product annotates them."""
    models = wiring.models(threads=2)
    found = []
    for row in rows:
        metadata = Metadata(title=row["title"] or None, published=row["date"] or None)
        found.append(annotate(replace(cleaned_document(row["id"], row["text"], metadata), id=row["id"]), models))
    return found


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--most", type=int, default=COUNTS[-1])
    parser.add_argument("--kept", type=Path)
    given = parser.parse_args()
    if given.kept and given.kept.exists():
        documents = pickle.loads(given.kept.read_bytes())  # noqa: S301 (our own file)
    else:
        documents = annotated(articles(given.articles, given.most))
        if given.kept:
            given.kept.write_bytes(pickle.dumps(documents))
    scorer = load_pairs(load(threads=2), threads=2)
    few = tuple(documents[:3])
    compare(few, (Story(id="few", documents=tuple(document.id for document in few)),), pairs=scorer)  # warm
    print("accounts  words  pairs  seconds  processor  processor seconds a thousand pairs")
    for count in (c for c in COUNTS if c <= min(given.most, len(documents))):
        some = tuple(documents[:count])
        event = Story(id="event", documents=tuple(document.id for document in some))
        accounts = Accounts.of(some, (event,), shared_entities(some, (event,)))
        pairs = sum(1 for _ in candidates(accounts))
        wall, processor = time.perf_counter(), time.process_time()
        compare(some, (event,), pairs=scorer)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        words = sum(len(document.document.text.split()) for document in some)
        print(f"{count:>8}  {words:>5}  {pairs:>5}  {wall:>7.2f}  {processor:>9.2f}  {1000 * processor / pairs:.2f}")


if __name__ == "__main__":
    main()
