"""What the texts do not settle about events, and input that makes it hard."""

from dataclasses import replace

import pytest
from test_events import COUNCIL, COUNCIL_TOO, OTHER_SHOOTING, SHOOTING, _account

from according.core import Annotated, Feature
from according.group import group
from according.group.doubts import LANGUAGE, MATTER, NOT_SETTLED, SEVERAL, doubts
from according.group.likeness import profile

#: A petition on the council's ban, some months on: the same people and matter, another event.
PETITION = (
    "Safer Larkford hands in a second petition",
    "The coalition Safer Larkford handed in a second petition at Larkford town hall. Mayor Ada Lind received it and "
    "promised an answer. Police chief Tom Reyes was away.",
)

#: Half a year after the ban: the same people and place, another event.
BUDGET = (
    "Larkford mayor presents her budget",
    "Mayor Ada Lind of Larkford wants to mend roads and to build a school in the north of the town. Her budget for "
    "next year has nothing for a second fire station, as Nadia Brook of the brigade had asked. Taxes stay as they are. "
    "The library opens on Sundays again, a swimming bath is closed over winter, and buses run until midnight.",
)


def _doubts(told: list[Annotated], groups: list[tuple[int, ...]], likely: dict[tuple[int, int], float]):
    return doubts(told, [profile(one) for one in told], groups, likely)


def _details(found: tuple[Feature, ...], name: str) -> list[str]:
    return [feature.detail for feature in found if feature.name == name]


def test_two_events_that_may_be_one_are_said_to_be_not_settled():
    """Accounts nearly as likely as not to tell one event stay apart, and both events say so in the same words."""
    told = [_account(COUNCIL, "a"), _account(COUNCIL_TOO, "b")]
    left, right = _doubts(told, [(0,), (1,)], {(0, 1): 0.45})
    assert _details(left, NOT_SETTLED) == _details(right, NOT_SETTLED)
    assert len(_details(left, NOT_SETTLED)) == 1


def test_an_account_that_only_just_belongs_is_named():
    """Of an event's accounts one that is hardly likelier than not to tell it is named."""
    told = [_account(COUNCIL, "a"), _account(COUNCIL_TOO, "b"), _account(PETITION, "c")]
    (found,) = _doubts(told, [(0, 1, 2)], {(0, 1): 0.9, (0, 2): 0.55, (1, 2): 0.5})
    assert _details(found, NOT_SETTLED) == [
        f"Whether “{told[2].document.path}” tells this event or only the same wider matter is not settled."
    ]


def test_an_account_of_two_events_is_said_to_tell_of_the_other_too():
    """What is likely to tell one event with an account of another group tells of that as well."""
    told = [_account(COUNCIL, "a"), _account(COUNCIL_TOO, "b"), _account(SHOOTING, "c")]
    event, _ = _doubts(told, [(0, 1), (2,)], {(0, 1): 0.9, (1, 2): 0.55})
    assert _details(event, SEVERAL) == ["“b” may tell of the event of “c” as well."]


def test_the_wider_matter_is_told_apart_from_the_event():
    """Events on the same people are named as of one wider matter, with the names that they share."""
    told = [_account(COUNCIL, "a", "2031-05-04"), _account(BUDGET, "b", "2031-11-20")]
    stories = group(tuple(told))
    assert [story.documents for story in stories] == [("a",), ("b",)]
    (detail,) = _details(_doubts(told, [(0,), (1,)], {(0, 1): 0.1})[0], MATTER)
    assert "Larkford" in detail
    unrelated = group((_account(SHOOTING, "a"), _account(OTHER_SHOOTING, "b")))
    assert [story.why for story in unrelated] == [(), ()]


def test_another_language_is_said_not_guessed():
    """An account in another language than the others is named with its language."""
    german = _account(("Larkford verbietet Polizeitraining", "Der Stadtrat von Larkford stimmte 6-0 dafür."), "c")
    german = replace(german, document=replace(german.document, language="de"))
    english = [_account(told, name) for told, name in ((COUNCIL, "a"), (COUNCIL_TOO, "b"))]
    english = [replace(one, document=replace(one.document, language="en")) for one in english]
    told = (*english, german)
    said = [detail for story in group(told) for detail in _details(story.why, LANGUAGE)]
    assert len(said) == 1
    assert "(de)" in said[0]


@pytest.mark.parametrize("count", [30, 60])
def test_a_wire_in_many_outlets_is_one_event_and_all_of_it_copies(count: int):
    """However many outlets carry one wire, their accounts are one event, and each of them copies."""
    wire = (
        "The Larkford city council voted 6-0 on Monday to bar its police from training with foreign forces, after a "
        "petition by the coalition Safer Larkford that some two thousand residents of the city and of three towns "
        "around it had signed in the course of a single week in spring."
    )
    wires = [_account((f"Outlet {n}: council votes", wire), f"w{n}") for n in range(count)]
    others = [_account(SHOOTING, "x"), _account(OTHER_SHOOTING, "y")]
    stories = group((*wires, *others))
    assert [len(story.documents) for story in stories] == [count, 1, 1]
    joined = {copy.of for copy in stories[0].copies} | {copy.copy for copy in stories[0].copies}
    assert joined == {one.id for one in wires}


def test_two_copies_of_one_file_are_one_event():
    """The same words twice are one event, and the one copies the other whole."""
    body = COUNCIL[1] + " " + PETITION[1]
    (story,) = group((_account((COUNCIL[0], body), "a"), _account((COUNCIL[0], body), "b")))
    assert story.documents == ("a", "b")
    assert [copy.share for copy in story.copies] == [1.0]
