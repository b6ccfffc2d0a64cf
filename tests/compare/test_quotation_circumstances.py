"""What changes around the words of a quotation, and words that only sound alike."""

from by_hand import account, laid_out
from told import one_event

from according.compare.quotations.quotations import quotation_variants
from according.core import AlignedStatement, Alignment, Aspect, ChangeKind, Finding, Relation

SAID = "The harbour bridge will not be torn down before the winter storms arrive at our coast"


def _finding(left: str, right: str) -> Finding:
    (finding,) = quotation_variants(one_event(left, right), ())
    return finding


def test_two_quotations_run_together() -> None:
    """Words that one account gives in two places and another in one pair of marks are run together."""
    finding = _finding(
        f"“{SAID},” Ann Lee said. The council had met for hours, and the mayor had left early for another meeting. "
        "“Nobody on this council wants the town to be cut off again,” Lee said.",
        f"“{SAID}. Nobody on this council wants the town to be cut off again,” Ann Lee said.",
    )
    assert ChangeKind.MERGED in {change.kind for change in finding.changes}
    assert "B runs together what A gives apart" in finding.title


def test_a_source_between_two_sentences_runs_nothing_together() -> None:
    """Where only the source stands between two sentences, the other account that leaves it out changes nothing."""
    finding = _finding(
        f"“{SAID},” Ann Lee said. “Nobody on this council wants the town to be cut off again.”",
        f"“{SAID}. Nobody on this council wants the town to be cut off again,” Ann Lee said.",
    )
    assert finding.changes == ()


def test_words_retold() -> None:
    """Words that one account quotes and another tells of their speaker, persons and tenses shifted, are retold."""
    finding = _finding(
        "“We will not close our harbour while the ferry is running,” Ann Lee said.",
        "Ann Lee said that they would not close their harbour while the ferry was running.",
    )
    assert [change.kind for change in finding.changes] == [ChangeKind.PARAPHRASED]
    assert finding.relation is Relation.NARROWER
    assert finding.title == "A quotes what B retells without quotation marks"


def test_a_retelling_that_loses_the_not() -> None:
    """Of what is retold only that is told which changes what was said."""
    finding = _finding(
        "“We will not close our harbour while the ferry is running,” Ann Lee said.",
        "Ann Lee said that they would close their harbour while the ferry was running.",
    )
    assert {change.kind for change in finding.changes} == {ChangeKind.PARAPHRASED, ChangeKind.NEGATION}


def test_another_occasion() -> None:
    """The same words of the same speaker on another day, or in an interview and in a statement, differ in occasion."""
    days = _finding(f"“{SAID},” Ann Lee said on Monday.", f"“{SAID},” Ann Lee said on Friday.")
    kinds = _finding(f"“{SAID},” Ann Lee said in an interview.", f"“{SAID},” Ann Lee said in a statement.")
    for finding in (days, kinds):
        assert [change.kind for change in finding.changes] == [ChangeKind.OCCASION]
        assert (finding.relation, finding.aspect) == (Relation.DIFFERS, Aspect.SCOPE)


def test_what_may_be_one_occasion_is_none_other() -> None:
    """A statement on Twitter is one occasion, and an account that names none differs from no other."""
    assert _finding(f"“{SAID},” Ann Lee said in a statement.", f"“{SAID},” Ann Lee said on Twitter.").changes == ()
    assert _finding(f"“{SAID},” Ann Lee said on Monday.", f"“{SAID},” Ann Lee said.").changes == ()


def test_other_words_of_another_language() -> None:
    """Where an account says that the words were said in another language, other words are a translator's."""
    finding = _finding(
        f"“{SAID},” Ann Lee said.",
        f"“{SAID.replace('torn down', 'pulled apart')},” Ann Lee said through an interpreter.",
    )
    assert {change.kind for change in finding.changes} == {ChangeKind.REPLACED, ChangeKind.TRANSLATED}


def test_a_formula_of_two_people_is_no_utterance() -> None:
    """A few words that two people say are a formula; many of them under two names differ in speaker."""
    formula = "We are cooperating fully with the investigation"
    accounts = one_event(f"“{formula},” Ann Lee said.", f"“{formula},” Peter Marsh said.")
    assert quotation_variants(accounts, ()) == ()
    finding = _finding(f"“{SAID},” Ann Lee said.", f"“{SAID},” Peter Marsh said.")
    assert (finding.relation, finding.aspect) == (Relation.DIFFERS, Aspect.SPEAKER)


def test_words_retold_in_other_words() -> None:
    """Where aligned statements of one speaker are a quotation and a report, the report retells the quotation."""
    quoted = account(
        "“We want to see every page of it first,” said Lee.",
        persons=["Ann Lee"],
        said=[("Lee", "said", "“We want to see every page of it first,”")],
    )
    retold = account(
        "Lee would like the council to read the whole paper beforehand, she said.",
        persons=["Ann Lee"],
        said=[("Lee", "would like", "the council to read the whole paper beforehand")],
    )
    accounts = laid_out(quoted, retold)
    statements = tuple(
        AlignedStatement(document=a.id, statement=s.id, span=s.span)
        for a in accounts.documents
        for s in a.statements
        if s.attribution is not None
    )
    alignment = Alignment(id="al", statements=statements, relation=Relation.SAME, score=0.8)
    (finding,) = quotation_variants(accounts, (alignment,))
    assert [change.kind for change in finding.changes] == [ChangeKind.PARAPHRASED]
    assert finding.alignment == "al"
    assert "in words of its own" in finding.rule
    assert quotation_variants(laid_out(quoted, retold), ()) == ()
