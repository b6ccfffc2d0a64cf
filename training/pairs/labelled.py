"""The pairs of statements that were marked by hand: places in public corpora, with a kind each."""

import hashlib
import json
from functools import cache
from pathlib import Path

from pairs.corpora import KINDS, Pair, rows

MARKED = Path(__file__).resolve().parent / "labelled.jsonl"
#: For each kind: the right follows from the left, the left from the right, both cannot be so, likeness.
_KNOWN: dict[str, tuple[float | None, float | None, float | None, float | None]] = {
    "=": (1.0, 1.0, 0.0, 1.0),
    ">": (1.0, 0.0, 0.0, 0.8),
    "<": (0.0, 1.0, 0.0, 0.8),
    "~": (0.0, 0.0, 0.0, 0.7),
    "x": (0.0, 0.0, 1.0, 0.6),
    "o": (0.0, 0.0, 0.0, 0.45),
    ".": (0.0, 0.0, 0.0, 0.2),
}


def labelled() -> tuple[list[Pair], list[Pair]]:
    """The marked pairs: those to learn from, and those of stories kept aside (one in four)."""
    learnt: list[Pair] = []
    aside: list[Pair] = []
    for line in MARKED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        left, right = (_words(row["corpus"], row[side]) for side in ("a", "b"))
        follows, back, against, alike = _KNOWN[row["label"]]
        pair = Pair(left, right, follows, back, against, alike, KINDS.index(row["label"]))
        (aside if is_aside(row["story"]) else learnt).append(pair)
    return learnt, aside


def is_aside(story: str) -> bool:
    """Whether a story's pairs are kept aside."""
    return hashlib.sha256(f"aside {story}".encode()).digest()[0] % 4 == 0


def _words(corpus: str, place: dict[str, object]) -> str:
    start, end = place["span"]  # type: ignore[misc]
    return words_of(corpus)[str(place["id"])][start:end].replace("\n", " ")


@cache
def words_of(corpus: str) -> dict[str, str]:
    """The texts of a corpus by their ids."""
    if corpus == "allsides":
        return {str(row["id"]): str(row["text"]) for row in rows("allsides/articles")}
    name = {"gva": "gva/incidents", "basil": "basil/triples", "wcl": "newswcl50/events"}[corpus]
    return {str(a["id"]): str(a["text"]) for row in rows(name) for a in row["accounts"]}  # type: ignore[attr-defined]
