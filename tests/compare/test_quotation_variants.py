from by_hand import account, laid_out
from told import one_event

from according.compare.alignment.align import align
from according.compare.quotations.quotations import quotation_variants
from according.core import Aspect, ChangeKind, FindingKind, Relation

LONG = (
    "The council opposes every exchange in which our officers receive military training since it does not make us safe"
)


def test_the_same_words_in_two_accounts() -> None:
    """A quotation that all quote word for word is no variant: it is told as carried."""
    accounts = laid_out(account(f"“{LONG},” said Ann Lee."), account(f"Lee told the paper: “{LONG}.”"))
    (finding,) = quotation_variants(accounts, ())
    assert finding.kind is FindingKind.CORROBORATED
    assert finding.relation is Relation.SAME
    assert finding.changes == ()
    assert finding.title == f"A and B carry word for word: “{LONG},”"


def test_the_same_words_are_told_once() -> None:
    """Words carried alike that aligned statements tell already are not told again as a quotation."""
    accounts = one_event(f"“{LONG},” said Ann Lee.", f"Ann Lee said: “{LONG}.”")
    assert align(accounts)
    assert quotation_variants(accounts, align(accounts)) == ()


def test_a_part_of_a_sentence_is_no_utterance_of_its_own() -> None:
    """All that carry one sentence, whole or in part, stand in one finding, however the accounts cut it."""
    whole = "Further details of the visit to Ardal will be set out in due course"
    accounts = laid_out(
        account("The visit, he said, would be “set out in due course” by the town."),
        account(f"“{whole},” said Ann Lee."),
        account(f"Lee told the paper: “{whole}.” The visit would be “set out in due course”, she said again."),
    )
    (finding,) = quotation_variants(accounts, ())
    assert {accounts.letter(e.document) for e in finding.evidence} == {"A", "B", "C"}


def test_a_cut_reading_says_which_is_longer() -> None:
    """Where one reading is part of the other the title says how many words each carries, and judges nothing."""
    short = "The council opposes every exchange in which our officers receive military training"
    accounts = laid_out(account(f"It said: “{short}.”"), account(f"“{LONG},” said Ann Lee."))
    (finding,) = quotation_variants(accounts, ())
    assert finding.relation is Relation.NARROWER
    assert finding.title.startswith("B carries 19 words, A 12: 7 words only in B")
    assert {c.kind for c in finding.changes} == {ChangeKind.CUT, ChangeKind.FULL_STOP}
    assert [accounts.letter(e.document) for e in finding.evidence] == ["A", "B"]


def test_a_lost_negation_differs() -> None:
    """A reading without the other's "not" differs in wording."""
    accounts = laid_out(
        account(f"“{LONG},” said Ann Lee."), account(f"“{LONG.replace('does not make', 'does make')},” said Ann Lee.")
    )
    (finding,) = quotation_variants(accounts, ())
    assert (finding.relation, finding.aspect) == (Relation.DIFFERS, Aspect.WORDING)
    assert [c.kind for c in finding.changes] == [ChangeKind.NEGATION]


def test_another_speaker_only_where_both_are_known() -> None:
    """The same words under two persons' names differ in speaker; a source that is not named is not another source."""
    said = f"“{LONG},”"
    left = account(f"{said} said Ann Lee.", persons=["Ann Lee"], said=[("Ann Lee", "said", said)])
    right = account(f"{said} said Bo Marsh.", persons=["Bo Marsh"], said=[("Bo Marsh", "said", said)])
    unnamed = account(f"{said} said an official.", said=[("an official", "said", said)])
    (finding,) = quotation_variants(laid_out(left, right), ())
    assert (finding.relation, finding.aspect) == (Relation.DIFFERS, Aspect.SPEAKER)
    (finding,) = quotation_variants(laid_out(left, unnamed), ())
    assert finding.relation is Relation.SAME


def test_words_without_marks_in_the_other_account() -> None:
    """Words that one account quotes and another prints as its own are shown, and the title says so."""
    accounts = laid_out(
        account("“The harbour bridge will be torn down before the winter storms arrive,” said Ann Lee."),
        account("The harbour bridge will be torn down before the winter storms arrive, the city decided."),
    )
    (finding,) = quotation_variants(accounts, ())
    assert finding.title.endswith("B has them without quotation marks")
    assert {e.role for e in finding.evidence} == {"quotation", "words without marks"}


def test_a_quotation_interrupted_in_one_account() -> None:
    """A quotation that one account interrupts and the other does not is one utterance with nothing changed."""
    accounts = laid_out(
        account(
            "“The harbour bridge will be torn down before winter, and nobody will miss the thing at all,” Lee said."
        ),
        account(
            "“The harbour bridge will be torn down before winter,” Lee said, “and nobody will miss the thing at all.”"
        ),
    )
    (finding,) = quotation_variants(accounts, ())
    assert finding.relation is Relation.SAME
    assert len(finding.evidence) == 3


def test_phrases_in_common_are_no_variant() -> None:
    """Two different sentences that share a turn of phrase are not readings of one utterance."""
    accounts = laid_out(
        account("“We are going to build the bridge at the end of the day, whatever it costs the county,” said Lee."),
        account("“We are going to build a school at the end of the day, if parents ask us for one,” said Lee."),
    )
    assert quotation_variants(accounts, ()) == ()


def test_other_events_of_the_matter_count_too() -> None:
    """An utterance is followed into accounts of another event, whose silence is not told."""
    accounts = laid_out(account(f"“{LONG},” said Ann Lee."), account("Rain fell."), account(f"“{LONG}.”"), apart=[2])
    (finding,) = quotation_variants(accounts, ())
    assert finding.documents == (accounts.documents[0].id, accounts.documents[2].id)
    assert finding.absent == (accounts.documents[1].id,)


def test_a_few_words_alike_from_end_to_end() -> None:
    """Five words are one utterance where both accounts have exactly them in marks, and none where one has more."""
    accounts = laid_out(
        account("“Those bridges are not toys,” Lee said."), account("Lee said: “Those bridges are not toys.”")
    )
    (finding,) = quotation_variants(accounts, ())
    assert finding.relation is Relation.SAME


def test_a_short_reading_within_a_long_speech() -> None:
    """A short reading of which every word stands in a long speech in the same order is one of its readings."""
    short = "A town is not a fairground. A town is a promise that keeps people warm"
    speech = (
        "What do they want from us? Do they want a fair? Do they want tents, and a band, and a fire eater? "
        "A town is not a fairground. A town is no stage. A town is a promise. "
        "A town is a promise that keeps people warm"
    )
    accounts = laid_out(account(f"“{short},” Lee said."), account(f"“{speech},” Lee said."))
    (finding,) = quotation_variants(accounts, ())
    assert {c.kind for c in finding.changes} == {ChangeKind.CUT}
