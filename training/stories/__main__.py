"""Train the trees of likeness: ``src/according/group/likeness.tsv``.

    python -m training.stories profiles ../shared/data WORK [--parts N]
    python -m training.stories pairs ../shared/data WORK
    python -m training.stories grow WORK [--without FOLD]
    python -m training.stories cut ../shared/data WORK

WORK is a folder that keeps what a step leaves for the next: profiles by part (what is there is not made again), the
table of pairs, the trees. ``grow`` is called once for the trees that ship, and once for each fold that the cut is
chosen by. The same bytes each time.
"""

import argparse
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import numpy as np
from training.stories import corpora, cut, grown, pairs, profiled

_TABLE = Path(str(files("according.group"))) / "likeness.tsv"


def main() -> None:
    """Take one of the steps."""
    parser = argparse.ArgumentParser(prog="python -m training.stories", description=(__doc__ or "").split("\n")[0])
    steps = parser.add_subparsers(dest="step", required=True)
    for name in ("profiles", "pairs", "grow", "cut"):
        step = steps.add_parser(name)
        if name != "grow":
            step.add_argument("data", type=Path, help="the folder of the corpora")
        step.add_argument("work", type=Path)
        if name == "profiles":
            step.add_argument("--parts", type=int, help="make at most so many parts now")
        if name == "grow":
            step.add_argument("--without", type=int, choices=range(pairs.FOLDS), help="the fold to leave out")
        if name == "cut":
            step.add_argument("--out", type=Path, default=_TABLE)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    if given.step == "profiles":
        profiled.make(corpora.read(given.data), given.work, given.parts)
    elif given.step == "pairs":
        _collect(given.data, given.work)
    elif given.step == "grow":
        _grow(given.work, given.without)
    else:
        _cut(given.data, given.work, given.out)


def _collect(data: Path, work: Path) -> None:
    found = pairs.collect(corpora.read(data), work)
    np.savez(work / "pairs.npz", **{field.name: getattr(found, field.name) for field in fields(found)})
    for corpus in np.unique(found.corpus):
        for copy in (False, True):
            of = (found.corpus == corpus) & (found.copy == copy)
            print(f"{corpus}{' copies' if copy else ''}: {of.sum()} pairs, {found.same[of].sum()} of one event")


def _grow(work: Path, without: int | None) -> None:
    with np.load(work / "pairs.npz") as kept:
        found = pairs.Measured(**kept)
    grown.write(grown.grow(found, without), work / ("trees.tsv" if without is None else f"fold-{without}.tsv"))


def _cut(data: Path, work: Path, out: Path) -> None:
    found = cut.standings(corpora.read(data), work, work)
    print("shift  shootings F1  triples F1  stream recall  groups' size")
    for one in found:
        figures = f"{one.shootings:.4f}        {one.triples:.4f}      {one.recall:.4f}         {one.size:.3f}"
        print(f"{one.shift:+.1f}   {figures}")
    best = max(found, key=lambda one: (one.worth, -one.shift))
    out.write_text(grown.shifted((work / "trees.tsv").read_text(encoding="utf-8"), best.shift), encoding="utf-8")
    print(f"{out}: the bias of the trees {best.shift:+.1f}")


if __name__ == "__main__":
    main()
