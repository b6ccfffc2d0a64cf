"""Train the marker of furniture that no rule names: ``src/according/clean/marker.bin`` and ``marker.txt``.

    python training/train_furniture.py ../shared/data ../shared/data/extraction/pages.jsonl

Three materials: articles in which a person marked every stretch of furniture (furniture/marks.jsonl), single pieces
of other articles that an earlier model was unsure of (furniture/labels.jsonl), and the half for tuning of saved pages,
read as if all of each had been selected and copied. Only places, digests and labels are kept here; the texts stand in
the corpora. Prints how pieces of articles and pages fare, each judged by a model fitted without its text. A minute on
one core; the same bytes each time.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np

import according.clean
from according.clean import marker
from according.clean.marker import SHORT
from according.core import Span
from according.evaluate.attribution.run import cleaned_document
from according.evaluate.events import Half
from according.evaluate.furniture import Marked, Standing, judge, read_marks
from according.evaluate.pages import read_pages
from furniture.data import Case, cases
from furniture.fit import Floats, fit, hashed

_HERE = Path(__file__).parent / "furniture"
_OUT = Path(according.clean.__file__).parent
#: A page has hundreds of lines, an article has one or two that are furniture.
_PAGE_WEIGHT = 0.1
_NEITHER_WEIGHT = 0.3
_EPOCHS = 12
_FOLDS = 5
#: The thresholds of which the printed table speaks.
_TRIED = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
#: The sum from which on a piece is furniture: see what the command prints.
_THRESHOLD = 1.0
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
    weights = (np.minimum(sizes, 30) / 8 + 0.5) * np.array([1.0, 1.0, _PAGE_WEIGHT])[source]
    weights *= np.where([case.counted for case in held], 1.0, _NEITHER_WEIGHT)
    rows = [hashed(case) for case in held]
    of = outlets(given.corpora)
    groups = [[fold_of(of.get(one.id, one.text[:60])) for one in part] for part in (articles, single)]
    fold = np.array(
        [groups[s][case.text] if s < 2 else case.text % _FOLDS for s, case in zip(source, held, strict=True)]
    )
    models: list[tuple[Floats, list[str]]] = []
    for number in range(_FOLDS):
        rest = np.flatnonzero(fold != number)
        table = fit([rows[i] for i in rest], labels[rest], weights[rest], epochs=_EPOCHS)
        models.append((table, telling([held[i] for i in rest])))
    for threshold in _TRIED:
        table_of = [model_of(table, words, threshold) for table, words in models]
        total = Standing()
        for one, number in zip(articles, groups[0], strict=True):
            marker.shipped = lambda: table_of[number]  # noqa: B023
            total += judge(one, cleaned_document(one.id, one.text)).standing
        words_ = total.words
        print(
            f"from {threshold}: P {100 * words_.precision:.1f} R {100 * words_.recall:.1f} F1 {100 * words_.f1:.1f},"
            f" {total.lost} of {total.body} words lost, {total.loss:.2f} %"
        )
    write(fit(rows, labels, weights, epochs=_EPOCHS), telling(held))


def fold_of(group: str) -> int:
    """The fold of an outlet or of a text without one."""
    return hashlib.sha256(group.encode()).digest()[0] % _FOLDS


def outlets(corpora: Path) -> dict[str, str]:
    """The outlets of the articles that name theirs: one outlet's are told apart from no other of its own."""
    found = {}
    for path in sorted(corpora.glob("gva/*.jsonl.gz")):
        for match in re.finditer(
            r'"id": ?"([^"]+)"[^{}]{0,600}?"outlet": ?"([^"]+)"', gzip.decompress(path.read_bytes()).decode()
        ):
            found[match[1]] = match[2]
    return found


def model_of(table: Floats, words: list[str], threshold: float) -> marker.Model:
    """The marker's model with these weights."""
    step = np.abs(table).max() / 127
    return marker.Model(
        (np.rint(table / step) + 127).astype(np.uint8).tobytes(), frozenset(words), round(threshold / step)
    )


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
    model = model_of(table, words, _THRESHOLD)
    (_OUT / "marker.bin").write_bytes(model.weights)
    (_OUT / "marker.txt").write_text(f"{model.threshold}\n{' '.join(words)}\n", encoding="utf-8")
    print(f"{len(words)} telling words")


if __name__ == "__main__":
    main()
