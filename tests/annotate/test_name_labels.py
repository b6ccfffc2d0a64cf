"""Labels: what a document calls whom it names, with trees and without."""

import pytest

from telling import of, telling, worded


def test_a_label_takes_in_what_stands_before_and_after() -> None:
    """A label is the words before a name and the clause after it that place whom it names."""
    told = telling("It includes the anti-war Nordic Voice for Peace that supports the strike, among others.")
    assert worded(told, "label") == [
        ("anti-war Nordic Voice for Peace", "outlet"),
        ("that supports the strike", "outlet"),
    ]
    assert of(told, told.wording[0]) == "Nordic Voice for Peace"


def test_plain_roles_are_no_labels() -> None:
    """An office or a plain description is no label."""
    told = telling("Mayor Ada Lind, the head of the Nordic Rail Union, met the Marfield city council on Monday.")
    assert worded(told, "label") == []


def test_an_unnamed_group_can_be_labelled() -> None:
    """A source without a name is labelled by its own words."""
    told = telling("<s>A pro-reform group</s> <c>said</c> <q>no</q>.")
    assert worded(told, "label") == [("A pro-reform group", "outlet")]


@pytest.mark.parametrize(
    "text",
    [
        "Critics of the plan saw an activist punching Jonas Weber on Monday.",
        "A liberal group sued Jonas Weber on Monday.",
        "Of the conservative candidates, Jonas Weber was late.",
        "They read the infamous Weber memo on Monday.",
        "They met Jonas Weber, the owner of the radical weekly.",
        "Jonas Weber, a pupil at a small liberal arts school, left.",
    ],
)
def test_labels_of_others_are_not_the_names(text: str) -> None:
    """A label counts for a name only through nouns that name the same; verbs, commas and further nouns end it."""
    assert worded(telling(text), "label") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They met conservative radio host Jonas Weber on Monday.", "conservative radio host Jonas Weber"),
        ("They met Jonas Weber, the far-right conspiracy theorist.", "the far-right conspiracy theorist"),
        ("Jonas Weber, a divisive judge who won over Gov. Ada Lind, left.", "a divisive judge"),
    ],
)  # fmt: skip
def test_labels_by_nouns_for_the_named(text: str, label: str) -> None:
    """A label goes with its noun up to the name, or with the noun of the apposition after it."""
    assert (label, "outlet") in worded(telling(text), "label")
