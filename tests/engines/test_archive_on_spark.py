"""A whole run on a real Spark of two workers, one lost in the middle, beside the same run on this machine."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from cluster import cluster, until

HERE = Path(__file__).resolve().parent
TOWNS = ("Port Ellery", "Upper Wexdale", "Saltmarsh")
OUTLETS = ("Ellery Wire", "The Courier", "Daily Post")

pytestmark = [pytest.mark.spark, pytest.mark.usefixtures("java")]


def article(town, outlet, event):
    """One outlet's long account of one event: its own words and figures around what all of them have."""
    own = " ".join(
        f"{outlet} heard from resident {n} of {town}, who said the works would take {n + outlet_number(outlet)} weeks. "
        f'"We were told {event + n} things and none of them was true," said Tom Hale, who keeps shop {n} there.'
        for n in range(4)
    )
    shared = (
        f"The board of {town} voted on Monday to close bridge {event} for two years. Chairwoman Ada Lind said the "
        f'bridge "cannot carry another winter of lorries". Repairs will cost {event + 3}.{outlet_number(outlet)} '
        "million pounds, according to a report that was released after the vote."
    )
    return f"{shared} {own}"


def outlet_number(outlet):
    return OUTLETS.index(outlet)


def corpus(folder):
    folder.mkdir()
    rows = [
        {
            "text": article(town, outlet, event),
            "title": f"Bridge {event} of {town} to close",
            "outlet": outlet,
            "published": f"2024-0{1 + event}-{10 + outlet_number(outlet)}",
        }
        for event, town in enumerate(TOWNS)
        for outlet in OUTLETS
    ]
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder


def call(gate, corpus, out, *more):
    return [
        sys.executable, str(HERE / "small_shards.py"), str(gate), "run", str(corpus), "--out", str(out),
        "--workers", "2", "--no-encoder", "--no-reader", *more,
    ]  # fmt: skip


def tables(out):
    return {str(file.relative_to(out)): file.read_bytes() for file in sorted((out / "tables").rglob("*.parquet"))}


def under_way(out):
    return list((out / "stages" / "annotate").glob(".making-*"))


def test_a_run_on_spark_that_loses_a_worker_gives_the_same_tables(tmp_path):
    """The tables of a run on Spark are those of a run on this machine, byte for byte, though a worker was lost."""
    documents = corpus(tmp_path / "corpus")
    here, there, gate = tmp_path / "here", tmp_path / "there", tmp_path / "gate"
    subprocess.run(call(documents, documents, here), check=True, capture_output=True)
    with cluster(tmp_path / "cluster") as spark:
        program = subprocess.Popen(
            call(gate, documents, there, "--engine", "spark", "--master", spark.master),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=spark.environment,
            start_new_session=True,
        )
        try:
            held = partial(under_way, there)
            until(lambda: program.poll() is not None or len(held()) == 2, "two tasks under way")
            spark.lose(0)
            gate.touch()
            _, said = program.communicate(timeout=100)
        finally:
            program.kill()
            program.wait()
    assert program.returncode == 0, said.decode()
    assert tables(there) == tables(here)
    assert len(tables(here)) > 10
