"""Kinds of input: the same account in a page, a PDF, a Word file, a mail or a table is compared as the same account."""

import csv
import html
import io
import json

import pytest
from test_compare import COURIER, LEDGER, run

from read.samples.docx import docx, paragraph
from read.samples.odt import odt
from read.samples.pdf import Page, pdf

HEADLINE, *PARAGRAPHS = COURIER.strip().split("\n\n")
LONG = (
    "Members of the public filled the hall for three hours, and most of those who spoke asked the council to act now.",
    "The exchange began nine years ago, and the city has sent eleven officers to Port Haven, at a cost of $41,000.",
)
TEXT = "\n\n".join([HEADLINE, *PARAGRAPHS, *LONG])


def _page() -> bytes:
    body = "".join(f"<p>{html.escape(words)}</p>" for words in [*PARAGRAPHS, *LONG])
    return f"<!doctype html><title>{HEADLINE}</title><article><h1>{HEADLINE}</h1>{body}</article>".encode()


def _pdf() -> bytes:
    page = Page()
    page.put(72, 700, HEADLINE, 20, "F2")
    top = 660.0
    for words in [*PARAGRAPHS, *LONG]:
        top = page.prose(72, top, 468, words.replace("—", "–")) - 8
    return pdf([page])


def _word() -> bytes:
    return docx(paragraph(HEADLINE, style="T") + "".join(paragraph(words) for words in [*PARAGRAPHS, *LONG]))


def _open() -> bytes:
    heading = f'<text:h text:outline-level="1">{HEADLINE}</text:h>'
    return odt(heading + "".join(f"<text:p>{words}</text:p>" for words in [*PARAGRAPHS, *LONG]))


def _mail() -> bytes:
    body = "\n\n".join([*PARAGRAPHS, *LONG])
    head = f"From: Courier <desk@courier.example>\nSubject: {HEADLINE}\nMIME-Version: 1.0\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n".encode()


def _row() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([("title", "text"), (HEADLINE, "\n\n".join([*PARAGRAPHS, *LONG]))])
    return out.getvalue().encode()


def _line() -> bytes:
    return json.dumps({"headline": HEADLINE, "body": "\n\n".join([*PARAGRAPHS, *LONG])}).encode() + b"\n"


KINDS = {
    "page.html": _page,
    "release.pdf": _pdf,
    "draft.docx": _word,
    "draft.odt": _open,
    "mail.eml": _mail,
    "table.csv": _row,
    "lines.jsonl": _line,
}


def _compared(folder, name: str, data: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Each finding's kind and words, white space and dashes alike."""
    (folder / name).write_bytes(data)
    (folder / "ledger.txt").write_text(LEDGER)
    result = run("compare", folder / name, folder / "ledger.txt", "--json", "--no-page", "--no-reader", "--no-encoder")
    assert result.exit_code == 0, result.stderr
    record = json.loads(result.stdout)
    texts = {document["id"]: document["text"] for document in record["documents"]}
    return sorted(
        (
            finding["kind"],
            tuple(
                sorted(
                    " ".join(texts[e["document"]][slice(*e["span"])].replace("–", "—").split())
                    for e in finding["evidence"]
                )
            ),
        )
        for finding in record["findings"]
    )


@pytest.mark.parametrize("name", KINDS)
def test_the_kind_of_a_file_changes_no_finding(name: str, tmp_path) -> None:
    """What is found between two accounts is the same whatever kind of file the first one comes in."""
    folders = [tmp_path / "plain", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    expected = _compared(folders[0], "courier.txt", TEXT.encode())
    assert {"differs", "corroborated"} & {kind for kind, _ in expected}
    assert _compared(folders[1], name, KINDS[name]()) == expected


def test_a_name_that_lies_changes_nothing(tmp_path) -> None:
    """A file is what its content is: a Word file that is called a text is read as the Word file it is."""
    (tmp_path / "lies").mkdir()
    (tmp_path / "true").mkdir()
    assert _compared(tmp_path / "lies", "draft.txt", _word()) == _compared(tmp_path / "true", "draft.docx", _word())
