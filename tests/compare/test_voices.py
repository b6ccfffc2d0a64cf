"""Voices: who is heard in each account, and how much."""

from according.compare.accounts import Accounts
from according.compare.entities import shared_entities
from according.compare.voices.findings import voices
from according.compare.voices.shares import account_voices
from according.compare.voices.tallies import tallies
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


def test_words_divide_between_the_account_and_its_voices() -> None:
    """Each word of the telling is quoted, reported or the account's own, and the kinds of source sum up to them."""
    text = LONG + " The council meets in May. “Enough.”"
    (divided,) = account_voices(_accounts(text))
    assert (divided.quoted, divided.reported) == (7, 4)
    assert divided.own == divided.words - 11
    assert {share.kind: (share.quoted, share.reported) for share in divided.kinds} == {
        SourceKind.OFFICIAL: (6, 4),
        None: (1, 0),
    }
    assert (divided.named, divided.unnamed, divided.first) == (10, 0, 0.0)


def test_a_word_within_another_s_words_counts_for_the_innermost_voice() -> None:
    """What somebody says within what another says is counted once, for the inner voice."""
    text = (
        "<s>Mayor Ada Lind</s> <c>said</c> <q>that many had written and that <s>the witness Otto Brandt</s> "
        "<c>claims</c> <q>the ship was late</q></q>."
    )
    (divided,) = account_voices(_accounts(text))
    by_kind = {share.kind: share.reported for share in divided.kinds}
    assert by_kind[SourceKind.WITNESS] == 4
    assert divided.reported == sum(by_kind.values())


def test_who_is_named_and_not_heard_is_listed_for_each_account() -> None:
    """Who is named twice, or heard in another account of the event, and says nothing here, is spoken of only."""
    both = _accounts(LONG, "Mayor Ada Lind came. Jens Holm stayed away. Nobody missed Jens Holm.")
    first, second = account_voices(both)
    assert first.unheard == ()
    names = {shared.id: shared.name for shared in both.entities}
    told = [(names[one.entity], one.times, one.heard_in) for one in second.unheard]
    assert told == [("Jens Holm", 2, ()), ("Ada Lind", 1, (both.documents[0].id,))]


def test_descriptions_do_not_count_as_naming() -> None:
    """How often somebody is named counts names, not "the mayor" or "she"."""
    text = "Mayor Ada Lind came. The mayor sat. The mayor left."
    (divided,) = account_voices(_accounts(text))
    assert divided.unheard == ()


def test_a_body_heard_through_its_document_alone_is_shown_so() -> None:
    """A petition by a group is the group's voice by way of a document: the tally and the list of the unheard say so."""
    text = (
        "The group Clear Water camped on the quay. <s>A petition by Clear Water</s> <c>says</c> "
        "<q>the harbour must close</q>. Clear Water was pleased."
    )
    accounts = _accounts(text)
    shared = next(one for one in accounts.entities if one.name == "Clear Water")
    (tally,) = tallies(accounts)
    assert (tally.source_kind, tally.through) == (SourceKind.DOCUMENT, shared.id)
    ((one,),) = (divided.unheard for divided in account_voices(accounts))
    assert (one.entity, one.through) == (shared.id, tally.name)


def test_who_merely_has_a_document_is_not_heard_through_it() -> None:
    """Records obtained by a newspaper are not the newspaper's words."""
    text = "<s>Records obtained by Clear Water</s> <c>show</c> <q>that the ship was late</q>."
    assert [tally.through for tally in tallies(_accounts(text))] == [None]


def test_a_statement_of_several_is_nobody_s_own() -> None:
    """A statement from two speaks for neither alone, and a body in a title is not the author."""
    text = "<s>A statement from Clear Water and Deep Harbour</s> <c>says</c> <q>that the ship was late</q>."
    assert [tally.through for tally in tallies(_accounts(text))] == [None]
