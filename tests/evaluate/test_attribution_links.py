"""Whole attributions, their kinds and the types of their sources, on texts written for it."""

import pytest

from according.evaluate.attribution.corpus import Article, Corpus, Marked, own_tokens
from according.evaluate.attribution.kinds import Kind, SourceType, Strata, quoted
from according.evaluate.attribution.links import LinkScore, link_score

TEXT = (
    "“We will appeal,” said Ada Lind, who leads the union. Officials warned that the “old dam” may break. "
    "She added that nobody had asked her. “It was cold,” the driver told police, “and dark.”"
)


def _place(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _marked(source: str, cue: str, *content: str) -> Marked:
    return Marked(
        source=(_place(source),) if source else (),
        cue=(_place(cue),) if cue else (),
        content=tuple(_place(words) for words in content),
    )


LIND = _marked("Ada Lind, who leads the union", "said", "“We will appeal,”")
OFFICIALS = _marked("Officials", "warned", "that the “old dam” may break")
SHE = _marked("She", "added", "that nobody had asked her")
DRIVER = _marked("the driver", "told police", "“It was cold,”", "“and dark.”")
GOLD = (LIND, OFFICIALS, SHE, DRIVER)


def _score(*found: Marked, gold: tuple[Marked, ...] = GOLD, framed: bool = False) -> LinkScore:
    article = Article(id="a", text=TEXT, gold=gold, tokens=own_tokens(TEXT))
    return link_score(Corpus(name="x", articles=(article,), framed=framed), {"a": found})


def test_what_people_marked_is_all_right() -> None:
    """The gold held against itself is right in everything."""
    score = _score(*GOLD)
    assert [t.f1 for t in (score.content, score.source, score.all_three, score.exact)] == [100] * 4
    assert [(s.exact, s.touched) for s in score.kinds] == [(100, 100)] * 3


def test_half_of_the_words_are_enough_and_less_is_not() -> None:
    """A content matches where at least half of the words of either are in common."""
    assert _score(_marked("Officials", "warned", "old dam” may break"), gold=(OFFICIALS,)).content.right == 1
    assert _score(_marked("Officials", "warned", "may break"), gold=(OFFICIALS,)).content.right == 0


def test_best_overlap_is_matched_first_and_each_only_once() -> None:
    """Of two found contents the nearer one takes the gold; the other is one found too much."""
    near, far = _marked("", "", "that nobody had asked her"), _marked("She", "added", "nobody had asked")
    score = _score(far, near, gold=(SHE,))
    assert (score.content.right, score.content.found, score.content.gold) == (1, 2, 1)
    assert score.source.right == 0


def test_a_source_in_common_or_none_in_either() -> None:
    """The source is right where it has a word in common with the gold's, or where neither has any."""
    part = _marked("Lind", "said", "“We will appeal,”")
    none = _marked("", "said", "“We will appeal,”")
    assert (_score(part, gold=(LIND,)).source.right, _score(part, gold=(LIND,)).exact.right) == (1, 0)
    assert _score(none, gold=(LIND,)).source.right == 0
    assert _score(none, gold=(none,)).source.right == 1


def test_one_source_may_serve_two_attributions() -> None:
    """Attributions that share their source are each right with it."""
    first, second = _marked("Officials", "warned", "may break"), _marked("Officials", "warned", "old dam")
    assert _score(second, first, gold=(first, second)).source.right == 2


def test_an_attribution_without_a_cue() -> None:
    """All three are right where neither has a cue, and not where only one has."""
    bare = _marked("She", "", "that nobody had asked her")
    assert _score(bare, gold=(bare,)).all_three.right == 1
    score = _score(SHE, gold=(bare,))
    assert (score.source.right, score.all_three.right) == (1, 0)


def test_the_parts_of_a_content_are_matched_as_one() -> None:
    """A content that its cue interrupts is one: half of its words may lie in one part."""
    assert _score(_marked("the driver", "told police", "“It was cold,”"), gold=(DRIVER,)).content.right == 1
    assert _score(_marked("the driver", "told police", "“and dark.”"), gold=(DRIVER,)).content.right == 0


def test_what_has_no_content_is_not_counted() -> None:
    """An attribution without a content is neither gold nor found."""
    score = _score(_marked("She", "added"), gold=(_marked("She", "added"),))
    assert (score.content.gold, score.content.found) == (0, 0)


def test_a_frame_is_source_and_cue_in_one() -> None:
    """Where the gold marks frames, a word of source or cue in common is enough."""
    frame = Marked(source=(_place("added"),), content=SHE.content)
    assert _score(SHE, gold=(frame,), framed=True).source.right == 1


def test_sorts_count_recall_by_the_gold_and_precision_by_what_was_found() -> None:
    """A mixed content found as a direct one is recalled as mixed, and right among the direct ones."""
    inner = _marked("", "", "“old dam”")
    score = _score(inner, gold=(_marked("Officials", "warned", "the “old dam”"),))
    direct, mixed, indirect = (stratum.content for stratum in score.kinds)
    assert (direct.found, direct.precision, direct.gold) == (1, 100, 0)
    assert (mixed.found, mixed.recall, mixed.gold) == (0, 100, 1)
    assert (indirect.found, indirect.gold) == (0, 0)
    assert [s.right_source for s in score.kinds] == [0, 0, 0]


def test_direct_quotations_that_are_touched() -> None:
    """A quotation of which a few words are found is touched, one of which most are is matched, and exact if all are."""
    direct = _score(_marked("", "", "dark"), gold=(LIND, DRIVER)).kinds[0]
    assert (direct.content.recall, direct.exact, direct.touched) == (0, 0, 50)
    direct = _score(_marked("", "", "We will appeal"), gold=(LIND, DRIVER)).kinds[0]
    assert (direct.content.recall, direct.exact, direct.touched) == (50, 0, 50)
    direct = _score(LIND, gold=(LIND, DRIVER)).kinds[0]
    assert (direct.content.recall, direct.exact, direct.touched) == (50, 50, 50)


@pytest.mark.parametrize(
    ("marked", "kind", "source"),
    [
        pytest.param(LIND, Kind.DIRECT, SourceType.NAME, id="a name with a relative clause"),
        pytest.param(OFFICIALS, Kind.MIXED, SourceType.NOMINAL, id="a noun that begins its sentence"),
        pytest.param(SHE, Kind.INDIRECT, SourceType.PRONOUN, id="a pronoun"),
        pytest.param(DRIVER, Kind.DIRECT, SourceType.NOMINAL, id="a content in two parts"),
        pytest.param(_marked("", "said", "may break"), Kind.INDIRECT, SourceType.NONE, id="no source"),
    ],
)
def test_kinds_and_source_types(marked: Marked, kind: Kind, source: SourceType) -> None:
    """A content stands in marks wholly, partly or not; its source is nothing, a pronoun, a name or a common noun."""
    strata = Strata(Article(id="a", text=TEXT))
    assert (strata.kind(marked), strata.source_type(marked)) == (kind, source)


@pytest.mark.parametrize(
    ("phrase", "source"),
    [
        ("the mayor of Leeds", SourceType.NOMINAL),
        ("A spokesman for the Home Office", SourceType.NOMINAL),
        ("council leader Ines Roy", SourceType.NAME),
        ("The Northern Echo", SourceType.NAME),
        ("One of the guards", SourceType.PRONOUN),
        ("his lawyer", SourceType.NOMINAL),
        ("Roy’s", SourceType.NAME),
    ],
)
def test_the_head_of_a_source_tells_its_type(phrase: str, source: SourceType) -> None:
    """What stands before the first comma, preposition or clause decides; a lone capital counts if it is one inside."""
    text = f"Later, {phrase} said so, and Roy’s answer did too."
    place = _place(phrase, text)
    assert Strata(Article(id="a", text=text)).source_type(Marked(source=(place,))) == source


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("“One “two” three” four", ["One “two"]),
        ('“Open to the end\n"next" one', ["Open to the end", "next"]),
        ("” stray, then “one”", ["one"]),
        ("``So'' it goes", ["So"]),
        ("no marks", []),
    ],
)
def test_marks_are_paired_within_a_paragraph(text: str, inside: list[str]) -> None:
    """Straight, curly and doubled marks are paired; one left open runs to its paragraph's end."""
    assert [text[start:end] for start, end in quoted(text)] == inside
