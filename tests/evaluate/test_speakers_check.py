"""Speakers of pronouns and descriptions against a check set."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from according.core import (
    Annotated,
    Attribution,
    AttributionKind,
    Entity,
    EntityType,
    InputError,
    Mention,
    MentionForm,
    Models,
    Span,
)
from according.evaluate.attribution.run import plain_document
from according.evaluate.coreference.speakers import Answers, Source, answers, by_form, read_sources, told

TEXT = "Ada Lind met Karl Berg. The engineer said the dam leaks. She had said so before. He doubts it."
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


def _at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def _annotated(speakers: dict[str, str | None]) -> Annotated:
    """The text with these sources attributed, each to an entity or to nobody."""
    forms = {"Ada Lind": MentionForm.NAME, "Karl Berg": MentionForm.NAME, "The engineer": MentionForm.DESCRIPTION}
    return Annotated(
        document=plain_document("a", TEXT),
        entities=tuple(
            Entity(id=name, name=name, type=EntityType.PERSON, mentions=(Mention(span=_at(name), form=form),))
            for name, form in forms.items()
        ),
        attributions=tuple(
            Attribution(
                id=source,
                kind=AttributionKind.INDIRECT,
                source=(_at(source),),
                cue=(),
                content=(_at("leaks"),),
                speaker=speaker,
            )
            for source, speaker in speakers.items()
        ),
    )


def _source(words: str, *names: str, form: str = "pronoun") -> Source:
    return Source(document="a", place=_at(words), form=form, names=tuple(_at(name) for name in names))


@pytest.mark.parametrize(
    ("speaker", "names", "answer"),
    [
        ("Ada Lind", ["Ada Lind"], Answers(right=1)),
        ("Ada Lind", ["Lind"], Answers(right=1)),
        ("Karl Berg", ["Ada Lind"], Answers(wrong=1)),
        (None, ["Ada Lind"], Answers(open=1)),
        ("The engineer", ["Ada Lind"], Answers(open=1)),
        ("nobody known", ["Ada Lind"], Answers(open=1)),
        ("Karl Berg", [], Answers(unnamed=1, misnamed=1)),
        ("The engineer", [], Answers(unnamed=1)),
        (None, [], Answers(unnamed=1)),
    ],
)
def test_one_source(speaker: str | None, names: list[str], answer: Answers) -> None:
    """Right, wrong, open; where the text has no name for the speaker, whether one was given all the same."""
    assert answers(_source("She", *names), _annotated({"She": speaker})) == answer


def test_the_attribution_with_most_in_common() -> None:
    """A source of other edges is the same source; one that touches less does not count, and none at all is missing."""
    annotated = _annotated({"The engineer said": "Karl Berg", "engineer": "Ada Lind"})
    assert answers(_source("The engineer", "Ada Lind"), annotated) == Answers(wrong=1)
    assert answers(_source("engineer", "Ada Lind"), annotated) == Answers(right=1)
    assert answers(_source("He", "Karl Berg"), annotated) == Answers(missing=1)


def test_forms_are_told_apart() -> None:
    """Each form of source has its own answers; a document that failed has no attributions."""
    sources = (
        _source("She", "Ada Lind"),
        _source("The engineer", "Ada Lind", form="description"),
        _source("He", "Karl Berg", form="relative"),
    )
    found = by_form(sources, {"a": _annotated({"She": "Ada Lind", "He": None})})
    assert found == {"pronoun": Answers(right=1), "description": Answers(missing=1), "relative": Answers(open=1)}
    assert by_form(sources, {})["pronoun"] == Answers(missing=1)


def test_the_figures() -> None:
    """What was not found is not right; precision is over all that were given a name."""
    found = Answers(right=6, wrong=1, open=2, missing=1) + Answers(unnamed=4, misnamed=1)
    assert (found.named, found.accuracy, found.precision) == (10, 60, 75)
    assert found.of_found == pytest.approx(66.7, abs=0.1)
    assert Answers().accuracy == Answers().precision == Answers().of_found == 0


def _record(**parts: Any) -> dict[str, Any]:
    return {"document": "a", "sha256": DIGEST, "source": [57, 60], "form": "pronoun", "names": [[0, 8]]} | parts


def test_a_check_set_is_read(tmp_path: Path) -> None:
    """Places alone, bound to the text by its digest."""
    path = tmp_path / "speakers.jsonl"
    path.write_text(json.dumps(_record(by="one who read")), encoding="utf-8")
    assert read_sources(path, {"a": TEXT}) == (_source("She", "Ada Lind"),)


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (_record(document="b"), "of the text 'b', which is not given"),
        (_record(sha256="0"), "another text than the one given as 'a'"),
        (_record(source=[57, 57]), "of the known form"),
        (_record(names=[[0, 999]]), "outside of its text"),
        ({"document": "a", "sha256": DIGEST}, "of the known form"),
    ],
)
def test_a_check_set_that_is_off(tmp_path: Path, record: dict[str, Any], why: str) -> None:
    """File and line are named, and another edition of a text is not taken for the one that was marked."""
    path = tmp_path / "speakers.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(InputError, match=f"line 1 .*{why}"):
        read_sources(path, {"a": TEXT})


def test_an_empty_check_set(tmp_path: Path) -> None:
    """A file without a source says so."""
    path = tmp_path / "speakers.jsonl"
    path.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="has no sources"):
        read_sources(path, {})


def test_a_source_that_was_missed_can_be_given() -> None:
    """Where no attribution has the source, one is given; where one has it, nothing is added."""
    text = "Ada Lind met the board. She shrugged at the dam. “It leaks,” Lind said."
    document = plain_document("b", text)
    missed, found = Span(text.index("She"), text.index("She") + 3), Span(text.rindex("Lind"), text.rindex("Lind") + 4)
    without = told(document, Models(), [])
    given = told(document, Models(), [missed, found])
    assert len(given.attributions) == len(without.attributions) + 1
    assert missed in [span for attribution in given.attributions for span in attribution.source]
