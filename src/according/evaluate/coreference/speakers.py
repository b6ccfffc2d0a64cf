"""Speakers: whether the source of an attribution that is a pronoun or a description is led back to the right name.

A check set is a file of JSON Lines, a source a line: ``document`` (the id of a text), ``sha256`` of that text,
``source`` as ``[start, end]``, ``form`` ("pronoun", "description", "relative"), and ``names``, the places at which the
text names the true speaker; empty where no name of his, hers or theirs stands in it. The texts are no part of it.

The attribution is the one whose source has most in common with the given place. Its speaker is right where a mention
by name lies on one of ``names``, wrong where it has a name and none of its mentions does, and open where there is no
speaker or one without a name. A source for which no attribution was found is counted apart, and is not right either.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from according.annotate.attributions.attributions import attributions
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.annotate.who.entities import entities
from according.annotate.who.speakers import resolve
from according.core import (
    NAMING,
    Annotated,
    Attribution,
    AttributionKind,
    Document,
    InputError,
    Models,
    Span,
    content_id,
)
from according.evaluate.lines import malformed, records

#: The forms that the headline figure is over; others ("who", say) are shown beside it.
FORMS = ("pronoun", "description")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source with the places at which the text names its speaker, none where it does not."""

    document: str
    place: Span
    form: str
    names: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Sources whose speaker is named in the text: how many are right, wrong, open and not found.

    ``unnamed`` are sources whose speaker the text does not name; a name was given to ``misnamed`` of them.
    """

    right: int = 0
    wrong: int = 0
    open: int = 0
    missing: int = 0
    unnamed: int = 0
    misnamed: int = 0

    @property
    def named(self) -> int:
        """Sources whose speaker the text names."""
        return self.right + self.wrong + self.open + self.missing

    @property
    def accuracy(self) -> float:
        """Right among all whose speaker the text names, per cent."""
        return 100 * self.right / self.named if self.named else 0.0

    @property
    def of_found(self) -> float:
        """Right among those whose attribution was found, per cent."""
        found = self.named - self.missing
        return 100 * self.right / found if found else 0.0

    @property
    def precision(self) -> float:
        """Right among all that were given a name, those that have none in the text included, per cent."""
        given = self.right + self.wrong + self.misnamed
        return 100 * self.right / given if given else 0.0

    def __add__(self, other: "Answers") -> "Answers":
        """Both together."""
        return Answers(
            right=self.right + other.right,
            wrong=self.wrong + other.wrong,
            open=self.open + other.open,
            missing=self.missing + other.missing,
            unnamed=self.unnamed + other.unnamed,
            misnamed=self.misnamed + other.misnamed,
        )

    def record(self) -> dict[str, float]:
        """The counts and figures by their names."""
        return {
            "accuracy": self.accuracy,
            "of_found": self.of_found,
            "precision": self.precision,
            "named": self.named,
            "right": self.right,
            "wrong": self.wrong,
            "open": self.open,
            "missing": self.missing,
            "unnamed": self.unnamed,
            "misnamed": self.misnamed,
        }


def read_sources(path: Path, texts: Mapping[str, str]) -> tuple[Source, ...]:
    """The sources of a check set whose texts are given by id.

    Raises:
        InputError: if it cannot be read or is of another form, or a text is missing or not the one that was marked.

    """
    out = [_source(path, number, record, texts) for number, record in records(path)]
    if not out:
        raise InputError(str(path), "has no sources", "give a file of JSON Lines, a source a line")
    return tuple(out)


def answers(source: Source, annotated: Annotated) -> Answers:
    """What the product says of one source; every count but one is 0."""
    attribution = _attribution(source, annotated)
    speaker = annotated.entity(attribution.speaker) if attribution is not None else None
    names = [m.span for m in speaker.mentions if m.form in NAMING] if speaker is not None else []
    if not source.names:
        return Answers(unnamed=1, misnamed=bool(names))
    if attribution is None:
        return Answers(missing=1)
    if not names:
        return Answers(open=1)
    right = any(ours.overlaps(true) for ours in names for true in source.names)
    return Answers(right=right, wrong=not right)


def told(document: Document, models: Models, places: Sequence[Span]) -> Annotated:
    """``document`` with its attributions, speakers and entities, the sources at ``places`` given where none is found.

    So what is missed by whoever looks for attributions does not count against whoever tells who speaks.
    """
    cut, marks = sentences(document), quotations(document)
    reading = models.tagger.tag(document, cut, marks) if models.tagger is not None else None
    said = attributions(document, cut, marks, reading)
    found = [span for attribution in said for span in attribution.source]
    given = [
        Attribution(
            id=content_id("given", document.id, place.start),
            kind=AttributionKind.INDIRECT,
            source=(place,),
            cue=(),
            content=(),
        )
        for place in places
        if not any(place.overlaps(span) for span in found)
    ]
    every = (*said, *given)
    who = entities(document, cut, every, marks, reading, models.antecedents)
    resolved = resolve(document, cut, marks, every, who, reading)
    return Annotated(document=document, sentences=cut, quotations=marks, attributions=resolved, entities=who)


def by_form(sources: Sequence[Source], documents: Mapping[str, Annotated]) -> dict[str, Answers]:
    """The answers of each form of source; a source whose document could not be annotated has no attribution."""
    forms = dict.fromkeys((*FORMS, *sorted({source.form for source in sources})))
    out: dict[str, Answers] = dict.fromkeys(forms, Answers())
    for source in sources:
        annotated = documents.get(source.document)
        if annotated is None:
            answer = Answers(missing=bool(source.names), unnamed=not source.names)
        else:
            answer = answers(source, annotated)
        out[source.form] += answer
    return out


def _attribution(source: Source, annotated: Annotated) -> Attribution | None:
    """The attribution whose source has most in common with the place; of equals the shortest, then the first."""
    found = [
        (-span.shared(source.place), len(span), place, attribution)
        for place, attribution in enumerate(annotated.attributions)
        for span in attribution.source
        if span.overlaps(source.place)
    ]
    return min(found, key=lambda row: row[:3])[3] if found else None


def _source(path: Path, number: int, record: Mapping[str, Any], texts: Mapping[str, str]) -> Source:
    try:
        document, form = record["document"], record["form"]
        text = texts.get(document)
        if text is None:
            raise malformed(path, number, f"is of the text {document!r}, which is not given")
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != record["sha256"]:
            raise malformed(path, number, f"was marked in another text than the one given as {document!r}")
        place, names = Span(*record["source"]), tuple(Span(*name) for name in record["names"])
    except (KeyError, TypeError, ValueError) as error:
        raise malformed(path, number, "has no document, sha256, source, form or names of the known form") from error
    if max(place.end, *(name.end for name in names), 0) > len(text):
        raise malformed(path, number, f"has places outside of its text of {len(text)} characters")
    return Source(document=document, place=place, form=str(form), names=names)
