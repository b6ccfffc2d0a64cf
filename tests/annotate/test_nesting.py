"""Nesting: whose words stand in whose, and through whose hands they came."""

import random

import pytest
from paragraphs import tagged

from according.annotate.attributions.nesting import hands, nested
from according.core import Attribution, AttributionKind, Span


def told(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text, nested."""
    return nested(text, tagged(text))


def chains(text: str) -> list[str]:
    """The chain of every attribution in which no other stands, as "outermost ← … ← innermost"."""
    found = told(text)
    parents = {attribution.parent for attribution in found}
    return [
        " ← ".join(" ".join(span.of(text) for span in hand.source) for hand in hands(found, attribution))
        for attribution in found
        if attribution.id not in parents
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The Post reported that Cole said the bridge was safe.", "The Post ← Cole"),
        ("The Post reported that Cole said Byrne had claimed the bridge was safe.", "The Post ← Cole ← Byrne"),
        ("Cole denied that he had said the bridge was safe.", "Cole ← he"),
        ("“The guard told us, ‘Nobody may cross,’ and we turned back,” Cole said.", "Cole ← The guard"),
        ('"The guard told us, "Nobody may cross," and we turned back," Cole said.', "Cole ← The guard"),
        ("“It was late. The guard said the bridge was closed,” Cole recalled.", "Cole ← The guard"),
        ("“I never told anyone that the bridge was safe,” Cole said.", "Cole ← I"),
        ("The guard told a friend he had slept, officials said.", "officials ← The guard"),
        ("The guard believes the bridge will fall, a friend told reporters on Monday.", "a friend ← The guard"),
        ("The Post quoted the guard as saying that the bridge was safe.", "The Post ← the guard"),
        ("The suit alleges that Cole told officials the bridge was safe.", "The suit ← Cole"),
        ("Cole denied the guard's claim that the bridge was safe.", "Cole ← the guard's"),
        ("Cole said that, according to a draft, the bridge would close.", "Cole ← a draft"),
        (
            "A letter signed by nine guards says the mayor told staff to leave.",
            "A letter signed by nine guards ← the mayor",
        ),
        ("“We met.\n\n“In the end the guard said we could go,” Cole recalled.", "Cole ← the guard"),
    ],
)
def test_a_chain_is_told_from_the_last_hand_to_the_first(text: str, chain: str) -> None:
    """An attribution in whose words another stands comes before it in the chain."""
    assert chain in chains(text)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ada Byrne told the Calder Post that she would vote.", "the Calder Post ← Ada Byrne"),
        ("“We met,” Byrne told Channel 6 News. “We voted.”", "Channel 6 News ← Byrne"),
        ("Byrne said in an interview with the Daily Echo that she would vote.", "the Daily Echo ← Byrne"),
        ("Speaking to the Calder Post on Monday, Byrne said she would vote.", "the Calder Post ← Byrne"),
        ("Byrne told the Calder Post that Cole said he would vote.", "the Calder Post ← Byrne ← Cole"),
    ],
)
def test_another_outlet_stands_above_the_speaker(text: str, chain: str) -> None:
    """Words that were given to another outlet have it as their last hand, in an attribution of kind citation."""
    assert chains(text) == [chain]
    (outlet,) = [a for a in told(text) if a.kind is AttributionKind.CITATION]
    assert outlet.parent is None


@pytest.mark.parametrize(
    "text",
    [
        "Byrne told reporters that she would vote.",
        "Byrne told Cole that she would vote.",
        "The Calder Post said that Byrne would vote.",
        "Byrne said the Calder Post was wrong.",
        "Byrne said in a letter to the board that she would vote.",
        "“We met,” Cole said. “We met,” Byrne said.",
        "Cole, who told nobody, said he would vote.",
        "“I think we met,” Cole said.",
    ],
)
def test_near_misses_have_no_second_hand(text: str) -> None:
    """Attributions side by side, hearers, outlets that are spoken of and one's own opinions make no chain."""
    assert all(attribution.parent is None for attribution in told(text))


def _made(name: str, *places: tuple[int, int]) -> Attribution:
    source, cue, *content = (Span(*place) for place in places)
    return Attribution(id=name, kind=AttributionKind.INDIRECT, source=(source,), cue=(cue,), content=tuple(content))


def test_a_child_may_stand_in_several_spans_of_its_parent() -> None:
    """What lies in two spans of a content, source in one and content in the other, lies in the content."""
    outer = _made("outer", (0, 2), (3, 5), (6, 20), (30, 50))
    inner = _made("inner", (6, 10), (11, 15), (31, 45))
    beyond = _made("beyond", (7, 9), (16, 18), (40, 60))
    parents = {a.id: a.parent for a in nested("x" * 70, [beyond, inner, outer])}
    assert parents == {"outer": None, "inner": "outer", "beyond": None}


def test_parents_make_no_circles_and_hold_their_children() -> None:
    """Whatever spans a model gives, parents hold their children wholly, and following them comes to an end."""
    dice = random.Random(7)  # noqa: S311 - a fixed sequence, nothing secret
    given = []
    for number in range(300):
        start = dice.randrange(400)
        cuts = sorted(dice.sample(range(start, start + 120), 6))
        spans = [(cuts[i], cuts[i + 1]) for i in (0, 2, 4)]
        dice.shuffle(spans)
        given.append(_made(f"a{number:03}", *spans))
    found = nested("x" * 600, given)
    assert nested("x" * 600, given[::-1]) == found
    known = {a.id: a for a in found}
    for attribution in found:
        chain = hands(found, attribution)
        assert chain[-1] is attribution
        if attribution.parent is not None:
            content = known[attribution.parent].content
            roles = (*attribution.source, *attribution.cue, *attribution.content)
            assert all(any(span.holds(role) for span in content) for role in roles)
            assert sum(map(len, content)) > sum(map(len, attribution.content))


def test_nesting_twice_is_nesting_once() -> None:
    """Setting the parents anew changes nothing."""
    text = "Byrne told the Calder Post that Cole said he would vote."
    assert nested(text, told(text)) == told(text)
