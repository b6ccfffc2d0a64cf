"""What stands of a log."""

import hypothesis.strategies as st
from hypothesis import given

from according.core import Action, Step, Subject, SubjectKind
from according.correct import standing, structural


def _step(number: int, undoes: int | None = None, action: Action = Action.REJECT) -> Step:
    subject = Subject(kind=SubjectKind.ATTRIBUTION, id=f"a-{number}")
    return Step(
        number=number,
        when="2031-05-04T10:00:00Z",
        who="Ada Lind",
        action=Action.UNDO if undoes is not None else action,
        subject=subject,
        undoes=undoes,
    )


def test_any_single_step_is_undone() -> None:
    """A step that another undoes stands no more, whatever came between; the others do."""
    steps = (_step(1), _step(2), _step(3), _step(4, undoes=2))
    assert [step.number for step in standing(steps)] == [1, 3]


def test_an_undone_undoing_puts_the_step_in_force_again() -> None:
    """Undoing the step that undid puts the first in force; undoing that in turn takes it back once more."""
    steps = [_step(1), _step(2, undoes=1), _step(3, undoes=2)]
    assert [step.number for step in standing(steps)] == [1]
    assert standing([*steps, _step(4, undoes=3)]) == ()


def test_a_step_that_two_undo_stands_when_neither_does() -> None:
    """Where two persons undo the same step, it stands again only when both take that back."""
    steps = [_step(1), _step(2, undoes=1), _step(3, undoes=1), _step(4, undoes=3)]
    assert standing(steps) == ()
    assert [step.number for step in standing([*steps, _step(5, undoes=2)])] == [1]


@given(st.lists(st.none() | st.integers(-2, 14), max_size=12))
def test_a_step_stands_if_and_only_if_nothing_that_counts_undoes_it(targets: list[int | None]) -> None:
    """Of any log a step stands exactly if no undoing step that counts names it, in whatever order it is given."""
    steps = [_step(number, undoes) for number, undoes in enumerate(targets, 1)]

    def counts(number: int) -> bool:
        return not any(t == number and later > number and counts(later) for later, t in enumerate(targets, 1))

    expected = [number for number, undoes in enumerate(targets, 1) if undoes is None and counts(number)]
    assert [step.number for step in standing(steps)] == expected
    assert [step.number for step in standing(reversed(steps))] == expected


def test_only_what_changes_the_comparison_is_structural() -> None:
    """Accepting and noting change nothing that is compared; rejecting an attribution does, unless it is undone."""
    steps = (_step(1, action=Action.ACCEPT), _step(2, action=Action.NOTE), _step(3), _step(4), _step(5, undoes=4))
    assert [step.number for step in structural(steps)] == [3]
