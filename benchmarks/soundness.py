"""Send many texts through the whole pipeline and hold the results to what must be true of any: nothing may escape.

    python -m benchmarks.soundness [--articles 600] [--pairs 150] [--incidents 60] [--seed 1] [--no-encoder]

Takes the corpora beside the checkout (those that are present): single articles, pairs of articles on one topic,
incidents and events told by several outlets, and saved pages. Each is read from bytes, cleaned, annotated, grouped,
compared, printed as JSON and as a page. Prints every broken rule with the text it was broken on; the exit code is 1 if
there is any.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from according.core import Annotated, Comparison, Document, Models, RegionKind, Span
from according.export import annotated_record, comparison_record, schema, to_json
from according.pipeline import annotated, compared
from according.read import Source, extract
from according.report import page
from according.wiring import models as shipped

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"

#: What a page may not hold: controls that are no white space, and halves of surrogate pairs.
_RAW_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

#: Accounts of one matter: names and bytes.
Texts = Sequence[tuple[str, bytes]]


def main() -> int:
    """Run all sets and print the tally."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soundness", description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--pairs", type=int, default=150)
    parser.add_argument("--incidents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-encoder", action="store_true", help="align by words alone (quicker)")
    parser.add_argument("--sets", nargs="*", default=["articles", "pairs", "incidents", "triples", "events", "pages"])
    given = parser.parse_args()
    models = shipped(encoder=not given.no_encoder)
    tally: Counter[str] = Counter()
    for name in given.sets:
        begun, count = time.perf_counter(), 0
        for texts in _chosen(name, given):
            count += 1
            for broken in broken_rules(texts, models):
                tally[broken] += 1
                print(f"{name}: {', '.join(each for each, _ in texts)}: {broken}", flush=True)
        print(f"{name}: {count} runs, {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    print(f"{sum(tally.values())} broken rules")
    return 1 if tally else 0


def broken_rules(texts: Texts, models: Models) -> list[str]:
    """What is wrong with the results for these accounts; an exception is one of the wrongs."""
    try:
        documents = tuple(annotated(extract(Source(name=name, data=data)), models) for name, data in texts)
        wrong = [problem for document in documents for problem in of_annotated(document)]
        # As discover does, the same text is taken once.
        distinct = tuple({document.id: document for document in documents}.values())
        if len(distinct) < 2:
            return wrong
        comparison = compared(distinct)
        return wrong + of_comparison(comparison)
    except Exception:
        return ["exception " + " ¶ ".join(traceback.format_exc().strip().splitlines()[-7:])]


def of_annotated(annotated_document: Annotated) -> list[str]:
    """What is wrong with one annotated document."""
    document, wrong = annotated_document.document, []
    for what, span in _spans(annotated_document):
        if not 0 <= span.start < span.end <= len(document.text):
            wrong.append(f"{what} {span} is empty or outside the text")
    wrong += [f"{what} overlap" for what, spans in _apart(annotated_document) if _overlap(spans)]
    if any(region.span.of(document.text).strip() == "" for region in document.regions):
        wrong.append("a region of white space")
    for what, rows in (
        ("attribution", annotated_document.attributions),
        ("entity", annotated_document.entities),
        ("statement", annotated_document.statements),
    ):
        if len({row.id for row in rows}) < len(rows):
            wrong.append(f"two of one {what} id")
    entities = {entity.id for entity in annotated_document.entities}
    attributions = {attribution.id for attribution in annotated_document.attributions}
    for attribution in annotated_document.attributions:
        if attribution.speaker not in {None, *entities}:
            wrong.append("an attribution's speaker is no entity")
        if attribution.parent is not None and attribution.parent not in attributions - {attribution.id}:
            wrong.append("an attribution's parent is no other attribution")
    for statement in annotated_document.statements:
        if statement.speaker not in {None, *entities}:
            wrong.append("a statement's speaker is no entity")
        if statement.attribution not in {None, *attributions}:
            wrong.append("a statement's attribution is none")
    if any(wording.of not in {None, *entities} for wording in annotated_document.wording):
        wrong.append("a word's subject is no entity")
    if len(annotated_document.vectors) not in {0, len(annotated_document.statements)}:
        wrong.append("not one vector a statement")
    return wrong + _against_schema("annotated", annotated_record(annotated_document))


def of_comparison(comparison: Comparison) -> list[str]:
    """What is wrong with a comparison, its record and its page."""
    wrong: list[str] = []
    documents = {each.id: each for each in comparison.documents}
    if len({finding.id for finding in comparison.findings}) < len(comparison.findings):
        wrong.append("two of one finding id")
    for finding in comparison.findings:
        places = [*finding.evidence, *(p for f in finding.why for p in (f.left, f.right) if p is not None)]
        for place in places:
            known = documents.get(place.document)
            if known is None or not 0 <= place.span.start < place.span.end <= len(known.document.text):
                wrong.append(f"{finding.kind}/{finding.rule}: a place that is not in the texts")
        if any(identity not in documents for identity in finding.absent):
            wrong.append(f"{finding.kind}/{finding.rule}: an absent account that is none")
        if any(identity not in documents for origin in finding.origins for identity in origin.documents):
            wrong.append(f"{finding.kind}/{finding.rule}: an origin's document that is none")
        if not finding.evidence or not finding.title.strip():
            wrong.append(f"{finding.kind}/{finding.rule}: without evidence or title")
    statements = {(d.id, s.id) for d in comparison.documents for s in d.statements}
    wrong += [
        "an alignment's statement that is none"
        for alignment in comparison.alignments
        if any((each.document, each.statement) not in statements for each in alignment.statements)
    ]
    told = sorted(identity for story in comparison.stories for identity in story.documents)
    if told != sorted(documents):
        wrong.append("the stories do not hold every document once")
    record = comparison_record(comparison)
    wrong += _against_schema("comparison", record)
    json.loads(to_json(record))
    written = page(comparison)
    if found := _RAW_CONTROLS.search(written):
        wrong.append(f"the page holds U+{ord(found[0]):04X}")
    return wrong


def _spans(given: Annotated) -> Iterator[tuple[str, Span]]:
    for region in given.document.regions:
        yield "region", region.span
    for sentence in given.sentences:
        yield "sentence", sentence
    for quotation in given.quotations:
        yield "quotation", quotation.span
    for attribution in given.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            yield "attribution", span
    for entity in given.entities:
        for mention in entity.mentions:
            yield "mention", mention.span
    for what, rows in (
        ("figure", given.figures),
        ("moment", given.moments),
        ("statement", given.statements),
        ("wording", given.wording),
    ):
        for row in rows:
            yield what, row.span


def _apart(given: Annotated) -> Iterator[tuple[str, list[Span]]]:
    document: Document = given.document
    yield "regions", [r.span for r in document.regions if r.kind is not RegionKind.REPETITION]
    yield "sentences", list(given.sentences)
    yield "statements", [s.span for s in given.statements]
    yield "figures", [f.span for f in given.figures]
    yield "moments", [m.span for m in given.moments]


def _overlap(spans: list[Span]) -> bool:
    ordered = sorted(spans, key=lambda span: (span.start, span.end))
    return any(right.start < left.end for left, right in pairwise(ordered))


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(name))


def _against_schema(name: str, record: dict[str, Any]) -> list[str]:
    return [f"schema: {error.message[:200]} at {list(error.path)}" for error in _validator(name).iter_errors(record)]


def _chosen(name: str, given: argparse.Namespace) -> Iterator[Texts]:
    """The runs of one set; none where its corpus is absent."""
    chance = random.Random(given.seed)  # noqa: S311 - a sample, no secret
    if name == "pages":
        for path in sorted((DATA / "extraction" / "html").glob("*")):
            data = path.read_bytes()
            yield [(path.name.removesuffix(".gz"), gzip.decompress(data) if path.suffix == ".gz" else data)]
    elif name in ("articles", "pairs"):
        articles = _records("allsides/articles.jsonl.gz")
        if name == "articles":
            yield from ([_text(a)] for a in chance.sample(articles, min(given.articles, len(articles))))
            return
        topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for article in articles:
            topics[article["topic"]].append(article)
        many = [topic for topic in topics.values() if len(topic) > 1]
        for _ in range(given.pairs if many else 0):
            yield [_text(article) for article in chance.sample(chance.choice(many), 2)]
    else:
        file = {"incidents": "gva/incidents", "triples": "basil/triples", "events": "newswcl50/events"}[name]
        records = [r for r in _records(f"{file}.jsonl.gz") if len(r["accounts"]) > 1]
        if name == "incidents":
            records = chance.sample(records, min(given.incidents, len(records)))
        yield from ([_text(account) for account in record["accounts"]] for record in records)


def _records(name: str) -> list[dict[str, Any]]:
    path = DATA / name
    if not path.is_file():
        print(f"skipped: {path} is absent", file=sys.stderr)
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _text(article: dict[str, Any]) -> tuple[str, bytes]:
    return f"{article['id']}.txt", article["text"].encode()


if __name__ == "__main__":
    sys.exit(main())
