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


def test_cues_are_grouped_by_class() -> None:
    """Cues that are not neutral are one finding a class, counted by account and speaker; neutral ones are none."""
    accounts = _accounts(
        "<s>Ada Lind</s> <c:doubting>claimed</c> <q>that it rained</q>. <s>Jens Holm</s> <c>said</c> <q>no</q>.",
        "<s>Ada Lind</s> <c>said</c> <q>that it rained</q>.",
    )
    (finding,) = cues(accounts, ())
    assert finding.title == "Doubting cues: A 1: “claimed” of Ada Lind"


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
