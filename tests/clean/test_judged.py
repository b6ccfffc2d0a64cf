"""The learned marker of furniture: where it has its say, and where it has none."""

from according.clean import clean
from according.core import Document, RegionKind
from according.read import Source, extract
from read.samples.docx import docx, paragraph

CELLS = "".join(
    f"<w:tc>{paragraph(words)}</w:tc>" for words in ("March", "April", "Visitors", "40,000", "41,200", "Total")
)
JAPANESE = "\n\n".join(
    [
        "市議会は月曜日に、海外での警察訓練を終えることを決めた。",
        "記事一覧",
        "詳しくはこちら",
        "市長は「これは信頼の問題だ」と述べた。",
    ]
    * 3
)


def _clean(name: str, data: bytes) -> Document:
    return clean(extract(Source(name=name, data=data)))


def _furniture(document: Document) -> list[str]:
    return [region.span.of(document.text) for region in document.regions_of(RegionKind.FURNITURE)]


def test_cells_of_a_table_are_the_accounts() -> None:
    """What stands in the cells of a Word file's table is no furniture: no page put it there."""
    table = f"<w:tbl><w:tr>{CELLS}</w:tr></w:tbl>"
    body = paragraph(
        "The harbour counted its visitors in spring, the harbour master said on Monday, and put each month beside its "
        "like in the year before, when the quay was closed for repairs and few ships could land there."
    )
    document = _clean(
        "table.docx", docx(body + body.replace("spring", "autumn") + table + body.replace("spring", "May"))
    )
    assert "40,000" in document.text
    assert _furniture(document) == []


def test_another_language_is_not_judged() -> None:
    """What learnt from English says nothing of the lines of another language, below the head."""
    document = _clean("page.txt", JAPANESE.encode())
    assert [words for words in _furniture(document) if document.text.index(words) > 60] == []
