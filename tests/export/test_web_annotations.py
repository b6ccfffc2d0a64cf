"""Web Annotations: what the W3C's model asks for, and words that are found again by either selector."""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.core import Anchor, Comparison, Orphan, Review, Span
from according.export import to_json, web_annotations
from according.export.web_annotations import selectors
from judged_by_hand import COMPARISON, COURIER_ACCOUNT, LEDGER_ACCOUNT, STEPS

MOTIVATIONS = {"assessing", "classifying", "commenting", "describing", "identifying", "linking", "tagging"}
TEXTS = {
    "https://courier.example/fire": COURIER_ACCOUNT.document.text,
    f"urn:sha256:{LEDGER_ACCOUNT.document.raw.sha256}": LEDGER_ACCOUNT.document.text,
}


@pytest.fixture
def collection():
    return json.loads(to_json(web_annotations(COMPARISON, STEPS)))


def targets(annotation):
    return annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]


def linked(annotation):
    return next(body["source"] for body in annotation["body"] if body.get("purpose") == "linking")


def by_quotation(text, selector):
    """Where the words stand with what is said to stand around them."""
    at = text.index(selector["prefix"] + selector["exact"] + selector["suffix"]) + len(selector["prefix"])
    return at, at + len(selector["exact"])


def test_the_collection_is_what_the_model_asks_for(collection):
    """A collection has the context, an IRI, its type, its total and its first page with all of its items."""
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert (page["type"], page["startIndex"], collection["last"]) == ("AnnotationPage", 0, page["id"])
    assert collection["total"] == len(page["items"]) > 0
    identities = [item["id"] for item in page["items"]]
    assert len(set(identities)) == len(identities)
    assert all(identity.startswith("urn:uuid:") for identity in identities)


def test_every_annotation_is_what_the_model_asks_for(collection):
    """Each annotation has one IRI, its type, a motivation of the model's, bodies with purposes, and a target."""
    for item in collection["first"]["items"]:
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert all(body["purpose"] in MOTIVATIONS for body in item["body"])
        for target in targets(item):
            assert target["type"] == "SpecificResource"
            assert target["source"] in TEXTS
            assert target["state"]["type"] == "TimeState"
            assert target["state"]["cached"] == f"urn:sha256:{target['state']['sha256']}"
            assert [s["type"] for s in target["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]


def test_either_selector_finds_exactly_the_words(collection):
    """In texts with emoji, letters with accents apart and marks of direction, quotation and position find one place."""
    seen = set()
    for item in collection["first"]["items"]:
        for target in targets(item):
            text = TEXTS[target["source"]]
            quotation, position = target["selector"]
            assert text[position["start"] : position["end"]] == quotation["exact"]
            assert by_quotation(text, quotation) == (position["start"], position["end"])
            assert len(quotation["prefix"]) == min(32, position["start"])
            assert len(quotation["suffix"]) == min(32, len(text) - position["end"])
            assert target["state"]["textSha256"] == hashlib.sha256(text.encode()).hexdigest()
            seen.add(quotation["exact"])
    assert {"Eleven people 🔥", "“Eleven people 🔥 were hurt.”", "Chief Ada Lind", "said", "Nobody died."} <= seen


@given(
    text=st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from("👩\u200d🚒e\u0301\u202eש\u202c \n"), min_size=1
    ),
    data=st.data(),
)
def test_any_words_in_any_text_are_found_again(text, data):
    """Whatever the text, position gives the quoted words, and they stand where their surroundings say."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quotation, position = json.loads(to_json(selectors(Anchor.at("d-1", text, Span(start, end)))))
    assert text[position["start"] : position["end"]] == quotation["exact"] == text[start:end]
    around = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
    assert text.startswith(around, start - len(quotation["prefix"]))


def test_a_findings_annotations_are_found_together(collection):
    """All annotations of one finding link to one IRI and follow each other, and so does what people said of it."""
    items = collection["first"]["items"]
    first = linked(items[0])
    assert [linked(item) == first for item in items[:3]] == [True, True, False]
    assert [item["motivation"] for item in items if linked(item) == first] == [
        "describing",
        "describing",
        "assessing",
        "commenting",
    ]


def test_what_people_said_names_them(collection):
    """Verdicts and notes have the person, the time, the verdict and the reason; what the tool says names the tool."""
    items = collection["first"]["items"]
    verdicts = [item for item in items if item["motivation"] == "assessing"]
    assert [item["body"][0]["value"] for item in verdicts] == ["accepted", "rejected", "accepted", "edited"]
    assert verdicts[0]["creator"] == {"type": "Person", "name": "Mara"}
    assert verdicts[0]["created"] == STEPS[0].when
    assert verdicts[1]["body"][1] == {
        "type": "TextualBody",
        "purpose": "commenting",
        "value": "=it is in A too",
        "format": "text/plain",
    }
    (note,) = [item for item in items if item["motivation"] == "commenting"]
    assert (note["body"][0]["value"], note["creator"]["name"]) == ("ask the hospital", "Theo")
    made = items[0]["creator"]
    assert (made["type"], made["name"], made["id"]) == ("Software", "according 0.0", collection["generator"]["id"])


def test_without_the_log_each_verdict_is_told_once():
    """Without the log a verdict names everybody who gave it, and stands where its finding stands."""
    items = web_annotations(COMPARISON)["first"]["items"]
    verdicts = [item for item in items if item["motivation"] == "assessing"]
    assert [item["body"][0]["value"] for item in verdicts] == ["accepted", "rejected", "accepted", "edited"]
    assert len(targets(verdicts[0])) == 2


def test_what_could_not_be_placed_is_exported_with_its_words():
    """A step that was not carried over stands in the export with the words that it was about, and says so."""
    review = Review(orphans=(Orphan(step=1, why="the words are gone"),))
    items = web_annotations(replace(COMPARISON, review=review), STEPS)["first"]["items"]
    (orphan,) = [item for item in items if item["motivation"] == "assessing"]
    assert orphan["body"][2]["value"] == "not placed: the words are gone"
    assert targets(orphan)[0]["selector"][0]["exact"] == "Eleven people 🔥"


def test_an_address_that_is_no_web_page_is_no_source():
    """Only http(s) addresses are sources; any other document is named by the digest of its bytes."""
    document = replace(COURIER_ACCOUNT, document=replace(COURIER_ACCOUNT.document, url="javascript:alert(1)"))
    items = web_annotations(Comparison(id="c", documents=(document,), stories=()))["first"]["items"]
    assert {target["source"] for item in items for target in targets(item)} == {
        f"urn:sha256:{document.document.raw.sha256}"
    }


def test_the_same_comparison_gives_the_same_annotations():
    """Two exports are equal to the byte, and a finding keeps its IRI whatever else there is."""
    assert to_json(web_annotations(COMPARISON, STEPS)) == to_json(web_annotations(COMPARISON, STEPS))
    alone = replace(COMPARISON, review=Review(), set_aside=())
    assert web_annotations(alone)["first"]["items"][0]["id"] == web_annotations(COMPARISON)["first"]["items"][0]["id"]
