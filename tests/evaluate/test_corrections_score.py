"""The tool against one's own corrections: counts, shares with their intervals, and data for the scoreboards."""

import json
from dataclasses import replace

import pytest

from according.core import Action, Judged, Review, SubjectKind, Verdict
from according.evaluate.attribution.corpus import Marked, read_corpus
from according.evaluate.attribution.score import score as attribution_score
from according.evaluate.corrections.data import corrections_records, corrections_text
from according.evaluate.corrections.score import Share, score
from according.evaluate.opinions import things
from judged_by_hand import (
    COMPARISON,
    COURIER,
    COURIER_ACCOUNT,
    FINDING_SUBJECT,
    LEDGER,
    LEDGER_ACCOUNT,
    REJECTED_SUBJECT,
    STEPS,
    attribution_subject,
    place,
    step,
)


def amended():
    """The two accounts with the second's content as Theo left it."""
    said = LEDGER_ACCOUNT.attributions[0]
    edited = replace(said, content=(place(LEDGER, "Nine people were hurt"),))
    return (COURIER_ACCOUNT, replace(LEDGER_ACCOUNT, attributions=(edited,)))


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    # Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_wilsons(right, of, low, high):
    """The interval of a share is what the literature gives for Wilson's score method."""
    found = Share(right=right, of=of).interval
    assert found == pytest.approx((low, high), abs=0.00005)
    assert Share(right=0, of=0).interval is None


def test_findings_are_counted_by_kind():
    """Each kind has its accepted, edited and rejected findings, and its precision is what was right as it stood."""
    found = score(things(STEPS))
    assert [(line.name, line.accepted, line.rejected) for line in found.findings] == [
        ("differs", 1, 0),
        ("single-account", 0, 1),
    ]
    assert (found.all_findings.precision.right, found.all_findings.precision.of) == (1, 2)
    assert [line.name for line in found.finding_models] == ["tool 1"]


def test_attributions_are_counted_by_their_parts():
    """Of attributions that were kept it is told how many have each part as the tool gave it."""
    found = score(things(STEPS))
    assert (found.attributions.accepted, found.attributions.edited) == (1, 1)
    assert {part.name: part.unchanged.right for part in found.parts} == {
        "source": 2,
        "cue": 2,
        "content": 1,
        "speaker": 2,
        "kind": 2,
    }


def test_what_is_not_settled_stands_apart():
    """What reviewers are at odds about is in no count, and is told by itself."""
    odds = (step(1, "Mara", Action.ACCEPT, FINDING_SUBJECT), step(2, "Theo", Action.REJECT, FINDING_SUBJECT))
    found = score(things((*odds, step(3, "Mara", Action.REJECT, REJECTED_SUBJECT))))
    assert [thing.name for thing in found.unsettled] == ["A gives eleven, B nine"]
    assert (found.all_findings.precision.right, found.all_findings.precision.of) == (0, 1)


def test_corrections_are_a_corpus(tmp_path):
    """What people judged is written as a corpus that the scoreboard of attributions reads, words for words."""
    records = corrections_records(COMPARISON.documents, amended(), [COMPARISON.review], things(STEPS))
    assert [record["reviewed"] for record in records] == ["wholly", "wholly"]
    (tmp_path / "mine.jsonl").write_text(corrections_text(records), encoding="utf-8")
    corpus = read_corpus(tmp_path / "mine.jsonl")
    assert [article.text for article in corpus.articles] == [COURIER, LEDGER]
    span = place(LEDGER, "Nine people were hurt")
    assert corpus.articles[1].gold[0].content == ((span.start, span.end),)
    tool = {a.id: tuple(_marked(said) for said in a.attributions) for a in COMPARISON.documents}
    links = attribution_score(corpus, tool).links
    assert (links.content.right, links.exact.right) == (2, 1)


def test_training_takes_wholly_reviewed_documents_alone():
    """A document in which an attribution was judged by nobody is reviewed in part, and can be left out."""
    more = replace(COURIER_ACCOUNT.attributions[0], id="a-unjudged")
    one = replace(COURIER_ACCOUNT, attributions=(*COURIER_ACCOUNT.attributions, more))
    documents = (one, LEDGER_ACCOUNT)
    made = corrections_records(documents, (one, amended()[1]), [COMPARISON.review])
    assert [record["reviewed"] for record in made] == ["in part", "wholly"]
    assert [a["id"] for a in made[0]["attributions"]] == ["a-a"]
    assert [r["id"] for r in corrections_records(documents, (one, amended()[1]), [COMPARISON.review], whole=True)] == [
        LEDGER_ACCOUNT.id
    ]


def test_what_is_not_settled_is_no_gold():
    """An attribution that one reviewer accepts and another rejects is no gold, and its document is reviewed in part."""
    said = attribution_subject(COURIER_ACCOUNT)
    log = (step(1, "Mara", Action.REJECT, said), step(2, "Theo", Action.ACCEPT, said))
    judged = Judged(
        kind=SubjectKind.ATTRIBUTION,
        id="a-a",
        verdict=Verdict.ACCEPTED,
        who=("Mara", "Theo"),
        when="",
        steps=(1, 2),
        document=COURIER_ACCOUNT.id,
    )
    review = Review(judged=(judged,))
    (record,) = corrections_records((COURIER_ACCOUNT,), (COURIER_ACCOUNT,), [review], things(log, [review]))
    assert (record["reviewed"], record["attributions"]) == ("in part", [])


def test_only_what_was_judged_is_scored_in_part(tmp_path):
    """In a document reviewed in part a found attribution that nobody judged counts neither for nor against."""
    quoted = place(COURIER, "“Eleven people 🔥 were hurt.”")
    left = place(COURIER, "She left at noon.")
    gold = {"source": [], "cue": [], "content": [{"start": quoted.start, "end": quoted.end}]}
    wrong = {"source": [], "cue": [], "content": [{"start": left.start, "end": left.end}]}
    record = {"id": "d", "text": COURIER, "attributions": [gold], "rejected": [wrong]}
    found = {
        "d": (
            Marked(content=((quoted.start, quoted.end),)),
            Marked(content=((left.start, left.end),)),
            Marked(content=((0, 20),)),
        )
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record | {"reviewed": "in part"}))
    scored = attribution_score(read_corpus(tmp_path / "a.jsonl"), found)
    assert (scored.links.content.right, scored.links.content.found) == (1, 2)
    assert (scored.in_part, scored.unjudged) == (1, 1)
    (tmp_path / "a.jsonl").write_text(json.dumps(record | {"reviewed": "wholly"}))
    assert attribution_score(read_corpus(tmp_path / "a.jsonl"), found).links.content.found == 3


def test_what_was_rejected_stands_beside_the_gold():
    """What a person rejected is written as rejected, so that finding it again counts against the tool."""
    said = COURIER_ACCOUNT.attributions[0]
    bare = replace(COURIER_ACCOUNT, attributions=())
    judged = Judged(
        kind=SubjectKind.ATTRIBUTION,
        id=said.id,
        verdict=Verdict.REJECTED,
        who=("Mara",),
        when="",
        document=COURIER_ACCOUNT.id,
    )
    (record,) = corrections_records((COURIER_ACCOUNT,), (bare,), [Review(judged=(judged,))])
    assert (record["reviewed"], record["attributions"]) == ("wholly", [])
    assert record["rejected"][0]["content"][0]["text"] == "“Eleven people 🔥 were hurt.”"


def _marked(said):
    return Marked(
        **{role: tuple((s.start, s.end) for s in getattr(said, role)) for role in ("source", "cue", "content")}
    )
