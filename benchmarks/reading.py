"""What reading costs by kind: ``python -m benchmarks.reading [FOLDER…]``.

For the tests' samples of each kind, or the files in the folders named: how many inputs a second come through the
parsing process, that by the rate of the same readers called without one, and the process's start by the time of one
input. Ratios of one run; the rates are for this machine.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from according.core import InputError
from according.read import Source, discover, extract
from according.read.parser import PARSER
from according.read.port import PEEK, Archive, Given, Head, Unreadable
from according.read.registry import kind_of, named
from according.read.serving import cut

HERE = Path(__file__).resolve().parents[1]
#: Seconds spent on each kind, by each way.
_LONG = 1.0


def main(folders: list[Path]) -> None:
    """Prints a row a kind."""
    sys.path.insert(0, str(HERE / "tests"))
    from read.all_samples import all_samples

    begun = time.perf_counter()
    PARSER.close()
    _answer(Source(name="page.html", data=b"<html><body><p>The council voted on Monday.</p></body></html>"))
    started = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as folder:
        kinds: dict[str, list[Source]] = {}
        paths = [path for each in folders for path in sorted(each.rglob("*")) if path.is_file()]
        for number, (_, name, data) in enumerate(() if folders else all_samples()):
            path = Path(folder) / f"{number}-{name}"
            path.write_bytes(data)
            paths.append(path)
        for row in discover([str(path) for path in paths]):
            if isinstance(row, Source):
                kinds.setdefault(_kind(row), []).append(row)
        print(f"{'kind':12}{'inputs':>8}{'a second':>10}{'by direct':>11}{'start by one':>14}")
        for kind, sources in sorted(kinds.items()):
            through, direct = _rate(sources, _answer), _rate(sources, _direct)
            print(f"{kind:12}{len(sources):8}{through:10.0f}{through / direct:11.2f}{started * through:14.0f}")
    print(f"the parsing process starts and reads its first page in {started:.2f} s; it serves 400 inputs")


def _kind(source: Source) -> str:
    if source.reader:
        return source.reader
    reader = kind_of(Head(source.name, source.read(PEEK), source.size))
    return reader.name if reader else "none"


def _rate(sources: list[Source], work: Callable[[Source], None]) -> float:
    for source in sources[:5]:
        work(source)
    count, begun = 0, time.perf_counter()
    while (spent := time.perf_counter() - begun) < _LONG:
        work(sources[count % len(sources)])
        count += 1
    return count / spent


def _answer(source: Source) -> None:
    try:
        extract(source)
    except InputError:
        return


def _direct(source: Source) -> None:
    reader = named(_kind(source))
    given = Given(name=source.name, data=source.read(), columns=source.columns, metadata=source.metadata)
    try:
        if isinstance(reader, Archive) and source.length is None:
            return
        cut(reader.name, given)
    except Unreadable:
        return


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
