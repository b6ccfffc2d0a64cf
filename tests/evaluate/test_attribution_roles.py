"""Source, cue and content each by itself, counted by hand."""

import pytest

from according.evaluate.attribution.corpus import Article, Corpus, Instance, Marked, own_tokens
from according.evaluate.attribution.roles import RoleScore, Words, labels, role_scores, runs

TEXT = "The mayor said the bridge is safe . Critics doubt all of it ."
#       0   1     2    3   4      5  6    7 8       9     10  11 12 13


def _place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _marked(source: str = "", cue: str = "", *content: str) -> Marked:
    return Marked(
        source=(_place(source),) if source else (),
        cue=(_place(cue),) if cue else (),
        content=tuple(_place(words) for words in content),
    )


MAYOR = _marked("The mayor", "said", "the bridge is safe")
CRITICS = _marked("Critics", "doubt", "all of it")


def _scores(found: list[Marked], gold: tuple[Marked, ...] = (MAYOR, CRITICS)) -> dict[str, RoleScore]:
    corpus = Corpus(name="x", articles=(Article(id="a", text=TEXT, gold=gold, tokens=own_tokens(TEXT)),))
    return {score.role: score for score in role_scores(corpus, {"a": tuple(found)})}


def test_exact_needs_first_and_last_word() -> None:
    """A span counts as exact where its first and its last word agree, as begun where its first does."""
    scores = _scores([_marked("mayor", "said", "the bridge is"), CRITICS])
    source, content = scores["source"], scores["content"]
    assert (source.exact.right, source.exact.found, source.exact.gold, source.begin.right) == (1, 2, 2, 1)
    assert (content.exact.right, content.begin.right) == (1, 2)
    assert scores["cue"].exact.f1 == 100


def test_jaccard_is_the_mean_best_overlap_and_a_stray_span_is_a_miss() -> None:
    """Three of four words and three of three make 87.5 %; a found span that touches none divides by one more."""
    assert _scores([_marked("", "", "the bridge is"), CRITICS])["content"].jaccard == pytest.approx(87.5)
    stray = _marked("", "", "mayor")
    assert _scores([_marked("", "", "the bridge is"), CRITICS, stray])["content"].jaccard == pytest.approx(175 / 3)


def test_a_content_in_two_parts_is_two_spans() -> None:
    """The parts of a content that its cue interrupts are counted each by itself."""
    gold = _marked("Critics", "doubt", "the bridge is safe", "all of it")
    score = _scores([_marked("Critics", "doubt", "the bridge is safe")], (gold,))["content"]
    assert (score.exact.right, score.exact.found, score.exact.gold) == (1, 1, 2)


def test_adjoining_spans_stay_two_and_overlaps_give_way() -> None:
    """Spans of a role that adjoin are two; where roles overlap, source wins over cue and cue over content."""
    words = Words(own_tokens(TEXT))
    two = labels([_marked("", "", "the bridge", "is safe")], words)
    assert runs(two)["content"] == [(3, 5), (5, 7)]
    over = labels([_marked("mayor", "mayor said", "The mayor said the")], words)
    assert over[:4] == ["B-content", "B-source", "B-cue", "B-content"]


def test_nothing_found_is_nothing_right() -> None:
    """An article without predictions has recall 0, precision 0 and no overlap; nothing is divided by zero."""
    for score in _scores([]).values():
        assert (score.exact.precision, score.exact.recall, score.exact.f1, score.jaccard) == (0, 0, 0, 0)


def test_labels_given_by_the_corpus_are_the_gold_where_there_are_any() -> None:
    """With CofeNet's instances the gold is theirs; a found span that an instance cuts begins where it begins."""
    instances = (
        Instance(article="a", first=0, end=5, labels=("B-source", "I-source", "B-cue", "B-content", "I-content")),
        Instance(article="a", first=5, end=8, labels=("B-content", "I-content", "O")),
    )
    article = Article(id="a", text=TEXT, gold=(), tokens=own_tokens(TEXT))
    score = role_scores(Corpus(name="x", articles=(article,), instances=instances), {"a": (MAYOR,)})[2]
    assert (score.exact.right, score.exact.found, score.exact.gold) == (2, 2, 2)


def test_an_article_without_words_takes_no_part() -> None:
    """Where the corpus gives words but none for an article, it is neither gold nor found."""
    articles = (
        Article(id="a", text=TEXT, gold=(MAYOR,), tokens=own_tokens(TEXT)),
        Article(id="b", text=TEXT, gold=(MAYOR, CRITICS), tokens=None),
    )
    found = {"a": (MAYOR,), "b": (CRITICS,)}
    scores = role_scores(Corpus(name="x", articles=articles), found)
    assert all((s.exact.right, s.exact.found, s.exact.gold) == (1, 1, 1) for s in scores)
