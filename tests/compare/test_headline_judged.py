"""Headlines and reports with a scorer of pairs that says what it is told to."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from by_hand import account, laid_out
from numpy.typing import NDArray

from according.compare.accounts import Accounts
from according.compare.gaps.headline import examined, headline_gaps
from according.compare.gaps.headline_text import text_of
from according.compare.gaps.paraphrase import paraphrase_gaps
from according.compare.gaps.support import supports
from according.core import Aspect, PairScores, Relation, Span

FILLER = (
    "The hall was full on Monday evening, and the talk went on until the lamps in the square were lit. Some had come "
    "by bus from the villages along the river, others had walked. Nobody left before the last speaker had sat down. "
    "Coffee was served in paper cups, and the clerk read out letters from those who could not be there. It rained "
    "all evening, as it had for most of the week, and the doors were kept shut against the wind from the harbour."
)
TOLLS = "River tolls fall for barges this spring, the port said."


class EvenScorer:
    """Gives every pair the same scores, and counts the pairs."""

    def __init__(self, *, follows: float, against: float) -> None:
        self.follows, self.against, self.pairs = follows, against, 0

    def score(self, texts: Sequence[str], left: NDArray[np.int32], right: NDArray[np.int32]) -> PairScores:
        """As it was told."""
        assert len(left) == len(right) <= len(texts) ** 2
        self.pairs += len(left)
        none = np.zeros(len(left), dtype=np.float32)
        return PairScores(
            same=none,
            more=none,
            less=none,
            overlap=none,
            differ=none,
            related=none,
            unrelated=none + 1,
            follows=none + self.follows,
            back=none,
            against=none + self.against,
        )


def _laid(headline: str, text: str, scorer: EvenScorer) -> Accounts:
    return replace(laid_out(account(f"{text}\n\n{FILLER}", headline=headline)), scorer=scorer)


def test_what_the_text_bears_out_after_all() -> None:
    """A sign that stands on one reading of the words is taken back where the headline follows from a sentence."""
    headline = "River tolls rise for barges in spring"
    assert headline_gaps(_laid(headline, TOLLS, EvenScorer(follows=0.9, against=0.05)), ()) == ()
    assert len(headline_gaps(_laid(headline, TOLLS, EvenScorer(follows=0.5, against=0.05)), ())) == 1


def test_a_figure_that_the_text_does_not_have() -> None:
    """A figure of the headline alone is shown with the nearest sentence, where the headline follows from none."""
    headline = "River tolls fall for 7 barges in spring"
    accounts = _laid(headline, TOLLS, EvenScorer(follows=0.05, against=0.3))
    (finding,) = headline_gaps(accounts, ())
    assert (finding.relation, finding.aspect) == (Relation.NOT_SETTLED, Aspect.FIGURE)
    assert [accounts.documents[0].words(e.span) for e in finding.evidence] == ["7", TOLLS]
    assert headline_gaps(_laid(headline, TOLLS, EvenScorer(follows=0.4, against=0.3)), ()) == ()


def test_nothing_is_shown_by_the_scorer_alone() -> None:
    """A headline without any sign of its own is not even scored."""
    scorer = EvenScorer(follows=0.0, against=1.0)
    assert headline_gaps(_laid("River tolls fall for barges in spring", TOLLS, scorer), ()) == ()
    assert scorer.pairs == 0


def test_the_places_of_a_claim() -> None:
    """A claim is set against its likeliest sentences and their neighbours, in at most a dozen pairs."""
    told = account(f"{TOLLS}\n\n{FILLER}", headline="River tolls fall for barges in spring")
    scorer = EvenScorer(follows=0.2, against=0.1)
    (support,) = supports(text_of(told), [Span(0, 37)], scorer)
    assert told.words(support.nearest.span) == TOLLS
    assert scorer.pairs == len(support.places) <= 12
    assert {place.sentences for place in support.places} == {1, 2, 3}


def test_doubt_grows_with_what_the_text_lacks() -> None:
    """The less a claim follows, and the more of its names and figures the text lacks, the greater the doubt."""
    heads = ("River tolls fall for barges", "River tolls fall for 7 barges", "River tolls fall for 7 barges in Marsh")
    doubts = [
        examined(account(f"{TOLLS}\n\n{FILLER}", headline=head), EvenScorer(follows=f, against=0.1), every=True)
        .supports[0]
        .doubt
        for head, f in ((heads[0], 0.9), (heads[0], 0.2), (heads[1], 0.2), (heads[2], 0.2))
    ]
    assert doubts == sorted(doubts)
    assert len(set(doubts)) == 4


def test_a_report_that_follows_from_the_quotation() -> None:
    """A report that the quoted words bear out after all is no gap."""
    told = account(
        "Ann Lee said the old bridge closes in spring. “The old bridge might close in spring,” said Ann Lee.",
        persons=["Ann Lee"],
        said=[
            ("Ann Lee", "said", "the old bridge closes in spring"),
            ("Ann Lee", "said", "“The old bridge might close in spring,”"),
        ],
    )
    accounts = laid_out(told)
    assert len(paraphrase_gaps(accounts, ())) == 1
    assert paraphrase_gaps(replace(accounts, scorer=EvenScorer(follows=0.95, against=0.0)), ()) == ()
    assert len(paraphrase_gaps(replace(accounts, scorer=EvenScorer(follows=0.5, against=0.0)), ())) == 1


def test_a_chance_is_as_open_as_could() -> None:
    """A report that speaks of a chance has the hedge of the quotation in another word."""
    told = account(
        "Ann Lee said there was an even chance the old bridge closes in spring. “There is an even chance that the old "
        "bridge could close in spring,” said Ann Lee.",
        persons=["Ann Lee"],
        said=[
            ("Ann Lee", "said", "there was an even chance the old bridge closes in spring"),
            ("Ann Lee", "said", "“There is an even chance that the old bridge could close in spring,”"),
        ],
    )
    assert paraphrase_gaps(laid_out(told), ()) == ()


def test_what_is_denied_is_another_matter() -> None:
    """A doing that the report denies is not set against another doing that the quotation affirms."""
    for denial, count in (("not ", 0), ("", 1)):
        content = f"she would {denial}mind financing of the schools by the town"
        told = account(
            f"Ann Lee said {content}. “The town is running schools by the dozen,” said Ann Lee.",
            persons=["Ann Lee"],
            said=[("Ann Lee", "said", content), ("Ann Lee", "said", "“The town is running schools by the dozen,”")],
        )
        assert len(paraphrase_gaps(laid_out(told), ())) == count
