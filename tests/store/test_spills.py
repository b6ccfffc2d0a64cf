"""Spills and rolls: what is too much at once dealt out to files, and the shards of a stage named by one file."""

from contextlib import suppress

import numpy as np
import pytest

from according.store import shards
from according.store.rolls import Roll, enrolled
from according.store.spills import Spill

KIND = np.dtype([("key", "<i8"), ("value", "<f8")])


def _rows(*keys):
    rows = np.zeros(len(keys), dtype=KIND)
    rows["key"] = keys
    rows["value"] = np.arange(len(keys)) / 2
    return rows


@pytest.mark.parametrize("at_once", [1, 4, 1000])
def test_rows_stand_in_their_files_in_the_order_in_which_they_came(tmp_path, monkeypatch, at_once):
    """However many rows wait to be dealt out, each file has its own in their order, and the folder goes in the end."""
    monkeypatch.setattr("according.store.spills._AT_ONCE", at_once)
    with Spill(tmp_path / "spill", KIND, 3) as spill:
        for rows in (_rows(5, 3, 8), _rows(), _rows(3, 6, 9, 5)):
            spill.add(rows, rows["key"] % 3)
        assert len(spill) == 7
        assert [rows["key"].tolist() for rows in spill.parts()] == [[3, 3, 6, 9], [], [5, 8, 5]]
    assert not (tmp_path / "spill").exists()


def test_a_spill_goes_where_what_it_is_for_fails(tmp_path):
    """An error leaves no files behind."""
    with suppress(RuntimeError), Spill(tmp_path / "spill", KIND, 2) as spill:
        rows = _rows(1, 2)
        spill.add(rows, rows["key"] % 2)
        next(spill.parts())
        raise RuntimeError
    assert not (tmp_path / "spill").exists()


def test_a_roll_names_the_shards_that_count(tmp_path):
    """A roll gives the folders of its shards by their numbers, and the roll of other shards takes its place."""
    made = []
    for number in (7, 2, 1_234_567):
        digest = f"{number:064x}"
        with shards.making(tmp_path, number, digest, {}) as draft:
            draft.write("words.txt", b"")
        made.append(shards.shard(tmp_path, number, digest))
    first = enrolled(tmp_path, made[:2])
    path = enrolled(tmp_path, made)
    assert not first.exists()
    roll = Roll(path)
    assert list(roll) == [2, 7, 1_234_567]
    assert dict(roll) == {shard.number: shard.folder for shard in made}
    assert roll.digests(np.array([7, 2])) == (made[0].digest[:16] + made[1].digest[:16]).encode()
    for number in (0, 5, 2_000_000):
        assert number not in roll


def test_a_column_is_written_part_by_part(tmp_path):
    """An array that is written in parts is read like any other."""
    with shards.making(tmp_path, 0, "0" * 16, {}) as draft:
        draft.column("rows", KIND, 5, iter([_rows(1, 2), _rows(), _rows(3, 4, 5)]))
    read = shards.shard(tmp_path, 0, "0" * 16).array("rows")
    assert read["key"].tolist() == [1, 2, 3, 4, 5]
