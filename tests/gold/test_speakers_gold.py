"""The check set of speakers: its marks lie in the texts that it names, and are those of its draw."""

import gzip
import hashlib
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
POLNEAR = ROOT / ".." / "shared" / "data" / "polnear"
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "speakers" / "speakers.jsonl").read_text("utf-8").splitlines()
]


def test_every_mark_is_a_place_and_no_text() -> None:
    """A line holds offsets, a hash and a form; names are in order, apart from each other and from the source."""
    assert len(GOLD) == 230
    assert sum(bool(item["names"]) for item in GOLD) == 167
    for item in GOLD:
        assert set(item) - {"speakers"} == {"document", "sha256", "source", "form", "names"}
        assert item["form"] in ("pronoun", "relative", "description")
        spans = sorted([*item["names"], item["source"]])
        assert all(start < end for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.corpus
def test_marks_belong_to_the_texts_and_to_the_draw() -> None:
    """The hashes are those of the corpus's texts, and every item is one that the sample script draws."""
    if not POLNEAR.exists():
        pytest.skip("the corpora are not beside the checkout")
    with gzip.open(POLNEAR / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {record["id"]: record["text"] for record in map(json.loads, lines)}
    for item in GOLD:
        text = texts[item["document"]]
        assert hashlib.sha256(text.encode("utf-8")).hexdigest() == item["sha256"]
        assert all(text[start:end] == text[start:end].strip() for start, end in item["names"])
        assert all(
            text[start].isupper() or text[start].isdigit() or text[start:end].startswith("de ")
            for start, end in item["names"]
        )
    script = ROOT / "benchmarks" / "speakers_sample.py"
    drawn = subprocess.run([sys.executable, script, POLNEAR], capture_output=True, text=True, check=True).stdout
    keys = {(item["document"], *item["source"], item["form"]) for item in map(json.loads, drawn.splitlines())}
    assert {(item["document"], *item["source"], item["form"]) for item in GOLD} <= keys
