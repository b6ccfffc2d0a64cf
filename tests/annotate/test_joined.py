"""Model and marks joined: which contents a quotation belongs to, and where rules are surer than the model."""

from dataclasses import dataclass

from paragraphs import written

from according.annotate.attributions.attributions import attributions
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.core import Attribution, AttributionKind, Reading, Span, Triple


@dataclass(frozen=True)
class Said:
    """What a model is made to say: source, cue and contents as they stand in the text."""

    source: str
    cue: str
    content: tuple[str, ...]


def joined(text: str, *said: Said) -> tuple[Attribution, ...]:
    """The attributions of ``text`` where the model found ``said``."""

    def places(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    triples = tuple(
        Triple(source=places(s.source), cue=places(s.cue), content=tuple(p for c in s.content for p in places(c)))
        for s in said
    )
    document = written(text)
    marks = quotations(document)
    return attributions(document, sentences(document), marks, Reading(triples=triples, made_by="model"))


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def test_a_content_that_has_the_beginning_of_a_quotation_takes_the_whole() -> None:
    """A content that ends with the first sentence of a quotation goes on to its closing mark."""
    text = "The chair, Ada Lind, said: “We met on Monday. We voted on Tuesday, and nobody left. We go on.”"
    (found,) = joined(text, Said("The chair, Ada Lind,", "said", ("We met on Monday.",)))
    assert words(text, found.content) == ["“We met on Monday. We voted on Tuesday, and nobody left. We go on.”"]
    assert found.kind is AttributionKind.DIRECT


def test_a_quotation_that_the_model_has_not_comes_from_the_rules() -> None:
    """What stands in marks beside its speaker is not lost where the model found nothing."""
    text = "“We met on Monday and we voted,” said Ada Lind."
    (found,) = joined(text)
    assert words(text, found.source) == ["Ada Lind"]
    assert found.made_by == "rules"


def test_a_quotation_belongs_to_the_cue_beside_it() -> None:
    """A quotation that the model hung on a cue in another paragraph goes to the cue that it touches."""
    text = "The council said it would vote.\n\n“These fees are far too high for us,” said a petition by the union."
    quote = "“These fees are far too high for us,”"
    council, petition = joined(
        text, Said("The council", "said", ("it would vote", quote)), Said("a petition by the union", "said a", ())
    )
    assert words(text, council.content) == ["it would vote"]
    assert words(text, petition.content) == [quote]
    assert words(text, petition.source) == ["a petition by the union"]


def test_a_source_inside_the_cue_is_taken_out() -> None:
    """Where the model put source and cue into one, the rules tell them apart."""
    text = "The fees are too high, according to the union’s newest report."
    (found,) = joined(text, Said("", "according to the union’s newest report", ("The fees are too high",)))
    assert words(text, found.source) == ["the union’s newest report"]
    assert words(text, found.cue) == ["according to"]


def test_words_before_a_colon_are_no_part_of_a_name() -> None:
    """A colon's source is the name, not the words that lead up to it."""
    text = "Proud of Ada Lind: “We will not go home before this is settled.”"
    (found,) = joined(text, Said("Proud of Ada Lind", ":", ("“We will not go home before this is settled.”",)))
    assert words(text, found.source) == ["Ada Lind"]


def test_a_cue_without_content_is_no_attribution() -> None:
    """A cue to which the model found no words is left out."""
    assert joined("The council met late.", Said("The council", "met", ())) == ()
