"""Train the marker of furniture that no rule names: ``src/according/clean/marker.bin`` and ``marker.txt``.

    python training/train_furniture.py ../shared/data ../shared/data/extraction/pages.jsonl

Three materials: articles in which a person marked every stretch of furniture (furniture/marks.jsonl), single pieces
of other articles that an earlier model was unsure of (furniture/labels.jsonl), and the half for tuning of saved pages,
read as if all of each had been selected and copied. Only places, digests and labels are kept here; the texts stand in
the corpora. Prints how pieces of articles and pages fare, each judged by a model fitted without its text. A minute on
one core; the same bytes each time.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

import according.clean
from according.clean.marker import SHORT
from according.core import Span
from according.evaluate.events import Half
from according.evaluate.furniture import Marked, read_marks
from according.evaluate.pages import read_pages
from furniture.data import Case, cases
from furniture.fit import Floats, fit, hashed, scores

_HERE = Path(__file__).parent / "furniture"
_OUT = Path(according.clean.__file__).parent
#: A page has hundreds of lines, an article has one or two that are furniture.
_PAGE_WEIGHT = 0.1
_NEITHER_WEIGHT = 0.3
_EPOCHS = 12
_FOLDS = 4
#: The sum from which on a piece is furniture: see what the command prints.
_THRESHOLD = 2.0
#: A word is telling if it stands in so many long pieces of furniture, and in so large a part of all that have it.
_TELLING = (2, 0.3)


def labelled(path: Path, corpora: Path) -> list[Marked]:
    """The articles of single labelled pieces, those that are neither marked as neutral."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    places: dict[tuple[str, str], list[dict]] = {}
    for row in rows:
        places.setdefault((row["corpus"], row["id"]), []).append(row)
    articles = {(one.corpus, one.id): one for one in read_marks(path, corpora)}
    return [
        Marked(
            corpus=key[0],
            id=key[1],
            text=articles[key].text,
            furniture=tuple(Span(r["start"], r["end"]) for r in held if r["label"] == "furniture"),
            neutral=tuple(Span(r["start"], r["end"]) for r in held if r["label"] == "neither"),
        )
        for key, held in places.items()
    ]


def main() -> None:
    """Read, fit fold by fold, print, fit on all, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("pages", type=Path)
    given = parser.parse_args()
    articles = read_marks(_HERE / "marks.jsonl", given.corpora)
    single = labelled(_HERE / "labels.jsonl", given.corpora)
    starts = [
        {
            json.loads(line)["start"]
            for line in (_HERE / "labels.jsonl").read_text("utf-8").splitlines()
            if json.loads(line)["id"] == one.id
        }
        for one in single
    ]
    pages = [page for half, page in read_pages(given.pages) if half is Half.TUNING]
    told: list[list[Case]] = [
        [case for n, one in enumerate(articles) for case in cases(n, one)],
        [case for n, one in enumerate(single) for case in cases(n, one) if case.start in starts[n]],
        [case for n, one in enumerate(pages) for case in cases(n, one)],
    ]
    held = [case for part in told for case in part]
    source = np.repeat(np.arange(3), [len(part) for part in told])
    labels = np.array([case.label for case in held], dtype=np.float64)
    sizes = np.array([case.size for case in held])
    weights = (np.minimum(sizes, 30) / 8 + 0.5) * np.where(source == 2, _PAGE_WEIGHT, 1.0)
    weights *= np.where([case.counted for case in held], 1.0, _NEITHER_WEIGHT)
    rows = [hashed(case) for case in held]
    fold = np.array([case.text % _FOLDS for case in held])
    found = np.zeros(len(held))
    for number in range(_FOLDS):
        rest, part = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        table = fit([rows[i] for i in rest], labels[rest], weights[rest], epochs=_EPOCHS)
        found[part] = scores([rows[i] for i in part], table)
    for which, name in enumerate(("articles", "single pieces", "pages")):
        ours = source == which
        for threshold in (1.0, _THRESHOLD, 3.0):
            caught = ours & (found > threshold)
            right, wrong = sizes[caught & (labels == 1)].sum(), sizes[caught & (labels == 0)].sum()
            print(f"{name}, from {threshold}: {right} of {sizes[ours & (labels == 1)].sum()} words, {wrong} wrong")
    write(fit(rows, labels, weights, epochs=_EPOCHS), telling(held))


def telling(held: list[Case]) -> list[str]:
    """The words that long pieces of furniture have more often than the account's."""
    furniture, body = Counter(), Counter()
    for case in held:
        if case.size > SHORT:
            (furniture if case.label else body).update(set(case.words.lower().split()))
    least, part = _TELLING
    return sorted(
        w for w, n in furniture.items() if n >= least and n >= part * (n + body[w]) and w.isascii() and w.isalpha()
    )


def write(table: Floats, words: list[str]) -> None:
    """The weights as bytes, their step and threshold and the telling words as text."""
    step = np.abs(table).max() / 127
    (_OUT / "marker.bin").write_bytes((np.rint(table / step) + 127).astype(np.uint8).tobytes())
    (_OUT / "marker.txt").write_text(f"{round(_THRESHOLD / step)}\n{' '.join(words)}\n", encoding="utf-8")
    print(f"a step is {step:.4f}; {len(words)} telling words")


if __name__ == "__main__":
    main()
