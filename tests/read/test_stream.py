"""Stream: the inputs behind a user's names one by one, as many as there are."""

import itertools
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from according.core import Skipped, UsageError
from according.read import Source, discover, extract, folders, stream
from read.samples.table import ROWS, lines

BODY = "The council voted 6-0 on Monday to end the exchanges.\n\nThe mayor said she was glad.\n"


def _put(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def _corpus(folder: Path) -> list[str]:
    _put(
        folder,
        b_txt=f"{BODY} b",
        a_txt=f"{BODY} a",
        deep__c_html="<!doctype html><p>One paragraph of a page, long enough to be read as one.</p>",
        deep__er__d_txt=f"{BODY} d",
        rows_jsonl=lines(*ROWS),
        picture_jpg=b"\xff\xd8\xff\xe0",
        table_csv="a,b\n",
        notes_xyz=BODY,
    )
    (folder / "deep" / "loop").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    return [str(folder), str(folder / "b.txxt"), f"{folder}/rows.jsonl#2", f"{folder}/rows.jsonl#9", "-"]


def test_what_is_streamed_is_what_is_discovered(tmp_path: Path) -> None:
    """The inputs, the words about what is left out, and the order are those of ``discover``, copies apart."""
    names = _corpus(tmp_path)
    rows = tuple(stream(names, b"On standard input."))
    copied = [row for row in discover(names, b"On standard input.") if "named twice" in getattr(row, "why", "")]
    without = [row for row in rows if row.name not in {each.name for each in copied}]
    assert without == [
        row for row in discover(names, b"On standard input.") if row.name not in {each.name for each in copied}
    ]
    assert len(rows) == 16
    assert [row.name for row in copied] == [f"{tmp_path}/rows.jsonl#2"]


def test_an_input_can_be_read_before_the_next_one_is_looked_for(tmp_path: Path) -> None:
    """Between two inputs of an archive others may be read; what is left half read holds no process."""
    _corpus(tmp_path)
    rows = stream([str(tmp_path / "rows.jsonl")])
    first = next(rows)
    assert isinstance(first, Source)
    assert extract(first).metadata.outlet == "The Gazette"
    assert isinstance(next(rows), Source)
    rows.close()  # type: ignore[attr-defined]


def test_nothing_is_looked_at_before_it_is_asked_for(tmp_path: Path) -> None:
    """The second name is not looked at before the inputs of the first were taken."""
    _put(tmp_path, a_txt=BODY)
    rows = stream([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    next(rows)
    _put(tmp_path, b_txt=BODY)
    assert isinstance(next(rows), Source)


def test_columns_are_looked_at_at_once() -> None:
    """A field that is none is told when the stream is asked for, not when the first input is."""
    with pytest.raises(UsageError, match="did you mean title"):
        stream(["a.csv"], columns=[("titel", "headline")])


def test_more_names_than_are_sorted_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of ever so many files gives them sorted, names that are no UTF-8 among them."""
    names = [f"{n:03d}-{'x' * (n % 7)}.txt" for n in range(97)]
    for name in (*names, "\udcff\udce9.txt", "é.txt", "日本.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8", errors="surrogateescape")
    for n in range(23):
        _put(tmp_path / f"in{n * 7 % 23:02d}", **{f"{n}_txt": str(n)})
    whole = list(folders.walk(str(tmp_path)))
    monkeypatch.setattr(folders, "_RUN", 10)
    monkeypatch.setattr(folders, "_CHUNK", 50)
    assert list(folders.walk(str(tmp_path))) == whole
    assert len(whole) == 123
    expected = [os.path.join(at, each) for at, _, files in _sorted_walk(tmp_path) for each in files]  # noqa: PTH118
    assert whole == expected


def _sorted_walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    for at, below, files in os.walk(folder):
        below.sort()
        yield at, below, sorted(files)


def test_a_folder_below_the_working_folder_is_named_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files in "." and in "./corpus" are named without the dot."""
    _put(tmp_path, corpus__a_txt=BODY)
    monkeypatch.chdir(tmp_path)
    assert list(folders.walk(".")) == ["corpus/a.txt"]
    assert list(folders.walk("./corpus/")) == ["corpus/a.txt"]


def test_an_endless_folder_is_no_matter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The first inputs of a folder come before its last file was found."""
    _put(tmp_path, a_txt=BODY)
    monkeypatch.setattr(
        import_module("according.read.stream"), "walk", lambda _: itertools.repeat(str(tmp_path / "a.txt"))
    )
    assert len(list(itertools.islice(stream([str(tmp_path)]), 50))) == 50


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    """A folder without permission is a row, and the others are read."""
    _put(tmp_path, a__a_txt=BODY, b__b_txt=BODY)
    (tmp_path / "a").chmod(0)
    rows = list(stream([str(tmp_path)]))
    (tmp_path / "a").chmod(0o755)
    assert isinstance(rows[0], Skipped)
    assert rows[0].why == "is a folder that may not be read"
    assert isinstance(rows[1], Source)
