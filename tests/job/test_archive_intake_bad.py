"""The intake of a corpus with bad files in it: each is a row that says why, and all else is taken in."""

import gzip
import io
import json
import os
import random
import tarfile
import zipfile
from pathlib import Path

import pytest

from according.core import InputError, Skipped
from according.job.archive.intake import Intake, sources, take_in
from according.read import Source, extract

BODY = "The council of Ashby voted 6 to 2 on Monday.\n\nThe mayor said she was glad.\n"


def _left(intake: Intake) -> dict[str, str]:
    """Why each input was left out, by the last part of its name."""
    return {Path(row.name).name: row.why for row in _rows(intake) if isinstance(row, Skipped)}


def _rows(intake: Intake) -> list[Source | Skipped]:
    return [row for shard in intake.shards for row in sources(shard.folder) if row is not None]


def _read(intake: Intake) -> dict[str, str]:
    """What each source that came through reads as, or why it does not."""
    found = {}
    for row in _rows(intake):
        if isinstance(row, Source):
            try:
                found[Path(row.name).name] = extract(row).text
            except InputError as error:
                found[Path(row.name).name] = f"left out: {error.why}"
    return found


def _zip(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as file:
        told = tarfile.TarInfo("a.txt")
        told.size = len(BODY)
        file.addfile(told, io.BytesIO(BODY.encode()))
    return out.getvalue()


def _bad(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    line, chance = json.dumps({"title": "T", "text": BODY}), random.Random(1)  # noqa: S311 - a corpus, no secret
    for name, content in {
        "binary.txt": bytes(range(256)) * 20,
        "blank.txt": b" \n\t\n",
        "cut.docx": _zip(word__document_xml="<w:document/>")[:60],
        "cut.jsonl": f"{line}\n{line[:40]}".encode(),
        "cut.jsonl.gz": gzip.compress("".join(f'{line[:-2]}{chance.random()}"}}\n' for _ in range(99)).encode())[:-50],
        "cut.pdf": b"%PDF-1.4\n1 0 obj",
        "cut.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Len",
        "empty.txt": b"",
        "latin.txt": "Café owners said “no” to Ashby’s council on Monday, the mayor said.".encode("cp1252"),
        "packed.tar.gz": _tar(),
        "packed.zip": _zip(a_txt=BODY),
        "picture.png": b"\x89PNG\r\n\x1a\n",
        "wide.txt": BODY.encode("utf-16"),
        "wrong.html": b"<!doctype html><meta charset=utf-8><p>The caf\xe9 owners told the council of Ashby no.</p>",
    }.items():
        (folder / name).write_bytes(content)


def test_a_corpus_with_bad_files_in_it(tmp_path: Path) -> None:
    """One bad file in twenty stops nothing: the good ones are taken in, the bad ones told, in one run as in two."""
    corpus = tmp_path / "corpus"
    _bad(corpus)
    for number in range(270):
        (corpus / f"good-{number:03d}.txt").write_text(f"{number}. {BODY}")
    intake = take_in([str(corpus)], tmp_path / "out")
    read = _read(intake)
    assert sum(name.startswith("good-") and words.endswith(BODY) for name, words in read.items()) == 270
    left = _left(intake)
    assert left["empty.txt"] == "is empty"
    assert left["picture.png"] == "is a PNG image"
    assert left["packed.zip"] == "is a zip archive"
    assert left["packed.tar.gz"] == "is a gzip archive"
    assert left["cut.jsonl, line 2"] == "is not well-formed JSON"
    assert left["cut.jsonl.gz"] == "is damaged: it cannot be unpacked to its end; what stood before was read"
    assert "binary.txt" in left
    assert "cut.warc" in left
    assert read["latin.txt"].startswith("Café owners said “no”")
    assert read["wide.txt"] == BODY
    assert read["wrong.html"].startswith("The café owners")
    assert "left out" in read["blank.txt"]
    assert "left out" in read["cut.docx"]
    assert "left out" in read["cut.pdf"]
    again = take_in([str(corpus)], tmp_path / "out")
    assert (again.shards, again.left_out, again.came) == (intake.shards, intake.left_out, 0)


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """Files whose names are no UTF-8, have line ends or a number sign are taken in and found again."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    names = [os.fsdecode(b"caf\xe9.txt"), "a\nb.txt", "rows#2.txt", "日本.txt", os.fsdecode(b"\xff\xfe.jpg")]
    for number, name in enumerate(names):
        (corpus / name).write_bytes(f"{number}. {BODY}".encode() if name.endswith(".txt") else b"\xff\xd8\xff")
    intake = take_in([str(corpus)], tmp_path / "out")
    assert sorted(_read(intake)) == sorted(names[:4])
    assert list(_left(intake)) == [names[4]]
    (corpus / names[0]).rename(corpus / os.fsdecode(b"th\xe9.txt"))
    again = take_in([str(corpus)], tmp_path / "out")
    assert (again.came, again.went) == (0, 0)
    assert os.fsdecode(b"th\xe9.txt") in _read(again)


def test_one_document_of_twenty_megabytes(tmp_path: Path) -> None:
    """A text as long as a text may be is taken in by itself; a longer one is told and never read whole."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(20):
        (corpus / f"{number:02d}.txt").write_text(f"{number}. {BODY}")
    (corpus / "05-long.txt").write_bytes((BODY.encode() * 300_000)[:20_000_000])
    with (corpus / "06-longer.txt").open("wb") as file:
        file.write(BODY.encode() * 1000)
        file.truncate(30_000_000_000)  # holes: read whole, it would take minutes
    rows = [json.dumps({"text": BODY * 10}), json.dumps({"text": BODY * 300_000}), json.dumps({"text": BODY * 20})]
    (corpus / "rows.jsonl").write_text("\n".join(rows))
    intake = take_in([str(corpus)], tmp_path / "out")
    assert intake.documents == 23
    assert _left(intake) == {
        "06-longer.txt": "is too large (30000 MB; a text may have 20 MB)",
        "rows.jsonl, line 2": "is too long",
    }
    assert [shard.told["documents"] for shard in intake.shards] == [5, 1, 17]


def test_dates_are_nobodys_matter_here(tmp_path: Path) -> None:
    """Rows with wrong, impossible or no dates are taken in like any other."""
    dates = ["", None, "yesterday", "31/02/2018", "03/04/2020", "0000-00-00", 10**30, "9999-12-31T99:99:99Z", []]
    rows = [json.dumps({"text": f"{number}. {BODY}", "date": date}) for number, date in enumerate(dates)]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    intake = take_in([str(tmp_path / "rows.jsonl")], tmp_path / "out")
    assert intake.documents == len(dates)
    assert not intake.left_out
    assert all(extract(row).metadata.published is None for row in _rows(intake) if isinstance(row, Source))


def test_links_that_lead_in_circles_and_what_is_no_file(tmp_path: Path) -> None:
    """Links to folders are not followed, a link to a file is its file; a pipe or a link to nowhere is told."""
    corpus = tmp_path / "corpus"
    (corpus / "in").mkdir(parents=True)
    (corpus / "in" / "a.txt").write_text(BODY)
    (corpus / "in" / "up").symlink_to(corpus)
    (corpus / "me").symlink_to(corpus / "me")
    (corpus / "nowhere.txt").symlink_to(corpus / "gone.txt")
    (corpus / "same.txt").symlink_to(corpus / "in" / "a.txt")
    os.mkfifo(corpus / "pipe.txt")
    intake = take_in([str(corpus)], tmp_path / "out")
    assert intake.documents == 1
    no_file = "is not a file (a link that leads nowhere, say)"
    assert _left(intake) == {
        "me": no_file,
        "nowhere.txt": no_file,
        "pipe.txt": no_file,
        "a.txt": f"has the same bytes as {corpus}/same.txt",
    }


def test_a_file_that_is_written_to_while_it_is_read(tmp_path: Path) -> None:
    """A table that grows meanwhile gives what it holds, once; what came after is taken in by the next run."""
    path = tmp_path / "rows.jsonl"
    lines = [json.dumps({"text": f"{number}. {BODY}"}) + "\n" for number in range(3000)]
    path.write_text("".join(lines[:2000]))
    grown = False

    def grow(_: object) -> None:
        nonlocal grown
        if not grown:
            with path.open("a") as file:
                file.write("".join(lines[2000:]))
        grown = True

    first = take_in([str(path)], tmp_path / "out", done=grow)
    second = take_in([str(path)], tmp_path / "out")
    assert 2000 <= first.documents <= 3000
    assert second.documents == 3000
    assert len({row.data for row in _rows(second) if isinstance(row, Source)}) == 3000
    assert second.shards[: len(first.shards)] == first.shards


def test_a_table_that_is_cut_while_it_is_read(tmp_path: Path) -> None:
    """Rows that are gone when their turn comes are told as cut, and the next run takes them out."""
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"text": f"{number}. {BODY}"}) + "\n" for number in range(3000)))

    def cut(_: object) -> None:
        with path.open("rb+") as file:
            file.truncate(10_000)

    first = take_in([str(path)], tmp_path / "out", done=cut)
    assert first.documents + len(_left(first)) <= 3001
    assert all(json.loads(row.data or b"") for row in _rows(first) if isinstance(row, Source))
    second = take_in([str(path)], tmp_path / "out")
    assert second.documents == path.read_bytes().count(b"\n")


def test_a_file_that_goes_while_the_corpus_is_read(tmp_path: Path) -> None:
    """A file that is no longer there when its turn comes is told, and the others are taken in."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(200):
        (corpus / f"{number:03d}.txt").write_text(f"{number}. {BODY}")

    def remove(_: object) -> None:
        (corpus / "150.txt").unlink(missing_ok=True)

    intake = take_in([str(corpus)], tmp_path / "out", done=remove)
    assert intake.documents == 199
    assert list(_left(intake)) == ["150.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_that_may_not_be_read(tmp_path: Path) -> None:
    """A file and a folder without permission are told."""
    corpus = tmp_path / "corpus"
    (corpus / "closed").mkdir(parents=True)
    for name in ("a.txt", "b.txt"):
        (corpus / name).write_text(f"{name}. {BODY}")
    (corpus / "a.txt").chmod(0)
    (corpus / "closed").chmod(0)
    intake = take_in([str(corpus)], tmp_path / "out")
    (corpus / "closed").chmod(0o755)
    assert _left(intake) == {"a.txt": "may not be read", "closed": "is a folder that may not be read"}
    assert intake.documents == 1
