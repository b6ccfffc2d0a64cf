"""Apache Spark: real workers that are lost, sessions that are there, and what is missing."""

import json
import pickle
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import lettering
import pytest
from cluster import cluster, until

from according.engines import EngineError, Serial, Spark
from according.engines.worker import Kind

HERE = Path(__file__).resolve().parent


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.txt"))}


@pytest.mark.spark
@pytest.mark.usefixtures("java")
def test_a_lost_worker_changes_nothing(tmp_path):
    """A standalone Spark of two workers, one lost in the middle of its task, gives what one process gives."""
    alone, spread = tmp_path / "alone", tmp_path / "spread"
    for folder in (alone, spread):
        (folder / "begun").mkdir(parents=True)
    there = list(Serial().map(partial(lettering.writer, alone, False), range(lettering.TASKS), lettering.lost))
    with cluster(tmp_path / "cluster") as spark:
        program = subprocess.Popen(
            [sys.executable, str(HERE / "lettering_on_spark.py"), spark.master, str(spread)],
            stdout=subprocess.PIPE,
            env=spark.environment,
            start_new_session=True,
        )
        try:
            held = partial(_held, spread)
            until(lambda: program.poll() is not None or len(held()) == 2, "two tasks under way")
            spark.lose(0)
            (spread / "killed").touch()
            said, _ = program.communicate(timeout=100)
        finally:
            program.kill()
            program.wait()
    assert json.loads(said) == there
    assert files(spread) == files(alone)
    assert any(len(list((spread / "begun").glob(f"{n}-*"))) > 1 for n in range(lettering.TASKS)), "nothing was lost"


def _held(folder):
    return [path for path in (folder / "begun").glob("*") if int(path.name.split("-")[0]) >= lettering.HELD]


def lost(item, why):
    return item, why


@pytest.mark.spark
def test_a_session_that_is_there_is_taken(spark):
    """In a notebook or under spark-submit the session that is there does the work, and stays as it was."""
    assert list(spark.map(lettering.doubling, [1], lost)) == [2]
    from pyspark.sql import SparkSession

    there = SparkSession.getActiveSession()
    before = dict(there.conf.getAll)
    engine = Spark(1)
    assert list(engine.map(lettering.doubling, range(5), lost)) == [0, 2, 4, 6, 8]
    engine.close()
    assert dict(there.conf.getAll) == before
    assert list(spark.map(lettering.doubling, [1], lost)) == [2]


def test_without_java_the_way_out_is_told(monkeypatch, tmp_path):
    """Where Java is missing, one message says so and how to get it."""
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("pyspark.sql.SparkSession.getActiveSession", lambda: None)
    with pytest.raises(EngineError, match=r"Java 17 or later.*openjdk-17-jre-headless"):
        list(Spark(1).map(lettering.doubling, [1], lost))


def test_without_pyspark_the_way_out_is_told(monkeypatch):
    """Where PySpark is missing, one message says how to install it."""
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(EngineError, match=r"pip install 'according\[spark\]'"):
        list(Spark(1).map(lettering.doubling, [1], lost))


def dying(fatal, sizes):
    """Jobs whose executors die of some items, as a container does that outgrows its memory."""

    def run(_, items):
        sizes.append(len(items))
        numbers = [pickle.loads(item) for item in items]  # noqa: S301
        if fatal & set(numbers):
            raise RuntimeError("Job aborted: Task 0 failed 4 times: ExecutorLostFailure (executor 1 exited)")
        return [pickle.dumps((Kind.DONE, number)) for number in numbers]

    return run


@pytest.mark.parametrize("fatal", [{5}, {0, 7}, {1, 2}], ids=str)
def test_an_item_that_kills_executors_is_found_by_halves(monkeypatch, fatal):
    """A job that fails for its executors' deaths is tried in halves until the items that cost them stand alone."""
    sizes = []
    monkeypatch.setattr(Spark, "_session", lambda _: SimpleNamespace(interruptTag=lambda _: None))
    monkeypatch.setattr("according.engines.spark._Jobs._run", dying(fatal, sizes))
    results = list(Spark(4).map(lettering.doubling, range(8), lost))
    assert results == [(n, "its process died while working on it") if n in fatal else n for n in range(8)]
    assert len(sizes) < 12


def test_executors_that_die_of_everything_end_the_run(monkeypatch):
    """Where no item ends well, it is not the items: the run ends and says what to do."""
    monkeypatch.setattr(Spark, "_session", lambda _: SimpleNamespace(interruptTag=lambda _: None))
    monkeypatch.setattr("according.engines.spark._Jobs._run", dying(set(range(8)), []))
    with pytest.raises(EngineError, match="memoryOverhead"):
        list(Spark(4).map(lettering.doubling, range(8), lost))
