"""Draw the sources that the check set of speakers asks about: pronouns, relative pronouns and nameless descriptions.

    python benchmarks/speakers_sample.py ../shared/data/polnear [--out items.jsonl]

Reads `dev` and the automatic words of `tokens-dev` (see the corpora's README) and prints JSON Lines, `{document,
sha256, source: [start, end], form}`: offsets alone, no text. The draw has no chance in it: within each form, sources
stand in the order of the SHA-256 of document id and offsets, and those first in it are taken, at most five a document.
A source that is marked for several attributions counts once. Descriptions hold no proper name (words of party and
nationality excepted: "the Democratic nominee") and are drawn in two parts, definite ("the senator", "his spokesman")
and others ("officials"), lest those that no name could answer crowd out the rest.
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: How many of each stratum; the first two make 140, the descriptions 100.
SHARES = {"pronoun": 124, "relative": 16, "definite": 68, "other": 32}
MOST_A_DOCUMENT = 5
LONGEST_DESCRIPTION = 8  # words

_PRONOUNS = frozenset("he him his himself she her hers herself they them their theirs themselves it its itself".split())
_RELATIVES = frozenset({"who", "whom", "whose", "which"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "both"})
#: Capitalised words that name no one: parties and the like.
_PARTY = frozenset({"republican", "republicans", "democratic", "democrat", "democrats", "gop", "libertarian", "tea"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_WORD = re.compile(r"[\w’'-]+")


def main() -> int:
    """Write the items of the draw in order of document and place."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path, help="where dev.jsonl.gz and tokens-dev.jsonl.gz lie")
    parser.add_argument("--out", type=Path, help="a file to write to (standard output)")
    given = parser.parse_args()
    tokens = {record["id"]: record["tokens"] for record in _records(given.folder / "tokens-dev.jsonl.gz")}
    items = draw(list(_records(given.folder / "dev.jsonl.gz")), tokens)
    lines = "".join(json.dumps(item) + "\n" for item in items)
    if given.out:
        given.out.write_text(lines, encoding="utf-8")
    else:
        sys.stdout.write(lines)
    return 0


def draw(documents: list[dict[str, Any]], tokens: dict[str, list[list[Any]]]) -> list[dict[str, Any]]:
    """The items drawn from documents, whose words with tag, head and relation are in `tokens` by document id."""
    strata: dict[str, list[tuple[str, str, int, int]]] = {name: [] for name in SHARES}
    texts = {document["id"]: document["text"] for document in documents}
    for document in documents:
        for start, end in sorted({_span(one) for one in document["attributions"] if len(one["source"]) == 1}):
            stratum = _stratum(document["text"][start:end], start, end, tokens.get(document["id"], []))
            if stratum is not None:
                key = hashlib.sha256(f"{document['id']} {start} {end}".encode()).hexdigest()
                strata[stratum].append((key, document["id"], start, end))
    taken: list[dict[str, Any]] = []
    a_document: Counter[str] = Counter()
    for stratum in ("definite", "relative", "other", "pronoun"):  # the scarce first
        left = SHARES[stratum]
        for _, name, start, end in sorted(strata[stratum]):
            if left and a_document[name] < MOST_A_DOCUMENT:
                left -= 1
                a_document[name] += 1
                digest = hashlib.sha256(texts[name].encode("utf-8")).hexdigest()
                form = stratum if stratum in ("pronoun", "relative") else "description"
                taken.append({"document": name, "sha256": digest, "source": [start, end], "form": form})
        if left:
            print(f"{stratum}: {left} too few", file=sys.stderr)
    return sorted(taken, key=lambda item: (item["document"], item["source"]))


def _stratum(source: str, start: int, end: int, tokens: list[list[Any]]) -> str | None:
    words = _WORD.findall(source.lower())
    if len(words) == 1 and words[0] in _PRONOUNS:
        return "pronoun"
    if len(words) == 1 and words[0] in _RELATIVES:
        return "relative"
    inside = [token for token in tokens if start <= token[0] and token[1] <= end]
    if not 0 < len(words) <= LONGEST_DESCRIPTION or not inside or "," in source:
        return None
    head = _head(inside)
    if head is None or head[3] not in ("NN", "NNS") or head[7] in ("root", "ccomp"):
        return None
    for begin, stop, _, tag, *_ in inside:
        word = source[begin - start : stop - start]
        if word.lower() in _PARTY:
            continue
        capital = word[1:2].isupper() or (begin != start and word[:1].isupper() and not tag.startswith("JJ"))
        if tag in _NAME_TAGS or capital:
            return None
    return "definite" if words[0] in _DEFINITE else "other"


def _head(inside: list[list[Any]]) -> list[Any] | None:
    """The one word of the phrase that hangs on a word outside it (None where there are several or none)."""
    places = {token[8] for token in inside}
    outward = [token for token in inside if token[3] != "IN" and token[6] not in places]
    return outward[0] if len(outward) == 1 else None


def _span(attribution: dict[str, Any]) -> tuple[int, int]:
    return attribution["source"][0]["start"], attribution["source"][0]["end"]


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if "tokens" in record:
                record["tokens"] = _numbered(record["tokens"])
            yield record


def _numbered(tokens: list[list[Any]]) -> list[list[Any]]:
    """Each word's record with its place in its sentence behind it."""
    numbered, sentence, place = [], None, 0
    for token in tokens:
        place = place + 1 if token[2] == sentence else 0
        sentence = token[2]
        numbered.append([*token, place])
    return numbered


if __name__ == "__main__":
    sys.exit(main())
