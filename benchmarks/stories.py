"""Stories beside plain methods in one run: BCubed, time and pairs on the same pools, and the cost from 1,000 documents.

    python -m benchmarks.stories ../shared/data [--pools gva basil allsides] [--kept FOLDER] [--curve 1000 10000]

The plain methods (``story_finders``) get the same words: TF-IDF in one pass over the days, TF-IDF × decay with average
linkage, and DBSCAN and HDBSCAN where scikit-learn is installed. Their thresholds are those that do best on the tuning
half of GVA and BASIL together; every figure is of the reporting half. Seconds are CPU seconds after annotation, which
all share; for According they hold the profiles, the blocks, the likelihoods and the linkage. ``--curve`` generates
archives of so many documents (``archive_texts``) and counts the pairs that are scored.
"""

import argparse
import math
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from according.core import Annotated, Document, Models, OriginMap, RawInput, Region, RegionKind, Span
from according.evaluate.events import Half
from according.evaluate.stories import Account, Event, annotated, bcubed, mixed, read_pool, streamed
from according.group.blocking import UNKNOWN_DAY, Postings, postings, terms_enough, terms_met
from according.group.events import events
from according.group.likeness import profile
from according.group.pairs import Pairs
from benchmarks.archive_texts import archive
from benchmarks.story_finders import FINDERS, Finder, Missing, Vectors

_FILES = {
    "gva": ("gva/incidents.jsonl.gz",),
    "basil": ("basil/triples.jsonl.gz",),
    "allsides": ("allsides/stories.jsonl", "allsides/articles.jsonl.gz"),
}
Groups = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Documents that are grouped at once, and what of them is known to belong together."""

    name: str
    events: tuple[Event, ...]
    documents: tuple[Annotated, ...]
    whole: bool

    def scored(self, found: Groups) -> str:
        """The pool's own score in words."""
        if self.whole:
            score = mixed(self.events, found)
            return f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        stream = streamed(self.events, found)
        return f"recall {stream.recall:.3f}  mean size {stream.size:.2f}"


def main() -> None:
    """Print a line for each method and pool, then one for each size of archive."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.stories", description=__doc__.split("\n", maxsplit=1)[0]
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--pools", nargs="*", default=list(_FILES), choices=list(_FILES))
    parser.add_argument("--kept", type=Path, help="a folder for annotations, kept from run to run")
    parser.add_argument("--curve", nargs="*", type=int, default=[], help="sizes of generated archives")
    given = parser.parse_args()
    if given.pools:
        _pools(given.data, given.pools, given.kept)
    if given.curve:
        _curve(given.curve)


def _pools(data: Path, names: Sequence[str], kept: Path | None) -> None:
    thresholds: dict[str, float] = {}
    tuned: list[Pool] = []
    pools: list[Pool] = []
    for name in names:
        files = [data / part for part in _FILES[name]]
        gold, accounts = read_pool(*files)
        told = _annotated(name, accounts, kept)
        if len(files) == 1:
            tuned.append(_pool(name, gold, told, Half.TUNING))
        pools.append(_pool(name, gold, told, Half.REPORTING, whole=len(files) == 1))
    if not tuned:
        sys.exit("a stream alone tells no thresholds for the plain methods: name gva or basil, too")
    vectors = {id(pool): Vectors(pool.documents) for pool in (*tuned, *pools)}
    for name, finder in FINDERS.items():
        thresholds[name] = _best(finder, [(pool, vectors[id(pool)]) for pool in tuned])
    for pool in pools:
        print(f"{pool.name}, reporting half: {len(pool.documents)} documents, {len(pool.events)} events")
        _line("According", pool, partial(_ours, pool))
        for name, finder in FINDERS.items():
            if math.isnan(thresholds[name]):
                print(f"  {name:<28} {finder.missing}")
                continue
            at = thresholds[name]
            _line(f"{name}, {at:g}", pool, partial(finder.find, vectors[id(pool)], at))


def _ours(pool: Pool) -> Groups:
    return [members for members, _ in events(pool.documents)]


def _line(name: str, pool: Pool, find: Callable[[], Groups]) -> None:
    started = time.process_time()
    found = find()
    print(f"  {name:<28} {pool.scored(found)}  {time.process_time() - started:.1f} s", flush=True)


def _best(finder: Finder, tuned: Sequence[tuple[Pool, Vectors]]) -> float:
    """The threshold with the best mean F1 on the tuning halves; NaN where the method cannot be run."""
    scores = {}
    for at in finder.thresholds:
        f1 = []
        for pool, vectors in tuned:
            try:
                found = finder.find(vectors, at)
            except Missing:
                return math.nan
            precision, recall = bcubed([event.accounts for event in pool.events], found)
            f1.append(2 * precision * recall / (precision + recall))
        scores[at] = sum(f1)
    return max(scores, key=lambda at: scores[at])


def _pool(name: str, gold: Sequence[Event], told: Mapping[str, Annotated], half: Half, *, whole: bool = True) -> Pool:
    chosen = tuple(event for event in gold if event.half is half)
    members = [account for event in chosen for account in event.accounts] if whole else list(told)
    return Pool(name=name, events=chosen, documents=tuple(told[member] for member in members), whole=whole)


def _annotated(name: str, accounts: Mapping[str, Account], kept: Path | None) -> dict[str, Annotated]:
    print(f"annotating {len(accounts)} documents of {name}", file=sys.stderr)
    return annotated(accounts, Models(), kept=kept / f"{name}.kept.gz" if kept is not None else None)


def _curve(sizes: Sequence[int]) -> None:
    """The pairs that are scored for archives of these sizes, the seconds, and the exponents between neighbours."""
    found: list[Postings] = []
    days: list[int] = []
    before: tuple[int, int, float] | None = None
    for size, one in _told(max(sizes)):
        told = profile(one)
        found.append(postings(told))
        days.append(UNKNOWN_DAY if told.day is None else told.day)
        if size not in sizes:
            continue
        started = time.process_time()
        met = _met(found, np.array(days, dtype=np.int32))
        scored = terms_enough(met)
        spent = time.process_time() - started
        words = (
            f"{size:>9,} documents  {len(met) / size:6.1f} pairs met and {len(scored) / size:5.1f} scored a document"
        )
        if before is not None:
            grown = math.log(size / before[0])
            words += f"  exponent {math.log(len(scored) / before[1]) / grown:.3f} (pairs)"
            words += f" {math.log(spent / before[2]) / grown:.3f} (seconds)"
        print(f"{words}  {spent:.1f} s to block", flush=True)
        before = size, len(scored), spent


def _met(found: Sequence[Postings], days: np.ndarray) -> Pairs:
    sizes = [len(one.terms) for one in found]
    return terms_met(
        np.concatenate([one.terms for one in found]),
        np.repeat(np.arange(len(found)), sizes),
        np.repeat(days, sizes),
        np.concatenate([one.weights for one in found]),
    )


def _told(count: int) -> Iterator[tuple[int, Annotated]]:
    """Generated articles as documents, counted from 1; they are not annotated, since blocks need words alone."""
    for number, row in enumerate(archive(count), 1):
        account = Account(
            id=str(number), title=row.get("title", ""), text=row["text"], date=row.get("date", ""), outlet=""
        )
        yield number, _bare(account)


def _bare(account: Account) -> Annotated:
    """An account as a document whose paragraphs are all its own words, with nothing found in it."""
    text = f"{account.title}\n\n{account.text}"
    regions: list[Region] = []
    at = 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            kind = RegionKind.HEADLINE if not regions else RegionKind.BODY
            regions.append(Region(kind=kind, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    return Annotated(
        document=Document(
            id=account.id,
            path=account.id,
            title=account.title or None,
            published=account.date or None,
            text=text,
            regions=tuple(regions),
            raw=RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor=""),
            origin=OriginMap.identity(len(text)),
        )
    )


if __name__ == "__main__":
    main()
