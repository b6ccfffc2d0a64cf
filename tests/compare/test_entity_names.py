"""Names across accounts: what is one name in two writings, and what are two names."""

import pytest
from accounts_of import together


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Ahmaud Arbery", "Ahmaud Arbury", "person"),
        ("Muammar Qaddafi", "Muammar Gaddafi", "person"),
        ("Muammar Gaddafi", "Moammar Kadhafi", "person"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskiy", "person"),
        ("Bashar al-Assad", "Bashir al Assad", "person"),
        ("Ada M. Lind", "Ada Lind", "person"),
        ("Ada Maria Lind", "Ada Lind", "person"),
        ("Robert Lind", "Bob Lind", "person"),
        ("J. Jonas Lind", "Jonas Lind", "person"),
        ("Special Agent Ada Lind", "Ada Lind", "person"),
        ("José Núñez", "Jose Nunez", "person"),
        ("Kyiv", "Kiev", "place"),
        ("American police", "U.S. police", "organisation"),
        ("U.S.", "United States", "place"),
        ("Deadly Exchange", "Deadly Exchanges", "event"),
        ("Hezbollah", "Hizbullah", "organisation"),
        ("Harbour Workers League", "Harbor Workers League", "organisation"),
        ("Jewish Voice for Peace", "JVP", "organisation"),
        ("US Campaign for Northern Rights", "USCNR", "organisation"),
        ("U.S. Department of Fishery", "Fishery Department", "organisation"),
        ("Notre-Dame Cathedral", "Notre Dame Cathedral", "organisation"),
        ("Nordic Rail Inc.", "Nordic Rail", "organisation"),
        ("@NordicRail", "Nordic Rail", "organisation"),
    ],
)
def test_one_name(left: str, right: str, kind: str) -> None:
    """Spellings, transliterations, short forms, acronyms and handles of one name join, in either order."""
    first, second = f"They met {{{left}|x {kind}}} today.", f"Nobody asked {{{right}|x {kind}}} why."
    assert together(first, second) == [[left, right]]
    assert together(second, first) == [[right, left]]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Bill Clinton", "Hillary Clinton", "person"),
        ("George W. Bush", "George H. W. Bush", "person"),
        ("Paul Lund Jr.", "Paul Lund", "person"),
        ("Paul Lund", "Paula Lund", "person"),
        ("Daniel Lund", "Danielle Lund", "person"),
        ("Christian Lund", "Christina Lund", "person"),
        ("Obama", "Osama", "person"),
        ("Ada Martin", "Ida Martin", "person"),
        ("Lane", "Lyon", "person"),
        ("North Coast Army", "South Coast Army", "organisation"),
        ("Marfield Police Department", "Lundfield Police Department", "organisation"),
        ("Apollo 11", "Apollo 13", "event"),
        ("Channel 4 News", "Channel 5 News", "organisation"),
        ("Trump campaign", "Trump", "unknown"),
        ("District Court", "DC", "organisation"),
        ("Texas Rail Party", "Rail Party", "organisation"),
        ("North Korea", "South Korea", "place"),
        ("University of Marfield", "Marfield University", "organisation"),
    ],
)
def test_two_names(left: str, right: str, kind: str) -> None:
    """Relatives, namesakes but for a letter, neighbours and what is merely named after somebody stay two."""
    assert together(f"They met {{{left}|x {kind}}} today.", f"Nobody asked {{{right}|x {kind}}} why.") == []


def test_kinds_part() -> None:
    """A person and a place of one name are two, and so are a paper and the street it is named after."""
    assert together("{Jordan|x person} spoke.", "They flew to {Jordan|x place}.") == []
    assert together("Mrs. {May|x person} spoke.", "He left in {May|x}. He may return.") == []


def test_a_common_word_as_a_name() -> None:
    """A name of one word that an account also uses as a common word joins only where both take it for the same kind."""
    plain = "{Post|x} was there. Its post was late."
    assert together(plain, "{Post|x} came.") == []
    sure = ("{Labour|x organisation} won. The labour was hard.", "{Labour|x organisation} lost.")
    assert together(*sure) == [["Labour", "Labour"]]


def test_acronym_of_two() -> None:
    """Initials that two full names have are nobody's."""
    full = ("The {National Rail Union|x organisation} met.", "The {Nordic Rowing Union|x organisation} met.")
    assert together(*full, "Ask the {NRU|x organisation}.") == []


def test_an_acronym_that_is_spelled_out_elsewhere() -> None:
    """Two accounts that both use the acronym agree with a third that spells it out."""
    texts = ("{NRU|x organisation} won.", "The {NRU|x organisation} lost.", "The {National Rail Union|x organisation}.")
    assert together(*texts) == [["NRU", "NRU", "National Rail Union"]]


def test_one_text_writes_a_name_two_ways() -> None:
    """A rare writing of a name that the same text has again and again is a slip of that text."""
    text = "{Ada Arbery|x person} ran. {Ada Arbery|x} fell. {Ada Arbery|x} rose. {Ada Arbury|y person} won."
    assert together(text) == [["Ada Arbery", "Ada Arbury"]]


def test_two_of_nearly_one_name_in_one_text() -> None:
    """Two whom one text speaks of alike are two, and so they are in every other account."""
    both = "{Erik Hansen|x person} ran. {Erik Hansen|x} fell. {Erik Hanson|y person} won. {Erik Hanson|y} wept."
    assert together(both, "{Erik Hansen|x person} spoke.") == [["Erik Hansen", "Erik Hansen"]]


def test_names_of_one_country_within_a_text() -> None:
    """The names of one country are one even where a text was read as naming two."""
    assert together("{United States|x place} and {U.S.|y place} firms.") == [["United States", "U.S."]]
