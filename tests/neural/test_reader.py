"""The reader behind core's port, on a stand-in model: what is made of the model's marks."""

from itertools import pairwise

import pytest

from according.annotate.quotations import quotations
from according.core import EntityType, Reading, RegionKind, Tagger
from neural.read_by_hand import document, read, spans, tiny, told, words

STORY = """Bridge to close in May

"The bridge is old," Ann Lopez said. "We shall mend it."

"It is too late," Carl Bell told reporters.
"""


def test_source_cue_and_content_are_joined() -> None:
    """Each cue gets its nearest source, and each content its cue."""
    text = '"The bridge is old," Ann Lopez said.\nCarl Bell told reporters: "It is too late."'
    assert [told(text, triple) for triple in read(text).triples] == [
        (["Ann Lopez"], ["said"], ['"The bridge is old,"']),
        (["Carl Bell"], ["told"], ['"It is too late."']),
    ]


def test_the_reader_is_a_tagger() -> None:
    """It stands behind core's port, and says by what name it read."""
    reader: Tagger = tiny()
    given = document(STORY)
    assert reader.tag(given, (), ()).made_by == tiny().name
    assert tiny().name.startswith("stand-in for the unit tests (")


def test_triples_stand_in_the_order_of_the_text() -> None:
    """Triples are sorted by their first place, and the spans of each part too."""
    found = [t for t in read(STORY * 9).triples if t.within is None]
    firsts = [min((*t.source, *t.cue, *t.content)) for t in found]
    assert firsts == sorted(firsts)
    for triple in found:
        for part in (triple.source, triple.cue, triple.content):
            assert all(a.end <= b.start for a, b in pairwise(part))


def test_a_content_without_a_cue_is_a_triple_of_its_own() -> None:
    """Where nothing in its reach speaks, a content stands alone."""
    text = 'on the wall: "mend the bridge at once or close it for ever"'
    (triple,) = read(text).triples
    assert told(text, triple) == ([], [], ['"mend the bridge at once or close it for ever"'])


def test_a_content_over_two_paragraphs_is_two_spans() -> None:
    """A content that goes on in the next paragraph has one span in each."""
    text = 'Ann Lopez said: "The bridge is old.\n"We shall mend it."'
    (triple,) = read(text).triples
    assert words(text, triple.content) == ['"The bridge is old.', '"We shall mend it."']


def test_furniture_is_not_read() -> None:
    """No word, no name and no span lies in a region outside the telling, nor across one."""
    text = 'Ann Lopez said: "The bridge is old.\n| Subscribe to The Courier, said Carl Bell\n"We shall mend it."'
    given = document(text)
    reading = read(given)
    furniture = next(region.span for region in given.regions if region.kind is RegionKind.FURNITURE)
    assert not any(span.overlaps(furniture) for span in (*spans(reading), *reading.syntax.words))
    assert [told(text, t) for t in reading.triples] == [
        (["Ann Lopez"], ["said"], ['"The bridge is old.', '"We shall mend it."'])
    ]


def test_names_are_runs_of_one_sort() -> None:
    """Names come with their type, and none runs over a sentence's end."""
    text = "We met Ann Lopez.\nCarl Bell came too."
    found = read(text).names
    assert [name.span.of(text) for name in found] == ["We", "Ann Lopez", "Carl Bell"]
    assert {name.type for name in found} == {EntityType.PERSON}
    assert all(0 < name.score <= 1 for name in found)


def test_every_sentence_is_a_tree() -> None:
    """Each sentence has one root, heads stay inside it, and every word leads to the root."""
    reading = read(STORY)
    syntax = reading.syntax
    assert len({len(field) for field in (syntax.words, syntax.pos, syntax.tags, syntax.heads, syntax.relations)}) == 1
    sentence = [STORY[: span.start].count(".") for span in syntax.words]
    for at, head in enumerate(syntax.heads):
        steps = 0
        while syntax.heads[head] != head:
            head, steps = syntax.heads[head], steps + 1
            assert steps < len(syntax.heads)
        assert abs(sentence[at] - sentence[head]) <= 1
    said = [span.of(STORY) for span in syntax.words].index("said")
    assert syntax.heads[said] == said
    assert (syntax.pos[said], syntax.tags[said], syntax.relations[said]) == ("VERB", "VBD", "root")


def test_scores_are_probabilities() -> None:
    """A triple's score lies between 0 and 1."""
    assert all(0 < triple.score <= 1 for triple in read(STORY).triples)


def test_contents_are_read_again() -> None:
    """What is attributed inside a content comes after the rest and names the triple that holds it."""
    text = "Ann Lopez said: \"The mayor, Carl Bell, told me: 'No money is left,' and that is all I know.\""
    reading = read(text)
    outer, inner = reading.triples
    assert outer.within is None
    assert inner.within == 0
    assert told(text, inner) == (["Carl Bell"], ["told"], ["'No money is left,'"])
    assert all(
        any(whole.holds(span) for whole in outer.content) for span in (*inner.source, *inner.cue, *inner.content)
    )


def test_contents_are_read_again_on_demand() -> None:
    """Any content can be read by itself; nothing that is found leaves it."""
    text = 'Ann Lopez said: "Carl Bell told me: \'No money is left.\'"\n"It is late," Dora Eden said.'
    given, first = document(text), read(text).triples[0]
    found, none = tiny().again(given, [first.content, first.source], quotations(given))
    assert [told(text, triple) for triple in found] == [(["Carl Bell"], ["told"], ["'No money is left.'"])]
    assert none == ()


def test_little_is_read_again() -> None:
    """However much stands in marks, no more than some 15 % of a longer text is read twice."""
    inner = "\"Carl Bell told me: 'No money is left,' and that is all I know.\""
    text = "\n".join(f"Ann Lopez said: {inner}" for _ in range(200))
    reading = read(text)
    held = {t.within for t in reading.triples if t.within is not None}
    again = sum(len(span.of(text).split()) for at in held for span in reading.triples[at].content)
    assert 0 < again < 0.15 * len(reading.syntax.words)


def test_two_readings_are_alike_wherever_they_are_made() -> None:
    """A document gives the same reading again, and after others."""
    once = read(STORY)
    read(STORY * 50)
    assert read(STORY) == once


def test_given_words_are_parsed() -> None:
    """Sentences given in words get one entry a word, heads counted within the sentence."""
    first, none, second = tiny().parse([["Ann", "said", "so", "."], [], ["Bell", "asked"]])
    assert first.pos == ("PROPN", "VERB", "NOUN", "PUNCT")
    assert first.heads == (1, 1, 1, 1)
    assert first.relations == ("nsubj", "root", "dep", "punct")
    assert none == ((), (), (), ())
    assert second.heads == (1, 1)
    assert second.tags == ("NNP", "VBD")


@pytest.mark.parametrize("text", ["", " \n\n ", "|"])
def test_no_words_are_no_error(text: str) -> None:
    """A document without words gives an empty reading."""
    reading = read(text)
    assert reading == Reading(made_by=tiny().name)
