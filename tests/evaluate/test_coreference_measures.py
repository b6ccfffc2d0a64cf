"""The measures of coreference on the worked examples of the papers that define them."""

from itertools import permutations
from random import Random

import pytest

from according.evaluate.coreference.assignment import best_total
from according.evaluate.coreference.measures import (
    Partition,
    Ratio,
    Scores,
    b_cubed,
    ceaf_e,
    lea,
    mentions,
    muc,
    partition,
    score,
    several,
)


def _chains(written: str) -> Partition:
    """Chains of letters: "ab c" is a chain of a and b, and one of c."""
    return partition(written.split())


def _figures(ratio: Ratio) -> tuple[float, float]:
    return ratio.recall / 100, ratio.precision / 100


@pytest.mark.parametrize(
    ("gold", "found", "recall", "precision"),
    [
        ("abcd", "ab cd", 2 / 3, 1),
        ("ab cd", "abcd", 1, 2 / 3),
        ("abcd", "abcd", 1, 1),
        ("abc", "ac", 1 / 2, 1),
    ],
)
def test_links_as_vilain_and_others_count_them(gold: str, found: str, recall: float, precision: float) -> None:
    """MUC counts the links that are missing, whichever mentions they would join (Vilain et al., 1995)."""
    assert _figures(muc(_chains(gold), _chains(found))) == pytest.approx((recall, precision))


@pytest.mark.parametrize(("found", "precision"), [("12345 6789ABC", 16 / 21), ("1234589ABC 67", 7 / 12)])
def test_mentions_as_bagga_and_baldwin_count_them(found: str, precision: float) -> None:
    """B³ minds what is joined wrongly; MUC gives both answers 9 of 10 (Bagga and Baldwin, 1998)."""
    gold = _chains("12345 67 89ABC")
    assert _figures(b_cubed(gold, _chains(found))) == pytest.approx((1, precision))
    assert _figures(muc(gold, _chains(found))) == pytest.approx((1, 0.9))


@pytest.mark.parametrize(
    ("found", "links", "cubed", "entities"),
    [
        ("12345 6789ABC", 0.947, 0.865, 0.733),
        ("1234589ABC 67", 0.947, 0.737, 0.667),
        ("123456789ABC", 0.900, 0.545, 0.294),
        ("1 2 3 4 5 6 7 8 9 A B C", 0, 0.400, 0.178),
    ],
)
def test_entities_as_luo_counts_them(found: str, links: float, cubed: float, entities: float) -> None:
    """CEAF-e pairs chains off one to one, so that neither one chain for all nor one for each gains (Luo, 2005)."""
    scores = score(_chains("12345 67 89ABC"), _chains(found))
    assert (scores.muc.f1, scores.b_cubed.f1, scores.ceaf_e.f1) == pytest.approx(
        (100 * links, 100 * cubed, 100 * entities), abs=0.06
    )


def test_mentions_that_only_one_side_has() -> None:
    """Nothing is added to either side for mentions that the other has not (the example of Pradhan et al., 2014)."""
    gold, found = _chains("abc defg"), _chains("ab cd fghi")
    assert _figures(muc(gold, found)) == pytest.approx((0.40, 0.40))
    assert _figures(b_cubed(gold, found)) == pytest.approx((35 / 12 / 7, 4 / 8))
    assert _figures(ceaf_e(gold, found)) == pytest.approx((0.65, 1.3 / 3))
    assert _figures(mentions(gold, found)) == pytest.approx((6 / 7, 6 / 8))


def test_links_with_the_weight_of_their_chains() -> None:
    """LEA weighs the links that a chain keeps by its size (the example of Moosavi and Strube, 2016)."""
    ratio = lea(_chains("abc defg"), _chains("ab cd fghi"))
    assert _figures(ratio) == pytest.approx(((1 + 4 / 6) / 7, (2 + 4 / 6) / 8))
    assert ratio.f1 == pytest.approx(27.8, abs=0.05)
    assert _figures(lea(_chains("a bc"), _chains("a b c"))) == pytest.approx((1 / 3, 1 / 3))


@pytest.mark.parametrize(
    ("found", "entities", "cubed", "links"),
    [
        ("a bc def", (1, 1), (1, 1), (1, 1)),
        ("a de", (1.8 / 3, 1.8 / 2), (7 / 18, 1), (1 / 3, 1)),
        ("a bcx defy z", (2.657 / 3, 2.657 / 4), (1, 4.583 / 9), (1, 3 / 5)),
        ("a bcx dy z", (2.2 / 3, 2.2 / 4), (10 / 3 / 6, 17 / 6 / 7), (1 / 3, 1 / 3)),
    ],
)
def test_missing_and_false_mentions(
    found: str, entities: tuple[float, float], cubed: tuple[float, float], links: tuple[float, float]
) -> None:
    """The figures of the reference scorer's own cases: perfect, mentions missing, mentions too many, and both."""
    gold = _chains("a bc def")
    assert _figures(ceaf_e(gold, _chains(found))) == pytest.approx(entities, abs=0.0005)
    assert _figures(b_cubed(gold, _chains(found))) == pytest.approx(cubed, abs=0.0005)
    assert _figures(muc(gold, _chains(found))) == pytest.approx(links, abs=0.0005)


def test_documents_are_added_up() -> None:
    """Two documents give the sum of their numerators and denominators, not the mean of their figures."""
    whole = score(_chains("abcd"), _chains("abcd")) + score(_chains("ab"), _chains("a b"))
    assert whole.muc.recall == pytest.approx(75)
    assert whole.conll == pytest.approx((whole.muc.f1 + whole.b_cubed.f1 + whole.ceaf_e.f1) / 3)
    assert Scores() + whole == whole


def test_nothing_gives_nothing() -> None:
    """Where nothing is there or nothing is found every figure is 0, and nothing breaks."""
    assert score((), ()).conll == score(_chains("ab"), ()).conll == score((), _chains("ab")).conll == 0


def test_a_mention_is_in_one_chain() -> None:
    """A mention that is given twice stays in its first chain, and a chain that loses all is none."""
    assert partition([["a", "b"], ["b", "c"], ["a"]]) == (frozenset("ab"), frozenset("c"))
    assert several(partition([["a", "b"], ["c"]])) == (frozenset("ab"),)


def test_the_best_assignment_is_the_best() -> None:
    """On small tables at random, full and sparse, no assignment adds up to more."""
    random = Random(3)  # noqa: S311 - a fixed sequence, nothing secret
    for _ in range(300):
        rows, columns = random.randint(1, 5), random.randint(1, 6)
        table = [[random.choice((0, 0, random.random())) for _ in range(columns)] for _ in range(rows)]
        wide = [[*row, *[0] * rows] for row in table]
        best = max(
            sum(row[column] for row, column in zip(wide, seats, strict=True))
            for seats in permutations(range(columns + rows), rows)
        ) if rows + columns < 8 else None  # fmt: skip
        weights = {(r, c): w for r, row in enumerate(table) for c, w in enumerate(row) if w}
        if best is not None:
            assert best_total(weights) == pytest.approx(best)


def test_many_chains_that_hang_together() -> None:
    """A hundred chains, each of which shares a mention with the next, are assigned in no time and without loss."""
    weights = {(i, j): 1.0 + (i == j) for i in range(100) for j in (i, i + 1)}
    assert best_total(weights) == pytest.approx(200)
