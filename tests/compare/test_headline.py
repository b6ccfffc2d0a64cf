import pytest
from by_hand import account, laid_out

from according.compare.gaps.headline import headline_gaps
from according.core import Aspect, FindingKind, Relation

FILLER = (
    "The hall was full on Monday evening, and the talk went on until the lamps in the square were lit. Some had come "
    "by bus from the villages along the river, others had walked. Nobody left before the last speaker had sat down. "
    "Coffee was served in paper cups, and the clerk read out letters from those who could not be there. It rained "
    "all evening, as it had for most of the week, and the doors were kept shut against the wind from the harbour."
)


def _titles(headline: str, text: str, **more: object) -> list[str]:
    accounts = laid_out(account(f"{text}\n\n{FILLER}", headline=headline, **more))  # type: ignore[arg-type]
    return [finding.title for finding in headline_gaps(accounts, ())]


def test_a_stronger_act_than_the_quoted_words() -> None:
    """A headline that has a ban where the quoted resolution opposes is shown as wider, with both words in place."""
    text = "The resolution reads: “The council opposes the training of city police in other countries.”"
    accounts = laid_out(account(f"{text}\n\n{FILLER}", headline="Council Bans Police Training Abroad"))
    (finding,) = headline_gaps(accounts, ())
    assert finding.kind is FindingKind.HEADLINE_GAP
    assert (finding.relation, finding.aspect) == (Relation.NARROWER, Aspect.SCOPE)
    assert [accounts.documents[0].words(e.span) for e in finding.evidence] == ["Bans", "opposes"]


def test_the_same_act_is_no_gap() -> None:
    """A headline's act that the quoted words have too is no gap."""
    assert _titles("Council Bans Police Training Abroad", "It reads: “The council bans police training abroad.”") == []


def test_quoted_words_that_the_text_does_not_have() -> None:
    """Words in marks in a headline of which the text has no form are shown; those that it has are not."""
    text = "Ann Lee called the plan a shambles from start to finish."
    (title,) = _titles("Lee calls plan a “monstrous swindle”", text)
    assert title == "In A the headline has “monstrous swindle” in marks; the text has no such words"
    assert _titles("Lee calls plan “a shambles”", text) == []


def test_an_opposite_word() -> None:
    """A headline with the opposite of the text's word is shown."""
    (title,) = _titles(
        "River tolls rise for barges in spring", "River tolls fall for barges this spring, the port said."
    )
    assert title == "In A the headline has “rise” where the text has “fall”"


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("River tolls fall for barges in spring", "River tolls fall for barges this spring, the port said."),
        ("Council votes on harbour bridge", "The council voted on Monday to tear the harbour bridge down."),
        ("Why the harbour bridge must go", "The council voted on Monday to tear the harbour bridge down."),
    ],
)
def test_a_plain_headline_is_no_gap(headline: str, text: str) -> None:
    """A headline that its text bears out makes no finding."""
    assert _titles(headline, text) == []


def test_a_short_text_is_not_judged() -> None:
    """A text that may be cut off is not said to lack anything."""
    assert headline_gaps(laid_out(account("Rain fell.", headline="Lee calls plan “swindle”")), ()) == ()


def test_a_claim_put_in_somebodys_mouth_that_the_text_does_not_have() -> None:
    """A headline's claim "police say" is shown where the text has hardly a word of it, and not where it has."""
    (title,) = _titles("Tents drove burglary wave, police say", "Police said they had counted calls.")
    assert title == (
        "In A the headline has “Tents drove burglary wave” as said by police; no such words are found in the text"
    )
    assert _titles("Tents drove burglary wave, police say", "Police said the tents drove a wave of burglary.") == []


def test_marks_about_an_outlets_letters() -> None:
    """An outlet's letters in marks are no quoted words."""
    assert _titles("Lee is late, ‘NYT’ reports", "Ann Lee was late.") == []


def test_the_name_of_the_site_is_no_part_of_the_headline() -> None:
    """What a page's title has behind a hyphen, a bar or a mark like it is not looked for in the text."""
    text = "Ann Lee said the tolls fall in spring."
    assert _titles("Lee says the tolls fall in spring - Harbour News, Weather, Sports", text) == []
    assert _titles("Lee says the tolls fall in spring « MARSH Harbour City", text) == []
