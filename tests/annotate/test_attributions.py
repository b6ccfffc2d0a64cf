"""The rule tagger: source, cue and content of what is said, in texts marked as a journalist would write them."""

import pytest
from paragraphs import marked_roles, plain, roles, tagged

from according.core import AttributionKind, Polarity, SourceForm


@pytest.mark.parametrize(
    "marked",
    [
        "<q>“We met,”</q> <c>said</c> <s>Cole</s>.",
        "<q>“We met,”</q> <s>Cole</s> <c>said</c>.",
        "<s>Cole</s> <c>said</c>: <q>“We met.”</q>",
        "<s>Cole</s> <c>told</c> reporters on Monday, <q>“We met.”</q>",
        "<q>“We met,”</q> <s>Cole</s> <c>said</c>, <q>“and we voted.”</q>",
        "<q>“We met,”</q> <s>Cole</s> <c>said</c>. <q>“We voted.”</q>",
        "<q>“We met,”</q> <c>said</c> <s>a member of the group, Ada Byrne</s>.",
        "<q>“We met,”</q> <c>said</c> <s>Cole</s> in a news report by a local station.",
        "<q>“Since May,”</q> <s>a press release by the union</s> <c>says</c>, <q>“we met. We voted.”</q>",
        "<s>Ada Byrne, head of the river board,</s> <c>said</c> in a statement to the Post, <q>“We met.”</q>",
        "<s>Another tweet</s> <c>read</c>: <q>“We met.”</q>",
        "It passed. <s>The petition of the union</s> <c>reads</c>: <q>“We met. We voted.”</q>",
        "At night, <s>the city council</s> <q>“opposes any exchange,”</q> <c>said</c> in a statement.",
        "<s>An alliance of clergy</s> <c>said</c> in a letter:\n\n<q>“As clergy, we met.”</q>",
        "The charter binds it, which, <c>according to</c> <s>its mission statement</s>: <q>“Seeks an end to war.”</q>",
        "<s>Ada Byrne from the river board</s> <c>has said</c> <q>that the policy “is a powerful step”</q>.",
        "<s>A police spokesman</s> <c>said</c> <q>that their department has not met anyone</q>.",
        "<s>The mayor</s> <c>said</c> Tuesday <q>he would resign</q>.",
        "<c>According to</c> <s>the mayor</s>, <q>the bridge is safe</q>.",
        "<q>The bridge is safe</q>, <c>according to</c> <s>the mayor</s>.",
        "<q>The bridge is safe</q>, <s>the mayor</s> <c>said</c>.",
        "<q>The bridge</q>, <s>she</s> <c>said</c>, <q>was safe</q>.",
        "<s>The coalition</s> <c>has repeatedly argued</c> <q>that training costs money</q>.",
        "While <s>the mayor</s> <c>said</c> <q>he would stay</q>, the board left the hall.",
        "<q>“We met,”</q> <c>said</c> <s>Cole</s>.\n\n<q>“We voted.”</q>",
        "Hours after <s>Cole</s> <c>said</c> <q>he would stay</q>, the board left the hall.",
        "<s>Cole</s> on Tuesday <c>accused</c> <q>the board of lying</q>.",
        "<s>Cole</s> <c>accused</c> <q>the board of lying</q>.",
        "<s>Police</s> <c>did not say</c> <q>whether he was armed</q>.",
        "<s>Steelmaker Nordal</s> reversed course and <c>announced</c> <q>that the mill would close</q>.",
        "<s>Sen. Ada Byrne, D-Calif.,</s> <c>said</c> <q>that she would vote</q>.",
        "<s>Ada Byrne, deputy leader and spokesperson</s> <c>said</c> <q>that she would vote</q>.",
    ],
)
def test_who_says_what_is_found_to_the_word(marked: str) -> None:
    """Source, cue and content have the bounds that a reader gives them; a content may be interrupted."""
    text = plain(marked)
    [attribution] = tagged(text)
    assert roles(text, attribution) == marked_roles(marked)


@pytest.mark.parametrize(
    "text",
    [
        "The United States won the match in the second half.",
        "The report was read by many, and the claims were paid.",
        "He was told to leave the hall.",
        "If Cole says so, the vote will be held.",
        "The plan for “smart growth” went ahead.",
        "He would say more tomorrow.",
        "They paid the mayor's alleged demands and his repeated bills.",
        "It stood near a small house called Uplands.",
        "The incentives promised to the firm were too rich.",
        "There is little about alleged collusion with the firm.",
        "It's claimed that nobody knew.",
    ],
)
def test_what_is_no_attribution_is_left_alone(text: str) -> None:
    """Nouns that look like cues, passives, conditions and words in marks without a source are not reported."""
    assert tagged(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We met,” said Cole.", AttributionKind.DIRECT),
        ("Cole said the plan was “a disgrace”.", AttributionKind.MIXED),
        ("Cole said the plan was bad.", AttributionKind.INDIRECT),
        ("Cole condemned the plan.", AttributionKind.STANCE),
        ("The tweet included a link to an article on the river.", AttributionKind.CITATION),
    ],
)
def test_the_kind_tells_how_much_stands_in_marks(text: str, kind: AttributionKind) -> None:
    """Direct, mixed, indirect, a stand taken, or a document that points at a document."""
    assert [a.kind for a in tagged(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We met,” said Ada Byrne.", SourceForm.NAMED),
        ("“We met,” she said.", SourceForm.PRONOUN),
        ("“We met,” a police spokesman said.", SourceForm.UNNAMED),
        ("“We met,” the coalition said.", SourceForm.COLLECTIVE),
        ("“We met,” a petition by the group said.", SourceForm.DOCUMENT),
    ],
)
def test_the_form_of_the_source_is_told_as_seen(text: str, form: SourceForm) -> None:
    """Named, pronoun, unnamed, collective, or a document."""
    assert [a.form for a in tagged(text)] == [form]


def test_denials_and_negated_cues_are_negative() -> None:
    """A source that denies, or does not say, does not affirm; one that does not deny does."""
    assert [a.polarity for a in tagged("Cole denied that he met her.")] == [Polarity.NEGATIVE]
    assert [a.polarity for a in tagged("Cole did not say that he met her.")] == [Polarity.NEGATIVE]
    assert [a.polarity for a in tagged("Cole did not deny that he met her.")] == [Polarity.POSITIVE]


def test_the_medium_is_told() -> None:
    """A letter, a tweet or a report that carries the words is named."""
    assert [a.medium for a in tagged("Cole said in a letter that the bridge was safe.")] == ["letter"]
    assert [a.medium for a in tagged("Cole tweeted: “We met.”")] == ["tweet"]
    assert [a.medium for a in tagged("“We met,” a petition by the group said.")] == ["petition"]


def test_a_participle_carries_on_for_the_same_source() -> None:
    """“…, adding that” has the source of the words before it."""
    text = "Cole said the bridge was safe, adding that he had crossed it."
    first, second = tagged(text)
    assert roles(text, first)["q"] == ["the bridge was safe"]
    assert roles(text, second) == {"s": ["Cole"], "c": ["adding"], "q": ["that he had crossed it"]}


def test_a_headline_may_put_a_colon_for_the_cue() -> None:
    """“Mayor: …” in a headline is an attribution, in the body it is not."""
    text = "Mayor Byrne: The bridge is safe"
    [attribution] = tagged(text, headline=True)
    assert roles(text, attribution) == {"s": ["Mayor Byrne"], "c": [":"], "q": ["The bridge is safe"]}
    assert tagged(text) == ()


def test_the_same_text_gives_the_same_attributions() -> None:
    """Ids and order depend on the text alone."""
    text = "Cole said the bridge was safe, adding that he had crossed it. “We met,” said Byrne."
    assert tagged(text) == tagged(text)
    assert len({a.id for a in tagged(text)}) == 3


@pytest.mark.parametrize(
    "marked",
    [
        "<s>Mayor Byrne's</s> own words<c>:</c> <q>“We will not sell the bridge.”</q>",
        "Proud of <s>Ada Byrne</s><c>:</c> <q>“We will not sell the bridge.”</q>",
        "<s>Ada Byrne</s><c>:</c> <q>“We will not sell the bridge to anybody.”</q>",
    ],
)
def test_a_colon_brings_in_the_words_of_whom_it_follows(marked: str) -> None:
    """A quotation after a colon is that of the person named right before it, or of whose “words” are named."""
    wanted = marked_roles(marked)
    [attribution] = tagged(plain(marked))
    found = roles(plain(marked), attribution)
    assert (found["s"], found["q"]) == (wanted["s"], wanted["q"])


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was named after Ada Byrne: “It will stand for years to come.”",
        "Correction: “The bridge will stand for years to come.”",
    ],
)
def test_a_colon_after_something_else_names_no_speaker(text: str) -> None:
    """A name that a clause with a verb ends in, or a lone word, is no source of the quotation after its colon."""
    assert tagged(text) == ()
