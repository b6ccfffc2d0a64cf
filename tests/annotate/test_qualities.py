"""Kinds and qualities: what a bare triple of source, cue and content is, by its words, its marks and its syntax."""

import re

import pytest
from paragraphs import plain, written

from according.annotate.attributions.qualities import acts, qualified, reports, unsourced, withholds
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.core import (
    Attribution,
    AttributionKind,
    CueClass,
    Modality,
    Polarity,
    SourceForm,
    Span,
    Syntax,
    Triple,
)

_TAG = re.compile(r"<(/?)([scq])>")


def triple(marked: str) -> Triple:
    """The triple that a text's marks tell, with its places in the text without them."""
    roles: dict[str, list[Span]] = {"s": [], "c": [], "q": []}
    start = gone = 0
    for tag in _TAG.finditer(marked):
        at = tag.start() - gone
        gone += len(tag[0])
        if tag[1]:
            roles[tag[2]].append(Span(start, at))
        else:
            start = at
    return Triple(source=tuple(roles["s"]), cue=tuple(roles["c"]), content=tuple(roles["q"]), score=0.7)


def read(marked: str, parsed: str = "") -> Attribution:
    """The attribution of a marked text; ``parsed`` gives its words as word/TAG/POS/head/relation, heads from 1."""
    document = written(plain(marked))
    return qualified(
        document,
        sentences(document),
        quotations(document),
        triple(marked),
        syntax(document.text, parsed),
        made_by="reader",
    )


def syntax(text: str, parsed: str) -> Syntax:
    """The syntax of one sentence that ``parsed`` spells out word for word; the root's head is 0."""
    rows = [entry.rsplit("/", 4) for entry in parsed.split()]
    places, at = [], 0
    for word, *_ in rows:
        at = text.index(word, at)
        places.append(Span(at, at + len(word)))
        at += len(word)
    return Syntax(
        words=tuple(places),
        tags=tuple(row[1] for row in rows),
        pos=tuple(row[2] for row in rows),
        heads=tuple(int(row[3]) - 1 if row[3] != "0" else at for at, row in enumerate(rows)),
        relations=tuple(row[4] for row in rows),
    )


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("<q>“We met,”</q> <c>said</c> <s>Cole</s>.", "direct"),
        ("<q>“We met,”</q> <s>Cole</s> <c>said</c>. <q>“We voted.”</q>", "direct"),
        ("<s>Cole</s> <c>said</c> <q>that “we met.”</q>", "direct"),
        ("<s>Cole</s> <c>called</c> the vote <q>“a disgrace”</q>.", "direct"),
        ("<s>Cole</s> <c>said</c> <q>the plan was “a disgrace”</q>.", "mixed"),
        ("<s>Cole</s> <c>criticised</c> <q>the plan as “an utter disgrace to the whole city”</q>.", "mixed"),
        ("<s>Cole</s> <c>said</c> <q>the plan was bad</q>.", "indirect"),
        ("<s>Cole</s> <c>accused</c> <q>the board of lying</q>.", "indirect"),
        ("<s>Cole</s> <c>described</c> <q>the bridge as a ruin</q>.", "indirect"),
        ("<s>Cole</s> <c>vowed</c> <q>to veto the bill</q>.", "indirect"),
        ("<c>According to</c> <s>a 2016 study</s>, <q>the bridge is safe</q>.", "indirect"),
        ("<s>Cole</s> <c>thinks</c> <q>the bridge is safe</q>.", "indirect"),
        ("<s>Cole</s> <c>hopes</c> <q>that the bridge will hold</q>.", "indirect"),
        ("<s>Protesters</s> <c>urged</c> <q>the mayor to resign</q>.", "indirect"),
        ("It was a book by Cole<c>, titled</c> <q>“The Long Bridge”</q>.", "title"),
        ("Later <s>Cole</s> <c>published</c> <q>“The Long Bridge”</q>.", "title"),
    ],
)
def test_marks_cue_and_clause_make_the_kind(marked: str, kind: str) -> None:
    """Words wholly in marks are direct, partly mixed; a clause, thought or charge without marks is indirect."""
    assert read(marked).kind == kind


@pytest.mark.parametrize(
    "marked",
    [
        "<s>Cole</s> <c>backs</c> <q>the bill</q>.",
        "<s>The council</s> <c>voted for</c> <q>the new bridge</q>.",
        "<s>The union</s> <c>condemned</c> <q>the vote</q>.",
        "<s>The union</s> <c>has long opposed</c> <q>the exchange</q>.",
        "<s>Marchers</s> <c>demanded</c> <q>a new vote</q>.",
        "<s>Cole</s> <c>wants</c> <q>to build a bridge</q>.",
        "<s>The board</s> <c>plans</c> <q>to sell the mill</q>.",
        "<s>Cole</s> <c>refused</c> <q>to sign the letter</q>.",
        "<s>They</s> <c>are willing to drop</c> <q>this demand</q>.",
        "<s>Cole</s> <c>supports</c> <q>“smart growth” and new roads</q>.",
        "<s>Cole</s> <c>voted for</c> <q>the resolution which said the city “condemns every form of hatred”</q>.",
    ],
)
def test_attitudes_and_intentions_take_a_stand(marked: str) -> None:
    """Who backs, opposes, wants or plans a thing says nothing by it: a stance, which reports no words."""
    found = read(marked)
    assert found.kind is AttributionKind.STANCE
    assert not reports(found)


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("<s>Cole</s> <c>signed</c> <q>the letter</q>.", True),
        ("<s>Cole</s> <c>appeared</c> <q>tired of the debate</q>.", True),
        ("<s>Cole</s> <c>backed</c> <q>the letter</q>.", False),
        ("<s>Cole</s> <c>said</c> <q>the letter was late</q>.", False),
    ],
)
def test_a_mere_deed_is_told_from_a_stand(marked: str, act: bool) -> None:
    """Signing and appearing are deeds: what found them may drop them."""
    document = written(plain(marked))
    assert acts(document, sentences(document), read(marked)) is act


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("<s>The report</s> <c>cites</c> <q>the minutes of the meeting</q>.", "citation"),
        ("<s>Its petition</s> <c>linked to</c> <q>an article on the society's website</q>.", "citation"),
        ("<s>Cole</s> <c>cited</c> <q>a 2016 study of the river</q>.", "citation"),
        ("<s>The report</s> <c>cites</c> <q>Cole's age</q>.", "indirect"),
        ("<s>Cole</s> <c>cited</c> <q>the cost of the bridge</q>.", "indirect"),
    ],
)
def test_pointing_at_a_document_is_a_citation(marked: str, kind: str) -> None:
    """Whoever points at a document cites it; naming a reason is telling."""
    assert read(marked).kind == kind


@pytest.mark.parametrize(
    ("marked", "form"),
    [
        ("<s>Ada Byrne</s> <c>said</c> <q>the bridge is safe</q>.", "named"),
        ("<s>Ada Byrne, head of the river board,</s> <c>said</c> <q>it is safe</q>.", "named"),
        ("<s>A member of the group, Ada Byrne,</s> <c>said</c> <q>it is safe</q>.", "named"),
        ("<s>Spokeswoman Ada Byrne</s> <c>said</c> <q>it is safe</q>.", "named"),
        ("<s>The Justice Department</s> <c>said</c> <q>it is safe</q>.", "named"),
        ("On Monday, <s>the Washington Post</s> <c>said</c> <q>it was safe</q>.", "named"),
        ("<s>She</s> <c>said</c> <q>the bridge is safe</q>.", "pronoun"),
        ("Cole, <s>who</s> <c>said</c> <q>the bridge is safe</q>, left.", "pronoun"),
        ("<s>Officials</s> <c>said</c> <q>the bridge is safe</q>.", "unnamed"),
        ("<s>A source close to Cole</s> <c>said</c> <q>it is safe</q>.", "unnamed"),
        ("<s>A spokesman for Cole</s> <c>said</c> <q>it is safe</q>.", "unnamed"),
        ("<s>Cole's spokesman</s> <c>said</c> <q>it is safe</q>.", "unnamed"),
        ("<s>Some of the Nordal engineers</s> <c>said</c> <q>it is safe</q>.", "unnamed"),
        ("<s>Many</s> <c>said</c> <q>the bridge is safe</q>.", "unnamed"),
        ("But <s>Ashford Republicans</s> <c>said</c> <q>the bridge is safe</q>.", "unnamed"),
        ("<s>The coalition</s> <c>said</c> <q>the bridge is safe</q>.", "collective"),
        ("<s>Police</s> <c>said</c> <q>the bridge is safe</q>.", "collective"),
        ("<s>The Byrne campaign</s> <c>said</c> <q>the bridge is safe</q>.", "collective"),
        ("<s>A petition by the group</s> <c>says</c> <q>the bridge is safe</q>.", "document"),
        ("<c>According to</c> <s>a survey of the river board</s>, <q>it is safe</q>.", "document"),
        ("<s>The Nordal Report</s> <c>says</c> <q>the bridge is safe</q>.", "document"),
        ("<q>The bridge</q> <c>is said</c> <q>to be safe</q>.", "none"),
    ],
)
def test_the_form_of_the_source_is_told(marked: str, form: str) -> None:
    """A name, a pronoun, people without a name, a body without one, a document, or nobody."""
    assert read(marked).form is SourceForm(form)


def test_syntax_finds_the_head_of_a_source() -> None:
    """Where the tree is known, the head of the phrase tells its form, however many commas stand in it."""
    marked = "<s>The mayor's rivals, Byrne of Ashford and Lund,</s> <c>said</c> <q>it was unsafe</q>."
    parsed = (
        "The/DT/DET/2/det mayor/NN/NOUN/4/nmod:poss 's/POS/PART/2/case rivals/NNS/NOUN/11/nsubj ,/,/PUNCT/6/punct "
        "Byrne/NNP/PROPN/4/appos of/IN/ADP/8/case Ashford/NNP/PROPN/6/nmod and/CC/CCONJ/10/cc Lund/NNP/PROPN/6/conj "
        "said/VBD/VERB/0/root it/PRP/PRON/14/nsubj was/VBD/AUX/14/cop unsafe/JJ/ADJ/11/ccomp"
    )
    assert read(marked, parsed).form is SourceForm.NAMED


def test_syntax_tells_a_clause_from_a_thing() -> None:
    """A subject with its finite verb is a clause even where no word of it is known; a verb after "who" is not."""
    clause = "<s>Cole</s> <c>fears</c> <q>the bridge sways</q>."
    parsed = (
        "Cole/NNP/PROPN/2/nsubj fears/VBZ/VERB/0/root the/DT/DET/4/det bridge/NN/NOUN/5/nsubj sways/VBZ/VERB/2/ccomp"
    )
    thing = "<s>Cole</s> <c>fears</c> <q>those who came late</q>."
    parsed_thing = (
        "Cole/NNP/PROPN/2/nsubj fears/VBZ/VERB/0/root those/DT/PRON/2/obj who/WP/PRON/5/nsubj "
        "came/VBD/VERB/3/acl:relcl late/RB/ADV/5/advmod"
    )
    assert read(clause, parsed).kind is AttributionKind.INDIRECT
    assert read(thing, parsed_thing).kind is AttributionKind.STANCE


def test_syntax_finds_a_negation_that_stands_apart() -> None:
    """A negation belongs to its verb by the tree, whatever stands between them."""
    marked = "<s>Cole</s> did not, when asked again on Monday, <c>say</c> <q>whether he had met her</q>."
    parsed = (
        "Cole/NNP/PROPN/10/nsubj did/VBD/AUX/10/aux not/RB/PART/10/advmod ,/,/PUNCT/6/punct when/WRB/ADV/6/advmod "
        "asked/VBN/VERB/10/advcl again/RB/ADV/6/advmod on/IN/ADP/9/case Monday/NNP/PROPN/6/obl say/VB/VERB/0/root "
        "whether/IN/SCONJ/14/mark he/PRP/PRON/14/nsubj had/VBD/AUX/14/aux met/VBN/VERB/10/ccomp"
    )
    assert read(marked, parsed).polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("marked", "medium"),
    [
        ("<s>Cole</s> <c>said in a letter</c> <q>that the bridge was safe</q>.", "letter"),
        ("<q>“We met,”</q> <s>Cole</s> <c>said</c> in a prepared statement on Monday.", "statement"),
        ("In a speech to the union, <s>Cole</s> <c>said</c> <q>the bridge was safe</q>.", "speech"),
        ("<s>Cole</s> <c>tweeted</c>: <q>“We met.”</q>", "tweet"),
        ("<s>Cole</s> <c>wrote on Twitter</c> <q>that they had met</q>.", "tweet"),
        ("<s>Cole</s> <c>wrote</c> on his Facebook page: <q>“We met.”</q>", "post"),
        ("<s>A press release by the union</s> <c>says</c> <q>it is safe</q>.", "press release"),
        ("<s>Another petition of the union</s> <c>reads</c>: <q>“We met.”</q>", "petition"),
        ("<s>Cole</s> <c>said</c> in an email to staff <q>that it was safe</q>.", "email"),
        ("<s>Nordal</s> <c>said</c> in a court filing <q>that it was safe</q>.", "court filing"),
        ("<s>Cole</s> <c>told</c> the Ashford Herald <q>that it was safe</q>.", "interview"),
        ("<q>“We met,”</q> <s>Cole</s> <c>said</c> in an interview with CNN.", "interview"),
        ("<s>Cole</s> <c>said</c> Sunday on CNN’s “Inside Politics” <q>that it was safe</q>.", "interview"),
        ("Sunday on Fox News channel’s “Sunday Talk,” <s>Cole</s> <c>said</c> <q>it was safe</q>.", "interview"),
        ("<s>Cole</s> <c>said in a post-election statement</c> <q>that it was safe</q>.", "statement"),
        ("In the Post interview, <s>Cole</s> <c>said</c> <q>that it was safe</q>.", "interview"),
        ("<s>Cole</s> <c>told</c> the council <q>that it was safe</q>.", None),
        ("<s>Cole</s> <c>said</c> <q>he had told the Herald about the letter</q>.", None),
    ],
)
def test_the_medium_is_told_wherever_it_stands(marked: str, medium: str | None) -> None:
    """In the cue, the source, beside or before them, never from inside the content; another outlet is an interview."""
    assert read(marked).medium == medium


@pytest.mark.parametrize(
    ("marked", "polarity", "modality"),
    [
        ("<s>Cole</s> <c>denied</c> <q>that he had met her</q>.", "negative", "asserted"),
        ("<s>Cole</s> <c>rejected</c> <q>the claim that he had met her</q>.", "negative", "asserted"),
        ("<s>Cole</s> <c>does not believe</c> <q>that they met</q>.", "negative", "asserted"),
        ("<s>Cole</s> <c>did not deny</c> <q>that he had met her</q>.", "positive", "supposed"),
        ("<s>Cole</s> <c>neither confirmed nor denied</c> <q>that they had met</q>.", "negative", "supposed"),
        ("<s>Cole</s> <c>declined</c> <q>to comment</q>.", "negative", "supposed"),
        ("<s>Cole</s> <c>declined to comment on</c> <q>the vote</q>.", "negative", "supposed"),
        ("<s>Cole</s> <c>did not say</c> <q>whether they had met</q>.", "negative", "supposed"),
        ("<s>Cole</s> <c>didn’t say</c> <q>that they had met</q>.", "negative", "supposed"),
        ("<s>Cole</s> never <c>said</c> <q>that they had met</q>.", "negative", "supposed"),
        ("<s>Cole</s> <c>would not confirm</c> <q>that they had met</q>.", "negative", "supposed"),
        ("<s>Cole</s> <c>refused to say</c> <q>why they had met</q>.", "negative", "supposed"),
        ("<s>Cole</s> <c>did not immediately respond to</c> <q>a request for comment</q>.", "negative", "supposed"),
        ("<s>No one</s> <c>has said</c> <q>that they met</q>.", "negative", "supposed"),
        ("<s>Cole</s> <c>not only said</c> <q>that they had met</q> but sang.", "positive", "asserted"),
        ("<s>Cole</s> <c>said</c> <q>that they had never met</q>.", "positive", "asserted"),
    ],
)
def test_denying_and_not_saying_are_told_apart(marked: str, polarity: str, modality: str) -> None:
    """Whoever denies says that it is not so; whoever keeps silent leaves it open and asserts nothing."""
    found = read(marked)
    assert (found.polarity, found.modality) == (polarity, modality)
    assert withholds(found) is ((polarity, modality) == ("negative", "supposed"))


@pytest.mark.parametrize(
    ("marked", "modality"),
    [
        ("If <s>Cole</s> <c>says</c> <q>that they met</q>, the vote is lost.", "supposed"),
        ("It is unknown whether <s>Cole</s> <c>told</c> her <q>that they met</q>.", "supposed"),
        ("<s>Cole</s> <c>would say</c> <q>that they met</q>.", "supposed"),
        ("<s>Cole</s> <c>could argue</c> <q>that they met</q>.", "supposed"),
        ("<s>Cole</s> <c>will announce</c> on Friday <q>that they met</q>.", "supposed"),
        ("<s>Cole</s> <c>is expected to say</c> <q>that they met</q>.", "supposed"),
        ("<s>Cole</s> plans <c>to announce</c> <q>that they met</q>.", "supposed"),
        ("Did <s>Cole</s> <c>say</c> <q>that they met</q>?", "asked"),
        ("Who <c>told</c> <s>Cole</s> <q>that they met</q>?", "asked"),
        ("<s>Cole</s> <c>asked</c> <q>whether they had met</q>.", "asked"),
        ("<q>“Have they met?”</q> <s>Cole</s> <c>asked</c>.", "asked"),
        ("<s>Cole</s> <c>asked</c> <q>the board to resign</q>.", "demanded"),
        ("<s>Cole</s> <c>urged</c> <q>the board to resign</q>.", "demanded"),
        ("<s>Cole</s> <c>called on</c> <q>the board to resign</q>.", "demanded"),
        ("<c>Tell</c> them <q>that the bridge is safe</q>.", "demanded"),
        ("<s>Cole</s> <c>would later say</c> <q>that they met</q>.", "asserted"),
        ("<s>Cole</s> <c>went on to say</c> <q>that they met</q>.", "asserted"),
        ("<s>I</s> <c>would say</c> <q>that they met</q>.", "asserted"),
        ("<s>Cole</s> <c>said</c> <q>that they met if it rained</q>.", "asserted"),
        ("Even if it rains, <s>Cole</s> <c>said</c>, <q>the bridge will hold</q>.", "asserted"),
        ("<q>“Has she left? I saw no one,”</q> <s>Cole</s> <c>asked</c>.", "asserted"),
    ],
)
def test_what_is_only_asked_supposed_or_demanded_is_marked(marked: str, modality: str) -> None:
    """Conditions, futures and questions about a saying assert no saying; what went on "to say" was said."""
    assert read(marked).modality is Modality(modality)


@pytest.mark.parametrize(
    ("cue", "cue_class"),
    [
        ("said", "neutral"),
        ("has repeatedly claimed", "doubting"),
        ("was quoted as saying", "neutral"),
        ("pointed out", "factive"),
        ("went on to admit", "conceding"),
        ("lashed out, warning", "accusing"),
        ("flatly denied", "denying"),
        ("issued a statement warning", "emotive"),
        ("made the allegation", "doubting"),
        (":", "neutral"),
    ],
)
def test_the_class_is_that_of_the_cues_head(cue: str, cue_class: str) -> None:
    """Auxiliaries, adverbs and verbs that only carry another do not hide the word that tells."""
    assert read(f"<s>Cole</s> <c>{cue}</c> <q>that they met</q>.").cue_class is CueClass(cue_class)


@pytest.mark.parametrize(
    ("marked", "cue_class"),
    [
        ("<s>Cole</s> <c>claimed</c> <q>responsibility for the fire</q>.", "neutral"),
        ("<s>Cole</s> <c>claimed</c> <q>that the fire was out</q>.", "doubting"),
        ("<s>Cole</s> <c>conceded</c> <q>defeat on Monday</q>.", "neutral"),
        ("<s>Cole</s> <c>admitted</c> <q>to the killing of two men</q>.", "conceding"),
        ("<s>Cole</s> <c>admitted</c> <q>two patients to hospital</q>.", "neutral"),
        ("<s>The court</s> <c>denied</c> <q>bail to both men</q>.", "neutral"),
        ("<s>Cole</s> <c>rejected</c> <q>the bill on Monday</q>.", "neutral"),
        ("<s>Cole</s> <c>rejected</c> <q>claims of fraud</q>.", "denying"),
        ("<q>“Go,”</q> <s>Cole</s> <c>snapped</c>.", "emotive"),
        ("<s>Cole</s> <c>snapped</c> <q>the branch in two</q>.", "neutral"),
        ("<s>Cole</s> <c>asserted</c> <q>that it was true</q>.", "neutral"),
        ("<s>Cole</s> <c>noted</c> <q>that it was true</q>.", "factive"),
        ("<s>Cole</s> <c>pushed back on</c> <q>the claim of fraud</q>.", "denying"),
        ("<s>Cole</s> spoke of the <c>alleged</c> <q>fraud</q>.", "neutral"),
    ],
)
def test_the_class_depends_on_what_the_cue_carries(marked: str, cue_class: str) -> None:
    """A verb has its class where it brings words; with things that are claimed, admitted or denied it brings none."""
    assert read(marked).cue_class is CueClass(cue_class)


def test_what_the_triple_tells_is_kept() -> None:
    """Roles and score stay as they were, the maker is named, and the same triple has the same id."""
    marked = "<s>Cole</s> <c>said</c> <q>that they met</q>."
    found, again = read(marked), read(marked)
    given = triple(marked)
    assert (found.source, found.cue, found.content) == (given.source, given.cue, given.content)
    assert (found.score, found.made_by, found.speaker, found.parent) == (0.7, "reader", None, None)
    assert found.id == again.id


@pytest.mark.parametrize(
    "marked",
    [
        "<q>“We met.”</q>",
        "<s>Cole</s><c>:</c> <q>We met</q>",
        "<c>said</c>",
        "<s>…</s> <c>—</c> <q>?!</q>",
        "<s>COLE</s> <c>SAID</c> <q>THEY MET</q>",
        "<s>🙂</s> <c>said</c> <q>🙂🙂</q>",
    ],
)
def test_a_poor_triple_is_read_all_the_same(marked: str) -> None:
    """Roles may be empty, without words or in capitals; nothing breaks, and no span is changed."""
    found = read(marked)
    assert (found.source, found.cue, found.content) == tuple(getattr(triple(marked), r) for r in _ROLES)


_ROLES = ("source", "cue", "content")


def test_words_in_marks_without_a_source_are_partial() -> None:
    """A scrap of speech that no content touches is partial; a name, a word at arm's length and a title are not."""
    text = (
        "Marchers carried boards, “we will not be moved from here” among them. "
        "The plan for “growth” passed. He read a book called “The Long Bridge”. “We met,” Cole said."
    )
    document = written(text)
    marks = quotations(document)
    said = qualified(
        document,
        sentences(document),
        marks,
        Triple(
            source=(Span(text.index("Cole"), text.index("Cole") + 4),),
            cue=(Span(text.rindex("said"), text.rindex("said") + 4),),
            content=(Span(text.index("“We met"), text.index("“We met") + 9),),
        ),
        Syntax(),
        made_by="reader",
    )
    [partial] = unsourced(document, marks, (said,), made_by="marks")
    assert partial.content[0].of(text) == "we will not be moved from here"
    assert (partial.kind, partial.form, partial.source) == (AttributionKind.PARTIAL, SourceForm.NONE, ())
