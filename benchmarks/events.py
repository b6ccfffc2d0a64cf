"""Which documents tell one event: precision and recall of pairs, on four corpora.

    python benchmarks/events.py ../shared/data [--sample 40] [--show]

SemEval-2022 task 8 (English): a pair counts as one event where people's "overall" is 2 or less. For the others two
neighbouring stories (BASIL triples, GVA incidents, AllSides stories) are laid down together, as a user might, and the
pairs of documents within one story count as one event.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from according.annotate import annotate
from according.clean import clean
from according.core import Annotated, Models
from according.group.events import events
from according.read import Source, extract

Story = Sequence[Mapping[str, Any]]


def main() -> None:
    """Print a line a corpus: pairs in gold, pairs found, precision, recall, F1."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--sample", type=int, default=40, help="sets of documents taken from each corpus")
    parser.add_argument("--show", action="store_true", help="name the pairs that are wrong")
    options = parser.parse_args()
    models = Models()  # which documents tell one event is told by words alone
    for name, sets in _corpora(options.data):
        right = gold = found = 0
        for stories in _spread(list(sets), options.sample):
            told = [(n, _annotated(record, models)) for n, story in enumerate(stories) for record in story]
            of = {annotated.id: number for number, annotated in told}
            titles = {annotated.id: annotated.document.title for _, annotated in told}
            together = {
                frozenset(pair) for group, _ in events(tuple(a for _, a in told)) for pair in combinations(group, 2)
            }
            wanted = {frozenset(pair) for pair in combinations(of, 2) if of[pair[0]] == of[pair[1]]}
            right, gold, found = right + len(wanted & together), gold + len(wanted), found + len(together)
            if options.show:
                for kind, pairs in (("missed", wanted - together), ("wrong", together - wanted)):
                    for pair in sorted(sorted(pair) for pair in pairs):
                        print(f"  {kind}: {' | '.join(str(titles[one]) for one in pair)}")
        precision, recall = right / max(1, found), right / max(1, gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{name:<10} gold {gold:>4} found {found:>4}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def _corpora(data: Path) -> Iterator[tuple[str, Iterator[Sequence[Story]]]]:
    yield "semeval", _semeval(data)
    yield "basil", _neighbours([triple["accounts"] for triple in _records(data / "basil" / "triples.jsonl.gz")])
    yield "gva", _neighbours([_distinct(i["accounts"]) for i in _records(data / "gva" / "incidents.jsonl.gz")])
    yield "allsides", _neighbours(_allsides(data))


def _semeval(data: Path) -> Iterator[Sequence[Story]]:
    for record in _records(data / "semeval22t8_en" / "pairs.jsonl"):
        same = record["scores"]["overall"] <= 2
        yield [[record["a"], record["b"]]] if same else [[record["a"]], [record["b"]]]


def _allsides(data: Path) -> list[Story]:
    articles = {record["id"]: record for record in _records(data / "allsides" / "articles.jsonl.gz")}
    return [
        [articles[identity] for identity in story["articles"] if identity in articles]
        for story in sorted(_records(data / "allsides" / "stories.jsonl"), key=lambda story: story["dates"])
    ]


def _distinct(accounts: Story) -> Story:
    return [account for account in accounts if not account.get("same_text_as")]


def _neighbours(stories: Sequence[Story]) -> Iterator[Sequence[Story]]:
    several = [story for story in stories if len(story) > 1]
    return zip(several[::2], several[1::2], strict=False)


def _spread(sets: Sequence[Any], count: int) -> Sequence[Any]:
    return sets[:: max(1, len(sets) // count)][:count]


def _records(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _annotated(record: Mapping[str, Any], models: Models) -> Annotated:
    text = record["text"]
    if record.get("title") and not text.startswith(record["title"]):
        text = f"{record['title']}\n\n{text}"
    document = clean(extract(Source(name=f"{record['id']}.txt", data=text.encode())))
    return annotate(replace(document, published=record.get("date") or document.published), models)


if __name__ == "__main__":
    main()
