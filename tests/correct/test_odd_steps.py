"""A log may come from elsewhere: whatever stands in it, nothing is raised, and nothing unsound is made."""

import random
from dataclasses import replace

import pytest
from logged import Log, drawing, riverside
from sound_records import faults

from according.core import Action, Anchor, Comparison, Span, Step, Subject, SubjectKind, Values
from according.correct import amend, attribution_subject, entity_subject, finding_subject, group_subject, judge
from according.pipeline import compared

WORDS = (
    "",
    "none such",
    "differs",
    "same",
    "direct",
    "person",
    "release",
    "2024-13-45",
    "Dale Renner",
    "a\nb",
    "\ud800",
)


@pytest.fixture(scope="module")
def base() -> Comparison:
    """The example accounts as the tool compares them."""
    return compared(riverside())


@pytest.mark.parametrize("seed", range(30))
def test_nothing_in_a_log_is_an_error(seed: int, base: Comparison) -> None:
    """Steps of any kind on anything, with words from nowhere and values that mean nothing, are applied or told."""
    draw = drawing(seed)
    log = Log(riverside())
    for _ in range(draw.randrange(2, 25)):
        log.say(Action.NOTE, _subject(draw, base))
        log.steps = (*log.steps[:-1], _odd(draw, base, log.steps[-1]))
    successors = draw.choice([{"old": riverside()[0].id}, {"old": "older", "older": "old"}, {}])
    said = amend(log.documents, log.steps, successors)
    assert faults(said.documents) == []
    assert amend(log.documents, tuple(reversed(log.steps)), successors) == said
    judged = judge(replace(base, documents=said.documents), log.steps, successors, amended=said)
    numbers = {step.number for step in log.steps}
    assert {orphan.step for orphan in judged.review.orphans} <= numbers
    assert all(orphan.why for orphan in judged.review.orphans)


@pytest.mark.parametrize("seed", range(100, 104))
def test_what_an_odd_log_leaves_can_be_compared(seed: int, base: Comparison) -> None:
    """After such steps the documents are compared, and nothing in the comparison dangles."""
    draw = drawing(seed)
    log = Log(riverside())
    for _ in range(16):
        log.say(Action.NOTE, _subject(draw, base))
        log.steps = (*log.steps[:-1], _odd(draw, base, log.steps[-1]))
    shown = log.shown()
    assert faults(shown.documents, shown) == []


def _odd(draw: random.Random, base: Comparison, step: Step) -> Step:
    undoes = draw.choice([None, None, draw.randrange(step.number + 3)])
    return replace(step, action=draw.choice(list(Action)), before=_values(draw, base), after=_values(draw, base),
                   undoes=undoes, model=draw.choice(["", "m1", "m2"]))  # fmt: skip


def _anchor(draw: random.Random) -> Anchor:
    document = draw.choice(riverside()).document
    start = draw.randrange(len(document.text))
    end = start + draw.randrange(1, 200)
    far = draw.random() < 0.3
    return Anchor(
        document=draw.choice([document.id, "d-gone", "old"]),
        span=Span(10**9, 10**9 + 200) if far else Span(start, end),
        exact=draw.choice([document.text[start:end], "", "x", "the", "said\n\n", "“", " " * 5, "\ud800"]),
        prefix=draw.choice(["", document.text[max(0, start - 32) : start], "zz"]),
        suffix=draw.choice(["", document.text[end : end + 32], "q"]),
        role=draw.choice(["source", "cue", "content", "entity", "mention", "statement", "", "none such"]),
    )


def _anchors(draw: random.Random) -> tuple[Anchor, ...]:
    return tuple(_anchor(draw) for _ in range(draw.randrange(4)))


def _subject(draw: random.Random, base: Comparison) -> Subject:
    real = [
        finding_subject(base, draw.choice(base.findings), "s"),
        entity_subject(base, draw.choice(base.entities), "s"),
        group_subject(base, draw.choice(base.alignments), "s"),
        attribution_subject(base.documents[0], draw.choice(base.documents[0].attributions)),
    ]
    if draw.random() < 0.5:
        return draw.choice(real)
    return Subject(
        kind=draw.choice(list(SubjectKind)),
        id=draw.choice(["", "x", "a-1", base.documents[0].id]),
        anchors=_anchors(draw),
        sort=draw.choice(WORDS),
        name=draw.choice(WORDS),
        story=draw.choice([None, "s"]),
    )


def _values(draw: random.Random, base: Comparison) -> Values | None:
    if draw.random() < 0.3:
        return None

    def word() -> str | None:
        return draw.choice([None, draw.choice(WORDS)])

    def some() -> tuple[Anchor, ...] | None:
        return draw.choice([None, _anchors(draw)])

    return Values(kind=word(), relation=word(), aspect=word(), evidence=some(), source=some(), cue=some(),
                  content=some(), speaker=word(), name=word(), type=word(), outlet=word(), title=word(),
                  author=word(), published=word(), others=tuple(_subject(draw, base) for _ in range(draw.randrange(3))),
                  members=_anchors(draw), record=draw.choice([None, draw.choice(base.findings)]))  # fmt: skip
