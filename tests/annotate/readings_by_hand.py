"""Readings by hand: what a model would have read in a text marked up as in ``telling``."""

from dataclasses import replace

from according.annotate.who.entities import entities
from according.annotate.who.speakers import resolve
from according.core import Annotated, EntityType, Name, Reading, Span, Syntax
from telling import telling

KINDS = {"person": EntityType.PERSON, "organisation": EntityType.ORGANISATION, "place": EntityType.PLACE}


def read(marked: str, *names: str, tree: str = "", headline: bool = False) -> Annotated:
    """``marked`` annotated with a reading that marks ``names``.

    Each is written "Ada Lind: person 0.9" and marked wherever it stands; "met |Lind: person" only behind "met ".
    ``tree`` is one sentence's, each word as "word/POS/head/relation"; heads count the words from 1 and 0 is the root.
    """
    told = telling(marked, headline=headline)
    text, document = told.document.text, told.document
    found = []
    for name in names:
        words, _, mark = name.partition(": ")
        kind, _, score = mark.partition(" ")
        ahead, _, own = words.rpartition("|")
        at = text.find(ahead + own)
        while at >= 0:
            start = at + len(ahead)
            found.append(Name(span=Span(start, start + len(own)), type=KINDS[kind], score=float(score or 0.95)))
            at = text.find(ahead + own, start + len(own))
    reading = Reading(names=tuple(sorted(found, key=lambda n: n.span)), syntax=syntax(text, tree))
    who = entities(document, told.sentences, told.attributions, told.quotations, reading)
    said = resolve(document, told.sentences, told.quotations, told.attributions, who, reading)
    return replace(told, entities=who, attributions=said)


def syntax(text: str, tree: str) -> Syntax:
    """The syntax of ``tree``, its words found in ``text`` one after another.

    Each is "word/POS/head/relation" or, with the Penn Treebank's tag, "word/POS/tag/head/relation".
    """
    rows = [word.rsplit("/", 4) for word in tree.split()]
    rows = [row if len(row) > 4 else [*row[:2], "", *row[2:]] for row in rows]
    spans, at = [], 0
    for word, *_ in rows:
        at = text.index(word, at)
        spans.append(Span(at, at + len(word)))
        at += len(word)
    heads = [int(row[3]) - 1 for row in rows]
    return Syntax(
        words=tuple(spans),
        pos=tuple(row[1] for row in rows),
        tags=tuple(row[2] for row in rows),
        heads=tuple(word if head < 0 else head for word, head in enumerate(heads)),
        relations=tuple(row[4] for row in rows),
    )
