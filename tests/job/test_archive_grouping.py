"""The driver's own stages over archives that nobody annotated: groups, editions, and what a run of them takes."""

import numpy as np
import pytest
from benchmarks.archive_driver import driven
from benchmarks.archive_shards import Archive, Standing, taken_in

from according.core import CopyKind
from according.group import FIRST, Pairs, linked
from according.job.archive import grouping, links
from according.job.archive.grouping import grouped
from according.job.archive.measuring import KINDS
from according.job.archive.roster import Roster
from according.store import shards

pytest.importorskip("pyarrow.parquet")


class Asked:
    """A task as far as who stands in for its worker asks."""

    def __init__(self, number, stage):
        self.number, self.stage, self.digest = number, stage, f"{number:016x}"


@pytest.fixture(scope="module")
def stood(tmp_path_factory):
    out = tmp_path_factory.mktemp("stood")
    archive = Archive(documents=3000, out=out)
    stand, made = Standing(archive), {}
    for stage in ("annotate", "copies", "likely"):
        made[stage] = []
        for shard in taken_in(archive):
            task = Asked(shard.number, out / stage)
            stand(task)
            made[stage].append(shards.shard(task.stage, task.number, task.digest))
    return made


@pytest.mark.parametrize("pairs", [50, 1_000_000], ids=["many files", "one file"])
def test_pairs_in_parts_give_the_groups_of_all_pairs_at_once(stood, tmp_path, monkeypatch, pairs):
    """Dealt out by what hangs together, pairs give the groups that average linkage over all of them gives."""
    monkeypatch.setattr(grouping, "_OF_A_FILE", pairs)
    monkeypatch.setattr(grouping, "_AT_ONCE", pairs)
    roster = Roster(stood["annotate"])
    label = grouped(roster, [], stood["likely"], tmp_path / "pairs")
    found = {}
    for position, least in enumerate(label.tolist()):
        found.setdefault(least, []).append(int(roster.places(np.array([position]))[0]))
    columns = ("left", "right", "value")
    whole = Pairs(**{c: np.concatenate([shard.array(c) for shard in stood["likely"]]) for c in columns})
    assert sorted(tuple(group) for group in found.values() if len(group) > 1) == sorted(linked(whole, first=FIRST))
    assert all(group[0] == min(group) for group in found.values())
    assert not (tmp_path / "pairs").exists()


def test_full_copies_are_of_one_story_whoever_else_is(stood, tmp_path):
    """What copies what in full stands in one group though no pair is likely, over any number of hands."""
    roster = Roster(stood["annotate"])
    label = grouped(roster, stood["copies"], [], tmp_path / "pairs")
    for shard in stood["copies"]:
        full = shard.array("kind") == KINDS.index(CopyKind.FULL)
        of, copy = (roster.known(shard.array(name)[full]) for name in ("of", "copy"))
        assert len(of)
        assert np.array_equal(label[of], label[copy])


def test_a_roster_tells_places_and_positions(stood):
    """A position leads to a place and back, and a place that nobody has to none."""
    roster = Roster(stood["annotate"])
    positions = np.array([0, 255, 256, 2999])
    assert roster.positions(roster.places(positions)).tolist() == positions.tolist()
    nowhere = np.array([256, 3 << 40, roster.places(np.array([2999]))[0] + 1])
    assert roster.positions(nowhere).tolist() == [-1, -1, -1]
    with pytest.raises(ValueError, match="no document"):
        roster.known(nowhere)


def test_the_driver_runs_without_anybody_annotating(tmp_path, monkeypatch):
    """The benchmark's run goes through all stages, measures each, and again with more documents."""
    monkeypatch.setattr(links, "_OF_A_FILE", 500)
    first = driven(2000, tmp_path)
    assert set(first["seconds"]) == set(first["memory"])
    assert first["most"] > 0
    driven(2500, tmp_path)
    assert len(list((tmp_path / "editions").iterdir())) == 2
