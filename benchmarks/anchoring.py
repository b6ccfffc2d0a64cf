"""Anchors in edited texts: how many are placed rightly, wrongly, or given up; ``python -m benchmarks.anchoring FILES``.

    python -m benchmarks.anchoring examples/riverside/*.txt [--each 40] [--seed 1]
    python -m benchmarks.anchoring ../shared/data/polnear/dev.jsonl.gz

Files are plain texts, or JSON Lines (also gzipped) whose records have ``text`` and may have ``attributions`` with the
spans of source, cue and content. From each text some of these are taken as anchors; from plain texts words, phrases,
sentences and paragraphs. Then each text is edited in ways that pages are edited, with a map from old characters to new
ones that tells where each anchor's words went. Placed rightly: the stretch found shares nine tenths with the true one.
Near: half of it. Gone: the words were cut out, so that giving up is right and any place is wrong.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from according.core import Document, OriginMap, RawInput, Region, RegionKind, Span
from according.correct import anchor, found

#: A text under edit: its characters, each with its place in the old text, -1 for what was put in.
Edited = list[tuple[str, int]]

_FURNITURE = (
    "Skip to main content\n\nSubscribe now\n\nShare this article\n\nAdvertisement\n\n",
    "\n\nRead more\n\nMost read\n\nShare this article\n\nSign up for our newsletter and never miss a story.\n\n",
)
_PARAGRAPH = re.compile(r".+(?:\n(?!\n).+)*\n*")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[”\"’)]*\s*")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def texts(names: Iterable[str]) -> Iterator[tuple[str, list[Span]]]:
    """The texts of files with the spans that their records mark; plain texts mark none."""
    for name in names:
        path = Path(name)
        if ".jsonl" not in path.name:
            yield path.read_text(encoding="utf-8"), []
            continue
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for line in raw.decode().splitlines():
            record = json.loads(line)
            spans = [
                Span(place["start"], place["end"])
                for attribution in record.get("attributions", ())
                for role in ("source", "cue", "content")
                for place in attribution[role]
            ]
            yield record["text"], spans


def anchored(text: str, marked: list[Span], each: int, draw: random.Random) -> list[Span]:
    """Some of the marked spans; of plain texts words, phrases, sentences and paragraphs."""
    if not marked:
        words = [Span(*m.span()) for m in _WORD.finditer(text)]
        runs = [Span(words[i].start, words[i + 3].end) for i in range(0, max(0, len(words) - 4), 4)]
        sentences = [Span(m.start(), m.start() + len(m[0].rstrip())) for m in _SENTENCE.finditer(text) if m[0].strip()]
        pools = [pool for pool in (words, runs, sentences) if pool]
        marked = [draw.choice(draw.choice(pools)) for _ in range(each)] if pools else []
    return sorted(set(draw.sample(marked, min(each, len(marked)))))


def _changed(share: float) -> Callable[[Edited, str, random.Random], Edited]:
    def edit(held: Edited, other: str, draw: random.Random) -> Edited:
        text = "".join(c for c, _ in held)
        new = _WORD.findall(other)
        out: Edited = []
        at = 0
        for match in _WORD.finditer(text):
            out += held[at : match.start()]
            at = match.end()
            if draw.random() < share:
                old = held[match.start()][1]
                out += [(c, -2 - old if old >= 0 else -1) for c in draw.choice(new)]
            else:
                out += held[match.start() : match.end()]
        return out + held[at:]

    return edit


def _cut(held: Edited, pattern: re.Pattern[str]) -> list[Edited]:
    text = "".join(c for c, _ in held)
    return [held[m.start() : m.end()] for m in pattern.finditer(text)]


def _joined(parts: list[Edited]) -> Edited:
    return [character for part in parts for character in part]


def _new(text: str) -> Edited:
    return [(c, -1) for c in text]


def moved(held: Edited, _other: str, draw: random.Random) -> Edited:
    """A third of the paragraphs elsewhere."""
    parts = _cut(held, _PARAGRAPH)
    parts[-1:] = [[*part, *_new("\n\n")] for part in parts[-1:]]
    for _ in range(max(1, len(parts) // 3)):
        parts.insert(draw.randrange(len(parts)), parts.pop(draw.randrange(len(parts))))
    return _joined(parts)


def cut(held: Edited, _other: str, draw: random.Random) -> Edited:
    """A quarter of the sentences gone."""
    return _joined([part for part in _cut(held, _SENTENCE) if draw.random() > 0.25])


def inserted(held: Edited, other: str, draw: random.Random) -> Edited:
    """Sentences of another text in between, a third as many as there are."""
    sentences = _SENTENCE.findall(other)
    out: Edited = []
    for part in _cut(held, _SENTENCE):
        out += part
        if draw.random() < 1 / 3:
            out += _new(draw.choice(sentences).strip() + " ")
    return out


def furnished(held: Edited, _other: str, draw: random.Random) -> Edited:
    """Furniture before, after and among the paragraphs."""
    out = _new(_FURNITURE[0])
    for part in _cut(held, _PARAGRAPH):
        out += [*part, *(_new("\nAdvertisement\n\n") if draw.random() < 0.2 else [])]
    return [*out, *_new(_FURNITURE[1])]


def restyled(held: Edited, _other: str, _draw: random.Random) -> Edited:
    """Quotation marks, dashes and line breaks in another style."""
    styles = {"“": '"', "”": '"', "’": "'", "‘": "'", "—": "–", '"': "“", "'": "’", "\n": " "}
    return [(styles.get(c, c), at) for c, at in held]


def twice(held: Edited, _other: str, draw: random.Random) -> Edited:
    """Some sentences stand a second time, as summaries and pulled quotes do."""
    parts = _cut(held, _SENTENCE)
    again = [_new("".join(c for c, _ in part)) for part in draw.sample(parts, max(1, len(parts) // 6))]
    return _joined([*again[: len(again) // 2], *parts, *again[len(again) // 2 :]])


def mixed(held: Edited, other: str, draw: random.Random) -> Edited:
    """Some of everything: what a page goes through in a day."""
    for edit in (_changed(0.04), cut, inserted, moved, furnished):
        held = edit(held, other, draw)
    return held


EDITS: dict[str, Callable[[Edited, str, random.Random], Edited]] = {
    "nothing": lambda held, _other, _draw: held,
    "1 word of 20 changed": _changed(0.05),
    "1 word of 6 changed": _changed(1 / 6),
    "1 word of 3 changed": _changed(1 / 3),
    "paragraphs moved": moved,
    "sentences cut": cut,
    "sentences put in": inserted,
    "furniture put in": furnished,
    "marks and breaks": restyled,
    "sentences twice": twice,
    "mixed": mixed,
    "another text": lambda _held, other, _draw: _new(other),
}


def truth(span: Span, edited: Edited) -> tuple[Span | None, float]:
    """Where the characters of a span went, and the share of them that is as it was; None where all are gone."""
    whole = [n for n, (_, at) in enumerate(edited) if at >= 0 and span.start <= at < span.end]
    changed = [n for n, (_, at) in enumerate(edited) if at <= -2 and span.start <= -2 - at < span.end]
    if not whole and not changed:
        return None, 0.0
    everywhere = [*whole, *changed]
    return Span(min(everywhere), max(everywhere) + 1), len(whole) / len(span)


def outcome(span: Span, placed: Span | None, edited: Edited) -> str:
    """What came of an anchor: right, near, wrong, given up, or rightly given up."""
    true, left = truth(span, edited)
    if true is None or left < 0.2:
        shared = placed is not None and true is not None and placed.overlaps(true)
        return "gone, given up" if placed is None else "right" if shared else "gone, placed"
    if placed is None:
        return "given up"
    share = 2 * placed.shared(true) / (len(placed) + len(true))
    return "right" if share >= 0.9 else "near" if share >= 0.5 else "wrong"


def _document(text: str, identity: str) -> Document:
    return Document(
        id=identity,
        path=identity,
        text=text,
        regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),) if text else (),
        raw=RawInput(sha256="", size=0, media_type="text/plain", encoding="utf-8", extractor="none"),
        origin=OriginMap.identity(len(text)),
    )


def measure(names: list[str], each: int, seed: int, show: str | None = None) -> dict[str, Counter[str]]:
    """For each way to edit how many anchors came out how."""
    held = [(text, marked) for text, marked in texts(names) if text.strip()]
    counts: dict[str, Counter[str]] = {name: Counter() for name in EDITS}
    for number, (text, marked) in enumerate(held):
        other = held[(number + 1) % len(held)][0]
        for name, edit in EDITS.items():
            draw = random.Random(f"{seed} {number} {name}")  # noqa: S311 - a sample, no secret
            edited = edit([(c, at) for at, c in enumerate(text)], other, draw)
            old, new = _document(text, "old"), _document("".join(c for c, _ in edited), "new")
            for span in anchored(text, marked, each, draw):
                placed = found(anchor(old, span), (new,), {"old": "new"})
                came = outcome(span, placed.span if placed else None, edited)
                counts[name][came] += 1
                if show == came:
                    now = placed.span.of(new.text) if placed else ""
                    true = truth(span, edited)[0]
                    print(
                        f"[{name}] {span.of(text)!r}\n   true {true.of(new.text) if true else None!r}\n   now {now!r}"
                    )
    return counts


_COLUMNS = ("right", "near", "wrong", "given up", "gone, given up", "gone, placed")


def main(arguments: list[str]) -> int:
    """Print the table; 0 always, for it judges nothing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.anchoring")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--each", type=int, default=40, help="anchors of each text")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", choices=_COLUMNS, help="print the anchors that came out so")
    given = parser.parse_args(arguments)
    start = time.perf_counter()
    counts = measure(given.files, given.each, given.seed, given.show)
    print(f"{'':24}" + "".join(f"{column:>16}" for column in _COLUMNS))
    for name, came in counts.items():
        print(f"{name:24}" + "".join(f"{came[column]:>16}" for column in _COLUMNS))
    print(f"{sum(map(Counter.total, counts.values()))} anchors in {time.perf_counter() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
