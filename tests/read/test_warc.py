"""Web archives (WARC): the pages in them, unpacked, with where and when they came from."""

import gzip
import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from according.core import Extract, InputError, Skipped
from according.read import Source, discover, extract
from read.leads_back import lost
from read.samples.web import NOTE, PAGE, answer, crawl, packed_warc, record, samples, sha1, warc

ARCHIVES = dict(samples())
HOST = "https://post.example"


def _rows(data: bytes) -> tuple[list[Source], list[Skipped]]:
    rows = discover(["-"], data)
    return [row for row in rows if isinstance(row, Source)], [row for row in rows if isinstance(row, Skipped)]


def _only(data: bytes) -> Extract:
    (source,), told = _rows(data)
    assert told == []
    return extract(source)


@pytest.mark.parametrize("name", sorted(ARCHIVES))
def test_words_lead_back(name: str) -> None:
    """Every word of a page in an archive leads back to the page's own bytes."""
    sources, _ = _rows(ARCHIVES[name])
    for source in sources:
        assert lost(source) == []


@pytest.mark.parametrize("data", [warc(), packed_warc()], ids=["plain", "packed"])
def test_pages_are_inputs(data: bytes) -> None:
    """Pages and texts that a server answered well are inputs; redirections, errors, images and robots.txt are not."""
    sources, told = _rows(data)
    read = [extract(source) for source in sources]
    assert [each.metadata.url for each in read] == [f"{HOST}/quay", f"{HOST}/pier", f"{HOST}/note.txt"]
    assert [source.within.place for source in sources if source.within] == ["record 3", "record 5", "record 12"]
    assert "at the café" in read[1].text
    assert read[2].text == NOTE
    assert read[0].raw.size == len(PAGE.encode())
    assert [(date.value, date.where) for date in read[0].metadata.dates] == [
        ("2026-02-03T10:00:00Z", "WARC-Date: when it was saved")
    ]
    assert [row.why for row in told] == ["is a feed, which is not opened inside a web archive"]


def test_reservations_are_told() -> None:
    """What was noted beside a page of the site's reservations is said of it."""
    read = extract(_rows(warc())[0][0])
    notes = read.notes
    assert read.metadata.outlet == "The Post"
    assert "the site reserves rights: tdm-reservation (header): 1" in notes
    assert "robots.txt asks programs not to fetch this page" in notes


def test_server_says_the_encoding() -> None:
    """The encoding that the server gave is preferred to a guess, and to what the page says."""
    page = PAGE.replace("<head>", '<head><meta charset="koi8-r">').encode("cp1250", "replace")
    read = _only(record("response", f"{HOST}/a", answer(page, "text/html; charset=windows-1250")))
    assert "café" in read.text
    assert "decoded as cp1250, as its server says" in read.notes


def test_digests_are_checked() -> None:
    """A page whose digest is not that of its bytes is read, and it is said."""
    page = PAGE.encode()
    sound = record("response", f"{HOST}/a", answer(page), WARC_Payload_Digest=sha1(page))
    changed = sound.replace(b"Saturday", b"Thursday")
    assert _only(sound).notes == ()
    assert "its digest in the archive is not that of its bytes" in _only(changed).notes[0]


def test_truncated_archives_are_told() -> None:
    """What stands before the break is read, and a row tells of it; a page that was cut when it was saved says so."""
    for data in (warc(), packed_warc()):
        sources, told = _rows(data[:-200])
        assert len(sources) >= 2
        assert "cut off in the middle" in told[-1].why
    cut = record("response", f"{HOST}/a", answer(PAGE.encode()), WARC_Truncated="length")
    assert "the archive kept only the beginning of it (length)" in _only(cut).notes


def test_packed_as_one_whole() -> None:
    """An archive that was packed as one file, so that no record has a place, is refused with the way out."""
    sources, told = _rows(gzip.compress(warc()))
    assert sources == []
    assert "packed as one whole" in told[0].why
    assert "gunzip" in told[0].remedy


def test_bombs_end() -> None:
    """A page that unpacks to more than any page has is told; the rest is read."""
    bomb = gzip.compress(bytes(200_000_000), 9)
    data = record("response", f"{HOST}/bomb", answer(bomb, Content_Encoding="gzip")) + warc()
    sources, _ = _rows(data)
    with pytest.raises(InputError, match="unpacks to more"):
        extract(sources[0])
    assert "reopens" in extract(sources[1]).text


@pytest.mark.parametrize("length", ["-5", "99999999999999999999", "ten", "", "7", "999999"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_lying_lengths(length: str, packed: bool) -> None:
    """A record that lies about its length is told; what stands before and after it is read."""
    block = answer(PAGE.encode().replace(b"quay", b"dock"))
    sound = record("response", f"{HOST}/b", block)
    liar = sound.replace(b"Content-Length: %d" % len(block), b"Content-Length: " + length.encode())
    records = [*crawl(), liar, record("response", f"{HOST}/last", answer(PAGE.encode()))]
    sources, told = _rows(b"".join(gzip.compress(each) if packed else each for each in records))
    read = [extract(source).metadata.url for source in sources if "dock" not in _text(source)]
    assert read == [f"{HOST}/quay", f"{HOST}/pier", f"{HOST}/note.txt", f"{HOST}/last"]
    assert len(told) <= 2


def _text(source: Source) -> str:
    try:
        return extract(source).text
    except InputError:
        return "dock"


def test_damage_in_the_middle() -> None:
    """Bytes that are no record are told, and reading goes on after them."""
    for data in (warc(), packed_warc()):
        sources, told = _rows(data + b"nonsense" * 90_000 + data)
        assert len(sources) == 3
        assert "is a damaged record" in [row.why for row in told]
        assert sum("has the same bytes" in row.why for row in told) == 3


def test_what_warcio_writes_is_read(tmp_path: Path) -> None:
    """An archive as the common library writes it is read, from a file."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    for n in range(30):
        page = PAGE.replace("Saturday", f"day {n}").encode()
        writer.write_record(
            writer.create_warc_record(f"{HOST}/{n}", "response", payload=io.BytesIO(page), http_headers=head)
        )
    path = tmp_path / "a.warc.gz"
    path.write_bytes(out.getvalue())
    rows = discover([str(path)])
    assert len(rows) == 30
    assert isinstance(rows[17], Source)
    assert "day 17" in extract(rows[17]).text
    assert extract(rows[17]).notes == ()
