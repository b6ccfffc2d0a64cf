"""Pairs of sentences that people judged, in one shape: what follows, what cannot both be, how alike they are."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
#: The labels of pairs of statements of two accounts, marked by hand (labelled.jsonl).
KINDS = ("=", ">", "<", "~", "x", "o", ".")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and what is known of them; None for what is not known.

    ``follows``: the right follows from the left; ``back``: the left from the right; ``against``: both cannot be so;
    ``alike``: likeness in sense from 0 to 1; ``kind``: a number into ``KINDS``.
    """

    left: str
    right: str
    follows: float | None = None
    back: float | None = None
    against: float | None = None
    alike: float | None = None
    kind: int | None = None
    weight: float = 1.0


def kept_aside(name: str) -> bool:
    """Whether a record is for measuring only: one in two, by its name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def inference() -> list[Pair]:
    """The open sets of inference and likeness; none of a non-commercial licence."""
    found: list[Pair] = []
    for name in ("snli--cc-by-sa-4.0", "med--cc-by-sa-4.0"):
        found += [_three_way(row) for row in rows(f"nli/{name}")]
    for name in ("mnli-2way--bsd-3-clause", "fever-2way--cc-by-sa-3.0"):
        for row in rows(f"nli/{name}"):
            follows = float(row["label"] == "entailment")
            against = 0.0 if follows else None
            found.append(Pair(_clean(row["premise"]), _clean(row["hypothesis"]), follows=follows, against=against))
    conjunctions = list(rows("nli/conjnli--mit"))
    by_rule = [row for row in conjunctions if row["part"] == "adversarial-train"]
    found += [_three_way(row) for row in conjunctions if row["part"] != "adversarial-train"]
    found += [_three_way(row) for row in by_rule[::4]]
    # Half of Breaking NLI and the likeness of news outside the train part are measured with (benchmarks/alignment.py).
    found += [_three_way(r) for r in rows("nli/breaking-nli--cc-by-sa-4.0") if not kept_aside(r["id"])]
    for row in rows("nli/stsb--cc-by-sa-4.0"):
        if row["part"] != "train":
            continue
        alike = row["similarity"] / 5
        both = 1.0 if alike >= 0.92 else 0.0 if alike <= 0.7 else None
        against = 0.0 if both == 1.0 else None
        weight = 2.0 if row["genre"] == "main-news" else 1.0
        found.append(Pair(row["premise"], row["hypothesis"], both, both, against, alike, None, weight))
    return found


def rows(name: str) -> Iterator[dict[str, object]]:
    """The records of a corpus file."""
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _three_way(row: dict[str, object]) -> Pair:
    label = row["label"]
    follows = float(label == "entailment")
    against = float(label == "contradiction")
    back = 0.0 if against else None
    return Pair(_clean(row["premise"]), _clean(row["hypothesis"]), follows=follows, back=back, against=against)


def _clean(text: str) -> str:
    for mark in (".", ",", ";", ":", "?", "!", "'s", "n't", ")"):
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(").replace("-LRB- ", "(").replace(" -RRB-", ")").strip()
