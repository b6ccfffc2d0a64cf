"""Fit how the scorer's likelihood and the likeness in the open tell together whether two statements tell one thing.

    python training/fit_pairs.py ACCOUNTS.pkl

ACCOUNTS.pkl is what train_pairs.py keeps: the annotated accounts of the marked stories. Only stories kept aside from
the scorer's training count. Pairs stand for as many pairs of the product's candidates as they were drawn from: those of
the first marking for themselves, those of the second for their ``weight``. Prints the formula for compare/alignment/
scored.py, and precision and recall over all candidates by threshold, each story judged by a formula fitted without it.
"""

import argparse
import hashlib
import json
import pickle
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from according.compare.accounts import Accounts
from according.compare.alignment.candidates import candidates
from according.compare.alignment.judgement import judge, likeness
from according.compare.alignment.scored import judge_scored
from according.compare.alignment.sense import Sense, senses
from according.compare.alignment.views import View, views
from according.compare.entities import shared_entities
from according.core import Annotated, Relation, Story
from according.neural import load, load_pairs
from pairs.labelled import MARKED, is_aside

_AGREEING = (Relation.SAME, Relation.NARROWER)
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A marked pair: its story, label, weight among candidates (0 where it is none), statements, and scores."""

    story: str
    label: str
    weight: float
    left: View
    right: View


def cases(kept: list[Annotated]) -> list[Case]:
    """The marked pairs of the stories kept aside."""
    by_name = {annotated.document.raw.sha256: annotated for annotated in kept}
    stories: dict[str, list[dict]] = defaultdict(list)
    for line in MARKED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if is_aside(row["story"]):
            stories[row["story"]].append(row)
    found = []
    for name, marked in stories.items():
        members = dict.fromkeys(str(row[side]["id"]) for row in marked for side in ("a", "b"))
        documents = tuple(by_name[member] for member in members)
        event = Story(id=name, documents=tuple(document.id for document in documents))
        accounts = Accounts.of(documents, (event,), shared_entities(documents, (event,)))
        told = views(accounts)
        places = {
            (member, view.statement.span.start, view.statement.span.end): view
            for member, own in zip(members, told, strict=True)
            for view in own
        }
        near = {frozenset(((a.account, a.place), (b.account, b.place))) for a, b in candidates(accounts)}
        for row in marked:
            left, right = (places.get((str(row[side]["id"]), *row[side]["span"])) for side in ("a", "b"))
            if left is None or right is None:
                continue
            is_near = frozenset(((left.account, left.place), (right.account, right.place))) in near
            found.append(Case(name, row["label"], float(is_near) * row.get("weight", 1.0), left, right))
    return found


def fitted(x: _Floats, y: _Floats, weight: _Floats) -> _Floats:
    """A logistic formula's coefficients, the constant last."""
    x = np.c_[x, np.ones(len(x))]
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + 0.5 * np.eye(len(w))
        w -= np.linalg.solve(hessian, x.T @ (weight * (p - y)) + 0.5 * w)
    return w


def main() -> None:
    """Print the formula and what thresholds give."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("accounts", type=Path)
    given = parser.parse_args()
    known = [case for case in cases(pickle.loads(given.accounts.read_bytes())) if case.weight]  # noqa: S301 (our own)
    # Every pair is scored as of a story of its own, so that places do not meet.
    apart = [(_moved(case.left, 2 * n), _moved(case.right, 2 * n + 1)) for n, case in enumerate(known)]
    scored = senses(load_pairs(load(threads=2), threads=2), apart)
    x = np.array([_features(case, sense) for case, sense in zip(known, scored, strict=True)])
    y = np.array([float(case.label in "=><~") for case in known])
    weight = np.array([case.weight for case in known])
    folds = np.array([hashlib.sha256(case.story.encode()).digest()[1] % 5 for case in known])
    out = np.zeros(len(y))
    for fold in range(5):
        w = fitted(x[folds != fold], y[folds != fold], weight[folds != fold])
        out[folds == fold] = 1 / (1 + np.exp(-np.c_[x, np.ones(len(x))][folds == fold] @ w))
    print(f"{len(known)} pairs for {weight.sum():.0f} candidates, {np.sum(weight * y) / weight.sum():.3f} carried")
    print("logit, likeness, constant:", np.round(fitted(x, y, weight), 2))
    for threshold in np.arange(0.3, 0.96, 0.05):
        _told(f"{threshold:.2f}", out >= threshold, y, weight)
    ruled = [judge(case.left, case.right) for case in known]
    _told("by rules", np.array([j is not None and j.relation in _AGREEING for j in ruled]), y, weight)
    now = [judge_scored(case.left, case.right, sense) for case, sense in zip(known, scored, strict=True)]
    _told("as it is", np.array([j is not None and j.relation in _AGREEING for j in now]), y, weight)
    counted: dict[tuple[str, str], float] = defaultdict(float)
    for case, judgement in zip(known, now, strict=True):
        counted[judgement.relation.value if judgement else "-", case.label] += case.weight
    for relation in sorted({relation for relation, _ in counted}):
        print(f"{relation:<16}", "  ".join(f"{label} {counted[relation, label]:.0f}" for label in "=><~xo."))


def _moved(view: View, account: int) -> View:
    return replace(view, account=account, place=0)


def _features(case: Case, sense: Sense) -> tuple[float, float]:
    likely = min(max(sense.carried, 0.001), 0.999)
    return float(np.log(likely / (1 - likely))), likeness(case.left, case.right)


def _told(name: str, said: NDArray[np.bool_], y: _Floats, weight: _Floats) -> None:
    right = np.sum(weight * y * said)
    print(f"{name:<9} precision {right / max(1e-9, np.sum(weight * said)):.3f} recall {right / np.sum(weight * y):.3f}")


if __name__ == "__main__":
    main()
