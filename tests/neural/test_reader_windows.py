"""Windows over a text, and what is decoded from them."""

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from according.neural.reader.inputs import LONGEST, Pieces, pieces, window
from according.neural.reader.labels import TAGS
from according.neural.reader.links import Distances, links
from according.neural.reader.tags import Chunk, best, chances, chunks
from according.neural.reader.trees import tree
from according.neural.reader.windows import HELD, LEAST, MOST, Windows, stretches, windows
from neural.read_by_hand import tiny


def sized(counts: list[int], breaks: list[int]) -> Pieces:
    """Words of so many pieces each; paragraphs begin at ``breaks``."""
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    zeros = np.zeros(len(counts), dtype=np.int64)
    marked = np.isin(np.arange(len(counts)), breaks)
    return Pieces(
        ids=np.ones(int(starts[-1]), dtype=np.int64), starts=starts, shapes=zeros, places=zeros, breaks=marked
    )


def texts() -> Iterator[tuple[Pieces, NDArray[np.bool_]]]:
    """Texts of many lengths, with sentences short, long and without end."""
    rng = np.random.default_rng(3)
    for length in (1, 2, 100, 253, 254, 255, 256, 400, 3000):
        for every in (7, 30, 150, 10_000):
            counts = rng.integers(1, 7, length).tolist()
            sentences = np.arange(length) % every == 0
            breaks = [i for i in range(0, length, every) if rng.random() < 0.3]
            yield sized(counts, [0, *breaks]), sentences


def test_windows_cover_every_word_and_fit() -> None:
    """Windows follow one another without a gap, none is longer than the model takes, and only neighbours overlap."""
    for given, sentences in texts():
        over = windows(given, sentences, 0, len(given))
        assert over.firsts[0] == 0
        assert over.ends[-1] == len(given)
        assert (over.firsts[1:] < over.ends[:-1]).all()
        assert (over.firsts[2:] >= over.ends[:-2]).all()
        assert (np.diff(over.seams) > 0).all()
        for first, end in zip(over.firsts, over.ends, strict=True):
            assert len(window(given, int(first), int(end)).ids) <= LONGEST


def test_neighbours_share_some_words_but_not_many() -> None:
    """Windows share enough to see both sides of a cut, and about a fifth of their pieces at most."""
    for given, sentences in texts():
        over = windows(given, sentences, 0, len(given))
        sizes = given.starts[over.ends] - given.starts[over.firsts]
        shared = given.starts[over.ends[:-1]] - given.starts[over.firsts[1:]]
        assert (shared >= LEAST - 16).all()
        assert (shared <= MOST + 16).all()
        if len(over) > 5 and not (10 < np.diff(np.flatnonzero(sentences)).max(initial=0) < 100):
            assert sizes.sum() <= 1.35 * given.starts[-1]


def test_windows_begin_with_sentences() -> None:
    """Where sentences are no longer than what windows share, each window begins with one."""
    given = sized([1] * 2000, [0])
    sentences = np.arange(2000) % 20 == 0
    over = windows(given, sentences, 0, 2000)
    assert sentences[over.firsts].all()


def test_a_sentence_is_read_whole_where_a_window_holds_it() -> None:
    """For each stretch the window is named in which it stands most inward; none where it is longer than any."""
    over = Windows(0, 400, np.array([0, 150, 300]), np.array([200, 350, 400]))
    first, last = np.array([0, 160, 195, 310, 100]), np.array([10, 195, 210, 345, 240])
    assert over.holding(first, last).tolist() == [0, 1, 1, 2, -1]


def test_very_long_texts_are_cut_into_stretches() -> None:
    """A text of many windows is read a stretch at a time, cut where a paragraph begins if one does."""
    given = sized([1] * 40_000, list(range(0, 40_000, 70)))
    found = stretches(given, given.breaks)
    assert [a for a, _ in found[1:]] == [b for _, b in found[:-1]]
    assert (found[0][0], found[-1][1]) == (0, 40_000)
    assert all(a % 70 == 0 for a, _ in found)
    assert all(len(windows(given, given.breaks, *part)) <= HELD for part in found)


def test_the_likeliest_tags_are_those_of_all_paths() -> None:
    """The best path is the best of all that there are."""
    rng = np.random.default_rng(5)
    for _ in range(20):
        emitted, steps = rng.normal(size=(5, 4)).astype(np.float32), rng.normal(size=(4, 4)).astype(np.float32)
        paths = list(itertools.product(range(4), repeat=5))
        scores = [
            sum(emitted[i, t] for i, t in enumerate(path)) + sum(steps[a, b] for a, b in itertools.pairwise(path))
            for path in paths
        ]
        assert tuple(best(emitted, steps)) == paths[int(np.argmax(scores))]


def test_chances_are_those_of_all_paths() -> None:
    """A tag's chance is the share of the paths through it, where nothing is marked before and after the text."""
    rng = np.random.default_rng(6)
    emitted, steps = rng.normal(size=(4, 3)).astype(np.float32), rng.normal(size=(3, 3)).astype(np.float32)
    expected = np.zeros((4, 3))
    for path in itertools.product(range(3), repeat=4):
        around = (0, *path, 0)
        score = sum(emitted[i, t] for i, t in enumerate(path)) + sum(steps[a, b] for a, b in itertools.pairwise(around))
        for i, t in enumerate(path):
            expected[i, t] += np.exp(score)
    assert np.allclose(chances(emitted, steps), expected / expected.sum(axis=1, keepdims=True), atol=1e-6)


def test_a_long_text_has_the_chances_of_its_parts() -> None:
    """Blocks that are worked through side by side give what one long block would."""
    rng = np.random.default_rng(7)
    steps = np.where(rng.random((13, 13)) < 0.3, -1e4, rng.normal(size=(13, 13))).astype(np.float32)
    steps[:, 0] = steps[0] = 0
    emitted = rng.normal(size=(300, 13)).astype(np.float32)
    assert np.allclose(chances(emitted, steps)[:100], chances(emitted[:128], steps)[:100], atol=1e-4)


def test_chunks_are_read_off_the_tags() -> None:
    """Begin to end is a chunk, and so is a single word."""
    tags = "O B-source E-source S-cue B-content I-content E-content O S-source S-cue".split()
    assert chunks(np.array([TAGS.index(tag) for tag in tags])) == [
        Chunk(0, 1, 2),
        Chunk(1, 3, 3),
        Chunk(2, 4, 6),
        Chunk(0, 8, 8),
        Chunk(1, 9, 9),
    ]


def test_links_stay_inside_one_window() -> None:
    """A content asks only the cues that its own window holds, and stands alone where none of them is likely."""
    over = Windows(0, 300, np.array([0, 150]), np.array([200, 300]))
    marked = [Chunk(1, 5, 5), Chunk(2, 10, 20), Chunk(2, 210, 220), Chunk(1, 290, 290)]
    none = np.zeros((200, 2, 4, 2), dtype=np.float32), np.zeros((200, 2), dtype=np.float32)
    flat = Distances(np.zeros((2, 17), dtype=np.float32), np.ones((2, 9), dtype=np.float32))
    assert links(marked, over, [none, none], flat) == {1: 0, 2: 3}
    shy = Distances(np.zeros((2, 17), dtype=np.float32), -np.ones((2, 9), dtype=np.float32))
    assert links(marked, over, [none, none], shy) == {}


def test_a_content_longer_than_a_window_asks_at_both_ends() -> None:
    """The cue before a content of many sentences is found, though no window holds the content whole."""
    over = Windows(0, 600, np.array([0, 150, 300, 450]), np.array([200, 350, 500, 600]))
    none = np.zeros((200, 2, 4, 2), dtype=np.float32), np.zeros((200, 2), dtype=np.float32)
    flat = Distances(np.zeros((2, 17), dtype=np.float32), np.ones((2, 9), dtype=np.float32))
    for cue in (Chunk(1, 8, 9), Chunk(1, 580, 580)):
        content = Chunk(2, 10, 570)
        marked = sorted([cue, content], key=lambda chunk: chunk.first)
        assert links(marked, over, [none] * 4, flat) == {marked.index(content): marked.index(cue)}


def test_nearer_is_told_from_farther_on_both_sides() -> None:
    """Distances count in powers of two and in chunks between, before and behind apart."""
    rng = np.random.default_rng(8)
    given = Distances(rng.normal(size=(2, 17)).astype(np.float32), rng.normal(size=(2, 9)).astype(np.float32))
    asked = np.array([0, 4, 9, 10, 11, 80, 81, 90, 95, 99])
    (row,) = given.scores(1, np.array([10]), asked)
    apart = [-4, -3, -1, 0, 1, 7, 7, 7, 7, 7]
    between = [-3, -2, -1, 1, 2, 3, 4, 4, 4, 4]
    expected = [given.apart[1, 8 + a] + given.between[1, 4 + b] for a, b in zip(apart, between, strict=True)]
    assert np.allclose(row, expected)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_trees_are_the_best_under_their_root(count: int) -> None:
    """Where the best heads make a circle, the tree that comes out is the best of all with its root."""
    rng = np.random.default_rng(count)
    for _ in range(30):
        scores = rng.normal(size=(count, count)).astype(np.float32)
        found = tuple(tree(scores).tolist())
        root = next(i for i, head in enumerate(found) if i == head)

        def total(heads: tuple[int, ...], given: NDArray[np.float32] = scores) -> float:
            return sum(float(given[i, head]) for i, head in enumerate(heads))

        possible = [h for h in itertools.product(range(count), repeat=count) if _is_tree(h, root)]
        assert total(found) == pytest.approx(max(total(heads) for heads in possible))


def test_large_trees_end() -> None:
    """Scores without any order, or all alike, still give a tree of a window's length."""
    for scores in (np.random.default_rng(1).normal(size=(254, 254)), np.zeros((254, 254)), np.ones((254, 254))):
        heads = tree(scores.astype(np.float32)).tolist()
        assert _is_tree(tuple(heads), next(i for i, head in enumerate(heads) if i == head))


def _is_tree(heads: tuple[int, ...], root: int) -> bool:
    if heads[root] != root:
        return False
    for at in range(len(heads)):
        seen = 0
        while at != root:
            at, seen = heads[at], seen + 1
            if seen > len(heads):
                return False
    return True


def test_words_have_few_pieces_and_at_least_one() -> None:
    """Long words are looked at in part; words that the tokenizer drops have a piece too."""
    forms = ["the", "", "\x00", "\ud800", "x" * 10_000, "bridge", "the"]
    given = pieces(tiny().session.tokenizer, forms, np.zeros(7, dtype=np.int64), np.zeros(7, dtype=bool))
    counts = np.diff(given.starts)
    assert counts.min() >= 1
    assert counts.max() <= 6
    assert (
        given.ids[given.starts[0] : given.starts[1]].tolist() == given.ids[given.starts[6] : given.starts[7]].tolist()
    )
    alone = pieces(tiny().session.tokenizer, ["bridge"], np.zeros(1, dtype=np.int64), np.zeros(1, dtype=bool))
    assert given.ids[given.starts[5] : given.starts[6]].tolist() == alone.ids.tolist()
