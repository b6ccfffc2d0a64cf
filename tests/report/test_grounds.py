"""Why something was found: each reason once, with the accounts for which it was given."""

from dataclasses import replace

from according.core import Comparison, Evidence, Feature, FindingKind, Span
from according.report import View, page


def _pair(name: str, detail: str, *documents: str) -> Feature:
    left, right = (Evidence(document=document, span=Span(0, 4)) for document in documents)
    return Feature(name=name, value=0.9, detail=detail, left=left, right=right)


def _with(comparison: Comparison, why: tuple[Feature, ...]) -> Comparison:
    (one,) = comparison.findings_of(FindingKind.DIFFERS)[:1]
    rest = (finding for finding in comparison.findings if finding.id != one.id)
    return replace(comparison, findings=(replace(one, why=why), *rest))


def test_a_reason_stands_once_with_all_its_accounts(comparison: Comparison) -> None:
    """A reason given pair by pair stands once: what made it the same way once, with all accounts; else each."""
    a, b, c = (annotated.id for annotated in comparison.documents[:3])
    why = (
        _pair("same figure", "both 60", a, b),
        _pair("meaning alike", "", a, b),
        _pair("same figure", "both 60", b, c),
        _pair("meaning alike", "", a, c),
        _pair("words in common", "beds", a, c),
        _pair("words in common", "beds, shelter", a, b),
        Feature(name="same role", value=1.0, detail="who signed"),
        Feature(name="same role", value=1.0, detail="who signed"),
    )
    changed = _with(comparison, why)
    entry = View(changed).entry(changed.findings[0].id)
    assert entry is not None
    assert [(ground.name, [(d.words, d.letters) for d in ground.details]) for ground in entry.grounds] == [
        ("same figure", [("both 60", "A, B, C")]),
        ("meaning alike", [("", "A, B, C")]),
        ("words in common", [("beds", "A, C"), ("beds, shelter", "A, B")]),
        ("same role", [("who signed", "")]),
    ]
    assert page(changed).count("same figure: both 60") == 1
