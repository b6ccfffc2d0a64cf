"""Whatever people say, the documents stay sound, and what is taken back leaves no trace."""

from dataclasses import replace

import pytest
from logged import Log, any_step, drawing, riverside
from sound_records import faults

from according.core import Comparison
from according.correct import amend, judge, standing
from according.pipeline import compared


@pytest.mark.parametrize("seed", range(6))
def test_any_steps_leave_sound_records_and_undone_leave_none(seed: int) -> None:
    """After any steps all ids resolve and all places lie in the texts; after all are undone all is as it was."""
    draw = drawing(seed)
    log = Log(riverside())
    untouched = log.shown()
    shown = untouched
    for _ in range(4):
        for _ in range(3):
            any_step(draw, log, shown)
        if draw.random() < 0.4:
            log.undo(draw.choice(log.steps))
        shown = log.shown()
        assert faults(shown.documents, shown) == []
    for step in standing(log.steps):
        log.undo(step)
    assert standing(log.steps) == ()
    assert _without_head(log.shown()) == _without_head(untouched)


@pytest.mark.parametrize("seed", range(20, 24))
def test_what_is_said_once_is_said_twice(seed: int) -> None:
    """Amending what is amended, and judging what is judged, changes nothing more; nor does the order of a log."""
    draw = drawing(seed)
    log = Log(riverside())
    shown = log.shown()
    for _ in range(8):
        any_step(draw, log, shown)
    said = amend(log.documents, log.steps)
    again = amend(said.documents, log.steps)
    assert again.documents == said.documents
    assert amend(log.documents, tuple(reversed(log.steps))) == said
    base = compared(said)
    judged = judge(base, log.steps, amended=said)
    assert judge(judged, log.steps, amended=said) == judged
    assert judge(base, tuple(reversed(log.steps)), amended=said) == judged


def test_statements_and_vectors_stay_each_others() -> None:
    """However documents are amended, their statements keep ids, places and order."""
    draw = drawing(5)
    log = Log(riverside())
    shown = log.shown()
    for _ in range(25):
        any_step(draw, log, shown)
    before, after = log.documents, amend(log.documents, log.steps).documents
    assert [[(s.id, s.span) for s in d.statements] for d in after] == [
        [(s.id, s.span) for s in d.statements] for d in before
    ]
    assert [d.document.text for d in after] == [d.document.text for d in before]


def _without_head(comparison: Comparison) -> Comparison:
    """The comparison but for the digest of the log's last step, which tells that people said something since."""
    return replace(comparison, review=replace(comparison.review, head=""))
