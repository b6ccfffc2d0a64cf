"""What a workspace costs and bears: adding, searching, a writer that is killed, many at work together.

    python -m benchmarks.workspace adding|searching|killing|together [--documents N] [--seconds N] [--folder PATH] …

Documents are made from the examples' real annotations: see ``benchmarks.varied``. Those of a search are made once and
kept in ``--folder``. Seconds depend on the machine and on what else it does, so the processor's stand beside them.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

import numpy as np

from according.store import Incoming, Workspace, parse_query
from benchmarks.bearing import killed, together
from benchmarks.measured import Figure, table
from benchmarks.varied import Varied, models


def main(given: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code is 1 where a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workspace", description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("adding", "searching", "killing", "together"))
    parser.add_argument("--documents", type=int, help="how many (5,000 for adding, 100,000 for searching)")
    parser.add_argument("--batch", type=int, default=500, help="documents a call (500)")
    parser.add_argument("--folder", type=Path, help="where files are made and kept (a temporary folder)")
    parser.add_argument("--seconds", type=float, default=300, help="how long many work together (300)")
    parser.add_argument("--kills", type=int, default=200, help="how often the writer is killed (200)")
    told = parser.parse_args(given)
    with tempfile.TemporaryDirectory() as temporary:
        folder = told.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if told.what == "adding":
            figures = adding(folder, told.documents or 5_000, told.batch)
        elif told.what == "searching":
            figures = searching(folder, told.documents or 100_000, told.batch)
        elif told.what == "killing":
            figures = killed(folder, told.kills)
        else:
            figures = together(folder, told.seconds)
    print(table(figures))
    return 0 if all(figure.reached in (None, True) for figure in figures) else 1


def adding(folder: Path, documents: int, batch: int) -> list[Figure]:
    """Documents a second from the first call to the closed file; making them is not counted.

    More than half of a document's bytes are its statements' vectors; the contract's records have none.
    """
    made = Varied(models())
    whole = _added(folder / "adding.db", made.batches(documents, batch))
    bare = _bare(folder / "bare", whole.size // documents, documents)
    less = _added(folder / "less.db", map(_without_vectors, made.batches(documents, batch)))
    return [
        Figure(name="adding", value=documents / whole.wall, unit="documents/s", goal=2000, at_most=False),
        Figure(name="  by the processor's time", value=documents / whole.processor, unit="documents/s"),
        Figure(name="  without vectors", value=documents / less.wall, unit="documents/s"),
        Figure(name="  writing as many bytes to a file, twice", value=documents / bare, unit="documents/s"),
        Figure(name="  words a document", value=whole.words / documents, unit=""),
        Figure(name="  bytes a document in the file", value=whole.size / documents, unit=""),
        Figure(name="  bytes without vectors", value=less.size / documents, unit=""),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Added:
    wall: float
    processor: float
    words: int
    size: int


def _added(path: Path, batches: Iterable[list[Incoming]]) -> _Added:
    path = _fresh(path)
    wall = processor = 0.0
    words = 0
    with Workspace.create(path) as workspace:
        for rows in batches:
            words += sum(len(row.annotated.document.text.split()) for row in rows)
            begun, used = time.perf_counter(), time.process_time()
            workspace.add(rows)
            wall, processor = wall + time.perf_counter() - begun, processor + time.process_time() - used
        begun, used = time.perf_counter(), time.process_time()
        workspace.close()
        wall, processor = wall + time.perf_counter() - begun, processor + time.process_time() - used
    size = path.stat().st_size
    path.unlink()
    return _Added(wall=wall, processor=processor, words=words, size=size)


def _without_vectors(rows: list[Incoming]) -> list[Incoming]:
    nothing = np.zeros((0, 0), np.float32)
    return [replace(row, annotated=replace(row.annotated, vectors=nothing)) for row in rows]


def _bare(path: Path, size: int, count: int) -> float:
    """Seconds to write ``count`` pieces of ``size`` to a file twice over, as a log and its taking over do."""
    piece = os.urandom(size)
    begun = time.perf_counter()
    for _ in range(2):
        with path.open("wb") as file:
            for _ in range(count):
                file.write(piece)
            os.fsync(file.fileno())
    path.unlink()
    return time.perf_counter() - begun


def searching(folder: Path, documents: int, batch: int) -> list[Figure]:
    """Milliseconds a question, over rare, middling and common words, phrases, prefixes, speakers, outlets and dates."""
    path = folder / f"searching-{documents}.db"
    if not path.exists():
        print(f"Making {documents} documents once in {path}.", file=sys.stderr)
        half = _fresh(path.with_suffix(".part"))
        with Workspace.create(half) as workspace:
            for rows in Varied(models()).batches(documents, batch):
                workspace.add(rows)
        half.rename(path)
    with Workspace.open(path) as workspace:
        asked = _questions(workspace)
        times: dict[str, list[float]] = {}
        for turn in range(6):
            for sort, written in asked:
                begun = time.perf_counter()
                workspace.search(parse_query(written))
                if turn:  # the first round fills the file cache
                    times.setdefault(sort, []).append((time.perf_counter() - begun) * 1000)
    every = [one for row in times.values() for one in row]
    return [
        Figure(name="search, median", value=median(every), unit="ms", goal=50),
        Figure(name="search, 95 in 100 within", value=quantiles(every, n=20)[-1], unit="ms"),
        *(Figure(name=f"  {sort}, median", value=median(row), unit="ms") for sort, row in times.items()),
        Figure(name="  questions in the mix", value=len(asked), unit=""),
        Figure(name="  documents", value=documents, unit=""),
    ]


def _questions(workspace: Workspace) -> list[tuple[str, str]]:
    """A mix of questions, their words drawn from the documents' own by how many documents have them."""
    by = {sort: _words(workspace, *bounds) for sort, bounds in _BOUNDS.items()}
    names = _speakers(workspace)
    outlets = sorted({row.outlet or "" for row in workspace.documents(ids=_some(workspace))})[:5]
    phrases = [f'"{one}"' for one in ("city council", "said the", "riverside park", "for the", "in the city")]
    mixed = [f"{rare} {common}" for rare, common in zip(by["rare word"], by["common word"], strict=False)]
    return [
        *((sort, word) for sort, words in by.items() for word in words),
        *(("phrase", phrase) for phrase in phrases),
        *(("rare and common", one) for one in mixed),
        *(("prefix", f"{word[:5]}*") for word in by["middling word"]),
        *(("without", f"{word} -council") for word in by["middling word"]),
        *(("speaker", f'speaker:"{name}"') for name in names),
        *(("speaker and word", f"speaker:{name} {word}") for name, word in zip(names, by["common word"], strict=False)),
        *(("outlet and word", f'outlet:"{o}" {word}') for o, word in zip(outlets, by["middling word"], strict=False)),
        *(("outlet and common", f'outlet:"{o}" {word}') for o, word in zip(outlets, by["common word"], strict=False)),
        *(("day and common", f"date:2023-0{n}-05 {word}") for n, word in enumerate(by["common word"], start=1)),
        *(("outlet alone", f'outlet:"{outlet}"') for outlet in outlets),
    ]


#: Of a hundred thousand documents so many have the word; of fewer as large a part.
_BOUNDS = {
    "rare word": (0.0001, 0.001),
    "middling word": (0.005, 0.03),
    "common word": (0.1, 0.5),
    "everywhere": (0.9, 1.0),
}


def _words(workspace: Workspace, least: float, most: float) -> list[str]:
    raw = workspace._held.raw  # noqa: SLF001 — the vocabulary is the index's own
    total = raw.execute("SELECT count(*) FROM documents").fetchone()[0]
    raw.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'texts_index', 'row')")
    rows = raw.execute(
        "SELECT term FROM temp.vocabulary WHERE doc BETWEEN ? AND ? AND term GLOB '[a-z]*' AND length(term) > 2",
        (least * total, most * total),
    ).fetchall()
    return [row[0] for row in rows[:: max(1, len(rows) // 5)][:5]]


def _speakers(workspace: Workspace) -> list[str]:
    raw = workspace._held.raw  # noqa: SLF001
    total = raw.execute("SELECT max(number) FROM speakers").fetchone()[0]
    rows = [
        raw.execute("SELECT name FROM speakers WHERE number = ?", (total * n // 6,)).fetchone() for n in range(1, 6)
    ]
    return [row[0].split()[-1].strip('"') for row in rows if row]


def _some(workspace: Workspace) -> list[str]:
    raw = workspace._held.raw  # noqa: SLF001
    return [row[0] for row in raw.execute("SELECT id FROM documents LIMIT 200")]


def _fresh(path: Path) -> Path:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    return path


if __name__ == "__main__":
    sys.exit(main())
