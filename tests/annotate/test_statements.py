"""Statements: the unit in which accounts are compared."""

import re
from dataclasses import replace

import pytest

from according.annotate.statements import statements
from according.core import (
    Attribution,
    AttributionKind,
    Document,
    Modality,
    OriginMap,
    Polarity,
    Quotation,
    QuotationKind,
    RawInput,
    Region,
    RegionKind,
    Span,
    Statement,
    Voice,
)


def _document(text: str, kind: RegionKind = RegionKind.BODY) -> Document:
    regions = tuple(Region(kind=kind, span=Span(*match.span())) for match in re.finditer(r"[^\n]+", text))
    raw = RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor="test")
    return Document(id="d-1", path="a.txt", text=text, regions=regions, raw=raw, origin=OriginMap.identity(len(text)))


def _place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _said(
    text: str,
    *,
    source: str,
    cue: str,
    content: tuple[str, ...],
    kind: AttributionKind = AttributionKind.INDIRECT,
    identity: str = "a-1",
    parent: str | None = None,
) -> Attribution:
    return Attribution(
        id=identity,
        kind=kind,
        source=(_place(text, source),),
        cue=(_place(text, cue),),
        content=tuple(_place(text, part) for part in content),
        speaker="e-1",
        parent=parent,
    )


def _read(text: str, *said: Attribution, quoted: tuple[str, ...] = ()) -> list[tuple[str, Statement]]:
    document = _document(text)
    cut = re.finditer(r"[^\s][^.?!\n]*[.?!]?[”\"]?", text)
    sentences = tuple(Span(*match.span()) for match in cut)
    marks = tuple(
        Quotation(
            span=Span(place.start - 1, place.end + 1),
            inner=place,
            kind=QuotationKind.SPEECH,
        )
        for place in (_place(text, words) for words in quoted)
    )
    return [(s.span.of(text), s) for s in statements(document, sentences, marks, said)]


def test_a_sentence_is_a_statement_in_the_outlets_voice():
    """What nobody is said to have said stands in the outlet's own voice."""
    [(words, statement)] = _read("The council approved the budget on Monday.")
    assert words == "The council approved the budget on Monday."
    assert (statement.voice, statement.attribution, statement.modality) == (Voice.OUTLET, None, Modality.ASSERTED)


def test_words_that_only_say_who_speaks_are_no_statement():
    """The content of an attribution is the statement; its source and cue are not."""
    text = "A police spokesman said that the department has no plans for further exchanges."
    content = "the department has no plans for further exchanges"
    [(words, statement)] = _read(text, _said(text, source="A police spokesman", cue="said", content=(content,)))
    assert words == content
    assert (statement.voice, statement.speaker, statement.polarity) == (Voice.ATTRIBUTED, "e-1", Polarity.NEGATIVE)


def test_matter_beside_a_content_is_a_statement_too():
    """What a sentence tells beside the words of its speaker is not lost."""
    text = "In a 6-0 vote after hours of testimony, the council “opposes exchanges with any country,” a letter said."
    content = "opposes exchanges with any country"
    said = _said(text, source="a letter", cue="said", content=(content,), kind=AttributionKind.DIRECT)
    first, second = _read(text, said, quoted=(content + ",",))
    assert first[0] == "In a 6-0 vote after hours of testimony, the council"
    assert (second[0], second[1].voice) == (content, Voice.QUOTED)


def test_each_sentence_of_a_long_quotation_is_a_statement():
    """The later sentences of a quotation belong to its speaker, even where the attribution reaches the first alone."""
    text = "“The training was about leadership. It had nothing to do with militarization,” said Lopez."
    quoted = "The training was about leadership. It had nothing to do with militarization,"
    said = _said(
        text, source="Lopez", cue="said", content=("The training was about leadership.",), kind=AttributionKind.DIRECT
    )
    read = _read(text, said, quoted=(quoted,))
    assert [words for words, _ in read] == [
        "The training was about leadership.",
        "It had nothing to do with militarization",
    ]
    assert {statement.attribution for _, statement in read} == {"a-1"}
    assert read[1][1].polarity is Polarity.NEGATIVE


def test_two_main_clauses_are_two_statements():
    """A sentence with two subjects and two verbs tells two things."""
    read = _read("The council voted to end the programme on Monday, and the mayor has asked for a report by June.")
    assert [words for words, _ in read] == [
        "The council voted to end the programme on Monday",
        "the mayor has asked for a report by June.",
    ]


def test_a_list_is_not_cut():
    """Semicolons and commas between things that have no verb cut nothing."""
    text = "The group seeks security and self-determination for all; a just solution for refugees; peace and justice."
    assert len(_read(text)) == 1


def test_a_few_words_in_marks_do_not_cut_a_sentence():
    """A scare quote stays in its sentence."""
    text = "The city barred its police from “military-style training” abroad."
    partial = _said(
        text,
        source="The city",
        cue="barred",
        content=("military-style training",),
        kind=AttributionKind.PARTIAL,
    )
    assert [words for words, _ in _read(text, partial, quoted=("military-style training",))] == [text]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Will the council vote again in June?", Modality.ASKED),
        ("If the motion fails, the council meets again in June.", Modality.SUPPOSED),
        ("The plan might cost the city three million dollars.", Modality.SUPPOSED),
        ("The city should end the programme at once.", Modality.DEMANDED),
        ("Protesters called on the mayor to resign.", Modality.DEMANDED),
        ("The council meets again on May 3 in the town hall.", Modality.ASSERTED),
    ],
)
def test_modality(text: str, modality: Modality):
    """Questions, suppositions and demands are told apart from assertions."""
    assert [statement.modality for _, statement in _read(text)] == [modality]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("None of the training had anything to do with militarization.", Polarity.NEGATIVE),
        ("The mayor did not sign the bill on Friday.", Polarity.NEGATIVE),
        ("The mayor signed the bill that critics had not read.", Polarity.POSITIVE),
        ("The fire killed not only cattle but two farm hands.", Polarity.POSITIVE),
    ],
)
def test_polarity(text: str, polarity: Polarity):
    """A statement is negative where its main clause is negated, not where a clause inside it is."""
    assert [statement.polarity for _, statement in _read(text)] == [polarity]


def test_what_is_denied_is_negative():
    """A content that its source denies is negative, whatever its own words."""
    text = "The mayor denied that he took money from the builders."
    content = "he took money from the builders"
    [(_, statement)] = _read(text, _said(text, source="The mayor", cue="denied", content=(content,)))
    assert statement.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize("put", [Modality.SUPPOSED, Modality.ASKED, Modality.DEMANDED])
def test_what_is_not_said_is_neither_affirmed_nor_denied(put: Modality):
    """A content that its attribution leaves open, asks or demands is so put forward, with its own words' polarity."""
    text = "Police did not say that the man was armed when they came."
    content = "that the man was armed when they came"
    said = _said(text, source="Police", cue="did not say", content=(content,))
    [(_, statement)] = _read(text, replace(said, polarity=Polarity.NEGATIVE, modality=put))
    assert (statement.modality, statement.polarity) == (put, Polarity.POSITIVE)


def test_a_denial_that_is_asserted_is_negative():
    """Polarity counts where somebody is told to have said so."""
    text = "Police rejected that the man was armed when they came."
    content = "that the man was armed when they came"
    said = _said(text, source="Police", cue="rejected", content=(content,))
    [(_, statement)] = _read(text, replace(said, polarity=Polarity.NEGATIVE))
    assert (statement.modality, statement.polarity) == (Modality.ASSERTED, Polarity.NEGATIVE)


def test_of_nested_attributions_the_telling_one_is_taken():
    """A speaker who only passes on what another says does not hide the other's words."""
    text = "Smith said that Jones claimed the contract was never signed by the city."
    outer = _said(
        text, source="Smith", cue="said", content=("Jones claimed the contract was never signed by the city",)
    )
    inner = _said(
        text,
        source="Jones",
        cue="claimed",
        content=("the contract was never signed by the city",),
        identity="a-2",
        parent="a-1",
    )
    assert [(words, s.attribution) for words, s in _read(text, outer, inner)] == [
        ("the contract was never signed by the city", "a-2")
    ]


def test_furniture_is_not_told():
    """Only regions of the telling have statements."""
    text = "Subscribe to our newsletter for the latest city news."
    document = _document(text, RegionKind.FURNITURE)
    assert statements(document, (Span(0, len(text)),), (), ()) == ()
