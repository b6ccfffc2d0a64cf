"""Voices: who is heard in each account, and how much."""

from according.compare.accounts import Accounts
from according.compare.entities import shared_entities
from according.compare.voices import tallies, voices
from according.core import SourceKind, Story
from telling import telling


def _accounts(*texts: str) -> Accounts:
    documents = tuple(telling(text, name=f"{place}.txt") for place, text in enumerate(texts))
    story = Story(id="s", documents=tuple(document.id for document in documents))
    return Accounts.of(documents, (story,), shared_entities(documents))


LONG = (
    "<s>Mayor Ada Lind</s> <c>said</c> <q>“We counted every single vote twice.”</q> "
    "<s>She</s> <c>added</c> <q>that nothing was missing</q>."
)


def test_words_are_counted_by_voice() -> None:
    """Words inside quotation marks and reported words are counted apart, a pronoun's with its person's."""
    (tally,) = tallies(_accounts(LONG))
    assert (tally.name, tally.quoted_words, tally.reported_words, tally.attributions) == ("Ada Lind", 6, 4, 2)
    assert tally.source_kind is SourceKind.OFFICIAL
    assert tally.position == 0.0


def test_a_source_that_stays_open_is_counted_as_such() -> None:
    """What nobody is settled to have said is counted under nobody's name."""
    (tally,) = tallies(_accounts("The vote was close. <q>“I am glad,”</q> <s>she</s> <c>said</c>."))
    assert (tally.entity, tally.name) == (None, "source not settled")


def test_a_voice_that_one_account_only_names() -> None:
    """Who is quoted in one account and only named in another is shown so, in the words of the rules."""
    accounts = _accounts(LONG, "Mayor Ada Lind came to the meeting. Nothing was decided.", "Rain fell all day.")
    (finding,) = voices(accounts, ())
    assert finding.title == (
        "Ada Lind is quoted (6 words) and reported (4 words) in A; named in B, but not found there as a voice; "
        "not found in C"
    )
    assert finding.absent == (accounts.documents[1].id, accounts.documents[2].id)


def test_who_is_spoken_of_and_never_heard() -> None:
    """Who is named often in several accounts and heard in none is listed once."""
    text = "The vote angered Jens Holm. Critics of Jens Holm cheered."
    (finding,) = voices(_accounts(text, text), ())
    assert finding.title == "Spoken of in several accounts, and not found as a voice in any: Jens Holm (named 4 times)"


def test_one_account_alone_has_no_findings() -> None:
    """Nothing is compared where there is nothing to compare with."""
    assert voices(_accounts(LONG), ()) == ()


def test_who_only_wants_is_no_voice() -> None:
    """What somebody wants, seeks or purports to do or be tells no words of theirs."""
    assert tallies(_accounts("<s>Ada Lind</s> <c>purports</c> <q>to be an expert</q>.")) == ()
    assert len(tallies(_accounts("<s>Ada Lind</s> <c>promised</c> <q>to leave</q>."))) == 1
