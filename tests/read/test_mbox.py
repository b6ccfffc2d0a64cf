"""Mailboxes: each message an input of its own, however large the file."""

from pathlib import Path

from according.core import RegionKind
from according.read import Source, discover, extract
from read.samples.mail import BOX, LETTER


def test_messages_are_inputs(tmp_path: Path) -> None:
    """Each message is named by its number; lines that begin with From are given back as they were."""
    path = tmp_path / "box.mbox"
    path.write_text(BOX, encoding="utf-8")
    rows = discover([str(path)])
    assert [row.name for row in rows] == [f"{path}#{n}" for n in (1, 2, 3)]
    read = [extract(row) for row in rows if isinstance(row, Source)]
    assert [each.metadata.title for each in read] == ["The budget", "[quay] Storm", "Two letters"]
    assert "\nFrom here it takes" in read[2].text
    assert read[0].raw.within
    assert read[0].raw.within.place == "message 1"
    assert read[2].raw.size == len(LETTER.encode()) + 1


def test_one_of_many(tmp_path: Path) -> None:
    """One message can be named alone."""
    path = tmp_path / "box.mbox"
    path.write_text(BOX, encoding="utf-8")
    (only,) = discover([f"{path}#2"])
    assert isinstance(only, Source)
    assert "took the pier" in extract(only).text


def test_slices_meet_whatever_the_size(tmp_path: Path) -> None:
    """Messages that stand across the stretches in which the file is read are found whole, every one once."""
    path = tmp_path / "box.mbox"
    body = "The storm took the pier. " * 40 + "\n"
    with path.open("w", encoding="utf-8") as file:
        for n in range(3000):
            file.write(
                f"From ann at post.example  Wed Feb  4 09:00:00 2026\nSubject: No. {n}\nFrom: a@b.example\n\n{body}\n"
            )
    rows = [row for row in discover([str(path)]) if isinstance(row, Source)]
    assert len(rows) == 3000
    assert sum(row.size for row in rows) == path.stat().st_size
    for n in (0, 1048, 1049, 2999):
        assert extract(rows[n]).metadata.title == f"No. {n}"


def test_a_text_that_begins_with_from_is_none() -> None:
    """A text that begins with From, even with a day, is no mailbox."""
    text = "From here on Monday Jan 5 2026\nit all went well: the ferry ran.\n"
    assert extract(Source(name="a.txt", data=text.encode())).raw.media_type == "text/plain"


def test_subject_of_each_is_its_headline() -> None:
    """Each message has its own subject as headline."""
    rows = [row for row in discover(["-"], BOX.encode()) if isinstance(row, Source)]
    for row in rows:
        extracted = extract(row)
        assert extracted.marked[0].kind is RegionKind.HEADLINE
