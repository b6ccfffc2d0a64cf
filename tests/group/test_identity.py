"""A story's name through the editions of an archive."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from according.core import Story, StoryChange, id_of, number_of
from according.core.stories import StoryChangeKind
from according.group import identity
from according.group.identity import Grouped

Groups = list[tuple[str, ...]]


def identified(
    groups: Groups, earlier: Sequence[Story], edition: int
) -> tuple[tuple[Story, ...], tuple[StoryChange, ...]]:
    """The stories and changes with letters for documents; each letter's number is the document's id."""
    names = np.array([number_of(story.id) for story in earlier], dtype=np.uint64)
    found, changes = identity.identified(_columns(groups), _columns([s.documents for s in earlier]), names, edition)
    stories = [Story(id=id_of("s", name), documents=group) for name, group in zip(found.tolist(), groups, strict=True)]
    return tuple(stories), tuple(
        StoryChange(
            kind=change.kind,
            story=change.story,
            edition=change.edition,
            documents=tuple(chr(number_of(document)) for document in change.documents),
            others=change.others,
            why=change.why,
        )
        for change in changes
    )


def _columns(groups: Sequence[tuple[str, ...]]) -> Grouped:
    return Grouped(
        documents=np.array([ord(document) for group in groups for document in group], dtype=np.uint64),
        ends=np.cumsum([len(group) for group in groups], dtype=np.int64),
    )


def _first(*groups: str) -> tuple[Story, ...]:
    return identified([tuple(group) for group in groups], (), 1)[0]


def _kinds(changes) -> list[tuple[StoryChangeKind, tuple[str, ...]]]:
    return [(change.kind, change.documents) for change in changes]


@st.composite
def _groups(draw: st.DrawFn) -> Groups:
    documents = draw(st.lists(st.sampled_from("abcdefghij"), unique=True, min_size=1))
    number = draw(st.lists(st.integers(0, 3), min_size=len(documents), max_size=len(documents)))
    parts: dict[int, list[str]] = {}
    for document, each in zip(documents, number, strict=True):
        parts.setdefault(each, []).append(document)
    return [tuple(part) for part in parts.values()]


@given(st.lists(_groups(), min_size=1, max_size=5))
@settings(deadline=None)
def test_through_many_editions(editions: list[Groups]) -> None:
    """Every document is in one story, no id is given twice, and what happened is told of each story that changed."""
    earlier: tuple[Story, ...] = ()
    given_out: set[str] = set()
    for edition, groups in enumerate(editions, 1):
        stories, changes = identified(groups, earlier, edition)
        assert [story.documents for story in stories] == groups
        ids = {story.id for story in stories}
        assert len(ids) == len(stories)
        before = {story.id: set(story.documents) for story in earlier}
        new = ids - before.keys()
        assert not new & given_out
        given_out |= new
        told = {change.story for change in changes}
        assert told >= new
        assert told >= {story.id for story in stories if before.get(story.id) != set(story.documents)}
        assert all(change.why and change.edition == edition for change in changes)
        for name, documents in before.items():
            if name not in ids:
                assert any(name in (change.story, *change.others) for change in changes), documents
        earlier = stories


@given(_groups(), _groups())
@settings(deadline=None)
def test_nothing_new_changes_nothing(first: Groups, second: Groups) -> None:
    """The same groups once more keep their names, and nothing is recorded."""
    earlier, _ = identified(first, (), 1)
    stories, _ = identified(second, earlier, 2)
    assert identified(second, stories, 3) == (stories, ())


@given(_groups(), _groups(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_groups_and_documents_changes_no_name(first: Groups, second: Groups, random) -> None:
    """Groups and their documents in another order have the same names."""
    earlier, _ = identified(first, (), 1)
    shuffled = [tuple(random.sample(group, len(group))) for group in random.sample(second, len(second))]
    one, changes = identified(second, earlier, 2)
    other, as_well = identified(shuffled, earlier, 2)
    assert {story.id: set(story.documents) for story in one} == {story.id: set(story.documents) for story in other}
    assert {(c.kind, c.story, frozenset(c.documents), c.others) for c in changes} == {
        (c.kind, c.story, frozenset(c.documents), c.others) for c in as_well
    }


def test_a_document_joins() -> None:
    """A story that a document joins keeps its name, and the joining is recorded with its reason."""
    earlier = _first("ab", "c")
    stories, changes = identified([("a", "b", "x"), ("c",)], earlier, 2)
    assert [story.id for story in stories] == [story.id for story in earlier]
    assert _kinds(changes) == [(StoryChangeKind.JOINED, ("x",))]
    assert changes[0].why == "one document tells the event of those that were there"


def test_stories_merge() -> None:
    """The story with most documents goes on, of equals the elder; the other is named."""
    earlier = _first("ab", "cde", "f", "g")
    (one, two), changes = identified([("a", "b", "c", "d", "e"), ("f", "g")], earlier, 2)
    assert (one.id, two.id) == (earlier[1].id, earlier[2].id)
    assert [(c.kind, c.documents, c.others) for c in changes] == [
        (StoryChangeKind.MERGED, ("a", "b"), (earlier[0].id,)),
        (StoryChangeKind.MERGED, ("g",), (earlier[3].id,)),
    ]
    assert "3 of the 5 documents" in changes[0].why


def test_a_story_splits() -> None:
    """The largest part keeps the name; the others are new, and both records name each other."""
    earlier = _first("abcde")
    stories, changes = identified([("a", "b"), ("c", "d", "e")], earlier, 2)
    assert stories[1].id == earlier[0].id
    assert [(c.kind, c.story, c.documents, c.others) for c in changes] == [
        (StoryChangeKind.NEW, stories[0].id, ("a", "b"), (earlier[0].id,)),
        (StoryChangeKind.SPLIT, earlier[0].id, ("a", "b"), (stories[0].id,)),
    ]


def test_documents_go() -> None:
    """What is no longer in the archive left its story; a story that lost all is gone."""
    earlier = _first("ab", "c")
    (story,), changes = identified([("a",)], earlier, 2)
    assert story.id == earlier[0].id
    assert _kinds(changes) == [(StoryChangeKind.LEFT, ("b",)), (StoryChangeKind.GONE, ("c",))]


def test_the_same_documents_after_a_while_are_another_story() -> None:
    """The id of a story that went is not given again, even to the same documents."""
    first = _first("ab")
    none, _ = identified([], first, 2)
    again, _ = identified([("a", "b")], none, 3)
    assert again[0].id != first[0].id
