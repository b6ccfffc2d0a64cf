"""The numbers of findings: what people set aside keeps its own, and the others keep theirs."""

from dataclasses import replace

from according.core import Comparison, Finding, FindingKind
from according.report.sections import chapters, numbered


def _finding(identity: str, kind: FindingKind) -> Finding:
    return Finding(id=identity, kind=kind, rule="", title=identity, evidence=())


FOUND = (
    _finding("label", FindingKind.LABEL),
    _finding("first", FindingKind.DIFFERS),
    _finding("second", FindingKind.DIFFERS),
    _finding("denial", FindingKind.DENIES),
)


def _numbers(comparison: Comparison) -> dict[str, int]:
    return {each.finding.id: each.number for chapter in chapters(comparison) for each in chapter.findings}


def test_what_is_set_aside_leaves_a_gap():
    """Where a finding is set aside, every other one keeps its number, and so does the one set aside."""
    comparison = Comparison(id="c", documents=(), stories=(), findings=FOUND)
    assert _numbers(comparison) == {"first": 1, "second": 2, "denial": 3, "label": 4}
    aside = replace(
        comparison,
        findings=tuple(each for each in FOUND if each.id != "first"),
        set_aside=(FOUND[1],),
        order=tuple((each.id, each.kind) for each in FOUND),
    )
    assert _numbers(aside) == {"second": 2, "denial": 3, "label": 4}
    assert {each.finding.id: each.number for each in numbered(aside)}["first"] == 1


def test_what_is_called_something_else_keeps_its_number():
    """A finding of which a person says that it is of another kind stands in that kind's section with its old number."""
    called = _finding("first", FindingKind.LABEL)
    edited = Comparison(
        id="c",
        documents=(),
        stories=(),
        findings=(called, *(each for each in FOUND if each.id != "first")),
        order=tuple((each.id, each.kind) for each in FOUND),
    )
    assert _numbers(edited) == {"first": 1, "second": 2, "denial": 3, "label": 4}


def test_what_is_put_in_comes_after_what_was_found():
    """A finding that people put in or kept takes a number of its own behind all others."""
    more = Comparison(
        id="c",
        documents=(),
        stories=(),
        findings=(*FOUND, _finding("kept", FindingKind.DIFFERS)),
        order=tuple((each.id, each.kind) for each in FOUND),
    )
    assert _numbers(more) == {"first": 1, "second": 2, "denial": 3, "label": 4, "kept": 5}
