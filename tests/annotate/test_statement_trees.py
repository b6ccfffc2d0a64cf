"""Statements where the sentences' trees are known: negation, modality, borders of clauses, contents that stay."""

import re

import pytest

from according.annotate.statements import statements
from according.core import (
    Attribution,
    AttributionKind,
    Document,
    Modality,
    OriginMap,
    Polarity,
    RawInput,
    Region,
    RegionKind,
    Span,
    Statement,
    Syntax,
    Voice,
)

#: Each word with its part of speech, its tag, the number of its head and its relation.
_STAFF = """The/DET/DT/2/det mayor/NOUN/NN/3/nsubj said/VERB/VBD/3/root staff/NOUN/NN/7/nsubj had/AUX/VBD/7/aux
    not/PART/RB/7/advmod read/VERB/VB/3/ccomp the/DET/DT/9/det report/NOUN/NN/7/obj ./PUNCT/./3/punct"""
_CHANGE = """That/PRON/DT/5/nsubj will/AUX/MD/5/aux likely/ADV/RB/5/advmod never/ADV/RB/5/advmod
    change/VERB/VB/5/root ./PUNCT/./5/punct"""
_PLAN = """No/DET/DT/2/det plan/NOUN/NN/4/nsubj:pass was/AUX/VBD/4/aux:pass made/VERB/VBN/4/root for/ADP/IN/7/case
    the/DET/DT/7/det pool/NOUN/NN/4/obl ./PUNCT/./4/punct"""
_RAIN = """Whether/SCONJ/IN/5/mark or/CCONJ/CC/3/cc not/PART/RB/1/conj it/PRON/PRP/5/nsubj rains/VERB/VBZ/9/advcl
    ,/PUNCT/,/5/punct the/DET/DT/8/det fair/NOUN/NN/9/nsubj begins/VERB/VBZ/9/root on/ADP/IN/11/case
    Monday/PROPN/NNP/9/obl ./PUNCT/./9/punct"""
_STATE = """The/DET/DT/2/det council/NOUN/NN/4/nsubj will/AUX/MD/4/aux reopen/VERB/VB/4/root the/DET/DT/6/det
    pool/NOUN/NN/4/obj if/SCONJ/IN/10/mark the/DET/DT/9/det state/NOUN/NN/10/nsubj pays/VERB/VBZ/4/advcl
    for/ADP/IN/12/case it/PRON/PRP/10/obl ./PUNCT/./4/punct"""
_REVIEW = """The/DET/DT/2/det judge/NOUN/NN/3/nsubj ordered/VERB/VBD/3/root a/DET/DT/5/det review/NOUN/NN/3/obj
    so/SCONJ/IN/10/mark the/DET/DT/8/det city/NOUN/NN/10/nsubj could/AUX/MD/10/aux reopen/VERB/VB/3/advcl
    the/DET/DT/12/det pool/NOUN/NN/10/obj ./PUNCT/./3/punct"""
_FIRE = """The/DET/DT/2/det fire/NOUN/NN/11/nsubj ,/PUNCT/,/7/punct which/PRON/WDT/7/nsubj could/AUX/MD/7/aux
    have/AUX/VB/7/aux killed/VERB/VBN/2/acl:relcl many/ADJ/JJ/9/advmod more/ADJ/JJR/7/advmod ,/PUNCT/,/2/punct
    burned/VERB/VBD/11/root for/ADP/IN/14/case two/NUM/CD/14/nummod days/NOUN/NNS/11/obl ./PUNCT/./11/punct"""
_CLOSE = """Close/VERB/VB/1/root the/DET/DT/3/det pool/NOUN/NN/1/obj at/ADP/IN/5/case once/ADV/RB/1/obl
    ./PUNCT/./1/punct"""
_CROWD = """The/DET/DT/2/det crowd/NOUN/NN/5/nsubj must/AUX/MD/5/aux have/AUX/VB/5/aux seemed/VERB/VBN/5/root
    small/ADJ/JJ/5/xcomp to/ADP/IN/9/case the/DET/DT/9/det mayor/NOUN/NN/5/obl ./PUNCT/./5/punct"""
_BUDGET = """The/DET/DT/2/det council/NOUN/NN/3/nsubj approved/VERB/VBD/3/root the/DET/DT/5/det budget/NOUN/NN/3/obj
    on/ADP/IN/8/case Monday/PROPN/NNP/8/compound night/NOUN/NN/3/obl and/CCONJ/CC/12/cc the/DET/DT/11/det
    mayor/NOUN/NN/12/nsubj signed/VERB/VBD/3/conj it/PRON/PRP/12/obj the/DET/DT/16/det next/ADJ/JJ/16/amod
    day/NOUN/NN/12/obl:unmarked ./PUNCT/./3/punct"""
_CHIEF = """The/DET/DT/2/det chief/NOUN/NN/21/nsubj ,/PUNCT/,/2/punct who/PRON/WP/6/nsubj had/AUX/VBD/6/aux
    asked/VERB/VBN/2/acl:relcl for/ADP/IN/9/case more/ADJ/JJR/9/amod money/NOUN/NN/6/obl ,/PUNCT/,/13/punct
    and/CCONJ/CC/13/cc the/DET/DT/13/det mayor/NOUN/NN/2/conj ,/PUNCT/,/17/punct who/PRON/WP/17/nsubj
    had/AUX/VBD/17/aux refused/VERB/VBN/13/acl:relcl it/PRON/PRP/17/obj twice/ADV/RB/17/advmod ,/PUNCT/,/2/punct
    resigned/VERB/VBD/21/root on/ADP/IN/23/case Monday/PROPN/NNP/21/obl ./PUNCT/./21/punct"""
_BOARD = """If/SCONJ/IN/4/mark the/DET/DT/3/det board/NOUN/NN/4/nsubj closes/VERB/VBZ/10/advcl the/DET/DT/6/det
    pool/NOUN/NN/4/obj ,/PUNCT/,/4/punct the/DET/DT/9/det mayor/NOUN/NN/10/nsubj resigns/VERB/VBZ/10/root
    in/ADP/IN/12/case June/PROPN/NNP/10/obl and/CCONJ/CC/16/cc the/DET/DT/15/det chief/NOUN/NN/16/nsubj
    takes/VERB/VBZ/10/conj over/ADP/RP/16/compound:prt his/PRON/PRP$/19/nmod:poss duties/NOUN/NNS/16/obj
    ./PUNCT/./10/punct"""
_DEATHS = """The/DET/DT/2/det ministry/NOUN/NN/3/nsubj reported/VERB/VBD/3/root fourteen/NUM/CD/5/nummod
    deaths/NOUN/NNS/3/obj in/ADP/IN/9/case the/DET/DT/9/det flooded/VERB/VBN/9/amod villages/NOUN/NNS/5/nmod
    ./PUNCT/./3/punct"""
_GUARDS = """Guards/NOUN/NNS/9/nsubj demanding/VERB/VBG/1/acl their/PRON/PRP$/4/nmod:poss right/NOUN/NN/2/obj
    to/ADP/IN/8/case a/DET/DT/8/det fair/ADJ/JJ/8/amod trial/NOUN/NN/4/nmod left/VERB/VBD/9/root the/DET/DT/11/det
    prison/NOUN/NN/9/obj ./PUNCT/./9/punct"""
_CLERK = """The/DET/DT/2/det clerk/NOUN/NN/3/nsubj claims/VERB/VBZ/3/root to/PART/TO/6/mark have/AUX/VB/6/aux
    paid/VERB/VBN/3/xcomp the/DET/DT/8/det fine/NOUN/NN/6/obj on/ADP/IN/10/case time/NOUN/NN/6/obl
    ./PUNCT/./3/punct"""
_PIPES = """The/DET/DT/2/det council/NOUN/NN/3/nsubj closed/VERB/VBD/3/root the/DET/DT/5/det pool/NOUN/NN/3/obj
    in/ADP/IN/7/case March/PROPN/NNP/3/obl ,/PUNCT/,/9/punct saying/VERB/VBG/3/advcl the/DET/DT/11/det
    pipes/NOUN/NNS/13/nsubj were/AUX/VBD/13/cop unsafe/ADJ/JJ/9/ccomp for/ADP/IN/16/case the/DET/DT/16/det
    children/NOUN/NNS/13/obl ./PUNCT/./3/punct"""
_ASKED = """The/DET/DT/2/det board/NOUN/NN/3/nsubj asked/VERB/VBD/3/root whether/SCONJ/IN/8/mark the/DET/DT/6/det
    pool/NOUN/NN/8/nsubj would/AUX/MD/8/aux close/VERB/VB/3/ccomp in/ADP/IN/10/case June/PROPN/NNP/8/obl
    ./PUNCT/./3/punct"""


def _tree(rows: str) -> tuple[str, Syntax]:
    """The sentence that rows write out, and its tree."""
    cells = [row.rsplit("/", 4) if not row.startswith("./") else row.split("/") for row in rows.split()]
    text = re.sub(r" ([,.])", r"\1", " ".join(cell[0] for cell in cells))
    spans: list[Span] = []
    at = 0
    for cell in cells:
        start = text.index(cell[0], at)
        at = start + len(cell[0])
        spans.append(Span(start, at))
    return text, Syntax(
        words=tuple(spans),
        pos=tuple(cell[1] for cell in cells),
        tags=tuple(cell[2] for cell in cells),
        heads=tuple(int(cell[3]) - 1 for cell in cells),
        relations=tuple(cell[4] for cell in cells),
    )


def _read(
    rows: str, *, source: str = "", cue: str = "", content: str = "", kind: AttributionKind = AttributionKind.INDIRECT
) -> list[tuple[str, Statement]]:
    text, syntax = _tree(rows)
    whole = Span(0, len(text))
    raw = RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor="test")
    document = Document(
        id="d-1",
        path="a.txt",
        text=text,
        regions=(Region(kind=RegionKind.BODY, span=whole),),
        raw=raw,
        origin=OriginMap.identity(len(text)),
    )

    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    said: tuple[Attribution, ...] = ()
    if cue:
        roles = {"source": (place(source),), "cue": (place(cue),), "content": (place(content),)}
        said = (Attribution(id="a-1", kind=kind, speaker="e-1", **roles),)
    return [(s.span.of(text), s) for s in statements(document, (whole,), (), said, syntax)]


@pytest.mark.parametrize(
    ("rows", "polarity"),
    [
        (_STAFF, Polarity.POSITIVE),
        (_CHANGE, Polarity.NEGATIVE),
        (_PLAN, Polarity.NEGATIVE),
        (_RAIN, Polarity.POSITIVE),
    ],
)
def test_what_negates_the_main_verb_makes_a_statement_negative(rows: str, polarity: Polarity):
    """A negation counts where it stands with the main verb or its subject, not in what somebody says or in "or not"."""
    assert [statement.polarity for _, statement in _read(rows)] == [polarity]


@pytest.mark.parametrize(
    ("rows", "modality"),
    [
        (_STATE, Modality.SUPPOSED),
        (_REVIEW, Modality.ASSERTED),
        (_FIRE, Modality.ASSERTED),
        (_CLOSE, Modality.DEMANDED),
        (_CROWD, Modality.ASSERTED),
    ],
)
def test_what_governs_the_main_verb_tells_how_a_statement_is_put(rows: str, modality: Modality):
    """A condition of the main clause supposes, a "could" in a clause beside it does not; an imperative demands."""
    assert [statement.modality for _, statement in _read(rows)] == [modality]


def test_whether_asks():
    """A content under "whether" is asked, not asserted."""
    [(words, statement)] = _read(
        _ASKED, source="The board", cue="asked", content="whether the pool would close in June"
    )
    assert (words, statement.modality) == ("whether the pool would close in June", Modality.ASKED)


def test_a_clause_with_a_subject_of_its_own_is_a_statement_without_a_comma_too():
    """Where the tree shows two main clauses, each with its subject, "and" parts them."""
    assert [words for words, _ in _read(_BUDGET)] == [
        "The council approved the budget on Monday night",
        "the mayor signed it the next day.",
    ]


def test_no_subject_is_cut_from_its_verb():
    """Commas and "and" between two subjects with clauses of their own cut nothing off their verb."""
    assert len(_read(_CHIEF)) == 1


def test_what_stands_under_a_condition_is_no_assertion_of_its_own():
    """A second clause under the same "if" stays with it."""
    [(_, statement)] = _read(_BOARD)
    assert statement.modality is Modality.SUPPOSED


def test_a_noun_is_told_with_the_source_that_reports_it():
    """A content without a verb is no statement; the whole sentence is, as the source's."""
    [(words, statement)] = _read(
        _DEATHS, source="The ministry", cue="reported", content="fourteen deaths in the flooded villages"
    )
    assert words == "The ministry reported fourteen deaths in the flooded villages."
    assert (statement.voice, statement.attribution) == (Voice.ATTRIBUTED, "a-1")


def test_a_noun_within_a_sentence_stays_in_the_outlets_voice():
    """What somebody demands on the side does not cut the sentence in three."""
    content = "their right to a fair trial"
    [(words, statement)] = _read(_GUARDS, source="Guards", cue="demanding", content=content)
    assert words == "Guards demanding their right to a fair trial left the prison."
    assert statement.voice is Voice.OUTLET


def test_an_infinitive_is_told_with_its_subject():
    """Nobody tells "to have paid the fine"; that the clerk claims it is told."""
    [(words, statement)] = _read(_CLERK, source="The clerk", cue="claims", content="to have paid the fine on time")
    assert words == "The clerk claims to have paid the fine on time."
    assert statement.voice is Voice.ATTRIBUTED


def test_a_frame_ends_before_the_cue_of_what_follows():
    """The matter that stands before a saying is told without it."""
    read = _read(_PIPES, source="The council", cue="saying", content="the pipes were unsafe for the children")
    assert [(words, statement.voice) for words, statement in read] == [
        ("The council closed the pool in March", Voice.OUTLET),
        ("the pipes were unsafe for the children", Voice.ATTRIBUTED),
    ]
