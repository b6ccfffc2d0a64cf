"""Sources: what a user's names lead to, and why others were left out."""

import pickle
from pathlib import Path

import pytest

from according.core import InputError, Skipped
from according.read import Source, discover, extract

BODY = "The council voted 6-0 on Monday to end the exchanges.\n\nThe mayor said she was glad.\n"


def _file(folder: Path, name: str, content: str | bytes = BODY) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_names_keep_the_users_order(tmp_path: Path) -> None:
    """Files come in the order in which the user named them."""
    second, first = _file(tmp_path, "b.txt", "one text"), _file(tmp_path, "a.txt", "another text")
    assert [row.name for row in discover([second, first])] == [second, first]


def test_folder_is_read_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    """A folder gives its files sorted by path, those of its folders too, and leaves hidden ones out."""
    for name in ("b.txt", "a.md", ".hidden.txt", "deep/c.html", ".git/d.txt", "README"):
        _file(tmp_path, name, f"text of {name}")
    rows = discover([str(tmp_path)])
    assert [Path(row.name).relative_to(tmp_path).as_posix() for row in rows] == [
        "README",
        "a.md",
        "b.txt",
        "deep/c.html",
    ]
    assert all(isinstance(row, Source) for row in rows)


def test_nothing_in_a_folder_is_dropped_silently(tmp_path: Path) -> None:
    """Files in a folder that cannot be read each come back as a row that says why."""
    _file(tmp_path, "a.txt")
    _file(tmp_path, "c.jpg", b"\xff\xd8\xff\xe0")
    _file(tmp_path, "d.csv", "a,b\n")
    why = {Path(row.name).name: row.why for row in discover([str(tmp_path)]) if isinstance(row, Skipped)}
    assert why == {
        "c.jpg": "is a JPEG image",
        "d.csv": "is a table without a column of texts that is known",
    }


def test_folder_without_texts_says_so(tmp_path: Path) -> None:
    """A folder without readable files is a row of its own with a remedy."""
    (row,) = discover([str(tmp_path)])
    assert isinstance(row, Skipped)
    assert row.name == str(tmp_path)
    assert "without files that can be read" in row.why
    assert ".txt" in row.remedy


def test_missing_file_suggests_the_nearest_name(tmp_path: Path) -> None:
    """A missing path names the file beside it that the user may have meant."""
    _file(tmp_path, "council-2018.txt")
    (row,) = discover([str(tmp_path / "counsil-2018.txt")])
    assert isinstance(row, Skipped)
    assert row.why == "does not exist"
    assert "council-2018.txt" in row.remedy


def test_name_with_a_nul_is_only_missing() -> None:
    """A name that no file can have is told as missing, not raised."""
    (row,) = discover(["a\0b"])
    assert isinstance(row, Skipped)


def test_same_bytes_are_read_once(tmp_path: Path) -> None:
    """A file with the bytes of an earlier one, under its own name or another, is left out and says of which."""
    first, copy, other = _file(tmp_path, "a.txt"), _file(tmp_path, "b.txt"), _file(tmp_path, "c.txt", BODY[::-1])
    rows = discover([first, copy, other, first])
    assert [type(row) for row in rows] == [Source, Skipped, Source, Skipped]
    assert isinstance(rows[1], Skipped)
    assert rows[1].why == f"has the same bytes as {first}"
    assert isinstance(rows[3], Skipped)
    assert rows[3].why == "is named twice"


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    """A link to a folder above it is not followed."""
    _file(tmp_path, "in/a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    assert [Path(row.name).name for row in discover([str(tmp_path)]) if isinstance(row, Source)] == ["a.txt"]


def test_standard_input_is_a_source() -> None:
    """A dash stands for the bytes on standard input, and for a message where there are none."""
    given, missing = discover(["-"], stdin=BODY.encode())[0], discover(["-"])[0]
    assert isinstance(given, Source)
    assert extract(given).text == BODY
    assert isinstance(missing, Skipped)


def test_sources_can_be_sent_to_another_process(tmp_path: Path) -> None:
    """A source survives pickling, and pickling does not read the file."""
    source = discover([_file(tmp_path, "a.txt")])[0]
    assert pickle.loads(pickle.dumps(source)) == source  # noqa: S301 - our own bytes
    assert isinstance(source, Source)
    assert source.data is None


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "white space"),
        ("a.txt", bytes(range(256)) * 4, "binary"),
        ("a.txt", b"%PDF-1.4 \n...", "PDF"),
        ("a.txt", b"PK\x03\x04....word/document.xml", "zip archive"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "PNG"),
    ],
)
def test_what_is_no_text_says_what_it_is(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    """An empty file, a binary or a known kind that is no text raises one clear error with a remedy."""
    path = _file(tmp_path, name, content)
    source = discover([path])[0]
    assert isinstance(source, Source)
    with pytest.raises(InputError, match=why) as caught:
        extract(source)
    assert str(caught.value).startswith(f"{path}: ")
    assert caught.value.remedy


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    """A text of 50 MB is refused by its size, before it is read."""
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.write(b"The council voted. " * 400)
        file.truncate(50_000_000)  # the rest are holes, which a reader would take for NULs
    with pytest.raises(InputError, match=r"too large \(50 MB; a text may have 20 MB\)"):
        extract(Source(name="long.txt", path=str(path)))
