"""Agreement between reviewers: on verdicts, on marked words, and what they disagree on."""

from dataclasses import replace

import pytest

from according.core import Action, UsageError, Values
from according.evaluate.agreement.score import score
from according.evaluate.opinions import things
from judged_by_hand import (
    COURIER_ACCOUNT,
    FINDING_SUBJECT,
    LEDGER,
    LEDGER_ACCOUNT,
    REJECTED_SUBJECT,
    WIDER,
    anchor,
    attribution_subject,
    place,
    step,
)

SAID = attribution_subject(LEDGER_ACCOUNT)
TEXTS = {LEDGER_ACCOUNT.id: LEDGER}


def log(*taken):
    return things(tuple(step(number, *one[:3], **(one[3] if one[3:] else {})) for number, one in enumerate(taken, 1)))


def test_verdicts_of_findings():
    """Alpha over verdicts counts only what both judged; what one alone judged is told beside."""
    found = score(
        log(
            ("Mara", Action.ACCEPT, FINDING_SUBJECT),
            ("Theo", Action.ACCEPT, FINDING_SUBJECT),
            ("Mara", Action.ACCEPT, REJECTED_SUBJECT),
            ("Theo", Action.REJECT, REJECTED_SUBJECT),
            ("Theo", Action.ACCEPT, SAID),
        ),
        TEXTS,
    )
    assert found.together.findings.units == 2
    assert found.together.findings.agreed == 0.5
    assert found.together.findings.alpha == pytest.approx(0.0)
    assert found.single == 1
    (differing,) = found.disagreements
    assert differing.said == (("Mara", "accepted"), ("Theo", "rejected"))


def test_marked_words_that_are_the_same_agree_wholly():
    """Two reviewers who both leave an attribution as it is mark the same words: alpha is 1."""
    found = score(log(("Mara", Action.ACCEPT, SAID), ("Theo", Action.ACCEPT, SAID)), TEXTS)
    assert found.together.marks.alpha == pytest.approx(1.0)
    assert found.together.marks.units == len(LEDGER)
    assert found.disagreements == ()


def test_a_near_miss_counts_for_little():
    """A content that one reviewer shortens by a few words costs as much as these words are long."""
    narrow = score(
        log(("Mara", Action.ACCEPT, SAID), ("Theo", Action.EDIT, SAID, {"after": Values(content=WIDER)})), TEXTS
    )
    nothing = score(log(("Mara", Action.ACCEPT, SAID), ("Theo", Action.REJECT, SAID)), TEXTS)
    marks = narrow.together.marks
    assert marks.agreed == pytest.approx(1 - len(" in a fire") / len(LEDGER))
    assert marks.alpha is not None
    assert nothing.together.marks.alpha is not None
    assert 0.7 < marks.alpha < 1
    assert nothing.together.marks.alpha < 0.2
    (differing,) = narrow.disagreements
    assert differing.said == (
        ("Mara", "accepted: content Nine people were hurt in a fire"),
        ("Theo", "edited: content Nine people were hurt"),
    )


def test_edits_that_differ_are_told_by_what_differs():
    """Two who edit one attribution differently agree on the verdict, and the words that they leave are told."""
    shorter = (anchor(LEDGER_ACCOUNT.document, place(LEDGER, "Nine people"), "content"),)
    found = score(
        log(
            ("Mara", Action.EDIT, SAID, {"after": Values(content=WIDER)}),
            ("Theo", Action.EDIT, SAID, {"after": Values(content=shorter)}),
        ),
        TEXTS,
    )
    assert found.together.attributions.agreed == 1.0
    (differing,) = found.disagreements
    assert differing.said == (
        ("Mara", "edited: content Nine people were hurt"),
        ("Theo", "edited: content Nine people"),
    )


def test_what_one_puts_in_counts_where_the_other_went_through():
    """What one reviewer adds, and another who judged the rest did not, is a disagreement about its words."""
    put_in = replace(
        attribution_subject(LEDGER_ACCOUNT),
        id="a-new",
        anchors=(anchor(LEDGER_ACCOUNT.document, place(LEDGER, "Nobody died"), "content"),),
    )
    taken = [("Mara", Action.ACCEPT, SAID), ("Theo", Action.ACCEPT, SAID), ("Mara", Action.ADD, put_in)]
    found = score(log(*taken), TEXTS).together.marks
    assert found.agreed == pytest.approx(1 - len("Nobody died") / len(LEDGER))
    other = replace(SAID, id="a-other", anchors=(anchor(LEDGER_ACCOUNT.document, place(LEDGER, "Tuesday"), "content"),))
    missing = score(log(*taken, ("Mara", Action.ACCEPT, other)), TEXTS).together.marks
    assert missing.agreed == 1.0
    assert missing.units == len(LEDGER) - len("Nobody died") - len("Tuesday")


def test_without_the_text_the_marks_are_the_passage():
    """Of a document that is not there any more the attribution's own stretch is what is looked at."""
    found = score(log(("Mara", Action.ACCEPT, SAID), ("Theo", Action.ACCEPT, SAID)), {})
    assert found.together.marks.units == len("Nine people were hurt in a fire, chief Ada Lind said")


def test_pairs_are_told_of_three_and_more():
    """With three reviewers each pair has a row of its own; names are known whatever their capitals."""
    every = log(
        ("Mara", Action.ACCEPT, FINDING_SUBJECT),
        ("Theo", Action.ACCEPT, FINDING_SUBJECT),
        ("Nia", Action.REJECT, FINDING_SUBJECT),
        ("Nia", Action.REJECT, attribution_subject(COURIER_ACCOUNT)),
    )
    assert [row.who for row in score(every, TEXTS).pairs] == [("Mara", "Theo"), ("Mara", "Nia"), ("Theo", "Nia")]
    assert score(every, TEXTS, ["mara", "NIA"]).together.who == ("Mara", "Nia")


@pytest.mark.parametrize(
    ("taken", "between", "why"),
    [
        ([], (), "nobody judged anything yet"),
        ([("Mara", Action.ACCEPT, SAID)], (), "only Mara judged anything"),
        ([("Mara", Action.ACCEPT, SAID)], ("Mara", "Zoe"), "'Zoe' judged nothing in this log; those who did: Mara"),
    ],
    ids=["nobody", "one", "unknown"],
)
def test_agreement_needs_two(taken, between, why):
    """Fewer than two reviewers, or a name that the log has not, is a clear message."""
    with pytest.raises(UsageError, match=why):
        score(log(*taken), TEXTS, between)
