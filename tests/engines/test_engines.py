"""Engines: the same results in the same order, and nothing lost, whichever does the work."""

import itertools
import os
import threading
from pathlib import Path

import pytest

from according.engines import EngineError, Processes, Spark


class RefusedError(Exception):
    """An error with fields of its own, as those of the stages are."""

    def __init__(self, name, why):
        super().__init__(name, why)
        self.name, self.why = name, why


def doubling():
    return double


def double(item):
    match item:
        case "fatal":
            os._exit(1)
        case "refused":
            raise RefusedError(item, "it is refused")
        case "odd":
            return threading.Lock()
        case "locked":
            raise RuntimeError(threading.Lock())
    return item * 2


def fatal_the_first_time():
    return first_dies


def first_dies(item):
    mark, word = item
    if mark is not None and not Path(mark).exists():
        Path(mark).touch()
        os._exit(1)
    return word * 2


def counting():
    # What a stage's models are: made once a worker, used for all of its items.
    made = itertools.count()
    return lambda _: (os.getpid(), next(made))


def unable():
    raise RefusedError("models", "they are not here")


def lost(item, why):
    return f"lost {item}: {why}"


def test_results_come_in_the_order_of_the_items(engine):
    """Every engine gives the results in the order of the items, however many there are."""
    items = [chr(ord("a") + n % 26) * (n % 7) for n in range(100)]
    assert list(engine.map(doubling, items, lost)) == [item * 2 for item in items]


def test_no_items_give_no_results(engine):
    """Nothing to do is done at once."""
    assert list(engine.map(unable, iter(()), lost)) == []


def test_items_may_be_endless(engine):
    """A bounded number of items is taken ahead of the results, and what was begun ends with the iterator."""
    taken = itertools.count()
    results = engine.map(doubling, ("ab" for _ in taken), lost)
    assert list(itertools.islice(results, 40)) == ["abab"] * 40
    results.close()
    assert next(taken) < 40 + 300


def test_the_function_is_made_once_a_worker(engine):
    """However many items a worker gets, its models are loaded once."""
    results = list(engine.map(counting, range(30), lost))
    counted = {}
    for worker, number in results:
        counted.setdefault(worker, set()).add(number)
    assert len(results) == len(set(results)) == 30
    assert len(counted) <= 2
    assert all(numbers == set(range(len(numbers))) for numbers in counted.values())


@pytest.mark.parametrize(
    "engine", ["processes", pytest.param("spark", marks=pytest.mark.spark)], indirect=True, ids=["processes", "spark"]
)
def test_a_worker_that_dies_takes_only_its_item_with_it(engine):
    """The item that kills its process twice is reported, and every other has its result."""
    results = list(engine.map(doubling, ["a", "fatal", "c", "d", "fatal", "f"], lost))
    assert results == [
        "aa",
        "lost fatal: its process died while working on it",
        "cc",
        "dd",
        "lost fatal: its process died while working on it",
        "ff",
    ]


@pytest.mark.parametrize(
    "engine", ["processes", pytest.param("spark", marks=pytest.mark.spark)], indirect=True, ids=["processes", "spark"]
)
def test_an_item_whose_worker_died_is_tried_again(engine, tmp_path):
    """A worker that dies once, of something else than its item, costs no result."""
    items = [(None, "a"), (str(tmp_path / "died"), "b"), (None, "c")]
    assert list(engine.map(fatal_the_first_time, items, lost)) == ["aa", "bb", "cc"]


def test_what_the_function_raises_comes_out_as_it_is(engine):
    """An error keeps its type and its fields, and comes after the results before it."""
    results = engine.map(doubling, ["a", "b", "refused", "d"], lost)
    assert [next(results), next(results)] == ["aa", "bb"]
    with pytest.raises(RefusedError) as raised:
        next(results)
    assert (raised.value.name, raised.value.why) == ("refused", "it is refused")


def test_what_the_items_raise_comes_after_the_results_before_it(engine):
    """Where the stream of items breaks off, what came before it is done."""

    def broken():
        yield "a"
        yield "b"
        raise RefusedError("stream", "it broke off")

    results = engine.map(doubling, broken(), lost)
    assert [next(results), next(results)] == ["aa", "bb"]
    with pytest.raises(RefusedError, match="it broke off"):
        next(results)


def test_what_making_the_function_raises_comes_out(engine):
    """Models that cannot be loaded are told of as they are, and not as items that were lost."""
    with pytest.raises(RefusedError, match="they are not here"):
        list(engine.map(unable, ["a", "b"], lost))


@pytest.mark.parametrize(
    "engine", ["processes", pytest.param("spark", marks=pytest.mark.spark)], indirect=True, ids=["processes", "spark"]
)
@pytest.mark.parametrize("item", ["odd", "locked"])
def test_what_cannot_be_sent_is_told_of(engine, item):
    """A result or an error that cannot leave its process is an error that says so, not a silence."""
    with pytest.raises((TypeError, RuntimeError), match="lock"):
        list(engine.map(doubling, ["a", item], lost))


@pytest.mark.parametrize("engine", [Processes, Spark])
def test_no_workers_are_refused(engine):
    """An engine without workers cannot be made."""
    with pytest.raises(ValueError, match="at least one worker"):
        engine(0)


def dying():
    os._exit(1)


@pytest.mark.parametrize(
    "engine", ["processes", pytest.param("spark", marks=pytest.mark.spark)], indirect=True, ids=["processes", "spark"]
)
def test_workers_that_cannot_begin_end_the_run(engine):
    """Where processes die before they begin, no item is blamed: the run ends and says what to do."""
    with pytest.raises(EngineError, match="use fewer workers"):
        list(engine.map(dying, ["a", "b"], lost))
