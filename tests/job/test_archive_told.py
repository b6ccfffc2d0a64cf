"""What was left out of a run is counted by its reasons, in memory that does not grow."""

from according.core import Skipped
from according.job.archive.told import LeftOut, Reasons, Stage


def _skipped(number, why, remedy="see to it"):
    return Skipped(name=f"{number}.txt", why=why, remedy=remedy)


def test_inputs_left_out_for_one_reason_are_counted_together():
    """A reason has its number of inputs, the first by their names, and stands before rarer ones."""
    reasons = Reasons(examples=2)
    reasons.add(Stage.INTAKE, _skipped(0, "is empty"))
    for number in range(1, 6):
        reasons.add(Stage.INTAKE, _skipped(number, "cannot be read"))
    assert reasons.told() == (
        LeftOut(stage=Stage.INTAKE, why="cannot be read", remedy="see to it", count=5, examples=("1.txt", "2.txt")),
        LeftOut(stage=Stage.INTAKE, why="is empty", remedy="see to it", count=1, examples=("0.txt",)),
    )


def test_numbers_make_no_reasons_of_their_own():
    """Reasons that differ in their numbers alone are one, with dots where they differ, whatever comes first."""
    whys = ["holds 3 of 10 parts", "holds 4 of 10 parts", "holds 3 of 10 parts"]
    for order in (whys, whys[::-1]):
        reasons = Reasons()
        for number, why in enumerate(order):
            reasons.add(Stage.INTAKE, _skipped(number, why))
        assert [(one.why, one.count) for one in reasons.told()] == [("holds … of 10 parts", 3)]


def test_the_names_of_others_make_no_reasons_of_their_own():
    """Copies byte for byte are one reason, whichever file each is a copy of."""
    reasons = Reasons()
    for number in range(5):
        reasons.add(Stage.INTAKE, _skipped(number, f"has the same bytes as {'a3'[number % 2]} file 7.txt"))
    assert [(one.why, one.count) for one in reasons.told()] == [("has the same bytes as …", 5)]


def test_stages_are_told_apart():
    """The same reason in two stages is two, the earlier stage's first."""
    reasons = Reasons()
    for stage in (Stage.ANNOTATE, Stage.INTAKE):
        reasons.add(stage, _skipped(0, "ended its process"))
    assert [one.stage for one in reasons.told()] == [Stage.INTAKE, Stage.ANNOTATE]


def test_reasons_without_end_become_others():
    """After so many reasons all further ones are one, which points at the table that has them all."""
    reasons = Reasons(most=2)
    for number, why in enumerate(("is empty", "is a link", "is a pipe", "is a socket", "is empty")):
        reasons.add(Stage.INTAKE, _skipped(number, why))
    assert [(one.why, one.count) for one in reasons.told()] == [("is empty", 2), ("other reasons", 2), ("is a link", 1)]


def test_counts_of_tasks_add_up():
    """What tasks counted by themselves gives the same as one count of all, in the order of the tasks."""
    inputs = [_skipped(number, f"is too large ({number % 3} MB)") for number in range(9)]
    whole, joined = Reasons(), Reasons()
    for start in range(0, 9, 3):
        part = Reasons()
        for one in inputs[start : start + 3]:
            whole.add(Stage.INTAKE, one)
            part.add(Stage.INTAKE, one)
        joined.merge(part.told())
    assert joined.told() == whole.told()
