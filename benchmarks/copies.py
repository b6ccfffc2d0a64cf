"""Copies: recall by copied share, precision, share, speed and memory, beside datasketch and rensa in one run.

    python -m benchmarks.copies [--documents 20000] [--corpus FILE.jsonl.gz] [--show N]

The documents are generated (``planted_copies``): one in ten copies 10 % to 100 % from another, 2 % of the words edited;
one in forty shares a long quotation with another and nothing else, which is no copy. With a corpus they are planted
into its articles instead; what is found there beside is listed with ``--show``, for people to read, and counts
neither way. datasketch and rensa are measured where they are installed (``pip install datasketch rensa``).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from benchmarks.copy_finders import FINDERS, Found, in_a_process
from benchmarks.measured import Figure, table
from benchmarks.planted_copies import SHARES, Planted, Plot, generated, planted_into


def main() -> int:
    """Measure and print; the exit code is 1 where a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--corpus", type=Path, help="plant into these articles (JSON Lines: text, title, outlet, date)")
    parser.add_argument("--show", type=int, default=0, help="print so many of the pairs found that were not planted")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--least", type=int, default=300, help="words that a generated article has at least (300)")
    given = parser.parse_args()
    plot = (
        planted_into(given.corpus, given.documents, given.seed)
        if given.corpus
        else generated(given.documents, given.seed, given.least)
    )
    counts = f"{len(plot.documents):,} documents, {len(plot.planted):,} planted copies"
    print(f"{counts}, {len(plot.quoting):,} shared quotations", file=sys.stderr)
    found = {name: in_a_process(name, plot.documents) for name in FINDERS}
    print(beside(plot, found))
    figures = copy_figures(plot, found["according"])
    print()
    print(table(figures))
    if given.show:
        _show(plot, found["according"], given.show)
    return 0 if all(figure.reached in (None, True) for figure in figures) else 1


def beside(plot: Plot, found: dict[str, Found]) -> str:
    """A line a finder: documents a CPU second, bytes a document, pairs beside the planted, recall by copied share."""
    heads = ["", "docs/s", "bytes/doc", "quotations", "others", *(f"{share:.0%}" for share in SHARES)]
    rows = [heads]
    for name, one in found.items():
        if one.missing:
            rows.append([name, one.missing])
            continue
        wrong, quoted = _beside_the_planted(plot, one)
        rows.append(
            [
                name,
                f"{len(plot.documents) / one.seconds:,.0f}",
                "–" if one.memory is None else f"{one.memory:,.0f}",
                f"{quoted}",
                f"{wrong}",
                *(f"{_recall(one, [p for p in plot.planted if p.asked == share]):.3f}" for share in SHARES),
            ]
        )
    widths = [max((len(row[n]) for row in rows if len(row) == len(heads)), default=0) for n in range(len(heads))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=False)) for row in rows)


def copy_figures(plot: Plot, one: Found) -> list[Figure]:
    """According's figures beside their goals."""
    wrong, quoted = _beside_the_planted(plot, one)
    right = sum(_pair(p) in one.pairs for p in plot.planted)
    errors, directed = [], []
    for planted in plot.planted:
        copy = one.copies.get(_pair(planted))
        if copy is not None:
            along = copy.copy == plot.documents[planted.copy].id
            errors.append(abs((copy.share if along else copy.share_of) - planted.share))
            directed.append(along)
    count = len(plot.documents)
    figures = [
        Figure(name="recall of planted copies", value=_recall(one, plot.planted), unit="", goal=1.0, at_most=False),
        Figure(name="mean error of the share", value=fmean(errors), unit="", goal=0.01),
        Figure(name="95th percentile of that", value=sorted(errors)[int(0.95 * len(errors))], unit=""),
        Figure(name="right direction", value=fmean(directed), unit=""),
        Figure(name="documents", value=count / one.seconds, unit="a CPU second", goal=2_000, at_most=False),
        Figure(name="finding alone", value=count / one.finding, unit="a CPU second"),
        Figure(name="pairs measured", value=one.measured, unit=""),
    ]
    if plot.whole:
        precision = right / max(1, right + wrong + quoted)
        figures.insert(1, Figure(name="precision", value=precision, unit="", goal=0.99, at_most=False))
    else:
        figures.insert(1, Figure(name="shared quotations taken for copies", value=quoted, unit=""))
    if one.memory is not None:
        figures.append(Figure(name="memory", value=one.memory, unit="bytes a document", goal=4_096))
    return figures


def _pair(planted: Planted) -> tuple[int, int]:
    return min(planted.of, planted.copy), max(planted.of, planted.copy)


def _recall(one: Found, planted: Sequence[Planted]) -> float:
    return sum(_pair(p) in one.pairs for p in planted) / max(1, len(planted))


def _beside_the_planted(plot: Plot, one: Found) -> tuple[int, int]:
    """Pairs found that were not planted, and how many of the pairs that share a quotation were found."""
    quoting = set(plot.quoting)
    wrong = one.pairs - {_pair(p) for p in plot.planted}
    return len(wrong - quoting), len(wrong & quoting)


def _show(plot: Plot, one: Found, count: int) -> None:
    """Print pairs that were found and not planted, with the words that they share."""
    planted = {_pair(p) for p in plot.planted}
    missed = [p for p in plot.planted if _pair(p) not in one.pairs]
    for p in missed[:count]:
        of, copy = plot.documents[p.of].id, plot.documents[p.copy].id
        print(f"\nmissed: {p.asked:.0%} of {copy} from {of}, share {p.share:.3f}")
    by_id = {annotated.id: annotated.document for annotated in plot.documents}
    for pair in sorted(set(one.copies) - planted)[:count]:
        copy = one.copies[pair]
        of, other = by_id[copy.of], by_id[copy.copy]
        print(f"\n{copy.kind.value}: {of.outlet} {of.published} | {other.outlet} {other.published} | {copy.why}")
        for passage in copy.passages[:5]:
            print(f"   {passage.right.of(other.text)[:300]}".replace("\n", " / "))


if __name__ == "__main__":
    sys.exit(main())
