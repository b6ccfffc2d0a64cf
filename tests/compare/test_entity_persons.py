"""Persons across accounts: bare surnames, relatives, offices and descriptions."""

from itertools import permutations

from accounts_of import members_of, shared, together


def test_a_bare_surname_goes_to_its_one_bearer() -> None:
    """A surname alone is the person's whom another account names in full."""
    assert together("{Ada Lind|x person} left.", "Then {Lind|x person} left.") == [["Ada Lind", "Lind"]]


def test_a_bare_surname_of_two_bearers_is_nobodys() -> None:
    """Where two persons bear a surname and nothing tells which, the bare surname joins neither."""
    texts = ("{Ada Lind|x person} left.", "{Paul Lind|x person} left.", "Then {Lind|x person} left.")
    assert together(*texts) == []


def test_a_form_of_address_tells_which() -> None:
    """Of a couple "Mrs. Lind" is the wife, and "she" tells it too."""
    couple = "{Paul Lind|p person} and {Ada Lind|q person} left. {He|p} drove. {She|q} slept."
    assert together(couple, "Then Mrs. {Lind|x person} left.") == [["Ada Lind", "Lind"]]
    assert together(couple, "Then {Lind|x person} left. {He|x} was late.") == [["Paul Lind", "Lind"]]


def test_an_office_tells_which() -> None:
    """Of two bearers of a surname the mayor is the one whom another account calls mayor."""
    couple = "Mayor {Paul Lind|p person} came with his wife, {Ada Lind|q person}."
    assert together(couple, "Mayor {Lind|x person} left.") == [["Paul Lind", "Lind"]]


def test_a_junior_is_not_meant_by_the_bare_surname() -> None:
    """A surname by itself is not the son's, unless the account that names him calls him so."""
    assert together("{Paul Lund Jr.|x person} left.", "{Lund|x person} left.") == []
    told = "{Paul Lund Jr.|x person} left. Then {Lund|x} came back."
    assert together(told, "{Lund|x person} left.") == [["Paul Lund Jr.", "Lund"]]


def test_no_chain_from_one_bearer_to_another() -> None:
    """Bare surnames never bring two bearers of it together, in whatever order the accounts stand."""
    texts = (
        "{Ada Lind|x person} met {Jens Holm|y person}. {Lind|x} spoke.",
        "{Lind|x person} met {Jens Holm|y person}.",
        "{Lind|x person} met {Olga Brandt|y person}.",
        "{Paul Lind|x person} met {Olga Brandt|y person}. {Lind|x} spoke.",
    )
    for order in permutations(texts):
        for names in together(*order):
            assert not {"Ada Lind", "Paul Lind"} <= set(names)


def test_namesakes_in_a_list() -> None:
    """Of a list of names each joins his own namesake only."""
    names = ["Ada Lind", "Ida Lind", "Olga Lind", "Jens Holm", "Jens Holt", "Paul Holm"]
    text = ", ".join(f"{{{name}|x{place} person}}" for place, name in enumerate(names))
    assert together(text, text) == sorted([name, name] for name in names)


def test_the_only_holder_of_an_office() -> None:
    """The office without a name in one account is the one person's who holds it in another."""
    named = "The Marfield police chief, {Jonas Weber|w person}, left."
    assert together("Police Chief {Jonas Weber|w person} left.", "They asked {the police chief|x person} why.") == [
        ["Jonas Weber", "the police chief"]
    ]
    assert together(named, "They asked {a police officer|x person} why.") == []
    assert together(named, "They asked {the former police chief|x person} why.") == []
    assert together(named, "They asked {the fire chief|x person} why.") == []


def test_an_office_of_two_places() -> None:
    """The prime minister of one country is not another's, and one whom the account has by name is nobody else."""
    named = "Prime Minister {Olga Brandt|w person} of Norway and the Danish Prime Minister {Jens Holm|y person} met."
    assert together(named, "They asked {the prime minister|x person} why.") == []
    assert together(named, "They asked {the Danish prime minister|x person} why.") == [
        ["Jens Holm", "the Danish prime minister"]
    ]
    own = "Prime Minister {Olga Brandt|w person} came. {The prime minister|x person} left."
    assert together("Prime Minister {Olga Brandt|w person} left.", own) == [["Olga Brandt", "Olga Brandt"]]


def test_the_same_words_said() -> None:
    """A source without a name is the named one whom another account gives the same words."""
    words = "no officer of ours was trained abroad this year"
    named = f"{{Jonas Weber|w person}} said: {{w: {words}}}."
    assert together(named, f"{{a spokesman|s person}} said: {{s: {words}}}.") == [["Jonas Weber", "a spokesman"]]
    assert together(named, f"{{several officers|s group}} said: {{s: {words}}}.") == []


def test_the_same_words_of_two_names() -> None:
    """Two accounts that give one saying to two persons differ: the persons stay two."""
    words = "no officer of ours was trained abroad this year"
    texts = [f"{{{name}|w person}} said: {{w: {words}}}." for name in ("Jonas Weber", "Ada Lind")]
    assert together(*texts) == []


def test_a_group_by_its_rare_word() -> None:
    """A group without a name is the named one that another account calls by the same noun and the same rare word."""
    named = "{Clear Water|c organisation} won. {The pro-reform group|c} cheered."
    assert together(named, "{a pro-reform group|g group} cheered.") == [["Clear Water", "a pro-reform group"]]
    assert together(named, "{a local group|g group} cheered.") == []


def test_whoever_speaks_without_a_name() -> None:
    """Unnamed officials, critics and spokesmen of two accounts are two, though their words are the same."""
    for words in ("officials", "critics", "a police spokesman", "two senators", "some residents"):
        text = f"{{{words}|x group}} spoke. Again {{{words}|x}} spoke."
        assert together(text, text.replace("Again", "Later")) == []


def test_groups_of_one_noun() -> None:
    """The one group that each account knows by a noun is one, however the words before it value it."""
    first = "{undocumented immigrants|x group} came. {The immigrants|x} stayed."
    assert together(first, "{illegal immigrants|x group} came. {The immigrants|x} stayed.") != []
    assert together(first, "{Danish immigrants|x group} came. {The Danish immigrants|x} stayed.") == []
    both = "{young immigrants|x group} and {old immigrants|y group} came, {young immigrants|x} and {old immigrants|y}."
    assert together(first, both) == []


def test_who_stands_for_a_country() -> None:
    """The government, the seat and the people of a country point to it, a capital only where it acts."""
    texts = (
        "{Russia|r place} and the {Kremlin|k organisation} spoke. {Moscow|m place} said no. "
        "{Russian officials|o group} left.",
        "{Russia|r place} won. They met in {Moscow|m place}, and in {Moscow|m}.",
    )
    documents, entities = shared(*texts)
    assert ["Russia", "Russia"] in members_of(documents, entities)
    acting = shared(texts[0])[1]
    names = {entity.id: entity.name for entity in acting}
    assert {entity.name: names.get(entity.country or "") for entity in acting} == {
        "Russia": None,
        "Kremlin": "Russia",
        "Moscow": "Russia",
        "Russian officials": "Russia",
    }
    at = shared(texts[1])[1]
    assert all(entity.country is None for entity in at)


def test_accounts_of_other_events() -> None:
    """A bare surname needs more than itself where the accounts tell of two events."""
    texts = ("{Ada Lind|x person} left.", "Then {Lind|x person} left.")
    assert together(*texts, stories=False) == []
    assert together("Mayor " + texts[0], "Then Mayor {Lind|x person} left.", stories=False) == [["Ada Lind", "Lind"]]
