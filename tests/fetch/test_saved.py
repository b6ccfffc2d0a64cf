"""Saved pages: one WARC file each, as it came, with what was said about it."""

import gzip
import json
import time
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from according.fetch import Folder, Visitor, histories, page_name, parse_address, saved_metadata, saved_page, warc_bytes
from according.fetch.writing import write_whole
from loopback import serving

PAGE = "<html><head><title>Vote</title></head><body><p>The “council” voted.</p></body></html>".encode()
MOMENT = "2026-03-04T05:06:07Z"


@pytest.fixture
def site():
    with serving() as running:
        yield running


def records(data, folder):
    path = folder / "x.warc.gz"
    path.write_bytes(data)
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            yield record, record.raw_stream.read()


def test_a_page_is_saved_as_it_came(site, tmp_path):
    """Request, headers and payload are kept byte for byte; the digests are right; chunk marks alone are undone."""
    packed = gzip.compress(PAGE)

    def chunked(handler):
        handler.close_connection = True
        handler.wfile.write(
            b"HTTP/1.1 200 Fine\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
            b"X-Name: caf\xc3\xa9\r\nTransfer-Encoding: chunked\r\n\r\n"
            + b"".join(b"%x\r\n%s\r\n" % (1, packed[n : n + 1]) for n in range(len(packed)))
            + b"0\r\n\r\n"
        )

    site.routes["/b"] = chunked
    site.moved("/a", "/b", 301)
    visit = Visitor(site.client()).visit(site.at("/a"))
    data = warc_bytes(visit, MOMENT, {"outlet": "Courier"})
    assert data == warc_bytes(visit, MOMENT, {"outlet": "Courier"})
    found = {record.rec_type: (record, block) for record, block in records(data, tmp_path)}
    assert list(found) == ["warcinfo", "request", "response", "metadata"]
    response, payload = found["response"]
    assert payload == packed
    assert response.rec_headers["WARC-Target-URI"] == site.at("/b")
    assert response.rec_headers["WARC-IP-Address"] == "127.0.0.1"
    assert response.http_headers.get_statuscode() == "200"
    assert response.http_headers["Content-Encoding"] == "gzip"
    assert response.http_headers["X-Archive-Orig-Transfer-Encoding"] == "chunked"
    assert "X-Name: café".encode() in gzip.decompress(data)
    assert found["request"][0].http_headers.protocol == "GET"
    metadata = json.loads(found["metadata"][1])
    assert metadata["redirects"] == [{"status": 301, "from": site.at("/a"), "to": site.at("/b")}]
    assert metadata["robots"] == {"file": site.at("/robots.txt"), "state": "none", "allowed": True}
    assert metadata["outlet"] == "Courier"
    saved = saved_page(tmp_path / "x.warc.gz")
    assert (saved.asked, saved.address, saved.fetched) == (site.at("/a"), site.at("/b"), MOMENT)


def test_file_names_tell_host_and_page():
    """A file is named after host, last words of the path and a digest of the address; hostile paths stay inside."""
    assert page_name(parse_address("https://www.courier.example/2026/03/council-votes.html?x=1")).startswith(
        "www.courier.example-council-votes-"
    )
    for path in ("/", "/../../etc/passwd", "/%2e%2e/x", "/" + "a" * 3000, "/%00", "/ÄÖ", "/CON", "/.hidden"):
        name = page_name(parse_address("https://h.example" + path))
        assert Path(name).name == name
        assert len(name.encode()) < 200
        assert name.startswith("h.example-")
        assert name.endswith(".warc.gz")


@pytest.mark.parametrize(
    "data", [b"", b"\x1f\x8b", b"WARC/1.0\r\n\r\n", b"x" * 5000, gzip.compress(b"WARC/1.1\r\nA: b\r\n", mtime=0)]
)
def test_other_files_in_the_folder_are_passed_over(tmp_path, data):
    """What is no saved page, or half of one, is passed over."""
    path = tmp_path / "x.warc.gz"
    path.write_bytes(data)
    assert saved_page(path) is None
    assert saved_metadata(path) == {}
    assert Folder(tmp_path).pages() == ()


def test_no_page_takes_anothers_place(site, tmp_path, monkeypatch):
    """Where two addresses share a name, or a file of the user's has it, the page gets a longer one."""
    site.page("/a", PAGE)
    site.page("/b", PAGE)
    name = "news.example-x-"
    monkeypatch.setattr("according.fetch.folder.page_name", lambda _, digits=8: f"{name}{'0' * digits}.warc.gz")
    (tmp_path / f"{name}{'0' * 8}.warc.gz").write_bytes(b"the user's own")
    folder, visitor = Folder(tmp_path), Visitor(site.client())
    for path in ("/a", "/b"):
        folder.put(parse_address(site.at(path)), warc_bytes(visitor.visit(site.at(path)), MOMENT))
    assert {page.asked for page in folder.pages()} == {site.at("/a"), site.at("/b")}
    assert (tmp_path / f"{name}{'0' * 8}.warc.gz").read_bytes() == b"the user's own"
    with pytest.raises(FileExistsError):
        folder.put(parse_address(site.at("/c")), b"")


def test_a_folder_of_a_thousand_pages_is_looked_through_at_once(site, tmp_path):
    """Looking for an address reads each file's first record alone, and each file once."""
    site.page("/a", PAGE)
    data = warc_bytes(Visitor(site.client()).visit(site.at("/a")), MOMENT)
    for number in range(1000):
        (tmp_path / f"{number}.warc.gz").write_bytes(data)
    folder = Folder(tmp_path)
    assert folder.find(parse_address(site.at("/other"))) is None
    start = time.process_time()
    for _ in range(10):
        folder.find(parse_address(site.at("/other")))
    assert time.process_time() - start < 2.0


def test_a_write_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    """Where writing breaks off, the old file stays as it was and nothing is left beside it."""
    write_whole(tmp_path / "a", b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a", b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"old")]


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_change_that_is_cut_off_loses_no_edition(site, tmp_path, monkeypatch, step):
    """Cut off before any of its writes, a change leaves the old edition in its place and goes through later."""
    folder, visitor = Folder(tmp_path), Visitor(site.client())
    site.page("/a", PAGE)
    asked = parse_address(site.at("/a"))
    folder.put(asked, warc_bytes(visitor.visit(site.at("/a")), MOMENT))
    site.page("/a", PAGE.replace(b"voted", b"met"))
    new = warc_bytes(visitor.visit(site.at("/a")), "2026-03-05T05:06:07Z")
    writes = []

    def cut_off(path, data):
        writes.append(path)
        if len(writes) == step:
            raise KeyboardInterrupt
        write_whole(path, data)

    monkeypatch.setattr("according.fetch.folder.write_whole", cut_off)
    with pytest.raises(KeyboardInterrupt):
        folder.follow(folder.find(asked), new, b"{}")
    (page,) = histories(Folder(tmp_path))
    assert [edition.fetched for edition in page.editions] == [MOMENT]
    monkeypatch.undo()
    folder.follow(folder.find(asked), new, b"{}")
    (page,) = histories(Folder(tmp_path))
    assert [edition.fetched for edition in page.editions] == [MOMENT, "2026-03-05T05:06:07Z"]
    assert page.changes[0].notes == ("what differs was not kept; compare the two files",)
