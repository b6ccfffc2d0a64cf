"""The set of nested attributions: its offsets, its parents, and that it is what its marked-up source says."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent / "nested"
PARTS = ("a", "b")


def _records(part: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("part", PARTS)
def test_the_records_are_what_the_marked_text_says(part: str) -> None:
    """The committed records are those that the script makes of the marked-up passages."""
    spec = importlib.util.spec_from_file_location("nested_build", HERE / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.build(part) == (HERE / f"{part}.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("part", PARTS)
def test_every_span_is_its_words(part: str) -> None:
    """Every span's words stand in the passage at its offsets, and every attribution has a cue and a content."""
    for record in _records(part):
        for attribution in record["attributions"]:
            assert attribution["cue"], record["id"]
            assert attribution["content"], record["id"]
            for role in ("source", "cue", "content"):
                for span in attribution[role]:
                    assert record["text"][span["start"] : span["end"]] == span["text"], record["id"]


@pytest.mark.parametrize("part", PARTS)
def test_every_parent_holds_its_child(part: str) -> None:
    """Every parent is an attribution of the passage, in whose content the child lies wholly."""
    for record in _records(part):
        known = {attribution["id"]: attribution for attribution in record["attributions"]}
        for attribution in record["attributions"]:
            if attribution["parent"] is None:
                continue
            content = known[attribution["parent"]]["content"]
            for role in ("source", "cue", "content"):
                for span in attribution[role]:
                    held = any(c["start"] <= span["start"] and span["end"] <= c["end"] for c in content)
                    assert held, f"{record['id']}: {span['text']!r}"


@pytest.mark.parametrize("part", PARTS)
def test_there_are_enough_of_both(part: str) -> None:
    """A part has at least forty passages with a nested attribution and seven without any."""
    nested = [any(a["parent"] for a in record["attributions"]) for record in _records(part)]
    assert sum(nested) >= 40
    assert nested.count(False) >= 7
