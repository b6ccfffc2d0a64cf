"""The graph of provenance: hands and what they pass on, documents that may be one, circles."""

from by_hand import account, laid_out
from told import one_event

from according.compare.accounts import Accounts
from according.compare.provenance.credits import credited
from according.compare.provenance.graph import provenance_graph
from according.compare.provenance.provenance import circular
from according.compare.provenance.unsettled import not_settled, unsettled_documents
from according.core import Annotated, CopiedPassage, Copy, FindingKind, Relation, Span, Story
from according.core.provenance import LinkKind, NodeKind

DAM = "“The dam held all night,”"


def _links(accounts: Accounts) -> list[tuple[str, LinkKind, str]]:
    graph = provenance_graph(accounts)
    names = {
        node.id: accounts.letter(node.document) if node.document is not None else node.name for node in graph.nodes
    }
    return [(names[link.target], link.kind, names[link.source]) for link in graph.links]


def test_a_speaker_by_way_of_an_outlet() -> None:
    """What a speaker told another outlet comes through it: account, outlet, speaker."""
    left = account(f"{DAM} Lee told the Evening Post.", persons=["Ann Lee"], said=[("Lee", "told", DAM)])
    accounts = laid_out(left)
    assert _links(accounts) == [
        ("A", LinkKind.THROUGH, "the Evening Post"),
        ("the Evening Post", LinkKind.TOLD, "Ann Lee"),
    ]
    (link, _) = provenance_graph(accounts).links
    assert [left.words(span) for span in link.contents] == [DAM]
    assert [left.words(span) for span in link.cues] == ["told"]


def test_a_speaker_at_first_hand_and_in_a_statement() -> None:
    """A speaker stands next to the account, or behind the statement in which the account has the words."""
    plain = account(f"{DAM} said Lee.", persons=["Ann Lee"], said=[("Lee", "said", DAM)])
    written = account(
        f"{DAM} said Lee in a statement.", persons=["Ann Lee"], said=[("Lee", "said", DAM)], media={"Lee": "statement"}
    )
    assert _links(laid_out(plain)) == [("A", LinkKind.HEARD, "Ann Lee")]
    assert _links(laid_out(written)) == [
        ("A", LinkKind.HEARD, "statement by Ann Lee"),
        ("statement by Ann Lee", LinkKind.CONTAINS, "Ann Lee"),
    ]


def test_one_voice_is_one_node() -> None:
    """A speaker whom two accounts hear is one node with places in both."""
    texts = (f"{DAM} said Lee.", f"Lee said: {DAM}")
    accounts = laid_out(*(account(text, persons=["Ann Lee"], said=[("Lee", "said", DAM)]) for text in texts))
    (speaker,) = (node for node in provenance_graph(accounts).nodes if node.kind is NodeKind.SPEAKER)
    assert {place.document for place in speaker.places} == {document.id for document in accounts.documents}


def test_a_document_that_another_outlet_obtained() -> None:
    """Documents obtained by another outlet came through it; what the account's own agency obtained did not."""
    (left,) = one_event("The levy was raised, according to internal emails obtained by the Evening Post.").documents
    (credit,) = credited(left)
    assert left.words(credit.outlet) == "Evening Post"
    assert credit.document is not None
    assert left.words(credit.document).endswith("emails")
    accounts = laid_out(left)
    kinds = [kind for _, kind, _ in _links(accounts)]
    assert kinds.count(LinkKind.OBTAINED) == 2
    (own,) = one_event("ARDAL (AP) — The levy rose, say emails obtained by The Associated Press.").documents
    assert credited(own) == ()


def _petition(words: str, name: str) -> Annotated:
    return account(f"{words} {name} said.", said=[(name, "said", words)], media={name: "petition"})


def test_two_petitions_that_may_be_one() -> None:
    """Two accounts that quote "a petition" with different words: whether it is one is not settled."""
    accounts = laid_out(
        _petition("“The dam leaks on every side of the valley,”", "a petition by the farmers"),
        _petition("“Nobody asked the people downstream what they want,”", "the petition"),
    )
    assert len(unsettled_documents(accounts)) == 1
    (finding,) = not_settled(accounts)
    assert finding.kind is FindingKind.PROVENANCE
    assert finding.relation is Relation.NOT_SETTLED
    assert finding.title.startswith(
        "A and B quote different words of a petition: a petition by the farmers and the petition"
    )
    assert {e.document for e in finding.evidence} == {document.id for document in accounts.documents}


def test_the_same_words_settle_it() -> None:
    """Accounts that quote the same words of a petition leave nothing to settle, nor do two named documents."""
    words = "“The dam leaks on every side of the valley,”"
    same = laid_out(_petition(words, "a petition by the farmers"), _petition(words, "the petition"))
    named = laid_out(
        _petition(words, "a petition by Farmers United"),
        _petition("“Nobody asked the people downstream what they want,”", "a petition by Ardal Watch"),
    )
    assert unsettled_documents(same) == unsettled_documents(named) == ()


def test_a_copy_is_a_link_with_its_share() -> None:
    """A copied passage links two accounts, with the share copied, and without a direction where none is told."""
    text = "The dam held through the night and the morning."
    left, right = account(text), account(text, outlet="Post")
    copy = Copy(
        of=left.id,
        copy=right.id,
        share=0.4,
        passages=(CopiedPassage(left=Span(0, len(text)), right=Span(0, len(text))),),
    )
    accounts = Accounts.of((left, right), (Story(id="s", documents=(left.id, right.id), copies=(copy,)),), ())
    (link,) = provenance_graph(accounts).links
    assert (link.kind, link.share, link.directed) == (LinkKind.COPIED, 0.4, False)


def test_three_accounts_in_turn() -> None:
    """Three accounts of which each reports from the next are a circle, told as not settled."""
    outlets = ("Morning Times", "Evening Post", "Weekly Herald")
    documents = [
        account(f"The dam held, the {cited} reported.", outlet=own, said=[(cited, "reported", "The dam held")])
        for own, cited in zip(outlets, (*outlets[1:], outlets[0]), strict=True)
    ]
    accounts = laid_out(*documents)
    assert len(provenance_graph(accounts).circles) == 1
    (finding,) = circular(accounts, ())
    assert finding.title == "A, B and C have matter from each other in turn: A ← B ← C ← A"
    assert finding.relation is Relation.NOT_SETTLED
