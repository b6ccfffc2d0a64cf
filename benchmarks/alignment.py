"""The alignment on pairs of sentences that people judged: likeness, contradictions called the same, supporting claims.

    python benchmarks/alignment.py ../shared/data [--most N] [--rules]

Each sentence is an account of one statement; the pair goes through annotate's rules, the encoder, the scorer of pairs
(without it with --rules) and the judgement on two statements. The scorer learnt from the train part of STS and from
half of Breaking NLI; neither is measured with. Sets are thinned to at most N pairs (600) by taking every n-th.
ClaimDiff's floor is the overlap of words: F1 0.431 for "strengthens" on its test part; its train part is evened out,
so that the share of pairs that strengthen, and what answering always yes would reach, stand beside it.
"""

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from according.annotate.annotate import annotate
from according.compare.accounts import Accounts
from according.compare.alignment.judgement import Judgement, judge, likeness
from according.compare.alignment.scored import judge_scored
from according.compare.alignment.sense import senses
from according.compare.alignment.views import View, views
from according.compare.entities import shared_entities
from according.core import (
    Annotated,
    Document,
    Models,
    OriginMap,
    RawInput,
    Region,
    RegionKind,
    Relation,
    Span,
    Statement,
    Story,
    Voice,
    content_id,
)
from according.neural import load, load_pairs

_Row = dict[str, Any]


def _rows(path: Path, most: int, **wanted: str) -> list[_Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if all(row.get(k) == v for k, v in wanted.items())]
    return rows[:: max(1, len(rows) // most)][:most]


def _kept_aside(name: str) -> bool:
    """Whether the scorer has not learnt from a record of Breaking NLI (see training/pairs/corpora.py)."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def _account(name: str, text: str) -> Annotated:
    text = text.strip() or "."
    document = Document(
        id=content_id("d", name, text),
        path=name,
        language="en",
        text=text,
        regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
        raw=RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor=""),
        origin=OriginMap.identity(len(text)),
    )
    found = annotate(document, Models())
    first = found.statements[0] if found.statements else None
    whole = Statement(id=content_id("st", document.id), span=Span(0, len(text)), voice=Voice.OUTLET)
    if first is not None:
        whole = replace(whole, polarity=first.polarity, modality=first.modality)
    return replace(found, statements=(whole,))


def _judged(pairs: list[tuple[str, str]], *, rules: bool) -> Iterator[tuple[Judgement | None, float]]:
    """For each pair the judgement and the likeness: the scorer's, or by rules the share of sense and words."""
    texts = [text for pair in pairs for text in pair]
    encoder = load(threads=2)
    vectors = encoder.encode(texts)
    seen: list[tuple[View, View]] = []
    for number, (left, right) in enumerate(pairs):
        documents = tuple(
            replace(_account(side, text), vectors=vectors[2 * number + place : 2 * number + place + 1])
            for place, (side, text) in enumerate((("a", left), ("b", right)))
        )
        story = Story(id="s", documents=tuple(document.id for document in documents))
        accounts = Accounts.of(documents, (story,), shared_entities(documents))
        (one,), (other,) = views(accounts)
        seen.append((replace(one, place=2 * number), replace(other, place=2 * number)))
    if rules:
        yield from ((judge(one, other), likeness(one, other)) for one, other in seen)
        return
    for (one, other), sense in zip(seen, senses(load_pairs(encoder, threads=2), seen), strict=True):
        yield judge_scored(one, other, sense), sense.carried


def _agrees(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.relation in (Relation.SAME, Relation.NARROWER)


def _is_same(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.relation is Relation.SAME


def _f1(said: list[bool], true: list[bool]) -> tuple[float, float, float]:
    right = sum(s and t for s, t in zip(said, true, strict=True))
    precision, recall = right / max(1, sum(said)), right / max(1, sum(true))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _auc(scores: list[float], true: list[bool]) -> float:
    yes = np.array([s for s, t in zip(scores, true, strict=True) if t])
    no = np.array([s for s, t in zip(scores, true, strict=True) if not t])
    return float(np.mean(yes[:, None] > no[None, :]) + 0.5 * np.mean(yes[:, None] == no[None, :]))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--most", type=int, default=600)
    parser.add_argument("--rules", action="store_true")
    given = parser.parse_args()
    nli = given.data / "nli"

    rows = [r for r in _rows(nli / "stsb--cc-by-sa-4.0.jsonl.gz", 10**6, genre="main-news") if r["part"] != "train"]
    rows = rows[:: max(1, len(rows) // given.most)][: given.most]
    told = list(_judged([(row["premise"], row["hypothesis"]) for row in rows], rules=given.rules))
    true = [row["similarity"] >= 4 for row in rows]
    for name, test in (("same", _is_same), ("same or narrower", _agrees)):
        precision, recall, f1 = _f1([test(judgement) for judgement, _ in told], true)
        print(f"stsb main-news, likeness >= 4, {name}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print(f"stsb main-news, likeness >= 4: AUC {_auc([score for _, score in told], true):.3f} ({len(rows)} pairs)")

    for name, path, label in (
        ("breaking-nli", "breaking-nli--cc-by-sa-4.0.jsonl.gz", "contradiction"),
        ("sick", "sick--cc-by-nc-sa-3.0.jsonl.gz", "contradiction"),
    ):
        rows = [
            row for row in _rows(nli / path, 10**6, label=label) if name != "breaking-nli" or _kept_aside(row["id"])
        ]
        rows = rows[:: max(1, len(rows) // given.most)][: given.most]
        told = list(_judged([(row["premise"], row["hypothesis"]) for row in rows], rules=given.rules))
        wrong = [_is_same(judgement) for judgement, _ in told]
        agreed = sum(_agrees(judgement) for judgement, _ in told)
        print(f"{name}, {len(rows)} contradictions called the same: {sum(wrong) / len(rows):.3f}", end="")
        print(f" (same or narrower {agreed / len(rows):.3f})", end="")
        kinds = Counter(row.get("category", "") for row, is_wrong in zip(rows, wrong, strict=True) if is_wrong)
        print("", ", ".join(f"{kind} {count}" for kind, count in kinds.most_common(8) if kind))

    rows = _rows(nli / "mrpc--msr-ssla-non-commercial.jsonl.gz", given.most)
    told = list(_judged([(row["premise"], row["hypothesis"]) for row in rows], rules=given.rules))
    true = [row["label"] == "paraphrase" for row in rows]
    precision, recall, f1 = _f1([_agrees(judgement) for judgement, _ in told], true)
    print(f"mrpc paraphrases, same or narrower: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}", end="")
    print(f", AUC {_auc([score for _, score in told], true):.3f}")

    rows = _rows(given.data / "claimdiff" / "pairs.jsonl.gz", given.most)
    told = list(_judged([(row["claim_a"], row["claim_b"]) for row in rows], rules=given.rules))
    true = [bool(row["strengthen"]) for row in rows]
    precision, recall, f1 = _f1([_agrees(judgement) for judgement, _ in told], true)
    print(f"claimdiff strengthens, same or narrower: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    always = _f1([True] * len(true), true)
    print(f"claimdiff: {sum(true) / len(true):.3f} strengthen; always yes reaches F1 {always[2]:.3f}")
    scores = [score for _, score in told]
    best = max((_f1([score >= cut / 100 for score in scores], true)[2], cut / 100) for cut in range(5, 95))
    print(
        f"claimdiff strengthens, by likeness: AUC {_auc(scores, true):.3f}, best F1 {best[0]:.3f} from {best[1]:.2f} on"
    )


if __name__ == "__main__":
    main()
