"""Wording across accounts: charged words by voice, words in marks, cues."""

from according.compare.accounts import Accounts
from according.compare.entities import shared_entities
from according.compare.wording import charged_wording, cues, scare_quotes
from according.core import Story
from telling import telling


def _accounts(*texts: str) -> Accounts:
    documents = tuple(telling(text, name=f"{place}.txt") for place, text in enumerate(texts))
    story = Story(id="s", documents=tuple(document.id for document in documents))
    return Accounts.of(documents, (story,), shared_entities(documents))


def test_a_charged_word_in_two_voices() -> None:
    """A word that one account says itself and another quotes is shown with both voices."""
    accounts = _accounts(
        "Police ended the brutal blockade.",
        "<q>“It was a brutal blockade of the port,”</q> <c>said</c> <s>Ada Lind</s>.",
    )
    first, second = charged_wording(accounts, ())
    assert first.title == "“brutal” stands in A in the outlet's own voice, in B as somebody else's words"
    assert [e.role for e in first.evidence] == ["charged (outlet)", "charged (quoted)"]
    assert second.title == "A has 1 charged word in its own voice: “brutal”"


def test_a_charged_word_in_marks_is_not_the_outlets_own() -> None:
    """A word set in quotation marks is not counted in the outlet's own voice."""
    accounts = _accounts("Lawmakers branded the rule “inhumane” on Monday.", "Rain fell.")
    assert charged_wording(accounts, ()) == ()


def test_scare_quotes_find_their_speaker() -> None:
    """Words in marks without a speaker lead to the account in which somebody says them."""
    accounts = _accounts(
        "The city will end “military-style training” for its officers, it was said.",
        "<s>Ada Lind</s> <c>said</c>: <q>“We will not accept any military-style training for officers here.”</q>",
    )
    (finding,) = scare_quotes(accounts, ())
    assert finding.title == (
        "A sets “military-style training” in quotation marks without a speaker; "
        "in B the words stand in a quotation of Ada Lind"
    )


def test_words_in_marks_that_are_no_scare_quotes() -> None:
    """Titles, terms that are explained, words the account gives as somebody's, and usual names are left out."""
    for text in (
        "She spoke on “Sunday Morning” about the port.",
        "The levy, known as a “port tax”, rose in May.",
        "He praised the crews as “great sailors” on Friday.",
        "Drivers pay a “port tax” on every load. The port tax rose in May.",
        "The port is “closed for good” and the town “in ruins”.",
    ):
        assert scare_quotes(_accounts(text, "Rain fell."), ()) == ()
    (finding,) = scare_quotes(_accounts("The port has a new “welcome” desk behind the fence.", "Rain fell."), ())
    assert finding.title == "A sets “welcome” in quotation marks without a speaker"


def test_many_scare_quotes_of_one_account_are_one_finding() -> None:
    """More than three in one account, all without a speaker, are listed together."""
    text = " ".join(f"The port has a new “{word}” desk." for word in ("welcome", "comfort", "family", "sunshine"))
    (finding,) = scare_quotes(_accounts(text, "Rain fell."), ())
    assert finding.title == (
        "A sets words in quotation marks without a speaker 4 times: “welcome”, “comfort”, “family”, “sunshine”"
    )
    assert len(finding.evidence) == 4


def test_cues_that_tell_of_nothing_said_are_not_counted() -> None:
    """A cue that is negated or only to come is not counted, nor one inside somebody's own words."""
    accounts = _accounts(
        "<s>The tables</s> did not <c:factive>show</c> <q>that it rained</q>. "
        "<s>The firm</s> <c:conceding>would admit</c> <q>that it rained</q>. "
        "<s>Ada Lind</s> <c>said</c>: <q>“<s>Holm</s> <c:doubting>claimed</c> <q>that it rained</q>.”</q>",
        "<s>Jens Holm</s> <c:conceding>admitted</c> <q>that it rained</q>.",
    )
    assert [finding.title for finding in cues(accounts, ())] == ["Conceding cues: B 1 of 1: “admitted” of Jens Holm"]


def test_cues_are_grouped_by_class() -> None:
    """Cues that are not neutral are one finding a class, by account and speaker, with how many cues there are."""
    accounts = _accounts(
        "<s>Ada Lind</s> <c:doubting>has repeatedly claimed</c> <q>that it rained</q>. <s>Jens Holm</s> <c>said</c> "
        "<q>no</q>.",
        "<s>Ada Lind</s> <c>said</c> <q>that it rained</q>.",
    )
    (finding,) = cues(accounts, ())
    assert finding.title == "Doubting cues: A 1 of 2: “claimed” of Ada Lind"


def test_one_speaker_by_cues_of_other_classes() -> None:
    """Where one account claims what another says of the same speaker, both are shown, the speaker by name."""
    accounts = _accounts(
        "<s>Ada Lind</s> <c:doubting>claimed</c> <q>that it rained</q>. <s>Ada Lind</s> <c>said</c> <q>no</q>.",
        "<s>Ada Lind</s> <c>said</c> <q>that it rained</q>. <s>Ada Lind</s> <c>said</c> <q>no</q>.",
    )
    first, second = cues(accounts, ())
    assert first.title == "Words of Ada Lind are introduced in A by “claimed”, “said”; in B by “said” (2 times)"
    assert [e.role for e in first.evidence] == [
        "doubting cue of Ada Lind",
        "neutral cue of Ada Lind",
        "neutral cue of Ada Lind",
        "neutral cue of Ada Lind",
    ]
    assert second.title == "Doubting cues: A 1 of 2: “claimed” of Ada Lind"


def test_one_account_alone_has_no_findings() -> None:
    """Wording is a finding only beside another account."""
    accounts = _accounts("Police ended the brutal blockade.")
    assert (*charged_wording(accounts, ()), *scare_quotes(accounts, ()), *cues(accounts, ())) == ()


def test_a_few_words_of_a_known_speaker_are_no_scare_quotes() -> None:
    """Words in marks within a report are its speaker's; what somebody calls a thing is shown as their word."""
    accounts = _accounts("<s>Ada Lind</s> <c>said</c> <q>the plan was rather “brave” of them</q>.", "Rain fell.")
    assert scare_quotes(accounts, ()) == ()
    accounts = _accounts("<s>Ada Lind</s> <c>calls</c> <q>the raid a “clean-up” of the park</q>.", "Rain fell.")
    (finding,) = scare_quotes(accounts, ())
    assert finding.title == "A gives “clean-up” in quotation marks as the word of Ada Lind"
