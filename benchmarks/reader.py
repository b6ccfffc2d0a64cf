"""The reader beside its bare session: what words, wordpieces, windows and decoding add to onnxruntime's own passes.

    python -m benchmarks.reader [FILE…] [--model FOLDER] [--runs N]

The windows that a document takes (those read again among them) are kept, and passed to the bare session in the same
minutes; rounds of the two are interleaved, and the median is shown. All is processor time of one thread.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.clean import clean
from according.core import Document, Quotation, Skipped, Span
from according.neural import OnnxReader, load_reader
from according.neural.reader.inputs import Window
from according.neural.reader.session import feed
from according.read import discover, extract
from benchmarks.measured import Figure, table

HERE = Path(__file__).resolve().parent
DURHAM = HERE.parent.parent / "shared" / "data" / "accounts" / "durham"
EXAMPLES = HERE.parent / "examples" / "riverside"

Given = tuple[Document, tuple[Span, ...], tuple[Quotation, ...]]


def main() -> int:
    """Measure and print; the exit code is 1 where a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reader", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="*", help="accounts to read (three real articles, or the examples)")
    parser.add_argument("--model", type=Path, default=None, help="a folder of the reader's files (the shipped one)")
    parser.add_argument("--runs", type=int, default=5, help="rounds of each measurement (5)")
    given = parser.parse_args()
    folder = DURHAM if DURHAM.is_dir() else EXAMPLES
    names = given.files or sorted(str(path) for path in folder.iterdir() if path.suffix in (".txt", ".md", ".html"))
    figures = reader_figures(names, given.runs, given.model)
    print(table(figures))
    return 0 if all(figure.reached in (None, True) for figure in figures) else 1


def reader_figures(names: Sequence[str], runs: int, model: Path | None = None) -> list[Figure]:
    """Bare seconds by the reader's seconds, wordpieces a second, and the share that is read more than once."""
    reader = load_reader(model)
    documents = [clean(extract(source)) for source in discover(names) if not isinstance(source, Skipped)]
    given = [(document, sentences(document), quotations(document)) for document in documents]
    passes = [windows_of(reader, entry) for entry in given]
    rounds = [_round(reader, given, passes) for _ in range(runs)]
    own = sum(_pieces(reader, document) for document in documents)
    fed = sum(len(window.ids) for windows in passes for window in windows)
    whole, bare = median(r[0] for r in rounds), median(r[1] for r in rounds)
    return [
        Figure(
            name="bare session by the reader",
            value=median(b / a for a, b in rounds),
            unit="",
            goal=1 / 1.2,
            at_most=False,
        ),
        Figure(name="  wordpieces of the documents", value=own / whole, unit="/s"),
        Figure(name="  wordpieces fed to the bare session", value=fed / bare, unit="/s"),
        Figure(name="  fed by own (overlaps, paragraphs' marks, contents read again)", value=fed / own, unit=""),
        Figure(name="  wordpieces in the sample", value=own, unit=""),
    ]


def windows_of(reader: OnnxReader, given: Given) -> list[Window]:
    """The very windows that reading this document takes."""
    session, found = reader.session, []
    run = session.run

    def kept(window: Window) -> object:
        found.append(window)
        return run(window)

    session.run = kept  # type: ignore[method-assign,assignment]
    try:
        reader.tag(*given)
    finally:
        del session.run
    return found


def _round(reader: OnnxReader, given: Sequence[Given], passes: Sequence[Sequence[Window]]) -> tuple[float, float]:
    """Seconds of the reader and of the bare passes, document by document in turn."""
    whole = bare = 0.0
    for entry, windows in zip(given, passes, strict=True):
        feeds = [feed(window) for window in windows]
        begun = time.process_time()
        reader.tag(*entry)
        half = time.process_time()
        for inputs in feeds:
            reader.session.session.run(["columns"], inputs)
        whole, bare = whole + half - begun, bare + time.process_time() - half
    return whole, bare


def _pieces(reader: OnnxReader, document: Document) -> int:
    """Wordpieces of the telling regions, each once."""
    tokenizer = reader.session.tokenizer
    return sum(
        len(tokenizer.encode(region.span.of(document.text), add_special_tokens=False).ids)
        for region in document.telling
    )


if __name__ == "__main__":
    sys.exit(main())
