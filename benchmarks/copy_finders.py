"""Three ways to find copies in many documents, each in a process of its own: According's, datasketch's, rensa's."""

import importlib
import importlib.util
import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from according.core import Annotated, Copy
from according.group import copy_of, grams, packed_telling, runs_enough, runs_met, telling, telling_of
from according.group.copies import Telling
from according.group.pairs import summed

#: Partitions of the numbers: a stretch of their range each.
_PARTITIONS = 16
_BATCH = 256
_PERMUTATIONS, _BANDS, _SHINGLE = 128, 32, 5


@dataclass(slots=True)
class Found:
    """What a finder found, in how many CPU seconds, and how many bytes of memory its peak took for each document."""

    pairs: set[tuple[int, int]] = field(default_factory=set)
    copies: dict[tuple[int, int], Copy] = field(default_factory=dict)
    seconds: float = 0.0
    finding: float = 0.0
    measured: int = 0
    memory: float | None = None
    missing: str = ""


def exact(documents: Sequence[Annotated]) -> Found:
    """According's own functions, streamed as an archive does: tellings and postings on disk, a partition at a time."""
    found = Found()
    began = time.process_time()
    with TemporaryDirectory() as folder:
        offsets = _written(documents, Path(folder))
        parts = []
        for number in range(_PARTITIONS):
            held = np.fromfile(Path(folder, f"{number:02}"), dtype="<u8")
            rows = held.reshape(-1, 2)
            parts.append(runs_met(rows[:, 0].copy(), rows[:, 1].astype(np.int64)))
        pairs = runs_enough(summed(parts))
        found.finding = time.process_time() - began
        with Path(folder, "tellings").open("rb") as file:

            @lru_cache(maxsize=64)
            def loaded(place: int) -> Telling:
                file.seek(offsets[place])
                return telling_of(file.read(offsets[place + 1] - offsets[place]))

            for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
                copy = copy_of(loaded(left), loaded(right))
                if copy is not None:
                    found.copies[left, right] = copy
    found.measured = len(pairs)
    found.pairs = set(found.copies)
    found.seconds = time.process_time() - began
    return found


def _written(documents: Sequence[Annotated], folder: Path) -> list[int]:
    """Each document's telling in one file and its postings in one file a partition; where each telling begins."""
    offsets = [0]
    bounds = np.arange(1, _PARTITIONS, dtype=np.uint64) * np.uint64((1 << 64) // _PARTITIONS)
    files = [(folder / f"{number:02}").open("ab") for number in range(_PARTITIONS)]
    with (folder / "tellings").open("ab") as packed:
        for start in range(0, len(documents), _BATCH):
            numbers, places = [], []
            for place, annotated in enumerate(documents[start : start + _BATCH], start):
                told = telling(annotated)
                offsets.append(offsets[-1] + packed.write(packed_telling(told)))
                numbers.append(grams(told))
                places.append(np.full(len(numbers[-1]), place, dtype=np.uint64))
            joined = np.concatenate(numbers)
            order = np.argsort(joined)
            rows = np.stack([joined[order], np.concatenate(places)[order]], axis=1)
            edges = [0, *np.searchsorted(joined[order], bounds).tolist(), len(rows)]
            for number, file in enumerate(files):
                file.write(rows[edges[number] : edges[number + 1]].tobytes())
    for file in files:
        file.close()
    return offsets


def by_datasketch(documents: Sequence[Annotated]) -> Found:
    """MinHash of five-word shingles and LSH of 32 bands of 4, by datasketch."""
    datasketch: Any = importlib.import_module("datasketch")
    found = Found()
    began = time.process_time()
    index = datasketch.MinHashLSH(num_perm=_PERMUTATIONS, params=(_BANDS, _PERMUTATIONS // _BANDS))
    for place, annotated in enumerate(documents):
        sketch = datasketch.MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in _shingles(annotated)])
        found.pairs.update((other, place) for other in index.query(sketch))
        index.insert(place, sketch)
    found.seconds = found.finding = time.process_time() - began
    return found


def by_rensa(documents: Sequence[Annotated]) -> Found:
    """The same by rensa."""
    rensa: Any = importlib.import_module("rensa")
    found = Found()
    began = time.process_time()
    index = rensa.RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    for place, annotated in enumerate(documents):
        sketch = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=42)
        sketch.update(_shingles(annotated))
        found.pairs.update((other, place) for other in index.query(sketch))
        index.insert(place, sketch)
    found.seconds = found.finding = time.process_time() - began
    return found


def _shingles(annotated: Annotated) -> list[str]:
    """Runs of five words as both projects' own examples make them: small letters, cut at blanks."""
    text = annotated.document.text
    forms = " ".join(text[region.span.start : region.span.end] for region in annotated.document.telling).lower().split()
    return [" ".join(forms[at : at + _SHINGLE]) for at in range(max(1, len(forms) - _SHINGLE + 1))]


#: The finders by name: According's first.
FINDERS: dict[str, Callable[[Sequence[Annotated]], Found]] = {
    "according": exact,
    "datasketch": by_datasketch,
    "rensa": by_rensa,
}


def in_a_process(name: str, documents: Sequence[Annotated]) -> Found:
    """What the finder ``name`` finds, measured in a process forked from this one; ``missing`` where it is not there."""
    if name != "according" and importlib.util.find_spec(name) is None:
        return Found(missing=f"{name} is not installed (pip install {name})")
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(name, documents, theirs))
    process.start()
    theirs.close()
    found: Found = ours.recv()
    process.join()
    return found


def _run(name: str, documents: Sequence[Annotated], answer: Any) -> None:
    if name == "according":
        telling(documents[0])  # the table of letters is made once a process, not once a document
    before = _memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii") if before else None
    found = FINDERS[name](documents)
    peak = _memory("VmHWM")
    if before and peak:
        found.memory = (peak - before) / len(documents)
    answer.send(found)
    answer.close()


def _memory(field_name: str) -> int | None:
    """A field of this process's status in bytes; None where the system has none."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    for line in status.read_text(encoding="ascii").splitlines():
        if line.startswith(f"{field_name}:"):
            return int(line.split()[1]) * 1024
    return None
