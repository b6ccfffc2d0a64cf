"""Shards: folders that count as a whole or not at all."""

import errno

import numpy as np
import pytest

from according.core import InputError
from according.store import shards

DIGEST = "0123456789abcdef"


def _made(stage, number=3, told=None):
    with shards.making(stage, number, DIGEST, told if told is not None else {"rows": 2}) as draft:
        draft.write("words.txt", b"as they were")
        draft.array("numbers", np.arange(4))
        draft.pieces("rows.bin", [b"one", b"", b"three"])


def _broken_off(stage, error):
    with shards.making(stage, 0, DIGEST, {}) as draft:
        draft.write("half.txt", b"half")
        raise error


def test_a_shard_gives_back_what_was_written(tmp_path):
    """Files, arrays and rows of bytes come back as they were written, with what the task told."""
    _made(tmp_path)
    shard = shards.shard(tmp_path, 3, DIGEST)
    assert shard.told == {"rows": 2}
    assert shard.file("words.txt").read_bytes() == b"as they were"
    assert shard.array("numbers").tolist() == [0, 1, 2, 3]
    pieces = shard.pieces("rows.bin")
    assert [pieces[2], pieces[1], pieces[0]] == [b"three", b"", b"one"]
    assert list(pieces.every()) == [b"one", b"", b"three"]
    assert shards.standing(tmp_path) == {shards.name(3, DIGEST)}


def test_what_is_told_last_counts(tmp_path):
    """What a task tells may grow until its shard is made."""
    told = {}
    with shards.making(tmp_path, 0, DIGEST, told):
        told["rows"] = 7
    assert shards.shard(tmp_path, 0, DIGEST).told == {"rows": 7}


def test_a_shard_that_breaks_off_is_not_there(tmp_path):
    """Nothing of a shard stays where its task failed half-way."""
    with pytest.raises(RuntimeError):
        _broken_off(tmp_path, RuntimeError())
    assert shards.standing(tmp_path) == set()
    assert list(tmp_path.iterdir()) == []


def test_the_second_of_two_makers_is_thrown_away(tmp_path):
    """Where two workers make one shard, the first stands and the second leaves nothing behind."""
    with shards.making(tmp_path, 3, DIGEST, {"by": "second"}):
        _made(tmp_path, told={"by": "first"})
    assert shards.shard(tmp_path, 3, DIGEST).told == {"by": "first"}
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_without_its_marker_does_not_count(tmp_path):
    """A folder whose marker is missing is made anew."""
    (tmp_path / shards.name(3, DIGEST)).mkdir()
    assert shards.standing(tmp_path) == set()
    assert shards.shard(tmp_path, 3, DIGEST) is None
    _made(tmp_path)
    assert shards.standing(tmp_path) == {shards.name(3, DIGEST)}


def test_tidying_keeps_what_it_is_told_to_keep(tmp_path):
    """Old shards and half-made ones go; what is wanted and what is not ours stays."""
    _made(tmp_path, 1)
    _made(tmp_path, 2)
    (tmp_path / ".making-000001-x").mkdir()
    (tmp_path / "mine").mkdir()
    shards.tidy(tmp_path, {shards.name(1, DIGEST)})
    assert sorted(each.name for each in tmp_path.iterdir()) == [shards.name(1, DIGEST), "mine"]


def test_a_full_disk_is_told_with_the_way_out(tmp_path):
    """A full disk gives one message that names the folder, and no shard."""
    with pytest.raises(InputError, match="the disk is full; make room"):
        _broken_off(tmp_path, OSError(errno.ENOSPC, "No space left on device"))
    assert list(tmp_path.iterdir()) == []
