"""The scoreboard of names: persons, organisations and places, exact from first to last character.

Two sorts of gold: a file of texts whose ``entities`` people marked, or a part of a corpus whose words carry classes
(``tokens-PART``). The latter are silver: another program put them there, so that the figure tells how far two programs
agree.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from according.annotate import annotate
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.core import EntityType, InputError, MentionForm, Models, Name, Tagger
from according.evaluate.attribution.corpus import Corpus
from according.evaluate.attribution.run import plain_document
from according.evaluate.lines import malformed, records
from according.evaluate.tally import Tally

#: The classes that are compared, by what corpora call them; the rest (products, works, dates) is left out.
CLASSES = {
    "per": EntityType.PERSON,
    "person": EntityType.PERSON,
    "org": EntityType.ORGANISATION,
    "organization": EntityType.ORGANISATION,
    "organisation": EntityType.ORGANISATION,
    "corporation": EntityType.ORGANISATION,
    "group": EntityType.ORGANISATION,
    "loc": EntityType.PLACE,
    "location": EntityType.PLACE,
    "place": EntityType.PLACE,
}
COMPARED = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE)

_NAMING = frozenset({MentionForm.NAME, MentionForm.ACRONYM, MentionForm.PARTIAL})

Place = tuple[int, int, EntityType]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text with the names that are marked in it, as ``(start, end, type)``."""

    id: str
    text: str
    names: frozenset[Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameScore:
    """``types``: one tally a class; ``spans``: all of them together, whatever class was given."""

    types: tuple[tuple[EntityType, Tally], ...]
    spans: Tally

    @property
    def all(self) -> Tally:
        """All classes together."""
        return sum((tally for _, tally in self.types), Tally())


def read_names(path: Path) -> tuple[Marked, ...]:
    """The texts of a file of JSON Lines with ``text`` and ``entities`` (``{start, end, text, type}``).

    Raises:
        InputError: if it cannot be read or is of another form; the message names file and line.

    """
    out = [_read(path, number, record) for number, record in records(path)]
    if not out:
        raise InputError(str(path), "has no texts", "give a file of JSON Lines, a text a line")
    return tuple(out)


def silver_names(corpus: Corpus) -> tuple[Marked, ...]:
    """The names that the words of a corpus carry: adjoining words of one class are one name."""
    out = []
    for article in corpus.articles:
        names = set()
        for name, words in groupby(article.tokens or (), key=lambda token: token.name):
            run = list(words)
            if name.lower() in CLASSES:
                names.add((run[0].start, run[-1].end, CLASSES[name.lower()]))
        if article.tokens is not None:
            out.append(Marked(id=article.id, text=article.text, names=frozenset(names)))
    return tuple(out)


def find_names(marked: Marked, tagger: Tagger | None) -> tuple[Name, ...]:
    """The names that ``tagger`` finds in a text; without one those that the rules take for mentions by name."""
    document = plain_document(marked.id, marked.text)
    if tagger is not None:
        return tagger.tag(document, sentences(document), quotations(document)).names
    return tuple(
        Name(span=mention.span, type=entity.type)
        for entity in annotate(document, Models()).entities
        for mention in entity.mentions
        if mention.form in _NAMING
    )


def score_names(gold: Sequence[Marked], found: Iterable[Sequence[Name]]) -> NameScore:
    """The score of the names found in each text, in the same order; names of other types are left out."""
    tallies = dict.fromkeys(COMPARED, Tally())
    spans = Tally()
    for marked, names in zip(gold, found, strict=True):
        ours = {(n.span.start, n.span.end, n.type) for n in names if n.type in COMPARED}
        for kind in COMPARED:
            tallies[kind] += _tally({p for p in marked.names if p[2] is kind}, {p for p in ours if p[2] is kind})
        spans += _tally({p[:2] for p in marked.names}, {p[:2] for p in ours})
    return NameScore(types=tuple(tallies.items()), spans=spans)


def _read(path: Path, number: int, record: Mapping[str, Any]) -> Marked:
    try:
        text, names = record["text"], set()
        for item in record["entities"]:
            start, end = item["start"], item["end"]
            if text[start:end] != item.get("text", text[start:end]) or not 0 <= start < end:
                raise malformed(path, number, f"has other words than {item.get('text')!r} at {start}–{end}")
            if item["type"].lower() in CLASSES:
                names.add((start, end, CLASSES[item["type"].lower()]))
    except (KeyError, TypeError, AttributeError) as error:
        raise malformed(path, number, "has no text, or no entities with start, end and type") from error
    return Marked(id=str(record.get("id", number)), text=text, names=frozenset(names))


def _tally(gold: set[Any], found: set[Any]) -> Tally:
    return Tally(right=len(gold & found), found=len(found), gold=len(gold))
