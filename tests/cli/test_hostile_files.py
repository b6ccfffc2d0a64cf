"""Hostile files in a folder: each is told by name, everything else is read, and memory stays within its limits."""

import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from test_compare import COURIER

from read.samples.docx import docx, paragraph
from read.samples.pdf import Page, encrypted, pdf

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghij", "bcdefghijk", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ITEM = "<channel><title>Post</title><item><title>&k;</title></item></channel>"
FEED = f'<?xml version="1.0"?>{{}}<rss version="2.0">{ITEM}</rss>'
WORD = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{}</w:document>"
GOOD = docx(paragraph("The council voted on Monday to end the exchanges, its clerk said."))
PAPER = pdf([Page().put(72, 700, "The council voted on Monday to end the exchanges, its clerk said.")])


def _package(document: bytes, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", kind) as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return out.getvalue()


def _doctype(doctype: str) -> bytes:
    return (
        '<?xml version="1.0"?>' + doctype + WORD.format("<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>")
    ).encode()


def _bomb() -> bytes:
    deep = "<w:p><w:r><w:t>" + "ha " * 30_000_000 + "</w:t></w:r></w:p>"
    return _package(WORD.format(f"<w:body>{deep}</w:body>").encode())


#: A file's name, what makes it, and a word of the reason for which it is left out.
BAD = {
    "bomb.docx": (_bomb, ""),
    "laughs.docx": (lambda: _package(_doctype(LAUGHS)), "entities"),
    "outside.docx": (lambda: _package(_doctype(OUTSIDE)), "entities"),
    "deep.docx": (lambda: _package(WORD.format("<w:p>" * 200_000).encode()), ""),
    "cut.docx": (lambda: GOOD[: len(GOOD) // 2], ""),
    "laughs.rss": (lambda: FEED.format(LAUGHS).encode(), ""),
    "outside.rss": (lambda: FEED.format(OUTSIDE).encode(), ""),
    "locked.pdf": (encrypted, "encrypted"),
    "empty.pdf": (lambda: b"%PDF-1.7\n%%EOF\n", ""),
    "deep.json": (lambda: b"[" * 1_000_000, ""),
    "bomb.warc.gz": (lambda: gzip.compress(b"WARC/1.0\r\n" + b"a" * 100_000_000), ""),
    "nothing.txt": (lambda: b"", "empty"),
    "picture.txt": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000), "PNG"),
}


def _read(*names: object) -> tuple[list[dict[str, object]], str, int, int]:
    code = (
        "import resource, sys\nfrom according.cli import main\nfrom according.read.parser import PARSER\n"
        # Only a process that has ended is counted among the children.
        "try:\n    main()\nfinally:\n    PARSER.close()\n"
        "    own = open('/proc/self/status').read().split('VmHWM:')[1].split()[0]\n"
        "    print('memory', own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "read", "--jsonl", *map(str, names)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    *said, memory = ended.stderr.strip().splitlines()
    return [json.loads(line) for line in ended.stdout.splitlines()], "\n".join(said), *map(int, memory.split()[1:])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to all of its limits")
def test_a_folder_of_hostile_files(tmp_path: Path) -> None:
    """Bombs, laughs, locked, cut off and lying files are each left out by name and reason; the good ones are read."""
    for name, (make, _) in BAD.items():
        (tmp_path / name).write_bytes(make())
    (tmp_path / "good.txt").write_text(COURIER)
    (tmp_path / "good.docx").write_bytes(GOOD)
    (tmp_path / "lies.txt").write_bytes(PAPER)
    documents, said, own, parser = _read(tmp_path)
    assert sorted(Path(str(d["path"])).name for d in documents) == ["good.docx", "good.txt", "lies.txt"]
    for name, (_, reason) in BAD.items():
        (line,) = [line for line in said.splitlines() if f"/{name}" in line]
        assert line.startswith("left out: ")
        assert reason in line
        assert "; " in line
    assert own < 500_000, f"{own} kB in the process that asks"
    assert parser < 2_100_000, f"{parser} kB in the parsing process"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read off Linux's own figures")
@pytest.mark.parametrize("head", [b"The council voted. " * 4000, b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"{\\rtf1 "])
def test_a_gigabyte_is_told_by_its_size(head: bytes, tmp_path: Path) -> None:
    """A file of a gigabyte is refused by its size, whatever it begins like, without being read into memory."""
    with (tmp_path / "big.dat").open("wb") as file:
        file.write(head)
        file.truncate(1_000_000_000)
    documents, said, own, _ = _read(tmp_path / "big.dat")
    assert not documents
    assert "big.dat" in said
    assert own < 300_000
