"""The scoreboard of syntax: parts of speech and dependencies against a treebank in CoNLL-U, on the treebank's words.

Scored as in the CoNLL 2018 shared task (Zeman et al., 2018) where the words are given: every word counts, punctuation
too. There, relations are compared without their subtypes ("acl" for "acl:relcl"); the stricter figure, with subtypes,
stands beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from according.core import InputError
from according.evaluate.lines import malformed, text_of

#: What was found in a sentence: parts of speech (UPOS), tags (XPOS), heads (a root is its own), relations.
Parse = tuple[Sequence[str], Sequence[str], Sequence[int], Sequence[str]]


@runtime_checkable
class Parser(Protocol):
    """What reads the syntax of sentences that are words already."""

    def parse(self, sentences: Sequence[Sequence[str]]) -> Sequence[Parse]:
        """One parse a sentence, with one entry a word in each of its four fields."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a treebank; ``heads`` are positions in ``words``, a root is its own."""

    words: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxScore:
    """How many of ``words`` words have the right part of speech, tag, head, and head with relation.

    ``labelled`` compares the universal relation only (CoNLL 2018's LAS), ``subtyped`` the whole of it.
    """

    sentences: int = 0
    words: int = 0
    pos: int = 0
    tags: int = 0
    heads: int = 0
    labelled: int = 0
    subtyped: int = 0

    def share(self, count: int) -> float:
        """``count`` as a part of the words, in per cent."""
        return 100 * count / self.words if self.words else 0.0


def read_treebank(path: Path) -> tuple[Sentence, ...]:
    """The sentences of a CoNLL-U file, gzipped or not; multiword tokens and empty nodes are passed over.

    Raises:
        InputError: if it cannot be read or is of another form; the message names file and line.

    """
    out: list[Sentence] = []
    rows: list[list[str]] = []
    for number, line in enumerate([*text_of(path).split("\n"), ""], 1):
        fields = line.rstrip("\r").split("\t")
        if not fields[0].strip():
            if rows:
                out.append(_sentence(rows, path, number))
                rows = []
        elif not line.startswith("#"):
            if len(fields) != 10:
                raise malformed(path, number, f"has {len(fields)} columns, not the 10 of CoNLL-U")
            if fields[0].isdecimal():
                rows.append(fields)
    if not out:
        raise InputError(str(path), "has no sentences", "give a treebank in CoNLL-U")
    return tuple(out)


def score_syntax(gold: Sequence[Sentence], found: Iterable[Parse]) -> SyntaxScore:
    """The score of one parse a sentence.

    Raises:
        ValueError: if a parse has not as many entries as its sentence has words, or a sentence has no parse.

    """
    counts = dict.fromkeys(("words", "pos", "tags", "heads", "labelled", "subtyped"), 0)
    for sentence, parse in zip(gold, found, strict=True):
        pos, tags, heads, relations = parse
        if any(len(field) != len(sentence.words) for field in parse):
            raise ValueError(f"{len(sentence.words)} words, but {[len(field) for field in parse]} entries in the parse")
        counts["words"] += len(sentence.words)
        counts["pos"] += _same(sentence.pos, pos)
        counts["tags"] += _same(sentence.tags, tags)
        for head, relation, ours, our_relation in zip(
            sentence.heads, sentence.relations, heads, relations, strict=True
        ):
            if head == ours:
                counts["heads"] += 1
                counts["labelled"] += _universal(relation) == _universal(our_relation)
                counts["subtyped"] += relation == our_relation
    return SyntaxScore(sentences=len(gold), **counts)


def _sentence(rows: Sequence[Sequence[str]], path: Path, number: int) -> Sentence:
    heads = []
    for i, row in enumerate(rows):
        if not row[6].isdecimal() or int(row[6]) > len(rows):
            raise malformed(path, number - len(rows) + i, f"has the head {row[6]!r}, which is no word of its sentence")
        heads.append(int(row[6]) - 1 if int(row[6]) else i)
    return Sentence(
        words=tuple(row[1] for row in rows),
        pos=tuple(row[3] for row in rows),
        tags=tuple(row[4] for row in rows),
        heads=tuple(heads),
        relations=tuple(row[7] for row in rows),
    )


def _same(gold: Sequence[str], found: Sequence[str]) -> int:
    return sum(g == f for g, f in zip(gold, found, strict=True))


def _universal(relation: str) -> str:
    return relation.split(":", maxsplit=1)[0]
