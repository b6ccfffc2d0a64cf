"""Damaged files by the thousand: ``python -m benchmarks.fuzz [how many] [--from FOLDER…] [--keep FOLDER]``.

Every reader is given mutated files made from the tests' samples of its kind, and from the files in the folders named.
A file must be read, with every word at its place in the raw input, or be told in one message. Counted are: texts,
messages, texts with a word whose place is not known, messages of a parser that was brought down or ran out of time,
and what must never be: another error, a word at a wrong place. ``--keep`` writes the files behind those.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from multiprocessing import get_context
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
_DOWN = ("brought the parser down", "took longer", "needs more memory", "nested too deeply")
#: The largest file that is taken from a folder, in bytes: damage to a large one takes long and shows nothing more.
_LARGEST = 300_000

Job = tuple[str, str, bytes, str]


def main() -> None:
    """Prints the counts by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=20_000)
    parser.add_argument("--from", dest="folders", nargs="*", type=Path, default=[])
    parser.add_argument("--seed", default="1")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--kind", help="only samples of this kind")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    sys.path.insert(0, str(HERE / "tests"))
    from read.all_samples import all_samples

    files = all_samples()
    for folder in asked.folders:
        taken = (p for p in sorted(folder.rglob("*")) if p.is_file() and 0 < p.stat().st_size <= _LARGEST)
        files += [(f"{folder.name}/{p.suffix}", p.name, p.read_bytes()) for p in taken]
    files = [file for file in files if asked.kind in (None, file[0])]
    jobs: list[Job] = [(*files[n % len(files)], f"{asked.seed} {n}") for n in range(asked.count)]
    counts: dict[str, Counter[str]] = {}
    begun = time.monotonic()
    # Spawned, so that each worker has a parsing process of its own.
    with get_context("spawn").Pool(asked.workers) as pool:
        for (kind, name, data, seed), (outcome, said) in zip(jobs, pool.imap(_tried, jobs, chunksize=20), strict=True):
            counts.setdefault(kind, Counter())[outcome] += 1
            if outcome in ("error", "wrong place", "no place", "down"):
                print(f"{outcome}: {kind} {name} seed {seed!r}: {said}", flush=True)
                if asked.keep:
                    from read.mutations import mutated

                    asked.keep.mkdir(parents=True, exist_ok=True)
                    (asked.keep / f"{seed.replace(' ', '-')}-{name}").write_bytes(mutated(data, seed))
    outcomes = ("text", "told", "no place", "down", "error", "wrong place")
    print(f"\n{'kind':24}" + "".join(f"{outcome:>13}" for outcome in outcomes))
    total: Counter[str] = Counter()
    for kind, found in sorted(counts.items()):
        print(f"{kind:24}" + "".join(f"{found[outcome]:13}" for outcome in outcomes))
        total += found
    print(f"{'all':24}" + "".join(f"{total[outcome]:13}" for outcome in outcomes))
    print(f"{sum(total.values())} files from {len(files)}, {time.monotonic() - begun:.0f} s")
    if total["error"] or total["wrong place"]:
        sys.exit(1)


def _tried(job: Job) -> tuple[str, str]:
    sys.path.insert(0, str(HERE / "tests"))
    from according.core import InputError, Skipped
    from according.read import discover
    from read.leads_back import lost
    from read.mutations import mutated

    _, name, data, seed = job
    outcome, said = "told", ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(mutated(data, seed))
        try:
            for row in discover([str(path)])[:20]:
                if isinstance(row, Skipped):
                    outcome, said = _told(outcome, said, row.why)
                    continue
                try:
                    wrong = lost(row)
                except InputError as error:
                    outcome, said = _told(outcome, said, error.why)
                    continue
                if any(not each.startswith("nowhere") for each in wrong):
                    return "wrong place", f"{len(wrong)}: {wrong[0][:200]}"
                if wrong:
                    outcome, said = "no place", f"{len(wrong)}: {wrong[0][:200]}"
                outcome = "text" if outcome == "told" else outcome
        # Whatever else comes out is what is looked for.
        except Exception as error:
            return "error", f"{type(error).__name__}: {error}"[:300]
    return outcome, said


def _told(outcome: str, said: str, why: str) -> tuple[str, str]:
    return ("down", why) if any(sign in why for sign in _DOWN) else (outcome, said)


if __name__ == "__main__":
    main()
