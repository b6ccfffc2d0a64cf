"""Engines: the same results in the same order, and nothing lost."""

import os

import pytest

from according.engines import Processes, Serial


def doubling():
    return double


def double(item):
    if item == "fatal":
        os._exit(1)
    return item * 2


def lost(item, why):
    return f"lost {item}: {why}"


@pytest.mark.parametrize("engine", [Serial(), Processes(1), Processes(2)])
def test_results_come_in_the_order_of_the_items(engine):
    """Every engine gives the results in the order of the items."""
    assert list(engine.map(doubling, ["a", "b", "c"], lost)) == ["aa", "bb", "cc"]


@pytest.mark.parametrize("engine", [Serial(), Processes(2)])
def test_no_items_give_no_results(engine):
    """Nothing to do is done at once."""
    assert list(engine.map(doubling, [], lost)) == []


def test_a_worker_that_dies_takes_only_its_item_with_it():
    """The item that kills its process is reported, and every other has its result."""
    results = list(Processes(2).map(doubling, ["a", "fatal", "c", "d"], lost))
    assert results[0::2] == ["aa", "cc"]
    assert results[1].startswith("lost fatal")
    assert results[3] == "dd"


def test_no_workers_are_refused():
    """An engine without workers cannot be made."""
    with pytest.raises(ValueError, match="at least one worker"):
        Processes(0)
