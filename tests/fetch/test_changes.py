"""Changes: what differs between two editions, in the words that a reader sees."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.core import Document, OriginMap, RawInput, Region, RegionKind, Span
from according.core.versions import Edition
from according.fetch import change_bytes, change_from, edition_change, is_change

EDITION = Edition(file="x", fetched="2026-03-04T05:06:07Z", sha256="0" * 64)
RAW = RawInput(sha256="0" * 64, size=1, media_type="text/plain", encoding="utf-8", extractor="x")


def document(text, *regions, **fields):
    marked = tuple(
        Region(kind=kind, span=Span(text.index(words), text.index(words) + len(words))) for kind, words in regions
    )
    return Document(id="x", path="x", text=text, regions=marked, raw=RAW, origin=OriginMap(()), **fields)


def changed(old, new):
    return edition_change(EDITION, EDITION, document(old), document(new))


def shown(change):
    return [(w.old, w.new) for w in change.words]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Six voted for it.", "Five voted for it.", [("Six", "Five")]),
        ("He did it. She left.", "He did not do it. She left.", [("", "not do")]),
        ("One. Two. Three.", "One. Three.", [("Two.", "")]),
        ("One. Three.", "One. Two. Three.", [("", "Two.")]),
        ("“It was trust,” she said.", "“It was about trust,” she said.", [("", "about")]),
        ("same words", "same  words\n", []),
        ("", "All new.", [("", "All new.")]),
    ],
)
def test_words_before_and_after(old, new, words):
    """A change is shown as the words before and the words after; white space is none."""
    assert shown(changed(old, new)) == words


def test_spans_lead_to_the_words():
    """The spans are the words' places in either text."""
    old, new = "The mayor said six. It rained.", "The mayor said five or six. It snowed."
    for words in changed(old, new).words:
        assert (words.before.of(old) if words.before else "") == words.old
        assert (words.after.of(new) if words.after else "") == words.new


def test_headline_date_and_author_are_fields():
    """What the page says of itself is compared by name."""
    old = document("Vote ends pact\n\nText.", (RegionKind.HEADLINE, "Vote ends pact"), published="2026-03-04")
    new = document("Vote halts pact\n\nText.", (RegionKind.HEADLINE, "Vote halts pact"), published="2026-03-05")
    change = edition_change(EDITION, EDITION, old, new)
    assert [(f.name, f.old, f.new) for f in change.fields] == [
        ("headline", "Vote ends pact", "Vote halts pact"),
        ("published", "2026-03-04", "2026-03-05"),
    ]


def test_furniture_is_no_change():
    """A list of the most read pages that differs is no change of the account."""
    old = document("The vote was six.\n\nMost read: Rain", (RegionKind.FURNITURE, "Most read: Rain"))
    new = document("The vote was six.\n\nMost read: Snow", (RegionKind.FURNITURE, "Most read: Snow"))
    assert not is_change(edition_change(EDITION, EDITION, old, new))


def test_an_edition_that_cannot_be_read_is_said():
    """Where a text cannot be read, the change says so and counts as one."""
    change = edition_change(EDITION, EDITION, None, document("x"))
    assert "the earlier edition could not be read" in change.notes[0]
    assert is_change(change)


WORDS = st.lists(st.sampled_from("a b c d. e. “f” six".split()), max_size=30).map(" ".join)


@given(WORDS, WORDS)
@settings(max_examples=300, deadline=None)
def test_the_changes_turn_one_text_into_the_other(old, new):
    """Exchanging the words of every change in the old text gives the words of the new one, and counts add up."""
    change = changed(old, new)
    made, place = [], 0
    for words in change.words:
        start = words.before.start if words.before else place
        if words.before is None:
            # Put in after its context: the place is found from the text after.
            kept_before = new[: words.after.start].split()
            start = place
            while (made + old[place:start].split()) != kept_before and start < len(old):
                start += 1
        made += old[place:start].split() + words.new.split()
        place = words.before.end if words.before else start
    assert made + old[place:].split() == new.split()
    assert change.kept + change.removed == len(old.split())
    assert change.kept + change.added == len(new.split())
    assert change_from(change_bytes(change)) == change


def test_long_and_different_texts_take_no_time():
    """Two long texts with nothing in common cost neither minutes nor memory."""
    start = time.process_time()
    old, new = (" ".join(f"{letter}{n}" for n in range(100_000)) for letter in "ab")
    assert len(changed(old, new).words) == 1
    sentences = [" ".join(f"w{n}{letter}." for n in range(60_000)) for letter in "xy"]
    assert changed(*sentences).removed == 60_000
    assert time.process_time() - start < 10.0


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b'{"schema": "according.change/1"}', b"[" * 99_999])
def test_a_broken_change_file_is_none(data):
    """A file beside an edition that is broken or another's is passed over."""
    assert change_from(data) is None
