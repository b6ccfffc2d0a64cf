"""News without annotation, in which names give way to pronouns, so that the scorer learns whom news means by them.

A surname that takes up a person just named is written as "he" or "she" instead, and the answer is known (after the
masked-name corpora of Kocijan et al. 2019). Only the pronouns put in are learnt from.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.annotate.who.cluster import Cluster
from according.annotate.who.clusters import clusters
from according.annotate.who.coreference.forms import PRONOUN
from according.annotate.who.marks import Marks
from according.annotate.who.names import names
from according.core import EntityType, MentionForm, Reading, Span, Syntax
from according.evaluate.attribution.run import plain_document
from according.neural.reader.reader import OnnxReader
from coreference.data import Text, prepared

#: Of surnames that a pronoun could stand for, one in so many gives way; so many words at most before them.
_SHARE, _WORDS = 1, 60
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_ENOUGH = 1


def articles(path: Path, count: int) -> Iterator[dict]:
    """``count`` articles of a file, chosen by the hash of their names."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    found.sort(key=lambda record: hashlib.sha256(record["id"].encode()).digest())
    yield from [record for record in found if 1500 < len(record["text"]) < 6000][:count]


def silvered(reader: OnnxReader, record: dict) -> Text | None:
    """An article with pronouns put in, prepared as the corpus is; None where there is too little to learn from."""
    document = plain_document(record["id"], record["text"])
    cut, marks = sentences(document), quotations(document)
    reading = reader.tag(document, cut, marks)
    made = clusters(document.text, names(document, cut, Marks(document.text, reading)))
    changes = sorted(_changes(document.text, reading, cut, made, [q.span for q in marks if q.depth == 0]))
    if len(changes) < _ENOUGH:
        return None
    text, at, moved = "", 0, []
    chosen = {span.start: (pronoun, number) for span, pronoun, number in changes}
    every = sorted((m.span, n) for n, c in enumerate(made) if c.type is EntityType.PERSON for m in c.mentions)
    for span, number in every:
        if span.start < at:
            continue
        text += document.text[at : span.start]
        words, end = span.of(document.text), span.end
        if span.start in chosen:
            words = chosen[span.start][0]
            end += 2 if words.lower() in ("his", "her") else 0
        moved.append((len(text), len(text) + len(words), number, span.start in chosen))
        text += words
        at = end
    text += document.text[at:]
    mentions = [{"start": a, "end": b, "cluster": str(number)} for a, b, number, _ in moved]
    put_in = {(a, b) for a, b, _, new in moved if new}
    out = prepared(reader, {"id": record["id"], "text": text, "mentions": mentions, "genre": "silver"})
    learnt = np.array([span in put_in for span in out.spans], dtype=bool)
    gold = _by_heads(out, moved)
    # Of a pronoun that the article has itself nobody knows whom it means.
    open_ = (out.mentions.form == PRONOUN) & (gold < 0)
    kept = learnt[out.pairs.right] & ~open_[out.pairs.left]
    if not kept.any():
        return None
    pairs = replace(
        out.pairs, left=out.pairs.left[kept], right=out.pairs.right[kept], features=out.pairs.features[kept]
    )
    return replace(out, pairs=pairs, gold=gold, learnt=learnt)


def _by_heads(text: Text, moved: list[tuple[int, int, int, bool]]) -> np.ndarray:
    """The person of each mention whose head stands in a name of theirs, or in a pronoun put in."""
    out = np.full(len(text.spans), -1, dtype=np.int64)
    owner = {at: number for start, end, number, _ in moved for at in range(start, end)}
    for at, phrase in enumerate(text.heads_at):
        if text.mentions.phrases[at].joined is None:
            out[at] = owner.get(phrase[0], -1)
    return out


def _changes(
    text: str, reading: Reading, cut: tuple[Span, ...], made: list[Cluster], quoted: list[Span]
) -> Iterator[tuple[Span, str, int]]:
    """The surnames that give way, each with its pronoun and the number of its person."""
    syntax = reading.syntax
    word_at = {word.start: at for at, word in enumerate(syntax.words)}
    persons = sorted((m.span.start, n, m.span, m.form) for n, c in enumerate(made) for m in c.mentions
                     if c.type is EntityType.PERSON)  # fmt: skip
    breaks = [match.start() for match in re.finditer(r"\n\s*\n", text)]
    for place, (start, number, span, form) in enumerate(persons):
        gender = made[number].gender
        word = word_at.get(start)
        if not place or not gender or form is not MentionForm.PARTIAL or word is None:
            continue
        if any(q.start <= start < q.end for q in quoted) or text[max(0, start - 2) : start].strip(" ") in (".", ","):
            continue
        at = max((n for n in range(place) if persons[n][1] == number), default=None)
        if at is None:
            continue
        before = persons[at][0]
        if not _goes_on(syntax, word_at, persons[at : place + 1], {n for _, n, _, _ in persons[at + 1 : place]}, made):
            continue
        words = text.count(" ", before, start)
        gaps = sum(before < there < start for there in breaks)
        if words > _WORDS or gaps > 1:
            continue
        digest = hashlib.sha256(f"{start} {span.of(text)} {len(text)}".encode()).digest()[0]
        if digest % _SHARE:
            continue
        first = any(sentence.start == start for sentence in cut)
        if text[span.end : span.end + 2] in ("'s", "’s"):
            pronoun = "his" if gender == "m" else "her"
        elif syntax.relations[word] in _SUBJECTS:
            pronoun = "he" if gender == "m" else "she"
        elif syntax.relations[word] in ("obj", "obl", "iobj"):
            pronoun = "him" if gender == "m" else "her"
        else:
            continue
        yield span, pronoun.capitalize() if first else pronoun, number


def _goes_on(
    syntax: Syntax,
    word_at: dict[int, int],
    between: list[tuple[int, int, Span, MentionForm]],
    others: set[int],
    made: list[Cluster],
) -> bool:
    """Whether news would go on with a pronoun: nobody else of the gender was named since, or a subject stays one."""
    gender = made[between[0][1]].gender
    rivals = [entry for entry in between[1:-1] if entry[1] in others and made[entry[1]].gender in (gender, "")]
    if not rivals:
        return True
    first, last = (_part(syntax, word_at, entry[2]) for entry in (between[0], between[-1]))
    return first and last and not any(_part(syntax, word_at, entry[2]) for entry in rivals)


def _part(syntax: Syntax, word_at: dict[int, int], span: Span) -> bool:
    """Whether a name is the subject of its clause."""
    word = word_at.get(span.start)
    while (
        word is not None and syntax.relations[word] in ("flat", "compound", "nmod:desc") and syntax.heads[word] != word
    ):
        word = syntax.heads[word]
    return word is not None and syntax.relations[word] in _SUBJECTS
