"""Speakers: who is meant by a source, a pronoun or "the group"."""

from paragraphs import written
from readings_by_hand import read

from according.annotate.annotate import annotate
from according.core import Models, SourceForm
from telling import speakers, telling


def test_he_is_the_one_who_spoke_last() -> None:
    """A pronoun goes on with whoever spoke last, though others are named within what was said."""
    told = telling(
        "<s>Mayor Jonas Weber</s> <c>said</c> <q>that Peter Holm had failed</q>. "
        "<q>“He never came,”</q> <s>he</s> <c>added</c>."
    )
    assert speakers(told) == ["Jonas Weber", "Jonas Weber"]
    assert told.attributions[1].form is SourceForm.PRONOUN
    assert told.attributions[1].named


def test_she_is_no_man() -> None:
    """A given name that is nearly always a man's rules out "she"."""
    told = telling("Mayor Jonas Weber met Ada Lind at noon. <q>“It was short,”</q> <s>she</s> <c>said</c>.")
    assert speakers(told) == ["Ada Lind"]


def test_a_pronoun_without_a_fit_stays_open() -> None:
    """A pronoun that nothing named before it fits has no speaker."""
    told = telling("The vote was close. <q>“I am glad,”</q> <s>she</s> <c>said</c>.")
    assert speakers(told) == [None]
    assert not told.attributions[0].named


def test_it_is_the_body_that_spoke() -> None:
    """The pronouns "it" and "they" go on with the body that spoke last."""
    told = telling(
        "<s>The Nordic Rail Union</s> <c>said</c> <q>that trains would stop</q>.\n\n"
        "<s>It</s> <c>added</c>: <q>“From Monday.”</q>\n\n<s>They</s> <c>said</c> <q>that talks had failed</q>."
    )
    assert speakers(told) == ["Nordic Rail Union"] * 3


def test_the_group_is_the_one_described() -> None:
    """The words "the coalition" as a source is the coalition that has a name."""
    told = telling(
        "A petition by the coalition Open Streets drew 900 names. <s>The coalition</s> <c>said</c> <q>it was glad</q>."
    )
    assert speakers(told) == ["Open Streets"]
    assert told.attributions[0].form is SourceForm.NAMED


def test_an_apposition_names_the_speaker() -> None:
    """A description with a name set off by commas is the person so named."""
    told = telling("<q>“We will stay,”</q> <c>said</c> <s>a member of the group, Imre Amos Nagy</s>.")
    assert speakers(told) == ["Imre Amos Nagy"]


def test_the_person_and_not_the_body_speaks() -> None:
    """Of a person "from" a body the person speaks; of a body's spokesman neither is named."""
    told = telling(
        "<s>Lena Holm from the Nordic Rail Union</s> <c>said</c> <q>no</q>. "
        "<s>A spokesman for the Nordic Rail Union</s> <c>said</c> <q>yes</q>."
    )
    assert speakers(told) == ["Lena Holm", "a spokesman for the Nordic Rail Union"]
    assert [a.form for a in told.attributions] == [SourceForm.NAMED, SourceForm.UNNAMED]


def test_we_within_a_quotation_is_its_speaker() -> None:
    """The word "we" in somebody's quotation speaks for that somebody."""
    told = telling("<s>Ada Lind</s> <c>said</c>: <q>“<s>We</s> <c>believe</c> <q>that it can be done</q>.”</q>")
    inner = next(a for a in told.attributions if told.words(a.source[0]) == "We")
    outer = next(a for a in told.attributions if told.words(a.source[0]) == "Ada Lind")
    assert inner.speaker == outer.speaker


def test_two_sources_at_once_are_left_open() -> None:
    """Two who speak together are not made one of the two."""
    told = telling("<s>Ada Lind and Jens Holm</s> <c>said</c> <q>that they agreed</q>.")
    assert speakers(told) == [None]
    assert told.attributions[0].form is SourceForm.COLLECTIVE


def test_people_without_a_name_are_no_body() -> None:
    """Officials whom nobody names stay unnamed; a council is a body."""
    document = written("Officials said that the bridge was safe. The council said that it was not.")
    told = annotate(document, Models())
    assert [a.form for a in told.attributions] == [SourceForm.UNNAMED, SourceForm.COLLECTIVE]


def test_a_text_keeps_its_form() -> None:
    """An article that "continued" is a document, the same each time."""
    told = telling(
        "<s>The article</s> <c>said</c> <q>that it was late</q>. "
        "<s>The article</s> <c>continued</c>: <q>“Too late.”</q>"
    )
    assert speakers(told) == ["the article", "the article"]
    assert {a.form for a in told.attributions} == {SourceForm.DOCUMENT}


def test_an_office_right_after_a_person_without_one() -> None:
    """A definite office ("the council member") right after a person without a known office is that person."""
    told = telling(
        "Lind, the lone dissenter, was blunt. <q>“I do not believe in this plan at all,”</q> <c>said</c> "
        "<s>the council member, who represents the harbour</s>."
    )
    assert speakers(told) == ["Lind"]


def test_an_office_of_another() -> None:
    """The office of another, "the police chief", after a sentence about the mayor is called by the whole phrase."""
    told = telling(
        "Mayor Ada Lind was blunt. <q>“I do not believe in this plan at all,”</q> <c>said</c> <s>the police chief</s>."
    )
    assert speakers(told) == ["the police chief"]


def test_what_cannot_speak_is_no_voice() -> None:
    """A rumour, an event or a thing as the source keeps its words and has no speaker; a document has one."""
    told = telling(
        "<s>Reports</s> <c>suggest</c> <q>that the mill will close</q>. "
        "<s>The announcement</s> <c>revealed</c> <q>that nobody was told</q>. "
        "<s>The teaching</s> <c>says</c> <q>that the poor come first</q>. "
        "<s>The lawsuit</s> <c>says</c> <q>that the firm knew</q>."
    )
    assert speakers(told) == [None, None, None, "the lawsuit"]


def test_the_contracted_pronoun_and_himself_are_the_person() -> None:
    """The words "he's" and "Weber himself" name whoever "he" and "Weber" name."""
    told = telling(
        "<s>Mayor Jonas Weber</s> <c>said</c> <q>that it was over</q>. <s>He’s</s> <c>said</c> <q>that before</q>. "
        "<s>Weber himself</s> <c>said</c> <q>that it was late</q>."
    )
    assert speakers(told) == ["Jonas Weber"] * 3


def test_a_short_given_name_is_the_long_one() -> None:
    """Two forms of one given name with one surname are one person, so that the surname is theirs."""
    told = telling(
        "Secretary Steven Holm left. Critics of Secretary Steve Holm were glad. "
        "<s>Holm</s> <c>said</c> <q>that he would be back</q>."
    )
    assert speakers(told) == ["Steven Holm"]


def test_the_surname_goes_on_for_the_one_introduced_first() -> None:
    """A surname used before a second bearer is named is the first bearer's; "the Times" is the paper named in full."""
    told = telling(
        "A long day began in the hall of the old town, where the members of the council had come together at nine to "
        "hear the treasurer and the auditors on the accounts of the past year, and where the doors stayed shut until "
        "the evening, so that those who waited outside in the rain heard nothing of what had been said about the mill "
        "and about the river, on which the town had lived for as long as anybody there could remember or had read.\n\n"
        "Mayor Jonas Weber left at noon. <s>Weber</s> <c>said</c> <q>that he was tired</q>. Ida Weber came. "
        "<s>The Riga Times</s> <c>said</c> <q>that she stayed</q>. <s>The Times</s> <c>said</c> <q>that it rained</q>."
    )
    assert speakers(told) == ["Jonas Weber", "Riga Times", "Riga Times"]


def test_a_pronoun_takes_no_place_and_no_body() -> None:
    """Where marks tell a place or a body, "she" is not it, and is the person that is left."""
    text = "Brask met Fjordel in May. <q>“It was short,”</q> <s>she</s> <c>said</c>. Then Brask saw Fjordel again."
    assert speakers(read(text, "Brask: person", "Fjordel: place")) == ["Brask"]
    assert speakers(read(text, "Brask: organisation", "Fjordel: place")) == [None]


def test_the_mother_of_a_victim_is_the_one_named() -> None:
    """A name set off behind "the mother of one of the victims" is the mother's."""
    text = "<s>The mother of one of the victims, Umeko Brask,</s> <c>said</c> <q>that she knew</q>."
    assert speakers(telling(text)) == ["Umeko Brask"]
    assert speakers(read(text, "Umeko Brask: person")) == ["Umeko Brask"]


def test_a_name_set_off_behind_the_mayor_is_the_mayors() -> None:
    """A name set off behind "a spokesman for the mayor" is the mayor's, and the spokesman speaks."""
    text = "<s>A spokesman for the mayor, Umeko Brask,</s> <c>said</c> <q>that she knew</q>."
    assert speakers(read(text, "Umeko Brask: person")) == ["a spokesman for the mayor"]


def test_the_lawyer_and_the_officials_speak_for_themselves() -> None:
    """Whoever belongs to a name, or is in it, is not it."""
    text = "<s>Brask’s lawyer</s> <c>said</c> <q>no</q>. <s>Officials in Oslo</s> <c>said</c> <q>no</q>."
    assert speakers(read(text, "Brask: person", "Oslo: place")) == ["Brask’s lawyer", "officials in Oslo"]


def test_a_name_that_a_preposition_leads_to_does_not_speak() -> None:
    """Of "rivals such as Brask" syntax tells that the rivals speak."""
    text = "<s>Rivals like Umeko Brask</s> <c>said</c> <q>that it was late</q>."
    tree = "Rivals/NOUN/5/nsubj like/ADP/3/case Umeko/PROPN/1/nmod Brask/PROPN/3/flat said/VERB/0/root"
    assert speakers(telling(text)) == ["Umeko Brask"]
    assert speakers(read(text, "Umeko Brask: person", tree=tree)) == ["Rivals like Umeko Brask"]


def test_two_who_are_named_beside_each_other_are_several() -> None:
    """Syntax tells that two speak, where an office or an article stands between their names."""
    text = "<s>Umeko Brask and Senator Eva Holm</s> <c>said</c> <q>that they agreed</q>."
    tree = (
        "Umeko/PROPN/7/nsubj Brask/PROPN/1/flat and/CCONJ/5/cc Senator/PROPN/5/nmod:desc Eva/PROPN/1/conj "
        "Holm/PROPN/5/flat said/VERB/0/root"
    )
    told = read(text, "Umeko Brask: person", "Eva Holm: person", tree=tree)
    assert speakers(told) == [None]
    assert told.attributions[0].form is SourceForm.COLLECTIVE


def test_a_relative_pronoun_stands_for_what_its_clause_hangs_on() -> None:
    """The word "who" is the person on whom its clause hangs, though other words stand between them."""
    text = "They met Umeko Brask on Monday, <s>who</s> <c>said</c> <q>that it was late</q>."
    tree = (
        "They/PRON/2/nsubj met/VERB/0/root Umeko/PROPN/2/obj Brask/PROPN/3/flat on/ADP/6/case Monday/PROPN/2/obl "
        ",/PUNCT/9/punct who/PRON/9/nsubj said/VERB/3/acl:relcl"
    )
    assert speakers(read(text, "Umeko Brask: person", tree=tree)) == ["Umeko Brask"]
