"""The scoreboard of planted sets, on comparisons made by hand."""

from dataclasses import replace
from typing import Any

import pytest

from according.core import (
    Annotated,
    Comparison,
    Copy,
    Document,
    Evidence,
    Finding,
    FindingKind,
    OriginMap,
    RawInput,
    Region,
    RegionKind,
    SourceForm,
    SourceKind,
    Span,
    Story,
    UsageError,
    VoiceTally,
)
from according.evaluate.gold import Row, score

TEXTS = {
    "a.txt": "The board closed the school. “Never again,” said Ada Lind. It cost 40 million.",
    "b.txt": "The school was closed by the board. It cost 50 million, Lind said.",
    "c.txt": "The school opened in 1964.",
}


def _document(name: str) -> Annotated:
    text = TEXTS[name]
    raw = RawInput(sha256="0" * 64, size=len(text), media_type="text/plain", encoding="utf-8", extractor="text")
    region = Region(kind=RegionKind.BODY, span=Span(0, len(text)))
    held = Document(
        id=name[0], path=f"folder/{name}", text=text, regions=(region,), raw=raw, origin=OriginMap.identity(len(text))
    )
    return Annotated(document=held)


def _finding(kind: FindingKind, *places: tuple[str, str]) -> Finding:
    evidence = []
    for name, words in places:
        start = TEXTS[name].index(words)
        evidence.append(Evidence(document=name[0], span=Span(start, start + len(words))))
    return Finding(id=repr(places), kind=kind, rule="r", title=f"{kind} {places[0][1]}", evidence=tuple(evidence))


def _comparison(*findings: Finding, **parts: Any) -> Comparison:
    documents = tuple(_document(name) for name in TEXTS)
    stories = parts.pop("stories", (Story(id="s", documents=("a", "b")), Story(id="t", documents=("c",))))
    return Comparison(id="x", documents=documents, stories=stories, findings=findings, **parts)


def _gold(**parts: Any) -> dict[str, Any]:
    return {"schema": "according.gold/1", "events": [["a.txt", "b.txt"], ["c.txt"]], **parts}


def _rows(comparison: Comparison, gold: dict[str, Any]) -> dict[str, Row]:
    return {row.name: row for row in score(comparison, gold)}


COST = {"kinds": ["figure-variant", "differs"], "note": "cost", "words": {"a.txt": "40 million", "b.txt": "50 million"}}


@pytest.mark.parametrize(
    ("places", "recalled"),
    [
        pytest.param((("a.txt", "40 million"), ("b.txt", "50 million")), 1, id="the very words"),
        pytest.param((("a.txt", "It cost 40 million."), ("b.txt", "50")), 1, id="wider and narrower words"),
        pytest.param((("a.txt", "40 million"), ("b.txt", "Lind said")), 0, id="one account only"),
        pytest.param((("a.txt", "40 million"),), 0, id="a place missing"),
        pytest.param((("a.txt", "40 million"), ("b.txt", "on, Lind said.")), 0, id="less than half in common"),
    ],
)
def test_a_finding_matches_by_its_words_in_two_accounts(places: tuple[tuple[str, str], ...], recalled: int) -> None:
    """A planted thing counts as found where a finding's evidence covers half of its words in two accounts."""
    rows = _rows(_comparison(_finding(FindingKind.FIGURE_VARIANT, *places)), _gold(findings=[COST]))
    assert rows["figure-variant"].recalled == recalled
    assert rows["figure-variant"].missed == (() if recalled else ("cost",))


def test_any_of_the_kinds_will_do() -> None:
    """A finding of another kind that the gold allows counts; one of a kind that it does not name is none."""
    places = (("a.txt", "40 million"), ("b.txt", "50 million"))
    gold = _gold(findings=[COST])
    assert _rows(_comparison(_finding(FindingKind.DIFFERS, *places)), gold)["figure-variant"].recall == 1
    assert _rows(_comparison(_finding(FindingKind.CORROBORATED, *places)), gold)["figure-variant"].recall == 0


def test_precision_is_told_only_where_the_gold_is_complete() -> None:
    """What was found beyond the gold is wrong for a complete kind, and says nothing for another."""
    right = _finding(FindingKind.FIGURE_VARIANT, ("a.txt", "40 million"), ("b.txt", "50 million"))
    wrong = _finding(FindingKind.FIGURE_VARIANT, ("a.txt", "40 million"), ("b.txt", "The school"))
    gold = _gold(findings=[COST])
    assert _rows(_comparison(right, wrong), gold)["figure-variant"].precision is None
    row = _rows(_comparison(right, wrong), {**gold, "complete": ["figure-variant"]})["figure-variant"]
    assert (row.precision, row.wrong) == (0.5, ("figure-variant 40 million",))


def test_a_complete_kind_with_nothing_planted_has_a_row() -> None:
    """Findings of a complete kind of which nothing is planted are wrong, not unseen."""
    finding = _finding(FindingKind.DENIES, ("a.txt", "closed"), ("b.txt", "closed"))
    row = _rows(_comparison(finding), _gold(complete=["denies"]))["denies"]
    assert (row.gold, row.found, row.right) == (0, 1, 0)


def test_what_must_not_be_found() -> None:
    """A finding that holds together what the gold keeps apart is counted against the comparison."""
    apart = {"kinds": ["differs"], "note": "other things", "words": {"c.txt": "1964", "a.txt": "40 million"}}
    finding = _finding(FindingKind.DIFFERS, ("a.txt", "40 million"), ("c.txt", "1964"))
    assert _rows(_comparison(finding), _gold(**{"not": [apart]}))["must not be found"].recalled == 0
    assert _rows(_comparison(), _gold(**{"not": [apart]}))["must not be found"].recalled == 1


def test_events_and_copies_are_pairs() -> None:
    """Accounts put into one event, and accounts called copies, are judged pair by pair."""
    copy = Copy(of="b", copy="a", share=0.5, passages=(), directed=True)
    stories = (Story(id="s", documents=("a", "b", "c"), copies=(copy,)),)
    rows = _rows(_comparison(stories=stories), _gold(copies=[{"of": "a.txt", "copy": "b.txt"}]))
    assert (rows["events"].recalled, rows["events"].found, rows["events"].right) == (1, 3, 1)
    assert (rows["copies"].recalled, rows["copies"].right) == (0, 0)


def test_voices_are_those_quoted_directly() -> None:
    """A voice counts by its last name, where it is quoted; one that is only reported does not."""
    quoted = VoiceTally(
        document="a",
        entity="e",
        name="Ada Lind",
        source_kind=SourceKind.UNKNOWN,
        form=SourceForm.NAMED,
        quoted_words=5,
        reported_words=0,
        attributions=1,
        position=0.0,
        places=(),
    )
    reported = replace(quoted, document="b", quoted_words=0, reported_words=4)
    gold = _gold(voices={"a.txt": ["Lind"], "b.txt": []})
    row = _rows(_comparison(voices=(quoted, reported)), gold)["voices"]
    assert (row.gold, row.recalled, row.found, row.right) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ({"schema": "other/1"}, "other/1"),
        (_gold(findings=[{**COST, "words": {"d.txt": "x"}}]), r"d\.txt"),
        (_gold(findings=[{**COST, "words": {"a.txt": "60 million"}}]), "stand 0 times in a.txt"),
        (_gold(findings=[{**COST, "words": {"b.txt": "c"}}]), "not once"),
    ],
)
def test_a_gold_that_does_not_fit_is_refused(gold: dict[str, Any], message: str) -> None:
    """A gold of another form, with an unknown account, or with words not found exactly once, is a clear error."""
    with pytest.raises(UsageError, match=message):
        score(_comparison(), gold)
