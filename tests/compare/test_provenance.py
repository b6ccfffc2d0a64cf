from by_hand import account, laid_out, place

from according.compare.accounts import Accounts
from according.compare.provenance.copied import copied
from according.compare.provenance.document_names import document_name
from according.compare.provenance.provenance import circular, provenance
from according.core import (
    AlignedStatement,
    Alignment,
    CopiedPassage,
    Copy,
    FindingKind,
    Relation,
    Span,
    Story,
)


def test_words_by_way_of_another_outlet() -> None:
    """A speaker heard in another outlet's report makes a chain with both hands, the outlet before the speaker."""
    left = account(
        "“The dam held,” said Lee in a news report by Durham’s WRAL-TV.",
        persons=["Ann Lee"],
        said=[("Lee", "said", "“The dam held,”")],
    )
    (finding,) = provenance(laid_out(left), ())
    assert finding.kind is FindingKind.PROVENANCE
    assert finding.title == "A has words of Ann Lee by way of WRAL-TV"
    assert [(e.role, left.words(e.span)) for e in finding.evidence] == [
        ("account's words", "“The dam held,”"),
        ("medium", "WRAL-TV"),
        ("source", "Lee"),
    ]


def test_words_told_to_another_outlet() -> None:
    """What was told to an outlet makes a chain; what was told to a person makes none."""
    outlet = account(
        "Lee told the Evening Post the dam held.", persons=["Ann Lee"], said=[("Lee", "told", "the dam held")]
    )
    person = account(
        "Lee told Bo Marsh the dam held.", persons=["Ann Lee", "Bo Marsh"], said=[("Lee", "told", "the dam held")]
    )
    (finding,) = provenance(laid_out(outlet), ())
    assert finding.title == "A has words of Ann Lee by way of the Evening Post"
    assert provenance(laid_out(person), ()) == ()


def test_the_accounts_own_interview_is_no_second_hand() -> None:
    """What a speaker told the account's own outlet came to it at first hand."""
    own = account(
        "Lee told the Evening Post the dam held.",
        outlet="Evening Post",
        persons=["Ann Lee"],
        said=[("Lee", "told", "the dam held")],
    )
    assert provenance(laid_out(own), ()) == ()


def test_words_from_a_document() -> None:
    """A petition's words are traced to the petition as the account names it."""
    left = account(
        "“The dam leaks,” a petition by the farmers said.",
        said=[("a petition by the farmers", "said", "“The dam leaks,”")],
        media={"a petition by the farmers": "petition"},
    )
    (finding,) = provenance(laid_out(left), ())
    assert finding.title == "A has words from a document: a petition by the farmers"


def test_a_plain_speaker_is_no_chain() -> None:
    """A speaker without a document or another outlet makes no finding."""
    left = account("“The dam held,” said Lee.", persons=["Ann Lee"], said=[("Lee", "said", "“The dam held,”")])
    assert provenance(laid_out(left), ()) == ()


def test_a_document_that_points_at_a_document() -> None:
    """A tweet that links to a titled article is told with the article and its title."""
    text = "The tweet included a link to a 2016 article on the society’s website, titled “What the river knows.”"
    left = account(text)
    (finding,) = provenance(laid_out(left), ())
    assert [e.role for e in finding.evidence] == ["account's words", "medium", "document", "document"]
    assert left.words(finding.evidence[1].span) == "The tweet"
    assert left.words(finding.evidence[2].span).startswith("a 2016 article")


def test_a_copy_with_and_without_a_direction() -> None:
    """Only where the direction is told does the title say that one account has the words from the other."""
    text = "The dam held through the night and the morning."
    left, right = account(text), account(text, outlet="Post")
    passage = CopiedPassage(left=Span(0, len(text)), right=Span(0, len(text)))
    for directed, title in (
        (True, "B has 9 words (100% of B) word for word from A"),
        (False, "A and B share 9 words (100% of B) word for word"),
    ):
        copy = Copy(of=left.id, copy=right.id, share=1.0, passages=(passage,), directed=directed, why="9 words")
        accounts = Accounts.of((left, right), (Story(id="s", documents=(left.id, right.id), copies=(copy,)),), ())
        (finding,) = copied(accounts, ())
        assert (finding.title, finding.relation) == (title, Relation.SAME)
        assert [e.document for e in finding.evidence] == [left.id, right.id]


def test_one_text_that_many_carry_is_one_finding() -> None:
    """Copies of one wire are told once, and what they share with another account once as well."""
    text = "The dam held through the night and the morning."
    papers = [account(f"{text} {number}", outlet=f"Paper {number}") for number in range(5)]
    passage = CopiedPassage(left=Span(0, len(text)), right=Span(0, len(text)))
    wire, edited = papers[:4], papers[4]
    copies = [
        Copy(of=one.id, copy=other.id, share=1.0, passages=(passage,), why="9 words")
        for place, one in enumerate(wire)
        for other in wire[place + 1 :]
    ]
    copies += [Copy(of=one.id, copy=edited.id, share=0.3, passages=(passage,), why="9 words") for one in wire]
    story = Story(id="s", documents=tuple(paper.id for paper in papers), copies=tuple(copies))
    whole, part = copied(Accounts.of(tuple(papers), (story,), ()), ())
    assert whole.title.startswith("A, B, C and D carry one text")
    assert whole.origins[0].documents == tuple(paper.id for paper in wire)
    assert part.documents == (papers[0].id, edited.id)


def test_two_accounts_that_cite_each_other() -> None:
    """Where each account gives the other's outlet as its source for one statement, a circle is told."""
    left = account(
        "The dam held, the Evening Post reported.",
        outlet="Morning Times",
        said=[("Evening Post", "reported", "The dam held")],
    )
    right = account(
        "The dam held, the Morning Times reported.",
        outlet="Evening Post",
        said=[("Morning Times", "reported", "The dam held")],
    )
    accounts = laid_out(left, right)
    aligned = tuple(
        AlignedStatement(document=a.id, statement=a.statements[0].id, span=place(a.document.text, "The dam held"))
        for a in (left, right)
    )
    alignment = Alignment(id="al", statements=aligned, relation=Relation.SAME)
    (finding,) = circular(accounts, (alignment,))
    assert finding.title == "A and B each name the other as the source of the same statement"


def test_a_claim_credited_to_another_outlet() -> None:
    """Words such as "first reported by" are shown, with the account that is the outlet; its own name is not."""
    told = account("They repeated claims, first reported by the Harbour Voice, that tents were cut.", outlet="Courier")
    (finding,) = provenance(laid_out(told, account("Tents were cut.", outlet="Harbour Voice")), ())
    assert finding.title == "A has a claim at second hand: “first reported by the Harbour Voice” (B here)"
    own = account("The claims, first reported by the Courier, were denied.", outlet="Courier")
    person = account("The claims, first reported by Ann Lee, were denied.", persons=["Ann Lee"])
    assert provenance(laid_out(own, person), ()) == ()


def test_a_document_by_its_fullest_name() -> None:
    """A vague "the report" takes the name that the text gave it before, "its charter" the body's before it."""
    text = "A 2016 report by Harbour Watch was long. The report found no fault. The League has its charter."
    told = account(text, organisations=["Harbour Watch", "League"])
    assert document_name(told, place(text, "The report")) == "a 2016 report by Harbour Watch"
    assert document_name(told, place(text, "its charter")) == "the charter of League"
    assert document_name(told, place(text, "no fault")) == "no fault"


def test_a_body_named_as_outlets_are_is_one() -> None:
    """A body whose name ends as an outlet's does is another outlet, though nothing else tells what it is."""
    left = account(
        "The dam held, according to the Ardal Post-Gazette.",
        organisations=["Ardal Post-Gazette"],
        said=[("the Ardal Post-Gazette", "according to", "The dam held")],
    )
    (finding,) = provenance(laid_out(left), ())
    assert finding.title == "A has words from another outlet: Ardal Post-Gazette"
