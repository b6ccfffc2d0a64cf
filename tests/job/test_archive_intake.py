"""The intake: a corpus as shards on the disk, in which a source keeps its place as long as it stays."""

import gzip
import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from according.core import Container, DateCandidate, InputError, Metadata, Skipped, UsageError
from according.job.archive.intake import Intake, sources, take_in
from according.job.archive.places import place
from according.job.archive.source_rows import GONE, Row, packed, rows_of, skipped_row, source_row
from according.job.archive.told import Progress
from according.read import Source, extract, stream
from according.store import shards


def body(number: int) -> str:
    return (
        f"The council of Ashby voted {number} to 2 on Monday.\n\nThe mayor said she was glad of all {number} votes.\n"
    )


def texts(folder: Path, numbers: range | list[int], words: Callable[[int], str] = body) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number:04d}.txt").write_text(words(number))


def table(path: Path, numbers: range | list[int]) -> None:
    rows = [json.dumps({"title": f"Vote {n}", "text": body(n), "date": "2018-04-17"}) for n in numbers]
    path.write_text("".join(f"{row}\n" for row in rows))


def all_rows(intake: Intake) -> dict[int, Source | Skipped]:
    """What stands in the shards, by its place."""
    return {
        place(shard.number, number): row
        for shard in intake.shards
        for number, row in enumerate(sources(shard.folder))
        if row is not None
    }


def named(intake: Intake) -> dict[str, int]:
    """The places of the sources by the last part of their names."""
    return {Path(row.name).name: at for at, row in all_rows(intake).items() if isinstance(row, Source)}


def test_shards_give_the_sources_back(tmp_path: Path) -> None:
    """Files come back with their path, entries of archives with their bytes, rows that were left out in their words."""
    texts(tmp_path / "corpus", range(5))
    table(tmp_path / "corpus" / "rows.jsonl", range(10, 14))
    (tmp_path / "corpus" / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    intake = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=3)
    expected = list(stream([str(tmp_path / "corpus")]))
    given = list(all_rows(intake).values())
    assert [row.name for row in given] == [row.name for row in expected]
    for row, streamed in zip(given, expected, strict=True):
        if isinstance(streamed, Skipped):
            assert row == streamed
            continue
        assert isinstance(row, Source)
        assert extract(row) == extract(streamed)
        assert (row.path is None) == (streamed.length is not None)
    assert [shard.told["documents"] for shard in intake.shards] == [3, 3, 3]
    assert (intake.documents, intake.came, intake.went) == (9, 9, 0)
    assert [(one.why, one.count) for one in intake.left_out] == [("is a JPEG image", 1)]


SOURCES = [
    Source(name="a.txt", path="/corpus/a.txt"),
    Source(name="\udcff\udce9.txt", path="/corpus/\udcff\udce9.txt", columns=(("text", "Text\ud800"),)),
    Source(name="\0odd", path="/corpus/\0odd"),
    Source(
        name="rows.csv#3",
        data="\u00e9,\n\0".encode(),
        length=5,
        reader="csv",
        metadata=Metadata(
            title="T\ud800",
            author="A",
            outlet="O",
            url="https://gazette.example/",
            published="2018-04-17",
            language="en",
            dates=(DateCandidate(value="2018", what="other", where="there"),),
        ),
        within=Container(sha256="0" * 64, place="row 3\udc80"),
        columns=(("text", "body"), ("·delimiter", ",")),
    ),
    Source(name="-", data=b""),
    Source(name="-", data=b"words", reader="row"),
]


@pytest.mark.parametrize("source", SOURCES, ids=["file", "no UTF-8", "nul", "entry", "empty", "whole entry"])
def test_a_source_comes_back_equal(tmp_path: Path, source: Source) -> None:
    """Whatever stands in a source's fields, half characters and NULs among it, comes back as it was."""
    row = source_row(source, "d" * 64, 17)
    (tmp_path / "sources.parquet").write_bytes(packed([row, GONE]))
    assert rows_of(tmp_path) == (row, GONE)
    assert sources(tmp_path) == (source, None)


def test_what_was_left_out_comes_back_equal(tmp_path: Path) -> None:
    """So does a row of what was left out, the name of a file that is no UTF-8 in it."""
    row = skipped_row(Skipped(name="a\udcff", why="is \ud800", remedy=""))
    (tmp_path / "sources.parquet").write_bytes(packed([row]))
    assert rows_of(tmp_path) == (row,)


def test_the_same_corpus_again_writes_nothing(tmp_path: Path) -> None:
    """A second run over the same corpus makes no file anew, and tells the same."""
    texts(tmp_path / "corpus", range(20))
    (tmp_path / "corpus" / "copy.txt").write_text(body(3))
    (tmp_path / "corpus" / "empty.txt").write_text("")
    first = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=6)
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}
    second = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=6)
    assert second.shards == first.shards
    assert second.left_out == first.left_out
    assert (second.documents, second.came, second.went) == (20, 0, 0)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")} == stamps


def test_what_comes_stands_in_new_shards(tmp_path: Path) -> None:
    """What is new takes no place in a shard that is there, wherever it stands in the corpus."""
    texts(tmp_path / "corpus", range(10, 20))
    first = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=4)
    texts(tmp_path / "corpus", [*range(5), *range(30, 33)])
    second = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=4)
    assert second.shards[: len(first.shards)] == first.shards
    assert named(first).items() <= named(second).items()
    assert (second.came, second.went, second.documents) == (8, 0, 18)
    assert [shard.number for shard in second.shards] == list(range(5))


def test_what_goes_leaves_a_hole(tmp_path: Path) -> None:
    """A file that is gone leaves its row empty; only its shard is written anew, and the others keep their places."""
    texts(tmp_path / "corpus", range(12))
    first = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=4)
    before = named(first)
    (tmp_path / "corpus" / "0005.txt").unlink()
    second = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=4)
    assert [left == right for left, right in zip(first.shards, second.shards, strict=True)] == [True, False, True]
    assert sources(second.shards[1].folder)[1] is None
    assert {name: at for name, at in before.items() if name != "0005.txt"} == named(second)
    assert (second.came, second.went, second.documents) == (0, 1, 11)
    assert len(shards.standing(tmp_path / "out")) == 3
    again = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=4)
    assert again.shards == second.shards
    assert again.went == 0


def test_what_came_back_is_new(tmp_path: Path) -> None:
    """A file that was gone and is there again stands in a new row; a place is never given twice."""
    texts(tmp_path / "corpus", range(4))
    first = named(take_in([str(tmp_path / "corpus")], tmp_path / "out", size=4))
    (tmp_path / "corpus" / "0003.txt").unlink()
    take_in([str(tmp_path / "corpus")], tmp_path / "out", size=4)
    texts(tmp_path / "corpus", [3])
    third = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=4)
    assert named(third)["0003.txt"] == place(1, 0)
    assert first["0003.txt"] == place(0, 3)


def test_a_changed_file_is_another_source(tmp_path: Path) -> None:
    """A file whose bytes changed goes and comes; its name alone makes it no source that stays."""
    texts(tmp_path / "corpus", range(3))
    take_in([str(tmp_path / "corpus")], tmp_path / "out")
    texts(tmp_path / "corpus", [1], words=lambda number: body(number) + "Corrected on Tuesday.\n")
    second = take_in([str(tmp_path / "corpus")], tmp_path / "out")
    assert (second.came, second.went, second.documents) == (1, 1, 3)
    assert named(second)["0001.txt"] == place(1, 0)


def test_a_moved_file_keeps_its_place(tmp_path: Path) -> None:
    """A file with another name and the same bytes stays where it stood, and is found where it stands now."""
    texts(tmp_path / "corpus", range(6))
    first = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=2)
    before = named(first)
    (tmp_path / "corpus" / "0002.txt").rename(tmp_path / "corpus" / "a-new-name.txt")
    second = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=2)
    assert named(second)["a-new-name.txt"] == before["0002.txt"]
    assert (second.came, second.went) == (0, 0)
    row = all_rows(second)[named(second)["a-new-name.txt"]]
    assert isinstance(row, Source)
    assert extract(row).text == body(2)
    assert [left == right for left, right in zip(first.shards, second.shards, strict=True)] == [True, False, True]


def test_rows_that_moved_in_their_table_keep_their_places(tmp_path: Path) -> None:
    """A row that stands further down in a table than it did is the same source, and nothing is written anew."""
    table(tmp_path / "rows.jsonl", range(10, 20))
    first = take_in([str(tmp_path / "rows.jsonl")], tmp_path / "out", size=4)
    table(tmp_path / "rows.jsonl", range(8, 22))
    second = take_in([str(tmp_path / "rows.jsonl")], tmp_path / "out", size=4)
    assert second.shards[:3] == first.shards
    assert (second.came, second.went, second.documents) == (4, 0, 14)


def test_a_copy_that_comes_first_takes_nobodys_place(tmp_path: Path) -> None:
    """A new file with the bytes of one that stays is the copy of the two, though it is come to first."""
    texts(tmp_path / "corpus", range(5, 8))
    first = take_in([str(tmp_path / "corpus")], tmp_path / "out")
    texts(tmp_path / "corpus", [0, 1], words=lambda _: body(6))
    second = take_in([str(tmp_path / "corpus")], tmp_path / "out")
    assert second.shards[:1] == first.shards
    left = [row for row in all_rows(second).values() if isinstance(row, Skipped)]
    assert [(Path(row.name).name, row.why) for row in left] == [
        ("0000.txt", f"has the same bytes as {tmp_path}/corpus/0006.txt"),
        ("0001.txt", f"has the same bytes as {tmp_path}/corpus/0006.txt"),
    ]


def test_ten_thousand_copies_are_one_source(tmp_path: Path) -> None:
    """Copies of one text are each told in the shards, and summed in what is told at the end."""
    texts(tmp_path / "corpus", range(3000), words=lambda _: body(1))
    table(tmp_path / "rows.jsonl", [7] * 7000)
    intake = take_in([str(tmp_path / "corpus"), str(tmp_path / "rows.jsonl")], tmp_path / "out")
    assert intake.documents == 2
    assert [(one.why, one.count) for one in intake.left_out] == [("has the same bytes as another", 9998)]
    left = [row for row in all_rows(intake).values() if isinstance(row, Skipped)]
    assert len({row.name for row in left}) == 9998
    assert {row.why for row in left} == {
        f"has the same bytes as {tmp_path}/corpus/0000.txt",
        f"has the same bytes as {tmp_path}/rows.jsonl#1",
    }
    assert len(intake.shards) < 5


def test_bytes_that_archives_tell_other_things_of_are_two_sources(tmp_path: Path) -> None:
    """Rows of one wording below different headers are different; a file that is named twice is read once."""
    for name, column in (("a.csv", "author"), ("b.csv", "outlet"), ("c.csv", "outlet")):
        (tmp_path / name).write_text(f'{column},text\nGazette,"{body(1)}"\n')
    intake = take_in([str(tmp_path / name) for name in ("a.csv", "b.csv", "c.csv", "a.csv")], tmp_path / "out")
    assert intake.documents == 2
    assert [row.why for row in all_rows(intake).values() if isinstance(row, Skipped)] == [
        f"has the same bytes as {tmp_path}/b.csv",
        "is named twice",
    ]


def test_bytes_bound_a_shard(tmp_path: Path) -> None:
    """A shard holds no more bytes than it may, unless one source alone has more; nobody waits for a long one."""
    chance = random.Random(1)  # noqa: S311 - a corpus, no secret
    sizes = [chance.randrange(100, 3000) for _ in range(60)] + [50_000, 20_000_000, 200, 300]
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, size in enumerate(sizes):
        (corpus / f"{number:03d}.txt").write_text(f"{number} ".ljust(size, "x"))
    intake = take_in([str(corpus)], tmp_path / "out", most_bytes=10_000)
    assert intake.documents == 64
    assert all(shard.told["bytes"] <= 10_000 or shard.told["documents"] == 1 for shard in intake.shards)
    assert sum(shard.told["bytes"] for shard in intake.shards) == sum(sizes)


def test_the_digest_is_of_the_files_bytes(tmp_path: Path) -> None:
    """A file's row tells the digest and the number of its bytes, not the bytes; and its path from the root."""
    texts(tmp_path / "corpus", [1])
    intake = take_in([str(tmp_path / "corpus")], tmp_path / "out")
    (row,) = rows_of(intake.shards[0].folder)
    assert (row.digest, row.size) == (hashlib.sha256(body(1).encode()).hexdigest(), len(body(1)))
    assert row.source == Source(name=f"{tmp_path}/corpus/0001.txt", path=f"{tmp_path}/corpus/0001.txt")


def test_paths_count_from_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker in another folder finds what was named from this one; the same file named otherwise is the same."""
    texts(tmp_path / "corpus", range(3))
    monkeypatch.chdir(tmp_path)
    first = take_in(["corpus"], tmp_path / "out")
    assert [row.name for row in all_rows(first).values()] == [f"corpus/000{n}.txt" for n in range(3)]
    assert all(isinstance(row, Source) and row.path == str(tmp_path / row.name) for row in all_rows(first).values())
    second = take_in([str(tmp_path / "corpus")], tmp_path / "out")
    assert second.shards == first.shards


def test_progress_is_told(tmp_path: Path) -> None:
    """Whoever watches hears of documents and of what is left out, and what an earlier run had taken in."""
    texts(tmp_path / "corpus", range(200))
    (tmp_path / "corpus" / "x.bin").write_bytes(bytes(300))
    heard: list[Progress] = []
    take_in([str(tmp_path / "corpus")], tmp_path / "out", size=50, done=heard.append)
    assert [one.documents for one in heard] == [64, 128, 192, 200]
    assert (heard[-1].done, heard[-1].left_out, heard[-1].kept, heard[-1].total) == (4, 1, 0, None)
    heard.clear()
    take_in([str(tmp_path / "corpus")], tmp_path / "out", size=50, done=heard.append)
    assert (heard[-1].documents, heard[-1].kept_documents, heard[-1].kept) == (200, 200, 4)


def test_the_names_of_columns_are_looked_at_first(tmp_path: Path) -> None:
    """A column for a field that is none is told before a folder is made."""
    with pytest.raises(UsageError, match="there is no field"):
        take_in([str(tmp_path)], tmp_path / "out", columns=[("titel", "headline")])
    assert not (tmp_path / "out").exists()


def test_a_damaged_shard_says_what_to_do(tmp_path: Path) -> None:
    """A shard that cannot be read is told with its folder and the way out, which is one."""
    texts(tmp_path / "corpus", range(8))
    first = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=4)
    broken = first.shards[1].folder
    (broken / "sources.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match="is a damaged shard") as told:
        sources(broken)
    assert "remove this folder" in told.value.remedy
    for each in broken.iterdir():
        each.unlink()
    broken.rmdir()
    second = take_in([str(tmp_path / "corpus")], tmp_path / "out", size=4)
    assert [row.name for row in all_rows(second).values()] == [f"{tmp_path}/corpus/000{n}.txt" for n in range(8)]
    assert (second.came, second.documents) == (4, 8)


def test_packed_tables_and_their_rows_are_alike(tmp_path: Path) -> None:
    """Rows of a packed table stand in the shards with their own bytes."""
    table(tmp_path / "rows.jsonl", range(9))
    with gzip.open(tmp_path / "packed.jsonl.gz", "wb") as file:
        file.write((tmp_path / "rows.jsonl").read_bytes())
    intake = take_in([str(tmp_path / "packed.jsonl.gz")], tmp_path / "out")
    found = [extract(row) for row in all_rows(intake).values() if isinstance(row, Source)]
    assert [one.text for one in found] == [f"Vote {n}\n\n{body(n)}" for n in range(9)]
    assert {one.raw.within.place for one in found if one.raw.within} == {f"line {n}, field text" for n in range(1, 10)}


def test_the_runs_own_folder_is_no_part_of_the_corpus(tmp_path: Path) -> None:
    """A run that writes into a folder of its corpus does not take in what it wrote, nor tells of it."""
    texts(tmp_path, range(3))
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "page.txt").write_text("What a run wrote.")
    for came in (3, 0):
        intake = take_in([str(tmp_path)], tmp_path / "run" / "stages" / "intake", apart=tmp_path / "run")
        assert (intake.documents, intake.came, intake.left_out) == (3, came, ())


def test_a_row_is_one_of_three() -> None:
    """A row is a source, what was left out, or a hole."""
    assert GONE.gone
    assert GONE.name == ""
    assert not Row(source=SOURCES[0]).gone
