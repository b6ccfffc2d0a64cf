"""Cues: the lexicon of verbs and nouns that attribute."""

import pytest

from according.annotate.cue_lexicon import ENTRIES
from according.annotate.cues import CUE_NOUNS, CUES, Shape
from according.core import CueClass, Polarity


@pytest.mark.parametrize(
    ("form", "lemma", "shape"),
    [
        ("said", "say", Shape.PAST),
        ("says", "say", Shape.THIRD),
        ("denied", "deny", Shape.PAST),
        ("admitting", "admit", Shape.ING),
        ("argues", "argue", Shape.THIRD),
        ("criticised", "criticise", Shape.PAST),
        ("criticized", "criticize", Shape.PAST),
        ("told", "tell", Shape.PAST),
        ("added", "add", Shape.PAST),
        ("referring", "refer", Shape.ING),
        ("writing", "write", Shape.ING),
    ],
)
def test_every_form_leads_to_its_verb(form: str, lemma: str, shape: Shape) -> None:
    """Regular, doubled and irregular forms are known, in both spellings."""
    cue, found = CUES[form]
    assert (cue.lemma, found) == (lemma, shape)


@pytest.mark.parametrize(
    ("form", "cue_class", "polarity"),
    [
        ("said", CueClass.NEUTRAL, Polarity.POSITIVE),
        ("claimed", CueClass.DOUBTING, Polarity.POSITIVE),
        ("revealed", CueClass.FACTIVE, Polarity.POSITIVE),
        ("conceded", CueClass.CONCEDING, Polarity.POSITIVE),
        ("accused", CueClass.ACCUSING, Polarity.POSITIVE),
        ("denied", CueClass.DENYING, Polarity.NEGATIVE),
        ("lamented", CueClass.EMOTIVE, Polarity.POSITIVE),
        ("refused", CueClass.NEUTRAL, Polarity.NEGATIVE),
        ("allowed", CueClass.CONCEDING, Polarity.POSITIVE),
    ],
)
def test_a_cue_has_a_class_and_a_polarity(form: str, cue_class: CueClass, polarity: Polarity) -> None:
    """What a cue does to its words is told by class."""
    cue, _ = CUES[form]
    assert (cue.cue_class, cue.polarity) == (cue_class, polarity)


def test_every_class_has_entries_with_sources() -> None:
    """The list of classes holds 400 words and phrases at least, each once with a class, and each with its sources."""
    assert len(ENTRIES) >= 400
    assert len({(entry.entry, entry.kind) for entry in ENTRIES}) == len(ENTRIES)
    assert {entry.cue_class for entry in ENTRIES} == set(CueClass)
    assert all(entry.sources for entry in ENTRIES)
    assert {entry.use for entry in ENTRIES} == {"", "quote", "that", "clause", "said", "claims"}


def test_the_lexicon_is_wide() -> None:
    """More than 250 verbs are known, and the nouns that carry a clause."""
    assert len({cue.lemma for cue, _ in CUES.values()}) >= 250
    assert CUE_NOUNS["claim"] is CueClass.DOUBTING
