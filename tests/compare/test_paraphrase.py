from by_hand import account, laid_out

from according.compare.gaps.paraphrase import paraphrase_gaps
from according.core import Annotated, Aspect, FindingKind, Relation


def _lee(report: str, quotation: str) -> Annotated:
    return account(
        f"Ann Lee said {report}. {quotation} Lee added.",
        persons=["Ann Lee"],
        said=[("Ann Lee", "said", report), ("Lee", "added", quotation)],
    )


def test_another_word_governs_the_same_noun() -> None:
    """A report with another doing word before the speaker's noun is laid beside the quoted words, and not settled."""
    left = _lee(
        "the course was about leadership and preventing terrorism",
        "“It was leadership, it was learning about terrorism,”",
    )
    (finding,) = paraphrase_gaps(laid_out(left), ())
    assert (finding.kind, finding.relation) == (FindingKind.PARAPHRASE_GAP, Relation.NOT_SETTLED)
    assert finding.title == (
        "A reports of Ann Lee “preventing terrorism”; the quoted words are “learning about terrorism”"
    )


def test_another_figure_than_the_quoted_one() -> None:
    """A report with another number of the same thing differs in figure."""
    left = _lee("the council got 90 letters about the bridge", "“We got 60 letters about the bridge at the council,”")
    (finding,) = paraphrase_gaps(laid_out(left), ())
    assert (finding.relation, finding.aspect) == (Relation.DIFFERS, Aspect.FIGURE)


def test_a_dropped_hedge_in_another_account() -> None:
    """A report without the hedge of the words that another account quotes says more than they do."""
    left = account(
        "Ann Lee said the old bridge closes in spring.",
        persons=["Ann Lee"],
        said=[("Ann Lee", "said", "the old bridge closes in spring")],
    )
    right = account(
        "“The old bridge might close in spring,” said Ann Lee.",
        persons=["Ann Lee"],
        said=[("Ann Lee", "said", "“The old bridge might close in spring,”")],
    )
    (finding,) = paraphrase_gaps(laid_out(left, right), ())
    assert (finding.relation, finding.aspect) == (Relation.NARROWER, Aspect.SCOPE)
    assert [e.role for e in finding.evidence] == ["report", "quotation"]


def test_a_fair_report_is_no_gap() -> None:
    """A report in other words without a definite sign makes no finding."""
    left = _lee(
        "the bridge would close in spring for repairs", "“We will close the bridge for repairs when spring comes,”"
    )
    assert paraphrase_gaps(laid_out(left), ()) == ()


def test_other_speakers_are_not_compared() -> None:
    """What one person is reported to say is never set against another's quotation."""
    left = account(
        "Ann Lee said the council got 90 letters about the bridge. "
        "“We got 60 letters about the bridge,” Bo Marsh said.",
        persons=["Ann Lee", "Bo Marsh"],
        said=[
            ("Ann Lee", "said", "the council got 90 letters about the bridge"),
            ("Bo Marsh", "said", "“We got 60 letters about the bridge,”"),
        ],
    )
    assert paraphrase_gaps(laid_out(left), ()) == ()


def test_a_hope_reported_as_a_promise() -> None:
    """A report that a speaker promised, right before quoted words that only hope, is laid beside them."""
    text = (
        "Ann Lee promised that the park would be empty in May. “We hope to clear the park, if all goes well,” she said."
    )
    report, quotation = "that the park would be empty in May", "“We hope to clear the park, if all goes well,”"
    told = account(text, persons=["Ann Lee"], said=[("Ann Lee", "promised", report), ("Ann Lee", "said", quotation)])
    (finding,) = paraphrase_gaps(laid_out(told), ())
    assert finding.title == "A reports of Ann Lee “promised”; the quoted words are “hope”"
    assert finding.relation is Relation.NARROWER
    said = account(
        text.replace("promised", "hoped"),
        persons=["Ann Lee"],
        said=[("Ann Lee", "hoped", report), ("Ann Lee", "said", quotation)],
    )
    assert paraphrase_gaps(laid_out(said), ()) == ()


def test_a_word_that_tells_what_a_noun_is_like_governs_nothing() -> None:
    """An adjective in -ing before the same noun is no other doing."""
    told = _lee("the bridge would bring growing traffic", "“The bridge is closing traffic off,”")
    assert paraphrase_gaps(laid_out(told), ()) == ()
