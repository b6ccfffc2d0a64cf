"""What reading a PDF costs beside pdfium's own text: ``python -m benchmarks.pdf [FILE…] [--runs N]``.

Each round reads every file twice, by ourselves (in this process) and by pypdfium2's ``get_text_range`` of each page,
one after the other, in seconds of the processor, so that what else the machine does falls on both. Once more it goes
through the parsing process, in seconds of the clock. Without files, a report of dense pages made by the tests' maker.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import pypdfium2

from according.read import Source, extract
from according.read.kinds.pdf.reader import READER
from according.read.port import Given, Unreadable
from benchmarks.measured import Figure, table

_PAGES = 60


def main() -> int:
    """Measure and print; the exit code is 1 where a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pdf", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="*", help="PDFs (a report of dense pages, made here)")
    parser.add_argument("--runs", type=int, default=5, help="rounds of each measurement (5)")
    given = parser.parse_args()
    files = [Path(name).read_bytes() for name in given.files] or [_report()]
    figures = pdf_figures([data for data in files if _is_readable(data)], given.runs)
    print(table(figures))
    return 0 if all(figure.reached in (None, True) for figure in figures) else 1


def pdf_figures(files: Sequence[bytes], runs: int) -> list[Figure]:
    """Pages a second by ourselves, bare, and through the parsing process, and the first by the second."""
    counts = [_count(data) for data in files]
    pages = sum(counts)
    ours, bare = [], []
    for _ in range(runs):
        ours.append(sum(_seconds(lambda d=data: READER.cut(Given(name="", data=d))) for data in files))  # type: ignore[misc]
        bare.append(sum(_seconds(lambda d=data: _bare(d)) for data in files))  # type: ignore[misc]
    extract(Source(name="warm", data=files[0]))
    begun = time.perf_counter()
    for data in files:
        extract(Source(name="again", data=data))
    clock = time.perf_counter() - begun
    return [
        Figure(name="pages read", value=pages / median(ours), unit="pages/s", goal=20, at_most=False),
        Figure(
            name="  through the parsing process, by the clock",
            value=pages / clock,
            unit="pages/s",
            goal=20,
            at_most=False,
        ),
        Figure(name="  pdfium's text of each page", value=pages / median(bare), unit="pages/s"),
        Figure(name="  ours by that", value=median(o / b for o, b in zip(ours, bare, strict=True)), unit="times"),
        Figure(name="  pages in the sample", value=pages, unit=""),
    ]


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _bare(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    length = 0
    for page in document:
        text = page.get_textpage()
        length += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return length


def _count(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    pages = len(document)
    document.close()
    return pages


def _is_readable(data: bytes) -> bool:
    try:
        READER.cut(Given(name="", data=data))
    except Unreadable:
        return False
    return True


def _report() -> bytes:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from read.samples.pdf import CHIEF, MAYOR, PETITION, VOTE, Page, pdf

    pages = []
    for number in range(_PAGES):
        page = Page()
        page.put(72, 750, "City of Riverside, annual report", 9).put(300, 36, str(number + 1), 9)
        top = 720.0
        for words in [VOTE, MAYOR, CHIEF, PETITION] * 3:
            top = page.prose(72, top, 468, words) - 8
        pages.append(page)
    return pdf(pages)


if __name__ == "__main__":
    sys.exit(main())
