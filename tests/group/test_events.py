"""Which documents tell the same event."""

import re

import pytest

from according.core import Annotated, Document, OriginMap, RawInput, Region, RegionKind, Span
from according.group.events import events

COUNCIL = (
    "Larkford council bans foreign police training",
    "The Larkford city council voted 6-0 on Monday to bar its police from training abroad. Mayor Ada Lind said the "
    "vote followed a petition by the coalition Safer Larkford. Police chief Tom Reyes said none was planned.",
)
COUNCIL_TOO = (
    "Police in Larkford may no longer train abroad",
    "By a 6-0 vote the city council of Larkford forbade the police department to train with foreign forces. The "
    "coalition Safer Larkford had gathered a petition. Chief Tom Reyes has said that he knew of no plans.",
)
COUNCIL_THREE = (
    "Larkford is first city to end police exchanges",
    "Larkford became the first city to end police exchanges with foreign forces after a council vote on Monday. Ada "
    "Lind, the mayor, and members of Safer Larkford welcomed the 6-0 vote; chief Tom Reyes did not comment.",
)
SHOOTING = (
    "Man shot in Eastmoor, police say",
    "A man was shot and wounded on Saturday night in the 400 block of Elm Street in Eastmoor, police said. Officers "
    "found Brian Coyle, 34, with a wound to the leg. No arrest has been made.",
)
OTHER_SHOOTING = (
    "Woman shot in Westhaven, police say",
    "A woman was shot and wounded on Sunday night in the 1200 block of Harbor Road in Westhaven, police said. Officers "
    "found Dana Petrov, 51, with a wound to the arm. No arrest has been made.",
)


def _account(told: tuple[str, str], name: str, published: str | None = None) -> Annotated:
    text = f"{told[0]}\n\n{told[1]}"
    kinds = iter((RegionKind.HEADLINE, RegionKind.BODY))
    regions = tuple(Region(kind=next(kinds), span=Span(*match.span())) for match in re.finditer(r"[^\n]+", text))
    raw = RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor="test")
    return Annotated(
        document=Document(
            id=name,
            path=name,
            text=text,
            published=published,
            regions=regions,
            raw=raw,
            origin=OriginMap.identity(len(text)),
        )
    )


def _groups(*accounts: Annotated) -> list[tuple[str, ...]]:
    return [members for members, _ in events(accounts)]


def test_accounts_of_one_vote_are_one_event():
    """Accounts that share names, a vote and a lead tell one event, however they put it."""
    told = (_account(COUNCIL, "a"), _account(SHOOTING, "b"), _account(COUNCIL_TOO, "c"), _account(COUNCIL_THREE, "d"))
    assert _groups(*told) == [("a", "c", "d"), ("b",)]


def test_crimes_told_alike_are_not_one_event():
    """Local news is written by template: another place, person and day make another event."""
    assert _groups(_account(SHOOTING, "a"), _account(OTHER_SHOOTING, "b")) == [("a",), ("b",)]


def test_the_same_matter_a_year_later_is_another_event():
    """Accounts published a year apart need more than shared words to be one event."""
    later = ("Larkford police train abroad again", "A year after a ban, Larkford police left for a course in Osterby.")
    assert _groups(_account(COUNCIL, "a", "2031-05-04"), _account(later, "b", "2032-05-10")) == [("a",), ("b",)]


def test_an_event_says_what_joins_its_accounts():
    """The reasons name the shared words, names and figures; an account alone has none."""
    (_, why), (_, none) = events((_account(COUNCIL, "a"), _account(COUNCIL_TOO, "b"), _account(SHOOTING, "c")))
    assert [feature.name for feature in why][:4] == [
        "shared words",
        "headlines and leads",
        "shared names",
        "shared figures",
    ]
    assert "Larkford" in why[2].detail
    assert none == ()


@pytest.mark.parametrize("count", [0, 1, 70])
def test_every_document_is_in_exactly_one_event(count: int):
    """No document is lost or told twice, with none, one or many documents."""
    told = tuple(
        _account((f"Event {n}", f"Something of the kind {n * 7919} befell Name{n}ville."), str(n)) for n in range(count)
    )
    members = [member for group in _groups(*told) for member in group]
    assert sorted(members) == sorted(str(n) for n in range(count))


@pytest.mark.parametrize("copies", [1, 9], ids=["few", "many"])
def test_the_order_of_the_documents_changes_no_event(copies: int) -> None:
    """However the documents are laid down, the same are of one event, each in one; so for few, so for many."""
    told = [
        _account((title, text.replace("Monday", f"Monday {number}")), f"{number}{name}", f"2031-05-{4 + number:02d}")
        for number in range(copies)
        for name, (title, text) in zip(
            "abcdefgh",
            (COUNCIL, SHOOTING, COUNCIL_TOO, COUNCIL_THREE, OTHER_SHOOTING, COUNCIL, SHOOTING, COUNCIL),
            strict=True,
        )
    ]
    found = [set(map(frozenset, _groups(*order))) for order in (told, told[::-1], told[3::2] + told[:3] + told[4::2])]
    assert found[0] == found[1] == found[2]
    assert sorted(name for group in found[0] for name in group) == sorted(one.id for one in told)
