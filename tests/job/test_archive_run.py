"""A run over an archive: the same tables however it is carried out, interrupted or grown."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from according.core import InputError, UsageError
from according.wiring.archive import ArchiveSettings, compare_opened, open_stories, run_archive

parquet = pytest.importorskip("pyarrow.parquet")
RULES = {"encoder": False, "reader": False}

WIRE = (
    "The harbour board voted on Monday to close the old swing bridge of Port Ellery for two years, the board said. "
    'Chairwoman Ada Lind said the bridge "cannot carry another winter of lorries". '
    "Engineers found cracks in 14 of its 22 bearings during an inspection in March, according to a report that was "
    "released after the vote. Repairs will cost 3.4 million pounds, and ferries will carry passengers meanwhile. "
    "Shopkeepers on Quay Street said that they had not been asked. The closure begins on 3 June."
)
OWN = (
    "The swing bridge at Port Ellery will be shut for two years from 3 June, the harbour board decided on Monday. "
    "Ada Lind, who chairs the board, told reporters. Repairs will cost 3.9 million pounds. "
    '"Nobody asked us," said Tom Hale, who keeps a bakery in Quay Street. The board denied that shopkeepers had not '
    "been heard. Ferries are to take passengers across the harbour while the bridge is closed."
)
OTHER = (
    "Farmers in Upper Wexdale lost 240 sheep to the floods of last week, the county's farm office said on Friday. "
    'Roy Kemp, a farmer, said: "The water came in the night and took the lower fields." The office expects claims of '
    "half a million pounds. The river Wex fell below its alert level on Thursday, the weather service said."
)


def _row(text, title, outlet, published):
    return {"text": text, "title": title, "outlet": outlet, "published": published}


def _corpus(folder, more=()):
    rows = [
        _row(WIRE, "Harbour board closes swing bridge", "Ellery Wire", "2024-05-06"),
        _row(OWN, "Swing bridge to shut for two years", "The Courier", "2024-05-07"),
        _row(OTHER, "Floods drown 240 sheep", "The Courier", "2024-05-10"),
        _row(WIRE + " Buses will be diverted.", "Swing bridge closes", "Daily Post", "2024-05-07"),
        *more,
    ]
    folder.mkdir(exist_ok=True)
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder


def _run(corpus, out, workers=1, **more):
    return run_archive([str(corpus)], out, ArchiveSettings(workers=workers, **RULES, **more))


def _tables(out, without=()):
    """All tables, their rows sorted; ``without`` are columns that a run's past decides."""
    found = {}
    for folder in sorted((out / "tables").iterdir()):
        rows = parquet.read_table(folder).to_pylist()
        found[folder.name] = sorted(
            json.dumps({k: v for k, v in row.items() if k not in without}, default=str) for row in rows
        )
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = tmp_path_factory.mktemp("archive")
    corpus = _corpus(place / "corpus")
    return corpus, place / "run", _run(corpus, place / "run")


def test_an_archive_gives_its_stories_copies_and_findings(made):
    """Three accounts of one vote are a story with a copy in it, and what differs is found."""
    _, out, report = made
    stories = parquet.read_table(out / "tables" / "stories").to_pylist()
    assert sorted(row["documents"] for row in stories) == [1, 3]
    (copy,) = parquet.read_table(out / "tables" / "copies").to_pylist()
    assert copy["kind"] == "full copy"
    assert (report.documents, report.stories, report.several) == (4, 2, 1)
    findings = parquet.read_table(out / "tables" / "findings").to_pylist()
    assert {"3.4 million pounds", "3.9 million pounds"} <= {
        row["words"] for row in findings if row["kind"] in ("differs", "not-settled")
    }
    texts = {row["document"]: row["text"] for row in parquet.read_table(out / "tables" / "documents").to_pylist()}
    assert all(texts[row["document"]][row["start"] : row["end"]] == row["words"] for row in findings)


def test_several_workers_give_the_same(made, tmp_path):
    """A pool of processes gives the very same files as this process."""
    corpus, out, _ = made
    _run(corpus, tmp_path / "run", workers=2)
    assert _files(tmp_path / "run") == _files(out)


def test_a_second_run_over_the_same_corpus_changes_nothing(made):
    """Given again, the command makes nothing anew: the same edition, the same tables."""
    corpus, out, first = made
    before = _tables(out)
    again = _run(corpus, out)
    assert _tables(out) == before
    assert again.edition == first.edition == 1
    assert all(stage.tasks == stage.kept for stage in again.stages if stage.tasks and stage.stage.value != "intake")


def test_a_corpus_that_grows_gives_what_a_new_run_gives(made, tmp_path):
    """New documents join their stories under the old names; a fresh run over all finds the same."""
    corpus, _, _ = made
    grown = tmp_path / "corpus"
    shutil.copytree(corpus, grown)
    _run(grown, tmp_path / "run")
    names = {row["story"]: row["documents"] for row in _rows(tmp_path / "run", "stories")}
    more = [_row(OTHER.replace("240", "260"), "Sheep lost in floods", "Wexdale News", "2024-05-11")]
    _corpus(grown, more)
    report = _run(grown, tmp_path / "run")
    assert report.edition == 2
    after = {row["story"]: row["documents"] for row in _rows(tmp_path / "run", "stories")}
    assert set(after) == set(names)
    assert sorted(after.values()) == [2, 3]
    (change,) = [row for row in _rows(tmp_path / "run", "story_changes") if row["edition"] == 2]
    assert change["kind"] == "joined"
    _run(grown, tmp_path / "fresh")
    without = ("story", "place", "position")
    was, new = _tables(tmp_path / "run", without), _tables(tmp_path / "fresh", without)
    for table in set(was) - {"story_changes", "story_links"}:
        assert was[table] == new[table], table


def test_documents_that_go_leave_the_tables(made, tmp_path):
    """What is gone from the corpus is gone from the tables, and the story it told says so."""
    corpus, _, _ = made
    shrunk = tmp_path / "corpus"
    shutil.copytree(corpus, shrunk)
    _run(shrunk, tmp_path / "run")
    lines = (shrunk / "articles.jsonl").read_text("utf-8").splitlines(keepends=True)
    (shrunk / "articles.jsonl").write_text("".join(line for line in lines if "The Courier" not in line), "utf-8")
    _run(shrunk, tmp_path / "run")
    assert len(_rows(tmp_path / "run", "documents")) == 2
    (change,) = [row for row in _rows(tmp_path / "run", "story_changes") if row["edition"] == 2]
    assert change["kind"] == "left"


def _files(out):
    return {str(file.relative_to(out)): file.read_bytes() for file in (out / "tables").rglob("*.parquet")}


def _rows(out, table):
    return parquet.read_table(out / "tables" / table).to_pylist()


def test_other_settings_are_refused(made):
    """A run does not go on with other settings; what differs is named."""
    corpus, out, _ = made
    with pytest.raises(UsageError, match="accounts: 24 then, 5 now"):
        _run(corpus, out, accounts=5)


def test_a_story_of_a_run_opens(made):
    """A story is opened by the beginning of its id, with the findings that the table has."""
    _, out, report = made
    stories = open_stories(out)
    (head,) = stories.list(5)
    assert (head.documents, head.independent, head.settled) == (3, 2, stories.settled(head.id))
    comparison = compare_opened(stories, head.id[:6])
    assert {f.id for f in comparison.findings} == {row["finding"] for row in _rows(out, "findings")}
    assert report.largest[0].id == head.id


@pytest.mark.parametrize("told", ["s-0000000000000000", "nothing"])
def test_a_story_that_is_not_there_is_told(made, told):
    """A story that the run does not have is refused with the way to a list of those it has."""
    with pytest.raises(UsageError, match="according open"):
        open_stories(made[1]).id(told)


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path):
    """Of a corpus with files that cannot be read all others are in the tables, and those are told with the reason."""
    corpus = _corpus(tmp_path / "corpus")
    (corpus / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    report = _run(corpus, tmp_path / "run")
    assert report.documents == 4
    assert report.missing == 3
    assert {Path(row["name"]).name for row in _rows(tmp_path / "run", "left_out")} == {
        "broken.pdf",
        "empty.txt",
        "photo.jpg",
    }


def test_a_larger_story_is_compared_in_part_and_says_so(tmp_path):
    """Of a story with more documents than are compared, copies are left out first, and the story is named."""
    copies = [_row(f"{WIRE} Edition {n}.", "Swing bridge closes", f"Paper {n}", "2024-05-07") for n in range(4)]
    corpus = _corpus(tmp_path / "corpus", copies)
    report = _run(corpus, tmp_path / "run", accounts=2)
    (left,) = report.left_out
    assert left.why == "has 7 documents; 2 of them were compared, copies left out first"
    documents = {row["document"]: row["outlet"] for row in _rows(tmp_path / "run", "documents")}
    assert {documents[row["document"]] for row in _rows(tmp_path / "run", "findings")} == {"Ellery Wire", "The Courier"}


def test_a_run_that_was_killed_goes_on_and_counts_nothing_twice(made, tmp_path):
    """A run killed at several points gives, begun again, the very tables of one that was not."""
    corpus, out, _ = made
    call = [sys.executable, "-m", "according", "run", str(corpus), "--out", str(tmp_path / "run"), "--workers", "2",
            "--no-reader", "--no-encoder"]  # fmt: skip
    for stage in ("intake", "annotate", "compare"):
        process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wanted = tmp_path / "run" / "stages" / stage
        while process.poll() is None and not (wanted.is_dir() and any(wanted.iterdir())):
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(call, check=True, capture_output=True)
    assert _tables(tmp_path / "run") == _tables(out)


def test_many_files_of_a_table_are_joined(made, tmp_path, monkeypatch):
    """A table of very many files is joined into few, with the same rows in the same order."""
    corpus, out, _ = made
    monkeypatch.setattr("according.job.archive.publishing._JOINED", 1)
    _run(corpus, tmp_path / "run")
    for table in ("stories", "story_documents"):
        assert len(list((tmp_path / "run" / "tables" / table).iterdir())) == 2
        assert _rows(tmp_path / "run", table) == _rows(out, table)


def test_documents_that_stay_beside_one_that_goes_are_not_annotated_again(made, tmp_path, monkeypatch):
    """Where a document goes from a shard, the others in it are taken over as they were annotated."""
    corpus, _, _ = made
    shrunk = tmp_path / "corpus"
    shutil.copytree(corpus, shrunk)
    _run(shrunk, tmp_path / "run")
    before = _rows(tmp_path / "run", "attributions")
    lines = (shrunk / "articles.jsonl").read_text("utf-8").splitlines(keepends=True)
    (shrunk / "articles.jsonl").write_text("".join(lines[:2] + lines[3:]), "utf-8")
    monkeypatch.setattr("according.job.archive.annotating._annotated", None)
    _run(shrunk, tmp_path / "run")
    gone = {row["document"] for row in before} - {row["document"] for row in _rows(tmp_path / "run", "documents")}
    assert len(gone) == 1
    assert _rows(tmp_path / "run", "attributions") == [row for row in before if row["document"] not in gone]


def test_a_corpus_that_is_not_there_changes_nothing(made):
    """A name that is mistyped, or a folder that is empty all at once, is refused, and the run stays as it was."""
    corpus, out, _ = made
    before = _tables(out)
    with pytest.raises(InputError, match="does not exist; check the name"):
        _run(corpus.with_name("corpse"), out)
    empty = corpus.parent / "empty"
    empty.mkdir()
    with pytest.raises(InputError, match="nothing of its 4 documents is in the corpus any more"):
        _run(empty, out)
    _run(corpus, out)
    assert _tables(out) == before


def test_opening_a_larger_story_compares_what_the_run_compared(tmp_path):
    """A story of more documents than are compared opens with those that the run took."""
    copies = [_row(f"{WIRE} Edition {n}.", "Swing bridge closes", f"Paper {n}", "2024-05-07") for n in range(4)]
    report = _run(_corpus(tmp_path / "corpus", copies), tmp_path / "run", accounts=2)
    stories = open_stories(tmp_path / "run")
    story = stories.id(report.largest[0].id)
    assert [one.document.outlet for one in stories.documents(story)] == ["Ellery Wire", "The Courier"]
    assert stories.size(story) == 7
