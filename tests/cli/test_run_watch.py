"""How a run tells how far it is: rate and time left from the last while, a line now and then in a log."""

import io
import re

import pytest

from according.cli.run_watch import Pace, RunWatch, facts, fitted, spell
from according.job.archive.told import Progress, Stage


class Clock:
    """A clock that a test moves."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        """Seconds."""
        return self.now


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        """Whether it is one."""
        return True


def _progress(done, total=100, each=256, kept=0, stage=Stage.ANNOTATE, left_out=0):
    return Progress(
        stage=stage,
        done=done,
        total=total,
        documents=done * each,
        left_out=left_out,
        kept=kept,
        kept_documents=kept * each,
    )


def _watched(clock, steps, out):
    """What a log has after these seconds and what was told at each."""
    with RunWatch(out, clock) as watch:
        for seconds, told in steps:
            clock.now += seconds
            watch(told)
    return out.getvalue()


def test_rate_and_time_left_are_of_the_last_while():
    """A stage that became slower tells the slower rate, and a time left that follows from it."""
    clock = Clock()
    pace = Pace(clock, clock.now)
    for done in range(1, 51):
        clock.now += 1
        pace.tell(_progress(done))
    assert (round(pace.rate), round(pace.left)) == (256, 50)
    for done in range(51, 71):
        clock.now += 20
        pace.tell(_progress(done))
    assert round(pace.rate, 1) == 12.8
    assert round(pace.left) == 600


def test_a_stage_that_stands_still_gets_slower():
    """Where nothing more is told, rate and time left follow the clock."""
    clock = Clock()
    pace = Pace(clock, clock.now)
    clock.now += 10
    pace.tell(_progress(50))
    clock.now += 90
    assert (pace.rate, pace.left) == (128, 100)


def test_what_an_earlier_run_made_counts_for_no_rate():
    """Shards that were there already make a stage neither quicker nor its end nearer than it is."""
    clock = Clock()
    pace = Pace(clock, clock.now)
    pace.tell(_progress(80, kept=80))
    assert (pace.rate, pace.left) == (None, None)
    clock.now += 10
    pace.tell(_progress(85, kept=80))
    assert (pace.rate, pace.left) == (128, 30)


def test_without_a_total_no_time_left_is_told():
    """A corpus that is still read in has a rate, and no time left."""
    clock = Clock()
    pace = Pace(clock, clock.now)
    clock.now += 10
    told = Progress(stage=Stage.INTAKE, done=5, documents=1280)
    pace.tell(told)
    assert facts(told, pace) == ["1,280 documents", "128 a second"]


def test_a_log_has_a_line_now_and_then_and_one_at_the_end_of_a_stage():
    """A log has a line each few per cent with rate, time left and what was left out, and no control characters."""
    steps = [(0, _progress(0)), *((10, _progress(done, left_out=done // 2)) for done in range(1, 101))]
    log = _watched(Clock(), steps, io.StringIO())
    lines = log.splitlines()
    assert lines[0] == "Annotating: 5 %, 1,280 documents, 25.6 a second, about 16 min left, 2 left out"
    assert lines[-1] == "Annotating: 25,600 documents in 17 min, 25.6 a second"
    assert len(lines) == 20
    assert not re.search(r"[^\n -~]", log)


def test_a_slow_stage_is_not_silent():
    """A stage that takes many minutes for a few per cent has a line each five minutes."""
    steps = [(0, _progress(0, 10_000)), *((150, _progress(done, 10_000)) for done in range(1, 9))]
    lines = _watched(Clock(), steps, io.StringIO()).splitlines()
    assert [line.split(",")[0] for line in lines[:-1]] == ["Annotating: 0 %"] * 4
    assert "about 17 days 8 h left" in lines[3]


def test_a_quick_stage_says_nothing():
    """Stages that take less than a moment leave no line, so that a small run is quiet."""
    steps = [(0.1, _progress(done, stage=stage)) for stage in Stage for done in (0, 100)]
    assert _watched(Clock(), steps, io.StringIO()) == ""


def test_each_stage_is_told_for_itself():
    """A stage begins where the last one was heard of last, and counts from there."""
    steps = [(0, _progress(0, 2)), (20, _progress(2, 2)), (30, Progress(stage=Stage.COPIES, done=4, total=4))]
    lines = _watched(Clock(), steps, io.StringIO()).splitlines()
    assert lines == ["Annotating: 512 documents in 20 s, 25.6 a second", "Measuring copies: done in 30 s"]


def test_what_was_there_already_is_told_at_the_end():
    """A run that goes on says how much of a stage it found made."""
    steps = [(0, _progress(50, kept=50)), (100, _progress(100, kept=50))]
    log = _watched(Clock(), steps, io.StringIO())
    assert log == "Annotating: 25,600 documents in 2 min, 12,800 of them from an earlier run, 128 a second\n"


def test_an_interrupted_stage_is_not_told_as_done():
    """Where a run ends with an error, no line says that its stage was finished."""
    clock, out = Clock(), io.StringIO()
    watch = RunWatch(out, clock)

    def _interrupted():
        with watch:
            watch(_progress(0))
            clock.now += 5
            watch(_progress(1))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _interrupted()
    assert out.getvalue() == ""


def test_a_terminal_shows_a_bar(monkeypatch):
    """On a terminal the stage stands with its bar, per cents, rate, time left and what was left out."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    steps = [(0, _progress(0)), (30, _progress(30, left_out=7))]
    shown = _watched(Clock(), steps, Terminal())
    assert "Annotating" in shown
    assert "30 %" in shown
    assert "7,680 documents · 256 a second · about 2 min left · 7 left out" in shown


def test_a_terminal_without_steering_gets_lines(monkeypatch):
    """A terminal that cannot be steered gets the lines of a log."""
    monkeypatch.setenv("TERM", "dumb")
    steps = [(0, _progress(0)), (30, _progress(30))]
    assert _watched(Clock(), steps, Terminal()).splitlines() == [
        "Annotating: 30 %, 7,680 documents, 256 a second, about 2 min left",
        "Annotating: 7,680 documents in 30 s, 256 a second",
    ]


def test_a_narrow_terminal_shows_the_time_left_longest():
    """As much as fits is shown: the rate goes first, what was left out next, then the number of documents."""
    said = ["64,000 documents", "14.2 a second", "about 3 h 20 min left", "1,204 left out"]
    assert fitted(said, 80) == "64,000 documents · 14.2 a second · about 3 h 20 min left · 1,204 left out"
    assert fitted(said, 60) == "64,000 documents · about 3 h 20 min left · 1,204 left out"
    assert fitted(said, 45) == "64,000 documents · about 3 h 20 min left"
    assert fitted(said, 25) == "about 3 h 20 min left"


@pytest.mark.parametrize(
    ("seconds", "exact", "coarse"),
    [
        (0.2, "1 s", "5 s"),
        (41, "41 s", "45 s"),
        (59.6, "1 min", "1 min"),
        (200, "3 min", "4 min"),
        (3600, "1 h", "1 h"),
        (11_950, "3 h 19 min", "3 h 20 min"),
        (86_400, "1 day", "1 day"),
        (190_000, "2 days 4 h", "2 days 4 h"),
    ],
    ids=["moment", "seconds", "nearly-a-minute", "minutes", "hour", "hours", "day", "days"],
)
def test_time_is_told_in_words(seconds, exact, coarse):
    """A span of time has one or two units; an estimate is no finer than it can be."""
    assert (spell(seconds), spell(seconds, coarse=True)) == (exact, coarse)
